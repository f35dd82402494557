//! Rows that the ends of lines within cells have torn apart: the likeliest way to put the pieces together.

use super::{Record, append};
use crate::draft::ColumnRole;
use crate::front::text::likeness::Look;
use crate::front::text::lines::is_bullet;
use crate::front::text::listed::{Follows, passing};

/// A row takes no more lines than this.
const LONGEST: usize = 12;

/// More records than this are put together by their tabs alone.
const MOST: usize = 2_000;

/// What it costs that a cell has no words, though its tabs are there.
const EMPTY: f32 = 0.2;

/// What a further line of a cell counts, where it does not go on in the middle of a sentence.
const MORE: f32 = -0.3;

/// The records put together into rows, where those below the headings are torn; none where all are whole.
pub(super) fn mended(
    records: Vec<Record>,
    widest: usize,
    roles: &[Option<ColumnRole>],
) -> Result<Vec<Record>, Vec<Record>> {
    let torn = records.iter().any(|r| r.tabs > 0 && r.tabs < widest);
    if !torn || records.len() > MOST || roles.len() != widest + 1 {
        return Err(records);
    }
    let looks: Vec<Vec<Look>> =
        records.iter().map(|r| r.cells.iter().map(|c| Look::at(first_line(c))).collect()).collect();
    let pieces = Pieces { records: &records, looks: &looks, widest, roles };
    let mut best: Vec<(f32, usize)> = vec![(0.0, 0)];
    for end in 1..=records.len() {
        let ways = (1..=LONGEST.min(end)).filter_map(|held| {
            let before = best.get(end - held)?.0;
            Some((before + pieces.row(end - held, end)?, held))
        });
        best.push(ways.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((f32::MIN, 1)));
    }
    let mut lengths = Vec::new();
    let mut end = records.len();
    while let Some((_, held)) = best.get(end).filter(|(_, held)| *held > 0) {
        lengths.push(*held);
        end -= held;
    }
    let mut records = records.into_iter();
    let mut out = Vec::new();
    for held in lengths.into_iter().rev() {
        let mut row = records.by_ref().take(held);
        if let Some(mut first) = row.next() {
            row.for_each(|more| append(&mut first, more.cells));
            out.push(first);
        }
    }
    Ok(out)
}

fn first_line(cell: &str) -> &str {
    cell.trim().lines().next().unwrap_or_default()
}

struct Pieces<'a> {
    records: &'a [Record],
    looks: &'a [Vec<Look>],
    widest: usize,
    roles: &'a [Option<ColumnRole>],
}

impl Pieces<'_> {
    /// How likely records are one row; nothing where their tabs are not those of one.
    fn row(&self, from: usize, to: usize) -> Option<f32> {
        let records = self.records.get(from..to)?;
        let tabs: usize = records.iter().map(|r| r.tabs).sum();
        let first = records.first()?;
        match records.len() {
            1 if tabs == 0 => {
                let name = first.cells.first().is_some_and(|c| !is_bullet(c));
                return Some(if name { self.looks.get(from)?.first()?.across() - 0.5 } else { -2.0 });
            }
            1 => {}
            _ if tabs != self.widest || first.tabs == 0 => return None,
            _ => {}
        }
        let mut score = 0.0;
        let mut column = 0;
        let mut above = "";
        for (i, (record, looks)) in records.iter().zip(self.looks.get(from..to)?).enumerate() {
            for (j, (cell, look)) in record.cells.iter().zip(looks).enumerate() {
                column += usize::from(j > 0);
                let role = self.roles.get(column).copied().flatten();
                let text = cell.trim();
                score += match (i > 0 && j == 0 && !above.is_empty(), text.is_empty()) {
                    (true, true) => 0.0,
                    (true, false) if is_bullet(text) || Follows::of(above, text).midway() => 0.5,
                    // Under who or when, further lines look like the first.
                    (true, false) => MORE + look.fits(role).clamp(-1.5, 0.5),
                    (false, true) => -EMPTY,
                    (false, false) => look.fits(role),
                };
                above = text;
            }
        }
        let missing = self.roles.iter().skip(column + 1).map(|r| passing(*r)).sum::<f32>();
        Some(score - missing)
    }
}
