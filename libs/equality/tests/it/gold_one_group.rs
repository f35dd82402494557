//! Published figures of one group, each to the precision in which it was printed.

use crate::gold_file::*;
use equality::method;
use equality::*;

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
