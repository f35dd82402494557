//! Completions and manual pages.

use super::{Cli, Failure, Outcome, exit};
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

/// Print the completions for a shell.
#[derive(Args, Debug)]
pub(super) struct Completions {
    /// Which shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> Outcome {
        clap_complete::generate(self.shell, &mut Cli::command(), "evenhand-figures", &mut io::stdout());
        Ok(ExitCode::SUCCESS)
    }
}

/// Print the manual page, or write one for each command into a folder.
#[derive(Args, Debug)]
pub(super) struct Man {
    /// The folder to write them into
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
}

impl Man {
    pub(super) fn run(self) -> Outcome {
        let fault = |why: io::Error| Failure::new(exit::FAILED, why);
        match self.into {
            Some(folder) => {
                std::fs::create_dir_all(&folder).map_err(fault)?;
                clap_mangen::generate_to(Cli::command(), folder).map_err(fault)?;
            }
            None => {
                let mut page = Vec::new();
                clap_mangen::Man::new(Cli::command()).render(&mut page).map_err(fault)?;
                io::stdout().write_all(&page).map_err(fault)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
