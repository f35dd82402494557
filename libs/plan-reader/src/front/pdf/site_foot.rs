//! What stands below the words of a web page when it is printed: links to what is said of privacy and cookies, the name of who
//! made the site. On the page itself a tag tells; in print they look like the last points of a list.

use super::flow::Flow;
use super::label::Mark;
use super::layout::Page;
use super::paragraph::Piece;
use super::text::Line;
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

/// A line or paragraph that may be such a link.
struct Link {
    text: String,
    is_point: bool,
    /// Where it begins.
    at: f32,
}

impl Link {
    fn is_short(&self) -> bool {
        self.text.split_whitespace().count() <= MOST_WORDS
            && !self.text.trim_end().ends_with(['.', '!', '?', ':', ';'])
    }

    fn tells(&self) -> bool {
        let text = folded(&self.text);
        TELLING
            .iter()
            .any(|it| text.strip_prefix(it).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
    }
}

/// How many of these, told from the foot of the page up, stand below the words of the page.
fn count(links: &[Link]) -> usize {
    let Some(first) = links.iter().rposition(Link::tells) else { return 0 };
    // Those above it are links too where they are points of one list with it.
    let Some(list) = links.get(first).filter(|link| link.is_point) else { return first + 1 };
    let same = |link: &&Link| link.is_point && (link.at - list.at).abs() < 2.0;
    first + 1 + links.iter().skip(first + 1).take_while(same).count()
}

/// Sets the links at the foot of the last page apart, where they stand as points of a list: right beneath a table they would
/// pass for the end of its last row.
pub(super) fn take_lines(pages: &mut [Page], document: &mut Document) {
    let Some(page) = pages.last_mut() else { return };
    let mut order: Vec<usize> = (0..page.free.len()).collect();
    let base = |at: &usize| page.free.get(*at).map_or(0.0, |line| line.base);
    order.sort_by(|a, b| base(b).total_cmp(&base(a)));
    let link = |line: &Line| {
        let is_point = line.words.first().is_some_and(|w| w.text == "•");
        let text = line.text();
        Link { text: text.trim_start_matches(['•', ' ']).to_owned(), is_point, at: line.from }
    };
    let links: Vec<Link> = order
        .iter()
        .take(MOST_LINKS)
        .filter_map(|at| page.free.get(*at))
        .map(link)
        .take_while(|link| link.is_point && link.is_short())
        .collect();
    let mut taken: Vec<usize> = order.into_iter().take(count(&links)).collect();
    taken.sort_unstable_by(|a, b| b.cmp(a));
    let lines: Vec<Line> = taken.into_iter().map(|at| page.free.remove(at)).collect();
    for line in lines.into_iter().rev() {
        set_apart(link(&line).text, page.number, document);
    }
}

/// Sets the links at the foot of the last page apart.
pub(super) fn take(flows: &mut Vec<Flow>, document: &mut Document) {
    let link = |piece: &Piece| Link {
        text: piece.text.clone(),
        is_point: piece.mark == Mark::Bullet,
        at: piece.indent,
    };
    let links: Vec<Link> = flows
        .iter()
        .rev()
        .take(MOST_LINKS)
        .map_while(|flow| if let Flow::Piece(piece) = flow { Some(piece) } else { None })
        .map(link)
        .take_while(Link::is_short)
        .collect();
    let at = flows.len() - count(&links).min(flows.len());
    for flow in flows.split_off(at) {
        if let Flow::Piece(piece) = flow {
            set_apart(piece.text, piece.page, document);
        }
    }
}

fn set_apart(text: String, page: u32, document: &mut Document) {
    let at = Location { page: Some(page), ..Location::part("page footer", 1) };
    document.margins.push(Margin { text, reason: UnplacedReason::Margin, at });
}
