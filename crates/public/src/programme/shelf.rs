//! Plans as they were last read, kept for as long as that is true: most who follow a plan try several filters.
//!
//! What is true of a page is true of the plan behind it: it stands while nothing was written to history and the day
//! has not changed. Nobody is handed what another's sight let in: plans with drafts are kept apart.

use super::{Programme, store::load};
use kernel::{Action, May, Reader, Result, Visit, cache::Moment};
use planning::plan::{Plan, PlanId};
use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
};

/// The most plans that are kept.
const LIMIT: usize = 16;

/// Which plan, and whether with its drafts.
type Key = (PlanId, bool);

/// Plans as they were last read.
#[derive(Default)]
pub(crate) struct Shelf(RwLock<HashMap<Key, (Moment, Arc<Programme>)>>);

impl Shelf {
    /// The plan as its reader may see it now.
    pub(crate) async fn programme(&self, reader: &Reader, plan: Plan) -> Result<Arc<Programme>> {
        // Asked before anything is read: what is kept can only be newer than it says, never older.
        let moment = reader.app().cache.moment(reader.app()).await?;
        let key = (plan.id, reader.actor().sees_drafts());
        if let Some(kept) = self.get(&key, moment) {
            return Ok(kept);
        }
        let programme = Arc::new(load(reader, plan).await?);
        self.put(key, moment, Arc::clone(&programme));
        Ok(programme)
    }

    fn get(&self, key: &Key, moment: Moment) -> Option<Arc<Programme>> {
        let shelf = self.0.read().ok()?;
        shelf.get(key).filter(|(of, _)| *of == moment).map(|(_, it)| Arc::clone(it))
    }

    fn put(&self, key: Key, moment: Moment, programme: Arc<Programme>) {
        let Ok(mut shelf) = self.0.write() else { return };
        if shelf.len() >= LIMIT {
            shelf.retain(|_, (of, _)| *of == moment);
        }
        if shelf.len() >= LIMIT {
            shelf.clear();
        }
        shelf.insert(key, (moment, programme));
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
