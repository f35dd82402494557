//! `evenhand history`: proves that the record is whole, and shows it.

use super::{Failure, Outcome, exit, load, open, waiting};
use crate::{config::Flags, say};
use clap::{Args, Subcommand};
use kernel::{
    App, Reader,
    history::{self, Event, Verdict},
};
use std::process::ExitCode;

/// Prove that the record of every change is whole, or show it.
#[derive(Args, Debug)]
pub(crate) struct History {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Walk the whole chain and say whether every entry is as it was written
    Verify {
        /// The hash of the last entry as it was published: the chain must hold it
        #[arg(long, value_name = "HASH")]
        expect: Option<String>,
    },
    /// Show the latest entries, newest first
    Show {
        /// How many
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=100_000))]
        limit: u64,
        /// One JSON object on each line
        #[arg(long)]
        json: bool,
    },
}

impl History {
    pub(super) fn run(self, flags: &Flags) -> Outcome {
        let config = load(flags)?;
        waiting(async move {
            let app = open(&config).await?;
            match self.verb {
                Verb::Verify { expect } => verify(&app, expect.as_deref()).await,
                Verb::Show { limit, json } => show(&app, limit, json).await,
            }
        })
    }
}

async fn verify(app: &App, expect: Option<&str>) -> Outcome {
    match history::verify(app).await? {
        Verdict::Broken { seq, why } => Err(Failure {
            words: format!("The history does not hold. Entry {seq}: {why}."),
            code: exit::FAILED,
        }),
        Verdict::Whole { entries, erased, last_hash } => {
            let expected = expect.map(|it| it.trim().to_lowercase());
            if let Some(expected) = expected.filter(|it| *it != last_hash) {
                if !holds(app, &expected).await? {
                    return Err(Failure {
                        words: format!(
                            "The history is whole in itself, but holds no entry with the hash {expected}: it was \
                             rewritten, or that hash is of another installation."
                        ),
                        code: exit::FAILED,
                    });
                }
                say::answer("The history holds the expected entry, and has grown since.");
            }
            say::answer(format_args!(
                "The history is whole: {entries} entries, {erased} with their values erased."
            ));
            say::answer(format_args!("Its last hash is {last_hash}"));
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Whether some entry of a chain that is whole has this hash.
async fn holds(app: &App, hash: &str) -> Result<bool, Failure> {
    use sea_orm::{ConnectionTrait, DbBackend, Statement};
    let (db, backend) = (app.db.operator(), app.db.backend());
    let mark = if backend == DbBackend::Sqlite { "?" } else { "$1" };
    let sql = format!("select 1 as it from history where hash = {mark}");
    Ok(db.query_one_raw(Statement::from_sql_and_values(backend, sql, [hash.into()])).await?.is_some())
}

async fn show(app: &App, limit: u64, json: bool) -> Outcome {
    let reader = Reader::system(app, "to show the history");
    for event in history::recent(&reader, limit, None).await? {
        if json {
            say::answer(serde_json::to_string(&event)?);
        } else {
            say::answer(words(&event));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn words(event: &Event) -> String {
    let Event { seq, actor_words, action, subject_kind, subject_id, .. } = event;
    let mut text =
        format!("{seq}  {}  {actor_words}: {action} ({subject_kind} {subject_id})", event.at.rfc3339());
    match &event.body {
        None => text.push_str("\n      values erased"),
        Some(body) => {
            for field in &body.fields {
                text.push_str(&format!("\n      {}: {} → {}", field.field, field.before, field.after));
            }
            if let Some(reason) = &body.reason {
                text.push_str(&format!("\n      because: {reason}"));
            }
        }
    }
    text
}
