//! People: accounts, sessions, roles and services. It knows nothing of plans.
//!
//! Pages are mounted by [`routes`]; commands and the demonstration call the same `store` functions with the
//! permission of the system, such as `May::<account::AddPerson>::system(&app, "reason", ())`.

pub mod account;
mod directory;
mod migration;
mod refused;
pub mod role;
pub mod service;
pub mod session;

pub use directory::PeopleDirectory;
pub use migration::migrations;
pub use refused::Refused;

use kernel::{Action, Change, Result, Routes, Template};

/// Every page of this district, each with the action it takes.
#[must_use]
pub fn routes() -> Routes {
    account::routes().merge(session::routes()).merge(role::routes()).merge(service::routes())
}

/// The templates of this district.
pub const TEMPLATES: &[Template] = kernel::templates![
    "account/added.html",
    "account/edit.html",
    "account/erase.html",
    "account/fields.html",
    "account/handover.html",
    "account/list.html",
    "account/new.html",
    "account/own.html",
    "account/own_password.html",
    "account/password.html",
    "account/show.html",
    "role/section.html",
    "service/form.html",
    "service/list.html",
    "session/sign_in.html",
];

/// Keeps a change, or lets go of it if there turned out to be nothing to change.
pub(crate) async fn keep<A: Action>(change: Change<A>) -> Result<()> {
    if change.is_empty() {
        change.abandon().await?;
    } else {
        change.commit().await?;
    }
    Ok(())
}
