//! Populations that are the sum of others in every cell they list: all staff, who are permanent or casual.

use std::collections::{BTreeMap, BTreeSet};

use crate::dimension::Node;
use crate::publication::{Place, Publication, Relation};

/// The populations that are, by the facts, the sum of the same others in each of the cells listed, where those others are no
/// such sums themselves.
pub(super) fn sums_of_others(p: &Publication, listed: &[Place]) -> BTreeSet<u32> {
    let mut parts: BTreeMap<u32, BTreeMap<Vec<u32>, BTreeSet<&[Node]>>> = BTreeMap::new();
    for (whole, others, key) in p.relations.iter().filter_map(whole_of) {
        parts.entry(whole).or_default().entry(others).or_default().insert(key);
    }
    let covers = |whole: u32, keys: &BTreeSet<&[Node]>| {
        listed
            .iter()
            .filter(|place| place.population == whole)
            .all(|place| keys.contains(place.key.as_slice()))
    };
    let found: BTreeMap<u32, &Vec<u32>> = parts
        .iter()
        .filter_map(|(whole, ways)| Some((*whole, ways.iter().find(|(_, keys)| covers(*whole, keys))?.0)))
        .collect();
    let plain = |others: &&Vec<u32>| others.iter().all(|other| !found.contains_key(other));
    found.iter().filter(|(_, others)| plain(others)).map(|(whole, _)| *whole).collect()
}

/// What a fact says to be the sum of what, if it says so of one cell in different populations.
fn whole_of(fact: &Relation) -> Option<(u32, Vec<u32>, &[Node])> {
    if fact.low != Some(0.0) || fact.high != Some(0.0) || fact.terms.len() < 3 {
        return None;
    }
    let key = &fact.terms.first()?.1.key;
    let with = |sign: f64| fact.terms.iter().filter(move |(f, _)| *f == sign);
    let sign = if with(1.0).count() == 1 { 1.0 } else { -1.0 };
    let (_, whole) = with(sign).next()?;
    let mut others: Vec<u32> = with(-sign).map(|(_, place)| place.population).collect();
    others.sort_unstable();
    let distinct = others.windows(2).all(|pair| pair[0] != pair[1]) && !others.contains(&whole.population);
    let all = others.len() + 1 == fact.terms.len() && fact.terms.iter().all(|(_, place)| place.key == *key);
    (distinct && all).then_some((whole.population, others, key))
}
