//! Who leads and by when, where one cell says both: "Head of People, January 2027", or on a line each.

use super::details::sort_out;
use super::when::is_when;
use crate::aliases::Aliases;
use crate::date::is_month;
use crate::lead::looks_like_leads;
use crate::status::{self, ProposedStatus};

/// Who leads and by when, from words that say both and nothing else: line by line, or with the date at either end.
pub(in crate::interpret) fn who_and_when(text: &str, aliases: &Aliases) -> (Option<String>, Option<String>) {
    if let Some(at) = text.match_indices(' ').map(|(at, _)| at).find(|at| {
        let (who, when) = text.split_at(*at);
        let leads = looks_like_leads(who.trim_end_matches('.'));
        // Before "Completed" stands who leads, whatever it is called.
        let named = leads || is_done(when) && who.starts_with(char::is_uppercase);
        !text.contains('\n') && begins_a_date(when) && named && !is_when(who) && is_when(when)
    }) {
        let (who, when) = text.split_at(at);
        return (Some(bare(who).to_owned()), Some(when.trim().to_owned()));
    }
    let lines: Vec<&str> = text.lines().map(|l| l.trim().trim_start_matches("- ")).collect();
    if let Some(found) = sort_out(&lines.join("; "), true, aliases) {
        return (found.lead, found.date);
    }
    let (mut lead, mut date) = (None, None);
    for line in text.lines() {
        let gaps = line.match_indices(' ').filter_map(|(at, _)| Some((line.get(..at)?, line.get(at + 1..)?)));
        let dated = gaps
            .clone()
            .find(|(_, end)| is_when(end))
            .or_else(|| gaps.rev().find(|(start, _)| is_when(start)).map(|(start, end)| (end, start)));
        let (who, when) = if is_when(line) { ("", line) } else { dated.unwrap_or((line, "")) };
        crate::interpret::add_line(&mut lead, bare(who));
        crate::interpret::add_line(&mut date, when);
    }
    (lead, date)
}

/// True for words that begin as dates do: "by March", "Q2", "2027", "each".
fn begins_a_date(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let small = [
        "by", "from", "before", "after", "until", "in", "end", "mid", "early", "late", "each", "every",
        "within", "spring", "summer", "autumn", "winter",
    ];
    small.contains(&first.as_str())
        || is_month(&first)
        || first.contains(|c: char| c.is_ascii_digit())
        || is_when(&first)
}

/// True for words that say that all is done, and nothing else.
pub(in crate::interpret) fn is_done(text: &str) -> bool {
    status::is_only_status(text) && status::of_words(text) == Some(ProposedStatus::Complete)
}

fn bare(who: &str) -> &str {
    who.trim_end_matches([',', ';', '-', '–', '—', ':', '/', '|', '&', '+', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cell_gives_who_leads_and_by_when() {
        for (text, lead, date) in [
            ("Head of People\nJanuary 2027", Some("Head of People"), Some("January 2027")),
            ("HR, by March 2027", Some("HR"), Some("by March 2027")),
            ("Lead: Deans\nBy when: June 2026", Some("Deans"), Some("June 2026")),
            ("Head of HR / Spring 2027", Some("Head of HR"), Some("Spring 2027")),
            ("HR / Legal | May 2027", Some("HR / Legal"), Some("May 2027")),
            (
                "Welfare team. Heads of House. End of Spring 2027",
                Some("Welfare team. Heads of House."),
                Some("End of Spring 2027"),
            ),
            (
                "Office team By Easter 2027 and then ongoing",
                Some("Office team"),
                Some("By Easter 2027 and then ongoing"),
            ),
            ("Chief Nurse by March 2027", Some("Chief Nurse"), Some("by March 2027")),
            ("Everyone who teaches", Some("Everyone who teaches"), None),
            ("Ongoing", None, Some("Ongoing")),
            ("Registry Completed", Some("Registry"), Some("Completed")),
            ("Registry\nCompleted", Some("Registry"), Some("Completed")),
        ] {
            let (who, when) = who_and_when(text, &Aliases::default());
            assert_eq!((who.as_deref(), when.as_deref()), (lead, date), "{text}");
        }
    }
}
