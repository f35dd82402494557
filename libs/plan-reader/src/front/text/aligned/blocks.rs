//! Rows of a table set with spaces that blank lines part, whatever stands in their first column.

use super::{CutLine, are_two_dates};

/// A date has no more words than this.
const MOST_IN_DATE: usize = 4;

/// Fewer rows show nothing.
const FEWEST: usize = 3;

/// The lines between two blank ones.
struct Stretch {
    /// How many columns hold words.
    filled: usize,
    /// No column is left and taken up again, and none but the widest has two dates: it may be one row.
    whole: bool,
}

impl Stretch {
    fn of(lines: &[CutLine<'_>], columns: usize, widest: usize) -> Self {
        let short = |words: &str| words.split_whitespace().count() <= MOST_IN_DATE;
        let (mut filled, mut whole) = (0, true);
        for column in 0..columns {
            let words = |l: &CutLine<'_>| l.cells.iter().find(|c| c.0 == column).map(|c| c.1.to_owned());
            let held: Vec<Option<String>> = lines.iter().map(words).collect();
            let runs = held
                .chunk_by(|a, b| a.is_some() == b.is_some())
                .filter(|run| run.iter().any(Option::is_some));
            let runs = runs.count();
            let two_dates = held.windows(2).any(
                |pair| matches!(pair, [Some(a), Some(b)] if short(a) && short(b) && are_two_dates(a, b)),
            );
            filled += usize::from(runs > 0);
            whole &= runs < 2 && (!two_dates || column == widest);
        }
        Self { filled, whole }
    }
}

/// For each line whether a row begins with it, where each row is what stands between blank lines; nothing where that is not so.
pub(super) fn begin(cut: &[CutLine<'_>], columns: usize, widest: usize) -> Option<Vec<bool>> {
    let lines: Vec<&[CutLine<'_>]> = cut.chunk_by(|_, next| !next.blank).collect();
    let stretches: Vec<Stretch> = lines.iter().map(|lines| Stretch::of(lines, columns, widest)).collect();
    let is_row = |s: &Stretch| s.whole && s.filled * 2 >= columns;
    let rows = stretches.iter().filter(|s| is_row(s)).count();
    if columns < 3 || rows < FEWEST || rows * 5 < stretches.len() * 4 {
        return None;
    }
    let begins = lines.iter().zip(&stretches).flat_map(|(lines, stretch)| {
        (0..lines.len()).map(move |at| at == 0 && stretch.filled * 2 >= columns)
    });
    Some(begins.collect())
}
