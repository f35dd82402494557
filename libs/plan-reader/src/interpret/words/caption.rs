//! What a heading says beside its name: the number of the table under it, and that it goes on from another page.

use super::folded;

/// Splits "Table 3: Students" and "Table 3.1. Students" into what only counts the table and what names it.
pub(super) fn caption(heading: &str) -> Option<(&str, &str)> {
    let rest = heading.get(..6).filter(|w| w.eq_ignore_ascii_case("table ")).and(heading.get(6..))?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    let name = after.trim_start_matches([' ', ':', '–', '—', '-']);
    let marked = number.ends_with('.') || after.trim_start().starts_with([':', '–', '—', '-']);
    let counts = number.len() <= 5 && number.contains(|c: char| c.is_ascii_digit()) && marked;
    (counts && !name.is_empty()).then(|| (heading.get(..6 + end).unwrap_or(heading), name))
}

/// The name in "Homes (continued)", and the words that only say that it goes on.
pub(crate) fn continued(heading: &str) -> Option<(&str, &str)> {
    let trimmed = heading.trim_end();
    let end = trimmed.trim_end_matches(['.', ')', ']', '…', '’', '\'', 'd', 'D']);
    let at = end.rfind(|c: char| !c.is_alphabetic())?;
    let mark = trimmed.get(at..)?;
    let says = matches!(folded(mark).as_str(), "continued" | "cont" | "contd" | "cont d" | "ctd" | "parhad");
    let name = trimmed.get(..at)?.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')');
    (says && !name.is_empty()).then_some((name, mark))
}

/// What stands behind "(cont’d)" right after the number of a heading.
pub(super) fn without_continued(after: &str) -> Option<&str> {
    let (mark, rest) = after.trim_start().strip_prefix('(')?.split_once(')')?;
    matches!(folded(mark).as_str(), "continued" | "cont" | "contd" | "cont d" | "ctd").then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::continued;

    #[test]
    fn a_heading_that_goes_on_is_known_by_its_mark() {
        for (heading, name) in [
            ("Homes (continued)", Some("Homes")),
            ("Homes – cont’d", Some("Homes")),
            ("Homes and streets (cont.)", Some("Homes and streets")),
            ("Homes, contd", Some("Homes")),
            ("Homes", None),
            ("Continued", None),
            ("How we continued", Some("How we")),
        ] {
            assert_eq!(continued(heading).map(|c| c.0), name, "{heading}");
        }
    }
}
