//! Feet of pages in a text that has lost where its pages end: "Page 3", alone or beside words that stand on others as well.

use std::collections::HashMap;

use super::lines::{Line, pieces};
use crate::Location;
use crate::UnplacedReason;
use crate::block::{Document, Margin};

/// Takes out the lines that only number the pages, where they count on from each other.
pub(super) fn drop(lines: &mut [Line<'_>], document: &mut Document) {
    let feet: Vec<(usize, u32)> =
        lines.iter().enumerate().filter_map(|(i, line)| Some((i, numbered(line.text)?))).collect();
    let counts_on = feet.windows(2).all(|pair| matches!(pair, [(_, a), (_, b)] if a + 1 == *b));
    if feet.is_empty() || !counts_on {
        return;
    }
    let mut times: HashMap<String, usize> = HashMap::new();
    for (_, piece) in lines.iter().flat_map(|line| pieces(line.text)) {
        *times.entry(piece.to_lowercase()).or_default() += 1;
    }
    for (at, _) in feet {
        let Some(line) = lines.get_mut(at) else { continue };
        let others =
            pieces(line.text).into_iter().map(|(_, piece)| piece).filter(|piece| page(piece).is_none());
        if others.into_iter().any(|words| times.get(&words.to_lowercase()).is_none_or(|n| *n < 2)) {
            continue;
        }
        let at = Location { line: Some(line.number), ..Location::part("page footer", 1) };
        document.margins.push(Margin {
            text: line.text.trim().to_owned(),
            reason: UnplacedReason::Margin,
            at,
        });
        line.text = "";
        line.foot = true;
    }
}

/// The number of the page in a line that has it at its end or its beginning, parted from what else it says.
fn numbered(line: &str) -> Option<u32> {
    let found = pieces(line);
    let (first, last) = (found.first()?, found.last()?);
    if found.len() > 3 {
        return None;
    }
    page(last.1).or_else(|| page(first.1))
}

/// "Page 3" and "Page 3 of 12".
fn page(words: &str) -> Option<u32> {
    let rest = words.strip_prefix("Page ").or_else(|| words.strip_prefix("page "))?;
    let (number, of) = rest.split_once(" of ").unwrap_or((rest, "1"));
    of.trim().parse::<u32>().ok()?;
    number.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::text::lines::split;

    fn kept(text: &str) -> Vec<&str> {
        let mut lines = split(text);
        drop(&mut lines, &mut Document::default());
        lines.into_iter().map(|l| l.text).filter(|t| !t.is_empty()).collect()
    }

    #[test]
    fn what_only_numbers_the_pages_is_taken_out() {
        assert_eq!(
            kept("OPEN\nTrain panels\n\nOPEN     Page 1\n\nPublish\nPage 2 of 2"),
            ["OPEN", "Train panels", "Publish"]
        );
    }

    #[test]
    fn a_list_of_contents_stays() {
        assert_eq!(kept("Homes    Page 2\nWork    Page 5").len(), 2);
        assert_eq!(kept("Homes    Page 2\nWork    Page 3").len(), 2);
    }
}
