//! What the configuration takes and refuses.

use super::*;

fn load(file: &str, variables: &[(&str, &str)], set: &[(&str, &str)]) -> Result<Config, String> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("evenhand.toml"), file).expect("a file");
    let own = |it: &[(&str, &str)]| it.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    let around = Surroundings { variables: own(variables), folder: folder.path().to_owned() };
    Config::load(&around, &Flags { file: None, set: own(set) })
        .map_err(|it| it.to_string().replace(&format!("{}/", folder.path().display()), ""))
}

fn refused(file: &str) -> String {
    load(file, &[], &[]).expect_err("refused")
}

#[test]
fn nothing_needs_to_be_set() {
    let config = load("", &[], &[]).expect("defaults");
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.settings.public_url, "http://127.0.0.1:8080");
    assert_eq!(config.settings.stale_after_days, 60);
    assert_eq!(config.settings.due_soon_days, 28);
}

#[test]
fn later_layers_win() {
    let file = "stale_after_days = 30\ndue_soon_days = 7\nsession_hours = 8\n";
    let config = load(
        file,
        &[("EVENHAND_STALE_AFTER_DAYS", "40"), ("EVENHAND_DUE_SOON_DAYS", "14")],
        &[("stale_after_days", "50")],
    )
    .expect("taken");
    let it = config.settings;
    assert_eq!((it.stale_after_days, it.due_soon_days, it.session_hours), (50, 14, 8));
}

#[test]
fn a_wrong_setting_is_named_with_its_place() {
    assert_eq!(
        refused("\n\nstale_after_days = \"sixty\"\n"),
        "evenhand.toml, line 3: stale_after_days must be a whole number without quotation marks, but is a text."
    );
    assert_eq!(
        refused("listn = \"0.0.0.0:80\""),
        "evenhand.toml, line 1: there is no key listn; listen may be meant."
    );
    assert_eq!(
        refused("listen = \"eighty\""),
        "evenhand.toml, line 1: listen must be an address and port such as 127.0.0.1:8080; it is “eighty”."
    );
    assert_eq!(
        load("", &[("EVENHAND_SESSION_HOURS", "-1")], &[]).expect_err("refused"),
        "the environment variable EVENHAND_SESSION_HOURS: session_hours must be a whole number from 1 to 720; it is “-1”."
    );
    assert!(refused("listen = ").starts_with("evenhand.toml, line 1: "));
}

#[test]
fn everything_wrong_is_told_at_once() {
    assert_eq!(refused("log_format = \"xml\"\nbehind_proxy = 1\nbody = \"X\"").lines().count(), 3);
}

#[test]
fn a_colour_that_is_hard_to_read_is_refused() {
    assert!(refused("brand_colour = \"#ffdd00\"").contains("too light for white text"));
    assert!(refused("link_colour = \"#aaaaff\"").contains("link_colour cannot be used"));
}

#[test]
fn secrets_are_never_shown() {
    let config = load("database_url = \"postgres://officer:hunter2@db/evenhand\"", &[], &[]).expect("taken");
    assert!(!format!("{config:?}").contains("hunter2"));
    assert_eq!(config.database_words(), "postgres://db/evenhand");
    assert!(!refused("database_url = \"mysql://officer:hunter2@db/evenhand\"").contains("hunter2"));
    assert!(!refused("key = \"hunter2\"").contains("hunter2"));
    assert!(load("", &[], &[("key", "hunter2")]).expect_err("refused").contains("is a secret"));
}

#[test]
fn a_secret_can_stand_in_a_file_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("url");
    std::fs::write(&path, "sqlite:///tmp/x.db\n").expect("a file");
    let path = path.display().to_string();
    let by_variable = load("", &[("EVENHAND_DATABASE_URL_FILE", &path)], &[]).expect("taken");
    let by_file = load(&format!("database_url_file = {path:?}"), &[], &[]).expect("taken");
    for config in [by_variable, by_file] {
        assert_eq!(config.database().reveal(), "sqlite:///tmp/x.db");
    }
}

#[test]
fn a_variable_that_sets_nothing_is_warned_of() {
    let config =
        load("", &[("EVENHAND_PORT", "tcp://10.0.0.1:80"), ("EVENHAND_LISTN", "x")], &[]).expect("taken");
    assert_eq!(config.warnings.len(), 2);
}

#[cfg(feature = "cloud-files")]
#[test]
fn a_store_takes_its_options_from_a_table_or_lines() {
    let file = "files_url = \"s3://evidence/plans\"\n[files_options]\naws_region = \"eu-west-2\"\n";
    let by_file = load(file, &[], &[]).expect("taken");
    let by_variable = load(
        "files_url = \"s3://evidence/plans\"",
        &[("EVENHAND_FILES_OPTIONS", "aws_region=eu-west-2\n")],
        &[],
    )
    .expect("taken");
    for config in [by_file, by_variable] {
        let FileStorage::Store { options, .. } = config.files else { panic!("a store") };
        assert_eq!(options, [("aws_region".to_owned(), Secret::new("eu-west-2"))]);
    }
}

/// The documentation names every key with its default, and no other.
#[test]
fn every_key_is_documented() {
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/how-to/configuration.md"))
            .expect("the page");
    let documented: Vec<(String, String)> = page
        .lines()
        .filter_map(|it| it.strip_prefix("| `")?.split_once("` | "))
        .map(|(name, rest)| (name.to_owned(), rest.split(" | ").next().unwrap_or_default().to_owned()))
        .collect();
    let expected: Vec<_> = key::KEYS.iter().map(|it| (it.name.to_owned(), it.default.to_owned())).collect();
    assert_eq!(documented, expected);
}
