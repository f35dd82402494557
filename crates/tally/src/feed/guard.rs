//! Packed files are unpacked once to nowhere first, so that a small file that unpacks to a huge one is refused early.

use std::io::{Cursor, Read};

use crate::refusal::{self, Outcome};

/// The largest workbook, packed.
pub(super) const PACKED: u64 = 256 << 20;
/// The largest workbook, unpacked.
const UNPACKED: u64 = 1 << 30;
const PARTS: usize = 10_000;

/// Passes a workbook that unpacks to a bearable size.
pub(super) fn workbook(name: &str, bytes: &[u8]) -> Outcome<()> {
    let fault = |cause: zip::result::ZipError| {
        refusal::file(name, format!("this is not a workbook, or a broken one: {cause}"))
    };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(fault)?;
    if archive.len() > PARTS {
        return Err(refusal::file(name, "this workbook has too many parts"));
    }
    let mut left = UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(fault)?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|cause| refusal::file(name, format!("this workbook is broken: {cause}")))?;
        left = left.checked_sub(read).ok_or_else(|| {
            refusal::file(
                name,
                "this workbook unpacks to more than 1 GB: save its sheet as CSV, which is read in a stream",
            )
        })?;
    }
    Ok(())
}
