//! Any document and styles in a Word package.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plan_reader_fuzz::{parts, read, zipped};

fuzz_target!(|input: &[u8]| {
    let [document, styles] = parts(input);
    let package =
        [("word/document.xml", document), ("word/styles.xml", styles), ("word/numbering.xml", styles)];
    read(&zipped(&package), "plan.docx");
});
