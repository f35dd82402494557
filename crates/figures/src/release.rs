//! From a project file to a release: counts, protection, measures, files.

use crate::{
    bounded,
    chart::Drawing,
    count::{self, Rejected, Told},
    means,
    measure::{self, Evaluator, Measured},
    output::{self, File, OutputError},
    project::{self, DimensionSpec, Faults, MethodSpec, Project},
    protect::{self, ProtectError, Protected},
    protection,
    published::{Protection, Published},
    secret,
};
use disclosure::{Effort, Method, Policy, Register};
use std::path::{Path, PathBuf};
use time::Date;

/// A release that may be published.
pub struct Made {
    /// What is published.
    pub published: Published,
    /// Its files.
    pub files: Vec<File>,
    /// The register with this release in it; confidential.
    pub register: Register,
    /// Where the project keeps its register.
    pub register_file: Option<PathBuf>,
    /// Whether the register had this release already.
    pub again: bool,
    /// What was done to protect people, in a few words: “68 of 325 counts are hidden”.
    pub protected: String,
}

/// Why there is no release.
#[derive(Debug, thiserror::Error)]
pub enum MeasureError {
    /// A file of the project cannot be read or written.
    #[error("{}: {why}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why, and what to do.
        why: String,
    },
    /// The project has faults.
    #[error(transparent)]
    Project(#[from] Faults),
    /// The data cannot be used.
    #[error(transparent)]
    Data(#[from] Rejected),
    /// The counts cannot be published as they are, or contradict something.
    #[error(transparent)]
    Protect(#[from] ProtectError),
    /// The policy cannot be used.
    #[error(transparent)]
    Policy(#[from] disclosure::PolicyError),
    /// The secret from which counts are moved cannot be used.
    #[error("The secret {}: {why}", path.display())]
    Secret {
        /// Which file.
        path: PathBuf,
        /// Why, and what to do.
        why: String,
    },
    /// The attack could not be run.
    #[error(transparent)]
    Attack(#[from] disclosure::attack::AttackError),
    /// The attack found something after all. Nothing is published.
    #[error(
        "The attack on the finished release found {0}, so nothing is published. Measure by fewer or coarser dimensions."
    )]
    Leaks(String),
    /// No day of publication.
    #[error(
        "The project does not say when it is published. Add “published-on = 2026-06-30” to it, or give --date 2026-06-30."
    )]
    NoDate,
    /// A file of the release could not be made.
    #[error(transparent)]
    Output(#[from] OutputError),
}

impl MeasureError {
    pub(crate) fn file(path: &Path, why: impl std::fmt::Display) -> Self {
        Self::File { path: path.to_owned(), why: why.to_string() }
    }

    /// Whether the figures themselves are in order but may not be published so.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        matches!(self, Self::Protect(ProtectError::Refused(_)) | Self::Leaks(_))
    }
}

/// How a release is made.
pub struct Making<'a> {
    /// The project file.
    pub file: &'a Path,
    /// The day of publication, where it is not the project's.
    pub date: Option<Date>,
    /// How much protection may cost.
    pub effort: Effort<'a>,
}

/// Reads a project file and checks it, and nothing else.
///
/// # Errors
/// With every fault.
pub fn check(file: &Path) -> Result<Project, MeasureError> {
    let bytes =
        bounded::bytes(file, project::MAX_BYTES as u64).map_err(|why| MeasureError::file(file, why))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| MeasureError::file(file, "It is not UTF-8 text. Save it as UTF-8."))?;
    let name =
        file.file_name().map_or_else(|| file.display().to_string(), |it| it.to_string_lossy().into_owned());
    let folder = file.parent().unwrap_or(Path::new(""));
    Ok(Project::parse(&name, &text, &|path| {
        bounded::bytes(&folder.join(path), classification::MAX_BYTES as u64)
    })?)
}

/// Makes a release.
///
/// # Errors
/// If the project, its data or its register cannot be used, or if the figures may not be published as they are.
pub fn make(making: &Making<'_>, told: Told<'_>) -> Result<Made, MeasureError> {
    let mut project = check(making.file)?;
    let published_on = making.date.or(project.published_on).ok_or(MeasureError::NoDate)?;
    let folder = making.file.parent().unwrap_or(Path::new("")).to_owned();
    let policy = policy(&project, &folder)?;
    let method = method(&project, &folder)?;
    let (register, register_file) = register(&project, &folder)?;

    let mut gathered = count::gather(&mut project, &folder, told)?;
    if project.measures_pay() {
        project.dimensions.push(DimensionSpec::plain(
            "pay-quarter",
            "Pay quarter",
            "All quarters",
            measure::quarter_names(),
        ));
    }
    told("Calculating gaps in pay");
    let mut pay = measure::pay_figures(&project, &mut gathered, &policy)?;
    told("Counting");
    let wanted = measure::wanted(&project);
    let counts = gathered.count(&project, &wanted)?;
    drop(gathered);

    told("Protecting");
    let asked = protect::Asked { policy: &policy, method: &method, effort: &making.effort };
    let mut protected = protect::protect(&project, &wanted, &counts, &register, &asked)?;
    means::protect(&project, &mut pay, &mut protected, &asked)?;
    measure::rest_on_what_is_shown(&mut pay, &project, &protected.safe);
    // From here on, nothing knows a raw count.
    drop(counts);
    told("Attacking what would be published");
    let found = protected.certificate.attack()?;
    let outcome = protection::proved(&method, &protected, &found)?;

    told("Measuring");
    protection::mark_sources(&mut project, &method);
    let published = measured(&project, &protected, (&policy, &method), &pay, published_on, outcome);
    told("Writing");
    let mut files = output::files(&published, &project.outputs)?;
    files.push(File { name: "certificate.json".into(), bytes: protected.certificate.to_json().into_bytes() });
    Ok(Made {
        published,
        files,
        protected: protection::in_short(&method, protected.safe.tally()),
        register: protected.register,
        register_file,
        again: protected.again,
    })
}

/// That a file which is there is one, and no device or pipe that never ends.
fn no_device(path: &Path) -> Result<(), MeasureError> {
    let other = std::fs::metadata(path).is_ok_and(|it| !it.is_file());
    if other { Err(MeasureError::file(path, "It is no file.")) } else { Ok(()) }
}

fn policy(project: &Project, folder: &Path) -> Result<Policy, MeasureError> {
    if let Some(found) = Policy::preset(&project.disclosure.policy) {
        return Ok(found);
    }
    let path = folder.join(&project.disclosure.policy);
    no_device(&path)?;
    let text = std::fs::read_to_string(&path)
        .map_err(|why| MeasureError::file(&path, format!("The policy cannot be read: {why}.")))?;
    Ok(Policy::from_toml(&text)?)
}

fn method(project: &Project, folder: &Path) -> Result<Method, MeasureError> {
    Ok(match &project.disclosure.method {
        MethodSpec::Suppress => Method::Suppress,
        MethodSpec::Round { base, secret } => {
            Method::Round { base: *base, keys: secret::read(&folder.join(secret))? }
        }
        MethodSpec::CellKey { secret } => Method::CellKey(secret::read(&folder.join(secret))?),
    })
}

fn register(project: &Project, folder: &Path) -> Result<(Register, Option<PathBuf>), MeasureError> {
    let Some(name) = &project.disclosure.register else { return Ok((Register::default(), None)) };
    let path = folder.join(name);
    no_device(&path)?;
    match std::fs::read(&path) {
        Ok(bytes) => {
            let register = Register::from_json(&bytes).map_err(|why| MeasureError::file(&path, why))?;
            Ok((register, Some(path)))
        }
        // The first release of a body begins its register.
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => Ok((Register::default(), Some(path))),
        Err(why) => Err(MeasureError::file(&path, format!("The register cannot be read: {why}."))),
    }
}

fn measured(
    project: &Project,
    protected: &Protected,
    (policy, method): (&Policy, &Method),
    pay: &[measure::PayFigures],
    published_on: Date,
    outcome: Vec<String>,
) -> Published {
    let mut evaluator = Evaluator {
        project,
        safe: &protected.safe,
        pay,
        least_base: policy.minimum_base,
        least_count: protection::least_count(&protected.account),
        notes: Vec::new(),
    };
    let mut all = Measured::default();
    for it in &project.measures {
        all.extend(evaluator.measure(it));
    }
    if let Some(mut words) = protection::moving(method, &protected.account) {
        if project.data.iter().any(|it| it.public) {
            words.push_str(" What is public anyway is shown as it is.");
        }
        evaluator.notes.push(words);
        all.tables.iter_mut().for_each(|it| it.notes.push(evaluator.notes.len()));
    }
    Published {
        title: project.title.clone(),
        body: project.body.clone(),
        period: project.period.clone(),
        published_on,
        contact: project.contact.clone(),
        licence: project.licence.clone(),
        summary: all.summary,
        tables: all.tables,
        notes: evaluator.notes,
        protection: Protection {
            policy: format!("{}, version {}", policy.name, policy.version),
            method: method.word(),
            rules: protection::rules(policy, method, &protected.account),
            outcome,
        },
        charts: unique(all.charts),
    }
}

/// Charts of different names: a file is never written twice.
fn unique(charts: Vec<Drawing>) -> Vec<Drawing> {
    let mut kept: Vec<Drawing> = Vec::new();
    for chart in charts {
        if !kept.iter().any(|it| it.slug == chart.slug) {
            kept.push(chart);
        }
    }
    kept
}
