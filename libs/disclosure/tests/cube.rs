//! Cubes of several dimensions with all their margins: what is let out gives nobody away, and a refusal says what it would cost.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use disclosure::attack::Attack;
use disclosure::publication::Shown;
use disclosure::{Counts, Dimension, Effort, Outcome, Policy, Reason, Register, Release};
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

#[test]
fn a_large_cube_for_which_steps_are_few_is_protected_all_the_same() {
    let labels = |what: &str, n: usize| (0..n).map(|i| format!("{what} {i}")).collect::<Vec<String>>();
    let sizes = [("grade", 8), ("group", 7), ("sex", 2), ("place", 4)];
    let names = sizes.map(|(what, n)| labels(what, n));
    let flat = |d: usize| {
        let names: Vec<&str> = names[d].iter().map(String::as_str).collect();
        Dimension::flat(sizes[d].0, "All", &names).unwrap()
    };
    let mut die: u64 = 7;
    let mut cells = Vec::new();
    for (g, e, s, p) in combinations(&names) {
        die ^= die << 13;
        die ^= die >> 7;
        die ^= die << 17;
        let count = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 6, 9, 15][(die % 14) as usize];
        cells.push(([g, e, s, p], count));
    }
    let dims = [flat(0), flat(1), flat(2), flat(3)];
    let counts = Counts::from_lowest("cube", "", &dims, cells).unwrap();
    let effort = Effort { steps: 260_000, ..Effort::default() };
    let release = Release::new("staff").table(counts.clone());
    let it = match Register::default().propose_within(&release, &policy(1.0), &effort).unwrap() {
        Outcome::Safe(it) => it,
        Outcome::Refused(refusal) => panic!("{refusal}"),
    };
    let publication = it.certificate.publication();
    let attack = Attack { whole_for_narrowest: 0, ..Attack::default() };
    for cell in &attack.run(publication).unwrap().cells {
        let key = publication.labels(&cell.place);
        let small = (1..5).contains(&counts.count(&key).unwrap());
        let wide = cell.width().is_none_or(|w| w >= if small { 3 } else { 1 });
        assert!(wide, "{key:?} is shown as {cell:?}");
    }
}

/// Every combination of four lists.
fn combinations(names: &[Vec<String>; 4]) -> Vec<(&str, &str, &str, &str)> {
    let mut all = Vec::new();
    for g in &names[0] {
        for e in &names[1] {
            for s in &names[2] {
                all.extend(names[3].iter().map(|p| (g.as_str(), e.as_str(), s.as_str(), p.as_str())));
            }
        }
    }
    all
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
