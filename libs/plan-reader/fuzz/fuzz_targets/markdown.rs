//! Any bytes as a Markdown text.
#![no_main]

mod package;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| package::read(bytes, "plan.md"));
