//! Invented publications for tests: of three dimensions the tables of each two, so that they form a ring and their joint table
//! is not known.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::system::{Mode, System};
use crate::publication::Publication;

const LEAVES: [[&str; 3]; 3] = [["a1", "a2", "a3"], ["b1", "b2", "b3"], ["c1", "c2", "c3"]];

/// The counts of a joint table of 3 × 3 × 3.
pub(super) type Joint = [u64; 27];

/// Joint tables of small counts, many of them zero.
pub(super) fn joint() -> impl Strategy<Value = Joint> {
    prop::array::uniform27(prop_oneof![2 => Just(0_u64), 3 => 1..9_u64])
}

/// The cells of the three tables and their margins, in order, with their counts: 3 stands for a total.
pub(super) fn cells(x: &Joint) -> Vec<([usize; 3], u64)> {
    let keys = (0..64).map(|n| [n / 16, n / 4 % 4, n % 4]).filter(|key| key.contains(&3));
    let within = |key: &[usize; 3], at: usize| {
        let own = [at / 9, at / 3 % 3, at % 3];
        key.iter().zip(own).all(|(k, o)| *k == 3 || *k == o)
    };
    keys.map(|key| (key, (0..27).filter(|at| within(&key, *at)).map(|at| x[at]).sum())).collect()
}

fn key(key: [usize; 3]) -> Vec<&'static str> {
    key.iter().zip(LEAVES).map(|(k, leaves)| leaves.get(*k).copied().unwrap_or("T")).collect()
}

/// What is published where these cells are hidden; a hidden one is at least 1.
pub(super) fn published(x: &Joint, hidden: impl Fn([usize; 3], u64) -> bool) -> Publication {
    let cells: Vec<Value> = cells(x)
        .into_iter()
        .map(|(k, count)| match hidden(k, count) {
            true => json!({"key": key(k), "suppressed": true}),
            false => json!({"key": key(k), "value": count}),
        })
        .collect();
    read(&json!({"dimensions": dimensions(), "cells": cells}))
}

/// Dimensions as files name them.
pub(super) fn dimensions() -> Value {
    let names = ["a", "b", "c"];
    let tree = |(name, leaves): (&str, [&str; 3])| json!({"name": name, "total": "T", "tree": {"T": leaves}});
    names.into_iter().zip(LEAVES).map(tree).collect()
}

/// A publication of which a hidden cell is at least 1.
pub(super) fn read(doc: &Value) -> Publication {
    let mut doc = doc.clone();
    doc["format"] = json!("sdc-attack/1");
    doc["defaults"] = json!({"suppressed_low": 1});
    Publication::from_json(doc.to_string().as_bytes()).unwrap()
}

/// The system where everything is hidden but zeros, and the counts of its listed cells.
pub(super) fn all_hidden(x: &Joint) -> (System, Vec<f64>) {
    let s = System::new(&published(x, |_, count| count > 0), Mode::Auto).unwrap();
    (s, cells(x).into_iter().map(|(_, count)| count as f64).collect())
}

/// Whether a table of whole numbers agrees with a system.
pub(super) fn agrees(s: &System, table: &[f64]) -> bool {
    let within =
        (0..table.len()).all(|v| s.lo[v] <= table[v] && table[v] <= s.hi[v] && table[v].fract() == 0.0);
    within
        && s.rows.iter().all(|row| {
            let at: f64 = row.terms().map(|(v, f)| f * table[v]).sum();
            row.low <= at && at <= row.high
        })
}

/// A table from which so much has moved.
pub(super) fn moved(table: &[f64], moves: &[(usize, f64)]) -> Vec<f64> {
    let mut table = table.to_vec();
    moves.iter().for_each(|(v, d)| table[*v] += d);
    table
}
