//! `evenhand demo`: the invented council, ready to look around in.

use super::{Failure, Outcome, exit, load, serve, waiting};
use crate::{
    assemble::{self, Migrations},
    config::Flags,
    demo, log, say,
};
use clap::Args;
use kernel::Clock;
use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

/// Try Evenhand with an invented council in a folder of its own.
#[derive(Args, Debug)]
pub(crate) struct Demo {
    /// The folder that the demonstration lives in
    #[arg(long, default_value = "evenhand-demo", value_name = "FOLDER")]
    folder: PathBuf,
    /// The address and port to answer on
    #[arg(long, default_value = "127.0.0.1:8642", value_name = "ADDRESS:PORT")]
    listen: SocketAddr,
    /// Begin anew: what is in the folder's database is removed first
    #[arg(long)]
    fresh: bool,
    /// Make the demonstration and stop, without answering requests
    #[arg(long)]
    no_serve: bool,
}

/// Says that the demonstration in a folder was told to its end.
const COMPLETE: &str = "demonstration-complete";

impl Demo {
    pub(super) fn run(self, mut flags: Flags) -> Outcome {
        let mark = self.folder.join(COMPLETE);
        if self.fresh || (self.folder.exists() && !mark.exists()) {
            self.clear()?;
        }
        flags.set.extend([
            ("data_dir".to_owned(), self.folder.display().to_string()),
            ("listen".to_owned(), self.listen.to_string()),
            ("public_url".to_owned(), format!("http://{}", self.listen)),
            ("body_name".to_owned(), "Marlow Vale Council".to_owned()),
            ("contact_email".to_owned(), "level-ground@marlowvale.example".to_owned()),
        ]);
        if !flags.set.iter().any(|(name, _)| name == "log_level") {
            flags.set.push(("log_level".to_owned(), "warn".to_owned()));
        }
        let mut config = load(&flags)?;
        config.settings.demonstration = true;
        log::start(&config);
        waiting(async move {
            if !mark.exists() {
                say::aside("Making the invented council and its year. This takes a few seconds.");
                let now = Clock::system().now();
                let (clock, hands) = demo::Hands::starting_at(now);
                let app = assemble::app(&config, clock, Migrations::Run).await?;
                demo::make(&app, &hands, now).await?;
                std::fs::write(&mark, "")?;
            }
            say::answer(format_args!(
                "Evenhand for Marlow Vale Council (invented): http://{}\n",
                self.listen
            ));
            say::answer("Sign in at /sign-in as:");
            for it in demo::whom()? {
                say::answer(format_args!("  {:<18} {:<40} {}", it.role.label(), it.email, it.name));
            }
            say::answer(format_args!("with the password {}\n", demo::PASSWORD));
            if !self.no_serve {
                let app = assemble::app(&config, Clock::system(), Migrations::Run).await?;
                say::answer("Stop with Ctrl+C.");
                serve::answer(&config, app).await?;
            }
            Ok(ExitCode::SUCCESS)
        })
    }

    /// Removes a demonstration that is to be made anew; a folder that holds anything else is left alone.
    fn clear(&self) -> Result<(), Failure> {
        if !self.folder.exists() {
            return Ok(());
        }
        let known =
            |name: &str| name.starts_with("evenhand.db") || ["files", "key", COMPLETE].contains(&name);
        for entry in std::fs::read_dir(&self.folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if !known(&name) {
                return Err(Failure {
                    words: format!(
                        "{} holds “{name}”, which no demonstration made. Choose another folder with --folder.",
                        self.folder.display()
                    ),
                    code: exit::FAILED,
                });
            }
        }
        Ok(std::fs::remove_dir_all(&self.folder)?)
    }
}
