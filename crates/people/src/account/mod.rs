//! Accounts: people, their passwords, and what becomes of their details.

mod model;
mod own_pages;
mod pages;
pub mod password;
pub(crate) mod row;
pub mod store;
#[cfg(test)]
mod tests;

pub use model::{ERASED_NAME, Email, NAME_LIMIT, NewPerson, Person, PersonEdit};
pub(crate) use pages::page as person_page;

use kernel::{Action, Actor, Error, Ids, Reader, Result, Role, Routes};

/// Look at the list of people.
pub struct ListPeople;
impl Action for ListPeople {
    const NAME: &'static str = "look at the list of people";
    type On = ();
    async fn find(_: &Reader, _: &Ids) -> Result<()> {
        Ok(())
    }
    fn allows(actor: &Actor, (): &()) -> bool {
        actor.is(Role::Administrator)
    }
}

/// Add a person.
pub struct AddPerson;
impl Action for AddPerson {
    const NAME: &'static str = "add a person";
    type On = ();
    async fn find(_: &Reader, _: &Ids) -> Result<()> {
        Ok(())
    }
    fn allows(actor: &Actor, (): &()) -> bool {
        actor.is(Role::Administrator)
    }
}

/// Makes an action of administrators on a person.
macro_rules! on_a_person {
    ($($(#[$meta:meta])* $name:ident = $words:literal;)+) => {$(
        $(#[$meta])*
        pub struct $name;
        impl ::kernel::Action for $name {
            const NAME: &'static str = $words;
            type On = $crate::account::Person;
            async fn find(reader: &::kernel::Reader, ids: &::kernel::Ids) -> ::kernel::Result<Self::On> {
                $crate::account::find(reader, ids).await
            }
            fn allows(actor: &::kernel::Actor, _: &Self::On) -> bool {
                actor.is(::kernel::Role::Administrator)
            }
        }
    )+};
}
pub(crate) use on_a_person;

on_a_person! {
    /// Look at a person's account.
    ReadPerson = "look at a person’s account";
    /// Change a person's details, or whether the account is in use.
    ChangePerson = "change a person’s account";
    /// Give a person a new password to begin with.
    SetPassword = "set a person’s password";
    /// Erase what is personal about a person.
    ErasePerson = "erase a person’s details";
}

/// The person that the path names. Who has an account is for administrators alone to know.
pub(crate) async fn find(reader: &Reader, ids: &Ids) -> Result<Person> {
    match reader.actor() {
        Actor::Visitor => Err(Error::SignIn),
        Actor::Person(_) if !reader.actor().is(Role::Administrator) => Err(Error::NotFound),
        Actor::Person(_) | Actor::System(_) => store::get(reader, ids.get("person")?).await,
    }
}

/// Makes an action of everybody on their own account.
macro_rules! on_oneself {
    ($($(#[$meta:meta])* $name:ident = $words:literal;)+) => {$(
        $(#[$meta])*
        pub struct $name;
        impl ::kernel::Action for $name {
            const NAME: &'static str = $words;
            type On = $crate::account::Person;
            async fn find(reader: &::kernel::Reader, _: &::kernel::Ids) -> ::kernel::Result<Self::On> {
                let person = reader.actor().person().ok_or(::kernel::Error::SignIn)?;
                $crate::account::store::get(reader, person).await
            }
            fn allows(actor: &::kernel::Actor, on: &Self::On) -> bool {
                actor.person() == Some(on.id)
            }
        }
    )+};
}
pub(crate) use on_oneself;

on_oneself! {
    /// Look at one's own account.
    ReadAccount = "look at your account";
    /// Change one's own password.
    ChangeOwnPassword = "change your password";
}

pub(crate) fn routes() -> Routes {
    Routes::default()
        .get("/people", ListPeople, pages::list)
        .get("/people/new", AddPerson, pages::new)
        .post("/people/new", AddPerson, pages::create)
        .get("/people/{person}", ReadPerson, pages::show)
        .get("/people/{person}/edit", ChangePerson, pages::edit)
        .post("/people/{person}/edit", ChangePerson, pages::update)
        .post("/people/{person}/deactivation", ChangePerson, pages::deactivate)
        .post("/people/{person}/reactivation", ChangePerson, pages::reactivate)
        .post("/people/{person}/password", SetPassword, pages::set_password)
        .get("/people/{person}/erasure", ErasePerson, pages::confirm_erasure)
        .post("/people/{person}/erasure", ErasePerson, pages::erase)
        .get("/account", ReadAccount, own_pages::show)
        .get("/account/password", ChangeOwnPassword, own_pages::edit_password)
        .post("/account/password", ChangeOwnPassword, own_pages::change_password)
}
