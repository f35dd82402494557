//! Evidence in an S3-compatible and in an Azure store: real servers, which `tests/stores/with-stores.mjs` starts and
//! names in the environment. Where none is named, these tests say so and pass.
#![cfg(feature = "cloud-files")]
#![allow(clippy::print_stdout, reason = "a test that is passed over says so")]

use crate::harness::{Persona, Programme, TestApp};
use axum::http::StatusCode;
use evenhand::backup::{self, Onto};
use kernel::file::{FileError, Files};
use std::{
    net::{TcpListener, TcpStream},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// A store to test on: a bucket of a server, and what opens it.
struct Store {
    scheme: &'static str,
    bucket: String,
    options: Vec<(&'static str, String)>,
    /// The credential that is spoilt where the store is to refuse.
    spoilt: &'static str,
}

#[expect(clippy::disallowed_methods, reason = "this is no setting of the application but of its tests")]
fn named(variable: &str) -> Option<String> {
    let found = std::env::var(variable).ok().filter(|it| !it.is_empty());
    if found.is_none() {
        println!("passed over: {variable} names no store");
    }
    found
}

impl Store {
    fn s3() -> Option<Self> {
        let (place, key) = (named("EVENHAND_TEST_S3")?, named("EVENHAND_TEST_S3_KEY")?);
        let (endpoint, bucket) = place.rsplit_once('/')?;
        let (id, secret) = key.split_once(':')?;
        let options = vec![
            ("aws_endpoint", endpoint.to_owned()),
            ("aws_allow_http", "true".to_owned()),
            ("aws_region", "us-east-1".to_owned()),
            ("aws_access_key_id", id.to_owned()),
            ("aws_secret_access_key", secret.to_owned()),
        ];
        Some(Self { scheme: "s3", bucket: bucket.to_owned(), options, spoilt: "aws_access_key_id" })
    }

    fn azure() -> Option<Self> {
        let (place, key) = (named("EVENHAND_TEST_AZURE")?, named("EVENHAND_TEST_AZURE_KEY")?);
        let (endpoint, bucket) = place.rsplit_once('/')?;
        let (account, secret) = key.split_once(':')?;
        let options = vec![
            ("azure_storage_endpoint", endpoint.to_owned()),
            ("azure_allow_http", "true".to_owned()),
            ("azure_storage_account_name", account.to_owned()),
            ("azure_storage_account_key", secret.to_owned()),
        ];
        Some(Self {
            scheme: "azure",
            bucket: bucket.to_owned(),
            options,
            spoilt: "azure_storage_account_key",
        })
    }

    /// A place in it that nobody else uses.
    fn url(&self) -> String {
        format!("{}://{}/{}", self.scheme, self.bucket, uuid::Uuid::now_v7().simple())
    }

    fn with(&self, name: &str, value: &str) -> Vec<(String, String)> {
        let put = |it: &(&str, String)| {
            (it.0.to_owned(), if it.0 == name { value.to_owned() } else { it.1.clone() })
        };
        self.options.iter().map(put).collect()
    }

    /// As the environment gives the options.
    fn lines(options: &[(String, String)]) -> String {
        options.iter().map(|(name, value)| format!("{name}={value}\n")).collect()
    }

    async fn app(&self, url: &str) -> TestApp {
        let options = Self::lines(&self.with("", ""));
        TestApp::start_with(&[("files_url", url), ("files_options", &options)]).await
    }

    async fn check(&self, url: &str, options: &[(String, String)]) -> Result<(), FileError> {
        Files::in_store(url, options)?.check().await
    }
}

#[tokio::test]
async fn evidence_is_kept_in_an_s3_store() {
    if let Some(store) = Store::s3() {
        evidence_is_attached_replaced_withdrawn_and_backed_up(&store).await;
    }
}

#[tokio::test]
async fn evidence_is_kept_in_an_azure_store() {
    if let Some(store) = Store::azure() {
        evidence_is_attached_replaced_withdrawn_and_backed_up(&store).await;
    }
}

async fn evidence_is_attached_replaced_withdrawn_and_backed_up(store: &Store) {
    let app = store.app(&store.url()).await;
    app.app.files.check().await.expect("it can be written and read");
    let programme = Programme::published(&app).await;
    let page = format!("/activities/{}", programme.activity.row.id);
    let first = format!("/evidence/{}", programme.evidence);
    assert_eq!(app.visitor().open(&first).await.body, b"grade,gap\n14,3.1\n");
    assert!(!app.folder().join("files").exists(), "nothing is kept on this machine");

    let lead = app.sign_in(Persona::Lead).await;
    // Of several megabytes, with every byte there is.
    let scan: Vec<u8> = (0..3_000_000_u32).map(|it| it.to_le_bytes()[0]).collect();
    let form = lead.open(&format!("/updates/{}/evidence/new", programme.update)).await;
    let sent = form.form("Save").fill("evidence_title", "Scan").attach("evidence_file", "scan.pdf", &scan);
    assert_eq!(sent.submit().await.status, StatusCode::SEE_OTHER);
    let second = app.visitor().open(&page).await.click("Scan").await;
    assert!(second.body == scan, "it comes back byte for byte");

    let form = lead.open(&format!("{first}/replacement")).await.form("Save");
    let sent =
        form.fill("evidence_title", "Figures, corrected").attach("evidence_file", "f.csv", b"14,2.9\n");
    assert_eq!(sent.submit().await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.visitor().open(&first).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.visitor().open(&page).await.click("Figures, corrected").await.body, b"14,2.9\n");

    let form = lead.open(&format!("{}/withdrawal", second.path)).await.form("Withdraw");
    form.fill("reason", "It names a resident").submit().await;
    assert_eq!(app.visitor().open(&second.path).await.status, StatusCode::NOT_FOUND);

    let file = app.folder().join("backup.tar.gz");
    let made = backup::back_up(&app.app, &file).await.expect("a backup");
    assert_eq!(made.files.len(), 3, "what was replaced or withdrawn is kept too: {:?}", made.files);
    let home = TestApp::start_empty().await;
    let restored =
        backup::restore(&home.app, &file, home.folder.path(), "the test database", Onto::Emptiness).await;
    restored.expect("restored into a folder of this machine");
    for key in app.app.files.list().await.expect("the keys") {
        let (there, here) = (app.app.files.get(&key).await, home.app.files.get(&key).await);
        assert_eq!(there.expect("in the store"), here.expect("in the folder"));
    }
}

#[tokio::test]
async fn a_store_that_cannot_be_used_says_what_to_mend() {
    for store in [Store::s3(), Store::azure()].into_iter().flatten() {
        let sound = store.with("", "");
        let wrong = store.with(store.spoilt, WRONG);
        let why = store.check(&store.url(), &wrong).await.expect_err("refused");
        assert!(matches!(why, FileError::Refused(_)), "{why:?}");
        assert!(why.to_string().contains("check those in files_options"), "{why}");

        let nowhere = format!("{}://no-such-place/plans", store.scheme);
        let why = store.check(&nowhere, &sound).await.expect_err("no such bucket");
        assert!(matches!(why, FileError::NoSuchPlace(_)), "{why:?}");

        let closed = store.with(
            if store.scheme == "s3" { "aws_endpoint" } else { "azure_storage_endpoint" },
            &format!("http://127.0.0.1:{}", free_port()),
        );
        let began = Instant::now();
        let why = store.check(&store.url(), &closed).await.expect_err("nobody answers");
        assert!(matches!(why, FileError::Unreachable(_)), "{why:?}");
        assert!(began.elapsed() < Duration::from_secs(15), "and it is said while a person waits");
    }
}

/// A secret that is wrong, and well-formed for both kinds of store.
const WRONG: &str = "d3JvbmctYnV0LXdlbGwtZm9ybWVk";

#[tokio::test]
async fn a_refused_file_is_a_fault_that_says_what_to_mend_and_keeps_the_secret() {
    for store in [Store::s3(), Store::azure()].into_iter().flatten() {
        let options = Store::lines(&store.with(store.spoilt, WRONG));
        let app = TestApp::start_with(&[("files_url", &store.url()), ("files_options", &options)]).await;
        assert!(app.app.files.answers().await.is_err());
        let kept = app.app.files.put("Minutes".into()).await.expect_err("refused");
        let said = format!("{kept} {kept:?}");
        assert!(said.contains("files_options") && !said.contains(WRONG), "{said}");
    }
}

/// The whole program at its most talkative: what is said to the terminal and to the log holds no secret.
#[tokio::test]
async fn no_message_and_no_line_of_the_log_holds_a_secret() {
    for store in [Store::s3(), Store::azure()].into_iter().flatten() {
        for options in [store.with("", ""), store.with(store.spoilt, WRONG)] {
            let said = everything_said(&store.url(), &options);
            // The word that is both of the S3-compatible test server's credentials is no secret.
            let hidden = options.iter().filter(|(name, _)| name.ends_with("key") || name.ends_with("key_id"));
            for (name, value) in hidden.filter(|it| it.1 != "S3RVER") {
                assert!(!said.contains(value), "{name} is in {said}");
            }
            assert!(said.contains("files: "), "the doctor has spoken of files: {said}");
            assert!(said.contains("GET /readyz"), "the server was asked");
        }
    }
}

/// What `doctor` and `serve`, asked whether it is ready, say with the log at its fullest.
fn everything_said(url: &str, options: &[(String, String)]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let listen = format!("127.0.0.1:{}", free_port());
    let command = |verb: &str| {
        let mut it = Command::new(env!("CARGO_BIN_EXE_evenhand"));
        it.arg(verb).current_dir(folder.path()).env("EVENHAND_FILES_URL", url);
        it.env("EVENHAND_FILES_OPTIONS", Store::lines(options)).env("EVENHAND_LISTEN", &listen);
        it.env("EVENHAND_LOG_LEVEL", "trace").env_remove("EVENHAND_DATABASE_URL");
        it.stdout(Stdio::piped()).stderr(Stdio::piped());
        it
    };
    let mut serving = command("serve").spawn().expect("the program starts");
    let began = Instant::now();
    let mut answer = String::from("GET /readyz: ");
    let mut stream = loop {
        match TcpStream::connect(&listen) {
            Ok(it) => break it,
            Err(_) => assert!(began.elapsed() < Duration::from_secs(60), "the program answers"),
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    std::io::Write::write_all(&mut stream, b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .expect("sent");
    std::io::Read::read_to_string(&mut stream, &mut answer).expect("an answer");
    let doctor = command("doctor").output().expect("the doctor speaks");
    serving.kill().expect("it is stopped");
    let served = serving.wait_with_output().expect("what it said");
    let texts = [&doctor.stdout, &doctor.stderr, &served.stdout, &served.stderr];
    texts.map(|it| String::from_utf8_lossy(it).into_owned()).concat() + &answer
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a port").port()
}
