//! Tables without rules: their rows told by rules between them, by stripes or by white, their columns by white.

use std::cell::RefCell;

use super::centred;
use super::grid::fill_at;
use super::paragraph::pieces_up_to;
use super::row_starts::{self, WHITE, row_starts};
use super::rule_spans;
use super::sheet::{Area, Fill, Rule};
use super::stretch::{Before, Opened};
use super::table::{Part, PartCell, PartRow};
use super::text::{Line, Word};
use super::tiers;
use super::vocabulary::Vocabulary;

/// White between two columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gap {
    pub from: f32,
    pub to: f32,
}

/// The words of a cell stand no further than this from those of the next where both are full.
const PADDING: f32 = 13.0;

/// Headings take no more lines than this.
const HEADINGS: usize = 4;

/// A table told by white alone.
pub(super) struct Unruled {
    pub rows: Vec<Line>,
    pub gaps: Vec<Gap>,
    /// Where its columns begin on the page before, if it goes on from there.
    pub known: Vec<f32>,
    /// Its cells stand in the middle of their rows.
    pub centred: bool,
}

/// What is drawn behind and between the lines of a page, and the table it may go on with.
pub(super) struct Ground<'g> {
    pub rules: &'g [Rule],
    pub fills: &'g [Fill],
    pub open: Option<&'g Opened<'g>>,
    /// The tables without rules before.
    pub before: &'g RefCell<Before>,
}

impl Unruled {
    pub(super) fn part(self, page: u32, words: &Vocabulary, ground: &Ground<'_>) -> Part {
        let gaps = self.gaps;
        let centred = self.centred;
        let lines = if self.rows.len() <= HEADINGS { self.rows.clone() } else { Vec::new() };
        let columns = gaps.len() + 1;
        let area = self.rows.iter().map(|l| l.area).reduce(|a, b| a.joined(&b)).unwrap_or_default();
        let mut left = vec![f32::MAX; columns];
        let mut right = vec![f32::MIN; columns];
        for (column, line) in self.rows.iter().filter(|r| !crosses(r, &gaps)).flat_map(|r| split(r, &gaps)) {
            if let (Some(l), Some(r)) = (left.get_mut(column), right.get_mut(column)) {
                *l = l.min(line.from);
                *r = r.max(line.to);
            }
        }
        let edge = |list: &[f32], column: usize, or: f32| list.get(column).copied().unwrap_or(or);
        let mut rows = Vec::new();
        let mut tops = Vec::new();
        let (groups, beside) = grouped(self.rows, &gaps, &area, ground, self.centred);
        let names = row_starts::names_alone(&groups, &gaps);
        let upper = tiers::upper(&groups, &gaps);
        let over_two = tiers::over_two(&groups, &gaps);
        for (at, group) in groups.into_iter().enumerate() {
            let own = group.iter().map(|l| l.area).reduce(|a, b| a.joined(&b)).unwrap_or_default();
            tops.extend(group.first().map(|line| line.base));
            let mut cells = Vec::new();
            let tall = beside.iter().find(|it| it.row == at);
            let next_edge = |column: usize| left.get(column).copied().filter(|x| *x < f32::MAX);
            let mut cell = |column: usize, columns: usize, lines: &[Line], from: f32, to: f32| {
                let area = Area { left: from, right: to, ..own };
                let edge = next_edge(column + columns).map_or(to.max(words.reach()), |x| to.max(x - PADDING));
                let pieces = pieces_up_to(lines, from, to, edge, page, words);
                cells.push(PartCell {
                    column,
                    columns,
                    rows: tall.filter(|_| column == 0).map_or(1, |it| it.rows),
                    pieces,
                    fill: fill_at(ground.fills, &area),
                    area,
                });
            };
            if let Some(upper) = upper.as_ref().filter(|_| at == 0) {
                for head in upper {
                    let to = head.column + head.columns - 1;
                    let (from, to) = (edge(&left, head.column, area.left), edge(&right, to, area.right));
                    cell(head.column, head.columns, &head.lines, from, to);
                }
            } else if group.iter().any(|r| crosses(r, &gaps)) || names.get(at) == Some(&true) {
                cell(0, columns, &group, area.left, area.right);
            } else {
                let mut lines: Vec<Vec<Line>> = vec![Vec::new(); columns];
                if let (Some(cell), Some(tall)) = (lines.first_mut(), tall) {
                    cell.extend(tall.lines.iter().cloned());
                }
                let own = group.iter().flat_map(|r| split(r, &gaps));
                for (column, line) in own.filter(|(column, _)| *column > 0 || beside.is_empty()) {
                    if let Some(cell) = lines.get_mut(column) {
                        cell.push(line);
                    }
                }
                let above = |column: usize| {
                    let upper = upper.iter().flatten().filter(|_| at == 1);
                    upper.filter(|head| head.columns == 1).any(|head| head.column == column)
                };
                // Beside a cell that reaches down there is none.
                let covered = beside.iter().any(|it| it.row < at && at < it.row + it.rows);
                let absent = |column: usize| above(column) || column == 0 && covered;
                for (column, lines) in lines.iter().enumerate().filter(|(column, _)| !absent(*column)) {
                    // A heading over the first two columns.
                    let columns = match (over_two && at == 0, column) {
                        (true, 0) => 2,
                        (true, 1) => continue,
                        _ => 1,
                    };
                    let last = column + columns - 1;
                    let (from, to) = (edge(&left, column, area.left), edge(&right, last, area.right));
                    cell(column, columns, lines, from, to);
                }
            }
            rows.push(PartRow { page, cells });
        }
        let mut xs = left;
        xs.push(area.right);
        // A column in which nothing stands on this page is where it was on the page before.
        for (x, known) in xs.iter_mut().zip(self.known) {
            *x = known;
        }
        Part { page, xs, rows, closed_below: true, ruled: false, gaps, lines, centred, tops, area }
    }
}

/// A cell of the first column that stands beside several rows.
struct Beside {
    row: usize,
    rows: usize,
    lines: Vec<Line>,
}

/// Lines gathered to rows of the table: by the rules between them, by the colour behind them, by the white.
fn grouped(
    rows: Vec<Line>,
    gaps: &[Gap],
    area: &Area,
    ground: &Ground<'_>,
    centred: bool,
) -> (Vec<Vec<Line>>, Vec<Beside>) {
    let rules = rule_spans::across(ground.rules, area);
    let between = |a: &Line, b: &Line| {
        let (top, bottom) = (a.base - a.size * 0.3, b.base);
        rules.iter().any(|y| *y > top && *y < bottom)
    };
    let ruled = rows.windows(2).filter(|p| matches!(p, [a, b] if between(a, b))).count();
    // The first cells of a row may have a colour of their own, so the colour above is that over its first word.
    let recoloured = |above: &Line, row: &Line| {
        let Some(first) = row.words.first().and_then(|w| row.with(vec![w.clone()])) else { return false };
        let up = Area {
            top: first.area.top - row.base + above.base,
            bottom: first.area.bottom - row.base + above.base,
            ..first.area
        };
        fill_at(ground.fills, &up) != fill_at(ground.fills, &first.area)
    };
    let steps =
        || rows.windows(2).filter_map(|p| if let [a, b] = p { Some((step(a, b), b.size)) } else { None });
    let leading = steps().filter(|(s, size)| *s > size * 0.9).map(|(s, _)| s).fold(f32::MAX, f32::min);
    let striped = rows.windows(2).filter(|p| matches!(p, [a, b] if recoloured(a, b))).count() > 2;
    let (starts, spans) = if ruled > 1 || striped {
        (Vec::new(), Vec::new())
    } else {
        let leading = || row_starts::leading_of(&rows, gaps);
        let middles = if centred { centred::rows(&rows, gaps, leading(), 1, true) } else { None };
        middles.map_or_else(|| (row_starts(&rows, gaps), Vec::new()), |found| (found.starts, found.spans))
    };
    let beside: Vec<(usize, usize, Vec<Line>)> = spans
        .into_iter()
        .map(|span| {
            let first = |at: &usize| {
                split(rows.get(*at)?, gaps).into_iter().find(|(c, _)| *c == 0).map(|(_, line)| line)
            };
            (span.first, span.rows, span.lines.iter().filter_map(first).collect())
        })
        .collect();
    let mut begin: Vec<usize> = Vec::new();
    let starts = beside_page_before(&rows, gaps, ground).unwrap_or(starts);
    let mut out: Vec<Vec<Line>> = Vec::new();
    for (at, row) in rows.into_iter().enumerate() {
        let begins = match out.last().and_then(|g| g.last()) {
            None => true,
            Some(above) => {
                let apart = match starts.get(at) {
                    Some(starts) => *starts,
                    None if ruled > 1 => between(above, &row),
                    None => step(above, &row) > leading * WHITE,
                };
                crosses(&row, gaps) != crosses(above, gaps) || apart || recoloured(above, &row)
            }
        };
        match out.last_mut() {
            Some(group) if !begins => group.push(row),
            _ => {
                begin.push(at);
                out.push(vec![row]);
            }
        }
    }
    let beside = beside.into_iter().map(|(first, rows, lines)| {
        let row = begin.iter().rposition(|at| *at <= first).unwrap_or(0);
        Beside { row, rows, lines }
    });
    let mut beside: Vec<Beside> = beside.collect();
    if (ruled > 1 || striped) && beside.is_empty() {
        let found = rule_spans::spans(&out, gaps, ground.rules, area);
        beside = found.into_iter().map(|(row, rows, lines)| Beside { row, rows, lines }).collect();
    }
    let out = if ruled > 1 || !starts.is_empty() { out } else { with_their_rest(out, gaps) };
    (out, beside)
}

/// Where rows begin whose further columns a program prints on a page of their own: at the heights of the rows on the page before.
fn beside_page_before(rows: &[Line], gaps: &[Gap], ground: &Ground<'_>) -> Option<Vec<bool>> {
    let open = ground.open?;
    let near = |base: f32, size: f32| {
        let at = open.tops.partition_point(|top| *top < base - size * 0.15);
        open.tops.get(at).is_some_and(|top| *top < base + size * 0.15)
    };
    let same =
        gaps.len() == open.gaps.len() && gaps.iter().zip(open.gaps).all(|(a, b)| (a.to - b.to).abs() < 2.0);
    let starts: Vec<bool> = rows.iter().map(|row| near(row.base, row.size)).collect();
    let met = starts.iter().filter(|it| **it).count();
    let begins = starts.first() == Some(&true);
    (!same && begins && open.tops.len() > 3 && met * 10 >= open.tops.len() * 7).then_some(starts)
}

/// Joins what has nothing in the column that nearly every row fills with the row above.
fn with_their_rest(groups: Vec<Vec<Line>>, gaps: &[Gap]) -> Vec<Vec<Line>> {
    let band = |group: &[Line]| group.iter().any(|r| crosses(r, gaps));
    let fills = |group: &[Line], upto: usize, from: usize| {
        group.iter().flat_map(|r| split(r, gaps)).any(|(column, _)| column >= from && column <= upto)
    };
    let key = (0..=gaps.len())
        .find(|key| {
            let filled = groups.iter().filter(|g| !band(g) && fills(g, *key, *key)).count();
            filled * 10 >= groups.len() * 6
        })
        .unwrap_or(0);
    let mut out: Vec<Vec<Line>> = Vec::new();
    for group in groups {
        match out.last_mut() {
            Some(above) if !band(&group) && !fills(&group, key, 0) && !band(above) => above.extend(group),
            _ => out.push(group),
        }
    }
    out
}

/// True where a row runs over the white between columns.
pub(super) fn crosses(row: &Line, gaps: &[Gap]) -> bool {
    gaps.iter().any(|gap| {
        row.words.iter().any(|w| w.from < gap.from + 0.5 && w.to > gap.to - 0.5)
            || row.words.windows(2).any(|p| {
                // Words on both sides with no more than a space in between.
                matches!(p, [a, b] if b.from - a.to < row.size * 0.34 && a.to > gap.from + 0.5 && b.from < gap.to - 0.5)
            })
            || row.words.iter().any(|w| w.from > gap.from + 0.5 && w.from < gap.to - 0.5 || w.to > gap.from + 0.5 && w.to < gap.to - 0.5)
    })
}

/// The row cut into its columns.
pub(super) fn split(row: &Line, gaps: &[Gap]) -> Vec<(usize, Line)> {
    let column = |w: &Word| {
        let middle = f32::midpoint(w.from, w.to);
        gaps.iter().filter(|g| f32::midpoint(g.from, g.to) < middle).count()
    };
    row.words
        .chunk_by(|a, b| column(a) == column(b))
        .filter_map(|words| Some((column(words.first()?), row.with(words.to_vec())?)))
        .collect()
}

/// How far one line stands below another.
pub(super) fn step(above: &Line, below: &Line) -> f32 {
    below.base - above.base
}
