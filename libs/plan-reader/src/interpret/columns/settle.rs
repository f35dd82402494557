//! What columns hold in the light of the others beside them.

use super::{Column, Columns};
use crate::block::Table;
use crate::draft::ColumnRole;
use crate::interpret::words::word_list;

/// Words of headings over how it is seen that something was reached.
const OF_SUCCESS: &[&str] =
    &["success", "measure", "measures", "measured", "measuring", "measurement", "criteria"];

impl Columns {
    /// Keeps a column under its own heading where only these words make it one of themes.
    pub(crate) fn without_themes_by(&mut self, words: &[&str]) {
        for column in &mut self.all {
            let named = word_list(&column.heading).iter().any(|w| words.contains(&w.as_str()));
            if column.role == Some(ColumnRole::Theme) && named {
                column.role = None;
            }
        }
    }

    /// True for "Objective | Measuring success": what is to be reached, and nothing beside it but how that is seen.
    pub(crate) fn are_only_measured(&self) -> bool {
        let [first, rest @ ..] = self.all.as_slice() else { return false };
        let measures = |c: &Column| {
            c.role.is_none()
                && !c.kept
                && word_list(c.name()).iter().any(|w| OF_SUCCESS.contains(&w.as_str()))
        };
        first.role == Some(ColumnRole::Activity) && (1..=2).contains(&rest.len()) && rest.iter().all(measures)
    }

    /// Keeps the column of themes under its own heading.
    pub(crate) fn without_theme(&mut self) {
        for column in self.all.iter_mut().filter(|c| c.role == Some(ColumnRole::Theme)) {
            column.role = None;
        }
    }

    /// Takes a heading that is missing from the table before, where all others are the same: headings are said on each
    /// page, and on one of them a cell was left empty or was not recognised.
    pub(crate) fn with_missing_headings(&mut self, before: Option<&Self>, table: &Table) {
        let Some(before) = before else { return };
        let same = |own: &Column, theirs: &Column| {
            (own.from, own.to) == (theirs.from, theirs.to) && own.role.is_some() && own.role == theirs.role
        };
        if self.all.len() < 2 || !self.all.iter().all(|own| before.all.iter().any(|theirs| same(own, theirs)))
        {
            return;
        }
        let missing: Vec<Column> = before
            .all
            .iter()
            .filter(|theirs| holds_words(table, theirs.from))
            .filter(|theirs| self.all.iter().all(|own| own.to <= theirs.from || theirs.to <= own.from))
            .cloned()
            .collect();
        self.all.extend(missing);
        self.all.sort_by_key(|column| column.from);
    }

    /// Without a date or an account of progress a recommendation is one; with them it is what somebody does.
    pub(crate) fn settle(&mut self) {
        let has_ref = self.has(ColumnRole::Ref);
        // "Ref | Recommendation | Action": the reference is that of what was recommended.
        if let (Some(ref_), Some(recommended), Some(done), false) = (
            self.role(ColumnRole::Ref).map(|c| c.from),
            self.role(ColumnRole::Recommendation).map(|c| c.from),
            self.role(ColumnRole::Activity).map(|c| c.from),
            self.has(ColumnRole::RecommendationRef),
        ) && ref_ < recommended
            && recommended < done
            && let Some(column) = self.all.iter_mut().find(|c| c.role == Some(ColumnRole::Ref))
        {
            column.role = Some(ColumnRole::RecommendationRef);
        }
        let acted_on = self.has(ColumnRole::TargetDate)
            || self.has(ColumnRole::Achieved)
            || self.has(ColumnRole::Status)
            || self.all.iter().any(|c| c.tick);
        if acted_on && !self.has(ColumnRole::Activity) {
            for column in &mut self.all {
                match column.role {
                    Some(ColumnRole::Recommendation) => column.role = Some(ColumnRole::Activity),
                    Some(ColumnRole::RecommendationRef) if !has_ref => column.role = Some(ColumnRole::Ref),
                    _ => {}
                }
            }
        }
        // Over activities an organisation with authority is the one that leads them.
        if self.has(ColumnRole::Activity)
            && !self.has(ColumnRole::Recommendation)
            && !self.has(ColumnRole::Lead)
            && let Some(column) = self.all.iter_mut().find(|c| c.role == Some(ColumnRole::LeadAuthority))
        {
            column.role = Some(ColumnRole::Lead);
        }
    }
}

fn holds_words(table: &Table, column: usize) -> bool {
    table.rows.iter().any(|row| row.filled().any(|cell| cell.column == column))
}
