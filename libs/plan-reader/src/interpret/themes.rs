//! The theme at hand: opened by a heading, a band or a cell, and again where its name stands again.

pub(super) mod alike;
mod named;

use std::collections::{HashMap, HashSet};

use super::columns::Columns;
use super::front_matter::names_a_plan;
use super::prose::lead_then_date;
use super::rows::is_a_name;
use super::sections::HeadingIs;
use super::words::{self, folded, is_generic, is_theme_by_name, split_ref, word_list};
use super::{Interpreter, add_line};
use crate::Location;
use crate::block::{Row, Table};
use crate::draft::{ColumnRole, DraftTheme, UnplacedReason};

/// Words of headings over what groups activities only where nothing else does.
const OF_OBJECTIVES: &[&str] = &["objective", "objectives", "aim", "aims", "goal", "goals"];

/// Words of headings over what groups activities only where nothing else does.
const OF_INDICATORS: &[&str] = &["indicator", "metric"];

impl Interpreter {
    /// Opens the theme of this name, again if it was open before.
    pub(super) fn open_theme(&mut self, heading: &str, at: &Location) {
        if let Some((name, mark)) = words::continued(heading)
            && self.opens_again(name)
        {
            self.said_again.push(name.to_owned());
            self.unplaced(mark, UnplacedReason::Label, at);
            return;
        }
        let (heading, who) = named::without_lead(heading, &self.aliases);
        let heading = heading.trim_end().trim_end_matches(':');
        let (ref_, name, lead_in) = split_ref(&heading.split_whitespace().collect::<Vec<_>>().join(" "));
        let fresh = self.open_theme_as(ref_, Some(name), at);
        // "Listening – lead: Head of Engagement – by May 2027" dates what stands under it as well.
        let dated = who.and_then(|(_, said)| lead_then_date(said));
        if self.time_of_theme || dated.is_some() {
            self.time = dated.map(|(_, when)| when.to_owned());
            self.time_of_theme = dated.is_some();
        }
        let who = who.map(|(label, said)| (label, dated.map_or(said, |(lead, _)| lead)));
        if let Some((label, who)) = who {
            self.unplaced(label, UnplacedReason::Label, at);
            if self.current_theme().leads_as_written.as_deref() == Some(who) {
                self.said_again.push(who.to_owned());
            } else {
                add_line(&mut self.current_theme().leads_as_written, who);
            }
        }
        match lead_in {
            Some(words) if fresh => self.unplaced(&words, UnplacedReason::Label, at),
            Some(words) => self.said_again.push(words),
            None => {}
        }
    }

    /// Opens a theme that was open before, under the name that the heading before gave it.
    fn opens_again(&mut self, heading: &str) -> bool {
        let (_, name, _) = split_ref(heading);
        let same = |t: &DraftTheme| t.name.as_ref().is_some_and(|n| folded(n) == folded(&name));
        let found = self.draft.themes.iter().position(same);
        self.theme = found.or(self.theme);
        found.is_some()
    }

    /// Says whether the theme is a new one.
    pub(super) fn open_theme_as(
        &mut self,
        ref_: Option<String>,
        name: Option<String>,
        at: &Location,
    ) -> bool {
        let key = format!(
            "{}\u{1}{}",
            ref_.as_deref().map(folded).unwrap_or_default(),
            name.as_deref().map(folded).unwrap_or_default()
        );
        if let Some(index) = self.themes_by_name.get(&key) {
            self.theme = Some(*index);
            self.said_again.extend(ref_.into_iter().chain(name));
            return false;
        }
        self.draft.themes.push(DraftTheme { ref_, name, source: at.clone(), ..DraftTheme::default() });
        let index = self.draft.themes.len() - 1;
        self.themes_by_name.insert(key, index);
        self.theme = Some(index);
        true
    }

    /// The name on the tab of a sheet, where it can serve as a theme.
    pub(super) fn sheet_theme(&self) -> Option<String> {
        self.is_grid
            .then(|| self.stack.first())
            .flatten()
            .map(|h| h.text.clone())
            .filter(|t| !is_generic(t) && folded(t) != "data" && t.contains(char::is_alphabetic))
    }

    /// What stood in the column of themes of the table before names nothing in a table with headings of its own.
    pub(super) fn close_theme_of_column(&mut self) {
        let before = self.last_columns.as_ref().filter(|c| c.has(ColumnRole::Theme));
        let open = self.theme.and_then(|t| self.draft.themes.get(t));
        if let (Some(before), Some(theme)) = (before, open)
            && theme.source.table.is_some()
            && theme.source.table == before.at.table
        {
            self.theme = None;
        }
    }

    /// The theme at hand; where there is none, one without a name.
    pub(super) fn current_theme(&mut self) -> &mut DraftTheme {
        let index = match self.theme {
            Some(index) if index < self.draft.themes.len() => index,
            _ => {
                self.open_theme_as(None, None, &Location::default());
                self.theme.unwrap_or(0)
            }
        };
        &mut self.draft.themes[index]
    }

    /// Opens the theme that a task over others names, and lists what else its row says.
    pub(super) fn open_outline(&mut self, row: &Row, columns: &Columns) {
        let text = |role| {
            let column = columns.role(role)?;
            let cell = row.cells.iter().find(|c| (column.from..column.to).contains(&c.column))?;
            Some(cell.text().split_whitespace().collect::<Vec<_>>().join(" "))
        };
        // "2 | A diverse workforce" across the other columns.
        let across = row.filled().find(|c| c.columns > 1).filter(|_| text(ColumnRole::Activity).is_none());
        let name = across.map(|c| c.text().split_whitespace().collect::<Vec<_>>().join(" "));
        self.open_theme_as(text(ColumnRole::Ref), text(ColumnRole::Activity).or(name), &row.at);
        for cell in row.filled() {
            let role = columns.at(cell.column).and_then(|c| c.role);
            let named = across.is_some_and(|c| std::ptr::eq(c, cell));
            if !named && !matches!(role, Some(ColumnRole::Ref | ColumnRole::Activity)) {
                self.unplaced(&cell.text(), UnplacedReason::Note, &cell.at);
            }
        }
    }

    /// Keeps a task over others that stands under a theme itself, to be said with each of them.
    pub(super) fn open_between(&mut self, row: &Row, columns: &Columns) {
        for cell in row.filled() {
            match columns.at(cell.column).and_then(|c| c.role) {
                Some(ColumnRole::Activity) => self.sub_heading = Some(cell.text()),
                _ => self.unplaced(&cell.text(), UnplacedReason::Label, &cell.at),
            }
        }
    }

    /// Keeps under its own heading what is called as themes are, where the themes stand elsewhere.
    pub(super) fn settle_themes(&self, table: &Table, columns: &mut Columns) {
        if self.themes_stand_out(table)
            || self.is_parted_by_headings()
            || objectives_stand_in_bands(table, columns)
        {
            columns.without_themes_by(OF_OBJECTIVES);
        }
        if !self.is_under_theme() {
            columns.with_unheaded_theme(table);
        }
        if self.blocks_are_themes(table, columns) {
            columns.without_theme();
        }
    }

    /// Reads what groups the rows of a table as their themes, where nothing over the table names one.
    pub(super) fn settle_groups(&self, table: &Table, columns: &mut Columns) {
        let under = self.themes_stand_out(table) || self.is_under_theme();
        if under {
            columns.without_themes_by(OF_INDICATORS);
        } else {
            columns.with_grouping_theme(table);
        }
        // "Action Plan: July 2026 to July 2027" over the table is the name of all.
        let of_all = |name: &str| names_a_plan(name) && name.contains(|c: char| c.is_ascii_digit());
        if !under || self.theme_name().is_some_and(of_all) {
            columns.with_spanning_theme(table, &self.aliases);
        }
    }

    /// True where a heading over the table names its theme.
    pub(super) fn is_under_theme(&self) -> bool {
        !self.is_grid() && self.theme_name().is_some()
    }

    /// True where rows of the table call themselves themes, or the heading over it an indicator: no objective beside
    /// the activities is one then.
    pub(super) fn themes_stand_out(&self, table: &Table) -> bool {
        let under = self.theme_name().filter(|_| !self.is_grid()).unwrap_or_default();
        let of_indicator =
            word_list(under).first().is_some_and(|w| matches!(w.as_str(), "indicator" | "metric"));
        of_indicator
            || table.rows.iter().any(|row| {
                let mut filled = row.filled();
                matches!((filled.next(), filled.next()), (Some(cell), None) if is_theme_by_name(&cell.text()))
            })
    }

    /// True where headings part the document into themes, so that an objective beside the activities is none.
    pub(super) fn is_parted_by_headings(&self) -> bool {
        let themes = self.headings.values().filter(|(_, is)| *is == HeadingIs::Theme).count();
        self.is_under_theme() && themes > 1
    }

    /// The number of the theme at hand.
    pub(super) fn theme_number(&self) -> Option<&str> {
        self.theme.and_then(|t| self.draft.themes.get(t)).and_then(|t| t.ref_.as_deref())
    }

    fn theme_name(&self) -> Option<&str> {
        self.theme.and_then(|t| self.draft.themes.get(t)).and_then(|t| t.name.as_deref())
    }
}

/// True where rows with a single name part the table, none of them a service, and each objective stands beneath one of them
/// only: then the names are the themes.
fn objectives_stand_in_bands(table: &Table, columns: &Columns) -> bool {
    let Some(theme) = columns.role(ColumnRole::Theme) else { return false };
    if !word_list(&theme.heading).iter().any(|w| OF_OBJECTIVES.contains(&w.as_str())) {
        return false;
    }
    let mut bands: HashSet<String> = HashSet::new();
    let mut stands_under: HashMap<String, usize> = HashMap::new();
    for row in table.rows.iter().skip(columns.after).filter(|row| !row.is_empty()) {
        let mut filled = row.filled();
        let (Some(first), second) = (filled.next(), filled.next()) else { continue };
        if second.is_none() {
            let name = first.text();
            if !is_a_name(first) || words::is_service_by_name(&name) || !bands.insert(folded(&name)) {
                return false;
            }
            continue;
        }
        let objective =
            row.filled().find(|c| (theme.from..theme.to).contains(&c.column)).map(|c| folded(&c.text()));
        if let Some(objective) = objective
            && *stands_under.entry(objective).or_insert(bands.len()) != bands.len()
        {
            return false;
        }
    }
    bands.len() > 1 && !stands_under.values().any(|n| *n == 0)
}
