//! The page to sign in, and the ways out.

use super::{EndSession, Outcome, SignIn, SignOut, next_page, store};
use axum::http::StatusCode;
use kernel::{
    Errors, May, Response, Result, Visit,
    access::Anyone,
    visit::{see_other, with_session, without_session},
};
use serde_json::json;

pub(super) async fn form(_: May<Anyone>, visit: Visit) -> Result<Response> {
    let asked = visit.query.text("next");
    if visit.actor.signed_in() {
        return Ok(see_other(next_page(&asked)));
    }
    page(&visit, StatusCode::OK, &asked, &Errors::default())
}

pub(super) async fn sign_in(may: May<SignIn>, visit: Visit) -> Result<Response> {
    let asked = visit.form.text("next");
    let mut errors = Errors::default();
    let email = visit.form.required("email", "your email address", 254, &mut errors);
    let password = visit.form.raw("password");
    if password.is_empty() {
        errors.add("password", "Enter your password");
    }
    if !errors.is_empty() {
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &asked, &errors);
    }
    match super::sign_in(may, &visit.client_digest(), &email, password).await? {
        Outcome::In { token, must_choose } => {
            let to = if must_choose { "/account/password" } else { next_page(&asked) };
            Ok(with_session(&visit.app, see_other(to), token.for_cookie()))
        }
        Outcome::Wrong => {
            let errors = Errors::one("email", "The email address or the password is wrong");
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &asked, &errors)
        }
        Outcome::TooMany { wait_seconds } => {
            let minutes = ((wait_seconds + 59) / 60).max(1);
            let wait = if minutes == 1 { "a minute".to_owned() } else { format!("{minutes} minutes") };
            let errors =
                Errors::one("email", format!("There were too many tries. Wait {wait} and try again"));
            page(&visit, StatusCode::TOO_MANY_REQUESTS, &asked, &errors)
        }
    }
}

fn page(visit: &Visit, status: StatusCode, asked: &str, errors: &Errors) -> Result<Response> {
    let title = if errors.is_empty() { "Sign in" } else { "Error: Sign in" };
    let data = json!({ "form": visit.form.typed(), "errors": errors, "next": asked,
                       "account": visit.app.settings.contact_email });
    visit.visitor_form(status, "session/sign_in.html", title, data)
}

pub(super) async fn sign_out(may: May<SignOut>, visit: Visit) -> Result<Response> {
    let token = visit.session_token().unwrap_or_default().to_owned();
    let mut change = may.begin().await?;
    store::end(&mut change, &token).await?;
    change.commit().await?;
    Ok(without_session(&visit.app, see_other("/")))
}

pub(super) async fn end_one(may: May<EndSession>, visit: Visit) -> Result<Response> {
    let id = visit.path.split('/').nth(3).and_then(|it| it.parse().ok()).ok_or(kernel::Error::NotFound)?;
    let own = match visit.session_token() {
        Some(token) => store::by_token(may.reader(), token).await?,
        None => None,
    };
    let mut change = may.begin().await?;
    store::end_own(&mut change, Some(id)).await?;
    change.commit().await?;
    if own.is_some_and(|it| it.id == id) {
        return Ok(without_session(&visit.app, see_other("/")));
    }
    Ok(see_other("/account?done=ended"))
}

pub(super) async fn end_all(may: May<EndSession>, visit: Visit) -> Result<Response> {
    let mut change = may.begin().await?;
    store::end_own(&mut change, None).await?;
    change.commit().await?;
    Ok(without_session(&visit.app, see_other("/sign-in")))
}
