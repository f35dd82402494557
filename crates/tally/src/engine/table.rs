//! The files as a table of counts: what DataFusion scans is already counted, block by block, where it was read.

use std::fmt;
use std::sync::Arc;

use arrow::datatypes::SchemaRef;
use async_trait::async_trait;
use datafusion::catalog::{Session, TableProvider};
use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::TaskContext;
use datafusion::logical_expr::{Expr, TableType};
use datafusion::physical_expr::{EquivalenceProperties, PhysicalExpr};
use datafusion::physical_plan::execution_plan::{Boundedness, EmissionType};
use datafusion::physical_plan::projection::ProjectionExec;
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::{
    DisplayAs, DisplayFormatType, ExecutionPlan, Partitioning, PlanProperties, SendableRecordBatchStream,
};
use futures::{StreamExt, TryStreamExt, stream};
use records::Mapping;
use records::mapping::{Source, Table};
use records::protocol::{Limits, MappingText, Refusal};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

use crate::count::{Counter, Job, emit};
use crate::feed::{Feed, Piece, Watch};
use crate::refusal::{self, Outcome};

/// What stands before a refusal that can only be handed on as text.
pub const HANDED_ON: &str = "evenhand-refusal:";

/// What is scanned: all that another machine needs to do its part.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Scan {
    /// The mapping.
    pub mapping: MappingText,
    /// The tables wanted.
    pub tables: Vec<Table>,
    /// Bounds on the work.
    pub limits: Limits,
    /// Whether this is the population rather than the rows.
    pub population: bool,
    /// Parts of the files that share nothing.
    pub parts: Vec<Vec<Piece>>,
    /// How many workers share a part.
    pub width: usize,
}

/// The table that DataFusion sees.
#[derive(Clone)]
pub struct TallyTable {
    /// What is scanned.
    pub scan: Arc<Scan>,
    job: Arc<Job>,
    source: Source,
    watch: Arc<Watch>,
}

impl TallyTable {
    /// The rows of a mapping.
    ///
    /// # Errors
    /// Where the mapping has faults, or a table asks for what it does not have.
    pub fn new(scan: Scan, watch: Arc<Watch>) -> Outcome<Self> {
        let mapping = mapping(&scan)?;
        let job = Job::rows(&mapping, &scan.tables, &scan.limits)?;
        Ok(Self { scan: Arc::new(scan), job: Arc::new(job), source: mapping.source, watch })
    }

    /// The population of a mapping, where it has one that some table can be set beside.
    ///
    /// # Errors
    /// Where the mapping has faults.
    pub fn population(scan: Scan, watch: Arc<Watch>) -> Outcome<Option<Self>> {
        let mapping = mapping(&scan)?;
        let job = Job::population(&mapping, &scan.tables, &scan.limits);
        let source = mapping.population.map(|it| it.source);
        Ok(job.zip(source).map(|(job, source)| Self {
            scan: Arc::new(scan),
            job: Arc::new(job),
            source,
            watch,
        }))
    }

    /// The table that a scan describes, on another machine.
    ///
    /// # Errors
    /// Where the mapping has faults, or there is no population.
    pub fn of(scan: Scan) -> Outcome<Self> {
        if !scan.population {
            return Self::new(scan, Arc::default());
        }
        Self::population(scan, Arc::default())?
            .ok_or_else(|| refusal::fault("reading the plan", "there is no population"))
    }

    /// The plan that reads and counts.
    pub fn exec(&self) -> TallyExec {
        let headings: Arc<[String]> = self.job.reader.headings.clone().into();
        let feeds = self.scan.parts.iter().map(|pieces| {
            let feed = Feed::new(pieces.iter().cloned(), self.source.clone(), Arc::clone(&headings));
            Arc::new(Mutex::new(feed))
        });
        let partitions = self.scan.parts.len().max(1) * self.scan.width.max(1);
        let properties = PlanProperties::new(
            EquivalenceProperties::new(emit::schema()),
            Partitioning::UnknownPartitioning(partitions),
            EmissionType::Final,
            Boundedness::Bounded,
        );
        TallyExec { feeds: feeds.collect(), table: self.clone(), properties: Arc::new(properties) }
    }
}

fn mapping(scan: &Scan) -> Outcome<Mapping> {
    super::mapping(&scan.mapping)
}

impl fmt::Debug for TallyTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TallyTable").field("parts", &self.scan.parts.len()).finish_non_exhaustive()
    }
}

#[async_trait]
impl TableProvider for TallyTable {
    fn schema(&self) -> SchemaRef {
        emit::schema()
    }

    fn table_type(&self) -> TableType {
        TableType::Base
    }

    async fn scan(
        &self,
        _: &dyn Session,
        projection: Option<&Vec<usize>>,
        _: &[Expr],
        _: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let exec: Arc<dyn ExecutionPlan> = Arc::new(self.exec());
        let Some(projection) = projection else { return Ok(exec) };
        let schema = exec.schema();
        let columns = projection.iter().map(|at| {
            let name = schema.field(*at).name();
            let column: Arc<dyn PhysicalExpr> =
                Arc::new(datafusion::physical_expr::expressions::Column::new(name, *at));
            (column, name.clone())
        });
        Ok(Arc::new(ProjectionExec::try_new(columns.collect::<Vec<_>>(), exec)?))
    }
}

/// Reads and counts.
pub struct TallyExec {
    /// The table that is scanned.
    pub table: TallyTable,
    feeds: Vec<Arc<Mutex<Feed>>>,
    properties: Arc<PlanProperties>,
}

impl fmt::Debug for TallyExec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TallyExec").field("table", &self.table).finish_non_exhaustive()
    }
}

impl DisplayAs for TallyExec {
    fn fmt_as(&self, _: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TallyExec: parts={}", self.feeds.len())
    }
}

impl ExecutionPlan for TallyExec {
    fn name(&self) -> &'static str {
        "TallyExec"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        &self.properties
    }

    fn children(&self) -> Vec<&Arc<dyn ExecutionPlan>> {
        Vec::new()
    }

    fn apply_expressions(
        &self,
        _: &mut dyn FnMut(&Arc<dyn PhysicalExpr>) -> Result<TreeNodeRecursion>,
    ) -> Result<TreeNodeRecursion> {
        Ok(TreeNodeRecursion::Continue)
    }

    fn with_new_children(self: Arc<Self>, _: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        Ok(self)
    }

    fn execute(&self, partition: usize, _: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        let part = partition / self.table.scan.width.max(1);
        let Some(feed) = self.feeds.get(part).cloned() else {
            return Ok(Box::pin(RecordBatchStreamAdapter::new(emit::schema(), stream::empty())));
        };
        let worker = Worker {
            counter: Counter::new(Arc::clone(&self.table.job)),
            feed,
            watch: Arc::clone(&self.table.watch),
        };
        let batches = stream::try_unfold(Some(worker), |worker| async move {
            let Some(mut worker) = worker else { return Ok(None) };
            let (batches, more) = worker.step().await.map_err(handed_on)?;
            let batches = stream::iter(batches.into_iter().map(Ok::<_, DataFusionError>));
            Ok::<_, DataFusionError>(Some((batches, more.then_some(worker))))
        });
        Ok(Box::pin(RecordBatchStreamAdapter::new(emit::schema(), batches.try_flatten().boxed())))
    }
}

/// A refusal on its way through DataFusion, readable also where only its text arrives.
fn handed_on(own: Box<Refusal>) -> DataFusionError {
    DataFusionError::External(Box::new(HandedOn(own)))
}

#[derive(Debug)]
struct HandedOn(Box<Refusal>);

impl fmt::Display for HandedOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{HANDED_ON}{}", serde_json::to_string(&self.0).map_err(|_| fmt::Error)?)
    }
}

impl std::error::Error for HandedOn {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0)
    }
}

struct Worker {
    counter: Counter,
    feed: Arc<Mutex<Feed>>,
    watch: Arc<Watch>,
}

impl Worker {
    /// Counts blocks until there is something to hand on, or nothing to read.
    async fn step(&mut self) -> Outcome<(Vec<arrow::array::RecordBatch>, bool)> {
        loop {
            let block = self.feed.lock().await.next().await?;
            let Some(block) = block else { return Ok((self.counter.finish()?, false)) };
            self.counter.begin(block.file_number, block.letters);
            block.drain(&mut self.counter, &self.watch).await?;
            let batches = self.counter.settle()?;
            if !batches.is_empty() {
                return Ok((batches, true));
            }
            // A long file must not keep its thread for itself: somebody may wait to cancel.
            tokio::task::yield_now().await;
        }
    }
}
