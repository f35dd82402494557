//! The likeliest place of every line of a list, by how each fits under the headings and how it follows the one before.

use super::CellLine;
use super::item::Item;
use super::learnt::Learnt;
use super::parted::Parted;
use crate::draft::ColumnRole;

/// Where a line stands in the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    Cell {
        column: usize,
        new_row: bool,
    },
    /// A further line of the same cell.
    More {
        column: usize,
    },
    /// A name or a note across the rows.
    Across,
}

/// The likeliest places of the lines of a list.
pub(super) struct Way {
    pub score: f32,
    pub places: Vec<Place>,
    /// By how much each place is likelier than any other column would be for its line.
    pub margins: Vec<f32>,
}

/// The likeliest place of every line, by the sum of how each fits and how it follows the one before.
pub(super) fn placed(
    cells: &[CellLine<'_>],
    roles: &[Option<ColumnRole>],
    parted: Parted,
    learnt: &Learnt,
) -> Way {
    let k = roles.len();
    let steps = Steps::new(roles, parted, learnt);
    // The state k is a line across the rows.
    let fits: Vec<Vec<f32>> = cells.iter().map(|cell| steps.fits(cell, learnt)).collect();
    let mut upto: Vec<Vec<f32>> = Vec::with_capacity(cells.len());
    let mut back: Vec<Vec<(usize, bool)>> = Vec::with_capacity(cells.len());
    for (cell, fits) in cells.iter().zip(&fits) {
        let Some(scores) = upto.last() else {
            let start =
                |(to, fits): (usize, &f32)| fits - if to < k { 1.5 * steps.between(0, to) } else { 0.0 };
            upto.push(fits.iter().enumerate().map(start).collect());
            back.push(vec![(0, false); k + 1]);
            continue;
        };
        let mut next = vec![f32::MIN; k + 1];
        let mut from = vec![(0, false); k + 1];
        for (to, (best, mark)) in next.iter_mut().zip(&mut from).enumerate() {
            for (before, score) in scores.iter().enumerate() {
                let (gain, more) = steps.gain(before, to, cell, fits);
                if score + gain > *best {
                    (*best, *mark) = (score + gain, (before, more));
                }
            }
        }
        upto.push(next);
        back.push(from);
    }
    // A name over rows has rows beneath it, and the last row may lack its last cells as any other.
    let end: Vec<f32> = (0..=k).map(|s| if s == k { -4.0 } else { -steps.between(s + 1, k) }).collect();
    let ends = |scores: &Vec<f32>| -> Vec<f32> { scores.iter().zip(&end).map(|(s, e)| s + e).collect() };
    let last = upto.last().map(ends).unwrap_or_default();
    let (mut at, score) =
        last.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, f32::MIN));
    let mut places = Vec::with_capacity(cells.len());
    let mut margins = Vec::with_capacity(cells.len());
    // What can still be gained from each state on.
    let mut onward = end;
    for (i, from) in back.iter().enumerate().rev() {
        let whole = upto.get(i).into_iter().flatten().zip(&onward).map(|(a, b)| a + b);
        let other = whole.enumerate().filter(|(s, _)| *s != at).map(|(_, w)| w).fold(f32::MIN, f32::max);
        margins.push(score - other);
        let (before, more) = from.get(at).copied().unwrap_or_default();
        places.push(if at == k {
            Place::Across
        } else if more {
            Place::More { column: at }
        } else {
            Place::Cell { column: at, new_row: i == 0 || before == k || at <= before }
        });
        at = before;
        if let Some((cell, fits)) = cells.get(i).zip(fits.get(i)) {
            let gained = |before: usize| {
                let ways =
                    onward.iter().enumerate().map(|(to, on)| steps.gain(before, to, cell, fits).0 + on);
                ways.fold(f32::MIN, f32::max)
            };
            onward = (0..=k).map(gained).collect();
        }
    }
    places.reverse();
    margins.reverse();
    Way { score, places, margins }
}

/// What it costs to pass over a column: its cell is empty. What is often left out costs little.
pub(in crate::front::text) fn passing(role: Option<ColumnRole>) -> f32 {
    match role {
        Some(ColumnRole::Ref | ColumnRole::RecommendationRef) => 1.5,
        Some(ColumnRole::Activity | ColumnRole::Recommendation) => 2.0,
        Some(ColumnRole::Lead | ColumnRole::LeadAuthority | ColumnRole::TargetDate) => 1.0,
        // Merged over several rows, a theme stands beside the first of them alone.
        Some(ColumnRole::Theme | ColumnRole::Service | ColumnRole::Heading) => 0.4,
        Some(ColumnRole::Achieved | ColumnRole::Status | ColumnRole::Outcome) | None => 0.7,
    }
}

/// What each step from one place to the next costs.
struct Steps<'a> {
    roles: &'a [Option<ColumnRole>],
    /// The cost of passing over all columns up to each.
    upto: Vec<f32>,
    parted: Parted,
}

impl<'a> Steps<'a> {
    fn new(roles: &'a [Option<ColumnRole>], parted: Parted, learnt: &Learnt) -> Self {
        let mut upto = vec![0.0];
        for cost in learnt.passing(roles) {
            upto.push(upto.last().copied().unwrap_or(0.0) + cost);
        }
        Self { roles, upto, parted }
    }

    fn role(&self, column: usize) -> Option<ColumnRole> {
        self.roles.get(column).copied().flatten()
    }

    /// The cost of the empty cells between two columns.
    fn between(&self, from: usize, to: usize) -> f32 {
        let at = |n: usize| self.upto.get(n).copied().unwrap_or(0.0);
        (at(to) - at(from)).max(0.0)
    }

    /// How well a line fits in each column, and last across the rows.
    fn fits(&self, cell: &CellLine<'_>, learnt: &Learnt) -> Vec<f32> {
        let columns = self.roles.iter().map(|role| cell.look.fits(*role)).chain([cell.look.across()]);
        let likes = learnt.likes(cell.text).unwrap_or_default();
        columns.enumerate().map(|(to, fits)| fits + likes.get(to).copied().unwrap_or(0.0)).collect()
    }

    /// What is gained by going from one place to the next, and whether the line is more of the same cell.
    fn gain(&self, before: usize, to: usize, cell: &CellLine<'_>, fits: &[f32]) -> (f32, bool) {
        let (cost, more) = self.cost(before, to, cell);
        let fits = fits.get(to).copied().unwrap_or(f32::MIN);
        // A cell is known by its first line: many below it say no more than one, and what goes on in the middle of a
        // sentence says nothing by its own looks.
        let fits = match more {
            true if cell.follows.midway() => 0.5,
            true => fits.min(0.5),
            false => fits,
        };
        (fits - cost, more)
    }

    /// What it costs to go from one place to the next, and whether the line is more of the same cell.
    fn cost(&self, before: usize, to: usize, cell: &CellLine<'_>) -> (f32, bool) {
        let k = self.upto.len() - 1;
        let bullet = cell.item != Item::None;
        let rest_of_row = |before: usize| 0.3 * (k - 1 - before) as f32;
        let (mut cost, within, more) = if to == k {
            (if before == k { 0.2 } else { rest_of_row(before) }, false, false)
        } else if before == k {
            (self.between(0, to), false, false)
        } else if to > before {
            (self.between(before + 1, to), true, false)
        } else if to == before && k > 1 {
            let named = matches!(
                self.role(to),
                Some(
                    ColumnRole::Lead
                        | ColumnRole::LeadAuthority
                        | ColumnRole::TargetDate
                        | ColumnRole::Theme
                        | ColumnRole::Service
                        | ColumnRole::Heading
                        | ColumnRole::Status
                )
            );
            let cost = match cell.item {
                // A list with letters is of things to do, or of what was done.
                Item::Next if named => 1.5,
                Item::Next => -1.5,
                Item::Listed | Item::Again if named && self.role(to) != Some(ColumnRole::Lead) => 1.0,
                Item::Listed | Item::Again => -0.5,
                // "We have set up a group." goes on with what has been achieved.
                Item::None if self.role(to) == Some(ColumnRole::Achieved) && cell.look.tells() => 1.0,
                Item::None if self.role(to) == Some(ColumnRole::Lead) && cell.look.names_several_words() => {
                    cell.follows.cost_of_more().min(1.6)
                }
                Item::None => cell.follows.cost_of_more(),
            };
            (cost, true, true)
        } else {
            (self.between(before + 1, k) + self.between(0, to), false, false)
        };
        if !more {
            cost += cell.follows.cost_of_new();
        }
        if bullet && !more && to != k {
            cost += match within {
                // A date is hardly ever one of several.
                true if self.role(to) == Some(ColumnRole::TargetDate) => {
                    if cell.look.is_short() {
                        1.5
                    } else {
                        3.0
                    }
                }
                true if cell.item == Item::Again => 1.2,
                true => 0.3,
                false => 1.5,
            };
        }
        match self.parted {
            Parted::Apart | Parted::ApartWithEmpty if cell.gap == 0 => cost += if more { -cost } else { 3.0 },
            Parted::Apart | Parted::ApartWithEmpty if more && !bullet => cost += 1.5,
            Parted::Rows { within: gap } if cell.gap > gap && within => cost += 2.5,
            Parted::Rows { within: gap } if cell.gap <= gap && !within && before != k => cost += 2.5,
            _ => {}
        }
        if let Some(empty) = self.parted.empty_above(cell.gap).filter(|_| !more || cell.gap > 0) {
            cost += self.off(before, to, more, empty);
        }
        (cost, more)
    }

    /// What it costs that as many places are passed over as there are empty cells, less what passing over them cost.
    fn off(&self, before: usize, to: usize, more: bool, empty: usize) -> f32 {
        let k = self.upto.len() - 1;
        let off = |passed: usize| match passed.abs_diff(empty) {
            0 if empty > 0 => -MET,
            by => OFF * by as f32,
        };
        match (before == k, to == k) {
            _ if more => off(0),
            // Over rows a name is one wide cell, or the first of a row of empty ones.
            (true, true) => off(0).min(off(k - 1)),
            (true, false) => off(to).min(off(k - 1 + to)) - self.between(0, to),
            (false, true) => off(k - 1 - before),
            _ if to > before => off(to - before - 1) - self.between(before + 1, to),
            _ => off(k - 1 - before + to) - self.between(before + 1, k) - self.between(0, to),
        }
    }
}

/// What each place costs that is passed over without an empty cell, or the other way round.
const OFF: f32 = 2.0;

/// What is gained where as many places are passed over as there are empty cells: that is no chance.
const MET: f32 = 0.8;
