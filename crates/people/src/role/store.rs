//! All storage of roles.

use super::{Appointment, GrantRole, NewAppointment, RevokeRole, model::Held, row};
use crate::{Refused, account, refused::on_unique, service};
use kernel::{Action, Change, PersonId, Reader, Result, Role};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use uuid::Uuid;

/// The roles of one person.
pub async fn list(reader: &Reader, person: PersonId) -> Result<Vec<Appointment>> {
    held(reader.db(), &[person]).await
}

/// The roles of several people, for a list of them.
pub async fn list_of(reader: &Reader, people: &[PersonId]) -> Result<Vec<Appointment>> {
    held(reader.db(), people).await
}

async fn held(db: &impl ConnectionTrait, people: &[PersonId]) -> Result<Vec<Appointment>> {
    Ok(row::Entity::find()
        .filter(row::Column::PersonId.is_in(people.iter().copied()))
        .order_by_asc(row::Column::Id)
        .all(db)
        .await?)
}

/// Gives a person a role.
pub async fn grant(change: &mut Change<GrantRole>, new: &NewAppointment) -> Result<Appointment, Refused> {
    let person = account::store::current(change.tx(), change.on().id).await?;
    if let Some(service) = new.service() {
        service::store::in_use(change.tx(), service).await?;
    }
    let before = held(change.tx(), &[person.id]).await?;
    let appointment =
        Appointment { id: Uuid::now_v7(), person_id: person.id, role: new.role(), service_id: new.service() };
    row::Entity::insert(row::ActiveModel::from(appointment.clone()).reset_all())
        .exec_without_returning(change.tx())
        .await
        .map_err(on_unique(Refused::RoleHeld))?;
    tell(change, person.id, &before).await?;
    Ok(appointment)
}

/// Takes a role away from a person.
pub async fn revoke(change: &mut Change<RevokeRole>, old: &NewAppointment) -> Result<(), Refused> {
    let person = account::store::current(change.tx(), change.on().id).await?;
    if old.role() == Role::Administrator {
        leave_an_administrator(change.tx(), person.id).await?;
    }
    let before = held(change.tx(), &[person.id]).await?;
    let found = before.iter().find(|it| it.role == old.role() && it.service_id == old.service());
    let id = found.ok_or(Refused::RoleNotHeld)?.id;
    row::Entity::delete_by_id(id).exec(change.tx()).await?;
    tell(change, person.id, &before).await?;
    Ok(())
}

/// Takes every role away from a person whose details are erased.
pub(crate) async fn revoke_all<A: Action>(change: &mut Change<A>, person: PersonId) -> Result<(), Refused> {
    let before = held(change.tx(), &[person]).await?;
    row::Entity::delete_many().filter(row::Column::PersonId.eq(person)).exec(change.tx()).await?;
    tell(change, person, &before).await?;
    Ok(())
}

async fn tell<A: Action>(change: &mut Change<A>, person: PersonId, before: &[Appointment]) -> Result<()> {
    let after = held(change.tx(), &[person]).await?;
    change.edited(&Held { person, roles: before }, &Held { person, roles: &after });
    Ok(())
}

/// Makes sure that an administrator is left when this person no longer is one.
pub(crate) async fn leave_an_administrator(
    tx: &impl ConnectionTrait,
    leaving: PersonId,
) -> Result<(), Refused> {
    use account::row::person;
    // Two administrators who dismiss each other at the same moment must not both succeed: the first holds
    // these rows until it is done, and the second counts only then.
    let rows = row::Entity::find()
        .filter(row::Column::Role.eq(Role::Administrator))
        .order_by_asc(row::Column::Id)
        .lock_exclusive()
        .all(tx)
        .await?;
    if rows.iter().all(|it| it.person_id != leaving) {
        return Ok(());
    }
    let administrators = row::Entity::find()
        .select_only()
        .column(row::Column::PersonId)
        .filter(row::Column::Role.eq(Role::Administrator))
        .into_query();
    let active = person::Entity::find()
        .filter(person::Column::Active.eq(true))
        .filter(person::Column::Id.in_subquery(administrators));
    let leaving_counts = active.clone().filter(person::Column::Id.eq(leaving)).count(tx).await?;
    let others = active.filter(person::Column::Id.ne(leaving)).count(tx).await?;
    if leaving_counts > 0 && others == 0 { Err(Refused::LastAdministrator) } else { Ok(()) }
}
