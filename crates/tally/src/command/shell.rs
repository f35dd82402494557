//! Completions and manual pages.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::Arguments;
use crate::refusal::{self, Outcome};

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// Which shell
    shell: Shell,
}

impl Completions {
    pub(super) fn print(self) -> Outcome<()> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "evenhand-tally", &mut text);
        printed(&text)
    }
}

#[derive(Debug, Args)]
pub(super) struct Man {
    /// The folder to write a page for each command into
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
}

impl Man {
    pub(super) fn print(self) -> Outcome<()> {
        let Some(folder) = self.into else {
            let mut page = Vec::new();
            clap_mangen::Man::new(Arguments::command())
                .render(&mut page)
                .map_err(|cause| refusal::fault("writing the manual page", cause))?;
            return printed(&page);
        };
        let name = folder.to_string_lossy();
        std::fs::create_dir_all(&folder).map_err(|cause| refusal::file(&name, cause))?;
        clap_mangen::generate_to(Arguments::command(), &folder).map_err(|cause| refusal::file(&name, cause))
    }
}

fn printed(text: &[u8]) -> Outcome<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text).map_err(|cause| refusal::fault("writing to the standard output", cause))
}
