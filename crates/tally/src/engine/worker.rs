//! A worker counts the parts it is given, one block after another.

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use arrow::array::RecordBatch;
use datafusion::error::{DataFusionError, Result};
use datafusion::physical_plan::SendableRecordBatchStream;
use futures::TryStreamExt;
use records::protocol::Refusal;
use tokio::sync::Mutex;

use super::parts;
use crate::count::Counter;
use crate::feed::{Block, Feed, Watch};

/// What stands before a refusal that can only be handed on as text.
pub(super) const HANDED_ON: &str = "evenhand-refusal:";

/// Counts one partition of the plan.
pub(super) struct Worker {
    pub counter: Counter,
    /// The numbers of its parts.
    pub numbers: SendableRecordBatchStream,
    /// The rows of all parts, by number.
    pub feeds: Arc<[Arc<Mutex<Feed>>]>,
    /// Parts that it was given and has not read to the end.
    pub waiting: VecDeque<Arc<Mutex<Feed>>>,
    /// The block that is under way.
    pub open: Option<Block>,
    pub watch: Arc<Watch>,
}

impl Worker {
    /// Counts blocks until there is something to hand on, or nothing to read.
    pub async fn step(&mut self) -> Result<(Vec<RecordBatch>, bool)> {
        loop {
            if self.open.is_none() && !self.begin().await? {
                return Ok((self.counter.finish().map_err(handed_on)?, false));
            }
            if let Some(block) = &mut self.open
                && !block.step(&mut self.counter, &self.watch).await.map_err(handed_on)?
            {
                self.open = None;
            }
            let batches = self.counter.settle().map_err(handed_on)?;
            if !batches.is_empty() {
                return Ok((batches, true));
            }
            // A long file must not keep its thread for itself: somebody may wait to cancel.
            tokio::task::yield_now().await;
        }
    }

    /// Takes the next block of its parts; false where there is none.
    async fn begin(&mut self) -> Result<bool> {
        loop {
            let Some(feed) = self.waiting.front() else {
                let Some(numbers) = self.numbers.try_next().await? else { return Ok(false) };
                for number in parts::numbers(&numbers)? {
                    let feed = usize::try_from(number).ok().and_then(|it| self.feeds.get(it));
                    let feed = feed.ok_or_else(|| {
                        DataFusionError::Internal(format!("the plan names part {number}, which is not there"))
                    })?;
                    self.waiting.push_back(Arc::clone(feed));
                }
                continue;
            };
            let block = feed.lock().await.next().await.map_err(handed_on)?;
            if let Some(block) = block {
                self.counter.begin(block.file_number, block.letters);
                self.open = Some(block);
                return Ok(true);
            }
            self.waiting.pop_front();
        }
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
