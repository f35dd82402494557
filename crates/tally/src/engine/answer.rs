//! From the rows that DataFusion gives back to the answer: members in order, cells in order, and nothing where something
//! must be mended first.

mod cells;
mod members;

use std::collections::BTreeMap;

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::{Decimal128Type, Int32Type, Int64Type};
use records::protocol::{Counted, SourceRead};
use records::{Finding, Reading};

use super::{Asked, findings};
use crate::count::Job;
use crate::count::emit::Measure;
use crate::refusal::{self, Outcome};
use crate::store::FoundFile;
use cells::Cells;
use members::Members;

/// Takes the rows of the result.
pub(super) struct Answerer<'a> {
    asked: &'a Asked,
    job: Job,
    files: Vec<FoundFile>,
    people: bool,
    members: Members,
    tables: Vec<Cells>,
    left_out: u64,
    totals: u64,
    faults: Vec<(String, Option<i64>, u64)>,
}

impl<'a> Answerer<'a> {
    /// Nothing taken yet.
    ///
    /// # Errors
    /// Where a table asks for what the mapping does not have.
    pub fn new(asked: &'a Asked, files: Vec<FoundFile>, people: bool) -> Outcome<Self> {
        let job = Job::rows(&asked.mapping, &asked.tables, &asked.request.limits)?;
        let members = Members::new(&job.reader, job.most_members());
        let most = usize::try_from(asked.request.limits.cells).unwrap_or(usize::MAX);
        let tables = asked.tables.iter().map(|it| Cells::new(it, &job.reader, most)).collect();
        Ok(Self { asked, job, files, people, members, tables, left_out: 0, totals: 0, faults: Vec::new() })
    }

    /// Takes a batch of the result.
    pub fn take(&mut self, batch: &RecordBatch) -> Outcome<()> {
        let column = |name: &str| {
            batch
                .column_by_name(name)
                .ok_or_else(|| refusal::fault("reading the counts", format!("no column {name}")))
        };
        let measures = column("measure")?.as_primitive::<Int32Type>();
        let tables = column("table")?.as_primitive::<Int32Type>();
        let cells = column("cell")?.as_string::<i32>();
        let values = column("value")?.as_primitive::<Int64Type>();
        let places = column("place")?.as_primitive::<Int64Type>();
        let rows = column("rows")?.as_primitive::<Int64Type>();
        let totals = column("total")?.as_primitive::<Decimal128Type>();
        let people = if self.people { Some(column("people")?.as_primitive::<Int64Type>()) } else { None };
        for at in 0..batch.num_rows() {
            let count = u64::try_from(rows.value(at)).unwrap_or(0);
            let (cell, total) = (cells.value(at), totals.value(at));
            let place = places.is_valid(at).then(|| places.value(at));
            let measure = Measure::of(measures.value(at));
            match measure {
                Some(Measure::LeftOut) => self.left_out += count,
                Some(Measure::Total) => self.totals += count,
                Some(Measure::Fault) => self.faults.push((cell.to_owned(), place, count)),
                Some(measure) => {
                    let table = usize::try_from(tables.value(at)).unwrap_or(usize::MAX);
                    let cells = self
                        .tables
                        .get_mut(table)
                        .ok_or_else(|| refusal::fault("reading the counts", "an unknown table"))?;
                    let gathered = cells.of(cell, &mut self.members, &self.job)?;
                    match measure {
                        Measure::Rows => {
                            gathered.rows += count;
                            gathered.count += total;
                        }
                        Measure::Population => *gathered.population.get_or_insert(0) += total,
                        Measure::Person => {
                            gathered.people +=
                                people.map_or(0, |it| u64::try_from(it.value(at)).unwrap_or(0));
                        }
                        Measure::Sum(which) => {
                            let sum = gathered.sums.entry(which).or_default();
                            *sum = (sum.0 + count, sum.1 + total);
                        }
                        Measure::Value(which) => {
                            *gathered
                                .values
                                .entry(which)
                                .or_default()
                                .entry(values.value(at))
                                .or_default() += count;
                        }
                        Measure::LeftOut | Measure::Total | Measure::Fault => {}
                    }
                }
                None => return Err(refusal::fault("reading the counts", "an unknown measure")),
            }
        }
        Ok(())
    }

    /// The answer.
    ///
    /// # Errors
    /// Where something in the data must be mended or mapped first.
    pub fn finish(self, sources: Vec<SourceRead>) -> Outcome<Counted> {
        let found = self.stops();
        if !found.is_empty() {
            let many = found.len();
            let first: Vec<String> = found.iter().take(20).map(ToString::to_string).collect();
            let more = if many > 20 { format!("\n… and {} more", many - 20) } else { String::new() };
            let message = format!(
                "nothing was counted, because {many} {} must be mended or mapped first:\n{}{more}\n`evenhand-tally check` lists everything",
                if many == 1 { "thing" } else { "things" },
                first.join("\n")
            );
            return Err(refusal::data(message, found));
        }
        let reader = &self.job.reader;
        let fields = self.members.ordered(reader);
        let population = Job::population(&self.asked.mapping, &self.asked.tables, &self.asked.request.limits);
        let mut tables = Vec::new();
        for (at, cells) in self.tables.into_iter().enumerate() {
            let has_population = population.as_ref().is_some_and(|it| it.serves(at));
            tables.push(cells.counts(&fields, reader, has_population));
        }
        Ok(Counted {
            protocol: records::protocol::VERSION,
            title: self.asked.mapping.title.clone(),
            fields: fields.into_iter().map(|it| it.field).collect(),
            tables,
            sources,
            rows_left_out: self.left_out,
            rows_of_totals: self.totals,
            findings: Vec::new(),
        })
    }

    /// What stops the counting.
    fn stops(&self) -> Vec<Finding> {
        let reader = &self.job.reader;
        let mut found: Vec<Finding> = self
            .faults
            .iter()
            .filter_map(|(cell, place, rows)| {
                findings::of(cell, &reader.headings, &self.files, *place, *rows)
            })
            .collect();
        let mapping = &self.asked.mapping;
        let mut unmatched: BTreeMap<(&str, &str), (u64, bool)> = BTreeMap::new();
        for (field, dimension) in reader.dimensions.iter().enumerate() {
            let readings = self.members.readings(field);
            if !readings.iter().any(|it| matches!(it, Reading::Unmatched(_))) {
                continue;
            }
            // What is derived from a column is told once, of the column: there it can be mended.
            let Some(column) = mapping.column_of(dimension.name.as_str()) else { continue };
            for table in &self.tables {
                for (reading, found) in readings.iter().zip(table.rows_of(field, readings.len())) {
                    if let (Reading::Unmatched(words), Some((rows, population))) = (reading, found) {
                        let it = unmatched.entry((column.name.as_str(), words)).or_default();
                        *it = (it.0.max(rows), it.1 | population);
                    }
                }
            }
        }
        for ((column, words), (rows, population)) in unmatched {
            let Some(column) = mapping.column_of(column) else { continue };
            let file = if population { None } else { self.files.first() };
            found.push(findings::unmatched(column, words, rows, file));
        }
        found.sort_by_key(|it| (it.kind, it.place.row, std::cmp::Reverse(it.rows)));
        found
    }
}
