//! Opening the zip archive behind .docx, .xlsx, .pptx, .odt and .ods, with limits on what it may unpack to.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::Refusal;

const LARGEST_PART: u64 = 96 << 20;
const LARGEST_TOTAL: u64 = 160 << 20;
const MOST_ENTRIES: usize = 20_000;

/// A zip archive that is read one part at a time.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    plainly_named: HashMap<String, usize>,
    unpacked: u64,
}

impl<'a> Archive<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
            Refusal::corrupt("its parts cannot be listed, so it may not have been saved or sent whole")
        })?;
        if zip.len() > MOST_ENTRIES {
            return Err(Refusal::too_large(format!("it is made of more than {MOST_ENTRIES} parts")));
        }
        let plainly_named = plainly_named(&zip);
        Ok(Self { zip, plainly_named, unpacked: 0 })
    }

    pub(crate) fn names(&self) -> Vec<String> {
        (0..self.zip.len())
            .filter_map(|i| self.zip.name_for_index(i)?.ok().map(std::borrow::Cow::into_owned))
            .collect()
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The text of a part; nothing if there is no such part.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        self.bytes(name)?.map(|bytes| decode_xml(bytes, name)).transpose()
    }

    /// The bytes of a part; nothing if there is no such part.
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(index) = self.index_of(name) else { return Ok(None) };
        let file = self.zip.by_index(index).map_err(|e| match e {
            zip::result::ZipError::UnsupportedArchive(text) if text.to_lowercase().contains("password") => {
                Refusal::PasswordProtected
            }
            other => Refusal::corrupt(format!("its part {name} cannot be opened ({other})")),
        })?;
        let left = LARGEST_TOTAL.saturating_sub(self.unpacked).min(LARGEST_PART);
        if file.size() > left {
            return Err(too_much());
        }
        // The size an archive states may be a lie, so what is unpacked is counted as well.
        let mut bytes = Vec::with_capacity(usize::try_from(file.size()).unwrap_or(0).min(8 << 20));
        file.take(left + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| Refusal::corrupt(format!("its part {name} cannot be unpacked ({e})")))?;
        let size = bytes.len() as u64;
        if size > left {
            return Err(too_much());
        }
        self.unpacked += size;
        Ok(Some(bytes))
    }

    pub(crate) fn required(&mut self, name: &str) -> Result<String, Refusal> {
        self.text(name)?.ok_or_else(|| Refusal::corrupt(format!("its part {name} is missing")))
    }

    fn index_of(&self, name: &str) -> Option<usize> {
        self.zip.index_for_name(name).or_else(|| self.plainly_named.get(&name.to_ascii_lowercase()).copied())
    }
}

/// Where each part stands by a name in small letters: some programs write capitals, a leading slash or backslashes.
fn plainly_named(zip: &ZipArchive<Cursor<&[u8]>>) -> HashMap<String, usize> {
    let mut out = HashMap::new();
    for i in 0..zip.len() {
        if let Some(Ok(name)) = zip.name_for_index(i) {
            let plain = name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase();
            out.entry(plain).or_insert(i);
        }
    }
    out
}

fn too_much() -> Refusal {
    Refusal::too_large("it unpacks to more than 96 megabytes")
}

fn decode_xml(bytes: Vec<u8>, name: &str) -> Result<String, Refusal> {
    let utf16 = match bytes.get(..2) {
        Some([0xff, 0xfe] | [b'<', 0]) => Some(encoding_rs::UTF_16LE),
        Some([0xfe, 0xff] | [0, b'<']) => Some(encoding_rs::UTF_16BE),
        _ => None,
    };
    if let Some(encoding) = utf16 {
        return Ok(encoding.decode(&bytes).0.into_owned());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        }),
        Err(e) => {
            let bytes = e.into_bytes();
            let start = String::from_utf8_lossy(bytes.get(..120).unwrap_or(&bytes)).into_owned();
            let label = start
                .split("encoding=")
                .nth(1)
                .and_then(|rest| rest.get(1..))
                .and_then(|rest| rest.split(['"', '\'']).next());
            match label.and_then(|l| encoding_rs::Encoding::for_label(l.as_bytes())) {
                Some(encoding) if encoding != encoding_rs::UTF_8 => {
                    Ok(encoding.decode(&bytes).0.into_owned())
                }
                _ => Err(Refusal::corrupt(format!("its part {name} is not text"))),
            }
        }
    }
}
