//! Parting a line of leads: at separators of every kind, at "and", and where one helps another.

use super::kinds::{self, Looks, is_acronym, is_person, looks};
use super::ranks::{is_honour, is_title, within_rank};
use super::whole::wholes;

/// Parts a line at semicolons and at full stops that end a piece.
pub(super) fn clauses(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    let bytes = line.as_bytes();
    for (i, c) in line.char_indices() {
        let ends = match c {
            ';' | '|' => true,
            '.' => {
                // "Dir. of People" goes on.
                let goes_on = line.get(i + 2..).is_some_and(|rest| rest.starts_with(char::is_lowercase));
                bytes.get(i + 1).is_none_or(|b| *b == b' ')
                    && !goes_on
                    && !is_abbreviation(line.get(from..i).unwrap_or_default())
            }
            _ => false,
        };
        if ends {
            out.push(line.get(from..i).unwrap_or_default());
            from = i + c.len_utf8();
        }
    }
    out.push(line.get(from..).unwrap_or_default());
    out.retain(|c| !c.trim().is_empty());
    out
}

/// True where a full stop after these words only shortens the last: "J. Smith" and "Asst. Director" go on, "… group. Chair …"
/// does not.
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit([' ', ',', '/']).next().unwrap_or_default();
    word.chars().count() <= 1
        || word.split('.').all(|letter| letter.chars().count() == 1)
        || matches!(
            word.to_lowercase().as_str(),
            "asst"
                | "dr"
                | "mr"
                | "mrs"
                | "ms"
                | "prof"
                | "cllr"
                | "dep"
                | "dir"
                | "corp"
                | "exec"
                | "mgr"
                | "ch"
                | "supt"
                | "insp"
                | "sgt"
                | "st"
                | "rev"
        )
}

pub(super) const SUPPORT: &[&str] = &[
    "in conjunction with",
    "supported by",
    "with support from",
    "with the support of",
    "support from",
    "in partnership with",
    "in collaboration with",
    "working with",
    "in consultation with",
    "together with",
    "assisted by",
    "with input from",
    "alongside",
    "in liaison with",
    "support:",
    "supporting:",
    "with help from",
    ", with ",
    " w/ ",
    " w/",
    " via ",
];

/// Parts a clause into who leads and who helps.
pub(super) fn with_support(clause: &str) -> Vec<(&str, bool)> {
    let lower = clause.to_lowercase();
    let found = SUPPORT.iter().filter_map(|p| lower.find(p).map(|at| (at, p.len()))).min();
    // Lower-casing can change lengths in other scripts; only a clean cut is used.
    if let Some((at, length)) = found.filter(|_| lower.len() == clause.len())
        && let (Some(before), Some(after)) = (clause.get(..at), clause.get(at + length..))
    {
        // "HR (with support from Legal), Chief Nurse": who helps stands between the brackets.
        if let (Some(before), Some((after, rest))) =
            (before.trim_end().strip_suffix('('), after.split_once(')'))
        {
            return vec![(before, false), (after, true), (rest, false)];
        }
        return vec![(before, false), (after, true)];
    }
    // "HR with union colleagues", where both are leads of their own.
    if let Some((left, right)) =
        clause.split_once(" with ").filter(|(left, right)| are_two(left, right) || are_others(left, right))
    {
        return vec![(left, false), (right, true)];
    }
    vec![(clause, false)]
}

/// Slashes part leads, but not within "N/A" or brackets.
pub(super) fn split_slashes(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut from, mut depth) = (0, 0_u32);
    for (i, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '/' if depth == 0
                && !text.get(from..).unwrap_or_default().trim().to_lowercase().starts_with("n/a")
                && !within_rank(
                    text.get(from..i).unwrap_or_default(),
                    text.get(i + 1..).unwrap_or_default(),
                ) =>
            {
                out.push(text.get(from..i).unwrap_or_default().trim());
                from = i + 1;
            }
            _ => {}
        }
    }
    out.push(text.get(from..).unwrap_or_default().trim());
    out.retain(|p| !p.is_empty());
    out
}

/// Every name between "and"s.
pub(super) fn each(text: &str) -> Vec<&str> {
    text.split(" and ").flat_map(|part| part.split(" & ")).collect()
}

/// Parts "A and B" where both are leads of their own, not where "and" is inside a name.
pub(super) fn split_and(text: &str) -> Vec<&str> {
    let wholes = wholes(text);
    for joint in [" and ", " & ", " plus ", " + "] {
        let mut at = 0;
        while let Some(found) = text.get(at..).and_then(|t| t.find(joint)) {
            let (left, right) = (
                text.get(..at + found).unwrap_or_default(),
                text.get(at + found + joint.len()..).unwrap_or_default(),
            );
            let within = wholes.iter().any(|it| it.contains(&(at + found)));
            at += found + joint.len();
            if !within && are_two(left, right) {
                let mut out = vec![left];
                out.extend(split_and(right));
                return out;
            }
        }
    }
    vec![text]
}

/// True where "with" tells of helpers: "HR with all services", and not "Adults with learning disabilities".
fn are_others(left: &str, right: &str) -> bool {
    let low = |word: Option<&str>| word.unwrap_or_default().to_lowercase();
    let of_whom = low(left.split_whitespace().last());
    let who = low(right.split_whitespace().next());
    !matches!(
        of_whom.as_str(),
        "people"
            | "adults"
            | "children"
            | "students"
            | "pupils"
            | "those"
            | "staff"
            | "employees"
            | "colleagues"
    ) && matches!(
        who.as_str(),
        "all"
            | "relevant"
            | "other"
            | "key"
            | "local"
            | "line"
            | "each"
            | "every"
            | "external"
            | "partner"
            | "partners"
    )
}

/// True for what most bodies have as a service by itself.
fn is_own(name: &str) -> bool {
    is_acronym(name) || kinds::is_service(name)
}

/// True where what stands on either side of a joint are two leads, and not one name.
fn are_two(left: &str, right: &str) -> bool {
    // "Heads of HR and Comms".
    if left.split_once(" of ").is_some_and(|(who, of)| {
        matches!(who.to_lowercase().as_str(), "heads" | "directors" | "managers")
            && !of.eq_ignore_ascii_case("service")
    }) && looks(right) == Looks::Unit
    {
        return false;
    }
    let (l, r) = (looks(left), looks(right.split(" and ").next().unwrap_or(right)));
    match (l, r) {
        _ if kinds::is_initials(left) => true,
        (Looks::Person, _) if is_person(left) => true,
        (_, Looks::Person) if is_person(right) && right.split_whitespace().count() >= 2 => true,
        (Looks::Team | Looks::Organisation, _) => true,
        (Looks::Post, Looks::Post | Looks::Team) => true,
        // "Recruitment Manager & HR", and not "Director HR & OD".
        (Looks::Post, Looks::Unit) => {
            left.split_whitespace().last().is_some_and(kinds::tells_of_a_post)
                && !left.split_whitespace().any(|w| matches!(w, "of" | "for"))
                && is_own(right)
        }
        // "Housing and DWP".
        (Looks::Unit, Looks::Organisation) => {
            !right.contains(' ') && right.chars().filter(|c| c.is_uppercase()).count() > 1
        }
        // "HR and Legal", and not "Planning and Transport".
        (Looks::Unit, Looks::Unit) if is_own(left) && is_own(right) => is_acronym(left) || is_acronym(right),
        _ => {
            is_acronym(left)
                && (is_acronym(right) || r == Looks::Team || r == Looks::Organisation || r == Looks::Post)
        }
    }
}

/// What stands before and after the first dash between spaces, or the first colon, where it is short enough for a name or two.
pub(super) fn split_dash(text: &str) -> Option<(&str, &str)> {
    (text.len() <= 300).then_some(())?;
    let (at, sign) = [" – ", " — ", " - ", ": "].iter().filter_map(|s| Some((text.find(s)?, s))).min()?;
    let (left, right) = (text.get(..at)?.trim(), text.get(at + sign.len()..)?.trim());
    (!left.is_empty() && !right.is_empty()).then_some((left, right))
}

/// Names without a mark between them: four words are two people, six are three.
pub(super) fn split_people(words: &[&str]) -> Vec<String> {
    let plain = words.iter().all(|w| {
        w.chars().filter(|c| c.is_alphabetic()).count() > 1
            && w.starts_with(char::is_uppercase)
            && !is_title(w)
            && !is_honour(w)
    });
    if plain && words.len() >= 4 && words.len().is_multiple_of(2) {
        return words.chunks(2).map(|pair| pair.join(" ")).collect();
    }
    vec![words.join(" ")]
}
