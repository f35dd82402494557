//! Who and when of a row that were set down before it, and so stand with the row above.
//!
//! Where a name over rows shares its block with the first cell below it, a program sets that block down after the short cells
//! beside it. Then the row above has two leads and two dates, one pair after the other, and the row below the name has neither.

use crate::draft::ColumnRole;
use crate::front::text::rows::{CellText, RowText};

/// Gives each such pair to the row below.
pub(super) fn give_back(rows: &mut [RowText], roles: &[Option<ColumnRole>]) {
    let of = |role| roles.iter().position(|r| *r == Some(role));
    let (Some(lead), Some(date)) = (of(ColumnRole::Lead), of(ColumnRole::TargetDate)) else { return };
    let is_across = |r: &RowText| r.cells.iter().any(|c| c.columns > 1);
    for at in 0..rows.len() {
        let lacks = |r: &RowText| r.cells.iter().all(|c| c.column != lead && c.column != date);
        let Some(from) = rows.get(at).and_then(|r| second_pair(r, lead, date)) else { continue };
        let Some(below) = (at + 1..rows.len()).find(|i| rows.get(*i).is_some_and(|r| !is_across(r))) else {
            break;
        };
        if !rows.get(below).is_some_and(lacks) {
            continue;
        }
        let mut given: Vec<CellText> = Vec::new();
        for cell in rows.get_mut(at).into_iter().flat_map(|r| &mut r.cells) {
            if cell.column == lead || cell.column == date {
                let kept = cell.lines.partition_point(|l| l.0 < from);
                let lines = cell.lines.split_off(kept);
                given.push(CellText { lines, ..CellText::one(cell.column, from, "") });
            }
        }
        if let Some(row) = rows.get_mut(below) {
            row.guessed = true;
            row.cells.extend(given);
            row.cells.sort_by_key(|c| c.column);
        }
    }
}

/// The number of the line with which the second lead of a row begins, where it stands below the first date and over the second.
fn second_pair(row: &RowText, lead: usize, date: usize) -> Option<u32> {
    let lines = |column: usize| row.cells.iter().find(|c| c.column == column).map(|c| c.lines.as_slice());
    match (lines(lead)?, lines(date)?) {
        ([first, second], [above, below]) => {
            (first.0 < above.0 && above.0 < second.0 && second.0 < below.0).then_some(second.0)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_lead_and_date_go_to_the_row_that_has_none() {
        let cell = |column, lines: &[(u32, &str)]| CellText {
            lines: lines.iter().map(|(n, t)| (*n, (*t).to_owned())).collect(),
            ..CellText::one(column, 1, "")
        };
        let row = |cells| RowText { cells, ..RowText::default() };
        let band = CellText { columns: 3, ..CellText::one(0, 7, "Homes") };
        let mut rows = [
            row(vec![
                cell(0, &[(1, "Train")]),
                cell(1, &[(2, "HR"), (4, "Tom Bell")]),
                cell(2, &[(3, "May"), (5, "June")]),
            ]),
            row(vec![band]),
            row(vec![cell(0, &[(8, "Walk")])]),
        ];
        give_back(
            &mut rows,
            &[Some(ColumnRole::Activity), Some(ColumnRole::Lead), Some(ColumnRole::TargetDate)],
        );
        assert_eq!(rows[0].cells[1].lines, [(2, "HR".to_owned())]);
        assert_eq!(rows[2].cells[2].lines, [(5, "June".to_owned())]);
    }
}
