//! Any bytes as a PDF.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plan_reader_fuzz::read;

fuzz_target!(|bytes: &[u8]| read(bytes, "plan.pdf"));
