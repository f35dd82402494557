//! The likeliest place of every line of a list, by how each fits under the headings and how it follows the one before.

use super::CellLine;
use super::learnt::Learnt;
use super::parted::Parted;
use super::steps::{State, Steps};
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
    let steps = Steps::new(roles, parted, learnt);
    let states = steps.states();
    let state = |at: usize| State::at(at, steps.columns());
    let fits: Vec<Vec<f32>> = cells.iter().map(|cell| steps.fits(cell, learnt)).collect();
    let mut upto: Vec<Vec<f32>> = Vec::with_capacity(cells.len());
    let mut back: Vec<Vec<usize>> = Vec::with_capacity(cells.len());
    for (cell, fits) in cells.iter().zip(&fits) {
        let Some(scores) = upto.last() else {
            upto.push((0..states).map(|to| steps.start(state(to), fits)).collect());
            back.push(vec![0; states]);
            continue;
        };
        // Only a further line of the same cell asks whether the line above was one.
        let best_of = |column: Option<usize>| {
            let (a, b) = State::of(column, steps.columns());
            let score = |state: usize| scores.get(state).copied().unwrap_or(f32::MIN);
            if score(b) > score(a) { (score(b), b) } else { (score(a), a) }
        };
        let ends: Vec<(Option<usize>, (f32, usize))> =
            (0..steps.columns()).map(Some).chain([None]).map(|c| (c, best_of(c))).collect();
        let mut next = vec![f32::MIN; states];
        let mut from = vec![0; states];
        for (to, (best, mark)) in next.iter_mut().zip(&mut from).enumerate() {
            let mut consider = |gain: Option<f32>, score: f32, before: usize| {
                if let Some(gain) = gain
                    && score + gain > *best
                {
                    (*best, *mark) = (score + gain, before);
                }
            };
            match state(to) {
                State::More(column) => {
                    let (first, more) = State::of(Some(column), steps.columns());
                    for (before, again) in [(first, false), (more, true)] {
                        let score = scores.get(before).copied().unwrap_or(f32::MIN);
                        consider(Some(steps.stay(column, again, cell, fits)), score, before);
                    }
                }
                _ => {
                    for (column, (score, before)) in &ends {
                        consider(steps.go_on(*column, state(to), cell, fits), *score, *before);
                    }
                }
            }
        }
        upto.push(next);
        back.push(from);
    }
    traced(cells, &steps, &fits, &upto, &back)
}

/// Goes back over the best steps from the end on.
fn traced(
    cells: &[CellLine<'_>],
    steps: &Steps<'_>,
    fits: &[Vec<f32>],
    upto: &[Vec<f32>],
    back: &[Vec<usize>],
) -> Way {
    let states = steps.states();
    let state = |at: usize| State::at(at, steps.columns());
    let ending = |s: usize| cells.last().map_or(0.0, |cell| -steps.end(state(s), cell));
    let end: Vec<f32> = (0..states).map(ending).collect();
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
        let elsewhere = whole.enumerate().filter(|(s, _)| state(*s).column() != state(at).column());
        let other = elsewhere.map(|(_, w)| w).fold(f32::MIN, f32::max);
        margins.push(score - other);
        let before = from.get(at).copied().unwrap_or_default();
        places.push(match state(at) {
            State::Across => Place::Across,
            State::More(column) => Place::More { column },
            State::First(column) => {
                let below = state(before).column().is_none_or(|b| column <= b);
                Place::Cell { column, new_row: i == 0 || below }
            }
        });
        at = before;
        if let Some((cell, fits)) = cells.get(i).zip(fits.get(i)) {
            let left: Vec<f32> = (0..steps.columns())
                .map(Some)
                .chain([None])
                .map(|column| {
                    let ways = onward.iter().enumerate();
                    let ways =
                        ways.filter_map(|(to, on)| Some(steps.go_on(column, state(to), cell, fits)? + on));
                    ways.fold(f32::MIN, f32::max)
                })
                .collect();
            let gained = |before: usize| {
                let column = state(before).column();
                let left = left.get(column.unwrap_or(steps.columns())).copied().unwrap_or(f32::MIN);
                let Some(column) = column else { return left };
                let (_, more) = State::of(Some(column), steps.columns());
                let on = onward.get(more).copied().unwrap_or(f32::MIN);
                left.max(steps.stay(column, before == more, cell, fits) + on)
            };
            onward = (0..states).map(gained).collect();
        }
    }
    places.reverse();
    margins.reverse();
    Way { score, places, margins }
}
