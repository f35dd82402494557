//! Invented fields for tests: a table of 4 × 4 with its margins, in which small counts are hidden for themselves.

use crate::attack::rows::{EPS, Rows};
use crate::attack::solver::Meter;
use crate::suppress::field::{Field, State};
use crate::suppress::model::{Change, Model};

/// Cells in order of lines of five, the fifth of each a total, and the totals of all in the last line.
pub(super) fn field(counts: [[u8; 4]; 4]) -> Field {
    let mut rows = Rows::default();
    for line in 0..5 {
        rows.push((0..5).map(|i| (line * 5 + i, if i == 4 { -1.0 } else { 1.0 })), 0.0, 0.0);
        rows.push((0..5).map(|i| (i * 5 + line, if i == 4 { -1.0 } else { 1.0 })), 0.0, 0.0);
    }
    let within = |i: usize, at: usize| at == 4 || at == i;
    let parts = |n: usize| (0..16).filter(move |k| within(k / 4, n / 5) && within(k % 4, n % 5));
    let value: Vec<f64> = (0..25).map(|n| parts(n).map(|k| f64::from(counts[k / 4][k % 4])).sum()).collect();
    let state = |x: &f64| match *x {
        0.0 => State::Fixed,
        x if x < 5.0 => State::Primary,
        _ => State::Open,
    };
    Field {
        least: vec![1.0; 25],
        state: value.iter().map(state).collect(),
        width: vec![3.0; 25],
        weight: vec![1.0; 25],
        table_of_row: vec![0; rows.len()],
        rows,
        value,
    }
}

/// A field of which the diagonal is small.
pub(super) fn diagonal() -> Field {
    field(std::array::from_fn(|i| std::array::from_fn(|j| if i == j { 2 } else { 20 })))
}

/// Whether all sums of a field hold under a change, and only hidden cells move, none below its least.
pub(super) fn keeps(field: &Field, change: &Change) -> bool {
    let moved = |v: usize| change.moves.iter().filter(|m| m.0 == v).map(|m| m.1).sum::<f64>();
    field.rows.iter().all(|row| row.terms().map(|(v, f)| f * moved(v)).sum::<f64>().abs() < EPS)
        && change
            .moves
            .iter()
            .all(|(i, d)| field.state[*i].hidden() && field.value[*i] + d >= field.least[*i] - EPS)
}

/// How wide what is hidden lets a cell be, in steps of one.
pub(super) fn width(field: &Field, c: usize) -> f64 {
    let hidden: Vec<usize> = (0..field.len()).filter(|i| field.state[*i].hidden()).collect();
    let mut model = Model::of(field, &hidden, &Meter::unlimited()).unwrap();
    let mut far = |sign: f64| {
        let steps = (1..=3).map(|n| sign * f64::from(n));
        steps.take_while(|by| model.reach(field, c, *by).unwrap().is_some()).count() as f64
    };
    far(1.0) + far(-1.0)
}

/// The cells that are hidden for themselves.
pub(super) fn primaries(field: &Field) -> Vec<usize> {
    (0..field.len()).filter(|i| field.state[*i] == State::Primary).collect()
}
