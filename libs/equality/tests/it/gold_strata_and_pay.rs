//! Published figures over strata, and the rules of pay reporting.

use crate::gold_file::*;
use equality::pay::{Average, Pay, Quarter, Resampling, pay_gap, quarters};
use equality::*;
use serde_json::Value;

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
