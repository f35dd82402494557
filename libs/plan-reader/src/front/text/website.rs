//! What stands around the words of a web page when all of it was selected and copied: what is said of cookies, the menu,
//! the way to the page, links to share it, and the words of buttons.

use super::lines::Line;
use crate::block::{Document, Margin};
use crate::interpret::words::folded;
use crate::{Location, UnplacedReason};

/// Fewer lines that only a web page has are none.
const LEAST: usize = 3;

/// The title stands among so many first lines.
const HEAD: usize = 80;

/// What stands below a page has no more words to a line than this.
const MOST_WORDS: usize = 9;

/// Lines that stand on web pages and nowhere else.
const TELLING: &[&str] = &[
    "skip to main content",
    "skip to content",
    "skip to navigation",
    "accept all cookies",
    "accept additional cookies",
    "accept cookies",
    "reject all cookies",
    "reject additional cookies",
    "view cookies",
    "cookie settings",
    "manage cookies",
    "cookies on this website",
    "share this page",
    "share this",
    "share on facebook",
    "share on x",
    "share on twitter",
    "share on linkedin",
    "print this page",
    "email this page",
    "back to top",
    "return to top",
    "is this page useful",
    "was this page helpful",
    "was this page useful",
    "did you find this page useful",
    "report a problem with this page",
    "accessibility statement",
    "cookie policy",
    "show all sections",
    "hide all sections",
    "on this page",
];

/// Words of buttons and links that may stand elsewhere too.
const BUTTONS: &[&str] = &[
    "menu",
    "search",
    "search this site",
    "home",
    "sign in",
    "log in",
    "yes",
    "no",
    "facebook",
    "x",
    "twitter",
    "linkedin",
    "reject",
    "close",
    "open all",
    "close all",
    "expand all",
    "collapse all",
    "accessibility",
    "privacy",
];

/// Buttons that open and close a section.
const SWITCHES: &[&str] = &["show", "hide", "show section", "hide section", "show details", "hide details"];

/// What the heading of a section that opens and closes ends with.
const SECTION: &[&str] = &[", Hide this section", ", Show this section", " (opens in new tab)"];

/// Lines below which nothing of the page stands any more.
const BELOW: &[&str] = &[
    "is this page useful",
    "was this page helpful",
    "was this page useful",
    "did you find this page useful",
    "share this page",
    "report a problem with this page",
];

/// Sets apart what stands around the words of a page.
pub(super) fn drop_frame(lines: &mut [Line<'_>], document: &mut Document) {
    let is = |line: &Line<'_>, of: &[&str]| line.text.len() < 60 && of.contains(&folded(line.text).as_str());
    // What opens and closes sections stands over each of them.
    let switches = lines.iter().filter(|l| is(l, SWITCHES)).count();
    let switches = if switches > 1 { switches } else { 0 };
    if lines.iter().filter(|l| is(l, TELLING)).count() + switches < LEAST {
        return;
    }
    for line in lines.iter_mut() {
        if let Some(name) = SECTION.iter().find_map(|end| line.text.trim_end().strip_suffix(end)) {
            line.text = name;
        }
    }
    let told = lines.iter().position(|l| is(l, TELLING)).unwrap_or(0);
    let above = title(lines).filter(|title| told < *title).unwrap_or(0);
    let below =
        lines.iter().position(|l| is(l, BELOW)).filter(|at| ends(lines.get(*at..).unwrap_or_default()));
    for (i, line) in lines.iter_mut().enumerate() {
        let around = i < above || below.is_some_and(|at| i >= at);
        if !line.is_blank() && (around || is(line, TELLING) || is(line, BUTTONS) || is(line, SWITCHES)) {
            let at = Location { line: Some(line.number), ..Location::default() };
            let text = std::mem::take(&mut line.text).trim().to_owned();
            document.margins.push(Margin { text, reason: UnplacedReason::Margin, at });
        }
    }
}

/// The first line that stands alone and has the words of a title.
fn title(lines: &[Line<'_>]) -> Option<usize> {
    let blank = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(Line::is_blank);
    (0..lines.len().min(HEAD)).find(|at| {
        let text = lines.get(*at).map_or("", |l| l.text.trim());
        let named = text.split_whitespace().count() >= 3 && !text.ends_with(['.', '!', '?', ':']);
        named && !text.contains('\t') && blank(at.checked_sub(1)) && blank(Some(at + 1))
    })
}

/// True where only short lines follow.
fn ends(lines: &[Line<'_>]) -> bool {
    lines.iter().all(|l| !l.text.contains('\t') && l.text.split_whitespace().count() <= MOST_WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::text::lines::split;

    fn left(text: &str) -> Vec<String> {
        let mut lines = split(text);
        drop_frame(&mut lines, &mut Document::default());
        lines.iter().filter(|l| !l.is_blank()).map(|l| l.text.to_owned()).collect()
    }

    #[test]
    fn what_stands_around_a_page_is_set_apart() {
        let page = "Skip to main content\nMenu\nHome\nEquality\n\nOur race plan\n\nHomes, Hide this section\nWe will publish.\n\nIs this page useful?\nYes\nNo\nShare this page\nA council";
        assert_eq!(left(page), ["Our race plan", "Homes", "We will publish."]);
    }

    #[test]
    fn words_of_buttons_alone_make_no_page() {
        assert_eq!(left("Home\nMenu\nNo\nYes\nShow\nBack to top").len(), 6);
    }
}
