//! Lists that nothing above announces: of activities, of recommendations, or of anything.

use std::collections::HashMap;

use super::super::line::Is;
use super::super::narrative;
use super::super::opening::opening;
use super::super::said::charge;
use super::super::walker::Walker;
use super::shared::share_detailed;
use super::{Become, Listed};
use crate::confidence::FoundBy;
use crate::interpret::words::{is_theme_by_name, split_ref, word_list};

/// A list that may or may not be of activities, and whether its items name leads or dates.
pub(in super::super) struct BareList {
    pub(in super::super) entries: Vec<usize>,
    pub(in super::super) detailed: bool,
    pub(in super::super) under_theme: bool,
}

/// "1.3. The Chief Diversity Officer will be consulted": what will happen, as a numbered point of a strategy says it.
fn says_will(text: &str) -> bool {
    let words = word_list(text);
    let speaks_of_it = words.first().is_some_and(|w| matches!(w.as_str(), "this" | "these" | "it" | "there"));
    !speaks_of_it && words.iter().take(10).any(|w| w == "will")
}

/// "We will continue to pay advisers": what begins so is promised, whatever the verb.
fn says_we_will(text: &str) -> bool {
    let words = word_list(text);
    matches!(words.first_chunk(), Some([we, will]) if we == "we" && matches!(will.as_str(), "will" | "shall" | "ll"))
}

/// True for a list of which every item says what we will do, whatever stands over it.
pub(super) fn promises_each(items: &[Listed]) -> bool {
    items.len() > 1 && items.iter().all(|it| says_we_will(&it.item.text))
}

/// True where a code stands before the heading, and the labels of all items go on from it.
fn go_on_from(heading: &str, items: &[Listed]) -> bool {
    let code = heading.split_whitespace().next().unwrap_or_default().trim_end_matches(['.', ':', ')']);
    let coded =
        code.starts_with(|c: char| c.is_ascii_uppercase()) && code.contains(|c: char| c.is_ascii_digit());
    let below = |it: &Listed| {
        let label = it.item.label.as_deref().unwrap_or_default();
        label.strip_prefix(code).is_some_and(|rest| rest.starts_with('.'))
    };
    coded && items.iter().all(below)
}

/// "Key issue 2: Know how pupils do".
fn is_numbered(heading: &str) -> bool {
    let own = heading.split_once(':').and_then(|(own, _)| own.rsplit_once(' '));
    own.is_some_and(|(label, number)| number.parse::<u8>().is_ok() && label.split_whitespace().count() <= 3)
}

impl Walker<'_, '_> {
    /// A list that nothing above announces.
    pub(super) fn bare(&mut self, items: &[Listed]) {
        if self.background.is_some() || items.is_empty() {
            return;
        }
        let detailed = share_detailed(items, self.aliases) * 2 >= items.len();
        let tops = items.iter().filter(|i| i.item.level == items.first().map_or(0, |f| f.item.level));
        let (mut likely, mut should, mut all) = (0, 0, 0);
        for it in tops {
            all += 1;
            let numbered = it.item.label.as_ref().is_some_and(|l| l.contains('.'));
            let likely_one = narrative::is_action_like(&it.item.text)
                || says_we_will(&it.item.text)
                || charge(&it.item.text).is_some()
                || numbered && says_will(&it.item.text);
            likely += usize::from(likely_one);
            should += usize::from(narrative::recommends(&it.item.text));
        }
        if self.recommending && !detailed && !self.strict && (all > 1 || should > 0) {
            let why = "Read as a recommendation: the title of the document says that it recommends.";
            let what = Become { recommends: true, found_by: FoundBy::ListItem, why, kind_guessed: false };
            return self.opened(items, what, true);
        }
        let numbered = items.iter().any(|i| i.item.label.as_ref().is_some_and(|l| l.contains('.')));
        // Beside headings of the same kind that stand over lists of actions, one over a single action is no other.
        let alone = all < 2 && !numbered && !(likely == 1 && self.lists_beside() > 0);
        // "EDI1.03.01" and "EDI1.03.02" under "EDI1.03" are numbered as its actions are.
        let counted =
            self.above.last().is_some_and(|(_, heading)| go_on_from(heading, items)) || self.counts_on(items);
        // Among several such headings a list is like theirs, though only some of its items begin with what is done.
        let alike = |walker: &mut Self| likely * 3 >= all && walker.lists_beside() > 1;
        let most = likely.max(should) * 5 >= all * 3
            || counted && likely.max(should) * 2 >= all
            || likely > 0 && alike(self);
        if !detailed && (self.strict || alone || !most) {
            return;
        }
        let under_theme =
            self.above.last().is_some_and(|(_, text)| is_theme_by_name(text) || split_ref(text).0.is_some());
        let recommends = !detailed && should * 2 > all;
        let before = self.out.entries.len();
        let why = if detailed {
            "Read as an activity: the items of this list name leads or dates."
        } else if recommends {
            "Read as a recommendation: the items of this list say what should be done."
        } else {
            "Read as an activity: the items of this list read like things to do, though nothing above says so."
        };
        let found_by = if detailed { FoundBy::ListItem } else { FoundBy::BareList };
        self.take(items, Become { recommends, found_by, why, kind_guessed: !detailed }, None, 0);
        let entries: Vec<usize> = (before..self.out.entries.len()).collect();
        self.last_list = entries.clone();
        self.bare.push(BareList { entries, detailed, under_theme });
    }

    /// True where the numbers of a list go on from those of the list above, under another heading.
    fn counts_on(&self, items: &[Listed]) -> bool {
        let number = |label: Option<&str>| label.and_then(|l| l.trim_end_matches('.').parse::<u32>().ok());
        let before = self.out.entries.last().and_then(|e| number(e.ref_.as_deref()));
        let first = items.first().and_then(|it| number(it.item.label.as_deref()));
        before.zip(first).is_some_and(|(before, first)| before + 1 == first)
    }

    /// True under a heading that counts, below a line before a colon that announces nothing we know: "It is made up of these points:".
    pub(super) fn unknown_under_number(&self, from: usize) -> bool {
        let above = from.checked_sub(1).and_then(|at| self.line(at)).filter(|l| l.is == Is::Plain);
        let unknown = above.is_some_and(|l| opening(l.text(), true, self.aliases).is_none());
        !self.strict && unknown && self.above.last().is_some_and(|(_, heading)| is_numbered(heading))
    }

    /// How many headings as deep as the one above stand right over lists of things to do.
    fn lists_beside(&mut self) -> usize {
        let Some(level) = self.above.last().map(|(level, _)| *level) else { return 0 };
        let lines = self.lines;
        let over = self.over_lists.get_or_insert_with(|| {
            let heading = |at: usize| match lines.get(at)?.as_ref()?.is {
                Is::Heading(level) => Some(level),
                _ => None,
            };
            let acts = |at: usize| {
                let line = lines.get(at).and_then(Option::as_ref);
                line.is_some_and(|l| matches!(&l.is, Is::Item(it) if narrative::is_action_like(&it.text)))
            };
            let found = |at: &usize| acts(at + 1) && acts(at + 2);
            let mut over = HashMap::new();
            for level in (0..lines.len()).filter(found).filter_map(heading) {
                *over.entry(level).or_default() += 1;
            }
            over
        });
        over.get(&level).copied().unwrap_or_default()
    }

    /// Where lists are announced as activities elsewhere, one that is not is running text.
    pub(in super::super) fn settle_bare_lists(&mut self) {
        let bare: usize = self.bare.iter().filter(|b| !b.detailed).map(|b| b.entries.len()).sum();
        let firm = self.out.entries.len() - bare;
        if firm < 3 {
            return;
        }
        let doubtful: Vec<usize> = self
            .bare
            .iter()
            .filter(|b| !b.detailed && !b.under_theme)
            .flat_map(|b| b.entries.clone())
            .collect();
        self.give_back(&doubtful);
        self.out
            .entries
            .iter_mut()
            .enumerate()
            .filter(|(id, _)| doubtful.contains(id))
            .for_each(|(_, e)| e.text.clear());
    }
}
