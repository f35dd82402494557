//! Numbers of rows that stand in a list of one cell a line though none of its headings names them.

use super::CellLine;
use crate::draft::ColumnRole;

/// Fewer may be anything.
const FEWEST: usize = 2;

/// What the columns hold, and how many of them no heading names: a column of numbers before the others, where such stand there.
pub(super) fn with_unnamed(
    cells: &[CellLine<'_>],
    named: Vec<Option<ColumnRole>>,
) -> (usize, Vec<Option<ColumnRole>>) {
    let unnamed = usize::from(stand_unnamed(cells, &named));
    (unnamed, std::iter::repeat_n(Some(ColumnRole::Ref), unnamed).chain(named).collect())
}

/// True where rows begin with numbers ("1.1.2", "A3") under headings of which none says so.
fn stand_unnamed(cells: &[CellLine<'_>], roles: &[Option<ColumnRole>]) -> bool {
    let named = roles.iter().flatten().any(|r| matches!(r, ColumnRole::Ref | ColumnRole::RecommendationRef));
    let numbers = cells.iter().filter(|c| is_number(c.text)).count();
    !named
        && numbers >= FEWEST
        && numbers * roles.len() * 2 >= cells.len()
        && cells.iter().take(FEWEST).any(|c| is_number(c.text))
}

/// "1.2", "1.2.3", "2.4a", "A3" and "EO-12"; a bare "2027" or "12" may be anything.
fn is_number(text: &str) -> bool {
    let letters = text.chars().take_while(char::is_ascii_uppercase).count();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_uppercase()).trim_start_matches('-');
    let bare = rest.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '.');
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
    let parts = bare.split('.').count();
    letters <= 3
        && rest.len() - bare.len() <= 1
        && bare.split('.').all(digits)
        && (letters > 0 || (2..=4).contains(&parts))
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn numbers_of_rows_are_told_from_dates_and_counts() {
        assert!(["1.1", "1.2.3", "2.4a", "A3", "EO-12"].iter().all(|t| is_number(t)));
        assert!(!["2027", "12", "1.2 Homes", "HR", "30.06.2027", "Q3 2026"].iter().any(|t| is_number(t)));
    }
}
