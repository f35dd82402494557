//! What columns hold in the light of the others beside them.

use super::{Column, Columns};
use crate::aliases::Aliases;
use crate::block::{Cell, Table};
use crate::draft::ColumnRole;
use crate::interpret::words::{begins_with_a_verb, folded, word_list};

/// Words of headings over how it is seen that something was reached.
const OF_SUCCESS: &[&str] =
    &["success", "measure", "measures", "measured", "measuring", "measurement", "criteria"];

/// How many cells of a column tell what it holds.
const ENOUGH: usize = 40;

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
            let said_again = folded(own.name()) == folded(theirs.name());
            said_again
                && (own.from, own.to) == (theirs.from, theirs.to)
                && own.role.is_some()
                && own.role == theirs.role
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

    /// Where the column that should say what is done is empty in every row, the first that nobody knew and whose cells say it
    /// does so instead: programs write "Description" beside the name of a task, and few fill it in. Where somebody insists,
    /// it is the one with the most words. What a user says of a column stays.
    pub(crate) fn with_text_elsewhere(
        &mut self,
        table: &Table,
        from: usize,
        aliases: &Aliases,
        insists: bool,
    ) {
        let mut saying = self.all.iter().filter(|c| c.role == Some(ColumnRole::Activity)).peekable();
        let stays = |c: &Column| aliases.told(c.name()).is_some() || !texts_under(c, table, from).is_empty();
        if saying.peek().is_none() || saying.any(stays) {
            return;
        }
        let count = |texts: &[String]| texts.iter().map(|t| t.split_whitespace().count()).sum::<usize>();
        let says_it = |texts: &[String]| {
            let actions = texts.iter().filter(|t| begins_with_a_verb(&folded(t))).count();
            texts.len() > 1 && count(texts) >= texts.len() * 3 && actions * 2 >= texts.len()
        };
        let free = |c: &&mut Column| c.role.is_none() && !c.kept && !c.tick;
        let told = self.all.iter_mut().filter(free).map(|c| (texts_under(c, table, from), c));
        let found = if insists {
            told.max_by_key(|(texts, _)| count(texts)).filter(|(texts, _)| !texts.is_empty())
        } else {
            told.into_iter().find(|(texts, _)| says_it(texts))
        };
        let Some(from) = found.map(|(_, column)| column.from) else { return };
        for column in &mut self.all {
            if column.from == from {
                (column.role, column.guessed) = (Some(ColumnRole::Activity), true);
            } else if column.role == Some(ColumnRole::Activity) {
                column.role = None;
            }
        }
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
        // Over activities an organisation with authority is the one that leads them, and so it is behind what is done about
        // recommendations.
        let done = self.role(ColumnRole::Activity).map(|c| c.from);
        let recommends = self.has(ColumnRole::Recommendation);
        let of_activities = |c: &Column| done.is_some_and(|done| !recommends || c.from > done);
        if !self.has(ColumnRole::Lead)
            && let Some(column) =
                self.all.iter_mut().find(|c| c.role == Some(ColumnRole::LeadAuthority) && of_activities(c))
        {
            column.role = Some(ColumnRole::Lead);
        }
    }
}

/// What the first cells of a column say.
fn texts_under(column: &Column, table: &Table, from: usize) -> Vec<String> {
    let rows = table.rows.get(from..).unwrap_or_default();
    let cells = rows.iter().flat_map(|row| row.filled().filter(|c| c.column == column.from));
    cells.map(Cell::text).take(ENOUGH).collect()
}

fn holds_words(table: &Table, column: usize) -> bool {
    table.rows.iter().any(|row| row.filled().any(|cell| cell.column == column))
}

#[cfg(test)]
mod tests {
    use crate::confidence::Doubt;
    use crate::{Aliases, Options, Refusal};

    #[test]
    fn where_descriptions_are_left_empty_the_names_of_tasks_say_what_is_done() {
        let csv = "TYPE,CONTENT,DESCRIPTION,RESPONSIBLE,DATE\ntask,Publish the pay gap by grade,,Asha Rao,2027-05-01\n\
                   task,Train every panel in fair hiring,,Ben Lee,2027-06-01\n";
        let draft = crate::read(csv.as_bytes(), "tasks.csv", &Options::default(), &mut |_| {}).unwrap().draft;
        let all: Vec<_> = draft.themes.iter().flat_map(|t| &t.activities).collect();
        assert_eq!(all[0].text, "Publish the pay gap by grade");
        assert_eq!(all[1].lead.as_deref(), Some("Ben Lee"));
        assert!(all.iter().all(|a| a.doubts.contains(&Doubt::GuessedColumns)));
        let aliases = Aliases::parse("activity\tDescription\n").unwrap();
        let told = Options { aliases, ..Options::default() };
        let refusal = crate::read(csv.as_bytes(), "tasks.csv", &told, &mut |_| {}).unwrap_err();
        assert_eq!(refusal, Refusal::NoActivity, "what a user says of a column stays");
    }
}
