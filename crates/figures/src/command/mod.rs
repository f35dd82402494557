//! What the program `evenhand-figures` can be told to do.

mod attack;
mod effort;
mod measure;
mod protect;
mod shell;

use clap::{Parser, Subcommand};
use std::{io::Write, process::ExitCode};

/// Exit codes, as the manual lists them.
pub mod exit {
    /// All went well; an attack recovered nothing.
    pub const FINE: u8 = 0;
    /// It could not be done, or an attack recovered something.
    pub const FAILED: u8 = 1;
    /// The command was not understood, or the project or the data must be mended first.
    pub const MEND: u8 = 2;
    /// The figures are in order and may not be published as they are.
    pub const REFUSED: u8 = 3;
}

/// From counts to published tables and charts that are right and give nobody away.
#[derive(Debug, Parser)]
#[command(name = "evenhand-figures", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Measure(measure::MeasureArgs),
    Attack(attack::AttackArgs),
    Protect(protect::ProtectArgs),
    Completions(shell::Completions),
    Man(shell::Man),
}

/// A command that could not be carried out: what to say, and the exit code.
#[derive(Debug)]
struct Failure {
    words: String,
    code: u8,
}

impl Failure {
    fn new(code: u8, words: impl std::fmt::Display) -> Self {
        Self { words: words.to_string(), code }
    }
}

type Outcome = Result<ExitCode, Failure>;

/// Carries out what was typed.
#[must_use]
pub fn run() -> ExitCode {
    let outcome = match Cli::parse().verb {
        Verb::Measure(it) => it.run(),
        Verb::Attack(it) => it.run(),
        Verb::Protect(it) => it.run(),
        Verb::Completions(it) => it.run(),
        Verb::Man(it) => it.run(),
    };
    match outcome {
        Ok(code) => code,
        Err(Failure { words, code }) => {
            aside(words);
            ExitCode::from(code)
        }
    }
}

/// Says `text` on the standard output, where it can be piped on.
fn answer(text: impl std::fmt::Display) {
    // Whoever reads may stop reading, as “head” does; that is no fault.
    let _unread = writeln!(std::io::stdout(), "{text}");
}

/// Says `text` beside the answer: warnings, what went wrong.
fn aside(text: impl std::fmt::Display) {
    let _unread = writeln!(std::io::stderr(), "{text}");
}

/// Reads a file that was named on the command line.
fn read(path: &std::path::Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path)
        .map_err(|why| Failure::new(exit::FAILED, format!("{}: It cannot be read: {why}.", path.display())))
}

/// The seconds that are left of a limit, from now on.
fn clock(limit: Option<f64>) -> impl Fn() -> f64 {
    let begun = std::time::Instant::now();
    move || limit.map_or(f64::INFINITY, |it| it - begun.elapsed().as_secs_f64())
}

/// A limit in seconds.
fn seconds(text: &str) -> Result<f64, &'static str> {
    text.parse::<f64>()
        .ok()
        .filter(|it| it.is_finite() && *it > 0.0)
        .ok_or("write a number of seconds above 0")
}
