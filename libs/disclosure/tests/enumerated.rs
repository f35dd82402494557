//! The attacker beside all tables there can be: publications in which cells are printed, hidden, given as a range or left out, with
//! facts and known cells, of so few people that every table can be written down.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use disclosure::attack::{Attack, Mode};
use disclosure::publication::Publication;
use proptest::prelude::*;
use serde_json::{Value, json};

/// The rows: "A" is a group of two.
const ROWS: [(&str, &[usize]); 5] =
    [("T", &[0, 1, 2]), ("A", &[0, 1]), ("a", &[0]), ("b", &[1]), ("c", &[2])];
const COLS: [(&str, &[usize]); 3] = [("T", &[0, 1]), ("x", &[0]), ("y", &[1])];

/// How a cell appears.
#[derive(Debug, Clone, Copy)]
enum Seen {
    Printed,
    Hidden,
    Range(u64, u64),
    LeftOut,
}

fn seen() -> impl Strategy<Value = Seen> {
    prop_oneof![
        4 => Just(Seen::Printed),
        4 => Just(Seen::Hidden),
        1 => (0..3_u64, 0..3_u64).prop_map(|(below, above)| Seen::Range(below, above)),
        3 => Just(Seen::LeftOut),
    ]
}

/// The sum of a table's lowest cells in the cell of this number; 0 is the total.
fn sum(table: &[u64; 6], cell: usize) -> u64 {
    let (rows, cols) = (ROWS[cell / 3].1, COLS[cell % 3].1);
    rows.iter().flat_map(|r| cols.iter().map(move |c| table[r * 2 + c])).sum()
}

fn key(cell: usize) -> Value {
    json!([ROWS[cell / 3].0, COLS[cell % 3].0])
}

/// All tables of six lowest cells and so many people.
fn tables(people: u64) -> Vec<[u64; 6]> {
    let mut all = vec![([0; 6], people)];
    for at in 0..5 {
        all = all
            .into_iter()
            .flat_map(|(table, left)| {
                (0..=left).map(move |n| {
                    let mut table = table;
                    table[at] = n;
                    (table, left - n)
                })
            })
            .collect();
    }
    all.into_iter()
        .map(|(mut table, left)| {
            table[5] = left;
            table
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn intervals_are_those_of_all_tables_there_can_be(
        truth in prop::array::uniform6(prop_oneof![2 => Just(0_u64), 3 => 0..4_u64]),
        how in prop::collection::vec(seen(), 14),
        least in 0..2_u64,
        known in prop::option::of(0..15_usize),
        fact in prop::option::of((prop::array::uniform3((0..15_usize, -2..3_i64)), 0..2_i64)),
    ) {
        let people = truth.iter().sum();
        let mut cells = vec![json!({"key": key(0), "value": people})];
        let mut holds: Vec<(usize, u64, u64)> = Vec::new();
        let mut hidden = Vec::new();
        for (cell, how) in (1..).zip(&how) {
            let count = sum(&truth, cell);
            match *how {
                Seen::Printed => {
                    cells.push(json!({"key": key(cell), "value": count}));
                    holds.push((cell, count, count));
                }
                Seen::Hidden => {
                    let low = least.min(count);
                    cells.push(json!({"key": key(cell), "suppressed": true, "low": low}));
                    holds.push((cell, low, people));
                    hidden.push(cell);
                }
                Seen::Range(below, above) => {
                    let (low, high) = (count.saturating_sub(below), count + above);
                    cells.push(json!({"key": key(cell), "low": low, "high": high}));
                    holds.push((cell, low, high));
                }
                Seen::LeftOut => {}
            }
        }
        let mut doc = json!({
            "format": "sdc-attack/1",
            "dimensions": [
                {"name": "row", "total": "T", "tree": {"T": ["A", "c"], "A": ["a", "b"]}},
                {"name": "col", "total": "T", "tree": {"T": ["x", "y"]}},
            ],
            "cells": cells,
        });
        if let Some(cell) = known {
            let count = sum(&truth, cell);
            doc["known"] = json!([{"key": key(cell), "value": count}]);
            holds.push((cell, count, count));
        }
        let signed = |table: &[u64; 6], terms: &[(usize, i64); 3]| -> i64 {
            terms.iter().map(|(cell, times)| times * i64::try_from(sum(table, *cell)).unwrap()).sum()
        };
        if let Some((terms, slack)) = &fact {
            let at = signed(&truth, terms);
            let written: Vec<Value> = terms.iter().map(|(cell, times)| json!([times, {"key": key(*cell)}])).collect();
            doc["relations"] = json!([{"terms": written, "low": at - slack, "high": at + slack}]);
        }
        let possible: Vec<[u64; 6]> = tables(people)
            .into_iter()
            .filter(|table| holds.iter().all(|(cell, low, high)| (*low..=*high).contains(&sum(table, *cell))))
            .filter(|table| fact.as_ref().is_none_or(|(terms, slack)| {
                (signed(table, terms) - signed(&truth, terms)).abs() <= *slack
            }))
            .collect();
        let publication = Publication::from_json(doc.to_string().as_bytes()).unwrap();
        for mode in [Mode::Auto, Mode::Atoms] {
            let attack = Attack { mode, whole_for_narrowest: 100, ..Attack::default() };
            let found = attack.run(&publication).unwrap();
            prop_assert_eq!(found.contradiction, None);
            for (interval, cell) in found.cells.iter().zip(&hidden) {
                let counts = || possible.iter().map(|table| sum(table, *cell));
                let want = (counts().min().unwrap(), counts().max().unwrap());
                prop_assert_eq!((interval.low, interval.high), (want.0, Some(want.1)), "{} {}", key(*cell), doc);
            }
        }
    }
}
