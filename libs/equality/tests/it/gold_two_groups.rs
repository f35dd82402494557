//! Published figures of two groups, each to the precision in which it was printed.

use crate::gold_file::*;
use equality::method::{self, DifferenceMethod, RatioMethod};
use equality::*;
use serde_json::Value;

#[test]
fn intervals_and_tests_of_two_groups_are_those_of_the_book() {
    let gold = Gold::read("book_2x2_intervals");
    for item in gold.items() {
        let number = |key: &str| item.input(key).as_u64();
        if let (Some(x), Some(n)) = (number("x"), number("n")) {
            let p = Proportion::new(x, n).unwrap();
            limits(method::clopper_pearson(p, Confidence::P95), &item);
            printed(p.share().unwrap(), item.published("est"), 4);
            continue;
        }
        let pair = |x: &str, n: &str| Proportion::new(number(x).unwrap(), number(n).unwrap()).unwrap();
        let (one, two) = (pair("x1", "n1"), pair("x2", "n2"));
        match item.input("test").as_str() {
            Some("Fisher exact") => {
                printed(method::fisher(one, two).unwrap(), item.published("p"), 5);
                continue;
            }
            Some("Fisher mid-P") => {
                printed(method::fisher_mid_p(one, two).unwrap(), item.published("p"), 5);
                continue;
            }
            _ => {}
        }
        let finding = match (item.input("measure").as_str().unwrap(), item.input("method").as_str().unwrap())
        {
            ("ratio", name) => {
                let by = match name {
                    "Katz log" => RatioMethod::Katz,
                    "Koopman asymptotic score" => RatioMethod::Koopman,
                    "Miettinen-Nurminen" => RatioMethod::MiettinenNurminen,
                    other => panic!("{other}"),
                };
                limits(method::ratio(one, two, by, Confidence::P95), &item);
                relative_likelihood_by(by, one, two, Confidence::P95)
            }
            ("difference", name) => {
                let by = match name {
                    "Newcombe hybrid score" => DifferenceMethod::Newcombe,
                    "Wald" => DifferenceMethod::Wald,
                    "Agresti-Caffo" => DifferenceMethod::AgrestiCaffo,
                    "Mee asymptotic score" => DifferenceMethod::Mee,
                    "Miettinen-Nurminen" => DifferenceMethod::MiettinenNurminen,
                    other => panic!("{other}"),
                };
                limits(method::difference(one, two, by, Confidence::P95), &item);
                let estimate = one.share().unwrap() - two.share().unwrap();
                printed(estimate, item.published("est"), 4);
                continue;
            }
            other => panic!("{other:?}"),
        };
        match item.published("est") {
            Value::String(_) => assert!(matches!(finding.estimate(), Estimate::NotCalculable { .. })),
            est => printed(finding.value().unwrap(), est, 4),
        }
    }
}

#[test]
fn the_difference_of_two_proportions_is_newcombes() {
    for item in Gold::read("newcombe_1998_difference").items() {
        let number = |key: &str| item.input(key).as_u64().unwrap();
        let one = Proportion::new(number("x1"), number("n1")).unwrap();
        let two = Proportion::new(number("x2"), number("n2")).unwrap();
        limits(method::difference(one, two, DifferenceMethod::Newcombe, Confidence::P95), &item);
        let found = relative_likelihood(one, two, Confidence::P95).difference;
        close(found.value().unwrap() / 100.0, item.published("est"), 1e-12);
        assert_eq!(found.method(), Method::Newcombe);
    }
}

#[test]
fn the_ratio_of_two_relative_risks_is_that_of_the_adventist_study() {
    for item in Gold::read("ratio_of_relative_risks").items() {
        let rr = item.input("female_rr");
        let number = |value: &Value| value.as_f64().unwrap();
        let women =
            LogRatio::published(number(&rr[0]), number(&rr[1]), number(&rr[2]), Confidence::P95).unwrap();
        let men =
            LogRatio::from_log(number(item.input("male_ln_rr")), number(item.input("male_se"))).unwrap();
        // The source rounds the quantile to 1.96, so its fifth digit is its own.
        close(women.log(), item.published("ln_rr"), 1e-6);
        close(women.error(), item.published("se"), 3e-5);
        close(women.error().powi(2) + men.error().powi(2), item.published("var"), 3e-5);
        let Change::Compared { ratio, p } = ratio_of_ratios(women, men, Confidence::P95) else { panic!() };
        printed(ratio.value().unwrap(), item.published("rrr"), 2);
        printed(ratio.value().unwrap().ln(), item.published("ln_rrr"), 5);
        let interval = ratio.interval().unwrap();
        printed(low(interval), &item.published("ci")[0], 2);
        printed(high(interval), &item.published("ci")[1], 2);
        assert!((low(interval).ln() - number(&item.published("ci_ln")[0])).abs() < 1e-4);
        assert!((high(interval).ln() - number(&item.published("ci_ln")[1])).abs() < 1e-4);
        // z is 0.0462 for the published difference and variance.
        assert_eq!(format!("{p:.3}"), "0.963");
    }
}

#[test]
fn relative_likelihoods_of_the_race_equality_standard_have_its_direction() {
    for item in Gold::read("wres_and_representation").items() {
        let number = |key: &str| item.input(key).as_f64();
        let share = |percent: f64| Proportion::weighted(percent, 100.0).unwrap();
        match item.input("metric").as_str().unwrap() {
            "WRES 2" => {
                let (white, bme) = (share(number("white_pct").unwrap()), share(number("bme_pct").unwrap()));
                let found = WresIndicator::Appointment.relative_likelihood(white, bme, Confidence::P95);
                printed(found.ratio.value().unwrap(), item.published("relative_likelihood_white_to_bme"), 1);
            }
            "WRES 3" => {
                let (white, bme) = (share(number("white_pct").unwrap()), share(number("bme_pct").unwrap()));
                let found = WresIndicator::Disciplinary.relative_likelihood(white, bme, Confidence::P95);
                printed(found.ratio.value().unwrap(), item.published("relative_likelihood_bme_to_white"), 1);
            }
            "WRES 1" => {
                for (part, key) in
                    [("bme", "bme_pct"), ("white", "white_pct"), ("not_declared", "not_declared_pct")]
                {
                    let share = number(part).unwrap() / number("total").unwrap();
                    printed(100.0 * share, item.published(key), 0);
                }
            }
            "representation" => {
                let p = Proportion::weighted(number("bme").unwrap(), number("officers").unwrap()).unwrap();
                let found = representation(p, Confidence::P95);
                printed(100.0 * found.value().unwrap(), item.published("pct"), 1);
            }
            "exclusions 2016/17" => {
                let (group, white) = (
                    share(number("black_caribbean_pct").unwrap()),
                    share(number("white_british_pct").unwrap()),
                );
                let ratio = relative_likelihood(group, white, Confidence::P95).ratio.value().unwrap();
                assert!(ratio > 2.5 && ratio < 3.0, "{}: {ratio}", item.published("text"));
            }
            other => panic!("{other}"),
        }
    }
}

#[test]
fn a_published_ratio_lies_where_its_rounded_rates_allow_and_is_not_their_quotient() {
    for item in Gold::read("ratio_from_unrounded_rates").items() {
        let number = |key: &str| item.input(key).as_f64().unwrap();
        let (a, b) = (number("rate_a_rounded"), number("rate_b_rounded"));
        let times = |a: f64, b: f64| {
            let rate = |each: f64| Rate::new((each * 1e3) as u64, 1e6).unwrap();
            rate_ratio(rate(a), rate(b), Confidence::P95).value().unwrap()
        };
        printed(times(a, b), item.computed("ratio_of_rounded"), 2);
        let implied = item.computed("interval_implied");
        printed(times(a - 0.5, b + 0.5), &implied[0], 2);
        printed(times(a + 0.5, b - 0.5), &implied[1], 2);
        let published = item.published("ratio").as_f64().unwrap();
        assert!(implied[0].as_f64().unwrap() <= published && published <= implied[1].as_f64().unwrap());
    }
}

#[test]
fn exclusions_of_the_next_year_add_up_and_give_the_ratio_that_was_told() {
    for item in Gold::read("school_exclusions_2002").items() {
        let counts = item.input("counts").as_object().unwrap();
        let count = |group: &str| counts[group].as_u64().unwrap();
        let total: u64 = counts.values().map(|it| it.as_u64().unwrap()).sum();
        assert_eq!(Some(total), item.published("total").as_u64());
        let black = count("Black Caribbean") + count("Black African") + count("Black Other");
        assert_eq!(black, 772);
        let share = representation(Proportion::new(black, total).unwrap(), Confidence::P95);
        assert_eq!(format!("{:.0}", 100.0 * share.value().unwrap()), "8");
        // From the counts and the published rates come pupils, and from those the ratio: "three times White".
        let rates = item.published("per_10000");
        let pupils = |group: &str| 10_000.0 * count(group) as f64 / rates[group].as_f64().unwrap();
        let rate_of = |group: &str| Rate::new(count(group), pupils(group)).unwrap();
        let ratio = rate_ratio(rate_of("Black Caribbean"), rate_of("White"), Confidence::P95);
        assert_eq!(format!("{:.0}", ratio.value().unwrap()), "3");
        for (group, value) in rates.as_object().unwrap() {
            if counts.contains_key(group) {
                let found = rate(rate_of(group), Per::TEN_THOUSAND, Confidence::P95);
                printed(found.value().unwrap(), value, 0);
            }
        }
    }
}
