//! Pages by which administrators look after the services.

use super::{
    AddService, EditService, ListServices, NewService, RetireService, ReturnService, Service, ServiceEdit,
    store, with_those_below,
};
use crate::{Refused, keep};
use axum::http::StatusCode;
use kernel::{Error, Errors, May, Reader, Response, Result, ServiceId, Visit, visit::see_other};
use serde_json::{Value, json};

pub(super) async fn list(may: May<ListServices>, visit: Visit) -> Result<Response> {
    tree(may.reader(), &visit, &Errors::default()).await
}

async fn tree(reader: &Reader, visit: &Visit, errors: &Errors) -> Result<Response> {
    let (mut used, mut retired) = (Vec::new(), Vec::new());
    for (depth, it) in store::list(reader).await? {
        let row = json!({ "depth": depth, "id": it.id, "name": it.name, "other_names": it.other_names,
                          "retired_at": it.retired_at });
        if it.in_use() { used.push(row) } else { retired.push(row) }
    }
    let data =
        json!({ "services": used, "retired": retired, "errors": errors, "done": visit.query.text("done") });
    if errors.is_empty() {
        visit.page("service/list.html", "Services", data)
    } else {
        visit.form_again("service/list.html", "Services", data)
    }
}

pub(super) async fn new(may: May<AddService>, visit: Visit) -> Result<Response> {
    let form = json!({ "parent": visit.query.text("parent") });
    let data =
        json!({ "form": form, "parents": parents(may.reader(), None).await?, "errors": Errors::default() });
    visit.page("service/form.html", "Add a service", data)
}

pub(super) async fn create(may: May<AddService>, visit: Visit) -> Result<Response> {
    let reader = may.reader().clone();
    let new = match NewService::check(&visit.form) {
        Ok(new) => new,
        Err(errors) => return again(&reader, &visit, None, errors).await,
    };
    let mut change = may.begin().await?;
    if let Err(refused) = store::add(&mut change, &new).await {
        drop(change);
        let errors = beside(refused, &new)?;
        return again(&reader, &visit, None, errors).await;
    }
    change.commit().await?;
    Ok(see_other("/services?done=added"))
}

pub(super) async fn edit(may: May<EditService>, visit: Visit) -> Result<Response> {
    let it = &may.on;
    let form = json!({ "name": it.name, "parent": it.parent, "other_names": it.other_names.join("\n"),
                       "position": it.position, "version": it.version });
    let data = json!({ "service": it, "form": form, "parents": parents(may.reader(), Some(it)).await?,
                       "errors": Errors::default() });
    visit.page("service/form.html", format!("Change {}", it.name), data)
}

pub(super) async fn update(may: May<EditService>, visit: Visit) -> Result<Response> {
    let (reader, service) = (may.reader().clone(), may.on.clone());
    let to = match NewService::check(&visit.form) {
        Ok(to) => to,
        Err(errors) => return again(&reader, &visit, Some(&service), errors).await,
    };
    let edit = ServiceEdit { to, version: visit.form.parse("version").unwrap_or(0) };
    let mut change = may.begin().await?;
    match store::edit(&mut change, &edit).await {
        Ok(_) => {}
        Err(Refused::Kernel(Error::Stale)) => {
            drop(change);
            return stale(&reader, &visit, &service).await;
        }
        Err(refused) => {
            drop(change);
            let errors = beside(refused, &edit.to)?;
            return again(&reader, &visit, Some(&service), errors).await;
        }
    }
    keep(change).await?;
    Ok(see_other("/services?done=changed"))
}

/// The form with what was typed, beside what somebody else put there in the meantime.
async fn stale(reader: &Reader, visit: &Visit, service: &Service) -> Result<Response> {
    let now = store::get(reader, service.id).await?;
    let parents = parents(reader, Some(&now)).await?;
    let above = match now.parent {
        Some(id) => Some(store::get(reader, id).await?.name),
        None => None,
    };
    let mut form = visit.form.typed();
    form.insert("version".to_owned(), now.version.into());
    let title = format!("Somebody else changed {} first", service.name);
    let data = json!({ "service": service, "now": now, "now_parent": above, "form": form, "parents": parents,
                       "errors": Errors::default() });
    visit.page_with(StatusCode::CONFLICT, "service/form.html", title, data)
}

pub(super) async fn retire(may: May<RetireService>, visit: Visit) -> Result<Response> {
    let reader = may.reader().clone();
    let mut change = may.begin().await?;
    if let Err(refused) = store::retire(&mut change).await {
        drop(change);
        return tree(&reader, &visit, &refused.beside("services")?).await;
    }
    keep(change).await?;
    Ok(see_other("/services?done=retired"))
}

pub(super) async fn bring_back(may: May<ReturnService>, visit: Visit) -> Result<Response> {
    let reader = may.reader().clone();
    let mut change = may.begin().await?;
    if let Err(refused) = store::bring_back(&mut change).await {
        drop(change);
        return tree(&reader, &visit, &refused.beside("retired")?).await;
    }
    keep(change).await?;
    Ok(see_other("/services?done=returned"))
}

async fn again(
    reader: &Reader,
    visit: &Visit,
    service: Option<&Service>,
    errors: Errors,
) -> Result<Response> {
    let title = service.map_or("Add a service".to_owned(), |it| format!("Change {}", it.name));
    let data = json!({ "service": service, "form": visit.form.typed(),
                       "parents": parents(reader, service).await?, "errors": errors });
    visit.form_again("service/form.html", &title, data)
}

/// What was refused, beside the field that it is about.
fn beside(refused: Refused, new: &NewService) -> Result<Errors> {
    let field = match &refused {
        Refused::NameTaken(name) if *name == new.name => "name",
        Refused::NameTaken(_) => "other_names",
        Refused::Cycle | Refused::ServiceNotInUse => "parent",
        _ => "name",
    };
    refused.beside(field)
}

/// The services that this one may belong to: those in use, without itself and what lies below it.
async fn parents(reader: &Reader, service: Option<&Service>) -> Result<Vec<Value>> {
    let all = store::list(reader).await?;
    let tree: Vec<(ServiceId, Option<ServiceId>)> = all.iter().map(|(_, it)| (it.id, it.parent)).collect();
    let barred = with_those_below(&tree, service.map(|it| it.id));
    Ok(all
        .iter()
        .filter(|(_, it)| it.in_use() && !barred.contains(&it.id))
        .map(|(depth, it)| json!({ "value": it.id, "text": format!("{}{}", "– ".repeat(*depth), it.name) }))
        .collect())
}
