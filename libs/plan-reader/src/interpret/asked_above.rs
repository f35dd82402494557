//! Forms that ask by number for one thing after the other: "3. Please outline what has been partly achieved" above a table. The
//! question is the name over what the table holds.

use super::PREFACE;
use super::columns;
use super::sections::deepest_heading;
use super::words::word_list;
use crate::aliases::Aliases;
use crate::block::{Block, Manner, Paragraph};
use crate::draft::ColumnRole;

/// A question has no more words.
const MOST_WORDS: usize = 45;
/// So many tables of a plan stand right beneath one.
const LEAST: usize = 2;

/// Makes headings of such questions, below all others.
pub(super) fn mark(blocks: &mut [Block], aliases: &Aliases) {
    let asks = |at: usize| matches!(blocks.get(at), Some(Block::Paragraph(p)) if is_asked(p));
    let of_plan = |at: usize| match blocks.get(at) {
        Some(Block::Table(table)) => {
            columns::find(table, PREFACE, aliases).is_some_and(|found| found.has(ColumnRole::Activity))
        }
        _ => false,
    };
    let found: Vec<usize> = (0..blocks.len()).filter(|at| asks(*at) && of_plan(at + 1)).collect();
    if found.len() < LEAST {
        return;
    }
    let level = deepest_heading(blocks).map_or(10, |deepest| deepest.saturating_add(1));
    for at in found {
        if let Some(Block::Paragraph(p)) = blocks.get_mut(at) {
            p.manner = Manner::Heading(level);
        }
    }
}

/// True for a plain line that begins with a number or "2 (a)" and asks for something.
fn is_asked(p: &Paragraph) -> bool {
    let text = p.text.trim();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | '\u{a0}'));
    let numbered = text.starts_with(|c: char| c.is_ascii_digit()) && rest.len() < text.len();
    let rest = match rest.strip_prefix('(').and_then(|it| it.split_once(')')) {
        Some((letter, behind)) if letter.len() <= 3 => behind,
        _ => rest.trim_start_matches(')'),
    };
    let words = word_list(rest);
    let asks = words.first().is_some_and(|w| ASKS.contains(&w.as_str()));
    p.manner == Manner::Plain
        && numbered
        && asks
        && (3..=MOST_WORDS).contains(&words.len())
        && !text.contains('\n')
}

const ASKS: &[&str] = &[
    "please", "list", "outline", "describe", "give", "set", "state", "provide", "detail", "what", "which",
    "how",
];

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn numbered_questions_above_tables_name_what_these_hold() {
        let html = "<h1>Return on the access action plan</h1><p>2(a) What training measures were completed?</p>\
            <table><tr><th>Action<th>Progress</tr><tr><td>Show crews how to fold each chair<td>Four crews</tr></table>\
            <p>3. Please list what is still to be done:</p>\
            <table><tr><th>Action<th>Progress</tr><tr><td>Print the times in large letters<td>Begun</tr></table>\
            <p>4. How many passengers were asked?</p>";
        let names = |html: &str| {
            let reading =
                crate::read(html.as_bytes(), "plan.html", &Options::default(), &mut |_| {}).unwrap();
            reading.draft.themes.into_iter().filter_map(|t| t.name).collect::<Vec<_>>()
        };
        assert_eq!(
            names(html),
            ["2(a) What training measures were completed?", "Please list what is still to be done"]
        );
        let told = html.replace("2(a) What training measures were", "2 Training measures that were");
        assert!(names(&told).is_empty(), "one question alone names nothing");
    }
}
