//! Columns that say the same at several times: "Update – June 2025", "Update – December 2025", "Q1 RAG" to "Q4 RAG".

use super::role::fit_of;
use super::{Column, assign_knowing};
use crate::aliases::{Aliases, heading_words};
use crate::block::Table;
use crate::date::{self, DateOptions};
use crate::draft::ColumnRole;
use crate::interpret::headings::below;
use crate::interpret::quarters::is_time;
use crate::interpret::words::word_list;

/// Of columns that tell of progress or status at several times, reads the last in which anything stands. The others stay
/// under their own headings.
pub(in crate::interpret) fn prefer_latest(
    all: &mut [Column],
    table: &Table,
    after: usize,
    aliases: &Aliases,
) {
    for role in [ColumnRole::Achieved, ColumnRole::Status] {
        let Some(holder) = all.iter().position(|c| c.role == Some(role)) else { continue };
        let Some(stem) = all.get(holder).and_then(stem_of) else { continue };
        let alike: Vec<usize> = (0..all.len())
            .filter(|i| {
                all.get(*i).is_some_and(|c| {
                    let own = (c.role.is_none() || c.role == Some(role)) && !c.kept && !c.tick;
                    own && stem_of(c).as_ref() == Some(&stem) && is(role, c, aliases)
                })
            })
            .collect();
        let filled =
            |i: &usize| all.get(*i).is_some_and(|c| below(c, table, after).any(|cell| !cell.is_empty()));
        let mut worded: Vec<usize> = alike.iter().copied().filter(filled).collect();
        if alike.len() < 2 || worded.is_empty() {
            continue;
        }
        let when = |i: &usize| {
            // Without a year "Autumn" comes before "Spring" where it stands before it.
            let name = all.get(*i)?.name();
            let reading = date::read(name, &DateOptions::default());
            reading.end.or(reading.start).filter(|_| name.contains(|c: char| c.is_ascii_digit()))
        };
        // Where each heading has a date, the latest counts, on whichever side it stands.
        if worded.iter().all(|i| when(i).is_some()) {
            worded.sort_by_key(when);
        }
        let Some(latest) = worded.last().copied() else { continue };
        if let Some(column) = all.get_mut(holder) {
            column.role = None;
        }
        if let Some(column) = all.get_mut(latest) {
            column.role = Some(role);
        }
        // Where a row says nothing at the last time, it still tells how far it was before.
        for i in worded.into_iter().filter(|i| *i != latest && role == ColumnRole::Achieved) {
            if let Some(column) = all.get_mut(i) {
                column.stands_in = Some(role);
            }
        }
    }
}

/// True where a heading alone, or with that of its group, fits a role.
pub(super) fn is(role: ColumnRole, column: &Column, aliases: &Aliases) -> bool {
    let name = std::slice::from_ref(&column.heading);
    let own = [column.name().to_owned()];
    // "Issues arising this period" beneath "Progress" says what stands in its way.
    let hinders = role == ColumnRole::Achieved && names_what_hinders(column);
    assign_knowing(&own, aliases, &[]).contains(&Some(role))
        || !hinders && assign_knowing(name, aliases, &[]).contains(&Some(role))
}

fn names_what_hinders(column: &Column) -> bool {
    word_list(column.name()).iter().any(|w| {
        matches!(w.as_str(), "issues" | "risks" | "barriers" | "challenges" | "obstacles" | "concerns")
    })
}

/// True for "Progress: issues arising" where another heading tells of progress and of nothing in its way.
pub(in crate::interpret) fn hinders(column: &Column, all: &[Column], aliases: &Aliases) -> bool {
    let tells = |c: &Column| {
        !c.kept
            && !names_what_hinders(c)
            && fit_of(ColumnRole::Achieved, &heading_words(c.name()), aliases) > 0
    };
    names_what_hinders(column) && all.iter().any(tells)
}

/// The stem of a heading, or of it and the group it stands in: "Autumn" beneath "Progress".
fn stem_of(column: &Column) -> Option<Vec<String>> {
    stem(column.name()).or_else(|| stem(&column.heading))
}

/// A heading without its time; nothing where it says no time, or nothing else.
fn stem(heading: &str) -> Option<Vec<String>> {
    let words = word_list(heading);
    let timed = |w: &String| {
        is_time(w)
            || w.chars().all(|c| c.is_ascii_digit())
            || matches!(
                w.as_str(),
                "end" | "at" | "as" | "of" | "to" | "for" | "mid" | "half" | "st" | "nd" | "rd" | "th"
            )
    };
    let stem: Vec<String> = words.iter().filter(|w| !timed(w)).cloned().collect();
    (!stem.is_empty() && stem.len() < words.len()).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_the_same_at_other_times() {
        let words = |text: &str| stem(text).map(|w| w.join(" "));
        assert_eq!(words("Update – December 2025").as_deref(), Some("update"));
        assert_eq!(words("Q3 RAG").as_deref(), Some("rag"));
        assert_eq!(words("Progress at end of Year 1").as_deref(), Some("progress"));
        assert_eq!(words("Progress"), None);
        assert_eq!(words("June 2026"), None);
    }

    #[test]
    fn what_stands_in_the_way_is_no_account_of_what_was_done() {
        let column = |sub: &str| Column {
            heading: format!("Progress {sub}"),
            sub: Some(sub.into()),
            ..Column::default()
        };
        let tells = |sub| is(ColumnRole::Achieved, &column(sub), &Aliases::default());
        assert!(tells("Actions completed") && tells("This period"));
        assert!(!tells("Issues arising this period") && !tells("Risks"));
    }

    #[test]
    fn issues_of_this_period_are_no_account_where_another_column_is_one() {
        let csv = "Action,Lead,Due,Progress Actions Completed,Progress Issues Arising This Period\n\
                   Write within ten days,Clerk,May 2027,Each desk has a calendar,One desk is empty\n\
                   Ask which language,Matron,June 2027,The form was tried,\n";
        let reading =
            crate::read(csv.as_bytes(), "log.csv", &crate::Options::default(), &mut |_| {}).unwrap();
        let told = reading.draft.themes.iter().flat_map(|t| &t.activities).map(|a| a.achieved.as_deref());
        assert_eq!(told.collect::<Vec<_>>(), [Some("Each desk has a calendar"), Some("The form was tried")]);
    }
}
