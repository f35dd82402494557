//! Witnesses of a release: whole tables that show hidden cells to be wide, and do not say what the counts are.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where what it stands on is not there")]

use std::collections::BTreeMap;

use disclosure::attack::Attack;
use disclosure::publication::Publication;
use disclosure::{
    CellKeys, Counts, Dimension, Method, Outcome, Policy, Protected, PublicWitnesses, Register, Release,
};
use proptest::prelude::*;
use serde_json::{Value, json};

const COUNTS: [[i64; 4]; 5] = [[31, 2, 9, 14], [24, 6, 1, 22], [12, 4, 3, 17], [18, 1, 7, 8], [9, 3, 2, 11]];

fn table(population: &str, counts: [[i64; 4]; 5]) -> Counts {
    let grades = ["1", "2", "3", "4", "5"];
    let groups = ["a", "b", "c", "d"];
    let dimensions = [
        Dimension::flat("grade", "All", &grades).unwrap(),
        Dimension::flat("group", "All", &groups).unwrap(),
    ];
    let cells = (0..20).map(|i| ([grades[i / 4], groups[i % 4]], counts[i / 4][i % 4]));
    Counts::from_lowest(population, population, &dimensions, cells).unwrap()
}

fn safe(register: &Register, release: &Release) -> Protected {
    match register.propose(release, &Policy::one_to_four()).unwrap() {
        Outcome::Safe(it) => *it,
        Outcome::Refused(why) => panic!("{why}"),
    }
}

/// Each table of the witnesses: its lowest level by population and key.
fn tables(file: &Value) -> Vec<BTreeMap<String, i64>> {
    let names: Vec<String> = file["lowest"].as_array().unwrap().iter().map(Value::to_string).collect();
    let first: Vec<i64> = file["first"].as_array().unwrap().iter().map(|n| n.as_i64().unwrap()).collect();
    let named = |counts: &[i64]| names.iter().cloned().zip(counts.iter().copied()).collect();
    let others = file["others"].as_array().unwrap().iter().map(|other| {
        let mut counts = first.clone();
        for pair in other.as_array().unwrap() {
            counts[usize::try_from(pair[0].as_u64().unwrap()).unwrap()] += pair[1].as_i64().unwrap();
        }
        named(&counts)
    });
    [named(&first)].into_iter().chain(others).collect()
}

fn written(protected: &Protected) -> Value {
    serde_json::from_str(&protected.witnesses.as_ref().unwrap().to_confidential_json()).unwrap()
}

#[test]
fn the_true_table_is_not_among_the_witnesses_and_every_hidden_cell_has_two_that_differ() {
    let protected = safe(&Register::default(), &Release::new("one").table(table("2025", COUNTS)));
    let file = written(&protected);
    let keys = [["1", "2", "3", "4", "5"].as_slice(), &["a", "b", "c", "d"]];
    for table in tables(&file) {
        let true_ones = (0..20).filter(|i| {
            let name = format!("[\"2025\",[\"{}\",\"{}\"]]", keys[0][i / 4], keys[1][i % 4]);
            table.get(&name).copied().unwrap_or(0) == COUNTS[i / 4][i % 4]
        });
        assert!(true_ones.count() < 20);
    }
    let hidden = protected.account.primary + protected.account.secondary;
    assert_eq!(file["cells"].as_array().unwrap().len(), hidden);
    assert!(file["cells"].as_array().unwrap().iter().all(|cell| cell["width"].as_i64().unwrap() >= 1));
}

#[test]
fn the_witnesses_of_a_later_release_are_for_all_that_is_out() {
    let first = safe(&Register::default(), &Release::new("one").table(table("2025", COUNTS)));
    let mut later = COUNTS;
    (later[0][1], later[3][1], later[4][2]) = (3, 2, 4);
    let second = safe(&first.register, &Release::new("two").table(table("2026", later)));
    let (_, hidden) = second.register.size();
    assert_eq!(written(&second)["cells"].as_array().unwrap().len(), hidden);
    assert!(hidden > second.account.primary + second.account.secondary);
}

#[test]
fn the_same_release_has_the_same_witnesses_and_they_do_not_print() {
    let make = || safe(&Register::default(), &Release::new("one").table(table("2025", COUNTS)));
    let (one, other) = (make().witnesses.unwrap(), make().witnesses.unwrap());
    assert_eq!(one.to_confidential_json(), other.to_confidential_json());
    assert!(!format!("{one:?}").contains("31"));
}

#[test]
fn numbers_that_are_moved_instead_of_hidden_have_no_witnesses() {
    let keys = CellKeys::new(b"a secret for this test alone").unwrap();
    let release = Release::new("one").table(table("2025", COUNTS)).protected_by(Method::CellKey(keys));
    assert!(safe(&Register::default(), &release).witnesses.is_none());
}

/// What is published of a table in which counts from 1 to 4 are hidden, and no more.
fn published(counts: [[i64; 4]; 5]) -> Publication {
    let at = |i: usize, names: &str| if i < names.len() { names[i..=i].to_owned() } else { "All".to_owned() };
    let within = |i: usize, at: usize, of: usize| at == of || at == i;
    let cells: Vec<Value> = (0..30)
        .map(|n| (n / 5, n % 5))
        .map(|(i, j)| {
            let parts = (0..20).filter(|k| within(k / 4, i, 5) && within(k % 4, j, 4));
            let count: i64 = parts.map(|k| counts[k / 4][k % 4]).sum();
            let key = [at(i, "12345"), at(j, "abcd")];
            match count {
                1..5 => json!({"key": key, "suppressed": true}),
                _ => json!({"key": key, "value": count}),
            }
        })
        .collect();
    let file = json!({"format": "sdc-attack/1", "defaults": {"suppressed_low": 1}, "cells": cells, "dimensions": [
        {"name": "grade", "total": "All", "tree": {"All": ["1", "2", "3", "4", "5"]}},
        {"name": "group", "total": "All", "tree": {"All": ["a", "b", "c", "d"]}},
    ]});
    Publication::from_json(file.to_string().as_bytes()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn what_is_found_from_a_publication_alone_shows_cells_three_wide_or_as_wide_as_they_can_be(
        counts in prop::array::uniform5(prop::array::uniform4(0..7_i64)),
    ) {
        let publication = published(counts);
        let found = PublicWitnesses::find(&publication, None).unwrap().unwrap();
        let file: Value = serde_json::from_str(&found.to_json()).unwrap();
        let shown: BTreeMap<u64, u64> = file["cells"]
            .as_array()
            .unwrap()
            .iter()
            .map(|cell| (cell["cell"].as_u64().unwrap(), cell["width"].as_u64().unwrap()))
            .collect();
        // Of one table the linear programmes of the attack say how wide cells are in whole numbers too.
        for interval in Attack::default().run(&publication).unwrap().cells {
            let number = publication.cells.iter().position(|cell| cell.place == interval.place).unwrap();
            let width = shown.get(&(number as u64)).copied().unwrap_or(0);
            let most = interval.width().unwrap();
            prop_assert!(width <= most && width >= most.min(3), "{width} of {most}");
        }
    }
}
