//! Parquet: a block is a row group, of which only the needed columns are fetched.

#[cfg(test)]
mod hostile;
mod stored;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StringArray};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Field, Int32Type, Schema};
use futures::{FutureExt, TryStreamExt};
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions};
use parquet::arrow::async_reader::ParquetRecordBatchStream;
use parquet::arrow::{ParquetRecordBatchStreamBuilder, ProjectionMask};
use parquet::errors::ParquetError;

use stored::Stored;

use super::{Block, Body, Letters, Numbers, Piece, Sink, Watch, opened, places, seen};
use crate::refusal::{self, Outcome};
use crate::store::FoundFile;

const ROWS_AT_A_TIME: usize = 16_384;
/// How many bytes are read at a time, where rows are long.
const BYTES_AT_A_TIME: u64 = 64 << 20;
/// How many times so many rows are read before what was counted may be handed on.
const BATCHES_AT_A_TIME: usize = 32;
/// The most that is fetched at once: the needed columns of a row group.
const LARGEST_GROUP: u64 = 1 << 30;

/// A Parquet file that is being read.
pub(super) struct ParquetFile {
    shared: Arc<Shared>,
    file_number: u32,
    next: usize,
    until: usize,
    /// The number of the first row of the next group; the row of headings, which a Parquet file has not, counts as 1.
    row: u64,
}

struct Shared {
    name: String,
    reader: Stored,
    metadata: ArrowReaderMetadata,
    mask: ProjectionMask,
    /// For each needed column, its place among those fetched.
    places: Vec<usize>,
}

/// A row group.
pub(super) struct RowGroup {
    shared: Arc<Shared>,
    number: usize,
    /// The number of the next row.
    row: u64,
    batches: Option<ParquetRecordBatchStream<Stored>>,
}

impl ParquetFile {
    pub async fn open(piece: Piece, wanted: &[String]) -> Outcome<Self> {
        let (reader, metadata) = metadata(&piece.file).await?;
        let metadata = dictionaries(metadata);
        let names = names(&metadata);
        let roots = places(&piece.file.name, 1, &names, wanted)?;
        let mut fetched = roots.clone();
        fetched.sort_unstable();
        fetched.dedup();
        let places = roots.iter().map(|root| fetched.binary_search(root).unwrap_or(0)).collect();
        for root in &fetched {
            let field = metadata.schema().field(*root);
            if field.data_type().is_nested() {
                let message =
                    format!("the column “{}” holds lists or records, not single values", field.name());
                return Err(refusal::file(&piece.file.name, message));
            }
        }
        let mask = ProjectionMask::roots(metadata.parquet_schema(), fetched);
        let groups = metadata.metadata().row_groups();
        let (next, until) = match piece.stretch {
            Some((from, to)) => {
                (usize::try_from(from).unwrap_or(0), usize::try_from(to).unwrap_or(0).min(groups.len()))
            }
            None => (0, groups.len()),
        };
        let mut row = 2u64;
        for group in groups.iter().take(next) {
            row = row.saturating_add(u64::try_from(group.num_rows()).unwrap_or(0));
        }
        bearable(&piece.file.name, &metadata, &mask)?;
        let shared = Arc::new(Shared { name: piece.file.name, reader, metadata, mask, places });
        Ok(Self { shared, file_number: piece.file_number, next, until, row })
    }

    pub fn next(&mut self) -> Option<Block> {
        if self.next >= self.until {
            return None;
        }
        let number = self.next;
        let rows = self.shared.metadata.metadata().row_group(number).num_rows();
        let group = RowGroup { shared: Arc::clone(&self.shared), number, row: self.row, batches: None };
        self.next += 1;
        self.row = self.row.saturating_add(u64::try_from(rows).unwrap_or(0));
        let letters = Letters::PLAIN;
        Some(Block { file_number: self.file_number, letters, body: Body::RowGroup(group) })
    }
}

/// Passes a file of which no row group must be held in memory that is too large for it.
fn bearable(file: &str, metadata: &ArrowReaderMetadata, mask: &ProjectionMask) -> Outcome<()> {
    for (number, group) in metadata.metadata().row_groups().iter().enumerate() {
        let needed = group.columns().iter().enumerate().filter(|(at, _)| mask.leaf_included(*at));
        let size = needed.fold(0u64, |all, (_, column)| {
            all.saturating_add(u64::try_from(column.compressed_size()).unwrap_or(u64::MAX))
        });
        if size > LARGEST_GROUP {
            let message = format!(
                "row group {} keeps more than 1 GB of the needed columns together: write the file again with smaller row groups",
                number + 1
            );
            return Err(refusal::file(file, message));
        }
    }
    Ok(())
}

impl RowGroup {
    /// Gives the next rows to `sink`, and says whether there are more.
    pub async fn step<S: Sink>(&mut self, sink: &mut S, watch: &Watch) -> Outcome<bool> {
        let shared = Arc::clone(&self.shared);
        let Shared { name, metadata, places, .. } = &*shared;
        let group = metadata.metadata().row_group(self.number);
        for _ in 0..BATCHES_AT_A_TIME {
            let Some(batch) = self.next().await? else { return Ok(false) };
            let mut columns = Vec::new();
            for place in places {
                let column =
                    batch.columns().get(*place).ok_or_else(|| refusal::file(name, "a column is missing"))?;
                columns.push(Texts::of(column).map_err(|cause| {
                    refusal::file(
                        name,
                        format!(
                            "the column “{}” cannot be read as text: {cause}",
                            batch.schema().field(*place).name()
                        ),
                    )
                })?);
            }
            rows(&columns, self.row, batch.num_rows(), sink);
            let many = u64::try_from(batch.num_rows()).unwrap_or(0);
            self.row = self.row.saturating_add(many);
            let size = u64::try_from(group.compressed_size()).unwrap_or(0);
            let share = size.saturating_mul(many) / u64::try_from(group.num_rows()).unwrap_or(0).max(1);
            seen(watch, usize::try_from(share.min(size)).unwrap_or(0), many);
        }
        Ok(true)
    }

    /// How many rows are read at a time.
    fn at_a_time(&self) -> usize {
        let group = self.shared.metadata.metadata().row_group(self.number);
        let whole = |it: i64| u64::try_from(it).unwrap_or(0);
        let bytes = group.columns().iter().enumerate().filter(|(at, _)| self.shared.mask.leaf_included(*at));
        let bytes =
            bytes.fold(0u64, |all, (_, column)| all.saturating_add(whole(column.uncompressed_size())));
        let row = (bytes / whole(group.num_rows()).max(1)).max(1);
        usize::try_from(BYTES_AT_A_TIME / row).unwrap_or(usize::MAX).clamp(1, ROWS_AT_A_TIME)
    }

    /// The next rows; the group is opened where it is not yet.
    async fn next(&mut self) -> Outcome<Option<RecordBatch>> {
        let Shared { name, reader, metadata, mask, .. } = &*self.shared;
        let broken = |cause: String| {
            let row = self.row;
            refusal::row(name, row, format!("this Parquet file cannot be read from here on: {cause}"))
        };
        let batches = match &mut self.batches {
            Some(batches) => batches,
            None => {
                let builder =
                    ParquetRecordBatchStreamBuilder::new_with_metadata(reader.clone(), metadata.clone());
                let batches = builder
                    .with_projection(mask.clone())
                    .with_row_groups(vec![self.number])
                    .with_batch_size(self.at_a_time())
                    .build()
                    .map_err(|cause| broken(cause.to_string()))?;
                self.batches.insert(batches)
            }
        };
        unshaken(batches.try_next()).await.map_err(broken)
    }
}

/// What reading gives, or why it cannot: some lies of a file make the library behind it panic, which ends here.
async fn unshaken<T>(reading: impl Future<Output = Result<T, ParquetError>>) -> Result<T, String> {
    match AssertUnwindSafe(reading).catch_unwind().await {
        Ok(Ok(read)) => Ok(read),
        Ok(Err(cause)) => Err(cause.to_string()),
        Err(_) => Err("it contradicts itself".to_owned()),
    }
}

/// Gives rows to `sink`: by the numbers of their texts where it knows texts by numbers.
fn rows<S: Sink>(columns: &[Texts], first_row: u64, many: usize, sink: &mut S) {
    let mut cells: Vec<&[u8]> = vec![&[]; columns.len()];
    if !sink.numbers() {
        for (row, number) in (0..many).zip(first_row..) {
            for (cell, column) in cells.iter_mut().zip(columns) {
                *cell = column.at(row);
            }
            sink.row(number, &cells);
        }
        return;
    }
    let numbered: Vec<Numbers<'_>> =
        columns.iter().enumerate().map(|(at, column)| column.numbers(at, many, sink)).collect();
    let mut numbers = vec![0; columns.len()];
    for row in sink.batch(many, &numbered) {
        for (cell, column) in cells.iter_mut().zip(columns) {
            *cell = column.at(row);
        }
        for (number, numbered) in numbers.iter_mut().zip(&numbered) {
            *number = numbered.at(row);
        }
        sink.numbered(first_row + u64::try_from(row).unwrap_or(0), &cells, &numbers);
    }
}

/// A column as texts.
enum Texts {
    Each(StringArray),
    Listed { keys: arrow::array::PrimitiveArray<Int32Type>, texts: StringArray },
}

impl Texts {
    fn of(column: &ArrayRef) -> Result<Self, arrow::error::ArrowError> {
        if let DataType::Dictionary(_, _) = column.data_type() {
            let wanted = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
            let column =
                if *column.data_type() == wanted { Arc::clone(column) } else { cast(column, &wanted)? };
            let listed = column.as_dictionary::<Int32Type>();
            return Ok(Self::Listed {
                keys: listed.keys().clone(),
                texts: listed.values().as_string::<i32>().clone(),
            });
        }
        let column = if *column.data_type() == DataType::Utf8 {
            Arc::clone(column)
        } else {
            cast(column, &DataType::Utf8)?
        };
        Ok(Self::Each(column.as_string::<i32>().clone()))
    }

    /// The numbers of the texts: of those that are listed, where there are few beside the rows.
    fn numbers<S: Sink>(&self, column: usize, rows: usize, sink: &mut S) -> Numbers<'_> {
        match self {
            Self::Listed { keys, texts }
                if texts.len() * 4 <= rows && keys.null_count() + texts.null_count() == 0 =>
            {
                let number = |at| sink.number(column, texts.value(at).as_bytes());
                Numbers::Listed { keys: keys.values(), numbers: (0..texts.len()).map(number).collect() }
            }
            Self::Each(_) | Self::Listed { .. } => {
                Numbers::Each((0..rows).map(|row| sink.number(column, self.at(row))).collect())
            }
        }
    }

    #[inline]
    fn at(&self, row: usize) -> &[u8] {
        match self {
            Self::Each(texts) if texts.is_valid(row) => texts.value(row).as_bytes(),
            Self::Listed { keys, texts } if keys.is_valid(row) => usize::try_from(keys.value(row))
                .ok()
                .filter(|at| texts.is_valid(*at))
                .map_or(&[], |at| texts.value(at).as_bytes()),
            Self::Each(_) | Self::Listed { .. } => &[],
        }
    }
}

async fn metadata(file: &FoundFile) -> Outcome<(Stored, ArrowReaderMetadata)> {
    let opened = opened(file)?;
    let mut reader = Stored { opened, bytes: file.bytes };
    // What Arrow keeps beside is left aside: all becomes text, and the file's own types say as much.
    let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
    let metadata =
        unshaken(ArrowReaderMetadata::load_async(&mut reader, options)).await.map_err(|cause| {
            refusal::file(&file.name, format!("this is not a Parquet file, or a broken one: {cause}"))
        })?;
    Ok((reader, metadata))
}

/// The same metadata with texts read as lists of different texts, which is how the file keeps them.
fn dictionaries(metadata: ArrowReaderMetadata) -> ArrowReaderMetadata {
    let listed = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    let fields: Vec<Field> = metadata
        .schema()
        .fields()
        .iter()
        .map(|field| match field.data_type() {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Dictionary(_, _) => {
                field.as_ref().clone().with_data_type(listed.clone())
            }
            _ => field.as_ref().clone(),
        })
        .collect();
    let schema = Arc::new(Schema::new_with_metadata(fields, metadata.schema().metadata().clone()));
    let options = ArrowReaderOptions::new().with_schema(schema);
    ArrowReaderMetadata::try_new(Arc::clone(metadata.metadata()), options).unwrap_or(metadata)
}

fn names(metadata: &ArrowReaderMetadata) -> Vec<String> {
    metadata.schema().fields().iter().map(|it| it.name().clone()).collect()
}

/// The names of the columns of a file.
pub(super) async fn headings(file: &FoundFile) -> Outcome<Vec<String>> {
    Ok(names(&metadata(file).await?.1))
}

/// How many row groups a file has.
pub(super) async fn row_groups(file: &FoundFile) -> Outcome<u64> {
    let groups = metadata(file).await?.1.metadata().num_row_groups();
    Ok(u64::try_from(groups).unwrap_or(0))
}
