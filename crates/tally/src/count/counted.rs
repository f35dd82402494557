//! A cube with the people and values beside it, and how it is handed on table by table.

use arrow::error::ArrowError;
use hashbrown::{HashMap, HashSet};

use super::Job;
use super::cube::Cube;
use super::emit::{Batches, Emitted, Measure, PART};

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
        for table in &self.tables {
            let Some(wanted) = job.tables.get(*table) else { continue };
            let named = Named { fields: &self.cube.fields, wanted: &wanted.fields, encoded };
            let mut rolled: HashMap<Vec<u16>, Rolled, foldhash::fast::FixedState> = HashMap::default();
            for cell in &filled {
                let to = rolled.entry(named.part(&cell.members)).or_default();
                to.rows += cell.rows;
                to.count += cell.count.unwrap_or(i128::from(cell.rows) * records::Amount::ONE);
                to.sums.resize(cell.sums.len(), (0, 0));
                for (to, (rows, sum)) in to.sums.iter_mut().zip(&cell.sums) {
                    *to = (to.0 + rows, to.1 + sum);
                }
            }
            let table = *table;
            for (part, it) in &rolled {
                let cell = named.encode(part);
                batches.push(Emitted::cell(job.measure, table, &cell, it.rows, it.count))?;
                for (which, (rows, sum)) in self.cube.sums.iter().zip(&it.sums) {
                    if wanted.sums.contains(which) {
                        let which = u16::try_from(*which).unwrap_or(u16::MAX);
                        batches.push(Emitted::cell(Measure::Sum(which), table, &cell, *rows, *sum))?;
                    }
                }
            }
            if wanted.people {
                for (members, who) in &people {
                    let cell = named.encode(&named.part(members));
                    batches.push(Emitted {
                        who: Some(who),
                        ..Emitted::cell(Measure::Person, table, &cell, 1, 0)
                    })?;
                }
            }
            for (which, values) in values.iter().filter(|(which, _)| wanted.values.contains(which)) {
                let measure = Measure::Value(u16::try_from(*which).unwrap_or(u16::MAX));
                for ((members, value), rows) in values {
                    let cell = named.encode(&named.part(members));
                    batches.push(Emitted {
                        value: Some(*value),
                        ..Emitted::cell(measure, table, &cell, *rows, 0)
                    })?;
                }
            }
        }
        Ok(())
    }
}

#[derive(Default)]
struct Rolled {
    rows: u64,
    count: i128,
    sums: Vec<(u64, i128)>,
}

/// The members of a table's fields out of those of a cube's.
struct Named<'a> {
    fields: &'a [usize],
    wanted: &'a [usize],
    encoded: &'a [Vec<String>],
}

impl Named<'_> {
    fn part(&self, members: &[u16]) -> Vec<u16> {
        let member = |field: &usize| {
            self.fields.iter().position(|it| it == field).and_then(|at| members.get(at)).copied().unwrap_or(0)
        };
        self.wanted.iter().map(member).collect()
    }

    fn encode(&self, part: &[u16]) -> String {
        let mut cell = String::new();
        for (at, (field, member)) in self.wanted.iter().zip(part).enumerate() {
            if at > 0 {
                cell.push(PART);
            }
            cell.push_str(
                self.encoded
                    .get(*field)
                    .and_then(|it| it.get(usize::from(*member)))
                    .map_or("", String::as_str),
            );
        }
        cell
    }
}
