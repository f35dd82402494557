//! Columns that give one thing as it was and as it is now: "Original date" and "Revised date", "Previous RAG" and
//! "Current RAG", "Baseline", "Forecast" and "Actual".

use super::content::is_rival;
use super::latest::{hinders, is};
use super::{Column, below};
use crate::aliases::Aliases;
use crate::block::Table;
use crate::date;
use crate::draft::ColumnRole;
use crate::interpret::entry::says_only_done;
use crate::interpret::headings::holds_no_dates;
use crate::interpret::words::word_list;
use crate::status;

/// What a heading says of its values, the one that counts last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Version {
    /// When it began or was done, or is looked at again: never what was promised.
    Another,
    Before,
    Plain,
    Now,
}

/// Of columns that give the same at several stages, reads the one that counts now. The others stay under their own
/// headings; where a row has no date that counts now, the one before it still does.
pub(in crate::interpret) fn prefer_current(
    all: &mut [Column],
    table: &Table,
    after: usize,
    aliases: &Aliases,
) {
    let acts = all.iter().find(|c| c.role == Some(ColumnRole::Activity)).map(|c| c.from);
    for role in [ColumnRole::TargetDate, ColumnRole::Status, ColumnRole::Achieved] {
        let told = all.iter().any(|c| c.role == Some(role) && aliases.told(c.name()).is_some());
        let alike: Vec<(usize, Version)> = all
            .iter()
            .enumerate()
            .filter(|(_, c)| (c.role.is_none() || c.role == Some(role)) && !c.kept && !c.tick)
            // Where no date was set anew, "Done" beneath says nothing of when.
            .filter(|(_, c)| {
                let done = role == ColumnRole::TargetDate;
                below(c, table, after).any(|cell| !(cell.is_empty() || done && says_only_done(&cell.text())))
            })
            .filter_map(|(i, c)| {
                let version = version(role, c.name());
                // "Current position" before what is to be done is where things began.
                let begins = role == ColumnRole::Achieved && acts.is_some_and(|from| c.from < from);
                let hinders = role == ColumnRole::Achieved && hinders(c, all, aliases);
                let named = is(role, c, aliases) && !begins && !hinders;
                let stage = role == ColumnRole::TargetDate
                    && matches!(version, Version::Before | Version::Now)
                    && holds_dates(c, table, after);
                // "Expected milestones" in words are no later version of the dates beside them.
                let told = role == ColumnRole::TargetDate && holds_no_dates(c, table, after);
                (named && !told || stage).then_some((i, version))
            })
            .filter(|(_, version)| *version != Version::Another)
            .collect();
        let Some(now) = alike.iter().map(|(_, v)| *v).max() else { continue };
        if told || alike.len() < 2 || alike.iter().all(|(_, v)| *v == now) {
            continue;
        }
        let holds = |i: usize| all.get(i).is_some_and(|c| c.role == Some(role));
        let mut newest = alike.iter().filter(|(_, v)| *v == now).map(|(i, _)| *i);
        let chosen = newest.clone().find(|i| holds(*i)).or_else(|| newest.next());
        for (i, column) in all.iter_mut().enumerate() {
            if Some(i) == chosen {
                column.role = Some(role);
            } else if column.role == Some(role) {
                column.role = None;
            }
            let before = alike.iter().any(|(n, _)| *n == i) && Some(i) != chosen;
            if before && role == ColumnRole::TargetDate {
                column.stands_in = Some(role);
            }
        }
    }
}

/// Reads the titles of tasks where only some of them are described as well.
pub(in crate::interpret) fn prefer_titles(
    all: &mut [Column],
    table: &Table,
    after: usize,
    aliases: &Aliases,
) {
    let describes = |c: &Column| {
        c.role == Some(ColumnRole::Activity)
            && !c.kept
            && word_list(c.name()).iter().any(|w| w == "description")
    };
    let Some(holder) = all.iter().position(describes) else { return };
    let filled = |c: &Column| -> Vec<Option<u32>> {
        below(c, table, after).filter(|cell| !cell.is_empty()).map(|cell| cell.at.row).collect()
    };
    let described = all.get(holder).map(filled).unwrap_or_default();
    let title = all.iter().position(|c| {
        let free = c.role.is_none() && !c.kept && !c.tick && is(ColumnRole::Activity, c, aliases);
        free && {
            let titled = filled(c);
            titled.len() > described.len() && described.iter().all(|row| titled.binary_search(row).is_ok())
        }
    });
    if let Some(title) = title {
        for (i, column) in all.iter_mut().enumerate().filter(|(i, _)| [holder, title].contains(i)) {
            column.role = (i == title).then_some(ColumnRole::Activity);
        }
    }
}

/// Reads what is to be done of each project where the projects are only named: "Workforce | Publish the pay gap" under "Project" and
/// "Milestone".
pub(in crate::interpret) fn prefer_tasks(all: &mut [Column], table: &Table, after: usize, aliases: &Aliases) {
    let names = |c: &Column| {
        let word = |w: &String| {
            matches!(w.as_str(), "project" | "projects" | "programme" | "workstream" | "initiative" | "name")
        };
        c.role == Some(ColumnRole::Activity)
            && !c.kept
            && aliases.told(c.name()).is_none()
            && !word_list(c.name()).is_empty()
            && word_list(c.name()).iter().all(word)
    };
    // Words of all its cells, and how many those are.
    let words = |c: &Column| -> (usize, usize) {
        let cells = below(c, table, after).filter(|cell| !cell.is_empty());
        let counts = cells.map(|cell| cell.text().split_whitespace().count());
        counts.fold((0, 0), |(words, cells), count| (words + count, cells + 1))
    };
    let Some(holder) = all.iter().position(names) else { return };
    let (named, rows) = all.get(holder).map(words).unwrap_or_default();
    let tasks = all.iter().position(|c| {
        let (told, cells) = words(c);
        is_rival(c, aliases) && told >= cells * 4 && cells * 5 >= rows * 4 && told > named
    });
    let Some(tasks) = tasks.filter(|_| rows > 1 && named <= rows * 4) else { return };
    let themed = all.iter().any(|c| c.role == Some(ColumnRole::Theme));
    for (i, column) in all.iter_mut().enumerate() {
        if i == tasks {
            column.role = Some(ColumnRole::Activity);
        } else if i == holder {
            column.role = Some(ColumnRole::Theme).filter(|_| !themed);
        }
    }
}

/// Reads the dates of a column that has one in nearly every row before those of one that is mostly empty: "Date" beside a
/// "Completion date" that is filled in when the thing is done. Where a row has only the other, that still counts.
pub(in crate::interpret) fn prefer_fuller(
    all: &mut [Column],
    table: &Table,
    after: usize,
    aliases: &Aliases,
) {
    let filled = |c: &Column| below(c, table, after).filter(|cell| !cell.is_empty()).count();
    let Some(rows) = all.iter().find(|c| c.role == Some(ColumnRole::Activity)).map(filled) else { return };
    let sparse = all.iter().position(|c| {
        c.role == Some(ColumnRole::TargetDate)
            && aliases.told(c.name()).is_none()
            && version(ColumnRole::TargetDate, c.name()) == Version::Plain
            && filled(c) * 2 < rows
    });
    let full = all.iter().position(|c| {
        let free = c.role.is_none() && !c.kept && !c.tick && c.stands_in.is_none();
        free && version(ColumnRole::TargetDate, c.name()) == Version::Plain
            && is(ColumnRole::TargetDate, c, aliases)
            && filled(c) * 5 >= rows * 4
            && holds_dates(c, table, after)
    });
    if let (Some(sparse), Some(full)) = (sparse, full) {
        for (at, role, stands_in) in
            [(sparse, None, Some(ColumnRole::TargetDate)), (full, Some(ColumnRole::TargetDate), None)]
        {
            if let Some(column) = all.get_mut(at) {
                column.role = role;
                column.stands_in = stands_in;
            }
        }
    }
}

/// True for dates of when something began, was done or is looked at again.
pub(crate) fn speaks_of_another_time(heading: &str) -> bool {
    // "Start – end" and "Completed by" say by when as well.
    let ends = word_list(heading).iter().any(|w| matches!(w.as_str(), "end" | "finish" | "by"));
    version(ColumnRole::TargetDate, heading) == Version::Another && !ends
}

fn version(role: ColumnRole, heading: &str) -> Version {
    let words = word_list(heading);
    let any = |of: &[&str]| words.iter().any(|w| of.contains(&w.as_str()));
    let of_dates = role == ColumnRole::TargetDate;
    let other = [
        "actual",
        "start",
        "started",
        "begin",
        "began",
        "from",
        "review",
        "completed",
        "closed",
        "raised",
        "created",
        "modified",
        // "Latest note date" is when somebody wrote.
        "note",
        "notes",
        "comment",
        "comments",
    ];
    // "Updated" alone is when somebody last wrote here.
    let noted = matches!(
        words.iter().map(String::as_str).collect::<Vec<_>>().as_slice(),
        ["updated" | "changed"] | ["last" | "date", "updated" | "changed"] | ["updated" | "changed", "on"]
    );
    if of_dates && (any(&other) || noted) {
        Version::Another
    } else if any(&[
        "original",
        "originally",
        "baseline",
        "initial",
        "previous",
        "previously",
        "old",
        "prior",
        "last",
    ]) {
        Version::Before
    } else if any(&[
        "revised",
        "current",
        "forecast",
        "new",
        "now",
        "amended",
        "updated",
        "extended",
        "extension",
        "expected",
    ]) || any(&["latest", "this", "present", "projected", "rescheduled", "moved"])
    {
        Version::Now
    } else {
        Version::Plain
    }
}

/// A column with more dates than other words.
fn holds_dates(column: &Column, table: &Table, after: usize) -> bool {
    let (mut dates, mut all) = (0, 0);
    for cell in below(column, table, after).filter(|c| !c.is_empty()) {
        // "On track" and "Completed" under "Current status" say how it goes, not when.
        let text = cell.text();
        // "Yearly report" under "What we have now" is what there is.
        let words = word_list(&text);
        let exact = words.len() == 1
            || words.iter().any(|w| date::is_month(w) || w.bytes().any(|b| b.is_ascii_digit()));
        all += 1;
        dates += usize::from(exact && date::looks_like_a_date(&text) && !status::is_only_status(&text));
    }
    dates * 2 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_says_whether_its_values_still_count() {
        let date = |heading| version(ColumnRole::TargetDate, heading);
        assert_eq!(date("Original date"), Version::Before);
        assert_eq!(date("Revised completion date"), Version::Now);
        assert_eq!(date("Target date"), Version::Plain);
        assert_eq!(date("Actual date"), Version::Another);
        assert_eq!(date("Updated"), Version::Another);
        assert_eq!(date("Updated deadline"), Version::Now);
        assert_eq!(version(ColumnRole::Status, "Last quarter RAG"), Version::Before);
        assert_eq!(version(ColumnRole::Status, "RAG this quarter"), Version::Now);
    }
}
