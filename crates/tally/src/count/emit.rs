//! What a worker has counted, as the rows that DataFusion puts together.

use std::sync::Arc;

use arrow::array::{ArrayRef, Decimal128Builder, Int32Builder, Int64Builder, RecordBatch, StringBuilder};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use arrow::error::ArrowError;

/// What a row of counts is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Rows of the file, and how many people or events they stand for.
    Rows,
    /// The population.
    Population,
    /// A person of a cell, once.
    Person,
    /// The sum of a number column, by its place in the reader.
    Sum(u16),
    /// A value of a number column, by its place in the reader.
    Value(u16),
    /// Rows that did not meet the conditions.
    LeftOut,
    /// Rows that are totals.
    Total,
    /// Rows that cannot be counted, and why.
    Fault,
}

impl Measure {
    /// The number that stands for it in a batch.
    pub fn code(self) -> i32 {
        match self {
            Self::Rows => 0,
            Self::Population => 1,
            Self::Person => 2,
            Self::LeftOut => 3,
            Self::Total => 4,
            Self::Fault => 5,
            Self::Sum(which) => 0x1_0000 | i32::from(which),
            Self::Value(which) => 0x2_0000 | i32::from(which),
        }
    }

    /// The measure that a number stands for.
    pub fn of(code: i32) -> Option<Self> {
        Some(match code {
            0 => Self::Rows,
            1 => Self::Population,
            2 => Self::Person,
            3 => Self::LeftOut,
            4 => Self::Total,
            5 => Self::Fault,
            code => {
                let which = u16::try_from(code & 0xFFFF).ok()?;
                match code >> 16 {
                    1 => Self::Sum(which),
                    2 => Self::Value(which),
                    _ => return None,
                }
            }
        })
    }
}

/// Parts the readings of a cell. It cannot stand in a label, because spaces and signs of no width are put together.
pub const PART: char = '\u{1f}';
/// The same sign in bytes.
pub const PART_BYTE: u8 = 0x1f;

/// The columns of the rows.
pub fn schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("measure", DataType::Int32, false),
        Field::new("table", DataType::Int32, false),
        Field::new("cell", DataType::Utf8, false),
        Field::new("who", DataType::Utf8, true),
        Field::new("value", DataType::Int64, true),
        Field::new("place", DataType::Int64, true),
        Field::new("rows", DataType::Int64, false),
        Field::new("total", DataType::Decimal128(38, 0), false),
    ]))
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Emitted<'a> {
    /// What it is about.
    pub measure: Measure,
    /// The table.
    pub table: usize,
    /// The readings of its cell, parted by [`PART`].
    pub cell: &'a str,
    /// The person, where it is about one.
    pub who: Option<&'a str>,
    /// The value in millionths, where it is about one.
    pub value: Option<i64>,
    /// Where in the files: the number of the file and the row in one.
    pub place: Option<i64>,
    /// How many rows.
    pub rows: u64,
    /// What they add up to, in millionths.
    pub total: i128,
}

impl<'a> Emitted<'a> {
    /// A row about a cell, of nobody and no value.
    pub const fn cell(measure: Measure, table: usize, cell: &'a str, rows: u64, total: i128) -> Self {
        Self { measure, table, cell, who: None, value: None, place: None, rows, total }
    }
}

/// Rows on their way into batches.
#[derive(Debug)]
pub struct Batches {
    schema: SchemaRef,
    done: Vec<RecordBatch>,
    measure: Int32Builder,
    table: Int32Builder,
    cell: StringBuilder,
    who: StringBuilder,
    value: Int64Builder,
    place: Int64Builder,
    rows: Int64Builder,
    total: Decimal128Builder,
    length: usize,
}

const BATCH: usize = 8192;

impl Default for Batches {
    fn default() -> Self {
        Self::new()
    }
}

impl Batches {
    /// No rows.
    pub fn new() -> Self {
        Self {
            schema: schema(),
            done: Vec::new(),
            measure: Int32Builder::new(),
            table: Int32Builder::new(),
            cell: StringBuilder::new(),
            who: StringBuilder::new(),
            value: Int64Builder::new(),
            place: Int64Builder::new(),
            rows: Int64Builder::new(),
            total: Decimal128Builder::new().with_data_type(DataType::Decimal128(38, 0)),
            length: 0,
        }
    }

    /// Takes a row.
    ///
    /// # Errors
    /// Where the batch cannot be made.
    pub fn push(&mut self, row: Emitted<'_>) -> Result<(), ArrowError> {
        self.measure.append_value(row.measure.code());
        self.table.append_value(i32::try_from(row.table).unwrap_or(i32::MAX));
        self.cell.append_value(row.cell);
        self.who.append_option(row.who);
        self.value.append_option(row.value);
        self.place.append_option(row.place);
        self.rows.append_value(i64::try_from(row.rows).unwrap_or(i64::MAX));
        self.total.append_value(row.total);
        self.length += 1;
        if self.length >= BATCH { self.close() } else { Ok(()) }
    }

    fn close(&mut self) -> Result<(), ArrowError> {
        if self.length == 0 {
            return Ok(());
        }
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.measure.finish()),
            Arc::new(self.table.finish()),
            Arc::new(self.cell.finish()),
            Arc::new(self.who.finish()),
            Arc::new(self.value.finish()),
            Arc::new(self.place.finish()),
            Arc::new(self.rows.finish()),
            Arc::new(self.total.finish()),
        ];
        self.length = 0;
        self.done.push(RecordBatch::try_new(Arc::clone(&self.schema), columns)?);
        Ok(())
    }

    /// All batches so far.
    ///
    /// # Errors
    /// Where the batch cannot be made.
    pub fn take(&mut self) -> Result<Vec<RecordBatch>, ArrowError> {
        self.close()?;
        Ok(std::mem::take(&mut self.done))
    }
}
