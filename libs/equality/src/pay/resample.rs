//! Intervals by resampling: the same seed gives the same interval on every machine.

use super::gap::{Resampled, gap};
use super::{Average, Pay};
use crate::{Confidence, Interval, Method, special};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// How the replicates become an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ResamplingKind {
    /// Corrected for bias and acceleration: the default.
    #[default]
    Bca,
    /// Plain percentiles.
    Percentile,
}

/// How a pay gap's interval is resampled. Both groups are drawn anew, each from its own people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resampling {
    /// The same seed gives the same interval. State it with the figure.
    pub seed: u64,
    /// How often; at least 200, at most 100,000 are drawn.
    pub replicates: u32,
    /// How they become an interval.
    pub kind: ResamplingKind,
}

impl Resampling {
    /// How often both groups are drawn: too few draws would be no interval, more than these only cost time.
    pub fn draws(self) -> u32 {
        self.replicates.clamp(200, 100_000)
    }
}

impl Default for Resampling {
    fn default() -> Self {
        Self { seed: 2020, replicates: 2_000, kind: ResamplingKind::Bca }
    }
}

/// The interval of a gap. Source: Efron 1987, J. Am. Stat. Assoc. 82:171–185; for two groups the acceleration takes the
/// influence of every person of both (Efron & Tibshirani 1993, ch. 14).
pub(super) fn interval(
    average: Average,
    reference: &Pay,
    group: &Pay,
    resampling: Resampling,
    confidence: Confidence,
) -> Resampled {
    let (Some(one), Some(two)) = (average.of(reference), average.of(group)) else { return Resampled::none() };
    if reference.people() < 2 || group.people() < 2 {
        return Resampled::none();
    }
    let estimate = gap(one, two);
    let mut replicates = draw(average, reference, group, resampling);
    replicates.sort_by(f64::total_cmp);
    let (low, high) = (confidence.tail(), 1.0 - confidence.tail());
    let plain = |plainer| Resampled {
        interval: Interval::between(quantile(&replicates, low), quantile(&replicates, high)).around(estimate),
        method: Method::Percentile,
        plainer,
    };
    if resampling.kind == ResamplingKind::Percentile {
        return plain(None);
    }
    let below = replicates.partition_point(|it| *it < estimate);
    let at_most = replicates.partition_point(|it| *it <= estimate);
    let rank = (below + at_most) as f64 / (2 * replicates.len()) as f64;
    if rank == 0.0 || rank == 1.0 {
        return plain(Some("all replicates lie on one side of the gap"));
    }
    let bias = -special::normal_quantile_above(rank);
    let acceleration = acceleration(average, reference, group);
    let place = |z: f64| {
        let shifted = bias + z;
        special::normal_below(bias + shifted / (1.0 - acceleration * shifted))
    };
    let z = confidence.z();
    let (from, to) = (place(-z), place(z));
    // Past the pole of the correction the places turn round.
    if from >= to || acceleration * (bias + z) >= 1.0 || acceleration * (bias - z) >= 1.0 {
        return plain(Some("the correction for bias and acceleration does not reach so far"));
    }
    Resampled {
        interval: Interval::between(quantile(&replicates, from), quantile(&replicates, to)).around(estimate),
        method: Method::Bca,
        plainer: None,
    }
}

fn draw(average: Average, reference: &Pay, group: &Pay, resampling: Resampling) -> Vec<f64> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(resampling.seed);
    let mut counts = vec![0u32; reference.people().max(group.people())];
    (0..resampling.draws())
        .map(|_| match average {
            Average::Mean => gap(drawn_mean(reference, &mut random), drawn_mean(group, &mut random)),
            Average::Median => gap(
                drawn_median(reference, &mut random, &mut counts),
                drawn_median(group, &mut random, &mut counts),
            ),
        })
        .collect()
}

/// A person's place, each as likely as the other but for one part in 2⁶⁴ / n.
fn place(random: &mut Xoshiro256PlusPlus, people: usize) -> usize {
    ((u128::from(random.next_u64()) * people as u128) >> 64) as usize
}

fn drawn_mean(pay: &Pay, random: &mut Xoshiro256PlusPlus) -> f64 {
    let (amounts, people) = (pay.amounts(), pay.people());
    (0..people).map(|_| amounts[place(random, people)]).sum::<f64>() / people as f64
}

/// The amounts are in order, so it is enough to count how often each person is drawn and walk to the middle.
fn drawn_median(pay: &Pay, random: &mut Xoshiro256PlusPlus, counts: &mut [u32]) -> f64 {
    let (amounts, people) = (pay.amounts(), pay.people());
    let counts = &mut counts[..people];
    counts.fill(0);
    for _ in 0..people {
        counts[place(random, people)] += 1;
    }
    let (lower, upper) = ((people - 1) / 2, people / 2);
    let (mut passed, mut low) = (0, None);
    for (count, amount) in counts.iter().zip(amounts) {
        passed += *count as usize;
        if low.is_none() && passed > lower {
            low = Some(*amount);
        }
        if passed > upper {
            return low.map_or(*amount, |low| (low + amount) / 2.0);
        }
    }
    amounts[people - 1]
}

/// How fast the spread of the gap changes with the gap, from what each person's absence does to it.
fn acceleration(average: Average, reference: &Pay, group: &Pay) -> f64 {
    let (Some(one), Some(two)) = (average.of(reference), average.of(group)) else { return 0.0 };
    let (mut cubes, mut squares) = (0.0, 0.0);
    let without_reference = (0..reference.people()).map(|at| gap(without(average, reference, at), two));
    let without_group = (0..group.people()).map(|at| gap(one, without(average, group, at)));
    for gaps in [without_reference.collect::<Vec<_>>(), without_group.collect::<Vec<_>>()] {
        let people = gaps.len() as f64;
        let mean = gaps.iter().sum::<f64>() / people;
        for gap in gaps {
            let influence = (people - 1.0) * (mean - gap) / people;
            cubes += influence.powi(3);
            squares += influence.powi(2);
        }
    }
    if squares > 0.0 { cubes / (6.0 * squares.powf(1.5)) } else { 0.0 }
}

/// The average without one person.
fn without(average: Average, pay: &Pay, at: usize) -> f64 {
    let (amounts, left) = (pay.amounts(), pay.people() - 1);
    match average {
        Average::Mean => (amounts.iter().sum::<f64>() - amounts[at]) / left as f64,
        Average::Median => {
            let nth = |place: usize| amounts[if place < at { place } else { place + 1 }];
            (nth((left - 1) / 2) + nth(left / 2)) / 2.0
        }
    }
}

/// The value under which so large a part of sorted values lies, between two of them in proportion.
fn quantile(sorted: &[f64], part: f64) -> f64 {
    let at = part * (sorted.len() - 1) as f64;
    let (below, above) = (at.floor() as usize, at.ceil() as usize);
    sorted[below] + (at - below as f64) * (sorted[above] - sorted[below])
}
