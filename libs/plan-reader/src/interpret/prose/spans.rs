//! Headings such as "Year 2 (2027/28)" over lists: they say when, and the theme stays that of the heading above.

use super::Entry;
use super::line::{Is, Line};
use super::narrative::is_action_like;
use super::opening::Opening;
use super::walker::{Open, Walker};
use crate::confidence::Doubt;
use crate::date::{self, DateOptions, TargetKind, looks_like_a_date};
use crate::interpret::words::{is_financial_year, is_span, word_list};

impl Walker<'_, '_> {
    /// Finds out whether most of what is listed under such headings reads like things to do.
    pub(super) fn learn_spans(&mut self) {
        // What a roadmap lists under a year is to be done, though it be only named.
        let roadmap = |l: &Line<'_>| {
            l.is == Is::Title
                && word_list(l.text()).iter().any(|w| matches!(w.as_str(), "roadmap" | "timeline"))
        };
        self.roadmap = self.lines.iter().flatten().any(roadmap);
        let (mut acts, mut all, mut under) = (0, 0, false);
        for line in self.lines.iter().flatten() {
            match &line.is {
                Is::Item(item) if under => {
                    all += 1;
                    acts += usize::from(is_action_like(&item.text));
                }
                Is::Item(_) => {}
                _ => under = matches!(line.is, Is::Heading(_)) && self.names_a_time(line),
            }
        }
        self.spans_hold_actions = self.roadmap || acts * 2 > all;
    }

    fn names_a_time(&self, line: &Line<'_>) -> bool {
        is_span(line.text()) || self.roadmap && is_financial_year(line.text())
    }

    /// Takes in a heading that names the time of the list below it. False for any other heading.
    pub(super) fn take_span(&mut self, i: usize, line: &Line<'_>) -> bool {
        let over_list = matches!(self.line(i + 1), Some(Line { is: Is::Item(_), .. }));
        let span = over_list && self.names_a_time(line) && self.background.is_none() && !self.strict;
        self.span = span.then(|| line.text().to_owned());
        if span {
            // One thing to do under a year is a list as well.
            if self.open.is_none() && self.spans_hold_actions {
                self.open = Some(Open { what: Opening::Activities, by_line: true });
            }
            self.words(i, line.text(), "Read as the time of the activities in the list below.");
        }
        span
    }

    /// Gives the entries from this one on the time of the heading above them, where they name none of their own.
    pub(super) fn date_by_span(&mut self, from: usize) {
        let Some(span) = &self.span else { return };
        // "Report each quarter" under "Targets 2026/27" says how often, and the heading until when.
        let how_often = |e: &Entry| {
            let words = e.date.as_deref().filter(|_| e.doubts.contains(&Doubt::DateInText));
            words.is_some_and(|w| date::read(w, &DateOptions::default()).kind == TargetKind::Ongoing)
        };
        let undated = |e: &&mut Entry| !e.recommends && (e.date.is_none() || how_often(e));
        for entry in self.out.entries.iter_mut().skip(from).filter(undated) {
            entry.doubts.retain(|doubt| *doubt != Doubt::DateInText);
            entry.date = Some(span.clone());
            entry.doubts.push(Doubt::SharedDetails);
        }
    }
}

/// The year in "Priority actions in 2026-27" and the years in "Commitments (2027-2029)", which date what is listed beneath.
pub(super) fn span_within(heading: &str) -> Option<String> {
    let aside = heading.trim_end_matches(':').strip_suffix(')').and_then(|t| t.rsplit_once(" ("));
    if let Some((_, when)) = aside.filter(|(_, when)| looks_like_a_date(when)) {
        return Some(when.to_owned());
    }
    let mut years = heading
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| is_financial_year(w));
    let year = years.next()?;
    years.next().is_none().then(|| year.to_owned())
}
