//! What a sentence says of things to do besides what they are: who sees to them, and by when.

mod phrases;

use super::narrative::sentences;
use super::when::{date_within, is_when};
use crate::aliases::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns::label_role;
use crate::interpret::words::word_list;
use phrases::{DUE, HELPS, LEADS, LED, POINTS, SEVERAL};

/// Longer sentences say more than who and when.
const LONGEST: usize = 300;

/// Who and when, and whether the sentence says it of all that stands under a heading.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub who: Option<String>,
    pub when: Option<String>,
    pub of_all: bool,
    /// The words around who and when.
    pub left: String,
}

/// What a sentence tells of who and when, where it tells of nothing else.
pub(super) fn told(sentence: &str, aliases: &Aliases) -> Option<Told> {
    let bare = sentence.trim().trim_end_matches(['.', ';']).trim_end();
    if bare.len() > LONGEST || bare.is_empty() {
        return None;
    }
    // Every line is asked, and few begin or go on as such sentences do.
    let first = bare.split(' ').next().unwrap_or_default().to_lowercase();
    let begins = ["led", "owned", "overseen", "delivered", "taken", "sponsored"];
    let pointed = is_one_of(first.trim_end_matches(','), &[POINTS, HELPS, DUE, &begins]);
    let acts = bare.split(' ').any(|w| {
        matches!(w, "will" | "is" | "are" | "has" | "oversees" | "sees")
            || w.starts_with("lead")
            || w.starts_with("own")
    });
    let found = Some(bare)
        .filter(|it| it.contains(": "))
        .and_then(|it| labelled(it, aliases))
        .or_else(|| Some(bare).filter(|_| pointed).and_then(led))
        .or_else(|| Some(bare).filter(|_| acts).and_then(leads))
        .or_else(|| Some(bare).filter(|_| pointed).and_then(due))?;
    let mut left = bare.to_owned();
    for said in found.who.iter().chain(&found.when) {
        left = left.replacen(said.as_str(), "", 1);
    }
    let left = left.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Told { left, ..found })
}

/// The same of several sentences, of which each tells who or when.
pub(super) fn told_throughout(text: &str, aliases: &Aliases) -> Option<Told> {
    let mut out: Option<Told> = None;
    for sentence in sentences(text) {
        let more = told(sentence, aliases)?;
        out = Some(match out {
            None => more,
            Some(so_far) => Told {
                who: so_far.who.or(more.who),
                when: so_far.when.or(more.when),
                of_all: so_far.of_all || more.of_all,
                left: format!("{} {}", so_far.left, more.left),
            },
        });
    }
    out
}

/// Parts "We will pay interns. The clerk will lead this by May 2027." into what is done and what is told of it.
pub(super) fn told_at_the_end<'t>(text: &'t str, aliases: &Aliases) -> Option<(&'t str, Told)> {
    let speaks = |word: &str| text.contains(word);
    if !["led by", " lead", "responsib", "accountable", " own", "overse", " due ", " will do ", " done by"]
        .iter()
        .any(|w| speaks(w))
    {
        return None;
    }
    let all = sentences(text);
    let told_of: Vec<Option<Told>> = all.iter().skip(1).map(|s| told(s, aliases)).collect();
    let from = 1 + told_of.iter().rposition(Option::is_none).map_or(0, |at| at + 1);
    let first = all.get(from)?;
    let at = first.as_ptr() as usize - text.as_ptr() as usize;
    let (before, rest) = (text.get(..at)?.trim_end(), text.get(at..)?);
    let found = told_throughout(rest, aliases).filter(|t| !t.of_all)?;
    (before.split_whitespace().count() > 2).then_some((before, found))
}

/// "Lead for this section: Head of Homes".
fn labelled(bare: &str, aliases: &Aliases) -> Option<Told> {
    let (label, value) = bare.split_once(": ")?;
    let plain = label_role(label, aliases).filter(|_| !value.contains(':'));
    let section = word_list(label).iter().any(|w| SEVERAL.contains(&w.as_str()));
    if let (Some(role @ (ColumnRole::Lead | ColumnRole::TargetDate)), false) = (plain, section) {
        let value = value.trim().to_owned();
        return if role == ColumnRole::Lead {
            let short = (1..=12).contains(&value.split_whitespace().count());
            short.then(|| Told { who: Some(value), ..Told::default() })
        } else {
            let short = (1..=8).contains(&value.split_whitespace().count());
            short.then(|| Told { when: Some(value), ..Told::default() })
        };
    }
    let (own, section) = [" for this ", " of this ", " for all ", " for these ", " for the "]
        .iter()
        .find_map(|of| label.split_once(of))
        .filter(|(_, of)| word_list(of).len() <= 3)?;
    let of_section = word_list(section).iter().all(|w| POINTS.contains(&w.as_str()));
    let value = value.trim().to_owned();
    match label_role(own, aliases).filter(|_| of_section && !value.is_empty())? {
        ColumnRole::Lead if value.split_whitespace().count() <= 12 => {
            Some(Told { who: Some(value), of_all: true, ..Told::default() })
        }
        ColumnRole::TargetDate if is_when(&value) => {
            Some(Told { when: Some(value), of_all: true, ..Told::default() })
        }
        _ => None,
    }
}

/// "This will be led by the Head of Homes and done by May 2027".
fn led(bare: &str) -> Option<Told> {
    let (subject, rest) = LED.iter().find_map(|by| {
        let at = bare.find(by).or_else(|| bare.find(&capitalised(by)).filter(|at| *at == 0))?;
        Some((bare.get(..at)?, bare.get(at + by.len()..)?))
    })?;
    let subject = word_list(subject);
    if !subject.iter().all(|w| is_one_of(w, &[POINTS, HELPS])) {
        return None;
    }
    let (who, more) = until_who_ends(rest);
    let of_all = subject.iter().any(|w| SEVERAL.contains(&w.as_str()));
    Some(Told { who: Some(name(who)?), when: when(more), of_all, ..Told::default() })
}

/// "The Head of Homes is responsible for every action below".
fn leads(bare: &str) -> Option<Told> {
    let (who, rest) = LEADS.iter().find_map(|verb| {
        let (who, rest) = bare.split_once(verb)?;
        (rest.is_empty() || rest.starts_with([' ', ',', ';'])).then_some((who, rest))
    })?;
    let named = who.starts_with(char::is_uppercase)
        && who.split_whitespace().any(|w| w != "The" && w != "Our" && w.starts_with(char::is_uppercase))
        && !who.contains([',', ':', ';', '.'])
        && !word_list(who).iter().any(|w| matches!(w.as_str(), "we" | "this" | "who" | "they" | "it"));
    // What is led ends where a word does not point at it, or begins to say when.
    let words: Vec<&str> = rest.split_whitespace().collect();
    let ended = words.iter().position(|w| w.ends_with([',', ';'])).map_or(words.len(), |at| at + 1);
    let dates = |at: usize| {
        // Few words that point begin a date as well, and reading dates costs.
        let begins = words.get(at).is_some_and(|w| matches!(*w, "each" | "every" | "in" | "for" | "on"));
        begins && {
            let more = words.get(at..).unwrap_or_default().join(" ");
            date_within(&more).is_some_and(|date| more.starts_with(date))
        }
    };
    let pointing =
        |at: usize| words.get(at).is_some_and(|w| word_list(w).iter().all(|w| POINTS.contains(&w.as_str())));
    let points = (0..ended).take_while(|at| pointing(*at) && !dates(*at)).count();
    let more = words.get(points..).unwrap_or_default().join(" ");
    let pointed = word_list(&words.get(..points).unwrap_or_default().join(" "));
    let done = bare.contains(" will do") || bare.contains(" will deliver");
    let dated = when(&more);
    let besides = word_list(&dated.as_ref().map_or(more.clone(), |d| more.replacen(d.as_str(), "", 1)));
    let goes_on = besides.iter().all(|w| is_one_of(w, &[POINTS, HELPS, DUE, &["do", "applies"]]))
        || besides.len() <= 3 && points > 0;
    if !named || !goes_on || done && points == 0 || who.split_whitespace().count() > 9 {
        return None;
    }
    let of_all = pointed.iter().any(|w| SEVERAL.contains(&w.as_str()));
    Some(Told { who: Some(name(who)?), when: dated, of_all, ..Told::default() })
}

/// "All are due by June 2027".
fn due(bare: &str) -> Option<Told> {
    let when = when(bare)?;
    let before = bare.get(..bare.find(&when)?)?;
    let words = word_list(before);
    let says = words.iter().any(|w| DUE.contains(&w.as_str()));
    let behind = bare.get(before.len() + when.len()..).unwrap_or_default();
    let of_all = words.iter().any(|w| SEVERAL.contains(&w.as_str()));
    let pointed = words.iter().all(|w| is_one_of(w, &[POINTS, HELPS, DUE]));
    (says && pointed && word_list(behind).len() <= 4).then(|| Told {
        when: Some(when),
        of_all,
        ..Told::default()
    })
}

fn is_one_of(word: &str, lists: &[&[&str]]) -> bool {
    lists.iter().any(|list| list.contains(&word))
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Parts "the Head of Homes and done by May 2027" where who ends.
fn until_who_ends(rest: &str) -> (&str, &str) {
    let mut end = rest.len();
    let small = |text: &str| text.trim_start().starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    for mark in [
        " and ",
        ", ",
        " in ",
        " from ",
        " by ",
        " before ",
        " until ",
        " each ",
        " every ",
        "; ",
        " with effect ",
    ] {
        for (at, _) in rest.match_indices(mark) {
            let next = rest.get(at + mark.len()..).unwrap_or_default();
            let joins = matches!(mark, " and " | ", ")
                && (!small(next) || next.starts_with("the ") || next.starts_with("our "));
            // "in 2027", "in May 2027" and "in the spring", but not "in Human Resources".
            let of_place = mark == " in " && {
                let small = |w: &&str| matches!(*w, "the" | "early" | "late" | "mid" | "each" | "every");
                let first = next.split_whitespace().find(|w| !small(w));
                let dated = |w: &str| {
                    w.starts_with(|c: char| c.is_ascii_digit() || c == 'Q') || is_month_or_season(w)
                };
                !first.is_some_and(dated)
            };
            if !joins && !of_place {
                end = end.min(at);
                break;
            }
        }
    }
    (rest.get(..end).unwrap_or(rest), rest.get(end..).unwrap_or_default())
}

fn is_month_or_season(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    crate::date::is_month(&word) || matches!(word.as_str(), "spring" | "summer" | "autumn" | "winter")
}

/// Who leads, without the article before it.
fn name(who: &str) -> Option<String> {
    let who = who.trim().trim_end_matches([',', ';']);
    let who = who.strip_prefix("the ").or_else(|| who.strip_prefix("The ")).unwrap_or(who);
    let words = who.split_whitespace().count();
    ((1..=12).contains(&words) && who.contains(char::is_uppercase)).then(|| who.to_owned())
}

/// The words that say when.
fn when(text: &str) -> Option<String> {
    if let Some(date) = date_within(text) {
        return Some(date.to_owned());
    }
    let text = text.trim().trim_end_matches(['.', ';', ',']);
    if text.is_empty() {
        return None;
    }
    let starts = text.split_whitespace().map(|w| w.as_ptr() as usize - text.as_ptr() as usize);
    let mut tails: Vec<&str> = starts.filter_map(|at| text.get(at..)).collect();
    let least = tails.len().saturating_sub(8);
    tails.drain(..least);
    tails.into_iter().find(|tail| is_when(tail)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sentence: &str) -> Option<(Option<String>, Option<String>, bool)> {
        told(sentence, &Aliases::default()).map(|t| (t.who, t.when, t.of_all))
    }

    #[test]
    fn sentences_tell_who_and_when() {
        for (sentence, who, when, of_all) in [
            (
                "This will be led by the Head of People and done by March 2026.",
                Some("Head of People"),
                Some("by March 2026"),
                false,
            ),
            (
                "The Head of People is responsible and will do this from September 2025.",
                Some("Head of People"),
                Some("from September 2025"),
                false,
            ),
            (
                "The Director of Grants will do this each July.",
                Some("Director of Grants"),
                Some("each July"),
                false,
            ),
            ("Led by the Grants Operations Manager.", Some("Grants Operations Manager"), None, false),
            (
                "All of the actions in this section are owned by the Clerk to the Council and are to be complete by December 2025.",
                Some("Clerk to the Council"),
                Some("by December 2025"),
                true,
            ),
            (
                "The Director of Supervision is responsible for every action below.",
                Some("Director of Supervision"),
                None,
                true,
            ),
            ("All are due by June 2026.", None, Some("by June 2026"), true),
            (
                "Lead for this section: Head of Consumer Affairs.",
                Some("Head of Consumer Affairs"),
                None,
                true,
            ),
            ("Deadline for this section: March 2026.", None, Some("March 2026"), true),
            ("It is to be done by May 2027.", None, Some("by May 2027"), false),
        ] {
            let found = of(sentence);
            assert_eq!(found, Some((who.map(str::to_owned), when.map(str::to_owned), of_all)), "{sentence}");
        }
    }

    #[test]
    fn other_sentences_tell_neither() {
        for sentence in [
            "We will publish our pay gap by June 2026.",
            "The Head of People will lead a review of pay by June 2026.",
            "The council is responsible for housing in the borough.",
            "Our training is led by people with lived experience of racism.",
            "The report is due to be read by members in June 2026.",
            "The Chief Executive leads by example.",
            "We will lead by example.",
        ] {
            assert_eq!(of(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn what_is_told_behind_what_is_done_comes_off() {
        let (text, found) =
            told_at_the_end("Pay all interns. The Clerk will lead this by May 2027.", &Aliases::default())
                .unwrap();
        assert_eq!(
            (text, found.who.as_deref(), found.when.as_deref()),
            ("Pay all interns.", Some("Clerk"), Some("by May 2027"))
        );
    }
}
