//! What the targets share: reading as the upload does, and the smallest package of a zipped format around a part.

use std::io::{Cursor, Write};

/// A zip archive of these parts, stored as they are.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        archive.start_file(*name, stored).expect("a name");
        archive.write_all(bytes).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

/// Reads it as the upload does, to the outline, what nothing calls a plan as well.
pub fn read(bytes: &[u8], name: &str) {
    let options = plan_reader::Options { insist: true, ..Default::default() };
    if let Ok(reading) = plan_reader::read(bytes, name, &options, &mut |_| {}) {
        let _ = plan_reader::outline(&reading.draft);
    }
}

/// The input as so many parts: a zero byte, which no XML holds, parts them.
pub fn parts<const N: usize>(input: &[u8]) -> [&[u8]; N] {
    let mut split = input.splitn(N, |byte| *byte == 0);
    std::array::from_fn(|_| split.next().unwrap_or_default())
}
