//! `evenhand serve`: answers web requests until told to stop.

use super::{Failure, Outcome, load, waiting};
use crate::{
    assemble::{self, Migrations},
    config::{Config, Flags},
    health, log,
    server::{self, Limits},
};
use clap::Args;
use kernel::{App, Clock};
use std::{net::SocketAddr, process::ExitCode};
use tokio::net::TcpListener;

/// Answer web requests until told to stop.
#[derive(Args, Debug)]
pub(crate) struct Serve {
    /// The address and port to answer on
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,
    /// Refuse to start rather than bring the database up to date
    #[arg(long)]
    no_migrate: bool,
}

impl Serve {
    pub(super) fn run(self, mut flags: Flags) -> Outcome {
        if let Some(listen) = self.listen {
            flags.set.push(("listen".into(), listen.to_string()));
        }
        let config = load(&flags)?;
        log::start(&config);
        for warning in &config.warnings {
            tracing::warn!("{warning}");
        }
        let migrations = if self.no_migrate { Migrations::Expect } else { Migrations::Run };
        waiting(async move {
            let app = assemble::app(&config, Clock::system(), migrations).await?;
            answer(&config, app).await?;
            Ok(ExitCode::SUCCESS)
        })
    }
}

/// Answers until told to stop.
pub(crate) async fn answer(config: &Config, app: App) -> Result<(), Failure> {
    let stop = server::until_told()?;
    let limits = Limits { connections: config.connections, ..Limits::default() };
    let listener = listen(config.listen).await?;
    let metrics = match config.metrics_listen {
        Some(address) => Some(listen(address).await?),
        None => None,
    };
    // Readings that a stop interrupted go on.
    let resumed = planning::upload::resume(&app).await?;
    if resumed > 0 {
        tracing::info!(resumed, "readings taken up again");
    }
    tracing::info!(address = %config.listen, "answering");
    // Nobody may be listening to this, and then nothing is lost.
    let _ = sd_notify::notify(&[sd_notify::NotifyState::Ready]);
    let main = server::serve(listener, assemble::router(app.clone()), limits, stop.clone());
    match metrics {
        Some(listener) => {
            let aside = server::serve(listener, health::metrics_alone(app), limits, stop);
            futures::future::try_join(main, aside).await?;
        }
        None => main.await?,
    }
    tracing::info!("stopped");
    Ok(())
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|why| Failure {
        words: format!("Nothing can listen on {address}: {why}. Set listen to another address or port."),
        code: super::exit::FAILED,
    })
}
