//! The application: what every request and every command has at hand.

use crate::{
    Clock, Directory, cache::PageCache, db::Db, file::Files, metrics::Metrics, page::Pages, secret::Key,
    settings::Settings,
};
use std::{ops::Deref, sync::Arc};

/// What every request and every command has at hand. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// The parts of an [`App`].
pub struct Parts {
    /// Storage. Its connections are handed out by the gate alone.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// Who people are.
    pub directory: Box<dyn Directory>,
    /// Uploaded documents and evidence.
    pub files: Files,
    /// The installation's key.
    pub key: Key,
    /// Counts of what happens.
    pub metrics: Metrics,
    /// Templates.
    pub pages: Pages,
    /// Finished public pages.
    pub cache: PageCache,
    /// What the body set.
    pub settings: Settings,
}

impl App {
    /// An application of these parts.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
