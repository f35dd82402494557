//! `evenhand-figures attack`: what a reader could work out of published tables.

use super::{Failure, Outcome, answer, aside, clock, exit, read, seconds};
use crate::folder;
use clap::Args;
use disclosure::{
    PublicWitnesses,
    attack::{Attack, Findings},
    publication::{Publication, Shown},
};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

/// Attack published tables: find out which hidden numbers anybody could work out of them.
///
/// Reads a certificate, or any tables in the format sdc-attack/1. Ends with 1 if a number can be worked out.
#[derive(Args, Debug)]
pub(super) struct AttackArgs {
    /// The certificate or tables
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Print the whole result as JSON (sdc-attack-result/1)
    #[arg(long)]
    json: bool,
    /// Solve the so many narrowest cells again in whole numbers
    #[arg(long, value_name = "NUMBER", default_value_t = 150)]
    mip_top: usize,
    /// Look for whole tables that prove how wide the hidden numbers are, and write them (evenhand-witnesses/1). They are made
    /// from what is published alone
    #[arg(long, value_name = "FILE")]
    witnesses: Option<PathBuf>,
    /// Stop after so many seconds; what was recovered by then is certain
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    limit: Option<f64>,
}

/// The most cells that are named one by one.
const MOST_NAMED: usize = 20;

impl AttackArgs {
    pub(super) fn run(self) -> Outcome {
        let publication = Publication::from_json(&read(&self.file)?)
            .map_err(|why| Failure::new(exit::MEND, format!("{}: {why}", self.file.display())))?;
        let begun = Instant::now();
        let left = clock(self.limit);
        let attack = Attack {
            whole_for_narrowest: self.mip_top,
            seconds_left: self.limit.is_some().then_some(&left),
            ..Attack::default()
        };
        let found = attack
            .run(&publication)
            .map_err(|why| Failure::new(exit::FAILED, format!("{}: {why}", self.file.display())))?;
        let took = begun.elapsed().as_secs_f64();
        if self.json {
            answer(found.to_json(&publication, took).trim_end());
        } else {
            summary(&publication, &found, took);
        }
        if let Some(path) = &self.witnesses {
            self.prove(&publication, path, attack.seconds_left)?;
        }
        let failed = found.recovered().next().is_some() || found.contradiction.is_some();
        Ok(ExitCode::from(if failed { exit::FAILED } else { exit::FINE }))
    }
}

impl AttackArgs {
    /// Writes witnesses of what is published.
    fn prove(
        &self,
        publication: &Publication,
        path: &Path,
        left: Option<&dyn Fn() -> f64>,
    ) -> Result<(), Failure> {
        let fault = |why: &dyn std::fmt::Display| {
            Failure::new(exit::FAILED, format!("{}: {why}", self.file.display()))
        };
        let Some(found) = PublicWitnesses::find(publication, left).map_err(|why| fault(&why))? else {
            return Err(fault(
                &"No witnesses were found: the tables contradict themselves, print shares, or time ran out.",
            ));
        };
        folder::write_file(path, found.to_json().as_bytes()).map_err(|why| fault(&why))?;
        aside(format_args!("{} holds whole tables made from what is published alone.", path.display()));
        Ok(())
    }
}

fn summary(publication: &Publication, found: &Findings, took: f64) {
    let moved = publication.cells.iter().filter(|it| matches!(it.shown, Shown::Moved { .. })).count();
    let near =
        if moved == 0 { String::new() } else { format!(", and {moved} shown as numbers near the count") };
    answer(format_args!(
        "{} cells, {} of them hidden{near}.",
        publication.cells.len(),
        found.cells.len().saturating_sub(moved)
    ));
    if let Some(why) = &found.contradiction {
        answer(format_args!(
            "The tables contradict themselves: {why}. Somebody changed a number, or it was rounded."
        ));
        return;
    }
    let recovered: Vec<_> = found.recovered().collect();
    answer(format_args!("Worked out: {}.", recovered.len()));
    for it in recovered.iter().take(MOST_NAMED) {
        answer(format_args!("  {} is {}", publication.describe(&it.place), it.low));
    }
    if recovered.len() > MOST_NAMED {
        answer(format_args!("  … and {} more; --json names all.", recovered.len() - MOST_NAMED));
    }
    let within =
        |most: u64| found.cells.iter().filter(|it| it.width().is_some_and(|it| it <= most && it > 0)).count();
    answer(format_args!(
        "Nearly worked out: {} to two values, {} to three.",
        within(1),
        within(2) - within(1)
    ));
    if let Some(narrowest) = found.narrowest() {
        answer(format_args!("The narrowest of them could be {} values.", narrowest + 1));
    }
    if found.timed_out {
        answer("Time ran out: what is worked out is certain, and more may be.");
    }
    answer(format_args!("{} programmes solved in {took:.2} seconds.", found.programmes));
}
