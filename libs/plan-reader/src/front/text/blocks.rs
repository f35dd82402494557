//! The words of a PDF as a program takes them out block by block: each cell in lines of its own with a blank line after it,
//! the headings among them, and again on every page.
//!
//! A block is parted where a line ends though the next word would have fitted: there a name over rows ends, or a
//! paragraph. What comes out reads like a list of one cell a line, and is read as one.

mod beside;

use std::collections::{HashMap, HashSet};

use super::likeness::Look;
use super::lines::{Line, begins_item, numbered};
use super::listed::{self, Lists};
use super::printed::{SPACE, ink, table_end};
use super::rows::RowText;
use crate::Aliases;
use crate::date::looks_like_a_date;
use crate::draft::ColumnRole;
use crate::interpret::columns;
use crate::interpret::words::is_name_like;

/// The headings of a table stand within so many lines that are not blank.
const NEAR: usize = 24;

/// Headings are no more than this.
const MOST_HEADINGS: usize = 12;

/// More lines than this are no table that anyone pasted.
const MOST_LINES: usize = 4_000;

/// So many lines are looked at for tables in all.
const MOST_IN_ALL: usize = 40_000;

/// What is known of the tables of a text whose cells come block by block.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// Their headings; none where there are no such tables.
    headings: Vec<String>,
    /// How many lines were looked at so far.
    lines: usize,
}

impl Blocks {
    pub(super) fn of(lines: &[Line<'_>], aliases: &Aliases) -> Self {
        Self { headings: headings(lines, aliases), lines: 0 }
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
    let headings = known.headings.as_slice();
    let first = headings.first()?;
    let is_heading = |l: &Line<'_>| headings.iter().any(|h| h == l.text.trim());
    if lines.first()?.text.trim() != first {
        return None;
    }
    let near = lines.iter().filter(|l| !l.is_blank()).take(NEAR).filter(|l| is_heading(l)).count();
    if near * 2 < headings.len() || known.lines > MOST_IN_ALL {
        return None;
    }
    let lines = lines.get(..MOST_LINES.min(lines.len()))?;
    let lines = lines.get(..table_end(lines, headings, 1, aliases))?;
    known.lines += lines.len();
    let (pieces, set_apart): (Vec<Piece>, Vec<Piece>) =
        pieces(lines, headings).into_iter().partition(|p| p.column.is_none());
    // Cells that are lists say by their labels what each line is.
    let items = pieces.iter().filter(|p| p.goes_on && begins_item(&p.text)).count();
    if items * 2 > pieces.len() {
        return None;
    }
    let mut list: Vec<Line<'_>> = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    let mut add = |number: u32, text, end: usize| {
        list.push(Line { number, text, message: false, page: false });
        ends.push(end);
    };
    let first = lines.first().map_or(0, |l| l.number);
    for heading in headings {
        add(first, heading.as_str(), 1);
        add(first, "", 1);
    }
    for (i, piece) in pieces.iter().enumerate() {
        if i > 0 && !piece.goes_on {
            add(piece.number, "", 1);
        }
        add(piece.number, &piece.text, piece.end);
    }
    let (mut rows, taken) = listed::take(&list, aliases, lists)?;
    let end = ends.get(..taken).into_iter().flatten().max().copied().unwrap_or(0);
    let apart = set_apart.iter().filter(|p| p.end <= end || taken == list.len());
    let end = apart.clone().map(|p| p.end).max().unwrap_or(0).max(end);
    beside::put(&mut rows, &apart.collect::<Vec<_>>());
    Some((rows, end))
}

/// Words of a block that are one paragraph of a cell.
struct Piece {
    number: u32,
    text: String,
    /// One past its last line.
    end: usize,
    /// It is a further paragraph of the cell above.
    goes_on: bool,
    /// It stands below the heading of this column alone, so the cells of the column come after those of the rest of the page.
    column: Option<usize>,
    /// The number of the first line of its page.
    page: u32,
}

fn pieces(lines: &[Line<'_>], headings: &[String]) -> Vec<Piece> {
    let heading = |l: &Line<'_>| headings.iter().position(|h| h == l.text.trim());
    let blocks: Vec<&[Line<'_>]> = lines.split(Line::is_blank).collect();
    let heads = |block: usize| blocks.get(block).and_then(|b| b.first()).and_then(heading);
    let filled: Vec<usize> =
        (0..blocks.len()).filter(|b| blocks.get(*b).is_some_and(|b| !b.is_empty())).collect();
    let mut alone: Vec<bool> = vec![false; blocks.len()];
    for (i, block) in filled.iter().enumerate() {
        let beside =
            |at: Option<usize>| at.and_then(|at| filled.get(at)).is_some_and(|b| heads(*b).is_some());
        if let Some(slot) = alone.get_mut(*block) {
            *slot = heads(*block).is_some_and(|h| h > 0) && !beside(i.checked_sub(1)) && !beside(Some(i + 1));
        }
    }
    let mut out = Vec::new();
    let names = names(&blocks);
    let (mut at, mut page, mut column) = (0_usize, 0_u32, None);
    for (n, block) in blocks.iter().enumerate() {
        if let Some(found) = heads(n) {
            column = Some(found).filter(|_| alone.get(n) == Some(&true));
        }
        // A blank line that begins a page stands before the block.
        let begins = at.checked_sub(1).and_then(|b| lines.get(b)).into_iter().chain(block.iter());
        page = begins.rev().find(|l| l.page).map_or(page, |l| l.number);
        let worded = block.iter().enumerate().map(|(i, l)| (at + i, l));
        let worded: Vec<(usize, &Line<'_>)> =
            worded.filter(|(_, l)| l.text.contains(char::is_alphanumeric) && heading(l).is_none()).collect();
        at += block.len() + 1;
        let name = worded.first().filter(|(_, l)| worded.len() > 1 && names.contains(l.text.trim()));
        add_pieces(worded.get(..usize::from(name.is_some())).unwrap_or_default(), column, page, &mut out);
        add_pieces(worded.get(usize::from(name.is_some())..).unwrap_or_default(), column, page, &mut out);
    }
    // Where who and when follow too, rows go on below the heading.
    for run in out.chunk_by_mut(|a, b| a.column == b.column) {
        if run.iter().any(|p| says_who_or_when(&p.text)) {
            run.iter_mut().for_each(|p| p.column = None);
        }
    }
    out
}

/// A line shorter than this is not of the widest column.
const WIDE: usize = 24;

/// The names that stand right over cells of the widest column, with no blank line between: each over different words.
fn names<'t>(blocks: &[&[Line<'t>]]) -> HashSet<&'t str> {
    let mut below: HashMap<&str, HashSet<&str>> = HashMap::new();
    for block in blocks {
        if let [name, next, ..] = block
            && next.text.trim().chars().count() >= WIDE
            && next.text.trim().starts_with(char::is_uppercase)
            && is_name_like(name.text)
        {
            below.entry(name.text.trim()).or_default().insert(next.text.trim());
        }
    }
    below.into_iter().filter(|(_, next)| next.len() > 1).map(|(name, _)| name).collect()
}

fn says_who_or_when(text: &str) -> bool {
    let look = Look::at(text);
    look.is_short() && (look.names_leads() || look.fits(Some(ColumnRole::TargetDate)) > 2.0)
}

/// How wide the full lines of a block are. One line may be longer, where the program put a word together that was parted.
fn full(mut wide: Vec<u32>) -> u32 {
    wide.sort_unstable();
    match wide.as_slice() {
        [_, .., next, longest] if f64::from(*longest) > f64::from(*next) * 1.1 => *next,
        [.., longest] => *longest,
        [] => 0,
    }
}

fn add_pieces(block: &[(usize, &Line<'_>)], column: Option<usize>, page: u32, out: &mut Vec<Piece>) {
    let wide = full(block.iter().map(|(_, l)| ink(l.text.trim())).collect());
    let mut above: Option<&str> = None;
    for (at, line) in block {
        let text = line.text.trim();
        let word = text.split_whitespace().next().map_or(0, ink);
        // The widths of letters are those of a usual face only.
        let fitted = |above: &str| f64::from(ink(above) + SPACE + word) * 1.02 <= f64::from(wide);
        let small = text.starts_with(char::is_lowercase);
        let joins = above.is_some_and(|a| !begins_item(text) && (small || !fitted(a)));
        let piece = if joins { out.last_mut() } else { waiting(out, text, above.is_none()) };
        match piece {
            Some(piece) => {
                let address = !text.contains(' ') && piece.text.contains("://");
                piece.text.push_str(if address { "" } else { " " });
                piece.text.push_str(text);
                piece.end = at + 1;
            }
            None => {
                let closed = above.is_some_and(|a| a.ends_with(['.', ':', ';', '!', '?']));
                let goes_on = above.is_some() && (closed || begins_item(text));
                out.push(Piece {
                    number: line.number,
                    text: text.to_owned(),
                    end: at + 1,
                    goes_on,
                    column,
                    page,
                });
            }
        }
        above = Some(text);
    }
}

/// A sentence shorter than this is not waited for by what begins with a small letter.
const OPEN: usize = 40;

/// The piece that a line goes on with though it does not stand right below it: a label alone, or a sentence that the end of
/// a page or another cell broke off.
fn waiting<'p>(out: &'p mut [Piece], text: &str, begins_block: bool) -> Option<&'p mut Piece> {
    let label = |p: &Piece| p.text.len() <= 4 && numbered(&format!("{} x", p.text)).is_some();
    if out.last().is_some_and(label) {
        return out.last_mut();
    }
    let small = text.starts_with(char::is_lowercase) && !begins_item(text) && !looks_like_a_date(text);
    let open = |p: &Piece| p.text.chars().count() > OPEN && !p.text.ends_with(['.', ':', ';', '!', '?', ')']);
    let near = out.len().saturating_sub(3);
    out.iter_mut().skip(near).rfind(|p| open(p)).filter(|_| begins_block && small)
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
}
