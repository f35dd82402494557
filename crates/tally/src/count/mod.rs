//! Counting rows: each different text is read once, each row becomes a place in a cube, and what was counted is handed on.

mod batch;
mod column;
mod counted;
mod cube;
pub mod emit;
mod fault;
mod intern;
mod job;
mod long;
mod row;

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::RecordBatch;
use hashbrown::{HashMap, HashSet};
use records::Reading;

use column::Column;
use counted::Counted;
use emit::{Batches, Emitted, Measure, PART};

pub use fault::{Fault, FaultKind};
pub use intern::Interner;
pub use job::Job;
pub(crate) use long::{LONGEST_LABEL, read, shortened};

use crate::feed::{Letters, NO_NUMBER, Numbers, RowFault, Sink};
use crate::refusal::{self, Outcome};

/// The most different faults that one worker keeps; more are counted under no words.
const MOST_FAULTS: usize = 2_000;
/// How many cells, people or values are kept before they are handed on, and how many bytes of people's ids.
const MOST_KEPT: usize = 400_000;
const MOST_IDS: usize = 32 << 20;

/// Counts the rows of some blocks.
pub struct Counter {
    job: Arc<Job>,
    columns: Vec<Column>,
    members: Vec<Members>,
    cubes: Vec<Counted>,
    codes: Vec<u32>,
    at: Vec<u16>,
    file: u64,
    letters: Letters,
    left_out: u64,
    totals: u64,
    faults: BTreeMap<Fault, (u64, i64)>,
    batches: Batches,
    too_many: Option<usize>,
    full: bool,
    /// Bytes of the ids of people that are kept.
    ids: usize,
}

/// The members of a field that have come up.
#[derive(Debug, Default)]
struct Members {
    readings: Vec<Reading>,
    places: HashMap<Reading, u16, foldhash::fast::FixedState>,
    /// Of a field derived from two columns: the member of each pair of their texts.
    pairs: HashMap<(u32, u32), u16, foldhash::fast::FixedState>,
}

impl Members {
    fn place(&mut self, reading: Reading, most: usize) -> Option<u16> {
        if let Some(place) = self.places.get(&reading) {
            return Some(*place);
        }
        let place = u16::try_from(self.readings.len()).ok().filter(|it| usize::from(*it) < most)?;
        self.readings.push(reading.clone());
        self.places.insert(reading, place);
        Some(place)
    }
}

impl Counter {
    /// A counter that has counted nothing.
    pub fn new(job: Arc<Job>) -> Self {
        let reader = &job.reader;
        let columns = Column::all(reader);
        let mut members: Vec<Members> = Vec::new();
        for dimension in &reader.dimensions {
            let mut known = Members::default();
            for category in &dimension.categories {
                known.place(Reading::Category(category.label.clone()), job.most_members);
            }
            members.push(known);
        }
        let cubes = job.cubes(&members.iter().map(|it| it.readings.len()).collect::<Vec<_>>());
        let (width, fields) = (reader.headings.len(), reader.dimensions.len());
        Self {
            columns,
            members,
            cubes,
            codes: vec![0; width],
            at: vec![0; fields],
            file: 0,
            letters: Letters::PLAIN,
            left_out: 0,
            totals: 0,
            faults: BTreeMap::new(),
            batches: Batches::new(),
            too_many: None,
            full: false,
            ids: 0,
            job,
        }
    }

    /// Says what the rows that follow are of.
    pub fn begin(&mut self, file_number: u32, letters: Letters) {
        self.file = u64::from(file_number);
        if letters != self.letters {
            // The same bytes may say something else in a file of other letters.
            self.forget();
            self.letters = letters;
        }
    }

    /// Hands on what is kept, where that has become much.
    ///
    /// # Errors
    /// Where a field has more different values than a category can have.
    pub fn settle(&mut self) -> Outcome<Vec<RecordBatch>> {
        if let Some(field) = self.too_many {
            return Err(self.job.too_many(field));
        }
        if self.columns.iter().any(Column::is_full)
            || self.members.iter().any(|it| it.pairs.len() > MOST_KEPT)
        {
            self.forget();
        }
        let much = |it: &Counted| {
            it.cube.kept()
                + it.people.as_ref().map_or(0, HashSet::len)
                + it.values.iter().map(|(_, it)| it.len()).sum::<usize>()
        };
        if self.cubes.iter().map(much).sum::<usize>() > MOST_KEPT || self.ids > MOST_IDS {
            self.finish()
        } else {
            Ok(Vec::new())
        }
    }

    /// Hands on everything that is kept.
    ///
    /// # Errors
    /// Where a field has more different values than a category can have.
    pub fn finish(&mut self) -> Outcome<Vec<RecordBatch>> {
        if let Some(field) = self.too_many {
            return Err(self.job.too_many(field));
        }
        self.emit().map_err(|cause| refusal::fault("handing on the counts", cause))
    }

    fn forget(&mut self) {
        self.full = false;
        self.columns.iter_mut().for_each(Column::forget);
        self.members.iter_mut().for_each(|it| it.pairs.clear());
    }

    fn emit(&mut self) -> Result<Vec<RecordBatch>, arrow::error::ArrowError> {
        let Self { job, cubes, members, batches, ids, .. } = self;
        *ids = 0;
        let encoded: Vec<Vec<String>> = members
            .iter()
            .map(|it| it.readings.iter().map(|it| it.encode().replace(PART, " ")).collect())
            .collect();
        for counted in cubes {
            counted.emit(job, &encoded, batches)?;
        }
        for (measure, count) in [(Measure::LeftOut, &mut self.left_out), (Measure::Total, &mut self.totals)] {
            if *count > 0 {
                batches.push(Emitted::cell(measure, 0, "", *count, 0))?;
                *count = 0;
            }
        }
        for (fault, (count, place)) in std::mem::take(&mut self.faults) {
            let cell =
                format!("{}{PART}{}{PART}{}", fault.kind, fault.column, fault.words.replace(PART, " "));
            batches
                .push(Emitted { place: Some(place), ..Emitted::cell(Measure::Fault, 0, &cell, count, 0) })?;
        }
        batches.take()
    }

    fn told(&mut self, kind: FaultKind, column: usize, words: &str, row: u64) {
        let place = i64::try_from(self.file << 40 | row.min(NO_NUMBER)).unwrap_or(i64::MAX);
        let words =
            if self.faults.len() < MOST_FAULTS { words.chars().take(200).collect() } else { String::new() };
        let kept = self.faults.entry(Fault { kind: kind.code(), column, words }).or_insert((0, place));
        kept.0 += 1;
        kept.1 = kept.1.min(place);
    }

    #[cold]
    fn learn_fresh(&mut self, cells: &[&[u8]]) {
        for (at, cell) in cells.iter().enumerate() {
            if self.columns.get_mut(at).is_some_and(|it| std::mem::take(&mut it.fresh)) {
                self.learn(at, cell);
            }
        }
    }

    /// Reads a text that has not been seen: what it says for every field, condition and number that looks at its column.
    fn learn(&mut self, column: usize, cell: &[u8]) {
        let Self { job, columns, members, letters, too_many, full, .. } = self;
        let Some(it) = columns.get_mut(column) else { return };
        *full |= it.is_full();
        let (text, _) = letters.text(cell);
        for (field, lookup) in &mut it.fields {
            let Some(dimension) = job.reader.dimensions.get(*field) else { continue };
            let member =
                members.get_mut(*field).and_then(|it| it.place(read(dimension, &text, ""), job.most_members));
            if member.is_none() {
                *too_many = Some(*field);
            }
            lookup.push(member.unwrap_or(0));
        }
        it.learn(&job.reader, &text);
    }

    fn code_at(&self, column: usize) -> u32 {
        self.codes.get(column).copied().unwrap_or(0)
    }
}

impl Sink for Counter {
    #[inline]
    fn row(&mut self, row: u64, cells: &[&[u8]]) {
        if self.full {
            self.forget();
        }
        let mut fresh = false;
        for ((cell, column), code) in cells.iter().zip(&mut self.columns).zip(&mut self.codes) {
            if column.read {
                let (number, new) = column.texts.code(cell);
                *code = number;
                column.fresh = new;
                fresh |= new;
            }
        }
        if fresh {
            self.learn_fresh(cells);
        }
        self.put(row, cells);
    }

    fn numbers(&mut self) -> bool {
        if self.full {
            self.forget();
        }
        true
    }

    fn number(&mut self, column: usize, text: &[u8]) -> u32 {
        let Some(it) = self.columns.get_mut(column).filter(|it| it.read) else { return 0 };
        let (number, new) = it.texts.code(text);
        if new {
            self.learn(column, text);
        }
        number
    }

    #[inline]
    fn numbered(&mut self, row: u64, cells: &[&[u8]], numbers: &[u32]) {
        self.codes.copy_from_slice(numbers);
        self.put(row, cells);
    }

    fn batch(&mut self, rows: usize, columns: &[Numbers<'_>]) -> Vec<usize> {
        self.put_all(rows, columns)
    }

    fn fault(&mut self, row: u64, fault: RowFault) {
        match fault {
            RowFault::Ragged { found, headings } => {
                self.told(FaultKind::Ragged, 0, &format!("{found} of {headings}"), row);
            }
            RowFault::Unfinished => self.told(FaultKind::Unfinished, 0, "", row),
            RowFault::OpenQuote => self.told(FaultKind::OpenQuote, 0, "", row),
        }
    }
}
