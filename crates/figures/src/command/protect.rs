//! `evenhand-figures protect`: raw tables in, a publication with its certificate out.

use super::{
    Failure, Outcome, answer, aside,
    effort::{EffortArgs, refused},
    exit, read,
};
use crate::{folder, secret};
use clap::{Args, ValueEnum};
use disclosure::{
    Base, Counts, Method, Outcome as Proposed, Policy, Register, Release,
    publication::{Publication, Shown},
};
use std::{
    collections::{BTreeMap, HashMap},
    path::PathBuf,
    process::ExitCode,
};

/// Protect tables of raw counts, and write what may be published.
///
/// TABLES.json is in the format sdc-attack/1 with every cell's value. What is written is in the same format, with the cells
/// hidden that must be, or all of them rounded or moved: the certificate of the release.
#[derive(Args, Debug)]
pub(super) struct ProtectArgs {
    /// The raw tables
    #[arg(value_name = "TABLES.json")]
    tables: PathBuf,
    /// The policy: 1-4, under-10, pay, outcomes, or a file ending in .toml
    #[arg(long, value_name = "POLICY", default_value = "1-4")]
    policy: String,
    /// The dimension that holds outcomes (disciplined or not): with a policy that hides that nobody or everybody had one
    #[arg(long, value_name = "DIMENSION")]
    outcome: Option<String>,
    /// Hide what must be, round all counts so that parts still add up, or move all by cell keys
    #[arg(long, value_name = "METHOD", default_value = "suppress")]
    method: MethodName,
    /// What is rounded to
    #[arg(long, value_name = "NUMBER", default_value_t = Base::FIVE.get())]
    base: u64,
    /// The file of the secret that rounding draws from and cell keys are made of; never publish it
    #[arg(long, value_name = "FILE")]
    secret: Option<PathBuf>,
    /// The file to write (else the standard output)
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The register of all that was released before; the release is entered in it
    #[arg(long, value_name = "FILE")]
    register: Option<PathBuf>,
    /// Write whole tables that prove the protection safe by addition (evenhand-witnesses/1). They are made from the raw
    /// counts: for your own audit, never to be published
    #[arg(long, value_name = "FILE")]
    witnesses: Option<PathBuf>,
    /// The name of the release in the register
    #[arg(long, value_name = "NAME", default_value = "release")]
    name: String,
    #[command(flatten)]
    effort: EffortArgs,
}

/// How people are protected.
#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
enum MethodName {
    /// Hide what must be
    Suppress,
    /// Round all counts
    Round,
    /// Move all counts by keys
    CellKey,
}

impl ProtectArgs {
    fn method(&self) -> Result<Method, Failure> {
        if self.method == MethodName::Suppress {
            return Ok(Method::Suppress);
        }
        let Some(path) = &self.secret else {
            let words = "This method needs --secret and a file of at least 16 random bytes, which you keep and never publish.";
            return Err(Failure::new(exit::MEND, words));
        };
        let keys = secret::read(path).map_err(|why| Failure::new(exit::MEND, why))?;
        if self.method == MethodName::CellKey {
            return Ok(Method::CellKey(keys));
        }
        let base = Base::new(self.base).map_err(|why| Failure::new(exit::MEND, format!("--base: {why}")))?;
        Ok(Method::Round { base, keys })
    }

    pub(super) fn run(self) -> Outcome {
        let mend = |why: &dyn std::fmt::Display| {
            Failure::new(exit::MEND, format!("{}: {why}", self.tables.display()))
        };
        let raw = Publication::from_json(&read(&self.tables)?).map_err(|why| mend(&why))?;
        let policy = policy(&self.policy)?;
        let register = match &self.register {
            Some(path) if path.exists() => Register::from_json(&read(path)?)
                .map_err(|why| Failure::new(exit::MEND, format!("{}: {why}", path.display())))?,
            _ => Register::default(),
        };
        if policy.group_disclosure && self.outcome.is_none() {
            let words = format!(
                "The policy “{}” is about outcomes. Say with --outcome which dimension holds them.",
                policy.name
            );
            return Err(Failure::new(exit::MEND, words));
        }
        if let Some(outcome) = &self.outcome
            && !raw.dimensions.iter().any(|it| it.name() == outcome)
        {
            let names = raw.dimensions.iter().map(disclosure::Dimension::name).collect::<Vec<_>>().join(", ");
            return Err(mend(&format!("There is no dimension “{outcome}”. There is: {names}.")));
        }
        if self.witnesses.is_some() && self.method != MethodName::Suppress {
            let words = "--witnesses goes with --method suppress: where numbers are moved instead of hidden there are none.";
            return Err(Failure::new(exit::MEND, words));
        }
        let release = release(&raw, &self.name, self.outcome.as_deref()).map_err(|why| mend(&why))?;
        let release = release.protected_by(self.method()?);
        let proposed = self.effort.spend(|effort| register.propose_within(&release, &policy, &effort));
        let proposed = proposed.map_err(|why| mend(&why))?;
        let protected = match proposed {
            Proposed::Refused(refusal) => return Err(refused(&refusal)),
            Proposed::Safe(it) => it,
        };
        let certificate = protected.certificate.to_json();
        match &self.out {
            Some(path) => {
                folder::write_file(path, certificate.as_bytes())
                    .map_err(|why| Failure::new(exit::FAILED, why))?;
                let cells = protected.account.cells;
                let done = match self.method {
                    MethodName::Suppress => {
                        let hidden = protected.account.primary + protected.account.secondary;
                        format!("{hidden} of {cells} cells are hidden")
                    }
                    MethodName::Round => format!("{cells} cells are rounded"),
                    MethodName::CellKey => format!("{cells} cells are moved"),
                };
                answer(format_args!("{}: {done}.", path.display()));
            }
            None => answer(certificate.trim_end()),
        }
        if let (Some(path), Some(witnesses)) = (&self.witnesses, &protected.witnesses) {
            folder::write_file(path, witnesses.to_confidential_json().as_bytes())
                .map_err(|why| Failure::new(exit::FAILED, why))?;
            aside(format_args!(
                "{} holds whole tables made from the raw counts: keep it like the records, and never publish it.",
                path.display()
            ));
        }
        if let Some(path) = &self.register {
            folder::write_file(path, protected.register.to_confidential_json().as_bytes())
                .map_err(|why| Failure::new(exit::FAILED, why))?;
        }
        Ok(ExitCode::from(exit::FINE))
    }
}

fn policy(word: &str) -> Result<Policy, Failure> {
    if let Some(found) = Policy::preset(word) {
        return Ok(found);
    }
    let path = PathBuf::from(word);
    if path.extension().is_none_or(|it| it != "toml") {
        let words = format!(
            "There is no policy “{word}”. There is: 1-4, under-10, pay, outcomes; or name a file ending in .toml."
        );
        return Err(Failure::new(exit::MEND, words));
    }
    let text = String::from_utf8(read(&path)?)
        .map_err(|_| Failure::new(exit::MEND, format!("{}: It is not UTF-8 text.", path.display())))?;
    Policy::from_toml(&text).map_err(|why| Failure::new(exit::MEND, format!("{}: {why}", path.display())))
}

/// The raw tables as a release: one table for each population.
fn release(raw: &Publication, name: &str, outcome: Option<&str>) -> Result<Release, String> {
    let mut cells: BTreeMap<u32, Vec<(Vec<String>, i64)>> = BTreeMap::new();
    let mut seen = HashMap::new();
    for cell in &raw.cells {
        let Shown::Exact(count) = cell.shown else {
            return Err(format!(
                "{} has no exact value. Give every raw count: what must be hidden is found here.",
                raw.describe(&cell.place)
            ));
        };
        let earlier = seen.insert(&cell.place, count);
        if let Some(earlier) = earlier.filter(|it| *it != count) {
            return Err(format!(
                "{} stands here twice, as {earlier} and as {count}. Leave the right one.",
                raw.describe(&cell.place)
            ));
        }
        if earlier.is_none() {
            let key = raw.labels(&cell.place).into_iter().map(str::to_owned).collect();
            let count = i64::try_from(count).map_err(|_| "a count is too large".to_owned())?;
            cells.entry(cell.place.population).or_default().push((key, count));
        }
    }
    let mut release = Release::new(name);
    for (population, cells) in cells {
        let population = raw.populations.get(population as usize).map_or("", String::as_str);
        let title = if population.is_empty() { "table" } else { population };
        let counts =
            Counts::listed(title, population, &raw.dimensions, cells).map_err(|why| why.to_string())?;
        release = release.table(match outcome {
            Some(outcome) => counts.with_outcome(outcome),
            None => counts,
        });
    }
    for relation in &raw.relations {
        release = release.link(link(raw, relation)?);
    }
    Ok(release)
}

fn link(raw: &Publication, relation: &disclosure::publication::Relation) -> Result<disclosure::Link, String> {
    let whole = |value: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and in range")]
        if value.fract() == 0.0 && value.abs() < 1e15 {
            Ok(value as i64)
        } else {
            Err(format!("{value} in a relation is not a whole number"))
        }
    };
    let terms = relation
        .terms
        .iter()
        .map(|(factor, place)| {
            let labels = raw.labels(place);
            let key: Vec<(&str, &str)> =
                raw.dimensions.iter().map(disclosure::Dimension::name).zip(labels).collect();
            Ok((whole(*factor)?, disclosure::CellName::new(raw.population(place), &key)))
        })
        .collect::<Result<_, String>>()?;
    Ok(disclosure::Link {
        terms,
        low: relation.low.map(whole).transpose()?,
        high: relation.high.map(whole).transpose()?,
    })
}
