//! "1 Leadership", "2 Workforce": numbers without a mark behind them, which only their order tells from "12 months".

use super::words::begins_with_a_verb;
use crate::draft::Draft;

/// So many numbers in turn count, though they begin with another than one: a page may hold a part of the plan.
const ENOUGH: u32 = 3;

/// Parts the numbers from the names of themes where these count on.
pub(super) fn part(draft: &mut Draft) {
    let named: Vec<Option<(u32, String)>> = draft
        .themes
        .iter()
        .map(|t| t.name.as_deref().filter(|_| t.ref_.is_none()).and_then(numbered))
        .collect();
    let Some(first) = named.iter().flatten().map(|(number, _)| *number).next() else { return };
    let mut count = 0;
    for (number, _) in named.iter().flatten() {
        if *number != first + count {
            return;
        }
        count += 1;
    }
    if first != 1 && count < ENOUGH {
        return;
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

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn numbers_are_parted_from_names_where_they_count_on() {
        let refs = |numbers: [&str; 3]| {
            let rows: String = numbers
                .iter()
                .map(|n| {
                    format!(
                        "{n} Fair work,Publish the pay gap,HR,May 2027\n,Train every panel,HR,June 2027\n"
                    )
                })
                .collect();
            let csv = format!("Theme,Action,Lead,By when\n{rows}");
            let read = crate::read(csv.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap();
            read.draft.themes.into_iter().map(|t| t.ref_.unwrap_or_default()).collect::<Vec<_>>()
        };
        assert_eq!(refs(["1", "2", "3"]), ["1", "2", "3"]);
        assert_eq!(refs(["13", "14", "15"]), ["13", "14", "15"]);
        assert_eq!(refs(["12", "24", "36"]), ["", "", ""]);
    }
}
