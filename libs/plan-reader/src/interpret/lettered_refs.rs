//! "R1 – Publish the figures", "R12 – …": codes before what is done, which only their coming in every row tells from other words.

use std::collections::HashSet;

use super::words::is_lettered_number;
use crate::draft::{Draft, DraftActivity};

/// Fewer activities than this tell nothing of how a document writes them.
const LEAST: usize = 3;

/// Parts the codes from the activities of a document where all of them bear one of the same letters.
pub(super) fn part(draft: &mut Draft) {
    let all = || draft.themes.iter().flat_map(|t| &t.activities);
    let (mut codes, mut letters) = (HashSet::new(), HashSet::new());
    for activity in all() {
        let Some((code, _)) = coded(activity) else { return };
        letters.insert(code.trim_end_matches(|c: char| c.is_ascii_digit()));
        // The same code again names no activity.
        if letters.len() > 1 || !codes.insert(code) {
            return;
        }
    }
    if codes.len() < LEAST {
        return;
    }
    for activity in draft.themes.iter_mut().flat_map(|t| &mut t.activities) {
        if let Some((code, text)) = coded(activity).map(|(code, text)| (code.to_owned(), text.to_owned())) {
            (activity.ref_, activity.text) = (Some(code), text);
        }
    }
}

/// The code and the text behind it. "Q1 – Publish the figures" and "T2 – Teach the song" say when.
fn coded(activity: &DraftActivity) -> Option<(&str, &str)> {
    let (code, rest) = activity.text.split_once(char::is_whitespace)?;
    let marked = code.strip_suffix(':');
    let text = match marked {
        Some(_) => rest,
        None => rest.strip_prefix(['-', '–', '—', ':'])?.strip_prefix(char::is_whitespace)?,
    };
    let code = marked.unwrap_or(code);
    let when = code.starts_with(['Q', 'T', 'H', 'Y', 'M', 'W']) && !code.starts_with("WS");
    let free = activity.ref_.is_none() && is_lettered_number(code) && !when;
    (free && text.split_whitespace().count() > 1).then(|| (code, text.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::DraftTheme;

    fn parted(texts: &[&str]) -> Vec<(Option<String>, String)> {
        let one = |text: &&str| DraftActivity { text: (*text).into(), ..DraftActivity::default() };
        let theme = DraftTheme { activities: texts.iter().map(one).collect(), ..DraftTheme::default() };
        let mut draft = Draft { themes: vec![theme], ..Draft::default() };
        part(&mut draft);
        draft.themes.remove(0).activities.into_iter().map(|a| (a.ref_, a.text)).collect()
    }

    #[test]
    fn codes_before_all_activities_are_their_references() {
        let all = parted(&["R1 - Open the hall", "R12 – Mend the roof: all of it", "R3: Plant the border"]);
        assert_eq!(all[0], (Some("R1".into()), "Open the hall".into()));
        assert_eq!(all[1], (Some("R12".into()), "Mend the roof: all of it".into()));
        assert_eq!(all[2], (Some("R3".into()), "Plant the border".into()));
    }

    #[test]
    fn codes_of_some_or_that_say_when_are_not() {
        for texts in [
            ["R1 - Open the hall", "R1 – Mend the roof", "R3 - Plant the border"],
            ["Q1 - Open the hall", "Q2 – Mend the roof", "Q3 - Plant the border"],
            ["R1 - Open the hall", "Mend the roof", "R3 - Plant the border"],
            ["A1 - Open the hall", "B1 – Mend the roof", "R3 - Plant the border"],
        ] {
            assert!(parted(&texts).iter().all(|(code, _)| code.is_none()), "{texts:?}");
        }
    }
}
