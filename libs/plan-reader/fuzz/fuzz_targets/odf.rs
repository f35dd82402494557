//! Any content in an OpenDocument text and in a spreadsheet.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plan_reader_fuzz::{read, zipped};

fuzz_target!(|content: &[u8]| {
    for (kind, name) in [
        (&b"application/vnd.oasis.opendocument.spreadsheet"[..], "plan.ods"),
        (b"application/vnd.oasis.opendocument.text", "plan.odt"),
    ] {
        read(&zipped(&[("mimetype", kind), ("content.xml", content)]), name);
    }
});
