//! `evenhand completions` and `evenhand man`: what a shell and a reader of manuals want.

use super::{Cli, Outcome};
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

/// Print the completions for a shell.
#[derive(Args, Debug)]
pub(crate) struct Completions {
    /// Which shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> Outcome {
        clap_complete::generate(self.shell, &mut Cli::command(), "evenhand", &mut io::stdout());
        Ok(ExitCode::SUCCESS)
    }
}

/// Print the manual page, or write one for each command into a folder.
#[derive(Args, Debug)]
pub(crate) struct Man {
    /// The folder to write them into
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
}

impl Man {
    pub(super) fn run(self) -> Outcome {
        match self.into {
            Some(folder) => {
                std::fs::create_dir_all(&folder)?;
                clap_mangen::generate_to(Cli::command(), folder)?;
            }
            None => {
                let mut page = Vec::new();
                clap_mangen::Man::new(Cli::command()).render(&mut page)?;
                io::stdout().write_all(&page)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
