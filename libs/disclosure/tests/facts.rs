//! What a reader knows beside the tables: facts that tie populations stand in the register and the certificate.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use disclosure::publication::Publication;
use disclosure::{CellName, Counts, Dimension, Link, Outcome, Policy, Register, Release};

fn counts(population: &str, of: [i64; 4]) -> Counts {
    let group = Dimension::flat("group", "All", &["A", "B", "C", "D"]).unwrap();
    let cells = ["A", "B", "C", "D"].iter().zip(of).map(|(label, count)| ([*label], count));
    Counts::from_lowest(population, population, &[group], cells).unwrap()
}

/// All staff beside those who are permanent; in each group `more` is what all staff have more.
fn some_of_all(low: Option<i64>, high: Option<i64>) -> Release {
    let release = Release::new("two populations")
        .table(counts("all", [3, 17, 40, 25]))
        .table(counts("permanent", [2, 15, 31, 22]));
    ["A", "B", "C", "D"].iter().fold(release, |release, label| {
        let cell = |population: &str| CellName::new(population, &[("group", label)]);
        release.link(Link { terms: vec![(1, cell("all")), (-1, cell("permanent"))], low, high })
    })
}

#[test]
fn a_fact_with_one_limit_is_read_back_as_it_was_written() {
    for (low, high) in [(Some(0), None), (None, Some(9)), (Some(1), Some(9))] {
        let policy = Policy { most_hidden: 1.0, ..Policy::one_to_four() };
        let Outcome::Safe(it) = Register::default().propose(&some_of_all(low, high), &policy).unwrap() else {
            panic!("refused")
        };
        let register = it.register.to_confidential_json();
        let again = Register::from_json(register.as_bytes()).unwrap();
        assert_eq!(again.to_confidential_json(), register);
        let certificate = Publication::from_json(it.certificate.to_json().as_bytes()).unwrap();
        assert_eq!(&certificate, it.certificate.publication());
        let limits = |it: Option<i64>| it.map(|it| it as f64);
        assert!(certificate.relations.iter().all(|it| (it.low, it.high) == (limits(low), limits(high))));
        assert_eq!(certificate.relations.len(), 4);
        assert_eq!(it.certificate.attack().unwrap().recovered().count(), 0);
    }
}

#[test]
fn a_fact_that_does_not_hold_is_refused() {
    let why = Register::default().propose(&some_of_all(None, Some(8)), &Policy::one_to_four()).unwrap_err();
    assert!(why.to_string().contains('9'), "{why}");
}
