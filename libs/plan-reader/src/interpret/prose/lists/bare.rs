//! Lists that nothing above announces: of activities, of recommendations, or of anything.

use super::super::narrative;
use super::super::walker::{BareList, Walker};
use super::shared::share_detailed;
use super::{Become, Listed};
use crate::confidence::FoundBy;
use crate::interpret::words::{is_theme_by_name, split_ref, word_list};

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
        if self.strict && !detailed || !detailed && (all < 2 && !numbered || likely.max(should) * 5 < all * 3)
        {
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
