//! Columns set with spaces: as a PDF's text is copied, or as people line words up by hand.

mod begins;
mod blocks;
mod headed;

use begins::{begins_row, is_band, is_under_bullet, names_rows, resumes};
use headed::{headed, heading_row};

use super::lines::{Line, begins_item, goes_on, numbered, pieces, slice, width};
use super::rows::{CellText, RowText};
use crate::Aliases;
use crate::date::looks_like_a_date;

pub(super) fn take(lines: &[Line<'_>], aliases: &Aliases) -> Option<(Vec<RowText>, usize)> {
    let (starts, headings) = headed(lines, aliases).or_else(|| gutters(lines).map(|starts| (starts, 0)))?;
    let body = lines.get(headings..)?;
    let end = end_of(body, &starts, aliases);
    let body = body.get(..end)?;
    let starts = settled(body, starts);
    let mut rows = Vec::new();
    if headings > 0 {
        rows.push(heading_row(lines.get(..headings)?, &starts));
    }
    rows.extend(rows_of(body, &starts));
    (rows.len() > 1).then_some((rows, headings + end))
}

/// Where the columns begin by the blank stripes that run down through every line.
fn gutters(lines: &[Line<'_>]) -> Option<Vec<usize>> {
    let block: Vec<&Line<'_>> = lines.iter().take_while(|l| !l.is_blank()).take(60).collect();
    if block.len() < 4 || pieces(lines.first()?.text).len() < 3 {
        return None;
    }
    let wide = block.iter().map(|l| width(l.text)).max()?.min(2000);
    let mut filled = vec![false; wide];
    for line in &block {
        for (slot, letter) in filled.iter_mut().zip(line.text.chars()) {
            *slot |= letter != ' ';
        }
    }
    let mut starts = Vec::new();
    let mut blank = 2;
    for (place, full) in filled.iter().enumerate() {
        if *full && blank >= 2 {
            starts.push(place);
        }
        blank = if *full { 0 } else { blank + 1 };
    }
    let whole = block.iter().filter(|l| pieces(l.text).len() == starts.len()).count();
    if starts.len() < 3 || whole * 2 < block.len() {
        return None;
    }
    let some = block.len().min(12);
    let dated =
        block.iter().take(some).filter(|l| pieces(l.text).iter().any(|p| looks_like_a_date(p.1))).count();
    (dated * 3 >= some).then_some(starts)
}

/// The column a piece belongs to: the last that begins before it, or that its middle stands in.
fn column_of(starts: &[usize], at: usize, text: &str) -> usize {
    let by_start = starts.iter().rposition(|s| *s <= at + 1).unwrap_or(0);
    match starts.get(by_start + 1) {
        // A heading in the middle of its column begins before or after what stands beneath.
        Some(next) if at + width(text) / 2 >= *next => by_start + 1,
        _ => by_start,
    }
}

/// How many lines belong to the table: until words run across its columns.
fn end_of(body: &[Line<'_>], starts: &[usize], aliases: &Aliases) -> usize {
    let second = starts.get(1).copied().unwrap_or(usize::MAX);
    let mut end = 0;
    let mut blank = 0;
    for (i, line) in body.iter().enumerate() {
        if line.is_blank() {
            blank += 1;
            if blank > 2 {
                break;
            }
            continue;
        }
        let found = pieces(line.text);
        let lone = found.len() == 1 && found.first().is_some_and(|p| p.0 < second);
        let across = found.iter().any(|(at, text)| *at + 2 < second && at + width(text) > second + 1)
            && !names_rows(body.get(i..).unwrap_or_default(), second);
        let headed_at = |at: usize| headed(body.get(at..).unwrap_or_default(), aliases).is_some();
        // The name of the next table stands over its headings.
        let below = || (i + 1..body.len()).find(|at| body.get(*at).is_some_and(|l| !l.is_blank()));
        let names_next = lone && blank > 0 && below().is_some_and(headed_at);
        let heads_again = i > 0 && (headed_at(i) || names_next);
        if across || heads_again || lone && blank > 0 && !continues(body.get(i..).unwrap_or_default(), second)
        {
            break;
        }
        blank = 0;
        end = i + 1;
    }
    end
}

/// True where the rows go on below a line that stands alone.
fn continues(rest: &[Line<'_>], second: usize) -> bool {
    rest.iter().skip(1).filter(|l| !l.is_blank()).take(3).any(|l| {
        let found = pieces(l.text);
        found.len() > 1 && found.iter().any(|p| p.0 + 2 >= second)
    }) && rest.iter().take(4).filter(|l| l.is_blank()).count() < 2
}

/// Moves each border to where most words of its column begin.
fn settled(body: &[Line<'_>], starts: Vec<usize>) -> Vec<usize> {
    let found: Vec<usize> = body.iter().flat_map(|l| pieces(l.text)).map(|p| p.0).collect();
    let mut out = starts.clone();
    for i in 1..starts.len() {
        let (Some(here), Some(before)) = (starts.get(i).copied(), starts.get(i - 1).copied()) else {
            continue;
        };
        let next = starts.get(i + 1).copied().unwrap_or(here + 40);
        let (low, high) = (before + (here - before) / 2, here + next.saturating_sub(here) / 2);
        let times = |place: usize| found.iter().filter(|f| **f == place).count();
        if let Some(best) = (low..high).max_by_key(|p| (times(*p), usize::MAX - p.abs_diff(here)))
            && times(best) > times(here)
            && let Some(slot) = out.get_mut(i)
        {
            // Items hang out: most lines of "a. Support residents" stand further in than its letter.
            let hangs = |p: &usize| {
                let items =
                    body.iter().flat_map(|l| pieces(l.text)).filter(|q| q.0 == *p && begins_item(q.1));
                items.count() >= 2
            };
            let best = (best.saturating_sub(8).max(low)..best).find(hangs).unwrap_or(best);
            // What begins where its heading does is in its column, though most of the column stands further in.
            *slot = found.iter().copied().filter(|f| (here..best).contains(f)).min().unwrap_or(best);
        }
    }
    out
}

/// Adds a line to a cell. People wrap words before the column is full, so all lines go on until a paragraph ends.
fn put(row: &mut RowText, column: usize, number: u32, text: &str) {
    match row.cells.iter_mut().find(|c| c.column == column) {
        Some(cell) => cell.lines.push((number, text.to_owned())),
        None => row.cells.push(CellText { wide: Some(0), ..CellText::one(column, number, text) }),
    }
}

/// One line cut into the columns.
fn cut<'t>(line: &Line<'t>, starts: &[usize]) -> Vec<(usize, &'t str)> {
    let mut out: Vec<(usize, &str)> = Vec::new();
    let mut label_at = None;
    for (at, text) in pieces(line.text) {
        let mut column = starts.iter().rposition(|s| *s <= at + 1).unwrap_or(0);
        let (mut at, mut text) = (at, text);
        // "c.   Work with partners": narrow letters leave more room before the words.
        if let (Some((within, from)), Some(last)) = (label_at.take(), out.last_mut())
            && within == column
        {
            last.1 = slice(line.text, from, at + width(text));
            continue;
        }
        if is_label(text) {
            label_at = Some((column, at));
        }
        // Only one space may stand between two full cells.
        while let Some(next) = starts.get(column + 1).filter(|n| at + width(text) > **n) {
            let split = text.char_indices().nth(next - at).map(|(i, _)| i);
            let Some((head, tail)) = split.map(|i| text.split_at(i)).filter(|(h, _)| h.ends_with(' ')) else {
                break;
            };
            out.push((column, head.trim_end()));
            (at, text) = (*next, tail);
            column += 1;
        }
        out.push((column, text));
    }
    out
}

/// True for the label of an item alone: "c." or "(f)".
fn is_label(text: &str) -> bool {
    text.len() <= 5 && numbered(&format!("{text} x")).is_some()
}

/// A line cut into its columns.
struct CutLine<'t> {
    number: u32,
    /// A blank line stands above it.
    blank: bool,
    cells: Vec<(usize, &'t str)>,
    /// How far its first word stands in from where the table begins.
    indent: usize,
    /// It is a name over the row below, longer than the first column is wide.
    names: bool,
}

fn rows_of(body: &[Line<'_>], starts: &[usize]) -> Vec<RowText> {
    let cut: Vec<CutLine<'_>> = {
        let mut blank = true;
        let mut out = Vec::new();
        let second = starts.get(1).copied().unwrap_or(usize::MAX);
        for (i, line) in body.iter().enumerate() {
            if line.is_blank() {
                blank = true;
            } else {
                let from = starts.first().copied().unwrap_or(0);
                let indent = pieces(line.text).first().map_or(0, |p| p.0.saturating_sub(from));
                let names = names_rows(body.get(i..).unwrap_or_default(), second);
                let cells = if names { vec![(0, line.text.trim())] } else { cut(line, starts) };
                out.push(CutLine { number: line.number, blank, cells, indent, names });
                blank = false;
            }
        }
        out
    };
    let wide: Vec<usize> = (0..starts.len())
        .map(|c| {
            let lines = cut.iter().filter(|l| !l.names);
            lines.flat_map(|l| &l.cells).filter(|p| p.0 == c).map(|p| width(p.1)).max().unwrap_or(0)
        })
        .collect();
    let apart = parted_by_blanks(&cut);
    let widest = wide.iter().enumerate().max_by_key(|(_, w)| **w).map_or(0, |(i, _)| i);
    let blocks = blocks::begin(&cut, starts.len(), widest);
    let mut rows: Vec<RowText> = Vec::new();
    let mut above: Vec<Option<&str>> = vec![None; starts.len()];
    for (i, CutLine { number, blank, cells, indent, names }) in cut.iter().enumerate() {
        let next = cut.get(i + 1).map_or(0, |l| l.cells.len());
        let band = *names || is_band(cells, &above, &wide, next);
        let begins = rows.is_empty()
            || band
            || if let Some(blocks) = &blocks {
                blocks.get(i).copied().unwrap_or_default()
            } else if apart {
                *blank && cells.iter().any(|c| c.0 == 0)
            } else {
                resumes(cells, &above, rows.last(), starts.len())
                    || begins_row(cells, &above, &wide)
                        && !(*indent > 1 && is_under_bullet(cells, rows.last()))
            };
        if begins {
            rows.push(RowText { line: *number, ..RowText::default() });
        }
        let mut beneath = vec![None; starts.len()];
        if let Some(row) = rows.last_mut() {
            for (column, text) in cells {
                let room = wide.get(*column).copied().unwrap_or(0);
                let before = above.get(*column).copied().flatten();
                let ended =
                    before.is_some_and(|b| b.ends_with(['.', ':', ';', '!', '?']) && !goes_on(b, text, room));
                if (*blank || ended) && row.cells.iter().any(|c| c.column == *column) {
                    put(row, *column, *number, "");
                }
                put(row, *column, *number, text);
                if let Some(slot) = beneath.get_mut(*column) {
                    *slot = Some(*text);
                }
            }
        }
        // Nothing goes on from a heading over the rows.
        above = if band { vec![None; starts.len()] } else { beneath };
    }
    for row in &mut rows {
        row.cells.sort_by_key(|c| c.column);
        row.guessed = holds_two(row, &wide);
    }
    rows
}

/// True for a row that may be two: a narrow cell of it has a date on two of its lines, neither of which goes on from the other.
fn holds_two(row: &RowText, wide: &[usize]) -> bool {
    let widest = wide.iter().enumerate().max_by_key(|(_, w)| **w).map_or(0, |(i, _)| i);
    row.cells.iter().filter(|c| c.column != widest).any(|cell| {
        let pairs = cell.lines.windows(2).filter_map(|pair| Some((pair.first()?, pair.get(1)?)));
        pairs.into_iter().any(|(a, b)| are_two_dates(&a.1, &b.1))
    })
}

/// True for a date below another that does not go on from it.
fn are_two_dates(above: &str, text: &str) -> bool {
    let whole = |text: &str| looks_like_a_date(text) && !text.starts_with(char::is_lowercase);
    whole(above) && whole(text) && !is_open(above) && !goes_on_with(above, text)
}

/// True for a date that goes on: "April –", "July and".
fn is_open(text: &str) -> bool {
    text.ends_with(['-', '–', '/', ',', ';', '&'])
        || [" to", " and", " or", " by"].iter().any(|end| text.ends_with(end))
}

/// True for a month below its day, or a year below its month.
fn goes_on_with(above: &str, text: &str) -> bool {
    let number: String =
        above.rsplit(' ').next().unwrap_or_default().chars().take_while(char::is_ascii_digit).collect();
    let day = (1..=2).contains(&number.len());
    !text.contains(|c: char| c.is_alphabetic() || c == '/')
        || day && !text.starts_with(|c: char| c.is_ascii_digit())
}

/// True where blank lines stand between the rows and not within them.
fn parted_by_blanks(cut: &[CutLine<'_>]) -> bool {
    let blanks = cut.iter().filter(|l| l.blank).count();
    let whole =
        cut.iter().filter(|l| l.blank && l.cells.len() > 1 && l.cells.iter().any(|c| c.0 == 0)).count();
    let dated = |l: &&CutLine<'_>| l.cells.iter().any(|c| looks_like_a_date(c.1));
    let late = cut.iter().filter(|l| !l.blank).filter(dated).count();
    blanks >= 2
        && whole * 3 >= blanks * 2
        && late * 2 < blanks.max(cut.iter().filter(|l| l.blank).filter(dated).count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::text::lines::split;

    #[test]
    fn a_label_stays_with_words_that_stand_further_off() {
        let lines = split("i.   Train every panel      Tom Bell      June 2027");
        assert_eq!(
            cut(&lines[0], &[0, 28, 42]),
            [(0, "i.   Train every panel"), (1, "Tom Bell"), (2, "June 2027")]
        );
        // In a column of its own a label is a cell.
        let lines = split("i.   Train every panel");
        assert_eq!(cut(&lines[0], &[0, 5, 42]), [(0, "i."), (1, "Train every panel")]);
    }
}
