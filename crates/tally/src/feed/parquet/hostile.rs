//! Parquet files that lie: each is read, or refused with its name.

use std::sync::Arc;

use arrow::array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::{WriterProperties, WriterVersion};
use proptest::prelude::*;
use records::mapping::{Format, Source};

use crate::feed::{Feed, Letters, RowFault, Sink, Watch, part};
use crate::refusal::Outcome;
use crate::store;

/// A file of seven rows in row groups of three.
fn written(version: WriterVersion) -> Vec<u8> {
    let texts: ArrayRef = Arc::new(StringArray::from(vec![
        Some("North"),
        None,
        Some("South"),
        Some("North"),
        Some(""),
        Some("North"),
        Some("East"),
    ]));
    let numbers: ArrayRef = Arc::new(Int64Array::from_iter(0..7));
    let batch =
        RecordBatch::try_from_iter_with_nullable([("a", texts, true), ("b", numbers, false)]).unwrap();
    let properties = WriterProperties::builder()
        .set_max_row_group_row_count(Some(3))
        .set_writer_version(version)
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .build();
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

#[derive(Default)]
struct Rows(Vec<(u64, String)>);

impl Sink for Rows {
    fn row(&mut self, row: u64, cells: &[&[u8]]) {
        let text = |it: &&[u8]| Letters::PLAIN.text(it).0.into_owned();
        self.0.push((row, cells.iter().map(text).collect::<Vec<_>>().join("|")));
    }

    fn fault(&mut self, _: u64, _: RowFault) {}
}

fn read(bytes: &[u8]) -> Outcome<Vec<(u64, String)>> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.parquet"), bytes).unwrap();
    let source = Source {
        files: vec!["a.parquet".to_owned()],
        format: Some(Format::Parquet),
        sheet: None,
        header_row: 1,
        delimiter: None,
        encoding: None,
        one_line_a_row: false,
        ends_at_empty_row: false,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let files = store::find(&source, folder.path()).await?;
        let pieces = part(files, &source, 1).await?.concat();
        let mut feed = Feed::new(pieces, source.clone(), ["b".to_owned(), "a".to_owned()].into());
        let mut rows = Rows::default();
        while let Some(block) = feed.next().await? {
            block.drain(&mut rows, &Watch::default()).await?;
        }
        Ok(rows.0)
    })
}

fn told(bytes: &[u8]) -> String {
    read(bytes).err().map(|it| it.message).unwrap_or_default()
}

#[test]
fn rows_are_numbered_through_all_row_groups() {
    for version in [WriterVersion::PARQUET_1_0, WriterVersion::PARQUET_2_0] {
        let rows = read(&written(version)).unwrap();
        let texts = ["0|North", "1|", "2|South", "3|North", "4|", "5|North", "6|East"];
        let expected: Vec<_> = (2..).zip(texts.map(str::to_owned)).collect();
        assert_eq!(rows, expected);
    }
}

#[test]
fn a_footer_that_lies_about_its_length_is_refused_with_the_file() {
    let good = written(WriterVersion::PARQUET_2_0);
    let length = good.len();
    for lie in [0u32, 1, 7, 1 << 20, u32::MAX] {
        let mut bytes = good.clone();
        bytes[length - 8..length - 4].copy_from_slice(&lie.to_le_bytes());
        let told = told(&bytes);
        assert!(told.contains("a.parquet: this is not a Parquet file, or a broken one"), "{lie}: {told}");
    }
}

#[test]
fn a_file_that_was_cut_off_is_refused() {
    let good = written(WriterVersion::PARQUET_1_0);
    for length in 0..good.len() {
        assert!(told(&good[..length]).contains("a.parquet: "), "{length}");
    }
}

#[test]
fn pages_that_are_not_there_are_told_with_the_row_at_which_they_are_missed() {
    let mut bytes = written(WriterVersion::PARQUET_1_0);
    let footer = u32::from_le_bytes(bytes[bytes.len() - 8..bytes.len() - 4].try_into().unwrap());
    let pages = bytes.len() - 8 - usize::try_from(footer).unwrap();
    bytes[pages / 2..pages].fill(0xFF);
    let told = told(&bytes);
    assert!(told.contains("row ") && told.contains("cannot be read from here on"), "{told}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_lie_stops_the_reader(
        lies in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..6),
        second in any::<bool>(),
    ) {
        let version = if second { WriterVersion::PARQUET_2_0 } else { WriterVersion::PARQUET_1_0 };
        let mut bytes = written(version);
        for (at, lie) in lies {
            let at = at.index(bytes.len());
            bytes[at] = lie;
        }
        if let Err(refused) = read(&bytes) {
            prop_assert!(refused.message.contains("a.parquet"), "{}", refused.message);
        }
    }
}
