//! Which piece of a file is which piece of the plan: by its words, by its ref, by how like it is.

use super::service::folded;
use std::collections::{HashMap, HashSet};

/// What a piece is known by.
#[derive(Clone, Debug)]
pub struct Marks {
    reference: String,
    words: String,
    beside: String,
    bag: Vec<u64>,
}

impl Marks {
    /// Known by a ref, by its words, and by what stands beside them where the same words stand twice.
    #[must_use]
    pub fn new(reference: &str, words: &str, beside: &str) -> Self {
        let words = folded(words);
        let mut bag: Vec<u64> = words.split(' ').filter(|it| !it.is_empty()).map(hash).collect();
        bag.sort_unstable();
        Self { reference: folded(reference), words, beside: folded(beside), bag }
    }

    /// How much of the words two pieces share: 1 for all, 0 for none.
    fn likeness(&self, other: &Self) -> f64 {
        let (mut a, mut b, mut shared) = (0, 0, 0_usize);
        while let (Some(x), Some(y)) = (self.bag.get(a), other.bag.get(b)) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => a += 1,
                std::cmp::Ordering::Greater => b += 1,
                std::cmp::Ordering::Equal => (a, b, shared) = (a + 1, b + 1, shared + 1),
            }
        }
        let all = self.bag.len() + other.bag.len();
        if all == 0 { 1.0 } else { 2.0 * shared as f64 / all as f64 }
    }
}

fn hash(word: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

/// From which likeness on two pieces are taken for one that was reworded.
const ALIKE: f64 = 0.6;
/// The same where they share their ref.
const ALIKE_BY_REF: f64 = 0.5;
/// How many pairs are compared before only neighbours are.
const MOST_PAIRS: usize = 1_000_000;
/// How far apart neighbours may stand.
const NEAR: usize = 40;

/// Pairs pieces of the plan with pieces of the file, each with at most one. `(plan, file)` by their places.
#[must_use]
pub fn pair(old: &[Marks], new: &[Marks]) -> Vec<(usize, usize)> {
    let mut pairing = Pairing { old, new, pairs: Vec::new(), taken: HashSet::new(), given: HashSet::new() };
    pairing.by(|it| Some((it.words.as_str(), it.beside.as_str())));
    pairing.by(|it| Some((it.words.as_str(), "")));
    pairing.by_ref(ALIKE_BY_REF);
    pairing.by_likeness();
    pairing.by_ref(0.0);
    pairing.pairs.sort_unstable();
    pairing.pairs
}

/// The same where only the very same words, or the same ref with like words, are good enough.
#[must_use]
pub fn pair_surely(old: &[Marks], new: &[Marks]) -> Vec<(usize, usize)> {
    let mut pairing = Pairing { old, new, pairs: Vec::new(), taken: HashSet::new(), given: HashSet::new() };
    pairing.by(|it| Some((it.words.as_str(), it.beside.as_str())));
    pairing.by(|it| Some((it.words.as_str(), "")).filter(|_| !it.words.is_empty()));
    pairing.by_ref(ALIKE_BY_REF);
    pairing.pairs
}

struct Pairing<'a> {
    old: &'a [Marks],
    new: &'a [Marks],
    pairs: Vec<(usize, usize)>,
    taken: HashSet<usize>,
    given: HashSet<usize>,
}

impl<'a> Pairing<'a> {
    fn take(&mut self, old: usize, new: usize) {
        if !self.taken.contains(&old) && self.given.insert(new) {
            self.taken.insert(old);
            self.pairs.push((old, new));
        }
    }

    fn left_old(&self) -> Vec<usize> {
        (0..self.old.len()).filter(|it| !self.taken.contains(it)).collect()
    }

    fn left_new(&self) -> Vec<usize> {
        (0..self.new.len()).filter(|it| !self.given.contains(it)).collect()
    }

    /// Pairs what has the same mark, in the order in which it stands.
    fn by(&mut self, mark: impl Fn(&'a Marks) -> Option<(&'a str, &'a str)>) {
        let mut waiting: HashMap<(&str, &str), std::collections::VecDeque<usize>> = HashMap::new();
        for at in self.left_old() {
            if let Some(mark) = self.old.get(at).and_then(&mark) {
                waiting.entry(mark).or_default().push_back(at);
            }
        }
        for at in self.left_new() {
            let found = self.new.get(at).and_then(&mark).and_then(|it| waiting.get_mut(&it)?.pop_front());
            if let Some(old) = found {
                self.take(old, at);
            }
        }
    }

    /// Pairs what has the same ref, where only one on each side has it, and is at least so like.
    fn by_ref(&mut self, least: f64) {
        let single = |all: &'a [Marks], left: &[usize]| {
            let mut by: HashMap<&'a str, Option<usize>> = HashMap::new();
            for at in left {
                if let Some(it) = all.get(*at).filter(|it| !it.reference.is_empty()) {
                    by.entry(&it.reference).and_modify(|it| *it = None).or_insert(Some(*at));
                }
            }
            by
        };
        let old = single(self.old, &self.left_old());
        let new = single(self.new, &self.left_new());
        for (reference, at) in new {
            let (Some(at), Some(Some(was))) = (at, old.get(reference)) else { continue };
            let like = self.old.get(*was).zip(self.new.get(at)).is_some_and(|(a, b)| a.likeness(b) >= least);
            if like {
                self.take(*was, at);
            }
        }
    }

    /// Pairs what is most alike first.
    fn by_likeness(&mut self) {
        let (old, new) = (self.left_old(), self.left_new());
        let near_only = old.len().saturating_mul(new.len()) > MOST_PAIRS;
        let mut scored: Vec<(f64, usize, usize)> = Vec::new();
        for a in &old {
            for b in new.iter().filter(|b| !near_only || a.abs_diff(**b) <= NEAR) {
                if let (Some(x), Some(y)) = (self.old.get(*a), self.new.get(*b)) {
                    let like = x.likeness(y);
                    if like >= ALIKE {
                        scored.push((like, *a, *b));
                    }
                }
            }
        }
        scored.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        for (_, a, b) in scored {
            self.take(a, b);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(all: &[(&str, &str)]) -> Vec<Marks> {
        all.iter().map(|(reference, words)| Marks::new(reference, words, "")).collect()
    }

    #[test]
    fn words_pair_before_refs_so_that_renumbering_changes_nothing_else() {
        let old = marks(&[("1", "Train every head teacher"), ("2", "Publish the pay gap")]);
        let new = marks(&[
            ("1", "Open a hub in the market hall"),
            ("2", "Train every head teacher"),
            ("3", "Publish the pay gap"),
        ]);
        assert_eq!(pair(&old, &new), [(0, 1), (1, 2)]);
    }

    #[test]
    fn what_was_reworded_is_still_the_same() {
        let old = marks(&[("", "Publish the ethnicity pay gap every spring"), ("", "Recruit six listeners")]);
        let new = marks(&[
            ("", "Recruit nine listeners"),
            ("", "Publish the ethnicity pay gap every autumn, by grade"),
        ]);
        assert_eq!(pair(&old, &new), [(0, 1), (1, 0)]);
    }

    #[test]
    fn what_is_rewritten_under_its_ref_is_the_same_and_without_a_ref_is_new() {
        let old = marks(&[("4.2", "Hold listening circles")]);
        assert_eq!(pair(&old, &marks(&[("4.2", "Something quite other")])), [(0, 0)]);
        assert_eq!(pair(&old, &marks(&[("", "Something quite other")])), []);
    }

    #[test]
    fn the_same_words_twice_pair_by_what_stands_beside_them() {
        let both = |a, b| vec![Marks::new("", "Train staff", a), Marks::new("", "Train staff", b)];
        assert_eq!(pair(&both("Parks", "Housing"), &both("Housing", "Parks")), [(0, 1), (1, 0)]);
    }
}
