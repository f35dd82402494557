//! Finished public pages, kept for as long as they are true.
//!
//! A page is true while nothing was written to history and the day has not changed. Asking the history for its
//! head before each answer makes the cache right also when another process wrote, such as a command. Requests
//! that ask at the same time share one question: it must begin after they arrived, so it cannot be out of date.

use crate::{App, Result, history};
use bytes::Bytes;
use std::{
    collections::HashMap,
    io::Write,
    sync::{Arc, RwLock},
};
use time::Date;
use tokio::sync::{mpsc, oneshot};

/// What a page is true of: the head of the history and the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// How long the history is.
    pub head: i64,
    /// The day, since "overdue" depends on it.
    pub day: Date,
}

/// A finished page.
#[derive(Debug)]
pub(crate) struct Finished {
    pub moment: Moment,
    pub content_type: axum::http::HeaderValue,
    pub disposition: Option<axum::http::HeaderValue>,
    pub etag: axum::http::HeaderValue,
    pub plain: Bytes,
    pub gzip: Bytes,
}

/// The most bytes that all finished pages may take together.
const LIMIT: usize = 24 * 1024 * 1024;

#[derive(Default)]
struct Shelf {
    pages: HashMap<String, Arc<Finished>>,
    bytes: usize,
}

/// Finished public pages by path and query.
pub struct PageCache {
    shelf: RwLock<Shelf>,
    ask: std::sync::OnceLock<mpsc::UnboundedSender<oneshot::Sender<Result<i64, String>>>>,
}

impl Default for PageCache {
    fn default() -> Self {
        Self { shelf: RwLock::new(Shelf::default()), ask: std::sync::OnceLock::new() }
    }
}

impl PageCache {
    /// What is true now, asked of the database after this call began.
    pub async fn moment(&self, app: &App) -> Result<Moment> {
        let day = app.clock.today();
        let ask = self.ask.get_or_init(|| spawn_asker(app.clone()));
        let (send, receive) = oneshot::channel();
        ask.send(send).map_err(|_| crate::Error::fault("the asker of the history's head has stopped"))?;
        let head = receive
            .await
            .map_err(|_| crate::Error::fault("the asker of the history's head has stopped"))?
            .map_err(crate::Error::fault)?;
        Ok(Moment { head, day })
    }

    pub(crate) fn get(&self, key: &str, moment: Moment) -> Option<Arc<Finished>> {
        let shelf = self.shelf.read().ok()?;
        shelf.pages.get(key).filter(|it| it.moment == moment).cloned()
    }

    pub(crate) fn put(&self, key: String, page: Arc<Finished>) {
        let Ok(mut shelf) = self.shelf.write() else { return };
        let weight = |it: &Finished| it.plain.len() + it.gzip.len() + 512;
        if shelf.bytes + weight(&page) > LIMIT {
            // What is out of date goes first; if all is current, all goes: it is quickly made anew.
            let moment = page.moment;
            shelf.pages.retain(|_, it| it.moment == moment);
            shelf.bytes = shelf.pages.values().map(|it| weight(it)).sum();
            if shelf.bytes + weight(&page) > LIMIT {
                shelf.pages.clear();
                shelf.bytes = 0;
            }
        }
        shelf.bytes += weight(&page);
        if let Some(old) = shelf.pages.insert(key, page) {
            shelf.bytes -= weight(&old);
        }
    }
}

fn spawn_asker(app: App) -> mpsc::UnboundedSender<oneshot::Sender<Result<i64, String>>> {
    let (send, mut receive) = mpsc::unbounded_channel::<oneshot::Sender<Result<i64, String>>>();
    tokio::spawn(async move {
        while let Some(first) = receive.recv().await {
            let mut waiting = vec![first];
            while let Ok(next) = receive.try_recv() {
                waiting.push(next);
            }
            let answer = history::head(&app).await.map_err(|e| e.to_string());
            for one in waiting {
                // Whoever no longer waits has gone away.
                let _ = one.send(answer.clone());
            }
        }
    });
    send
}

/// The bytes as gzip, at the speed that suits pages made on demand.
pub(crate) fn gzip(plain: &[u8]) -> std::io::Result<Bytes> {
    let mut packer =
        flate2::write::GzEncoder::new(Vec::with_capacity(plain.len() / 4), flate2::Compression::fast());
    packer.write_all(plain)?;
    Ok(packer.finish()?.into())
}
