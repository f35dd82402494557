//! Any bytes as a register; what is read is written the same.
#![no_main]

use disclosure::Register;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(it) = Register::from_json(bytes) {
        let text = it.to_confidential_json();
        assert!(Register::from_json(text.as_bytes()).is_ok_and(|again| again.to_confidential_json() == text));
    }
});
