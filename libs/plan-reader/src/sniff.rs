//! What a file really is, by its bytes rather than by its name.

use crate::archive::Archive;
use crate::front::message;
use crate::refusal::{ForeignFormat, Refusal};

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Docx,
    Xlsx,
    Pptx,
    Odt,
    Ods,
    Html,
    Message,
    Csv,
    Pdf,
    Markdown,
    Text,
}

const LARGEST_FILE: usize = 60 << 20;

/// Decides the format, or says why there is none.
pub(crate) fn sniff(bytes: &[u8], file_name: &str) -> Result<Format, Refusal> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::Empty);
    }
    if bytes.len() > LARGEST_FILE {
        return Err(Refusal::too_large("it is larger than 60 megabytes"));
    }
    let ending = file_name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return Err(compound_file(bytes, &ending));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zipped(bytes, &ending);
    }
    if is_pdf(bytes) {
        return match named(&ending) {
            Some(named) if ending != "pdf" => {
                Err(Refusal::NotWhatItsNameSays { named: named.to_owned(), found: "a PDF".to_owned() })
            }
            _ => Ok(Format::Pdf),
        };
    }
    if ending == "pdf" {
        return Err(Refusal::NotWhatItsNameSays {
            named: "a PDF (.pdf)".to_owned(),
            found: foreign(bytes).unwrap_or("something else").to_owned(),
        });
    }
    if bytes.starts_with(b"{\\rtf") && matches!(ending.as_str(), "rtf" | "doc" | "docx" | "" | "txt") {
        // Word opens Rich Text under the name of its own formats too.
        return Err(Refusal::NeedsConversion { format: ForeignFormat::Rtf });
    }
    if message::is_message(bytes) {
        return Ok(Format::Message);
    }
    if let Some(found) = foreign(bytes) {
        return Err(match named(&ending) {
            Some(named) => Refusal::NotWhatItsNameSays { named: named.to_owned(), found: found.to_owned() },
            None => Refusal::UnknownFormat { found: capital(found) },
        });
    }
    if let Some(named) = zip_named(&ending) {
        let found = if looks_like_html(bytes) {
            "a web page".to_owned()
        } else if bytes.iter().take(2000).any(|b| *b == 0) {
            return Err(Refusal::corrupt("it does not begin as such a document does"));
        } else {
            "a text file".to_owned()
        };
        return Err(Refusal::NotWhatItsNameSays { named: named.to_owned(), found });
    }
    match ending.as_str() {
        "html" | "htm" | "xhtml" | "mht" => return Ok(Format::Html),
        "csv" | "tsv" | "tab" if looks_like_html(bytes) => {
            return Err(Refusal::NotWhatItsNameSays {
                named: "a CSV file".into(),
                found: "a web page".into(),
            });
        }
        "csv" | "tsv" | "tab" => {
            return if is_text(bytes) {
                Ok(Format::Csv)
            } else {
                Err(Refusal::NotWhatItsNameSays { named: "a CSV file".into(), found: "not text".into() })
            };
        }
        _ => {}
    }
    let begins_as_page = bytes.iter().find(|b| b.is_ascii_graphic()).is_some_and(|b| *b == b'<');
    if looks_like_html(bytes) && (begins_as_page || !is_text(bytes)) {
        return Ok(Format::Html);
    }
    if !is_text(bytes) {
        return Err(Refusal::UnknownFormat { found: "A file of this kind".to_owned() });
    }
    if let Some(found) = machine_text(bytes, &ending) {
        return Err(Refusal::UnknownFormat { found: found.to_owned() });
    }
    // Markdown draws a table it has no form for in the marks of a web page.
    let marked = bytes.windows(6).any(|w| w.eq_ignore_ascii_case(b"<table"));
    Ok(if marked || matches!(ending.as_str(), "md" | "markdown" | "mdown" | "mkd") {
        Format::Markdown
    } else {
        Format::Text
    })
}

/// Text that programs write for each other, in which no one reads a plan.
fn machine_text(bytes: &[u8], ending: &str) -> Option<&'static str> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if start.starts_with(b"<?xml") || ending == "xml" {
        Some("An XML file")
    } else if ending == "json" || start.starts_with(b"{\"") {
        Some("A JSON file")
    } else {
        None
    }
}

fn zipped(bytes: &[u8], ending: &str) -> Result<Format, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let format = if archive.has("word/document.xml") {
        Some(Format::Docx)
    } else if archive.has("xl/workbook.xml") {
        Some(Format::Xlsx)
    } else if archive.has("xl/workbook.bin") {
        return Err(Refusal::NeedsConversion { format: ForeignFormat::Xlsb });
    } else if archive.has("mimetype") || archive.has("content.xml") {
        let kind = archive.text("mimetype")?.unwrap_or_default();
        if archive.text("META-INF/manifest.xml")?.is_some_and(|m| m.contains("encryption-data")) {
            return Err(Refusal::PasswordProtected);
        }
        match kind.trim() {
            k if k.contains("opendocument.text") => Some(Format::Odt),
            k if k.contains("opendocument.spreadsheet") => Some(Format::Ods),
            "application/epub+zip" => {
                return Err(Refusal::UnknownFormat { found: "An electronic book (.epub)".into() });
            }
            k if k.contains("opendocument.presentation") => {
                return Err(Refusal::NeedsConversion { format: ForeignFormat::Odp });
            }
            _ if archive.has("content.xml") && ending == "ods" => Some(Format::Ods),
            _ if archive.has("content.xml") => Some(Format::Odt),
            _ => None,
        }
    } else if archive.has("ppt/presentation.xml") {
        Some(Format::Pptx)
    } else {
        // The main part may stand under another name; the list of relationships says which.
        let relations = archive.text("_rels/.rels")?.unwrap_or_default();
        if relations.contains("\"word/") || relations.contains("\"/word/") {
            Some(Format::Docx)
        } else if relations.contains("\"xl/") || relations.contains("\"/xl/") {
            Some(Format::Xlsx)
        } else {
            None
        }
    };
    let Some(format) = format else {
        return Err(match zip_named(ending) {
            Some(_) if archive.has("[Content_Types].xml") => Refusal::corrupt("its main part is missing"),
            Some(named) => Refusal::NotWhatItsNameSays {
                named: named.to_owned(),
                found: "a zip archive of other files".into(),
            },
            None if archive.has("Index/Document.iwa") => {
                Refusal::UnknownFormat { found: "A document of Pages, Numbers or Keynote".into() }
            }
            None => Refusal::UnknownFormat { found: "A zip archive".into() },
        });
    };
    let fits = match format {
        Format::Docx => matches!(ending, "docx" | "docm" | "dotx" | "dotm"),
        Format::Xlsx => matches!(ending, "xlsx" | "xlsm" | "xltx" | "xltm"),
        Format::Pptx => matches!(ending, "pptx" | "pptm" | "ppsx" | "ppsm" | "potx"),
        Format::Odt => matches!(ending, "odt" | "ott" | "fodt"),
        Format::Ods => matches!(ending, "ods" | "ots" | "fods"),
        Format::Html | Format::Message | Format::Csv | Format::Pdf | Format::Markdown | Format::Text => false,
    };
    match named(ending) {
        Some(named) if !fits => {
            Err(Refusal::NotWhatItsNameSays { named: named.to_owned(), found: title(format).to_owned() })
        }
        _ => Ok(format),
    }
}

fn title(format: Format) -> &'static str {
    match format {
        Format::Docx => "a Word document",
        Format::Xlsx => "an Excel workbook",
        Format::Pptx => "a PowerPoint presentation",
        Format::Odt => "an OpenDocument text",
        Format::Ods => "an OpenDocument spreadsheet",
        Format::Html => "a web page",
        Format::Message => "a message in parts",
        Format::Csv => "a CSV file",
        Format::Pdf => "a PDF",
        Format::Markdown | Format::Text => "a text file",
    }
}

fn zip_named(ending: &str) -> Option<&'static str> {
    match ending {
        "docx" | "docm" | "dotx" | "dotm" => Some("a Word document (.docx)"),
        "xlsx" | "xlsm" | "xltx" | "xltm" => Some("an Excel workbook (.xlsx)"),
        "pptx" | "pptm" | "ppsx" | "ppsm" | "potx" => Some("a PowerPoint presentation (.pptx)"),
        "odt" | "ott" => Some("an OpenDocument text (.odt)"),
        "ods" | "ots" => Some("an OpenDocument spreadsheet (.ods)"),
        _ => None,
    }
}

fn named(ending: &str) -> Option<&'static str> {
    zip_named(ending).or(match ending {
        "html" | "htm" | "xhtml" => Some("a web page (.html)"),
        "csv" | "tsv" => Some("a CSV file (.csv)"),
        "pdf" => Some("a PDF (.pdf)"),
        _ => None,
    })
}

/// The mark of a PDF may come after other bytes, but near the start.
fn is_pdf(bytes: &[u8]) -> bool {
    bytes.windows(5).take(1024).any(|w| w == b"%PDF-")
}

fn foreign(bytes: &[u8]) -> Option<&'static str> {
    [
        (&b"{\\rtf"[..], "a Rich Text (RTF) document"),
        (&b"\x89PNG"[..], "a picture (PNG)"),
        (&b"\xff\xd8\xff"[..], "a picture (JPEG)"),
        (&b"GIF8"[..], "a picture (GIF)"),
        (&b"\x1f\x8b"[..], "a gzip archive"),
        (&b"Rar!"[..], "a RAR archive"),
        (&b"7z\xbc\xaf"[..], "a 7-Zip archive"),
        (&b"MZ"[..], "a Windows program"),
        (&b"\x7fELF"[..], "a program"),
    ]
    .into_iter()
    .find(|(magic, _)| bytes.starts_with(magic) && (magic.len() > 2 || !is_text(bytes)))
    .map(|(_, name)| name)
}

fn compound_file(bytes: &[u8], ending: &str) -> Refusal {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let reach = bytes.len().min(8 << 20);
        bytes.get(..reach).is_some_and(|b| b.windows(wide.len()).any(|w| w == wide))
    };
    if holds("EncryptedPackage") || holds("EncryptionInfo") {
        return Refusal::PasswordProtected;
    }
    let format = if holds("WordDocument") {
        ForeignFormat::Doc
    } else if holds("Workbook") || holds("Book") {
        ForeignFormat::Xls
    } else if holds("PowerPoint Document") {
        ForeignFormat::Ppt
    } else if matches!(ending, "xls" | "xlsx" | "xlsm") {
        ForeignFormat::Xls
    } else {
        return Refusal::UnknownFormat { found: "An old Office file of this kind".to_owned() };
    };
    Refusal::NeedsConversion { format }
}

fn looks_like_html(bytes: &[u8]) -> bool {
    let start: String =
        bytes.iter().take(4096).filter(|b| **b != 0).map(|b| char::from(b.to_ascii_lowercase())).collect();
    ["<!doctype html", "<html", "<body", "<table", "<h1", "<p>"].iter().any(|mark| start.contains(mark))
        && !start.trim_start_matches(['\u{ef}', '\u{bb}', '\u{bf}']).trim_start().starts_with('"')
}

/// Text in some encoding: no control bytes but for line ends, tabs and those of UTF-16.
fn is_text(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return true;
    }
    let start = bytes.get(..8192.min(bytes.len())).unwrap_or(bytes);
    let odd = start.iter().filter(|b| matches!(b, 0..=8 | 14..=31) && **b != 27).count();
    odd == 0
        || (start.iter().filter(|b| **b == 0).count() * 5 > start.len() * 2 && odd * 2 <= start.len() + 20)
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
