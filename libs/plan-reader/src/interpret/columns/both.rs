//! A column that gives two things, who leads and by when: "Lead and timescale", "Who / by when".

use super::{Column, assign_knowing};
use crate::aliases::Aliases;
use crate::draft::ColumnRole;

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

fn names_both(heading: &str, aliases: &Aliases) -> bool {
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
