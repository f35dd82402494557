//! Points that say who and when beneath plain lines that say what: "• Lead: Head of HR" and "• By: May 2027" below "Train all panels".
//! They are no list of things to do, but facts of what stands above them: each such line with its points is a card.

use std::collections::HashMap;
use std::ops::Range;

use super::columns::label_role;
use super::prose::{item_label, start_of_form};
use crate::aliases::Aliases;
use crate::block::{Block, Cell, Manner, Paragraph, Row, Table};
use crate::draft::ColumnRole;

/// Fewer lines with such points tell nothing of how a document is written.
const LEAST: usize = 2;

/// A label has no more words than this.
const LONGEST: usize = 4;

/// Makes plain lines of such points, where no list of the document says anything else, or tables where their labels are none that lines
/// could bear.
pub(super) fn cards(mut blocks: Vec<Block>, aliases: &Aliases) -> Vec<Block> {
    let Some(cards) = Cards::of(&blocks, aliases) else { return blocks };
    if !cards.tabular {
        for at in cards.points.into_iter().flatten() {
            if let Some(Block::Paragraph(p)) = blocks.get_mut(at) {
                p.manner = Manner::Plain;
            }
        }
        return blocks;
    }
    let mut cards = cards.points.into_iter().peekable();
    let mut out = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter().enumerate();
    while let Some((i, block)) = blocks.next() {
        match (block, cards.next_if(|points| points.start == i + 1)) {
            (Block::Paragraph(what), Some(points)) => {
                let points = blocks.by_ref().take(points.len()).filter_map(|(_, point)| match point {
                    Block::Paragraph(p) => Some(p),
                    Block::Table(_) => None,
                });
                out.push(Block::Table(card(what, points)));
            }
            (block, _) => out.push(block),
        }
    }
    out
}

/// Plain lines with such points beneath.
struct Cards {
    /// Where the points of each stand.
    points: Vec<Range<usize>>,
    /// They bear a number, or labels that nobody knows and that would say nothing on a line of their own.
    tabular: bool,
}

impl Cards {
    fn of(blocks: &[Block], aliases: &Aliases) -> Option<Self> {
        let lists = lists(blocks);
        let mut times: HashMap<&str, usize> = HashMap::new();
        for list in &lists {
            let points = blocks.get(list.clone()).unwrap_or_default();
            for label in points.iter().map(label) {
                *times.entry(label?).or_default() += 1;
            }
        }
        let mut out = Self { points: Vec::new(), tabular: false };
        for list in lists {
            let points = blocks.get(list.clone()).unwrap_or_default();
            let labels: Vec<&str> = points.iter().filter_map(label).collect();
            let roles: Vec<Option<ColumnRole>> =
                labels.iter().map(|label| label_role(label, aliases)).collect();
            // A label that nobody knows is one where it comes again.
            let again = |label: &str| times.get(label).is_some_and(|n| *n >= LEAST);
            let strange = labels.iter().zip(&roles).any(|(label, role)| role.is_none() && !again(label));
            if strange || roles.contains(&Some(ColumnRole::Activity)) {
                return None;
            }
            let of_plan =
                [ColumnRole::Lead, ColumnRole::TargetDate].iter().any(|r| roles.contains(&Some(*r)));
            let once =
                labels.iter().enumerate().all(|(i, label)| !labels.iter().skip(i + 1).any(|l| l == label));
            let above = list.start.checked_sub(1).and_then(|i| blocks.get(i));
            if of_plan && once && above.is_some_and(is_plain) {
                out.tabular |= roles.iter().any(|role| matches!(role, None | Some(ColumnRole::Ref)));
                out.points.push(list);
            }
        }
        // Where each has a heading over it, that may be what is to be done.
        let follows = |pair: &[Range<usize>]| matches!(pair, [a, b] if a.end + 1 == b.start);
        out.tabular &= out.points.windows(2).any(follows);
        (out.points.len() >= LEAST).then_some(out)
    }
}

/// A card as a table: its labels over their values, what is to be done first.
fn card(what: Paragraph, points: impl Iterator<Item = Paragraph>) -> Table {
    let at = what.at.clone();
    let heading = |text: &str| Paragraph { text: text.to_owned(), at: at.clone(), ..Paragraph::default() };
    let number =
        start_of_form(&what.text).map(|(_, ref_, rest)| (ref_, rest)).or_else(|| item_label(&what.text));
    let what = match number {
        Some((ref_, text)) => {
            let own = Paragraph { text: ref_, at: at.clone(), ..Paragraph::default() };
            vec![(heading("Ref"), own), (heading("Action"), Paragraph { text, ..what })]
        }
        None => vec![(heading("Action"), what)],
    };
    let pairs = what.into_iter().chain(points.map(parted));
    let (keys, values) =
        pairs.enumerate().map(|(column, (key, value))| (cell(column, key), cell(column, value))).unzip();
    let keys = Row { cells: keys, headings: true, at: at.clone(), ..Row::default() };
    let values = Row { cells: values, at: at.clone(), ..Row::default() };
    Table { rows: vec![keys, values], at, ..Table::default() }
}

fn cell(column: usize, p: Paragraph) -> Cell {
    let at = p.at.clone();
    Cell { column, columns: 1, rows: 1, paragraphs: vec![p], at, ..Cell::default() }
}

/// A point as its label and its value.
fn parted(point: Paragraph) -> (Paragraph, Paragraph) {
    let (label, value) = point.text.split_once(':').unwrap_or((point.text.as_str(), ""));
    let label = Paragraph { text: label.trim().to_owned(), at: point.at.clone(), ..Paragraph::default() };
    let value = value.trim().to_owned();
    (label, Paragraph { text: value, manner: Manner::Plain, lead_in: None, bold: false, ..point })
}

/// Where points follow each other.
fn lists(blocks: &[Block]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let end = at + blocks.iter().skip(at).take_while(|b| is_point(b)).count();
        if end > at {
            out.push(at..end);
        }
        at = end.max(at + 1);
    }
    out
}

fn is_point(block: &Block) -> bool {
    matches!(block, Block::Paragraph(Paragraph { manner: Manner::Bullet(_), .. }))
}

fn is_plain(block: &Block) -> bool {
    matches!(block, Block::Paragraph(Paragraph { manner: Manner::Plain, .. }))
}

/// The label of a point, whose value may be empty.
fn label(block: &Block) -> Option<&str> {
    let Block::Paragraph(p) = block else { return None };
    let label = p.text.split_once(':')?.0.trim();
    let short = (1..=LONGEST).contains(&label.split_whitespace().count());
    (short && label.starts_with(char::is_uppercase)).then_some(label)
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn points_beneath_a_plain_line_are_facts_of_it() {
        let card = |n: u8, what: &str, status: &str| {
            format!(
                "<p>{what}</p><ul><li>Reference: {n}</li><li>Source (paper/action): Minutes, 3.{n}</li><li>Lead: HR</li><li>Due date: May 2027</li><li>Status: {status}</li></ul>"
            )
        };
        let html = format!(
            "<h1>Action tracker</h1>{}{}",
            card(1, "Report on the share of staff who were trained", "Two of five are"),
            card(2, "Publish the gap", "")
        );
        let read = crate::read(html.as_bytes(), "page.html", &Options::default(), &mut |_| {}).unwrap();
        let all: Vec<_> = read.draft.themes.iter().flat_map(|t| &t.activities).collect();
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].text, "Report on the share of staff who were trained");
        assert_eq!(
            (all[0].ref_.as_deref(), all[0].achieved.as_deref()),
            (Some("1"), Some("Two of five are"))
        );
        assert_eq!(all[1].other["Source (paper/action)"], "Minutes, 3.2");
        assert_eq!((all[1].lead.as_deref(), all[1].achieved.as_deref()), (Some("HR"), None));
    }
}
