//! Grids of work against time: a row for each strand of work, a column for each quarter, month or year.

mod time;

use super::columns::{self, Columns};
use super::prose::tail_of;
use super::rows::foot;
use super::set_aside::heads_no_plan;
use super::words::{folded, is_year, word_list};
use super::{Interpreter, PREFACE, add_line};
use crate::aliases::Aliases;
use crate::block::{Cell, Manner, Row, Table, lines_of};
use crate::confidence::{Doubt, FoundBy};
use crate::date::{self, DateOptions};
use crate::draft::{ColumnRole, DraftActivity, FoundColumn, FoundColumns, UnplacedReason};
use crate::status;
pub(crate) use time::is_time;

/// The columns of such a grid.
#[derive(Debug)]
pub(super) struct Grid {
    times: Vec<Time>,
    others: Vec<Other>,
    /// The years over times that name a year themselves.
    years: Vec<String>,
    first: usize,
    after: usize,
}

#[derive(Debug)]
struct Time {
    from: usize,
    to: usize,
    heading: String,
}

#[derive(Debug)]
struct Other {
    column: usize,
    heading: String,
    role: Option<ColumnRole>,
}

/// Finds the columns of time in a table that is such a grid.
pub(super) fn grid(table: &Table, aliases: &Aliases) -> Option<Grid> {
    let found = (0..table.rows.len().min(4)).find_map(|i| grid_from(table, i, aliases))?;
    // Below headings of what and when two dates in a row are those of an activity.
    let above = (0..found.first).any(|i| columns::say_what_and_when(table, i, aliases));
    (!above && !holds_a_plan_below(table, found.after, aliases)).then_some(found)
}

/// True where a gap parts what stands first in a sheet, figures by year, from the headings of a plan.
fn holds_a_plan_below(table: &Table, after: usize, aliases: &Aliases) -> bool {
    let below_a_gap = |i: &usize| {
        let last = (after..*i).rev().find(|at| row_width(table, *at) > 1).unwrap_or(after);
        (last..*i).any(|at| foot::is_last_before_a_gap(table, at))
    };
    (after..table.rows.len().min(PREFACE))
        .filter(|i| row_width(table, *i) > 2)
        .filter(below_a_gap)
        .any(|i| columns::headings_in(table, i, aliases).is_some())
}

fn row_width(table: &Table, at: usize) -> usize {
    table.rows.get(at).map_or(0, |row| row.filled().count())
}

fn grid_from(table: &Table, first: usize, aliases: &Aliases) -> Option<Grid> {
    let row = table.rows.get(first)?;
    let filled: Vec<&Cell> = row.filled().collect();
    let timed = filled.iter().filter(|c| is_time(&c.text())).count();
    if filled.len() < 2 || timed == 0 || timed * 2 < filled.len().saturating_sub(1) {
        return None;
    }
    let (mut times, mut others) = (Vec::new(), Vec::new());
    for cell in &filled {
        if is_time(&cell.text()) {
            times.push(Time { from: cell.column, to: cell.column + cell.columns, heading: one_line(cell) });
        } else {
            others.push((cell.column, one_line(cell)));
        }
    }
    // Quarters beneath years, or months beneath quarters.
    let below = table.rows.get(first + 1);
    let beneath: Vec<&Cell> =
        below.into_iter().flat_map(|r| &r.cells).filter(|c| !c.is_empty() && is_time(&c.text())).collect();
    let (mut after, mut years) = (first + 1, Vec::new());
    // What the rows are called may stand beside the lower of them.
    let under = |c: &&Cell| times.iter().any(|t: &Time| (t.from..t.to).contains(&c.column));
    let corner: Vec<&Cell> = below.into_iter().flat_map(Row::filled).filter(|c| !under(c)).collect();
    let named = |c: &&Cell| others.is_empty() && times.iter().all(|t| c.column < t.from);
    let all_times = below.is_some_and(|r| r.filled().filter(under).all(|c| is_time(&c.text())));
    if beneath.len() >= 2 && all_times && corner.iter().all(named) {
        others.extend(corner.iter().map(|c| (c.column, one_line(c))));
        let split = |t: Time| -> Vec<Time> {
            let parts: Vec<Time> = beneath
                .iter()
                .filter(|c| (t.from..t.to).contains(&c.column))
                .map(|c| Time {
                    from: c.column,
                    to: c.column + c.columns,
                    heading: beneath_year(one_line(c), &t.heading),
                })
                .collect();
            if parts.is_empty() { vec![t] } else { parts }
        };
        let tops: Vec<String> = times.iter().map(|t| t.heading.clone()).collect();
        times = times.into_iter().flat_map(split).collect();
        years =
            tops.into_iter().filter(|top| !times.iter().any(|t| t.heading.ends_with(top.as_str()))).collect();
        after += 1;
    }
    if times.len() < 2 {
        return None;
    }
    // The corner of such a grid is often empty, though names stand beneath it.
    let left = times.iter().map(|t| t.from).min().unwrap_or(0);
    if others.is_empty() && left == 1 {
        others.push((0, "Column 1".to_owned()));
    }
    let headings: Vec<String> = others.iter().map(|(_, h)| h.clone()).collect();
    let others: Vec<Other> = others
        .into_iter()
        .zip(columns::assign_knowing(&headings, aliases, &[]))
        .map(|((column, heading), role)| Other { column, heading, role })
        .collect();
    // Ticks and numbers under the quarters say when something named beside them is done.
    let says = |other: &Other| {
        matches!(other.role, Some(ColumnRole::Activity | ColumnRole::Recommendation))
            && !matches!(
                folded(&other.heading).as_str(),
                "objective" | "objectives" | "goal" | "goals" | "aim" | "aims" | "project"
            )
    };
    if others.iter().any(says) {
        return None;
    }
    let grid = Grid { times, others, years, first, after };
    let (mut worded, mut all) = (0, 0);
    let rows = table.rows.iter().skip(grid.after).take_while(|row| !heads_no_plan(row, aliases));
    for cell in rows.flat_map(|r| &r.cells).filter(|c| !c.is_empty()) {
        if grid.times.iter().any(|t| (t.from..t.to).contains(&cell.column)) {
            all += 1;
            worded += usize::from(
                word_list(&cell.text()).iter().filter(|w| w.chars().any(char::is_alphabetic)).count() >= 2,
            );
        }
    }
    (all > 0 && worded * 5 >= all * 3).then_some(grid)
}

fn one_line(cell: &Cell) -> String {
    cell.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "Q1" beneath "2024/25" is of that year; "April to June 2024" says so itself.
fn beneath_year(time: String, above: &str) -> String {
    if word_list(&time).iter().any(|w| is_year(w)) { time } else { format!("{time} {above}") }
}

/// When the ticks or the shading of a row under columns of time say that it is done, in the words of the headings.
pub(super) fn ticked(row: &Row, columns: &Columns) -> Option<String> {
    let mut times: Vec<&columns::Column> =
        columns.all.iter().filter(|c| c.role.is_none() && !c.tick && is_time(c.name())).collect();
    // The latest may stand first.
    let begins = |c: &columns::Column| date::read(&c.heading, &DateOptions::default()).start;
    if times.iter().all(|c| begins(c).is_some()) {
        times.sort_by_key(|c| begins(c));
    }
    if columns.has(ColumnRole::TargetDate) || times.len() < 2 {
        return None;
    }
    let under = |c: &columns::Column| row.cells.iter().find(|cell| (c.from..c.to).contains(&cell.column));
    let shaded = times.iter().filter(|c| under(c).is_some_and(|cell| cell.fill.is_some())).count();
    let mut ticked: Vec<&str> = Vec::new();
    for column in &times {
        let Some(cell) = under(column) else { continue };
        let text = cell.text();
        if super::statuses::is_mark(&text) || cell.is_empty() && cell.fill.is_some() && shaded < times.len() {
            ticked.push(&column.heading);
        } else if !cell.is_empty() {
            // Words under a quarter say what is done then.
            return None;
        }
    }
    match ticked.as_slice() {
        [] => None,
        [one] => Some((*one).to_owned()),
        [first, .., last] => Some(format!("{first} to {last}")),
    }
}

impl Interpreter {
    /// Takes in a grid: each entry of a cell is an activity, and the heading above it says when.
    pub(super) fn take_grid(&mut self, table: &Table, grid: &Grid) {
        self.plan_tables += 1;
        self.last_columns = None::<Columns>;
        self.said_again.extend(grid.years.iter().cloned());
        for row in table.rows.iter().take(grid.first) {
            self.note(row);
        }
        self.found_grid(table, grid);
        let named =
            |it: &Self| it.theme.and_then(|t| it.draft.themes.get(t)).is_some_and(|t| t.name.is_some());
        let mut under_theme = named(self);
        let mut above: Vec<(usize, &Cell, usize)> = Vec::new();
        let mut of_plan = true;
        for (i, row) in table.rows.iter().enumerate().skip(grid.after).filter(|(_, r)| !r.is_empty()) {
            above.retain(|(_, _, until)| *until > i);
            let timed = row.cells.iter().any(|c| !c.is_empty() && grid.at(c).is_some());
            let mut filled = row.filled();
            // "Delivered" beside a colour is of the key.
            let of_key = timed && row.filled().all(|c| status::is_only_status(&c.text()));
            of_plan &= !(of_key || heads_no_plan(row, &self.aliases));
            if !timed || !of_plan || foot::is_total(&filled.clone().collect::<Vec<_>>()) {
                match (filled.next(), filled.next()) {
                    (Some(cell), None) if cell.columns > 1 => {
                        self.explain(
                            &row.at,
                            &cell.text(),
                            "Read as a theme: one name stands alone over the rows that follow.",
                        );
                        self.open_theme(&cell.text(), &cell.at);
                        under_theme = true;
                    }
                    _ => {
                        self.note(row);
                    }
                }
                continue;
            }
            self.explain(
                &row.at,
                &lines_of(row.cells.first().map_or(&[], |c| &c.paragraphs)),
                "Read as activities: each cell says what is done, and the heading above it says when.",
            );
            self.grid_row(row, grid, under_theme, &above);
            above.extend(
                row.cells
                    .iter()
                    .filter(|c| c.rows > 1 && grid.at(c).is_none())
                    .map(|c| (c.column, c, i + c.rows)),
            );
        }
    }

    fn found_grid(&mut self, table: &Table, grid: &Grid) {
        let mut headings: Vec<(usize, FoundColumn)> = Vec::new();
        let name = grid.name().map(|o| o.column);
        for other in &grid.others {
            let read_as = if name == Some(other.column) { Some(ColumnRole::Theme) } else { other.role };
            headings.push((other.column, FoundColumn { heading: other.heading.clone(), read_as }));
        }
        for time in &grid.times {
            let read_as = Some(ColumnRole::TargetDate);
            headings.push((time.from, FoundColumn { heading: time.heading.clone(), read_as }));
        }
        headings.sort_by_key(|h| h.0);
        let source = table.rows.get(grid.first).map(|r| r.at.clone()).unwrap_or_default();
        let headings = headings.into_iter().map(|h| h.1).collect();
        self.draft.columns.push(FoundColumns { headings, source });
    }

    fn grid_row(&mut self, row: &Row, grid: &Grid, under_theme: bool, above: &[(usize, &Cell, usize)]) {
        let cell_at = |column: usize| {
            let own = row.cells.iter().find(|c| c.column == column && !c.is_empty());
            own.or_else(|| above.iter().find(|(at, ..)| *at == column).map(|(_, c, _)| *c))
        };
        let name = grid.name();
        if let Some((text, at)) = name.and_then(|n| cell_at(n.column)).map(|c| (one_line(c), c.at.clone())) {
            if under_theme {
                self.service = Some(text);
            } else {
                self.open_theme(&text, &at);
            }
        }
        let mut lead = None;
        let mut other = serde_json::Map::new();
        for column in grid.others.iter().filter(|o| name.is_none_or(|n| n.column != o.column)) {
            let Some(cell) = cell_at(column.column) else { continue };
            match column.role {
                Some(ColumnRole::Lead) => add_line(&mut lead, &cell.text()),
                _ => super::activity::put(&mut other, &column.heading, &cell.text()),
            }
        }
        let service = self.service.clone();
        for cell in row.filled() {
            let Some(when) = grid.at(cell) else {
                if !grid.others.iter().any(|o| o.column == cell.column) {
                    self.unplaced(&cell.text(), UnplacedReason::Note, &cell.at);
                }
                continue;
            };
            let texts = parts_of(cell);
            let several = texts.len() > 1;
            for text in texts {
                let found = tail_of(&text, &self.aliases);
                for words in &found.left {
                    self.unplaced(words, UnplacedReason::Label, &cell.at);
                }
                let mut doubts = Vec::new();
                if several {
                    doubts.push(Doubt::SplitCell);
                }
                let activity = DraftActivity {
                    service: service.clone(),
                    text: found.text,
                    lead: found.lead.or_else(|| lead.clone()),
                    target_date: Some(found.date.unwrap_or_else(|| when.clone())),
                    achieved: found.achieved,
                    other: other.clone(),
                    found_by: FoundBy::Grid,
                    doubts,
                    source: cell.at.clone(),
                    ..DraftActivity::default()
                };
                self.current_theme().activities.push(activity);
            }
        }
    }
}

impl Grid {
    /// The column that names what the work of a row is for.
    fn name(&self) -> Option<&Other> {
        self.others.iter().find(|o| matches!(o.role, Some(ColumnRole::Theme))).or_else(|| {
            self.others.iter().find(|o| !matches!(o.role, Some(ColumnRole::Lead | ColumnRole::Ref)))
        })
    }

    /// The time a cell stands under: "Q1", or from the first to the last of those it covers.
    fn at(&self, cell: &Cell) -> Option<String> {
        let over: Vec<&Time> =
            self.times.iter().filter(|t| t.from < cell.column + cell.columns && cell.column < t.to).collect();
        match over.as_slice() {
            [] => None,
            [one] => Some(one.heading.clone()),
            [first, .., last] => Some(format!("{} – {}", first.heading, last.heading)),
        }
    }
}

/// The activities of one cell: each item of its list with what stands beneath it, or each paragraph.
fn parts_of(cell: &Cell) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for p in cell.paragraphs.iter().filter(|p| !p.text.trim().is_empty()) {
        let deeper = matches!(p.manner, Manner::Bullet(level) | Manner::Numbered { level, .. } if level > 0);
        match out.last_mut() {
            Some(last) if deeper => {
                last.push_str("\n- ");
                last.push_str(p.text.trim());
            }
            _ => out.push(match &p.manner {
                Manner::Numbered { label, .. } => format!("{label} {}", p.text.trim()),
                _ => p.text.trim().to_owned(),
            }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::is_time;

    #[test]
    fn headings_of_time_are_told_from_others() {
        for text in [
            "Q1",
            "Q1 2026/27",
            "April 2026",
            "2026/27",
            "Year 1",
            "Year one",
            "Short term",
            "0-6 months",
            "Autumn term 2026",
            "FY26",
        ] {
            assert!(is_time(text), "{text}");
        }
        for text in ["Target", "Lead", "May Rao", "Priority 1", "One", "Long list", "Progress Q1", "3"] {
            assert!(!is_time(text), "{text}");
        }
    }
}
