//! What a heading says beside the name of a theme: who leads it.

use crate::aliases::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns::label_role;

/// A heading without who leads the theme, with that and the label before it: "Belonging (Lead: Jo Mbeki)", "Theme 1: Belonging
/// – Executive sponsor: Jo Mbeki".
pub(super) fn without_lead<'h>(heading: &'h str, aliases: &Aliases) -> (&'h str, Option<(&'h str, &'h str)>) {
    let found = heading.rfind(':').and_then(|colon| {
        let (before, who) = (heading.get(..colon)?, heading.get(colon + 1..)?.trim());
        // The longest label that says who, no longer than four words.
        let starts = before.char_indices().rev().filter(|(at, c)| {
            let begins = before.get(..*at).is_some_and(|b| b.ends_with([' ', '(', '[', '|', '\t', '\u{a0}']));
            begins
                && (c.is_uppercase()
                    || before.get(..*at).is_some_and(|b| b.trim_end().ends_with(['(', '[', '|', '–', '—'])))
        });
        let label_at = starts
            .map(|(at, _)| at)
            .take(4)
            .filter(|at| before.get(*at..).is_some_and(|l| label_role(l, aliases) == Some(ColumnRole::Lead)))
            .last()?;
        let (name, label) = before.split_at(label_at);
        let bare = name.trim_end_matches(['(', '[', '|', '–', '—', '-', ';', ',', ' ', '\t', '\u{a0}']);
        let apart = name.ends_with("  ") || bare.len() < name.trim_end().len() || label.contains(' ');
        let named = bare.contains(char::is_alphabetic) && !bare.ends_with(':');
        let who = if who.contains(['(', '[']) { who } else { who.trim_end_matches([')', ']']).trim_end() };
        let short = (1..=14).contains(&who.split_whitespace().count()) && !who.contains('\n');
        (apart && named && short).then_some((bare, label, who))
    });
    match found {
        Some((name, label, who)) => (name, Some((label, who))),
        None => (heading, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_leads_stands_behind_the_name() {
        let check = |heading| without_lead(heading, &Aliases::default());
        assert_eq!(check("Belonging (Lead: Jo Mbeki)"), ("Belonging", Some(("Lead", "Jo Mbeki"))));
        assert_eq!(
            check("Theme 1: Belonging – Executive sponsor: Jo Mbeki"),
            ("Theme 1: Belonging", Some(("Executive sponsor", "Jo Mbeki")))
        );
        assert_eq!(
            check("Homes – Lead: Head of Housing (Jo)"),
            ("Homes", Some(("Lead", "Head of Housing (Jo)")))
        );
        assert_eq!(check("Lead: Jo Mbeki"), ("Lead: Jo Mbeki", None));
        assert_eq!(check("Theme 1: Belonging"), ("Theme 1: Belonging", None));
    }
}
