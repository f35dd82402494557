//! The kernel: permission, change, history, pages and files. It is small, changes rarely and knows no feature.
//!
//! A feature declares its [`Action`]s, mounts its handlers with [`Routes`] and writes through a [`Change`]:
//! who may do it, the transaction and the history entry come together and cannot be had apart.

pub mod access;
mod answer;
pub mod app;
pub mod asset;
pub mod cache;
pub mod change;
pub mod clock;
pub mod db;
pub mod directory;
pub mod error;
pub mod file;
pub mod form;
pub mod history;
pub mod id;
pub mod metrics;
pub mod migration;
pub mod page;
pub mod paging;
mod refusal;
pub mod routes;
pub mod search;
pub mod secret;
pub mod settings;
pub mod visit;

pub use access::{Action, Actor, Ids, May, Member, Reader, Role};
pub use app::App;
pub use change::Change;
pub use clock::{At, Clock};
pub use directory::{Directory, Former, PersonName, ServiceName};
pub use error::{Error, Result};
pub use form::{Errors, Form};
pub use history::{Facts, Recorded};
pub use id::{PersonId, ServiceId};
pub use page::Template;
pub use routes::Routes;
pub use visit::Visit;

/// What a handler answers with.
pub type Response = axum::response::Response;
