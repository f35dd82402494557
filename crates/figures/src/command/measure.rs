//! `evenhand-figures measure`: a project becomes a release.

use super::{
    Failure, Outcome, answer, aside,
    effort::{EffortArgs, refused},
    exit,
};
use crate::{
    folder::{self, Existing},
    output::OutputError,
    protect::ProtectError,
    release::{self, Making, MeasureError},
};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use std::{path::PathBuf, process::ExitCode, time::Duration};
use time::{Date, macros::format_description};

/// Make the release that a project describes: tables, charts, a method note and a certificate.
#[derive(Args, Debug)]
pub(super) struct MeasureArgs {
    /// The project file
    #[arg(value_name = "PROJECT.toml")]
    project: PathBuf,
    /// The folder to write, which must not be there yet (else “release” beside the project)
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Put the new release in the place of the folder that is there
    #[arg(long)]
    replace: bool,
    /// The day of publication, instead of the project's
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    date: Option<Date>,
    /// Read the project and say what is wrong with it; write nothing
    #[arg(long)]
    check: bool,
    /// Enter the release in the body's register: from now on it counts as published
    #[arg(long)]
    record: bool,
    #[command(flatten)]
    effort: EffortArgs,
}

fn day(text: &str) -> Result<Date, &'static str> {
    Date::parse(text, format_description!("[year]-[month]-[day]")).map_err(|_| "write it as 2026-06-30")
}

impl MeasureArgs {
    pub(super) fn run(self) -> Outcome {
        if self.check {
            let project = release::check(&self.project).map_err(failure)?;
            answer(format_args!(
                "{}: {} of {}; nothing is wrong with it. Its data are read when it is measured.",
                self.project.display(),
                counted(project.measures.len(), "measure"),
                counted(project.data.len(), "table of data")
            ));
            return Ok(ExitCode::from(exit::FINE));
        }
        let out = self.out.clone().unwrap_or_else(|| {
            self.project.parent().map_or_else(|| PathBuf::from("release"), |it| it.join("release"))
        });
        let existing = if self.replace { Existing::Replace } else { Existing::Keep };
        folder::may_be_written(&out, existing).map_err(failure)?;
        let bar = spinner();
        let made = self.effort.spend(|effort| {
            let making = Making { file: &self.project, date: self.date, effort };
            release::make(&making, &mut |words| bar.set_message(words.to_owned()))
        });
        bar.finish_and_clear();
        let made = made.map_err(failure)?;
        folder::write(&made.files, &out, existing).map_err(failure)?;
        if self.record {
            match (&made.register_file, made.again) {
                (Some(path), false) => {
                    folder::write_file(path, made.register.to_confidential_json().as_bytes())
                        .map_err(failure)?;
                    aside(format_args!(
                        "Entered in {}. It holds raw counts: keep it like the records.",
                        path.display()
                    ));
                }
                (Some(path), true) => aside(format_args!("{} has this release already.", path.display())),
                (None, _) => {
                    let words =
                        "The project names no register: add register = \"register.json\" to [disclosure].";
                    return Err(Failure::new(exit::MEND, words));
                }
            }
        }
        for line in &made.published.summary {
            answer(line);
        }
        answer(format_args!(
            "{} files in {}; {}, and the attack worked out none of them.",
            made.files.len(),
            out.display(),
            made.protected
        ));
        Ok(ExitCode::from(exit::FINE))
    }
}

/// "1 measure", "2 measures"; "1 table of data", "2 tables of data".
fn counted(number: usize, what: &str) -> String {
    let (noun, rest) = what.split_once(' ').map_or((what, String::new()), |it| (it.0, format!(" {}", it.1)));
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}{rest}")
}

fn failure(error: MeasureError) -> Failure {
    if let MeasureError::Protect(ProtectError::Refused(refusal)) = &error {
        return refused(refusal);
    }
    let code = match &error {
        it if it.is_refusal() => exit::REFUSED,
        MeasureError::Project(_)
        | MeasureError::Data(_)
        | MeasureError::Policy(_)
        | MeasureError::Secret { .. }
        | MeasureError::NoDate
        | MeasureError::Output(OutputError::SameName(_))
        | MeasureError::Protect(_) => exit::MEND,
        _ => exit::FAILED,
    };
    Failure::new(code, error)
}

fn spinner() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}
