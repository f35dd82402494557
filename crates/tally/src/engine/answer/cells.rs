//! What was counted in the cells of one table, by the numbers of their members.

use std::collections::BTreeMap;

use hashbrown::HashMap;
use memchr::memchr;
use records::mapping::{Name, Table};
use records::protocol::{Cell, Counts, RefusalKind, Sum};
use records::{Amount, RowReader};

use super::members::{Members, Ordered};
use crate::count::Job;
use crate::count::emit::PART_BYTE;
use crate::refusal::{Outcome, refusal};

/// The cells of a table.
pub(super) struct Cells {
    table: Table,
    /// The fields of the table, by their places in the reader.
    fields: Vec<usize>,
    most: usize,
    places: HashMap<u128, usize, foldhash::fast::FixedState>,
    keys: Vec<u128>,
    gathered: Vec<Gathered>,
}

/// What was counted in a cell.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub rows: u64,
    pub count: i128,
    pub people: u64,
    /// For each number column that is added up, how many rows have a number and the sum in millionths.
    pub sums: BTreeMap<u16, (u64, i128)>,
    /// For each number column whose values are listed, how often each stands there.
    pub values: BTreeMap<u16, BTreeMap<i64, u64>>,
    pub population: Option<i128>,
}

/// How many bits of a key the number of a member takes.
const BITS: usize = 16;

impl Cells {
    /// No cells of a table yet, and room for `most`.
    pub fn new(table: &Table, reader: &RowReader, most: usize) -> Self {
        let field = |name: &Name| reader.dimensions.iter().position(|it| it.name == *name);
        Self {
            table: table.clone(),
            fields: table.by.iter().map(|it| field(it).unwrap_or(usize::MAX)).collect(),
            most,
            places: HashMap::default(),
            keys: Vec::new(),
            gathered: Vec::new(),
        }
    }

    /// The cell of these members, as they were written one behind the other.
    ///
    /// # Errors
    /// Where the table, or a field, has more of them than can be shown.
    pub fn of(&mut self, written: &str, members: &mut Members, job: &Job) -> Outcome<&mut Gathered> {
        let (mut key, mut rest) = (0u128, written);
        for field in &self.fields {
            let end = memchr(PART_BYTE, rest.as_bytes()).unwrap_or(rest.len());
            let part = rest.get(..end).unwrap_or_default();
            rest = rest.get(end + 1..).unwrap_or_default();
            let number = members.number(*field, part).ok_or_else(|| job.too_many(*field))?;
            key = key << BITS | u128::from(number);
        }
        let next = self.gathered.len();
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            if next >= self.most {
                let message = format!(
                    "the table “{}” has more than {} cells: count it by fewer fields, or by bands and groups of them",
                    self.table.name, self.most
                );
                return Err(refusal(RefusalKind::TooLarge, message));
            }
            self.keys.push(key);
            self.gathered.push(Gathered::default());
        }
        self.gathered.get_mut(place).ok_or_else(|| crate::refusal::fault("reading the counts", "a lost cell"))
    }

    /// For each member of a field by number: how many rows there are of it, and whether a cell of it has a population alone.
    /// Nothing where the table is not counted by the field.
    pub fn rows_of(&self, field: usize, members: usize) -> Vec<Option<(u64, bool)>> {
        let mut found = vec![None; members];
        let Some(at) = self.fields.iter().position(|it| *it == field) else { return found };
        for (key, gathered) in self.keys.iter().zip(&self.gathered) {
            if let Some(found) = found.get_mut(usize::from(member(*key, at, self.fields.len()))) {
                let (rows, population) = found.get_or_insert((0, false));
                *rows += gathered.rows;
                *population |= gathered.rows == 0;
            }
        }
        found
    }

    /// The cells in the order of their members.
    pub fn counts(mut self, fields: &[Ordered], reader: &RowReader, has_population: bool) -> Counts {
        let number = |name: &Name| {
            let at = reader.amounts.iter().position(|it| it.name == *name);
            at.and_then(|it| u16::try_from(it).ok()).unwrap_or(u16::MAX)
        };
        let (sums, values): (Vec<u16>, Vec<u16>) =
            (self.table.sums.iter().map(number).collect(), self.table.values.iter().map(number).collect());
        let width = self.fields.len();
        let mut order: Vec<(u128, usize)> = Vec::with_capacity(self.keys.len());
        for (place, key) in self.keys.iter().enumerate() {
            let mut ranks = 0;
            for (at, field) in self.fields.iter().enumerate() {
                let places = fields.get(*field).map(|it| it.places.as_slice()).unwrap_or_default();
                let rank = places.get(usize::from(member(*key, at, width))).copied().unwrap_or(u16::MAX);
                ranks = ranks << BITS | u128::from(rank);
            }
            order.push((ranks, place));
        }
        order.sort_unstable();
        let cells = order.into_iter().map(|(ranks, place)| {
            let mut it = self.gathered.get_mut(place).map(std::mem::take).unwrap_or_default();
            let at = (0..width).map(|at| u32::from(member(ranks, at, width))).collect();
            Cell {
                at,
                rows: it.rows,
                count: Amount::from_millionths(it.count),
                people: self.table.people.then_some(it.people),
                sums: sums
                    .iter()
                    .map(|which| it.sums.get(which).copied().unwrap_or_default())
                    .map(|(rows, sum)| Sum { sum: Amount::from_millionths(sum), rows })
                    .collect(),
                values: values
                    .iter()
                    .map(|which| it.values.remove(which).unwrap_or_default())
                    .map(|it| {
                        let amount = |value: i64| Amount::from_millionths(i128::from(value));
                        it.into_iter().map(|(value, rows)| (amount(value), rows)).collect()
                    })
                    .collect(),
                population: it.population.map(Amount::from_millionths),
            }
        });
        let cells = cells.collect();
        Counts { table: self.table, cells, has_population }
    }
}

/// The number of the member that a key of so many fields has of the field at `at`.
fn member(key: u128, at: usize, width: usize) -> u16 {
    let shift = width.saturating_sub(at + 1) * BITS;
    u16::try_from(key >> shift & 0xFFFF).unwrap_or(u16::MAX)
}
