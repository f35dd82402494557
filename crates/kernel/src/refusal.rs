//! The pages of refusal: what happened, and what to do. The cause of a fault goes to the log alone.

use crate::{Error, Response, Visit, visit::see_other};
use axum::{http::StatusCode, response::IntoResponse};

/// The page that says what happened, where, and what to do.
pub(crate) fn refuse(route: &'static str, visit: &Visit, error: Error) -> Response {
    let (status, heading, advice): (_, _, String) = match &error {
        Error::SignIn => {
            let mut query = form_urlencoded::Serializer::new(String::new());
            query.append_pair("next", &visit.path);
            return see_other(&format!("/sign-in?{}", query.finish()));
        }
        Error::NotFound => (
            StatusCode::NOT_FOUND,
            "Page not found",
            "If you typed the address, check that it is right. If you followed a link, what it led to may have \
             been withdrawn, or is not published yet."
                .into(),
        ),
        Error::Forbidden(what) => (
            StatusCode::FORBIDDEN,
            "You cannot do this",
            format!("Your roles do not let you {what} here. If they should, ask an administrator to change them."),
        ),
        Error::Stale => (
            StatusCode::CONFLICT,
            "Somebody else changed this first",
            "Go back, open the page again, and make your change to what stands there now.".into(),
        ),
        Error::SignedOut => (
            StatusCode::FORBIDDEN,
            "You are signed out",
            "Nothing was changed. Sign in, open the page again and send the form once more; what you typed stands \
             below, to be copied."
                .into(),
        ),
        Error::Forged => (
            StatusCode::FORBIDDEN,
            "This form is out of date",
            "It was open for too long, or in another sign-in. Nothing was changed. Open the page again and send the \
             form once more; what you typed stands below, to be copied."
                .into(),
        ),
        Error::TooLarge { limit } => (
            StatusCode::PAYLOAD_TOO_LARGE,
            "That is too large",
            format!("At most {} MB can be sent here. Nothing was stored.", (limit / (1024 * 1024)).max(1)),
        ),
        Error::BadRequest(why) => (StatusCode::BAD_REQUEST, "That could not be understood", why.clone()),
        Error::TooMany { wait_seconds } => (
            StatusCode::TOO_MANY_REQUESTS,
            "Too many tries",
            format!("Wait {} and try again.", minutes(*wait_seconds)),
        ),
        Error::TooSlow => (
            StatusCode::REQUEST_TIMEOUT,
            "The form took too long to arrive",
            "Nothing was stored. Check your connection and send it again.".into(),
        ),
        Error::Fault(_) => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "Sorry, there is a problem with the service",
            "Nothing was changed. Try again later.".into(),
        ),
    };
    let mut reference = None;
    if let Error::Fault(cause) = &error {
        let id = uuid::Uuid::now_v7().simple().to_string();
        let short = id.get(20..).unwrap_or_default().to_owned();
        tracing::error!(route, reference = short, cause = %chain(cause.as_ref()), "fault");
        visit.app.metrics.fault();
        reference = Some(short);
    }
    // Long texts are what it would hurt to lose; a token or a choice is not.
    let typed: Vec<_> = match error {
        Error::SignedOut | Error::Forged => visit
            .form
            .typed()
            .into_iter()
            .map(|(_, text)| text)
            .filter(|it| it.as_str().is_some_and(worth))
            .collect(),
        _ => Vec::new(),
    };
    let data =
        serde_json::json!({ "heading": heading, "advice": advice, "reference": reference, "typed": typed });
    let page = visit.page_with(status, "page/refused.html", heading, data);
    page.unwrap_or_else(|_| (status, heading).into_response())
}

fn minutes(seconds: i64) -> String {
    match (seconds + 59) / 60 {
        ..=1 => "a minute".to_owned(),
        many => format!("{many} minutes"),
    }
}

/// An error with its causes, on one line.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text
}

/// Whether a text that was typed is worth showing again.
fn worth(text: &str) -> bool {
    text.contains(' ') || text.chars().count() > 40
}
