//! What stands below the words of a web page when it is printed: links to what is said of privacy and cookies, the name of who
//! made the site. On the page itself a tag tells; in print they look like the last points of a list.

use super::flow::Flow;
use super::label::Mark;
use super::paragraph::Piece;
use crate::block::{Document, Margin};
use crate::interpret::words::folded;
use crate::{Location, UnplacedReason};

/// A link at the foot has no more words.
const MOST_WORDS: usize = 6;
/// Nor are there more of them.
const MOST_LINKS: usize = 16;

/// What such links begin with, and nothing a plan ends with does.
const TELLING: &[&str] = &[
    "accessibility statement",
    "cookie policy",
    "cookie settings",
    "cookies",
    "copyright",
    "disclaimer",
    "freedom of information",
    "legal information",
    "modern slavery",
    "privacy",
    "site map",
    "sitemap",
    "terms and conditions",
    "terms of use",
    "website by",
    "website design",
    "website designed by",
];

/// Sets the links at the foot of the last page apart.
pub(super) fn take(flows: &mut Vec<Flow>, document: &mut Document) {
    let is_link = |piece: &Piece| {
        piece.text.split_whitespace().count() <= MOST_WORDS
            && !piece.text.trim_end().ends_with(['.', '!', '?', ':', ';'])
    };
    let tells = |piece: &Piece| {
        let text = folded(&piece.text);
        TELLING
            .iter()
            .any(|it| text.strip_prefix(it).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
    };
    let links: Vec<&Piece> = flows
        .iter()
        .rev()
        .take(MOST_LINKS)
        .map_while(|flow| if let Flow::Piece(piece) = flow { Some(piece) } else { None })
        .take_while(|piece| is_link(piece))
        .collect();
    let Some(first) = links.iter().rposition(|piece| tells(piece)) else { return };
    // Those above it are links too where they are points of one list with it.
    let list = links.get(first).is_some_and(|piece| piece.mark == Mark::Bullet);
    let more = if list {
        let indent = links.get(first).map_or(0.0, |piece| piece.indent);
        links
            .iter()
            .skip(first + 1)
            .take_while(|it| it.mark == Mark::Bullet && (it.indent - indent).abs() < 2.0)
            .count()
    } else {
        0
    };
    let at = flows.len() - (first + 1 + more).min(flows.len());
    for flow in flows.split_off(at) {
        let Flow::Piece(piece) = flow else { continue };
        let at = Location { page: Some(piece.page), ..Location::part("page footer", 1) };
        document.margins.push(Margin { text: piece.text, reason: UnplacedReason::Margin, at });
    }
}
