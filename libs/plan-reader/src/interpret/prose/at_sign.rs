//! Who is charged, behind an at sign: "Rewrite the advert @Nia Beynon 3 May 2027".

use super::details::Tail;
use super::when::is_when;
use crate::date;

/// Takes a name behind an at sign off the end, and the date behind that.
pub(super) fn at_sign(text: &str) -> Option<Tail> {
    let (before, end) = text.rsplit_once(" @")?;
    let end = end.trim_end_matches(['.', ';']);
    // Channels call people by one word: "@nia.beynon".
    let first = end.split_whitespace().next().unwrap_or_default();
    let called = first.contains(['.', '_']) && !first.ends_with('.');
    let named = (end.starts_with(char::is_uppercase) || called) && end.split_whitespace().count() <= 10;
    if !named || before.split_whitespace().count() < 2 {
        return None;
    }
    let mut spaces = end.match_indices(' ').map(|(at, _)| end.split_at(at));
    let (who, when) = spaces.find(|(_, when)| begins_a_date(when)).unwrap_or((end, ""));
    let when = when.trim_matches([' ', ',', '–', '-', '(', ')']);
    Some(Tail {
        text: before.trim_end_matches([' ', '–', '—', '-']).to_owned(),
        lead: Some(who.trim_end_matches([' ', ',', '–', '-', '(']).to_owned()),
        date: Some(when.to_owned()).filter(|w| !w.is_empty()),
        ..Tail::default()
    })
}

/// "@maira, due 30 November 2026" within brackets as who and when.
pub(super) fn at_sign_alone(inner: &str) -> Option<(&str, Option<&str>)> {
    let named = inner.trim().strip_prefix('@')?;
    let (who, when) = named.split_once([',', ';', '|']).unwrap_or((named, ""));
    let when = when.trim();
    let bare = when.strip_prefix("due ").unwrap_or(when).trim_start_matches([':', ' ']);
    let short = (1..=4).contains(&who.split_whitespace().count()) && !who.contains('@');
    (short && (when.is_empty() || is_when(bare)))
        .then_some((who.trim(), Some(bare).filter(|w| !w.is_empty())))
}

/// True for a date whose first word is of it already, and no name: "by 3 May", but not "Bell 3 May".
fn begins_a_date(text: &str) -> bool {
    let text = text.trim_start_matches([' ', ',', '–', '-', '(']);
    let first = text.split_whitespace().next().unwrap_or_default();
    let of_it = !first.starts_with(char::is_uppercase)
        || first.contains(|c: char| c.is_ascii_digit())
        || date::is_month(&first.to_lowercase())
        || first.chars().skip(1).any(char::is_uppercase)
        || is_when(first);
    of_it && is_when(text.trim_end_matches(')'))
}

#[cfg(test)]
mod tests {
    use super::at_sign;

    #[test]
    fn a_name_behind_an_at_sign_leads() {
        for (text, lead, date) in [
            ("Rewrite the advert @Nia Beynon 3 May 2027", Some("Nia Beynon"), Some("3 May 2027")),
            ("Rewrite the advert @Web Team, by June 2027", Some("Web Team"), Some("by June 2027")),
            ("Rewrite the advert @Nia Beynon (ongoing)", Some("Nia Beynon"), Some("ongoing")),
            ("Rewrite the advert @Nia Beynon", Some("Nia Beynon"), None),
            ("Rewrite the advert – @nia.beynon – by 3 May 2027", Some("nia.beynon"), Some("by 3 May 2027")),
            ("Write to race@example.org or to us", None, None),
        ] {
            let found = at_sign(text).unwrap_or_default();
            assert_eq!((found.lead.as_deref(), found.date.as_deref()), (lead, date), "{text}");
            assert!(lead.is_none() || found.text == "Rewrite the advert", "{text}");
        }
    }
}
