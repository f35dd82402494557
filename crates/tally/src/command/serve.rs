//! One request of another program: read, worked on, answered in lines of JSON.

use std::io::{BufRead, Read, Write};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use records::protocol::{Answer, Ask, Line, Progress, RefusalKind, Request, exit};

use super::code;
use crate::check;
use crate::engine::{self, Asked};
use crate::feed::Watch;
use crate::refusal::{self, Outcome, refusal};

/// The largest request.
const LARGEST: u64 = 32 << 20;
const HOW_OFTEN: Duration = Duration::from_millis(250);

pub(super) async fn serve() -> u8 {
    let (closed, closes) = tokio::sync::oneshot::channel();
    let request =
        tokio::task::spawn_blocking(read).await.map_err(|cause| refusal::fault("reading the request", cause));
    let request = match request.and_then(|it| it) {
        Ok(request) => request,
        Err(refused) => return last(Line::Refusal(*refused.clone()), code(&refused)),
    };
    if request.cancel_on_close {
        std::thread::spawn(move || {
            let mut rest = [0u8; 1024];
            while matches!(std::io::stdin().lock().read(&mut rest), Ok(1..)) {}
            // Nobody listens any more where the answer came first.
            let _ = closed.send(());
        });
        tokio::select! {
            code = answer(request) => code,
            _ = closes => exit::CANCELLED,
        }
    } else {
        answer(request).await
    }
}

fn read() -> Outcome<Request> {
    let failed =
        |cause: std::io::Error| refusal(RefusalKind::Request, format!("the request cannot be read: {cause}"));
    let mut text = Vec::new();
    let mut input = std::io::stdin().lock();
    // A request is a line, or everything up to the end where it has several.
    loop {
        let before = text.len();
        input.by_ref().take(LARGEST + 1).read_until(b'\n', &mut text).map_err(failed)?;
        if u64::try_from(text.len()).unwrap_or(u64::MAX) > LARGEST {
            return Err(refusal(RefusalKind::Request, "the request is longer than 32 MB"));
        }
        match serde_json::from_slice::<Request>(&text) {
            Ok(request) => return Ok(request),
            Err(cause) if !cause.is_eof() || text.len() == before => {
                return Err(refusal(
                    RefusalKind::Request,
                    format!("the request is not one of this protocol: {cause}"),
                ));
            }
            Err(_) => {}
        }
    }
}

async fn answer(request: Request) -> u8 {
    let watch = Arc::new(Watch::default());
    let outcome = {
        let work = work(request, &watch);
        tokio::pin!(work);
        let mut told = u64::MAX;
        loop {
            tokio::select! {
                outcome = &mut work => break outcome,
                () = tokio::time::sleep(HOW_OFTEN) => {
                    let progress = Progress {
                        bytes: watch.bytes.load(Ordering::Relaxed),
                        of_bytes: watch.of_bytes.load(Ordering::Relaxed),
                        rows: watch.rows.load(Ordering::Relaxed),
                    };
                    if progress.bytes != told {
                        told = progress.bytes;
                        if !line(&Line::Progress(progress)) {
                            return exit::CANCELLED;
                        }
                    }
                }
            }
        }
    };
    match outcome {
        Ok(answer) => last(Line::Answer(answer), exit::ANSWERED),
        Err(refused) => last(Line::Refusal(*refused.clone()), code(&refused)),
    }
}

async fn work(request: Request, watch: &Arc<Watch>) -> Outcome<Answer> {
    let asked = Asked::new(request)?;
    match asked.request.ask {
        Ask::Count => engine::count(&asked, watch).await.map(Answer::Counted),
        Ask::Check => check::check(&asked, watch).await.map(Answer::Checked),
    }
}

fn last(it: Line, code: u8) -> u8 {
    if line(&it) { code } else { exit::CANCELLED }
}

/// Writes a line; false where nobody reads any more.
fn line(it: &Line) -> bool {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer(&mut out, it).is_ok() && out.write_all(b"\n").is_ok() && out.flush().is_ok()
}
