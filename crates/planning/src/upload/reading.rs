//! The reading of uploads, in the background: one at a time, so that memory stays small, with its progress told.

use super::{
    Upload, UploadId,
    draft::{Check, Draft},
    exchange, store,
};
use bytes::Bytes;
use kernel::{App, Error, Reader, Result, file::FileKey};
use plan_convert::{ConvertError, Helpers};
use plan_reader::{Options, Profile, Progress, Reading, Refusal, Stage};
use std::{
    sync::{Arc, Mutex, OnceLock},
    time::Duration,
};
use tokio::{sync::Semaphore, task::JoinHandle};

/// Only one document is unpacked and interpreted at a time.
static SEATS: Semaphore = Semaphore::const_new(1);

/// How often the progress of a reading is written.
const INTERVAL: Duration = Duration::from_millis(800);

/// What came of a file: a draft with what to check, or why it cannot be read.
pub type Outcome = std::result::Result<(Draft, Vec<Check>), String>;

/// The programs that convert what is not read as it is, looked for once.
pub(super) fn helpers() -> &'static Helpers {
    static HELPERS: OnceLock<Helpers> = OnceLock::new();
    HELPERS.get_or_init(Helpers::on_path)
}

/// Reads a file. It may be one of ours, or any document that the reader of plans knows or that can be converted.
pub fn read(bytes: &[u8], name: &str, progress: &mut dyn FnMut(Progress)) -> Outcome {
    read_with(bytes, name, Options::default(), progress)
}

/// The same where something is told beforehand, such as headings to know.
pub fn read_with(bytes: &[u8], name: &str, options: Options, progress: &mut dyn FnMut(Progress)) -> Outcome {
    read_keeping(bytes, name, options, progress).map(|it| (it.draft, it.checks)).map_err(|it| it.why)
}

/// What a file became, and the copy that other programs had to make of it, if they had to.
#[derive(Debug)]
pub(super) struct Found {
    pub draft: Draft,
    pub checks: Vec<Check>,
    pub copy: Option<Bytes>,
}

impl Found {
    fn of(reading: &Reading, profile: Profile, copy: Option<Vec<u8>>) -> Self {
        Self {
            draft: Draft::read_with(reading, profile),
            checks: reading.queries.iter().map(Check::from).collect(),
            copy: copy.map(Bytes::from),
        }
    }
}

/// Why a file could not be read.
#[derive(Debug)]
pub(super) struct Unread {
    pub why: String,
    /// Its words could be read, but nothing in them says that they are a plan: it can be read if somebody insists.
    pub is_no_plan: bool,
}

impl From<String> for Unread {
    fn from(why: String) -> Self {
        Self { why, is_no_plan: false }
    }
}

impl From<Refusal> for Unread {
    fn from(it: Refusal) -> Self {
        Self { why: it.to_string(), is_no_plan: it.is_no_plan() }
    }
}

impl From<ConvertError> for Unread {
    fn from(it: ConvertError) -> Self {
        Self { why: it.to_string(), is_no_plan: it.is_no_plan() }
    }
}

/// The same, with the converted copy, so that reading it again needs no conversion.
pub(super) fn read_keeping(
    bytes: &[u8],
    name: &str,
    options: Options,
    progress: &mut dyn FnMut(Progress),
) -> std::result::Result<Found, Unread> {
    if let Some(outcome) = exchange::read(bytes, name) {
        let (draft, checks) = outcome?;
        return Ok(Found { draft, checks, copy: None });
    }
    match plan_convert::read_keeping(helpers(), bytes, name, &options, progress) {
        Ok(it) => Ok(Found::of(&it.reading, options.profile, it.copy)),
        Err(refusal) => {
            if let ConvertError::Failed { helper, said } = &refusal {
                tracing::warn!(program = helper.title(), %said, "a document could not be converted");
            }
            Err(refusal.into())
        }
    }
}

/// What a stage is called.
#[must_use]
pub fn stage_words(it: Stage) -> &'static str {
    match it {
        Stage::Opening => "Opening the file",
        Stage::Interpreting => "Finding themes, recommendations and activities",
        Stage::DatesAndLeads => "Reading target dates and leads",
    }
}

/// Takes up the readings that were not finished when the application stopped.
pub async fn resume(app: &App) -> Result<usize> {
    let all = store::unread(&Reader::system(app, "taking up unfinished readings")).await?;
    let count = all.len();
    for id in all {
        start(app, id);
    }
    Ok(count)
}

/// Begins to read an upload in the background.
pub fn start(app: &App, id: UploadId) -> JoinHandle<()> {
    let app = app.clone();
    tokio::spawn(async move {
        if let Err(error) = run(&app, id).await {
            tracing::error!(upload = %id, cause = %error, "a reading failed");
            // The person must not wait for what will never come.
            let fault = "The file could not be read because of a fault of ours. Try it again.".to_owned();
            let _ = store::refuse(&app, id, &fault.into()).await;
        }
    })
}

/// Reads an upload. Doing it twice does it once.
pub async fn run(app: &App, id: UploadId) -> Result<()> {
    let _seat = SEATS.acquire().await.map_err(Error::fault)?;
    let reader = Reader::system(app, "reading a document");
    let upload = store::get(&reader, id).await?;
    if upload.state != super::UploadState::Reading {
        return Ok(());
    }
    let Some(bytes) = store::waiting_bytes(&reader, id).await? else {
        let lost = "The file did not arrive in full. Choose it again.".to_owned();
        return store::refuse(app, id, &lost.into()).await;
    };
    let told: Arc<Mutex<Option<Progress>>> = Arc::default();
    let mut job = {
        let (bytes, name, told) = (bytes.clone(), upload.file_name.clone(), Arc::clone(&told));
        let options = Options { profile: upload.profile()?, insist: upload.insist, ..Options::default() };
        tokio::task::spawn_blocking(move || {
            read_keeping(&bytes, &name, options, &mut |progress| {
                if let Ok(mut slot) = told.lock() {
                    *slot = Some(progress);
                }
            })
        })
    };
    let outcome = loop {
        tokio::select! {
            outcome = &mut job => break outcome,
            () = tokio::time::sleep(INTERVAL) => {
                let latest = told.lock().ok().and_then(|mut it| it.take());
                if let Some(it) = latest {
                    store::set_progress(app, id, stage_words(it.stage), it.done, it.of).await?;
                }
            }
        }
    };
    settle(app, id, bytes, outcome.map_err(Error::fault)?).await
}

/// Reads a document again that was read before, with what a person said of it: from the copy that was made of it, where
/// one was made, so that nobody waits for a conversion twice.
pub(super) async fn again(
    app: &App,
    upload: &Upload,
    profile: Profile,
) -> Result<std::result::Result<Found, Unread>> {
    let Some(key) = upload.copy_key.as_ref().or(upload.file_key.as_ref()) else {
        return Err(Error::NotFound);
    };
    let bytes = app.files.get(&FileKey(key.clone())).await?;
    let _seat = SEATS.acquire().await.map_err(Error::fault)?;
    let name = upload.file_name.clone();
    let is_copy = upload.copy_key.is_some();
    let options = Options { profile, insist: upload.insist, ..Options::default() };
    tokio::task::spawn_blocking(move || {
        if !is_copy {
            return read_keeping(&bytes, &name, options, &mut |_| {});
        }
        let reading = plan_convert::read_copy(&bytes, &options, &mut |_| {})?;
        Ok(Found::of(&reading, options.profile, None))
    })
    .await
    .map_err(Error::fault)
}

/// Stores what came of a reading.
pub(super) async fn settle(
    app: &App,
    id: UploadId,
    bytes: Bytes,
    outcome: std::result::Result<Found, Unread>,
) -> Result<()> {
    match outcome {
        Ok(found) => store::finish(app, id, bytes, &found).await,
        Err(unread) => store::refuse(app, id, &unread).await,
    }
}
