//! No project file stops the program, and every fault has a place and words.
#![no_main]

use figures::project::Project;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    // Files beside it hold whatever the project itself holds.
    if let Err(told) = Project::parse("PROJECT.toml", text, &|_| Ok(bytes.to_vec())) {
        assert!(!told.found.is_empty());
        for fault in &told.found {
            assert!(fault.line >= 1 && fault.column >= 1 && !fault.message.is_empty());
            assert!(fault.line <= text.matches('\n').count() + 1, "{fault:?}");
        }
    }
});
