//! Headings that are sentences, each over the one thing that is done about it: "Letters are hard to read."

use std::collections::HashSet;

use super::prose::Prose;

/// No more headings than these that are labels stand beneath such a one.
const MOST_LABELS: usize = 8;

/// So few may be themes of one activity.
const LEAST: usize = 3;

/// A heading and what is known of it.
pub(super) struct Named<'s> {
    pub at: usize,
    pub level: u8,
    pub text: &'s str,
    pub parent: Option<usize>,
    /// Activities stand under it.
    pub holds: bool,
    /// It could stand over any plan.
    pub generic: bool,
}

/// The headings that only say why something is done, under others that name a theme.
pub(super) fn found(all: &[Named<'_>], blocks: usize, prose: &Prose) -> HashSet<usize> {
    let under_a_name = |named: &Named<'_>| {
        let above = named.parent.and_then(|p| all.get(p));
        above.is_some_and(|p| p.level > 0 && !p.generic && !is_sentence(p.text))
    };
    let over_one = |i: usize, named: &Named<'_>| {
        let ends = all.iter().skip(i + 1).take(MOST_LABELS).find(|s| s.level <= named.level);
        let end = ends.or_else(|| all.get(i + 1 + MOST_LABELS)).map_or(blocks, |s| s.at);
        prose.entries_within(named.at..end) == 1
    };
    let says_why = |(i, named): &(usize, &Named<'_>)| {
        named.holds && is_sentence(named.text) && under_a_name(named) && over_one(*i, named)
    };
    let out: HashSet<usize> = all.iter().enumerate().filter(says_why).map(|(i, _)| i).collect();
    if out.len() < LEAST { HashSet::new() } else { out }
}

/// True for a heading that is a whole sentence.
fn is_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '”', '"']) && text.split_whitespace().count() > 3
}
