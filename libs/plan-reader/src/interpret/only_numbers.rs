//! What the cells beneath a heading say of it: numbers that name activities, and where other headings end its rows.

use super::columns::{Column, label_role};
use super::headings::{below, name};
use super::prose::number_alone;
use super::words::folded;
use crate::aliases::Aliases;
use crate::block::Table;
use crate::draft::ColumnRole;

/// The table down to the row in which other headings stand over the same columns, if there is one.
pub(super) fn until_other_headings(
    all: &[Column],
    table: &Table,
    after: usize,
    aliases: &Aliases,
) -> Option<Table> {
    let at = table.rows.iter().enumerate().skip(after).take(200).find_map(|(i, row)| {
        let (mut other, mut count, mut unknown) = (false, 0, 0);
        for cell in row.filled() {
            let text = cell.text();
            let short = text.split_whitespace().count() <= 4 && !text.contains(|c: char| c.is_ascii_digit());
            // "No" is one of the headings too, though as a label it may mean anything.
            unknown += usize::from(label_role(text.trim(), aliases).is_none());
            if !short || unknown > 1 {
                return None;
            }
            count += 1;
            let column = all.iter().find(|c| (c.from..c.to).contains(&cell.column));
            other |= column.is_none_or(|c| folded(c.name()) != folded(&text));
        }
        (other && count - unknown > 2).then_some(i)
    })?;
    let rows = table.rows.get(..at)?.to_vec();
    Some(Table { rows, sheet: table.sheet.clone(), at: table.at.clone(), ..Table::default() })
}

/// "Commitment" over "1.1" beside "What we will do": a column of numbers names the activities that another says.
pub(super) fn name_activities(
    all: &mut [Column],
    table: &Table,
    after: usize,
    aliases: &Aliases,
    banned: &mut Vec<(usize, ColumnRole)>,
) {
    let Some(at) = all.iter().position(|c| c.role == Some(ColumnRole::Activity)) else { return };
    let numbers = all.get(at).is_some_and(|column| {
        let name = folded(column.name());
        let mut cells = below(column, table, after)
            .map(|c| c.text().trim().to_owned())
            .filter(|t| !t.is_empty() && folded(t) != name)
            .peekable();
        aliases.told(column.name()).is_none() && cells.peek().is_some() && cells.all(|t| is_a_number(&t))
    });
    if !numbers {
        return;
    }
    let before: Vec<Option<ColumnRole>> = all.iter().map(|c| c.role).collect();
    banned.push((at, ColumnRole::Activity));
    name(all, aliases, banned);
    if !all.iter().any(|c| c.role == Some(ColumnRole::Activity)) {
        banned.pop();
        for (column, role) in all.iter_mut().zip(before) {
            column.role = role;
        }
        return;
    }
    // "Sub-actions" over 3, 6 and 2 counts what the activities before it are made of.
    if all.get(at).is_some_and(|column| counts(column, all, table, after)) {
        return;
    }
    let has_refs = all.iter().any(|c| c.role == Some(ColumnRole::Ref));
    if let Some(column) = all.get_mut(at).filter(|_| !has_refs) {
        column.role = Some(ColumnRole::Ref);
    }
}

/// True for a column behind what is done whose whole numbers come in no order.
fn counts(column: &Column, all: &[Column], table: &Table, after: usize) -> bool {
    let before = all.iter().any(|c| c.role == Some(ColumnRole::Activity) && c.from < column.from);
    let numbers: Option<Vec<u32>> = below(column, table, after)
        .map(|c| c.text().trim().to_owned())
        .filter(|t| !t.is_empty() && folded(t) != folded(column.name()))
        .map(|t| t.parse().ok())
        .collect();
    before && numbers.is_some_and(|all| all.windows(2).any(|pair| matches!(pair, [a, b] if a >= b)))
}

/// True for "1.1", "A3", "4", "Action 4" and their like, which say nothing of what is done.
fn is_a_number(text: &str) -> bool {
    number_alone(text).is_some()
        || text.len() <= 8
            && text.contains(|c: char| c.is_ascii_digit())
            && text.chars().filter(|c| c.is_alphabetic()).count() <= 3
            && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn numbers_in_no_order_behind_what_is_done_count_its_parts() {
        let refs = |numbers: [&str; 3]| {
            let rows: String =
                ["Open the hall on Sundays", "Mend the roof of the shed", "Plant the long border"]
                    .iter()
                    .zip(numbers)
                    .map(|(what, number)| format!("{what},{number},May 2027,Not started\n"))
                    .collect();
            let csv = format!("Summary,Sub actions,Deadline,Status\n{rows}");
            let reading = crate::read(csv.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap();
            reading.draft.themes.into_iter().flat_map(|t| t.activities).map(|a| a.ref_).collect::<Vec<_>>()
        };
        assert_eq!(refs(["3", "6", "2"]), [None, None, None]);
        assert_eq!(refs(["1", "2", "3"])[2].as_deref(), Some("3"));
    }
}
