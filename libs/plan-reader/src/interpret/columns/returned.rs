//! Returns on a plan, which say what came of each measure: "Action measures | Outputs | Outcomes / impact".

use super::{Column, below};
use crate::aliases::{Aliases, heading_words};
use crate::block::{Cell, Table};
use crate::draft::ColumnRole;

/// Reads "Outputs" as what has been achieved, where what they led to or why they fall short stands beside them, and nobody leads
/// anything or has a date for it: a plan would say who and when.
pub(in crate::interpret) fn outputs_achieved(
    all: &mut [Column],
    table: &Table,
    after: usize,
    aliases: &Aliases,
) {
    let names = |c: &Column, of: &[&str]| {
        heading_words(c.name()).iter().any(|word| of.iter().any(|begin| word.starts_with(begin)))
    };
    // Names of places may have been guessed to lead.
    let has = |role| all.iter().any(|c| c.role == Some(role) && !c.guessed || c.also.contains(&role));
    let to_come = [ColumnRole::Lead, ColumnRole::LeadAuthority, ColumnRole::TargetDate, ColumnRole::Status];
    let told = all.iter().any(|c| c.role == Some(ColumnRole::Achieved) && !names(c, REASONS));
    if told || to_come.into_iter().any(has) {
        return;
    }
    let free = |c: &Column| !c.kept && !c.tick && aliases.told(c.name()).is_none();
    let says = |c: &Column| below(c, table, after).any(|cell: &Cell| !cell.is_empty());
    let outputs = |c: &Column| {
        let open = matches!(c.role, None | Some(ColumnRole::Activity)) && free(c) && says(c);
        open && names(c, &["output"]) && !names(c, &["planned", "expected"])
    };
    let beside = all.iter().any(|c| !names(c, &["output"]) && (names(c, CAME_OF_IT) || names(c, REASONS)));
    let Some(column) = all.iter().position(outputs).filter(|_| beside) else { return };
    // "Training measures" are what was done where no other column says it.
    let done = |c: &Column| c.role == Some(ColumnRole::Activity) && !outputs(c);
    let measures = |c: &Column| c.role.is_none() && free(c) && says(c) && names(c, &["measure"]);
    let before = all.get(..column).unwrap_or_default();
    let Some(activity) = all.iter().position(done).or_else(|| before.iter().position(measures)) else {
        return;
    };
    for (at, it) in all.iter_mut().enumerate() {
        let guessed_lead = it.role == Some(ColumnRole::Lead) && it.guessed;
        if at == column {
            (it.role, it.guessed) = (Some(ColumnRole::Achieved), true);
        } else if at == activity {
            (it.role, it.guessed) = (Some(ColumnRole::Activity), true);
        } else if guessed_lead || it.role == Some(ColumnRole::Achieved) && free(it) {
            it.role = None;
        }
    }
}

const CAME_OF_IT: &[&str] = &["outcome", "impact"];
const REASONS: &[&str] = &["reason"];

#[cfg(test)]
mod tests {
    use crate::Options;

    fn achieved(headings: &str) -> Option<String> {
        let csv = format!(
            "{headings}\n1,Loop in the meeting room of each library,Used by nine groups,Fewer complaints\n\
             2,Places kept for deaf tenants on the panel,Both places are filled,Notices rewritten\n"
        );
        let read = crate::read(csv.as_bytes(), "return.csv", &Options::default(), &mut |_| {});
        read.unwrap().draft.themes.remove(0).activities.remove(0).achieved
    }

    #[test]
    fn outputs_in_a_return_are_what_was_achieved() {
        let used = Some("Used by nine groups".to_owned());
        assert_eq!(achieved("No,Action measures,Outputs,Outcomes / impact"), used);
        assert_eq!(achieved("No,Action measures,Milestones / outputs,Reasons not fully met"), used);
        assert_eq!(achieved("No,Training measures,Outputs,Impact"), used);
        assert_eq!(achieved("No,Action measures,Outputs,Cost"), None);
    }
}
