//! A cube with the people and values beside it, and how it is handed on table by table.

use arrow::error::ArrowError;
use hashbrown::{HashMap, HashSet};

use super::cube::{Cube, FilledCell};
use super::emit::{Batches, Emitted, Measure, PART};
use super::job::{Job, Wanted};

/// How often each value, in millionths, stands in the cell of these members.
pub(super) type Values = HashMap<(Vec<u16>, i64), u64, foldhash::fast::FixedState>;

/// A cube with what goes beside it.
pub(super) struct Counted {
    pub cube: Cube,
    /// The tables that are made of it.
    pub tables: Vec<usize>,
    /// The people in its cells.
    pub people: Option<HashSet<(Vec<u16>, String), foldhash::fast::FixedState>>,
    /// For each number column whose values are wanted: how often each value stands in a cell.
    pub values: Vec<(usize, Values)>,
}

impl Counted {
    /// Hands on all its cells, for each table that is made of them, and leaves it empty.
    pub fn emit(
        &mut self,
        job: &Job,
        encoded: &[Vec<String>],
        batches: &mut Batches,
    ) -> Result<(), ArrowError> {
        let filled = self.cube.take();
        let people: Vec<_> = self.people.iter_mut().flat_map(|it| it.drain()).collect();
        let values: Vec<_> =
            self.values.iter_mut().map(|(which, it)| (*which, it.drain().collect::<Vec<_>>())).collect();
        let mut part = Vec::new();
        for table in &self.tables {
            let Some(wanted) = job.tables.get(*table) else { continue };
            let named = Named::new(&self.cube.fields, &wanted.fields, encoded);
            let mut written =
                Written { job, table: *table, wanted, cube: &self.cube, name: String::new(), batches };
            if wanted.fields.len() == self.cube.fields.len() {
                for it in filled.iter() {
                    named.part(it.members, &mut part);
                    named.write(&part, &mut written.name);
                    written.cell(it.rows, count(&it), it.sums)?;
                }
            } else {
                let mut rolled: HashMap<Vec<u16>, Rolled, foldhash::fast::FixedState> = HashMap::default();
                for it in filled.iter() {
                    named.part(it.members, &mut part);
                    rolled.entry_ref(part.as_slice()).or_default().add(&it);
                }
                for (part, it) in &rolled {
                    named.write(part, &mut written.name);
                    written.cell(it.rows, it.count, &it.sums)?;
                }
            }
            if wanted.people {
                for (members, who) in &people {
                    named.part(members, &mut part);
                    named.write(&part, &mut written.name);
                    written.person(who)?;
                }
            }
            for (which, values) in values.iter().filter(|(which, _)| wanted.values.contains(which)) {
                for ((members, value), rows) in values {
                    named.part(members, &mut part);
                    named.write(&part, &mut written.name);
                    written.value(*which, *value, *rows)?;
                }
            }
        }
        Ok(())
    }
}

fn count(cell: &FilledCell<'_>) -> i128 {
    cell.count.unwrap_or(i128::from(cell.rows) * records::Amount::ONE)
}

#[derive(Default)]
struct Rolled {
    rows: u64,
    count: i128,
    sums: Vec<(u64, i128)>,
}

impl Rolled {
    fn add(&mut self, cell: &FilledCell<'_>) {
        self.rows += cell.rows;
        self.count += count(cell);
        self.sums.resize(cell.sums.len(), (0, 0));
        for (to, (rows, sum)) in self.sums.iter_mut().zip(cell.sums) {
            *to = (to.0 + rows, to.1 + sum);
        }
    }
}

/// The rows of a table on their way, each about the cell that is named.
struct Written<'a> {
    job: &'a Job,
    table: usize,
    wanted: &'a Wanted,
    cube: &'a Cube,
    name: String,
    batches: &'a mut Batches,
}

impl Written<'_> {
    fn cell(&mut self, rows: u64, count: i128, sums: &[(u64, i128)]) -> Result<(), ArrowError> {
        self.batches.push(Emitted::cell(self.job.measure, self.table, &self.name, rows, count))?;
        for (which, (rows, sum)) in self.cube.sums.iter().zip(sums) {
            if self.wanted.sums.contains(which) {
                let measure = Measure::Sum(u16::try_from(*which).unwrap_or(u16::MAX));
                self.batches.push(Emitted::cell(measure, self.table, &self.name, *rows, *sum))?;
            }
        }
        Ok(())
    }

    fn person(&mut self, who: &str) -> Result<(), ArrowError> {
        let it = Emitted::cell(Measure::Person, self.table, &self.name, 1, 0);
        self.batches.push(Emitted { who: Some(who), ..it })
    }

    fn value(&mut self, which: usize, value: i64, rows: u64) -> Result<(), ArrowError> {
        let measure = Measure::Value(u16::try_from(which).unwrap_or(u16::MAX));
        let it = Emitted::cell(measure, self.table, &self.name, rows, 0);
        self.batches.push(Emitted { value: Some(value), ..it })
    }
}

/// The members of a table's fields out of those of a cube's.
struct Named<'a> {
    /// For each field of the table, its place among those of the cube, and how its members are written.
    fields: Vec<(usize, &'a [String])>,
}

impl<'a> Named<'a> {
    fn new(cube: &[usize], wanted: &[usize], encoded: &'a [Vec<String>]) -> Self {
        let field = |field: &usize| {
            let at = cube.iter().position(|it| it == field).unwrap_or(usize::MAX);
            (at, encoded.get(*field).map(Vec::as_slice).unwrap_or_default())
        };
        Self { fields: wanted.iter().map(field).collect() }
    }

    fn part(&self, members: &[u16], part: &mut Vec<u16>) {
        part.clear();
        part.extend(self.fields.iter().map(|(at, _)| members.get(*at).copied().unwrap_or(0)));
    }

    fn write(&self, part: &[u16], name: &mut String) {
        name.clear();
        for (at, ((_, encoded), member)) in self.fields.iter().zip(part).enumerate() {
            if at > 0 {
                name.push(PART);
            }
            name.push_str(encoded.get(usize::from(*member)).map_or("", String::as_str));
        }
    }
}
