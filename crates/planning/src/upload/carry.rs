//! Corrections carried over to a draft that was read again, because its headings were given other meanings: what a
//! person typed, moved, dropped or added stays, wherever its row is still there. What cannot stay is told.

mod item;

use super::{
    draft::{Check, Draft, Key, Loose, Theme, Was},
    dropped::drop_theme,
    service::folded,
};
use item::{Item, changed_words};
use std::collections::BTreeMap;

/// `base` is what the document read like before anybody corrected it, with the same keys as `old`, which was corrected;
/// `new` is what it reads like now. Gives the new draft with the corrections, and those that found no place in it.
pub(super) fn over(base: &Draft, old: &Draft, new: Draft) -> (Draft, Vec<Check>) {
    let mut carrier = Carrier { base, old, new, themes: BTreeMap::new(), lost: Vec::new() };
    carrier.themes();
    carrier.items::<super::draft::Recommendation>();
    carrier.items::<super::draft::Activity>();
    carrier.order();
    carrier.loose();
    (carrier.new, carrier.lost)
}

struct Carrier<'d> {
    base: &'d Draft,
    old: &'d Draft,
    new: Draft,
    /// The theme of the new draft that stands for each of the old.
    themes: BTreeMap<Key, Key>,
    lost: Vec<Check>,
}

impl Carrier<'_> {
    fn lose(&mut self, place: &str, words: String) {
        self.lost.push(Check {
            message: "This was corrected before the document was read again, and nothing stands in its place any more. Make the correction again if it still counts."
                .into(),
            place: place.to_owned(),
            words,
        });
    }

    fn themes(&mut self) {
        for theme in &self.old.themes {
            let read = self.base.theme(theme.key);
            let found = self.new.themes.iter().find(|it| {
                read.is_some_and(|read| !read.source.is_empty() && row_of(&read.source) == row_of(&it.source))
                    || theme.was_called.iter().chain([&theme.name]).any(|name| same_name(name, it))
            });
            let key = match (found.map(|it| it.key), read) {
                (Some(key), _) => key,
                // What was added by hand is no part of the document, and stays.
                (None, None) => self.add_theme(theme),
                (None, Some(read)) => {
                    let changed = theme_changes(read, theme);
                    if !changed.is_empty() {
                        self.lose(&theme.source, told(&changed));
                    }
                    continue;
                }
            };
            self.themes.insert(theme.key, key);
            if let (Some(read), Some(it)) = (read, self.new.themes.iter_mut().find(|it| it.key == key)) {
                for (old, read, slot) in [
                    (&theme.reference, &read.reference, &mut it.reference),
                    (&theme.name, &read.name, &mut it.name),
                    (&theme.outcome, &read.outcome, &mut it.outcome),
                    (&theme.leads, &read.leads, &mut it.leads),
                ] {
                    if old != read {
                        slot.clone_from(old);
                    }
                }
            }
        }
        for gone in self.old.unplaced.iter().filter_map(|it| it.was.as_ref()) {
            if let Was::Theme(theme, _) = gone {
                let found = self.new.themes.iter().find(|it| same_name(&theme.name, it)).map(|it| it.key);
                if let Some(key) = found {
                    let _ = drop_theme(&mut self.new, key);
                }
            }
        }
    }

    fn add_theme(&mut self, like: &Theme) -> Key {
        let key = self.new.key();
        let (recommendations, activities) = (Vec::new(), Vec::new());
        self.new.themes.push(Theme { key, recommendations, activities, ..like.clone() });
        key
    }

    /// The theme of the new draft for one of the old, made anew where there is none.
    fn home(&mut self, theme: Key) -> Key {
        if let Some(key) = self.themes.get(&theme) {
            return *key;
        }
        let like = self.old.theme(theme).cloned().unwrap_or_default();
        let key = self.add_theme(&like);
        self.themes.insert(theme, key);
        key
    }

    fn items<I: Item>(&mut self) {
        let (base, old) = (self.base, self.old);
        let mut standing: BTreeMap<Key, Key> = BTreeMap::new();
        for (theme, read) in base.themes.iter().flat_map(|t| I::all(t).iter().map(move |it| (t, it))) {
            let partner = self.partner(read);
            match placed::<I>(old, read.key()) {
                Some((home, it)) => {
                    let changed = changed_words(read, it);
                    let Some(key) = partner else {
                        if !changed.is_empty() {
                            self.lose(read.source(), told(&changed));
                        }
                        continue;
                    };
                    standing.insert(read.key(), key);
                    if !changed.is_empty() {
                        self.change(key, read, it);
                    }
                    if home.key != theme.key {
                        self.put::<I>(key, home.key);
                    }
                }
                // What was dropped is dropped again, and what was joined to another stands there.
                None => {
                    if let Some(key) = partner {
                        self.leave_out::<I>(key, was_dropped(old, read.key()));
                    }
                }
            }
        }
        self.added::<I>(&standing);
    }

    /// What stands in the same row of the document now.
    fn partner<I: Item>(&self, read: &I) -> Option<Key> {
        let row = row_of(read.source());
        let in_row = |draft: &Draft| -> Vec<(Key, String)> {
            let all = draft.themes.iter().flat_map(|t| I::all(t));
            all.filter(|it| row_of(it.source()) == row).map(|it| (it.key(), folded(it.text()))).collect()
        };
        let (now, before) = (in_row(&self.new), in_row(self.base));
        let text = folded(read.text());
        let same = now.iter().find(|(_, it)| *it == text);
        let at = before.iter().position(|(key, _)| *key == read.key());
        // Where a row holds several, the same words or else the same place among them.
        let beside = at.filter(|_| now.len() == before.len()).and_then(|at| now.get(at));
        same.or(beside).map(|(key, _)| *key)
    }

    fn change<I: Item>(&mut self, key: Key, read: &I, old: &I) {
        let stood = I::words(&self.new, key);
        let found = self.new.themes.iter_mut().flat_map(|t| I::all_mut(t)).find(|it| it.key() == key);
        if let Some(it) = found {
            it.take(read, old);
            it.stand(stood);
        }
    }

    fn put<I: Item>(&mut self, key: Key, home: Key) {
        let home = self.home(home);
        let Some(it) = self.remove::<I>(key) else { return };
        if let Some(theme) = self.new.themes.iter_mut().find(|it| it.key == home) {
            I::all_mut(theme).push(it);
        }
    }

    fn remove<I: Item>(&mut self, key: Key) -> Option<I> {
        self.new.themes.iter_mut().find_map(|theme| {
            let all = I::all_mut(theme);
            let at = all.iter().position(|it| it.key() == key)?;
            Some(all.remove(at))
        })
    }

    fn leave_out<I: Item>(&mut self, key: Key, dropped: bool) {
        if dropped {
            let _ = super::dropped::drop_item(&mut self.new, key);
        } else {
            self.remove::<I>(key);
        }
    }

    /// What was made by hand: the second of two that were one, and words that had no place.
    fn added<I: Item>(&mut self, standing: &BTreeMap<Key, Key>) {
        let old = self.old;
        for theme in &old.themes {
            let mut above = None;
            for it in I::all(theme) {
                if let Some(key) = standing.get(&it.key()) {
                    above = Some(*key);
                } else if placed::<I>(self.base, it.key()).is_none() {
                    let key = self.new.key();
                    let home = self.home(theme.key);
                    if let Some(theme) = self.new.themes.iter_mut().find(|it| it.key == home) {
                        let all = I::all_mut(theme);
                        let at = above.and_then(|above| all.iter().position(|it| it.key() == above));
                        all.insert(at.map_or(all.len(), |at| at + 1), it.with_key(key));
                    }
                    above = Some(key);
                }
            }
        }
    }

    /// Themes that a person put in another order stand in it still; those that are new keep the place they were read in.
    fn order(&mut self) {
        let keys = |draft: &Draft| draft.themes.iter().map(|it| it.key).collect::<Vec<_>>();
        let (read, left) = (keys(self.base), keys(self.old));
        let stayed: Vec<Key> = read.iter().copied().filter(|key| left.contains(key)).collect();
        // Themes added at the end stand there already.
        if left.starts_with(&stayed) {
            return;
        }
        let mut wanted: Vec<Key> = Vec::new();
        for key in left.iter().filter_map(|key| self.themes.get(key)) {
            if !wanted.contains(key) {
                wanted.push(*key);
            }
        }
        let rank = |theme: &Theme| wanted.iter().position(|key| *key == theme.key);
        let slots: Vec<usize> = (0..self.new.themes.len())
            .filter(|at| self.new.themes.get(*at).is_some_and(|it| rank(it).is_some()))
            .collect();
        let mut known: Vec<(usize, Theme)> = slots
            .iter()
            .filter_map(|at| self.new.themes.get(*at).and_then(|it| Some((rank(it)?, it.clone()))))
            .collect();
        known.sort_by_key(|(rank, _)| *rank);
        for (at, (_, theme)) in slots.into_iter().zip(known) {
            if let Some(slot) = self.new.themes.get_mut(at) {
                *slot = theme;
            }
        }
    }

    /// Words that were given a place no longer stand among those without one.
    fn loose(&mut self) {
        let (base, old) = (self.base, self.old);
        let still = |it: &Loose| old.unplaced.iter().any(|left| left.key == it.key);
        for taken in base.unplaced.iter().filter(|it| !still(it)) {
            let same = |it: &Loose| it.was.is_none() && it.text == taken.text && it.source == taken.source;
            if let Some(at) = self.new.unplaced.iter().position(same) {
                self.new.unplaced.remove(at);
            }
        }
    }
}

fn placed<I: Item>(draft: &Draft, key: Key) -> Option<(&Theme, &I)> {
    draft.themes.iter().find_map(|theme| Some((theme, I::all(theme).iter().find(|it| it.key() == key)?)))
}

fn was_dropped(draft: &Draft, key: Key) -> bool {
    draft.unplaced.iter().any(|it| match &it.was {
        Some(Was::Activity(it, ..)) => it.key == key,
        Some(Was::Recommendation(it, ..)) => it.key == key,
        Some(Was::Theme(theme, _)) => {
            theme.activities.iter().any(|it| it.key == key)
                || theme.recommendations.iter().any(|it| it.key == key)
        }
        None => false,
    })
}

fn same_name(name: &str, theme: &Theme) -> bool {
    theme.was_called.iter().chain([&theme.name]).any(|it| folded(it) == folded(name))
}

fn theme_changes(read: &Theme, old: &Theme) -> Vec<(String, String)> {
    [
        ("Ref", &read.reference, &old.reference),
        ("Theme", &read.name, &old.name),
        ("Desired outcome", &read.outcome, &old.outcome),
        ("Lead officers", &read.leads, &old.leads),
    ]
    .into_iter()
    .filter(|(_, read, old)| read != old)
    .map(|(label, _, old)| (label.to_owned(), old.clone()))
    .collect()
}

fn told(changed: &[(String, String)]) -> String {
    changed.iter().map(|(label, words)| format!("{label}: {words}")).collect::<Vec<_>>().join("\n")
}

/// A place without its column: what was read from one cell of a row may now be read from another.
fn row_of(source: &str) -> String {
    let (before, last) = source.rsplit_once(", ").unwrap_or(("", source));
    if last.starts_with("column ") {
        return before.to_owned();
    }
    match last.strip_prefix("cell ") {
        Some(cell) => format!("{before}, row {}", cell.trim_start_matches(|c: char| c.is_ascii_alphabetic())),
        None => source.to_owned(),
    }
}

#[cfg(test)]
mod tests;
