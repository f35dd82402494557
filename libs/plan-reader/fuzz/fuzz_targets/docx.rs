//! Any document and styles in a Word package.
#![no_main]

mod package;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let [document, styles] = package::parts(input);
    let package = [("word/document.xml", document), ("word/styles.xml", styles), ("word/numbering.xml", styles)];
    package::read(&package::zipped(&package), "plan.docx");
});
