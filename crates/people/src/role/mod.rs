//! Roles: what people are to the programme, and the services that managers manage.

mod model;
mod pages;
pub(crate) mod row;
pub mod store;
#[cfg(test)]
mod tests;

pub use model::{Appointment, NewAppointment};

use kernel::Routes;

crate::account::on_a_person! {
    /// Give a person a role.
    GrantRole = "give a person a role";
    /// Take a role away from a person.
    RevokeRole = "take a role away from a person";
}

pub(crate) fn routes() -> Routes {
    Routes::default().post("/people/{person}/roles", GrantRole, pages::grant).post(
        "/people/{person}/roles/removal",
        RevokeRole,
        pages::revoke,
    )
}
