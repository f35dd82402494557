//! All storage of people and passwords.

use super::{
    AddPerson, ChangeOwnPassword, ChangePerson, Email, ErasePerson, NewPerson, Person, PersonEdit,
    SetPassword,
    model::{ERASED_NAME, Told},
    password::Hashed,
    row::{credential, person},
};
use crate::{Refused, refused::on_unique, role, session};
use kernel::{
    Action, At, Change, Error, PersonId, Reader, Result, Role,
    history::{self, Entry},
    paging::Paging,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Func, LikeExpr, OnConflict},
};

/// The person with this id.
pub async fn get(reader: &Reader, id: PersonId) -> Result<Person> {
    person::Entity::find_by_id(id).one(reader.db()).await?.ok_or(Error::NotFound)
}

/// The person who signs in with this address, in whatever case it is typed.
pub async fn find_by_email(reader: &Reader, email: &str) -> Result<Option<Person>> {
    let Some(email) = Email::read(email) else { return Ok(None) };
    Ok(person::Entity::find().filter(person::Column::Email.eq(email.as_str())).one(reader.db()).await?)
}

/// Everybody who has or had an account, by name.
pub async fn list(reader: &Reader) -> Result<Vec<Person>> {
    Ok(by_name(person::Entity::find()).all(reader.db()).await?)
}

/// Which people a list shows.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Part of a name, an address or a post.
    pub words: String,
    /// Only those with this role.
    pub role: Option<Role>,
    /// Only accounts in use, or only those out of use.
    pub active: Option<bool>,
}

/// A page of people, and how many there are in all.
pub async fn search(reader: &Reader, search: &Search, paging: Paging) -> Result<(Vec<Person>, u64)> {
    let mut all = Condition::all();
    if !search.words.is_empty() {
        // SQLite knows the case of ASCII alone, so the words as typed are looked for as well.
        let like = |words: &str| {
            let escaped = words.replace('!', "!!").replace('%', "!%").replace('_', "!_");
            LikeExpr::new(format!("%{escaped}%")).escape('!')
        };
        let typed = search.words.as_str();
        let any = [person::Column::Name, person::Column::Email, person::Column::Post].into_iter().fold(
            Condition::any(),
            |any, it| {
                any.add(Expr::col(it).like(like(typed)))
                    .add(Expr::expr(Func::lower(Expr::col(it))).like(like(&typed.to_lowercase())))
            },
        );
        all = all.add(any);
    }
    if let Some(active) = search.active {
        all = all.add(person::Column::Active.eq(active));
    }
    if let Some(role) = search.role {
        use role::row::{Column, Entity};
        let holders =
            Entity::find().select_only().column(Column::PersonId).filter(Column::Role.eq(role)).into_query();
        all = all.add(person::Column::Id.in_subquery(holders));
    }
    let found = person::Entity::find().filter(all);
    let total = found.clone().count(reader.db()).await?;
    let page = by_name(found).offset(paging.offset()).limit(paging.per_page).all(reader.db()).await?;
    Ok((page, total))
}

fn by_name(find: sea_orm::Select<person::Entity>) -> sea_orm::Select<person::Entity> {
    find.order_by_asc(Expr::expr(Func::lower(Expr::col(person::Column::Name))))
        .order_by_asc(person::Column::Id)
}

/// Adds a person, who cannot sign in until there is a password.
pub async fn add(change: &mut Change<AddPerson>, new: &NewPerson) -> Result<Person, Refused> {
    let person = Person {
        id: PersonId::new(),
        name: new.name.clone(),
        email: new.email.as_str().to_owned(),
        post: new.post.clone(),
        named_publicly: new.named_publicly,
        active: true,
        version: 1,
        created_at: change.at(),
        erased_at: None,
    };
    person::Entity::insert(person::ActiveModel::from(person.clone()).reset_all())
        .exec_without_returning(change.tx())
        .await
        .map_err(on_unique(Refused::EmailTaken))?;
    change.created(&person);
    Ok(person)
}

/// Gives a person who was just added a password to begin with.
pub async fn first_password(change: &mut Change<AddPerson>, person: &Person, hash: Hashed) -> Result<()> {
    put_password(change.tx(), person.id, hash, Lasting::OneTime, change.at()).await
}

/// How long a password is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// Until the person changes it: chosen by the person, or by an operator for the demonstration.
    Kept,
    /// For one sign-in, which must end in a password of the person's own.
    OneTime,
}

/// Sets the password of a person and signs them out everywhere.
pub async fn set_password(
    change: &mut Change<SetPassword>,
    hash: Hashed,
    lasting: Lasting,
) -> Result<(), Refused> {
    let person = current(change.tx(), change.on().id).await?;
    if !person.active {
        return Err(Refused::NotInUse);
    }
    put_password(change.tx(), person.id, hash, lasting, change.at()).await?;
    session::store::end_all(change.tx(), person.id).await?;
    change.record(Entry::event(&person));
    Ok(())
}

/// Keeps the password that a person chose, and signs them out everywhere: the caller begins a new session.
pub async fn change_own_password(change: &mut Change<ChangeOwnPassword>, hash: Hashed) -> Result<()> {
    let person = change.on().clone();
    put_password(change.tx(), person.id, hash, Lasting::Kept, change.at()).await?;
    session::store::end_all(change.tx(), person.id).await?;
    change.record(Entry::event(&person));
    Ok(())
}

async fn put_password(
    tx: &impl ConnectionTrait,
    person: PersonId,
    hash: Hashed,
    lasting: Lasting,
    at: At,
) -> Result<()> {
    use credential::Column;
    let row = credential::ActiveModel {
        person_id: Set(person),
        hash: Set(hash.into_phc()),
        changed_at: Set(at),
        one_time: Set(lasting == Lasting::OneTime),
    };
    credential::Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::PersonId)
                .update_columns([Column::Hash, Column::ChangedAt, Column::OneTime])
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// What a person's password is compared with.
pub(crate) struct Credential {
    pub(crate) hash: String,
    pub(crate) changed_at: At,
    pub(crate) one_time: bool,
}

/// What a person's password is compared with, if they have one.
pub(crate) async fn credential(reader: &Reader, person: PersonId) -> Result<Option<Credential>> {
    let row = credential::Entity::find_by_id(person).one(reader.db()).await?;
    Ok(row.map(|it| Credential { hash: it.hash, changed_at: it.changed_at, one_time: it.one_time }))
}

/// Spends a one-time password; false if somebody just did.
pub(crate) async fn spend(tx: &impl ConnectionTrait, person: PersonId, hash: &str) -> Result<bool> {
    let done = credential::Entity::delete_many()
        .filter(credential::Column::PersonId.eq(person))
        .filter(credential::Column::Hash.eq(hash))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Puts new details in place of those that were on the screen.
pub async fn edit(change: &mut Change<ChangePerson>, edit: &PersonEdit) -> Result<Person, Refused> {
    let before = current(change.tx(), change.on().id).await?;
    if before.version != edit.version {
        return Err(Error::Stale.into());
    }
    let after = Person {
        name: edit.to.name.clone(),
        email: edit.to.email.as_str().to_owned(),
        post: edit.to.post.clone(),
        named_publicly: edit.to.named_publicly,
        ..before.clone()
    };
    if after == before {
        return Ok(before);
    }
    let after = Person { version: before.version + 1, ..after };
    save(change, &before, &after).await?;
    Ok(after)
}

/// Takes an account out of use and signs the person out everywhere.
pub async fn deactivate(change: &mut Change<ChangePerson>) -> Result<Person, Refused> {
    let before = current(change.tx(), change.on().id).await?;
    if !before.active {
        return Ok(before);
    }
    role::store::leave_an_administrator(change.tx(), before.id).await?;
    let after = Person { active: false, version: before.version + 1, ..before.clone() };
    save(change, &before, &after).await?;
    session::store::end_all(change.tx(), before.id).await?;
    Ok(after)
}

/// Brings an account back into use.
pub async fn reactivate(change: &mut Change<ChangePerson>) -> Result<Person, Refused> {
    let before = current(change.tx(), change.on().id).await?;
    if before.active {
        return Ok(before);
    }
    let after = Person { active: true, version: before.version + 1, ..before.clone() };
    save(change, &before, &after).await?;
    Ok(after)
}

/// What an erasure did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Erased {
    /// How many entries of history lost their values, since they held the name or the address.
    pub entries: u64,
}

/// Erases what is personal about a person, here and in the values of history. The account, its id and what
/// was done with it stay, so that the record stays whole.
pub async fn erase(change: &mut Change<ErasePerson>) -> Result<Erased, Refused> {
    let before = current(change.tx(), change.on().id).await?;
    role::store::leave_an_administrator(change.tx(), before.id).await?;
    session::store::end_all(change.tx(), before.id).await?;
    role::store::revoke_all(change, before.id).await?;
    credential::Entity::delete_by_id(before.id).exec(change.tx()).await?;
    let after = Person {
        name: ERASED_NAME.to_owned(),
        email: Email::erased(before.id).as_str().to_owned(),
        named_publicly: false,
        active: false,
        version: before.version + 1,
        erased_at: Some(change.at()),
        ..before.clone()
    };
    save(change, &before, &after).await?;
    let words = [before.name, before.email];
    let entries = history::erase_bodies_that_mention(change.tx(), change.at(), &words).await?;
    Ok(Erased { entries })
}

/// The person as they stand in this very transaction, to be changed.
pub(crate) async fn current(tx: &impl ConnectionTrait, id: PersonId) -> Result<Person, Refused> {
    let found = person::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
    let person = found.ok_or(Error::NotFound)?;
    if person.erased() { Err(Refused::Erased) } else { Ok(person) }
}

async fn save<A: Action>(change: &mut Change<A>, before: &Person, after: &Person) -> Result<(), Refused> {
    let done = person::Entity::update_many()
        .set(person::ActiveModel::from(after.clone()).reset_all())
        .filter(person::Column::Id.eq(before.id))
        .filter(person::Column::Version.eq(before.version))
        .exec(change.tx())
        .await
        .map_err(on_unique(Refused::EmailTaken))?;
    if done.rows_affected == 0 {
        return Err(Error::Stale.into());
    }
    let (was, is) = Told::edit(before, after);
    change.edited(&was, &is);
    Ok(())
}
