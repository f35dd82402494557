//! Objectives, priorities and the like that are numbered through and have nothing beneath them: "Objective 7: Hear
//! complaints within a month". Each is then all that the plan says it will do.

use std::collections::HashSet;

use super::line::{Is, Line};
use super::start::{Start, start_of_named};
use super::walker::Walker;
use crate::confidence::FoundBy;

/// Fewer of them are headings of something that was left out.
const LEAST: usize = 3;

/// Finds the lines that are such entries, and makes them running text where they look like headings.
pub(super) fn settle(lines: &mut [Option<Line<'_>>]) -> HashSet<usize> {
    let starts: Vec<(usize, Start)> = lines
        .iter()
        .enumerate()
        .filter_map(|(i, line)| {
            let line = line.as_ref().filter(|l| matches!(l.is, Is::Plain | Is::Heading(_)))?;
            start_of_named(line.text()).filter(|s| !s.rest.is_empty()).map(|s| (i, s))
        })
        .collect();
    let Some((last, first)) = starts.last().map(|l| l.0).zip(starts.first()) else { return HashSet::new() };
    let alike = starts.iter().all(|(_, s)| s.word == first.1.word);
    let mut seen = HashSet::new();
    let apart = starts.iter().all(|(_, s)| seen.insert(s.ref_.as_str()));
    let found: HashSet<usize> = starts.iter().map(|(i, _)| *i).collect();
    let is_start = |i: usize| found.contains(&i);
    let is_heading = |i: usize| matches!(lines.get(i), Some(Some(Line { is: Is::Heading(_), .. })));
    // Only the next of them may follow, or the headings over it.
    let bare = |i: usize| {
        let next = (i + 1..lines.len()).find(|n| is_start(*n) || !is_heading(*n));
        match next.and_then(|n| lines.get(n).map(|line| (n, line))) {
            None => true,
            Some((n, _)) if is_start(n) => true,
            // What stands below the last of them may be of the document.
            Some((_, Some(line))) => i == last && line.is == Is::Plain && !line.text().contains(':'),
            Some((_, None)) => false,
        }
    };
    if starts.len() < LEAST || !alike || !apart || !starts.iter().all(|(i, _)| bare(*i)) {
        return HashSet::new();
    }
    for i in &found {
        if let Some(line) = lines.get_mut(*i).and_then(Option::as_mut) {
            line.is = Is::Plain;
        }
    }
    found
}

impl Walker<'_, '_> {
    /// Begins the entry that such a line is. False for any other line.
    pub(super) fn take_numbered(&mut self, i: usize, line: &Line<'_>) -> bool {
        let numbered = self.numbered.contains(&i) && self.background.is_none();
        let start = start_of_named(line.text()).filter(|_| numbered);
        if let Some(start) = &start {
            self.begin(i, line, start, FoundBy::Form);
        }
        start.is_some()
    }
}
