//! Whatever a project and its table of counts say, a release is made whole, or a reason is told; no file holds what is no
//! number. The input is a project, a line of `=====`, and the table that all its data read.
#![no_main]

use disclosure::Effort;
use figures::release::{Making, make};
use libfuzzer_sys::fuzz_target;
use std::{cell::OnceCell, fs, path::Path};
use time::macros::date;

thread_local! {
    static ROOM: OnceCell<tempfile::TempDir> = const { OnceCell::new() };
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Some((project, table)) = text.split_once("\n=====\n") else { return };
    // Programs that count records are another matter.
    if project.contains("mapping") || project.contains('/') && project.contains(".json") {
        return;
    }
    ROOM.with(|room| {
        let room = room.get_or_init(|| tempfile::tempdir().expect("a folder"));
        released(room.path(), project, table);
    });
});

fn released(room: &Path, project: &str, table: &str) {
    fs::write(room.join("PROJECT.toml"), project).expect("a file");
    fs::write(room.join("counts.csv"), table).expect("a file");
    let making = Making {
        file: &room.join("PROJECT.toml"),
        date: Some(date!(2026 - 06 - 30)),
        effort: Effort { seconds_left: Some(&|| 2.0), ..Effort::default() },
    };
    match make(&making, &mut |_| {}) {
        Ok(made) => {
            for file in &made.files {
                let text = String::from_utf8_lossy(&file.bytes);
                assert!(!text.contains("NaN"), "{}", file.name);
            }
        }
        Err(why) => assert!(!why.to_string().is_empty()),
    }
}
