//! Headings that whoever wrote them set over the wrong columns: what is done stands beneath "Owner", and names beneath "Task".

use super::{Column, below};
use crate::aliases::Aliases;
use crate::block::{Cell, Table};
use crate::draft::ColumnRole;
use crate::lead;

/// A name in capitals has no more words.
const MOST_IN_NAME: usize = 5;
/// Small words within a name have no more letters.
const SMALL: usize = 3;

/// Reads the column headed as that of the leads as what is done, and another as that of the leads, where hardly anybody is named in
/// the former, and nearly every cell of the latter names somebody in fewer words.
pub(in crate::interpret) fn put_right(all: &mut [Column], table: &Table, after: usize, aliases: &Aliases) {
    let told_by_user = |c: &Column| c.kept || c.tick || aliases.told(c.name()).is_some();
    let leads = all.iter().position(|c| c.role == Some(ColumnRole::Lead) && c.also.is_empty());
    let Some(column) = leads.and_then(|at| all.get(at)).filter(|c| !told_by_user(c)) else { return };
    let own = Told::of(column, table, after);
    // One action tells nothing.
    if own.cells < 2 || own.names * 10 > own.cells * 3 || own.words < own.cells * LEAST {
        return;
    }
    let named = |c: &Column| {
        let told = Told::of(c, table, after);
        told.leads > 0
            && told.names * 10 >= told.cells * 8
            && told.words < own.words
            && told.cells * 10 >= own.cells * 8
    };
    let free = |c: &Column| matches!(c.role, None | Some(ColumnRole::Activity)) && !told_by_user(c);
    let Some(names) = all.iter().position(|c| free(c) && named(c)) else { return };
    for (at, column) in all.iter_mut().enumerate() {
        if Some(at) == leads {
            (column.role, column.guessed) = (Some(ColumnRole::Activity), true);
        } else if at == names {
            (column.role, column.guessed) = (Some(ColumnRole::Lead), true);
        } else if column.role == Some(ColumnRole::Activity) {
            column.role = None;
        }
    }
}

/// What is done takes so many words on the whole.
const LEAST: usize = 3;

/// How many cells of a column say anything, and how many of them name somebody.
#[derive(Default)]
struct Told {
    cells: usize,
    words: usize,
    /// Known to lead, as "Head of Parks" is.
    leads: usize,
    /// These, and what only looks like a name.
    names: usize,
}

impl Told {
    fn of(column: &Column, table: &Table, after: usize) -> Self {
        let mut out = Self::default();
        for text in below(column, table, after).filter(|c| !c.is_empty()).map(Cell::text) {
            let leads = lead::looks_like_leads(&text);
            out.cells += 1;
            out.words += text.split_whitespace().count();
            out.leads += usize::from(leads);
            out.names += usize::from(leads || is_in_capitals(&text));
        }
        out
    }
}

/// "Sign Writer": a few words that all begin with capitals.
fn is_in_capitals(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let capital = |w: &str| w.starts_with(char::is_uppercase) || w.chars().count() <= SMALL;
    text.trim_start().starts_with(char::is_uppercase)
        && words.clone().count() <= MOST_IN_NAME
        && words.all(capital)
        && !text.contains(|c: char| c.is_ascii_digit())
        && !text.trim_end().ends_with('.')
}

#[cfg(test)]
mod tests {
    use crate::Options;
    use crate::confidence::Doubt;

    fn first(csv: &str) -> crate::DraftActivity {
        let read = crate::read(csv.as_bytes(), "plan.csv", &Options::default(), &mut |_| {});
        read.unwrap().draft.themes.remove(0).activities.remove(0)
    }

    #[test]
    fn what_stands_in_the_columns_outdoes_headings_over_the_wrong_ones() {
        let csv = "Owner,By when,Task\nFit longer beams to the gates,May 2028,Lock Foreman\n\
                   Grease all paddles,June 2028,Head of Works\nCut the hedges back,July 2028,Sign Writer\n";
        let read = first(csv);
        assert_eq!(
            (read.text.as_str(), read.lead.as_deref()),
            ("Fit longer beams to the gates", Some("Lock Foreman"))
        );
        assert!(read.doubts.contains(&Doubt::GuessedColumns));
        let right = csv.replace("Owner,By when,Task", "Task,By when,Owner");
        assert!(!first(&right).doubts.contains(&Doubt::GuessedColumns));
    }

    #[test]
    fn initials_under_owner_stay_beside_tasks_that_speak_of_teams() {
        let csv = "Task,By when,Owner\nPayroll Team to publish the gap,May 2028,KL\n\
                   Head of Works to grease all paddles,June 2028,AB\n";
        assert_eq!(first(csv).lead.as_deref(), Some("KL"));
    }
}
