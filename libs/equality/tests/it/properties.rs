//! What must hold for any numbers.

use equality::method::{self, DifferenceMethod, RatioMethod};
use equality::pay::{Average, Pay, Quarter, Resampling, pay_gap, quarters};
use equality::*;
use proptest::prelude::*;

fn proportion(most: u64) -> impl Strategy<Value = Proportion> {
    (1..=most).prop_flat_map(|n| (0..=n, Just(n))).prop_map(|(x, n)| Proportion::new(x, n).unwrap())
}

fn times(p: Proportion, by: f64) -> Proportion {
    Proportion::weighted(p.events() * by, p.base() * by).unwrap()
}

fn amounts(most: usize) -> impl Strategy<Value = Pay> {
    prop::collection::vec(1_000u32..9_000, 1..most)
        .prop_map(|cents| Pay::new(cents.into_iter().map(|it| f64::from(it) / 100.0).collect()).unwrap())
}

/// The interval on the log scale, where a ratio's width means the same everywhere.
fn log_width(interval: Interval) -> Option<f64> {
    Some((interval.high().number()? / interval.low().number().filter(|it| *it > 0.0)?).ln())
}

/// Weights of every size that is accepted, nobody among them.
fn weighted() -> impl Strategy<Value = Proportion> {
    let size = prop_oneof![Just(0.0), (-9.0f64..15.0).prop_map(|it| 10f64.powf(it))];
    let part = prop_oneof![Just(0.0), Just(1.0), 0.0f64..=1.0];
    (size, part).prop_filter_map("a weight too small for anybody", |(base, part)| {
        Proportion::weighted(base * part, base).ok()
    })
}

fn has_numbers_only(finding: &Finding) -> bool {
    let limits = finding.calculated_interval().map(|it| [it.low(), it.high()]);
    finding.value().is_none_or(f64::is_finite)
        && limits.into_iter().flatten().all(|it| it.number().is_none_or(f64::is_finite))
        && !finding.sentence("One", "another").contains("NaN")
}

proptest! {
    #[test]
    fn whatever_is_accepted_gives_numbers(
        a in weighted(), b in weighted(), c in weighted(), d in weighted(), known in 0.0f64..=1.0, spread in 0.0f64..=1.0
    ) {
        for by in [RatioMethod::MiettinenNurminen, RatioMethod::Koopman, RatioMethod::Katz] {
            prop_assert!(has_numbers_only(&relative_likelihood_by(by, a, b, Confidence::P95)), "{by:?}");
        }
        for by in [DifferenceMethod::Newcombe, DifferenceMethod::MiettinenNurminen, DifferenceMethod::Mee] {
            prop_assert!(has_numbers_only(&difference_by(by, a, b, Confidence::P95)), "{by:?}");
        }
        prop_assert!(has_numbers_only(&representation(a, Confidence::P998)));
        let comparators = [
            Comparator::known("k", known),
            Comparator::survey("s", known, known * spread, known + (1.0 - known) * spread),
        ];
        for comparator in comparators.into_iter().flatten() {
            let found = Representation::against(a, comparator, Confidence::P95);
            prop_assert!(has_numbers_only(&found.gap) && has_numbers_only(&found.ratio), "{found:?}");
        }
        let stratum = |group, comparator| Stratum { name: String::new(), group, comparator };
        let found = Strata::new(vec![stratum(a, b), stratum(c, d)]).analyse(Confidence::P95);
        prop_assert!(has_numbers_only(&found.ratio) && has_numbers_only(&found.odds_ratio), "{found:?}");
        for test in [found.homogeneity, found.difference].into_iter().flatten() {
            prop_assert!(test.statistic.is_finite() && (0.0..=1.0).contains(&test.p), "{test:?}");
        }
        match change((a, b), (c, d), Confidence::P95) {
            Change::Compared { ratio, p } => prop_assert!(has_numbers_only(&ratio) && (0.0..=1.0).contains(&p)),
            Change::NotTested { earlier, later } => {
                prop_assert!(has_numbers_only(&earlier) && has_numbers_only(&later));
            }
        }
        let shares = [a, b, c, d].map(|share| intersection::Group { name: String::new(), share });
        for group in intersection::Intersections::of(shares.to_vec(), Confidence::P95).groups() {
            prop_assert!(has_numbers_only(&group.raw) && has_numbers_only(&group.pooled), "{group:?}");
        }
        let flows = target::Flows { group_leavers: a, other_leavers: b, joiners: c, promotions: d };
        for ahead in target::project(b, &flows, 9, Confidence::P95) {
            prop_assert!(ahead.share.is_finite() && ahead.band.contains(ahead.share), "{ahead:?}");
        }
        let readings: Vec<_> = [a, b, c]
            .into_iter()
            .zip([2021.0, 2022.5, 2023.0])
            .map(|(share, year)| target::Reading { year, share })
            .collect();
        let aim = target::Target::new(0.4, 2030.0, target::Aim::AtMost).unwrap();
        let progress = target::Progress::of(&readings, aim, Confidence::P95).unwrap();
        prop_assert!(progress.observed.as_ref().is_none_or(has_numbers_only), "{progress:?}");
        let bounds = non_answer::ratio_bounds(a, b, c);
        prop_assert!([bounds.low, bounds.high].iter().all(|it| it.number().is_none_or(f64::is_finite)));
    }

    #[test]
    fn whatever_rates_are_accepted_give_numbers(
        x1 in any::<u32>(), x2 in 0u32..40, n1 in -9.0f64..15.0, n2 in -9.0f64..15.0, per in 1u32..
    ) {
        let rates = [Rate::new(x1.into(), 10f64.powf(n1)).unwrap(), Rate::new(x2.into(), 10f64.powf(n2)).unwrap()];
        for (one, two) in [(rates[0], rates[1]), (rates[1], rates[0])] {
            prop_assert!(has_numbers_only(&rate_ratio(one, two, Confidence::P95)));
            prop_assert!(has_numbers_only(&rate(one, Per::new(per).unwrap(), Confidence::P998)));
        }
        let bands = rates.map(|rate| Band { rate, standard: 1_000.0 });
        let found = directly_standardised(&bands, Per::THOUSAND, Confidence::P95).unwrap();
        prop_assert!(has_numbers_only(&found));
        let found = standardised_ratio(&bands, &bands[..1], Confidence::P95).unwrap();
        prop_assert!(has_numbers_only(&found));
        let unknown = NonAnswers { not_known: x2.into(), ..NonAnswers::NONE };
        let bounds = non_answer::rate_ratio_bounds(rates[0], rates[1], unknown, unknown);
        prop_assert!([bounds.low, bounds.high].iter().all(|it| it.number().is_none_or(f64::is_finite)));
    }

    #[test]
    fn a_ratio_of_standardised_rates_lies_within_its_bands_and_inverts(
        bands in proptest::collection::vec(
            (proptest::array::uniform2((10u64..500, 1_000u32..90_000)), 1u32..9_000), 1..8)
    ) {
        let of = |which: usize| -> Vec<Band> {
            let band = |(groups, standard): &([(u64, u32); 2], u32)| {
                let (events, people) = groups[which];
                Band { rate: Rate::new(events, people.into()).unwrap(), standard: (*standard).into() }
            };
            bands.iter().map(band).collect()
        };
        let (one, two) = (of(0), of(1));
        let there = standardised_ratio(&one, &two, Confidence::P95).unwrap();
        let back = standardised_ratio(&two, &one, Confidence::P95).unwrap();
        let ratio = there.value().unwrap();
        prop_assert!((ratio * back.value().unwrap() - 1.0).abs() < 1e-9);
        let interval = there.interval().unwrap();
        prop_assert!((interval.low().number().unwrap() * back.interval().unwrap().high().number().unwrap() - 1.0).abs() < 1e-9);
        let each = one.iter().zip(&two).map(|(a, b)| a.rate.each().unwrap() / b.rate.each().unwrap());
        let (least, most) = each.fold((f64::INFINITY, 0.0_f64), |(low, high), it| (low.min(it), high.max(it)));
        prop_assert!(ratio >= least * 0.999_999 && ratio <= most * 1.000_001);
        let known = NonAnswers { not_known: 7, ..NonAnswers::NONE };
        let bounds = non_answer::rate_ratio_bounds(one[0].rate, two[0].rate, known, NonAnswers::NONE);
        let crude = rate_ratio(one[0].rate, two[0].rate, Confidence::P95).value().unwrap();
        prop_assert!(bounds.low.number().unwrap() < crude && bounds.high.number().unwrap() > crude);
    }

    #[test]
    fn an_interval_contains_its_estimate_and_shrinks_as_the_group_grows(p in proportion(3_000), by in 2u32..50) {
        for interval in [method::wilson, method::clopper_pearson] {
            let (small, large) = (interval(p, Confidence::P95), interval(times(p, f64::from(by)), Confidence::P95));
            prop_assert!(small.contains(p.share().unwrap()));
            prop_assert!(large.width().unwrap() < small.width().unwrap());
            let surer = interval(p, Confidence::P998);
            prop_assert!(surer.width().unwrap() >= small.width().unwrap());
        }
    }

    #[test]
    fn a_ratio_contains_its_estimate_shrinks_and_inverts(one in proportion(100_000), two in proportion(100_000), by in 2u32..20) {
        for method in [RatioMethod::MiettinenNurminen, RatioMethod::Koopman, RatioMethod::Katz] {
            let found = relative_likelihood_by(method, one, two, Confidence::P95);
            let interval = method::ratio(one, two, method, Confidence::P95);
            if let Some(value) = found.value() {
                prop_assert!(interval.contains(value), "{method:?}: {interval:?} {value}");
            }
            let back = method::ratio(two, one, method, Confidence::P95);
            if let (Some(low), Some(high)) = (interval.low().number(), back.high().number()) {
                prop_assert!((low * high - 1.0).abs() < 1e-7, "{method:?}: {low} {high}");
            }
            let by = f64::from(by);
            let more = method::ratio(times(one, by), times(two, by), method, Confidence::P95);
            if let (Some(few), Some(many)) = (log_width(interval), log_width(more)) {
                prop_assert!(many <= few + 1e-12, "{method:?}: {many} {few}");
            }
        }
    }

    #[test]
    fn the_limits_of_a_ratio_are_where_the_score_says_so(one in proportion(500), two in proportion(500)) {
        // The same table asked at a confidence at which a limit is 1 would not be clear any more: widening never makes
        // a claim, narrowing never takes one back.
        let narrow = method::ratio(one, two, RatioMethod::MiettinenNurminen, Confidence::new(0.8).unwrap());
        let wide = method::ratio(one, two, RatioMethod::MiettinenNurminen, Confidence::P998);
        for (inner, outer) in [(narrow.low(), wide.low())] {
            if let (Some(inner), Some(outer)) = (inner.number(), outer.number()) {
                prop_assert!(outer <= inner);
            }
        }
        if let (Some(inner), Some(outer)) = (narrow.high().number(), wide.high().number()) {
            prop_assert!(outer >= inner);
        }
    }

    #[test]
    fn a_difference_and_a_ratio_by_the_score_agree_on_whether_there_is_one(one in proportion(400), two in proportion(400)) {
        let ratio = method::ratio(one, two, RatioMethod::MiettinenNurminen, Confidence::P95);
        let difference = method::difference(one, two, DifferenceMethod::MiettinenNurminen, Confidence::P95);
        // At no difference both scores are the same test, but for the last bits.
        let near = |limit: Limit, null: f64| limit.number().is_some_and(|it| (it - null).abs() < 1e-9);
        prop_assume!(!near(ratio.low(), 1.0) && !near(ratio.high(), 1.0));
        prop_assert_eq!(ratio.is_above(1.0), difference.is_above(0.0));
        prop_assert_eq!(ratio.is_below(1.0), difference.is_below(0.0));
    }

    #[test]
    fn a_number_of_events_lies_within_its_limits_and_byars_are_near_the_exact_ones(events in 0u64..5_000_000) {
        let (exact, byar) = (method::garwood(events, Confidence::P95), method::byar(events, Confidence::P95));
        prop_assert!(exact.contains(events as f64) && byar.contains(events as f64));
        if events >= 10 {
            for (a, b) in [(exact.low(), byar.low()), (exact.high(), byar.high())] {
                let (a, b) = (a.number().unwrap(), b.number().unwrap());
                prop_assert!((a / b - 1.0).abs() < 0.002, "{events}: {a} {b}");
            }
        }
    }

    #[test]
    fn a_rate_ratio_contains_its_estimate_whatever_the_sizes(
        x1 in 0u64..2_000_000, x2 in 0u64..2_000_000, n1 in 1u64..100_000_000, n2 in 1u64..100_000_000
    ) {
        let (one, two) = (Rate::new(x1, n1 as f64).unwrap(), Rate::new(x2, n2 as f64).unwrap());
        let found = rate_ratio(one, two, Confidence::P95);
        if let Estimate::Value { value, interval } = found.estimate() {
            prop_assert!(interval.contains(value));
            if x1 > 1_000 && x2 > 1_000 {
                let width = log_width(interval).unwrap();
                let expected = 2.0 * 1.96 * (1.0 / x1 as f64 + 1.0 / x2 as f64).sqrt();
                prop_assert!((width / expected - 1.0).abs() < 0.02, "{width} {expected}");
            }
        }
    }

    #[test]
    fn one_stratum_alone_is_its_own_ratio_and_copies_of_it_change_nothing(one in proportion(300), two in proportion(300)) {
        let stratum = Stratum { name: "only".into(), group: one, comparator: two };
        let alone = Strata::new(vec![stratum.clone()]).analyse(Confidence::P95);
        let twice = Strata::new(vec![stratum.clone(), stratum]).analyse(Confidence::P95);
        if let (Some(a), Some(b)) = (alone.ratio.value(), alone.crude.ratio.value()) {
            prop_assert!((a - b).abs() <= 1e-12 * b.max(1.0));
        }
        if let (Some(a), Some(b)) = (alone.ratio.value(), twice.ratio.value()) {
            prop_assert!((a - b).abs() <= 1e-12 * b.max(1.0));
        }
        if let Some(test) = twice.homogeneity {
            prop_assert!(test.statistic < 1e-6, "{test:?}");
        }
        prop_assert!(twice.warning != Some(DirectionWarning::Reversed));
    }

    #[test]
    fn bounds_hold_whatever_those_without_an_answer_would_have_said(
        one in proportion(200), two in proportion(200), asked in proportion(40), part in 0.0f64..=1.0, other in 0.0f64..=1.0
    ) {
        let bounds = non_answer::ratio_bounds(one, two, asked);
        let (with, without) = ((asked.events() * part).floor(), (asked.others() * other).floor());
        let more = Proportion::weighted(one.events() + with, one.base() + with + without).unwrap();
        let rest = Proportion::weighted(
            two.events() + asked.events() - with, two.base() + asked.base() - with - without
        ).unwrap();
        if let Some(value) = relative_likelihood(more, rest, Confidence::P95).ratio.value() {
            prop_assert!(bounds.low.number().is_none_or(|it| it <= value + 1e-12), "{bounds:?} {value}");
            prop_assert!(bounds.high.number().is_none_or(|it| it >= value - 1e-12), "{bounds:?} {value}");
        }
    }

    #[test]
    fn quarters_hold_everybody_once_and_never_pay_less_than_the_one_below(groups in prop::collection::vec(amounts(60), 1..5)) {
        let pays: Vec<&Pay> = groups.iter().collect();
        let mixes = quarters(&pays);
        let people: usize = groups.iter().map(Pay::people).sum();
        for (mix, quarter) in mixes.iter().zip(Quarter::ALL) {
            prop_assert_eq!(mix.all() as usize, quarter.size(people));
        }
        for (at, pay) in groups.iter().enumerate() {
            prop_assert_eq!(mixes.iter().map(|it| it.people[at]).sum::<u64>() as usize, pay.people());
        }
    }

    #[test]
    fn a_pay_gap_lies_in_its_interval_and_is_the_same_for_the_same_seed(one in amounts(80), two in amounts(80), seed in any::<u64>()) {
        let resampling = Resampling { seed, replicates: 200, ..Resampling::default() };
        for average in [Average::Mean, Average::Median] {
            let found = pay_gap(average, &one, &two, resampling, Confidence::P95);
            let Estimate::Value { value, interval } = found.estimate() else { panic!("{found:?}") };
            prop_assert!(value < 100.0 && interval.contains(value), "{found:?}");
            prop_assert_eq!(&found, &pay_gap(average, &one, &two, resampling, Confidence::P95));
            prop_assert_eq!(found.may_be_published(), one.people() >= 50 && two.people() >= 50);
        }
    }

    #[test]
    fn a_pooled_share_lies_between_the_groups_own_and_that_of_all(shares in prop::collection::vec(proportion(80), 2..12)) {
        let groups = shares.iter().map(|it| intersection::Group { name: String::new(), share: *it }).collect();
        let found = intersection::Intersections::of(groups, Confidence::P95);
        let all = found.all().share().unwrap();
        for (group, own) in found.groups().iter().zip(&shares) {
            let (own, pooled) = (own.share().unwrap(), group.pooled.value().unwrap());
            prop_assert!(own.min(all) - 1e-12 <= pooled && pooled <= own.max(all) + 1e-12, "{own} {pooled} {all}");
            prop_assert!((0.0..=1.0).contains(&group.own_weight));
            prop_assert!((pooled - (group.own_weight * own + (1.0 - group.own_weight) * all)).abs() < 1e-9);
        }
    }

    #[test]
    fn as_many_appointments_as_are_needed_meet_the_target_and_one_fewer_does_not(p in proportion(4_000), percent in 0u32..=100) {
        use target::{Aim, Target};
        let target = Target::new(f64::from(percent) / 100.0, 2030.0, Aim::AtLeast).unwrap();
        let needed = target.net_appointments(p);
        let after = |more: f64| Proportion::weighted(p.events() + more, p.base()).unwrap();
        prop_assert!(target.is_met_by(after(needed)));
        if needed > 0.0 {
            prop_assert!(!target.is_met_by(after(needed - 1.0)));
        }
    }
}
