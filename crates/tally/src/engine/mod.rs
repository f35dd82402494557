//! The plan: files are scanned and counted where they are read, and DataFusion puts the counts together, within bounded
//! memory (what is beyond goes to disk), in this process or on a cluster.

mod answer;
#[cfg(feature = "cluster")]
pub mod cluster;
mod findings;
mod order;
mod parts;
pub mod table;
mod worker;

pub(crate) use order::natural;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use datafusion::error::DataFusionError;
use datafusion::execution::memory_pool::FairSpillPool;
use datafusion::execution::runtime_env::RuntimeEnvBuilder;
use datafusion::functions_aggregate::expr_fn::{self, min, sum};
use datafusion::prelude::{DataFrame, SessionConfig, SessionContext, col, lit};
use futures::TryStreamExt;
use records::Mapping;
use records::mapping::Table;
use records::protocol::{Counted, MappingText, Refusal, RefusalKind, Request, SourceRead};

use crate::classified::{self, Known};
use crate::feed::{self, Watch};
use crate::refusal::{self, Outcome, refusal};
use crate::store::{self, FoundFile};
use answer::Answerer;
use table::{Scan, TallyTable};

/// Less memory than this is not worth the disk.
const LEAST_MEMORY_MB: u32 = 16;

/// A request whose mapping was read.
pub struct Asked {
    /// The request.
    pub request: Request,
    /// Its mapping.
    pub mapping: Mapping,
    /// The tables wanted.
    pub tables: Vec<Table>,
    /// The folder that paths start from.
    pub folder: PathBuf,
}

impl Asked {
    /// Reads the mapping of a request, and the classification files that it names.
    ///
    /// # Errors
    /// Where the request is of another version, or its mapping or such a file has faults.
    pub fn new(mut request: Request) -> Outcome<Self> {
        if request.protocol != records::protocol::VERSION {
            let message = format!(
                "this program speaks version {} of the protocol, not {}",
                records::protocol::VERSION,
                request.protocol
            );
            return Err(refusal(RefusalKind::Request, message));
        }
        let folder = PathBuf::from(request.mapping.folder.clone().unwrap_or_default());
        classified::fetch(&mut request.mapping, &folder)?;
        let mapping = mapping(&request.mapping)?;
        let tables = request.tables.clone().unwrap_or_else(|| mapping.tables.clone());
        Ok(Self { request, mapping, tables, folder })
    }

    /// How many threads work.
    pub fn threads(&self) -> usize {
        match usize::try_from(self.request.limits.threads) {
            Ok(0) | Err(_) => std::thread::available_parallelism().map_or(2, usize::from),
            Ok(threads) => threads.min(256),
        }
    }

    /// The files that hold the rows.
    pub async fn files(&self) -> Outcome<Vec<FoundFile>> {
        store::find(&self.mapping.source, &self.folder).await
    }
}

/// Reads a mapping, here or on another machine, with the classifications that came with it and those of the program.
pub(crate) fn mapping(text: &MappingText) -> Outcome<Mapping> {
    Mapping::parse(&text.text, &text.file, &Known::read(&text.classifications)?).map_err(refusal::mapping)
}

/// Counts the tables of a request.
///
/// # Errors
/// Where something must be mended first, or failed. Nothing is half done.
pub async fn count(asked: &Asked, watch: &Arc<Watch>) -> Outcome<Counted> {
    let counted = counted(asked, watch).await;
    match (&asked.request.cluster, counted) {
        (Some(address), Err(fault)) if fault.kind == RefusalKind::Fault => {
            Err(refusal(RefusalKind::Cluster, format!("{address}: {}", fault.message)))
        }
        (_, counted) => counted,
    }
}

async fn counted(asked: &Asked, watch: &Arc<Watch>) -> Outcome<Counted> {
    if asked.tables.is_empty() {
        let message = "no table is wanted: add `[[table]]` with `by = [\"…\"]` to the mapping";
        return Err(refusal(RefusalKind::Request, message));
    }
    let files = asked.files().await?;
    let population = match &asked.mapping.population {
        Some(population) => store::find(&population.source, &asked.folder).await?,
        None => Vec::new(),
    };
    watch.of_bytes.store(files.iter().chain(&population).map(|it| it.bytes).sum(), Ordering::Relaxed);
    let (context, parts, width) = context(asked).await?;
    let scan = |population, parts| Scan {
        mapping: asked.request.mapping.clone(),
        tables: asked.tables.clone(),
        limits: asked.request.limits,
        population,
        parts,
        width,
    };
    let pieces = feed::part(files.clone(), &asked.mapping.source, parts).await?;
    let rows = TallyTable::new(scan(false, pieces), Arc::clone(watch))?;
    let mut frame = context.read_table(Arc::new(rows)).map_err(told)?;
    if let Some(source) = asked.mapping.population.as_ref().map(|it| &it.source) {
        let pieces = feed::part(population.clone(), source, 1).await?;
        if let Some(table) = TallyTable::population(scan(true, pieces), Arc::clone(watch))? {
            frame = frame.union(context.read_table(Arc::new(table)).map_err(told)?).map_err(told)?;
        }
    }
    let people = asked.tables.iter().any(|it| it.people);
    let frame = put_together(frame, people).map_err(told)?;
    let sources = files.iter().chain(&population);
    let sources = sources.map(|it| SourceRead { file: it.name.clone(), bytes: it.bytes }).collect();
    let mut answerer = Answerer::new(asked, files, people)?;
    let mut batches = frame.execute_stream().await.map_err(told)?;
    while let Some(batch) = batches.try_next().await.map_err(told)? {
        answerer.take(&batch)?;
    }
    answerer.finish(sources)
}

/// Adds up what the scans have counted. A person of a cell is one row of the first adding up and one person of the second.
fn put_together(frame: DataFrame, people: bool) -> datafusion::error::Result<DataFrame> {
    let added = |place| {
        vec![sum(col("rows")).alias("rows"), sum(col("total")).alias("total"), min(col(place)).alias("place")]
    };
    let key = ["measure", "table", "cell", "who", "value"];
    let once = frame.aggregate(key.iter().map(|it| col(*it)).collect(), added("place"))?;
    if !people {
        return once.select_columns(&["measure", "table", "cell", "value", "rows", "total", "place"]);
    }
    let key = ["measure", "table", "cell", "value"];
    let mut all = added("place");
    all.push(expr_fn::count(lit(1i64)).alias("people"));
    once.aggregate(key.iter().map(|it| col(*it)).collect(), all)
}

/// The session in which the plan runs, how many parts the files are cut into, and how many workers share a part.
async fn context(asked: &Asked) -> Outcome<(SessionContext, usize, usize)> {
    if let Some(address) = &asked.request.cluster {
        #[cfg(feature = "cluster")]
        return Ok((cluster::context(address).await?, cluster::PARTS, 1));
        #[cfg(not(feature = "cluster"))]
        return Err(refusal(
            RefusalKind::Cluster,
            format!(
                "{address}: this build counts in one process; build with `--features cluster` to count on a cluster"
            ),
        ));
    }
    let threads = asked.threads();
    let memory = usize::try_from(asked.request.limits.memory_mb.max(LEAST_MEMORY_MB)).unwrap_or(256) << 20;
    let runtime = RuntimeEnvBuilder::new()
        .with_memory_pool(Arc::new(FairSpillPool::new(memory)))
        .build_arc()
        .map_err(told)?;
    let config = SessionConfig::new().with_target_partitions(threads).with_batch_size(8192);
    Ok((SessionContext::new_with_config_rt(config, runtime), 1, threads))
}

/// A refusal out of what DataFusion says: our own where one was passed through it.
pub(crate) fn told(cause: DataFusionError) -> Box<Refusal> {
    let mut at: Option<&(dyn std::error::Error + 'static)> = Some(&cause);
    while let Some(fault) = at {
        if let Some(own) = fault.downcast_ref::<Refusal>() {
            return Box::new(own.clone());
        }
        if let Some(DataFusionError::External(inner)) = fault.downcast_ref::<DataFusionError>()
            && let Some(own) = inner.downcast_ref::<Refusal>()
        {
            return Box::new(own.clone());
        }
        at = fault.source();
    }
    match cause.find_root() {
        DataFusionError::ResourcesExhausted(_) => refusal(
            RefusalKind::TooLarge,
            "the memory allowed is not enough, even with the disk: allow more (`--memory`), or count fewer fields at once",
        ),
        _ => {
            let text = cause.to_string();
            // A machine of a cluster can only hand its refusal on as text.
            match text.split_once(worker::HANDED_ON).and_then(|(_, rest)| {
                serde_json::Deserializer::from_str(rest).into_iter::<Refusal>().next().and_then(Result::ok)
            }) {
                Some(own) => Box::new(own),
                None => refusal::fault("putting the counts together", text),
            }
        }
    }
}
