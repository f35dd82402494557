//! Objectives that stand alone: a list or headings under "Our equality objectives", or a list under "Our key targets are:", in a
//! document that has no other activities. Each is then all that the body says it will do.

use super::background::is_background;
use super::line::{Is, Item, Line};
use super::walker::Walker;
use super::{Entry, details, when};
use crate::confidence::{Doubt, FoundBy};
use crate::interpret::words::{begins_with_a_verb, split_ref, word_list};

/// Fewer than this may be anything.
const LEAST: usize = 2;

/// The title stands over all headings.
const TITLE: u8 = 0;

/// Words that say what such objectives are about.
const ABOUT: &[&str] = &[
    "equality",
    "equalities",
    "equity",
    "diversity",
    "inclusion",
    "race",
    "racism",
    "racist",
    "edi",
    "cydraddoldeb",
];

/// Words beside "objectives" that say that they are those of something else.
const OF_OTHERS: &[&str] = &[
    "policy",
    "course",
    "learning",
    "meeting",
    "training",
    "session",
    "committee",
    "audit",
    "consultation",
    "survey",
    "previous",
    "national",
];

impl Walker<'_, '_> {
    /// Takes the objectives of the document as its activities. False where it has none.
    pub(super) fn take_objectives(&mut self) -> bool {
        let heads = || self.lines.iter().flatten().filter(|l| matches!(l.is, Is::Title | Is::Heading(_)));
        let about = heads().map(Line::text).any(speaks_of_equality);
        let of_plan = heads().map(Line::text).any(names_a_plan);
        let (mut i, mut background) = (0, false);
        while i < self.lines.len() {
            let Some(line) = self.line(i) else {
                i += 1;
                continue;
            };
            let level = match line.is {
                Is::Heading(level) => Some(level),
                Is::Title => Some(TITLE),
                _ => None,
            };
            let text = line.text();
            if level.is_some() {
                background = is_background(text);
            }
            let leads_in = level.is_some() || line.is == Is::Plain && text.ends_with(':');
            let ours = || leads_in_to_all(text) && word_list(text).iter().any(|w| w == "our");
            let named = leads_in && names_objectives(text) && (!background || level.is_none() && ours());
            let leads_in_to_aims = level.is_none() && leads_in && leads_in_to_aims(text);
            i = if named && (about || speaks_of_equality(text))
                || leads_in_to_aims && (about || of_plan) && !background
            {
                self.objectives_below(i, level)
            } else {
                i + 1
            };
        }
        !self.out.entries.is_empty()
    }

    /// Takes what stands under one such line. Says where to go on.
    fn objectives_below(&mut self, at: usize, level: Option<u8>) -> usize {
        // A line that leads in has its list right behind it, and is never looked past.
        let ends = |i: &usize| match (self.line(*i).map(|l| &l.is), level) {
            (None, _) => true,
            (Some(Is::Heading(below)), Some(level)) => *below <= level,
            (Some(is), None) => !matches!(is, Is::Item(_)) && !self.explains_item(*i),
            _ => false,
        };
        let end = (at + 1..self.lines.len()).find(ends).unwrap_or(self.lines.len());
        let is_heading = |i: &usize| self.line(*i).is_some_and(|l| matches!(l.is, Is::Heading(_)));
        let headings: Vec<usize> = (at + 1..end).filter(is_heading).collect();
        let first_heading = headings.first().copied().unwrap_or(end);
        let items = |from: usize, to: usize| {
            (from..to)
                .filter(|i| self.line(*i).is_some_and(|l| matches!(l.is, Is::Item(_))))
                .collect::<Vec<_>>()
        };
        // The three aims of the law may stand in a list of their own before.
        let before = items(at + 1, first_heading);
        let said = level.is_none()
            && self.words_of(at).is_some_and(|text| leads_in_to_all(text) && speaks_of_ours(text));
        let list = before
            .chunk_by(|a, b| (a + 1..*b).all(|i| self.explains_item(i)))
            .find(|list| self.aims(list) || said && self.are_named(list))
            .map(<[usize]>::to_vec);
        // Of headings over lists these say what is to be reached, of others the headings themselves.
        let below = level != Some(TITLE);
        let over_items = headings.iter().filter(|h| items(**h + 1, **h + 2).len() == 1).count();
        let under = || {
            Some(items(first_heading, end)).filter(|all| over_items * 2 > headings.len() && self.aims(all))
        };
        let themselves = || Some(headings.clone()).filter(|all| over_items == 0 && self.aims(all));
        let found = list.or_else(|| under().or_else(themselves).filter(|_| below));
        let Some(found) = found else { return at + 1 };
        let next = found.last().map_or(end, |last| last + 1);
        for i in found {
            self.objective_of(i);
        }
        next
    }

    /// True for a further line of the item right above it.
    fn explains_item(&self, i: usize) -> bool {
        let Some((line, above)) = self.line(i).zip(i.checked_sub(1).and_then(|at| self.line(at))) else {
            return false;
        };
        line.is == Is::Plain && matches!(above.is, Is::Item(_)) && line.at() == above.at()
    }

    /// True where most of these lines say what is to be reached, and they are not the three aims of the law.
    fn aims(&self, lines: &[usize]) -> bool {
        let texts: Vec<&str> = lines.iter().filter_map(|i| self.words_of(*i)).collect();
        let aims = texts.iter().filter(|t| is_aim(t)).count();
        let of_law = texts.iter().any(|t| fosters_good_relations(t));
        aims >= LEAST && aims * 5 >= texts.len() * 3 && !of_law
    }

    /// True where each line says something at some length, and they are not the three aims of the law: "Everyone can reach our
    /// services" is an objective too where the line above says that these are all.
    fn are_named(&self, lines: &[usize]) -> bool {
        let texts: Vec<&str> = lines.iter().filter_map(|i| self.words_of(*i)).collect();
        let lengths = texts.iter().all(|t| (3..=40).contains(&word_list(t).len()));
        texts.len() >= LEAST && lengths && !texts.iter().any(|t| fosters_good_relations(t))
    }

    fn words_of(&self, i: usize) -> Option<&str> {
        let line = self.line(i)?;
        Some(if let Is::Item(Item { text, .. }) = &line.is { text.as_str() } else { line.text() })
    }

    fn objective_of(&mut self, i: usize) {
        let Some(line) = self.line(i) else { return };
        let (ref_, text) = match &line.is {
            Is::Item(item) => (item.label.clone(), item.text.clone()),
            _ => {
                let (ref_, name, _) = split_ref(line.text());
                (ref_, name)
            }
        };
        self.out.at.remove(&i);
        let entry = Entry {
            ref_,
            found_by: FoundBy::BareList,
            doubts: vec![Doubt::KindGuessed],
            at: line.at().clone(),
            why: "Read as an activity: it is one of the objectives, and the document has no other activities.",
            ..Entry::default()
        };
        let id = self.push(i, entry);
        let mut found = details::tail(&text, false, self.aliases);
        if found.date.is_none()
            && let Some(date) = when::date_within(&found.text)
        {
            found.date = Some(date.to_owned());
            if let Some(entry) = self.out.entries.get_mut(id) {
                entry.doubts.push(Doubt::DateInText);
            }
        }
        self.fill_tail(id, i, found);
    }
}

/// "Foster good relations", "Fostering good relations".
fn fosters_good_relations(text: &str) -> bool {
    matches!(word_list(text).as_slice(), [foster, good, ..] if foster.starts_with("foster") && good == "good")
}

/// True for "Our equality objectives for 2026 to 2030 are:", below which stands nothing but the objectives.
fn leads_in_to_all(text: &str) -> bool {
    let words = word_list(text);
    let last = words.last().map(String::as_str).unwrap_or_default();
    text.trim_end().ends_with(':')
        && (matches!(last, "are" | "as" | "follows" | "objectives") || words.iter().any(|w| w == "following"))
}

fn speaks_of_equality(text: &str) -> bool {
    word_list(text).iter().any(|w| ABOUT.contains(&w.as_str()))
}

/// True for "Our equality objectives 2026–2030" and "We have agreed these objectives:".
fn names_objectives(text: &str) -> bool {
    // What leads in is the last of several sentences.
    let last = text.rsplit_once(". ").map_or(text, |(_, last)| last);
    let words = word_list(last);
    let any = |of: &[&str]| words.iter().any(|w| of.contains(&w.as_str()));
    words.len() <= 40 && any(&["objectives", "priorities", "goals", "amcanion"]) && !any(OF_OTHERS)
}

/// True where the objectives are called so, or those of whoever speaks: "the following targets" may be anybody's.
fn speaks_of_ours(text: &str) -> bool {
    word_list(text).iter().any(|w| matches!(w.as_str(), "objectives" | "amcanion" | "our" | "we"))
}

/// True for "Our six key targets are:" and "We have identified five areas of focus:".
fn leads_in_to_aims(text: &str) -> bool {
    let last = text.rsplit_once(". ").map_or(text, |(_, last)| last);
    let words = word_list(last);
    let any = |of: &[&str]| words.iter().any(|w| of.contains(&w.as_str()));
    let focus = any(&["focus"]) && any(&["areas", "area"]);
    text.trim_end().ends_with(':')
        && words.len() <= 40
        && (any(&["priorities", "targets", "goals", "commitments"]) || focus)
        && !any(OF_OTHERS)
}

/// True for the name of a plan: "School development plan".
fn names_a_plan(text: &str) -> bool {
    let words = word_list(text);
    words.len() <= 12
        && words.iter().any(|w| matches!(w.as_str(), "plan" | "strategy" | "charter"))
        && !words.iter().any(|w| w == "policy")
}

/// "Improve access", "Improving access" and "To improve access".
fn is_aim(text: &str) -> bool {
    let name = split_ref(text).1;
    let bare = name.strip_prefix("To ").or_else(|| name.strip_prefix("to ")).unwrap_or(&name);
    let first = bare.split_whitespace().next().unwrap_or_default();
    let doing = first.len() > 5 && first.ends_with("ing");
    let long = bare.split_whitespace().count() >= 3;
    long && (doing || bare.len() < name.len() || begins_with_a_verb(bare))
}
