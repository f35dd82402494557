//! The same plan on a Ballista cluster: how our table travels, how this program is a client, and how it takes part.

use std::any::Any;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use arrow::datatypes::SchemaRef;
use ballista::prelude::{SessionConfigExt, SessionContextExt};
use ballista_core::serde::{BallistaLogicalExtensionCodec, BallistaPhysicalExtensionCodec};
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;
use clap::{Args, Subcommand};
use datafusion::catalog::TableProvider;
use datafusion::common::TableReference;
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::{SessionStateBuilder, TaskContext};
use datafusion::logical_expr::{Extension, LogicalPlan};
use datafusion::physical_plan::ExecutionPlan;
use datafusion::prelude::{SessionConfig, SessionContext};
use datafusion_proto::logical_plan::LogicalExtensionCodec;
use datafusion_proto::physical_plan::{PhysicalExtensionCodec, PhysicalProtoConverterExtension};
use records::protocol::{Limits, Refusal, RefusalKind};
use tokio::net::TcpStream;
use url::Url;

use super::LEAST_MEMORY_MB;
use super::table::{Scan, TallyExec, TallyTable};
use crate::refusal::{Outcome, refusal};

/// How many parts the files are cut into, each for one task.
pub const PARTS: usize = 8;
/// What stands before our own parts of a plan.
const MARK: &[u8] = b"evenhand-tally-1\n";
/// An executor that has not been heard of for so long is given up, so that a cluster does not wait for minutes.
const SILENCE_SECONDS: u64 = 30;
/// How long a scheduler may take to be reached.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a node of a cluster is told.
#[derive(Debug, Args)]
pub struct NodeArguments {
    #[command(subcommand)]
    role: Role,
}

#[derive(Debug, Subcommand)]
enum Role {
    /// Hands out the work
    Scheduler {
        /// Where it listens
        #[arg(long, default_value = "127.0.0.1:50050")]
        listen: SocketAddr,
    },
    /// Does the work
    Executor {
        /// The scheduler, as host:port
        #[arg(long, default_value = "127.0.0.1:50050")]
        scheduler: SocketAddr,
        /// Where it listens; the port after it is taken too
        #[arg(long, default_value = "127.0.0.1:50051")]
        listen: SocketAddr,
        /// Tasks at a time
        #[arg(long, default_value_t = 1)]
        tasks: usize,
        /// Memory for groups in MB for each task; what is beyond goes to disk
        #[arg(long, default_value_t = Limits::default().memory_mb)]
        memory: u32,
        /// Where results wait to be fetched
        #[arg(long)]
        folder: Option<String>,
    },
}

/// Takes part in a cluster until it is ended.
///
/// # Errors
/// Where the node cannot start.
pub async fn node(asked: NodeArguments) -> Outcome<()> {
    match asked.role {
        Role::Scheduler { listen } => {
            let config = SchedulerConfig {
                bind_host: listen.ip().to_string(),
                bind_port: listen.port(),
                external_host: listen.ip().to_string(),
                executor_timeout_seconds: SILENCE_SECONDS,
                override_logical_codec: Some(Arc::new(Logical::default())),
                override_physical_codec: Some(Arc::new(Physical::default())),
                ..SchedulerConfig::default()
            };
            let cluster = BallistaCluster::new_from_config(&config).await.map_err(failed)?;
            start_server(cluster, listen, Arc::new(config)).await.map_err(failed)
        }
        Role::Executor { scheduler, listen, tasks, memory, folder } => {
            let tasks = tasks.max(1);
            let memory = u64::from(memory.max(LEAST_MEMORY_MB)) << 20;
            let config = ExecutorProcessConfig {
                bind_host: listen.ip().to_string(),
                external_host: Some(listen.ip().to_string()),
                port: listen.port(),
                grpc_port: listen.port().saturating_add(1),
                scheduler_host: scheduler.ip().to_string(),
                scheduler_port: scheduler.port(),
                scheduler_connect_timeout_seconds: 30,
                executor_heartbeat_interval_seconds: SILENCE_SECONDS / 3,
                vcores: tasks,
                memory_pool_size: Some(memory.saturating_mul(u64::try_from(tasks).unwrap_or(u64::MAX))),
                work_dir: folder,
                override_logical_codec: Some(Arc::new(Logical::default())),
                override_physical_codec: Some(Arc::new(Physical::default())),
                ..ExecutorProcessConfig::default()
            };
            start_executor_process(Arc::new(config)).await.map_err(failed)
        }
    }
}

fn failed(cause: impl std::fmt::Display) -> Box<Refusal> {
    refusal(RefusalKind::Cluster, format!("the node of the cluster stopped: {cause}"))
}

/// A session whose plans run on the cluster of a scheduler.
///
/// # Errors
/// Where the scheduler cannot be reached.
pub async fn context(address: &str) -> Outcome<SessionContext> {
    reach(address).await?;
    let config = SessionConfig::new_with_ballista()
        .with_target_partitions(PARTS)
        .with_ballista_logical_extension_codec(Arc::new(Logical::default()))
        .with_ballista_physical_extension_codec(Arc::new(Physical::default()));
    let state = SessionStateBuilder::new().with_default_features().with_config(config).build();
    SessionContext::remote_with_state(address, state).await.map_err(|cause| {
        refusal(RefusalKind::Cluster, format!("{address}: the scheduler cannot be reached: {cause}"))
    })
}

/// Ballista only finds out that nobody listens once the work is under way, and says so in its own words.
async fn reach(address: &str) -> Outcome<()> {
    let cannot = |why: String| refusal(RefusalKind::Cluster, format!("{address}: {why}"));
    let url = Url::parse(address).ok().filter(|it| it.scheme() == "df");
    let Some((host, port)) = url.as_ref().and_then(|it| it.host_str().zip(it.port())) else {
        return Err(cannot("this is not the address of a scheduler, such as df://host:50050".to_owned()));
    };
    let connected = tokio::time::timeout(PATIENCE, TcpStream::connect((host, port))).await;
    match connected {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(cause)) => Err(cannot(format!(
            "no scheduler can be reached there ({cause}): start `evenhand-tally node scheduler`, or leave `--cluster` out"
        ))),
        Err(_) => Err(cannot(format!(
            "no scheduler answered within {} seconds: is a firewall between?",
            PATIENCE.as_secs()
        ))),
    }
}

fn written(scan: &Scan, buffer: &mut Vec<u8>) -> Result<()> {
    buffer.extend_from_slice(MARK);
    serde_json::to_writer(buffer, scan).map_err(|cause| DataFusionError::External(Box::new(cause)))
}

fn read(buffer: &[u8]) -> Option<Result<TallyTable>> {
    let rest = buffer.strip_prefix(MARK)?;
    let scan: Result<Scan> =
        serde_json::from_slice(rest).map_err(|cause| DataFusionError::External(Box::new(cause)));
    Some(scan.and_then(|scan| TallyTable::of(scan).map_err(|own| DataFusionError::External(own))))
}

/// How our table travels in a logical plan; everything else travels as Ballista has it.
#[derive(Debug, Default)]
struct Logical(BallistaLogicalExtensionCodec);

impl LogicalExtensionCodec for Logical {
    fn try_decode(&self, buffer: &[u8], inputs: &[LogicalPlan], context: &TaskContext) -> Result<Extension> {
        self.0.try_decode(buffer, inputs, context)
    }

    fn try_encode(&self, node: &Extension, buffer: &mut Vec<u8>) -> Result<()> {
        self.0.try_encode(node, buffer)
    }

    fn try_decode_table_provider(
        &self,
        buffer: &[u8],
        table: &TableReference,
        schema: SchemaRef,
        context: &TaskContext,
    ) -> Result<Arc<dyn TableProvider>> {
        match read(buffer) {
            Some(table) => Ok(Arc::new(table?)),
            None => self.0.try_decode_table_provider(buffer, table, schema, context),
        }
    }

    fn try_encode_table_provider(
        &self,
        table: &TableReference,
        node: Arc<dyn TableProvider>,
        buffer: &mut Vec<u8>,
    ) -> Result<()> {
        let own: &dyn Any = node.as_ref();
        match own.downcast_ref::<TallyTable>() {
            Some(own) => written(&own.scan, buffer),
            None => self.0.try_encode_table_provider(table, node, buffer),
        }
    }
}

/// How our scan travels in a physical plan.
#[derive(Debug, Default)]
struct Physical(BallistaPhysicalExtensionCodec);

impl PhysicalExtensionCodec for Physical {
    fn try_decode(
        &self,
        buffer: &[u8],
        inputs: &[Arc<dyn ExecutionPlan>],
        context: &TaskContext,
        converter: &dyn PhysicalProtoConverterExtension,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        match read(buffer) {
            Some(table) => {
                let [numbers] = inputs else {
                    let message = format!("a scan with {} inputs instead of one", inputs.len());
                    return Err(DataFusionError::Internal(message));
                };
                Ok(Arc::new(TallyExec::new(table?, Arc::clone(numbers))?))
            }
            None => self.0.try_decode(buffer, inputs, context, converter),
        }
    }

    fn try_encode(
        &self,
        node: Arc<dyn ExecutionPlan>,
        buffer: &mut Vec<u8>,
        converter: &dyn PhysicalProtoConverterExtension,
    ) -> Result<()> {
        let own: &dyn Any = node.as_ref();
        match own.downcast_ref::<TallyExec>() {
            Some(own) => written(&own.table.scan, buffer),
            None => self.0.try_encode(node, buffer, converter),
        }
    }
}
