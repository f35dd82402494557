//! Where the fields and rows of a CSV file end.

use memchr::{memchr, memchr_iter, memchr2, memrchr};

/// A field of a row.
pub(super) struct Field<'a> {
    pub cell: &'a [u8],
    /// Where the next field begins.
    pub next: usize,
    /// Whether the row ends here.
    pub last: bool,
    /// Whether a quotation mark stayed open.
    pub open: bool,
}

/// The field that begins at `from`. An unquoted field ends at the sign or the line end; a quoted one may hold both.
#[inline]
pub(super) fn field(bytes: &[u8], from: usize, delimiter: u8) -> Option<Field<'_>> {
    let rest = bytes.get(from..)?;
    if rest.first() == Some(&b'"') {
        return Some(quoted(bytes, from, delimiter));
    }
    match memchr2(delimiter, b'\n', rest) {
        Some(length) => {
            let last = rest.get(length) == Some(&b'\n');
            let mut cell = rest.get(..length)?;
            if last && let Some(without) = cell.strip_suffix(b"\r") {
                cell = without;
            }
            Some(Field { cell, next: from + length + 1, last, open: false })
        }
        None => Some(Field {
            cell: rest.strip_suffix(b"\r").unwrap_or(rest),
            next: bytes.len(),
            last: true,
            open: false,
        }),
    }
}

#[inline]
fn quoted(bytes: &[u8], from: usize, delimiter: u8) -> Field<'_> {
    let mut at = from + 1;
    let mut doubled = false;
    loop {
        let Some(length) = memchr(b'"', bytes.get(at..).unwrap_or_default()) else {
            let cell = bytes.get(from..).unwrap_or_default();
            return Field { cell, next: bytes.len(), last: true, open: true };
        };
        at += length + 1;
        match bytes.get(at) {
            Some(sign) if !doubled && (*sign == delimiter || *sign == b'\n') => {
                let cell = bytes.get(from + 1..at - 1).unwrap_or_default();
                return Field { cell, next: at + 1, last: *sign != delimiter, open: false };
            }
            _ => {}
        }
        if bytes.get(at) == Some(&b'"') {
            doubled = true;
            at += 1;
            continue;
        }
        // Behind the closing mark only blanks are usual; whatever stands there up to the sign belongs to the field.
        let rest = bytes.get(at..).unwrap_or_default();
        let length = memchr2(delimiter, b'\n', rest).unwrap_or(rest.len());
        let behind = rest.get(..length).unwrap_or_default();
        let plain = behind.iter().all(u8::is_ascii_whitespace);
        let cell = match (plain, doubled) {
            (true, false) => bytes.get(from + 1..at - 1),
            (true, true) => bytes.get(from..at),
            (false, _) => bytes.get(from..at + length),
        };
        let last = rest.get(length) != Some(&delimiter);
        let next = (at + length + 1).min(bytes.len());
        return Field { cell: cell.unwrap_or_default(), next, last, open: false };
    }
}

/// Where the row that begins at `from` ends, behind its line end; at the end of the bytes only where they are all there are.
pub(super) fn record_end(bytes: &[u8], from: usize, delimiter: u8, whole: bool) -> Option<usize> {
    let mut at = from;
    while at < bytes.len() {
        let found = field(bytes, at, delimiter)?;
        at = found.next;
        if found.last {
            let ended = at > 0 && bytes.get(at - 1) == Some(&b'\n') && !found.open;
            return (ended || whole).then_some(at);
        }
    }
    (whole && at > from).then_some(at)
}

/// How far behind the last line end that is outside quotation marks the bytes may go on before every field is looked at.
const TAIL: usize = 64 << 10;

/// Where the last whole row of `bytes` ends.
///
/// A line end with an even number of quotation marks before it stands outside them, unless a mark stands within an unquoted
/// value; where that may be, no such line end is near, and every field is looked at. Should one be near all the same, the
/// row that is cut there has an open mark, which its reader tells.
pub(super) fn last_end(bytes: &[u8], delimiter: u8) -> usize {
    let marks = memchr_iter(b'"', bytes).count();
    if marks == 0 {
        return memrchr(b'\n', bytes).map_or(0, |at| at + 1);
    }
    let (mut end, mut before) = (bytes.len(), marks);
    while let Some(at) = memrchr(b'\n', bytes.get(..end).unwrap_or_default()) {
        before -= memchr_iter(b'"', bytes.get(at..end).unwrap_or_default()).count();
        if before.is_multiple_of(2) {
            return at + 1;
        }
        end = at;
        if bytes.len() - end > TAIL {
            break;
        }
    }
    let mut at = 0;
    while let Some(end) = record_end(bytes, at, delimiter, false) {
        at = end;
    }
    at
}
