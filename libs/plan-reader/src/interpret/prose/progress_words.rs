//! What the words of a progress page say: what was promised, what has been done, and when.

use super::details;
use super::headed::heads_targets_of_a_time;
use super::line::{Is, Item, Line};
use super::narrative;
use super::opening::{Opening, opening};
use super::start::{start_of_entry, start_of_objective};
use super::when::{is_due, is_when};
use crate::aliases::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns::label_role;
use crate::interpret::words::{Label, begins_with_a_verb, is_participle, label_of, word_list};

/// A heading with a date has no more letters.
const LONGEST: usize = 300;

/// True for a page that says what has been done rather than what will be.
pub(super) fn is_one(lines: &[Option<Line<'_>>], aliases: &Aliases) -> bool {
    let all: Vec<&Line<'_>> = lines.iter().flatten().collect();
    let titled = all.iter().take(6).any(|l| {
        let words = word_list(l.text());
        let has = |w: &str| words.iter().any(|x| x == w);
        words.len() <= 16
            && (has("progress")
                && (has("update") || has("updates") || has("report") || has("reporting") || has("our"))
                || has("reporting") && has("back")
                || has("updates")
                || has("update") && !has("next")
                || matches!(opening(l.text(), true, aliases), Some(Opening::Done)))
    });
    // "Here is a summary of the key updates on each strand:" over lists of them.
    let leads_in = all.iter().any(|l| {
        let words = word_list(l.text());
        let has = |keys: &[&str]| words.iter().any(|w| keys.contains(&w.as_str()));
        l.text().ends_with(':')
            && has(&["updates", "progress"])
            && has(&["summary", "here", "below", "following"])
    });
    let titled = titled || leads_in;
    let (mut dated, mut done_lists, mut lead_ins) = (0, 0, 0);
    let (mut reports_, mut promises, mut plan) = (0, 0, 0);
    let (mut under_activities, mut under_targets) = (false, false);
    let mut after_item = false;
    let mut numbered = false;
    for line in &all {
        let text = line.text();
        // A point with "By March 2027" beneath it is still to be done.
        plan += usize::from(std::mem::take(&mut after_item) && is_due(text) && !text.ends_with(':'));
        after_item = matches!(line.is, Is::Item(_));
        // "Status: In progress" is that of something still to be done.
        let stated = |(label, value): (&str, &str)| {
            label.eq_ignore_ascii_case("status") && crate::status::is_only_status(value)
        };
        plan += usize::from(text.split_once(':').is_some_and(stated));
        match &line.is {
            Is::Heading(_) => {
                dated += usize::from(date_of_heading(text).is_some());
                under_activities = opening(text, true, aliases) == Some(Opening::Activities);
                under_targets = heads_targets_of_a_time(text);
                done_lists += usize::from(opening(text, true, aliases) == Some(Opening::Done));
                // A heading "Lead" over a name is that of something still to be done, and so is "Action 3" over "Lead" and "Date".
                let lead = label_role(text.trim_end_matches([':', '?']), aliases) == Some(ColumnRole::Lead);
                let told = matches!(opening(text, true, aliases), Some(Opening::Details(_)));
                plan += usize::from(lead || numbered && told);
                numbered |= start_of_entry(text).is_some_and(|s| s.rest.is_empty());
                continue;
            }
            Is::Title | Is::Contents => continue,
            _ => {}
        }
        lead_ins += usize::from(is_lead_in(text));
        dated += usize::from(split_date(text).is_some());
        match opening(text, line.p.bold, aliases) {
            Some(Opening::Activities) => under_activities = true,
            Some(Opening::Done) => {
                done_lists += 1;
                under_activities = false;
            }
            Some(Opening::Details(_)) => plan += 1,
            _ => {}
        }
        // "To achieve this, we plan to: train all panels."
        plan += usize::from(text.split_once(": ").is_some_and(|(lead_in, _)| {
            word_list(lead_in).len() >= 3
                && opening(&format!("{lead_in}:"), true, aliases) == Some(Opening::Activities)
        }));
        let to_do = |item: &Item| under_activities || under_targets && begins_with_a_verb(&item.text);
        plan += usize::from(matches!(&line.is, Is::Item(item) if to_do(item)));
        plan += usize::from(start_of_entry(text).or_else(|| start_of_objective(text)).is_some());
        let led_in = line.p.lead_in.as_deref().map(|l| l.trim_end_matches([':', ' ']));
        plan += usize::from(led_in.is_some_and(|l| {
            matches!(label_role(l, aliases), Some(ColumnRole::Lead | ColumnRole::TargetDate))
        }));
        // "Workstream lead: Asha Rao" right below the name of a theme.
        plan += usize::from(matches!(label_of(text, false), Some((Label::Lead, _, who)) if !who.is_empty()));
        plan += text.split_once([':', '?']).map_or(0, |(label, value)| {
            let of_plan =
                |role| matches!(role, ColumnRole::Lead | ColumnRole::TargetDate | ColumnRole::Activity);
            let told = !value.trim().is_empty() && !says_who_said(label);
            usize::from(told && label_role(label, aliases).is_some_and(of_plan))
        });
        // "(Aug 26)" behind what is said in a summary of progress dates what was found, not what is to be done.
        let of_plan = !leads_in && matches!(line.is, Is::Item(_));
        plan += usize::from(of_plan && !details::tail(text, false, aliases).is_empty());
        for sentence in narrative::sentences(text) {
            reports_ += usize::from(reports(sentence));
            promises += usize::from(narrative::promises(sentence));
        }
    }
    plan == 0
        && reports_ >= 2
        && (titled || lead_ins > 0 || dated > 1 || (dated > 0 || done_lists > 0) && reports_ > promises)
        && (lead_ins > 0 || reports_ * 2 > promises)
}

/// "We said we would: open a drop-in" tells of what has been done about it.
fn says_who_said(label: &str) -> bool {
    let words = word_list(label).join(" ");
    PROMISED.contains(&words.as_str()) && (words.starts_with("we ") || words.starts_with("you "))
}

/// "we are working to ensure that:", and its like.
pub(super) fn is_lead_in(text: &str) -> bool {
    let words = word_list(text).join(" ");
    let ends = text.trim_end().ends_with(':') || words.ends_with("that") || words.ends_with(" to");
    ends && [
        "working to ensure",
        "working to make sure",
        "working towards",
        "we said we would",
        "you said",
        "we promised",
        "we are working to",
        "we re working to",
        "we committed to",
        "our commitments were",
        "we set out to",
    ]
    .iter()
    .any(|p| words.contains(p))
}

/// "We are working to ensure that letters are plain": one promise, whole in itself.
pub(super) fn says_what_we_work_on(text: &str) -> bool {
    let words = word_list(text);
    let begins = matches!(words.first_chunk(), Some([we, are, working, to]) if we == "we" && are == "are" && working == "working" && matches!(to.as_str(), "to" | "towards"));
    begins && words.len() > 6 && !text.trim_end().ends_with(':') && narrative::sentences(text).len() == 1
}

/// True for a sentence that says what has happened or is happening.
pub(in crate::interpret) fn reports(sentence: &str) -> bool {
    let words = word_list(sentence);
    words.iter().enumerate().any(|(n, w)| {
        let next = words.get(n + 1).map(String::as_str).unwrap_or_default();
        let after = if matches!(
            next,
            "now" | "also" | "already" | "been" | "all" | "not" | "since" | "just" | "recently" | "currently"
        ) {
            words.get(n + 2).map(String::as_str).unwrap_or_default()
        } else {
            next
        };
        match w.as_str() {
            "have" | "has" | "ve" => {
                after.ends_with("ed") || is_participle(after) || matches!(after, "begin" | "now")
            }
            "was" | "were" => n > 0 && !after.is_empty(),
            "are" | "is" | "re" => {
                after.ends_with("ing") && after.len() > 4
                    || matches!(after, "underway" | "live" | "complete" | "completed" | "being")
            }
            "underway" | "completed" | "launched" | "underwent" | "held" | "ran" | "began" | "published"
            | "removed" | "introduced" | "appointed" | "trained" => n == 0 || n <= 12 && w != "underway",
            _ => false,
        }
    })
}

/// The date in "Update – March 2024" or "March 2024", and the words around it.
pub(super) fn date_of_heading(text: &str) -> Option<(String, String)> {
    let words = word_list(text);
    // "Objectives 2026 – 2030" says what is aimed at, not when something was done.
    if words.iter().any(|w| {
        matches!(w.as_str(), "objectives" | "aims" | "goals" | "priorities" | "commitments" | "plan")
    }) {
        return None;
    }
    if words.len() > 9 || text.len() > LONGEST {
        return None;
    }
    let mut rest = text.trim();
    let mut own = String::new();
    for word in [
        "Latest update",
        "Progress update",
        "Progress report",
        "Update",
        "Updates",
        "Progress",
        "Posted",
        "Published",
        "News",
    ] {
        if rest.get(..word.len()).is_some_and(|p| p.eq_ignore_ascii_case(word)) {
            own = rest.get(..word.len()).unwrap_or_default().to_owned();
            rest = rest
                .get(word.len()..)
                .unwrap_or_default()
                .trim_start_matches([' ', ':', '–', '-', '—', ',', '(', '\u{a0}']);
            break;
        }
    }
    let small = ["for", "on", "in", "of", "from"];
    if let Some((first, more)) = rest.split_once(' ')
        && small.contains(&first.to_lowercase().as_str())
        && !own.is_empty()
    {
        own = format!("{own} {first}");
        rest = more;
    }
    // What closes a bracket that stands in the date itself is part of it.
    let closes =
        |rest: &str| rest.matches('(').count() < rest.matches(')').count() || rest.ends_with([':', ' ']);
    while rest.ends_with([')', ':', ' ']) && closes(rest) {
        rest = rest.get(..rest.len() - 1).unwrap_or_default();
    }
    if own.is_empty() {
        for word in [" progress update", " update", " updates", " progress"] {
            if let Some(before) = rest.to_lowercase().strip_suffix(word).map(str::len) {
                own = rest.get(before..).unwrap_or_default().trim().to_owned();
                rest = rest.get(..before).unwrap_or(rest);
                break;
            }
        }
    }
    let dated = is_when(rest) && crate::date::written_date(rest).is_some();
    dated.then(|| (rest.to_owned(), own))
}

/// "Last updated: 31 August 2022", or a date alone: the date of the whole page.
pub(super) fn date_of_page(text: &str) -> Option<(String, String)> {
    // "May 2026: Not begun" says of one thing how it goes.
    if word_list(text).len() > 9 || split_date(text).is_some() {
        return None;
    }
    let lower = text.to_lowercase();
    for phrase in ["page last updated", "last updated", "last reviewed", "updated", "published", "date"] {
        if lower.starts_with(phrase) {
            let rest = text.get(phrase.len()..).unwrap_or_default();
            let date = rest
                .trim_start_matches([' ', ':', '–', '-', '\u{a0}'])
                .trim_start_matches("on ")
                .trim_end_matches('.');
            if is_when(date) && crate::date::written_date(date).is_some() {
                return Some((date.to_owned(), text.get(..phrase.len()).unwrap_or_default().to_owned()));
            }
        }
    }
    let bare = text.trim_end_matches('.');
    (is_when(bare) && crate::date::written_date(bare).is_some() && word_list(bare).len() <= 4)
        .then(|| (bare.to_owned(), String::new()))
}

pub(super) const PROMISED: &[&str] = &[
    "we said we would",
    "we said",
    "you said",
    "we promised",
    "our commitment",
    "commitment",
    "promise",
    "action",
    "recommendation",
    "what we said",
    "what we promised",
];
pub(super) const TOLD: &[&str] = &[
    "we did",
    "what we did",
    "progress",
    "update",
    "our response",
    "what we have done",
    "what has happened",
    "status",
    "progress so far",
    "latest update",
    "we have",
];

/// "We did: we opened a line" as the words before the colon and those after it.
pub(super) fn labelled<'t>(text: &'t str, labels: &[&str]) -> Option<(&'t str, &'t str)> {
    let (label, rest) = text.split_once(':')?;
    let known = labels.contains(&word_list(label).join(" ").as_str());
    (known && !rest.trim().is_empty()).then(|| (label.trim(), rest.trim()))
}

/// "March 2024: we launched it" and "March 2024. It was launched." as date and words.
pub(super) fn split_date(text: &str) -> Option<(String, &str)> {
    // "Published 1 June 2026. Last updated …" dates the page.
    let bare = |before: &str| {
        let first = word_list(before).into_iter().next().unwrap_or_default();
        crate::date::is_month(&first) || first.bytes().all(|b| b.is_ascii_digit())
    };
    for mark in [": ", " – ", " — ", " - ", ". "] {
        if let Some((before, after)) = text.split_once(mark)
            && (mark != ". " || bare(before))
            && is_when(before)
            && crate::date::written_date(before).is_some()
        {
            return Some((before.trim().to_owned(), after.trim()));
        }
    }
    None
}

/// A promise named after "we are working to ensure that": it begins with a doing word, and nobody has done it yet.
pub(super) fn is_promise(text: &str) -> bool {
    let words = word_list(text);
    let first = words.first().map(String::as_str).unwrap_or_default();
    let says_we = words.iter().take(12).any(|w| matches!(w.as_str(), "we" | "have" | "has"));
    first.ends_with("ing") && first.len() > 4 && !says_we
        || text.starts_with(char::is_lowercase) && !reports(text)
}

/// Words that ask the reader for something.
pub(super) fn is_appeal(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "get in touch",
        "contact ",
        "if you ",
        "let us know",
        "read more",
        "find out",
        "visit ",
        "email ",
        "call ",
        "click ",
        "see also",
        "subscribe",
        "sign up",
        "report a ",
        "to report ",
        "thank you",
        "have your say",
        "follow us",
        "share this",
        "you can ",
        "learn about",
        "learn more",
    ]
    .iter()
    .any(|p| lower.starts_with(p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_with_dates_are_told_from_themes() {
        assert_eq!(date_of_heading("Update – March 2024"), Some(("March 2024".into(), "Update".into())));
        assert_eq!(date_of_heading("March 2024"), Some(("March 2024".into(), String::new())));
        assert_eq!(
            date_of_heading("Progress update for June 2025"),
            Some(("June 2025".into(), "Progress update for".into()))
        );
        assert_eq!(date_of_heading("March 2024 update"), Some(("March 2024".into(), "update".into())));
        assert_eq!(date_of_heading("Homes and streets"), None);
    }

    #[test]
    fn a_date_before_a_sentence_is_when_it_happened() {
        assert_eq!(
            split_date("October 2025. The bill was passed."),
            Some(("October 2025".into(), "The bill was passed."))
        );
        assert_eq!(split_date("Published 1 June 2026. Last updated 2 November 2026"), None);
        assert_eq!(split_date("The bill was passed. October 2025."), None);
    }

    #[test]
    fn reports_are_told_from_promises() {
        for sentence in [
            "We have recruited someone to work with all schools.",
            "A debrief meeting has taken place.",
            "The first session was held on 25 August.",
            "We are starting to work with careers leads.",
        ] {
            assert!(reports(sentence), "{sentence}");
        }
        for sentence in ["We will design a session.", "We have to do better.", "Get in touch with the team."]
        {
            assert!(!reports(sentence), "{sentence}");
        }
    }
}
