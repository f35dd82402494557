//! Columns told by what stands in them, where headings do not tell.

use super::group::explains;
use super::{Column, Columns, columns_of};
use crate::aliases::Aliases;
use crate::block::{Cell, Row, Table};
use crate::date;
use crate::draft::ColumnRole;
use crate::interpret::headings::holds_tasks;
use crate::interpret::prose::{item_label, reports};
use crate::interpret::words::begins_with_a_verb;
use crate::{lead, status};

/// Where no heading says what is done, the column with the most words is taken for it.
pub(super) fn with_text_column(mut columns: Columns, table: &Table) -> Columns {
    let has = |role| columns.all.iter().any(|c| c.role == Some(role));
    if has(ColumnRole::Activity) || has(ColumnRole::Recommendation) {
        return columns;
    }
    let length = |column: &Column| -> usize {
        let cells = table.rows.iter().skip(columns.after).flat_map(|r| &r.cells);
        cells
            .filter(|c| (column.from..column.to).contains(&c.column) && c.columns <= column.to - column.from)
            .map(|c| c.text().len())
            .sum()
    };
    let lengths: Vec<usize> = columns.all.iter().map(length).collect();
    let free = |c: &Column| {
        !c.tick
            && !c.kept
            && matches!(c.role, None | Some(ColumnRole::Theme | ColumnRole::Outcome | ColumnRole::Heading))
    };
    let unknown = || columns.all.iter().enumerate().filter(|(_, c)| c.role.is_none() && !c.tick && !c.kept);
    let length_of = |(i, _): &(usize, &Column)| lengths.get(*i).copied().unwrap_or(0);
    let told = unknown().filter(|(_, c)| !explains(&c.heading)).max_by_key(length_of);
    // "Priority | Responsible | Monitoring": what is called a priority may be what is to be done.
    let tasks = || {
        columns.all.iter().position(|c| free(c) && c.role.is_some() && holds_tasks(c, table, columns.after))
    };
    let other = || tasks().or_else(|| unknown().max_by_key(length_of).map(|(i, _)| i));
    let longest_unknown = told.map(|(i, _)| i).or_else(other);
    let longest = columns
        .all
        .iter()
        .enumerate()
        .filter(|(_, c)| free(c))
        .max_by_key(|(i, _)| lengths.get(*i).copied().unwrap_or(0))
        .map(|(i, _)| i);
    if let Some(i) = longest_unknown.or(longest)
        && let Some(column) = columns.all.get_mut(i)
    {
        column.role = Some(ColumnRole::Activity);
        columns.guessed = true;
    }
    columns
}

/// So many rows show what the columns of a table hold.
const MOST_ROWS: usize = 1_000;

/// True for a row that says in questions how to fill in what is beneath: "What exactly will be done? | Name one person".
pub(super) fn asks_for_more(table: &Table, at: usize) -> bool {
    let Some(row) = table.rows.get(at) else { return false };
    let (mut asking, mut all) = (0, 0);
    for cell in row.filled() {
        let text = cell.text();
        let asks = text.trim_end().ends_with('?');
        all += 1;
        asking += usize::from(asks);
        // "Will 20 staff be trained?" is of the plan itself; "From 4 June" beside questions says how to fill in when.
        if text.split_whitespace().count() > 25 || asks && text.contains(|c: char| c.is_ascii_digit()) {
            return false;
        }
    }
    all > 2 && asking > 1 && asking * 2 >= all
}

/// True for a row beneath the headings that says what belongs in the columns, or counts them.
pub(super) fn explains_columns(table: &Table, at: usize) -> bool {
    asks_for_more(table, at) || table.rows.get(at).is_some_and(counts_columns)
}

/// True for "1 | 2 | 3" and "(a) | (b) | (c)", a number for every column in turn.
fn counts_columns(row: &Row) -> bool {
    let in_turn = |(i, cell): (usize, &Cell)| {
        let text = cell.text();
        let own = text.trim_matches(|c: char| c.is_whitespace() || "().".contains(c));
        let letter = u8::try_from(i).ok().and_then(|i| b'a'.checked_add(i)).map(char::from);
        own.parse() == Ok(i + 1)
            || letter.is_some_and(|c| own.len() == 1 && own.to_lowercase().starts_with(c))
    };
    row.filled().count() > 2 && row.filled().enumerate().all(in_turn)
}

/// Guesses the columns of a table without known headings by what stands in them.
pub(crate) fn guess(table: &Table) -> Option<Columns> {
    if let Some(rows) = table.rows.get(..MOST_ROWS).filter(|rows| rows.len() < table.rows.len()) {
        return guess(&Table { rows: rows.to_vec(), at: table.at.clone(), ..Table::default() });
    }
    let width = table.rows.iter().flat_map(|r| &r.cells).map(|c| c.column + 1).max()?;
    let filled = |r: &&Row| r.filled().count() >= 2;
    let rows: Vec<&Row> = table.rows.iter().filter(filled).collect();
    if !(2..=14).contains(&width) || rows.len() < 3 {
        return None;
    }
    let column = |i: usize| {
        rows.iter().flat_map(move |r| r.cells.iter().filter(move |c| c.column == i && !c.is_empty()))
    };
    let mut roles: Vec<Option<ColumnRole>> = vec![None; width];
    // "Complete" and "Ongoing" say how it goes where no day or month stands among them.
    let dated = |i: usize| {
        column(i).any(|c| {
            let text = c.text();
            !status::is_only_status(&text) && date::looks_like_a_date(&text)
        })
    };
    let count = |i: usize| column(i).filter(|c| date::looks_like_a_date(&c.text())).count();
    let dates: Vec<usize> = (0..width).map(|i| if dated(i) { count(i) } else { 0 }).collect();
    let dates = |i: usize| dates.get(i).copied().unwrap_or(0);
    let words = |i: usize| -> usize { column(i).map(|c| c.text().split_whitespace().count()).sum() };
    let when =
        (0..width).max_by_key(|i| dates(*i)).filter(|i| dates(*i) * 2 > column(*i).count() && dates(*i) >= 2);
    let Some(when) = when else { return by_statuses(table, width).or_else(|| by_leads(&rows, table, width)) };
    let what = (0..width).filter(|i| *i != when).max_by_key(|i| words(*i))?;
    if words(what) < rows.len() * 4 {
        return None;
    }
    for (i, role) in [(when, ColumnRole::TargetDate), (what, ColumnRole::Activity)] {
        if let Some(slot) = roles.get_mut(i) {
            *slot = Some(role);
        }
    }
    let names = |i: usize| column(i).filter(|c| lead::looks_like_leads(&c.text())).count();
    let who = (0..width).filter(|i| roles.get(*i).is_some_and(Option::is_none)).max_by_key(|i| names(*i));
    if let Some(i) = who.filter(|i| names(*i) * 2 > column(*i).count() && names(*i) > 0)
        && let Some(slot) = roles.get_mut(i)
    {
        *slot = Some(ColumnRole::Lead);
    }
    // An account of what has been done stands last.
    let told = (when + 1..width).find(|i| {
        let texts = texts(rows.iter().copied(), *i);
        roles.get(*i).is_some_and(Option::is_none)
            && texts.iter().filter(|t| reports(t)).count() * 2 > texts.len()
    });
    if let Some(slot) = told.and_then(|i| roles.get_mut(i)) {
        *slot = Some(ColumnRole::Achieved);
    }
    Some(under_foreign(table, &rows, when, what, &roles).unwrap_or_else(|| unnamed(table, &roles)))
}

/// The columns under a row of headings in words we do not know: short ones, none of them a date, over dates and sentences.
fn under_foreign(
    table: &Table,
    rows: &[&Row],
    when: usize,
    what: usize,
    roles: &[Option<ColumnRole>],
) -> Option<Columns> {
    let (first, body) = rows.split_first()?;
    let at = table.rows.iter().position(|r| std::ptr::eq(r, *first))?;
    let text = |row: &Row, column| row.cells.iter().find(|c| c.column == column).map(Cell::text);
    let name = |c: &Cell| {
        let text = c.text();
        text.split_whitespace().count() <= 4
            && text.chars().count() <= 40
            && !text.contains(|c: char| c.is_ascii_digit())
            && !text.trim_end().ends_with(['.', ';'])
    };
    let is_date = |row: &&&Row| text(row, when).is_some_and(|t| date::looks_like_a_date(&t));
    let dated = body.iter().filter(is_date).count();
    let words: usize = body.iter().filter_map(|r| text(r, what)).map(|t| t.split_whitespace().count()).sum();
    let headed = text(first, when).is_some_and(|t| !t.trim().is_empty() && !date::looks_like_a_date(&t))
        && first.filled().all(name)
        && first.filled().count() > 2
        && dated * 2 > body.len()
        && words >= body.len() * 5
        && !begins_with_a_verb(&text(first, what)?);
    if !headed {
        return None;
    }
    let mut columns = columns_of(table, at, &Aliases::default());
    for column in &mut columns.all {
        column.role = roles.get(column.from).copied().flatten();
    }
    columns.guessed = true;
    Some(columns)
}

/// The words of the cells of a column, but for empty ones.
fn texts<'r>(rows: impl IntoIterator<Item = &'r Row>, column: usize) -> Vec<String> {
    let cells = rows.into_iter().flat_map(|r| &r.cells).filter(|c| c.column == column && !c.is_empty());
    cells.map(Cell::text).collect()
}

/// What was promised, its status and an account of it, in a table without headings: "We will train panels | Ongoing | Two of
/// five are trained."
fn by_statuses(table: &Table, width: usize) -> Option<Columns> {
    let texts = |i: usize| texts(&table.rows, i);
    let statuses = |i: &usize| texts(*i).iter().filter(|t| status::is_only_status(t)).count();
    let how = (1..width).max_by_key(|i| (statuses(i), width - i))?;
    let short = texts(how).iter().all(|t| t.split_whitespace().count() <= 3);
    if !short || statuses(&how) < 3 || statuses(&how) * 10 < table.rows.len() * 7 {
        return None;
    }
    let at_length = |i: &usize| {
        let texts = texts(*i);
        let words: usize = texts.iter().map(|t| t.split_whitespace().count()).sum();
        !texts.is_empty() && words >= texts.len() * 4
    };
    let what = (0..how).find(at_length)?;
    let told = (how + 1..width).find(at_length);
    let roles: Vec<_> = (0..width)
        .map(|i| match i {
            _ if i == what => Some(ColumnRole::Activity),
            _ if i == how => Some(ColumnRole::Status),
            _ if Some(i) == told => Some(ColumnRole::Achieved),
            _ => None,
        })
        .collect();
    Some(unnamed(table, &roles))
}

/// What is to be done and who leads it, in a table without headings and dates: "04 | Culture | a. Create a fund … | Head of
/// Arts". What groups the rows stands left of it, and their numbers first.
fn by_leads(rows: &[&Row], table: &Table, width: usize) -> Option<Columns> {
    let texts = |i: usize| texts(rows.iter().copied(), i);
    let most = |texts: &[String], tenths: usize, fits: &dyn Fn(&String) -> bool| {
        let fitting = texts.iter().filter(|t| fits(t)).count();
        fitting > 2 && fitting * 10 >= texts.len() * tenths
    };
    let words = |text: &String| text.split_whitespace().count();
    // "a. Create a fund" begins with a verb as well.
    let bare = |text: &String| item_label(text).map_or_else(|| text.clone(), |(_, rest)| rest);
    let task = |text: &String| words(text) > 4 && begins_with_a_verb(&bare(text));
    let what = (0..width).find(|i| most(&texts(*i), 6, &task))?;
    let who = (what + 1..width).find(|i| most(&texts(*i), 7, &|t| lead::looks_like_leads(t)))?;
    let mut roles: Vec<Option<ColumnRole>> = vec![None; width];
    let mut set = |i: usize, role| roles.get_mut(i).into_iter().for_each(|slot| *slot = Some(role));
    set(what, ColumnRole::Activity);
    set(who, ColumnRole::Lead);
    let number =
        |t: &String| t.chars().count() <= 6 && !t.contains(' ') && t.contains(|c: char| c.is_ascii_digit());
    let numbers = (0..what).find(|i| *i == 0 && most(&texts(*i), 10, &number));
    if let Some(i) = numbers {
        set(i, ColumnRole::Ref);
    }
    let name = |t: &String| words(t) <= 6 && t.starts_with(char::is_uppercase) && !t.ends_with('.');
    let several = texts(what).iter().filter(|t| t.lines().count() > 1).count() * 2 > rows.len();
    let groups = (0..what).filter(|i| Some(*i) != numbers).find(|i| {
        let names = texts(*i);
        most(&names, 9, &name) && (several || names.windows(2).filter(|w| w.first() == w.last()).count() > 1)
    });
    if let Some(i) = groups {
        set(i, ColumnRole::Theme);
    }
    Some(unnamed(table, &roles))
}

/// The columns of a table without headings, of which nothing is known.
pub(crate) fn unheaded(table: &Table) -> Option<Columns> {
    let width = table.rows.iter().flat_map(|r| &r.cells).map(|c| c.column + 1).max()?;
    (width <= MOST_UNKNOWN).then(|| unnamed(table, &vec![None; width]))
}

/// Columns that nothing names, with what was guessed of them.
fn unnamed(table: &Table, roles: &[Option<ColumnRole>]) -> Columns {
    let all = (0..)
        .zip(roles)
        .map(|(i, role)| Column {
            from: i,
            to: i + 1,
            heading: format!("Column {}", i + 1),
            role: *role,
            ..Column::default()
        })
        .collect();
    Columns { all, first: 0, after: 0, guessed: true, progress_below: false, at: table.at.clone() }
}

/// A table that nothing tells to be one of a plan is read up to so many columns.
const MOST_UNKNOWN: usize = 60;

/// Columns of a table that nothing tells to be one of a plan: under the headings it seems to have, the one with the most words is
/// what is done.
pub(crate) fn of_any(table: &Table, aliases: &Aliases) -> Option<Columns> {
    let several = |row: &&Row| row.filled().count() > 1;
    let first = table.rows.iter().position(|row| several(&row));
    let headed = |at: usize| stands_over(table, at).then(|| columns_of(table, at, aliases));
    let columns = first.and_then(headed).or_else(|| unheaded(table))?;
    (columns.all.len() <= MOST_UNKNOWN).then(|| with_text_column(columns, table))
}

/// True where a row looks like headings: it is marked as such, or its cells are names far shorter than what stands below.
fn stands_over(table: &Table, at: usize) -> bool {
    let longest = |row: &Row| {
        let words = row.filled().map(|c| c.text().split_whitespace().count());
        words.max().unwrap_or_default()
    };
    let Some(row) = table.rows.get(at) else { return false };
    let below: Vec<usize> =
        table.rows.iter().skip(at + 1).filter(|r| !r.is_empty()).take(MOST_ROWS).map(longest).collect();
    let named = |c: &Cell| {
        let text = c.text();
        !text.contains(|c: char| c.is_ascii_digit()) && !text.trim_end().ends_with(['.', ':', ';'])
    };
    let marked = row.headings || row.filled().all(Cell::is_bold);
    let short = longest(row) * below.len() * 2 <= below.iter().sum();
    !below.is_empty() && (marked || short && row.filled().all(named))
}

/// True where the first row of a table reads as headings that are not those of a plan.
pub(crate) fn has_foreign_headings(table: &Table) -> bool {
    table.rows.first().is_some_and(|row| {
        let filled: Vec<&Cell> = row.filled().collect();
        let short = filled.iter().all(|c| c.text().split_whitespace().count() <= 4);
        filled.len() > 1
            && short
            && (row.headings
                || filled.iter().all(|c| c.is_bold())
                || filled.iter().all(|c| {
                    date::read(&c.text(), &date::DateOptions::default()).kind == date::TargetKind::None
                        && !lead::looks_like_leads(&c.text())
                }))
    })
}

#[cfg(test)]
mod tests {
    fn read(text: &str) -> crate::Draft {
        let name = if text.contains(',') { "plan.csv" } else { "plan.txt" };
        crate::read(text.as_bytes(), name, &crate::Options::default(), &mut |_| {}).unwrap().draft
    }

    #[test]
    fn rows_without_headings_or_dates_are_told_by_tasks_and_those_who_lead_them() {
        let rows = "01,Housing,Publish lettings by ethnicity every year,Head of Lettings\n\
                    02,Housing,Train every housing officer in fair decisions,Director of Housing\n\
                    03,Culture,Open the archive to community groups,Head of Libraries\n\
                    04,Culture,Name new streets after local people,Planning Manager\n";
        let draft = read(rows);
        let names: Vec<_> = draft.themes.iter().map(|t| t.name.as_deref().unwrap_or_default()).collect();
        assert_eq!(names, ["Housing", "Culture"]);
        let last = &draft.themes[1].activities[1];
        assert_eq!(last.lead.as_deref(), Some("Planning Manager"));
        assert_eq!(last.ref_.as_deref(), Some("04"));

        let titled = read(&format!("Recommendations of the panel,,,\n{rows}"));
        assert!(titled.themes.iter().all(|t| t.activities.is_empty() && t.recommendations.len() == 2));
    }

    #[test]
    fn what_was_done_stands_right_of_the_date_and_a_short_table_goes_on_with_the_one_before() {
        let draft = read(
            "Fair recruitment\n\n\
             \x20 ------------------------------ ---------- ------------ -----------------------------\n\
             \x20 Train every panel member       HR         March 2027   Two sessions have been held\n\
             \x20 Publish pay gaps by grade      Finance    June 2027    Figures were published\n\
             \x20 Review every job description   HR         Ongoing      \n\
             \x20 ------------------------------ ---------- ------------ -----------------------------\n\n\
             Housing\n\n\
             \x20 ------------------------------ ---------- ------------ --\n\
             \x20 Publish lettings by ward       Housing    May 2027     \n\
             \x20 ------------------------------ ---------- ------------ --\n",
        );
        let all: Vec<_> = draft.themes.iter().flat_map(|t| &t.activities).collect();
        assert_eq!(all.len(), 4);
        assert_eq!(all[0].achieved.as_deref(), Some("Two sessions have been held"));
        assert_eq!(all[3].target_date.as_deref(), Some("May 2027"));
        assert_eq!(draft.themes[1].name.as_deref(), Some("Housing"));
    }
}
