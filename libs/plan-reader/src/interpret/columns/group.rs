//! A column that no heading tells of, but whose cells group the rows of a table: a theme by its place.

use std::collections::HashSet;

use super::{Column, Columns, holds_grades, unheaded};
use crate::block::{Cell, Row, Table};
use crate::date;
use crate::draft::ColumnRole;
use crate::interpret::headings::below;
use crate::interpret::words::{begins_with_a_verb, folded, word_list};

/// Words in the headings of columns that explain, measure or watch over what stands beside them, though their cells may be merged.
const EXPLAINS: &[&str] = &[
    "why",
    "scope",
    "mode",
    "key",
    "reason",
    "rationale",
    "issue",
    "issues",
    "concern",
    "concerns",
    "problem",
    "problems",
    "challenge",
    "challenges",
    "evidence",
    "need",
    "context",
    "background",
    "measure",
    "success",
    "kpi",
    "indicator",
    "budget",
    "cost",
    "resource",
    "resources",
    "risk",
    "comment",
    "comments",
    "note",
    "notes",
    "partner",
    "partners",
    "support",
    "sponsor",
    "link",
    "links",
    "response",
    "know",
    "who",
    "monitor",
    "monitors",
    "monitored",
    "monitoring",
];

/// Words of headings over what a theme is to achieve: a theme themselves only where no other column is one.
const AIMS: &[&str] = &["objective", "objectives", "aim", "aims", "goal", "goals", "outcome", "outcomes"];

impl Columns {
    /// Reads a first column without a heading as the theme, where its cells stand over several rows.
    pub(crate) fn with_unheaded_theme(&mut self, table: &Table) {
        let unnamed = |c: &&Column| is_placeholder(&c.heading) && c.role.is_none();
        let placeholder =
            self.all.iter().filter(unnamed).map(|c| (c.from, c.to)).find(|(from, _)| *from == 0);
        let left = placeholder.map_or(self.span().0, |(_, to)| to);
        let aim = |c: &Column| word_list(&c.heading).iter().any(|w| AIMS.contains(&w.as_str()));
        let theme = self.role(ColumnRole::Theme);
        if left == 0 || theme.is_some_and(|c| !aim(c)) || rows(table, self.after).any(stands_alone) {
            return;
        }
        let column = unheaded::first(left, ColumnRole::Theme);
        let names: Vec<&Cell> = below(&column, table, self.after).filter(|c| !c.is_empty()).collect();
        if groups(names, table, self.after, Grouping { aims: false, first: false }) {
            self.without_themes_by(AIMS);
            self.all.retain(|c| c.from >= left);
            self.all.insert(0, column);
        }
    }

    /// True for "Ref | Action | Theme": a number before what is done is its own, and not that of the theme behind it.
    pub(crate) fn refs_are_of_actions(&self) -> bool {
        let at = |role| self.role(role).map(|column| column.from);
        let (number, action, theme) = (at(ColumnRole::Ref), at(ColumnRole::Activity), at(ColumnRole::Theme));
        number.zip(action).zip(theme).is_some_and(|((r, a), t)| r < a && a < t)
    }

    /// Reads a first column without a heading as the references, where nothing else stands in it.
    pub(crate) fn with_unheaded_refs(&mut self, table: &Table) {
        if self.has(ColumnRole::Ref) {
            return;
        }
        let named = self.all.iter().position(|c| c.from == 0);
        let left = named.and_then(|i| self.all.get(i)).map_or(self.span().0, |c| c.to);
        let unnamed =
            named.and_then(|i| self.all.get(i)).is_none_or(|c| is_placeholder(&c.heading) && !c.kept);
        let column = unheaded::first(left, ColumnRole::Ref);
        if left > 0 && unnamed && numbers(&column, table, self.after).is_some() {
            self.all.retain(|c| c.from >= left);
            self.all.insert(0, column);
        }
        // "Target" over "1.1" and "1.2" counts the rows, whatever it is called; figures have no parts.
        let first = self.all.iter_mut().min_by_key(|c| c.from);
        if let Some(column) = first.filter(|c| c.role.is_none() && !c.kept && !c.tick)
            && let Some(numbers) = numbers(column, table, self.after)
            && numbers.iter().filter(|t| t.contains('.')).count() * 2 > numbers.len()
        {
            column.role = Some(ColumnRole::Ref);
        }
    }

    /// Reads a first column without a heading as what is done, where beside it stand only how it went and what comes next.
    pub(crate) fn with_unheaded_text(&mut self, table: &Table) {
        self.all.extend(unheaded::that_tells_what_was_done(self, table));
        let next = self
            .all
            .iter()
            .position(|c| c.role == Some(ColumnRole::Activity) && says_what_is_next(&c.heading));
        let left = self.all.iter().filter(|c| !is_placeholder(&c.heading)).map(|c| c.from).min().unwrap_or(0);
        let (Some(next), true, true) = (next, left > 0, self.tells_progress()) else { return };
        let column = Column { guessed: true, ..unheaded::first(left, ColumnRole::Activity) };
        let all = rows(table, self.after).count();
        let texts: Vec<String> =
            below(&column, table, self.after).map(Cell::text).filter(|t| !t.trim().is_empty()).collect();
        let words: usize = texts.iter().map(|t| t.split_whitespace().count()).sum();
        if texts.len() == all && words >= all * 4 {
            if let Some(next) = self.all.get_mut(next) {
                next.role = None;
            }
            self.all.retain(|c| c.from >= left);
            self.all.insert(0, column);
        }
    }

    /// Reads a nameless column left of the activities as their theme, where its cells stand over several rows and
    /// nothing else names a theme.
    pub(crate) fn with_grouping_theme(&mut self, table: &Table) {
        if self.has(ColumnRole::Theme) || rows(table, self.after).any(stands_alone) {
            return;
        }
        let Some(what) = self.role(ColumnRole::Activity).map(|c| c.from) else { return };
        let again: Vec<usize> = (self.after..table.rows.len())
            .filter(|i| table.rows.get(*i).is_some_and(|row| self.repeats(row)))
            .collect();
        // The headings, said again on the next page, name nothing.
        let bare = (!again.is_empty()).then(|| without_rows(table, &again));
        let table = bare.as_ref().unwrap_or(table);
        let found = self.all.iter().position(|c| {
            // An outcome that several activities share is what they have in common.
            let nameless = matches!(c.role, None | Some(ColumnRole::Outcome));
            // Right of the activities only a column that says so groups them.
            let placed = c.from < what || names_an_aim(&c.heading);
            let named = !explains(&c.heading) && !holds_grades(c, table, self.after);
            let free = nameless && !c.kept && !c.tick && named && placed;
            let cells = || below(c, table, self.after).filter(|c| !c.is_empty()).collect();
            let first =
                self.all.iter().all(|other| other.from >= c.from || other.role == Some(ColumnRole::Ref));
            let aims = names_an_aim(&c.heading)
                || c.role == Some(ColumnRole::Outcome)
                || speaks_of_an_aim(&c.heading);
            free && groups(cells(), table, self.after, Grouping { aims, first })
        });
        if let Some(column) = found.and_then(|i| self.all.get_mut(i)) {
            column.role = Some(ColumnRole::Theme);
        }
    }
}

/// True for "Next steps" and "What happens next".
fn says_what_is_next(heading: &str) -> bool {
    word_list(heading).iter().any(|w| w == "next")
}

fn without_rows(table: &Table, left_out: &[usize]) -> Table {
    let mut out = table.clone();
    let mut at = 0..;
    out.rows.retain(|_| at.next().is_none_or(|i| left_out.binary_search(&i).is_err()));
    out
}

/// True for "Pledge" and "EDI priority", and not for "Priority", which may be high or low.
fn names_an_aim(heading: &str) -> bool {
    const NAMES: &[&str] =
        &["pledge", "promise", "commitment", "ambition", "principle", "objective", "aim", "goal"];
    let words = word_list(heading);
    let is = |name: &str| words.iter().any(|w| w.trim_end_matches('s') == name);
    NAMES.iter().any(|name| is(name))
        || words == ["programme"]
        || words.len() > 1 && words.iter().any(|w| w == "priority")
}

/// True for "What we want to achieve", which names an aim left of what is done, and an outcome right of it.
fn speaks_of_an_aim(heading: &str) -> bool {
    let words = word_list(heading);
    let is = |wanted: &[&str]| words.iter().any(|w| wanted.contains(&w.as_str()));
    is(&["achieve", "achieved", "see", "reach", "change"])
        && is(&["want", "hope", "aim", "trying", "seek", "need"])
}

/// True for what stands over a column that nobody named: "Column 1", "Column1".
fn is_placeholder(heading: &str) -> bool {
    let number = heading.trim().to_lowercase();
    number.strip_prefix("column").is_some_and(|n| n.trim().parse::<u8>().is_ok())
}

/// What stands in a column in which each cell counts its row with a number or letter of its own.
fn numbers(column: &Column, table: &Table, after: usize) -> Option<Vec<String>> {
    let cells: Vec<&Cell> = below(column, table, after).filter(|c| !c.is_empty()).collect();
    let texts: Vec<String> = cells.iter().map(|c| c.text()).collect();
    let distinct: HashSet<&String> = texts.iter().collect();
    let several = texts.len() > 1 || cells.iter().any(|c| c.rows > 1);
    (several && distinct.len() == texts.len() && texts.iter().all(|t| is_ref(t))).then_some(texts)
}

/// True for "3", "A1", "1a", "2.4", "2.a" and "2b*", with a mark that a note explains.
pub(super) fn is_ref(text: &str) -> bool {
    let text = text.trim().trim_end_matches('*').trim_end_matches(['.', ')']);
    let parts: Vec<&str> = text.split(['.', '-', '/']).collect();
    let number = |p: &str| (1..=3).contains(&p.len()) && p.chars().all(|c| c.is_ascii_digit());
    let counts = |p: &str| {
        let numbered = p.strip_suffix(|c: char| c.is_ascii_lowercase()).filter(|n| number(n));
        let p = numbered.unwrap_or(p);
        let digits = p.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        number(digits) && p.len() - digits.len() <= 3
    };
    let lettered = |(i, p): (usize, &&str)| {
        counts(p) || i > 0 && p.len() == 1 && p.bytes().all(|b| b.is_ascii_lowercase())
    };
    !text.is_empty() && parts.iter().enumerate().all(lettered) && parts.len() <= 4
}

/// True for a heading over what explains or measures the activities.
pub(crate) fn explains(heading: &str) -> bool {
    word_list(heading).iter().any(|w| EXPLAINS.contains(&w.as_str()))
}

fn rows(table: &Table, after: usize) -> impl Iterator<Item = &Row> {
    table.rows.iter().skip(after).filter(|r| !r.is_empty())
}

/// A row with one cell alone names what is below it.
fn stands_alone(row: &Row) -> bool {
    row.filled().count() == 1
}

/// An aim that names what stands beside it has no more words than this.
const LONGEST_AIM: usize = 40;

/// What is known of a column whose cells may group the rows.
#[derive(Debug, Clone, Copy)]
struct Grouping {
    /// Its heading says that it holds commitments or aims, which may say what is to be done: "Listen to people".
    aims: bool,
    /// It is the first of the table, but for numbers: there an empty cell goes on with the one above.
    first: bool,
}

/// True for short names that stand over several rows each, merged or with nothing written below them.
fn groups(names: Vec<&Cell>, table: &Table, after: usize, column: Grouping) -> bool {
    let first = rows(table, after).next();
    let begins = |c: &Cell| first.is_some_and(|r| r.cells.iter().any(|other| std::ptr::eq(other, c)));
    let all = rows(table, after).count();
    let merged = names.iter().any(|c| c.rows > 1) && names.len() < all;
    let few = names.len() * 2 <= all || column.first && names.len() * 4 <= all * 3;
    let spaced = names.first().is_some_and(|c| begins(c)) && few;
    // The same name beside each of its rows, as where a sheet without merged cells was written.
    let texts: Vec<String> = names.iter().map(|c| folded(&c.text())).collect();
    let runs = texts.chunk_by(|a, b| a == b).count();
    let distinct: HashSet<&String> = texts.iter().collect();
    let repeated = names.len() == all && runs == distinct.len() && distinct.len() * 3 <= all * 2;
    let is_name = |c: &&Cell| {
        let text = c.text();
        let words = text.split_whitespace().count();
        // An aim may be a whole sentence.
        let short = words <= 12 && !text.trim_end().ends_with(['.', '?', '!']);
        words > 0
            && (short || column.aims && words <= LONGEST_AIM)
            && !text.contains("\n- ")
            && text.chars().filter(|c| c.is_alphabetic()).count() > 2
            && !date::looks_like_a_date(&text)
    };
    // "Work that keeps its people" is a name among others.
    let doing = names.iter().filter(|c| begins_with_a_verb(&c.text())).count();
    let named = column.aims || doing == 0 || repeated && doing * 3 <= names.len();
    names.len() >= 2 && (merged || spaced || repeated) && named && names.iter().all(is_name)
}
