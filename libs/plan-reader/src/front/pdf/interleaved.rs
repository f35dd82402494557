//! Finds tables without rules whose cells stand in the middle of their rows, as those of a web page do in print: their lines
//! stand at heights of their own, between those of the cells beside them, so that few of them show where the columns are.
//! What all of them leave white does.

mod edges;

use std::ops::Range;

use edges::Edges;

use super::centred;
use super::row_starts::leading_of;
use super::rule_spans;
use super::sheet::Rule;
use super::stretch::Opened;
use super::text::{Line, Word};
use super::unruled::{Gap, crosses, split, step};

/// Lines nearer than this, in sizes of letters, stand beside each other.
const BESIDE: f32 = 0.8;
/// A table has no more white than this, in such sizes, between two of its lines.
const MOST_WHITE: f32 = 4.5;
/// White between columns is wider than this, in such sizes.
const COLUMN: f32 = 0.2;
/// Before a place where one line after the other begins it may be no wider than this: cells can be full to their edges.
const NARROW: f32 = 0.08;
/// They begin at one such place where they are no further apart.
const EXACT: f32 = 0.02;
/// A space between words is no wider.
const SPACE: f32 = 0.34;
/// Where so many lines begin at one place, a column does.
const STARTS: usize = 2;
/// They begin at one place where they are no further apart, in such sizes; the points of a list may be set in.
const EDGE: f32 = 0.2;
const SET_IN: f32 = 2.6;
/// A line of more words is none to read.
const MOST_WORDS: usize = 120;
/// So many lines show whether a column begins behind white.
const NEAR: usize = 24;
/// White parts no more columns.
const MOST_COLUMNS: usize = 40;
/// A table begins no more lines above the first two that stand beside each other.
const MOST_ABOVE: usize = 80;
/// Headings that stand again are looked for in no more tables.
const MOST_BACK: usize = 8;
/// A table has more lines.
const LEAST_LINES: usize = 5;

/// The tables among the rows of a page, from the top down, each with the white between its columns.
pub(super) fn find(rows: &[Line], rules: &[Rule]) -> Vec<(Range<usize>, Vec<Gap>)> {
    let mut out = Vec::new();
    let edges = Edges::of(rows);
    let mut from = 0;
    let mut at = 1;
    while at < rows.len() {
        let beside = matches!(rows.get(at - 1..=at), Some([a, b]) if is_beside(a, b));
        if !beside {
            at += 1;
            continue;
        }
        let region = Region::around(rows, &edges, from, at);
        let range = region.range.clone();
        at = range.end.max(at) + 1;
        let gaps = region.columns(rows);
        let Some(lines) = rows.get(range.clone()).filter(|lines| lines.len() >= LEAST_LINES) else {
            continue;
        };
        if gaps.is_empty() || is_cut(rows, range.start, &gaps) {
            continue;
        }
        let again = |(table, _): &(Range<usize>, Vec<Gap>)| {
            rows.get(table.start).zip(lines.first()).is_some_and(|(head, own)| says_again(head, own))
        };
        // Under headings that stand again one row may be all there is.
        let least = if out.iter().rev().take(MOST_BACK).any(again) { 1 } else { centred::LEAST };
        let leading = leading_of(lines, &gaps);
        let between = || {
            let starts = under_rules(lines, rules)?;
            centred::are_rows(lines, &gaps, leading, &starts, least).then_some(starts)
        };
        let found = centred::rows(lines, &gaps, leading, least, false).map(|found| found.starts);
        let Some(starts) = found.or_else(between) else { continue };
        let own = without_ends(lines, &starts, &gaps);
        let range = range.start + own.start..range.start + own.end;
        from = range.end;
        out.push((range, gaps));
    }
    out
}

/// True where lines told apart by little white begin beside a line that has none there: the white is chance, and the row goes on above.
fn is_cut(rows: &[Line], first: usize, gaps: &[Gap]) -> bool {
    let above = first.checked_sub(1).and_then(|at| rows.get(at..=first));
    matches!(above, Some([a, b]) if is_beside(a, b) && gaps.iter().any(|g| g.to - g.from < b.size * COLUMN))
}

/// Which lines stand right under rules that run across them all, where there are several.
fn under_rules(lines: &[Line], rules: &[Rule]) -> Option<Vec<bool>> {
    if rules.len() > rule_spans::MOST_RULES {
        return None;
    }
    let area = lines.iter().map(|l| l.area).reduce(|a, b| a.joined(&b))?;
    let rules = rule_spans::across(rules, &area);
    let between = |pair: &[Line]| match pair {
        [a, b] => {
            let at = rules.partition_point(|y| *y <= a.base - a.size * 0.3);
            rules.get(at).is_some_and(|y| *y < b.base)
        }
        _ => false,
    };
    let starts: Vec<bool> = std::iter::once(true).chain(lines.windows(2).map(between)).collect();
    (starts.iter().filter(|it| **it).count() > 2).then_some(starts)
}

/// True where a line says several words of another in the same places.
fn says_again(head: &Line, own: &Line) -> bool {
    let same = |(a, b): (&Word, &Word)| (a.from - b.from).abs() < 1.0 && a.text == b.text;
    own.words.len() > 1 && own.words.len() == head.words.len() && head.words.iter().zip(&own.words).all(same)
}

/// How many lines at the top of a page go on in the columns of a table of the page before whose cells stood in the middle
/// of their rows, and the white between these columns.
pub(super) fn rest(rows: &[Line], open: &Opened<'_>) -> Option<(usize, Vec<Gap>)> {
    let size = rows.first()?.size;
    // Words may reach further here than they did there.
    let gaps: Vec<Gap> =
        open.gaps.iter().map(|gap| Gap { from: gap.from.max(gap.to - size * COLUMN), ..*gap }).collect();
    let fits = |row: &&Line| {
        row.words.len() <= MOST_WORDS
            && !crosses(row, &gaps)
            && split(row, &gaps)
                .iter()
                .all(|(column, cell)| open.xs.get(*column).is_some_and(|x| cell.from > x - size * 0.4))
    };
    let near = |at: usize| {
        at.checked_sub(1).and_then(|above| rows.get(above..=at)).is_none_or(
            |pair| matches!(pair, [a, b] if step(a, b) < size * MOST_WHITE && (b.size - size).abs() < size * 0.15),
        )
    };
    let count = rows.iter().enumerate().take_while(|(at, row)| fits(row) && near(*at)).count();
    let lines = rows.get(..count)?;
    let beyond = lines.iter().any(|row| split(row, &gaps).iter().any(|(column, _)| *column > 0));
    if !beyond {
        return None;
    }
    let found = centred::rows(lines, &gaps, leading_of(lines, &gaps), 1, true)?;
    let end = without_ends(lines, &found.starts, &gaps).end;
    Some((end, gaps))
}

/// The table without what stands alone over it, or alone beneath it and further away than its rows do from each other.
fn without_ends(lines: &[Line], starts: &[bool], gaps: &[Gap]) -> Range<usize> {
    let begins: Vec<usize> = (0..lines.len()).filter(|at| starts.get(*at) == Some(&true)).collect();
    let end_of = |row: usize| begins.get(row + 1).copied().unwrap_or(lines.len());
    let first_alone = |from: usize, to: usize| {
        lines
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .flat_map(|line| split(line, gaps))
            .all(|(column, _)| column == 0)
    };
    let white = |from: usize| {
        from.checked_sub(1).and_then(|above| lines.get(above..=from)).map_or(0.0, |pair| match pair {
            [a, b] => step(a, b),
            _ => 0.0,
        })
    };
    let (mut first, mut last) = (0, begins.len());
    while first + 1 < last && begins.get(first).is_some_and(|from| first_alone(*from, end_of(first))) {
        first += 1;
    }
    while last > first + 1
        && let Some(from) = begins.get(last - 1)
        && first_alone(*from, end_of(last - 1))
    {
        let others = begins.get(first + 1..last - 1).unwrap_or_default();
        let most = others.iter().map(|at| white(*at)).fold(0.0, f32::max);
        let set_in = lines.get(*from).is_some_and(|line| {
            let left = lines.iter().map(|l| l.from).fold(f32::MAX, f32::min);
            line.from - left > line.size
        });
        if white(*from) <= most * 1.1 && !set_in {
            break;
        }
        last -= 1;
    }
    let from = begins.get(first).copied().unwrap_or(0);
    from..begins.get(last).copied().unwrap_or(lines.len())
}

/// True where the lower line begins beside the upper one rather than beneath it.
fn is_beside(a: &Line, b: &Line) -> bool {
    step(a, b) < a.size.min(b.size) * BESIDE
        && (a.from >= b.to || b.from >= a.to || a.words.len() + b.words.len() > 2)
}

/// Lines around two that stand beside each other, and the white that runs down through all of them.
struct Region<'e> {
    range: Range<usize>,
    white: Vec<Gap>,
    edges: &'e Edges,
}

impl<'e> Region<'e> {
    fn around(rows: &[Line], edges: &'e Edges, first: usize, seed: usize) -> Self {
        let mut region = Self { range: seed..seed, white: vec![Gap { from: f32::MIN, to: f32::MAX }], edges };
        while region.range.end < rows.len() && region.takes(rows, region.range.end) {
            region.range.end += 1;
        }
        let first = first.max(seed.saturating_sub(MOST_ABOVE));
        while region.range.start > first && region.takes(rows, region.range.start - 1) {
            region.range.start -= 1;
        }
        region
    }

    /// Takes a line in, unless that closes white where a column has been seen to begin.
    fn takes(&mut self, rows: &[Line], at: usize) -> bool {
        let Some(row) = rows.get(at).filter(|row| row.words.len() <= MOST_WORDS) else { return false };
        let lines = rows.get(self.range.clone()).unwrap_or_default();
        let next = if at < self.range.start { lines.first() } else { lines.last() };
        let alike = next.is_none_or(|next| {
            step(row, next).abs() < row.size * MOST_WHITE && (row.size - next.size).abs() < next.size * 0.15
        });
        if !alike {
            return false;
        }
        let left = without(&self.white, row, self.edges);
        if left.len() > MOST_COLUMNS {
            return false;
        }
        let closed = |gap: &Gap| {
            let still = left.iter().map(|it| it.to.min(gap.to) - it.from.max(gap.from)).fold(0.0, f32::max);
            still < self.edges.least_before(gap.to, row.size)
        };
        // Only the nearest lines are asked.
        let near = if at < self.range.start {
            lines.get(..lines.len().min(NEAR))
        } else {
            lines.get(lines.len().saturating_sub(NEAR)..)
        };
        let near = near.unwrap_or_default();
        let parts = |at: usize, gap: &Gap| {
            let left = at.checked_sub(1).and_then(|at| self.white.get(at)).map_or(f32::MIN, |it| it.to);
            is_between(gap) && begins_column(near, gap, EDGE) && holds_words(near, left, gap)
        };
        if self.white.iter().enumerate().any(|(at, gap)| closed(gap) && parts(at, gap)) {
            return false;
        }
        self.white = left;
        true
    }

    fn columns(&self, rows: &[Line]) -> Vec<Gap> {
        let lines = rows.get(self.range.clone()).unwrap_or_default();
        let size = lines.first().map_or(10.0, |line| line.size);
        let wide = |gap: &&Gap| is_between(gap) && gap.to - gap.from > self.edges.least_before(gap.to, size);
        let found = self.white.iter().filter(wide).filter(|gap| begins_column(lines, gap, SET_IN));
        // White between the marks of a list and its words is within a column.
        let mut left = f32::MIN;
        let mut out = Vec::new();
        for gap in found {
            if holds_words(lines, left, gap) {
                out.push(*gap);
                left = gap.to;
            }
        }
        out
    }
}

fn is_between(gap: &Gap) -> bool {
    gap.from > f32::MIN && gap.to < f32::MAX
}

/// True where more than the marks of a list stands before the white.
fn holds_words(lines: &[Line], left: f32, gap: &Gap) -> bool {
    let mut own =
        lines.iter().flat_map(|l| &l.words).filter(|w| w.from >= left - 0.5 && w.to <= gap.from + 0.5);
    own.any(|w| w.text.contains(char::is_alphanumeric))
}

/// True where several lines begin no further than this, in sizes of letters, from the right edge of the white, and no mere
/// space stands before them there.
fn begins_column(lines: &[Line], gap: &Gap, within: f32) -> bool {
    let begins = |line: &&Line| {
        let at = |w: &Word| w.from >= gap.to - 0.5 && w.from < gap.to + line.size * within;
        line.words.first().is_some_and(at)
            || line
                .words
                .windows(2)
                .any(|pair| matches!(pair, [a, b] if at(b) && b.from - a.to > line.size * 0.6))
    };
    lines.iter().filter(begins).take(STARTS).count() == STARTS
}

/// What is left of the white beside the words of a row. The spaces between its words are no white, unless the column begins
/// behind them.
fn without(white: &[Gap], row: &Line, edges: &Edges) -> Vec<Gap> {
    let mut out = Vec::with_capacity(white.len());
    for gap in white {
        let mut from = gap.from;
        let mut before = f32::MIN;
        for word in &row.words {
            let spaced = word.from - before < row.size * SPACE;
            let edge = (word.from - gap.to).abs() < row.size * EDGE;
            if word.to > gap.from && from < gap.to {
                let to = word.from.min(gap.to);
                if to - from > edges.least_before(to, row.size) && (!spaced || edge || before < gap.from) {
                    out.push(Gap { from, to });
                }
                from = from.max(word.to);
            }
            before = word.to;
        }
        if gap.to - from > edges.least_before(gap.to, row.size) {
            out.push(Gap { from, to: gap.to });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::row_starts::tests::line;
    use super::super::sheet::Area;
    use super::*;

    /// Cells in the middle of their rows, the first of them full to the edge of the second column.
    fn rows() -> Vec<Line> {
        let left = |base: f32, text: &str| line(base, &[(0.0, text)]);
        let mut all = Vec::new();
        for (top, status) in [(0.0, "Done"), (36.0, "Paused"), (72.0, "Dropped")] {
            all.push(line(top, &[(200.0, "The beds were dug")]));
            all.push(left(top + 6.0, "Put a bed in it"));
            all.push(line(top + 12.0, &[(71.2, status), (200.0, "in May and sown")]));
            all.push(left(top + 18.0, "beside the pool"));
            all.push(line(top + 24.0, &[(200.0, "in June")]));
        }
        for it in &mut all {
            it.area = Area { left: it.from, right: it.to, top: it.base - 8.0, bottom: it.base + 2.0 };
        }
        all
    }

    #[test]
    fn a_column_may_begin_where_the_words_before_it_nearly_end() {
        let rows = rows();
        let found = find(&rows, &[]);
        assert!(found.is_empty(), "nothing parts the rows: {found:?}");
        let rules: Vec<Rule> = [28.0, 64.0].map(|at| Rule { at, from: 0.0, to: 300.0 }).into();
        let [(range, gaps)] = &find(&rows, &rules)[..] else { panic!("rules part the rows") };
        assert_eq!((range.clone(), gaps.len()), (0..15, 2));
        assert!(gaps[0].to - gaps[0].from < 2.0, "{gaps:?}");
    }

    #[test]
    fn little_white_that_a_line_beside_the_first_lacks_is_chance() {
        let mut rows = rows();
        let mut above = line(-4.0, &[(0.0, "Each garden is to have a bed")]);
        above.area = Area { left: above.from, right: above.to, top: -12.0, bottom: -2.0 };
        rows.insert(0, above);
        let rules: Vec<Rule> = [28.0, 64.0].map(|at| Rule { at, from: 0.0, to: 300.0 }).into();
        let found = find(&rows, &rules);
        assert!(found.is_empty(), "{found:?}");
    }
}
