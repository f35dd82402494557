//! Cards with a number and a status at their head: "3 In progress", what is to be done, and beneath it who sees to it.

use super::line::{Is, Line};
use super::walker::Walker;
use super::when::is_when;
use super::{Entry, Piece};
use crate::confidence::{Doubt, FoundBy};
use crate::draft::{ColumnRole, UnplacedReason};
use crate::interpret::words::{is_name_like, is_service_by_name};
use crate::lead::looks_like_leads;
use crate::status;

/// So many show that the cards of a page are set so.
const LEAST: usize = 3;

/// A card has no more lines than this below its head.
const MOST: usize = 6;

/// One card, by the lines below its head.
#[derive(Debug, Clone)]
pub(super) struct Badged {
    head: usize,
    lines: Vec<usize>,
    /// What each line below the first says; nothing where the cards do not agree.
    roles: Vec<Option<ColumnRole>>,
}

impl Walker<'_, '_> {
    /// Finds the cards: at least three, whose numbers rise, each with a sentence below its head.
    pub(super) fn learn_badged(&mut self) {
        if self.strict || !self.numbered_statuses.is_empty() {
            return;
        }
        let told = |i: usize| {
            self.line(i).is_some_and(|l| l.is == Is::Plain && l.text().split_whitespace().count() > 3)
        };
        let heads: Vec<(usize, Head<'_>)> = (0..self.lines.len())
            .filter_map(|i| self.badge_at(i).filter(|head| told(i + head.lines)).map(|head| (i, head)))
            .collect();
        // "Not for us" is a status as well among others.
        let known = heads.iter().filter(|(_, head)| status::is_only_status(head.status)).count();
        let rise = heads.windows(2).all(|pair| matches!(pair, [(_, a), (_, b)] if a.counted() < b.counted()));
        if heads.len() < LEAST || known < 2 || known * 2 < heads.len() || !rise {
            return;
        }
        let mut bodies: Vec<Vec<usize>> = Vec::new();
        for (n, (at, head)) in heads.iter().enumerate() {
            let next = heads.get(n + 1).map_or(self.lines.len(), |(at, _)| *at);
            let plain = |i: &usize| self.line(*i).is_some_and(|l| l.is == Is::Plain);
            bodies.push((at + head.lines..next).take_while(plain).take(MOST + 1).collect());
        }
        // What stands below the last card is of the page.
        let longest = bodies.iter().rev().skip(1).map(Vec::len).max().unwrap_or_default();
        if let Some(last) = bodies.last_mut() {
            last.truncate(longest);
        }
        if longest > MOST {
            return;
        }
        let roles: Vec<Option<ColumnRole>> = (1..longest).map(|n| self.role_of_all(&bodies, n)).collect();
        let heads = heads.into_iter().map(|(at, head)| (at, head.lines));
        self.badged = heads
            .zip(bodies)
            .map(|((at, head), lines)| (at, Badged { head, lines, roles: roles.clone() }))
            .collect();
    }

    /// What the lines at this place of each card say, where all of them look like it.
    fn role_of_all(&self, bodies: &[Vec<usize>], n: usize) -> Option<ColumnRole> {
        let all = |fits: &dyn Fn(&str) -> bool| {
            let mut lines = bodies.iter().filter_map(|body| self.line(*body.get(n)?)).peekable();
            lines.peek().is_some() && lines.all(|l| fits(l.text()))
        };
        if all(&is_when) {
            return Some(ColumnRole::TargetDate);
        }
        let who = |text: &str| looks_like_leads(text) || is_service_by_name(text) && is_name_like(text);
        all(&who).then_some(ColumnRole::Lead)
    }

    /// The number and the status that stand here, in one line or two.
    fn badge_at(&self, i: usize) -> Option<Head<'_>> {
        let plain =
            |i: usize| self.line(i).filter(|l| !matches!(l.is, Is::Item(_) | Is::Title)).map(Line::text);
        let text = plain(i)?;
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = text.get(..text.len() - rest.len()).filter(|n| (1..=3).contains(&n.len()))?;
        let says = |text: &str| {
            let few = text.split_whitespace().count() <= 3 && text.starts_with(char::is_uppercase);
            let plain = text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '–' | '/'));
            plain && (few || status::is_only_status(text))
        };
        let rest = rest.trim_start_matches(['.', ')', ':']).trim();
        if rest.is_empty() {
            let status = plain(i + 1).filter(|t| says(t))?;
            return Some(Head { number, status, lines: 2 });
        }
        says(rest).then_some(Head { number, status: rest, lines: 1 })
    }

    /// Takes in the card whose head stands here. Says where it ends.
    pub(super) fn take_badged(&mut self, at: usize, card: &Badged) -> usize {
        let (Some(first), Some(line)) = (card.lines.first().copied(), self.line(at)) else { return at + 1 };
        let Some((number, status)) = self.badge_at(at).map(|h| (h.number.to_owned(), h.status.to_owned()))
        else {
            return at + 1;
        };
        let entry = Entry {
            ref_: Some(number),
            text: self.line(first).map(|l| l.text().to_owned()).unwrap_or_default(),
            achieved: Some(status),
            found_by: FoundBy::Paragraph,
            doubts: vec![Doubt::KindGuessed],
            at: line.at().clone(),
            blocks: (at..at + card.head).chain([first]).collect(),
            why: "Read as an activity: a number and a status stand over it, as over others.",
            ..Entry::default()
        };
        self.push(at, entry);
        for i in (at + 1..at + card.head).chain([first]) {
            self.put(i, Piece::Joined("Read with the number and the status at the head of its card."));
        }
        for (i, role) in card.lines.iter().skip(1).zip(card.roles.iter().chain(std::iter::repeat(&None))) {
            let Some(line) = self.line(*i) else { continue };
            if let Some(parts) = self.labelled_line(line) {
                self.details(*i, line, &parts);
            } else if role.is_some() {
                self.attach(*i, "", *role, line.text());
            } else {
                let text = line.text().to_owned();
                self.put(*i, Piece::Words { text, reason: UnplacedReason::Note, why: "" });
            }
        }
        (self.last, self.open) = (None, None);
        card.lines.last().map_or(at, |i| *i) + 1
    }
}

/// The head of a card, and how many lines it takes.
struct Head<'t> {
    number: &'t str,
    status: &'t str,
    lines: usize,
}

impl Head<'_> {
    fn counted(&self) -> u32 {
        self.number.parse().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn a_number_and_a_status_stand_over_what_is_to_be_done_and_who_sees_to_it() {
        let page = "<h1>What the auditor asked of the canal</h1><h2>Recommendations</h2>\
                    <div><span>1</span><span>Completed</span></div><p>The trust should count who uses its locks.</p><div>Canal and Locks Service</div>\
                    <div><span>2</span><span>In progress</span></div><p>The trust should mend the ramps of the lower locks by May.</p><div>Canal and Locks Service</div>\
                    <div><span>4</span><span>Not for us</span></div><p>The trust should write down whom it asks.</p><div>Canal and Locks Service</div>\
                    <p>Taken from what was published.</p>";
        let draft =
            crate::read(page.as_bytes(), "page.html", &Options::default(), &mut |_| {}).unwrap().draft;
        let all: Vec<_> = draft.themes.iter().flat_map(|t| &t.activities).collect();
        let told: Vec<_> =
            all.iter().map(|a| (a.ref_.as_deref(), a.lead.as_deref(), a.achieved.as_deref())).collect();
        let who = Some("Canal and Locks Service");
        assert_eq!(
            told,
            [
                (Some("1"), who, Some("Completed")),
                (Some("2"), who, Some("In progress")),
                (Some("4"), who, Some("Not for us"))
            ]
        );
        assert!(all.iter().all(|a| a.text.starts_with("The trust should")));
    }
}
