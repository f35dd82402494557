//! `evenhand doctor`: checks the installation and says how to mend what is wrong.

use super::{Outcome, companion::Companion, exit};
use crate::{
    assemble::{self, Migrations, Migrator, StartError},
    config::{Config, FileStorage, Flags, Surroundings},
    key_file, say,
};
use clap::Args;
use kernel::{
    App, Clock,
    db::Db,
    history::{self, Verdict},
    page::Pages,
};
use plan_convert::{ConvertError, Helper, Helpers, Limits};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use sea_orm_migration::MigratorTrait;
use std::{path::Path, process::ExitCode};

/// Check the installation, line by line, and say how to mend what is wrong.
#[derive(Args, Debug)]
pub(crate) struct Doctor {}

/// Below this much free space, somebody should look.
const SPACE_WANTED: u64 = 1024 * 1024 * 1024;
/// Below this much, the next backup or upload may fail.
const SPACE_NEEDED: u64 = 100 * 1024 * 1024;

/// What the checks found.
#[derive(Default)]
struct Report {
    failed: bool,
}

impl Report {
    fn ok(&mut self, what: &str, words: impl std::fmt::Display) {
        say::answer(format_args!("ok    {what}: {words}"));
    }
    fn warn(&mut self, what: &str, words: impl std::fmt::Display) {
        say::answer(format_args!("warn  {what}: {words}"));
    }
    fn fail(&mut self, what: &str, words: impl std::fmt::Display) {
        self.failed = true;
        say::answer(format_args!("fail  {what}: {words}"));
    }
}

impl Doctor {
    pub(super) fn run(self, flags: &Flags) -> Outcome {
        let mut report = Report::default();
        let config = match Config::load(&Surroundings::here(), flags) {
            Ok(config) => config,
            Err(problems) => {
                for problem in problems.0 {
                    report.fail("configuration", problem);
                }
                return Ok(ExitCode::from(exit::CONFIGURATION));
            }
        };
        configuration(&config, &mut report);
        addresses(&config, &mut report);
        data_folder(&config, &mut report);
        key(&config, &mut report);
        templates(&config, &mut report);
        clock(&mut report);
        helpers(&mut report);
        companions(&mut report);
        super::waiting(async {
            if database(&config, &mut report).await {
                everything_else(&config, &mut report).await;
            }
            Ok(())
        })?;
        Ok(ExitCode::from(if report.failed { exit::FAILED } else { exit::FINE }))
    }
}

/// The programs that convert documents which are not read as they are. None of them is needed for the rest, but one
/// that is there is expected to run, and not only to be found.
fn helpers(report: &mut Report) {
    let helpers = Helpers::on_path();
    for helper in Helper::ALL {
        let (title, adds) = (helper.title(), helper.adds());
        let Some(path) = helpers.path(helper).map(Path::display) else {
            let install = helper.install();
            report.ok(title, format_args!("not installed, and not needed; with it, {adds} ({install})"));
            continue;
        };
        match plan_convert::prove(&helpers, helper, &Limits::default()) {
            Ok(()) => report.ok(title, format_args!("{path} runs; {adds}")),
            Err(ConvertError::Failed { said, .. }) => report.fail(
                title,
                format_args!(
                    "{path} is there but fails on a small document ({}); install it whole, or loosen what confines this service",
                    said.lines().map(str::trim).find(|it| !it.is_empty()).unwrap_or("it said nothing")
                ),
            ),
            Err(why) => report.fail(title, format_args!("{path} is there but does not run: {why}")),
        }
    }
    if Helper::ALL.iter().any(|it| helpers.has(*it)) && !helpers.without_network() {
        report.warn(
            "converting",
            "the system does not let programs be run without the network (unshare); documents could reach out while they are converted",
        );
    }
}

/// The programs that make figures and count records. None of them is needed for the rest.
fn companions(report: &mut Report) {
    for companion in Companion::ALL {
        match companion.path() {
            Some(path) => {
                report.ok(companion.program(), format_args!("{}; {}", path.display(), companion.adds()));
            }
            None => report.ok(
                companion.program(),
                format_args!(
                    "not installed, and not needed; with it, {} ({})",
                    companion.adds(),
                    companion.install()
                ),
            ),
        }
    }
}

fn configuration(config: &Config, report: &mut Report) {
    match &config.file {
        Some(file) => report.ok("configuration", file.display()),
        None => report.warn("configuration", "no file was found; only defaults and the environment count"),
    }
    for warning in &config.warnings {
        report.warn("configuration", warning);
    }
    if config.settings.contact_email.is_empty() {
        report.warn("contact_email", "is not set; people do not learn where to write to");
    }
}

fn addresses(config: &Config, report: &mut Report) {
    let (url, listen) = (&config.settings.public_url, config.listen);
    if config.settings.secure() && !config.settings.behind_proxy {
        report.warn("public_url", format_args!("{url} is secure, but this program answers in plain; put a proxy in front and set behind_proxy"));
    } else if !config.settings.secure() && !listen.ip().is_loopback() {
        report.warn(
            "public_url",
            format_args!(
                "{url} is not secure: passwords travel in plain to {listen}; use https:// and a proxy"
            ),
        );
    } else if config.settings.behind_proxy && !listen.ip().is_loopback() && !listen.ip().is_unspecified() {
        report.warn(
            "listen",
            format_args!(
                "{listen} can be reached past the proxy; listen on 127.0.0.1 if the proxy is on this machine"
            ),
        );
    } else {
        report.ok("public_url", format_args!("{url}, answering on {listen}"));
    }
}

fn data_folder(config: &Config, report: &mut Report) {
    let folder = &config.data_dir;
    if !folder.is_dir() {
        return report.warn(
            "data_dir",
            format_args!("{} is not there yet; the first start makes it", folder.display()),
        );
    }
    match tempfile::tempfile_in(folder) {
        Ok(_) => report.ok("data_dir", format_args!("{} can be written", folder.display())),
        Err(why) => report.fail(
            "data_dir",
            format_args!(
                "{} cannot be written: {why}; give it to the user that runs Evenhand",
                folder.display()
            ),
        ),
    }
    if key_file::open_to_others(folder).unwrap_or(false) {
        let words =
            format_args!("others on this machine can look into {0}; run: chmod 700 {0}", folder.display());
        report.warn("data_dir", words);
    }
    space(folder, report);
}

fn space(folder: &Path, report: &mut Report) {
    let Ok(found) = rustix::fs::statvfs(folder) else { return };
    let free = found.f_bavail.saturating_mul(found.f_frsize);
    let words = format!("{} MB free in {}", free / (1024 * 1024), folder.display());
    match free {
        it if it < SPACE_NEEDED => report.fail("space", format_args!("only {words}; make room")),
        it if it < SPACE_WANTED => report.warn("space", format_args!("only {words}; make room soon")),
        _ => report.ok("space", words),
    }
}

fn key(config: &Config, report: &mut Report) {
    if config.key.is_some() {
        return report.ok("key", "configured");
    }
    let file = config.key_file();
    match key_file::open_to_others(&file) {
        Ok(false) => report.ok("key", format_args!("{} is for its owner alone", file.display())),
        Ok(true) => report.fail(
            "key",
            format_args!("others on this machine can read it; run: chmod 600 {}", file.display()),
        ),
        Err(_) => {
            report.warn("key", format_args!("{} is not there yet; the first start makes it", file.display()));
        }
    }
}

fn templates(config: &Config, report: &mut Report) {
    let Some(folder) = &config.settings.templates_dir else {
        return report.ok("templates", "those built in");
    };
    match Pages::new(&assemble::templates(), &config.settings) {
        Ok(pages) => {
            let own = pages.names().filter(|it| folder.join(it).is_file()).count();
            report.ok("templates", format_args!("{own} of your own in {}", folder.display()));
        }
        Err(why) => {
            report.fail("templates", format_args!("{why}; mend or remove that file in {}", folder.display()));
        }
    }
}

fn clock(report: &mut Report) {
    let year = Clock::system().today().year();
    if (2026..2100).contains(&year) {
        report.ok("clock", Clock::system().now().words());
    } else {
        report.fail(
            "clock",
            format_args!("the year is {year}; set this machine's clock, for overdue depends on it"),
        );
    }
}

/// Whether the database is there and up to date.
async fn database(config: &Config, report: &mut Report) -> bool {
    let name = config.database_words();
    if config.database_url.is_none() && !config.database_file().is_file() {
        report.warn("database", format_args!("{name} is not there yet; the first start makes it"));
        return false;
    }
    let db = match Db::open(config.database().reveal()).await {
        Ok(db) => db,
        Err(why) => {
            report.fail(
                "database",
                format_args!("{name} cannot be opened: {why}; check database_url and that the database runs"),
            );
            return false;
        }
    };
    let current = match Migrator::get_pending_migrations_read_only(db.operator()).await {
        Ok(pending) if pending.is_empty() => {
            report.ok("database", format_args!("{name} is up to date"));
            true
        }
        Ok(pending) => {
            report.warn(
                "database",
                format_args!("{name} is behind by {} steps; the next start takes them", pending.len()),
            );
            false
        }
        Err(why) => {
            report.fail(
                "database",
                format_args!("{name}: {why}; install the version of Evenhand that it belongs to"),
            );
            false
        }
    };
    if db.backend() == DbBackend::Sqlite {
        journal(&db, report).await;
    }
    current
}

async fn journal(db: &Db, report: &mut Report) {
    let asked = Statement::from_string(DbBackend::Sqlite, "pragma journal_mode");
    let mode = match db.operator().query_one_raw(asked).await {
        Ok(Some(row)) => row.try_get::<String>("", "journal_mode").unwrap_or_default(),
        Ok(None) | Err(_) => String::new(),
    };
    if mode == "wal" {
        report.ok("journal", "write-ahead, so that readers do not wait");
    } else {
        report.fail(
            "journal",
            format_args!("is {mode:?} instead of write-ahead; keep the database on a local disk"),
        );
    }
}

async fn everything_else(config: &Config, report: &mut Report) {
    let app = match assemble::app(config, Clock::system(), Migrations::LeaveAlone).await {
        Ok(app) => app,
        Err(why @ StartError::Templates(_)) => {
            return report.warn("history", format_args!("not checked: {why}"));
        }
        Err(why) => return report.fail("start", why),
    };
    files(config, &app, report).await;
    match history::verify(&app).await {
        Ok(Verdict::Whole { entries, last_hash, .. }) => {
            report.ok("history", format_args!("{entries} entries, whole; last hash {last_hash}"));
        }
        Ok(Verdict::Broken { seq, why }) => {
            report.fail(
                "history",
                format_args!("entry {seq}: {why}; restore a backup, and find out who could write"),
            );
        }
        Err(why) => report.fail("history", why),
    }
}

async fn files(config: &Config, app: &App, report: &mut Report) {
    let place = match &config.files {
        FileStorage::Folder(folder) => folder.display().to_string(),
        FileStorage::Store { url, .. } => url.clone(),
    };
    match app.files.check().await {
        Ok(()) => report.ok("files", format_args!("{place} can be written and read")),
        Err(why) => report.fail("files", format_args!("{place}: {why}")),
    }
}
