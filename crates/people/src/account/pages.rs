//! Pages by which administrators look after people.

use super::{
    AddPerson, ChangePerson, ErasePerson, ListPeople, NAME_LIMIT, NewPerson, Person, PersonEdit, ReadPerson,
    SetPassword,
    password::Password,
    store::{self, Lasting, Search},
};
use crate::{Refused, keep, role, service};
use axum::http::StatusCode;
use kernel::{Error, Errors, May, Response, Result, Role, Visit, paging::Paging, visit::see_other};
use serde_json::{Value, json};

const PER_PAGE: u64 = 50;

pub(super) async fn list(may: May<ListPeople>, visit: Visit) -> Result<Response> {
    let state = visit.query.text("state");
    let search = Search {
        words: visit.query.text("q").chars().take(NAME_LIMIT).collect(),
        role: visit.query.parse("role"),
        active: match state.as_str() {
            "out" => Some(false),
            "all" => None,
            _ => Some(true),
        },
    };
    let paging = Paging::from_query(&visit.query, PER_PAGE);
    let (people, total) = store::search(may.reader(), &search, paging).await?;
    let ids: Vec<_> = people.iter().map(|it| it.id).collect();
    let held = role::store::list_of(may.reader(), &ids).await?;
    let people: Vec<Value> = people
        .iter()
        .map(|person| {
            let mut roles: Vec<_> =
                held.iter().filter(|it| it.person_id == person.id).map(|it| it.role).collect();
            roles.sort();
            roles.dedup();
            let labels: Vec<_> = roles.iter().map(|it| it.label()).collect();
            json!({ "id": person.id, "name": person.name, "email": person.email, "post": person.post,
                    "active": person.active, "erased": person.erased(), "roles": labels })
        })
        .collect();
    let data = json!({
        "people": people,
        "total": total,
        "links": paging.links(total, "/people", &visit.query),
        "q": search.words,
        "role": search.role,
        "state": if state == "out" || state == "all" { state.as_str() } else { "" },
        "roles": roles(),
    });
    visit.page("account/list.html", "People", data)
}

pub(crate) fn roles() -> Vec<Value> {
    Role::ALL.iter().map(|it| json!({ "value": it.code(), "text": it.label() })).collect()
}

pub(super) async fn new(_: May<AddPerson>, visit: Visit) -> Result<Response> {
    visit.page("account/new.html", "Add a person", json!({ "form": {}, "errors": Errors::default() }))
}

pub(super) async fn create(may: May<AddPerson>, visit: Visit) -> Result<Response> {
    let again = |errors: Errors| {
        let data = json!({ "form": visit.form.typed(), "errors": errors });
        visit.form_again("account/new.html", "Add a person", data)
    };
    let new = match NewPerson::check(&visit.form) {
        Ok(new) => new,
        Err(errors) => return again(errors),
    };
    // Hashed before the write begins: others need not wait for it.
    let password = Password::random()?;
    let hash = password.hash().await?;
    let mut change = may.begin().await?;
    let person = match store::add(&mut change, &new).await {
        Ok(person) => person,
        Err(refused) => return again(refused.beside("email")?),
    };
    store::first_password(&mut change, &person, hash).await?;
    change.commit().await?;
    let data = json!({ "person": person, "password": password.reveal() });
    visit.page("account/added.html", "Person added", data)
}

pub(super) async fn show(may: May<ReadPerson>, visit: Visit) -> Result<Response> {
    page(&may.on, may.reader(), &visit, &Errors::default()).await
}

/// The page of a person, with what is to be mended in one of its forms.
pub(crate) async fn page(
    person: &Person,
    reader: &kernel::Reader,
    visit: &Visit,
    errors: &Errors,
) -> Result<Response> {
    let services = service::store::list(reader).await?;
    let name_of = |id| services.iter().find(|(_, it)| it.id == id).map(|(_, it)| it.name.as_str());
    let held: Vec<Value> = role::store::list(reader, person.id)
        .await?
        .iter()
        .map(|it| {
            json!({ "role": it.role, "label": it.role.label(), "service": it.service_id,
                    "service_name": it.service_id.and_then(name_of) })
        })
        .collect();
    let choices: Vec<Value> = services
        .iter()
        .filter(|(_, it)| it.in_use())
        .map(|(depth, it)| json!({ "value": it.id, "text": format!("{}{}", "– ".repeat(*depth), it.name) }))
        .collect();
    let data = json!({
        "person": person,
        "held": held,
        "roles": roles(),
        "services": choices,
        "done": visit.query.text("done"),
        "form": visit.form.typed(),
        "errors": errors,
    });
    if errors.is_empty() {
        visit.page("account/show.html", person.name.as_str(), data)
    } else {
        visit.form_again("account/show.html", &person.name, data)
    }
}

pub(super) async fn edit(may: May<ChangePerson>, visit: Visit) -> Result<Response> {
    let person = &may.on;
    if person.erased() {
        return Err(Refused::Erased.into());
    }
    let form = json!({ "name": person.name, "email": person.email, "post": person.post,
                       "named_publicly": if person.named_publicly { "yes" } else { "" }, "version": person.version });
    let data = json!({ "person": person, "form": form, "errors": Errors::default() });
    visit.page("account/edit.html", format!("Change {}", person.name), data)
}

pub(super) async fn update(may: May<ChangePerson>, visit: Visit) -> Result<Response> {
    let (reader, person) = (may.reader().clone(), may.on.clone());
    let again = |errors: Errors| {
        let data = json!({ "person": person, "form": visit.form.typed(), "errors": errors });
        visit.form_again("account/edit.html", &format!("Change {}", person.name), data)
    };
    let to = match NewPerson::check(&visit.form) {
        Ok(to) => to,
        Err(errors) => return again(errors),
    };
    let edit = PersonEdit { to, version: visit.form.parse("version").unwrap_or(0) };
    let mut change = may.begin().await?;
    match store::edit(&mut change, &edit).await {
        Ok(_) => {}
        Err(Refused::Kernel(Error::Stale)) => {
            drop(change);
            let now = store::get(&reader, person.id).await?;
            let mut form = visit.form.typed();
            form.insert("version".to_owned(), now.version.into());
            let data = json!({ "person": person, "now": now, "form": form, "errors": Errors::default() });
            let title = format!("Somebody else changed {} first", person.name);
            return visit.page_with(StatusCode::CONFLICT, "account/edit.html", title, data);
        }
        Err(refused @ Refused::EmailTaken) => return again(refused.beside("email")?),
        Err(refused) => return again(refused.beside("name")?),
    }
    keep(change).await?;
    Ok(see_other(&format!("/people/{}?done=changed", person.id)))
}

pub(super) async fn deactivate(may: May<ChangePerson>, visit: Visit) -> Result<Response> {
    let (reader, person) = (may.reader().clone(), may.on.clone());
    let mut change = may.begin().await?;
    if let Err(refused) = store::deactivate(&mut change).await {
        drop(change);
        return page(&person, &reader, &visit, &refused.beside("deactivation")?).await;
    }
    keep(change).await?;
    Ok(see_other(&format!("/people/{}?done=deactivated", person.id)))
}

pub(super) async fn reactivate(may: May<ChangePerson>, visit: Visit) -> Result<Response> {
    let (reader, person) = (may.reader().clone(), may.on.clone());
    let mut change = may.begin().await?;
    if let Err(refused) = store::reactivate(&mut change).await {
        drop(change);
        return page(&person, &reader, &visit, &refused.beside("reactivation")?).await;
    }
    keep(change).await?;
    Ok(see_other(&format!("/people/{}?done=reactivated", person.id)))
}

pub(super) async fn set_password(may: May<SetPassword>, visit: Visit) -> Result<Response> {
    let (reader, person) = (may.reader().clone(), may.on.clone());
    let password = Password::random()?;
    let hash = password.hash().await?;
    let mut change = may.begin().await?;
    if let Err(refused) = store::set_password(&mut change, hash, Lasting::OneTime).await {
        drop(change);
        return page(&person, &reader, &visit, &refused.beside("password")?).await;
    }
    change.commit().await?;
    let data = json!({ "person": person, "password": password.reveal() });
    visit.page("account/password.html", format!("New password for {}", person.name), data)
}

pub(super) async fn confirm_erasure(may: May<ErasePerson>, visit: Visit) -> Result<Response> {
    if may.on.erased() {
        return Err(Refused::Erased.into());
    }
    confirmation(&may.on, &visit, &Errors::default())
}

fn confirmation(person: &Person, visit: &Visit, errors: &Errors) -> Result<Response> {
    let title = format!("Erase the details of {}", person.name);
    let data = json!({ "person": person, "errors": errors });
    if errors.is_empty() {
        visit.page("account/erase.html", title, data)
    } else {
        visit.form_again("account/erase.html", &title, data)
    }
}

pub(super) async fn erase(may: May<ErasePerson>, visit: Visit) -> Result<Response> {
    let person = may.on.clone();
    if visit.form.raw("sure") != "yes" {
        let errors = Errors::one("sure", "Confirm that the details are to be erased");
        return confirmation(&person, &visit, &errors);
    }
    let mut change = may.begin().await?;
    if let Err(refused) = store::erase(&mut change).await {
        return confirmation(&person, &visit, &refused.beside("sure")?);
    }
    change.commit().await?;
    Ok(see_other(&format!("/people/{}?done=erased", person.id)))
}
