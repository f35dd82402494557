//! A column of answers to recommendations: "Management action agreed" over "Accepted" and "Agreed. Campaign."

use super::{Column, below};
use crate::aliases::Aliases;
use crate::block::{Cell, Table};
use crate::draft::ColumnRole;
use crate::interpret::activity::{begins_with_an_answer, only_answers};

/// Reads the recommendations as what is done where the column taken for that only answers them, and somebody leads each.
pub(in crate::interpret) fn prefer_answered(
    all: &mut [Column],
    table: &Table,
    after: usize,
    aliases: &Aliases,
) {
    let at = |role| all.iter().position(|c| c.role == Some(role) && aliases.told(c.name()).is_none());
    let (Some(answer), Some(asked)) = (at(ColumnRole::Activity), at(ColumnRole::Recommendation)) else {
        return;
    };
    let owned = at(ColumnRole::Lead).is_some() && at(ColumnRole::TargetDate).is_some();
    let (mut answers, mut said) = (0, 0);
    if let Some(column) = all.get(answer) {
        for text in below(column, table, after).map(Cell::text).filter(|t| !t.trim().is_empty()) {
            if !begins_with_an_answer(&text) {
                return;
            }
            said += 1;
            answers += usize::from(only_answers(&text));
        }
    }
    if !owned || said < 2 || answers * 2 < said {
        return;
    }
    for (at, role) in [(answer, None), (asked, Some(ColumnRole::Activity))] {
        if let Some(column) = all.get_mut(at) {
            (column.role, column.guessed) = (role, role.is_some());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn what_was_recommended_is_done_where_it_is_only_agreed_to() {
        let read = |answers: [&str; 2]| {
            let csv = format!(
                "Recommendation,Management action,Lead,By when\nLetters should leave within a week,{},Clerk,May 2027\n\
                 Desks should have a calendar,{},Clerk,June 2027\n",
                answers[0], answers[1]
            );
            let reading = crate::read(csv.as_bytes(), "log.csv", &Options::default(), &mut |_| {}).unwrap();
            reading.draft.themes.into_iter().flat_map(|t| t.activities).map(|a| a.text).collect::<Vec<_>>()
        };
        assert_eq!(
            read(["Accepted", "Agreed. With the new year."]),
            ["Letters should leave within a week", "Desks should have a calendar"]
        );
        assert_eq!(
            read(["Agreed. We will write to each desk.", "Buy calendars"]),
            ["Agreed. We will write to each desk.", "Buy calendars"]
        );
    }
}
