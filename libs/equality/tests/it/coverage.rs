//! How often intervals cover the truth, by adding up every possible outcome.

use equality::method::{self, DifferenceMethod, RatioMethod};
use equality::{Comparator, Confidence, Interval, Per, Proportion, Rate, Representation, rate};

/// The probability of each number of events among `n`.
fn binomial(n: u64, share: f64) -> Vec<f64> {
    // Up from the most likely number in both directions, so that nothing underflows before it is small.
    let mut weights = vec![0.0f64; n as usize + 1];
    let mode = ((n + 1) as f64 * share).floor().min(n as f64) as usize;
    weights[mode] = 1.0;
    let odds = share / (1.0 - share);
    for x in mode + 1..=n as usize {
        weights[x] = weights[x - 1] * odds * (n as f64 - x as f64 + 1.0) / x as f64;
    }
    for x in (0..mode).rev() {
        weights[x] = weights[x + 1] * (x as f64 + 1.0) / (odds * (n as f64 - x as f64));
    }
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|it| it / sum).collect()
}

/// The probability that the interval of two groups contains `truth`.
fn coverage(
    (n1, p1): (u64, f64),
    (n2, p2): (u64, f64),
    truth: f64,
    interval: impl Fn(Proportion, Proportion) -> Interval,
) -> f64 {
    let mut covered = 0.0;
    for (x1, w1) in binomial(n1, p1).into_iter().enumerate() {
        for (x2, w2) in binomial(n2, p2).iter().enumerate() {
            // What hardly ever happens costs time and changes nothing.
            if w1 * w2 < 1e-13 {
                continue;
            }
            let one = Proportion::new(x1 as u64, n1).unwrap();
            let two = Proportion::new(x2 as u64, n2).unwrap();
            if interval(one, two).contains(truth) {
                covered += w1 * w2;
            }
        }
    }
    covered
}

fn ratio_coverage(by: RatioMethod, one: (u64, f64), two: (u64, f64)) -> f64 {
    coverage(one, two, one.1 / two.1, |a, b| method::ratio(a, b, by, Confidence::P95))
}

#[test]
fn miettinen_nurminen_holds_its_level_for_50_against_400_at_two_percent() {
    let covered = ratio_coverage(RatioMethod::MiettinenNurminen, (50, 0.02), (400, 0.02));
    assert!((0.94..=0.97).contains(&covered), "{covered}");
}

#[test]
fn the_coverage_that_the_manual_tells_is_the_one_found() {
    for (one, two, told) in [
        ((50, 0.02), (400, 0.02), "95.8"),
        ((50, 0.02), (400, 0.05), "95.3"),
        ((20, 0.1), (200, 0.1), "96.2"),
        ((10, 0.3), (10, 0.3), "96.3"),
    ] {
        let covered = ratio_coverage(RatioMethod::MiettinenNurminen, one, two);
        assert_eq!(format!("{:.1}", 100.0 * covered), told, "{one:?} {two:?}");
    }
}

#[test]
fn miettinen_nurminen_holds_its_level_over_small_and_unequal_groups() {
    for (one, two) in [
        ((10, 0.3), (10, 0.3)),
        ((12, 0.5), (40, 0.25)),
        ((30, 0.1), (30, 0.2)),
        ((15, 0.8), (60, 0.6)),
        ((40, 0.05), (120, 0.1)),
    ] {
        let covered = ratio_coverage(RatioMethod::MiettinenNurminen, one, two);
        assert!((0.93..=0.99).contains(&covered), "{one:?} {two:?}: {covered}");
    }
}

#[test]
fn newcombe_and_the_score_difference_hold_their_level() {
    for (one, two) in [((20, 0.3), (30, 0.2)), ((50, 0.02), (400, 0.02)), ((15, 0.6), (15, 0.4))] {
        for by in [DifferenceMethod::Newcombe, DifferenceMethod::MiettinenNurminen] {
            let covered =
                coverage(one, two, one.1 - two.1, |a, b| method::difference(a, b, by, Confidence::P95));
            assert!((0.925..=0.995).contains(&covered), "{by:?} {one:?} {two:?}: {covered}");
        }
    }
}

#[test]
fn the_exact_interval_of_a_share_never_falls_below_its_level_and_wilsons_holds_it_on_average() {
    for n in [1, 5, 12, 30] {
        let (mut sum, mut count) = (0.0, 0.0);
        for step in 1..100 {
            let share = f64::from(step) / 100.0;
            let covered = |interval: fn(Proportion, Confidence) -> Interval| {
                binomial(n, share)
                    .into_iter()
                    .enumerate()
                    .filter(|(x, _)| {
                        let p = Proportion::new(*x as u64, n).unwrap();
                        interval(p, Confidence::P95).contains(share)
                    })
                    .map(|(_, weight)| weight)
                    .sum::<f64>()
            };
            let exact = covered(method::clopper_pearson);
            assert!(exact >= 0.95 - 1e-9, "{n} {share}: {exact}");
            sum += covered(method::wilson);
            count += 1.0;
        }
        assert!((0.94..=0.975).contains(&(sum / count)), "{n}: {}", sum / count);
    }
}

#[test]
fn a_ratio_to_a_survey_holds_its_level() {
    for (one, two) in [((100, 0.2), (300, 0.3)), ((40, 0.4), (150, 0.35)), ((200, 0.05), (400, 0.1))] {
        let covered = |ratio: bool| {
            let truth = if ratio { one.1 / two.1 } else { 100.0 * (one.1 - two.1) };
            coverage(one, two, truth, |group, survey| {
                let limits = method::wilson(survey, Confidence::P95);
                let (share, low, high) = (
                    survey.share().unwrap(),
                    limits.low().number().unwrap(),
                    limits.high().number().unwrap(),
                );
                let comparator = Comparator::survey("a survey", share, low, high).unwrap();
                let found = Representation::against(group, comparator, Confidence::P95);
                let finding = if ratio { found.ratio } else { found.gap };
                finding.calculated_interval().unwrap_or(Interval::OPEN)
            })
        };
        for held in [covered(true), covered(false)] {
            assert!((0.935..=0.975).contains(&held), "{one:?} {two:?}: {held}");
        }
    }
}

#[test]
fn the_exact_ratio_of_two_rates_never_falls_below_its_level() {
    let poisson = |mean: f64| {
        let mut weights = vec![(-mean).exp()];
        for x in 1..=(mean + 12.0 * mean.sqrt() + 20.0) as usize {
            weights.push(weights[x - 1] * mean / x as f64);
        }
        weights
    };
    for (mean1, mean2) in [(0.5, 2.0), (3.0, 9.0), (12.0, 5.0), (40.0, 30.0)] {
        let (people1, people2) = (500.0, 3_000.0);
        let truth = (mean1 / people1) / (mean2 / people2);
        let mut covered = 0.0;
        for (x1, w1) in poisson(mean1).into_iter().enumerate() {
            for (x2, w2) in poisson(mean2).into_iter().enumerate() {
                let rate = |x: usize, people| Rate::new(x as u64, people).unwrap();
                let interval = method::rate_ratio(rate(x1, people1), rate(x2, people2), Confidence::P95);
                if w1 * w2 > 1e-12 && interval.contains(truth) {
                    covered += w1 * w2;
                }
            }
        }
        assert!((0.95 - 1e-6..=1.0).contains(&covered), "{mean1} {mean2}: {covered}");
    }
}

#[test]
fn limits_of_a_number_of_events_hold_their_level() {
    for mean in [2.0, 7.0, 15.0, 60.0] {
        let (mut exact, mut told, mut weight) = (0.0, 0.0, f64::exp(-mean));
        for x in 0..400u64 {
            if x > 0 {
                weight *= mean / x as f64;
            }
            exact += if method::garwood(x, Confidence::P95).contains(mean) { weight } else { 0.0 };
            // As it is told: exact under ten events, Byar's from ten.
            let found = rate(Rate::new(x, 1.0).unwrap(), Per::ONE, Confidence::P95);
            told += if found.calculated_interval().unwrap().contains(mean) { weight } else { 0.0 };
        }
        assert!(exact >= 0.95 - 1e-9, "{mean}: {exact}");
        assert!(told >= 0.945, "{mean}: {told}");
    }
}
