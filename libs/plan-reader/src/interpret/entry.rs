//! The words of one row of a plan's table, by what each of its columns holds.

use std::collections::{BTreeMap, HashMap};

use super::columns::{Column, Columns};
use super::words::folded;
use crate::block::{Cell, Row};
use crate::draft::{ColumnRole, Ditto, DraftNote, Struck};
use crate::status::{self, ProposedStatus};

/// The words of one row by what they are.
#[derive(Default)]
pub(super) struct Entry<'t> {
    pub cells: BTreeMap<ColumnRole, Value<'t>>,
    /// What stands under headings that are none of ours.
    pub other: Vec<(String, String)>,
    /// The cells under headings that are statuses, to be ticked.
    pub ticks: Vec<(&'t Cell, String)>,
    /// The cell of the status, though it may hold nothing but a colour.
    pub status: Option<&'t Cell>,
    /// Progress has a column of its own, so the words of a status stand with the other columns.
    status_is_apart: bool,
    /// What is done was taken from the column that says what the row is about.
    pub text_guessed: bool,
    pub dittos: Vec<Ditto>,
    pub struck: Vec<Struck>,
    pub notes: Vec<DraftNote>,
}

#[derive(Clone, Copy)]
pub(super) struct Value<'t> {
    pub cell: &'t Cell,
    /// It stands in a row above and reaches down to this one.
    pub from_above: bool,
}

impl Entry<'_> {
    pub fn text(&self, role: ColumnRole) -> Option<String> {
        self.cells.get(&role).map(|v| v.cell.text()).filter(|t| !t.trim().is_empty())
    }

    pub fn own(&self, role: ColumnRole) -> bool {
        self.cells.get(&role).is_some_and(|v| !v.from_above && !v.cell.is_empty())
    }

    /// True for a row in which this cell alone is filled.
    pub fn is_only(&self, role: ColumnRole) -> bool {
        self.own(role)
            && self.cells.keys().all(|other| *other == role || !self.own(*other))
            && self.other.is_empty()
            && self.ticks.iter().all(|(cell, _)| cell.is_empty())
    }
}

/// Cells of rows above that still count: those that reach down, and the last words of each column.
#[derive(Default)]
pub(super) struct Above<'t> {
    reaching: HashMap<usize, (&'t Cell, usize)>,
    last: HashMap<usize, &'t Cell>,
}

impl<'t> Above<'t> {
    /// Forgets what no longer reaches down to this row.
    pub fn come_to(&mut self, index: usize) {
        self.reaching.retain(|_, (_, until)| *until > index);
    }

    pub fn pass(&mut self, index: usize, row: &'t Row) {
        for cell in row.cells.iter().filter(|c| c.rows > 1 && (!c.is_empty() || c.fill.is_some())) {
            self.reaching.insert(cell.column, (cell, index + cell.rows));
        }
    }
}

/// Sorts the words of a row into the columns of its table.
pub(super) fn entry<'t>(row: &'t Row, columns: &Columns, above: &mut Above<'t>) -> Entry<'t> {
    let mut out = Entry { status_is_apart: columns.tells_progress(), ..Entry::default() };
    for cell in &row.cells {
        let column = columns.at(cell.column);
        out.beside(cell, column);
        let repeated = above.last.get(&cell.column).copied().filter(|_| is_ditto(&cell.text()));
        if let Some(above) = repeated {
            out.dittos.push(Ditto {
                role: column.and_then(|c| c.role),
                written: cell.text(),
                source: cell.at.clone(),
            });
            out.take(above, column, false);
            continue;
        }
        if !cell.is_empty() {
            above.last.insert(cell.column, cell);
        }
        out.take(cell, column, false);
    }
    let mut reaching: Vec<_> = above.reaching.values().map(|(cell, _)| *cell).collect();
    reaching.sort_by_key(|cell| cell.column);
    for cell in reaching {
        if !row.cells.iter().any(|c| c.column == cell.column) {
            out.take(cell, columns.at(cell.column), true);
        }
    }
    out.stand_in(row, columns);
    out.told_before(row, columns);
    out.stand_for_activity(row, columns);
    out
}

/// The filled cell of a row that counts where the column for this is empty: that nearest to it, the last of two.
fn stands_in<'t, 'c>(row: &'t Row, columns: &'c Columns, role: ColumnRole) -> Option<(&'c Column, &'t Cell)> {
    let at = columns.role(role).map_or(usize::MAX, |c| c.from);
    let cells = columns.all.iter().rev().filter(|c| c.stands_in == Some(role)).filter_map(|column| {
        let own = |c: &&Cell| (column.from..column.to).contains(&c.column) && !c.is_empty();
        row.cells.iter().find(own).map(|cell| (column, cell))
    });
    cells.min_by_key(|(column, _)| column.from.abs_diff(at))
}

impl<'t> Entry<'t> {
    fn take(&mut self, cell: &'t Cell, column: Option<&Column>, from_above: bool) {
        let role = column.and_then(|c| c.role);
        if role == Some(ColumnRole::Status) && self.status.is_none() {
            self.status = Some(cell);
        }
        if let Some(column) = column.filter(|c| c.tick) {
            self.ticks.push((cell, column.name().to_owned()));
            return;
        }
        if cell.is_empty() {
            return;
        }
        match column {
            Some(column) => match role {
                Some(role) if !self.cells.contains_key(&role) => {
                    if role == ColumnRole::Status && self.status_is_apart && !from_above {
                        self.other.push((column.heading.clone(), cell.text()));
                    }
                    self.cells.insert(role, Value { cell, from_above });
                }
                // What reaches down from above has been kept with the row it began in.
                _ if from_above && role.is_some() => {}
                _ => self.other.push((column.heading.clone(), cell.text())),
            },
            None if from_above => {}
            None => self.other.push((format!("Column {}", cell.column + 1), cell.text())),
        }
    }

    /// Takes the lead of a row above for one that names none.
    pub(super) fn take_lead_above(&mut self, columns: &Columns, above: &Above<'t>) {
        if self.cells.contains_key(&ColumnRole::Lead) {
            return;
        }
        if let Some(column) = columns.role(ColumnRole::Lead)
            && let Some(cell) = above.last.get(&column.from)
        {
            self.cells.insert(ColumnRole::Lead, Value { cell, from_above: true });
        }
    }

    /// Where no date was set anew, the one first promised still counts.
    fn stand_in(&mut self, row: &'t Row, columns: &Columns) {
        // "Done" under "Revised date" says that none was set anew.
        let newest = self.cells.get(&ColumnRole::TargetDate).map(|v| v.cell.text());
        if newest.as_ref().is_some_and(|text| !says_only_done(text)) {
            return;
        }
        if let Some((column, cell)) = stands_in(row, columns, ColumnRole::TargetDate) {
            self.other.retain(|(heading, words)| *heading != column.heading || *words != cell.text());
            if let (Some(words), Some(revised)) = (newest, columns.role(ColumnRole::TargetDate)) {
                self.other.push((revised.heading.clone(), words));
            }
            self.cells.insert(ColumnRole::TargetDate, Value { cell, from_above: false });
        }
    }

    /// Where nothing was told the last time, what was told before is still the last that is known.
    fn told_before(&mut self, row: &'t Row, columns: &Columns) {
        if self.cells.contains_key(&ColumnRole::Achieved) {
            return;
        }
        if let Some((column, cell)) = stands_in(row, columns, ColumnRole::Achieved) {
            self.other.retain(|(heading, words)| *heading != column.heading || *words != cell.text());
            self.cells.insert(ColumnRole::Achieved, Value { cell, from_above: false });
        }
    }

    /// Where nothing says what is done, what the row is about does.
    fn stand_for_activity(&mut self, row: &'t Row, columns: &Columns) {
        if self.cells.contains_key(&ColumnRole::Activity) {
            return;
        }
        let Some(column) = columns.all.iter().find(|c| c.of_rows) else { return };
        if let Some(cell) = row.filled().find(|c| c.column == column.from) {
            self.other.retain(|(heading, words)| *heading != column.heading || *words != cell.text());
            self.cells.insert(ColumnRole::Activity, Value { cell, from_above: false });
            self.text_guessed = true;
        }
    }

    /// What stands beside the words of a cell: struck ones, footnotes, comments.
    fn beside(&mut self, cell: &Cell, column: Option<&Column>) {
        let role = column.and_then(|c| c.role);
        for p in &cell.paragraphs {
            for text in &p.struck {
                self.struck.push(Struck { role, text: text.clone(), source: p.at.clone() });
            }
            for note in &p.notes {
                self.notes.push(DraftNote {
                    kind: note.is,
                    role,
                    text: note.text.clone(),
                    source: p.at.clone(),
                });
            }
        }
    }
}

/// True for "Done" and "Completed" without a day, month or year.
pub(super) fn says_only_done(text: &str) -> bool {
    status::is_only_status(text)
        && status::of_words(text) == Some(ProposedStatus::Complete)
        && !text.contains(|c: char| c.is_ascii_digit())
}

/// True for a cell that says no more than that it repeats the one above.
pub(super) fn is_ditto(text: &str) -> bool {
    let text = text.trim();
    let marks = |c: char| matches!(c, '〃' | '″' | '"' | '“' | '”' | '\'' | '’' | '‘' | ',' | ' ');
    if !text.is_empty() && text.chars().count() <= 4 && text.chars().all(marks) {
        return text.chars().any(|c| c != ',' && c != ' ') || text == ",,";
    }
    // Every cell of a table is asked, and most say more.
    text.len() <= 60
        && matches!(
            folded(text).as_str(),
            "ditto"
                | "do"
                | "as above"
                | "see above"
                | "as per above"
                | "same as above"
                | "same"
                | "as previous"
                | "as for above"
                | "as for the above"
                | "as for action above"
                | "as line above"
                | "as row above"
                | "idem"
                | "fel uchod"
                | "gweler uchod"
        )
}

#[cfg(test)]
mod tests {
    use super::is_ditto;

    #[test]
    fn ditto_marks_are_known_in_their_many_forms() {
        for mark in ["〃", "\"", ",,", "”", "' '", "do.", "Ditto", "As above", "see above.", "Fel uchod"] {
            assert!(is_ditto(mark), "{mark}");
        }
        for words in ["", ",", "As above, and Finance", "Do it", "-", "to do"] {
            assert!(!is_ditto(words), "{words}");
        }
    }
}
