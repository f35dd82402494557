//! A write in progress: permission, transaction and history in one.

use crate::{
    Action, App, At, Error, May, Reader, Result,
    history::{self, Entry, Recorded},
};
use sea_orm::DatabaseTransaction;

/// A write in progress. It exists only with the permission for `A`, and it cannot be kept without history.
pub struct Change<A: Action> {
    may: May<A>,
    tx: DatabaseTransaction,
    at: At,
    entries: Vec<Entry>,
}

impl<A: Action> May<A> {
    /// Begins the write that was permitted.
    pub async fn begin(self) -> Result<Change<A>> {
        let app = self.reader().app();
        let at = app.clock.now();
        let tx = app.db.begin().await?;
        Ok(Change { may: self, tx, at, entries: Vec::new() })
    }

    /// The permission of the system itself: for commands and jobs. `reason` stands in history.
    pub fn system(app: &App, reason: &'static str, on: A::On) -> Result<Self> {
        Self::check(Reader::system(app, reason), on)
    }
}

impl<A: Action> Change<A> {
    /// The transaction to write through.
    #[must_use]
    pub fn tx(&self) -> &DatabaseTransaction {
        &self.tx
    }

    /// What it is done to.
    #[must_use]
    pub fn on(&self) -> &A::On {
        &self.may.on
    }

    /// The permission.
    #[must_use]
    pub fn may(&self) -> &May<A> {
        &self.may
    }

    /// When it is done.
    #[must_use]
    pub fn at(&self) -> At {
        self.at
    }

    /// Puts an entry into the history of this change.
    pub fn record(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    /// Records that a thing was made.
    pub fn created<T: Recorded>(&mut self, it: &T) {
        self.record(Entry::created(it));
    }

    /// Records what differs between two states of a thing; nothing, if nothing does.
    pub fn edited<T: Recorded>(&mut self, before: &T, after: &T) {
        if let Some(entry) = Entry::between(before, after) {
            self.record(entry);
        }
    }

    /// Whether anything was recorded yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Writes the history and makes all of it last, or none of it.
    ///
    /// # Errors
    /// A change that recorded nothing is our fault and is undone.
    pub async fn commit(self) -> Result<May<A>> {
        if self.entries.is_empty() {
            return Err(Error::fault(format!("“{}” would have changed something without history", A::NAME)));
        }
        history::append(&self.tx, self.may.actor(), A::NAME, self.at, &self.entries).await?;
        self.tx.commit().await?;
        Ok(self.may)
    }

    /// Undoes everything: there turned out to be nothing to do.
    pub async fn abandon(self) -> Result<May<A>> {
        self.tx.rollback().await?;
        Ok(self.may)
    }
}
