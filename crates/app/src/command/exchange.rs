//! `evenhand import` and `evenhand export`: plans in and out.

use super::{Failure, Outcome, exit, headings, load, open, plan::INSIST, waiting};
use crate::{config::Flags, say};
use clap::{Args, ValueEnum};
use kernel::Reader;
use plan_reader::{Options, Progress, Stage};
use planning::{
    export, plan, profile,
    upload::{ImportOutcome, ImportReport, import},
};
use std::{
    io::{IsTerminal, Write},
    path::PathBuf,
    process::ExitCode,
};

/// Bring a plan in from a document, for review or at once.
#[derive(Args, Debug)]
pub(crate) struct Import {
    /// A Word, Excel, OpenDocument, PDF, HTML, CSV, Markdown or text file, or one that can be converted
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The plan to compare it with, by its name in addresses
    #[arg(long, value_name = "PLAN")]
    plan: Option<String>,
    /// Take it in at once: as a new draft plan, or every difference but what is missing in the file or would undo a
    /// later change
    #[arg(long)]
    accept: bool,
    /// Headings to know besides our own, a line each: what the column holds, a tab, the heading
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    /// The reading profile to read it with, by its name
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// Read it though nothing in it says that it is a plan: every row, list item or paragraph is proposed as an activity
    #[arg(long)]
    insist: bool,
}

impl Import {
    pub(super) fn run(self, flags: &Flags) -> Outcome {
        let config = load(flags)?;
        let aliases = headings::added(self.aliases.as_deref())?;
        let mut options = Options { aliases, insist: self.insist, ..Options::default() };
        let name = self.file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = std::fs::read(&self.file).map_err(|why| Failure {
            words: format!("{} cannot be read: {why}.", self.file.display()),
            code: exit::FAILED,
        })?;
        if bytes.len() > config.settings.upload_limit {
            let limit = config.settings.upload_limit / (1024 * 1024);
            return Err(Failure {
                words: format!(
                    "{name} is larger than {limit} MB. Raise upload_limit_mb if it really is a plan."
                ),
                code: exit::FAILED,
            });
        }
        waiting(async move {
            let app = open(&config).await?;
            let wanted = self.plan.as_deref();
            if let Some(name) = &self.profile {
                let reader = Reader::system(&app, "a command of the operator");
                let profile = profile::store::called(&reader, name).await.map_err(|why| match why {
                    kernel::Error::NotFound => Failure {
                        words: format!("There is no reading profile “{name}”."),
                        code: exit::FAILED,
                    },
                    other => other.into(),
                })?;
                options.profile = profile.rules()?;
            }
            let report = import(&app, bytes.into(), &name, wanted, self.accept, options, progress()).await;
            let report = match report {
                Err(kernel::Error::NotFound) => {
                    let reader = Reader::system(&app, "a command of the operator");
                    return Err(no_such_plan(&reader, wanted.unwrap_or_default()).await);
                }
                other => other?,
            };
            Ok(tell(&report, &config.settings.public_url))
        })
    }
}

/// Names the plans there are to a person who named one that there is not.
async fn no_such_plan(reader: &Reader, wanted: &str) -> Failure {
    let mut words = format!("There is no plan “{wanted}”.");
    match plan::store::list(reader).await {
        Err(why) => return why.into(),
        Ok(plans) if plans.is_empty() => words.push_str(" There are none yet."),
        Ok(plans) => {
            words.push_str(" There are:");
            words.extend(plans.iter().map(|it| format!("\n  {}", it.slug)));
        }
    }
    Failure { words, code: exit::FAILED }
}

/// Shows on a terminal how far a reading has come.
fn progress() -> impl FnMut(Progress) + Send + 'static {
    let shown = std::io::stderr().is_terminal();
    move |it| {
        if !shown {
            return;
        }
        let stage = match it.stage {
            Stage::Opening => "Opening",
            Stage::Interpreting => "Reading",
            Stage::DatesAndLeads => "Dates and leads",
        };
        let mut out = std::io::stderr();
        let end = if it.done >= it.of { "\r\x1b[K" } else { "" };
        // A terminal that went away loses only this.
        let _ = write!(out, "\r\x1b[K{stage}: {} of {}{end}", it.done, it.of);
        let _ = out.flush();
    }
}

fn tell(report: &ImportReport, url: &str) -> ExitCode {
    let plan = report.plan.as_deref().unwrap_or_default();
    let review = format!("{url}/uploads/{}", report.upload);
    for check in &report.checks {
        say::aside(format_args!("? {}: {}", check.place, check.message));
    }
    match &report.outcome {
        ImportOutcome::Refused(why) => {
            say::aside(why);
            return ExitCode::from(exit::FAILED);
        }
        ImportOutcome::NoPlan(why) => {
            say::aside(format_args!("{why} {INSIST}"));
            return ExitCode::from(exit::FAILED);
        }
        ImportOutcome::ToReview => say::answer(format_args!("It was read. Check and accept it at {review}")),
        ImportOutcome::Differs(1) => {
            say::answer(format_args!(
                "It differs from {plan} in one place. Choose whether to take it at {review}"
            ));
        }
        ImportOutcome::Differs(count) => say::answer(format_args!(
            "It differs from {plan} in {count} places. Choose which to take at {review}"
        )),
        ImportOutcome::Reports(1) => {
            say::answer(format_args!(
                "It reports on progress: one thing waits to be posted as an update at {review}"
            ));
        }
        ImportOutcome::Reports(count) => say::answer(format_args!(
            "It reports on progress: {count} things wait to be posted as updates at {review}"
        )),
        ImportOutcome::Unchanged => say::answer("Nothing changed: the plan holds all of it already."),
        ImportOutcome::Made => {
            say::answer(format_args!(
                "It is a draft plan now. Prepare and publish it at {url}/plans/{plan}/prepare"
            ));
        }
        ImportOutcome::Took(taken, left) => say::answer(format_args!(
            "{taken} differences were taken into {plan}; {left} are left for a person to decide at {review}"
        )),
    }
    ExitCode::SUCCESS
}

/// Write a plan out. It names leads as written, so it is for staff.
#[derive(Args, Debug)]
pub(crate) struct Export {
    /// The plan, by its name in addresses
    #[arg(value_name = "PLAN")]
    plan: String,
    /// For programs (json), for a spreadsheet (csv), or to go on working in (docx, xlsx, ods)
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write to this file instead of the standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    #[default]
    Json,
    Csv,
    /// A Word document, laid out as the document that the plan came from
    Docx,
    /// A workbook for Excel, with the columns of the document that the plan came from
    Xlsx,
    /// The same as an OpenDocument spreadsheet
    Ods,
}

impl Export {
    pub(super) fn run(self, flags: &Flags) -> Outcome {
        let config = load(flags)?;
        waiting(async move {
            let app = open(&config).await?;
            let reader = Reader::system(&app, "a command of the operator");
            let plan = match plan::store::by_slug(&reader, &self.plan).await {
                Err(kernel::Error::NotFound) => return Err(no_such_plan(&reader, &self.plan).await),
                other => other?,
            };
            let bytes = match self.format {
                Format::Json => serde_json::to_vec_pretty(&export::plan(&reader, plan).await?)?,
                Format::Csv => export::csv(&reader, plan).await?,
                Format::Docx => export::file(&reader, plan, export::Format::Docx).await?,
                Format::Xlsx => export::file(&reader, plan, export::Format::Xlsx).await?,
                Format::Ods => export::file(&reader, plan, export::Format::Ods).await?,
            };
            match &self.output {
                Some(file) => std::fs::write(file, bytes)?,
                None => std::io::stdout().write_all(&bytes)?,
            }
            Ok(ExitCode::SUCCESS)
        })
    }
}
