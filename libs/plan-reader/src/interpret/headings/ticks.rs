//! Columns headed by statuses: a tick beneath says that it is this one.

use super::below;
use crate::block::Table;
use crate::interpret::columns::Column;
use crate::interpret::statuses::{asks_yes_or_no, chosen_box, is_mark, is_no_mark};
use crate::interpret::words::folded;
use crate::status;

/// Columns headed by statuses and filled with ticks.
pub(super) fn mark(all: &mut [Column], table: &Table, after: usize) {
    let lettered = all.iter().filter(|c| status::hue_lettered(&folded(c.name())).is_some()).count() >= 2;
    let ticked: Vec<bool> = all
        .iter()
        .map(|c| {
            let name = folded(c.name());
            let says = status::is_only_status(c.name())
                || status::hue_named(&name).is_some()
                || lettered && status::hue_lettered(&name).is_some();
            if !says {
                return false;
            }
            let (mut marks, mut words) = (0, 0);
            for cell in below(c, table, after) {
                let text = chosen_box(&cell.text());
                // The headings may be said again over every block.
                if folded(&text) == name {
                    continue;
                }
                if is_mark(&text) || text.trim().is_empty() && cell.fill.is_some() {
                    marks += 1;
                } else if !is_no_mark(&text) && text.chars().filter(|c| c.is_alphanumeric()).count() > 1 {
                    words += 1;
                }
            }
            marks >= words * 2
        })
        .collect();
    // Where the heading asks "Y/N", "N" is an answer as well.
    let says = |c: &Column, text: &str| {
        is_mark(text) || asks_yes_or_no(c.name()) && is_no_mark(text) && !text.trim().is_empty()
    };
    let marked = all.iter().zip(&ticked).filter(|(_, t)| **t).any(|(c, _)| {
        below(c, table, after)
            .any(|cell| says(c, &chosen_box(&cell.text())) || cell.is_empty() && cell.fill.is_some())
    });
    let several = ticked.iter().filter(|t| **t).count() >= 2;
    for (column, ticked) in all.iter_mut().zip(ticked) {
        let alone = || {
            let filled: Vec<String> = below(column, table, after)
                .map(|c| chosen_box(&c.text()))
                .filter(|t| !t.trim().is_empty())
                .collect();
            filled.iter().any(|t| says(column, t)) && filled.iter().all(|t| t.chars().count() <= 3)
        };
        column.tick = ticked && marked && (several || alone());
    }
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn the_answer_under_a_heading_that_asks_yes_or_no_is_the_status() {
        let read = |csv: &str| {
            let draft =
                crate::read(csv.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap().draft;
            let all = draft.themes.into_iter().flat_map(|t| t.activities);
            all.map(|a| (a.achieved, a.status.is_some(), a.other.len())).collect::<Vec<_>>()
        };
        let csv = "Action,Owner,Due,Completed Y/N\nPublish the rota,Clerk,May 2027,Y\nMend the lift,Clerk,June 2027,N\n";
        let answered = |word: &str| Some(word.to_owned());
        assert_eq!(read(csv), [(answered("Y"), true, 0), (answered("N"), false, 0)]);
        let none_done = csv.replace(",Y\n", ",N\n");
        assert_eq!(read(&none_done), [(answered("N"), false, 0), (answered("N"), false, 0)]);
        let told =
            "Action,Owner,Due,Complete (Yes/No),Progress\nPublish the rota,Clerk,May 2027,Yes,On the board\n";
        assert_eq!(read(told), [(answered("On the board"), true, 0)]);
    }
}
