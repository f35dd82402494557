//! Reading a table of a plan row by row.

use std::collections::{HashMap, HashSet};

use super::activity::{bracketed, only_answers};
use super::columns::{self, Columns};
use super::entry::{Above, Entry, entry};
use super::other_kind::OtherKind;
use super::recommendation;
use super::rows::{self, Level, RowIs};
use super::words::folded;
use super::{Interpreter, PREFACE, add_line, cell_labels, glued, keys, struck};
use crate::block::{Cell, Row, Table};
use crate::confidence::Doubt;
use crate::draft::{ColumnRole, UnplacedReason};

/// How many rows may stand before the headings of a table, as in the print of a sheet.
pub(super) const FIRST_ROWS: usize = 8;

/// What is known of a table as a whole before its rows are read.
pub(super) struct Whole {
    /// The reference belongs to the theme, not to the activity.
    pub ref_is_of_theme: bool,
    pub outcome_is_of_theme: bool,
    pub one_row_a_theme: bool,
    pub brackets: bool,
    /// A lead stands in the first row of each theme and in no other, as where cells that were merged have come apart.
    pub lead_goes_with_theme: bool,
    /// The references stand at the beginning of the texts.
    pub label_in_text: Option<glued::Label>,
    pub leads_in_brackets: bool,
}

/// How a table hangs together with the one before.
#[derive(Clone, Copy)]
struct GoesOn {
    /// It has no headings of its own.
    carried_on: bool,
    /// Its headings are those of the one before, as at the top of each page.
    after_headings: bool,
    /// Its first rows belong to a theme named in it, as the blocks below each to one of their own.
    in_blocks: bool,
}

/// What the row before was, for one that goes on with it.
#[derive(Default)]
pub(super) struct Before {
    /// The theme and place of the last activity.
    pub activity: Option<(usize, usize)>,
    /// The cell that held its text.
    pub text_cell: Option<*const Cell>,
    pub after_headings: bool,
}

impl Interpreter {
    pub(super) fn take_table(&mut self, table: &Table) {
        if keys::explains(table, &self.explained) {
            self.take_other_table(table);
            return;
        }
        let most_rows = if self.is_grid() { PREFACE } else { FIRST_ROWS };
        let found = columns::find(table, most_rows, &self.aliases);
        let carried = self.last_columns.clone().filter(|c| {
            found.is_none() && fits(c, table) && !self.is_grid() && !columns::has_foreign_headings(table)
        });
        let carried_on = carried.is_some();
        let columns = found.or(carried).or_else(|| self.guessed(table)).or_else(|| self.insisted(table));
        let columns =
            columns.filter(|c| !(self.plan_stands && (c.are_only_measured() || c.explain_statuses())));
        let Some(mut columns) = columns else {
            self.take_other_table(table);
            return;
        };
        columns.read_like(self.last_columns.as_ref(), table);
        columns.settle();
        self.under_recommending_title(&mut columns, table);
        columns.with_missing_headings(self.last_columns.as_ref().filter(|_| !carried_on), table);
        let whole = table;
        let from = if carried_on { 0 } else { columns.after };
        let foot = rows::foot::parted(table, &mut columns, from, most_rows, &self.aliases);
        let table = foot.as_ref().map_or(table, |(bare, _)| bare);
        let spread = columns.with_spread(table, from);
        let outlined = columns.with_outline(spread.as_ref(), from);
        for cell in &outlined.left {
            self.unplaced(&cell.text(), UnplacedReason::Note, &cell.at);
        }
        let table = outlined.table.as_ref();
        columns.with_partners(table);
        self.settle_themes(table, &mut columns);
        columns.with_unheaded_refs(table);
        columns.with_unheaded_text(table);
        columns.with_text_elsewhere(table, from, &self.aliases, self.insists);
        self.settle_groups(table, &mut columns);
        let other = OtherKind::of(&columns, &self.aliases).or_else(|| OtherKind::counted(table, &columns));
        if let Some(other) = other {
            self.say_other_kind(other, &columns);
            if self.plan_stands {
                self.leave_out(whole);
                return;
            }
        }
        self.answering.come_to_table(carried_on, columns.has(ColumnRole::Recommendation));
        self.plan_tables += 1;
        let (first, from) = if carried_on { (0, 0) } else { (columns.first, columns.after) };
        let in_blocks = self.preface(table, &columns, first);
        self.in_blocks = in_blocks;
        self.open_theme_of_headings(&mut columns);
        if !carried_on {
            columns.explained(table).into_iter().for_each(|row| self.note(row));
            let found = if from > first { &mut self.draft.columns } else { &mut self.draft.unheaded };
            found.push(columns.found());
        }
        self.report_columns(&columns, table);
        // A band of the table before says nothing about this one, unless this is the same one going on.
        if self.theme.is_some() && !carried_on && self.service_is_from_band() {
            self.service = None;
        }
        let said_before = self.last_columns.as_ref().is_some_and(|c| c.has_same_headings(&columns));
        let goes_on = GoesOn { carried_on, after_headings: carried_on || said_before, in_blocks };
        if !goes_on.after_headings && !columns.has(ColumnRole::Theme) {
            self.close_theme_of_column();
        }
        let (bare, labels) = cell_labels::taken(table, &columns, from);
        let (bare, headings) =
            if carried_on { cell_labels::without_headings(bare, &columns) } else { (bare, Vec::new()) };
        for (label, at) in labels.into_iter().chain(headings) {
            self.unplaced(&label, UnplacedReason::RepeatedHeadings, &at);
        }
        self.take_rows(&struck::restored(&bare, &columns, from), columns.clone(), from, goes_on);
        self.answering.leave_table();
        self.list_foot(whole, foot.iter().flat_map(|(_, places)| places));
        if other.is_some() {
            for activity in self.draft.themes.iter_mut().flat_map(|t| &mut t.activities) {
                activity.doubts.push(Doubt::OtherKind);
            }
        }
        self.doubt_guessed(table);
        self.last_columns = Some(columns);
    }

    fn service_is_from_band(&self) -> bool {
        !self.stack.iter().any(|h| Some(&h.text) == self.service.as_ref())
    }

    fn take_rows(&mut self, table: &Table, mut columns: Columns, from: usize, goes_on: GoesOn) {
        if let (None, Some(sheet)) = (self.theme, self.sheet_theme())
            && !columns.has(ColumnRole::Theme)
        {
            self.open_theme(&sheet, &table.at);
        }
        let theme_above = self.theme.and_then(|t| self.draft.themes.get(t)).is_some_and(|t| t.name.is_some());
        let theme_above = theme_above && !self.sheet_is_theme() && !goes_on.in_blocks;
        let over_table = self.sub_heading.clone();
        let kinds = rows::classify(
            table,
            &columns,
            from,
            theme_above,
            self.service.is_some(),
            &self.contents,
            &self.aliases,
        );
        columns.progress_below = kinds.iter().any(|(_, is)| matches!(is, RowIs::Told(..)));
        let mut whole = self.whole(table, &columns, &kinds);
        self.leads_in_brackets |= whole.leads_in_brackets;
        let mut before = Before { after_headings: goes_on.after_headings, ..Before::default() };
        if goes_on.carried_on {
            before.activity = self.last_activity();
        }
        let mut above = Above::default();
        let mut between = None;
        for (i, is) in &kinds {
            let Some(row) = table.rows.get(*i) else { continue };
            above.come_to(*i);
            self.explain_row(is, row, &columns);
            match is {
                RowIs::Empty | RowIs::Passed if row.is_empty() => {}
                RowIs::Passed | RowIs::Repeated => {
                    let named = self.open_theme_of_repeated(row, &columns);
                    for cell in row.filled().filter(|c| Some(c.column) != named) {
                        self.unplaced(&cell.text(), UnplacedReason::RepeatedHeadings, &cell.at);
                    }
                    before.after_headings = true;
                    continue;
                }
                RowIs::Headings(other) => {
                    columns = Columns { progress_below: columns.progress_below, ..other.clone() };
                    self.open_theme_of_headings(&mut columns);
                    self.draft.columns.push(columns.found());
                    whole = self.whole(table, &columns, &kinds);
                    before = Before::default();
                }
                RowIs::Labelled(label, own, rest) => {
                    self.label(*label, own, rest, &row.at);
                    before = Before::default();
                }
                RowIs::Note | RowIs::Unfilled => self.note(row),
                RowIs::Told(own, rest) => self.told_below(own, rest, row, &before),
                RowIs::Over => {
                    if theme_above {
                        between = between.or_else(|| Some(self.sub_heading.clone()));
                        self.open_between(row, &columns);
                    } else {
                        self.open_outline(row, &columns);
                    }
                    before = Before::default();
                }
                RowIs::Band(level) => {
                    self.band(*level, row, theme_above);
                    before = Before::default();
                }
                RowIs::Entry | RowIs::Empty => {
                    let mut entry = entry(row, &columns, &mut above);
                    if whole.lead_goes_with_theme {
                        entry.take_lead_above(&columns, &above);
                    }
                    if let Some(before) = between.take_if(|_| is_numbered(&entry)) {
                        self.sub_heading = before;
                    }
                    self.say_dittos(&entry);
                    self.entry(&entry, row, &columns, &whole, &mut before);
                    before.after_headings = false;
                }
            }
            above.pass(*i, row);
        }
        self.sub_heading = over_table;
    }

    /// True where the theme at hand is only the name of the sheet, which bands may refine.
    fn sheet_is_theme(&self) -> bool {
        let name = self.theme.and_then(|t| self.draft.themes.get(t)).and_then(|t| t.name.clone());
        self.is_grid()
            && name.is_some()
            && self
                .sheet_theme()
                .is_some_and(|s| super::words::split_ref(&s).1 == name.clone().unwrap_or_default())
    }

    fn last_activity(&self) -> Option<(usize, usize)> {
        let theme = self.theme?;
        let last = self.draft.themes.get(theme)?.activities.len().checked_sub(1)?;
        Some((theme, last))
    }

    fn whole(&self, table: &Table, columns: &Columns, kinds: &[(usize, RowIs)]) -> Whole {
        let entries = kinds.iter().filter(|(_, is)| matches!(is, RowIs::Entry)).count();
        let mut above = Above::default();
        let mut texts = Vec::new();
        let mut theme = String::new();
        let mut refs: HashMap<String, HashSet<String>> = HashMap::new();
        let mut outcomes: HashMap<String, HashSet<String>> = HashMap::new();
        let mut rows_of: HashMap<String, usize> = HashMap::new();
        let mut brackets = self.brackets_hold_authority;
        let mut first_bears = true;
        let (mut grouped, mut led, mut unled) = (columns.has(ColumnRole::Theme), 0, 0);
        for (i, is) in kinds {
            let Some(row) = table.rows.get(*i) else { continue };
            if matches!(is, RowIs::Band(Level::Theme)) {
                theme = row.cells.iter().map(|c| folded(&c.text())).collect();
            }
            if !matches!(is, RowIs::Entry) {
                continue;
            }
            above.come_to(*i);
            let e = entry(row, columns, &mut above);
            if e.own(ColumnRole::Activity) {
                let has_lead = e.own(ColumnRole::Lead);
                grouped &= has_lead == e.own(ColumnRole::Theme);
                *(if has_lead { &mut led } else { &mut unled }) += 1;
                texts.extend(e.text(ColumnRole::Activity).filter(|text| !only_answers(text)));
            }
            if let Some(name) = e.text(ColumnRole::Theme) {
                theme = folded(&name);
            }
            *rows_of.entry(theme.clone()).or_default() += 1;
            if let Some(r) = e.text(ColumnRole::Ref) {
                refs.entry(theme.clone()).or_default().insert(r);
            }
            // One that only a later row bears is that of its own activity.
            let begins = rows_of.get(&theme) == Some(&1);
            if let Some(o) = e.text(ColumnRole::Outcome) {
                first_bears &= begins || outcomes.contains_key(&theme);
                outcomes.entry(theme.clone()).or_default().insert(folded(&o));
            }
            above.pass(*i, row);
            brackets |= row
                .cells
                .iter()
                .flat_map(|c| &c.paragraphs)
                .any(|p| recommendation::is_bracket_note(&p.text));
        }
        let has_theme = columns.has(ColumnRole::Theme);
        let one_row_a_theme = has_theme && rows_of.values().all(|n| *n == 1);
        let single = |m: &HashMap<String, HashSet<String>>| !m.is_empty() && m.values().all(|s| s.len() == 1);
        let ref_first = columns
            .role(ColumnRole::Ref)
            .zip(columns.role(ColumnRole::Theme))
            .is_some_and(|(r, t)| r.from < t.from);
        let more_rows_than_themes = entries > rows_of.len();
        let of_theme = has_theme && !columns.refs_are_of_actions();
        let ref_is_of_theme = of_theme && single(&refs) && (more_rows_than_themes || ref_first);
        let own_ref = columns.has(ColumnRole::Ref) && !ref_is_of_theme;
        Whole {
            ref_is_of_theme,
            outcome_is_of_theme: single(&outcomes)
                && first_bears
                && (has_theme && more_rows_than_themes || !has_theme && entries > 1),
            one_row_a_theme,
            lead_goes_with_theme: grouped && led > 1 && unled > 0,
            brackets,
            leads_in_brackets: bracketed::stand_in(&texts, columns, self.leads_in_brackets),
            label_in_text: glued::labels_under(self.theme_number(), &texts)
                .filter(|how| *how == glued::Label::Lettered || !own_ref),
        }
    }

    fn entry(&mut self, entry: &Entry<'_>, row: &Row, columns: &Columns, whole: &Whole, before: &mut Before) {
        if let Some(name) = entry.text(ColumnRole::Theme) {
            let own_ref = entry.text(ColumnRole::Ref).filter(|_| whole.ref_is_of_theme);
            let at = entry.cells.get(&ColumnRole::Theme).map(|v| v.cell.at.clone()).unwrap_or_default();
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            match own_ref {
                Some(ref_) => {
                    self.open_theme_as(Some(ref_), Some(name), &at);
                }
                None => self.open_theme(&name, &at),
            }
        }
        if whole.outcome_is_of_theme
            && let Some(outcome) = entry.text(ColumnRole::Outcome)
        {
            let theme = self.current_theme();
            if theme.outcome.as_ref().is_none_or(|o| folded(o) != folded(&outcome)) {
                add_line(&mut theme.outcome, &outcome);
            } else {
                self.said_again.push(outcome);
            }
        }
        if columns.has(ColumnRole::Recommendation) {
            self.recommendations(entry, columns, whole, before.after_headings);
        }
        if columns.has(ColumnRole::Activity) {
            self.activity(entry, row, columns, whole, before);
        } else {
            self.rest_of_recommendation_row(entry, columns, whole);
        }
    }
}

/// True for a row with a number of its own, which ends what stood over the letters above it.
fn is_numbered(entry: &Entry<'_>) -> bool {
    entry.own(ColumnRole::Ref)
        && entry
            .text(ColumnRole::Ref)
            .is_some_and(|r| r.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// A table can go on with the columns of the one before if it is as wide.
pub(super) fn fits(columns: &Columns, table: &Table) -> bool {
    let (left, right) = columns.span();
    let reach = table.rows.iter().flat_map(|r| &r.cells).map(|c| c.column + c.columns).max().unwrap_or(0);
    reach == right && left <= 1 && table.rows.iter().any(|r| r.cells.len() > 1)
}
