//! Targets: what is needed, what was seen, and where movements lead.

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
fn fifty_five_of_a_hundred_are_55_percent() {
    // 0.55 × 100 is 55.00000000000001 to a machine.
    let target = Target::new(0.38, 2030.0, Aim::AtLeast).unwrap();
    assert_eq!(target.net_appointments(p(19, 50)), 0.0);
    assert_eq!(target.net_appointments(p(18, 50)), 1.0);
    assert_eq!(target.net_appointments(p(44, 200)), 32.0);
    let at_least = Target::new(0.55, 2030.0, Aim::AtLeast).unwrap();
    assert_eq!(at_least.net_appointments(p(55, 100)), 0.0);
    assert_eq!(at_least.net_appointments(p(54, 100)), 1.0);
    // And 0.29 × 100 is 28.999999999999996.
    let at_most = Target::new(0.29, 2030.0, Aim::AtMost).unwrap();
    assert_eq!(at_most.net_appointments(p(29, 100)), 0.0);
    assert_eq!(at_most.net_appointments(p(30, 100)), 1.0);
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
