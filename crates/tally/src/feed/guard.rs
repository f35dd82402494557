//! Packed files are unpacked once to nowhere first, so that a small file that unpacks to a huge one is refused early.

use std::io::{Cursor, Read};

use memchr::{memchr, memrchr};

use crate::refusal::{self, Outcome};

/// The largest workbook, packed.
pub(super) const PACKED: u64 = 256 << 20;
/// The largest workbook, unpacked; a small one in tests, and so what follows.
const UNPACKED: u64 = if cfg!(test) { 1 << 20 } else { 1 << 30 };
/// The largest part that is no sheet; such parts are held in memory while a sheet is read.
const BESIDE: u64 = if cfg!(test) { 128 << 10 } else { 128 << 20 };
/// The longest text or tag; no program lets a cell hold a hundredth of it.
const LONGEST: usize = if cfg!(test) { 4 << 10 } else { 4 << 20 };
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
        let (sheet, picture) = {
            let part = part.name().map_err(fault)?;
            let sheet = part.contains("worksheets/") && !part.ends_with("sharedStrings.xml");
            let sheet = sheet || part == "content.xml";
            (sheet, part.contains("media/") || part.starts_with("Pictures/"))
        };
        let most = if sheet { left } else { left.min(BESIDE) };
        match unpacked(part.take(most + 1), (!picture).then_some(LONGEST)) {
            Ok(Some(size)) if size <= most => left -= size,
            Ok(Some(_)) if most < left => {
                return Err(refusal::file(
                    name,
                    "this workbook holds more than 128 MB beside its sheets: save its sheet as CSV",
                ));
            }
            Ok(Some(_)) => {
                return Err(refusal::file(
                    name,
                    "this workbook unpacks to more than 1 GB: save its sheet as CSV, which is read in a stream",
                ));
            }
            Ok(None) => {
                return Err(refusal::file(
                    name,
                    "a cell of this workbook holds more than 4 MB of text: save its sheet as CSV",
                ));
            }
            Err(cause) => return Err(refusal::file(name, format!("this workbook is broken: {cause}"))),
        }
    }
    Ok(())
}

/// How large a part is, or nothing where it has more than `longest` bytes without a mark between.
fn unpacked(mut part: impl Read, longest: Option<usize>) -> std::io::Result<Option<u64>> {
    let mut buffer = vec![0; 64 << 10];
    let (mut size, mut plain) = (0, 0);
    loop {
        let read = part.read(&mut buffer)?;
        let Some(bytes) = buffer.get(..read).filter(|it| !it.is_empty()) else { return Ok(Some(size)) };
        size += u64::try_from(read).unwrap_or(0);
        plain += memchr(b'<', bytes).unwrap_or(read);
        if longest.is_some_and(|it| plain > it) {
            return Ok(None);
        }
        if let Some(last) = memrchr(b'<', bytes) {
            plain = read - last;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    /// What is said of a workbook of these parts.
    fn told(parts: &[(&str, &str)]) -> String {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        let bytes = archive.finish().unwrap().into_inner();
        workbook("staff.xlsx", &bytes).err().map(|it| it.message).unwrap_or_default()
    }

    #[test]
    fn a_workbook_that_unpacks_to_too_much_is_refused() {
        let cells = |bytes: usize| "<c>1</c>".repeat(bytes / 8);
        assert_eq!(told(&[("xl/worksheets/sheet1.xml", &cells(900 << 10))]), "");
        let large = [("xl/worksheets/sheet1.xml", cells(600 << 10)), ("content.xml", cells(600 << 10))];
        let large: Vec<(&str, &str)> = large.iter().map(|(name, text)| (*name, text.as_str())).collect();
        assert!(told(&large).contains("unpacks to more than 1 GB"), "{}", told(&large));
    }

    #[test]
    fn what_a_workbook_holds_beside_its_sheets_must_be_small() {
        for name in ["xl/sharedStrings.xml", "xl/worksheets/sharedStrings.xml", "styles.xml"] {
            let told = told(&[(name, &"<si><t>a</t></si>".repeat(10_000))]);
            assert!(told.contains("more than 128 MB beside its sheets"), "{name}: {told}");
        }
    }

    #[test]
    fn a_cell_of_endless_text_is_refused_and_a_picture_is_not() {
        let long = format!("<c>{}</c>", "a".repeat(100 << 10));
        assert!(told(&[("content.xml", &long)]).contains("more than 4 MB of text"));
        let many = format!("<c>{}</c>", "a".repeat(3 << 10)).repeat(30);
        assert_eq!(told(&[("content.xml", &many), ("xl/media/picture.bmp", &long)]), "");
    }
}
