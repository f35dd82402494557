//! Numbers in the first column that count the rows.

use crate::front::pdf::text::Line;

/// Which lines begin with a number, where those in the first column beneath the headings count the rows from their first line on.
pub(super) fn numbers(cells: &[Vec<Option<Line>>], headings: &[bool]) -> Option<Vec<bool>> {
    let head = headings.iter().position(|it| *it)?;
    let number = |cells: &[Option<Line>]| {
        let first = cells.first()?.as_ref()?.words.first()?;
        let text = first.text.trim_end_matches(['.', ')']);
        (text.starts_with(|c: char| c.is_ascii_digit())
            && text.len() <= 6
            && text.chars().all(|c| c.is_ascii_digit() || c == '.'))
        .then(|| text.to_owned())
    };
    let found: Vec<Option<String>> =
        cells.iter().enumerate().map(|(at, cells)| number(cells).filter(|_| at > head)).collect();
    // Headings may take some lines more, which fill few of the columns.
    let first = found.iter().position(Option::is_some)?;
    let few = |cells: &[Option<Line>]| cells.iter().flatten().count() * 2 <= cells.len();
    let at_once = first <= head + 3 && cells.get(head + 1..first)?.iter().all(|cells| few(cells));
    let mut all: Vec<&String> = found.iter().flatten().collect();
    let count = all.len();
    all.dedup();
    (at_once && count > 1 && all.len() == count).then(|| found.iter().map(Option::is_some).collect())
}

/// The left edges of the numbers of rows and of the words behind them, where both are one for all.
pub(super) fn numbers_at(cells: &[Vec<Option<Line>>], numbers: &[bool]) -> Option<(f32, f32)> {
    let mut edges = cells.iter().zip(numbers).filter(|(_, numbered)| **numbered).filter_map(|(cells, _)| {
        let line = cells.first()?.as_ref()?;
        Some((line.words.first()?.from, line.words.get(1)?.from, line.size))
    });
    let (left, words, size) = edges.next()?;
    edges.all(|(l, w, _)| (l - left).abs() < size && (w - words).abs() < size * 0.3).then_some((left, words))
}
