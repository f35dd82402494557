//! Keeps a hostile or broken file from filling the memory or never ending.

use std::io::Read;

use flate2::read::ZlibDecoder;

use crate::Refusal;

/// The most pages of a plan.
pub(super) const MOST_PAGES: usize = 500;
/// How many letters and strokes all pages may draw together.
pub(super) const MOST_LETTERS: usize = 2_000_000;
pub(super) const MOST_STROKES: usize = 3_000_000;
/// What the packed parts of the file may unpack to, pictures apart.
const MOST_UNPACKED: usize = 192 << 20;

/// Unpacks each packed part without keeping it, before anything else does so without a limit.
pub(super) fn check_unpacked_size(bytes: &[u8]) -> Result<(), Refusal> {
    let mut left = MOST_UNPACKED;
    let mut from = 0;
    while let Some(found) = bytes.get(from..).and_then(|rest| memory_find(rest, b"stream")) {
        let at = from + found;
        from = at + 6;
        if bytes.get(..at).is_some_and(|b| b.ends_with(b"end")) {
            continue;
        }
        let before = bytes.get(at.saturating_sub(600)..at).unwrap_or_default();
        let own =
            before.windows(3).rposition(|w| w == b"obj").and_then(|p| before.get(p..)).unwrap_or(before);
        let skip = match bytes.get(from..from + 2) {
            Some([b'\r', b'\n']) => 2,
            Some([b'\r' | b'\n', _]) => 1,
            _ => 0,
        };
        let packed = bytes.get(from + skip..).unwrap_or_default();
        let is_picture = holds(own, b"/Image") && holds(own, b"/Width");
        if holds(own, b"LZW") || holds(own, b"RunLength") {
            // These grow at most so much.
            let end = memory_find(packed, b"endstream").unwrap_or(packed.len());
            let grown =
                if is_picture { 0 } else { end.saturating_mul(if holds(own, b"LZW") { 1400 } else { 64 }) };
            left = left.checked_sub(grown).ok_or_else(too_large)?;
        } else if !is_picture {
            let layers = own.windows(6).filter(|w| *w == b"Decode").count().clamp(1, 4);
            left = left.checked_sub(unpacked(packed, left, layers)).ok_or_else(too_large)?;
        }
    }
    Ok(())
}

/// How much it unpacks to, or more than `limit`.
fn unpacked(packed: &[u8], limit: usize, layers: usize) -> usize {
    let mut count = 0_usize;
    let mut buffer = vec![0; 1 << 15];
    let mut decoder = ZlibDecoder::new(packed);
    let mut start: Vec<u8> = Vec::new();
    while let Ok(n) = decoder.read(&mut buffer) {
        if n == 0 {
            break;
        }
        count += n;
        if layers > 1 && start.len() < 1 << 20 {
            start.extend(buffer.iter().take(n));
        }
        if count > limit {
            return limit + 1;
        }
    }
    // Packed twice over.
    let again =
        if layers > 1 && start.first() == Some(&0x78) { unpacked(&start, limit, layers - 1) } else { 0 };
    count.saturating_add(again)
}

fn too_large() -> Refusal {
    Refusal::too_large("it unpacks to more than 192 megabytes without its pictures")
}

fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    memory_find(haystack, needle).is_some()
}

fn memory_find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(at) = haystack.get(from..)?.iter().position(|b| *b == first) {
        if haystack.get(from + at..).is_some_and(|rest| rest.starts_with(needle)) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}
