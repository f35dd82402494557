//! From the rows that DataFusion gives back to the answer: members in order, cells in order, and nothing where something
//! must be mended first.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::{Decimal128Type, Int32Type, Int64Type};
use records::mapping::Table;
use records::protocol::{Cell, Counted, Counts, Field, Member, RefusalKind, SourceRead, Sum};
use records::{Amount, Category, Finding, FindingKind, NonAnswer, Place, Reading, RowReader};

use super::order::natural;
use super::{Asked, findings};
use crate::count::Job;
use crate::count::emit::{Measure, PART};
use crate::refusal::{self, Outcome, refusal};
use crate::store::FoundFile;

/// Takes the rows of the result.
pub(super) struct Answerer<'a> {
    asked: &'a Asked,
    files: Vec<FoundFile>,
    people: bool,
    tables: Vec<Cells>,
    left_out: u64,
    totals: u64,
    faults: Vec<(String, Option<i64>, u64)>,
}

type Cells = hashbrown::HashMap<String, Gathered, foldhash::fast::FixedState>;

#[derive(Default)]
struct Gathered {
    rows: u64,
    count: i128,
    people: u64,
    sums: BTreeMap<u16, (u64, i128)>,
    values: BTreeMap<u16, BTreeMap<i64, u64>>,
    population: Option<i128>,
}

impl<'a> Answerer<'a> {
    pub fn new(asked: &'a Asked, files: Vec<FoundFile>, people: bool) -> Self {
        let tables = asked.tables.iter().map(|_| Cells::default()).collect();
        Self { asked, files, people, tables, left_out: 0, totals: 0, faults: Vec::new() }
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
                    let gathered = self.gathered(table, cell)?;
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

    fn gathered(&mut self, table: usize, cell: &str) -> Outcome<&mut Gathered> {
        let most = usize::try_from(self.asked.request.limits.cells).unwrap_or(usize::MAX);
        let name = self.asked.tables.get(table).map_or("", |it| it.name.as_str());
        let cells = self
            .tables
            .get_mut(table)
            .ok_or_else(|| refusal::fault("reading the counts", "an unknown table"))?;
        let there = cells.contains_key(cell);
        if cells.len() >= most && !there {
            let message = format!(
                "the table “{name}” has more than {most} cells: count it by fewer fields, or by bands and groups of them"
            );
            return Err(refusal(RefusalKind::TooLarge, message));
        }
        if !there {
            cells.insert(cell.to_owned(), Gathered::default());
        }
        cells.get_mut(cell).ok_or_else(|| refusal::fault("reading the counts", "a lost cell"))
    }

    /// The answer.
    ///
    /// # Errors
    /// Where something in the data must be mended or mapped first.
    pub fn finish(self, sources: Vec<SourceRead>) -> Outcome<Counted> {
        let reader = RowReader::new(&self.asked.mapping, &self.asked.tables)
            .map_err(|faults| refusal(RefusalKind::Request, faults.join("\n")))?;
        let found = self.stops(&reader);
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
        let fields = self.fields(&reader);
        let population = Job::population(&self.asked.mapping, &self.asked.tables, &self.asked.request.limits);
        let mut tables = Vec::new();
        for (at, (table, gathered)) in self.asked.tables.iter().zip(self.tables).enumerate() {
            let has_population = population.as_ref().is_some_and(|it| it.serves(at));
            tables.push(counts(table, gathered, &fields, &reader, has_population));
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
    fn stops(&self, reader: &RowReader) -> Vec<Finding> {
        let mut found: Vec<Finding> = self
            .faults
            .iter()
            .filter_map(|(cell, place, rows)| {
                findings::of(cell, &reader.headings, &self.files, *place, *rows)
            })
            .collect();
        let mut unmatched: BTreeMap<(usize, String), (u64, bool)> = BTreeMap::new();
        for (table, cells) in self.asked.tables.iter().zip(&self.tables) {
            let mut here: BTreeMap<(usize, String), (u64, bool)> = BTreeMap::new();
            for (cell, gathered) in cells {
                for (name, part) in table.by.iter().zip(cell.split(PART)) {
                    let field = reader.dimensions.iter().position(|it| it.name == *name);
                    if let (Some(field), Some(Reading::Unmatched(words))) = (field, Reading::decode(part)) {
                        let it = here.entry((field, words)).or_default();
                        it.0 += gathered.rows;
                        it.1 |= gathered.rows == 0;
                    }
                }
            }
            for (key, (rows, population)) in here {
                let it = unmatched.entry(key).or_default();
                *it = (it.0.max(rows), it.1 | population);
            }
        }
        for ((field, words), (rows, population)) in unmatched {
            let Some(dimension) = reader.dimensions.get(field) else { continue };
            let heading = reader.headings.get(dimension.first).cloned();
            let known: Vec<&str> = dimension.categories.iter().map(|it| it.label.as_str()).collect();
            let hint =
                records::suggest::nearest(&words, known).map(|it| format!(" (“{it}”?)")).unwrap_or_default();
            let file = if population { None } else { self.files.first().map(|it| it.name.clone()) };
            let whose = if population { " of the population" } else { "" };
            found.push(Finding {
                kind: FindingKind::UnmatchedLabel,
                place: Place { file, sheet: None, row: None, column: heading },
                rows,
                message: format!(
                    "“{words}”{whose} is not known for “{}” ({rows} rows): say in `labels` what it stands for{hint}",
                    dimension.name
                ),
                words: Some(words),
            });
        }
        found.sort_by_key(|it| (it.kind, it.place.row, std::cmp::Reverse(it.rows)));
        found
    }

    /// The fields with their members in order.
    fn fields(&self, reader: &RowReader) -> Vec<Known> {
        let mut taken: Vec<hashbrown::HashSet<&str, foldhash::fast::FixedState>> =
            reader.dimensions.iter().map(|_| Default::default()).collect();
        for (table, cells) in self.asked.tables.iter().zip(&self.tables) {
            let places: Vec<Option<usize>> = table
                .by
                .iter()
                .map(|name| reader.dimensions.iter().position(|it| it.name == *name))
                .collect();
            for cell in cells.keys() {
                for (place, part) in places.iter().zip(cell.split(PART)) {
                    if let Some(taken) = place.and_then(|it| taken.get_mut(it)) {
                        taken.insert(part);
                    }
                }
            }
        }
        let mut known = Vec::new();
        for (dimension, taken) in reader.dimensions.iter().zip(taken) {
            let mut members: Vec<Member> =
                dimension.categories.iter().cloned().map(Member::Category).collect();
            let declared: BTreeSet<&str> = dimension.categories.iter().map(|it| it.label.as_str()).collect();
            let readings: Vec<Reading> = taken.iter().filter_map(|it| Reading::decode(it)).collect();
            let mut others: Vec<&str> = readings
                .iter()
                .filter_map(|it| match it {
                    Reading::Category(label) if !declared.contains(label.as_str()) => Some(label.as_str()),
                    _ => None,
                })
                .collect();
            others.sort_by(|a, b| natural(a, b));
            members.extend(others.into_iter().map(|it| Member::Category(Category::new(it))));
            let non_answers =
                NonAnswer::ALL.into_iter().filter(|it| readings.contains(&Reading::NonAnswer(*it)));
            members.extend(non_answers.map(Member::NonAnswer));
            let places = members.iter().enumerate().map(|(at, member)| {
                let reading = match member {
                    Member::Category(category) => Reading::Category(category.label.replace(PART, " ")),
                    Member::NonAnswer(why) => Reading::NonAnswer(*why),
                };
                (reading.encode(), u32::try_from(at).unwrap_or(u32::MAX))
            });
            known.push(Known {
                places: places.collect(),
                field: Field {
                    name: dimension.name.clone(),
                    title: dimension.title.clone(),
                    ordered: dimension.ordered,
                    members,
                },
            });
        }
        known
    }
}

struct Known {
    field: Field,
    places: HashMap<String, u32>,
}

fn counts(
    table: &Table,
    gathered: Cells,
    fields: &[Known],
    reader: &RowReader,
    has_population: bool,
) -> Counts {
    let places: Vec<Option<&HashMap<String, u32>>> = table
        .by
        .iter()
        .map(|name| fields.iter().find(|it| it.field.name == *name).map(|it| &it.places))
        .collect();
    let number = |name: &records::mapping::Name| {
        reader
            .amounts
            .iter()
            .position(|it| it.name == *name)
            .and_then(|it| u16::try_from(it).ok())
            .unwrap_or(u16::MAX)
    };
    let (sums, values): (Vec<u16>, Vec<u16>) =
        (table.sums.iter().map(number).collect(), table.values.iter().map(number).collect());
    let mut cells: Vec<Cell> = Vec::with_capacity(gathered.len());
    for (cell, mut it) in gathered {
        let parts = places.iter().zip(cell.split(PART));
        cells.push(Cell {
            at: parts
                .map(|(places, part)| places.and_then(|it| it.get(part)).copied().unwrap_or(u32::MAX))
                .collect(),
            rows: it.rows,
            count: Amount::from_millionths(it.count),
            people: table.people.then_some(it.people),
            sums: sums
                .iter()
                .map(|which| it.sums.get(which).copied().unwrap_or_default())
                .map(|(rows, sum)| Sum { sum: Amount::from_millionths(sum), rows })
                .collect(),
            values: values
                .iter()
                .map(|which| it.values.remove(which).unwrap_or_default())
                .map(|it| {
                    it.into_iter()
                        .map(|(value, rows)| (Amount::from_millionths(i128::from(value)), rows))
                        .collect()
                })
                .collect(),
            population: it.population.map(Amount::from_millionths),
        });
    }
    cells.sort_by(|a, b| a.at.cmp(&b.at));
    Counts { table: table.clone(), cells, has_population }
}
