//! `evenhand backup` and `evenhand restore`.

use super::{Failure, Outcome, exit, load, open, waiting};
use crate::{
    assemble::{self, Migrations},
    backup::{self, Onto},
    config::Flags,
    say,
};
use clap::Args;
use kernel::{Clock, history::Verdict};
use std::{path::PathBuf, process::ExitCode};

/// Put everything that is kept into one file, while the site goes on.
#[derive(Args, Debug)]
pub(crate) struct Backup {
    /// The file to make, such as evenhand-2026-11-22.tar.gz
    #[arg(value_name = "FILE")]
    to: PathBuf,
}

impl Backup {
    pub(super) fn run(self, flags: &Flags) -> Outcome {
        let config = load(flags)?;
        waiting(async move {
            let app = open(&config).await?;
            let manifest = backup::back_up(&app, &self.to).await?;
            let rows: u64 = manifest.tables.iter().map(|it| it.rows).sum();
            say::answer(format_args!(
                "{} holds {rows} rows of {} tables, {} files and {} entries of history.",
                self.to.display(),
                manifest.tables.len(),
                manifest.files.len(),
                manifest.history.entries,
            ));
            Ok(ExitCode::SUCCESS)
        })
    }
}

/// Put a backup back, into the database and file store that are configured.
#[derive(Args, Debug)]
pub(crate) struct Restore {
    /// The backup
    #[arg(value_name = "FILE")]
    from: PathBuf,
    /// Throw away what is in the database now; it is backed up into the data folder first
    #[arg(long)]
    replace: bool,
}

impl Restore {
    pub(super) fn run(self, flags: &Flags) -> Outcome {
        let config = load(flags)?;
        waiting(async move {
            let app = assemble::app(&config, Clock::system(), Migrations::LeaveAlone).await?;
            let onto = if self.replace { Onto::Anything } else { Onto::Emptiness };
            if self.replace && assemble::is_current(&app).await {
                let kept =
                    config.data_dir.join(format!("before-restore-{}.tar.gz", app.clock.now().0 / 1_000_000));
                backup::back_up(&app, &kept).await?;
                say::aside(format_args!("What was there before is kept in {}.", kept.display()));
            }
            let restored =
                backup::restore(&app, &self.from, &config.data_dir, &config.database_words(), onto).await?;
            let manifest = restored.manifest;
            say::answer(format_args!(
                "Restored the backup of {}: {} tables, {} files.",
                manifest.made_at,
                manifest.tables.len(),
                manifest.files.len(),
            ));
            match restored.verdict {
                Verdict::Whole { entries, .. } => {
                    say::answer(format_args!("Its history is whole: {entries} entries."));
                    Ok(ExitCode::SUCCESS)
                }
                Verdict::Broken { seq, why } => Err(Failure {
                    words: format!(
                        "It was restored as it was, but its history does not hold. Entry {seq}: {why}."
                    ),
                    code: exit::FAILED,
                }),
            }
        })
    }
}
