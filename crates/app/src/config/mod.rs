//! The configuration: the one place that reads the environment and the configuration file.
//!
//! Built-in defaults, then a TOML file, then the environment, then flags; each later one wins. Every setting is
//! checked before anything starts, and a wrong one is named with the file, the line and the key.

pub mod key;
mod layer;
mod secret;

pub use secret::Secret;

use kernel::{file::Files, settings::Settings};
use layer::{Given, Origin, Set};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    str::FromStr,
};

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

/// Where uploaded documents and evidence are kept.
#[derive(Clone, Debug)]
pub enum FileStorage {
    /// In a local folder.
    Folder(PathBuf),
    /// In an object store.
    Store {
        /// Its address.
        url: String,
        /// Its options, credentials among them.
        options: Vec<(String, Secret)>,
    },
}

/// Everything that can be set.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file that was read.
    pub file: Option<PathBuf>,
    /// Where to answer.
    pub listen: SocketAddr,
    /// Where to answer `/metrics`, if not on the same address for this machine alone.
    pub metrics_listen: Option<SocketAddr>,
    /// The most connections at the same time.
    pub connections: usize,
    /// The folder for the database, the files and the key.
    pub data_dir: PathBuf,
    /// The database, if it is not the SQLite file in the folder.
    pub database_url: Option<Secret>,
    /// The installation's secret, if it does not stand in the folder.
    pub key: Option<Secret>,
    /// Where files are kept.
    pub files: FileStorage,
    /// How the log is written.
    pub log_format: LogFormat,
    /// How much is logged.
    pub log_level: tracing::Level,
    /// What the other rooms need to know.
    pub settings: Settings,
    /// What is odd but not wrong.
    pub warnings: Vec<String>,
}

/// One thing that is wrong with the configuration, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem(pub(crate) String);

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is wrong with the configuration.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", .0.iter().map(|it| it.0.as_str()).collect::<Vec<_>>().join("\n"))]
pub struct Problems(pub Vec<Problem>);

/// What surrounds the program when it starts.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The variables of the environment.
    pub variables: Vec<(String, String)>,
    /// The working folder.
    pub folder: PathBuf,
}

impl Surroundings {
    /// Those of this process.
    #[must_use]
    pub fn here() -> Self {
        let text = |it: std::ffi::OsString| it.into_string().ok();
        Self {
            variables: std::env::vars_os().filter_map(|(k, v)| Some((text(k)?, text(v)?))).collect(),
            folder: std::env::current_dir().unwrap_or_default(),
        }
    }

    fn variable(&self, name: &str) -> Option<&str> {
        self.variables.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }
}

/// What the command line says of the configuration.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// The file to read.
    pub file: Option<PathBuf>,
    /// Keys with their values.
    pub set: Vec<(String, String)>,
}

impl Config {
    /// Reads and checks all of it.
    ///
    /// # Errors
    /// Everything that is wrong, each with its place.
    pub fn load(around: &Surroundings, flags: &Flags) -> Result<Self, Problems> {
        let (mut set, mut problems, mut warnings) = (Set::new(), Vec::new(), Vec::new());
        let file = layer::file_to_read(around, flags.file.as_deref());
        if let Some(path) = &file {
            layer::from_file(path, &mut set, &mut problems);
        }
        layer::from_environment(around, &mut set, &mut problems, &mut warnings);
        layer::from_flags(&flags.set, &mut set, &mut problems);
        let config = Checker { set: &set, problems: &mut problems }.config(file, warnings);
        if problems.is_empty() { config.ok_or(Problems(problems)) } else { Err(Problems(problems)) }
    }

    /// The address of the database.
    #[must_use]
    pub fn database(&self) -> Secret {
        self.database_url.clone().unwrap_or_else(|| {
            let path = std::path::absolute(self.database_file()).unwrap_or_else(|_| self.database_file());
            Secret::new(format!("sqlite://{}", path.display()))
        })
    }

    /// The database as it may be shown: without the user's name, the password and options.
    #[must_use]
    pub fn database_words(&self) -> String {
        let url = self.database();
        let url = url.reveal();
        let (scheme, rest) = url.split_once("://").unwrap_or(("?", ""));
        let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
        format!("{scheme}://{}", place.split('?').next().unwrap_or_default())
    }

    /// The SQLite file in the data folder.
    #[must_use]
    pub fn database_file(&self) -> PathBuf {
        self.data_dir.join("evenhand.db")
    }

    /// The file of the installation's key.
    #[must_use]
    pub fn key_file(&self) -> PathBuf {
        self.data_dir.join("key")
    }
}

/// Turns texts into settings, keeping what is wrong.
struct Checker<'a> {
    set: &'a Set,
    problems: &'a mut Vec<Problem>,
}

impl Checker<'_> {
    fn config(&mut self, file: Option<PathBuf>, warnings: Vec<String>) -> Option<Config> {
        let data_dir = PathBuf::from(self.text("data_dir").unwrap_or("evenhand-data"));
        let address = "an address and port such as 127.0.0.1:8080";
        let listen =
            self.parsed("listen", address).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let metrics_listen = self.parsed("metrics_listen", address);
        let files = self.files(&data_dir);
        let log_format = self.one_of("log_format", &[("text", LogFormat::Text), ("json", LogFormat::Json)]);
        let log_level = self.parsed("log_level", "error, warn, info, debug or trace");
        let connections = self.number("connections", 1024, 8..=100_000);
        let database_url = self.database_url();
        let key = self.key();
        let settings = self.settings(listen)?;
        Some(Config {
            file,
            listen,
            metrics_listen,
            connections: usize::try_from(connections).unwrap_or(1024),
            data_dir,
            database_url,
            key,
            files,
            log_format: log_format.unwrap_or(LogFormat::Text),
            log_level: log_level.unwrap_or(tracing::Level::INFO),
            settings,
            warnings,
        })
    }

    fn settings(&mut self, listen: SocketAddr) -> Option<Settings> {
        let theme = self.theme();
        let templates_dir = self.text("templates_dir").map(PathBuf::from);
        if templates_dir.as_ref().is_some_and(|it| !it.is_dir()) {
            self.wrong("templates_dir", "must be a folder that is there");
        }
        Some(Settings {
            body_name: self.text("body_name").unwrap_or("Your organisation").to_owned(),
            public_url: self.public_url(listen),
            contact_email: self.contact_email(),
            theme: theme?,
            templates_dir,
            stale_after_days: self.number("stale_after_days", 60, 1..=3650),
            due_soon_days: self.number("due_soon_days", 28, 1..=3650),
            session_idle_minutes: self.number("session_minutes", 60, 1..=10_080),
            session_hours: self.number("session_hours", 12, 1..=720),
            behind_proxy: self.one_of("behind_proxy", &[("true", true), ("false", false)]).unwrap_or(false),
            upload_limit: usize::try_from(self.number("upload_limit_mb", 20, 1..=1024)).unwrap_or(20)
                * 1024
                * 1024,
            demonstration: false,
        })
    }

    fn public_url(&mut self, listen: SocketAddr) -> String {
        let Some(url) = self.text("public_url") else { return format!("http://{listen}") };
        let url = url.trim_end_matches('/').to_owned();
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        if host.is_none_or(|it| it.is_empty() || it.contains(['/', '?', '#', ' ', '@'])) {
            self.wrong("public_url", "must be http:// or https:// and a host, without a path");
        }
        url
    }

    fn contact_email(&mut self) -> String {
        let Some(email) = self.text("contact_email").map(str::to_owned) else { return String::new() };
        let fine = email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        if !fine || email.contains(char::is_whitespace) {
            self.wrong("contact_email", "must be an e-mail address");
        }
        email
    }

    fn theme(&mut self) -> Option<govuk::Theme> {
        let colour = "a colour such as #1d70b8";
        let brand = self.parsed::<govuk::Colour>("brand_colour", colour);
        let link = self.parsed::<govuk::Colour>("link_colour", colour);
        let brand = match brand {
            Some(it) => it,
            None => govuk::Colour::from_str("#1d70b8").ok()?,
        };
        let theme = match link {
            Some(link) => govuk::Theme::with_link(brand, link),
            None => govuk::Theme::new(brand),
        };
        match theme {
            Ok(it) => Some(it),
            Err(why) => {
                let key = match why {
                    govuk::ThemeError::BrandTooLight { .. } => "brand_colour",
                    govuk::ThemeError::LinkTooLight { .. } if link.is_some() => "link_colour",
                    govuk::ThemeError::LinkTooLight { .. } => "brand_colour",
                };
                self.wrong(key, &format!("cannot be used: {why}"));
                None
            }
        }
    }

    fn files(&mut self, data_dir: &Path) -> FileStorage {
        let options = match self.set.get("files_options") {
            Some((Given::Options(it), _)) => {
                it.iter().map(|(name, value)| (name.clone(), Secret::new(value.as_str()))).collect()
            }
            _ => Vec::new(),
        };
        let Some(url) = self.text("files_url").map(str::to_owned) else {
            if !options.is_empty() {
                self.wrong("files_options", "needs a files_url, which is not set");
            }
            return FileStorage::Folder(data_dir.join("files"));
        };
        if cfg!(not(feature = "cloud-files")) {
            self.wrong("files_url", "cannot be used: this program was built without the feature cloud-files");
        } else if let Err(why) = Files::check_address(&url) {
            // What is wrong with it may be a secret in it, so it is not repeated.
            let place = self.set.get("files_url").map_or_else(String::new, |(_, it)| format!("{it}: "));
            self.problems.push(Problem(format!("{place}files_url cannot be used: {why}.")));
        }
        FileStorage::Store { url, options }
    }

    fn database_url(&mut self) -> Option<Secret> {
        let url = self.text("database_url")?.to_owned();
        if !["sqlite:", "postgres://", "postgresql://"].iter().any(|it| url.starts_with(it)) {
            self.wrong("database_url", "must begin with sqlite:// or postgres://");
        }
        Some(Secret::new(url))
    }

    fn key(&mut self) -> Option<Secret> {
        let key = self.text("key")?.to_owned();
        if key.len() < 32 {
            self.wrong("key", "must be at least 32 characters long");
        }
        Some(Secret::new(key))
    }

    fn text(&self, name: &str) -> Option<&str> {
        match self.set.get(name) {
            Some((Given::Text(it), _)) if !it.is_empty() => Some(it),
            _ => None,
        }
    }

    fn parsed<T: FromStr>(&mut self, name: &str, what: &str) -> Option<T> {
        let parsed = self.text(name)?.parse().ok();
        if parsed.is_none() {
            self.wrong(name, &format!("must be {what}"));
        }
        parsed
    }

    fn number(&mut self, name: &str, default: i64, range: std::ops::RangeInclusive<i64>) -> i64 {
        let what = format!("a whole number from {} to {}", range.start(), range.end());
        let Some(number) = self.parsed(name, &what) else { return default };
        if !range.contains(&number) {
            self.wrong(name, &format!("must be {what}"));
        }
        number
    }

    fn one_of<T: Copy>(&mut self, name: &str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(name)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let words: Vec<_> = words.iter().map(|it| it.0).collect();
            self.wrong(name, &format!("must be {}", words.join(" or ")));
        }
        found
    }

    fn wrong(&mut self, name: &str, why: &str) {
        let secret = key::find(name).is_none_or(|it| it.secret);
        let place = |it: &Origin| format!("{it}: ");
        let (origin, was) = match self.set.get(name) {
            Some((Given::Text(text), origin)) if !secret => (place(origin), format!("; it is “{text}”")),
            Some((_, origin)) => (place(origin), String::new()),
            None => (String::new(), String::new()),
        };
        self.problems.push(Problem(format!("{origin}{name} {why}{was}.")));
    }
}

#[cfg(test)]
mod tests;
