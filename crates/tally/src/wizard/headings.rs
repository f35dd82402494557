//! Which row of a file holds the headings: exports often have a title, a date and an empty row above them.

use records::Amount;
use records::date::{self, DateOrder};

use crate::feed::TopRow;

/// The row of the headings: the first that is filled about as widely as the rows of the table and holds words. None where no
/// row is like that, or where it is not clear.
pub(super) fn row(top: &[TopRow]) -> Option<u32> {
    let width = top.iter().map(filled).max().unwrap_or(0);
    if width < 2 {
        return None;
    }
    let wide = top.iter().find(|it| filled(it) * 2 > width)?;
    let words = wide.cells.iter().filter(|it| is_words(it)).count();
    (words * 2 > filled(wide)).then_some(wide.row)
}

/// Whether a table of at least a row stands below the headings.
pub(super) fn has_table(top: &[TopRow]) -> bool {
    row(top).is_some_and(|headings| top.iter().any(|it| it.row > headings && filled(it) > 1))
}

fn filled(row: &TopRow) -> usize {
    row.cells.iter().filter(|it| !it.trim().is_empty()).count()
}

fn is_words(cell: &str) -> bool {
    let cell = cell.trim();
    let dated = || DateOrder::ALL.into_iter().any(|order| date::parse(cell, order).is_ok());
    !cell.is_empty() && Amount::parse(cell).is_err() && !dated()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<TopRow> {
        let numbered = (1..).zip(text.lines());
        numbered.map(|(row, it)| TopRow { row, cells: it.split('|').map(str::to_owned).collect() }).collect()
    }

    #[test]
    fn headings_in_the_first_row_are_found_there() {
        assert_eq!(row(&rows("Id|Grade|Sex\n1|G1|F\n2|G2|M")), Some(1));
    }

    #[test]
    fn a_title_a_date_and_an_empty_row_are_passed_over() {
        let top =
            rows("Workforce return|||\nRun date|2026-03-31||\n|||\nNo|Grade|Sex|Born\n1|G1|F|1970-01-01");
        assert_eq!(row(&top), Some(4));
        assert!(has_table(&top));
    }

    #[test]
    fn a_row_that_only_names_groups_of_columns_is_not_that_of_the_headings() {
        assert_eq!(
            row(&rows("Person||||Job||\nNo|Sex|Born|Origin|Grade|Pay|Unit\n1|F|1970|x|G1|5|u")),
            Some(2)
        );
    }

    #[test]
    fn rows_without_headings_are_left_to_a_person() {
        assert_eq!(row(&rows("1|2026-03-31|20\n2|2026-04-01|30")), None);
        assert_eq!(row(&rows("Notes\nMore notes")), None);
        assert!(!has_table(&rows("About this workbook\nContact|the team")));
    }
}
