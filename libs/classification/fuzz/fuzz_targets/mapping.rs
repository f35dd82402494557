//! Any bytes as a mapping between classifications.
#![no_main]

use classification::{Classification, Rollup};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(rollup) = Rollup::parse("own.toml", text, Classification::builtin) else { return };
    let from = Classification::builtin(rollup.from()).expect("it was found");
    assert!(from.groups().all(|group| rollup.target(group.code().as_str()).is_some()));
});
