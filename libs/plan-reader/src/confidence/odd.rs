//! Words that do not read as what their column holds: a text with a label before it, a lead with a date in it.

use super::{Doubt, FoundBy};
use crate::aliases::Aliases;
use crate::date;
use crate::draft::DraftActivity;
use crate::interpret::columns::{explains, label_role};
use crate::interpret::folded;
use crate::lead;

/// Words that are not those of a text, a lead or a date.
pub(super) fn odd_words(activity: &DraftActivity) -> Vec<Doubt> {
    let mut out = Vec::new();
    let text = activity.text.trim();
    if may_be_several(activity) {
        out.push(Doubt::SeveralLines);
    }
    let words = text.split_whitespace().count();
    let bare = words < 3 && (activity.lead.is_none() || activity.target_date.is_none());
    let broken = activity.found_by == FoundBy::TableRow && text.starts_with(char::is_lowercase);
    let dated = words < 5 && has_year(text) && date::looks_like_a_date(text);
    let labelled = text.lines().any(|l| l.split_once(": ").is_some_and(|(label, _)| is_label(label)));
    // What parts columns stands within the words.
    let gap = |words: &str| words.trim().contains("   ");
    let item = text.starts_with("- ") && text.lines().count() == 1;
    let heading = label_role(text, &Aliases::default()).is_some();
    if bare
        || broken
        || dated
        || labelled
        || heading
        || item
        || gap(text)
        || text.ends_with([',', ';', '&'])
        || is_numbered(text)
    {
        out.push(Doubt::OddText);
    }
    // "12:30" is a time of the day.
    let clock = |after: &str| after.starts_with(|c: char| c.is_ascii_digit());
    let labelled =
        |value: &str| value.split_once(':').is_some_and(|(label, after)| is_label(label) && !clock(after));
    if activity.lead.as_deref().is_some_and(|lead| {
        labelled(lead)
            || gap(lead)
            || lead.trim_end().ends_with([',', ':'])
            || has_year(lead)
            || lead.split_whitespace().count() > 20
    }) {
        out.push(Doubt::OddLead);
    }
    let leads = |line: &str| lead::looks_like_leads(line) && !date::looks_like_a_date(line);
    if activity.target_date.as_deref().is_some_and(|when| {
        labelled(when) || gap(when) || when.lines().count() > 1 && when.lines().any(leads)
    }) {
        out.push(Doubt::OddDate);
    }
    // A number may count money or people instead.
    if activity.target.as_ref().is_some_and(|it| it.inferred.contains(&date::Inferred::CountedDay)) {
        out.push(Doubt::OddDate);
    }
    if activity.target.as_ref().is_some_and(date::TargetReading::is_vague) {
        out.push(Doubt::UnreadDate);
    }
    out
}

/// True where the items of a text may each be an activity: they are numbered, say when themselves, or a lead or a date
/// stands beside each.
fn may_be_several(activity: &DraftActivity) -> bool {
    let items: Vec<&str> = activity
        .text
        .lines()
        .map(str::trim_start)
        .filter(|l| l.starts_with("- ") || is_numbered(l))
        .collect();
    let as_many = |value: &Option<String>| value.as_deref().is_some_and(|v| v.lines().count() == items.len());
    let all = |is: fn(&str) -> bool| items.iter().filter(|i| is(i)).count() * 2 > items.len();
    items.len() > 1
        && (all(is_numbered) || all(has_year) || as_many(&activity.lead) || as_many(&activity.target_date))
}

/// True for words that stand before a value to say what it is: "Action 1.1", "Why", "Led by".
fn is_label(words: &str) -> bool {
    words.split_whitespace().count() <= 4
        && (label_role(words, &Aliases::default()).is_some()
            || explains(words)
            || folded(words) == "example"
            || words.ends_with(|c: char| c.is_ascii_digit()))
}

/// True for "1.2 Publish …", "a) Publish …".
fn is_numbered(text: &str) -> bool {
    let Some((first, _)) = text.split_once(char::is_whitespace) else { return false };
    let number = first.contains('.') && first.chars().all(|c| c.is_ascii_digit() || c == '.');
    let letter = first
        .strip_suffix([')', '.'])
        .is_some_and(|l| l.chars().count() == 1 && l.starts_with(char::is_alphanumeric));
    number || letter
}

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4 && n.starts_with("20"))
}
