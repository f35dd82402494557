//! The pages of a person's own account.

use super::{
    ChangeOwnPassword, Person, ReadAccount,
    password::{self, LEAST, MOST, Near, Password},
    store,
};
use crate::{role, service, session, session::throttle};
use kernel::{
    Error, Errors, May, Response, Result, Visit,
    visit::{see_other, with_session},
};
use serde_json::{Value, json};

pub(super) async fn show(may: May<ReadAccount>, visit: Visit) -> Result<Response> {
    let reader = may.reader();
    let own = match visit.session_token() {
        Some(token) => session::store::by_token(reader, token).await?,
        None => None,
    };
    if own.as_ref().is_some_and(|it| it.provisional) {
        return Ok(see_other("/account/password"));
    }
    let own = own.map(|it| it.id);
    let sessions: Vec<Value> = session::store::list(reader, may.on.id)
        .await?
        .iter()
        .map(|it| json!({ "id": it.id, "began_at": it.began_at, "seen_at": it.seen_at, "this": Some(it.id) == own }))
        .collect();
    let services = service::store::list(reader).await?;
    let roles: Vec<String> = role::store::list(reader, may.on.id)
        .await?
        .iter()
        .map(|held| {
            let service = services.iter().find(|(_, it)| Some(it.id) == held.service_id);
            service.map_or_else(
                || held.role.label().to_owned(),
                |(_, service)| format!("{}: {}", held.role.label(), service.name),
            )
        })
        .collect();
    let data =
        json!({ "person": may.on, "sessions": sessions, "roles": roles, "done": visit.query.text("done") });
    visit.page("account/own.html", "Your account", data)
}

pub(super) async fn edit_password(may: May<ChangeOwnPassword>, visit: Visit) -> Result<Response> {
    let provisional = provisional(&may, &visit).await?;
    form(&may.on, &visit, provisional, &Errors::default())
}

pub(super) async fn change_password(may: May<ChangeOwnPassword>, visit: Visit) -> Result<Response> {
    let person = may.on.clone();
    let provisional = provisional(&may, &visit).await?;
    let (current, chosen) = (visit.form.raw("current_password"), visit.form.raw("new_password"));
    let near = Near { body: &visit.app.settings.body_name, name: &person.name, email: &person.email };
    let mut errors = Errors::default();
    if !provisional && current.is_empty() {
        errors.add("current_password", "Enter your current password");
    }
    let password = match Password::choose(chosen, &near) {
        Ok(password) => Some(password),
        Err(weak) => {
            errors.add("new_password", weak.to_string());
            None
        }
    };
    if !provisional && !current.is_empty() && current == chosen {
        errors.add("new_password", "Choose a password other than your current one");
    }
    let Some(password) = password.filter(|_| errors.is_empty()) else {
        return form(&person, &visit, provisional, &errors);
    };
    // Who signed in with a one-time password a moment ago has no other; it was spent.
    if !provisional && !is_current(&may, &visit, current).await? {
        let errors = Errors::one("current_password", "This is not your current password");
        return form(&person, &visit, provisional, &errors);
    }
    let hash = password.hash().await?;
    let mut change = may.begin().await?;
    store::change_own_password(&mut change, hash).await?;
    // The other browsers are signed out; this one goes on under a new token.
    let token = session::store::begin_within(&mut change, &person, session::store::Standing::Full).await?;
    change.commit().await?;
    Ok(with_session(&visit.app, see_other("/account?done=password"), token.for_cookie()))
}

/// Compares the current password; guessing it in a borrowed browser is slowed down like guessing at sign-in.
async fn is_current(may: &May<ChangeOwnPassword>, visit: &Visit, typed: &str) -> Result<bool> {
    let digest = visit.app.key.digest("current-password", &[&may.on.id.to_string()]);
    let counted = throttle::Counted { digest: digest.clone(), limit: throttle::PER_ACCOUNT };
    if let throttle::Answer::Refused { wait_seconds, .. } = throttle::count(&visit.app, &[counted]).await? {
        return Err(Error::TooMany { wait_seconds });
    }
    let hash = store::credential(may.reader(), may.on.id).await?.map(|it| it.hash);
    let right = password::verify(typed, hash).await?;
    if right {
        throttle::forgive(&visit.app, &digest, None).await?;
    }
    Ok(right)
}

async fn provisional(may: &May<ChangeOwnPassword>, visit: &Visit) -> Result<bool> {
    match visit.session_token() {
        Some(token) => {
            Ok(session::store::by_token(may.reader(), token).await?.is_some_and(|it| it.provisional))
        }
        None => Ok(false),
    }
}

fn form(person: &Person, visit: &Visit, provisional: bool, errors: &Errors) -> Result<Response> {
    let title = if provisional { "Choose a password" } else { "Change your password" };
    let data = json!({ "provisional": provisional, "least": LEAST, "most": MOST, "email": person.email,
                       "title": title, "errors": errors });
    if errors.is_empty() {
        visit.page("account/own_password.html", title, data)
    } else {
        visit.form_again("account/own_password.html", title, data)
    }
}
