//! Every corner: all tables of two groups up to twelve people, and all methods.

use equality::method::{self, DifferenceMethod, RatioMethod};
use equality::*;

const RATIOS: [RatioMethod; 3] = [RatioMethod::MiettinenNurminen, RatioMethod::Koopman, RatioMethod::Katz];
const DIFFERENCES: [DifferenceMethod; 5] = [
    DifferenceMethod::Newcombe,
    DifferenceMethod::MiettinenNurminen,
    DifferenceMethod::Mee,
    DifferenceMethod::Wald,
    DifferenceMethod::AgrestiCaffo,
];

fn p(x: u64, n: u64) -> Proportion {
    Proportion::new(x, n).unwrap()
}

fn tables(most: u64) -> impl Iterator<Item = (Proportion, Proportion)> {
    let groups: Vec<Proportion> = (0..=most).flat_map(|n| (0..=n).map(move |x| p(x, n))).collect();
    let others = groups.clone();
    groups.into_iter().flat_map(move |one| others.clone().into_iter().map(move |two| (one, two)))
}

/// What no figure may ever be, and what each must be.
fn sound(finding: &Finding, around: &str) {
    let at = |message: &str| format!("{message}: {finding:?} at {around}");
    match finding.estimate() {
        Estimate::NoOneInGroup => {
            assert_eq!(finding.evidence(), Evidence::NoOneInGroup);
            assert_eq!(finding.interval(), None);
        }
        Estimate::NotCalculable { lower } => {
            assert!(lower.number().is_none_or(f64::is_finite), "{}", at("a limit that is no number"));
        }
        Estimate::Value { value, interval } => {
            assert!(value.is_finite(), "{}", at("not a number"));
            assert!(interval.contains(value), "{}", at("the estimate lies outside"));
            for limit in [interval.low(), interval.high()] {
                assert!(limit.number().is_none_or(f64::is_finite), "{}", at("a limit that is no number"));
            }
        }
    }
    if finding.events().is_some_and(|it| it < 5.0) {
        assert_eq!(finding.interval(), None, "{}", at("an interval under five events"));
        assert!(!finding.evidence().is_clear(), "{}", at("a claim under five events"));
    }
    let sentence = finding.sentence("One group", "another");
    assert!(!sentence.contains("NaN") && !sentence.contains("inf"), "{sentence}");
    assert!(!sentence.to_lowercase().contains("discriminat"), "{sentence}");
}

#[test]
fn no_table_of_two_groups_gives_what_is_not_a_number() {
    for (one, two) in tables(12) {
        let around = format!("{one:?} and {two:?}");
        for method in RATIOS {
            let finding = relative_likelihood_by(method, one, two, Confidence::P95);
            sound(&finding, &around);
            let interval = method::ratio(one, two, method, Confidence::P95);
            if one.base() == 0.0 || two.base() == 0.0 {
                assert_eq!(finding.estimate(), Estimate::NoOneInGroup, "{around}");
                assert_eq!(interval, Interval::OPEN);
            } else if two.events() == 0.0 {
                assert!(matches!(finding.estimate(), Estimate::NotCalculable { .. }), "{around}");
                assert_eq!(interval.high(), Limit::Open, "{around}");
                if method != RatioMethod::Katz {
                    let low = interval.low().number().expect(&around);
                    assert!(if one.events() > 0.0 { low > 0.0 } else { low == 0.0 }, "{around}: {low}");
                }
            } else if one.events() == 0.0 {
                assert_eq!(finding.value(), Some(0.0), "{around}");
                if method != RatioMethod::Katz {
                    assert_eq!(interval.low(), Limit::At(0.0), "{around}");
                    assert!(interval.high().number().expect(&around) > 0.0, "{around}");
                }
            }
        }
        for method in DIFFERENCES {
            sound_difference(method, one, two, &around);
        }
        for test in [method::fisher(one, two), method::fisher_mid_p(one, two)] {
            let p = test.unwrap();
            assert!((0.0..=1.0).contains(&p), "{around}: {p}");
        }
    }
}

fn sound_difference(method: DifferenceMethod, one: Proportion, two: Proportion, around: &str) {
    let interval = method::difference(one, two, method, Confidence::P95);
    match (one.share(), two.share()) {
        (Some(a), Some(b)) => {
            let (low, high) =
                (interval.low().number().expect(around), interval.high().number().expect(around));
            assert!(low <= high && low.is_finite() && high.is_finite(), "{method:?} {around}");
            assert!(-1.0 <= low && high <= 1.0, "{method:?} {around}: {low} {high}");
            // Imagined people draw Agresti and Caffo's interval to the middle, and at a corner away from the estimate.
            if method != DifferenceMethod::AgrestiCaffo {
                assert!(interval.contains(a - b), "{method:?} {around}");
            }
            // Swapping the groups turns the interval round.
            let turned = method::difference(two, one, method, Confidence::P95);
            let (other_low, other_high) =
                (turned.low().number().expect(around), turned.high().number().expect(around));
            assert!(
                (low + other_high).abs() < 1e-9 && (high + other_low).abs() < 1e-9,
                "{method:?} {around}"
            );
        }
        _ => assert_eq!(interval, Interval::OPEN),
    }
}

#[test]
fn swapping_the_groups_inverts_the_ratio_and_its_limits() {
    for (one, two) in tables(9) {
        if one.base() == 0.0 || two.base() == 0.0 {
            continue;
        }
        for by in RATIOS {
            let (there, back) =
                (method::ratio(one, two, by, Confidence::P95), method::ratio(two, one, by, Confidence::P95));
            for (limit, other) in [(there.low(), back.high()), (there.high(), back.low())] {
                match (limit, other) {
                    (Limit::At(a), Limit::At(b)) => {
                        assert!((a * b - 1.0).abs() < 1e-8, "{by:?} {one:?} {two:?}: {a} and {b}");
                    }
                    // 1/0 is no limit, and no limit is 1/0; Katz has neither.
                    (Limit::At(0.0), Limit::Open) | (Limit::Open, Limit::At(0.0)) => {}
                    (Limit::Open, Limit::Open) if by == RatioMethod::Katz => {}
                    (a, b) => panic!("{by:?} {one:?} {two:?}: {a:?} and {b:?}"),
                }
            }
        }
    }
}

#[test]
fn every_share_and_its_opposite_have_intervals_that_mirror_each_other() {
    for n in 1..=12 {
        for x in 0..=n {
            for interval in [method::wilson, method::clopper_pearson] {
                let (there, back) =
                    (interval(p(x, n), Confidence::P95), interval(p(n - x, n), Confidence::P95));
                let sum = there.low().number().unwrap() + back.high().number().unwrap();
                assert!((sum - 1.0).abs() < 1e-12, "{x} of {n}: {there:?} {back:?}");
                assert!(there.contains(x as f64 / n as f64));
            }
            sound(&representation(p(x, n), Confidence::P95), &format!("{x} of {n}"));
        }
    }
    sound(&representation(Proportion::NOBODY, Confidence::P95), "no one");
}

#[test]
fn no_pair_of_rates_gives_what_is_not_a_number() {
    for (x1, x2) in (0..=12).flat_map(|a| (0..=12).map(move |b| (a, b))) {
        for (n1, n2) in [(1.0, 1.0), (0.001, 1e9), (1e9, 0.001), (220.0, 7_000.0)] {
            let (one, two) = (Rate::new(x1, n1).unwrap(), Rate::new(x2, n2).unwrap());
            let finding = rate_ratio(one, two, Confidence::P95);
            sound(&finding, &format!("{x1} {x2}"));
            sound(&rate(one, Per::THOUSAND, Confidence::P998), &format!("{x1}"));
            let back = method::rate_ratio(two, one, Confidence::P95);
            if let (Some(low), Some(high)) =
                (method::rate_ratio(one, two, Confidence::P95).low().number(), back.high().number())
            {
                assert!((low * high - 1.0).abs() < 1e-9, "{x1} {x2} {n1} {n2}");
            }
        }
    }
    let nobody = Rate::new(0, 0.0).unwrap();
    sound(&rate_ratio(nobody, nobody, Confidence::P95), "no one");
    sound(&rate(nobody, Per::THOUSAND, Confidence::P95), "no one");
}

#[test]
fn no_pair_of_strata_gives_what_is_not_a_number() {
    for (one, two) in tables(4) {
        for (three, four) in [(p(0, 0), p(0, 0)), (p(0, 3), p(2, 2)), (p(1, 3), p(2, 5)), (p(4, 4), p(0, 1))]
        {
            let stratum = |group, comparator| Stratum { name: String::new(), group, comparator };
            let found = Strata::new(vec![stratum(one, two), stratum(three, four)]).analyse(Confidence::P95);
            let around = format!("{one:?} {two:?} {three:?} {four:?}");
            sound(&found.ratio, &around);
            sound(&found.odds_ratio, &around);
            sound(&found.crude.ratio, &around);
            for test in [found.homogeneity, found.difference].into_iter().flatten() {
                assert!(test.statistic.is_finite() && (0.0..=1.0).contains(&test.p), "{around}: {test:?}");
            }
        }
    }
}

#[test]
fn no_change_between_two_tables_gives_what_is_not_a_number() {
    for (one, two) in tables(5) {
        match change((one, two), (p(2, 9), p(3, 7)), Confidence::P95) {
            Change::Compared { ratio, p } => {
                sound(&ratio, "compared");
                assert!((0.0..=1.0).contains(&p));
                assert!(one.events() > 0.0 && two.events() > 0.0);
            }
            Change::NotTested { earlier, later } => {
                sound(&earlier, "earlier");
                sound(&later, "later");
                assert!(one.events() == 0.0 || two.events() == 0.0);
            }
        }
    }
}

#[test]
fn no_comparator_gives_what_is_not_a_number() {
    for n in 0..=12 {
        for x in 0..=n {
            for comparator in [
                Comparator::known("known", 0.0).unwrap(),
                Comparator::known("known", 0.38).unwrap(),
                Comparator::known("known", 1.0).unwrap(),
                Comparator::survey("survey", 0.0, 0.0, 0.1).unwrap(),
                Comparator::survey("survey", 0.4, 0.3, 0.5).unwrap(),
                Comparator::survey("survey", 0.1, 0.0, 0.9).unwrap(),
                Comparator::survey("survey", 1.0, 0.9, 1.0).unwrap(),
            ] {
                let around = format!("{x} of {n} against {comparator:?}");
                let found = Representation::against(p(x, n), comparator, Confidence::P95);
                sound(&found.share, &around);
                sound(&found.gap, &around);
                sound(&found.ratio, &around);
            }
        }
    }
}

#[test]
fn what_cannot_be_counted_cannot_be_made() {
    assert!(matches!(Proportion::new(3, 2), Err(Invalid::MoreThanAll { .. })));
    assert!(matches!(Proportion::weighted(-1.0, 2.0), Err(Invalid::Negative { .. })));
    assert!(matches!(Proportion::weighted(f64::NAN, 2.0), Err(Invalid::NotFinite { .. })));
    assert!(matches!(Proportion::new(1, u64::MAX), Err(Invalid::TooLarge { .. })));
    assert!(matches!(Rate::new(1, 0.0), Err(Invalid::MoreThanAll { .. })));
    assert!(matches!(Rate::new(1, f64::INFINITY), Err(Invalid::NotFinite { .. })));
    assert!(Rate::new(250, 220.0).is_ok(), "one person can be stopped twice");
    assert!(matches!(Confidence::new(1.0), Err(Invalid::Confidence { .. })));
    assert!(matches!(Comparator::known("a share in percent", 22.0), Err(Invalid::NotAShare { .. })));
    assert!(matches!(
        method::fisher(Proportion::weighted(0.5, 1.0).unwrap(), p(1, 2)),
        Err(Invalid::NotWhole { .. })
    ));
    let message = Proportion::new(12, 9).unwrap_err().to_string();
    assert_eq!(
        message,
        "12 of 9 cannot be a proportion: more than all. Check the two numbers, or use a rate if one person can count twice."
    );
}
