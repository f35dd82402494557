//! How far the work has come, on a terminal.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use tokio::task::JoinHandle;

use crate::engine::Asked;
use crate::feed::Watch;

/// A bar that follows a watch. It is only drawn where somebody looks at a terminal.
pub(super) struct Bar {
    bar: ProgressBar,
    follows: JoinHandle<()>,
}

impl Bar {
    /// Starts to follow.
    pub async fn start(asked: &Asked, watch: &Arc<Watch>, quiet: bool) -> Self {
        let bytes = asked.files().await.map_or(0, |files| files.iter().map(|it| it.bytes).sum());
        let bar = if quiet { ProgressBar::hidden() } else { ProgressBar::new(bytes) };
        let style =
            ProgressStyle::with_template("{bar:30} {percent:>3} % of {total_bytes}, {msg} rows, {eta} left");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        let (shown, watch) = (bar.clone(), Arc::clone(watch));
        let follows = tokio::spawn(async move {
            loop {
                tokio::time::sleep(Duration::from_millis(200)).await;
                shown.set_position(watch.bytes.load(Ordering::Relaxed));
                shown.set_message(watch.rows.load(Ordering::Relaxed).to_string());
            }
        });
        Self { bar, follows }
    }

    /// Takes the bar away.
    pub fn end(self) {
        self.follows.abort();
        self.bar.finish_and_clear();
    }
}
