//! The numbers of the parts of the files as a plan of its own below the counting.
//!
//! A scheduler of a cluster gives each task its slice of the plans it knows, and leaves others whole. It knows rows that are
//! kept in memory: so the number of a part is such a row, and whatever slice a task is given, each part is counted once.

use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray, RecordBatch, UInt32Array};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef, UInt32Type};
use datafusion::catalog::memory::MemorySourceConfig;
use datafusion::error::{DataFusionError, Result};
use datafusion::physical_plan::ExecutionPlan;

fn schema() -> SchemaRef {
    Arc::new(Schema::new(vec![Field::new("part", DataType::UInt32, false)]))
}

/// The numbers of so many parts. Each stands in as many partitions as there are workers that share a part.
pub(super) fn plan(parts: usize, width: usize) -> Result<Arc<dyn ExecutionPlan>> {
    let schema = schema();
    let mut partitions = Vec::new();
    for part in 0..parts {
        let number = u32::try_from(part).map_err(|cause| DataFusionError::External(Box::new(cause)))?;
        let column: ArrayRef = Arc::new(UInt32Array::from(vec![number]));
        let row = RecordBatch::try_new(Arc::clone(&schema), vec![column])?;
        partitions.extend(std::iter::repeat_n(vec![row], width.max(1)));
    }
    Ok(MemorySourceConfig::try_new_exec(&partitions, schema, None)?)
}

/// Passes a plan that gives numbers of parts.
pub(super) fn check(plan: &Arc<dyn ExecutionPlan>) -> Result<()> {
    if plan.schema().fields() == schema().fields() {
        return Ok(());
    }
    Err(DataFusionError::Internal(format!("{} does not give the numbers of parts", plan.name())))
}

/// The numbers in a batch of such a plan.
pub(super) fn numbers(batch: &RecordBatch) -> Result<Vec<u32>> {
    let column = batch.columns().first().and_then(|it| it.as_primitive_opt::<UInt32Type>());
    let column = column.ok_or_else(|| {
        DataFusionError::Internal("what should be the numbers of parts is something else".to_owned())
    })?;
    Ok(column.values().to_vec())
}
