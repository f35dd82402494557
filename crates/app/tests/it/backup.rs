//! Backups of a running application, and what comes of them.

use crate::harness::{EmptyApp, Persona, Programme, TestApp, TestDatabase};
use evenhand::backup::{self, BackupError, Onto, Restored};
use kernel::{App, history::Verdict};
use std::{io::Write, os::unix::fs::PermissionsExt, path::Path};

async fn put_back(into: &EmptyApp, from: &Path, onto: Onto) -> Result<Restored, BackupError> {
    backup::restore(&into.app, from, into.folder.path(), "the test database", onto).await
}

async fn last_hash(app: &App) -> String {
    match kernel::history::verify(app).await.expect("verified") {
        Verdict::Whole { last_hash, .. } => last_hash,
        broken @ Verdict::Broken { .. } => panic!("{broken:?}"),
    }
}

/// Backs up, puts back, backs up again: the same rows and files, whatever the databases.
async fn round_trip(from: &TestApp, into: EmptyApp) {
    Programme::published(from).await;
    let evidence = from.app.files.put("Minutes of the board".into()).await.expect("kept");
    let _ = from.sign_in(Persona::Lead).await;
    let (first, second) = (from.folder().join("first.tar.gz"), into.folder.path().join("second.tar.gz"));
    let made = backup::back_up(&from.app, &first).await.expect("a backup");
    assert!(made.tables.iter().any(|it| it.name == "person" && it.rows == 8), "{:?}", made.tables);
    assert!(made.tables.iter().all(|it| it.name != "session"), "sessions are left out");
    assert_eq!(std::fs::metadata(&first).expect("a file").permissions().mode() & 0o777, 0o600);

    let restored = put_back(&into, &first, Onto::Emptiness).await.expect("restored");
    assert!(matches!(restored.verdict, Verdict::Whole { entries, .. } if entries == made.history.entries));
    assert_eq!(last_hash(&into.app).await, last_hash(&from.app).await);
    assert_eq!(into.app.files.get(&evidence).await.expect("kept"), "Minutes of the board");
    let again = backup::back_up(&into.app, &second).await.expect("a backup");
    assert_eq!((again.tables, again.files), (made.tables, made.files));

    // What was restored goes on: history grows, and is still append-only.
    let _ = from.council.session_on(&into.app, Persona::Lead).await;
    assert!(matches!(kernel::history::verify(&into.app).await, Ok(Verdict::Whole { .. })));
}

#[tokio::test]
async fn a_backup_puts_everything_back() {
    let from = TestApp::start().await;
    round_trip(&from, TestApp::start_empty().await).await;
}

/// Only where there is a PostgreSQL server to test on; then `from` is on it.
#[tokio::test]
async fn a_backup_moves_from_postgresql_to_sqlite_and_back() {
    let from = TestApp::start().await;
    if from.app.db.backend() == sea_orm::DbBackend::Sqlite {
        return;
    }
    Programme::published(&from).await;
    let folder = tempfile::tempdir().expect("a folder");
    let database = TestDatabase::in_folder(folder.path());
    let sqlite = EmptyApp::on(folder, database).await;
    let file = from.folder().join("moved.tar.gz");
    let made = backup::back_up(&from.app, &file).await.expect("a backup");
    put_back(&sqlite, &file, Onto::Emptiness).await.expect("restored into SQLite");
    let back = sqlite.folder.path().join("back.tar.gz");
    let again = backup::back_up(&sqlite.app, &back).await.expect("a backup");
    assert_eq!(again.tables, made.tables, "each row reads the same on both");
    let postgres = TestApp::start_empty().await;
    put_back(&postgres, &back, Onto::Emptiness).await.expect("restored into PostgreSQL");
    assert_eq!(last_hash(&postgres.app).await, last_hash(&from.app).await);
}

#[tokio::test]
async fn a_backup_does_not_write_over_anything() {
    let app = TestApp::start().await;
    let file = app.folder().join("precious");
    std::fs::write(&file, "precious").expect("written");
    assert!(matches!(backup::back_up(&app.app, &file).await, Err(BackupError::Occupied(_))));
    assert_eq!(std::fs::read_to_string(&file).expect("read"), "precious");
}

#[tokio::test]
async fn what_is_there_is_replaced_only_if_told() {
    let (from, into) = (TestApp::start().await, TestApp::start().await);
    let file = from.folder().join("backup.tar.gz");
    backup::back_up(&from.app, &file).await.expect("a backup");
    let before = last_hash(&into.app).await;
    let refused =
        backup::restore(&into.app, &file, into.folder(), "the test database", Onto::Emptiness).await;
    assert!(matches!(refused, Err(BackupError::NotEmpty(_))), "{refused:?}");
    assert_eq!(last_hash(&into.app).await, before);
    backup::restore(&into.app, &file, into.folder(), "the test database", Onto::Anything)
        .await
        .expect("restored");
    assert_eq!(last_hash(&into.app).await, last_hash(&from.app).await);
}

/// Packs entries as they are given, in the manner of somebody who means harm.
fn pack(to: &Path, entries: &[(&str, &[u8])]) {
    let out = flate2::write::GzEncoder::new(
        std::fs::File::create(to).expect("a file"),
        flate2::Compression::fast(),
    );
    let mut tar = tar::Builder::new(out);
    for (name, bytes) in entries {
        let mut header = tar::Header::new_old();
        // Past the library, which would not write such names.
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_entry_type(tar::EntryType::Regular);
        header.set_cksum();
        tar.append(&header, *bytes).expect("packed");
    }
    tar.into_inner().expect("packed").finish().expect("packed").flush().expect("packed");
}

#[tokio::test]
async fn a_malicious_or_damaged_backup_is_refused() {
    let into = TestApp::start_empty().await;
    let file = into.folder.path().join("bad.tar.gz");
    let outside = into.folder.path().join("outside.jsonl");
    for entries in [
        &[("../outside.jsonl", &b"{}"[..])][..],
        &[("/tmp/evenhand-outside.jsonl", b"{}")],
        &[("tables/../../outside.jsonl", b"{}")],
        &[("tables/person.jsonl", b""), ("tables/person.jsonl", b"")],
        &[("tables/person.jsonl", b"")],
        &[("manifest.json", b"not json")],
        &[("manifest.json", b"{}")],
    ] {
        pack(&file, entries);
        let refused = put_back(&into, &file, Onto::Emptiness).await;
        assert!(matches!(refused, Err(BackupError::Damaged(_))), "{entries:?}: {refused:?}");
    }
    assert!(!outside.exists());
    std::fs::write(&file, b"no archive at all").expect("written");
    assert!(matches!(put_back(&into, &file, Onto::Emptiness).await, Err(BackupError::Damaged(_))));
}

#[tokio::test]
async fn a_backup_with_one_changed_byte_is_refused() {
    let (from, into) = (TestApp::start().await, TestApp::start_empty().await);
    let file = from.folder().join("backup.tar.gz");
    backup::back_up(&from.app, &file).await.expect("a backup");
    let mut plain = Vec::new();
    std::io::Read::read_to_end(
        &mut flate2::read::GzDecoder::new(std::fs::File::open(&file).expect("a file")),
        &mut plain,
    )
    .expect("unpacked");
    let at = plain.windows(11).position(|it| it == b"Leila Okafo").expect("a name in it");
    plain[at] = b'X';
    let mut out = flate2::write::GzEncoder::new(
        std::fs::File::create(&file).expect("a file"),
        flate2::Compression::fast(),
    );
    out.write_all(&plain).expect("packed");
    out.finish().expect("packed");
    let refused = put_back(&into, &file, Onto::Emptiness).await;
    assert!(matches!(&refused, Err(BackupError::Damaged(why)) if why.contains("person")), "{refused:?}");
}

#[tokio::test]
async fn a_broken_history_is_told() {
    let (from, into) = (TestApp::start().await, TestApp::start_empty().await);
    if from.app.db.backend() == sea_orm::DbBackend::Sqlite {
        from.database()
            .tamper("drop trigger history_no_update; update history set actor_words = 'Nobody' where seq = 2")
            .await;
    } else {
        from.database().tamper("alter table history disable trigger all; update history set actor_words = 'Nobody' where seq = 2").await;
    }
    let file = from.folder().join("backup.tar.gz");
    backup::back_up(&from.app, &file).await.expect("a backup");
    let restored = put_back(&into, &file, Onto::Emptiness).await.expect("restored all the same");
    assert!(matches!(restored.verdict, Verdict::Broken { seq: 2, .. }));
}
