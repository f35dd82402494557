//! The attacker finds what can be worked out, no less and no more.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use disclosure::attack::{Attack, Findings, Mode, ResultFile};
use disclosure::publication::Publication;
use proptest::prelude::*;
use serde_json::{Value, json};

const ROWS: [&str; 4] = ["a", "b", "c", "T"];
const COLS: [&str; 4] = ["x", "y", "z", "T"];

/// A table of 3 × 3 with margins; the cells named are hidden.
fn table(counts: [[u64; 3]; 3], hidden: &[(&str, &str)]) -> Value {
    let mut cells = Vec::new();
    for (i, r) in ROWS.iter().enumerate() {
        for (j, c) in COLS.iter().enumerate() {
            let within = |at: usize, k: usize| at == 3 || at == k;
            let sum: u64 =
                (0..9).filter(|n| within(i, n / 3) && within(j, n % 3)).map(|n| counts[n / 3][n % 3]).sum();
            cells.push(match hidden.contains(&(r, c)) {
                true => json!({"key": [r, c], "suppressed": true}),
                false => json!({"key": [r, c], "value": sum}),
            });
        }
    }
    json!({
        "format": "sdc-attack/1",
        "dimensions": [{"name": "r", "total": "T", "tree": {"T": ["a", "b", "c"]}},
                       {"name": "c", "total": "T", "tree": {"T": ["x", "y", "z"]}}],
        "cells": cells,
    })
}

fn attack(doc: &Value, mode: Mode) -> Findings {
    let publication = Publication::from_json(doc.to_string().as_bytes()).unwrap();
    Attack { mode, whole_for_narrowest: 100, ..Attack::default() }.run(&publication).unwrap()
}

fn intervals(doc: &Value, mode: Mode) -> Vec<(u64, Option<u64>)> {
    attack(doc, mode).cells.iter().map(|c| (c.low, c.high)).collect()
}

const COUNTS: [[u64; 3]; 3] = [[20, 50, 10], [8, 19, 22], [17, 32, 12]];

#[test]
fn one_hidden_cell_of_a_row_is_the_row_less_the_rest() {
    assert_eq!(intervals(&table(COUNTS, &[("b", "x")]), Mode::Auto), [(8, Some(8))]);
}

#[test]
fn four_hidden_cells_in_a_square_leave_the_interval_of_the_square() {
    let square = [("a", "x"), ("a", "z"), ("b", "x"), ("b", "z")];
    let want = [(0, Some(28)), (2, Some(30)), (0, Some(28)), (2, Some(30))];
    assert_eq!(intervals(&table(COUNTS, &square), Mode::Lines), want);
    assert_eq!(intervals(&table(COUNTS, &square), Mode::Atoms), want);
}

#[test]
fn a_hidden_cell_in_a_printed_zero_is_zero() {
    let mut doc = table([[0, 0, 0], [8, 19, 22], [17, 32, 12]], &[("a", "x"), ("T", "x")]);
    let cells = doc["cells"].as_array_mut().unwrap();
    cells.retain(|it| it["key"] != json!(["a", "y"]) && it["key"] != json!(["a", "z"]));
    for mode in [Mode::Auto, Mode::Atoms] {
        assert_eq!(intervals(&doc, mode), [(0, Some(0)), (25, Some(25))]);
    }
}

#[test]
fn a_public_range_that_cannot_hold_is_called_a_contradiction() {
    let mut doc = table(COUNTS, &[("a", "x"), ("a", "z"), ("b", "x"), ("b", "z")]);
    doc["defaults"] = json!({"suppressed_low": 1, "suppressed_high": 4});
    assert!(attack(&doc, Mode::Auto).contradiction.is_some());
}

#[test]
fn a_group_that_is_not_the_sum_of_its_parts_is_named() {
    let mut doc = table(COUNTS, &[]);
    doc["cells"][3]["value"] = json!(81);
    let why = attack(&doc, Mode::Auto).contradiction.unwrap();
    assert_eq!(why, "a, T says 81, but its parts by c add up to 80");
}

fn one_dimension(cells: Value, more: Value) -> Value {
    let mut doc = json!({
        "format": "sdc-attack/1",
        "dimensions": [{"name": "r", "total": "T", "tree": {"T": ["a", "b", "c"]}}], "cells": cells,
    });
    for (k, v) in more.as_object().unwrap() {
        doc[k] = v.clone();
    }
    doc
}

#[test]
fn rounded_parts_and_an_exact_total_leave_an_interval() {
    let cells = json!([{"key": ["a"], "value": 5, "rounding": 5}, {"key": ["b"], "value": 5, "rounding": 5},
                       {"key": ["c"], "suppressed": true}, {"key": ["T"], "value": 15}]);
    assert_eq!(intervals(&one_dimension(cells, json!({})), Mode::Auto), [(1, Some(9))]);
}

#[test]
fn a_printed_percentage_gives_away_a_small_base() {
    let cells =
        json!([{"key": ["a"], "suppressed": true}, {"key": ["T"], "suppressed": true, "low": 1, "high": 4}]);
    let ratios = json!({"ratios": [{"num": {"key": ["a"]}, "den": {"key": ["T"]}, "value": 0.333, "half_width": 0.0005}]});
    assert_eq!(intervals(&one_dimension(cells, ratios), Mode::Lines), [(1, Some(1)), (3, Some(3))]);
}

#[test]
fn the_difference_of_two_universes_is_worked_out() {
    let cells = json!([{"pop": "all", "key": ["a"], "value": 12}, {"pop": "noschools", "key": ["a"], "value": 9},
                       {"pop": "schools", "key": ["a"], "suppressed": true}]);
    let term = |f: i32, p: &str| json!([f, {"pop": p, "key": ["a"]}]);
    let relations = json!({"relations": [{"terms": [term(1, "all"), term(-1, "noschools"), term(-1, "schools")], "low": 0, "high": 0}]});
    assert_eq!(intervals(&one_dimension(cells, relations), Mode::Lines), [(3, Some(3))]);
}

#[test]
fn what_is_wrong_in_a_file_is_said_with_its_place() {
    let wrong = |change: &dyn Fn(&mut Value)| {
        let mut doc = table(COUNTS, &[("b", "x")]);
        change(&mut doc);
        Publication::from_json(doc.to_string().as_bytes()).unwrap_err().to_string()
    };
    assert_eq!(
        wrong(&|d| d["cells"][2]["value"] = json!(-3)),
        "at cells[2].value: -3 is below zero, and a count cannot be"
    );
    assert_eq!(
        wrong(&|d| d["cells"][0]["key"][1] = json!("q")),
        "at cells[0].key[1]: 'q' is no category of 'c'"
    );
    assert_eq!(
        wrong(&|d| d["cells"][5] = json!({"key": ["a", "x"]})),
        "at cells[5]: a cell needs a value, a low and high, or suppressed: true"
    );
    assert!(
        wrong(&|d| d["dimensions"][0]["tree"]["a"] = json!(["T"]))
            .starts_with("at dimensions[0].tree: dimension 'r': 'T' stands under itself")
    );
    assert!(wrong(&|d| d["dimensions"][1]["tree"]["q"] = json!(["p"])).contains("'q' has no parent"));
    let unfinished = Publication::from_json(b"{\"format\": \"sdc-attack/1\",").unwrap_err().to_string();
    assert!(unfinished.contains("line 1 column"), "{unfinished}");
}

#[test]
fn a_publication_and_a_result_are_read_as_they_were_written() {
    let doc = table(COUNTS, &[("a", "x"), ("a", "z"), ("b", "x"), ("b", "z")]);
    let publication = Publication::from_json(doc.to_string().as_bytes()).unwrap();
    let again = Publication::from_json(publication.to_json().as_bytes()).unwrap();
    assert_eq!(publication, again);
    let findings = attack(&doc, Mode::Auto);
    let result = ResultFile::from_json(findings.to_json(&publication, 0.5).as_bytes()).unwrap();
    assert_eq!((result.summary.suppressed, result.summary.recovered), (4, 0));
    assert_eq!((result.cells[1].low, result.cells[1].high), (2, Some(30)));
}

#[test]
fn without_time_the_intervals_are_wide_but_never_wrong() {
    let doc = table(COUNTS, &[("a", "x"), ("a", "z"), ("b", "x"), ("b", "z")]);
    let publication = Publication::from_json(doc.to_string().as_bytes()).unwrap();
    let none = || 0.0;
    let findings = Attack { seconds_left: Some(&none), ..Attack::default() }.run(&publication).unwrap();
    assert!(findings.timed_out);
    assert!(findings.cells.iter().all(|c| c.low <= 2 && c.high.is_none_or(|h| h >= 28)));
}

/// The least and most of each hidden cell over every table of whole numbers with the printed cells.
fn enumerate(counts: [[u64; 3]; 3], hidden: &[usize]) -> Vec<(u64, u64)> {
    let mut found = vec![(u64::MAX, 0); hidden.len()];
    let mut left_row: [u64; 3] = [0; 3];
    let mut left_col: [u64; 3] = [0; 3];
    for &h in hidden {
        left_row[h / 3] += counts[h / 3][h % 3];
        left_col[h % 3] += counts[h / 3][h % 3];
    }
    fn walk(
        hidden: &[usize],
        at: usize,
        row: &mut [u64; 3],
        col: &mut [u64; 3],
        x: &mut Vec<u64>,
        found: &mut [(u64, u64)],
    ) {
        let Some(&h) = hidden.get(at) else {
            if row.iter().chain(col.iter()).all(|v| *v == 0) {
                for (f, v) in found.iter_mut().zip(x.iter()) {
                    *f = (f.0.min(*v), f.1.max(*v));
                }
            }
            return;
        };
        for v in 0..=row[h / 3].min(col[h % 3]) {
            row[h / 3] -= v;
            col[h % 3] -= v;
            x.push(v);
            walk(hidden, at + 1, row, col, x, found);
            x.pop();
            row[h / 3] += v;
            col[h % 3] += v;
        }
    }
    walk(hidden, 0, &mut left_row, &mut left_col, &mut Vec::new(), &mut found);
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn intervals_are_those_of_all_tables_with_the_printed_cells(
        counts in prop::array::uniform3(prop::array::uniform3(0_u64..6)),
        hide in prop::array::uniform9(any::<bool>()),
    ) {
        let hidden: Vec<usize> = (0..9).filter(|i| hide[*i]).collect();
        let names: Vec<(&str, &str)> = hidden.iter().map(|h| (ROWS[h / 3], COLS[h % 3])).collect();
        let doc = table(counts, &names);
        let want: Vec<(u64, Option<u64>)> = enumerate(counts, &hidden).into_iter().map(|(l, h)| (l, Some(h))).collect();
        prop_assert_eq!(&intervals(&doc, Mode::Lines), &want);
        prop_assert_eq!(&intervals(&doc, Mode::Atoms), &want);
    }
}
