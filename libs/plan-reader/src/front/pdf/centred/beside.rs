//! The cells of a first column that stand beside several rows each, in the middle of these.

use super::{APART, Run, Span, Told};
use crate::front::pdf::text::Line;

/// No page has more rows of which several share a cell.
const MOST_ROWS: usize = 150;
/// No cell stands beside more rows.
const MOST_BESIDE: usize = 24;
/// The rows that all columns but the first say, with the cells of the first beside them; nothing where one of these does not
/// stand in the middle of the rows beside it.
pub(super) fn besides(
    parted: &[Vec<(usize, Line)>],
    columns: usize,
    leading: f32,
    cut: bool,
    told: &mut Told,
) -> Option<(Vec<bool>, Vec<Span>)> {
    let mut at_lines = Vec::new();
    let mut others: Vec<Vec<(usize, Line)>> = Vec::new();
    let mut firsts: Vec<(usize, f32)> = Vec::new();
    for (at, cells) in parted.iter().enumerate() {
        let rest: Vec<(usize, Line)> =
            cells.iter().filter(|(c, _)| *c > 0).map(|(c, line)| (c - 1, line.clone())).collect();
        firsts.extend(cells.iter().filter(|(c, _)| *c == 0).map(|(_, line)| (at, line.base)));
        if !rest.is_empty() {
            at_lines.push(at);
            others.push(rest);
        }
    }
    let run = Run { cut, ..Run::of(&others, columns - 1, leading) };
    let mut starts = vec![false; others.len()];
    run.rows(&mut starts);
    run.tell(&starts, told);
    let mut rows: Vec<(usize, f32, f32)> = Vec::new();
    for (index, cells) in others.iter().enumerate() {
        let base = cells.first().map_or(0.0, |(_, line)| line.base);
        match rows.last_mut() {
            Some(row) if starts.get(index) != Some(&true) => row.2 = base,
            _ => rows.push((at_lines.get(index).copied()?, base, base)),
        }
    }
    let goes_on = |at: usize| {
        parted
            .get(at)
            .and_then(|cells| cells.first())
            .is_some_and(|(_, line)| line.text().starts_with(|c: char| c.is_lowercase()))
    };
    let cells: Vec<&[(usize, f32)]> = firsts
        .chunk_by(|a, b| b.1 - a.1 <= leading * APART || b.1 - a.1 <= leading * 1.4 && goes_on(b.0))
        .collect();
    let last = rows.last()?.2;
    let (cells, alone): (Vec<_>, Vec<_>) =
        cells.into_iter().partition(|cell| cell.first().is_some_and(|(_, top)| *top < last + leading));
    let mut spans = spread(&cells, &rows, leading, cut)?;
    let alone: Vec<usize> = alone.iter().filter_map(|cell| Some(cell.first()?.0)).collect();
    spans.extend(alone.iter().map(|first| Span { first: *first, rows: 1, lines: vec![*first] }));
    let mut out = vec![false; parted.len()];
    for at in rows.iter().map(|(at, _, _)| at).chain(&alone) {
        *out.get_mut(*at)? = true;
    }
    if let Some(first) = out.first_mut() {
        *first = true;
    }
    // A line of the first column alone at the top is no row of its own.
    if let (Some(first), Some((at, _, _))) = (parted.first(), rows.first())
        && *at > 0
        && first.iter().all(|(column, _)| *column == 0)
    {
        *out.get_mut(*at)? = false;
        if let Some(span) = spans.first_mut() {
            span.first = 0;
        }
    }
    Some((out, spans))
}

/// Gives each cell of the first column the rows that it stands in the middle of, so that each row has one.
fn spread(
    cells: &[&[(usize, f32)]],
    rows: &[(usize, f32, f32)],
    leading: f32,
    cut: bool,
) -> Option<Vec<Span>> {
    if cells.is_empty() || cells.len() > rows.len() || rows.len() > MOST_ROWS {
        return None;
    }
    let off = |cell: &[(usize, f32)], from: usize, to: usize| {
        let (top, bottom) = (cell.first()?.1, cell.last()?.1);
        let (upper, lower) = (rows.get(from)?.1, rows.get(to.checked_sub(1)?)?.2);
        let beside = top >= upper - leading * 1.5 && bottom <= lower + leading * 1.5 || to - from == 1;
        let off = (f32::midpoint(upper, lower) - f32::midpoint(top, bottom)).abs() / leading;
        // What the end of a page cuts has its middle elsewhere.
        let cut = to == rows.len() || from == 0 && cut;
        (beside && (off < 1.5 || cut)).then(|| if cut { off.min(1.5) } else { off })
    };
    // For each number of rows the least that speaks against the cells so far, and where the last of these begins.
    let mut best: Vec<Vec<(f32, usize)>> = vec![vec![(f32::MAX, 0); rows.len() + 1]];
    *best.first_mut()?.first_mut()? = (0.0, 0);
    for cell in cells {
        let mut next = vec![(f32::MAX, 0); rows.len() + 1];
        for (from, (so_far, _)) in best.last()?.iter().enumerate().filter(|(_, (cost, _))| *cost < f32::MAX) {
            for to in from + 1..=rows.len().min(from + MOST_BESIDE) {
                if let (Some(off), Some(slot)) = (off(cell, from, to), next.get_mut(to))
                    && so_far + off < slot.0
                {
                    *slot = (so_far + off, from);
                }
            }
        }
        best.push(next);
    }
    let mut to = rows.len();
    let mut spans = Vec::new();
    for (cell, best) in cells.iter().zip(best.iter().skip(1)).rev() {
        let (cost, from) = *best.get(to)?;
        if cost == f32::MAX {
            return None;
        }
        spans.push(Span {
            first: rows.get(from)?.0,
            rows: to - from,
            lines: cell.iter().map(|(at, _)| *at).collect(),
        });
        to = from;
    }
    spans.reverse();
    Some(spans)
}
