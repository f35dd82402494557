//! What shows that a table is none of a plan, though its headings could be those of one.

use super::{Column, Columns, below};
use crate::block::Table;
use crate::date;
use crate::draft::ColumnRole;
use crate::interpret::words::{folded, word_list};

/// True where the column taken for activities holds more than a word or two in most of its cells, and no dates.
pub(super) fn says_what_is_done(columns: &Columns, table: &Table) -> bool {
    let Some(column) = columns.role(ColumnRole::Activity) else { return true };
    // "Impact assessments are completed for every new policy" is no date, though it speaks of completion.
    let words = |text: &str| match text.split_whitespace().count() {
        0..=6 if date::looks_like_a_date(text) => 0,
        words => words,
    };
    let cells: Vec<usize> =
        below(column, table, columns.after).filter(|c| !c.is_empty()).map(|c| words(&c.text())).collect();
    cells.is_empty() || cells.iter().sum::<usize>() * 2 > cells.len() * 5
}

/// True where the only column of activities is called as those of invoices and lists of contacts are as well, and nothing
/// says who does what by when or how far.
pub(super) fn could_be_any_table(all: &[(&str, Option<ColumnRole>)]) -> bool {
    let has = |role| all.iter().any(|(_, r)| *r == Some(role));
    let named = |(name, _): &&(&str, Option<ColumnRole>)| {
        matches!(
            folded(name).as_str(),
            "description" | "name" | "title" | "summary" | "project" | "projects" | "what" | "how"
        )
    };
    let vague = all.iter().find(|(_, r)| *r == Some(ColumnRole::Activity)).is_some_and(|c| named(&c));
    let told = has(ColumnRole::TargetDate) || has(ColumnRole::Achieved) || has(ColumnRole::Status);
    vague && !(has(ColumnRole::Lead) && told)
}

/// True where the column taken for activities holds figures alone, as one that counts them does.
pub(super) fn only_counts(columns: &Columns, table: &Table) -> bool {
    let Some(column) = columns.role(ColumnRole::Activity) else { return false };
    let mut cells = below(column, table, columns.after).filter(|c| !c.is_empty()).peekable();
    cells.peek().is_some() && cells.all(|c| !c.text().contains(char::is_alphabetic))
}

impl Columns {
    /// True for "Status | Meaning", which explains the statuses of a plan and holds none of it.
    pub(crate) fn explain_statuses(&self) -> bool {
        let means = |c: &Column| {
            word_list(&c.heading).iter().any(|w| {
                matches!(
                    w.as_str(),
                    "meaning" | "meanings" | "means" | "definition" | "definitions" | "explanation"
                )
            })
        };
        let status = |c: &Column| {
            let named = ["status", "rag", "brag", "rating", "colour"];
            word_list(&c.heading).iter().any(|w| named.contains(&w.as_str()))
        };
        self.all.len() == 2 && self.all.iter().any(means) && self.all.iter().any(status)
    }
}
