//! Cells parted by a mark between spaces: `Action / By when / Lead`, the same with dashes, dots, semicolons or arrows.
//!
//! Such marks stand in running text too, so a row of headings must begin the table. In the rows below, a mark may be part
//! of a cell, and empty cells are left out as a rule: what each part looks like decides under which heading it goes.

mod over_lines;

use std::collections::HashSet;

use super::likeness::Look;
use super::lines::{Line, is_bullet};
use super::listed::passing;
use super::rows::{CellText, RowText};
use crate::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns;
use crate::interpret::words::{is_name_like, word_list};

/// The marks that part cells, each with the spaces that must stand around it.
const MARKS: &[&str] = &[" / ", " – ", " — ", " - ", " · ", " • ", " > ", " → ", "; "];

/// Rows have no more parts than this; longer lines are running text.
const MOST_PARTS: usize = 16;

/// A cell holds no more marks than this.
const MOST_JOINED: usize = 4;

/// The places of so many rows are sought; the parts of further ones are taken in their order.
const SOUGHT: usize = 2_000;

/// Where a line is no row, marks in so many lines below it show that rows go over several.
const NEAR: usize = 12;

/// Rows that go over several lines are sought no more often than this in vain.
const MOST_TRIES: usize = 20;

/// What it costs to read a mark as part of a cell.
const JOIN: f32 = 1.2;

/// The rows of the table that begins here, and how many lines it takes. `tries` counts those sought over several lines in vain.
pub(super) fn take(
    lines: &[Line<'_>],
    aliases: &Aliases,
    tries: &mut usize,
) -> Option<(Vec<RowText>, usize)> {
    let first = lines.first()?;
    let (mark, words) = headings(first.text, aliases)?;
    let parts_of = |text: &str| parts(text, mark).len();
    let mut found: Vec<Found<'_>> = Vec::new();
    let mut taken = 1;
    let mut torn = false;
    for (i, line) in lines.iter().enumerate().skip(1) {
        let rest = lines.get(i + 1..).unwrap_or_default();
        if line.is_blank() {
            let next = rest.iter().take(4).find(|l| !l.is_blank());
            if next.is_some_and(|l| parts(l.text, mark).len() > 1) {
                continue;
            }
            break;
        }
        let parts = parts(unbulleted(line.text), mark);
        match found.last_mut() {
            Some(Found::Row(above)) if is_bullet(line.text) && parts.len() < 2 => {
                above.below.push((line.number, line.text));
            }
            _ if (2..=MOST_PARTS).contains(&parts.len()) => {
                found.push(Found::Row(Parted { line: line.number, parts, below: Vec::new() }));
            }
            _ if is_band(line, rest, mark) => found.push(Found::Band(line)),
            _ => {
                torn = rest.iter().take(NEAR).take_while(|l| !l.is_blank()).any(|l| parts_of(l.text) > 1);
                break;
            }
        }
        taken = i + 1;
    }
    if torn && *tries < MOST_TRIES {
        if let Some(found) = over_lines::take(lines, mark, &words, aliases) {
            return Some(found);
        }
        *tries += 1;
    }
    let rows = found.iter().filter(|f| matches!(f, Found::Row(_))).count();
    if rows == 0 {
        return None;
    }
    let columns = Columns::new(&words, &found, aliases);
    let head = RowText { headings: true, ..RowText::of(first.number, words.iter().copied()) };
    let body = found.iter().enumerate().map(|(n, f)| match f {
        Found::Row(row) => columns.row(row, mark, n < SOUGHT),
        Found::Band(line) => {
            let wide = CellText { columns: words.len(), ..CellText::one(0, line.number, line.text) };
            RowText { line: line.number, cells: vec![wide], ..RowText::default() }
        }
    });
    Some((std::iter::once(head).chain(body).collect(), taken))
}

/// A line below the headings.
enum Found<'t> {
    Row(Parted<'t>),
    /// A name over the rows that follow.
    Band(&'t Line<'t>),
}

struct Parted<'t> {
    line: u32,
    parts: Vec<&'t str>,
    /// Bullets in the lines below, which go on with the last cell.
    below: Vec<(u32, &'t str)>,
}

/// The words behind the mark of a list: a row may be an item of one.
fn unbulleted(text: &str) -> &str {
    let text = text.trim_start();
    let behind = text.char_indices().nth(1).and_then(|(at, _)| text.get(at..));
    behind.filter(|_| is_bullet(text)).map_or(text, str::trim_start)
}

fn parts<'t>(text: &'t str, mark: &str) -> Vec<&'t str> {
    text.split(mark).map(str::trim).filter(|p| !p.is_empty()).collect()
}

/// The mark that parts a line into three headings of a plan or more, and these headings.
fn headings<'t>(text: &'t str, aliases: &Aliases) -> Option<(&'static str, Vec<&'t str>)> {
    if text.len() > 400 || is_bullet(text) {
        return None;
    }
    MARKS.iter().find_map(|mark| {
        let words = parts(text, mark);
        let short =
            |w: &&str| w.split_whitespace().count() <= 6 && !w.trim_end_matches('.').contains([':', '.']);
        if !(3..=MOST_PARTS).contains(&words.len()) || !words.iter().all(short) {
            return None;
        }
        let owned: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
        let known = columns::assign_knowing(&owned, aliases, &[]).iter().flatten().count();
        (known >= 3 && columns::are_headings(&owned, aliases)).then_some((*mark, words))
    })
}

/// A name right over a row, or with one blank line between.
fn is_band(line: &Line<'_>, rest: &[Line<'_>], mark: &str) -> bool {
    let next = rest.iter().take(2).find(|l| !l.is_blank());
    is_name_like(line.text) && next.is_some_and(|l| parts(l.text, mark).len() > 1)
}

/// What can be seen of a text, looked at once.
struct Seen {
    look: Look,
    words: Vec<String>,
    figure: bool,
}

impl Seen {
    fn at(text: &str) -> Self {
        Self { look: Look::at(text), words: telling(text), figure: has_figure(text) }
    }
}

/// The longer words, by which cells of one column are alike.
fn telling(text: &str) -> Vec<String> {
    word_list(text).into_iter().filter(|w| w.len() > 3).collect()
}

fn has_figure(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// What the headings say, and what whole rows show of each column.
struct Columns {
    roles: Vec<Option<ColumnRole>>,
    /// The words that whole rows have in each column.
    words: Vec<HashSet<String>>,
    /// Whether most whole rows have a figure in each column.
    figures: Vec<bool>,
}

impl Columns {
    fn new(headings: &[&str], found: &[Found<'_>], aliases: &Aliases) -> Self {
        let owned: Vec<String> = headings.iter().map(|w| (*w).to_owned()).collect();
        let roles = columns::assign_knowing(&owned, aliases, &[]);
        let whole: Vec<&Parted<'_>> = found
            .iter()
            .filter_map(|f| match f {
                Found::Row(row) if row.parts.len() == headings.len() => Some(row),
                _ => None,
            })
            .collect();
        let cells = |c: usize| whole.iter().filter_map(move |r| r.parts.get(c).copied());
        Self {
            words: (0..headings.len()).map(|c| cells(c).flat_map(telling).collect()).collect(),
            figures: (0..headings.len())
                .map(|c| cells(c).filter(|t| has_figure(t)).count() * 2 > whole.len())
                .collect(),
            roles,
        }
    }

    /// How well a text fits in a column: by the heading, and by what whole rows have there.
    fn fits(&self, text: &Seen, column: usize) -> f32 {
        let by_heading = text.look.fits(self.roles.get(column).copied().flatten());
        let known = |w: &&String| self.words.get(column).is_some_and(|k| k.contains(*w));
        let alike = text.words.iter().filter(known).count() as f32 / text.words.len().max(1) as f32;
        let figures = self.figures.get(column).copied().unwrap_or(false);
        by_heading + alike + if figures && !text.figure { -0.5 } else { 0.0 }
    }

    fn row(&self, row: &Parted<'_>, mark: &str, sought: bool) -> RowText {
        let in_order = || row.parts.iter().map(|p| (*p).to_owned()).enumerate().collect();
        let even = row.parts.len() == self.roles.len();
        let places = if even || !sought { in_order() } else { self.places(&row.parts, mark) };
        let mut out = RowText { line: row.line, ..RowText::default() };
        for (column, words) in places {
            let mut cell = CellText::one(column, row.line, &words);
            // A break within a cell stands in the lines below, with the last of them.
            if column == self.roles.len() - 1 || out.cells.len() + 1 == row.parts.len() {
                cell.lines.extend(row.below.iter().map(|(n, t)| (*n, (*t).to_owned())));
            }
            out.cells.push(cell);
        }
        out
    }

    /// The likeliest column of each part, and which parts are one cell with the mark between them.
    fn places(&self, parts: &[&str], mark: &str) -> Vec<(usize, String)> {
        let (k, n) = (self.roles.len(), parts.len());
        let most = (n.saturating_sub(k) + 2).min(MOST_JOINED);
        // What each run of parts looks like, by where it ends and how many it holds.
        let seen: Vec<Vec<Seen>> = (0..=n)
            .map(|upto| {
                let runs = (1..=upto.min(most)).filter_map(|held| parts.get(upto - held..upto));
                runs.map(|own| Seen::at(&own.join(mark))).collect()
            })
            .collect();
        // For so many columns and parts, the best sum and how many parts the last of the columns holds.
        let mut best: Vec<Vec<(f32, usize)>> = vec![vec![(f32::MIN, 0); n + 1]; k + 1];
        let at = |best: &[Vec<(f32, usize)>], c: usize, p: usize| {
            best.get(c).and_then(|b| b.get(p)).copied().unwrap_or((f32::MIN, 0))
        };
        if let Some(start) = best.first_mut().and_then(|b| b.first_mut()) {
            *start = (0.0, 0);
        }
        for column in 0..k {
            for upto in 0..=n {
                let skipped = at(&best, column, upto).0 - passing(self.roles.get(column).copied().flatten());
                let mut score = (skipped, 0);
                for (held, own) in seen.get(upto).into_iter().flatten().enumerate().map(|(h, s)| (h + 1, s)) {
                    let before = at(&best, column, upto - held).0;
                    if before <= f32::MIN / 2.0 {
                        continue;
                    }
                    let total = before + self.fits(own, column) - JOIN * (held - 1) as f32;
                    if total > score.0 {
                        score = (total, held);
                    }
                }
                if let Some(slot) = best.get_mut(column + 1).and_then(|b| b.get_mut(upto)) {
                    *slot = score;
                }
            }
        }
        if at(&best, k, n).0 <= f32::MIN / 2.0 {
            // More marks than any cell holds: the parts stay in their order, the last beyond the headings.
            return parts.iter().map(|p| (*p).to_owned()).enumerate().collect();
        }
        let mut out = Vec::new();
        let mut upto = n;
        for column in (0..k).rev() {
            let held = at(&best, column + 1, upto).1;
            if held > 0 {
                out.push((column, parts.get(upto - held..upto).unwrap_or_default().join(mark)));
                upto -= held;
            }
        }
        out.reverse();
        out
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::front::text::lines;

    fn read(text: &str) -> Option<Vec<Vec<(usize, String)>>> {
        let (rows, _) = take(&lines::split(text), &Aliases::default(), &mut 0)?;
        let cells = |r: &RowText| r.cells.iter().map(|c| (c.column, c.lines[0].1.clone())).collect();
        Some(rows.iter().skip(1).map(cells).collect())
    }

    #[test]
    fn any_mark_that_parts_the_headings_parts_the_rows() {
        for mark in [" / ", " - ", " – ", " · ", "; ", " > "] {
            let text = ["Action", "Lead", "By when"].join(mark)
                + "\n"
                + &["Publish the pay gap", "Head of HR", "May 2027"].join(mark);
            let cells = ["Publish the pay gap", "Head of HR", "May 2027"].map(str::to_owned);
            assert_eq!(read(&text).unwrap(), [cells.into_iter().enumerate().collect::<Vec<_>>()], "{mark}");
        }
    }

    #[test]
    fn a_mark_within_a_cell_stays_there_and_a_cell_left_out_stays_empty() {
        let rows = read(
            "Action / Lead / By when\nPublish pay by grade / band / Head of HR / May 2027\nTrain each panel / June 2027",
        )
        .unwrap();
        assert_eq!(rows[0][0], (0, "Publish pay by grade / band".to_owned()));
        assert_eq!(rows[0][1], (1, "Head of HR".to_owned()));
        assert_eq!(rows[1], [(0, "Train each panel".to_owned()), (2, "June 2027".to_owned())]);
        let rows = read("Action / Lead / By when\nSet up a network / Chief Executive").unwrap();
        assert_eq!(rows[0], [(0, "Set up a network".to_owned()), (1, "Chief Executive".to_owned())]);
    }

    #[test]
    fn rows_may_be_items_of_a_list_and_bullets_beneath_go_on_with_a_row() {
        let text = "Action – Lead – By when\n- Walk each estate – Housing – May 2027\n- Train panels – HR – June 2027\n- and chairs";
        let rows = read(text).unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0][0], (0, "Walk each estate".to_owned()));
    }

    #[test]
    fn a_name_between_the_rows_stands_over_those_below() {
        let rows =
            read("Action – Lead – By when\nHomes\nWalk each estate – Housing Manager – May 2027").unwrap();
        assert_eq!(rows[0], [(0, "Homes".to_owned())]);
        assert_eq!(rows[1].len(), 3);
    }

    proptest! {
        #[test]
        fn no_part_of_a_row_is_lost(cells in prop::collection::vec("[A-Z][a-z]{1,9}( [a-z0-9]{1,9}){0,3}", 2..16)) {
            let rows = read(&format!("Action / Lead / By when\nPublish it / HR / May 2027\n{}", cells.join(" / "))).unwrap();
            let read: Vec<&str> = rows[1].iter().map(|(_, t)| t.as_str()).collect();
            prop_assert_eq!(read.join(" / "), cells.join(" / "));
        }
    }

    #[test]
    fn marks_in_running_text_make_no_table() {
        assert!(read("We act – with schools – and with parents\nHomes – streets – work").is_none());
        assert!(read("Action / By when / Lead").is_none());
    }
}
