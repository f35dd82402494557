//! Scales: from a value to a place in the picture, and where the ticks stand.

/// A straight scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Linear {
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) from: f64,
    pub(crate) to: f64,
}

impl Linear {
    /// A scale that begins at nought, or below if a value does, and ends at a round number above all of them.
    pub(crate) fn over(values: impl Iterator<Item = f64>, from: f64, to: f64) -> Self {
        let (mut low, mut high) = (0.0_f64, f64::MIN);
        for value in values.filter(|it| it.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        if high <= low {
            high = low + 1.0;
        }
        let step = step(high - low);
        Self { low: (low / step).floor() * step, high: (high / step - 1e-9).ceil() * step, from, to }
    }

    pub(crate) fn at(&self, value: f64) -> f64 {
        let part = (value - self.low) / (self.high - self.low);
        self.from + part.clamp(0.0, 1.0) * (self.to - self.from)
    }

    pub(crate) fn ticks(&self) -> Vec<f64> {
        let step = step(self.high - self.low);
        let mut ticks = Vec::new();
        let mut next = self.low;
        while next <= self.high + step * 1e-6 && ticks.len() < 20 {
            ticks.push(next);
            next += step;
        }
        ticks
    }

    /// How many decimals the ticks need.
    pub(crate) fn decimals(&self) -> usize {
        let step = step(self.high - self.low);
        if step >= 1.0 - 1e-9 {
            0
        } else if step >= 0.1 - 1e-9 {
            1
        } else {
            2
        }
    }
}

/// A step of 1, 2 or 5 times a power of ten that makes four to eight ticks or so.
fn step(range: f64) -> f64 {
    let rough = range / 5.0;
    let power = 10_f64.powf(rough.log10().floor());
    let times = rough / power;
    power
        * if times <= 1.0 {
            1.0
        } else if times <= 2.0 {
            2.0
        } else if times <= 5.0 {
            5.0
        } else {
            10.0
        }
}

/// A scale on which twice and half are equally far from one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Log {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Log {
    /// A scale around one, the same on both sides, between a half and two and a sixty-fourth and sixty-four.
    pub(crate) fn over(values: impl Iterator<Item = f64>, from: f64, to: f64) -> Self {
        let far = values
            .filter(|it| it.is_finite() && *it > 0.0)
            .map(|it| it.log2().abs())
            .fold(1.0_f64, f64::max)
            .clamp(1.0, 6.0)
            .ceil();
        Self { low: -far, high: far, from, to }
    }

    /// The place, and whether it lies within the scale.
    pub(crate) fn at(&self, value: f64) -> (f64, bool) {
        let power = if value > 0.0 { value.log2() } else { f64::NEG_INFINITY };
        let part = ((power - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        let inside = power >= self.low - 1e-9 && power <= self.high + 1e-9;
        (self.from + part * (self.to - self.from), inside)
    }

    pub(crate) fn ticks(&self) -> Vec<f64> {
        let every = if self.high > 4.0 { 2.0 } else { 1.0 };
        let mut ticks = Vec::new();
        let mut power = -(self.high / every).floor() * every;
        while power <= self.high {
            ticks.push(2_f64.powf(power));
            power += every;
        }
        ticks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_ends_at_round_numbers_around_what_it_shows() {
        let scale = Linear::over([3.0, 22.4, 41.0].into_iter(), 0.0, 100.0);
        assert_eq!((scale.low, scale.high), (0.0, 50.0));
        assert_eq!(scale.ticks(), [0.0, 10.0, 20.0, 30.0, 40.0, 50.0]);
        assert_eq!(scale.at(25.0), 50.0);
    }

    #[test]
    fn half_and_twice_are_equally_far_from_one() {
        let scale = Log::over([1.7].into_iter(), 0.0, 100.0);
        assert_eq!(scale.at(1.0), (50.0, true));
        assert_eq!(scale.at(2.0).0 - 50.0, 50.0 - scale.at(0.5).0);
        assert!(!scale.at(f64::INFINITY).1 && !scale.at(0.0).1);
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_shown_lies_on_the_scale(values in proptest::collection::vec(-1e6_f64..1e6, 0..20)) {
            let scale = Linear::over(values.iter().copied(), 10.0, 390.0);
            for value in values {
                proptest::prop_assert!(value >= scale.low - 1e-6 && value <= scale.high + 1e-6);
                proptest::prop_assert!((10.0..=390.0).contains(&scale.at(value)));
            }
        }
    }
}
