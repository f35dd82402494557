//! Pages that report on progress: what has been done, by theme, under the promise or the date it belongs to.

use super::details::{self, is_when};
use super::line::{Is, Line};
use super::narrative;
use super::opening::{Opening, is_background, opening};
use super::{Piece, Prose};
use crate::Location;
use crate::confidence::{Doubt, FoundBy};
use crate::draft::{ColumnRole, DraftKind, DraftUpdate, UnplacedReason};
use crate::interpret::columns::label_role;
use crate::interpret::words::{split_ref, word_list};
use crate::query::{Query, QueryKind};

/// True for a page that says what has been done rather than what will be.
pub(super) fn is_one(lines: &[Option<Line<'_>>]) -> bool {
    let all: Vec<&Line<'_>> = lines.iter().flatten().collect();
    let titled = all.iter().take(6).any(|l| {
        let words = word_list(l.text());
        let has = |w: &str| words.iter().any(|x| x == w);
        words.len() <= 16
            && (has("progress")
                && (has("update") || has("updates") || has("report") || has("reporting") || has("our"))
                || has("reporting") && has("back")
                || has("updates")
                || has("update") && !has("next")
                || matches!(opening(l.text(), true), Some(Opening::Done)))
    });
    let (mut dated, mut done_lists, mut lead_ins) = (0, 0, 0);
    let (mut reports_, mut promises, mut plan) = (0, 0, 0);
    let mut under_activities = false;
    for line in &all {
        let text = line.text();
        match &line.is {
            Is::Heading(_) => {
                dated += usize::from(date_of_heading(text).is_some());
                under_activities = opening(text, true) == Some(Opening::Activities);
                done_lists += usize::from(opening(text, true) == Some(Opening::Done));
                continue;
            }
            Is::Title | Is::Contents => continue,
            _ => {}
        }
        lead_ins += usize::from(is_lead_in(text));
        dated += usize::from(split_date(text).is_some());
        match opening(text, line.p.bold) {
            Some(Opening::Activities) => under_activities = true,
            Some(Opening::Done) => {
                done_lists += 1;
                under_activities = false;
            }
            Some(Opening::Details(_)) => plan += 1,
            _ => {}
        }
        plan += usize::from(under_activities && matches!(line.is, Is::Item(_)));
        plan += usize::from(super::start_of_entry(text).is_some());
        plan += text.split_once(':').map_or(0, |(label, value)| {
            usize::from(
                !value.trim().is_empty()
                    && matches!(
                        label_role(label),
                        Some(ColumnRole::Lead | ColumnRole::TargetDate | ColumnRole::Activity)
                    ),
            )
        });
        plan += usize::from(matches!(line.is, Is::Item(_)) && !details::tail(text, false).is_empty());
        for sentence in narrative::sentences(text) {
            reports_ += usize::from(reports(sentence));
            promises += usize::from(narrative::promises(sentence));
        }
    }
    plan == 0
        && reports_ >= 2
        && (titled || lead_ins > 0 || dated > 1 || (dated > 0 || done_lists > 0) && reports_ > promises)
        && (lead_ins > 0 || reports_ * 2 > promises)
}

/// "we are working to ensure that:", and its like.
fn is_lead_in(text: &str) -> bool {
    let words = word_list(text).join(" ");
    let ends = text.trim_end().ends_with(':') || words.ends_with("that") || words.ends_with(" to");
    ends && [
        "working to ensure",
        "working to make sure",
        "working towards",
        "we said we would",
        "you said",
        "we promised",
        "we are working to",
        "we re working to",
        "we committed to",
        "our commitments were",
        "we set out to",
    ]
    .iter()
    .any(|p| words.contains(p))
}

/// True for a sentence that says what has happened or is happening.
fn reports(sentence: &str) -> bool {
    let words = word_list(sentence);
    words.iter().enumerate().any(|(n, w)| {
        let next = words.get(n + 1).map(String::as_str).unwrap_or_default();
        let after = if matches!(
            next,
            "now" | "also" | "already" | "been" | "all" | "not" | "since" | "just" | "recently" | "currently"
        ) {
            words.get(n + 2).map(String::as_str).unwrap_or_default()
        } else {
            next
        };
        match w.as_str() {
            "have" | "has" | "ve" => {
                after.ends_with("ed")
                    || matches!(
                        after,
                        "set"
                            | "begun"
                            | "run"
                            | "held"
                            | "met"
                            | "made"
                            | "taken"
                            | "put"
                            | "gone"
                            | "written"
                            | "built"
                            | "brought"
                            | "given"
                            | "agreed"
                            | "started"
                            | "grown"
                            | "found"
                            | "seen"
                            | "had"
                            | "chosen"
                            | "spoken"
                            | "become"
                            | "begin"
                            | "led"
                            | "sent"
                            | "spent"
                            | "won"
                            | "signed"
                            | "been"
                            | "now"
                            | "happened"
                    )
            }
            "was" | "were" => n > 0 && !after.is_empty(),
            "are" | "is" | "re" => {
                after.ends_with("ing") && after.len() > 4
                    || matches!(after, "underway" | "live" | "complete" | "completed" | "being")
            }
            "underway" | "completed" | "launched" | "underwent" | "held" | "ran" | "began" | "published"
            | "removed" | "introduced" | "appointed" | "trained" => n == 0 || n <= 12 && w != "underway",
            _ => false,
        }
    })
}

/// The date in "Update – March 2024" or "March 2024", and the words around it.
fn date_of_heading(text: &str) -> Option<(String, String)> {
    let words = word_list(text);
    let mut rest = text.trim();
    let mut own = String::new();
    for word in [
        "Latest update",
        "Progress update",
        "Progress report",
        "Update",
        "Updates",
        "Progress",
        "Posted",
        "Published",
        "News",
    ] {
        if rest.get(..word.len()).is_some_and(|p| p.eq_ignore_ascii_case(word)) {
            own = rest.get(..word.len()).unwrap_or_default().to_owned();
            rest = rest
                .get(word.len()..)
                .unwrap_or_default()
                .trim_start_matches([' ', ':', '–', '-', '—', ',', '(', '\u{a0}']);
            break;
        }
    }
    let small = ["for", "on", "in", "of", "from"];
    if let Some((first, more)) = rest.split_once(' ')
        && small.contains(&first.to_lowercase().as_str())
        && !own.is_empty()
    {
        own = format!("{own} {first}");
        rest = more;
    }
    let mut rest = rest.trim_end_matches([')', ':', ' ']);
    if own.is_empty() {
        for word in [" progress update", " update", " updates", " progress"] {
            if let Some(before) = rest.to_lowercase().strip_suffix(word).map(str::len) {
                own = rest.get(before..).unwrap_or_default().trim().to_owned();
                rest = rest.get(..before).unwrap_or(rest);
                break;
            }
        }
    }
    let dated = words.len() <= 9 && is_when(rest) && crate::date::written_date(rest).is_some();
    dated.then(|| (rest.to_owned(), own))
}

/// "Last updated: 31 August 2022", or a date alone: the date of the whole page.
fn date_of_page(text: &str) -> Option<(String, String)> {
    if word_list(text).len() > 9 {
        return None;
    }
    let lower = text.to_lowercase();
    for phrase in ["page last updated", "last updated", "last reviewed", "updated", "published", "date"] {
        if lower.starts_with(phrase) {
            let rest = text.get(phrase.len()..).unwrap_or_default();
            let date = rest
                .trim_start_matches([' ', ':', '–', '-', '\u{a0}'])
                .trim_start_matches("on ")
                .trim_end_matches('.');
            if is_when(date) && crate::date::written_date(date).is_some() {
                return Some((date.to_owned(), text.get(..phrase.len()).unwrap_or_default().to_owned()));
            }
        }
    }
    let bare = text.trim_end_matches('.');
    (is_when(bare) && crate::date::written_date(bare).is_some() && word_list(bare).len() <= 4)
        .then(|| (bare.to_owned(), String::new()))
}

#[derive(Default)]
struct Page {
    out: Prose,
    theme: Option<String>,
    heading: Option<String>,
    promise: Option<String>,
    /// The date at hand and the depth of the heading that gave it.
    date: Option<(String, u8)>,
    page_date: Option<String>,
    theme_level: u8,
    background: Option<u8>,
    /// Promises are told from what has been done by their look: bold or in a list.
    promised_by_look: Option<bool>,
    first_after_lead_in: bool,
    /// Under words such as "What we have done so far".
    done: bool,
    /// The update whose list follows: the block its piece stands in.
    listing: Option<usize>,
}

/// Reads a progress page as updates.
pub(super) fn read(lines: &[Option<Line<'_>>]) -> Prose {
    let theme_level = lines
        .iter()
        .flatten()
        .filter_map(|l| match l.is {
            Is::Heading(level)
                if date_of_heading(l.text()).is_none() && opening(l.text(), true) != Some(Opening::Done) =>
            {
                Some(level)
            }
            _ => None,
        })
        .min()
        .unwrap_or(1);
    let mut page = Page { theme_level, ..Page::default() };
    page.out.kind = Some(DraftKind::ProgressPage);
    for (i, line) in lines.iter().enumerate() {
        let Some(line) = line else { continue };
        match &line.is {
            Is::Title => {}
            Is::Contents => page.left(
                i,
                line.text(),
                UnplacedReason::Contents,
                "Left out: a line of the table of contents.",
            ),
            Is::Heading(level) => page.heading(i, line, *level),
            _ => page.paragraph(i, line, lines),
        }
    }
    page.finish()
}

impl Page {
    fn left(&mut self, i: usize, text: &str, reason: UnplacedReason, why: &'static str) {
        self.out.at.entry(i).or_default().push(Piece::Words { text: text.to_owned(), reason, why });
    }

    fn heading(&mut self, i: usize, line: &Line<'_>, level: u8) {
        let text = line.text();
        self.listing = None;
        self.promised_by_look = None;
        self.promise = None;
        if self.background.is_some_and(|l| level <= l) {
            self.background = None;
        }
        if let Some((date, own)) = date_of_heading(text) {
            self.date = Some((date.clone(), level));
            self.left(
                i,
                if own.is_empty() { text } else { &own },
                UnplacedReason::Heading,
                "Read as the date of the updates below it.",
            );
            return;
        }
        if opening(text, true) == Some(Opening::Done) {
            self.done = true;
            self.left(
                i,
                text,
                UnplacedReason::Label,
                "Left out as a label: it only says that what follows has been done.",
            );
            return;
        }
        self.done = false;
        if let Some((own, rest)) = labelled(text, PROMISED) {
            self.promise = Some(rest.to_owned());
            self.left(i, own, UnplacedReason::Label, "");
            self.left(
                i,
                rest,
                UnplacedReason::Prose,
                "Read as a promise: the updates below it report on it.",
            );
            return;
        }
        if self.date.as_ref().is_some_and(|(_, l)| level <= *l && level > self.theme_level || level < *l) {
            self.date = None;
        }
        if self.background.is_none() && (is_background(text) || is_appeal(text)) {
            self.background = Some(level);
            self.left(
                i,
                text,
                UnplacedReason::Heading,
                "Left out as a heading: what stands under it is no progress.",
            );
            return;
        }
        let why = "Read as the theme of the updates below it.";
        if level <= self.theme_level {
            let (ref_, name, lead_in) = split_ref(text);
            for words in lead_in.into_iter().chain(ref_) {
                self.left(i, &words, UnplacedReason::Label, "");
            }
            (self.theme, self.heading) = (Some(name.clone()), None);
            self.left(i, &name, UnplacedReason::Heading, why);
            return;
        }
        self.heading = Some(text.to_owned());
        // The name is kept here too, for a theme about which nothing is said.
        self.left(i, text, UnplacedReason::Heading, why);
    }

    fn paragraph(&mut self, i: usize, line: &Line<'_>, lines: &[Option<Line<'_>>]) {
        let text = line.text();
        if self.background.is_some() {
            self.left(
                i,
                text,
                UnplacedReason::Prose,
                "Left out as running text: the heading above it stands over no progress.",
            );
            return;
        }
        if let Some((date, own)) = date_of_page(text).filter(|_| !matches!(line.is, Is::Item(_))) {
            self.page_date = Some(date);
            self.left(
                i,
                if own.is_empty() { text } else { &own },
                UnplacedReason::Label,
                "Read as the date of the whole page.",
            );
            return;
        }
        if is_lead_in(text) {
            let rest = lines
                .iter()
                .skip(i + 1)
                .map_while(|l| l.as_ref().filter(|l| !matches!(l.is, Is::Heading(_))));
            let marked: Vec<bool> = rest.map(|l| matches!(l.is, Is::Item(_)) || l.p.bold).collect();
            self.promised_by_look = Some(marked.iter().any(|m| *m) && !marked.iter().all(|m| *m));
            self.first_after_lead_in = true;
            self.promise = None;
            self.listing = None;
            self.left(
                i,
                text,
                UnplacedReason::Label,
                "Left out as a label: it only says that promises follow.",
            );
            return;
        }
        if let Some((own, rest)) = labelled(text, PROMISED) {
            self.promise = Some(rest.to_owned());
            self.promised_by_look = None;
            self.left(i, own, UnplacedReason::Label, "");
            self.left(
                i,
                rest,
                UnplacedReason::Prose,
                "Read as a promise: the updates below it report on it.",
            );
            return;
        }
        let (told, text) = match labelled(text, TOLD) {
            Some((own, rest)) => {
                self.left(i, own, UnplacedReason::Label, "");
                (true, rest)
            }
            None => (false, text),
        };
        if opening(text, line.p.bold) == Some(Opening::Done) && !text.ends_with(':') {
            self.done = true;
            self.left(
                i,
                text,
                UnplacedReason::Label,
                "Left out as a label: it only says that what follows has been done.",
            );
            return;
        }
        let item = matches!(line.is, Is::Item(_));
        if item && let Some(at) = self.listing {
            self.add_to(at, i, text);
            return;
        }
        self.listing = None;
        if let Some(by_look) = self.promised_by_look {
            let marked = item || line.p.bold;
            let top = !matches!(&line.is, Is::Item(it) if it.level > 0);
            let first = std::mem::take(&mut self.first_after_lead_in);
            let promised =
                if by_look { marked && top } else { !marked && (first || is_promise(text)) || marked && top };
            if promised {
                self.promise = Some(text.to_owned());
                // Kept here too, for a promise about which nothing is said.
                self.left(
                    i,
                    text,
                    UnplacedReason::Prose,
                    "Read as a promise: the updates below it report on it.",
                );
                return;
            }
        }
        let leads_list =
            text.ends_with(':') && matches!(lines.get(i + 1), Some(Some(Line { is: Is::Item(_), .. })));
        let (date, words) = match split_date(text) {
            Some((date, rest)) => (Some(date), rest),
            None => (self.date.as_ref().map(|d| d.0.clone()), text),
        };
        let says = narrative::sentences(words).iter().any(|s| reports(s) || narrative::promises(s));
        if !(says
            || told
            || leads_list
            || self.promise.is_some()
            || self.done
            || self.date.is_some() && self.theme.is_some())
            || is_appeal(text)
        {
            self.left(
                i,
                text,
                UnplacedReason::Prose,
                "Left out as running text: it says nothing of what has been done.",
            );
            return;
        }
        let mut doubts = Vec::new();
        if !says && !leads_list {
            doubts.push(Doubt::KindGuessed);
        }
        if self.theme.is_none() {
            doubts.push(Doubt::ThemeGuessed);
        }
        let found_by = if item && self.done { FoundBy::ListItem } else { FoundBy::Paragraph };
        let update = DraftUpdate {
            theme: self.theme.clone(),
            heading: self.heading.clone(),
            promise: self.promise.clone(),
            text: words.to_owned(),
            date,
            found_by,
            doubts,
            source: line.at().clone(),
            ..DraftUpdate::default()
        };
        self.out.at.entry(i).or_default().push(Piece::Update(Box::new(update)));
        if leads_list {
            self.listing = Some(i);
        }
    }

    fn add_to(&mut self, at: usize, i: usize, text: &str) {
        let update = self.out.at.get_mut(&at).into_iter().flatten().find_map(|p| match p {
            Piece::Update(update) => Some(update),
            _ => None,
        });
        if let Some(update) = update {
            update.text.push_str("\n- ");
            update.text.push_str(text);
            self.out
                .at
                .entry(i)
                .or_default()
                .push(Piece::Joined("Read with the update above it: it is an item of its list."));
        }
    }

    fn finish(mut self) -> Prose {
        let mut said: Vec<String> = Vec::new();
        for piece in self.out.at.values_mut().flatten() {
            if let Piece::Update(update) = piece {
                if update.date.is_none() {
                    update.date.clone_from(&self.page_date);
                }
                said.extend(
                    update
                        .theme
                        .iter()
                        .chain(&update.heading)
                        .chain(&update.promise)
                        .chain(&update.date)
                        .cloned(),
                );
            }
        }
        // What stands in an update need not stand among the words left out as well.
        for pieces in self.out.at.values_mut() {
            for piece in pieces.iter_mut() {
                if let Piece::Words { text, why, .. } = piece
                    && why.starts_with("Read as")
                    && said.contains(text)
                {
                    *piece = Piece::Joined(why);
                }
            }
        }
        self.out.queries.push(Query::new(
            QueryKind::ProgressPage,
            "This page reports on what has been done. Choose the plan it belongs to, and its updates are offered there.",
            Location::default(),
        ));
        self.out
    }
}

const PROMISED: &[&str] = &[
    "we said we would",
    "we said",
    "you said",
    "we promised",
    "our commitment",
    "commitment",
    "promise",
    "action",
    "recommendation",
    "what we said",
    "what we promised",
];
const TOLD: &[&str] = &[
    "we did",
    "what we did",
    "progress",
    "update",
    "our response",
    "what we have done",
    "what has happened",
    "status",
    "progress so far",
    "latest update",
    "we have",
];

/// "We did: we opened a line" as the words before the colon and those after it.
fn labelled<'t>(text: &'t str, labels: &[&str]) -> Option<(&'t str, &'t str)> {
    let (label, rest) = text.split_once(':')?;
    let known = labels.contains(&word_list(label).join(" ").as_str());
    (known && !rest.trim().is_empty()).then(|| (label.trim(), rest.trim()))
}

/// "March 2024: we launched it" as date and words.
fn split_date(text: &str) -> Option<(String, &str)> {
    for mark in [": ", " – ", " — ", " - "] {
        if let Some((before, after)) = text.split_once(mark)
            && is_when(before)
            && crate::date::written_date(before).is_some()
        {
            return Some((before.trim().to_owned(), after.trim()));
        }
    }
    None
}

/// A promise named after "we are working to ensure that": it begins with a doing word, and nobody has done it yet.
fn is_promise(text: &str) -> bool {
    let words = word_list(text);
    let first = words.first().map(String::as_str).unwrap_or_default();
    let says_we = words.iter().take(12).any(|w| matches!(w.as_str(), "we" | "have" | "has"));
    first.ends_with("ing") && first.len() > 4 && !says_we
        || text.starts_with(char::is_lowercase) && !reports(text)
}

/// Words that ask the reader for something.
fn is_appeal(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "get in touch",
        "contact ",
        "if you ",
        "let us know",
        "read more",
        "find out",
        "visit ",
        "email ",
        "call ",
        "click ",
        "see also",
        "subscribe",
        "sign up",
        "report a ",
        "to report ",
        "thank you",
        "have your say",
        "follow us",
        "share this",
        "you can ",
        "learn about",
        "learn more",
    ]
    .iter()
    .any(|p| lower.starts_with(p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_with_dates_are_told_from_themes() {
        assert_eq!(date_of_heading("Update – March 2024"), Some(("March 2024".into(), "Update".into())));
        assert_eq!(date_of_heading("March 2024"), Some(("March 2024".into(), String::new())));
        assert_eq!(
            date_of_heading("Progress update for June 2025"),
            Some(("June 2025".into(), "Progress update for".into()))
        );
        assert_eq!(date_of_heading("March 2024 update"), Some(("March 2024".into(), "update".into())));
        assert_eq!(date_of_heading("Homes and streets"), None);
    }

    #[test]
    fn reports_are_told_from_promises() {
        for sentence in [
            "We have recruited someone to work with all schools.",
            "A debrief meeting has taken place.",
            "The first session was held on 25 August.",
            "We are starting to work with careers leads.",
        ] {
            assert!(reports(sentence), "{sentence}");
        }
        for sentence in ["We will design a session.", "We have to do better.", "Get in touch with the team."]
        {
            assert!(!reports(sentence), "{sentence}");
        }
    }
}
