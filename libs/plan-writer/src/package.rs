//! A zip file of XML parts, and words as XML may hold them.

use crate::Unwritable;
use quick_xml::escape::minimal_escape;
use std::{
    borrow::Cow,
    io::{Cursor, Write},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A package in the making.
pub(crate) struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    pub(crate) fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    /// Adds a part. Its time is the same for all, so that the same plan gives the same bytes.
    pub(crate) fn add(&mut self, name: &str, text: &str) -> Result<(), Unwritable> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.0.start_file(name, options)?;
        Ok(self.0.write_all(text.as_bytes())?)
    }

    /// Adds a part that must not be compressed: the one by which a file's kind is known.
    pub(crate) fn add_plain(&mut self, name: &str, text: &str) -> Result<(), Unwritable> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.0.start_file(name, options)?;
        Ok(self.0.write_all(text.as_bytes())?)
    }

    pub(crate) fn bytes(self) -> Result<Vec<u8>, Unwritable> {
        Ok(self.0.finish()?.into_inner())
    }
}

/// Words as XML may hold them: marked up, and without the letters that it cannot hold.
pub(crate) fn escaped(text: &str) -> String {
    let kept: Cow<'_, str> = if text.chars().all(allowed) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|it| allowed(*it)).collect())
    };
    minimal_escape(kept).replace('"', "&quot;")
}

fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'))
}

/// Words without the letters that no XML file can hold.
pub(crate) fn clean(text: &str) -> String {
    text.chars().filter(|it| allowed(*it)).collect()
}
