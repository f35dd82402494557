//! Messages in parts: web pages saved as one file (.mht), which some programs also call .doc, and e-mails (.eml).

use std::borrow::Cow;

use mail_parser::{DateTime, Message, MessageParser, MimeHeaders, PartType};

use crate::block::{Document, Margin};
use crate::draft::UnplacedReason;
use crate::query::QueryKind;
use crate::{Aliases, Location, Refusal};

/// How far into a file its head may reach: what servers write on the way takes several pages.
const HEAD: usize = 65_536;

/// No more files that a message carries are told of.
const MOST_FILES: usize = 10;

/// True where the bytes begin with the head of a message that says in which form its body stands.
pub(crate) fn is_message(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
    // A line that is cut off says nothing.
    let whole = start.iter().rposition(|b| *b == b'\n').and_then(|end| start.get(..end)).unwrap_or(start);
    let lines = whole.split(|b| *b == b'\n').map(<[u8]>::trim_ascii_end);
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
                .is_some_and(|at| line.iter().take(at).all(u8::is_ascii_graphic))
    };
    says("MIME-Version:") && says("Content-Type:") && head.iter().all(named)
}

/// The web page in a message; nothing where it has none.
pub(super) fn page(bytes: &[u8]) -> Option<String> {
    let message = MessageParser::default().parse(bytes)?;
    page_of(&message)
}

/// All that it shows as a page, where any of it is one; what is text between pages is made one.
fn page_of(message: &Message<'_>) -> Option<String> {
    let paged = message.parts.iter().any(|part| matches!(part.body, PartType::Html(_)));
    let shown = || (0..message.html_body_count()).filter_map(|i| message.body_html(i));
    paged.then(|| shown().map(Cow::into_owned).collect::<Vec<_>>().join("\n"))
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
    // What stands over a message is no plan, but it is written there.
    let from = message.from().and_then(|it| it.first()).and_then(|it| it.name().or(it.address()));
    let sent = message.date().map(DateTime::to_rfc822);
    let head = [message.subject().map(str::to_owned), from.map(str::to_owned), sent];
    for (number, text) in (1..).zip(head.into_iter().flatten().filter(|it| !it.trim().is_empty())) {
        let at = Location::part("head of the message", number);
        document.margins.push(Margin { text, reason: UnplacedReason::Margin, at });
    }
    let is_document = |name: &&str| {
        let ending = name.rsplit_once('.').map(|(_, it)| it.to_ascii_lowercase()).unwrap_or_default();
        matches!(
            ending.as_str(),
            "docx" | "doc" | "xlsx" | "xls" | "odt" | "ods" | "pdf" | "pptx" | "ppt" | "csv" | "rtf"
        )
    };
    let files = message.attachments().filter_map(MimeHeaders::attachment_name).filter(is_document);
    for name in files.take(MOST_FILES) {
        document.query(
            QueryKind::Embedded,
            format!("The message carries another file ({name}), which was not read. If the plan stands there, save it and read that."),
            Location::default(),
        );
    }
    Ok(document)
}
