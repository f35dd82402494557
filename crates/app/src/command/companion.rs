//! Verbs that companion programs carry out: figures, and the counting of records. They are programs of their own so that
//! this one stays quick to build; here they are found, and everything that was typed after the verb is handed to them.

use super::{Failure, Outcome, exit};
use clap::Args;
use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

/// A companion program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Companion {
    /// From counts to published tables and charts.
    Figures,
    /// From records to counts.
    Tally,
}

impl Companion {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Figures, Self::Tally];

    /// The name of the program.
    pub(crate) fn program(self) -> &'static str {
        match self {
            Self::Figures => "evenhand-figures",
            Self::Tally => "evenhand-tally",
        }
    }

    /// What it adds.
    pub(crate) fn adds(self) -> &'static str {
        match self {
            Self::Figures => "evenhand measure, attack and protect",
            Self::Tally => "evenhand tally, and figures straight from records",
        }
    }

    /// How to get it.
    pub(crate) fn install(self) -> String {
        let program = self.program();
        format!(
            "install the package {program}, or build it with “cargo build --release -p {program}” and put it beside evenhand"
        )
    }

    /// Where it is: beside this program, else on PATH.
    pub(crate) fn path(self) -> Option<PathBuf> {
        let here = std::env::current_exe().ok();
        let path = std::env::var_os("PATH");
        self.among(here.as_deref().and_then(Path::parent), path.as_deref())
    }

    fn among(self, beside: Option<&Path>, path: Option<&std::ffi::OsStr>) -> Option<PathBuf> {
        let file = format!("{}{}", self.program(), std::env::consts::EXE_SUFFIX);
        let on_path = path.map(|it| std::env::split_paths(it).collect::<Vec<_>>()).unwrap_or_default();
        let folders = beside.into_iter().map(Path::to_owned).chain(on_path);
        folders.map(|it| it.join(&file)).find(|it| it.is_file())
    }

    fn hand_over(self, verb: Option<&str>, arguments: &[OsString]) -> Outcome {
        let Some(program) = self.path() else {
            let words =
                format!("The program {} is not installed. To have it, {}.", self.program(), self.install());
            return Err(Failure { words, code: exit::FAILED });
        };
        let mut command = Command::new(&program);
        command.args(verb).args(arguments);
        let ended = command.status().map_err(|why| Failure {
            words: format!("{} cannot be started: {why}.", program.display()),
            code: exit::FAILED,
        })?;
        // Ended by a signal, it has no code of its own.
        let code = ended.code().and_then(|it| u8::try_from(it).ok()).unwrap_or(exit::FAILED);
        Ok(ExitCode::from(code))
    }
}

/// What was typed after the verb: the companion reads it.
#[derive(Args, Debug)]
pub(crate) struct HandedOver {
    /// What the companion program takes; “--help” lists it
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENTS")]
    arguments: Vec<OsString>,
}

/// Make the release that a project describes: tables, charts, a method note and a certificate.
#[derive(Args, Debug)]
#[command(disable_help_flag = true)]
pub(crate) struct Measure {
    #[command(flatten)]
    rest: HandedOver,
}

/// Attack published tables: find out which hidden numbers anybody could work out of them.
#[derive(Args, Debug)]
#[command(disable_help_flag = true)]
pub(crate) struct Attack {
    #[command(flatten)]
    rest: HandedOver,
}

/// Protect tables of raw counts, and write what may be published.
#[derive(Args, Debug)]
#[command(disable_help_flag = true)]
pub(crate) struct Protect {
    #[command(flatten)]
    rest: HandedOver,
}

/// Count files of people or events by a mapping file.
#[derive(Args, Debug)]
#[command(disable_help_flag = true)]
pub(crate) struct Tally {
    #[command(flatten)]
    rest: HandedOver,
}

impl Measure {
    pub(super) fn run(self) -> Outcome {
        Companion::Figures.hand_over(Some("measure"), &self.rest.arguments)
    }
}

impl Attack {
    pub(super) fn run(self) -> Outcome {
        Companion::Figures.hand_over(Some("attack"), &self.rest.arguments)
    }
}

impl Protect {
    pub(super) fn run(self) -> Outcome {
        Companion::Figures.hand_over(Some("protect"), &self.rest.arguments)
    }
}

impl Tally {
    pub(super) fn run(self) -> Outcome {
        Companion::Tally.hand_over(None, &self.rest.arguments)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_companion_beside_the_program_comes_before_one_on_the_path() {
        let room = tempfile::tempdir().unwrap();
        let (beside, path) = (room.path().join("beside"), room.path().join("path"));
        for folder in [&beside, &path] {
            std::fs::create_dir(folder).unwrap();
        }
        let file = format!("evenhand-figures{}", std::env::consts::EXE_SUFFIX);
        let on_path = std::env::join_paths([&path]).unwrap();
        assert_eq!(Companion::Figures.among(Some(&beside), Some(&on_path)), None);
        std::fs::write(path.join(&file), "").unwrap();
        assert_eq!(Companion::Figures.among(Some(&beside), Some(&on_path)), Some(path.join(&file)));
        std::fs::write(beside.join(&file), "").unwrap();
        assert_eq!(Companion::Figures.among(Some(&beside), Some(&on_path)), Some(beside.join(&file)));
        assert_eq!(Companion::Tally.among(Some(&beside), Some(&on_path)), None);
    }
}
