//! Plans as they were last read, kept for as long as that is true: most who follow a plan try several filters.
//!
//! What is true of a page is true of the plan behind it: it stands while nothing was written to history and the day
//! has not changed. When history has gone on since, only the activities it tells of are read again: the first page
//! after an update costs little more than any other. Nobody is handed what another's sight let in: plans with drafts are kept apart.

use super::{
    Programme,
    arrange::Parts,
    store::{read, refresh},
};
use kernel::{Action, May, Reader, Result, Visit, cache::Moment, history};
use planning::plan::{Plan, PlanId};
use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
};

/// The most plans that are kept.
const LIMIT: usize = 16;

/// Which plan, and whether with its drafts.
type Key = (PlanId, bool);

/// With more entries than these since it was read, a plan is read whole.
const FEW: u64 = 100;

/// A plan as it was last read, and the moment of which that is true.
#[derive(Clone)]
struct Kept {
    moment: Moment,
    parts: Arc<Parts>,
    programme: Arc<Programme>,
}

/// Plans as they were last read.
#[derive(Default)]
pub(crate) struct Shelf(RwLock<HashMap<Key, Kept>>);

impl Shelf {
    /// The plan as its reader may see it now.
    pub(crate) async fn programme(&self, reader: &Reader, plan: Plan) -> Result<Arc<Programme>> {
        // Asked before anything is read: what is kept can only be newer than it says, never older.
        let moment = reader.app().cache.moment(reader.app()).await?;
        let key = (plan.id, reader.actor().sees_drafts());
        let kept = self.get(&key);
        let parts = match &kept {
            Some(kept) if kept.moment == moment && kept.programme.plan == plan => {
                return Ok(Arc::clone(&kept.programme));
            }
            Some(kept) => parts_since(reader, &plan, kept, moment).await?,
            None => None,
        };
        let parts = match parts {
            Some(parts) => parts,
            None => read(reader, plan.id).await?,
        };
        let programme = Arc::new(parts.arrange(plan, reader));
        let parts = Arc::new(parts);
        self.put(key, Kept { moment, parts, programme: Arc::clone(&programme) });
        Ok(programme)
    }

    fn get(&self, key: &Key) -> Option<Kept> {
        self.0.read().ok()?.get(key).cloned()
    }

    fn put(&self, key: Key, kept: Kept) {
        let Ok(mut shelf) = self.0.write() else { return };
        if shelf.len() >= LIMIT && !shelf.contains_key(&key) {
            let moment = kept.moment;
            shelf.retain(|_, it| it.moment == moment);
        }
        if shelf.len() >= LIMIT {
            shelf.clear();
        }
        shelf.insert(key, kept);
    }
}

/// What was kept, with what was touched since read anew; nothing, where that cannot be told apart.
async fn parts_since(reader: &Reader, plan: &Plan, kept: &Kept, moment: Moment) -> Result<Option<Parts>> {
    if moment.head < kept.moment.head {
        // Another history: a backup was restored.
        return Ok(None);
    }
    match history::touched_since(reader.app(), kept.moment.head, FEW).await? {
        Some(touched) => refresh(reader, plan.id, &kept.parts, &touched).await,
        None => Ok(None),
    }
}

/// A handler that takes its plans from this shelf.
pub(crate) fn reading<A, H, F>(
    shelf: &Arc<Shelf>,
    handler: H,
) -> impl Fn(May<A>, Visit) -> F + Clone + Send + Sync + 'static
where
    A: Action,
    H: Fn(May<A>, Visit, Arc<Shelf>) -> F + Clone + Send + Sync + 'static,
    F: 'static,
{
    let shelf = Arc::clone(shelf);
    move |may, visit| handler(may, visit, Arc::clone(&shelf))
}
