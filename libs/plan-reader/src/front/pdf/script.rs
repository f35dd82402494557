//! Small letters set above or below the line: those of "2nd", and the numbers that refer to notes.

use super::sheet::Letter;
use crate::raised;

/// Joins a row of small raised or lowered letters ("2nd") with the row it belongs to.
pub(super) fn with_raised_letters(rows: Vec<Vec<Letter>>) -> Vec<Vec<Letter>> {
    let mut out: Vec<Vec<Letter>> = Vec::new();
    for row in levelled(rows) {
        match out.last_mut() {
            Some(before) if belongs(before, &row) => before.extend(row),
            _ => out.push(row),
        }
    }
    out
}

fn size_of(row: &[Letter]) -> f32 {
    row.iter().filter(|l| !l.is_space()).map(|l| l.size).fold(0.0, f32::max)
}

fn base_of(row: &[Letter]) -> f32 {
    row.iter().find(|l| !l.is_space()).map_or(0.0, |l| l.line)
}

fn belongs(before: &[Letter], row: &[Letter]) -> bool {
    let (a, b) = (size_of(before), size_of(row));
    let near = (base_of(row) - base_of(before)).abs() < 0.55 * a.max(b);
    let (small, large) = if a <= b { (before, row) } else { (row, before) };
    near && a.min(b) <= 0.85 * a.max(b) && hangs_on(small, large) && small.len() <= large.len()
}

fn hangs_on(small: &[Letter], large: &[Letter]) -> bool {
    let beside = |l: &Letter| {
        large.iter().any(|m| (l.from - m.to).abs() < 0.35 * m.size || (m.from - l.to).abs() < 0.35 * m.size)
    };
    small.iter().filter(|l| !l.is_space()).any(beside)
}

/// A raised number makes its line taller, so that a cell stands a little lower than those beside it: puts the three on
/// one line.
fn levelled(rows: Vec<Vec<Letter>>) -> Vec<Vec<Letter>> {
    let mut out: Vec<Vec<Letter>> = Vec::new();
    for row in rows {
        if let [.., mark, above] = out.as_mut_slice()
            && mark.iter().all(|l| l.is_space() || l.c.is_ascii_digit())
            && belongs(mark, &row)
            && (base_of(&row) - base_of(above)).abs() < 0.4 * size_of(&row)
            && (size_of(&row) - size_of(above)).abs() < 0.1 * size_of(&row)
            && apart(&row, above)
        {
            mark.append(above);
            mark.extend(row);
            out.pop();
            continue;
        }
        out.push(row);
    }
    out
}

/// True where no letter of one row stands over a letter of the other.
fn apart(a: &[Letter], b: &[Letter]) -> bool {
    // Rows this long are none of a page that anybody would read.
    if a.len().saturating_mul(b.len()) > 4_000_000 {
        return false;
    }
    let words = |row: &[Letter]| row.iter().filter(|l| !l.is_space()).copied().collect::<Vec<_>>();
    let b = words(b);
    words(a).iter().all(|l| b.iter().all(|m| l.to <= m.from || l.from >= m.to))
}

/// Writes the small digits above a line as the raised digits they are.
pub(super) fn mark_raised(row: &mut [Letter], size: f32, base: f32) {
    let is_raised = |l: &Letter| l.size <= 0.88 * size && base - l.line > 0.12 * size;
    for letter in row.iter_mut().filter(|l| is_raised(l)) {
        letter.c = raised::raised(letter.c).unwrap_or(letter.c);
    }
}
