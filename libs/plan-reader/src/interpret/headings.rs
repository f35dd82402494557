//! Headings in the light of what stands beneath them: ticked statuses, targets that are figures, words glued together.

mod compared;
mod ticks;

use super::columns::{
    Column, assign_knowing, by_content, explains, hinders, holds_grades, outputs_achieved, prefer_answered,
    prefer_current, prefer_fuller, prefer_latest, prefer_parts, prefer_planned, prefer_tasks, prefer_titles,
    prefer_verbs, put_right, told_in_cells, who_and_when,
};
use super::only_numbers;
use super::quarters::is_time;
use super::words::{begins_with_a_verb, folded, says_what_is_counted, word_list};
use crate::aliases::Aliases;
use crate::block::{Cell, Table};
use crate::date;
use crate::draft::ColumnRole;
use crate::status;
pub(super) use compared::goes_on;
use compared::{begins_what_spans, others_are_named};

/// Gives each column its role by its heading alone. A sub-heading says more than the group it stands under.
pub(super) fn name(all: &mut [Column], aliases: &Aliases, banned: &[(usize, ColumnRole)]) {
    let named = |c: &Column| if c.tick { String::new() } else { c.name().to_owned() };
    let own: Vec<String> = all.iter().map(named).collect();
    let mut roles = assign_knowing(&own, aliases, banned);
    if all.iter().any(|c| c.sub.is_some()) {
        let whole: Vec<String> = all
            .iter()
            .zip(&roles)
            .map(|(c, role)| if role.is_none() && !c.tick { c.heading.clone() } else { String::new() })
            .collect();
        for (i, more) in assign_knowing(&whole, aliases, banned).into_iter().enumerate() {
            // "Short term" beneath "Timescale" is a time to be ticked.
            let ticked = |r: &ColumnRole| {
                *r == ColumnRole::TargetDate && all.get(i).is_some_and(|c| is_time(c.name()))
            };
            if let Some(role) = more.filter(|r| !roles.contains(&Some(*r)) && !ticked(r))
                && let Some(slot) = roles.get_mut(i)
            {
                *slot = Some(role);
            }
        }
    }
    for (column, role) in all.iter_mut().zip(roles) {
        column.role = role;
        column.kept = aliases.keeps(column.name());
    }
    who_and_when(all, aliases);
}

/// Mends the roles by what stands in the columns.
pub(super) fn mend(all: &mut [Column], table: &Table, after: usize, aliases: &Aliases) {
    let own = only_numbers::until_other_headings(all, table, after, aliases);
    let table = own.as_ref().unwrap_or(table);
    ticks::mark(all, table, after);
    let mut banned = Vec::new();
    name(all, aliases, &banned);
    for _ in 0..4 {
        let wrong = all.iter().enumerate().find_map(|(i, column)| {
            let role = column.role?;
            if aliases.told(column.name()).is_some() {
                return None;
            }
            let wrong = match role {
                ColumnRole::TargetDate => holds_no_dates(column, table, after),
                ColumnRole::Theme if measures(column) => stands_after_what(column, all),
                // The list of a board that a card stands in says how far it is: "Doing".
                ColumnRole::Theme if holds_statuses(column, table, after) => true,
                ColumnRole::Achieved if counts(column.name()) => true,
                ColumnRole::Theme | ColumnRole::Outcome => holds_grades(column, table, after),
                ColumnRole::Activity => says_one_thing(column, table, after),
                ColumnRole::Lead => {
                    holds_tasks(column, table, after) || others_are_named(column, all, table, after, aliases)
                }
                ColumnRole::Ref => says_what_rows_are(column, table, after),
                // What an office notes for itself tells nobody how it goes.
                ColumnRole::Achieved if word_list(column.name()).iter().any(|w| w == "internal") => true,
                // "Issue | Evidence | Action" says why, not how it goes.
                // So does "Reason / evidence", wherever it stands.
                ColumnRole::Achieved if gives_reasons(column.name()) => true,
                ColumnRole::Achieved if hinders(column, all, aliases) => true,
                ColumnRole::Achieved if says_nothing(column, table, after) => true,
                // A commentary that stands over several actions says why they are needed.
                ColumnRole::Achieved if begins_what_spans(column, all, table, after) => true,
                ColumnRole::Achieved if folded(column.name()) == "evidence" => {
                    tells_why(column, all) || says_how_measured(column, table, after)
                }
                ColumnRole::Achieved => {
                    holds_statuses(column, table, after)
                        && all.iter().any(|c| c.role.is_none() && tells_more(c, table, after, aliases))
                }
                _ => false,
            };
            wrong.then_some((i, role))
        });
        let Some(wrong) = wrong else { break };
        banned.push(wrong);
        name(all, aliases, &banned);
    }
    for (i, _) in banned.iter().filter(|(_, role)| *role == ColumnRole::Ref) {
        if let Some(column) = all.get_mut(*i) {
            column.of_rows = column.role.is_none();
        }
    }
    only_numbers::name_activities(all, table, after, aliases, &mut banned);
    told_in_cells(all, table, after, aliases);
    prefer_parts(all, table, after, aliases);
    prefer_answered(all, table, after, aliases);
    prefer_planned(all, table, after, aliases);
    prefer_latest(all, table, after, aliases);
    prefer_current(all, table, after, aliases);
    prefer_titles(all, table, after, aliases);
    prefer_tasks(all, table, after, aliases);
    prefer_verbs(all, table, after, aliases);
    prefer_fuller(all, table, after, aliases);
    by_statuses(all, table, after, aliases);
    prefer_completed(all, table, after);
    by_content(all, table, after, aliases);
    put_right(all, table, after, aliases);
    outputs_achieved(all, table, after, aliases);
    // A status told at length is an account of progress.
    if !all.iter().any(|c| c.role == Some(ColumnRole::Achieved)) {
        for column in all.iter_mut().filter(|c| c.role == Some(ColumnRole::Status)) {
            if aliases.told(column.name()).is_some() {
                continue;
            }
            let (mut words, mut cells) = (0, 0);
            for cell in below(column, table, after).filter(|c| !c.is_empty()) {
                cells += 1;
                words += cell.text().split_whitespace().count();
            }
            if words > cells * 7 {
                column.role = Some(ColumnRole::Achieved);
            }
        }
    }
}

/// "Completed" over dates and sentences tells of progress where no other column does.
fn prefer_completed(all: &mut [Column], table: &Table, after: usize) {
    if all.iter().any(|c| matches!(c.role, Some(ColumnRole::Achieved | ColumnRole::Status))) {
        return;
    }
    let told = |c: &Column| {
        let mut cells = below(c, table, after).map(Cell::text).filter(|t| !t.trim().is_empty());
        cells.any(|t| date::looks_like_a_date(&t) || word_list(&t).len() > 2)
    };
    let completed = |c: &Column| matches!(folded(c.name()).as_str(), "completed" | "complete");
    let column = all.iter_mut().find(|c| c.role.is_none() && !c.kept && !c.tick && completed(c) && told(c));
    if let Some(column) = column {
        column.role = Some(ColumnRole::Achieved);
    }
}

/// True for a heading under which stand either the themes of a plan or, behind its activities, what shows that they work.
fn measures(column: &Column) -> bool {
    word_list(column.name())
        .iter()
        .any(|w| matches!(w.as_str(), "indicator" | "indicators" | "metric" | "metrics"))
}

/// A column in which nothing stands but dashes and "n/a".
fn says_nothing(column: &Column, table: &Table, after: usize) -> bool {
    let mut cells = below(column, table, after).filter(|c| !c.is_empty()).peekable();
    let nothing = |c: &Cell| {
        let text = c.text();
        let words = folded(&text);
        matches!(words.as_str(), "" | "n a" | "na" | "nil" | "none") && text.trim().chars().count() <= 4
    };
    cells.peek().is_some() && cells.all(nothing)
}

/// "Comment Count" says how many there are, not what they say.
fn counts(name: &str) -> bool {
    word_list(name).last().is_some_and(|w| w == "count")
}

fn gives_reasons(name: &str) -> bool {
    let words = word_list(name);
    let any = |of: &[&str]| words.iter().any(|w| of.contains(&w.as_str()));
    any(&["evidence"]) && any(&["reason", "reasons", "rationale", "why"])
}

fn tells_why(column: &Column, all: &[Column]) -> bool {
    let reason = |c: &Column| c.role.is_none() && c.from < column.from && explains(&c.heading);
    all.iter().any(reason) && all.iter().any(|c| c.role == Some(ColumnRole::Activity) && c.from > column.from)
}

/// A column headed "Evidence" that says what will be counted: "Number of staff trained".
fn says_how_measured(column: &Column, table: &Table, after: usize) -> bool {
    let cells: Vec<String> =
        below(column, table, after).map(Cell::text).filter(|t| !t.trim().is_empty()).collect();
    let counted = cells.iter().filter(|t| says_what_is_counted(t)).count();
    counted > 0 && counted * 2 >= cells.len()
}

fn stands_after_what(column: &Column, all: &[Column]) -> bool {
    all.iter().any(|c| c.role == Some(ColumnRole::Activity) && c.from < column.from)
}

/// The cells of a column under its heading, as many as tell what it holds.
pub(super) fn below<'t>(column: &Column, table: &'t Table, after: usize) -> impl Iterator<Item = &'t Cell> {
    let (from, to) = (column.from, column.to);
    table
        .rows
        .iter()
        .skip(after)
        .take(200)
        .flat_map(move |r| r.cells_from(from).take_while(move |c| c.column < to))
        .filter(move |c| c.columns <= to - from)
}

/// A column under words we do not know in which every cell is a status or a colour tells how it is going.
fn by_statuses(all: &mut [Column], table: &Table, after: usize, aliases: &Aliases) {
    if all.iter().any(|c| c.role == Some(ColumnRole::Status) || c.tick) {
        return;
    }
    let told = all.iter().position(|c| {
        let free = c.role.is_none() && !c.kept && aliases.told(c.name()).is_none();
        free && holds_statuses(c, table, after)
    });
    if let Some(column) = told.and_then(|i| all.get_mut(i)) {
        column.role = Some(ColumnRole::Status);
    }
}

/// A column headed "Project" or "Plan" with the same name in every row, which tells no activity from another.
fn says_one_thing(column: &Column, table: &Table, after: usize) -> bool {
    let cells: Vec<String> =
        below(column, table, after).filter(|c| !c.is_empty()).map(|c| folded(&c.text())).collect();
    cells.len() >= 3 && cells.windows(2).all(|pair| pair.first() == pair.last())
}

/// A column in which nothing stands but statuses, colours or shares of what is done.
fn holds_statuses(column: &Column, table: &Table, after: usize) -> bool {
    let says = |cell: &Cell| {
        let text = cell.text();
        status::hue_named(&folded(&text)).is_some()
            || status::is_only_status(&text)
                && !(text.contains(|c: char| c.is_ascii_digit()) && date::looks_like_a_date(&text))
    };
    let cells: Vec<&Cell> = below(column, table, after).filter(|c| !c.is_empty()).collect();
    cells.len() >= 2 && cells.into_iter().all(says)
}

/// A column whose heading tells of progress as well, and whose cells say more than a status.
fn tells_more(column: &Column, table: &Table, after: usize, aliases: &Aliases) -> bool {
    let own = [column.name().to_owned()];
    assign_knowing(&own, aliases, &[]).contains(&Some(ColumnRole::Achieved))
        && below(column, table, after).any(|c| !c.is_empty())
        && !holds_statuses(column, table, after)
}

/// A column headed "Item" that says in words what each row is about, and no number in any: "Door closers too strong".
fn says_what_rows_are(column: &Column, table: &Table, after: usize) -> bool {
    let cells: Vec<String> =
        below(column, table, after).map(Cell::text).filter(|t| !t.trim().is_empty()).collect();
    let words: usize = cells.iter().map(|t| t.split_whitespace().count()).sum();
    cells.len() > 1
        && words >= cells.len() * 3
        && cells
            .iter()
            .all(|t| t.starts_with(char::is_alphabetic) && !t.contains(|c: char| c.is_ascii_digit()))
}

/// A column that says what is to be done, whatever its heading: "Responsibility", "Priority".
pub(super) fn holds_tasks(column: &Column, table: &Table, after: usize) -> bool {
    let cells: Vec<String> =
        below(column, table, after).map(Cell::text).filter(|t| !t.trim().is_empty()).collect();
    // "Lead: Head of Parks" begins with a label.
    let labelled = |t: &str| t.split_whitespace().next().is_some_and(|w| w.ends_with(':'));
    let task = |t: &&String| begins_with_a_verb(t) && t.split_whitespace().count() > 4 && !labelled(t);
    let tasks = cells.iter().filter(task).count();
    cells.len() > 1 && tasks * 10 >= cells.len() * 8
}

/// A column headed "Target" or "Milestone" that holds figures or measures, not dates.
pub(super) fn holds_no_dates(column: &Column, table: &Table, after: usize) -> bool {
    let words = word_list(&column.heading);
    let of_time = |w: &String| {
        w.contains("date")
            || w.contains("time")
            || w.starts_with("complet")
            || w.starts_with("deadline")
            || matches!(
                w.as_str(),
                "when" | "by" | "due" | "end" | "finish" | "year" | "quarter" | "pryd" | "dyddiad"
            )
    };
    if words.iter().any(of_time) {
        return false;
    }
    let (mut dates, mut others) = (0, 0);
    for cell in below(column, table, after).filter(|c| !c.is_empty()) {
        let text = cell.text();
        // "We are a fair employer" says how things are, though "We are recruiting" may say when.
        let is_date = !text.contains('%')
            && !text.trim_start().starts_with("We ")
            && text.split_whitespace().count() <= 12
            && (date::looks_like_a_date(&text)
                || date::read(&text, &date::DateOptions::default()).kind != date::TargetKind::None);
        *(if is_date { &mut dates } else { &mut others }) += 1;
    }
    others > dates
}

/// Parts "ActionLeadTimescale" into the headings it is made of, one for each column it stands over.
pub(super) fn part_glued(all: Vec<Column>, table: &Table, index: usize, aliases: &Aliases) -> Vec<Column> {
    if !all.iter().any(|c| pieces(&c.heading).len() > 1) {
        return all;
    }
    let reach = table.rows.iter().skip(index).take(20).flat_map(|r| &r.cells).filter(|c| !c.is_empty());
    let width = reach.map(|c| c.column + c.columns).max().unwrap_or(0);
    let starts: Vec<usize> = all.iter().map(|c| c.from).collect();
    let mut out = Vec::new();
    for (i, column) in all.into_iter().enumerate() {
        let pieces = pieces(&column.heading);
        let roles: Option<Vec<ColumnRole>> = pieces
            .iter()
            .map(|p| assign_knowing(std::slice::from_ref(p), aliases, &[]).into_iter().next().flatten())
            .collect();
        let Some(roles) = roles.filter(|r| r.len() > 1) else {
            out.push(column);
            continue;
        };
        let next = starts.get(i + 1).copied().unwrap_or(width).max(column.to);
        let room = next - column.from;
        if room >= pieces.len() {
            out.extend(pieces.into_iter().enumerate().map(|(n, heading)| Column {
                from: column.from + n,
                to: column.from + n + 1,
                heading,
                ..Column::default()
            }));
            continue;
        }
        // What stands beneath is glued together as well: the column is read as the heaviest of them.
        let main = roles.iter().position(|r| *r == ColumnRole::Activity).unwrap_or(0);
        let sub = pieces.get(main).cloned();
        let also = roles.iter().enumerate().filter(|(n, _)| *n != main).map(|(_, r)| *r).collect();
        out.push(Column { sub, also, ..column });
    }
    out
}

/// The words of a heading parted where a capital follows a small letter without a space.
fn pieces(heading: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let letters: Vec<char> = heading.chars().collect();
    for (i, c) in letters.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|b| letters.get(b));
        let after = letters.get(i + 1);
        let begins = c.is_uppercase()
            && before.is_some_and(|b| {
                b.is_lowercase()
                    || matches!(b, ')' | '?' | ':')
                    || b.is_uppercase() && after.is_some_and(|a| a.is_lowercase())
            });
        if begins {
            out.push(String::new());
        }
        if let Some(last) = out.last_mut() {
            last.push(*c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn glued_headings_come_apart_where_a_new_word_begins() {
        assert_eq!(pieces("ActionLeadTimescale"), ["Action", "Lead", "Timescale"]);
        assert_eq!(pieces("RefAction"), ["Ref", "Action"]);
        assert_eq!(pieces("LeadRAGStatus"), ["Lead", "RAG", "Status"]);
        assert_eq!(pieces("What has been achieved?By when"), ["What has been achieved?", "By when"]);
        assert_eq!(pieces("Target date"), ["Target date"]);
    }
}
