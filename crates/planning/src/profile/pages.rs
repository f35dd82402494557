//! Pages of reading profiles: the list, the form, the file.

use super::{
    AddProfile, EditProfile, ListProfiles, ReadingProfile, RemoveProfile, SeeProfile,
    form::{self, name_free},
    store,
};
use crate::conflict::version_seen;
use kernel::{Error, Errors, May, Reader, Response, Result, Visit, visit::download, visit::see_other};
use plan_reader::Profile;
use serde_json::{Value, json};

fn shown(errors: Option<&Errors>) -> Value {
    errors.map(|it| json!(it)).unwrap_or_else(|| json!({ "list": [], "by": {} }))
}

async fn list_page(reader: &Reader, visit: &Visit, errors: Option<&Errors>) -> Result<Response> {
    let mut lines = Vec::new();
    for it in store::list(reader).await? {
        lines.push(
            json!({ "id": it.id, "name": it.name, "says": it.rules()?.len(), "at": it.changed_at.words() }),
        );
    }
    let data = json!({
        "lines": lines, "errors": shown(errors),
        "form": if errors.is_some() { json!(visit.form.typed()) } else { json!({}) },
    });
    match errors {
        Some(_) => visit.form_again("profile/list.html", "Reading profiles", data),
        None => visit.page("profile/list.html", "Reading profiles", data),
    }
}

pub(super) async fn list(may: May<ListProfiles>, visit: Visit) -> Result<Response> {
    list_page(may.reader(), &visit, None).await
}

/// A new profile: empty under a name, or from a file.
pub(super) async fn create(may: May<AddProfile>, visit: Visit) -> Result<Response> {
    let mut errors = Errors::default();
    let mut rules = match visit.form.file("file") {
        Some(file) => match std::str::from_utf8(&file.bytes).map(Profile::parse) {
            Ok(Ok(rules)) => rules,
            Ok(Err(wrong)) => {
                errors.add("file", format!("{}: {wrong}", file.name));
                Profile::default()
            }
            Err(_) => {
                errors.add("file", format!("{} is not text in UTF-8. Export the profile again", file.name));
                Profile::default()
            }
        },
        None => Profile::default(),
    };
    let name = visit.form.optional("name", "the name of the profile", 100, &mut errors);
    if !name.is_empty() {
        rules.name = name;
    }
    if rules.name.is_empty() && errors.is_empty() {
        errors.add("name", "Enter the name of the profile");
    }
    if rules.name.chars().count() > 100 {
        errors.add("name", "The name of the profile must be 100 characters or fewer");
    }
    name_free(&rules.name, &store::list(may.reader()).await?, None, &mut errors);
    if !errors.is_empty() {
        return list_page(may.reader(), &visit, Some(&errors)).await;
    }
    let mut change = may.begin().await?;
    let it = store::insert(&mut change, &rules).await?;
    change.commit().await?;
    Ok(see_other(&format!("/profiles/{}", it.id)))
}

fn form_page(visit: &Visit, it: &ReadingProfile, errors: Option<&Errors>) -> Result<Response> {
    let rules = it.rules()?;
    let headings = if errors.is_some() { form::headings(&visit.form) } else { rules.headings.clone() };
    let data = json!({
        "profile": { "id": it.id, "name": it.name, "version": it.version },
        "rows": form::rows(&headings), "means": form::means(), "months": form::months(),
        "form": if errors.is_some() { json!(visit.form.typed()) } else { form::typed(&rules) },
        "errors": shown(errors), "done": visit.query.text("done"),
    });
    let title = format!("Reading profile: {}", it.name);
    match errors {
        Some(_) => visit.form_again("profile/form.html", &title, data),
        None => visit.page("profile/form.html", title, data),
    }
}

pub(super) async fn edit(may: May<EditProfile>, visit: Visit) -> Result<Response> {
    form_page(&visit, &may.on, None)
}

pub(super) async fn update(may: May<EditProfile>, visit: Visit) -> Result<Response> {
    let before = may.on.clone();
    if version_seen(&visit.form) != before.version {
        return Err(Error::Stale);
    }
    let mut errors = Errors::default();
    let rules = form::check(&visit.form, &mut errors);
    name_free(&rules.name, &store::list(may.reader()).await?, Some(&before), &mut errors);
    if !errors.is_empty() {
        return form_page(&visit, &before, Some(&errors));
    }
    let mut change = may.begin().await?;
    store::update(&mut change, &rules).await?;
    if change.is_empty() {
        change.abandon().await?;
    } else {
        change.commit().await?;
    }
    Ok(see_other(&format!("/profiles/{}?done=saved", before.id)))
}

pub(super) async fn file(may: May<SeeProfile>, _: Visit) -> Result<Response> {
    let text = may.on.rules()?.to_toml().map_err(Error::fault)?;
    let about = "# A reading profile of Evenhand. Bring it in on another installation under “Reading profiles”, or give it\n\
        # to the command line: evenhand read --profile FILE\n";
    download(&format!("{}.toml", may.on.name), "application/toml", format!("{about}{text}"))
}

pub(super) async fn confirm_removal(may: May<RemoveProfile>, visit: Visit) -> Result<Response> {
    let it = json!({ "id": may.on.id, "name": may.on.name });
    visit.page("profile/removal.html", "Remove the reading profile", json!({ "profile": it }))
}

pub(super) async fn remove(may: May<RemoveProfile>, _: Visit) -> Result<Response> {
    let mut change = may.begin().await?;
    store::remove(&mut change).await?;
    change.commit().await?;
    Ok(see_other("/profiles"))
}
