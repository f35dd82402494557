//! A list with a blank line between all cells, in which no cell is left out: its places need not be sought.

use super::CellLine;
use super::path::Place;
use crate::date::looks_like_a_date;
use crate::draft::ColumnRole;
use crate::front::text::lines::is_bullet;

/// The place of every line, where blank lines part cells that go round evenly, with a date in each row where dates belong.
pub(super) fn placed(
    cells: &[CellLine<'_>],
    gaps: &[usize],
    roles: &[Option<ColumnRole>],
) -> Option<Vec<Place>> {
    let k = roles.len();
    let dated = roles.iter().position(|r| *r == Some(ColumnRole::TargetDate))?;
    // The number of the cell that each line is of.
    let mut of: Vec<usize> = Vec::with_capacity(cells.len());
    for (cell, gap) in cells.iter().zip(gaps) {
        let more = *gap == 0 || is_bullet(cell.text);
        of.push(match of.last() {
            Some(last) => last + usize::from(!more),
            None => 0,
        });
    }
    let all = of.last()? + 1;
    let mut seen = None;
    let firsts: Vec<&CellLine<'_>> =
        cells.iter().zip(&of).filter(|(_, n)| seen.replace(**n) != Some(**n)).map(|(c, _)| c).collect();
    let dates = firsts.iter().skip(dated).step_by(k);
    if !all.is_multiple_of(k) || !dates.clone().all(|c| looks_like_a_date(c.text)) || dates.count() == 0 {
        return None;
    }
    let mut last = None;
    let place = |n: &usize| {
        let column = n % k;
        let more = last.replace(*n) == Some(*n);
        if more { Place::More { column } } else { Place::Cell { column, new_row: column == 0 } }
    };
    Some(of.iter().map(place).collect())
}
