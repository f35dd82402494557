//! All storage of services.

use super::{
    AddService, EditService, NewService, RetireService, ReturnService, Service, ServiceEdit, model,
    row::{service, service_name},
};
use crate::{Refused, refused::on_unique};
use kernel::{Action, Change, Error, Reader, Result, ServiceId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::HashMap;

/// The service with this id.
pub async fn get(reader: &Reader, id: ServiceId) -> Result<Service> {
    load(reader.db(), Some(id)).await?.pop().ok_or(Error::NotFound)
}

/// Every service, retired ones included, as the tree reads; each with its depth.
pub async fn list(reader: &Reader) -> Result<Vec<(usize, Service)>> {
    Ok(model::in_tree_order(load(reader.db(), None).await?))
}

/// The service that goes by this name, whatever its case and punctuation: "ASC" finds "Adult Social Care (ASC)".
pub async fn find_by_any_name(reader: &Reader, name: &str) -> Result<Option<Service>> {
    let services = load(reader.db(), None).await?;
    Ok(model::named(&services, name).cloned())
}

/// Every service with the one it belongs to: enough to know what lies below what.
pub(crate) async fn tree(db: &impl ConnectionTrait) -> Result<Vec<(ServiceId, Option<ServiceId>)>> {
    use service::Column;
    Ok(service::Entity::find()
        .select_only()
        .columns([Column::Id, Column::ParentId])
        .into_tuple()
        .all(db)
        .await?)
}

/// Makes sure that a service is in use.
pub(crate) async fn in_use(db: &impl ConnectionTrait, id: ServiceId) -> Result<(), Refused> {
    match service::Entity::find_by_id(id).one(db).await? {
        Some(it) if it.retired_at.is_none() => Ok(()),
        _ => Err(Refused::ServiceNotInUse),
    }
}

/// Adds a service.
pub async fn add(change: &mut Change<AddService>, new: &NewService) -> Result<Service, Refused> {
    let service = Service {
        id: ServiceId::new(),
        parent: new.parent,
        name: new.name.clone(),
        other_names: new.other_names.clone(),
        position: new.position,
        retired_at: None,
        version: 1,
    };
    if let Some(parent) = new.parent {
        in_use(change.tx(), parent).await?;
    }
    service::Entity::insert(row(&service)).exec_without_returning(change.tx()).await?;
    put_names(change.tx(), &service).await?;
    change.created(&service);
    Ok(service)
}

/// Puts names, parent and place in the stead of those that were on the screen.
pub async fn edit(change: &mut Change<EditService>, edit: &ServiceEdit) -> Result<Service, Refused> {
    let before = current(change.tx(), change.on().id).await?;
    if before.version != edit.version {
        return Err(Error::Stale.into());
    }
    let to = edit.to.clone();
    let after = Service {
        parent: to.parent,
        name: to.name,
        other_names: to.other_names,
        position: to.position,
        ..before.clone()
    };
    save(change, before, after).await
}

/// Gives a service another name; the name it had stays one of its other names.
pub async fn rename(change: &mut Change<EditService>, name: &str) -> Result<Service, Refused> {
    let before = current(change.tx(), change.on().id).await?;
    let mut others = before.other_names.clone();
    others.push(before.name.clone());
    // A name that is none stays a matter of the form; here it comes from an operator.
    let to = NewService::new(name, before.parent, &others).map_err(|errors| {
        let first = errors.iter().next().map(|it| it.message.clone()).unwrap_or_default();
        Refused::Kernel(Error::BadRequest(first))
    })?;
    let after = Service { name: to.name, other_names: to.other_names, ..before.clone() };
    save(change, before, after).await
}

/// Takes a service out of use. What was done in its name keeps it.
pub async fn retire(change: &mut Change<RetireService>) -> Result<Service, Refused> {
    let before = current(change.tx(), change.on().id).await?;
    let children = service::Entity::find()
        .filter(service::Column::ParentId.eq(before.id))
        .filter(service::Column::RetiredAt.is_null())
        .count(change.tx())
        .await?;
    if children > 0 {
        return Err(Refused::ServicesBelow);
    }
    let after = Service { retired_at: before.retired_at.or(Some(change.at())), ..before.clone() };
    save(change, before, after).await
}

/// Brings a retired service back into use.
pub async fn bring_back(change: &mut Change<ReturnService>) -> Result<Service, Refused> {
    let before = current(change.tx(), change.on().id).await?;
    if let Some(parent) = before.parent {
        in_use(change.tx(), parent).await?;
    }
    let after = Service { retired_at: None, ..before.clone() };
    save(change, before, after).await
}

async fn load(db: &impl ConnectionTrait, only: Option<ServiceId>) -> Result<Vec<Service>> {
    let (mut services, mut names) = (service::Entity::find(), service_name::Entity::find());
    if let Some(id) = only {
        services = services.filter(service::Column::Id.eq(id));
        names = names.filter(service_name::Column::ServiceId.eq(id));
    }
    let names = names.order_by_asc(service_name::Column::Position).all(db).await?;
    let mut others: HashMap<ServiceId, Vec<String>> = HashMap::new();
    for it in names.into_iter().filter(|it| it.position > 0) {
        others.entry(it.service_id).or_default().push(it.other_name);
    }
    let rows = services.order_by_asc(service::Column::Id).all(db).await?;
    Ok(rows
        .into_iter()
        .map(|it| Service {
            other_names: others.remove(&it.id).unwrap_or_default(),
            id: it.id,
            parent: it.parent_id,
            name: it.name,
            position: it.position,
            retired_at: it.retired_at,
            version: it.version,
        })
        .collect())
}

/// The service as it stands in this very transaction, to be changed. The whole tree waits: two moves at the
/// same moment could otherwise make a circle that neither of them sees.
async fn current(tx: &impl ConnectionTrait, id: ServiceId) -> Result<Service> {
    service::Entity::find().order_by_asc(service::Column::Id).lock_exclusive().all(tx).await?;
    load(tx, Some(id)).await?.pop().ok_or(Error::NotFound)
}

async fn save<A: Action>(
    change: &mut Change<A>,
    before: Service,
    after: Service,
) -> Result<Service, Refused> {
    if after == before {
        return Ok(before);
    }
    let after = Service { version: before.version + 1, ..after };
    if let Some(parent) = after.parent.filter(|it| Some(*it) != before.parent) {
        let tree = tree(change.tx()).await?;
        if model::with_those_below(&tree, [after.id]).contains(&parent) {
            return Err(Refused::Cycle);
        }
        in_use(change.tx(), parent).await?;
    }
    service::Entity::update(row(&after)).exec(change.tx()).await?;
    service_name::Entity::delete_many()
        .filter(service_name::Column::ServiceId.eq(after.id))
        .exec(change.tx())
        .await?;
    put_names(change.tx(), &after).await?;
    change.edited(&before, &after);
    Ok(after)
}

fn row(it: &Service) -> service::ActiveModel {
    service::ActiveModel::from(service::Model {
        id: it.id,
        parent_id: it.parent,
        name: it.name.clone(),
        position: it.position,
        retired_at: it.retired_at,
        version: it.version,
    })
    .reset_all()
}

async fn put_names(tx: &impl ConnectionTrait, it: &Service) -> Result<(), Refused> {
    for (position, name) in (0..).zip(it.names()) {
        let row = service_name::Model {
            folded: model::fold(name),
            service_id: it.id,
            other_name: name.to_owned(),
            position,
        };
        service_name::Entity::insert(service_name::ActiveModel::from(row).reset_all())
            .exec_without_returning(tx)
            .await
            .map_err(on_unique(Refused::NameTaken(name.to_owned())))?;
    }
    Ok(())
}
