//! Names in which a comma or "and" parts nothing: "Culture, Sport and Leisure Service", "Police and Crime Commissioner".

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::kinds::{Looks, is_acronym, is_service, looks, tells_of_a_post};

/// In a longer text every comma parts.
const LONGEST: usize = 2_000;

/// No name has more commas.
const MOST_IN_SERIES: usize = 6;

/// The words of every compound, by its first word.
fn compounds() -> &'static HashMap<&'static str, Vec<Vec<&'static str>>> {
    static COMPOUNDS: OnceLock<HashMap<&'static str, Vec<Vec<&'static str>>>> = OnceLock::new();
    COMPOUNDS.get_or_init(|| {
        let mut out: HashMap<&'static str, Vec<Vec<&'static str>>> = HashMap::new();
        for line in include_str!("compounds.txt").lines().filter(|l| !l.starts_with('#')) {
            let words: Vec<&str> = line.split_whitespace().collect();
            if let Some(first) = words.first() {
                out.entry(first).or_default().push(words);
            }
        }
        out
    })
}

/// Where a text holds words that are one name, in bytes.
pub(super) fn wholes(text: &str) -> Vec<Range<usize>> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    // A comma is left out: "Equality, diversity, and inclusion" is as "Equality, diversity and inclusion".
    let words: Vec<(String, Range<usize>)> = text
        .split_whitespace()
        .map(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&');
            let low = if bare == "&" { "and".to_owned() } else { bare.to_lowercase() };
            (low, start(word)..start(bare) + bare.len())
        })
        .collect();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some((first, from)) = words.get(at) {
        let found = compounds().get(first.as_str()).into_iter().flatten().filter(|compound| {
            words.get(at..at + compound.len()).is_some_and(|it| it.iter().map(|w| &w.0).eq(compound.iter()))
        });
        match found.map(Vec::len).max().and_then(|length| words.get(at + length - 1).map(|it| (length, it))) {
            Some((length, (_, last))) => {
                out.push(from.start..last.end);
                at += length;
            }
            None => at += 1,
        }
    }
    out
}

/// Parts a text at "and" and "&", but not where they stand within one name.
pub(crate) fn at_and(text: &str) -> Vec<&str> {
    let wholes = if text.len() > LONGEST { Vec::new() } else { wholes(text) };
    let mut cuts: Vec<(usize, usize)> = [" and ", " & "]
        .iter()
        .flat_map(|it| text.match_indices(it).map(|(at, it)| (at, it.len())))
        .collect();
    cuts.sort_unstable();
    let mut out = Vec::new();
    let mut from = 0;
    for (at, length) in cuts.into_iter().filter(|(at, _)| !wholes.iter().any(|it| it.contains(at))) {
        out.extend(text.get(from..at));
        from = at + length;
    }
    out.extend(text.get(from..));
    out
}

/// Parts a text at its commas, but not where they stand within one name.
pub(super) fn names(text: &str) -> Vec<&str> {
    if text.len() > LONGEST {
        return text.split(',').map(str::trim).filter(|piece| !piece.is_empty()).collect();
    }
    let wholes = wholes(text);
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for (i, _) in text.match_indices(',').filter(|(i, _)| !wholes.iter().any(|it| it.contains(i))) {
        pieces.push(from..i);
        from = i + 1;
    }
    pieces.push(from..text.len());
    let words = |piece: &Range<usize>| text.get(piece.clone()).unwrap_or_default().trim();
    pieces.retain(|piece| !words(piece).is_empty());
    let mut out: Vec<&str> = Vec::new();
    let mut firsts: Vec<usize> = Vec::new();
    for piece in &pieces {
        let words = words(piece);
        let series = series(&out, words);
        match series {
            Some(Series::One(first)) => {
                let from = firsts.get(first).copied().unwrap_or(piece.start);
                out.truncate(first);
                firsts.truncate(first);
                out.push(text.get(from..piece.end).unwrap_or_default().trim());
                firsts.push(from);
            }
            Some(Series::Each) => {
                let (before, last) = joint(words).unwrap_or((words, ""));
                for name in [before, last].into_iter().filter(|it| !it.is_empty()) {
                    out.push(name);
                    firsts.push(piece.start);
                }
            }
            None => {
                out.push(words);
                firsts.push(piece.start);
            }
        }
    }
    out
}

/// What stands before and after the "and" of the last piece of a series. Nothing stands before it in ", and Legal".
fn joint(piece: &str) -> Option<(&str, &str)> {
    if let Some(last) = ["and ", "& "].iter().find_map(|it| piece.strip_prefix(it)) {
        return Some(("", last.trim()));
    }
    [" and ", " & "].iter().find_map(|it| piece.split_once(it)).map(|(a, b)| (a.trim(), b.trim()))
}

enum Series {
    /// They are one name, from this piece on.
    One(usize),
    /// Each is a name of its own.
    Each,
}

/// What the pieces before "… and …" make with it: "Culture, Sport" and "Leisure Service" are one name, "HR, Legal" and "Comms" are
/// three.
fn series(pieces: &[&str], piece: &str) -> Option<Series> {
    let (before, last) = joint(piece)?;
    let member = |piece: &str| {
        let one = !piece.contains(' ');
        let body = match looks(piece) {
            Looks::Unit => true,
            Looks::Person | Looks::Organisation => one,
            Looks::Post | Looks::Team => false,
        };
        body && piece.split_whitespace().count() <= 3
            && joint(piece).is_none()
            && !piece.contains(['(', '.', ':', '–'])
    };
    if last.contains(" and ") || last.contains(" & ") || !(before.is_empty() || member(before)) {
        return None;
    }
    // "Human Resources, Learning and Development".
    if looks(last) == Looks::Unit && wholes(piece).iter().any(|it| it.end == piece.len()) {
        return None;
    }
    let run = pieces.iter().rev().take_while(|piece| member(piece)).take(MOST_IN_SERIES).count();
    let first = pieces.len() - run;
    let of = first.checked_sub(1).and_then(|i| pieces.get(i)).is_some_and(|piece| {
        looks(piece) == Looks::Post && piece.split_whitespace().any(|w| matches!(w, "of" | "for"))
    });
    let listed = || pieces.iter().skip(first).copied().chain([before]).filter(|it| !it.is_empty());
    // "Head of People, Culture and Inclusion".
    if of && looks(last) == Looks::Unit && (run > 0 || !before.is_empty()) {
        return Some(Series::One(first - 1));
    }
    if run == 0 {
        return None;
    }
    let own = |piece: &str| is_acronym(piece) || is_service(piece);
    let all_own = listed().all(own);
    if all_own && (own(last) || looks(last) != Looks::Unit) {
        return Some(Series::Each);
    }
    if all_own || listed().any(is_acronym) {
        return None;
    }
    let words: Vec<&str> = last.split_whitespace().collect();
    let (end, stem) = words.split_last()?;
    let named = match looks(last) {
        // "… and Inclusion Manager", and not "… and Chief Executive".
        Looks::Post | Looks::Team => {
            (1..=2).contains(&stem.len())
                && stem
                    .iter()
                    .all(|w| !tells_of_a_post(w) && !is_acronym(w) && w.starts_with(char::is_uppercase))
        }
        Looks::Unit => !is_acronym(end) && words.len() <= 4,
        Looks::Person | Looks::Organisation => false,
    };
    // Three words of which none is the stuff of services are names of people.
    let units = listed().chain([last]).any(|it| looks(it) != Looks::Person);
    (named && units).then_some(Series::One(first))
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn commas_part_names_but_not_the_words_of_one() {
        assert_eq!(names("Culture, Sport and Leisure Service"), ["Culture, Sport and Leisure Service"]);
        assert_eq!(names("HR, Legal and Comms"), ["HR", "Legal", "Comms"]);
        assert_eq!(
            names("Human Resources, Learning and Development"),
            ["Human Resources", "Learning and Development"]
        );
        assert_eq!(
            names("Asha Rao, Equality, Diversity & Inclusion Team"),
            ["Asha Rao", "Equality, Diversity & Inclusion Team"]
        );
    }
}
