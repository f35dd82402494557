//! The words of a PDF as a program takes them out block by block: each cell in lines of its own with a blank line after it,
//! the headings among them, and again on every page.
//!
//! A block is parted where a line ends though the next word would have fitted: there a name over rows ends, or a
//! paragraph. What comes out reads like a list of one cell a line, and is read as one.

mod beside;
mod given_back;
mod items;
mod piece;

use super::lines::{Line, begins_item};
use super::listed::{self, Lists};
use super::printed::table_end;
use super::rows::RowText;
use crate::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns;
use piece::{Piece, names, pieces};
use std::collections::HashSet;

/// The headings of a table stand within so many lines that are not blank.
const NEAR: usize = 24;

/// Headings are no more than this.
const MOST_HEADINGS: usize = 12;

/// More lines than this are no table that anyone pasted.
const MOST_LINES: usize = 4_000;

/// So many lines are enough to learn from.
const MOST_LEARNT: usize = 4_000;

/// So many lines are looked at for tables in all.
const MOST_IN_ALL: usize = 40_000;

/// What is known of the tables of a text whose cells come block by block.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// Their headings; none where there are no such tables.
    headings: Vec<String>,
    roles: Vec<Option<ColumnRole>>,
    /// The names that stand over rows in the block of the first of them.
    names: HashSet<String>,
    /// How many lines were looked at so far.
    lines: usize,
    /// What its tables teach of each other has been learnt.
    learnt: bool,
}

impl Blocks {
    pub(super) fn of(lines: &[Line<'_>], aliases: &Aliases) -> Self {
        let headings = headings(lines, aliases);
        let roles = columns::assign_knowing(&headings, aliases, &[]);
        let names = if headings.is_empty() { HashSet::new() } else { names(lines) };
        Self { headings, roles, names, ..Self::default() }
    }

    /// How far the table goes that begins with this line, if one does.
    fn table<'l, 't>(&self, lines: &'l [Line<'t>], aliases: &Aliases) -> Option<&'l [Line<'t>]> {
        let first = self.headings.first()?;
        let is_heading = |l: &Line<'_>| self.headings.iter().any(|h| h == l.text.trim());
        if lines.first()?.text.trim() != first {
            return None;
        }
        let near = lines.iter().filter(|l| !l.is_blank()).take(NEAR).filter(|l| is_heading(l)).count();
        if near * 2 < self.headings.len() {
            return None;
        }
        let lines = lines.get(..MOST_LINES.min(lines.len()))?;
        lines.get(..table_end(lines, &self.headings, 1, aliases))
    }

    /// Lets the list of this table and those below it teach of each other.
    fn learn(&mut self, lines: &[Line<'_>], aliases: &Aliases, lists: &mut Lists) {
        self.learnt = true;
        let mut tables: Vec<Table> = Vec::new();
        let (mut at, mut taken) = (0, 0);
        while let Some(rest) = lines.get(at..).filter(|r| !r.is_empty() && taken < MOST_LEARNT) {
            let Some(found) = self.table(rest, aliases) else {
                at += 1;
                continue;
            };
            at += found.len().max(1);
            taken += found.len();
            tables.push(Table::of(found, pieces(found, &self.headings, &self.roles, &self.names)));
        }
        let lists_of: Vec<Vec<Line<'_>>> = tables.iter().map(|t| t.list(&self.headings).0).collect();
        listed::take(&lists_of.concat(), aliases, lists);
    }
}

/// A table whose cells come block by block.
struct Table {
    /// The number of its first line.
    number: u32,
    /// Its paragraphs in their order, but for those set apart.
    pieces: Vec<Piece>,
    /// The paragraphs of columns that stand after the rest of their page.
    apart: Vec<Piece>,
}

impl Table {
    fn of(lines: &[Line<'_>], all: Vec<Piece>) -> Self {
        let (pieces, apart) = all.into_iter().partition(|p| p.column.is_none());
        Self { number: lines.first().map_or(0, |l| l.number), pieces, apart }
    }

    /// Its cells as a list of one a line, and for each line how far the table goes with it.
    fn list<'p>(&'p self, headings: &'p [String]) -> (Vec<Line<'p>>, Vec<usize>) {
        let blank =
            Line { number: self.number, text: "", message: false, page: false, foot: false, shape: None };
        let mut list = Vec::new();
        let mut ends = Vec::new();
        for heading in headings {
            list.extend([Line { text: heading.as_str(), ..blank }, blank]);
            ends.extend([1, 1]);
        }
        for (i, piece) in self.pieces.iter().enumerate() {
            let number = piece.number;
            if i > 0 && !piece.goes_on {
                list.push(Line { number, ..blank });
                ends.push(1);
            }
            list.push(Line { number, text: &piece.text, shape: Some(&piece.shape), ..blank });
            ends.push(piece.end);
        }
        (list, ends)
    }
}

/// The headings that stand one below the other, each in a block of its own, where that is in the text: the longest run.
fn headings(lines: &[Line<'_>], aliases: &Aliases) -> Vec<String> {
    let mut best: Vec<String> = Vec::new();
    let mut run: Vec<String> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        if line.is_blank() {
            continue;
        }
        let words = line.text.trim();
        let alone = i.checked_sub(1).and_then(|b| lines.get(b)).is_none_or(Line::is_blank)
            && lines.get(i + 1).is_none_or(Line::is_blank);
        let known = alone
            && words.split_whitespace().count() <= 7
            && columns::assign_knowing(&[words.to_owned()], aliases, &[])
                .first()
                .is_some_and(Option::is_some);
        if known && !run.iter().any(|w| w == words) && run.len() < MOST_HEADINGS {
            run.push(words.to_owned());
            if run.len() > best.len() && columns::are_headings(&run, aliases) {
                best.clone_from(&run);
            }
        } else {
            run.clear();
        }
    }
    if best.len() < 3 { Vec::new() } else { best }
}

/// The rows under these headings, where they begin with this line, and how many lines they take.
pub(super) fn take(
    lines: &[Line<'_>],
    known: &mut Blocks,
    aliases: &Aliases,
    lists: &mut Lists,
) -> Option<(Vec<RowText>, usize)> {
    let table = known.table(lines, aliases).filter(|_| known.lines <= MOST_IN_ALL)?;
    known.lines += table.len();
    let all = pieces(table, &known.headings, &known.roles, &known.names);
    // Cells that are lists say by their labels what each line is.
    if let Some(mut rows) = items::rows(&all, &known.roles) {
        let first = table.first().map_or(0, |l| l.number);
        let heads = RowText::of(first, known.headings.iter().map(String::as_str));
        rows.insert(0, RowText { headings: true, ..heads });
        return Some((rows, table.len()));
    }
    let in_flow = || all.iter().filter(|p| p.column.is_none());
    let items = in_flow().filter(|p| p.goes_on && begins_item(&p.text)).count();
    if items * 2 > in_flow().count() {
        return None;
    }
    if !known.learnt {
        known.learn(lines, aliases, lists);
    }
    let table = Table::of(table, all);
    let (list, ends) = table.list(&known.headings);
    let (mut rows, taken) = listed::take(&list, aliases, lists)?;
    let end = ends.get(..taken).into_iter().flatten().max().copied().unwrap_or(0);
    let apart = table.apart.iter().filter(|p| p.end <= end || taken == list.len());
    let end = apart.clone().map(|p| p.end).max().unwrap_or(0).max(end);
    given_back::give_back(&mut rows, &known.roles);
    beside::put(&mut rows, &apart.collect::<Vec<_>>());
    Some((rows, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::text::lines::split;

    const PAGE: &str = "Activity\n\nLead\n\nTarget date\n\nWhat has been achieved\n\nWrite to every landlord in the borough about our\nexpectations\n\nHousing Strategy\nManager\n\nMay 2027\n\nLetters sent to 40 landlords.\n\nTrain the repairs teams to answer reports of hate in a\nday\n\nHead of Repairs\n\nJune 2027\n\n\u{c}Activity\n\nLead\n\nTarget date\n\nWalk each estate with the people who live there twice a\nyear\n\nEstates Team\n\nOngoing\n\nWhat has been achieved\n\nEleven estates were walked in spring.";

    fn rows() -> Vec<Vec<(usize, String)>> {
        let lines = split(PAGE);
        let aliases = Aliases::default();
        let mut blocks = Blocks::of(&lines, &aliases);
        let (rows, taken) = take(&lines, &mut blocks, &aliases, &mut Lists::default()).unwrap();
        assert_eq!(taken, lines.len());
        let words = |r: &RowText| {
            r.cells
                .iter()
                .map(|c| (c.column, c.lines.iter().map(|l| l.1.as_str()).collect::<Vec<_>>().join(" ")))
                .collect()
        };
        rows.iter().skip(1).map(words).collect()
    }

    #[test]
    fn blocks_are_put_into_the_rows_of_their_table_over_the_end_of_a_page() {
        let rows = rows();
        let dates: Vec<&str> = rows.iter().flatten().filter(|c| c.0 == 2).map(|c| c.1.as_str()).collect();
        assert_eq!(dates, ["May 2027", "June 2027", "Ongoing"]);
        let first = rows.iter().flatten().find(|c| c.1.starts_with("Write")).unwrap();
        assert_eq!(first.1, "Write to every landlord in the borough about our expectations");
    }

    #[test]
    fn a_column_that_stands_after_the_rest_of_its_page_goes_into_the_row_it_tells_of() {
        let rows = rows();
        let last = rows.last().unwrap();
        assert_eq!(last.last().unwrap(), &(3, "Eleven estates were walked in spring.".to_owned()));
        assert!(last[0].1.starts_with("Walk each estate"));
    }

    fn cells(text: &str) -> Vec<Vec<(usize, String)>> {
        let lines = split(text);
        let aliases = Aliases::default();
        let mut blocks = Blocks::of(&lines, &aliases);
        let (rows, _) = take(&lines, &mut blocks, &aliases, &mut Lists::default()).unwrap_or_default();
        let words = |c: &crate::front::text::rows::CellText| {
            c.lines.iter().map(|l| l.1.as_str()).collect::<Vec<_>>().join("/")
        };
        rows.iter().skip(1).map(|r| r.cells.iter().map(|c| (c.column, words(c))).collect()).collect()
    }

    #[test]
    fn lists_belong_to_references_in_their_order() {
        let rows = cells(
            "Ref\n\nTheme\n\nRecommendations\n\nLead officer\n\n01\n\nHomes\n\na. Answer every report of hate within a day.\nb. Walk each estate twice a year.\n\nHead of Housing\n\n02\n\nWork and\nskills\n\nTom Bell\n\n03\n\nSchools\n\na. Publish who is hired.\n\nc.\n\nb. Train those who choose.\n\nTell those who were not chosen why they were not.\n\nWho is taught\na. Ask each school for its figures.\n\nDirector of Education",
        );
        let lists: Vec<&str> =
            rows.iter().filter_map(|r| r.iter().find(|c| c.0 == 2)).map(|c| c.1.as_str()).collect();
        assert!(lists[0].starts_with("a. Answer") && lists[0].ends_with("twice a year."), "{lists:?}");
        assert!(lists[1].starts_with("a. Publish") && lists[1].contains("c. Tell those"), "{lists:?}");
        assert!(
            lists[2].starts_with("Who is taught") && rows[2].contains(&(1, "Schools".into())),
            "{rows:?}"
        );
        assert!(
            rows[1].contains(&(1, "Work and skills".into())) && rows[1].contains(&(3, "Tom Bell".into()))
        );
    }
}
