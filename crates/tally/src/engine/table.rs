//! The files as a table of counts: what DataFusion scans is already counted, block by block, where it was read.

use std::collections::VecDeque;
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
use records::protocol::{Limits, MappingText};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

use super::parts;
use super::worker::Worker;
use crate::count::{Counter, Job, emit};
use crate::feed::{Feed, Piece, Watch};
use crate::refusal::{self, Outcome};

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
    ///
    /// # Errors
    /// Where the plan of the parts cannot be made.
    pub fn exec(&self) -> Result<TallyExec> {
        TallyExec::new(self.clone(), parts::plan(self.scan.parts.len(), self.scan.width)?)
    }

    /// The rows of each part, from the beginning.
    fn feeds(&self) -> Arc<[Arc<Mutex<Feed>>]> {
        let headings: Arc<[String]> = self.job.reader.headings.clone().into();
        let feeds = self.scan.parts.iter().map(|pieces| {
            let feed = Feed::new(pieces.iter().cloned(), self.source.clone(), Arc::clone(&headings));
            Arc::new(Mutex::new(feed))
        });
        feeds.collect()
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
        let exec: Arc<dyn ExecutionPlan> = Arc::new(self.exec()?);
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

/// Reads and counts the parts whose numbers its child gives.
pub struct TallyExec {
    /// The table that is scanned.
    pub table: TallyTable,
    numbers: Arc<dyn ExecutionPlan>,
    feeds: Arc<[Arc<Mutex<Feed>>]>,
    properties: Arc<PlanProperties>,
}

impl TallyExec {
    /// Counts the parts of a table that `numbers` gives, each of its partitions those that stand in it.
    ///
    /// # Errors
    /// Where `numbers` gives something else.
    pub fn new(table: TallyTable, numbers: Arc<dyn ExecutionPlan>) -> Result<Self> {
        let feeds = table.feeds();
        Self::of(table, numbers, feeds)
    }

    fn of(
        table: TallyTable,
        numbers: Arc<dyn ExecutionPlan>,
        feeds: Arc<[Arc<Mutex<Feed>>]>,
    ) -> Result<Self> {
        parts::check(&numbers)?;
        let partitions = numbers.properties().output_partitioning().partition_count();
        let properties = PlanProperties::new(
            EquivalenceProperties::new(emit::schema()),
            Partitioning::UnknownPartitioning(partitions),
            EmissionType::Final,
            Boundedness::Bounded,
        );
        Ok(Self { table, numbers, feeds, properties: Arc::new(properties) })
    }
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
        vec![&self.numbers]
    }

    fn benefits_from_input_partitioning(&self) -> Vec<bool> {
        vec![false]
    }

    fn apply_expressions(
        &self,
        _: &mut dyn FnMut(&Arc<dyn PhysicalExpr>) -> Result<TreeNodeRecursion>,
    ) -> Result<TreeNodeRecursion> {
        Ok(TreeNodeRecursion::Continue)
    }

    fn with_new_children(
        self: Arc<Self>,
        children: Vec<Arc<dyn ExecutionPlan>>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let numbers = children.into_iter().next().unwrap_or_else(|| Arc::clone(&self.numbers));
        Ok(Arc::new(Self::of(self.table.clone(), numbers, Arc::clone(&self.feeds))?))
    }

    fn execute(&self, partition: usize, context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        let worker = Worker {
            counter: Counter::new(Arc::clone(&self.table.job)),
            numbers: self.numbers.execute(partition, context)?,
            feeds: Arc::clone(&self.feeds),
            waiting: VecDeque::new(),
            open: None,
            watch: Arc::clone(&self.table.watch),
        };
        let batches = stream::try_unfold(Some(worker), |worker| async move {
            let Some(mut worker) = worker else { return Ok(None) };
            let (batches, more) = worker.step().await?;
            let batches = stream::iter(batches.into_iter().map(Ok::<_, DataFusionError>));
            Ok::<_, DataFusionError>(Some((batches, more.then_some(worker))))
        });
        Ok(Box::pin(RecordBatchStreamAdapter::new(emit::schema(), batches.try_flatten().boxed())))
    }
}

#[cfg(test)]
mod tests {
    use arrow::array::AsArray;
    use arrow::datatypes::Int64Type;
    use datafusion::catalog::memory::MemorySourceConfig;
    use datafusion::datasource::source::DataSourceExec;
    use datafusion::physical_plan::replace_children_if_necessary;

    use super::*;
    use crate::feed::part;
    use crate::store;

    const MAPPING: &str = r#"
        evenhand-mapping = 1
        [source]
        files = ["a.csv", "b.csv", "c.csv"]
        [column.ward]
        from = "Ward"
        as = "category"
        [[table]]
        by = ["ward"]
    "#;

    /// A plan over files of 1, 2 and 3 rows, each of them a part.
    async fn plan(folder: &std::path::Path, width: usize) -> Arc<dyn ExecutionPlan> {
        for (name, rows) in [("a", 1), ("b", 2), ("c", 3)] {
            std::fs::write(folder.join(format!("{name}.csv")), format!("Ward\n{}", "North\n".repeat(rows)))
                .unwrap();
        }
        let text = MappingText {
            text: MAPPING.to_owned(),
            file: "m.toml".to_owned(),
            folder: None,
            classifications: Default::default(),
        };
        let mapping = crate::engine::mapping(&text).unwrap();
        let files = store::find(&mapping.source, folder).await.unwrap();
        let scan = Scan {
            mapping: text,
            tables: mapping.tables.clone(),
            limits: Limits::default(),
            population: false,
            parts: part(files, &mapping.source, 3).await.unwrap(),
            width,
        };
        Arc::new(TallyTable::new(scan, Arc::default()).unwrap().exec().unwrap())
    }

    /// The plan as a scheduler gives it to the task of these partitions: only the rows in memory are cut.
    fn slice(plan: &Arc<dyn ExecutionPlan>, partitions: &[usize]) -> Arc<dyn ExecutionPlan> {
        let numbers = plan.children()[0].downcast_ref::<DataSourceExec>().unwrap();
        let source: &dyn std::any::Any = numbers.data_source().as_ref();
        let rows = source.downcast_ref::<MemorySourceConfig>().unwrap();
        let kept: Vec<_> = partitions.iter().map(|at| rows.partitions()[*at].clone()).collect();
        let kept = MemorySourceConfig::try_new_exec(&kept, rows.original_schema(), None).unwrap();
        replace_children_if_necessary(Arc::clone(plan), vec![kept]).unwrap()
    }

    /// The rows that all partitions of a plan count.
    async fn counted(plan: &Arc<dyn ExecutionPlan>) -> i64 {
        let mut rows = 0;
        for partition in 0..plan.properties().output_partitioning().partition_count() {
            let batches = plan.execute(partition, Arc::default()).unwrap();
            for batch in batches.try_collect::<Vec<_>>().await.unwrap() {
                let column = batch.column_by_name("rows").unwrap();
                rows += column.as_primitive::<Int64Type>().values().iter().sum::<i64>();
            }
        }
        rows
    }

    #[tokio::test]
    async fn a_task_counts_the_parts_of_its_slice_and_no_others() {
        let folder = tempfile::tempdir().unwrap();
        for (slice_of, rows) in
            [(vec![0], 1), (vec![1], 2), (vec![2], 3), (vec![0, 2], 4), (vec![2, 0], 4), (vec![], 0)]
        {
            let plan = plan(folder.path(), 1).await;
            assert_eq!(counted(&slice(&plan, &slice_of)).await, rows, "{slice_of:?}");
        }
    }

    #[tokio::test]
    async fn workers_that_share_a_part_count_each_row_once() {
        let folder = tempfile::tempdir().unwrap();
        let plan = plan(folder.path(), 4).await;
        assert_eq!(plan.properties().output_partitioning().partition_count(), 12);
        assert_eq!(counted(&plan).await, 6);
    }
}
