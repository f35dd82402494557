//! Measures whose answers can be worked out by hand, or by chance itself.

use equality::intersection::{Group, Intersections};
use equality::pay::{Average, BonusGap, Bonuses, Pay, Resampling, ResamplingKind, pay_gap};
use equality::target::{Aim, Flows, Progress, Reading, Target, project, yearly_change};
use equality::*;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

fn p(x: u64, n: u64) -> Proportion {
    Proportion::new(x, n).unwrap()
}

fn readings(counts: &[(f64, u64, u64)]) -> Vec<Reading> {
    counts.iter().map(|(year, x, n)| Reading { year: *year, share: p(*x, *n) }).collect()
}

#[test]
fn none_where_76_are_expected_is_a_finding_and_none_where_two_are_is_not() {
    let against = |n| {
        let comparator = Comparator::known("the working-age population", 0.38).unwrap();
        Representation::against(p(0, n), comparator, Confidence::P95)
    };
    assert_eq!(against(200).ratio.evidence(), Evidence::Lower);
    assert_eq!(against(5).ratio.evidence(), Evidence::TooFew);
}

#[test]
fn a_survey_as_comparator_widens_the_interval() {
    let known = Comparator::known("census", 0.3).unwrap();
    let survey = Comparator::survey("survey", 0.3, 0.25, 0.36).unwrap();
    let width = |comparator| {
        let found = Representation::against(p(44, 200), comparator, Confidence::P95);
        (found.gap.interval().unwrap().width().unwrap(), found.ratio.interval().unwrap().width().unwrap())
    };
    let (exact, wide) = (width(known), width(survey));
    assert!(wide.0 > exact.0 && wide.1 > exact.1);
    // A survey without any doubt is a known share.
    let sure = Comparator::survey("survey", 0.3, 0.3, 0.3).unwrap();
    let found = width(sure);
    assert!((found.0 - exact.0).abs() < 1e-9 && (found.1 - exact.1).abs() < 1e-9);
}

#[test]
fn a_target_is_met_on_track_off_track_or_cannot_be_told() {
    let target = Target::new(0.30, 2030.0, Aim::AtLeast).unwrap();
    let word = |counts: &[(f64, u64, u64)]| {
        Progress::of(&readings(counts), target, Confidence::P95).unwrap().standing.to_string()
    };
    assert_eq!(word(&[(2024.0, 310, 1_000)]), "met");
    assert_eq!(
        word(&[(2022.0, 1_000, 10_000), (2023.0, 1_500, 10_000), (2024.0, 2_000, 10_000)]),
        "on track"
    );
    assert_eq!(
        word(&[(2022.0, 2_000, 10_000), (2023.0, 2_010, 10_000), (2024.0, 2_020, 10_000)]),
        "off track"
    );
    assert_eq!(word(&[(2022.0, 20, 100), (2023.0, 21, 100), (2024.0, 23, 100)]), "cannot tell");
    assert_eq!(word(&[(2024.0, 290, 1_000)]), "cannot tell", "one reading shows no change");
    assert_eq!(word(&[(2029.0, 280, 1_000), (2030.5, 290, 1_000)]), "off track", "the date has passed");
    assert_eq!(word(&[(2024.0, 0, 0)]), "cannot tell");
}

#[test]
fn an_upper_bound_is_met_from_above() {
    let target = Target::new(0.05, 2030.0, Aim::AtMost).unwrap();
    let found =
        Progress::of(&readings(&[(2022.0, 900, 10_000), (2024.0, 800, 10_000)]), target, Confidence::P95)
            .unwrap();
    assert_eq!(found.net_appointments, 300.0);
    assert_eq!(format!("{:.2}", found.required.unwrap()), "-0.50");
    assert_eq!(found.standing.to_string(), "cannot tell");
    assert_eq!(
        found.sentence("Exclusions"),
        "Exclusions: cannot tell. Needed: −0.5 percentage points a year; seen: −0.5 percentage points a year (95% interval \
         −0.9 to −0.1, Newcombe hybrid score)."
    );
    assert!(target.is_met_by(p(500, 10_000)) && !target.is_met_by(p(501, 10_000)));
}

#[test]
fn nineteen_of_fifty_are_38_percent() {
    // 0.38 × 50 is 19.000000000000004 to a machine.
    let target = Target::new(0.38, 2030.0, Aim::AtLeast).unwrap();
    assert_eq!(target.net_appointments(p(19, 50)), 0.0);
    assert_eq!(target.net_appointments(p(18, 50)), 1.0);
    assert_eq!(target.net_appointments(p(44, 200)), 32.0);
}

#[test]
fn readings_out_of_order_are_refused() {
    let found = yearly_change(&readings(&[(2024.0, 1, 10), (2023.0, 2, 10)]), Confidence::P95);
    assert!(matches!(found, Err(Invalid::OutOfOrder { .. })));
}

#[test]
fn a_straight_line_has_its_own_slope() {
    let found = yearly_change(
        &readings(&[(2020.0, 1_000, 10_000), (2021.0, 1_200, 10_000), (2023.0, 1_600, 10_000)]),
        Confidence::P95,
    );
    let found = found.unwrap().unwrap();
    assert!((found.value().unwrap() - 2.0).abs() < 1e-9);
    assert_eq!(found.method(), Method::WeightedTrend);
}

#[test]
fn the_band_of_a_projection_holds_nineteen_of_twenty_futures() {
    let flows = Flows {
        group_leavers: p(9, 90),
        other_leavers: p(33, 310),
        joiners: p(12, 36),
        promotions: p(4, 12),
    };
    let now = p(90, 400);
    let last = *project(now, &flows, 6, Confidence::P95).last().unwrap();
    let mut random = Xoshiro256PlusPlus::seed_from_u64(2030);
    let mut uniform = || (random.next_u64() >> 11) as f64 / (1u64 << 53) as f64;
    let mut among = |n: f64, share: f64| (0..n as u64).filter(|_| uniform() < share).count() as f64;
    let (mut inside, futures) = (0, 2_000);
    for _ in 0..futures {
        // The year that was counted is itself one that chance made, so its rates are drawn first.
        let part = [flows.group_leavers, flows.other_leavers, flows.joiners, flows.promotions];
        let rates = part.map(|it| among(it.base(), it.share().unwrap()) / it.base());
        let (mut group, mut others) = (now.events(), now.others());
        for _ in 0..6 {
            let (joined, promoted) = (among(36.0, rates[2]), among(12.0, rates[3]));
            group += joined + promoted - among(group, rates[0]);
            others += 48.0 - joined - promoted - among(others, rates[1]);
        }
        if last.band.contains(group / (group + others)) {
            inside += 1;
        }
    }
    let held = f64::from(inside) / f64::from(futures);
    assert!((0.93..=0.97).contains(&held), "{held} of futures in {last:?}");
}

#[test]
fn stages_multiply_to_the_whole_way_and_never_grow() {
    let stage = |name: &str, group, comparator| Stage { name: name.into(), group, comparator };
    let stages = Stages::new(vec![
        stage("applied", 900, 2_400),
        stage("shortlisted", 150, 800),
        stage("appointed", 20, 180),
    ])
    .unwrap();
    let each = stages.each(Confidence::P95).unwrap();
    let whole = stages.cumulative(Confidence::P95).unwrap();
    let product: f64 = each.iter().map(|it| it.likelihood.ratio.value().unwrap()).product();
    assert!((product - whole[1].likelihood.ratio.value().unwrap()).abs() < 1e-12);
    assert_eq!((each[1].from.as_str(), whole[1].from.as_str()), ("shortlisted", "applied"));
    let grows = Stages::new(vec![stage("shortlisted", 10, 20), stage("appointed", 9, 21)]);
    assert_eq!(
        grows.unwrap_err().to_string(),
        "At stage “appointed” there are 21 in the comparator, but 20 at the stage before: nobody can enter in between."
    );
}

#[test]
fn the_relative_rate_index_divides_each_stage_by_the_one_before() {
    let stage = |stage: &str, group, comparator| Events { stage: stage.into(), group, comparator };
    let found = relative_rate_index(
        (4_100.0, 61_000.0),
        &[stage("stopped", 65, 310), stage("searched", 40, 120), stage("items found", 50, 90)],
        Confidence::P95,
    )
    .unwrap();
    let told: Vec<_> = found
        .iter()
        .map(|it| (it.divided_by.as_str(), it.index.method(), format!("{:.2}", it.index.value().unwrap())))
        .collect();
    assert_eq!(
        told,
        [
            ("residents", Method::ConditionalPoisson, "3.12".into()),
            ("stopped", Method::MiettinenNurminen, "1.59".into()),
            // More items than searches: no share of anything, so a rate.
            ("searched", Method::ConditionalPoisson, "1.67".into()),
        ]
    );
}

#[test]
fn a_zero_cell_gives_both_intervals_and_no_test() {
    let Change::NotTested { earlier, later } =
        change((p(0, 90), p(12, 300)), (p(9, 80), p(14, 310)), Confidence::P95)
    else {
        panic!("tested")
    };
    assert_eq!(earlier.value(), Some(0.0));
    assert!(earlier.interval().is_some() && later.interval().is_some());
}

#[test]
fn a_bonus_is_compared_among_those_who_got_one_and_by_how_many_did() {
    let bonuses =
        |amount: f64, paid: usize, people| Bonuses::new(Pay::new(vec![amount; paid]).unwrap(), people);
    let found = BonusGap::of(
        &bonuses(1_000.0, 120, 400).unwrap(),
        &bonuses(900.0, 60, 300).unwrap(),
        Resampling::default(),
        Confidence::P95,
    );
    assert_eq!(found.reference_share.value(), Some(0.3));
    assert_eq!(found.group_share.value(), Some(0.2));
    assert_eq!(format!("{:.2}", found.likelihood.ratio.value().unwrap()), "0.67");
    assert_eq!((found.mean.value(), found.median.value()), (Some(10.0), Some(10.0)));
    assert!(bonuses(1.0, 3, 2).is_err(), "more bonuses than people");
}

#[test]
fn a_gap_of_one_person_has_no_interval_and_of_no_one_no_figure() {
    let (some, one, none) =
        (Pay::new(vec![10.0; 60]).unwrap(), Pay::new(vec![9.0]).unwrap(), Pay::new(Vec::new()).unwrap());
    let gap = |group| pay_gap(Average::Median, &some, group, Resampling::default(), Confidence::P95);
    assert_eq!((gap(&one).value(), gap(&one).interval()), (Some(10.0), None));
    assert_eq!(gap(&none).estimate(), Estimate::NoOneInGroup);
}

#[test]
fn resampled_intervals_cover_the_gap_of_a_skewed_population() {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(7);
    let mut draw = |people: usize, scale: f64| {
        let amounts = (0..people).map(|_| {
            let uniform = (random.next_u64() >> 11) as f64 / (1u64 << 53) as f64;
            scale * (1.0 - 0.6 * (1.0 - uniform).max(1e-9).ln())
        });
        Pay::new(amounts.collect()).unwrap()
    };
    // Both means are scale × 1.6, both medians scale × (1 + 0.6 ln 2).
    for (average, kind) in [
        (Average::Mean, ResamplingKind::Bca),
        (Average::Median, ResamplingKind::Bca),
        (Average::Mean, ResamplingKind::Percentile),
    ] {
        let (mut covered, rounds) = (0, 250);
        for seed in 0..rounds {
            let (white, black) = (draw(120, 10.0), draw(60, 9.0));
            let resampling = Resampling { seed, replicates: 300, kind };
            let found = pay_gap(average, &white, &black, resampling, Confidence::P95);
            if found.calculated_interval().unwrap().contains(10.0) {
                covered += 1;
            }
        }
        let held = f64::from(covered) / rounds as f64;
        assert!((0.91..=0.98).contains(&held), "{average:?} {kind:?}: {held}");
    }
}

#[test]
fn small_groups_are_drawn_to_the_whole_and_never_ranked() {
    let group = |name: &str, x, n| Group { name: name.into(), share: p(x, n) };
    let found = Intersections::of(
        vec![
            group("large and high", 400, 1_000),
            group("large and low", 100, 1_000),
            group("small", 9, 10),
            group("no one", 0, 0),
        ],
        Confidence::P95,
    );
    let names: Vec<&str> = found.ranking().iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["large and high", "large and low"]);
    let small = &found.groups()[2];
    assert!(small.pooled.value().unwrap() < 0.9 && small.own_weight < found.groups()[0].own_weight);
    assert!(small.raw.cautions().contains(&Caution::NotRanked { base: 10.0 }));
    assert_eq!(found.groups()[3].raw.estimate(), Estimate::NoOneInGroup);
}

/// A number of groups whose true shares are spread as a beta distribution with a mean of 0.2, and what was counted.
fn spread_groups(random: &mut Xoshiro256PlusPlus) -> Vec<(f64, Proportion)> {
    let mut uniform = || (random.next_u64() >> 11) as f64 / (1u64 << 53) as f64;
    (0..40)
        .map(|_| {
            // The third smallest of fourteen uniform numbers is beta(3, 12).
            let mut fourteen: Vec<f64> = (0..14).map(|_| uniform()).collect();
            fourteen.sort_by(f64::total_cmp);
            let (truth, people) = (fourteen[2], 8 + (uniform() * 60.0) as u64);
            let counted = (0..people).filter(|_| uniform() < truth).count() as u64;
            (truth, p(counted, people))
        })
        .collect()
}

#[test]
fn pooled_shares_are_nearer_the_truth_than_raw_ones_and_their_intervals_hold_it() {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(11);
    let (mut raw, mut pooled, mut covered, mut all) = (0.0, 0.0, 0, 0);
    for _ in 0..60 {
        let truth = spread_groups(&mut random);
        let groups = truth.iter().map(|it| Group { name: String::new(), share: it.1 }).collect();
        for (it, (truth, share)) in Intersections::of(groups, Confidence::P95).groups().iter().zip(&truth) {
            raw += (share.share().unwrap() - truth).powi(2);
            pooled += (it.pooled.value().unwrap() - truth).powi(2);
            covered += u32::from(it.pooled.calculated_interval().unwrap().contains(*truth));
            all += 1;
        }
    }
    assert!(pooled < 0.8 * raw, "{pooled} against {raw}");
    let held = f64::from(covered) / f64::from(all);
    assert!((0.92..=0.965).contains(&held), "{held}");
}

#[test]
fn the_interval_of_a_trend_holds_the_truth_where_readings_are_drawn_anew() {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(3);
    let mut uniform = || (random.next_u64() >> 11) as f64 / (1u64 << 53) as f64;
    let (mut covered, rounds) = (0, 1_500);
    for _ in 0..rounds {
        let readings: Vec<Reading> = [0.20, 0.22, 0.24, 0.26]
            .into_iter()
            .zip([2021.0, 2022.0, 2023.0, 2024.0])
            .map(|(share, year)| Reading {
                year,
                share: p((0..300).filter(|_| uniform() < share).count() as u64, 300),
            })
            .collect();
        let found = yearly_change(&readings, Confidence::P95).unwrap().unwrap();
        covered += u32::from(found.interval().unwrap().contains(2.0));
    }
    let held = f64::from(covered) / f64::from(rounds);
    assert!((0.935..=0.965).contains(&held), "{held}");
}

#[test]
fn bounds_of_a_representation_come_with_its_non_answers() {
    let unknown = NonAnswers { prefer_not_to_say: 60, not_known: 40, not_asked: 0 };
    let residents = Comparator::known("residents", 0.25).unwrap();
    let found = Representation::against(p(90, 300), residents, Confidence::P95).leaving_out(unknown);
    let bounds = |finding: &Finding| {
        let Bounds { low, high } = finding.bounds().unwrap();
        format!("{:.3} {:.3}", low.number().unwrap(), high.number().unwrap())
    };
    assert_eq!(bounds(&found.share), "0.225 0.475");
    assert_eq!(bounds(&found.gap), "-2.500 22.500");
    assert_eq!(bounds(&found.ratio), "0.900 1.900");
    assert_eq!((found.gap.headline(), found.ratio.headline()), (Headline::Withheld, Headline::Withheld));
    assert_eq!(found.share.left_out().total(), 100);
}

#[test]
fn bounds_of_a_likelihood_come_with_its_non_answers() {
    let unknown = NonAnswers { prefer_not_to_say: 8, not_known: 2, not_asked: 0 };
    let found =
        relative_likelihood(p(60, 1_000), p(90, 4_000), Confidence::P95).leaving_out(unknown, p(4, 10));
    // Lowest: the four in the comparator, the six in the group. Highest: the other way round.
    let (low, high) = (60.0 / 1_006.0 - 94.0 / 4_004.0, 64.0 / 1_004.0 - 90.0 / 4_006.0);
    let bounds = found.difference.bounds().unwrap();
    assert!((bounds.low.number().unwrap() - 100.0 * low).abs() < 1e-12);
    assert!((bounds.high.number().unwrap() - 100.0 * high).abs() < 1e-12);
    assert_eq!(found.ratio.headline(), Headline::Stands(Evidence::Higher));
}

#[test]
fn groups_that_differ_only_by_chance_all_have_the_share_of_the_whole() {
    let group = |x| Group { name: String::new(), share: p(x, 100) };
    let found = Intersections::of(vec![group(20), group(21), group(19), group(20)], Confidence::P95);
    for it in found.groups() {
        assert_eq!((it.pooled.value(), it.own_weight), (Some(0.2), 0.0));
    }
}

#[test]
fn a_difference_that_is_only_where_people_work_vanishes_within_the_parts() {
    let stratum = |group, comparator| Stratum { name: String::new(), group, comparator };
    let found = Strata::new(vec![stratum(p(50, 500), p(10, 100)), stratum(p(40, 100), p(200, 500))])
        .analyse(Confidence::P95);
    assert_eq!(found.warning, Some(DirectionWarning::Vanishes));
    let even = Strata::new(vec![stratum(p(20, 100), p(20, 100)), stratum(p(30, 100), p(30, 100))]);
    assert_eq!(even.analyse(Confidence::P95).warning, None);
}
