//! Sessions: how long they last, and where a sign-in leads.

use super::row::session;
use kernel::{App, At, Recorded};
use uuid::Uuid;

kernel::id! {
    /// One browser in which a person is signed in.
    SessionId
}

/// The secret that a browser holds for a session. It cannot be printed.
pub struct Token(pub(super) String);

impl Token {
    /// The text for the cookie.
    #[must_use]
    pub fn for_cookie(&self) -> &str {
        &self.0
    }
}

/// A browser in which a person is signed in.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Session {
    /// Which one it is.
    pub id: SessionId,
    /// Since when.
    pub began_at: At,
    /// When it was last used, to the minute.
    pub seen_at: At,
    /// Whether it is good for choosing a password alone.
    pub provisional: bool,
}

impl From<session::Model> for Session {
    fn from(it: session::Model) -> Self {
        Self { id: it.id, began_at: it.began_at, seen_at: it.seen_at, provisional: it.provisional }
    }
}

/// The moments before which a session must have begun, or been used, to be over.
#[derive(Clone, Copy, Debug)]
pub(super) struct Horizon {
    pub(super) began: At,
    pub(super) seen: At,
}

impl Horizon {
    pub(super) fn now(app: &App) -> Self {
        let now = app.clock.now();
        Self {
            began: now.plus_seconds(-app.settings.session_hours.saturating_mul(3_600)),
            seen: now.plus_seconds(-app.settings.session_idle_minutes.saturating_mul(60)),
        }
    }
}

/// Where a sign-in leads if nothing else was asked for.
const AFTER_SIGN_IN: &str = "/my-activities";

/// The page to go to after signing in: one of our own that was asked for, never another site.
#[must_use]
pub fn next_page(asked: &str) -> &str {
    let ours = asked.starts_with('/')
        && !asked.starts_with("//")
        && !asked.contains('\\')
        && asked.chars().all(|c| c.is_ascii_graphic())
        && asked.len() <= 2_000
        && !asked.starts_with("/sign-");
    if ours { asked } else { AFTER_SIGN_IN }
}

/// What happens on signing in and out: it is about the account, which stays as it was. Nil, if nobody has the
/// address that was tried.
pub(super) struct SigningIn(pub Uuid);
impl Recorded for SigningIn {
    const KIND: &'static str = kernel::history::SIGN_IN;
    fn id(&self) -> Uuid {
        self.0
    }
    fn facts(&self) -> kernel::Facts {
        kernel::Facts::new()
    }
}
