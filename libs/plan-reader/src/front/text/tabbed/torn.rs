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
    let pieces = Pieces {
        records: &records,
        looks: &looks,
        widest,
        roles,
        merges: may_merge(&records, widest, roles),
    };
    let mut best: Vec<(f32, Way)> = vec![(0.0, Way { held: 0, begins: 0 })];
    for end in 1..=records.len() {
        let ways = (1..=LONGEST.min(end)).flat_map(|held| [0, 1].map(|begins| Way { held, begins }));
        let ways = ways.filter_map(|way| {
            let before = best.get(end - way.held)?.0;
            Some((before + pieces.row(end - way.held, end, way.begins)?, way))
        });
        let likeliest = ways.max_by(|a, b| a.0.total_cmp(&b.0));
        best.push(likeliest.unwrap_or((f32::MIN, Way { held: 1, begins: 0 })));
    }
    let mut ways = Vec::new();
    let mut end = records.len();
    while let Some((_, way)) = best.get(end).filter(|(_, way)| way.held > 0) {
        ways.push(*way);
        end -= way.held;
    }
    let mut records = records.into_iter();
    let mut out = Vec::new();
    for way in ways.into_iter().rev() {
        let mut row = records.by_ref().take(way.held);
        if let Some(mut first) = row.next() {
            row.for_each(|more| append(&mut first, more.cells));
            first.cells.splice(0..0, std::iter::repeat_n(String::new(), way.begins));
            first.under = way.begins > 0;
            out.push(first);
        }
    }
    Ok(out)
}

/// One row: how many records it holds, and the column that its first cell stands in. Below a merged cell a browser leaves out the
/// first cell with its tab.
#[derive(Clone, Copy)]
struct Way {
    held: usize,
    begins: usize,
}

fn first_line(cell: &str) -> &str {
    cell.trim().lines().next().unwrap_or_default()
}

struct Pieces<'a> {
    records: &'a [Record],
    looks: &'a [Vec<Look>],
    widest: usize,
    roles: &'a [Option<ColumnRole>],
    /// What several rows belong to can stand in the first column.
    merges: bool,
}

impl Pieces<'_> {
    /// How likely records are one row that begins in this column; nothing where their tabs are not those of one.
    fn row(&self, from: usize, to: usize, begins: usize) -> Option<f32> {
        let records = self.records.get(from..to)?;
        let tabs = begins + records.iter().map(|r| r.tabs).sum::<usize>();
        let first = records.first()?;
        if begins > 0 && (tabs != self.widest || !self.merges) {
            return None;
        }
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
        let mut column = begins;
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

/// True where the first column can hold what several rows belong to: it says neither what is done nor counts.
fn may_merge(records: &[Record], widest: usize, roles: &[Option<ColumnRole>]) -> bool {
    let what = [ColumnRole::Activity, ColumnRole::Recommendation, ColumnRole::Ref];
    let first = roles.first().copied().flatten();
    let whole = records.iter().skip(1).any(|r| r.tabs == widest);
    widest > 1 && whole && first.is_none_or(|role| !what.contains(&role))
}
