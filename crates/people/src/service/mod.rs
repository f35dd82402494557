//! Services of the body: a tree, with the names by which people know them.

mod model;
mod pages;
mod row;
pub mod store;
#[cfg(test)]
mod tests;

pub use model::{NAME_LIMIT, NewService, Service, ServiceEdit, fold, in_tree_order, named, with_those_below};

use kernel::{Action, Actor, Ids, Reader, Result, Role, Routes};

/// Makes an action of administrators on all services or on one.
macro_rules! action {
    ($($(#[$meta:meta])* $name:ident($on:ty) = $words:literal, $find:expr;)+) => {$(
        $(#[$meta])*
        pub struct $name;
        impl Action for $name {
            const NAME: &'static str = $words;
            type On = $on;
            async fn find(reader: &Reader, ids: &Ids) -> Result<$on> {
                $find(reader, ids).await
            }
            fn allows(actor: &Actor, _: &$on) -> bool {
                actor.is(Role::Administrator)
            }
        }
    )+};
}

action! {
    /// Look at the tree of services.
    ListServices(()) = "look at the services", all;
    /// Add a service.
    AddService(()) = "add a service", all;
    /// Change the names, the parent or the place of a service.
    EditService(Service) = "change a service", one;
    /// Take a service out of use.
    RetireService(Service) = "retire a service", one;
    /// Bring a retired service back into use.
    ReturnService(Service) = "bring a service back into use", one;
}

async fn all(_: &Reader, _: &Ids) -> Result<()> {
    Ok(())
}

async fn one(reader: &Reader, ids: &Ids) -> Result<Service> {
    store::get(reader, ids.get("service")?).await
}

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/services", ListServices, pages::list)
        .get("/services/new", AddService, pages::new)
        .post("/services/new", AddService, pages::create)
        .get("/services/{service}/edit", EditService, pages::edit)
        .post("/services/{service}/edit", EditService, pages::update)
        .post("/services/{service}/retirement", RetireService, pages::retire)
        .post("/services/{service}/return", ReturnService, pages::bring_back)
}
