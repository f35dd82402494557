//! `evenhand read`: reads plan documents and says what was found, without storing anything.

use super::{Failure, Outcome, exit};
use crate::say;
use clap::{Args, ValueEnum};
use std::{path::PathBuf, process::ExitCode};

/// Read plan documents and say what is in them; nothing is stored.
#[derive(Args, Debug)]
pub(crate) struct Read {
    /// Word, Excel, OpenDocument, HTML or CSV files
    #[arg(required_unless_present = "schema", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// An outline for people, or everything for machines
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Say for each row and paragraph what it was read as, and why
    #[arg(long)]
    explain: bool,
    /// Print the JSON schema of what `--format json` prints, and read nothing
    #[arg(long)]
    schema: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
}

impl Read {
    pub(super) fn run(self) -> Outcome {
        if self.schema {
            say::answer(plan_reader::SCHEMA.trim_end());
            return Ok(ExitCode::from(exit::FINE));
        }
        let options = plan_reader::Options { explain: self.explain, ..plan_reader::Options::default() };
        let mut refused = 0;
        for file in &self.files {
            let name = file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
            let bytes = std::fs::read(file).map_err(|why| Failure {
                words: format!("{} cannot be read: {why}.", file.display()),
                code: exit::FAILED,
            })?;
            match plan_reader::read(&bytes, &name, &options, &mut |_| {}) {
                Ok(reading) if self.format == Format::Json => {
                    let mut json = serde_json::to_value(&reading.draft)?;
                    if let Some(draft) = json.as_object_mut() {
                        draft.insert("schema".into(), plan_reader::SCHEMA_ID.into());
                        draft.insert("file".into(), name.into());
                        if self.explain {
                            draft.insert("explanation".into(), serde_json::to_value(&reading.explanation)?);
                        }
                        draft.insert("queries".into(), serde_json::to_value(&reading.queries)?);
                    }
                    say::answer(serde_json::to_string_pretty(&json)?);
                }
                Ok(reading) => {
                    if self.files.len() > 1 {
                        say::answer(format_args!("== {name}"));
                    }
                    if self.explain {
                        for it in &reading.explanation {
                            say::answer(format_args!("{}: “{}”\n    {}", it.source, it.words, it.why));
                        }
                        continue;
                    }
                    say::answer(plan_reader::outline(&reading.draft).trim_end());
                    for query in &reading.queries {
                        say::answer(format_args!("? {}: {}", query.location, query.message));
                    }
                }
                Err(refusal) => {
                    refused += 1;
                    say::aside(format_args!("{name}: {refusal}"));
                }
            }
        }
        Ok(ExitCode::from(if refused == 0 { exit::FINE } else { exit::FAILED }))
    }
}
