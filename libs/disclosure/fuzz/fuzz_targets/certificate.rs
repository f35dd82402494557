//! Any bytes as a publication; what is read is written and read again the same.
#![no_main]

use disclosure::attack::ResultFile;
use disclosure::publication::Publication;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = ResultFile::from_json(bytes);
    if let Ok(it) = Publication::from_json(bytes) {
        let again = Publication::from_json(it.to_json().as_bytes());
        assert!(again.is_ok_and(|again| again.cells.len() == it.cells.len()));
        let _ = it.first_broken_sum();
    }
});
