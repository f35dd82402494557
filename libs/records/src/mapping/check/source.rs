//! The files a mapping names, and how their rows are written.

use super::Checker;
use crate::mapping::{Source, raw};

impl Checker<'_> {
    pub(super) fn source(&mut self, raw: raw::Source) -> Option<Source> {
        let files: Vec<String> = raw.files.iter().map(|it| it.get_ref().trim().to_owned()).collect();
        if files.is_empty() || files.iter().any(String::is_empty) {
            self.faults.push(self.place.fault(
                raw.files.first().map_or(0, |it| it.span().start),
                "no file is named: write for instance `files = [\"staff.csv\"]`",
            ));
            return None;
        }
        let header_row = raw.header_row.as_ref().map_or(1, |it| *it.get_ref());
        if let (0 | 10_001.., Some(written)) = (header_row, &raw.header_row) {
            self.fault(
                written.span().start,
                "rows are counted from 1, and the headings stand in the first 10,000",
            );
        }
        let delimiter = raw.delimiter.and_then(|written| {
            let sign = match written.get_ref().as_str() {
                "tab" | "\t" => Some(b'\t'),
                "," => Some(b','),
                ";" => Some(b';'),
                "|" => Some(b'|'),
                _ => None,
            };
            if sign.is_none() {
                self.fault(written.span().start, "a delimiter is `,`, `;`, `|` or `tab`");
            }
            sign
        });
        let ends_at_empty_row = raw.ends_at_empty_row.as_ref().is_some_and(|it| *it.get_ref());
        if let (true, true, Some(written)) = (ends_at_empty_row, raw.one_line_a_row, &raw.ends_at_empty_row) {
            self.fault(
                written.span().start,
                "a file that several machines read in parts (`one-line-a-row`) cannot end at an empty row: leave one of them out",
            );
        }
        Some(Source {
            files,
            format: raw.format,
            sheet: raw.sheet,
            header_row,
            delimiter,
            encoding: raw.encoding,
            one_line_a_row: raw.one_line_a_row,
            ends_at_empty_row,
        })
    }
}
