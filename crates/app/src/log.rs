//! The log: for people or for machines, on the standard error, without anything personal.

use crate::config::{Config, LogFormat};
use tracing_subscriber::EnvFilter;

/// Starts the log. What is logged are routes by their pattern, durations, statuses and the causes of faults.
pub fn start(config: &Config) {
    let level = config.log_level;
    // The database's own log would hold what people typed, that of an object store what it answered of credentials;
    // our level is not meant for them.
    let filter = EnvFilter::new(format!(
        "{level},sqlx=warn,sea_orm=warn,sea_orm_migration=warn,hyper=warn,hyper_util=warn,h2=warn,reqwest=warn,rustls=warn,object_store=off"
    ));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A log that was started before, as in a test, goes on as it is.
    let _ = match config.log_format {
        LogFormat::Json => log.json().flatten_event(true).with_current_span(false).try_init(),
        LogFormat::Text => log.with_target(false).try_init(),
    };
}
