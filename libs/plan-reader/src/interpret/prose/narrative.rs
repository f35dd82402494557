//! Running text with promises in it: which sentences say that somebody will do something.

use super::details::{self, Tail};
use super::line::Is;
use super::{Entry, Piece, Walker, when};
use crate::aliases::Aliases;
use crate::confidence::{Doubt, FoundBy};
use crate::date::looks_like_a_date;
use crate::draft::{ColumnRole, UnplacedReason};
use crate::interpret::columns::label_role;
use crate::interpret::words::{begins_with_a_verb, word_list};
use crate::lead;
use crate::query::{Query, QueryKind};

/// True for words that say what will be done: "Publish …", "We will publish …".
pub(super) fn is_action_like(text: &str) -> bool {
    begins_with_a_verb(text) || promises(text)
}

/// True for words that say what should be done.
pub(super) fn recommends(text: &str) -> bool {
    let words = word_list(text);
    words.iter().take(14).any(|w| w == "should")
        || words.first().is_some_and(|w| w == "that") && words.iter().take(10).any(|w| w == "the")
}

/// True for a sentence in which the body or one of its people says what it will do.
pub(super) fn promises(sentence: &str) -> bool {
    let words = word_list(sentence);
    let Some(at) = words.iter().position(|w| matches!(w.as_str(), "will" | "shall" | "ll")).or_else(|| {
        words.windows(2).position(|w| {
            matches!(
                (w.first().map(String::as_str), w.get(1).map(String::as_str)),
                (Some("commit" | "pledge" | "promise" | "going"), Some("to"))
            )
        })
    }) else {
        return false;
    };
    let word = |n: usize| words.get(n).map(String::as_str).unwrap_or_default();
    let subject = words.get(at.saturating_sub(8)..at).unwrap_or_default();
    let who = subject.iter().any(|w| {
        matches!(
            w.as_str(),
            "we" | "council"
                | "trust"
                | "university"
                | "college"
                | "force"
                | "constabulary"
                | "board"
                | "service"
                | "team"
                | "department"
                | "directorate"
                | "partnership"
                | "officers"
                | "cabinet"
                | "authority"
                | "school"
                | "schools"
                | "managers"
                | "director"
                | "head"
                | "executive"
                | "committee"
                | "network"
                | "leadership"
                | "manager"
                | "officer"
                | "association"
                | "governors"
                | "lead"
        )
    });
    let nobody = subject.iter().any(|w| {
        matches!(
            w.as_str(),
            "this"
                | "these"
                | "they"
                | "you"
                | "it"
                | "that"
                | "which"
                | "plan"
                | "strategy"
                | "report"
                | "success"
                | "there"
                | "who"
                | "residents"
                | "everyone"
                | "nobody"
                | "together"
                | "time"
                | "people"
        )
    });
    let next = match word(at + 1) {
        "also" | "then" | "all" | "now" | "to" => word(at + 2),
        other => other,
    };
    let idle = matches!(
        next,
        "be" | "have"
            | "know"
            | "need"
            | "mean"
            | "see"
            | "not"
            | "never"
            | "help"
            | "want"
            | "lead"
            | "remain"
            | "feel"
            | "only"
            | "always"
            | "continue"
            | "go"
            | "do"
            | "keep"
    );
    let passive =
        next == "be" && matches!(word(at + 2), w if w.ends_with("ed") && w != "needed" && w != "based");
    let who = who || named_subject(sentence).is_some();
    (who && !nobody && !idle || passive && !nobody && when::date_within(sentence).is_some())
        && words.len() <= 70
}

/// Who a sentence begins with, where it is a name: "The Chief Constable will write …".
fn named_subject(sentence: &str) -> Option<&str> {
    let (before, _) = sentence.split_once(" will ").or_else(|| sentence.split_once(" shall "))?;
    let who = before.trim();
    let words: Vec<&str> = who.split_whitespace().collect();
    let pronoun = |w: &str| {
        matches!(
            w.to_lowercase().as_str(),
            "we" | "it" | "this" | "they" | "you" | "i" | "he" | "she" | "that" | "these" | "there"
        )
    };
    let name = words.iter().all(|w| {
        w.starts_with(char::is_uppercase) || matches!(*w, "of" | "and" | "the" | "for" | "&" | "our")
    });
    let named = words.first().is_some_and(|w| !pronoun(w)) && words.len() <= 8 && name;
    let alone = words.len() == 1 && words.first().is_some_and(|w| matches!(*w, "The" | "Our"));
    (named && !alone && !who.contains(',')).then_some(who)
}

/// The label and the date of "Due: May 2027." behind what will be done.
fn date_sentence<'s>(sentence: &'s str, aliases: &Aliases) -> Option<(&'s str, &'s str)> {
    let (label, when) = sentence.trim().trim_end_matches(['.', ';']).split_once(": ")?;
    let says = label_role(label, aliases) == Some(ColumnRole::TargetDate) && looks_like_a_date(when);
    says.then(|| (label, when.trim()))
}

/// The post or team in "The Director of HR will lead.", "Lead: Director of HR." and their like, and the words that are left.
pub(super) fn lead_sentence(sentence: &str) -> Option<(String, String)> {
    let bare = sentence.trim().trim_end_matches(['.', ';']);
    for phrase in [
        " will lead",
        " is responsible for this",
        " is responsible",
        " will be responsible",
        " leads on this",
        " leads this",
        " will oversee this",
        " will own this",
    ] {
        if let Some((who, rest)) = bare.split_once(phrase)
            && who.split_whitespace().count() <= 9
            && word_list(rest).len() <= 4
            && !word_list(who).iter().any(|w| matches!(w.as_str(), "we" | "this" | "who"))
        {
            return Some((who.trim().to_owned(), format!("{}{rest}", phrase.trim_start())));
        }
    }
    for phrase in [
        "This will be led by ",
        "This work will be led by ",
        "It will be led by ",
        "Led by ",
        "This is led by ",
        "The lead is ",
        "Lead officer is ",
        "Lead: ",
        "Lead officer: ",
        "Owner: ",
        "Led by: ",
        "Responsible: ",
    ] {
        if let Some(who) = bare.strip_prefix(phrase)
            && who.split_whitespace().count() <= 9
        {
            return Some((who.trim().to_owned(), phrase.trim_end().to_owned()));
        }
    }
    None
}

/// Parts running text into sentences, leaving "e.g. this" and "Dr. Rao" whole.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut word = 0;
    for (at, c) in text.char_indices() {
        if !matches!(c, '.' | '!' | '?') {
            if matches!(c, ' ' | '(' | '\u{a0}') {
                word = at + c.len_utf8();
            }
            continue;
        }
        let rest = text.get(at + 1..).unwrap_or_default();
        let next = rest.trim_start().chars().next();
        let spaced = rest.starts_with(char::is_whitespace);
        let last = text.get(word.max(from)..at).unwrap_or_default();
        let short = last.chars().nth(1).is_none()
            || last.len() <= 4
                && matches!(
                    last.to_lowercase().as_str(),
                    "e.g" | "i.e" | "dr" | "mr" | "mrs" | "ms" | "prof" | "cllr" | "st" | "no" | "etc"
                );
        if spaced
            && !short
            && next.is_some_and(|n| n.is_uppercase() || n.is_numeric() || matches!(n, '“' | '"' | '‘'))
        {
            out.push(text.get(from..=at).unwrap_or_default().trim());
            from = at + 1;
        }
    }
    out.push(text.get(from..).unwrap_or_default().trim());
    out.retain(|s| !s.is_empty());
    out
}

impl Walker<'_, '_> {
    /// Proposes the promises in running text as activities, where nothing else of the document is a plan.
    pub(super) fn take_sentences(&mut self) {
        let mut background: Option<u8> = None;
        // Where brackets name who leads and by when, one that only names a lead does so as well.
        let texts = self.lines.iter().flatten().flat_map(|l| sentences(l.text()));
        let both = texts.filter_map(|s| details::bracket(s, false, self.aliases));
        let leads_in_brackets = both.filter(|t| t.lead.is_some() && t.date.is_some()).count() > 1;
        for i in 0..self.lines.len() {
            let Some(line) = self.line(i) else { continue };
            match &line.is {
                Is::Heading(level) => {
                    if background.is_some_and(|l| *level <= l) {
                        background = None;
                    }
                    if background.is_none() && super::is_background(line.text()) {
                        background = Some(*level);
                    }
                    self.last = None;
                }
                Is::Plain | Is::Item(_) if background.is_none() => self.sentences_of(i, leads_in_brackets),
                _ => {}
            }
        }
    }

    /// "We will pay interpreters. Each meeting will have one (Lead: the clerk; by May 2027).": who and when are those of both.
    fn is_one_promise(&self, text: &str, all: &[&str]) -> bool {
        let held = |s: &str| details::bracket(s, false, self.aliases);
        (2..=3).contains(&all.len())
            && all.first().is_some_and(|s| promises(s))
            && held(text).is_some_and(|t| t.lead.is_some() && t.date.is_some())
            && !all.iter().rev().skip(1).any(|s| held(s).is_some())
    }

    fn sentences_of(&mut self, i: usize, leads_in_brackets: bool) {
        let Some(line) = self.line(i) else { return };
        let mut all = sentences(line.text());
        if self.is_one_promise(line.text(), &all) {
            all = vec![line.text()];
        }
        if !all.iter().any(|s| promises(s)) {
            return;
        }
        self.out.at.remove(&i);
        self.last = None;
        for sentence in all {
            if self.told_of_last(i, sentence) {
                continue;
            }
            if let (Some((who, left)), Some(id)) = (lead_sentence(sentence), self.last)
                && let Some(entry) = self.out.entries.get_mut(id).filter(|e| e.lead.is_none())
            {
                entry.lead = Some(who);
                entry.doubts.push(Doubt::LeadInText);
                self.words(i, &left, "");
            } else if let (Some((label, when)), Some(id)) = (date_sentence(sentence, self.aliases), self.last)
                && let Some(entry) = self.out.entries.get_mut(id).filter(|e| e.date.is_none())
            {
                entry.date = Some(when.to_owned());
                entry.doubts.push(Doubt::DateInText);
                self.words(i, label, "");
            } else if promises(sentence) {
                // "We will publish it (Head of HR, by June 2026)."
                let held = details::bracket(sentence, leads_in_brackets, self.aliases);
                let found = held.unwrap_or_else(|| Tail { text: sentence.to_owned(), ..Tail::default() });
                let mut doubts = vec![Doubt::OutOfProse];
                let bracketed = !found.is_empty();
                let date = found.date.or_else(|| when::date_within(&found.text).map(str::to_owned));
                if !bracketed {
                    doubts.push(if date.is_some() { Doubt::DateInText } else { Doubt::VaguePromise });
                }
                let named = || named_subject(sentence).filter(|who| lead::looks_like_leads(who));
                let in_text = found.lead.is_none().then(named).flatten().map(str::to_owned);
                if in_text.is_some() {
                    doubts.push(Doubt::LeadInText);
                }
                let lead = found.lead.or(in_text);
                for label in &found.left {
                    self.words(i, label, "");
                }
                let entry = Entry {
                    text: found.text,
                    lead,
                    date,
                    found_by: FoundBy::Sentence,
                    doubts,
                    at: line.at().clone(),
                    why: "Proposed as an activity: the sentence says what will be done, and the document has no table or list of activities.",
                    ..Entry::default()
                };
                self.push(i, entry);
                self.out.queries.push(
                    Query::new(
                        QueryKind::OutOfProse,
                        "This sentence promises something, so it is proposed as an activity. Keep it, mend it, or leave it out.",
                        line.at().clone(),
                    )
                    .with_words(sentence.to_owned()),
                );
            } else {
                let why = "Left out as running text: the sentence promises nothing.";
                self.put(i, Piece::Words { text: sentence.to_owned(), reason: UnplacedReason::Prose, why });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promises_are_told_from_other_sentences() {
        for sentence in [
            "We will publish our ethnicity pay gap by June 2026.",
            "The council will also review how it recruits senior managers.",
            "By March 2027 we will have trained every panel chair and we will publish the results.",
            "The Head of Housing will write to every tenant.",
            "A new complaints process will be launched by May 2026.",
        ] {
            let idle = sentence.contains("will have trained");
            assert_eq!(promises(sentence), !idle, "{sentence}");
        }
        for sentence in [
            "We know that this will not be easy.",
            "This plan will help us to change.",
            "You will see regular reports.",
            "We have published our pay gap.",
            "Racism has no place here, and it will be challenged.",
        ] {
            assert!(!promises(sentence), "{sentence}");
        }
    }

    #[test]
    fn sentences_end_where_the_next_begins() {
        assert_eq!(
            sentences("We will act, e.g. in schools. Dr. Rao leads. It starts in May 2026."),
            ["We will act, e.g. in schools.", "Dr. Rao leads.", "It starts in May 2026."]
        );
    }

    #[test]
    fn a_sentence_that_names_the_lead_is_no_activity() {
        assert_eq!(lead_sentence("The Director of HR will lead.").unwrap().0, "The Director of HR");
        assert_eq!(
            lead_sentence("This work will be led by the Housing team.").unwrap().0,
            "the Housing team"
        );
        assert!(lead_sentence("We will lead by example.").is_none());
    }
}
