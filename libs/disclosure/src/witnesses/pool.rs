//! The tables of a proof: as few of those that were met as show every cell to be wide, and the true one only where it must be.

use super::Shown;
use crate::attack::system::System;
use crate::attack::witness::{Beside, summed};
use crate::dice::Dice;

/// How far each variable moves from the table that was gone from.
type Moves = Vec<(usize, f64)>;

/// Tables, and which of them show which cell to be wide.
pub(super) struct Pool {
    pub tables: Vec<Moves>,
    pub shown: Vec<Shown>,
}

impl Pool {
    pub(super) fn new(system: &System, table: &[f64], others: &[Moves], needs: &[u64]) -> Self {
        let Some(truth) = Beside::new(system, table) else {
            return Self { tables: Vec::new(), shown: Vec::new() };
        };
        let mut tables = aside(system, table, others);
        // Tables beside the true one, for cells that are not wide enough without them.
        let beside: Vec<&Moves> = others.iter().filter(|moves| truth.agrees(moves)).collect();
        let lacking = lacking(&spans(&tables, needs), needs);
        let helps = |moves: &&&Moves| moves.iter().any(|(v, _)| lacking.binary_search(v).is_ok());
        tables.extend(beside.iter().filter(helps).map(|moves| (*moves).clone()));
        if !self::lacking(&spans(&tables, needs), needs).is_empty() {
            tables.push(Vec::new());
        }
        let shown: Vec<Shown> = spans(&tables, needs).into_iter().filter(|it| it.width > 0).collect();
        used(&tables, shown)
    }
}

/// Tables far from the true one: a walk over others, and what is beside its end.
fn aside(system: &System, table: &[f64], others: &[Moves]) -> Vec<Moves> {
    let Some(mut here) = Beside::new(system, table) else { return Vec::new() };
    let mut dice = Dice::new(0);
    let mut way: Moves = Vec::new();
    for moves in others {
        if dice.below(2) == 0 && here.agrees(moves) {
            here.go(moves);
            way = joined(&way, moves);
        }
    }
    if way.is_empty() {
        return Vec::new();
    }
    let near = others.iter().filter(|moves| here.agrees(moves)).map(|moves| joined(&way, moves));
    [way.clone()].into_iter().chain(near.filter(|moves| !moves.is_empty())).collect()
}

/// The one move after the other.
fn joined(one: &Moves, other: &Moves) -> Moves {
    let mut all = summed(one.iter().chain(other).copied().collect());
    all.retain(|(_, d)| *d != 0.0);
    all
}

/// For each cell that needs it, in their order, the two tables between which it is widest.
fn spans(tables: &[Moves], needs: &[u64]) -> Vec<Shown> {
    let mut of: Vec<Vec<(f64, usize)>> = vec![Vec::new(); needs.len()];
    for (t, moves) in tables.iter().enumerate() {
        for (v, d) in moves.iter().filter(|(v, _)| *v < needs.len()) {
            of[*v].push((*d, t));
        }
    }
    let cells = of.into_iter().enumerate().filter(|(cell, _)| needs[*cell] > 0);
    let span = |(cell, mut ways): (usize, Vec<(f64, usize)>)| {
        // Tables that leave the cell where it is: the first will do.
        let still = (0..tables.len()).find(|t| ways.binary_search_by_key(t, |(_, t)| *t).is_err());
        ways.extend(still.map(|t| (0.0, t)));
        let low = ways.iter().copied().min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))?;
        let high = ways.iter().copied().max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
        Some(Shown { cell, low: low.1, high: high.1, width: super::lowest::count(high.0 - low.0) })
    };
    cells.filter_map(span).collect()
}

/// The cells that are not wide enough, in order. `shown` is in their order too.
fn lacking(shown: &[Shown], needs: &[u64]) -> Vec<usize> {
    let place = |cell: &usize| shown.binary_search_by_key(cell, |it| it.cell).ok();
    let width = |cell: usize| place(&cell).and_then(|at| shown.get(at)).map_or(0, |it| it.width);
    let lacks = |cell: &usize| needs[*cell] > 0 && i128::from(width(*cell)) < i128::from(needs[*cell]);
    (0..needs.len()).filter(lacks).collect()
}

/// Those tables that show something, with their new numbers.
fn used(tables: &[Moves], shown: Vec<Shown>) -> Pool {
    let mut number = vec![None; tables.len()];
    let mut kept = Vec::new();
    let mut renamed = |t: usize| {
        *number[t].get_or_insert_with(|| {
            kept.push(tables[t].clone());
            kept.len() - 1
        })
    };
    let shown =
        shown.into_iter().map(|it| Shown { low: renamed(it.low), high: renamed(it.high), ..it }).collect();
    Pool { tables: kept, shown }
}
