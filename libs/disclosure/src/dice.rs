//! Tosses that are the same on every machine, for searches that try one way and then another.

/// Dice that fall alike for the same seed (xorshift64: Marsaglia 2003). Nothing that is secret rests on them.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        // Any start but zero, which would fall on zero for ever.
        match 0x9E37_79B9_7F4A_7C15 ^ (seed << 20) {
            0 => Self(1),
            start => Self(start),
        }
    }

    /// Sixty-four bits.
    pub(crate) fn toss(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `n`; 0 where `n` is 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.toss() % (n.max(1) as u64)).unwrap_or(0)
    }

    /// A number from 0 to just under 1, in hundredths.
    pub(crate) fn share(&mut self) -> f64 {
        (self.toss() % 100) as f64 / 100.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Dice;

    #[test]
    fn the_same_seed_falls_alike_and_another_does_not() {
        let falls = |seed| {
            let mut dice = Dice::new(seed);
            [(); 8].map(|()| dice.toss())
        };
        assert_eq!(falls(3), falls(3));
        assert_ne!(falls(3), falls(4));
    }

    #[test]
    fn every_side_comes_up() {
        let mut dice = Dice::new(0);
        let mut seen = [0; 6];
        (0..600).for_each(|_| seen[dice.below(6)] += 1);
        assert!(seen.iter().all(|n| (60..150).contains(n)), "{seen:?}");
    }

    proptest! {
        #[test]
        fn no_seed_falls_outside_what_is_asked(seed: u64, n in 0_usize..1000) {
            let mut dice = Dice::new(seed);
            for _ in 0..20 {
                prop_assert!(dice.below(n) < n.max(1));
                prop_assert!((0.0..1.0).contains(&dice.share()));
            }
        }
    }
}
