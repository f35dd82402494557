//! How the parts of a table on several pages become one.

mod parted_row;

use std::cell::RefCell;
use std::collections::HashSet;

use super::paragraph::Piece;
use super::row_starts::leads_on;
use super::table::{Part, PartCell, PartRow};
use super::text::Line;
use super::unruled::{Gap, Ground, Unruled, crosses};
use super::vocabulary::Vocabulary;

/// Headings stand on no more levels.
const LEVELS: usize = 2;

/// True for a row without a number, whose first cell is empty or goes on in the middle of a sentence.
fn is_rest_of_numbered(row: &PartRow) -> bool {
    row.filled().next().is_some_and(|cell| cell.column > 0 || cell.text().starts_with(char::is_lowercase))
}

/// The white between two columns without what words reach into it that end where the next column begins.
fn fitted(gap: Gap, lines: &[Line]) -> Gap {
    let ends = lines
        .iter()
        .filter(|line| line.words.iter().any(|w| (w.from - gap.to).abs() < line.size * 0.08))
        .flat_map(|line| line.words.iter().map(move |w| (w.to, line.size)))
        .filter(|(to, size)| *to > gap.from && *to < gap.to - size * 0.3);
    Gap { from: ends.map(|(to, _)| to).fold(gap.from, f32::max), ..gap }
}

impl Part {
    /// True when the other part, at the top of a later page, goes on with this table.
    pub(super) fn goes_on_in(&self, next: &Self) -> bool {
        let near = |a: f32, b: f32| (a - b).abs() < 5.0;
        let (Some(l1), Some(l2), Some(r1), Some(r2)) =
            (self.xs.first(), next.xs.first(), self.xs.last(), next.xs.last())
        else {
            return false;
        };
        if !self.ruled || !next.ruled {
            let same = self.xs.len() == next.xs.len();
            return same && self.xs.iter().zip(&next.xs).rev().skip(1).all(|(a, b)| (a - b).abs() < 8.0);
        }
        if !near(*l1, *l2) || !near(*r1, *r2) {
            return false;
        }
        let (few, many) =
            if self.xs.len() <= next.xs.len() { (&self.xs, &next.xs) } else { (&next.xs, &self.xs) };
        few.iter().all(|x| many.iter().any(|y| near(*x, *y)))
    }

    /// Parts the lines of what may be headings alone at the foot of a page as the rows on the next page are parted.
    pub(super) fn part_as(&mut self, next: &Self, words: &Vocabulary) {
        let finer = !self.ruled && !next.ruled && next.gaps.len() > self.gaps.len();
        if !finer || self.lines.is_empty() {
            return;
        }
        // The headings may reach further than the rows beneath them.
        let gaps: Vec<Gap> = next.gaps.iter().map(|gap| fitted(*gap, &self.lines)).collect();
        if self.lines.iter().any(|l| crosses(l, &gaps)) {
            return;
        }
        let before = RefCell::default();
        let ground = Ground { rules: &[], fills: &[], open: None, before: &before };
        let parted =
            Unruled { rows: std::mem::take(&mut self.lines), gaps, known: next.xs.clone(), centred: false };
        *self = parted.part(self.page, words, &ground);
    }

    /// True for the end of a sentence, at the top of the next page, that stands under one of the columns of a table
    /// without rules.
    pub(super) fn ends_in(&self, piece: &Piece) -> bool {
        let small = piece.text.starts_with(char::is_lowercase);
        small && !self.ruled && piece.page == self.page + 1 && self.cell_over(piece).is_some()
    }

    /// Takes in such an end.
    pub(super) fn take_end(&mut self, piece: Piece, words: &Vocabulary) {
        let at = self.cell_over(&piece);
        let row = self.rows.last_mut();
        let cell = row.zip(at).and_then(|(row, at)| row.cells.get_mut(at));
        if let Some(last) = cell.and_then(|cell| cell.pieces.last_mut()) {
            last.go_on(&piece, words);
        }
        self.page = piece.page;
    }

    /// The cell of the last row under whose words a piece stands, and whose sentence has not ended.
    fn cell_over(&self, piece: &Piece) -> Option<usize> {
        self.rows.last()?.cells.iter().position(|cell| {
            // Behind a number words stand further in.
            let near = piece.area.left > cell.area.left - piece.size * 0.5;
            let within = piece.area.right <= cell.area.right + piece.size;
            near && within && cell.pieces.last().is_some_and(|last| last.goes_on_in(piece))
        })
    }

    /// Takes in the part on the next page.
    pub(super) fn take(&mut self, mut next: Self, words: &Vocabulary) {
        self.share_columns(&mut next);
        self.part_headings(&mut next);
        let repeated = self.repeated_rows(&next);
        next.rows.drain(..repeated.min(next.rows.len()));
        let mut another = false;
        if let Some((first, below)) = next.rows.split_first_mut() {
            self.extend_merged(first, words);
            another = self.is_row_beside_merged(first, below);
            if another {
                self.reach_down_to(first, below, words);
            }
        }
        let goes_on = next.rows.split_first().is_some_and(|(first, below)| {
            let open = !self.closed_below;
            !another && self.last_row_goes_on(first, below, open)
        });
        let mut rows = next.rows.into_iter().peekable();
        if goes_on {
            self.take_rest_of_row(rows.next(), words);
        }
        // What has no number is no row of its own where each row has one.
        if self.counts_its_rows() {
            while rows.peek().is_some_and(is_rest_of_numbered) {
                self.take_rest_of_row(rows.next(), words);
            }
        }
        self.rows.extend(rows);
        self.closed_below = next.closed_below;
        self.area = next.area;
        self.page = next.page;
    }

    /// Adds the words of a row to those of the last.
    fn take_rest_of_row(&mut self, rest: Option<PartRow>, words: &Vocabulary) {
        let (Some(rest), Some(last)) = (rest, self.rows.last_mut()) else { return };
        for cell in rest.cells {
            let Some(own) = last.cells.iter_mut().find(|c| c.column == cell.column) else {
                last.cells.push(cell);
                continue;
            };
            // It may stand beside further rows there.
            own.rows += cell.rows.saturating_sub(1);
            let mut more = cell.pieces.into_iter().peekable();
            if let (Some(piece), Some(next)) = (own.pieces.last_mut(), more.peek())
                && piece.goes_on_in(next)
            {
                piece.go_on(next, words);
                more.next();
            }
            own.pieces.extend(more);
        }
    }

    /// True where no rules part the rows and each beneath the headings begins with a number.
    fn counts_its_rows(&self) -> bool {
        let numbered = |row: &PartRow| {
            row.filled()
                .next()
                .is_some_and(|cell| cell.column == 0 && cell.text().starts_with(|c: char| c.is_ascii_digit()))
        };
        !self.ruled && self.rows.len() > 2 && self.rows.iter().skip(1).all(numbered)
    }

    /// A cell over several rows may reach over the end of the page.
    fn extend_merged(&mut self, first: &mut PartRow, words: &Vocabulary) {
        let count = self.rows.len();
        let all = self.rows.iter().flat_map(|row| &row.cells);
        let merged: HashSet<usize> = all.filter(|c| c.rows > 1).map(|c| c.column).collect();
        for (i, row) in self.rows.iter_mut().enumerate() {
            for own in row.cells.iter_mut().filter(|c| i + c.rows == count) {
                let rest =
                    first.cells.iter().position(|c| c.column == own.column && c.columns == own.columns);
                let Some(cell) = rest.and_then(|at| first.cells.get_mut(at)) else { continue };
                // What does not fit beside its first rows may stand beside those on the next page.
                let below = own.rows == 1 && own.is_empty() && cell.rows > 1 && merged.contains(&own.column);
                if below {
                    std::mem::swap(&mut own.pieces, &mut cell.pieces);
                } else if own.rows == 1 {
                    continue;
                }
                match (own.pieces.last_mut(), cell.pieces.first()) {
                    (_, None) => {}
                    // A name with a capital is another, unless the one above is open.
                    (Some(last), Some(next)) if last.goes_on_in(next) && last.is_open_before(next) => {
                        last.go_on(next, words);
                        own.pieces.extend(cell.pieces.drain(..).skip(1));
                    }
                    _ => continue,
                }
                own.rows += cell.rows;
                if let Some(at) = rest {
                    first.cells.remove(at);
                }
            }
        }
    }

    /// Makes both count their columns by the same edges.
    fn share_columns(&mut self, next: &mut Self) {
        let (few, many) = if self.xs.len() <= next.xs.len() { (self, next) } else { (next, self) };
        if few.xs.len() == many.xs.len() {
            return;
        }
        let place = |x: f32| {
            let mut best = (f32::MAX, 0);
            for (i, y) in many.xs.iter().enumerate() {
                if (x - y).abs() < best.0 {
                    best = ((x - y).abs(), i);
                }
            }
            best.1
        };
        let map: Vec<usize> = few.xs.iter().map(|x| place(*x)).collect();
        for cell in few.rows.iter_mut().flat_map(|r| &mut r.cells) {
            let from = map.get(cell.column).copied().unwrap_or(cell.column);
            let to = map.get(cell.column + cell.columns).copied().unwrap_or(from + 1);
            cell.column = from;
            cell.columns = to.saturating_sub(from).max(1);
        }
        few.xs.clone_from(&many.xs);
    }

    /// Parts the headings said again at the top of a page from the rest of a row that stands right beneath them.
    fn part_headings(&self, next: &mut Self) {
        // Headings may stand on two levels.
        let texts = |row: &PartRow| row.cells.iter().map(PartCell::text).collect::<Vec<_>>();
        let pairs = self.rows.iter().zip(&next.rows).take(LEVELS);
        let at = pairs.take_while(|(own, other)| texts(own) == texts(other)).count();
        let (Some(head), Some(first)) = (self.rows.get(at), next.rows.get_mut(at)) else { return };
        let named = |column| head.cells.iter().find(|c| c.column == column).map(PartCell::text);
        let filled = head.filled().count();
        let again = |c: &&PartCell| named(c.column).is_some_and(|name| !name.is_empty() && begins(c, &name));
        if filled < 2 || first.cells.iter().filter(again).count() < filled {
            return;
        }
        let mut cells = Vec::new();
        for cell in &mut first.cells {
            let rest = cell.rest_after(&named(cell.column).unwrap_or_default());
            cells.push(PartCell { pieces: rest, ..*cell });
        }
        if cells.iter().any(|c| !c.is_empty()) {
            let row = PartRow { page: first.page, cells };
            next.rows.insert(at + 1, row);
        }
    }

    /// How many of the first rows of `next` only repeat the headings of this table.
    fn repeated_rows(&self, next: &Self) -> usize {
        let texts = |row: &PartRow| row.cells.iter().map(PartCell::text).collect::<Vec<_>>();
        // Further rows of headings look like the first; a plain row may only say the same as another.
        let look = |row: &PartRow| {
            let bold = row.filled().all(|c| c.pieces.iter().all(|p| p.bold));
            (bold, row.cells.first().and_then(|c| c.fill))
        };
        let head = self.rows.first().map(look);
        let mut count = 0;
        for (a, b) in self.rows.iter().zip(&next.rows).take(4) {
            let bold = look(b).0 && look(a) == look(b);
            let stands_out = bold || look(b) != (false, None) && Some(look(b)) == head;
            if texts(a) != texts(b) || b.cells.iter().all(PartCell::is_empty) || count > 0 && !stands_out {
                break;
            }
            count += 1;
        }
        count
    }

    /// True when a row at the top of a page is the rest of the last row of the page before.
    fn last_row_goes_on(&self, first: &PartRow, below: &[PartRow], open: bool) -> bool {
        let Some(last) = self.rows.last() else { return false };
        let filled: Vec<&PartCell> = first.filled().collect();
        if filled.is_empty() {
            return false;
        }
        let counterpart = |cell: &PartCell| {
            last.cells.iter().find(|c| c.column == cell.column && c.columns == cell.columns)
        };
        let bottom =
            last.cells.iter().flat_map(|c| c.pieces.last()).map(|p| p.area.bottom).fold(f32::MIN, f32::max);
        let key = self.key_column();
        let full = last.filled().count();
        let mut goes_on = open
            || !filled.iter().any(|c| c.column == key)
            || self.ruled && self.leaves_out_what_rows_fill(first, below);
        for cell in &filled {
            let Some(own) = counterpart(cell) else { return false };
            let (Some(piece), Some(next)) = (own.pieces.last(), cell.pieces.first()) else {
                // An open row may have its first words in this column on the next page.
                if open {
                    continue;
                }
                return false;
            };
            // Only a cell that was filled to the end of the page has more on the next.
            if !open && bottom - piece.area.bottom > piece.size * 1.7 {
                return false;
            }
            // Without rules a name that stands alone may be the end of a sentence as well, if its column was full.
            let alone = !self.ruled && full > 1 && filled.len() == 1 && !next.bold;
            let led_on = leads_on(piece.text.split_whitespace().next_back().unwrap_or_default());
            let small = next.text.chars().next().is_some_and(char::is_lowercase) || alone || led_on;
            // In the middle of a sentence: sure in the column that every row fills, or where others have ended.
            goes_on |= small && piece.goes_on_in(next) && (cell.column == key || filled.len() < full);
        }
        goes_on
    }

    /// The leftmost column that has words in most rows.
    fn key_column(&self) -> usize {
        let rows = self.rows.iter().filter(|r| r.filled().count() > 1).count();
        (0..self.columns())
            .find(|column| {
                let filled = self
                    .rows
                    .iter()
                    .filter(|r| r.cells.iter().any(|c| c.column == *column && !c.is_empty()))
                    .count();
                filled * 10 > rows * 6
            })
            .unwrap_or(0)
    }
}

/// True where the words of a cell begin with these.
fn begins(cell: &PartCell, name: &str) -> bool {
    cell.text().strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

impl PartCell {
    /// Takes out what stands after its heading.
    fn rest_after(&mut self, heading: &str) -> Vec<Piece> {
        let mut said = String::new();
        for at in 0..self.pieces.len() {
            let Some(piece) = self.pieces.get_mut(at) else { break };
            if !said.is_empty() {
                said.push(' ');
            }
            let begun = said.len();
            said.push_str(&piece.text);
            if said.len() < heading.len() {
                continue;
            }
            let mut rest = self.pieces.split_off(at + 1);
            if let Some(last) = self.pieces.last_mut()
                && let Some((own, more)) = last.text.split_at_checked(heading.len() - begun)
                && !more.trim().is_empty()
            {
                rest.insert(0, Piece { text: more.trim_start().to_owned(), ..last.clone() });
                last.text = own.to_owned();
            }
            return rest;
        }
        Vec::new()
    }
}
