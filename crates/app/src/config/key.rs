//! Every key of the configuration: what it is called, what it takes and what it means.

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Switch,
    /// Names with their values: a table in a file, lines of `name=value` in the environment.
    Options,
}

/// One key of the configuration.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name in a file. In the environment it is `EVENHAND_` and the name in capitals.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Whether it is never shown, and can also be given as the path of a file that holds it: the same name
    /// with `_file`.
    pub secret: bool,
    /// What holds if nothing is said, as the documentation words it.
    pub default: &'static str,
    /// What it means.
    pub about: &'static str,
}

const fn key(name: &'static str, kind: Kind, default: &'static str, about: &'static str) -> Key {
    Key { name, kind, secret: false, default, about }
}

const fn secret(name: &'static str, kind: Kind, default: &'static str, about: &'static str) -> Key {
    Key { name, kind, secret: true, default, about }
}

/// All of them, in the order in which they are documented.
pub const KEYS: &[Key] = &[
    key("body_name", Kind::Text, "Your organisation", "the organisation's name, in the header of every page"),
    key("contact_email", Kind::Text, "none", "where people write about the site, at the foot of every page"),
    key("public_url", Kind::Text, "http:// and the listen address", "where people find the site"),
    key("listen", Kind::Text, "127.0.0.1:8080", "the address and port to answer on"),
    key("metrics_listen", Kind::Text, "none", "a separate address and port for /metrics"),
    key(
        "behind_proxy",
        Kind::Switch,
        "false",
        "whether a proxy of yours stands in front and sets X-Forwarded-For",
    ),
    key("connections", Kind::Number, "1024", "the most connections that are open at the same time"),
    key("data_dir", Kind::Text, "evenhand-data", "the folder for the database, the files and the key"),
    secret(
        "database_url",
        Kind::Text,
        "a SQLite file in data_dir",
        "sqlite:///path/file.db or postgres://user:password@host/name",
    ),
    secret(
        "key",
        Kind::Text,
        "made at the first start, in data_dir/key",
        "the installation's own secret, which seals forms and sessions",
    ),
    key(
        "files_url",
        Kind::Text,
        "the folder data_dir/files",
        "s3://bucket/prefix or azure://container/prefix for documents and evidence",
    ),
    secret(
        "files_options",
        Kind::Options,
        "none",
        "region, account and credentials of the store at files_url",
    ),
    key("upload_limit_mb", Kind::Number, "20", "the most that one uploaded file may weigh, in megabytes"),
    key(
        "brand_colour",
        Kind::Text,
        "#1d70b8",
        "the colour of the header; must be dark enough for white text",
    ),
    key(
        "link_colour",
        Kind::Text,
        "a shade of brand_colour",
        "the colour of links; must be readable on white",
    ),
    key(
        "templates_dir",
        Kind::Text,
        "none",
        "a folder whose templates stand in for the built-in ones of the same name",
    ),
    key(
        "stale_after_days",
        Kind::Number,
        "60",
        "after how many days without an update an open activity is stale",
    ),
    key("due_soon_days", Kind::Number, "28", "how many days ahead a target date is due soon"),
    key("session_minutes", Kind::Number, "60", "after how many idle minutes a person is signed out"),
    key("session_hours", Kind::Number, "12", "after how many hours a person is signed out in any case"),
    key("log_format", Kind::Text, "text", "text for people, json for machines"),
    key("log_level", Kind::Text, "info", "error, warn, info, debug or trace"),
];

/// The key called `name`.
#[must_use]
pub fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|it| it.name == name)
}

/// The key that a mistyped name was probably meant for.
#[must_use]
pub fn near(name: &str) -> Option<&'static str> {
    KEYS.iter().map(|it| (distance(name, it.name), it.name)).filter(|it| it.0 <= 3).min().map(|it| it.1)
}

/// How many letters must be put in, taken out or changed to make `b` of `a`.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, to) in row.iter_mut().skip(1).zip(&b) {
            let best = (diagonal + usize::from(from != *to)).min(*cell + 1).min(left + 1);
            diagonal = std::mem::replace(cell, best);
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_key_is_recognised() {
        assert_eq!(near("databse_url"), Some("database_url"));
        assert_eq!(near("stale_after_day"), Some("stale_after_days"));
        assert_eq!(near("colour_of_the_carpet"), None);
    }
}
