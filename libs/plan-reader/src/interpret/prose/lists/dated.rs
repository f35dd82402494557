//! Items that begin with when they are due: "By 16 June 2027 – Publish the rota".

use super::super::details::{self, Tail};
use super::super::when::{date_within, is_when};
use crate::aliases::Aliases;

/// What an item says beside what is done, at its end or before a dash at its beginning.
pub(super) fn tail(text: &str, lead_alone: bool, aliases: &Aliases) -> Tail {
    if let Some((when, rest)) = date_before(text) {
        let found = details::tail(rest, lead_alone, aliases);
        if found.date.is_none() {
            return Tail { date: Some(when.to_owned()), ..found };
        }
    }
    details::tail(text, lead_alone, aliases)
}

/// Parts "By 16 June 2027 – Publish the rota" at its dash.
fn date_before(text: &str) -> Option<(&str, &str)> {
    let (when, rest) =
        [" – ", " — ", " - "].iter().filter_map(|dash| text.split_once(dash)).min_by_key(|(w, _)| w.len())?;
    let says = rest.starts_with(char::is_uppercase) && rest.split_whitespace().count() >= 3;
    // "From 1 July 2027 until the lift is mended".
    let from = || {
        let first = when.split_whitespace().next().unwrap_or_default();
        let begins = matches!(first, "From" | "By" | "Before" | "Until" | "Between" | "During" | "Within");
        begins
            && when.split_whitespace().count() <= 10
            && date_within(when).is_some_and(|date| when.starts_with(date))
    };
    (says && (is_when(when) || from())).then(|| (when.trim(), rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_before_a_dash_is_when_an_item_is_due() {
        for (text, when, what) in [
            ("By 16 June 2027 – Publish the rota", "By 16 June 2027", "Publish the rota"),
            ("Monthly - Count who applies", "Monthly", "Count who applies"),
            (
                "From 1 July 2027 until the lift is mended - Lend a chair",
                "From 1 July 2027 until the lift is mended",
                "Lend a chair",
            ),
        ] {
            let found = tail(text, false, &Aliases::default());
            assert_eq!((found.date.as_deref(), found.text.as_str()), (Some(when), what), "{text}");
        }
        for text in ["Publish the rota – by June 2027", "May 2027 – rota", "Homes – Publish the rota"] {
            assert_eq!(date_before(text), None, "{text}");
        }
    }
}
