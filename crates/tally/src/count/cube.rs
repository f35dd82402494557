//! Counts at the finest grain that some tables need, in one place a cell, so that a row is counted once for all of them.

use hashbrown::HashMap;

/// The largest number of cells that are laid out side by side; beyond it, only cells that hold something are kept. Tests go
/// beyond it often.
const DENSE: usize = if cfg!(test) { 1 << 10 } else { 1 << 22 };
/// How many bits of a key each field has.
const BITS: u32 = 16;

/// A cube of counts over some fields, each cell with rows, a count, and sums of numbers.
#[derive(Debug)]
pub struct Cube {
    /// The fields, by their place in the reader.
    pub fields: Vec<usize>,
    /// The numbers that are added up, by their place in the reader.
    pub sums: Vec<usize>,
    layout: Layout,
    rows: Vec<u64>,
    /// Millionths; empty where each row counts as one.
    counts: Vec<i128>,
    /// For each number and cell, how many rows have it and the sum in millionths.
    added: Vec<Vec<(u64, i128)>>,
    counted: bool,
}

#[derive(Debug)]
enum Layout {
    Dense { sizes: Vec<usize>, strides: Vec<usize> },
    Sparse { places: HashMap<u128, u32, foldhash::fast::FixedState>, keys: Vec<u128> },
}

/// One cell that holds something.
#[derive(Debug)]
pub struct Filled {
    /// The member of each field.
    pub members: Vec<u16>,
    /// Rows.
    pub rows: u64,
    /// The count in millionths; none where each row counts as one.
    pub count: Option<i128>,
    /// For each number, how many rows have it and the sum in millionths.
    pub sums: Vec<(u64, i128)>,
}

impl Cube {
    /// An empty cube. `sizes` says how many members each field is known to have beforehand.
    pub fn new(fields: Vec<usize>, sizes: &[usize], sums: Vec<usize>, counted: bool) -> Self {
        let sizes: Vec<usize> = sizes.iter().map(|it| (*it).max(4)).collect();
        let added = vec![Vec::new(); sums.len()];
        let mut it = Self {
            fields,
            sums,
            layout: Layout::Dense { sizes: Vec::new(), strides: Vec::new() },
            rows: Vec::new(),
            counts: Vec::new(),
            added,
            counted,
        };
        it.lay(sizes);
        it
    }

    /// The number of cells that hold something or could.
    pub fn kept(&self) -> usize {
        match &self.layout {
            Layout::Dense { .. } => 0,
            Layout::Sparse { keys, .. } => keys.len(),
        }
    }

    /// The place of the cell of these members.
    #[inline]
    pub fn place(&mut self, members: &[u16]) -> usize {
        if let Layout::Dense { sizes, strides } = &self.layout {
            let mut place = 0;
            let mut fits = true;
            for ((field, size), stride) in self.fields.iter().zip(sizes).zip(strides) {
                let member = usize::from(members.get(*field).copied().unwrap_or(0));
                fits &= member < *size;
                place += member * stride;
            }
            if fits {
                return place;
            }
            self.grow(members);
            return self.place(members);
        }
        self.sparse(members)
    }

    fn sparse(&mut self, members: &[u16]) -> usize {
        let mut key = 0u128;
        for field in &self.fields {
            key = key << BITS | u128::from(members.get(*field).copied().unwrap_or(0));
        }
        let Layout::Sparse { places, keys } = &mut self.layout else { return 0 };
        let next = u32::try_from(keys.len()).unwrap_or(u32::MAX);
        let place = *places.entry(key).or_insert(next);
        if place == next {
            keys.push(key);
            self.rows.push(0);
            if self.counted {
                self.counts.push(0);
            }
            for added in &mut self.added {
                added.push((0, 0));
            }
        }
        place as usize
    }

    /// Counts a row in a cell.
    #[inline]
    pub fn add(&mut self, place: usize, count: Option<i128>) {
        if let Some(rows) = self.rows.get_mut(place) {
            *rows += 1;
        }
        if let (Some(count), Some(sum)) = (count, self.counts.get_mut(place)) {
            *sum += count;
        }
    }

    /// Adds a number to a cell; `which` is its place in [`Cube::sums`].
    pub fn add_number(&mut self, place: usize, which: usize, millionths: i128) {
        if let Some((rows, sum)) = self.added.get_mut(which).and_then(|it| it.get_mut(place)) {
            *rows += 1;
            *sum += millionths;
        }
    }

    /// Takes all cells that hold something, and leaves the cube empty.
    pub fn take(&mut self) -> Vec<Filled> {
        let mut filled = Vec::new();
        for place in 0..self.rows.len() {
            let rows = self.rows.get(place).copied().unwrap_or(0);
            if rows > 0 {
                filled.push(Filled {
                    members: self.members(place),
                    rows,
                    count: self.counts.get(place).copied(),
                    sums: self.added.iter().map(|it| it.get(place).copied().unwrap_or_default()).collect(),
                });
            }
        }
        match &mut self.layout {
            Layout::Dense { .. } => {
                self.rows.fill(0);
                self.counts.fill(0);
                self.added.iter_mut().for_each(|it| it.fill((0, 0)));
            }
            Layout::Sparse { places, keys } => {
                places.clear();
                keys.clear();
                self.rows.clear();
                self.counts.clear();
                self.added.iter_mut().for_each(Vec::clear);
            }
        }
        filled
    }

    fn members(&self, place: usize) -> Vec<u16> {
        match &self.layout {
            Layout::Dense { sizes, strides } => {
                let member = |(size, stride): (&usize, &usize)| {
                    u16::try_from(place / stride % size).unwrap_or(u16::MAX)
                };
                sizes.iter().zip(strides).map(member).collect()
            }
            Layout::Sparse { keys, .. } => {
                let key = keys.get(place).copied().unwrap_or(0);
                let width = u32::try_from(self.fields.len()).unwrap_or(0);
                (0..width).rev().map(|at| u16::try_from(key >> (at * BITS) & 0xFFFF).unwrap_or(0)).collect()
            }
        }
    }

    /// Makes room for a member that the layout has none for.
    fn grow(&mut self, members: &[u16]) {
        let Layout::Dense { sizes, .. } = &self.layout else { return };
        let grown = self
            .fields
            .iter()
            .zip(sizes)
            .map(|(field, size)| {
                let needed = usize::from(members.get(*field).copied().unwrap_or(0)) + 1;
                if needed > *size { needed.max(size + size / 2) } else { *size }
            })
            .collect();
        let filled = self.take();
        self.lay(grown);
        let mut whole = vec![0u16; self.fields.iter().max().map_or(0, |it| it + 1)];
        for cell in filled {
            for (field, member) in self.fields.iter().zip(&cell.members) {
                if let Some(it) = whole.get_mut(*field) {
                    *it = *member;
                }
            }
            let place = self.place(&whole);
            if let Some(rows) = self.rows.get_mut(place) {
                *rows += cell.rows;
            }
            if let (Some(count), Some(sum)) = (cell.count, self.counts.get_mut(place)) {
                *sum += count;
            }
            for (which, (rows, sum)) in cell.sums.into_iter().enumerate() {
                if let Some(it) = self.added.get_mut(which).and_then(|it| it.get_mut(place)) {
                    it.0 += rows;
                    it.1 += sum;
                }
            }
        }
    }

    fn lay(&mut self, sizes: Vec<usize>) {
        let cells =
            sizes.iter().try_fold(1usize, |all, size| all.checked_mul(*size)).filter(|all| *all <= DENSE);
        let Some(cells) = cells else {
            self.layout = Layout::Sparse { places: HashMap::default(), keys: Vec::new() };
            self.rows = Vec::new();
            self.counts = Vec::new();
            self.added = vec![Vec::new(); self.sums.len()];
            return;
        };
        let mut strides = vec![1; sizes.len()];
        for at in (1..sizes.len()).rev() {
            let stride = strides.get(at).copied().unwrap_or(1) * sizes.get(at).copied().unwrap_or(1);
            if let Some(it) = strides.get_mut(at - 1) {
                *it = stride;
            }
        }
        self.rows = vec![0; cells];
        self.counts = if self.counted { vec![0; cells] } else { Vec::new() };
        self.added = vec![vec![(0, 0); cells]; self.sums.len()];
        self.layout = Layout::Dense { sizes, strides };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn a_cube_counts_what_a_plain_map_counts(
            rows in proptest::collection::vec((0u16..300, 0u16..5, 0u16..2000, -50i128..50), 0..300)
        ) {
            let mut cube = Cube::new(vec![0, 1, 2], &[0, 5, 3], vec![0], true);
            let mut plain: BTreeMap<[u16; 3], (u64, i128, i128)> = BTreeMap::new();
            for (a, b, c, n) in rows {
                let place = cube.place(&[a, b, c]);
                cube.add(place, Some(n));
                cube.add_number(place, 0, 2 * n);
                let cell = plain.entry([a, b, c]).or_default();
                *cell = (cell.0 + 1, cell.1 + n, cell.2 + 2 * n);
            }
            let found: BTreeMap<[u16; 3], (u64, i128, i128)> = cube
                .take()
                .into_iter()
                .map(|it| (it.members.try_into().unwrap(), (it.rows, it.count.unwrap(), it.sums[0].1)))
                .collect();
            prop_assert_eq!(found, plain);
            prop_assert!(cube.take().is_empty());
        }
    }
}
