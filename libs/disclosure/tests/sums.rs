//! Means beside their counts: what is hidden of them cannot be worked out from the whole and the other parts, in this
//! release or together with others.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use disclosure::publication::Shown;
use disclosure::{
    Base, CellKeys, Contributions, Counts, Dimension, Dominance, Method, Outcome, Policy, Protected,
    Register, Release, SafeCell, Sum,
};
use proptest::prelude::*;

const GROUPS: [&str; 5] = ["A", "B", "C", "D", "E"];

fn group() -> Dimension {
    Dimension::flat("group", "All", &GROUPS).unwrap()
}

fn sex() -> Dimension {
    Dimension::flat("sex", "All", &["F", "M"]).unwrap()
}

/// A mean with one decimal in a hundred of a unit, as percentages of a mean are: half a thousandth of the sum away.
fn told(total: i64) -> (u64, u64) {
    let total = u64::try_from(total).unwrap();
    (total - total / 2000, total + total / 2000)
}

fn sum(people: u64, total: i64) -> Sum {
    let each = total as f64 / people.max(1) as f64;
    let contributions = Contributions { total: total as f64, largest: vec![each; 2] };
    Sum { people, contributions, told: told(total), withheld: false }
}

/// People and their total pay, by group; with everybody.
fn pay(name: &str, of: [(u64, i64); 5]) -> Counts {
    let all = (of.iter().map(|it| it.0).sum(), of.iter().map(|it| it.1).sum());
    let cells: Vec<(&str, (u64, i64))> = GROUPS.into_iter().zip(of).chain([("All", all)]).collect();
    let totals = cells.iter().map(|(g, (_, total))| ([*g], *total));
    Counts::listed(name, "pay 2025", &[group()], totals)
        .unwrap()
        .as_sums(cells.iter().map(|(g, (people, total))| ([*g], sum(*people, *total))))
        .unwrap()
}

const PAY: [(u64, i64); 5] =
    [(400, 9_400_000), (220, 4_600_000), (12, 250_000), (160, 3_400_000), (90, 2_000_000)];

/// Means of fifty people and more; hiding most of a small table is no reason to refuse it.
fn policy() -> Policy {
    Policy { most_hidden: 1.0, ..Policy::pay() }
}

fn safe(register: &Register, release: &Release, policy: &Policy) -> Protected {
    match register.propose(release, policy).unwrap() {
        Outcome::Safe(safe) => *safe,
        Outcome::Refused(why) => panic!("{why}"),
    }
}

fn hidden(it: &Protected, table: usize) -> Vec<String> {
    let cells = it.tables[table].cells().filter(|(_, cell)| *cell == SafeCell::Confidential);
    cells.map(|(key, _)| key.join(", ")).collect()
}

#[test]
fn the_mean_of_few_is_hidden_and_with_it_another_from_which_it_would_follow() {
    let it = safe(&Register::default(), &Release::new("pay").table(pay("pay", PAY)), &policy());
    let hidden = hidden(&it, 0);
    assert!(hidden.len() == 2 && hidden.contains(&"C".to_owned()), "{hidden:?}");
    let found = it.certificate.attack().unwrap();
    for c in &found.cells {
        let key = it.certificate.publication().labels(&c.place)[0];
        if key == "C" {
            assert!(c.width().is_none_or(|w| w >= 25_000), "a tenth of the sum: {c:?}");
        }
        assert!(c.low <= 250_000 || key != "C");
    }
}

#[test]
fn a_certificate_holds_what_a_mean_tells_and_no_true_sum() {
    let it = safe(&Register::default(), &Release::new("pay").table(pay("pay", PAY)), &policy());
    for cell in &it.certificate.publication().cells {
        assert!(!matches!(cell.shown, Shown::Exact(_)), "{cell:?}");
    }
    let json = it.register.to_confidential_json();
    assert_eq!(Register::from_json(json.as_bytes()).unwrap().to_confidential_json(), json);
    assert_eq!(it.tables[0].cell(&["A"]), Some(SafeCell::Moved(9_400_000)), "the middle of what is told");
}

#[test]
fn the_mean_of_one_who_earns_most_of_it_is_hidden_by_the_dominance_rules() {
    let director = Sum {
        people: 60,
        contributions: Contributions { total: 1_000_000.0, largest: vec![950_000.0, 2_000.0] },
        told: told(1_000_000),
        withheld: false,
    };
    let table = |sum: &Sum| {
        let cells = [(["A"], 1_000_000), (["B"], 2_000_000), (["C"], 3_000_000)];
        let all = cells.iter().map(|(g, total)| (*g, Sum { told: told(*total), ..sum.clone() }));
        Counts::listed("pay", "pay", &[group()], cells).unwrap().as_sums(all).unwrap()
    };
    let plain = Policy { p_percent: None, dominance: None, ..policy() };
    let by_p = Policy { p_percent: Some(10.0), ..plain.clone() };
    let by_share = Policy { dominance: Some(Dominance { n: 2, k: 90.0 }), ..plain.clone() };
    let release = Release::new("pay").table(table(&director));
    assert!(hidden(&safe(&Register::default(), &release, &plain), 0).is_empty());
    for policy in [by_p, by_share] {
        assert!(hidden(&safe(&Register::default(), &release, &policy), 0).contains(&"A".to_owned()));
    }
}

#[test]
fn a_later_release_of_the_same_pay_does_not_give_an_earlier_hidden_mean_away() {
    let first = safe(&Register::default(), &Release::new("by group").table(pay("pay", PAY)), &policy());
    // By sex within the groups that were hidden: their sums would add up to what was hidden.
    let by_sex = |hidden: &[String]| {
        let mut cells = Vec::new();
        for g in hidden {
            let (people, total) = PAY[GROUPS.iter().position(|it| it == g).unwrap()];
            let (f, m) = (people / 2, people - people / 2);
            cells.push(([g.clone(), "F".to_owned()], f.max(60), total / 2));
            cells.push(([g.clone(), "M".to_owned()], m.max(60), total - total / 2));
        }
        let totals = cells.iter().map(|(key, _, total)| (key.clone(), *total));
        let table = Counts::listed("by sex", "pay 2025", &[group(), sex()], totals).unwrap();
        table.as_sums(cells.iter().map(|(key, people, total)| (key.clone(), sum(*people, *total)))).unwrap()
    };
    let second = safe(&first.register, &Release::new("by sex").table(by_sex(&hidden(&first, 0))), &policy());
    assert!(hidden(&second, 0).len() >= 2, "one of each group at least: {:?}", hidden(&second, 0));
    let found = second.certificate.attack().unwrap();
    assert_eq!(found.recovered().count(), 0);
    let p = second.certificate.publication();
    let c = found.cells.iter().find(|c| p.labels(&c.place)[..2] == ["C", "All"]).unwrap();
    assert!(c.width().is_none_or(|w| w >= 25_000), "{c:?}");
}

#[test]
fn sums_are_not_rounded_and_what_is_told_must_hold_them() {
    let keys = CellKeys::new(b"a secret that only tests know").unwrap();
    let release =
        Release::new("pay").protected_by(Method::Round { base: Base::FIVE, keys }).table(pay("pay", PAY));
    let error = Register::default().propose(&release, &policy()).unwrap_err().to_string();
    assert!(error.contains("propose it as a release of its own"), "{error}");
    let wrong = Sum { told: (1, 2), ..sum(60, 100) };
    let table = Counts::listed("pay", "pay", &[group()], [(["A"], 100)]).unwrap();
    assert!(table.as_sums([(["A"], wrong)]).unwrap_err().to_string().contains("does not hold it"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_hidden_mean_is_narrower_than_a_tenth_of_its_sum(
        people in prop::array::uniform5(0_u64..150), each in prop::array::uniform5(8_000_i64..40_000),
    ) {
        let of: [(u64, i64); 5] = std::array::from_fn(|i| (people[i], i64::try_from(people[i]).unwrap() * each[i]));
        if let Outcome::Safe(it) = Register::default().propose(&Release::new("pay").table(pay("pay", of)), &policy()).unwrap() {
            let found = it.certificate.attack().unwrap();
            let p = it.certificate.publication();
            for (g, (n, total)) in GROUPS.iter().zip(of).filter(|(_, (n, _))| (1..50).contains(n)) {
                prop_assert_eq!(it.tables[0].cell(&[g]), Some(SafeCell::Confidential), "{} of {}", g, n);
                let c = found.cells.iter().find(|c| p.labels(&c.place)[0] == *g).unwrap();
                prop_assert!(c.width().is_none_or(|w| w as f64 >= total as f64 / 10.0), "{g}: {c:?} {total}");
            }
        }
    }
}
