//! Where joiners, leavers and promotions lead, if they go on as they are.

use super::{Standing, Target};
use crate::{Confidence, Interval, Proportion};

/// A year's movements in and out of a level (the top grades, say).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flows {
    /// Of those of the group who were there, how many left.
    pub group_leavers: Proportion,
    /// Of the others who were there, how many left.
    pub other_leavers: Proportion,
    /// Of those who came from outside, how many are of the group.
    pub joiners: Proportion,
    /// Of those who were promoted into the level, how many are of the group.
    pub promotions: Proportion,
}

/// The share after so many years, with its band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Projected {
    /// Whole years from now.
    pub after: u32,
    /// The expected share.
    pub share: f64,
    /// The band at the chosen confidence: what chance in the movements and the doubt about their rates leave open.
    pub band: Interval,
}

/// The rates that the movements show.
#[derive(Clone, Copy)]
struct Rates([f64; 4]);

#[derive(Clone, Copy)]
struct Level {
    group: f64,
    others: f64,
}

/// The share year by year if movements go on as in `flows`, from now to `years` ahead; nothing if there is no one.
///
/// Expected headcounts: g′ = g(1 − λ) + J·j + P·q, and the same for the others. The band adds the binomial variance of each
/// year's movements to that of the rates themselves (delta method, with rates drawn in as (x + 1)/(n + 2) for their
/// variance only, so that a year without leavers is not taken for certainty).
///
/// ```
/// use equality::target::{Aim, Flows, Target, project};
/// use equality::{Confidence, Proportion};
/// let flows = Flows {
///     group_leavers: Proportion::new(4, 44)?,
///     other_leavers: Proportion::new(17, 156)?,
///     joiners: Proportion::new(4, 14)?,
///     promotions: Proportion::new(3, 7)?,
/// };
/// let ahead = project(Proportion::new(44, 200)?, &flows, 5, Confidence::P95);
/// let last = ahead.last().unwrap();
/// assert_eq!(format!("{:.1}%", 100.0 * last.share), "28.2%");
/// assert_eq!(last.standing(Target::new(0.38, 2030.0, Aim::AtLeast)?).to_string(), "cannot tell");
/// # Ok::<(), equality::Invalid>(())
/// ```
pub fn project(now: Proportion, flows: &Flows, years: u32, confidence: Confidence) -> Vec<Projected> {
    if now.base() == 0.0 {
        return Vec::new();
    }
    let parts = [flows.group_leavers, flows.other_leavers, flows.joiners, flows.promotions];
    let rates = Rates(parts.map(|it| it.share().unwrap_or(0.0)));
    let size = (flows.joiners.base(), flows.promotions.base());
    let start = Level { group: now.events(), others: now.others() };
    let z = confidence.z();
    // A level of more than a century ahead tells nothing.
    (0..=years.min(100))
        .map(|after| {
            let share = share_after(start, rates, size, after);
            let variance = chance(start, rates, size, after) + doubt(start, rates, size, after, parts);
            let spread = z * variance.sqrt();
            let band = Interval::between((share - spread).max(0.0), (share + spread).min(1.0)).around(share);
            Projected { after, share, band }
        })
        .collect()
}

impl Projected {
    /// Whether the movements lead to a target: on track if the whole band does, off track if none of it.
    pub fn standing(&self, target: Target) -> Standing {
        target.judge(self.band, target.share())
    }
}

fn step(level: Level, Rates([group, other, joining, promoted]): Rates, size: (f64, f64)) -> Level {
    Level {
        group: level.group * (1.0 - group) + size.0 * joining + size.1 * promoted,
        others: level.others * (1.0 - other) + size.0 * (1.0 - joining) + size.1 * (1.0 - promoted),
    }
}

fn share_after(start: Level, rates: Rates, size: (f64, f64), years: u32) -> f64 {
    let end = (0..years).fold(start, |level, _| step(level, rates, size));
    let all = end.group + end.others;
    if all > 0.0 { end.group / all } else { 0.0 }
}

/// The variance of the share that chance in the movements makes.
fn chance(start: Level, rates: Rates, size: (f64, f64), years: u32) -> f64 {
    let Rates([leave_group, leave_other, joining, promoted]) = rates;
    // Whoever joins is of the group or is not, so what one side gains by chance the other loses.
    let coming = size.0 * joining * (1.0 - joining) + size.1 * promoted * (1.0 - promoted);
    let (mut level, mut group, mut others, mut both) = (start, 0.0, 0.0, 0.0);
    for _ in 0..years {
        let (stay_group, stay_other) = (1.0 - leave_group, 1.0 - leave_other);
        group = group * stay_group * stay_group + level.group * leave_group * stay_group + coming;
        others = others * stay_other * stay_other + level.others * leave_other * stay_other + coming;
        both = both * stay_group * stay_other - coming;
        level = step(level, rates, size);
    }
    let all = level.group + level.others;
    if all == 0.0 {
        return 0.0;
    }
    let share = level.group / all;
    let (up, down) = ((1.0 - share) / all, -share / all);
    (up * up * group + down * down * others + 2.0 * up * down * both).max(0.0)
}

/// The variance of the share that comes from not knowing the rates better than one year shows them.
fn doubt(start: Level, rates: Rates, size: (f64, f64), years: u32, parts: [Proportion; 4]) -> f64 {
    let mut variance = 0.0;
    for (at, part) in parts.iter().enumerate() {
        if part.base() == 0.0 {
            continue;
        }
        let steadied = (part.events() + 1.0) / (part.base() + 2.0);
        let moved = |by: f64| {
            let mut rates = rates;
            rates.0[at] = (rates.0[at] + by).clamp(0.0, 1.0);
            (share_after(start, rates, size, years), rates.0[at])
        };
        let ((high, up), (low, down)) = (moved(1e-5), moved(-1e-5));
        let slope = (high - low) / (up - down);
        variance += slope * slope * steadied * (1.0 - steadied) / part.base();
    }
    variance
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_xoshiro::Xoshiro256PlusPlus;
    use rand_xoshiro::rand_core::{Rng, SeedableRng};

    #[test]
    fn chance_in_the_movements_spreads_the_share_as_many_futures_do() {
        let rates = Rates([0.10, 0.06, 0.35, 0.25]);
        let (start, size, years) = (Level { group: 90.0, others: 310.0 }, (36.0, 12.0), 4);
        let mut random = Xoshiro256PlusPlus::seed_from_u64(5);
        let mut uniform = || (random.next_u64() >> 11) as f64 / (1u64 << 53) as f64;
        let mut among = |n: f64, share: f64| (0..n as u64).filter(|_| uniform() < share).count() as f64;
        let Rates([group, other, joining, promoted]) = rates;
        let shares: Vec<f64> = (0..6_000)
            .map(|_| {
                let mut level = start;
                for _ in 0..years {
                    let came = among(size.0, joining) + among(size.1, promoted);
                    level.group += came - among(level.group, group);
                    level.others += size.0 + size.1 - came - among(level.others, other);
                }
                level.group / (level.group + level.others)
            })
            .collect();
        let mean = shares.iter().sum::<f64>() / shares.len() as f64;
        let variance = shares.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / shares.len() as f64;
        let (told, expected) = (chance(start, rates, size, years), share_after(start, rates, size, years));
        assert!((expected - mean).abs() < 0.001, "{expected} {mean}");
        assert!((told / variance - 1.0).abs() < 0.05, "{told} {variance}");
    }
}
