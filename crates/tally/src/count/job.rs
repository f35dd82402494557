//! What is to be counted: the reader of rows, the tables, and the cubes that serve them.

use records::mapping::{Name, Table};
use records::protocol::{Limits, Refusal, RefusalKind};
use records::{Mapping, RowReader};

use super::counted::Counted;
use super::cube::Cube;
use super::emit::Measure;
use crate::refusal::{Outcome, refusal};

/// Cells of a cube that several tables share, at most; beyond it they are counted apart.
const SHARED: usize = 1 << 21;

/// What is to be counted of one source.
#[derive(Debug)]
pub struct Job {
    /// How rows are read.
    pub reader: RowReader,
    /// The tables, by the places of their fields and numbers in the reader.
    pub(super) tables: Vec<Wanted>,
    /// Which tables of the mapping these are.
    pub(super) measure: Measure,
    pub(super) most_members: usize,
    /// Whether a field or condition looks at two columns.
    pub(super) pairs: bool,
    /// Whether rows are counted and nothing else.
    pub(super) plain: bool,
    served: Vec<usize>,
}

/// A table that is wanted.
#[derive(Debug, Default, Clone)]
pub(super) struct Wanted {
    pub fields: Vec<usize>,
    pub people: bool,
    pub sums: Vec<usize>,
    pub values: Vec<usize>,
}

impl Job {
    /// Counting the rows of a mapping's own source.
    ///
    /// # Errors
    /// Where a table asks for what the mapping does not have.
    pub fn rows(mapping: &Mapping, tables: &[Table], limits: &Limits) -> Outcome<Self> {
        let reader = RowReader::new(mapping, tables)
            .map_err(|faults| refusal(RefusalKind::Request, faults.join("\n")))?;
        Ok(Self::new(reader, tables, (0..tables.len()).collect(), Measure::Rows, limits))
    }

    /// Counting the population of a mapping, where it has one.
    pub fn population(mapping: &Mapping, tables: &[Table], limits: &Limits) -> Option<Self> {
        let (reader, served) = RowReader::population(mapping, tables)?;
        (!served.is_empty()).then(|| Self::new(reader, tables, served, Measure::Population, limits))
    }

    fn new(
        reader: RowReader,
        tables: &[Table],
        served: Vec<usize>,
        measure: Measure,
        limits: &Limits,
    ) -> Self {
        let rows = measure == Measure::Rows;
        let wanted = tables
            .iter()
            .map(|table| {
                let field = |name: &Name| reader.dimensions.iter().position(|it| it.name == *name);
                let number = |name: &Name| reader.amounts.iter().position(|it| it.name == *name);
                Wanted {
                    fields: table.by.iter().filter_map(field).collect(),
                    people: rows && table.people,
                    sums: if rows { table.sums.iter().filter_map(number).collect() } else { Vec::new() },
                    values: if rows { table.values.iter().filter_map(number).collect() } else { Vec::new() },
                }
            })
            .collect();
        let pairs = reader.dimensions.iter().any(|it| it.second.is_some())
            || reader.keep.iter().any(|it| it.columns().1.is_some());
        let plain = reader.stands_for.is_none() && reader.person.is_none() && reader.amounts.is_empty();
        let most_members =
            usize::try_from(limits.categories).unwrap_or(usize::MAX).min(usize::from(u16::MAX));
        Self { reader, tables: wanted, measure, most_members, pairs, plain, served }
    }

    /// How many different members a field can have.
    pub const fn most_members(&self) -> usize {
        self.most_members
    }

    /// Whether a table is counted at all.
    pub fn serves(&self, table: usize) -> bool {
        self.served.contains(&table)
    }

    /// The cubes that serve the tables: tables share one as long as it stays small enough to be laid out whole.
    pub(super) fn cubes(&self, known: &[usize]) -> Vec<Counted> {
        let size = |fields: &[usize]| {
            fields.iter().try_fold(1usize, |all, field| {
                all.checked_mul(known.get(*field).copied().unwrap_or(0).max(8))
            })
        };
        let mut groups: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
        let mut order = self.served.clone();
        order.sort_by_key(|at| std::cmp::Reverse(self.tables.get(*at).map_or(0, |it| it.fields.len())));
        for at in order {
            let Some(wanted) = self.tables.get(at) else { continue };
            let joined = |fields: &[usize]| {
                let mut joined = fields.to_vec();
                joined.extend(wanted.fields.iter().filter(|it| !fields.contains(it)));
                joined
            };
            let room = groups.iter_mut().find(|(fields, _)| {
                let joined = joined(fields);
                joined.len() == fields.len()
                    || (joined.len() <= records::mapping::MOST_FIELDS
                        && size(&joined).is_some_and(|it| it <= SHARED))
            });
            match room {
                Some((fields, tables)) => {
                    *fields = joined(fields);
                    tables.push(at);
                }
                None => groups.push((wanted.fields.clone(), vec![at])),
            }
        }
        groups.into_iter().map(|(fields, tables)| self.counted(fields, tables, known)).collect()
    }

    fn counted(&self, fields: Vec<usize>, tables: Vec<usize>, known: &[usize]) -> Counted {
        let wanted: Vec<&Wanted> = tables.iter().filter_map(|it| self.tables.get(*it)).collect();
        let all = |of: &dyn Fn(&Wanted) -> Vec<usize>| {
            let mut all: Vec<usize> = wanted.iter().flat_map(|it| of(it)).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let sums = all(&|it| it.sums.clone());
        let values = all(&|it| it.values.clone()).into_iter().map(|it| (it, Default::default())).collect();
        let people = wanted.iter().any(|it| it.people).then(Default::default);
        let sizes: Vec<usize> = fields.iter().map(|it| known.get(*it).copied().unwrap_or(0)).collect();
        let cube = Cube::new(fields, &sizes, sums, self.reader.stands_for.is_some());
        Counted { cube, tables, people, values }
    }

    /// The refusal of a field with more values than a category can have.
    pub(crate) fn too_many(&self, field: usize) -> Box<Refusal> {
        let (title, heading) = self.reader.dimensions.get(field).map_or(("", ""), |it| {
            (it.title.as_str(), self.reader.headings.get(it.first).map_or("", String::as_str))
        });
        refusal(
            RefusalKind::TooLarge,
            format!(
                "“{title}” (column “{heading}”) has more than {} different values, so it cannot be a category: derive bands, periods or groups from it",
                self.most_members
            ),
        )
    }
}
