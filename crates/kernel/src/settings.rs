//! What a body sets for its own Evenhand. Read once, by the application's configuration.

use std::path::PathBuf;

/// The settings that rooms other than the configuration need to know.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The body's name as the header shows it, such as "Marlow Vale Council".
    pub body_name: String,
    /// Where the public finds the site, without a slash at the end: links in feeds and the origin of forms.
    pub public_url: String,
    /// Where people write about the site.
    pub contact_email: String,
    /// The colours of the pages.
    pub theme: govuk::Theme,
    /// A folder whose templates stand in for the built-in ones of the same name.
    pub templates_dir: Option<PathBuf>,
    /// After how many days without an update an open activity counts as stale.
    pub stale_after_days: i64,
    /// How many days ahead a target date counts as due soon.
    pub due_soon_days: i64,
    /// After how many minutes without a request a person is signed out.
    pub session_idle_minutes: i64,
    /// After how many hours a person is signed out whatever they do.
    pub session_hours: i64,
    /// Whether the address of the client is the last of `X-Forwarded-For`, because a proxy of ours set it.
    pub behind_proxy: bool,
    /// The most an uploaded plan or a file of evidence may weigh, in bytes.
    pub upload_limit: usize,
    /// Whether this is the demonstration, which says so on every page.
    pub demonstration: bool,
}

impl Settings {
    /// Whether cookies may demand a secure connection.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}
