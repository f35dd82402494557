//! Any bytes as a PDF.
#![no_main]

mod package;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| package::read(bytes, "plan.pdf"));
