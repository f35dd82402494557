//! Reading profiles: what the corrections of one document teach for the next of the same body.

mod action;
mod form;
mod model;
mod pages;
pub mod store;

pub use action::{AddProfile, EditProfile, ListProfiles, RemoveProfile, SeeProfile};
pub(crate) use form::{dates, headings, months};
pub use form::{means, name_free, words_of};
pub use model::{ProfileId, ReadingProfile, row};

use kernel::Routes;

/// The room's templates.
pub const TEMPLATES: &[kernel::Template] =
    kernel::templates!["profile/list.html", "profile/form.html", "profile/removal.html"];

/// The room's routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/profiles", ListProfiles, pages::list)
        .upload("/profiles", AddProfile, pages::create)
        .get("/profiles/{profile}", EditProfile, pages::edit)
        .post("/profiles/{profile}", EditProfile, pages::update)
        .get("/profiles/{profile}/file", SeeProfile, pages::file)
        .get("/profiles/{profile}/removal", RemoveProfile, pages::confirm_removal)
        .post("/profiles/{profile}/removal", RemoveProfile, pages::remove)
}
