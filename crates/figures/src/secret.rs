//! The secret from which counts are moved: a file beside the project that never leaves the body.

use crate::release::MeasureError;
use disclosure::CellKeys;
use std::path::Path;

/// The longest secret that is read, in bytes.
const MOST_BYTES: u64 = 4096;

/// The keys that a secret makes. A line break at its end, which editors add, is none of it.
///
/// # Errors
/// If the file cannot be read, or is too short to be a secret.
pub fn read(path: &Path) -> Result<CellKeys, MeasureError> {
    let wrong = |why: String| MeasureError::Secret { path: path.to_owned(), why };
    let how = "make it once with: head -c 32 /dev/urandom | base64";
    let size =
        std::fs::metadata(path).map_err(|why| wrong(format!("It cannot be read: {why}; {how}")))?.len();
    if size > MOST_BYTES {
        return Err(wrong(format!(
            "It has {size} bytes, and a secret at most {MOST_BYTES}. Is it the right file?"
        )));
    }
    let bytes = std::fs::read(path).map_err(|why| wrong(format!("It cannot be read: {why}.")))?;
    CellKeys::new(bytes.trim_ascii_end()).map_err(|why| wrong(format!("{why}; {how}")))
}
