//! Pages that report on progress: what has been done, by theme, under the promise or the date it belongs to.

use super::background::is_background;
use super::line::{Is, Line};
use super::narrative;
use super::opening::{Opening, opening};
use super::progress_words::{
    PROMISED, TOLD, date_of_heading, date_of_page, is_appeal, is_lead_in, is_promise, labelled, reports,
    says_what_we_work_on, split_date,
};
use super::{Piece, Prose};
use crate::Location;
use crate::aliases::Aliases;
use crate::confidence::{Doubt, FoundBy};
use crate::draft::{DraftKind, DraftUpdate, UnplacedReason};
use crate::interpret::words::{split_ref, word_list};
use crate::query::{Query, QueryKind};

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
    /// "We are working to ensure …" and what has been done about it come by turns.
    by_turns: bool,
    /// Headings the user has added to ours.
    aliases: Aliases,
}

/// Reads a progress page as updates.
pub(super) fn read(lines: &[Option<Line<'_>>], aliases: &Aliases) -> Prose {
    let theme_level = lines
        .iter()
        .flatten()
        .filter_map(|l| match l.is {
            Is::Heading(level)
                if date_of_heading(l.text()).is_none()
                    && opening(l.text(), true, aliases) != Some(Opening::Done) =>
            {
                Some(level)
            }
            _ => None,
        })
        .min()
        .unwrap_or(1);
    let by_turns = by_turns(lines);
    let mut page = Page { theme_level, by_turns, aliases: aliases.clone(), ..Page::default() };
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

/// True where several paragraphs say what is being worked on, and each has one of another kind below it.
fn by_turns(lines: &[Option<Line<'_>>]) -> bool {
    let says = |l: &Line<'_>| l.is == Is::Plain && says_what_we_work_on(l.text());
    let pairs = lines.windows(2).filter_map(|pair| match pair {
        [Some(a), below] if says(a) => Some(below.as_ref().is_some_and(|b| b.is == Is::Plain && !says(b))),
        _ => None,
    });
    let told: Vec<bool> = pairs.collect();
    told.len() > 1 && told.iter().all(|t| *t)
}

impl Page {
    /// What follows has been done, as a label says.
    fn done_from(&mut self, i: usize, label: &str) {
        self.done = true;
        let why = "Left out as a label: it only says that what follows has been done.";
        self.left(i, label, UnplacedReason::Label, why);
    }

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
        if opening(text, true, &self.aliases) == Some(Opening::Done) {
            self.done_from(i, text);
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
        // "Summary of our progress" stands over what this page is about.
        let told =
            word_list(text).iter().any(|w| matches!(w.as_str(), "progress" | "updates" | "achievements"));
        if self.background.is_none() && (is_background(text) && !told || is_appeal(text)) {
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
        if says_what_we_work_on(text) {
            self.promise = Some(text.to_owned());
            let why = "Read as a promise: the updates below it report on it.";
            self.left(i, text, UnplacedReason::Prose, why);
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
        // "We are working to ensure that letters are plain." over "What we have done:".
        let next = lines.get(i + 1).and_then(Option::as_ref);
        if says_what_we_work_on(text)
            && next.is_some_and(|l| {
                opening(l.text(), true, &self.aliases) == Some(Opening::Done)
                    || self.by_turns && l.is == Is::Plain
            })
        {
            self.promise = Some(text.to_owned());
            self.listing = None;
            let why = "Read as a promise: the updates below it report on it.";
            self.left(i, text, UnplacedReason::Prose, why);
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
        if opening(text, line.p.bold, &self.aliases) == Some(Opening::Done) && !text.ends_with(':') {
            self.done_from(i, text);
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
            || date.is_some() && self.theme.is_some())
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
