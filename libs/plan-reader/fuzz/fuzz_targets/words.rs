//! Any text as a target date and as leads.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plan_reader::{date, lead};

fuzz_target!(|text: &str| {
    let _ = date::read(text, &date::DateOptions::default());
    let _ = lead::read(text);
});
