//! Messages of a channel, each below a line that says who wrote it and when: `Meera Shah  10:02 AM`, or the name on one
//! line and the time on the next.

use std::collections::HashMap;

use super::lines::Line;
use crate::block::{Document, Margin};
use crate::date::is_month;
use crate::{Location, UnplacedReason};

/// Fewer such lines are no channel.
const LEAST: usize = 3;

/// A line that says who and when has no more words than this.
const MOST_WORDS: usize = 9;

/// The names of senders have no more words than this.
const LONGEST_NAME: usize = 4;

/// Sets who wrote and when apart, where several messages have such a line and someone wrote more than once.
pub(super) fn drop_senders(lines: &mut [Line<'_>], document: &mut Document) {
    let stamps: Vec<usize> =
        (0..lines.len()).filter(|i| lines.get(*i).is_some_and(|l| sender(l.text).is_some())).collect();
    if stamps.len() < LEAST {
        return;
    }
    let mut times: HashMap<&str, usize> = HashMap::new();
    // Where only the time stands on the line, the name is above it.
    let named: Vec<(usize, Option<usize>, &str)> = stamps
        .iter()
        .map(|at| match sender(lines.get(*at).map_or("", |l| l.text)) {
            Some("") => {
                let above =
                    at.checked_sub(1).filter(|a| lines.get(*a).is_some_and(|l| is_name(l.text.trim())));
                (*at, above, above.and_then(|a| lines.get(a)).map_or("", |l| l.text.trim()))
            }
            name => (*at, None, name.unwrap_or_default()),
        })
        .collect();
    for (_, _, name) in named.iter().filter(|(_, _, name)| !name.is_empty()) {
        *times.entry(name).or_default() += 1;
    }
    let followed = |at: &usize| lines.get(at + 1).is_some_and(|l| !l.is_blank() && sender(l.text).is_none());
    let written = stamps.iter().filter(|at| followed(at)).count();
    if times.values().all(|n| *n < 2) || written * 3 < stamps.len() * 2 || written < LEAST {
        return;
    }
    let apart: Vec<(usize, bool)> = named
        .iter()
        .flat_map(|(at, above, _)| above.iter().map(|a| (*a, false)).chain([(*at, true)]))
        .collect();
    for (at, stamp) in apart {
        if let Some(line) = lines.get_mut(at) {
            set_apart(line, document);
        }
        if let Some(below) = lines.get_mut(at + 1).filter(|_| stamp) {
            below.message = true;
        }
    }
    for line in lines.iter_mut().filter(|l| is_reaction(l.text)) {
        set_apart(line, document);
    }
}

fn set_apart(line: &mut Line<'_>, document: &mut Document) {
    let at = Location { line: Some(line.number), ..Location::default() };
    let text = std::mem::take(&mut line.text).trim().to_owned();
    document.margins.push(Margin { text, reason: UnplacedReason::Margin, at });
}

/// The name in a line that holds a time, and besides it only a name and a date; empty where there is no name.
fn sender(text: &str) -> Option<&str> {
    let words = || {
        text.split_whitespace().map(|w| w.trim_matches(['[', ']', ',', '(', ')', '·', '•', '|', '–', '-']))
    };
    if words().take(MOST_WORDS + 1).count() > MOST_WORDS || !words().any(is_time) {
        return None;
    }
    let of_name: Vec<&str> = words().filter(|w| !w.is_empty() && !is_time(w) && !is_of_date(w)).collect();
    let (Some(first), Some(last)) = (of_name.first(), of_name.last()) else { return Some("") };
    let (from, to) = (text.find(first)?, text.rfind(last)? + last.len());
    text.get(from..to).filter(|name| is_name(name))
}

/// "10:02", "10:02:45", "4:12PM".
fn is_time(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let mut parts = word.split(':');
    let two = |p: &str, least: usize| (least..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    parts.next().is_some_and(|hours| two(hours, 1))
        && parts.next().is_some_and(|minutes| two(minutes, 2))
        && parts.all(|seconds| two(seconds, 2))
}

fn is_of_date(word: &str) -> bool {
    let figures = word.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '.' | '-'));
    let low = word.to_lowercase();
    let day = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|d| low.starts_with(d))
        && (low.len() == 3 || low.ends_with("day"));
    figures || day || is_month(&low) || matches!(low.as_str(), "am" | "pm" | "at" | "today" | "yesterday")
}

/// True for what may be the name of someone who writes: "Meera Shah", "meera.shah".
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let letters = |w: &&str| {
        w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '_' | '\'' | '’' | '(' | ')'))
    };
    let handle = matches!(words.as_slice(), [one] if one.contains(['.', '_']) && !one.ends_with('.'));
    let capitals = || words.iter().all(|w| w.trim_start_matches('(').starts_with(char::is_uppercase));
    (1..=LONGEST_NAME).contains(&words.len()) && words.iter().all(letters) && (handle || capitals())
}

/// True for what programs show below a message: "👍 3", ":+1:", "Edited".
fn is_reaction(text: &str) -> bool {
    let text = text.trim();
    let code = |w: &str| w.len() > 2 && w.starts_with(':') && w.ends_with(':');
    let sign =
        |w: &str| code(w) || w.chars().all(|c| c.is_ascii_digit() || !c.is_ascii() && !c.is_alphabetic());
    !text.is_empty()
        && !text.chars().all(|c| c.is_ascii_digit())
        && (text.split_whitespace().all(sign) || matches!(text, "Edited" | "(edited)"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::text::lines::split;

    fn left(text: &str) -> Vec<String> {
        let mut lines = split(text);
        drop_senders(&mut lines, &mut Document::default());
        lines.iter().filter(|l| !l.is_blank()).map(|l| l.text.to_owned()).collect()
    }

    #[test]
    fn who_wrote_and_when_is_told_from_what_was_written() {
        for (line, name) in [
            ("Meera Shah  10:02 AM", Some("Meera Shah")),
            ("meera.shah  4:12 PM", Some("meera.shah")),
            ("[10:02] Meera Shah", Some("Meera Shah")),
            ("12 March 2026 09:02", Some("")),
            ("Yesterday at 4:12pm", Some("")),
            ("Meet us at 10:02", None),
            ("10:02 is too late for me", None),
            ("Lead: HR", None),
        ] {
            assert_eq!(sender(line), name, "{line}");
        }
    }

    #[test]
    fn messages_stand_without_their_senders_and_without_what_others_clicked() {
        let text = "Meera Shah\n12 March 2026 09:02\nPublish the gap\n👍 3\n\nTom Bell\n12 March 2026 09:04\nWill do\n\nMeera Shah\n12 March 2026 09:09\nTrain panels";
        assert_eq!(left(text), ["Publish the gap", "Will do", "Train panels"]);
    }

    #[test]
    fn the_times_of_a_day_are_no_messages() {
        let agenda = "10:00 Welcome\nThe chair\n10:15 Coffee\nIn the hall\n11:00 Close\nEveryone";
        assert_eq!(left(agenda).len(), 6);
    }
}
