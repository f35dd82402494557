//! Cells of several paragraphs, which stand apart with blank lines between them, so that the rows they are of are torn.

use super::{Record, is_row};
use crate::Aliases;
use crate::date;
use crate::front::text::lines::{Line, is_bullet};
use crate::interpret::columns;

/// Lines without tabs that go on with a cell are no more than these, with the blank ones between them.
const MOST: usize = 12;

/// How many lines from the first on go on with the cell that the last row ended in: a row that lacks tabs which the next one has, or
/// one whose last cell holds nothing yet.
pub(super) fn of_torn_cell(lines: &[Line<'_>], above: &[Record], aliases: &Aliases) -> Option<usize> {
    let head = above.first().filter(|head| head.tabs > 1)?;
    let headed = || columns::are_headings(&head.cells, aliases);
    let last = above.iter().skip(1).rev().find(|r| r.tabs > 0)?;
    let goes_on = above.last().is_some_and(|r| r.tabs > 0);
    let next = lines.iter().take(MOST).position(is_row);
    let between = || lines.iter().take(next.unwrap_or(MOST)).filter(|l| !l.is_blank());
    let begun = last.cells.last().map(|c| c.trim()).unwrap_or_default();
    // "Until" says no date before "October 2027" does.
    let dated = || {
        let all: Vec<&str> = [begun].into_iter().chain(between().map(|l| l.text.trim())).collect();
        !date::looks_like_a_date(begun) && date::looks_like_a_date(all.join(" ").trim())
    };
    let open = begun.is_empty() || last.tabs == head.tabs && between().count() <= 3 && dated();
    let Some(next) = next else {
        // Below the last row of all only what can end it does.
        let whole = lines.len() < MOST && goes_on && last.tabs == head.tabs && between().count() <= 3;
        return (whole && dated() && headed()).then_some(lines.len());
    };
    let below = lines.get(next)?;
    let cells: Vec<String> = below.text.split('\t').map(|c| c.trim().to_owned()).collect();
    if !goes_on || between().next().is_none() {
        return None;
    }
    let torn = last.tabs < head.tabs && last.tabs + cells.len() - 1 <= head.tabs;
    let words = |l: &&Line<'_>| l.text.split_whitespace().count();
    let plain = between().all(|l| !is_bullet(l.text) && !l.text.trim_end().ends_with(':'));
    let short = between().count() <= 3 && between().all(|l| words(&l) <= 6);
    (plain && (torn || open && short) && headed() && !columns::are_headings(&cells, aliases)).then_some(next)
}

#[cfg(test)]
mod tests {
    use crate::Options;

    const HEADS: &str = "Plan of the ferry\n\nAIM\tWHAT WILL WE DO\tWHO WILL DO IT\tBY WHEN\n";

    fn told(rows: &str) -> Vec<(String, String, String)> {
        let text = format!("{HEADS}{rows}");
        let draft = crate::read(text.as_bytes(), "plan.txt", &Options::default(), &mut |_| {}).unwrap().draft;
        let all = draft.themes.into_iter().flat_map(|t| t.activities);
        all.map(|a| (a.text, a.lead.unwrap_or_default(), a.target_date.unwrap_or_default())).collect()
    }

    fn are(rows: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
        rows.iter().map(|(a, b, c)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned())).collect()
    }

    #[test]
    fn paragraphs_of_a_cell_tear_its_row_and_its_tabs_join_it() {
        let rows = told(
            "Crews know their passengers\tTrain every crew to guide blind passengers\tMates of the ferry\t\n\nUntil\n\nMay 2027\n\n\
             Publish the times in braille\tPurser\n\nDeck office\tJune 2027\n\
             The pier is safe\tMend the lamps along the pier\tHarbour office\tFrom\n\nMarch 2028\n",
        );
        assert_eq!(
            rows,
            are(&[
                ("Train every crew to guide blind passengers", "Mates of the ferry", "Until\nMay 2027"),
                ("Publish the times in braille", "Purser\nDeck office", "June 2027"),
                ("Mend the lamps along the pier", "Harbour office", "From\nMarch 2028"),
            ])
        );
    }

    #[test]
    fn the_first_cell_of_a_row_is_left_out_below_a_merged_one_and_reaches_down_to_it() {
        let text = format!(
            "{HEADS}Crews know their passengers\tTrain every crew to guide blind passengers\tMates\tMay 2027\n\
             Publish the times in braille\tPurser\tJune 2027\nWrite down who asked for a ramp\tPurser\tOngoing\n"
        );
        let draft = crate::read(text.as_bytes(), "plan.txt", &Options::default(), &mut |_| {}).unwrap().draft;
        let all: Vec<_> = draft.themes.iter().flat_map(|t| &t.activities).collect();
        assert_eq!(all.len(), 3);
        assert!(
            draft.themes.iter().all(|t| t.name.as_deref() == Some("Crews know their passengers")),
            "{:?}",
            draft.themes
        );
        assert_eq!(all[2].lead.as_deref(), Some("Purser"));
    }
}
