//! Any bytes as a mapping: read, or faults whose places are in the file; and what is read can read any cell.
#![no_main]

use libfuzzer_sys::fuzz_target;
use records::{Mapping, RowReader};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Mapping::parse(text, "fuzz.toml", &()) {
        Ok(mapping) => {
            let reader = RowReader::everything(&mapping);
            for dimension in &reader.dimensions {
                let _ = dimension.read("31/03/2026", "2026-03-31");
                let _ = dimension.read(text, text);
            }
            let _ = RowReader::new(&mapping, &mapping.tables);
            let _ = RowReader::population(&mapping, &mapping.tables);
        }
        Err(faults) => {
            let lines = text.lines().count() + 1;
            assert!(faults.iter().count() > 0);
            assert!(faults.iter().all(|it| (1..=lines).contains(&it.line) && it.column > 0));
        }
    }
});
