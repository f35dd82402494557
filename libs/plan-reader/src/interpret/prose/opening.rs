//! Words that say what stands after them: "Actions", "We will:", "Recommendation 12:", "Foreword".

use crate::aliases::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::words::{Label, label_of, word_list};

/// What the lines after an opening are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    Activities,
    Recommendations,
    Outcome,
    /// Dates or leads of the activities above, one for each.
    Details(ColumnRole),
    /// What has been done.
    Done,
    /// What the body must do by law, or anything else that only looks like a list of activities.
    Other,
}

const ACTIVITIES: &[&str] = &[
    "action",
    "actions",
    "activity",
    "activities",
    "commitments",
    "commitment",
    "pledges",
    "tasks",
    "deliverables",
    "steps",
    "initiatives",
    "undertakings",
];
const FILLERS: &[&str] = &[
    "our",
    "the",
    "key",
    "main",
    "planned",
    "agreed",
    "these",
    "this",
    "for",
    "of",
    "and",
    "to",
    "in",
    "theme",
    "priority",
    "area",
    "objective",
    "goal",
    "year",
    "one",
    "two",
    "three",
    "next",
    "specific",
    "detailed",
    "corporate",
    "council",
    "trust",
    "proposed",
    "headline",
    "following",
    "are",
    "list",
    "immediate",
    "further",
    "other",
    "set",
    "out",
    "below",
    "each",
    "service",
    "follow",
    "up",
    "address",
    "later",
    "beyond",
    "onwards",
    "issue",
    "issues",
    "including",
    "with",
    "timescale",
    "timescales",
    "short",
    "medium",
    "long",
    "longer",
    "term",
    "period",
    "month",
    "quarter",
    "coming",
    "upcoming",
    "required",
    "needed",
];
const PHRASES: &[&str] = &[
    "we will",
    "what we will do",
    "what will we do",
    "what we are going to do",
    "what are we going to do",
    "what we plan to do",
    "what we ll do",
    "what we will do next",
    "what we ll do next",
    "what we plan to do next",
    "what we are planning to do",
    "what we are planning to do next",
    "what we re planning to do",
    "what we re planning to do next",
    "what we will do and when",
    "we commit to",
    "we are committed to",
    "we have committed to",
    "we pledge to",
    "how we will do this",
    "how we will do it",
    "how will we do this",
    "how we will achieve this",
    "how will we achieve this",
    "how we will get there",
    "how will we get there",
    "how we will deliver this",
    "how we will make this happen",
    "next steps",
    "what happens next",
    "actions we will take",
    "actions to take",
    "steps we will take",
    "what needs to be done",
    "what needs to happen",
    "what we commit to",
    "what we promise",
    "what we promised",
    "what was promised",
    "what we said we would do",
    "what we said we d do",
    "what we committed to",
    "what we set out to do",
    "our promises",
    "we promise to",
    "to achieve this we will",
    "to do this we will",
    "we intend to",
    "we are going to",
    "we plan to",
    "as agreed",
    "we agreed",
    "as we agreed",
    "as discussed",
    "as discussed and agreed",
];
const DONE: &[&str] = &[
    "what we have done",
    "what we have done so far",
    "what have we done",
    "what have we done so far",
    "what has been done",
    "what has been done so far",
    "what has been achieved",
    "what we have achieved",
    "what we have achieved so far",
    "what we ve done",
    "what we ve done so far",
    "what we ve achieved",
    "progress",
    "progress so far",
    "progress this year",
    "progress made",
    "progress made this year",
    "what we did this year",
    "what we have done this year",
    "our progress",
    "our progress so far",
    "progress to date",
    "progress update",
    "so far we have",
    "we have",
    "we have already",
    "since then we have",
    "achievements",
    "achievements so far",
    "our achievements",
    "our achievements so far",
    "achievements to date",
    "this year we have",
    "done so far",
    "what we did",
    "what s happened so far",
    "what has happened so far",
    "update",
    "latest update",
];

/// What a heading or lead-in opens, where it says nothing else. `leads_in` is true for a line that ends in a colon or
/// stands over others by its look.
pub(super) fn opening(text: &str, leads_in: bool, aliases: &Aliases) -> Option<Opening> {
    let colon = text.trim().ends_with(':');
    // "Action(s) to address the issue (how)".
    let one_or_more = text.replace("(s)", "s");
    let text = one_or_more.trim();
    let text = match text.strip_suffix(')').and_then(|t| t.rsplit_once(" (")) {
        Some((name, aside)) if !colon && aside.split_whitespace().count() == 1 => name,
        _ => text,
    };
    let words = word_list(text);
    if words.is_empty()
        || words.len() > 40
        || !(leads_in || colon)
        || text.ends_with(['.', '?']) && words.len() > 8
    {
        return None;
    }
    let folded = words.join(" ");
    // "Thank you all for coming. As agreed:" leads in with its last sentence.
    let last = text.rsplit_once(". ").filter(|_| colon).map(|(_, last)| word_list(last).join(" "));
    if PHRASES.contains(&last.as_deref().unwrap_or(&folded)) {
        return Some(Opening::Activities);
    }
    if DONE.contains(&folded.as_str()) || DONE.contains(&without_time(&words).join(" ").as_str()) {
        return Some(Opening::Done);
    }
    let only = |keys: &[&str]| {
        words.iter().any(|w| keys.contains(&w.as_str()))
            && words.iter().all(|w| {
                keys.contains(&w.as_str())
                    || FILLERS.contains(&w.as_str())
                    || w.chars().all(|c| c.is_ascii_digit())
            })
    };
    if words.len() <= 7 && only(ACTIVITIES) || actions_of_this(&words) {
        return Some(Opening::Activities);
    }
    if let Some((label, _, rest)) = label_of(&format!("{}:", text.trim_end_matches(':')), true)
        && rest.is_empty()
    {
        match label {
            Label::Outcome => return Some(Opening::Outcome),
            Label::Recommendations => return Some(Opening::Recommendations),
            Label::Lead => {}
        }
    }
    if words.len() <= 6 {
        match crate::interpret::columns::label_role(text.trim_end_matches([':', '?']), aliases) {
            Some(role @ (ColumnRole::TargetDate | ColumnRole::Lead)) => return Some(Opening::Details(role)),
            Some(ColumnRole::Achieved) => return Some(Opening::Done),
            _ => {}
        }
    }
    if !colon {
        return None;
    }
    lead_in(&words)
}

/// True for "Actions that impact this indicator" and "Activities to support this outcome".
fn actions_of_this(words: &[String]) -> bool {
    const TO: &[&str] = &["that", "which", "to", "under", "for", "towards", "supporting", "contributing"];
    let [first, to, .., this, _] = words else { return false };
    words.len() <= 9
        && matches!(
            first.as_str(),
            "actions" | "activities" | "tasks" | "steps" | "commitments" | "initiatives"
        )
        && TO.contains(&to.as_str())
        && matches!(this.as_str(), "this" | "our" | "the")
}

/// "Key achievements this period" and "What we did in 2025-26" without the words that say of when.
fn without_time(words: &[String]) -> &[String] {
    const TIMES: &[&str] = &[
        "in",
        "during",
        "since",
        "this",
        "last",
        "the",
        "past",
        "reporting",
        "period",
        "year",
        "month",
        "quarter",
        "half",
    ];
    let first = usize::from(words.first().is_some_and(|w| matches!(w.as_str(), "key" | "main" | "some")));
    let times = words.iter().rev().take_while(|w| {
        TIMES.contains(&w.as_str()) || w.bytes().all(|b| b.is_ascii_digit()) || crate::date::is_month(w)
    });
    let end = words.len() - times.count().min(words.len());
    words.get(first..end.max(first)).unwrap_or_default()
}

/// What a sentence that ends in a colon leads into.
fn lead_in(words: &[String]) -> Option<Opening> {
    let last = |n: usize| words.get(words.len().saturating_sub(n)..).unwrap_or_default().join(" ");
    let has = |w: &str| words.iter().any(|x| x == w);
    let duty =
        ["must", "duty", "law", "act", "requires", "required", "include", "includes", "including", "means"];
    // "The plan is informed by the following:" over what was read for it.
    let rests_on =
        ["informed", "underpinned", "guided", "shaped", "influenced", "based"].iter().any(|w| has(w))
            && matches!(last(1).as_str(), "following" | "by" | "on");
    // "… the actions taken in these areas:" over the names of the areas.
    let names = ["areas", "themes", "headings", "topics", "categories", "sections", "strands", "pillars"];
    let over_names =
        names.contains(&last(1).as_str()) && words.iter().any(|w| ACTIVITIES.contains(&w.as_str()));
    // "These steps are meant to achieve the following:" over what is to become of them.
    let to_reach = words.iter().rev().take(4).any(|w| w == "achieve") && last(1) != "will";
    if over_names || rests_on || to_reach || duty.iter().any(|w| has(w)) {
        return Some(Opening::Other);
    }
    // "The following objectives have been agreed:" tells of nothing that was done.
    let aims = ["objectives", "priorities", "targets", "goals"].iter().any(|w| has(w));
    let chosen = ["identified", "agreed", "set", "adopted", "outlined", "chosen"].iter().any(|w| has(w));
    if aims && chosen {
        return None;
    }
    if matches!(last(2).as_str(), "we have" | "have already" | "changes")
        || has("have") && (has("so") && has("far") || has("already") || has("following") || has("changes"))
    {
        return Some(Opening::Done);
    }
    if last(1) == "should" || has("recommend") || has("recommends") || has("recommended") {
        return Some(Opening::Recommendations);
    }
    let promises = matches!(last(1).as_str(), "will" | "shall")
        || matches!(
            last(2).as_str(),
            "commit to"
                | "committed to"
                | "pledge to"
                | "promise to"
                | "resolves to"
                | "resolved to"
                | "resolve to"
                | "agrees to"
                | "undertakes to"
                | "undertake to"
                | "going to"
                | "plan to"
                | "intend to"
                | "to do"
                | "this by"
                | "will also"
        )
        || (has("will") || has("take") || has("taking") || has("these") || has("following") || has("here"))
            && words.iter().any(|w| ACTIVITIES.contains(&w.as_str()));
    promises.then_some(Opening::Activities)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_are_known_by_their_words() {
        for (text, leads_in, is) in [
            ("Actions", true, Some(Opening::Activities)),
            ("Longer-term commitments (2027-2029)", true, Some(Opening::Activities)),
            ("Our work is informed by the following:", true, Some(Opening::Other)),
            ("Key actions for year one", true, Some(Opening::Activities)),
            ("We will:", false, Some(Opening::Activities)),
            ("To make this real, the council will:", false, Some(Opening::Activities)),
            ("Here are the actions from Friday:", false, Some(Opening::Activities)),
            ("This Council resolves to:", false, Some(Opening::Activities)),
            ("What we will do", true, Some(Opening::Activities)),
            ("What we have done so far", true, Some(Opening::Done)),
            ("We have implemented the following changes:", false, Some(Opening::Done)),
            ("Recommendations", true, Some(Opening::Recommendations)),
            ("The board should:", false, Some(Opening::Recommendations)),
            ("Timescales", true, Some(Opening::Details(ColumnRole::TargetDate))),
            ("Who will lead", true, Some(Opening::Details(ColumnRole::Lead))),
            ("The law says we must:", false, Some(Opening::Other)),
            ("Read of the actions taken and planned in the following areas:", false, Some(Opening::Other)),
            ("The actions are meant to achieve the following:", false, Some(Opening::Other)),
            ("Actions that impact this indicator", true, Some(Opening::Activities)),
            ("Actions required", true, Some(Opening::Activities)),
            ("Homes and streets", true, None),
            ("We will publish our pay gap.", false, None),
        ] {
            assert_eq!(opening(text, leads_in, &Aliases::default()), is, "{text}");
        }
    }
}
