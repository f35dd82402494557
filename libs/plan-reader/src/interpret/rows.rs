//! What each row of a plan's table is: headings, a band over others, a labelled line, an entry.

mod bare_names;
pub(super) mod foot;
mod levels;
mod outline;
mod remark;
mod template;

use std::collections::{HashMap, HashSet};

pub(super) use remark::is_a_name;

use super::columns::{self, Columns};
use super::words::{
    Label, folded, is_name_like, is_numbered_name, is_theme_by_name, label_of, number_of_name, split_ref,
};
use super::{stated, told_below};
use crate::aliases::Aliases;
use crate::block::{Cell, Row, Table};
use crate::date;
use crate::draft::ColumnRole;
use crate::status;

/// What a row is.
#[derive(Debug)]
pub(super) enum RowIs {
    Empty,
    /// The headings again.
    Repeated,
    /// Other headings: the columns change from here.
    Headings(Columns),
    /// The second line of headings, taken in already.
    Passed,
    /// "Desired outcome: …", "Recommendations …".
    Labelled(Label, String, String),
    /// A name over the rows that follow: a theme or a service.
    Band(Level),
    /// Running text across the table.
    Note,
    /// Numbered, with nothing in it but what a template says is to be chosen.
    Unfilled,
    /// How the activity of the row above goes on: "Update: …" across the table.
    Told(String, String),
    /// A task over others of an outline: "2 Services" over "2.1" and "2.2", or over "a" and "b".
    Over,
    Entry,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Theme,
    Service,
    /// What stands between a theme and its activities: "B. Contracts reach small firms".
    Between,
    /// What the rows below answer: "Recommendation 3: Publish pay gaps".
    Stated {
        /// A name stands over it in the same table.
        under_name: bool,
    },
}

/// Decides what each row after the headings is.
pub(super) fn classify(
    table: &Table,
    first: &Columns,
    from: usize,
    theme_above: bool,
    service_above: bool,
    contents: &HashSet<String>,
    aliases: &Aliases,
) -> Vec<(usize, RowIs)> {
    let mut columns = first.clone();
    let mut out: Vec<(usize, RowIs)> = Vec::new();
    let usual = usual_look(table, &columns, from);
    let covers = coverage(table);
    let mut skip_until = from;
    for (i, row) in table.rows.iter().enumerate().skip(from) {
        if i < skip_until {
            out.push((i, RowIs::Passed));
            continue;
        }
        let filled: Vec<&Cell> = row.filled().collect();
        let is = if filled.is_empty() {
            RowIs::Empty
        } else if template::is_unfilled(&filled, &columns) {
            RowIs::Unfilled
        } else if template::is_example(&filled, &columns) {
            RowIs::Note
        } else if let (Some((_, RowIs::Entry | RowIs::Told(..))), Some((own, rest))) = (
            out.iter().rfind(|(_, is)| !matches!(is, RowIs::Empty | RowIs::Repeated | RowIs::Passed)),
            told_below::of(&filled, &columns, aliases),
        ) {
            RowIs::Told(own, rest)
        } else if let Some(is) = remark::beside(&filled, &columns) {
            is
        } else if columns.repeats(row) {
            let more =
                (i + 1..i + (columns.after - columns.first)).take_while(|at| columns.go_on_at(table, *at));
            skip_until = i + 1 + more.count();
            RowIs::Repeated
        } else if filled.len() == 1 {
            let covered = covers.get(i).copied().unwrap_or(0) > 0;
            let next = table.rows.iter().skip(i + 1).find(|r| !r.is_empty());
            let over_headings = next.is_some_and(|below| columns.repeats(below));
            let left = columns.span().0;
            match filled.first() {
                Some(cell) if over_headings && cell.column <= left && is_a_name(cell) => {
                    RowIs::Band(Level::Service)
                }
                Some(cell) => alone(cell, &columns, covered, usual, next),
                None => RowIs::Empty,
            }
        } else if !filled.iter().any(|c| is_value(c))
            && !says_how_far(&filled, &columns)
            && !says_again(row, i.checked_sub(1).and_then(|above| table.rows.get(above)))
            && let Some(found) =
                columns::headings_in(table, i, aliases).filter(|c| known(c) >= 3 || known(c) == c.all.len())
        {
            skip_until = found.after;
            columns = found.clone();
            columns.settle();
            RowIs::Headings(columns.clone())
        } else {
            RowIs::Entry
        };
        out.push((i, is));
    }
    bare_names::mark(table, &mut out, first);
    levels::settle(table, &mut out, first, theme_above, service_above, contents);
    stated::mark_rows(table, &mut out);
    if !theme_above && !first.has(ColumnRole::Theme) {
        outline::mark(table, &mut out, first);
    }
    outline::mark_lettered(table, &mut out, first);
    out
}

/// True for "Done" in the column of statuses or of progress, and in no other, as what is said of one activity.
fn says_how_far(filled: &[&Cell], columns: &Columns) -> bool {
    let mut statuses = filled.iter().filter(|c| status::is_only_status(&c.text())).peekable();
    let tells = |role| matches!(role, Some(ColumnRole::Status | ColumnRole::Achieved));
    statuses.peek().is_some() && statuses.all(|c| columns.at(c.column).is_some_and(|c| tells(c.role)))
}

/// True for a cell that holds a number, a date or a sentence, as a heading never does.
fn is_value(cell: &Cell) -> bool {
    let text = cell.text();
    text.contains(|c: char| c.is_ascii_digit())
        || text.trim_start().starts_with('[')
        || text.contains('@')
        || text.contains("://")
        || folded(&text) == "tbc"
        || text.split_whitespace().count() > 9
        || text.trim_end().ends_with('.')
}

/// True where a cell says what the one above it says, as the names of themes do and headings never.
fn says_again(row: &Row, above: Option<&Row>) -> bool {
    let same = |cell: &Cell| {
        let over = above.and_then(|r| r.cells.iter().find(|c| c.column == cell.column));
        over.is_some_and(|c| folded(&c.text()) == folded(&cell.text()))
    };
    row.cells.iter().any(|c| !c.is_empty() && same(c))
}

fn known(columns: &Columns) -> usize {
    columns.all.iter().filter(|c| c.role.is_some()).count()
}

/// How many cells from rows above reach into each row.
fn coverage(table: &Table) -> Vec<usize> {
    let mut out = vec![0; table.rows.len()];
    for (i, row) in table.rows.iter().enumerate() {
        for cell in row.cells.iter().filter(|c| c.rows > 1 && !c.is_empty()) {
            for slot in out.iter_mut().take((i + cell.rows).min(table.rows.len())).skip(i + 1) {
                *slot += 1;
            }
        }
    }
    out
}

/// The look most cells of the first column have in rows with several filled cells.
fn usual_look(table: &Table, columns: &Columns, from: usize) -> Option<(u64, bool)> {
    let (left, _) = columns.span();
    let mut counts: HashMap<(u64, bool), usize> = HashMap::new();
    for row in table.rows.iter().skip(from).filter(|r| r.filled().count() > 1) {
        if let Some(cell) = row.cells.iter().find(|c| c.column >= left && !c.is_empty()) {
            *counts.entry((cell.look, cell.is_bold())).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map(|(look, _)| look)
}

/// What a row with one filled cell is.
fn alone(
    cell: &Cell,
    columns: &Columns,
    covered: bool,
    usual: Option<(u64, bool)>,
    next: Option<&Row>,
) -> RowIs {
    let text = cell.text();
    let (left, right) = columns.span();
    let wide = cell.columns > 1 && cell.columns + 1 >= right - left;
    let role = columns.at(cell.column).and_then(|c| c.role);
    let leads_row =
        cell.column <= left || matches!(role, Some(ColumnRole::Activity | ColumnRole::Recommendation));
    if covered && !wide || !leads_row {
        return RowIs::Entry;
    }
    if let Some((label, own, rest)) = label_of(&text, cell.is_bold() || wide) {
        // "Owner" alone over a single column is not a label.
        if !rest.is_empty() || wide {
            return RowIs::Labelled(label, own.to_owned(), rest.to_owned());
        }
    }
    if remark::is_remark(&text) {
        return RowIs::Note;
    }
    let words = text.split_whitespace().count();
    let unlike = usual.is_some_and(|u| u != (cell.look, cell.is_bold()));
    if wide {
        let (number, _, lead_in) = split_ref(&text);
        let says_theme = lead_in.is_some_and(|it| it.eq_ignore_ascii_case("theme"));
        let named = is_theme_by_name(&text) && (number.is_some() || says_theme) && words <= 40;
        // "6.1 Foster a culture of belonging." over "6.1.1" is a name, though it ends as a sentence does.
        let first = next.and_then(|r| r.filled().next()).map(Cell::text);
        // "EO 1: To weigh what our decisions do to …" over "1.1" is one as well, however long.
        let own = number.as_deref().or_else(|| number_of_name(&text));
        let over = own.zip(first).is_some_and(|(n, below)| below.trim_start().starts_with(&format!("{n}.")));
        let named = named || over && words <= 40;
        return if says_several_things(cell)
            || remark::asks_and_answers(&text)
            || remark::says_two_sentences(&text)
            || words > 25 && !named
            || (words > 12
                && !over
                && !says_theme
                && !is_numbered_name(&text)
                && text.trim_end().ends_with(['.', ':']))
        {
            RowIs::Note
        } else {
            RowIs::Band(Level::Service)
        };
    }
    // "Target 1: standards that:" with a list of them names what the rows beneath are for.
    let first = text.lines().next().unwrap_or_default();
    let of_target = first.get(..7).is_some_and(|w| w.eq_ignore_ascii_case("target "));
    if is_numbered_name(first) && (of_target || is_theme_by_name(first)) && says_several_things(cell) {
        return RowIs::Band(Level::Theme);
    }
    let stands_out =
        (unlike && words <= 14) || (cell.is_bold() && usual.is_some_and(|u| !u.1) && words <= 20);
    let followed = next.is_some();
    // A name with an outcome or recommendations right below it begins a theme, however it is worded.
    let over_label = next.is_some_and(|r| {
        let mut filled = r.filled();
        filled.next().is_some_and(|c| label_of(&c.text(), true).is_some()) && filled.next().is_none()
    });
    if over_label && words <= 14 && !text.trim_end().ends_with('.') {
        return RowIs::Band(Level::Service);
    }
    // Words that begin in a column of numbers or dates and stand alone name what follows.
    let of_numbers = role == Some(ColumnRole::Ref)
        || role == Some(ColumnRole::TargetDate)
            && !date::looks_like_a_date(&text)
            && !status::is_only_status(&text);
    let over_numbers = of_numbers
        && cell.column == left
        && (2..=14).contains(&words)
        && text.starts_with(char::is_uppercase)
        && !text.trim_end().ends_with(['.', ':', ';'])
        && next.is_some_and(|r| r.filled().count() > 1);
    if stands_out || over_numbers || (is_name_like(&text) && (followed || is_theme_by_name(&text))) {
        return RowIs::Band(Level::Service);
    }
    if cell.column < left
        || (cell.column == left
            && !matches!(
                role,
                Some(
                    ColumnRole::Activity
                        | ColumnRole::Recommendation
                        | ColumnRole::Theme
                        | ColumnRole::Service
                )
            )
            && words > 6)
    {
        return RowIs::Note;
    }
    RowIs::Entry
}

/// True for "Issues identified: …" with a list behind it, which explains what follows and names nothing.
fn says_several_things(cell: &Cell) -> bool {
    let text = cell.text();
    let mut lines = text.lines().filter(|l| !l.trim().is_empty());
    let lists = lines.next().is_some_and(|first| first.trim_end().ends_with(':'));
    lists && lines.count() > 1
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn a_long_aim_over_rows_of_its_own_number_is_their_theme() {
        let aim = "To look at every rule that we make for paths and playgrounds and to change it where it keeps some of the people of the town away";
        let names = |number: &str| {
            let html = format!(
                "<h1>Town plan</h1><table><tr><th>No<th>Action<th>By when<th>Lead</tr><tr><td colspan=4>SO {number}: {aim}</tr>\
                 <tr><td>1.1<td>Read the rules with those who stay away<td>May 2027<td>Clerk</tr>\
                 <tr><td>1.2<td>Keep a list of the rules<td>June 2027<td>Clerk</tr></table>"
            );
            let reading =
                crate::read(html.as_bytes(), "plan.html", &Options::default(), &mut |_| {}).unwrap();
            reading.draft.themes.into_iter().map(|t| t.name).collect::<Vec<_>>()
        };
        assert_eq!(names("1"), [Some(format!("SO 1: {aim}"))]);
        assert_eq!(names("7"), [None], "what bears another number is a note");
    }
}
