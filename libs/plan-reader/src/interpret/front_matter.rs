//! Title, date and organisation: what a document says about itself before the plan begins.

mod title;

pub(super) use title::{is_name_only, names_a_plan, preface_title, title};

use super::columns::{self, label_role};
use super::words::{folded, is_generic, word_list};
use crate::aliases::Aliases;
use crate::block::{Block, Document};
use crate::date;
use crate::draft::{ColumnRole, Draft};

/// Finds the date of the plan and whose it is.
pub(super) fn date_and_organisation(
    document: &Document,
    blocks: &[Block],
    draft: &mut Draft,
    aliases: &Aliases,
) {
    let mut early: Vec<String> = Vec::new();
    for block in blocks.iter().take(40) {
        match block {
            // "**Due** October 2026" is the date of one activity.
            Block::Paragraph(p) if p.lead_in.as_deref().is_some_and(|l| label_role(l, aliases).is_some()) => {
            }
            // So is "By September 2026".
            Block::Paragraph(p) if p.text.starts_with("By ") => {}
            Block::Paragraph(p) => early.push(p.text.clone()),
            Block::Table(t) => {
                if document.is_grid {
                    let until = columns::find(t, super::PREFACE, aliases).map_or(0, |c| c.first);
                    early.extend(
                        t.rows.iter().take(until).flat_map(|r| &r.cells).map(crate::block::Cell::text),
                    );
                } else {
                    break;
                }
            }
        }
    }
    let title = draft.title.clone().unwrap_or_default();
    let of_title = date::written_date(&title);
    let of_lines = || {
        early.iter().find_map(|line| {
            let short = line.split_whitespace().count() <= 12;
            let words = word_list(line);
            let says_so = [
                "date",
                "dated",
                "published",
                "version",
                "updated",
                "approved",
                "adopted",
                "agreed",
                "draft",
                "period",
                "plan",
            ]
            .iter()
            .any(|w| words.iter().any(|x| x == w));
            let has = |word: &str| words.iter().any(|x| x == word);
            let says_so = says_so || has("held") && (has("meeting") || has("minutes"));
            let of_an_activity =
                line.split_once(':').is_some_and(|(label, _)| is_of_an_activity(label, aliases));
            if of_an_activity {
                return None;
            }
            let alone = words.len() <= 3;
            (short && (says_so || alone)).then(|| date::written_date(line)).flatten().filter(|d| d.len() > 4)
        })
    };
    // "Plan 2026 to 2028" says less than "January 2026" below it.
    let of_message = || document.sent.clone();
    draft.date = of_title.clone().filter(|d| d.len() > 4).or_else(of_message).or_else(of_lines).or(of_title);
    let mut places = vec![title];
    places.extend(document.title.clone());
    places.extend(document.author.clone());
    places.extend(early.iter().filter(|l| l.split_whitespace().count() <= 25 && !is_generic(l)).cloned());
    places.extend(
        document.margins.iter().map(|m| m.text.clone()).filter(|l| l.split_whitespace().count() <= 25),
    );
    places.extend(early);
    draft.organisation = places.iter().find_map(|p| organisation_in(p));
}

/// "Timescale: March 2026" is the date of one activity, not of the plan.
fn is_of_an_activity(label: &str, aliases: &Aliases) -> bool {
    !matches!(folded(label).as_str(), "date" | "plan date")
        && matches!(
            label_role(label.trim_end_matches(':'), aliases),
            Some(ColumnRole::TargetDate | ColumnRole::Lead | ColumnRole::Activity)
        )
}

const ENDS: &[&str] = &[
    "Council",
    "Trust",
    "University",
    "Police",
    "Constabulary",
    "College",
    "Authority",
    "Partnership",
    "Association",
];
const STARTS: &[&str] =
    &["London Borough of", "Royal Borough of", "University of", "City of", "Borough of", "Police Service of"];

/// Posts and bodies that belong to a public body rather than being part of its name: "Leader of Marlow Vale Council".
fn is_of(word: &str) -> bool {
    const POSTS: &[&str] = &[
        "Leader",
        "Mayor",
        "Chair",
        "Head",
        "Director",
        "Executive",
        "Officer",
        "Commissioner",
        "Secretary",
        "Member",
        "Members",
        "Governors",
        "Board",
        "Cabinet",
        "Senate",
        "Court",
        "Staff",
        "Behalf",
        "Chancellor",
        "Constable",
    ];
    POSTS.contains(&word)
}

/// The name of a public body in a line: capitalised words that end in "Council", "Trust" and the like.
pub(super) fn organisation_in(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let proper = |w: &str| {
        let b = bare(w);
        let mut chars = b.chars();
        // In a line all in capitals every word looks like a name.
        chars.next().is_some_and(char::is_uppercase) && chars.any(char::is_lowercase) || b == "NHS"
    };
    let breaks = |w: &str| {
        w.ends_with([',', ':', ';', '.', ')', '|', '–', '—', '-']) || matches!(w, "|" | "–" | "-" | "—")
    };
    let not_names = [
        "The", "This", "Our", "A", "In", "As", "For", "By", "Draft", "Appendix", "Annex", "Of", "With", "At",
        "And", "To", "From",
    ];
    for start in STARTS {
        let parts: Vec<&str> = start.split(' ').collect();
        if let Some(at) = words.windows(parts.len()).position(|w| w == parts.as_slice()) {
            let mut name = (*start).to_owned();
            let mut any = false;
            for word in words.iter().skip(at + parts.len()) {
                if !(proper(word) || any && matches!(*word, "and" | "&" | "upon")) {
                    break;
                }
                any = true;
                name.push(' ');
                name.push_str(&bare(word));
                if breaks(word) {
                    break;
                }
            }
            if any {
                return Some(name.trim().to_owned());
            }
        }
    }
    for (i, word) in words.iter().enumerate() {
        if !ENDS.contains(&bare(word).as_str()) {
            continue;
        }
        let mut from = i;
        while let Some(previous) = from.checked_sub(1).and_then(|j| words.get(j)) {
            let joins = matches!(*previous, "and" | "of" | "&" | "upon")
                && from >= 2
                && words.get(from - 2).is_some_and(|w| {
                    let within =
                        !(not_names.contains(&bare(w).as_str()) || *previous == "of" && is_of(&bare(w)));
                    proper(w) && !breaks(w) && within
                });
            if breaks(previous)
                || not_names.contains(&bare(previous).as_str())
                || !(proper(previous) || joins)
            {
                break;
            }
            from -= 1;
        }
        if from < i && i - from <= 7 {
            let name: Vec<String> = words
                .iter()
                .take(i + 1)
                .skip(from)
                .map(|w| if *w == "&" { "&".into() } else { bare(w) })
                .collect();
            return Some(name.join(" "));
        }
    }
    None
}

/// What a document calls itself that is no plan, however much it says will be done. `firm` says that forms, or items with
/// leads or dates, stand in it, as they may in a policy but not in a privacy notice.
pub(super) fn other_kind(title: &str, firm: bool) -> Option<&'static str> {
    let words = word_list(title);
    let has = |word: &str| words.iter().any(|w| w == word);
    let either = |all: &[&str]| all.iter().any(|w| has(w));
    let first = |word: &str| words.first().is_some_and(|w| w == word);
    let last = |word: &str| words.last().is_some_and(|w| w == word);
    let is_plan = either(&["plan", "action", "actions", "strategy", "programme", "commitments", "pledges"]);
    let never = [
        ("a privacy notice", has("privacy") && either(&["notice", "policy", "statement"])),
        (
            "a data protection notice",
            has("data") && has("protection") && either(&["notice", "policy", "statement"]),
        ),
        ("a notice on personal data", has("personal") && either(&["data", "information"])),
        ("a policy on cookies", either(&["cookie", "cookies"])),
        ("terms and conditions", has("terms") && either(&["conditions", "use", "service"])),
        ("terms of reference", has("terms") && has("reference")),
        ("an accessibility statement", has("accessibility") && has("statement")),
        ("a job description", has("job") && has("description") || has("person") && has("specification")),
        ("an agenda", has("agenda")),
        ("the results of a survey", has("survey") && either(&["results", "findings"])),
    ];
    let seldom = [
        ("an impact assessment", has("impact") && has("assessment")),
        ("a policy", last("policy") || last("procedure")),
        // What minutes record as actions is a plan of a kind.
        ("the minutes of a meeting", has("minutes") && (first("minutes") || has("meeting"))),
        ("a newsletter", either(&["newsletter", "bulletin"])),
    ];
    let seldom = seldom.into_iter().filter(|_| !firm);
    never.into_iter().chain(seldom).find(|(_, is)| *is && !is_plan).map(|(what, _)| what)
}

/// True for a document that calls anything in it a plan, or speaks of what such plans are about.
pub(super) fn speaks_of_a_plan(blocks: &[Block]) -> bool {
    let texts = blocks.iter().filter_map(|b| match b {
        Block::Paragraph(p) => Some(&p.text),
        Block::Table(_) => None,
    });
    let tells = |w: &String| {
        w.starts_with("racis")
            || w.starts_with("antiracis")
            || w.starts_with("equalit")
            || w.starts_with("inequalit")
            || w.starts_with("discriminat")
            || w.starts_with("inclusi")
            || w.starts_with("ethnic")
            || matches!(
                w.as_str(),
                "race"
                    | "equity"
                    | "diversity"
                    | "plan"
                    | "pledges"
                    | "commitments"
                    | "cydraddoldeb"
                    | "hiliaeth"
            )
    };
    texts.into_iter().any(|t| word_list(t).iter().any(tells))
}

#[cfg(test)]
mod tests {
    use super::organisation_in;

    #[test]
    fn public_bodies_are_known_by_their_names() {
        for (line, name) in [
            ("Race equality plan | Marlow Vale Council", Some("Marlow Vale Council")),
            ("Supporting People, Marlow Vale Council", Some("Marlow Vale Council")),
            ("The London Borough of Eastham has agreed", Some("London Borough of Eastham")),
            ("University of Northmere: antiracism plan 2023", Some("University of Northmere")),
            ("Wessex Fells NHS Foundation Trust board", Some("Wessex Fells NHS Foundation Trust")),
            ("Cllr Ann Weaver, Leader of Marlow Vale Council", Some("Marlow Vale Council")),
            ("approved by the Senate of Thornmere University", Some("Thornmere University")),
            ("City of Wend Council", Some("City of Wend Council")),
            ("The council will act", None),
            ("ANTI-RACISM PLAN", None),
        ] {
            assert_eq!(organisation_in(line).as_deref(), name, "{line}");
        }
    }
}
