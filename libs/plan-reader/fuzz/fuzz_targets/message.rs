//! Any bytes as a message in parts, with the line by which one is known before them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plan_reader_fuzz::read;

fuzz_target!(|bytes: &[u8]| {
    let message = [b"MIME-Version: 1.0\r\n", bytes].concat();
    read(&message, "plan.eml");
});
