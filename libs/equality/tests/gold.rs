//! Published figures, each to the precision in which it was printed. `tests/gold/` holds them with their sources.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use equality::method::{self, DifferenceMethod, RatioMethod};
use equality::pay::{Average, Pay, Quarter, Resampling, pay_gap, quarters};
use equality::*;
use serde_json::Value;

mod gold_file;
use gold_file::{Gold, close, printed};

#[test]
fn proportions_have_the_wilson_limits_of_the_public_health_test_sheet() {
    for item in Gold::read("ohid_proportions_wilson").items() {
        let (x, n) = (item.input("numerator").as_u64(), item.input("denominator").as_u64());
        let (Some(x), Some(n)) = (x, n) else {
            // What is missing there cannot be made here.
            assert!(item.published("value").is_null());
            continue;
        };
        let size = item.input("multiplier").as_f64().unwrap();
        let p = Proportion::new(x, n).unwrap();
        close(size * p.share().unwrap(), item.published("value"), 1e-12);
        let finding = representation(p, Confidence::P95);
        assert_eq!(finding.method(), Method::Wilson);
        for (confidence, key) in [(Confidence::P95, "95_0"), (Confidence::P998, "99_8")] {
            let interval = method::wilson(p, confidence);
            close(size * low(interval), item.published(&format!("lower{key}cl")), 1e-9);
            close(size * high(interval), item.published(&format!("upper{key}cl")), 1e-9);
        }
    }
}

#[test]
fn rates_have_exact_limits_under_ten_events_and_byars_from_ten() {
    for item in Gold::read("ohid_rates_exact_byar").items() {
        let (x, n) = (item.input("events").as_u64(), item.input("population").as_f64());
        let (Some(x), Some(n)) = (x, n) else {
            assert!(item.published("value").is_null());
            continue;
        };
        let per = Per::new(item.input("per").as_u64().unwrap() as u32).unwrap();
        for (confidence, key) in [(Confidence::P95, "95_0"), (Confidence::P998, "99_8")] {
            let finding = rate(Rate::new(x, n).unwrap(), per, confidence);
            close(finding.value().unwrap(), item.published("value"), 1e-12);
            let interval = finding.calculated_interval().unwrap();
            close(low(interval), item.published(&format!("lower{key}cl")), 1e-9);
            close(high(interval), item.published(&format!("upper{key}cl")), 1e-9);
            let name = if item.published("method") == "Exact" { Method::Garwood } else { Method::Byar };
            assert_eq!(finding.method(), name);
        }
    }
}

#[test]
fn byar_and_wilson_limits_reach_from_fractions_to_a_lower_limit_that_is_missing() {
    for item in Gold::read("ohid_byar_wilson_limits").items() {
        let confidence = Confidence::new(item.input("confidence").as_f64().unwrap()).unwrap();
        let x = item.input("x").as_f64().unwrap();
        let interval = match item.input("method").as_str().unwrap() {
            "Byars" => method::byar(x as u64, confidence),
            "Wilson" => {
                let n = item.input("n").as_f64().unwrap();
                method::wilson(Proportion::weighted(x, n).unwrap(), confidence)
            }
            other => panic!("{other}"),
        };
        if item.published("lower").is_null() {
            assert_eq!(interval.low(), Limit::Open);
        } else {
            close(low(interval), item.published("lower"), 1e-12);
        }
        close(high(interval), item.published("upper"), 1e-12);
    }
}

#[test]
fn every_one_of_303_areas_stands_where_the_public_health_funnel_plot_puts_it() {
    let gold = Gold::read("ohid_funnel_proportions");
    let units: Vec<Proportion> = gold
        .items()
        .map(|item| {
            let number = |key: &str| item.input(key).as_f64().unwrap();
            Proportion::weighted(number("numerator"), number("denominator")).unwrap()
        })
        .collect();
    assert_eq!(units.len(), 303);
    let plot = FunnelPlot::around_all(&units).unwrap();
    assert_eq!(format!("{:.8}", plot.baseline()), "0.80642448");
    for (unit, item) in units.iter().zip(gold.items()) {
        let expected = match item.published("significance").as_str().unwrap() {
            "High (0.001)" => Standing::FarAbove,
            "High (0.025)" => Standing::Above,
            "Not significant" => Standing::AsExpected,
            "Low (0.025)" => Standing::Below,
            "Low (0.001)" => Standing::FarBelow,
            other => panic!("{other}"),
        };
        assert_eq!(plot.standing(*unit), expected, "{}", item.input("area"));
    }
}

#[test]
fn standardised_rates_have_dobsons_limits_and_are_not_calculated_under_ten_events() {
    for item in Gold::read("ohid_dsr_dobson").items() {
        let standard = item.input("standard").as_array().unwrap();
        let bands: Vec<Band> = item
            .input("bands")
            .as_array()
            .unwrap()
            .iter()
            .zip(standard)
            .map(|(band, weight)| Band {
                // A count that is missing there counts as none.
                rate: Rate::new(band[1].as_u64().unwrap_or(0), band[2].as_f64().unwrap()).unwrap(),
                standard: weight.as_f64().unwrap(),
            })
            .collect();
        let per = Per::new(item.input("per").as_u64().unwrap() as u32).unwrap();
        let finding = directly_standardised(&bands, per, Confidence::P95).unwrap();
        assert_eq!(finding.base(), Base::Group(item.published("total_pop").as_f64().unwrap()));
        assert_eq!(finding.events(), item.published("total_count").as_f64());
        if item.published("value").is_null() {
            assert_eq!(finding.estimate(), Estimate::NotCalculable { lower: Limit::Open });
            assert_eq!(finding.interval(), None);
            assert!(finding.sentence("Admissions", "").contains("a standardised rate needs 10 events"));
            continue;
        }
        close(finding.value().unwrap(), item.published("value"), 1e-12);
        let interval = finding.interval().unwrap();
        close(low(interval), item.published("lower95_0cl"), 1e-12);
        close(high(interval), item.published("upper95_0cl"), 1e-12);
    }
}

#[test]
fn means_have_students_limits() {
    for item in Gold::read("ohid_means_t").items() {
        let values: Vec<f64> =
            item.input("values").as_array().unwrap().iter().map(|it| it.as_f64().unwrap()).collect();
        let summary = Summary::of(&values).unwrap().unwrap();
        close(summary.sum, item.published("value_sum"), 1e-12);
        close(summary.deviation, item.published("stdev"), 1e-12);
        assert_eq!(Some(summary.count as u64), item.published("value_count").as_u64());
        for (confidence, key) in [(Confidence::P95, "95_0"), (Confidence::P998, "99_8")] {
            let finding = mean(&values, confidence).unwrap();
            close(finding.value().unwrap(), item.published("value"), 1e-12);
            let interval = finding.interval().unwrap();
            close(low(interval), item.published(&format!("lower{key}cl")), 1e-10);
            close(high(interval), item.published(&format!("upper{key}cl")), 1e-10);
        }
    }
}

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
fn smoking_strata_give_the_pooled_ratios_and_tests_of_the_book() {
    for item in Gold::read("book_stratified_mh").items() {
        let strata = Strata::new(
            item.input("strata")
                .as_array()
                .unwrap()
                .iter()
                .map(|table| {
                    let row = |at: usize| {
                        let (x, y) = (table[at][0].as_u64().unwrap(), table[at][1].as_u64().unwrap());
                        Proportion::new(x, x + y).unwrap()
                    };
                    Stratum { name: String::new(), group: row(0), comparator: row(1) }
                })
                .collect(),
        );
        let found = strata.analyse(Confidence::P95);
        let mut seen = 0;
        let mut expect = |key: &str, value: f64, decimals: usize| {
            if !item.published(key).is_null() {
                printed(value, item.published(key), decimals);
                seen += 1;
            }
        };
        let odds = found.odds_ratio.value().unwrap();
        let homogeneity = found.homogeneity.unwrap();
        assert_eq!(homogeneity.freedom, 1);
        expect("mh_odds_ratio", odds, 4);
        expect("mh_risk_ratio", found.ratio.value().unwrap(), 4);
        expect("lower", low(found.ratio.interval().unwrap()), 4);
        expect("upper", high(found.ratio.interval().unwrap()), 4);
        expect("breslow_day_T", homogeneity.statistic, 3);
        expect("p", homogeneity.p, 6);
        expect("cmh_T", found.difference.unwrap().statistic, 2);
        if item.published("contested") == true {
            // Two implementations agree against the package that the book came with; theirs is the published formula.
            let rbg = item.computed("mh_or_rbg");
            let interval = found.odds_ratio.calculated_interval().unwrap();
            printed(low(interval), &rbg[0], 6);
            printed(high(interval), &rbg[1], 6);
            seen += 1;
        }
        assert!(seen > 0, "nothing was compared");
        printed(strata.breslow_day(false).unwrap().statistic, &serde_json::json!(5.2155), 4);
    }
}

#[test]
fn admissions_by_department_turn_the_pooled_difference_round() {
    let gold = Gold::read("berkeley_simpson");
    let mut departments = Vec::new();
    for item in gold.items() {
        let pair = |key: &str| {
            let counts = item.input(key);
            let (admitted, denied) = (counts[0].as_u64().unwrap(), counts[1].as_u64().unwrap());
            Proportion::new(admitted, admitted + denied).unwrap()
        };
        if !item.input("dept").is_null() {
            let (men, women) = (pair("men"), pair("women"));
            printed(100.0 * men.share().unwrap(), item.published("men_pct"), 2);
            printed(100.0 * women.share().unwrap(), item.published("women_pct"), 2);
            departments.push(Stratum { name: item.input("dept").to_string(), group: men, comparator: women });
        } else if !item.input("pooled").is_null() {
            let (men, women) = Strata::new(departments.clone()).pooled();
            let number = |key: &str| item.published(key).as_f64().unwrap();
            assert_eq!((men.base(), women.base()), (number("men_total"), number("women_total")));
            assert_eq!(men.with(women).base(), number("all"));
            let counts = |key: &str| item.input(key).clone();
            assert_eq!(
                (counts("admitted")[0].as_f64(), counts("admitted")[1].as_f64()),
                (Some(men.events()), Some(women.events()))
            );
            assert_eq!(
                (counts("denied")[0].as_f64(), counts("denied")[1].as_f64()),
                (Some(men.others()), Some(women.others()))
            );
            assert_eq!(
                format!("{:.1} {:.1}", 100.0 * men.share().unwrap(), 100.0 * women.share().unwrap()),
                "44.6 30.5"
            );
        } else {
            let sets = item.input("R dataset UCBAdmissions (male,female admitted; male,female rejected)");
            let strata = Strata::new(
                sets.as_object()
                    .unwrap()
                    .iter()
                    .map(|(name, counts)| {
                        let count = |at: usize| counts[at].as_u64().unwrap();
                        Stratum {
                            name: name.clone(),
                            group: Proportion::new(count(0), count(0) + count(2)).unwrap(),
                            comparator: Proportion::new(count(1), count(1) + count(3)).unwrap(),
                        }
                    })
                    .collect(),
            );
            let odds = strata.mantel_haenszel_odds(Confidence::P95);
            printed(odds.value().unwrap(), item.computed("common_odds_ratio_male_vs_female"), 7);
            let interval = odds.interval().unwrap();
            printed(low(interval), &item.computed("ci")[0], 7);
            printed(high(interval), &item.computed("ci")[1], 7);
            let test = strata.cochran_mantel_haenszel(true).unwrap();
            printed(test.statistic, item.computed("mh_chi2_cc"), 4);
            printed(test.p, item.computed("p"), 4);
            let found = strata.analyse(Confidence::P95);
            assert!(found.crude.ratio.evidence() == Evidence::Higher);
            assert_eq!(found.warning, Some(DirectionWarning::Reversed));
        }
    }
    assert_eq!(departments.len(), 6);
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
        assert!(p > 0.9);
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
fn exclusions_by_group_add_up_only_as_far_as_the_written_answer_did() {
    let gold = Gold::read("school_exclusions_2001");
    let (mut sum, mut total) = (0, 0);
    for item in gold.items() {
        let n = item.input("n").as_u64().unwrap();
        total = item.input("total").as_u64().unwrap();
        sum += n;
        let share = representation(Proportion::new(n, total).unwrap(), Confidence::P95).value().unwrap();
        if item.input("group") == "Not known" {
            // The published 3.2 is not 308 of 9,122.
            assert_eq!(format!("{:.1}", 100.0 * share), "3.4");
        } else {
            printed(100.0 * share, item.published("pct_of_exclusions"), 1);
        }
    }
    assert_eq!((sum, total), (9_121, 9_122));
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

#[test]
fn pay_quarters_keep_those_without_an_answer_in_the_base() {
    let mut sizes = Vec::new();
    for item in Gold::read("ethnicity_pay_quarters_2020").items() {
        let Some(bme) = item.input("bme").as_u64() else {
            let published: Vec<usize> = item
                .input("sizes")
                .as_array()
                .unwrap()
                .iter()
                .map(|it| it.as_u64().unwrap() as usize)
                .collect();
            assert_eq!(sizes, published);
            // That body put the one left over into its upper quarter; the official method puts it into the lower.
            let ours = Quarter::ALL.map(|it| it.size(10_097));
            assert_eq!(ours, [2525, 2524, 2524, 2524]);
            continue;
        };
        let number = |key: &str| item.input(key).as_u64().unwrap();
        let mix = pay::QuarterMix {
            quarter: Quarter::Upper,
            people: vec![bme, number("unknown"), number("white")],
        };
        sizes.push(mix.all() as usize);
        for (at, key) in ["bme_pct", "unknown_pct", "white_pct"].into_iter().enumerate() {
            let share = mix.share(at, Confidence::P95).unwrap();
            printed(100.0 * share.value().unwrap(), item.published(key), 1);
        }
    }
}

#[test]
fn the_rules_of_pay_gap_reporting_are_kept() {
    for item in Gold::read("pay_gap_method_rules").items() {
        if let Some(remainder) = item.input("n_mod_4").as_u64() {
            let people = 40 + remainder as usize;
            let extra: Vec<Value> = Quarter::ALL
                .into_iter()
                .filter(|it| it.size(people) == 11)
                .map(|it| Value::String(it.to_string()))
                .collect();
            assert_eq!(&Value::Array(extra), item.published("extra_to"));
            assert_eq!(Quarter::ALL.iter().map(|it| it.size(people)).sum::<usize>(), people);
        } else if !item.input("tie").is_null() {
            let one = Pay::new([vec![10.0; 6], vec![12.0; 8], vec![20.0; 2]].concat()).unwrap();
            let two = Pay::new([vec![12.0; 8], vec![20.0; 8]].concat()).unwrap();
            // 32 people; 16 of them are paid 12: two in the lower quarter, eight in the next, six in the
            // third, half of each group; of the ten paid 20 two are in the third, by 0.4 and 1.6 nobody and two.
            let mixes = quarters(&[&one, &two]);
            let people: Vec<Vec<u64>> = mixes.iter().map(|it| it.people.clone()).collect();
            assert_eq!(people, [[7, 1], [4, 4], [3, 5], [2, 6]]);
        } else if !item.input("median").is_null() {
            let pay = Pay::new(vec![10.0, 30.0, 12.0, 15.0]).unwrap();
            assert_eq!(pay.median(), Some(13.5));
        } else {
            let (less, more) = (Pay::new(vec![9.0; 60]).unwrap(), Pay::new(vec![10.0; 60]).unwrap());
            let gap = |reference, group| {
                let found = pay_gap(Average::Mean, reference, group, Resampling::default(), Confidence::P95);
                found.unit().write(found.value().unwrap())
            };
            assert_eq!((gap(&more, &less), gap(&less, &more)), ("10.0%".into(), "−11.1%".into()));
        }
    }
}

fn low(interval: Interval) -> f64 {
    interval.low().number().expect("a lower limit")
}

fn high(interval: Interval) -> f64 {
    interval.high().number().expect("an upper limit")
}

/// Both limits to the four digits in which they were printed, or open where "Inf" was.
fn limits(interval: Interval, item: &gold_file::Item<'_>) {
    for (limit, published) in
        [(interval.low(), item.published("lower")), (interval.high(), item.published("upper"))]
    {
        match published {
            Value::String(_) => assert_eq!(limit, Limit::Open),
            number => printed(limit.number().expect("a limit"), number, 4),
        }
    }
}
