//! Any bytes under any ending: the reader answers and never panics.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &[u8])| {
    let (which, bytes) = input;
    let endings = ["docx", "xlsx", "xlsm", "odt", "ods", "html", "csv", "tsv", ""];
    let name = format!("plan.{}", endings[usize::from(which) % endings.len()]);
    if let Ok(reading) = plan_reader::read(bytes, &name, &Default::default(), &mut |_| {}) {
        let _ = plan_reader::outline(&reading.draft);
    }
});
