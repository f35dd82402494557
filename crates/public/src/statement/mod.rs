//! What the site says of itself: accessibility, privacy, cookies. A body can put its own words in their place.

use kernel::{May, Response, Result, Routes, Visit, access::Anyone};
use serde::Serialize;

/// The room's templates.
pub(crate) const TEMPLATES: &[kernel::Template] =
    kernel::templates!["statement/accessibility.html", "statement/privacy.html", "statement/cookies.html"];

/// The room's routes.
#[must_use]
pub(crate) fn routes() -> Routes {
    Routes::default()
        .public("/accessibility", Anyone, |_: May<Anyone>, visit: Visit| async move {
            show(&visit, "statement/accessibility.html", "Accessibility statement")
        })
        .public("/privacy", Anyone, |_: May<Anyone>, visit: Visit| async move {
            show(&visit, "statement/privacy.html", "Privacy")
        })
        .public("/cookies", Anyone, |_: May<Anyone>, visit: Visit| async move {
            show(&visit, "statement/cookies.html", "Cookies")
        })
}

/// What the statements must get right about this installation.
#[derive(Serialize)]
struct Told {
    session_hours: i64,
    session_idle: String,
    session_cookie: &'static str,
    form_cookie: &'static str,
}

fn show(visit: &Visit, template: &str, title: &str) -> Result<Response> {
    let settings = &visit.app.settings;
    let told = Told {
        session_hours: settings.session_hours,
        session_idle: length(settings.session_idle_minutes),
        session_cookie: kernel::visit::SESSION_COOKIE,
        form_cookie: kernel::visit::VISITOR_COOKIE,
    };
    visit.page(template, title, told)
}

/// "45 minutes", "1 hour", "2 hours 30 minutes".
fn length(minutes: i64) -> String {
    let part = |number: i64, word: &str| match number {
        0 => None,
        1 => Some(format!("1 {word}")),
        many => Some(format!("{many} {word}s")),
    };
    let parts: Vec<String> =
        [part(minutes / 60, "hour"), part(minutes % 60, "minute")].into_iter().flatten().collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn lengths_of_time_are_said_in_words() {
        assert_eq!(length(45), "45 minutes");
        assert_eq!(length(60), "1 hour");
        assert_eq!(length(150), "2 hours 30 minutes");
    }
}
