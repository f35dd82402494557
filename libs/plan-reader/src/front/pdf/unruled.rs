//! Tables without rules and columns of prose, told by white that runs down between them.

use super::canvas::{Area, Fill, Rule};
use super::flow::Row;
use super::grid::fill_at;
use super::paragraph::pieces;
use super::table::{Part, PartCell, PartRow};
use super::text::Line;
use super::vocabulary::Vocabulary;
use crate::interpret::contents_entry;

/// What a stretch of rows is.
pub(super) enum Band {
    Line(Line),
    Contents(Line),
    /// Columns of prose, each from its top to its bottom.
    Columns(Vec<Vec<Line>>),
    Table(Unruled),
}

/// A table told by white alone.
pub(super) struct Unruled {
    rows: Vec<Row>,
    gaps: Vec<Gap>,
}

/// White between two columns.
#[derive(Debug, Clone, Copy)]
struct Gap {
    from: f32,
    to: f32,
}

/// What is drawn behind and between the lines of a page.
pub(super) struct Ground<'g> {
    pub rules: &'g [Rule],
    pub fills: &'g [Fill],
}

/// Sorts the rows of a page, from the top down, into running text and tables.
pub(super) fn bands(rows: Vec<Row>) -> Vec<Band> {
    let mut out = Vec::new();
    let mut rest = rows.into_iter().peekable();
    let mut waiting: Vec<Row> = Vec::new();
    while let Some(row) = rest.next() {
        if is_contents(&row) || !starts_columns(&row, rest.peek()) {
            waiting.push(row);
            continue;
        }
        let mut stretch = Stretch::begin(row);
        stretch.take_above(&mut waiting);
        let mut crossing: Vec<Row> = Vec::new();
        while let Some(next) = rest.peek() {
            let above = crossing.last().or(stretch.rows.last());
            if above.is_some_and(|above| step(above, next) > height(next) * 4.5) || is_contents(next) {
                break;
            }
            if stretch.fits(next) {
                stretch.rows.append(&mut crossing);
                stretch.rows.extend(rest.next());
                stretch.gaps = stretch.gaps_now();
            } else if next.len() == 1 && crossing.len() < 3 {
                crossing.extend(rest.next());
            } else {
                break;
            }
        }
        if let Some(band) = stretch.settled() {
            out.extend(waiting.drain(..).filter_map(single));
            out.extend(band);
        } else {
            waiting.append(&mut stretch.rows);
        }
        waiting.append(&mut crossing);
    }
    out.extend(waiting.into_iter().filter_map(single));
    out
}

/// Rows that hang together by the white between their columns.
struct Stretch {
    rows: Vec<Row>,
    gaps: Vec<Gap>,
}

impl Stretch {
    fn begin(row: Row) -> Self {
        let mut stretch = Self { rows: vec![row], gaps: Vec::new() };
        stretch.gaps = stretch.gaps_now();
        stretch
    }

    /// White that no row reaches into, rows that cross all columns left aside.
    fn gaps_now(&self) -> Vec<Gap> {
        let size = self.rows.first().map_or(10.0, height);
        let mut spans: Vec<(f32, f32)> = self
            .rows
            .iter()
            .filter(|r| r.len() > 1 || self.gaps.is_empty() || !crosses(r, &self.gaps))
            .flatten()
            .map(|l| (l.from, l.to))
            .collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut out = Vec::new();
        let mut reach = f32::MAX;
        for (from, to) in spans {
            if from - reach > size * 0.55 {
                out.push(Gap { from: reach, to: from });
            }
            reach = if reach == f32::MAX { to } else { reach.max(to) };
        }
        out
    }

    /// True where the row leaves the white between columns white.
    fn fits(&self, row: &Row) -> bool {
        if self.gaps.is_empty() {
            let mut with = Self { rows: self.rows.clone(), gaps: Vec::new() };
            with.rows.push(row.clone());
            return !with.gaps_now().is_empty();
        }
        let size = height(row);
        self.gaps.iter().all(|gap| {
            let mut left = *gap;
            for line in row {
                if line.from < left.to && line.to > left.from {
                    if line.from <= left.from + 0.5 && line.to >= left.to - 0.5 {
                        return false;
                    }
                    // What reaches in from one side makes the white narrower.
                    if f32::midpoint(line.from, line.to) < f32::midpoint(left.from, left.to) {
                        left.from = left.from.max(line.to);
                    } else {
                        left.to = left.to.min(line.from);
                    }
                }
            }
            left.to - left.from > size * 0.5
        })
    }

    /// The upper lines of headings that stand on several.
    fn take_above(&mut self, waiting: &mut Vec<Row>) {
        let bold = |row: &Row| row.iter().flat_map(|l| &l.words).all(|w| w.bold);
        while let (Some(above), Some(first)) = (waiting.last(), self.rows.first()) {
            let close = step(above, first) < height(first) * 1.45;
            if !(close
                && bold(above)
                && bold(first)
                && self.fits(above)
                && (height(above) - height(first)).abs() < 0.5)
            {
                return;
            }
            let Some(above) = waiting.pop() else { return };
            self.rows.insert(0, above);
            self.gaps = self.gaps_now();
        }
    }

    /// What the stretch is, if it is more than running text.
    fn settled(&mut self) -> Option<Vec<Band>> {
        let gaps = self.gaps.clone();
        let several = self.rows.iter().filter(|r| r.len() > 1).count();
        let side_by_side = self
            .rows
            .windows(2)
            .filter(|pair| matches!(pair, [a, b] if a.len() == 1 && b.len() == 1 && step(a, b) < height(a) * 0.75))
            .count();
        if gaps.is_empty() {
            return None;
        }
        if self.is_list_of_contents() {
            return Some(
                std::mem::take(&mut self.rows).into_iter().filter_map(whole).map(Band::Contents).collect(),
            );
        }
        if self.is_prose() {
            let mut columns: Vec<Vec<Line>> = vec![Vec::new(); gaps.len() + 1];
            for line in std::mem::take(&mut self.rows).into_iter().flatten() {
                if let Some(column) = columns.get_mut(column_of(&line, &gaps)) {
                    column.push(line);
                }
            }
            return Some(vec![Band::Columns(columns)]);
        }
        if several < 3 && (several < 2 || gaps.len() < 2) || side_by_side > several || self.is_list() {
            return None;
        }
        Some(vec![Band::Table(Unruled { rows: std::mem::take(&mut self.rows), gaps })])
    }

    /// Labels and marks with words after them are a list, though white stands between.
    fn is_list(&self) -> bool {
        let [gap] = self.gaps.as_slice() else { return false };
        let firsts: Vec<&Line> =
            self.rows.iter().filter_map(|r| r.first()).filter(|l| l.to <= gap.from + 0.5).collect();
        let short = firsts.iter().filter(|l| l.words.len() == 1 && l.text().chars().count() <= 4).count();
        let marks = firsts
            .iter()
            .filter(|l| l.text().chars().all(|c| !c.is_alphanumeric()) || l.text().ends_with(['.', ')']))
            .count();
        short == firsts.len() && marks * 2 > firsts.len()
    }

    fn is_list_of_contents(&self) -> bool {
        self.gaps.len() == 1
            && self.rows.len() > 2
            && self.rows.iter().all(|r| match r.as_slice() {
                [_, page] => page.words.len() == 1 && page.text().chars().all(|c| c.is_ascii_digit()),
                _ => false,
            })
            && self.rows.windows(2).all(|pair| {
                let number = |r: &Row| r.last().and_then(|l| l.text().parse::<u32>().ok());
                matches!(pair, [a, b] if number(a) <= number(b))
            })
    }

    /// Columns of running text are alike in width and full to their edges.
    fn is_prose(&self) -> bool {
        if self.gaps.len() > 2 || self.rows.len() < 6 {
            return false;
        }
        let columns = self.gaps.len() + 1;
        let mut lines: Vec<Vec<&Line>> = vec![Vec::new(); columns];
        for line in self.rows.iter().flatten() {
            if let Some(column) = lines.get_mut(column_of(line, &self.gaps)) {
                column.push(line);
            }
        }
        let widths: Vec<f32> = lines
            .iter()
            .map(|l| {
                l.iter().map(|l| l.to).fold(f32::MIN, f32::max)
                    - l.iter().map(|l| l.from).fold(f32::MAX, f32::min)
            })
            .collect();
        let (least, most) =
            widths.iter().fold((f32::MAX, f32::MIN), |(least, most), w| (least.min(*w), most.max(*w)));
        let full = lines.iter().zip(&widths).all(|(lines, width)| {
            lines.len() > 3
                && lines.iter().filter(|l| l.to - l.from > width * 0.75).count() * 3 >= lines.len() * 2
        });
        let words = self.rows.iter().flatten().map(|l| l.words.len()).sum::<usize>();
        let lines: usize = lines.iter().map(Vec::len).sum();
        most < least * 1.4 && full && words > lines * 4
    }
}

impl Unruled {
    pub(super) fn part(self, page: u32, words: &Vocabulary, ground: &Ground<'_>) -> Part {
        let gaps = self.gaps;
        let columns = gaps.len() + 1;
        let area = self.rows.iter().flatten().map(|l| l.area).reduce(|a, b| a.joined(&b)).unwrap_or_default();
        let mut left = vec![f32::MAX; columns];
        let mut right = vec![f32::MIN; columns];
        for line in self.rows.iter().filter(|r| !crosses(r, &gaps)).flatten() {
            let column = column_of(line, &gaps);
            if let (Some(l), Some(r)) = (left.get_mut(column), right.get_mut(column)) {
                *l = l.min(line.from);
                *r = r.max(line.to);
            }
        }
        let edge = |list: &[f32], column: usize, or: f32| list.get(column).copied().unwrap_or(or);
        let mut rows = Vec::new();
        for group in grouped(self.rows, &gaps, &area, ground) {
            let mut cells = Vec::new();
            let own = group.iter().flatten().map(|l| l.area).reduce(|a, b| a.joined(&b)).unwrap_or_default();
            if group.iter().any(|r| crosses(r, &gaps)) {
                let lines: Vec<Line> = group.into_iter().filter_map(whole).collect();
                let pieces = pieces(&lines, area.left, area.right, page, words);
                cells.push(PartCell {
                    column: 0,
                    columns,
                    rows: 1,
                    pieces,
                    fill: fill_at(ground.fills, &own),
                    area: own,
                });
            } else {
                let mut split: Vec<Vec<Line>> = vec![Vec::new(); columns];
                for line in group.into_iter().flatten() {
                    if let Some(cell) = split.get_mut(column_of(&line, &gaps)) {
                        cell.push(line);
                    }
                }
                for (column, lines) in split.into_iter().enumerate() {
                    let (from, to) = (edge(&left, column, area.left), edge(&right, column, area.right));
                    let place = Area { left: from, right: to, ..own };
                    let lines: Vec<Line> = on_one_height(lines);
                    let pieces = pieces(&lines, from, to, page, words);
                    cells.push(PartCell {
                        column,
                        columns: 1,
                        rows: 1,
                        pieces,
                        fill: fill_at(ground.fills, &place),
                        area: place,
                    });
                }
            }
            rows.push(PartRow { page, cells });
        }
        let mut xs = left;
        xs.push(area.right);
        Part { page, xs, rows, closed_above: true, closed_below: true, ruled: false, area }
    }
}

/// Rows of lines gathered to rows of the table: by the rules between them, else by the white.
fn grouped(rows: Vec<Row>, gaps: &[Gap], area: &Area, ground: &Ground<'_>) -> Vec<Vec<Row>> {
    let wide = |r: &Rule| r.to.min(area.right) - r.from.max(area.left) > area.width() * 0.5;
    let rules: Vec<f32> = ground.rules.iter().filter(|r| wide(r)).map(|r| r.at).collect();
    let between = |a: &Row, b: &Row| {
        let (top, bottom) = (base(a) - height(a) * 0.3, base(b));
        rules.iter().any(|y| *y > top && *y < bottom)
    };
    let ruled = rows.windows(2).filter(|p| matches!(p, [a, b] if between(a, b))).count();
    let colour = |row: &Row| {
        let line = row.first().map(|l| l.area).unwrap_or_default();
        fill_at(ground.fills, &line)
    };
    let mut steps: Vec<f32> = rows
        .windows(2)
        .filter_map(|p| if let [a, b] = p { Some(step(a, b)) } else { None })
        .filter(|s| *s > 1.0)
        .collect();
    steps.sort_by(f32::total_cmp);
    let leading = steps.get(steps.len() / 5).copied().unwrap_or(12.0);
    let roomy = steps.iter().any(|s| *s > leading * 1.25);
    let one_line_rows = steps.iter().all(|s| *s <= leading * 1.25);
    let mut out: Vec<Vec<Row>> = Vec::new();
    let mut before: Option<Row> = None;
    for row in rows {
        let crossing = crosses(&row, gaps);
        let begins = match &before {
            None => true,
            Some(above) => {
                let band = crossing != crosses(above, gaps);
                let apart = if ruled > 1 {
                    between(above, &row)
                } else if roomy {
                    step(above, &row) > leading * 1.25
                } else {
                    one_line_rows && row.iter().any(|l| column_of(l, gaps) == 0)
                };
                band || apart || colour(above) != colour(&row)
            }
        };
        before = Some(row.clone());
        match out.last_mut() {
            Some(group) if !begins => group.push(row),
            _ => out.push(vec![row]),
        }
    }
    if ruled > 1 { out } else { with_their_rest(out, gaps) }
}

/// Joins what has nothing in the column that nearly every row fills with the row above.
fn with_their_rest(groups: Vec<Vec<Row>>, gaps: &[Gap]) -> Vec<Vec<Row>> {
    let fills = |group: &[Row], column: usize| {
        group.iter().filter(|r| !crosses(r, gaps)).flatten().any(|l| column_of(l, gaps) == column)
    };
    let key = (0..=gaps.len())
        .find(|column| groups.iter().filter(|g| fills(g, *column)).count() * 10 >= groups.len() * 6)
        .unwrap_or(0);
    let mut out: Vec<Vec<Row>> = Vec::new();
    for group in groups {
        let crossing = group.iter().any(|r| crosses(r, gaps));
        match out.last_mut() {
            Some(above)
                if !crossing
                    && !fills(&group, key)
                    && !above.iter().any(|r| crosses(r, gaps))
                    && (0..key).all(|c| !fills(&group, c)) =>
            {
                above.extend(group);
            }
            _ => out.push(group),
        }
    }
    out
}

fn crosses(row: &Row, gaps: &[Gap]) -> bool {
    row.iter().any(|l| gaps.iter().any(|g| l.from < g.from - 1.0 && l.to > g.to + 1.0))
}

fn column_of(line: &Line, gaps: &[Gap]) -> usize {
    let middle = f32::midpoint(line.from, line.to);
    gaps.iter().filter(|g| f32::midpoint(g.from, g.to) < middle).count()
}

fn base(row: &Row) -> f32 {
    row.first().map_or(0.0, |l| l.base)
}

fn height(row: &Row) -> f32 {
    row.iter().map(|l| l.size).fold(1.0, f32::max)
}

fn step(above: &Row, below: &Row) -> f32 {
    base(below) - base(above)
}

/// True where white in this row, or between it and one beside it, may part columns.
fn starts_columns(row: &Row, next: Option<&Row>) -> bool {
    let beside = next.is_some_and(|next| {
        let apart = |a: &Line, b: &Line| b.from - a.to > a.size * 0.8 || a.from - b.to > a.size * 0.8;
        step(row, next) < height(row) * 0.75 && row.iter().all(|a| next.iter().all(|b| apart(a, b)))
    });
    row.len() > 1 || beside
}

fn is_contents(row: &Row) -> bool {
    whole(row.clone()).is_some_and(|line| contents_entry(&line.text()).is_some())
}

fn single(row: Row) -> Option<Band> {
    let contents = is_contents(&row);
    let line = whole(row)?;
    Some(if contents { Band::Contents(line) } else { Band::Line(line) })
}

/// Segments of one height as one line again.
fn whole(row: Row) -> Option<Line> {
    row.into_iter().reduce(|mut a, b| {
        a.to = a.to.max(b.to);
        a.area = a.area.joined(&b.area);
        a.words.extend(b.words);
        a
    })
}

/// Within one cell, segments on one height are one line.
fn on_one_height(lines: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for line in lines {
        match out.pop() {
            Some(last) if (last.base - line.base).abs() < 0.3 * last.size => {
                out.extend(whole(vec![last, line]));
            }
            Some(last) => out.extend([last, line]),
            None => out.push(line),
        }
    }
    out
}
