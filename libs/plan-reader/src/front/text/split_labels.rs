//! Forms printed in two columns whose labels go over two lines, so that a copy puts the value behind the second of them:
//! "Contact Person", then "Responsible Ann Lee, Head of". Each label and what it says are put together in one line.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns::label_role;
use crate::interpret::words::folded;

/// Each line of a label has no more words than this.
const MOST_WORDS: usize = 3;

/// What a label says goes over no more lines than this.
const LONGEST: usize = 30;

/// The name over a form goes over no more lines than this.
const LONGEST_NAME: usize = 3;

/// More lines than this are not looked at.
const MOST_LINES: usize = 20_000;

/// A label over two lines: its words, and how many of them stand in the second.
struct Split {
    label: String,
    behind: usize,
    role: ColumnRole,
}

/// The text with such labels in one line each. The lines keep their numbers.
pub(super) fn joined<'t>(text: &'t str, aliases: &Aliases) -> Cow<'t, str> {
    let written: Vec<&str> = text.lines().collect();
    let lines: Vec<&str> = written.iter().map(|l| l.trim()).collect();
    if lines.len() > MOST_LINES || text.contains(['\t', '|', '\u{c}']) {
        return Cow::Borrowed(text);
    }
    let mut splits: Vec<Option<Split>> =
        lines.windows(2).map(|pair| split(pair.first()?, pair.last()?, aliases)).collect();
    let mut times: HashMap<String, (usize, ColumnRole)> = HashMap::new();
    let mut bare: HashSet<String> = HashSet::new();
    for (i, split) in splits.iter().enumerate().filter_map(|(i, split)| Some((i, split.as_ref()?))) {
        let key = folded(&split.label);
        // Headings of narrow columns break like this as well, and nothing stands behind them.
        let tells =
            matches!(split.role, ColumnRole::Lead | ColumnRole::LeadAuthority | ColumnRole::TargetDate);
        if tells && lines.get(i + 1).is_none_or(|below| after(below, split.behind).is_empty()) {
            bare.insert(key.clone());
        }
        times.entry(key).or_insert((0, split.role)).0 += 1;
    }
    times.retain(|label, (times, _)| *times > 1 && !bare.contains(label));
    let says = |wanted: &[ColumnRole]| times.values().any(|(_, role)| wanted.contains(role));
    if times.len() < 2 || !says(&[ColumnRole::Lead, ColumnRole::TargetDate]) {
        return Cow::Borrowed(text);
    }
    for slot in &mut splits {
        slot.take_if(|split| !times.contains_key(&folded(&split.label)));
    }
    let ends = short_labels(&lines, aliases);
    let first = splits.iter().flatten().next().map(|split| folded(&split.label)).unwrap_or_default();
    let mut out: Vec<String> = Vec::with_capacity(lines.len());
    let mut names: Vec<Range<usize>> = Vec::new();
    let (mut at, mut told) = (0, 0);
    while let (Some(line), Some(own)) = (lines.get(at), written.get(at)) {
        let (label, mut words, taken) = match splits.get(at).and_then(Option::as_ref) {
            Some(split) => {
                let below = lines.get(at + 1).copied().unwrap_or_default();
                (split.label.clone(), after(below, split.behind).to_owned(), 2)
            }
            None => match ends.iter().find(|label| starts_with(line, label)) {
                Some(label) => (label.clone(), after(line, label.split(' ').count()).to_owned(), 1),
                None => {
                    out.push((*own).to_owned());
                    at += 1;
                    continue;
                }
            },
        };
        let begins = |i: usize| {
            let line = lines.get(i).copied().unwrap_or_default();
            line.is_empty()
                || splits.get(i).is_some_and(Option::is_some)
                || ends.iter().any(|label| starts_with(line, label))
        };
        if folded(&label) == first {
            let above = out.iter().skip(told).rev().take_while(|l| !l.trim().is_empty()).count();
            names.push(out.len() - above..out.len());
        }
        let most = if taken > 1 { LONGEST } else { 0 };
        let more = (at + taken..at + taken + most).take_while(|i| !begins(*i)).count();
        for line in lines.iter().skip(at + taken).take(more) {
            words.push(' ');
            words.push_str(line);
        }
        // The line of the label stands apart from what is over it.
        out.extend(std::iter::repeat_n(String::new(), taken - 1));
        out.push(format!("{label}: {}", words.trim()));
        out.extend(std::iter::repeat_n(String::new(), more));
        told = out.len();
        at += taken + more;
    }
    // Where each form stands right below a name, this is a heading, however many lines it takes.
    if names.iter().all(|own| (1..=LONGEST_NAME).contains(&own.len())) {
        for own in names {
            let last = own.end - 1;
            let name = out
                .get(own.clone())
                .unwrap_or_default()
                .iter()
                .map(|l| l.trim())
                .collect::<Vec<_>>()
                .join(" ");
            out.iter_mut().take(last).skip(own.start).for_each(String::clear);
            if let Some(slot) = out.get_mut(last) {
                *slot = format!("### {name}");
            }
        }
    }
    Cow::Owned(out.join("\n"))
}

/// The label that ends in the second of these lines, where it is none without it.
fn split(above: &str, below: &str, aliases: &Aliases) -> Option<Split> {
    let titled = |w: &&str| w.chars().all(char::is_alphabetic) && w.starts_with(char::is_uppercase);
    let first: Vec<&str> = above.split_whitespace().collect();
    if !(1..=MOST_WORDS).contains(&first.len()) || !first.iter().all(titled) || below.contains(':') {
        return None;
    }
    let next: Vec<&str> = below.split_whitespace().take_while(titled).take(MOST_WORDS).collect();
    (1..=next.len()).rev().find_map(|behind| {
        let label = [&first[..], next.get(..behind)?].concat().join(" ");
        Some(Split { role: label_role(&label, aliases)?, label, behind })
    })
}

/// Labels of a word or two that stand before what they say, in one line, again and again: "Status In progress".
fn short_labels(lines: &[&str], aliases: &Aliases) -> Vec<String> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for line in lines.iter().filter(|l| !l.contains(':')) {
        if let Some((first, rest)) = line.split_once(' ')
            && first.starts_with(char::is_uppercase)
            && rest.starts_with(|c: char| !c.is_lowercase())
            && matches!(
                label_role(first, aliases),
                Some(ColumnRole::Achieved | ColumnRole::Lead | ColumnRole::TargetDate)
            )
        {
            *times.entry(first).or_default() += 1;
        }
    }
    let again: HashSet<&str> = times.into_iter().filter(|(_, times)| *times > 1).map(|(w, _)| w).collect();
    again.into_iter().map(str::to_owned).collect()
}

fn starts_with(line: &str, label: &str) -> bool {
    line.strip_prefix(label).is_some_and(|rest| rest.starts_with(' ') && !line.contains(':'))
}

/// What stands behind so many words.
fn after(line: &str, words: usize) -> &str {
    let mut rest = line.trim();
    for _ in 0..words {
        rest = rest.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim_start());
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_over_two_lines_is_put_together_with_what_it_says() {
        let form = |n: u8, what: &str, who: &str| {
            format!(
                "Finding {n} Locks\nCorrective Action\nPlan\n{what}\nContact Person\nResponsible {who}\nStatus In progress\n"
            )
        };
        let text = form(1, "We will mend\nthe locks.", "Ann Lee, Keeper of\nLocks")
            + "\n"
            + &form(2, "We will oil them.", "Tom Bell");
        let read = joined(&text, &Aliases::default());
        let lines: Vec<&str> = read.lines().collect();
        assert_eq!(lines.len(), text.lines().count());
        assert_eq!(lines[0], "### Finding 1 Locks");
        assert_eq!(lines[2], "Corrective Action Plan: We will mend the locks.");
        assert_eq!(lines[6], "Contact Person Responsible: Ann Lee, Keeper of Locks");
        assert_eq!(lines[8], "Status: In progress");
        let heads = "Action\nLead\nOfficer\nTarget\nDate\nMend it\nAnn Lee\nMay\nAction\nLead\nOfficer\nTarget\nDate\nOil it\nTom Bell\nJune\n";
        assert!(matches!(joined(heads, &Aliases::default()), Cow::Borrowed(_)));
        // Once is no form.
        assert!(matches!(joined(&form(1, "We will.", "Ann Lee"), &Aliases::default()), Cow::Borrowed(_)));
    }
}
