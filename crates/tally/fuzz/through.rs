//! A file through reading and counting: whatever its bytes are, each row is counted, left out or told, or the file is refused.

#[path = "../src/count/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the engine that needs the rest is not here")]
mod count;
#[path = "../src/feed/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the engine that needs the rest is not here")]
mod feed;
#[path = "../src/refusal.rs"]
#[allow(dead_code, reason = "the engine that needs the rest is not here")]
mod refusal;
#[path = "../src/store.rs"]
#[allow(dead_code, reason = "the engine that needs the rest is not here")]
mod store;

use std::sync::Arc;
use std::sync::atomic::Ordering;

use arrow::array::{AsArray, RecordBatch};
use arrow::datatypes::{Int32Type, Int64Type};
use count::emit::Measure;
use count::{Counter, Job};
use feed::{Feed, Watch};
use records::Mapping;
use records::protocol::{Limits, Refusal};

const MAPPING: &str = r#"
evenhand-mapping = 1
[source]
files = ["FILE"]
[column.ward]
from = "Ward"
as = "category"
[column.sex]
from = "Sex"
as = "category"
categories = ["Female", "Male"]
[column.pay]
from = "Pay"
as = "pay"
others = "not-known"
[[table]]
by = ["ward", "sex"]
MORE
"#;

/// Lets panics of the libraries behind reading pass, because reading ends them with a refusal; our own end the process.
pub fn own_panics_alone() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or("", |it| it.file());
        if !place.contains("/registry/") {
            eprintln!("{panic}");
            std::process::abort();
        }
    }));
}

/// Reads and counts a file of this name and these bytes: with nothing beside the counts, and with people's numbers.
pub fn through(name: &str, bytes: &[u8]) {
    let folder = tempfile::Builder::new().tempdir_in("/dev/shm").expect("a folder");
    std::fs::write(folder.path().join(name), bytes).expect("a file");
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let all = |more: &str| {
        let text = MAPPING.replace("FILE", name).replace("MORE", more);
        let mapping = Mapping::parse(&text, "fuzz.toml", &()).expect("a mapping");
        runtime.block_on(counted(&mapping, folder.path()))
    };
    let (plain, whole) = (all(""), all("sums = [\"pay\"]\nvalues = [\"pay\"]"));
    match (plain, whole) {
        (Ok(plain), Ok(whole)) => assert_eq!(plain, whole),
        (plain, whole) => {
            for refused in [plain.err(), whole.err()].into_iter().flatten() {
                assert!(refused.message.contains(name) || refused.message.contains("column"), "{refused:?}");
            }
        }
    }
}

/// How many rows were counted; all that were read must be counted, left out or told.
async fn counted(mapping: &Mapping, folder: &std::path::Path) -> Result<i64, Box<Refusal>> {
    let job = Arc::new(Job::rows(mapping, &mapping.tables, &Limits::default())?);
    let files = store::find(&mapping.source, folder).await?;
    let pieces = feed::part(files, &mapping.source, 1).await?.concat();
    let headings = job.reader.headings.clone().into();
    let mut feed = Feed::new(pieces, mapping.source.clone(), headings);
    let (mut counter, watch, mut batches) = (Counter::new(job), Watch::default(), Vec::new());
    while let Some(block) = feed.next().await? {
        counter.begin(block.file_number, block.letters);
        block.drain(&mut counter, &watch).await?;
        batches.extend(counter.settle()?);
    }
    batches.extend(counter.finish()?);
    let rows = |of: &[Measure]| -> i64 { batches.iter().map(|batch| rows_of(batch, of)).sum() };
    let told = rows(&[Measure::LeftOut, Measure::Total, Measure::Fault]);
    let counted = rows(&[Measure::Rows]);
    assert_eq!(u64::try_from(counted + told).ok(), Some(watch.rows.load(Ordering::Relaxed)));
    Ok(counted)
}

fn rows_of(batch: &RecordBatch, of: &[Measure]) -> i64 {
    let measures = batch.column_by_name("measure").expect("measures").as_primitive::<Int32Type>();
    let rows = batch.column_by_name("rows").expect("rows").as_primitive::<Int64Type>();
    let wanted = |it: &i32| Measure::of(*it).is_some_and(|it| of.contains(&it));
    measures.values().iter().zip(rows.values()).filter(|it| wanted(it.0)).map(|it| it.1).sum()
}
