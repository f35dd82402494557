//! Finished public pages, kept for as long as they are true.
//!
//! A page is true while nothing was written to history and the day has not changed; signing in and out is written
//! there too, but no page tells of it. Asking the history for its head before each answer makes the cache right
//! also when another process wrote, such as a command. Requests that ask at the same time share one question: it
//! must begin after they arrived, so it cannot be out of date.
//!
//! Visitors are sent finished pages. Of a signed-in person's page the [middle](Middle) may be kept, where it is the
//! same for all with the same sight; the frame around it is theirs alone.

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
    /// The last entry of the history that a page could show something of.
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

/// What a page holds apart from the frame around it: its blocks, as HTML.
#[derive(Debug)]
pub(crate) struct Middle {
    pub title: String,
    pub head: String,
    pub before: String,
    pub main: String,
}

/// The most bytes that all finished pages may take together, and all middles.
const LIMIT: usize = 24 * 1024 * 1024;

/// Something kept with the moment of which it is true.
trait Kept {
    fn moment(&self) -> Moment;
    fn weight(&self) -> usize;
}
impl Kept for Finished {
    fn moment(&self) -> Moment {
        self.moment
    }
    fn weight(&self) -> usize {
        self.plain.len() + self.gzip.len() + 512
    }
}
impl Kept for (Moment, Middle) {
    fn moment(&self) -> Moment {
        self.0
    }
    fn weight(&self) -> usize {
        self.1.head.len() + self.1.before.len() + self.1.main.len() + 512
    }
}

struct Shelf<T> {
    kept: HashMap<String, Arc<T>>,
    bytes: usize,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { kept: HashMap::new(), bytes: 0 }
    }
}

impl<T: Kept> Shelf<T> {
    fn get(&self, key: &str, moment: Moment) -> Option<Arc<T>> {
        self.kept.get(key).filter(|it| it.moment() == moment).cloned()
    }

    fn put(&mut self, key: String, it: Arc<T>) {
        let weight = it.weight();
        if self.bytes + weight > LIMIT {
            // What is out of date goes first; if all is current, all goes: it is quickly made anew.
            let moment = it.moment();
            self.kept.retain(|_, it| it.moment() == moment);
            self.bytes = self.kept.values().map(|it| it.weight()).sum();
            if self.bytes + weight > LIMIT {
                self.kept.clear();
                self.bytes = 0;
            }
        }
        self.bytes += weight;
        if let Some(old) = self.kept.insert(key, it) {
            self.bytes -= old.weight();
        }
    }
}

/// Finished public pages by path and query, and the middles of others.
#[derive(Default)]
pub struct PageCache {
    pages: RwLock<Shelf<Finished>>,
    middles: RwLock<Shelf<(Moment, Middle)>>,
    ask: std::sync::OnceLock<mpsc::UnboundedSender<oneshot::Sender<Result<i64, String>>>>,
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
        self.pages.read().ok()?.get(key, moment)
    }

    pub(crate) fn put(&self, key: String, page: Arc<Finished>) {
        if let Ok(mut shelf) = self.pages.write() {
            shelf.put(key, page);
        }
    }

    pub(crate) fn middle(&self, key: &str, moment: Moment) -> Option<Arc<(Moment, Middle)>> {
        self.middles.read().ok()?.get(key, moment)
    }

    pub(crate) fn put_middle(&self, key: String, moment: Moment, it: Middle) -> Arc<(Moment, Middle)> {
        let it = Arc::new((moment, it));
        if let Ok(mut shelf) = self.middles.write() {
            shelf.put(key, Arc::clone(&it));
        }
        it
    }
}

/// How far the history was looked through.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// The last entry of all.
    last: i64,
    /// The last that a page could show something of.
    head: i64,
}

impl Seen {
    async fn look(self, app: &App) -> Result<Self> {
        /// Past so many entries, what they tell of is not looked at.
        const FEW: u64 = 200;
        let last = history::head(app).await?;
        if last == self.last {
            return Ok(self);
        }
        // A shorter history is another one: a backup was restored.
        let only_sign_ins = last > self.last
            && self.last > 0
            && history::touched_since(app, self.last, FEW).await?.is_some_and(|it| it.is_empty());
        Ok(Self { last, head: if only_sign_ins { self.head } else { last } })
    }
}

fn spawn_asker(app: App) -> mpsc::UnboundedSender<oneshot::Sender<Result<i64, String>>> {
    let (send, mut receive) = mpsc::unbounded_channel::<oneshot::Sender<Result<i64, String>>>();
    tokio::spawn(async move {
        let mut seen = Seen::default();
        while let Some(first) = receive.recv().await {
            let mut waiting = vec![first];
            while let Ok(next) = receive.try_recv() {
                waiting.push(next);
            }
            let answer = match seen.look(&app).await {
                Ok(now) => {
                    seen = now;
                    Ok(now.head)
                }
                Err(error) => Err(error.to_string()),
            };
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
