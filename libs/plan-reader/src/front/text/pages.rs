//! A table over the end of a page: its headings stand again, and a row may go on below them.

use super::rows::RowText;

/// Gives the rows of `next` to `before`, where the same headings stand over both; its first row may only go on from the last.
/// Otherwise both stay as they are.
pub(super) fn go_on(before: &mut Vec<RowText>, next: &mut Vec<RowText>) {
    let same = before.first().zip(next.first()).is_some_and(|(a, b)| {
        let words =
            |row: &RowText| row.cells.iter().map(|c| (c.column, words_of(&c.lines))).collect::<Vec<_>>();
        a.headings && b.headings && words(a) == words(b)
    });
    if !same || next.len() < 2 || before.len() < 2 {
        return;
    }
    let width = before.first().map_or(0, |row| row.cells.len());
    let mut below = next.drain(..).skip(1).peekable();
    if let Some(last) = before.last_mut()
        && let Some(first) = below.next_if(|first| goes_on(last, first, width))
    {
        for cell in first.cells {
            match last.cells.iter_mut().find(|c| c.column == cell.column) {
                Some(slot) => slot.lines.extend(cell.lines),
                None => last.cells.push(cell),
            }
        }
        last.cells.sort_by_key(|c| c.column);
    }
    before.extend(below);
}

fn words_of(lines: &[(u32, String)]) -> String {
    lines.iter().flat_map(|(_, text)| text.split_whitespace()).collect::<Vec<_>>().join(" ")
}

/// True where a row can only be the rest of the one before: its first column and most others are empty, or words of it
/// begin in the middle of a sentence that the cell above leaves open.
fn goes_on(last: &RowText, first: &RowText, width: usize) -> bool {
    let Some(leading) = first.cells.first() else { return false };
    if leading.column > 0 && first.cells.len() * 2 <= width {
        return true;
    }
    first.cells.iter().any(|cell| {
        let above = last.cells.iter().find(|c| c.column == cell.column).map(|c| words_of(&c.lines));
        let open = above.is_some_and(|a| !a.is_empty() && !a.ends_with(['.', '!', '?', ';', ':']));
        let words = words_of(&cell.lines);
        let stub = first.cells.len() == 1 && words.ends_with('.') && words.split_whitespace().count() <= 3;
        open && (words.starts_with(char::is_lowercase) || stub)
    })
}
