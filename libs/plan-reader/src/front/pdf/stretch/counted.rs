//! A first column of nothing but numbers: only the first line of each row has one, so that most lines do not show the white
//! behind it, and the headings may stand over it and the next column together.

use super::{COLUMN_GAP, Stretch};
use crate::front::pdf::label::label;
use crate::front::pdf::text::Line;
use crate::front::pdf::unruled::{Gap, crosses, split};
use crate::interpret::is_lettered_number;

/// So many rows bear a number.
const LEAST: usize = 2;
/// No number has more letters.
const LONGEST: usize = 6;

impl Stretch {
    /// Parts the numbers of a first column from the words behind them.
    pub(super) fn find_numbers(&mut self) {
        let Some(left) = self.rows.iter().map(|row| row.from).reduce(f32::min) else { return };
        let numbered = |row: &Line| match row.words.as_slice() {
            [number, next, ..] => {
                (number.from - left).abs() < row.size * 0.6
                    && next.from - number.to > row.size * COLUMN_GAP
                    && is_number(&number.text)
            }
            _ => false,
        };
        let count = self.rows.iter().filter(|row| numbered(row)).count();
        let Some(first) = self.rows.iter().position(numbered).filter(|_| count >= LEAST) else { return };
        let own = self.rows.iter().filter(|row| numbered(row));
        let edges = own.filter_map(|row| Some((row.words.first()?.to, row.words.get(1)?.from)));
        let (mut gap, mut furthest) = (Gap { from: f32::MIN, to: f32::MAX }, f32::MIN);
        for (to, from) in edges {
            gap = Gap { from: gap.from.max(to), to: gap.to.min(from) };
            furthest = furthest.max(from);
        }
        // Beside some numbers the next column is empty, and what follows begins a further one.
        let next_column = self.gaps.iter().map(|known| known.to).fold(f32::MAX, f32::min);
        let in_another = |from: f32| from > gap.to + 1.0 && from < next_column - 1.0;
        let own = self.rows.iter().filter(|row| numbered(row)).filter_map(|row| Some(row.words.get(1)?.from));
        let beside = own.clone().filter(|from| *from < gap.to + 1.0).count();
        let apart = furthest - gap.to > 1.0 && (beside < LEAST || own.clone().any(in_another));
        if apart || self.gaps.iter().any(|known| known.from < gap.to && gap.from < known.to) {
            return;
        }
        for (at, row) in self.rows.iter().enumerate() {
            let within = row.words.iter().filter(|w| w.from < gap.to - 0.5);
            let reach = within.map(|w| w.to).fold(f32::MIN, f32::max);
            let behind = reach == f32::MIN || numbered(row);
            // Names across the columns, and the headings above.
            let name = crosses(row, &self.gaps) || split(row, &self.gaps).len() == 1;
            let over = at < first && reach < gap.to;
            if !behind && !name && !over {
                return;
            }
            if over {
                gap.from = gap.from.max(reach);
            }
        }
        if gap.to - gap.from > self.rows.first().map_or(10.0, |row| row.size) * 0.3 {
            self.gaps.push(gap);
            self.gaps.sort_by(|a, b| a.from.total_cmp(&b.from));
        }
    }
}

/// "3", "1a", "2.4", "R12", with or without a star behind it.
fn is_number(text: &str) -> bool {
    let bare = text.trim_end_matches('*');
    let digits = bare.trim_end_matches(|c: char| c.is_ascii_lowercase());
    bare.chars().count() <= LONGEST
        && (label(bare).is_some()
            || is_lettered_number(bare)
            || bare.len() - digits.len() < 2
                && (1..=3).contains(&digits.len())
                && digits.bytes().all(|b| b.is_ascii_digit()))
}
