//! "1 Leadership", "2 Workforce": numbers without a mark behind them, which only their order tells from "12 months".

use super::words::begins_with_a_verb;
use crate::draft::Draft;

/// Parts the numbers from the names of themes where these count on from one.
pub(super) fn part(draft: &mut Draft) {
    let named: Vec<Option<(u32, String)>> = draft
        .themes
        .iter()
        .map(|t| t.name.as_deref().filter(|_| t.ref_.is_none()).and_then(numbered))
        .collect();
    let mut count = 0;
    for (number, _) in named.iter().flatten() {
        count += 1;
        if *number != count {
            return;
        }
    }
    // One or two names without a number may stand before or behind the others.
    if count < 2 || (named.len() - count as usize) > 2 {
        return;
    }
    for (theme, found) in draft.themes.iter_mut().zip(named) {
        if let Some((number, name)) = found {
            theme.ref_ = Some(number.to_string());
            theme.name = Some(name);
        }
    }
}

fn numbered(name: &str) -> Option<(u32, String)> {
    let (number, rest) = name.split_once([' ', '\u{a0}'])?;
    let rest = rest.trim();
    let digits = (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    (digits && (rest.starts_with(char::is_uppercase) || begins_with_a_verb(rest)))
        .then(|| Some((number.parse().ok()?, rest.to_owned())))?
}
