//! Messages in parts: web pages saved as one file (.mht), which some programs also call .doc, and e-mails (.eml).

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use crate::block::Document;
use crate::query::QueryKind;
use crate::{Aliases, Location, Refusal};

/// How far into a file its head may reach.
const HEAD: usize = 8_192;

/// True where the bytes begin with the head of a message that says in which form its body stands.
pub(crate) fn is_message(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
    let lines = start.split(|b| *b == b'\n').map(<[u8]>::trim_ascii_end);
    let head: Vec<&[u8]> = lines.take_while(|line| !line.is_empty()).collect();
    let says = |name: &str| {
        head.iter()
            .any(|line| line.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes())))
    };
    // Each line of a head has a name, or goes on with the one before.
    let named = |line: &&[u8]| {
        line.starts_with(b" ")
            || line.starts_with(b"\t")
            || line
                .iter()
                .position(|b| *b == b':')
                .is_some_and(|at| line.iter().take(at).all(|b| b.is_ascii_alphanumeric() || *b == b'-'))
    };
    says("MIME-Version:") && says("Content-Type:") && head.iter().all(named)
}

/// The web page in a message; nothing where it has none.
pub(super) fn page(bytes: &[u8]) -> Option<String> {
    let message = MessageParser::default().parse(bytes)?;
    page_of(&message)
}

fn page_of(message: &Message<'_>) -> Option<String> {
    message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(page) => Some(page.to_string()),
        _ => None,
    })
}

/// Reads the page of a message, or its words where it has no page.
pub(crate) fn read(bytes: &[u8], aliases: &Aliases) -> Result<Document, Refusal> {
    let message =
        MessageParser::default().parse(bytes).ok_or_else(|| Refusal::corrupt("its head cannot be read"))?;
    let mut document = match page_of(&message) {
        Some(page) => super::html::read_text(&page, Document::default())?,
        None => {
            let words: Vec<&str> = message
                .parts
                .iter()
                .filter_map(|part| match &part.body {
                    PartType::Text(words) => Some(words.as_ref()),
                    _ => None,
                })
                .collect();
            super::text::read(words.join("\n\n").as_bytes(), aliases)?
        }
    };
    let subject = message.subject().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
    document.title = document.title.or(subject);
    let files: Vec<&str> = message.attachments().filter_map(MimeHeaders::attachment_name).collect();
    let is_document = |name: &&&str| {
        let ending = name.rsplit_once('.').map(|(_, it)| it.to_ascii_lowercase()).unwrap_or_default();
        matches!(
            ending.as_str(),
            "docx" | "doc" | "xlsx" | "xls" | "odt" | "ods" | "pdf" | "pptx" | "ppt" | "csv" | "rtf"
        )
    };
    if let Some(name) = files.iter().find(is_document) {
        document.query(
            QueryKind::Embedded,
            format!("The message carries another file ({name}), which was not read. If the plan stands there, save it and read that."),
            Location::default(),
        );
    }
    Ok(document)
}
