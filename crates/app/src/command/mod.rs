//! The commands: what an operator can type.

mod backup;
mod companion;
mod demo;
mod doctor;
mod exchange;
mod headings;
mod history;
mod plan;
mod serve;
mod shell;
mod user;

use crate::{
    assemble::{self, Migrations},
    config::{Config, Flags, Surroundings},
    say,
};
use clap::{Args, Parser, Subcommand};
use kernel::{App, Clock};
use std::{path::PathBuf, process::ExitCode};

/// Exit codes, as the manual lists them.
pub mod exit {
    /// All went well.
    pub const FINE: u8 = 0;
    /// It could not be done; the reason was said.
    pub const FAILED: u8 = 1;
    /// The command was not understood.
    pub const USAGE: u8 = 2;
    /// The configuration is wrong.
    pub const CONFIGURATION: u8 = 78;
}

/// Follow a public body's promises on racial and structural inequality.
#[derive(Debug, Parser)]
#[command(name = "evenhand", version, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    config: ConfigFlags,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Args, Debug)]
struct ConfigFlags {
    /// The configuration file (else EVENHAND_CONFIG, ./evenhand.toml or /etc/evenhand/evenhand.toml)
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Set a key of the configuration, above the file and the environment
    #[arg(long, global = true, value_name = "KEY=VALUE", value_parser = pair)]
    set: Vec<(String, String)>,
    /// The folder for the database, the files and the key
    #[arg(long, global = true, value_name = "FOLDER")]
    data_dir: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Serve(serve::Serve),
    Demo(demo::Demo),
    Read(plan::Read),
    Import(exchange::Import),
    Export(exchange::Export),
    History(history::History),
    User(user::User),
    Measure(companion::Measure),
    Attack(companion::Attack),
    Protect(companion::Protect),
    Tally(companion::Tally),
    Backup(backup::Backup),
    Restore(backup::Restore),
    Doctor(doctor::Doctor),
    Completions(shell::Completions),
    Man(shell::Man),
}

fn pair(text: &str) -> Result<(String, String), &'static str> {
    text.split_once('=')
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .ok_or("write it as KEY=VALUE")
}

/// A command that could not be carried out: what to say, and the exit code.
#[derive(Debug)]
pub(crate) struct Failure {
    words: String,
    code: u8,
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self { words: error.to_string(), code: exit::FAILED }
    }
}

type Outcome = Result<ExitCode, Failure>;

/// Carries out what was typed.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    // Whatever this program writes is for its own user, not for everybody on the machine.
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    match carry_out(cli) {
        Ok(code) => code,
        Err(Failure { words, code }) => {
            say::aside(words);
            ExitCode::from(code)
        }
    }
}

fn carry_out(cli: Cli) -> Outcome {
    let mut flags = Flags { file: cli.config.config, set: cli.config.set };
    if let Some(folder) = cli.config.data_dir {
        flags.set.push(("data_dir".into(), folder.display().to_string()));
    }
    match cli.verb {
        Verb::Serve(it) => it.run(flags),
        Verb::Demo(it) => it.run(flags),
        Verb::Read(it) => it.run(),
        Verb::Import(it) => it.run(&flags),
        Verb::Export(it) => it.run(&flags),
        Verb::History(it) => it.run(&flags),
        Verb::User(it) => it.run(&flags),
        Verb::Measure(it) => it.run(),
        Verb::Attack(it) => it.run(),
        Verb::Protect(it) => it.run(),
        Verb::Tally(it) => it.run(),
        Verb::Backup(it) => it.run(&flags),
        Verb::Restore(it) => it.run(&flags),
        Verb::Doctor(it) => it.run(&flags),
        Verb::Completions(it) => it.run(),
        Verb::Man(it) => it.run(),
    }
}

fn load(flags: &Flags) -> Result<Config, Failure> {
    Config::load(&Surroundings::here(), flags)
        .map_err(|it| Failure { words: it.to_string(), code: exit::CONFIGURATION })
}

/// The application, for a command that is not the server: the database must be up to date already, or new.
async fn open(config: &Config) -> Result<App, Failure> {
    Ok(assemble::app(config, Clock::system(), Migrations::Begin).await?)
}

/// Carries out something that waits for others.
fn waiting<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
