//! Cubes of several dimensions with all their margins: what is let out gives nobody away, and a refusal says what it would cost.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use disclosure::attack::Attack;
use disclosure::publication::Shown;
use disclosure::{Counts, Dimension, Outcome, Policy, Reason, Register, Release};
use proptest::prelude::*;

const GRADE: [&str; 3] = ["1", "2", "3"];
const GROUP: [&str; 4] = ["a", "b", "c", "d"];
const SEX: [&str; 2] = ["f", "m"];
const PLACE: [&str; 2] = ["north", "south"];
/// How many lowest cells the cube has.
const LOWEST: usize = 48;

/// A cube of four dimensions, one of them in two levels.
fn cube(of: &[i64]) -> Release {
    let broad = [("All", ["A", "C"]), ("A", ["a", "b"]), ("C", ["c", "d"])];
    let broad = broad.map(|(whole, parts)| (whole.to_owned(), parts.map(str::to_owned).to_vec()));
    let dims = [
        Dimension::flat("grade", "All", &GRADE).unwrap(),
        Dimension::new("group", "All", &broad).unwrap(),
        Dimension::flat("sex", "All", &SEX).unwrap(),
        Dimension::flat("place", "All", &PLACE).unwrap(),
    ];
    let cells = of
        .iter()
        .enumerate()
        .map(|(i, v)| ([GRADE[i % 3], GROUP[i / 3 % 4], SEX[i / 12 % 2], PLACE[i / 24 % 2]], *v));
    Release::new("staff").table(Counts::from_lowest("cube", "", &dims, cells).unwrap())
}

fn policy(most_hidden: f64) -> Policy {
    Policy { most_hidden, ..Policy::one_to_four() }
}

/// Counts as they are in a fine cube: most are nothing, few are large.
fn sparse() -> impl Strategy<Value = Vec<i64>> {
    let count = prop_oneof![5 => Just(0), 4 => 1_i64..5, 2 => 5_i64..12, 1 => 12_i64..60];
    prop::collection::vec(count, LOWEST)
}

#[test]
fn a_cube_that_hides_more_than_the_policy_allows_is_refused_with_what_it_would_hide_and_passes_where_that_is_allowed()
 {
    let of: Vec<i64> = (0..LOWEST).map(|i| [9, 2, 0, 14, 1, 0, 31, 8, 3, 0, 6, 1][i * 7 % 12]).collect();
    let refused = |most: f64| match Register::default().propose(&cube(&of), &policy(most)).unwrap() {
        Outcome::Refused(refusal) => refusal,
        Outcome::Safe(it) => panic!("it passed with {} hidden", it.register.size().1),
    };
    let Outcome::Safe(free) = Register::default().propose(&cube(&of), &policy(1.0)).unwrap() else {
        panic!("it was refused")
    };
    let filled = free.certificate.publication().cells.iter().filter(|c| c.shown != Shown::Exact(0)).count();
    let hides = free.register.size().1 as f64 / filled as f64;
    let refusal = refused(hides - 0.01);
    assert!(
        matches!(refusal.why[..], [Reason::HidesTooMuch { share, .. }] if (share - hides).abs() < 1e-9),
        "{refusal}"
    );
    assert!(matches!(Register::default().propose(&cube(&of), &policy(hides)).unwrap(), Outcome::Safe(_)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_small_count_of_a_cube_keeps_four_values_in_whole_numbers_and_zeros_are_printed(of in sparse()) {
        let Outcome::Safe(it) = Register::default().propose(&cube(&of), &policy(1.0)).unwrap() else {
            return Ok(());
        };
        let publication = it.certificate.publication();
        let attack = Attack { whole_for_narrowest: 1000, ..Attack::default() };
        let findings = attack.run(publication).unwrap();
        prop_assert_eq!(findings.recovered().count(), 0);
        for cell in &findings.cells {
            let key = publication.labels(&cell.place);
            let count = total(&of, &key);
            prop_assert!(count > 0, "{:?} is hidden and nobody is in it", key);
            let wide = cell.width().is_none_or(|w| w >= 3);
            prop_assert!(wide || count > 4, "{:?} is {}, and shown as {:?}", key, count, cell);
        }
    }
}

/// What a cell of the cube counts.
fn total(of: &[i64], key: &[&str]) -> i64 {
    let is = |label: &str, own: &str| label == "All" || label == own;
    let group = |label: &str, own: &str| {
        is(label, own) || (label == "A" && "ab".contains(own)) || (label == "C" && "cd".contains(own))
    };
    let within = |i: &usize| {
        is(key[0], GRADE[i % 3])
            && group(key[1], GROUP[i / 3 % 4])
            && is(key[2], SEX[i / 12 % 2])
            && is(key[3], PLACE[i / 24 % 2])
    };
    (0..LOWEST).filter(within).map(|i| of[i]).sum()
}
