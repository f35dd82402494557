//! The program: what it can be asked, and how it answers.

mod count;
mod serve;
mod shell;
mod shown;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Parser, Subcommand};
use records::protocol::{Ask, Limits, MappingText, Refusal, RefusalKind, Request, exit};

use crate::feed::Watch;
use crate::refusal::{self, Outcome, refusal};
use crate::{check, engine, say, wizard};

/// Counts files of people or events by a mapping file.
///
/// The counts are raw. They are NOT SAFE TO PUBLISH: small ones give people away. `evenhand measure` protects them.
#[derive(Debug, Parser)]
#[command(name = "evenhand-tally", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Look at a file and write a mapping for it, with what you say of its columns
    Map(MapArguments),
    /// Say what is wrong with the data before anything is counted
    Check(CheckArguments),
    /// Count the tables of a mapping: RAW COUNTS, NOT SAFE TO PUBLISH
    Count(CountArguments),
    /// Answer one request of another program: JSON on the standard input, a line of JSON for each thing said
    Serve,
    /// Print the completions for a shell
    Completions(shell::Completions),
    /// Print the manual page, or write one for each command into a folder
    Man(shell::Man),
    /// Take part in a cluster as its scheduler or as an executor
    #[cfg(feature = "cluster")]
    Node(engine::cluster::NodeArguments),
}

#[derive(Debug, Args)]
struct Work {
    /// The mapping file
    mapping: PathBuf,
    /// Memory for groups in MB; what is beyond goes to disk
    #[arg(long, default_value_t = Limits::default().memory_mb)]
    memory: u32,
    /// Threads; 0 is as many as the machine has
    #[arg(long, default_value_t = 0)]
    threads: u32,
    /// A scheduler to count on, such as df://host:50050, instead of this process
    #[arg(long)]
    cluster: Option<String>,
    /// Say nothing about how far the work has come
    #[arg(long)]
    quiet: bool,
}

#[derive(Debug, Args)]
struct CheckArguments {
    #[command(flatten)]
    work: Work,
    /// How the findings are written
    #[arg(long, value_enum, default_value_t)]
    format: check::Shape,
}

#[derive(Debug, Args)]
struct CountArguments {
    #[command(flatten)]
    work: Work,
    /// How the counts are written
    #[arg(long, value_enum, default_value_t)]
    format: count::Shape,
    /// Where to write them; left out, the standard output
    #[arg(long)]
    out: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct MapArguments {
    /// The file to look at
    file: PathBuf,
    /// Where to write the mapping; left out, beside the file
    #[arg(long)]
    out: Option<PathBuf>,
    /// The sheet of a workbook; left out, the first that holds a table
    #[arg(long)]
    sheet: Option<String>,
    /// The row that holds the headings; left out, it is looked for below titles and notes
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    header_row: Option<u32>,
    /// Take every proposal without asking
    #[arg(long)]
    yes: bool,
    /// Write over a mapping that is there
    #[arg(long)]
    force: bool,
}

/// Runs the program.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(cause) => {
            say::aside(format!("evenhand-tally: the program cannot start: {cause}"));
            return ExitCode::from(exit::FAILED);
        }
    };
    let code = match arguments.verb {
        Verb::Serve => runtime.block_on(serve::serve()),
        Verb::Map(asked) => runtime.block_on(async { ended(map(asked).await) }),
        Verb::Check(asked) => runtime.block_on(async {
            match check_data(asked).await {
                Ok(true) => exit::ANSWERED,
                Ok(false) => exit::REFUSED,
                Err(refusal) => ended(Err(refusal)),
            }
        }),
        Verb::Count(asked) => runtime.block_on(async { ended(count::count(asked).await) }),
        Verb::Completions(asked) => ended(asked.print()),
        Verb::Man(asked) => ended(asked.print()),
        #[cfg(feature = "cluster")]
        Verb::Node(asked) => runtime.block_on(async { ended(engine::cluster::node(asked).await) }),
    };
    // Whatever is still reading is let go with the process.
    runtime.shutdown_background();
    ExitCode::from(code)
}

fn ended(outcome: Outcome<()>) -> u8 {
    match outcome {
        Ok(()) => exit::ANSWERED,
        Err(refusal) => {
            say::aside(format!("evenhand-tally: {refusal}"));
            code(&refusal)
        }
    }
}

fn code(refusal: &Refusal) -> u8 {
    match refusal.kind {
        RefusalKind::Fault | RefusalKind::Cluster => exit::FAILED,
        RefusalKind::Request
        | RefusalKind::Mapping
        | RefusalKind::File
        | RefusalKind::Data
        | RefusalKind::TooLarge => exit::REFUSED,
    }
}

/// The request that the arguments make.
fn request(ask: Ask, work: &Work) -> Outcome<Request> {
    let file = work.mapping.to_string_lossy().into_owned();
    let text = std::fs::read_to_string(&work.mapping).map_err(|cause| refusal::file(&file, cause))?;
    let folder = work.mapping.parent().map(|it| it.to_string_lossy().into_owned());
    let mapping = MappingText { text, file, folder, classifications: Default::default() };
    let mut request = match ask {
        Ask::Count => Request::count(mapping),
        Ask::Check => Request::check(mapping),
    };
    request.limits = Limits { memory_mb: work.memory, threads: work.threads, ..Limits::default() };
    request.cluster.clone_from(&work.cluster);
    Ok(request)
}

async fn check_data(asked: CheckArguments) -> Outcome<bool> {
    let request = engine::Asked::new(request(Ask::Check, &asked.work)?)?;
    let watch = Arc::new(Watch::default());
    let bar = shown::Bar::start(&request, &watch, asked.work.quiet).await;
    let checked = check::check(&request, &watch).await;
    bar.end();
    let checked = checked?;
    say::answer(
        check::written(&checked, asked.format)
            .map_err(|cause| refusal::fault("writing the findings", cause))?,
    );
    Ok(checked.countable)
}

async fn map(asked: MapArguments) -> Outcome<()> {
    let out = asked.out.clone().unwrap_or_else(|| asked.file.with_extension("mapping.toml"));
    let MapArguments { file, sheet, header_row, yes, force, .. } = asked;
    let wish = wizard::Wish { file, out: out.clone(), sheet, header_row, yes, force };
    let mapping = wizard::propose(&wish).await?;
    let Some(text) = wizard::asked(&wish, mapping)? else {
        return Err(refusal(RefusalKind::Request, "nothing was written"));
    };
    wizard::write(&out, &text)?;
    say::aside(format!("written: {}", out.display()));
    say::aside(format!("next: evenhand-tally check {}", out.display()));
    Ok(())
}
