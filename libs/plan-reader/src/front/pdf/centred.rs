//! Where the rows of a table begin whose cells stand in the middle of their rows, as those of a web page do in print. There the
//! white between two paragraphs of the tallest cell is no narrower than that between two rows, and what stands beside it
//! begins at heights of its own; but the middles of all cells of a row stand at one height.

mod beside;

use super::text::Line;
use super::unruled::{Gap, crosses, split, step};

/// No row takes more lines, counted over all its columns.
const MOST_LINES: usize = 80;
/// No page holds a table of more lines.
const MOST_OF_ALL: usize = 3000;
/// A table of more columns is told by other means.
const MOST_COLUMNS: usize = 16;
/// Rows stand further apart than the lines of a cell, in steps between these.
const APART: f32 = 1.08;
/// Middles are one where they are no further apart, in such steps.
const ONE_MIDDLE: f32 = 0.22;
/// Lines nearer than this, in such steps, stand on one height.
const ON_LINE: f32 = 0.12;
/// The tallest cell may stand so much higher, where white follows the list that it ends with.
const BELOW_LIST: f32 = 0.6;
/// So many cells lower than their row have to stand in its middle.
pub(super) const LEAST: usize = 3;

// What speaks against a row: only the proportions count.

/// A cell stands off the middle.
const OFF_MIDDLE: f32 = 1.5;
/// White follows the list that the tallest cell ends with.
const UNDER_LIST: f32 = 0.3;
/// Less than half of the columns are filled: so much for each that is empty.
const EMPTY: f32 = 1.0;
/// At most so much, where it stands at the foot of a page.
const CUT_OFF: f32 = 3.0;
/// It begins with a small letter.
const GOES_ON: f32 = 1.5;
/// Of two ways that fit as well the one with more rows is taken.
const ROW: f32 = -0.05;

/// The first and the last line of one column within a row.
type Extent = Option<(f32, f32)>;

/// The rows of a table, told by the middles of its cells.
pub(super) struct Rows {
    /// For each line whether a row begins with it.
    pub starts: Vec<bool>,
    /// The cells of the first column, where some of them stand beside several rows.
    pub spans: Vec<Span>,
}

/// A cell of the first column beside one or more rows.
pub(super) struct Span {
    /// The line its first row begins with.
    pub first: usize,
    pub rows: usize,
    /// The lines it has words in.
    pub lines: Vec<usize>,
}

/// Finds the rows; nothing where cells do not stand in the middle of them. `least` cells have to say so, and `cut` says that
/// the first row began on the page before.
pub(super) fn rows(lines: &[Line], gaps: &[Gap], leading: f32, least: usize, cut: bool) -> Option<Rows> {
    let columns = gaps.len() + 1;
    if columns > MOST_COLUMNS || lines.len() > MOST_OF_ALL || leading <= 0.0 || leading == f32::MAX {
        return None;
    }
    let across: Vec<bool> = lines.iter().map(|line| crosses(line, gaps)).collect();
    let across = |at: usize| across.get(at).copied().unwrap_or(false);
    let mut found = Rows { starts: vec![true; lines.len()], spans: Vec::new() };
    let (mut told, mut apart) = (Told::default(), Told::default());
    let mut beside: Option<Rows> =
        (columns > 2).then(|| Rows { starts: vec![true; lines.len()], spans: Vec::new() });
    let mut from = 0;
    while from < lines.len() {
        let to = (from..lines.len()).find(|at| across(*at) != across(from)).unwrap_or(lines.len());
        let own = lines.get(from..to)?;
        if across(from) {
            for at in from + 1..to {
                let white = matches!(lines.get(at - 1..=at), Some([a, b]) if step(a, b) > leading * super::row_starts::WHITE);
                if let Some(slot) = found.starts.get_mut(at) {
                    *slot = white;
                }
                if let Some(slot) = beside.as_mut().and_then(|it| it.starts.get_mut(at)) {
                    *slot = white;
                }
            }
        } else {
            let parted: Vec<Vec<(usize, Line)>> = own.iter().map(|line| split(line, gaps)).collect();
            let run = Run { cut: cut && from == 0, ..Run::of(&parted, columns, leading) };
            run.rows(found.starts.get_mut(from..to)?);
            run.tell(found.starts.get(from..to)?, &mut told);
            beside = beside.and_then(|mut rows| {
                let (starts, mut spans) =
                    beside::besides(&parted, columns, leading, cut && from == 0, &mut apart)?;
                spans.iter_mut().for_each(|span| {
                    span.first += from;
                    span.lines.iter_mut().for_each(|line| *line += from);
                });
                rows.spans.append(&mut spans);
                rows.starts.get_mut(from..to)?.copy_from_slice(&starts);
                Some(rows)
            });
        }
        from = to;
    }
    let sound = |told: &Told| told.say_so(least);
    let beside = beside.filter(|rows| sound(&apart) && rows.spans.iter().any(|span| span.rows > 1));
    let count = |rows: &Rows| rows.starts.iter().filter(|it| **it).count();
    let whole =
        beside.as_ref().is_none_or(|rows| told.middle >= apart.middle && count(rows) <= count(&found));
    if sound(&told) && whole { Some(found) } else { beside }
}

/// True where cells stand in the middle of rows that are known.
pub(super) fn are_rows(lines: &[Line], gaps: &[Gap], leading: f32, starts: &[bool], least: usize) -> bool {
    let known =
        leading > 0.0 && leading < f32::MAX && gaps.len() < MOST_COLUMNS && lines.len() <= MOST_OF_ALL;
    if !known || lines.iter().any(|line| crosses(line, gaps)) {
        return false;
    }
    let parted: Vec<Vec<(usize, Line)>> = lines.iter().map(|line| split(line, gaps)).collect();
    let mut told = Told::default();
    Run::of(&parted, gaps.len() + 1, leading).tell(starts, &mut told);
    told.say_so(least)
}

/// How many cells lower than their row stand in its middle, and how many do not.
#[derive(Default)]
struct Told {
    middle: usize,
    edge: usize,
    /// In how many rows they do.
    rows: usize,
}

impl Told {
    fn say_so(&self, least: usize) -> bool {
        self.middle >= least && self.rows >= least.min(2) && self.middle >= self.edge * 3
    }
}

/// Lines one below the other, none of which crosses the white between columns.
struct Run {
    cells: Vec<Vec<(usize, f32)>>,
    /// Whether a row may begin with a line, and what speaks against it.
    begins: Vec<Option<f32>>,
    columns: usize,
    leading: f32,
    /// The first row began on the page before.
    cut: bool,
}

impl Run {
    fn of(parted: &[Vec<(usize, Line)>], columns: usize, leading: f32) -> Self {
        let small = |cells: &[(usize, Line)]| {
            cells.iter().all(|(_, cell)| cell.text().starts_with(|c: char| c.is_lowercase()))
        };
        let base = |at: usize| Some(parted.get(at)?.first()?.1.base);
        let begins = (0..parted.len())
            .map(|at| {
                let above = at.checked_sub(1).and_then(base);
                let apart = above.zip(base(at)).is_none_or(|(above, own)| own - above > leading * APART);
                let against = if parted.get(at).is_some_and(|cells| small(cells)) { GOES_ON } else { 0.0 };
                apart.then_some(against)
            })
            .collect();
        let cells =
            parted.iter().map(|cells| cells.iter().map(|(c, line)| (*c, line.base)).collect()).collect();
        Self { cells, begins, columns, leading, cut: false }
    }

    /// Finds the rows against which least speaks.
    fn rows(&self, starts: &mut [bool]) {
        let count = self.cells.len();
        let mut best: Vec<(f32, usize)> = vec![(f32::MAX, 0); count + 1];
        if let Some(first) = best.first_mut() {
            *first = (0.0, 0);
        }
        for from in 0..count {
            let Some((so_far, _)) = best.get(from).copied().filter(|(cost, _)| *cost < f32::MAX) else {
                continue;
            };
            let Some(against) = self.begins.get(from).copied().flatten() else { continue };
            let mut extents: Vec<Extent> = vec![None; self.columns];
            for to in from + 1..=count.min(from + MOST_LINES) {
                self.extend(&mut extents, to - 1);
                if to < count && self.begins.get(to).is_none_or(Option::is_none) {
                    continue;
                }
                let off = self.cost(&extents);
                // The last row may go on over the end of the page.
                let off = if to == count || self.cut && from == 0 { off.min(CUT_OFF) } else { off };
                let cost = so_far + against + off;
                if let Some(slot) = best.get_mut(to).filter(|slot| cost < slot.0) {
                    *slot = (cost, from);
                }
            }
        }
        starts.fill(false);
        let mut at = count;
        while at > 0 {
            let from = best.get(at).map_or(0, |(_, from)| *from).min(at - 1);
            if let Some(slot) = starts.get_mut(from) {
                *slot = true;
            }
            at = from;
        }
    }

    fn extend(&self, extents: &mut [Extent], line: usize) {
        for (column, base) in self.cells.get(line).into_iter().flatten() {
            if let Some(slot) = extents.get_mut(*column) {
                *slot = Some(slot.map_or((*base, *base), |(from, _)| (from, *base)));
            }
        }
    }

    fn cost(&self, extents: &[Extent]) -> f32 {
        let middle = middle(extents);
        let off: f32 = extents
            .iter()
            .flatten()
            .map(|(from, to)| (f32::midpoint(*from, *to) - middle).abs() / self.leading)
            .filter(|off| *off > ONE_MIDDLE)
            .map(|off| OFF_MIDDLE + off.min(2.0))
            .sum();
        let off = if off > UNDER_LIST && self.ends_with_list(extents) { UNDER_LIST } else { off };
        let filled = extents.iter().flatten().count();
        let empty = if filled * 2 < self.columns || filled < 2 { self.columns - filled } else { 0 };
        off + EMPTY * empty as f32 + ROW
    }

    /// True where all cells but the tallest have one middle, a little beneath its own: white follows the list that it ends with.
    fn ends_with_list(&self, extents: &[Extent]) -> bool {
        let Some(tall) = extents.iter().flatten().max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0))) else {
            return false;
        };
        let mut others = extents.iter().flatten().filter(|it| *it != tall);
        let Some(first) = others.next() else { return false };
        let middle = f32::midpoint(first.0, first.1);
        let below = (middle - f32::midpoint(tall.0, tall.1)) / self.leading;
        let meets = |a: f32, b: f32| (a - b).abs() < self.leading * ON_LINE;
        let sound = |it: &(f32, f32)| {
            let one = (f32::midpoint(it.0, it.1) - middle).abs() <= self.leading * ONE_MIDDLE;
            one && !meets(it.0, tall.0) && !meets(it.1, tall.1)
        };
        (0.0..=BELOW_LIST).contains(&below) && sound(first) && others.all(sound)
    }

    /// Counts the cells that are lower than their row.
    fn tell(&self, starts: &[bool], told: &mut Told) {
        let mut from = 0;
        while from < self.cells.len() {
            let to = (from + 1..starts.len())
                .find(|at| starts.get(*at) == Some(&true))
                .unwrap_or(self.cells.len());
            let mut extents: Vec<Extent> = vec![None; self.columns];
            (from..to).for_each(|line| self.extend(&mut extents, line));
            let (middle, tallest) = (middle(&extents), tallest(&extents));
            // What begins on a line with the tallest cell may stand at its top or its foot.
            let tall = extents.iter().position(|it| it.is_some_and(|(a, b)| b - a >= tallest - 0.1));
            let lines: Vec<f32> = (from..to)
                .filter_map(|line| self.cells.get(line))
                .flat_map(|cells| {
                    cells.iter().filter(|(column, _)| Some(*column) == tall).map(|(_, base)| *base)
                })
                .collect();
            let on_a_line = |base: f32| {
                let at = lines.partition_point(|line| *line < base - self.leading * ON_LINE);
                lines.get(at).is_some_and(|line| *line < base + self.leading * ON_LINE)
            };
            let mut middles = 0;
            for (top, bottom) in
                extents.iter().flatten().filter(|(a, b)| tallest - (b - a) >= self.leading * 0.8)
            {
                let off = (f32::midpoint(*top, *bottom) - middle).abs() / self.leading;
                if off <= ONE_MIDDLE || off <= BELOW_LIST && !on_a_line(*top) {
                    middles += 1;
                } else if to < self.cells.len() && !(self.cut && from == 0) {
                    // A row that the end of the page cuts has its middle elsewhere.
                    told.edge += 1;
                }
            }
            told.middle += middles;
            told.rows += usize::from(middles > 0);
            from = to;
        }
    }
}

fn tallest(extents: &[Extent]) -> f32 {
    extents.iter().flatten().map(|(from, to)| to - from).fold(0.0, f32::max)
}

/// Where the middle of a row stands.
fn middle(extents: &[Extent]) -> f32 {
    let top = extents.iter().flatten().map(|(from, _)| *from).fold(f32::MAX, f32::min);
    let bottom = extents.iter().flatten().map(|(_, to)| *to).fold(f32::MIN, f32::max);
    f32::midpoint(top, bottom)
}

#[cfg(test)]
mod tests {
    use super::super::row_starts;
    use super::*;

    /// A line of words 10 high, one a column, whose left edges are 100 apart.
    fn line(base: f32, cells: &[(usize, &str)]) -> Line {
        let cells: Vec<(f32, &str)> = cells.iter().map(|(at, text)| (*at as f32 * 100.0, *text)).collect();
        row_starts::tests::line(base, &cells)
    }

    const GAPS: [Gap; 2] = [Gap { from: 90.0, to: 100.0 }, Gap { from: 190.0, to: 200.0 }];

    fn found(lines: &[Line]) -> Option<Rows> {
        rows(lines, &GAPS, 12.0, LEAST, false)
    }

    #[test]
    fn rows_are_told_by_the_middles_of_their_cells_though_paragraphs_stand_as_far_apart() {
        let lines = [
            line(0.0, &[(0, "Action"), (1, "Lead"), (2, "When")]),
            line(20.0, &[(0, "Write")]),
            line(40.0, &[(0, "Ask"), (1, "Head"), (2, "May")]),
            line(60.0, &[(0, "Tell")]),
            line(80.0, &[(0, "Lend")]),
            line(90.0, &[(1, "Clerk"), (2, "June")]),
            line(100.0, &[(0, "Give")]),
        ];
        let rows = found(&lines).unwrap();
        assert_eq!(rows.starts, [true, true, false, false, true, false, false]);
        assert!(rows.spans.is_empty());
    }

    #[test]
    fn a_first_cell_stands_in_the_middle_of_its_rows() {
        let lines = [
            line(0.0, &[(1, "Write")]),
            line(6.0, &[(2, "May")]),
            line(12.0, &[(1, "again")]),
            line(21.0, &[(0, "Homes")]),
            line(30.0, &[(1, "Visit")]),
            line(36.0, &[(2, "June")]),
            line(42.0, &[(1, "each")]),
            line(60.0, &[(1, "Train")]),
            line(66.0, &[(0, "Staff"), (2, "July")]),
            line(72.0, &[(1, "all")]),
        ];
        let rows = found(&lines).unwrap();
        let spans: Vec<(usize, usize)> = rows.spans.iter().map(|it| (it.first, it.rows)).collect();
        assert_eq!(spans, [(0, 2), (7, 1)]);
    }

    #[test]
    fn rows_whose_cells_begin_together_are_none_of_these() {
        let lines = [
            line(0.0, &[(0, "Write"), (1, "Head"), (2, "May")]),
            line(12.0, &[(0, "to")]),
            line(24.0, &[(0, "all")]),
            line(44.0, &[(0, "Ask"), (1, "Clerk"), (2, "June")]),
            line(56.0, &[(0, "them")]),
            line(68.0, &[(0, "twice")]),
        ];
        assert!(found(&lines).is_none());
    }
}
