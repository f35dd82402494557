//! A first column without a heading that says what is done, beside headings that say only who, when or how far.

use super::{Column, Columns, below};
use crate::Aliases;
use crate::block::{Cell, Table};
use crate::date;
use crate::draft::ColumnRole;
use crate::interpret::headings::holds_no_dates;
use crate::interpret::prose::reports;
use crate::interpret::words::word_list;
use crate::status;

/// The column before all headings, where these tell two things of what stands in it and none of what that is:
/// "| What has been done | What comes next".
pub(super) fn that_says_what_is_done(columns: &Columns, table: &Table, aliases: &Aliases) -> Option<Column> {
    let (left, _) = columns.span();
    let says_what =
        [ColumnRole::Activity, ColumnRole::Recommendation, ColumnRole::Theme, ColumnRole::Outcome];
    if left == 0 || says_what.into_iter().any(|role| columns.has(role)) {
        return None;
    }
    let tells = |c: &&Column| match c.role {
        Some(ColumnRole::Lead | ColumnRole::Achieved | ColumnRole::Status) => true,
        Some(ColumnRole::TargetDate) => !holds_no_dates(c, table, columns.after),
        _ => aliases.told(c.name()).is_none() && tells_what_is_to_come(c.name()),
    };
    let column = Column { guessed: true, ..first(left, ColumnRole::Activity) };
    let rows = table.rows.iter().skip(columns.after).filter(|row| row.filled().count() > 1).count();
    let texts: Vec<String> =
        below(&column, table, columns.after).map(Cell::text).filter(|t| !t.trim().is_empty()).collect();
    let words: usize = texts.iter().map(|t| t.split_whitespace().count()).sum();
    let names = |t: &String| {
        t.starts_with(|c: char| c.is_alphabetic() || c.is_ascii_digit())
            && !date::looks_like_a_date(t)
            && !status::is_only_status(t)
    };
    let told = columns.all.iter().filter(tells).count() > 1;
    (told && texts.len() > 1 && texts.len() >= rows && words >= texts.len() * 3 && texts.iter().all(names))
        .then_some(column)
}

/// The column behind all headings, where most of its cells tell at length what was done and no heading tells of progress:
/// "Action | Status | ". One row alone says so where a status stands in it as well.
pub(super) fn that_tells_what_was_done(columns: &Columns, table: &Table) -> Option<Column> {
    let (_, right) = columns.span();
    if columns.has(ColumnRole::Achieved) || !columns.has(ColumnRole::Activity) || columns.after == 0 {
        return None;
    }
    let heading = format!("Column {}", right + 1);
    let role = Some(ColumnRole::Achieved);
    let column = Column { from: right, to: right + 1, heading, role, guessed: true, ..Column::default() };
    let texts: Vec<String> =
        below(&column, table, columns.after).map(Cell::text).filter(|t| !t.trim().is_empty()).collect();
    let words: usize = texts.iter().map(|t| t.split_whitespace().count()).sum();
    let told = texts.iter().filter(|t| reports(t)).count();
    let beside_status = || {
        columns
            .all
            .iter()
            .flat_map(|c| below(c, table, columns.after))
            .any(|c| status::is_only_status(&c.text()))
    };
    let rows = texts.len() > 1 || texts.len() == 1 && beside_status();
    (rows && words >= texts.len() * 6 && told * 2 > texts.len()).then_some(column)
}

/// The column that ends before the first heading, `to` columns wide.
pub(super) fn first(to: usize, role: ColumnRole) -> Column {
    Column { to, heading: "Column 1".into(), role: Some(role), ..Column::default() }
}

/// True for "What comes next", "Still to do" and "Planned for this year".
fn tells_what_is_to_come(heading: &str) -> bool {
    let words = word_list(heading);
    words.len() <= 8
        && words.iter().any(|w| {
            matches!(w.as_str(), "next" | "still" | "remaining" | "outstanding" | "planned" | "plans")
        })
}

#[cfg(test)]
mod tests {
    use crate::Options;
    use crate::confidence::Doubt;

    fn read(csv: &str) -> Vec<(String, Option<String>, usize)> {
        let Ok(reading) = crate::read(csv.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}) else {
            return Vec::new();
        };
        let all: Vec<_> = reading.draft.themes.into_iter().flat_map(|t| t.activities).collect();
        assert!(all.iter().all(|a| a.doubts.contains(&Doubt::GuessedColumns)));
        all.into_iter().map(|a| (a.text, a.achieved, a.other.len())).collect()
    }

    #[test]
    fn what_was_done_may_stand_behind_all_headings() {
        let csv = "Action,Status,\nPut a garden beside the pool,Complete,Beds were raised in May and herbs have been planted since\n\
                   Open the pool for longer hours,Paused,Work was paused as the roof has been found to leak\n";
        let all = read(csv);
        assert_eq!(all[0].1.as_deref(), Some("Beds were raised in May and herbs have been planted since"));
        assert_eq!(all[0].2, 1, "the status stands under its own heading");
    }

    #[test]
    fn one_row_tells_what_was_done_behind_all_headings_beside_its_status() {
        let csv = "Action,Status,\nPut a garden beside the pool,Ongoing,Beds were dug in May and herbs are being planted now\n";
        let told = read(csv);
        assert_eq!(told[0].1.as_deref(), Some("Beds were dug in May and herbs are being planted now"));
    }

    #[test]
    fn what_is_done_may_stand_before_all_headings() {
        let csv = ",What has been done,What comes next\nA garden for all who sit,Beds raised,Plant herbs\n\
                   Longer hours at the pool,,Ask the swimmers\n";
        let all = read(csv);
        assert_eq!(all[0], ("A garden for all who sit".into(), Some("Beds raised".into()), 1));
        assert_eq!(all[1], ("Longer hours at the pool".into(), None, 1));
        let who = csv.replace("What has been done,What comes next", "Who,Progress");
        assert_eq!(read(&who).len(), 2);
        let any = csv.replace("What has been done,What comes next", "Comments,Cost");
        assert!(read(&any).is_empty(), "one heading alone may stand in any table");
    }
}
