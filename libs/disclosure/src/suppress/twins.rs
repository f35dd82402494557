//! Cells that are one. Where all other parts of a sum are printed as zero, the sum and the part that is left move
//! together: one of them is searched for both. In a cube whose lowest level is mostly zero that is every fifth cell.

use std::collections::{BTreeMap, BTreeSet};

use super::Change;
use super::field::{Field, State};
use crate::attack::rows::Rows;

/// Which cells of a field are one.
pub(super) struct Twins {
    /// The cell of the joined field in which each cell is.
    within: Vec<usize>,
    /// The cells of each cell of the joined field.
    members: Vec<Vec<usize>>,
}

impl Twins {
    /// The field with twins joined, and which they are.
    pub(super) fn join(field: &Field) -> (Field, Self) {
        let mut first: Vec<usize> = (0..field.len()).collect();
        let root = |first: &[usize], mut i: usize| {
            while first[i] != i {
                i = first[i];
            }
            i
        };
        for (a, b) in field.rows.iter().filter_map(|row| twins(field, row.low == row.high, row.terms())) {
            let (a, b) = (root(&first, a), root(&first, b));
            first[a.max(b)] = a.min(b);
        }
        let mut members: Vec<Vec<usize>> = Vec::new();
        let mut within = vec![0; field.len()];
        for i in 0..field.len() {
            match root(&first, i) {
                one if one == i => {
                    within[i] = members.len();
                    members.push(vec![i]);
                }
                one => {
                    within[i] = within[one];
                    members[within[one]].push(i);
                }
            }
        }
        let it = Self { within, members };
        (it.joined(field), it)
    }

    fn joined(&self, field: &Field) -> Field {
        let mut one = Field {
            value: Vec::new(),
            least: Vec::new(),
            state: Vec::new(),
            width: Vec::new(),
            weight: Vec::new(),
            rows: Rows::default(),
            table_of_row: Vec::new(),
        };
        for cells in &self.members {
            let all = |of: &[f64]| cells.iter().map(|i| of[*i]).collect::<Vec<f64>>();
            let demands = |i: &&usize| matches!(field.state[**i], State::Primary | State::Earlier);
            let wide = cells.iter().filter(demands).map(|i| field.width[*i]);
            one.value.push(field.value[cells[0]]);
            one.least.push(all(&field.least).into_iter().fold(0.0, f64::max));
            one.state
                .push(cells.iter().map(|i| field.state[*i]).max_by_key(|s| rank(*s)).unwrap_or(State::Fixed));
            one.width.push(wide.reduce(f64::max).unwrap_or(field.width[cells[0]]));
            one.weight.push(all(&field.weight).into_iter().sum());
        }
        let mut known: BTreeSet<Vec<(u32, u64)>> = BTreeSet::new();
        for (row, table) in field.rows.iter().zip(&field.table_of_row) {
            let mut terms: BTreeMap<u32, f64> = BTreeMap::new();
            for (v, f) in row.terms() {
                *terms.entry(u32::try_from(self.within[v]).unwrap_or(u32::MAX)).or_default() += f;
            }
            terms.retain(|_, f| *f != 0.0);
            let same = terms.iter().map(|(v, f)| (*v, f.to_bits())).collect();
            // What is left of two sums of the same cells is said once.
            if !terms.is_empty() && (row.low < row.high || known.insert(same)) {
                one.rows.push(terms, row.low, row.high);
                one.table_of_row.push(*table);
            }
        }
        one
    }

    /// Tells the field what has become of its cells in the joined one.
    pub(super) fn part(&self, joined: &Field, field: &mut Field) {
        for (i, state) in field.state.iter_mut().enumerate() {
            *state = match (*state, joined.state[self.within[i]].hidden()) {
                (State::Open | State::Secondary, true) => State::Secondary,
                (State::Secondary, false) => State::Open,
                (same, _) => same,
            };
        }
    }

    /// A change of the joined field in the cells of the field.
    pub(super) fn apart(&self, change: &Change) -> Vec<(usize, f64)> {
        let each = |(i, d): &(usize, f64)| self.members[*i].iter().map(|m| (*m, *d)).collect::<Vec<_>>();
        let mut moves: Vec<(usize, f64)> = change.moves.iter().flat_map(each).collect();
        moves.sort_by_key(|(i, _)| *i);
        moves
    }

    /// The first of the cells of a cell of the joined field.
    pub(super) fn first(&self, one: usize) -> usize {
        self.members[one][0]
    }

    /// A change of the field in the cells of the joined one; what moves beside cells is left out.
    pub(super) fn together(&self, moves: &[(usize, f64)]) -> Change {
        let first = |(i, d): &(usize, f64)| {
            let one = *self.within.get(*i)?;
            (self.first(one) == *i).then_some((one, *d))
        };
        let mut moves: Vec<(usize, f64)> = moves.iter().filter_map(first).collect();
        moves.sort_by_key(|(i, _)| *i);
        Change { moves }
    }

    /// The cell of the joined field in which a cell is.
    pub(super) fn one(&self, cell: usize) -> usize {
        self.within[cell]
    }

    /// The cells of these cells of the joined field.
    pub(super) fn all_of(&self, cells: &[usize]) -> Vec<usize> {
        cells.iter().flat_map(|i| self.members[*i].iter().copied()).collect()
    }
}

/// The two cells of a row that can only move together, and have the same count.
fn twins(field: &Field, equation: bool, terms: impl Iterator<Item = (usize, f64)>) -> Option<(usize, usize)> {
    let mut moving = terms.filter(|(v, f)| field.state[*v] != State::Fixed && *f != 0.0);
    let ((a, f), (b, g), None) = (moving.next()?, moving.next()?, moving.next()) else { return None };
    (equation && f == -g && field.value[a] == field.value[b]).then_some((a, b))
}

/// What one of two twins is, both are: hidden for itself before hidden for others before printed.
fn rank(state: State) -> u8 {
    match state {
        State::Fixed => 0,
        State::Open => 1,
        State::Secondary => 2,
        State::Earlier => 3,
        State::Primary => 4,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Twins;
    use crate::attack::rows::Rows;
    use crate::suppress::field::{Field, State};

    /// A total of three parts, of which some are printed as zero, and a total of that and one more.
    fn field(parts: [u64; 4]) -> Field {
        let [a, b, c, d] = parts;
        let value: Vec<f64> = [a + b + c, a, b, c, a + b + c + d, d].map(|x| x as f64).to_vec();
        let mut rows = Rows::default();
        rows.push([(0, -1.0), (1, 1.0), (2, 1.0), (3, 1.0)], 0.0, 0.0);
        rows.push([(4, -1.0), (0, 1.0), (5, 1.0)], 0.0, 0.0);
        Field {
            least: vec![1.0; 6],
            state: value.iter().map(|x| if *x == 0.0 { State::Fixed } else { State::Open }).collect(),
            width: vec![3.0; 6],
            weight: vec![1.0; 6],
            table_of_row: vec![0, 0],
            rows,
            value,
        }
    }

    #[test]
    fn a_sum_of_which_all_parts_but_one_are_printed_as_zero_is_one_with_that_part() {
        let (joined, twins) = Twins::join(&field([7, 0, 0, 2]));
        assert_eq!((twins.one(0), twins.one(1)), (0, 0));
        assert_eq!(joined.weight[0], 2.0);
        let (joined, _) = Twins::join(&field([7, 3, 0, 2]));
        assert_eq!(joined.len(), 6);
    }

    #[test]
    fn what_is_hidden_of_one_is_hidden_of_both() {
        let mut apart = field([7, 0, 0, 2]);
        apart.state[1] = State::Primary;
        let (mut joined, twins) = Twins::join(&apart);
        assert_eq!(joined.state[0], State::Primary);
        joined.state[twins.one(5)] = State::Secondary;
        twins.part(&joined, &mut apart);
        assert_eq!(apart.state[..2], [State::Secondary, State::Primary]);
        assert_eq!(apart.state[5], State::Secondary);
    }

    proptest! {
        #[test]
        fn a_change_that_is_taken_apart_comes_together_again(
            parts in prop::array::uniform4(0..4_u64),
            moves in prop::collection::btree_map(0..6_usize, 1..9_i32, 0..6),
        ) {
            let (joined, twins) = Twins::join(&field(parts));
            let moves = moves.into_iter().filter(|(i, _)| *i < joined.len());
            let change = super::Change { moves: moves.map(|(i, d)| (i, f64::from(d))).collect() };
            prop_assert_eq!(twins.together(&twins.apart(&change)).moves, change.moves);
        }
    }
}
