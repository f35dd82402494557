//! `evenhand read`: reads plan documents and says what was found, without storing anything.

use super::{Failure, Outcome, exit, headings};
use crate::say;
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use plan_convert::Helpers;
use plan_reader::{Draft, Explained, Options, ProfileChange, Query, Reading};
use serde::Serialize;
use std::{
    collections::{BTreeMap, HashSet},
    io::Read as _,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    time::Duration,
};

/// Said of a document that is no plan as far as can be told.
pub(super) const INSIST: &str = "If it is a plan all the same, add --insist: every row of its tables and every item of its lists, or else every paragraph, is then proposed as an activity, to be checked.";

/// Read plan documents and say what is in them; nothing is stored.
///
/// Exit codes: 0 if all were read, 1 if any was refused or could not be opened, 2 if the command or the
/// file of `--aliases` or `--profile` was not understood.
#[derive(Args, Debug)]
pub(crate) struct Read {
    /// Word, Excel, OpenDocument, PDF, HTML, CSV, Markdown or text files; - is what comes in, such as pasted text
    #[arg(required_unless_present = "schema", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// An outline for people, or everything for machines: one object for one file, a line each for several
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write each answer into this folder, under the name of its file
    #[arg(long, value_name = "DIR")]
    out_dir: Option<PathBuf>,
    /// Say for each row and paragraph what it was read as, and why
    #[arg(long)]
    explain: bool,
    /// Headings to know besides our own, a line each: what the column holds, a tab, the heading
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    /// A reading profile that was exported: what the corrections of an earlier document taught
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// Read what nothing calls a plan as well: every row, list item or paragraph is then proposed as an activity
    #[arg(long)]
    insist: bool,
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

/// What came of one file: a reading, or why there is none.
type Answer = Result<Reading, String>;

#[derive(Default)]
struct Tally {
    read: usize,
    refused: usize,
    queries: usize,
}

impl Read {
    pub(super) fn run(self) -> Outcome {
        if self.schema {
            say::answer(plan_reader::SCHEMA.trim_end());
            return Ok(ExitCode::from(exit::FINE));
        }
        let aliases = headings::added(self.aliases.as_deref())?;
        let profile = headings::profile(self.profile.as_deref())?;
        let options =
            Options { explain: self.explain, aliases, profile, insist: self.insist, ..Options::default() };
        if self.files.iter().filter(|it| is_standard_input(it)).count() > 1 {
            return Err(Failure {
                words: "The standard input can be read only once.".into(),
                code: exit::USAGE,
            });
        }
        if let Some(folder) = &self.out_dir {
            std::fs::create_dir_all(folder).map_err(|why| Failure {
                words: format!("{} cannot be made: {why}.", folder.display()),
                code: exit::FAILED,
            })?;
        }
        let bar = bar(self.files.len());
        let mut names = HashSet::new();
        let mut tally = Tally::default();
        each_read(&self.files, &options, &bar, |file, answer| {
            bar.suspend(|| self.tell(file, answer, &mut names, &mut tally))
        })?;
        bar.finish_and_clear();
        if self.files.len() > 1 {
            say::aside(format_args!(
                "{} read, {} refused, {} things to check",
                tally.read, tally.refused, tally.queries
            ));
        }
        Ok(ExitCode::from(if tally.refused == 0 { exit::FINE } else { exit::FAILED }))
    }

    fn tell(
        &self,
        file: &Path,
        answer: Answer,
        names: &mut HashSet<String>,
        tally: &mut Tally,
    ) -> Result<(), Failure> {
        let name = name_of(file);
        let reading = match answer {
            Ok(reading) => reading,
            Err(why) => {
                tally.refused += 1;
                say::aside(format_args!("{name}: {why}"));
                return Ok(());
            }
        };
        tally.read += 1;
        tally.queries += reading.queries.len();
        let (words, ending) = match self.format {
            Format::Json => {
                let printed = Printed::of(&name, &reading, self.explain);
                let line = self.files.len() > 1 && self.out_dir.is_none();
                let words = if line {
                    serde_json::to_string(&printed)?
                } else {
                    serde_json::to_string_pretty(&printed)?
                };
                (words, "json")
            }
            Format::Text => (outline(&reading, self.explain), "txt"),
        };
        match &self.out_dir {
            Some(folder) => {
                let path = folder.join(free_name(&name, ending, names));
                std::fs::write(&path, words + "\n").map_err(|why| Failure {
                    words: format!("{} cannot be written: {why}.", path.display()),
                    code: exit::FAILED,
                })?;
            }
            None => {
                if self.files.len() > 1 && self.format == Format::Text {
                    say::answer(format_args!("== {name}"));
                }
                say::answer(words);
            }
        }
        Ok(())
    }
}

/// Reads the files side by side and hands each answer over in the order of the files.
fn each_read(
    files: &[PathBuf],
    options: &Options,
    bar: &ProgressBar,
    mut take: impl FnMut(&Path, Answer) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let helpers = Helpers::on_path();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        // The door is narrow, so that readings do not pile up behind a slow one.
        let (give, answers) = mpsc::sync_channel(cores);
        for _ in 0..cores.min(files.len()) {
            let (give, next, helpers) = (give.clone(), &next, &helpers);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(at) else { break };
                    // Nobody listens any more once an answer could not be written.
                    if give.send((at, read(helpers, file, options))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(give);
        let mut waiting: BTreeMap<usize, Answer> = BTreeMap::new();
        let mut due = 0;
        for (at, answer) in answers {
            bar.inc(1);
            waiting.insert(at, answer);
            while let (Some(answer), Some(file)) = (waiting.remove(&due), files.get(due)) {
                take(file, answer)?;
                due += 1;
            }
        }
        Ok(())
    })
}

fn read(helpers: &Helpers, file: &Path, options: &Options) -> Answer {
    let bytes = if is_standard_input(file) {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(file)
    };
    let bytes = bytes.map_err(|why| format!("it cannot be opened: {why}."))?;
    // What comes in has no name; its bytes say what it is.
    let name = if is_standard_input(file) { String::new() } else { name_of(file) };
    plan_convert::read(helpers, &bytes, &name, options, &mut |_| {}).map_err(|it| {
        match it.is_no_plan() && !options.insist {
            true => format!("{it} {INSIST}"),
            false => it.to_string(),
        }
    })
}

/// A bar for several files, on a terminal only.
fn bar(files: usize) -> ProgressBar {
    let target = if files > 1 { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(files as u64), target);
    if let Ok(style) = ProgressStyle::with_template("Reading {bar:30} {pos} of {len}, {eta} left") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

fn name_of(file: &Path) -> String {
    if is_standard_input(file) {
        return "standard input".to_owned();
    }
    file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A name for an answer that no other answer has: files of the same name may come from several folders.
fn free_name(name: &str, ending: &str, taken: &mut HashSet<String>) -> String {
    let mut free = format!("{name}.{ending}");
    let mut count = 2;
    while !taken.insert(free.clone()) {
        free = format!("{name}-{count}.{ending}");
        count += 1;
    }
    free
}

/// A reading as it is printed: the draft, and beside it what is told of the reading.
#[derive(Serialize)]
struct Printed<'r> {
    #[serde(flatten)]
    draft: &'r Draft,
    schema: &'static str,
    file: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<&'r [Explained]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    profile: &'r [ProfileChange],
    queries: &'r [Query],
}

impl<'r> Printed<'r> {
    fn of(file: &'r str, reading: &'r Reading, explain: bool) -> Self {
        Self {
            draft: &reading.draft,
            schema: plan_reader::SCHEMA_ID,
            file,
            explanation: explain.then_some(reading.explanation.as_slice()),
            profile: &reading.profile,
            queries: &reading.queries,
        }
    }
}

fn outline(reading: &Reading, explain: bool) -> String {
    if explain {
        let why =
            reading.explanation.iter().map(|it| format!("{}: “{}”\n    {}", it.source, it.words, it.why));
        return why.collect::<Vec<_>>().join("\n");
    }
    let mut out = plan_reader::outline(&reading.draft).trim_end().to_owned();
    for it in &reading.profile {
        let times = if it.times > 1 { format!(" ({} times)", it.times) } else { String::new() };
        let read_as = if it.read_as.is_empty() { "left out" } else { &it.read_as };
        out.push_str(&format!("\n= {}: {read_as}, as the reading profile says{times}", it.written));
    }
    for query in &reading.queries {
        out.push_str(&format!("\n? {}: {}", query.location, query.message));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, Vec<PathBuf>) {
        let folder = tempfile::tempdir().unwrap();
        let paths = files.iter().map(|(name, words)| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, words).unwrap();
            path
        });
        let paths = paths.collect();
        (folder, paths)
    }

    const PLAN: &str = "Action | Lead | By when\nPublish the pay gap | HR | June 2024\n";

    fn run(files: Vec<PathBuf>, aliases: Option<PathBuf>, out: &Path) -> String {
        let read = Read {
            files,
            format: Format::Json,
            out_dir: Some(out.to_owned()),
            explain: false,
            aliases,
            profile: None,
            insist: false,
            schema: false,
        };
        format!("{:?}", read.run().map_err(|it| it.words).unwrap())
    }

    #[test]
    fn several_files_are_each_answered_under_their_name() {
        let (folder, files) = folder(&[("a.txt", PLAN), ("b.txt", PLAN), ("deeper/a.txt", PLAN)]);
        let out = folder.path().join("out");
        assert_eq!(run(files, None, &out), format!("{:?}", ExitCode::from(exit::FINE)));
        for name in ["a.txt.json", "b.txt.json", "a.txt-2.json"] {
            let json: serde_json::Value =
                serde_json::from_slice(&std::fs::read(out.join(name)).unwrap()).unwrap();
            assert_eq!(json["themes"][0]["activities"][0]["text"], "Publish the pay gap", "{name}");
        }
    }

    #[test]
    fn one_that_is_refused_keeps_no_other_from_being_read() {
        let (folder, mut files) = folder(&[("empty.docx", ""), ("plan.txt", PLAN)]);
        files.insert(1, folder.path().join("missing.docx"));
        let out = folder.path().join("out");
        assert_eq!(run(files, None, &out), format!("{:?}", ExitCode::from(exit::FAILED)));
        assert!(out.join("plan.txt.json").exists());
        assert!(!out.join("empty.docx.json").exists());
    }

    #[test]
    fn headings_in_another_language_are_known_from_a_file() {
        let plan = "Addewid,Arweinydd,Erbyn\nCyhoeddi'r bwlch cyflog,AD,31/03/2027\n";
        let words = "# Welsh\nactivity\t100\tAddewid\nlead\tArweinydd\ntarget_date\t=Erbyn\n";
        let (folder, files) = folder(&[("cynllun.csv", plan), ("welsh.txt", words)]);
        let out = folder.path().join("out");
        let [plan, words] = files.try_into().unwrap();
        assert_eq!(run(vec![plan], Some(words), &out), format!("{:?}", ExitCode::from(exit::FINE)));
        let json: serde_json::Value =
            serde_json::from_slice(&std::fs::read(out.join("cynllun.csv.json")).unwrap()).unwrap();
        let activity = &json["themes"][0]["activities"][0];
        assert_eq!(activity["text"], "Cyhoeddi'r bwlch cyflog", "{json:#}");
        assert_eq!((&activity["lead"], &activity["target_date"]), (&"AD".into(), &"31/03/2027".into()));
    }

    #[test]
    fn answers_come_in_the_order_of_the_files() {
        let names: Vec<String> = (0..40).map(|i| format!("{i}.txt")).collect();
        let all: Vec<(&str, &str)> = names.iter().map(|it| (it.as_str(), PLAN)).collect();
        let (_folder, files) = folder(&all);
        let mut seen = Vec::new();
        each_read(&files, &Options::default(), &ProgressBar::hidden(), |file, answer| {
            assert!(answer.is_ok());
            seen.push(name_of(file));
            Ok(())
        })
        .map_err(|it| it.words)
        .unwrap();
        assert_eq!(seen, names);
    }
}
