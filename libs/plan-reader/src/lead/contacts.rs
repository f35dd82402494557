//! Addresses and telephone numbers beside the names of leads, which are no part of them.

use super::kinds::Looks;

/// The text without telephone numbers, and without addresses of e-mail where names stand beside them.
pub(super) fn without_contacts(text: &str) -> String {
    let named = text
        .split_whitespace()
        .any(|w| !is_address(w) && w.chars().filter(|c| c.is_alphabetic()).count() > 1);
    text.lines().map(|line| line_without(line, named)).collect::<Vec<_>>().join("\n")
}

fn line_without(line: &str, named: bool) -> String {
    let words: Vec<&str> = line.split_whitespace().filter(|w| !(named && is_address(w))).collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at).copied() {
        match number_at(words.get(at..).unwrap_or_default()) {
            Some(length) => {
                at += length;
                // A comma or a dash before a number goes with it.
                while kept.last().is_some_and(|w| matches!(*w, "-" | "–" | ":" | "," | "/")) {
                    kept.pop();
                }
            }
            None => {
                kept.push(word);
                at += 1;
            }
        }
    }
    kept.join(" ")
}

/// How many words from here on are a telephone number or an extension, with the word that says so.
fn number_at(words: &[&str]) -> Option<usize> {
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let first = bare(words.first()?);
    if first
        .strip_prefix('x')
        .is_some_and(|rest| (3..=6).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit()))
    {
        return Some(1);
    }
    let says = matches!(
        first.as_str(),
        "tel" | "telephone" | "phone" | "mob" | "mobile" | "ext" | "extension" | "extn"
    );
    let from = usize::from(says);
    let figures = |w: &&&str| {
        w.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '-' | '.' | ',' | ';'))
            && w.contains(|c: char| c.is_ascii_digit())
    };
    let run: Vec<&&str> = words.get(from..)?.iter().take_while(figures).collect();
    let digits: usize = run.iter().map(|w| w.bytes().filter(u8::is_ascii_digit).count()).sum();
    (digits >= if says { 3 } else { 9 }).then_some(from + run.len())
}

/// True for an address of e-mail, perhaps in brackets.
pub(super) fn is_address(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        && !bare.contains(' ')
}

/// Whose address it is: "asha.rao@…" is a person's, "equality@…" that of a part of the organisation.
pub(super) fn looks_of_address(address: &str) -> Looks {
    let name = address.split('@').next().unwrap_or_default();
    let parts: Vec<&str> = name.split(['.', '_']).collect();
    let person =
        parts.len() == 2 && parts.iter().all(|p| !p.is_empty() && p.chars().all(char::is_alphabetic));
    let told = |part: &&str| super::kinds::tells_of_a_body(part);
    if person && !parts.iter().any(told) { Looks::Person } else { Looks::Unit }
}
