//! Of two columns that may say what is done, the one whose cells begin with something to do.

use super::content::says_how;
use super::group::explains;
use super::role::fit_of;
use super::{Column, below};
use crate::aliases::{Aliases, heading_words};
use crate::block::{Cell, Table};
use crate::draft::ColumnRole;
use crate::interpret::words::begins_with_a_verb;

/// What something is about is said in no more words than this.
const MOST_IN_NAME: usize = 4;

/// Reads "Strategies" beside "Target", and "Key steps" beside "Deliverable", as what is done where only the cells of the former say
/// so: "Train all teaching assistants" beside "Staff are confident".
pub(in crate::interpret) fn prefer_verbs(all: &mut [Column], table: &Table, after: usize, aliases: &Aliases) {
    let vague = |c: &Column| {
        let words = heading_words(c.name());
        let certain = |w: &String| matches!(w.as_str(), "action" | "activity" | "task" | "we");
        c.role == Some(ColumnRole::Activity)
            && !c.kept
            && aliases.told(c.name()).is_none()
            && !words.iter().any(certain)
    };
    let Some(holder) = all.iter().position(vague) else { return };
    let Some(held) = all.get(holder).map(|c| said(c, table, after)) else { return };
    if held.cells < 2 || held.tasks * 10 > held.cells * 3 {
        return;
    }
    let doing = all.iter().position(|c| {
        let words = heading_words(c.name());
        let free = c.role.is_none() && !c.kept && !c.tick && aliases.told(c.name()).is_none();
        let named = says_how(c.name()) || fit_of(ColumnRole::Activity, &words, aliases) > 0;
        free && named && !explains(c.name()) && {
            let told = said(c, table, after);
            let instead = told.tasks * 10 >= told.cells * 7 || held.are_names() && told.are_at_length();
            let answers = held.tell_how_things_are() && told.tell_what_is_to_be_done();
            instead && told.cells * 5 >= held.cells * 4 || answers && told.cells * 4 >= held.cells * 3
        }
    });
    let Some(doing) = doing else { return };
    for (at, role) in [(holder, None), (doing, Some(ColumnRole::Activity))] {
        if let Some(column) = all.get_mut(at) {
            column.role = role;
            // A target for which nobody has thought of a strategy yet is still promised.
            column.of_rows = at == holder;
        }
    }
}

/// How many cells of a column say anything, and how many of them something to do, or no more than a name.
struct Told {
    cells: usize,
    tasks: usize,
    /// "Doors to be surveyed": to be done, though no verb stands first.
    due: usize,
    short: usize,
}

impl Told {
    /// "Signage", "Fire exit doors": what it is about.
    fn are_names(&self) -> bool {
        self.tasks == 0 && self.short * 10 >= self.cells * 8
    }

    /// "Parking is available at all times".
    fn tell_how_things_are(&self) -> bool {
        self.tasks + self.due == 0
    }

    fn tell_what_is_to_be_done(&self) -> bool {
        (self.tasks + self.due) * 10 >= self.cells * 6
    }

    fn are_at_length(&self) -> bool {
        self.short * 10 <= self.cells * 2
    }
}

fn said(column: &Column, table: &Table, after: usize) -> Told {
    let texts: Vec<String> =
        below(column, table, after).map(Cell::text).filter(|t| !t.trim().is_empty()).collect();
    let task = |t: &&String| begins_with_a_verb(t) && t.split_whitespace().count() > 2;
    let due = |t: &&String| {
        !task(t)
            && t.split_whitespace().zip(t.split_whitespace().skip(1)).any(|(a, b)| a == "to" && b == "be")
    };
    let short = |t: &&String| t.split_whitespace().count() <= MOST_IN_NAME;
    Told {
        cells: texts.len(),
        tasks: texts.iter().filter(task).count(),
        due: texts.iter().filter(due).count(),
        short: texts.iter().filter(short).count(),
    }
}
