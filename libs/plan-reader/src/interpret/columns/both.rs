//! A column that gives two things, who leads and by when: "Lead and timescale", "Who / by when", or its cells say so.

use super::{Column, assign_knowing, below, label_role};
use crate::aliases::Aliases;
use crate::block::{Cell, Table};
use crate::draft::ColumnRole;

/// Among as many cells as are looked at, so many that tell no such thing are more than two in ten.
const MOST_OTHERS: usize = 40;

/// What may stand between the two names of such a heading.
const BETWEEN: &[&str] = &[" and ", " & ", "&", "/", ",", "+", " – ", " - "];

/// Reads a column that names both as the one of leads, whose cells are parted, unless another column gives either.
pub(in crate::interpret) fn who_and_when(all: &mut [Column], aliases: &Aliases) {
    let either = |c: &Column| matches!(c.role, Some(ColumnRole::Lead | ColumnRole::TargetDate));
    let mut found = all.iter().enumerate().filter(|(_, c)| either(c));
    let (Some((i, _)), None) = (found.next(), found.next()) else { return };
    if let Some(column) = all.get_mut(i)
        && aliases.told(column.name()).is_none()
        && names_both(column.name(), aliases)
    {
        column.role = Some(ColumnRole::Lead);
        column.also = vec![ColumnRole::TargetDate];
    }
}

/// Reads a column in whose cells a line says who leads and another by when as the one of leads, whose cells are parted,
/// where no other column says who leads: "Lead: Chair" over "By: May 2027".
pub(in crate::interpret) fn told_in_cells(
    all: &mut [Column],
    table: &Table,
    after: usize,
    aliases: &Aliases,
) {
    if all.iter().any(|c| c.role == Some(ColumnRole::Lead)) {
        return;
    }
    let open = |c: &Column| matches!(c.role, None | Some(ColumnRole::TargetDate)) && !c.kept && !c.tick;
    let found = all.iter().position(|c| {
        open(c) && aliases.told(c.name()).is_none() && {
            let (mut telling, mut others) = (0, 0);
            for cell in below(c, table, after).filter(|cell| !cell.is_empty()) {
                let tells = says_both(cell, aliases);
                *(if tells { &mut telling } else { &mut others }) += 1;
                if others > MOST_OTHERS {
                    return false;
                }
            }
            telling > 1 && telling * 2 >= others * 8
        }
    });
    if let Some(found) = found.and_then(|i| all.get_mut(i)) {
        found.role = Some(ColumnRole::Lead);
        found.also = vec![ColumnRole::TargetDate];
    }
}

fn says_both(cell: &Cell, aliases: &Aliases) -> bool {
    let says = |role| {
        cell.paragraphs.iter().any(|p| {
            p.text.split_once(':').is_some_and(|(label, _)| label_role(label.trim(), aliases) == Some(role))
        })
    };
    says(ColumnRole::Lead) && says(ColumnRole::TargetDate)
}

/// True for a heading that names both: "Lead and timescale".
pub(crate) fn names_both(heading: &str, aliases: &Aliases) -> bool {
    let heading = heading.to_lowercase();
    BETWEEN.iter().filter_map(|mark| heading.split_once(mark)).any(|(left, right)| {
        let role =
            |part: &str| assign_knowing(&[part.trim().to_owned()], aliases, &[]).first().copied().flatten();
        matches!(
            (role(left), role(right)),
            (Some(ColumnRole::Lead), Some(ColumnRole::TargetDate))
                | (Some(ColumnRole::TargetDate), Some(ColumnRole::Lead))
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_name_who_and_when_are_known() {
        for heading in
            ["Lead and timescale", "Who / when", "Lead officer & deadline", "Timescale and responsibility"]
        {
            assert!(names_both(heading, &Aliases::default()), "{heading}");
        }
        for heading in ["Lead and supporting officers", "Start and end", "Lead", "By when"] {
            assert!(!names_both(heading, &Aliases::default()), "{heading}");
        }
    }
}
