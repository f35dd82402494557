//! Where the rows of a table begin that neither rules nor white part: told by what stands under what.
//!
//! In each column a line either goes on with the one above it or begins another cell. A line that had room for the next
//! word was ended on purpose; a small letter goes on; a date under a date is another. A row begins where more speaks for
//! it than against it over all columns. Rows whose cells end together rather than begin together are told from below.

mod beside;
mod larger;
mod numbers;
mod white;

pub(super) use larger::names_alone;

use super::label::label;
use super::text::Line;
use super::unruled::{Gap, crosses, split, step};
use crate::aliases::Aliases;
use crate::date;
use crate::interpret::columns::are_headings;
use crate::interpret::is_lettered_number;
use crate::status;

/// Lines that stand further apart than this, in steps between the nearest, have white between them.
pub(super) const WHITE: f32 = 1.15;

/// Lines of a column that are nearer than this, in such steps, stand right under one another.
const NEAR: f32 = 1.35;

// What speaks for a row to begin, and below nothing against it, weighed on the prints in `tests/documents`: only their
// proportions count.

/// A cell stands where this row has had none yet.
const FIRST_OF_COLUMN: f32 = 3.0;
/// A cell stands where this row has had one that ended.
const ANOTHER_OF_COLUMN: f32 = 1.2;
/// The headings stand above.
const UNDER_HEADINGS: f32 = 2.0;
/// A label stands before each value.
const LABELLED: f32 = 1.5;
/// Most columns are filled.
const MOST_FILLED: f32 = 1.0;
/// One cell stands alone.
const ALONE: f32 = -3.5;
/// White stands above, and none where other rows have some.
const UNDER_WHITE: f32 = 1.5;
const WITHOUT_WHITE: f32 = -0.5;
/// The first column counts the rows, and here is a number, or none.
const NUMBERED: f32 = 3.0;
const NOT_NUMBERED: f32 = -2.5;
/// What stands alone where the numbers stand, though the words behind these are set in.
const NAME_AT_NUMBERS: f32 = 8.0;
/// A point of a list within the first column, whose cells begin otherwise.
const BULLETED: f32 = -6.0;
/// The words go on with those above.
const GOES_ON: f32 = -3.0;
/// Both are a whole date, status or reference, or say the same.
const WHOLE: f32 = 3.0;
/// The line above is bold and this one is not.
const UNDER_BOLD: f32 = 2.0;
/// The line above had room for the next word, or was full.
const HAD_ROOM: f32 = 2.0;
const WAS_FULL: f32 = -0.7;
/// The line above ends a sentence.
const ENDED: f32 = 0.5;

/// For each line whether a row begins with it.
pub(super) fn row_starts(lines: &[Line], gaps: &[Gap]) -> Vec<bool> {
    let table = Table::of(lines, gaps);
    let begin_together = table.seams(false);
    let end_together = table.seams(true);
    // Rows begin together, unless what stands under what agrees better with the other.
    let ends = agreement(&end_together) > agreement(&begin_together) + 1.0 && !table.rows_begin_under_white();
    let seams = if ends { end_together } else { begin_together };
    let starts = std::iter::once(true).chain(seams.iter().map(Seam::begins)).take(lines.len());
    let names = larger::names(lines, gaps, table.leading);
    let name = |at: usize| names.get(at).copied().unwrap_or(false);
    // A name in larger letters stands in a row of its own, whatever room its column has.
    let starts = starts.enumerate().map(|(at, starts)| {
        let under = at.checked_sub(1).is_some_and(name);
        let inside = under && name(at) && table.white.get(at - 1) == Some(&false);
        (starts || name(at) != under) && !inside
    });
    starts.enumerate().map(|(at, starts)| starts && !beside::goes_on(lines, at, gaps)).collect()
}

/// How far the lines of a cell stand from each other.
pub(super) fn leading_of(lines: &[Line], gaps: &[Gap]) -> f32 {
    Table::of(lines, gaps).leading
}

/// What speaks for a row to begin with a line.
#[derive(Debug, Clone, Copy, Default)]
struct Seam {
    /// What the words say that stand under one another.
    words: f32,
    /// What the place of the cells says.
    place: f32,
}

impl Seam {
    fn begins(&self) -> bool {
        self.words + self.place > 0.0
    }
}

/// How well the words agree with where rows were found to begin.
fn agreement(seams: &[Seam]) -> f32 {
    seams.iter().map(|it| if it.begins() { it.words } else { -it.words }).sum()
}

/// The lines of a table, each cut into its columns.
struct Table {
    cells: Vec<Vec<Option<Line>>>,
    /// How far to the right the words of each column reach.
    reach: Vec<f32>,
    /// Whether white stands above each line but the first.
    white: Vec<bool>,
    /// Whether each line holds the headings of the table.
    headings: Vec<bool>,
    /// Whether each line begins with a number, where the first column counts the rows.
    numbers: Option<Vec<bool>>,
    /// Where these stand in the first column, and where the words behind them begin.
    numbers_at: Option<(f32, f32)>,
    /// The first cell beneath the headings begins with no bullet.
    whole_rows: bool,
    /// How far the lines of a cell stand from each other.
    leading: f32,
}

impl Table {
    fn of(lines: &[Line], gaps: &[Gap]) -> Self {
        let columns = gaps.len() + 1;
        let mut reach = vec![f32::MIN; columns];
        let cells: Vec<Vec<Option<Line>>> = lines
            .iter()
            .map(|line| {
                let mut cells = vec![None; columns];
                for (column, cell) in split(line, gaps) {
                    if let (Some(reach), Some(slot)) = (reach.get_mut(column), cells.get_mut(column)) {
                        *reach = reach.max(cell.to);
                        *slot = Some(cell);
                    }
                }
                cells
            })
            .collect();
        let leading = leading(&cells);
        let white =
            lines.windows(2).map(|pair| matches!(pair, [a, b] if step(a, b) > leading * WHITE)).collect();
        // The headings stand first, and again below a name across the columns.
        let first = |at: usize| {
            at.checked_sub(1).and_then(|above| lines.get(above)).is_none_or(|above| crosses(above, gaps))
        };
        let headings: Vec<bool> = cells
            .iter()
            .enumerate()
            .map(|(at, cells)| {
                let words = || cells.iter().flatten().map(Line::text).collect::<Vec<_>>();
                first(at) && are_headings(&words(), &Aliases::default())
            })
            .collect();
        let numbers = numbers::numbers(&cells, &headings);
        let numbers_at = numbers.as_ref().and_then(|it| numbers::numbers_at(&cells, it));
        let head = headings.iter().rposition(|it| *it).map_or(0, |at| at + 1);
        let body = cells.iter().skip(head).find_map(|cells| cells.first()?.as_ref());
        let whole_rows = body.is_some_and(|line| !begins_with_bullet(line));
        Self { cells, reach, white, headings, numbers, numbers_at, whole_rows, leading }
    }

    /// True where a line begins at the left edge of the numbers, while the words that go on with theirs are set in.
    fn is_name_at_numbers(&self, cells: &[Option<Line>]) -> bool {
        let (Some(Some(name)), Some((left, words))) = (cells.first(), self.numbers_at) else { return false };
        (name.from - left).abs() < name.size * 0.3 && words - left > name.size && name.words.len() > 1
    }

    /// What speaks for a row to begin with the second line, the third and so on.
    fn seams(&self, ends_together: bool) -> Vec<Seam> {
        let pairs = self.cells.len().saturating_sub(1);
        let mut out = vec![Seam::default(); pairs];
        let roomy = self.white.iter().any(|it| *it);
        // The line met last in each column, and whether it is of this row.
        let mut last: Vec<Option<&Line>> = vec![None; self.reach.len()];
        let mut had = vec![false; self.reach.len()];
        let order: Vec<usize> = if ends_together { (0..pairs).rev().collect() } else { (0..pairs).collect() };
        for at in order {
            let [Some(above), Some(below)] = [at, at + 1].map(|i| self.cells.get(i)) else { continue };
            let (before, this) = if ends_together { (below, above) } else { (above, below) };
            for ((last, had), cell) in last.iter_mut().zip(&mut had).zip(before) {
                if let Some(cell) = cell {
                    (*last, *had) = (Some(cell), true);
                }
            }
            let mut seam = Seam::default();
            for (column, cell) in this.iter().enumerate() {
                let Some(cell) = cell else { continue };
                let reach = self.reach.get(column).copied().unwrap_or(f32::MAX);
                let next = last.get(column).copied().flatten();
                match next.filter(|it| (it.base - cell.base).abs() < self.leading * NEAR) {
                    Some(last) if ends_together => seam.words += other_cell(cell, last, reach),
                    Some(last) => seam.words += other_cell(last, cell, reach),
                    None => {
                        seam.place += if had.get(column).copied().unwrap_or(false) {
                            ANOTHER_OF_COLUMN
                        } else {
                            FIRST_OF_COLUMN
                        }
                    }
                }
            }
            let filled = this.iter().flatten().count();
            let columns = self.reach.len();
            if filled * 2 >= columns && self.headings.get(at).copied().unwrap_or(false) {
                seam.place += UNDER_HEADINGS;
            }
            if columns == 2 && this.first().is_some_and(Option::is_some) {
                seam.place += LABELLED;
            }
            let first_empty = this.first().is_some_and(Option::is_none);
            if filled == 1 && (columns > 2 || first_empty) {
                seam.place += ALONE;
            } else if filled * 10 >= columns * 6 {
                seam.place += MOST_FILLED;
            }
            if let Some(numbers) = self.numbers.as_ref().filter(|_| !ends_together) {
                let numbered = numbers.get(at + 1).copied().unwrap_or(false);
                let name = filled == 1 && self.is_name_at_numbers(this);
                seam.place += if numbered {
                    NUMBERED
                } else if name {
                    NAME_AT_NUMBERS
                } else {
                    NOT_NUMBERED
                };
            }
            let bulleted = this.first().and_then(Option::as_ref).is_some_and(begins_with_bullet);
            if bulleted && self.whole_rows && !ends_together {
                seam.place += BULLETED;
            }
            seam.place += match (roomy, self.white.get(at).copied().unwrap_or(false)) {
                (true, true) => UNDER_WHITE,
                (true, false) => WITHOUT_WHITE,
                _ => 0.0,
            };
            if let Some(slot) = out.get_mut(at) {
                *slot = seam;
            }
            if seam.begins() {
                had.fill(false);
            }
        }
        out
    }
}

fn begins_with_bullet(line: &Line) -> bool {
    line.words.first().is_some_and(|w| !w.text.contains(char::is_alphanumeric)) && line.words.len() > 1
}

/// How far lines stand from each other within a column where they are near.
fn leading(cells: &[Vec<Option<Line>>]) -> f32 {
    let columns = cells.first().map_or(0, Vec::len);
    let mut steps = Vec::new();
    for column in 0..columns {
        let lines: Vec<&Line> = cells.iter().filter_map(|row| row.get(column)?.as_ref()).collect();
        steps.extend(lines.windows(2).filter_map(|pair| match pair {
            [a, b] => Some(step(a, b)).filter(|it| *it > b.size * 0.9),
            _ => None,
        }));
    }
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() / 5).copied().unwrap_or(f32::MAX)
}

/// How much speaks for another cell to begin with the lower of two lines of a column.
fn other_cell(above: &Line, below: &Line, reach: f32) -> f32 {
    let (Some(last), Some(first)) = (above.words.last(), below.words.first()) else { return 0.0 };
    let (upper, lower) = (above.text(), below.text());
    let small = lower.starts_with(|c: char| c.is_lowercase() || c == '(' || c == '/' || c == '&');
    let open = leads_on(&last.text);
    if small || open || is_rest_of_date(&upper, &lower) {
        return GOES_ON;
    }
    if is_whole(&upper) && is_whole(&lower) || upper == lower {
        return WHOLE;
    }
    let bold = |line: &Line| line.words.iter().all(|w| w.bold);
    match (bold(above), bold(below)) {
        (true, false) => return UNDER_BOLD,
        // Headings on several lines say nothing by where these end.
        (true, true) => return 0.0,
        _ => {}
    }
    let begins = lower.chars().next().is_some_and(char::is_alphanumeric);
    if !begins {
        return 0.0;
    }
    let room = above.to + above.size * 0.3 + (first.to - first.from) < reach;
    let ended = if upper.ends_with(['.', ')']) { ENDED } else { 0.0 };
    ended + if room { HAD_ROOM } else { WAS_FULL }
}

/// True for what ends no cell: "of", or words with a comma behind them.
pub(super) fn leads_on(word: &str) -> bool {
    word.ends_with([',', '/', '&', '-', '–', '—', '(']) || LEADS_ON.contains(&word.to_lowercase().as_str())
}

/// Words that end no cell.
const LEADS_ON: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "our", "that", "the", "their",
    "to", "which", "who", "with",
];

/// "2026" under "30 September": the year of the date above.
fn is_rest_of_date(upper: &str, lower: &str) -> bool {
    let year = |text: &str| {
        text.split(|c: char| !c.is_ascii_digit())
            .any(|w| w.len() == 4 && (w.starts_with("20") || w.starts_with("19")))
    };
    let begins =
        lower.get(..4).is_some_and(|it| it.starts_with("20") && it.bytes().all(|b| b.is_ascii_digit()));
    begins && !year(upper) && !upper.is_empty()
}

/// A date, a status, a reference: what takes a cell of its own.
fn is_whole(text: &str) -> bool {
    let single = !text.contains(' ');
    single && (label(text).is_some() || is_lettered_number(text) || text.bytes().all(|b| b.is_ascii_digit()))
        || status::is_only_status(text) && !text.contains(['☐', '☒', '☑', '✓', '✔'])
        || date::looks_like_a_date(text)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::sheet::Turn;
    use super::super::text::Word;
    use super::*;

    /// Cells of letters 5 wide and 10 high, each beginning at the left edge of its column.
    pub(in crate::front::pdf) fn line(base: f32, cells: &[(f32, &str)]) -> Line {
        let mut words = Vec::new();
        for (left, text) in cells {
            let mut from = *left;
            for word in text.split(' ') {
                let to = from + 5.0 * word.chars().count() as f32;
                words.push(Word {
                    text: word.to_owned(),
                    from,
                    to,
                    size: 10.0,
                    bold: false,
                    struck: false,
                    spaced: false,
                });
                from = to + 2.5;
            }
        }
        let (from, to) = (words.first().unwrap().from, words.last().unwrap().to);
        Line { words, from, to, base, size: 10.0, turn: Turn::Upright, area: Default::default() }
    }

    const GAPS: [Gap; 2] = [Gap { from: 90.0, to: 100.0 }, Gap { from: 190.0, to: 200.0 }];

    #[test]
    fn rows_without_white_between_them_begin_where_their_cells_begin_together() {
        let lines = [
            line(12.0, &[(0.0, "Write to every"), (100.0, "Head of Advice"), (200.0, "May 2027")]),
            line(24.0, &[(0.0, "tenant once")]),
            line(36.0, &[(0.0, "Visit each home"), (100.0, "Estates Lead"), (200.0, "June 2027")]),
            line(48.0, &[(0.0, "that is damp"), (100.0, "and Repairs")]),
        ];
        assert_eq!(row_starts(&lines, &GAPS), [true, false, true, false]);
    }

    #[test]
    fn rows_whose_cells_end_together_are_told_from_below() {
        let lines = [
            line(12.0, &[(0.0, "Write to every")]),
            line(24.0, &[(0.0, "tenant once"), (100.0, "Head of Advice"), (200.0, "May 2027")]),
            line(36.0, &[(0.0, "Visit each home")]),
            line(48.0, &[(0.0, "that is damp"), (100.0, "Estates Lead"), (200.0, "June 2027")]),
        ];
        assert_eq!(row_starts(&lines, &GAPS), [true, false, true, false]);
    }

    #[test]
    fn a_year_goes_on_with_the_date_above_it_and_a_date_under_a_date_does_not() {
        assert!(is_rest_of_date("30 September", "2027"));
        assert!(!is_rest_of_date("30 September 2026", "2027"));
        assert!(
            is_whole("30 September 2026") && is_whole("R12") && is_whole("1.2") && !is_whole("Head of Homes")
        );
    }
}
