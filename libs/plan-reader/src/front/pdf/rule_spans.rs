//! First cells that stand beside several rows, told by the rules between these: they begin where the first column ends.

use super::sheet::{Area, Rule};
use super::text::Line;
use super::unruled::{Gap, split, step};

/// A first cell: the row it begins beside, how many it stands beside, and its lines.
pub(super) type Span = (usize, usize, Vec<Line>);

/// A page with more rules than this is drawn otherwise, or made to keep the reader busy.
pub(super) const MOST_RULES: usize = 4_000;

/// The first cells of all rows, where some of them stand beside more than one; nothing where none does.
pub(super) fn spans(groups: &[Vec<Line>], gaps: &[Gap], rules: &[Rule], area: &Area) -> Vec<Span> {
    if rules.len() > MOST_RULES {
        return Vec::new();
    }
    let firsts = |group: &Vec<Line>| -> Vec<Line> {
        group.iter().flat_map(|row| split(row, gaps)).filter(|(c, _)| *c == 0).map(|(_, line)| line).collect()
    };
    let mut out: Vec<Span> = Vec::new();
    let mut above: Option<&Line> = None;
    for (at, group) in groups.iter().enumerate() {
        let goes_on = above.zip(group.first()).is_some_and(|(a, b)| stops_short(a, b, rules, area));
        match out.last_mut() {
            Some((_, rows, lines)) if goes_on => {
                *rows += 1;
                lines.extend(firsts(group));
            }
            _ => out.push((at, 1, firsts(group))),
        }
        above = group.last();
    }
    // Two names far from each other are cells of their own, whatever is drawn.
    let whole =
        |lines: &[Line]| lines.windows(2).all(|pair| matches!(pair, [a, b] if step(a, b) < b.size * 1.7));
    let several = out.iter().any(|(_, rows, lines)| *rows > 1 && !lines.is_empty());
    let sound = out.iter().all(|(_, rows, lines)| *rows == 1 || whole(lines) && !lines.is_empty());
    if several && sound { out } else { Vec::new() }
}

/// Rules further from the words than this part none of them.
const NEAR: f32 = 20.0;

/// Where rules stand that run across most of the table, from the top down; they may be drawn cell by cell.
pub(super) fn across(rules: &[Rule], area: &Area) -> Vec<f32> {
    let within = |r: &Rule| (r.from.max(area.left), r.to.min(area.right));
    let near = |r: &Rule| r.at > area.top - NEAR && r.at < area.bottom + NEAR;
    let mut own: Vec<&Rule> = rules.iter().filter(|r| near(r) && within(r).0 < within(r).1).collect();
    own.sort_by(|a, b| a.at.total_cmp(&b.at));
    let wide = |level: &[&Rule]| {
        let drawn: f32 = level.iter().map(|r| within(r).1 - within(r).0).sum();
        let from = level.iter().map(|r| within(r).0).fold(f32::MAX, f32::min);
        let to = level.iter().map(|r| within(r).1).fold(f32::MIN, f32::max);
        drawn.min(to - from) > area.width() * 0.5
    };
    let levels = own.chunk_by(|a, b| b.at - a.at < 1.0).filter(|level| wide(level));
    levels.filter_map(|level| Some(level.first()?.at)).collect()
}

/// True where a rule between two lines leaves out the first column, and none that runs through it stands there.
fn stops_short(above: &Line, below: &Line, rules: &[Rule], area: &Area) -> bool {
    let (top, bottom) = (above.base - above.size * 0.3, below.base);
    let between = || rules.iter().filter(|r| r.at > top && r.at < bottom);
    // A rule may be drawn cell by cell; what is drawn under words is shorter.
    let drawn: f32 = between().map(|r| r.to.min(area.right) - r.from.max(area.left)).sum();
    drawn > area.width() * 0.5 && between().all(|r| r.from > area.left + below.size)
}
