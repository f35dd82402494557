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

/// The members of one field for some rows: which there are, and for each row which of them.
#[derive(Debug)]
pub enum Spread<'a> {
    /// Rows that point into a short list.
    Listed {
        /// Where the member of each row stands.
        keys: &'a [i32],
        /// The members.
        members: Vec<u16>,
    },
    /// Rows that point into all that is known.
    Each {
        /// Where the member of each row stands.
        codes: &'a [u32],
        /// The members.
        members: &'a [u16],
    },
}

impl Spread<'_> {
    /// Joins the member of each row to what stands for the row.
    #[inline]
    fn each<T>(&self, to: &mut [T], mut join: impl FnMut(&mut T, u16)) {
        match self {
            Self::Listed { keys, members } => {
                for (to, key) in to.iter_mut().zip(*keys) {
                    join(to, members.get(*key as usize).copied().unwrap_or(0));
                }
            }
            Self::Each { codes, members } => {
                for (to, code) in to.iter_mut().zip(*codes) {
                    join(to, members.get(*code as usize).copied().unwrap_or(0));
                }
            }
        }
    }
}

/// The cells that hold something, side by side.
#[derive(Debug, Default)]
pub struct Filled {
    width: usize,
    members: Vec<u16>,
    rows: Vec<u64>,
    counts: Vec<i128>,
    numbers: usize,
    sums: Vec<(u64, i128)>,
}

/// One cell that holds something.
#[derive(Debug, Clone, Copy)]
pub struct FilledCell<'a> {
    /// The member of each field.
    pub members: &'a [u16],
    /// Rows.
    pub rows: u64,
    /// The count in millionths; none where each row counts as one.
    pub count: Option<i128>,
    /// For each number, how many rows have it and the sum in millionths.
    pub sums: &'a [(u64, i128)],
}

impl Filled {
    /// Each cell.
    pub fn iter(&self) -> impl Iterator<Item = FilledCell<'_>> {
        self.rows.iter().enumerate().map(|(at, rows)| FilledCell {
            members: self.members.get(at * self.width..(at + 1) * self.width).unwrap_or_default(),
            rows: *rows,
            count: self.counts.get(at).copied(),
            sums: self.sums.get(at * self.numbers..(at + 1) * self.numbers).unwrap_or_default(),
        })
    }
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
            self.fit(|field| usize::from(members.get(field).copied().unwrap_or(0)) + 1);
            return self.place(members);
        }
        self.sparse(members)
    }

    fn sparse(&mut self, members: &[u16]) -> usize {
        let mut key = 0u128;
        for field in &self.fields {
            key = key << BITS | u128::from(members.get(*field).copied().unwrap_or(0));
        }
        self.of_key(key)
    }

    fn of_key(&mut self, key: u128) -> usize {
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

    /// Counts many rows at once, each as one. `columns` are the members of its fields, and there is room for all of them;
    /// `leave` says for each row whether it is left out.
    pub fn add_all(&mut self, rows: usize, columns: &[Spread<'_>], leave: Option<&[bool]>) {
        let stays = |row: usize| leave.is_none_or(|it| !it.get(row).copied().unwrap_or(false));
        if let Layout::Dense { strides, .. } = &self.layout {
            let mut places = vec![0u32; rows];
            for (column, stride) in columns.iter().zip(strides) {
                let stride = u32::try_from(*stride).unwrap_or(0);
                column.each(&mut places, |place, member| *place += stride * u32::from(member));
            }
            for (row, place) in places.into_iter().enumerate() {
                if stays(row)
                    && let Some(rows) = self.rows.get_mut(place as usize)
                {
                    *rows += 1;
                }
            }
            return;
        }
        let mut keys = vec![0u128; rows];
        for column in columns {
            column.each(&mut keys, |key, member| *key = *key << BITS | u128::from(member));
        }
        for (row, key) in keys.into_iter().enumerate() {
            if stays(row) {
                let place = self.of_key(key);
                self.add(place, None);
            }
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
    pub fn take(&mut self) -> Filled {
        let mut filled = Filled { width: self.fields.len(), numbers: self.sums.len(), ..Filled::default() };
        for place in 0..self.rows.len() {
            let rows = self.rows.get(place).copied().unwrap_or(0);
            if rows > 0 {
                self.push_members(place, &mut filled.members);
                filled.rows.push(rows);
                filled.counts.extend(self.counts.get(place));
                filled.sums.extend(self.added.iter().map(|it| it.get(place).copied().unwrap_or_default()));
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

    fn push_members(&self, place: usize, to: &mut Vec<u16>) {
        match &self.layout {
            Layout::Dense { sizes, strides } => {
                let member = |(size, stride): (&usize, &usize)| {
                    u16::try_from(place / stride % size).unwrap_or(u16::MAX)
                };
                to.extend(sizes.iter().zip(strides).map(member));
            }
            Layout::Sparse { keys, .. } => {
                let key = keys.get(place).copied().unwrap_or(0);
                let width = u32::try_from(self.fields.len()).unwrap_or(0);
                let member = |at: u32| u16::try_from(key >> (at * BITS) & 0xFFFF).unwrap_or(0);
                to.extend((0..width).rev().map(member));
            }
        }
    }

    /// Makes room for so many members of each field, where cells are laid out side by side.
    pub fn fit(&mut self, needed: impl Fn(usize) -> usize) {
        let Layout::Dense { sizes, .. } = &self.layout else { return };
        let grown = |(field, size): (&usize, &usize)| match needed(*field) {
            needed if needed > *size => needed.max(size + size / 2),
            _ => *size,
        };
        let grown: Vec<usize> = self.fields.iter().zip(sizes).map(grown).collect();
        if grown == *sizes {
            return;
        }
        let filled = self.take();
        self.lay(grown);
        let mut whole = vec![0u16; self.fields.iter().max().map_or(0, |it| it + 1)];
        for cell in filled.iter() {
            for (field, member) in self.fields.iter().zip(cell.members) {
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
            for (it, (rows, sum)) in self.added.iter_mut().zip(cell.sums) {
                if let Some(it) = it.get_mut(place) {
                    *it = (it.0 + rows, it.1 + sum);
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

    type Plain = BTreeMap<[u16; 3], (u64, i128, i128)>;

    fn found(cube: &mut Cube) -> Plain {
        let cell = |it: FilledCell<'_>| {
            let sum = it.sums.first().map_or(0, |it| it.1);
            (it.members.try_into().unwrap(), (it.rows, it.count.unwrap_or(0), sum))
        };
        cube.take().iter().map(cell).collect()
    }

    proptest! {
        #[test]
        fn a_cube_counts_what_a_plain_map_counts(
            rows in proptest::collection::vec((0u16..300, 0u16..5, 0u16..2000, -50i128..50), 0..300)
        ) {
            let mut cube = Cube::new(vec![0, 1, 2], &[0, 5, 3], vec![0], true);
            let mut plain = Plain::new();
            for (a, b, c, n) in rows {
                let place = cube.place(&[a, b, c]);
                cube.add(place, Some(n));
                cube.add_number(place, 0, 2 * n);
                let cell = plain.entry([a, b, c]).or_default();
                *cell = (cell.0 + 1, cell.1 + n, cell.2 + 2 * n);
            }
            prop_assert_eq!(found(&mut cube), plain);
            prop_assert!(found(&mut cube).is_empty());
        }

        #[test]
        fn many_rows_at_once_count_as_one_by_one(
            blocks in proptest::collection::vec(
                proptest::collection::vec((0u16..40, 0u16..5, 0u16..200, any::<bool>()), 0..60), 0..4
            )
        ) {
            let mut cube = Cube::new(vec![2, 0, 1], &[3, 0, 5], Vec::new(), false);
            let mut plain = Plain::new();
            let all: Vec<u16> = (0..200).collect();
            for rows in blocks {
                // One column as a short list the other way round, the others as they are known.
                let keys: Vec<i32> = rows.iter().map(|it| 39 - i32::from(it.0)).collect();
                let (second, third): (Vec<u32>, Vec<u32>) =
                    rows.iter().map(|it| (u32::from(it.1), u32::from(it.2))).unzip();
                let leave: Vec<bool> = rows.iter().map(|it| it.3).collect();
                let columns = [
                    Spread::Each { codes: &third, members: &all },
                    Spread::Listed { keys: &keys, members: (0..40).rev().collect() },
                    Spread::Each { codes: &second, members: &all },
                ];
                cube.fit(|field| [40, 5, 200][field]);
                let leave = leave.contains(&true).then_some(leave);
                cube.add_all(rows.len(), &columns, leave.as_deref());
                for (a, b, c, _) in rows.iter().filter(|it| !it.3) {
                    plain.entry([*c, *a, *b]).or_default().0 += 1;
                }
            }
            prop_assert_eq!(found(&mut cube), plain);
        }
    }
}
