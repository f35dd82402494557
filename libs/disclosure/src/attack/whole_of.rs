//! Populations that are the sum of others in every cell they list: all staff, who are permanent or casual.

use std::collections::{BTreeMap, BTreeSet};

use crate::dimension::Node;
use crate::publication::{Place, Publication, Relation};

/// The populations that are, by the facts, the sum of the same others in each of the cells listed, where those others are no
/// such sums themselves; and these others.
pub(super) fn sums_of_others(p: &Publication, listed: &[Place]) -> BTreeMap<u32, Vec<u32>> {
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
    found
        .iter()
        .filter(|(_, others)| plain(others))
        .map(|(whole, others)| (*whole, (*others).clone()))
        .collect()
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::sums_of_others;
    use crate::attack::ring::{self, Joint};
    use crate::attack::system::System;
    use crate::attack::{Attack, Mode};
    use crate::publication::Publication;

    /// All staff, permanent and casual, of which small counts are hidden.
    fn staff(permanent: &Joint, casual: &Joint, tied: impl Fn(usize) -> bool) -> Publication {
        let all: Joint = std::array::from_fn(|i| permanent[i] + casual[i]);
        let of = [("all", all), ("permanent", *permanent), ("casual", *casual)];
        let label = |key: [usize; 3]| -> Vec<String> {
            key.iter()
                .zip(["a", "b", "c"])
                .map(|(k, d)| if *k == 3 { "T".into() } else { format!("{d}{}", k + 1) })
                .collect()
        };
        let mut cells = Vec::new();
        for (population, x) in &of {
            for (key, count) in ring::cells(x) {
                let mut cell = json!({"pop": population, "key": label(key), "value": count});
                if (1..5).contains(&count) || count % 3 == 1 {
                    cell = json!({"pop": population, "key": label(key), "suppressed": true, "low": 0});
                }
                cells.push(cell);
            }
        }
        let keys = ring::cells(permanent).into_iter().enumerate().filter(|(n, _)| tied(*n));
        let fact = |(_, (key, _)): (usize, ([usize; 3], u64))| {
            let of = |population: &str| json!({"pop": population, "key": label(key)});
            json!({"terms": [[1, of("all")], [-1, of("permanent")], [-1, of("casual")]], "low": 0, "high": 0})
        };
        let facts: Vec<Value> = keys.map(fact).collect();
        ring::read(&json!({"dimensions": ring::dimensions(), "cells": cells, "relations": facts}))
    }

    fn found(p: &Publication) -> Vec<&str> {
        let listed: Vec<_> = p.cells.iter().map(|c| c.place.clone()).collect();
        sums_of_others(p, &listed).into_keys().map(|n| p.populations[n as usize].as_str()).collect()
    }

    #[test]
    fn all_staff_are_the_sum_of_permanent_and_casual_only_if_every_cell_says_so() {
        assert_eq!(found(&staff(&[4; 27], &[1; 27], |_| true)), ["all"]);
        assert!(found(&staff(&[4; 27], &[1; 27], |n| n != 5)).is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        /// The plain way of writing a system down, with every combination, is taken where a fact has a fraction in it.
        #[test]
        fn no_more_and_no_less_is_worked_out_of_it_without_combinations_of_its_own(
            permanent in ring::joint(),
            casual in ring::joint(),
        ) {
            let short = staff(&permanent, &casual, |_| true);
            let mut plain = short.clone();
            let mut halves = plain.relations[0].clone();
            halves.terms.iter_mut().for_each(|(f, _)| *f *= 0.5);
            plain.relations.push(halves);
            let sizes = [&short, &plain].map(|p| System::new(p, Mode::Auto).unwrap().lo.len());
            prop_assert!(sizes[0] < sizes[1]);
            let cells = |p| {
                let attack = Attack { whole_for_narrowest: 200, ..Attack::default() };
                let found = attack.run(p).unwrap();
                found.cells.into_iter().map(|c| (c.place, c.low, c.high)).collect::<Vec<_>>()
            };
            prop_assert_eq!(cells(&short), cells(&plain));
        }
    }
}
