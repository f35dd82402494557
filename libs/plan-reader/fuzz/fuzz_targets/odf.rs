//! Any content in an OpenDocument text and in a spreadsheet.
#![no_main]

mod package;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|content: &[u8]| {
    for (kind, name) in [
        (&b"application/vnd.oasis.opendocument.spreadsheet"[..], "plan.ods"),
        (b"application/vnd.oasis.opendocument.text", "plan.odt"),
    ] {
        package::read(&package::zipped(&[("mimetype", kind), ("content.xml", content)]), name);
    }
});
