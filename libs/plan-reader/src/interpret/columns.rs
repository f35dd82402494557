//! Which column of a table holds what, by the words of its heading.

mod answered;
mod both;
mod content;
mod group;
mod guess;
mod latest;
mod misplaced;
mod no_plan;
mod outline;
mod partners;
mod parts;
mod repeated;
mod returned;
mod role;
mod settle;
mod spread;
mod unheaded;
mod verbs;
mod version;

use super::{headings, headings::below, quarters, set_aside, words::folded};
use crate::aliases::{Aliases, heading_words};
use crate::block::{Cell, Row, Table};
use crate::draft::{ColumnRole, FoundColumn, FoundColumns};
use crate::{Location, date, status};
pub(super) use answered::prefer_answered;
pub(crate) use both::names_both;
pub(super) use both::{told_in_cells, who_and_when};
pub(super) use content::{by_content, holds_grades};
pub(crate) use group::explains;
use guess::with_text_column;
pub(crate) use guess::{guess, has_foreign_headings, of_any, unheaded};
pub(super) use latest::{hinders, prefer_latest};
pub(super) use misplaced::put_right;
use no_plan::{could_be_any_table, only_counts, says_what_is_done};
pub(super) use parts::{prefer_parts, prefer_planned};
pub(super) use returned::outputs_achieved;
pub(crate) use role::{assign, assign_knowing, label_role};
use serde_json::{Map, Value};
pub(super) use verbs::prefer_verbs;
pub(crate) use version::speaks_of_another_time;
pub(super) use version::{prefer_current, prefer_fuller, prefer_tasks, prefer_titles};

/// The most columns that a table of a plan has: what programs export has a hundred.
pub(crate) const MOST_COLUMNS: usize = 300;

/// One column of a plan's table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Column {
    pub from: usize,
    pub to: usize,
    pub heading: String,
    /// The heading beneath the group it stands in, where headings stand in two rows.
    pub sub: Option<String>,
    pub role: Option<ColumnRole>,
    /// A user keeps it under its own heading, whatever stands in it.
    pub kept: bool,
    /// Its heading is a status, and a tick beneath it says that it is this one.
    pub tick: bool,
    /// What it counts for where that column says nothing: dates first promised beside revised ones, what was told before.
    pub stands_in: Option<ColumnRole>,
    /// It says in words what each row is about, and stands for the activity where the row has none.
    pub of_rows: bool,
    /// What it holds was judged by its cells, or could be held by another as well.
    pub guessed: bool,
    /// The letter beneath it that says that the body it names leads.
    pub leads_at: Option<char>,
    /// What else stands in its cells, where its heading is several glued together.
    pub also: Vec<ColumnRole>,
}

impl Column {
    /// What it is called: its own heading, without that of a group.
    pub(crate) fn name(&self) -> &str {
        self.sub.as_deref().unwrap_or(&self.heading)
    }
}

/// The columns of a table, and where its headings stand.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    pub all: Vec<Column>,
    /// The first row of headings, and the first row after them.
    pub first: usize,
    pub after: usize,
    pub guessed: bool,
    /// Progress is told in rows of its own below the activities.
    pub progress_below: bool,
    pub at: Location,
}

/// The roles that make a table a plan rather than any other table.
fn is_plan(roles: &[Option<ColumnRole>]) -> bool {
    let has = |role| roles.contains(&Some(role));
    let text = has(ColumnRole::Activity) || has(ColumnRole::Recommendation);
    let found = roles.iter().flatten().count();
    let says = [ColumnRole::Lead, ColumnRole::TargetDate, ColumnRole::Achieved, ColumnRole::Status];
    let who_or_when = says.into_iter().any(has);
    (text && found >= 2)
        || (who_or_when && found >= 3)
        || (has(ColumnRole::Lead) && has(ColumnRole::TargetDate))
        || (has(ColumnRole::Theme) && found >= 2)
}

fn has_what_who_when(roles: &[Option<ColumnRole>]) -> bool {
    [ColumnRole::Activity, ColumnRole::Lead, ColumnRole::TargetDate].iter().all(|r| roles.contains(&Some(*r)))
}

/// True for words that together are the headings of a plan's table.
pub(crate) fn are_headings(words: &[String], aliases: &Aliases) -> bool {
    let roles = assign_knowing(words, aliases, &[]);
    let named: Vec<(&str, Option<ColumnRole>)> =
        words.iter().map(String::as_str).zip(roles.iter().copied()).collect();
    is_plan(&roles) && !could_be_any_table(&named) && roles.iter().flatten().count() * 5 >= words.len() * 2
}

fn heading_like(cell: &Cell) -> bool {
    let text = called(cell);
    let words = text.split_whitespace().count();
    // "This report fulfils that action." is what a row says, though it speaks of an action.
    let sentence = words > 4 && text.ends_with('.') && !text.ends_with("..");
    words <= 16 && text.len() <= 140 && !sentence
}

/// Finds the row of headings of a table of a plan.
pub(crate) fn find(table: &Table, most_rows: usize, aliases: &Aliases) -> Option<Columns> {
    for (i, row) in table.rows.iter().enumerate().filter(|(_, row)| !row.is_empty()).take(most_rows) {
        // A plan may stand further down the same sheet.
        if set_aside::heads_no_plan(row, aliases) {
            continue;
        }
        if let Some(columns) = headings_in(table, i, aliases) {
            return Some(columns);
        }
        if row.headings && (2..=MOST_COLUMNS).contains(&row.cells.len()) {
            // A row the document itself calls headings, though few of its words are known.
            let mut columns = columns_of(table, i, aliases);
            headings::mend(&mut columns.all, table, columns.after, aliases);
            let roles: Vec<_> = columns.all.iter().map(|c| c.role).collect();
            if roles.iter().flatten().count() >= 1 && columns.all.len() > 1 {
                return Some(with_text_column(columns, table));
            }
        }
    }
    None
}

/// True where this row heads columns of what is done and by when, the latter over no columns of their own.
pub(super) fn say_what_and_when(table: &Table, index: usize, aliases: &Aliases) -> bool {
    let narrow = |c: &Columns, role| c.role(role).is_some_and(|c| c.to == c.from + 1);
    headings_in(table, index, aliases)
        .is_some_and(|c| c.has(ColumnRole::Activity) && narrow(&c, ColumnRole::TargetDate))
}

/// The columns, if this row is a row of headings.
pub(crate) fn headings_in(table: &Table, index: usize, aliases: &Aliases) -> Option<Columns> {
    let row = table.rows.get(index)?;
    let filled: Vec<&Cell> = row.filled().collect();
    if !(1..=MOST_COLUMNS).contains(&filled.len()) || !filled.iter().all(|c| heading_like(c)) {
        return None;
    }
    let mut columns = columns_of(table, index, aliases);
    columns.with_partners(table);
    let unheaded = unheaded::that_says_what_is_done(&columns, table, aliases);
    let roles: Vec<_> = columns.all.iter().chain(&unheaded).map(|c| c.role).collect();
    // Words of a plan can fit by chance; headings do so in most of their cells.
    let says = |c: &Column| {
        c.role.is_some()
            || c.kept
            || c.leads_at.is_some()
            || status::is_only_status(c.name())
            || quarters::is_time(c.name())
            || role::describes_objectives(c.name())
    };
    let known = columns.all.iter().filter(|c| says(c)).count();
    // What a program exports has many columns of its own beside what, who and when.
    let enough = if has_what_who_when(&roles) {
        known * 5 >= columns.all.len().min(25)
    } else {
        known * 5 >= columns.all.len() * 2
    };
    let named: Vec<(&str, Option<ColumnRole>)> = columns.all.iter().map(|c| (c.name(), c.role)).collect();
    let measured = !is_plan(&roles) && columns.are_only_measured();
    if columns.all.len() < 2 || !is_plan(&roles) && !measured || !enough || could_be_any_table(&named) {
        return None;
    }
    columns.after += usize::from(guess::explains_columns(table, columns.after));
    headings::mend(&mut columns.all, table, columns.after, aliases);
    columns.all.splice(0..0, unheaded);
    let mut found = with_text_column(columns, table);
    if measured && let Some(first) = found.all.first_mut() {
        first.guessed = true;
    }
    // "Target" heads what is to be done in plans of schools, but figures in most others.
    let called_target = |c: &Column| heading_words(c.name()) == ["target"];
    let sure = !found.guessed && !found.role(ColumnRole::Activity).is_some_and(called_target);
    ((sure || says_what_is_done(&found, table)) && !only_counts(&found, table)).then_some(found)
}

/// The columns of a table if this row heads them, each with what its heading says.
pub(super) fn columns_of(table: &Table, index: usize, aliases: &Aliases) -> Columns {
    let empty = Row::default();
    let row = table.rows.get(index).unwrap_or(&empty);
    let mut all: Vec<Column> = row
        .filled()
        .map(|c| Column { from: c.column, to: c.column + c.columns, heading: called(c), ..Column::default() })
        .collect();
    let mut after = index + row.filled().map(|c| c.rows).min().unwrap_or(1).max(1);
    // A heading over several columns has its own headings beneath it.
    let wide = row.cells.iter().any(|c| c.columns > 1 && !c.is_empty());
    if let Some(below) = table.rows.get(index + 1).filter(|_| wide && row.cells.len() > 1) {
        let under: Vec<&Cell> = below.filled().collect();
        // "Complete" may be said of a date, but it is also what ticks stand under; "Agreed action" and "Actions completed" are headings.
        let short = |c: &&Cell| {
            let text = c.text();
            text.split_whitespace().count() <= 5
                && (!date::looks_like_a_date(&text)
                    || status::is_only_status(&text)
                    || quarters::is_time(&text)
                    || assign_knowing(&[text], aliases, &[])
                        .iter()
                        .any(|r| matches!(r, Some(ColumnRole::Activity | ColumnRole::Achieved))))
        };
        let beneath = |c: &Cell| {
            row.cells.iter().any(|top| {
                (top.columns > 1 || top.rows == 1)
                    && (top.column..top.column + top.columns).contains(&c.column)
            })
        };
        let tall = row.cells.iter().filter(|c| !c.is_empty() && c.columns == 1).all(|c| {
            c.rows > 1 || under.iter().filter(|u| u.column == c.column).all(|u| headings::goes_on(u))
        });
        // "Who" over "Accountable officer": where the row beneath is one of headings itself, groups may be of one column.
        let words = || under.iter().map(|c| one_line(&c.text())).collect::<Vec<_>>();
        let groups = row.filled().count() > 2 && under.len() > 2;
        let headed = tall || groups && are_headings(&words(), aliases);
        if under.len() > 1 && headed && under.iter().all(short) && under.iter().all(|c| beneath(c)) {
            let mut split = Vec::new();
            for column in all {
                let parts: Vec<&&Cell> =
                    under.iter().filter(|c| (column.from..column.to).contains(&c.column)).collect();
                if parts.is_empty() || tall && column.to - column.from == 1 {
                    let rest = parts.iter().map(|u| format!(" {}", one_line(&u.text()))).collect::<String>();
                    split.push(Column { heading: column.heading + &rest, ..column });
                    continue;
                }
                for part in parts {
                    let sub = one_line(&part.text());
                    let heading = format!("{} {sub}", column.heading);
                    split.push(Column {
                        from: part.column,
                        to: part.column + part.columns,
                        heading,
                        sub: Some(sub),
                        ..Column::default()
                    });
                }
            }
            all = split;
            after = index + 2;
        }
    }
    let mut all = headings::part_glued(all, table, index, aliases);
    let after = after.max(index + 1);
    headings::name(&mut all, aliases, &[]);
    told_in_cells(&mut all, table, after, aliases);
    let at = row.at.clone();
    Columns { all, first: index, after, guessed: false, progress_below: false, at }
}

/// What a cell over a column calls it: of "Timeline" over a line that explains what that is, the name alone. "(Owner)" beneath
/// a question is the name itself.
fn called(cell: &Cell) -> String {
    let text = cell.text();
    let count = |words: &str| words.split_whitespace().count();
    let least = |explained: &str| if explained.trim_start().starts_with('(') { 2 } else { 5 };
    match text.trim().split_once('\n') {
        Some((name, explained))
            if count(name) <= 5
                && count(explained) > least(explained)
                && !explained.trim().contains('\n') =>
        {
            one_line(name)
        }
        _ => one_line(&text),
    }
}

/// The words on one line, with single spaces between them.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Columns {
    pub(crate) fn role(&self, role: ColumnRole) -> Option<&Column> {
        self.all.iter().find(|c| c.role == Some(role))
    }

    pub(crate) fn has(&self, role: ColumnRole) -> bool {
        self.role(role).is_some()
    }

    /// True where the headings did not say for sure what the columns hold.
    pub(crate) fn any_guessed(&self) -> bool {
        self.guessed || self.all.iter().any(|c| c.guessed)
    }

    /// True where progress is told apart from the status.
    pub(crate) fn tells_progress(&self) -> bool {
        self.progress_below || self.has(ColumnRole::Achieved)
    }

    /// Words under their headings, in the order of the table: those of a cell merged over several rows come late.
    pub(crate) fn in_their_order(&self, words: Map<String, Value>) -> Map<String, Value> {
        let place = |heading: &str| self.all.iter().position(|c| c.heading == heading).unwrap_or(usize::MAX);
        let mut words: Vec<(String, Value)> = words.into_iter().collect();
        words.sort_by_key(|(heading, _)| place(heading));
        words.into_iter().collect()
    }

    /// The column a cell stands in.
    pub(crate) fn at(&self, column: usize) -> Option<&Column> {
        self.all.iter().find(|c| (c.from..c.to).contains(&column))
    }

    /// The first column of the table and the one past its last.
    pub(crate) fn span(&self) -> (usize, usize) {
        (self.all.iter().map(|c| c.from).min().unwrap_or(0), self.all.iter().map(|c| c.to).max().unwrap_or(1))
    }

    /// True where another table has the same headings.
    pub(crate) fn has_same_headings(&self, other: &Self) -> bool {
        let names = |c: &Self| c.all.iter().map(|c| folded(&c.heading)).collect::<Vec<_>>();
        names(self) == names(other)
    }

    pub(crate) fn found(&self) -> FoundColumns {
        let read_as = |c: &Column| if c.tick { Some(ColumnRole::Status) } else { c.role };
        let headings = self
            .all
            .iter()
            .map(|c| FoundColumn { heading: c.heading.clone(), read_as: read_as(c) })
            .collect();
        FoundColumns { headings, source: self.at.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headings: &[&str], roles: &[&str]) {
        let headings: Vec<String> = headings.iter().map(|h| (*h).to_owned()).collect();
        let got: Vec<String> = assign(&headings)
            .into_iter()
            .map(|r| {
                r.map_or("-".into(), |r| serde_json::to_string(&r).unwrap().trim_matches('"').to_owned())
            })
            .collect();
        assert_eq!(got, roles, "{headings:?}");
    }

    #[test]
    fn headings_are_known_by_their_words() {
        check(
            &["Activity", "Lead", "Target Date", "What has been achieved so far?"],
            &["activity", "lead", "target_date", "achieved"],
        );
        check(
            &["Ref", "Work stream / Theme", "Emerging Recommendations", "Workstream Officer Lead"],
            &["ref", "theme", "recommendation", "lead"],
        );
        check(
            &["No.", "Objective", "Actions", "Responsible", "Timescale", "RAG", "Progress update"],
            &["ref", "theme", "activity", "lead", "target_date", "status", "achieved"],
        );
        check(
            &["Objective", "Owner", "Deadline", "Comments"],
            &["activity", "lead", "target_date", "achieved"],
        );
        check(
            &["Commitment", "Who", "By when", "Success measure"],
            &["activity", "lead", "target_date", "-"],
        );
        check(
            &["Action ref", "Action", "Action owner", "Action status", "Completion date"],
            &["ref", "activity", "lead", "status", "target_date"],
        );
        check(
            &["What will we do?", "Who will lead?", "When will it be done?", "How will we know?"],
            &["activity", "lead", "target_date", "-"],
        );
        check(
            &["Service", "Task", "Team", "Start date", "End date"],
            &["service", "activity", "lead", "-", "target_date"],
        );
    }
}
