//! Bands: ages and amounts cut at stated bounds.

use crate::Amount;

/// Bands of whole years: `16, 25, 65` are "Under 16", "16 to 24", "25 to 64" and "65 and over".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeBands(Vec<u8>);

/// Bands of an amount: `20000, 30000` are "Under 20,000", "20,000 to under 30,000" and "30,000 and over".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountBands(Vec<Amount>);

/// Why bounds make no bands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BandFault {
    /// There are none.
    #[error("has no bounds: write the lowest number of each band, such as [16, 25, 65]")]
    Empty,
    /// They do not rise.
    #[error("must rise from one bound to the next")]
    NotRising,
}

impl AgeBands {
    /// Bands that begin at these ages.
    ///
    /// # Errors
    /// Where there is no bound, or one is not above the one before.
    pub fn new(bounds: Vec<u8>) -> Result<Self, BandFault> {
        rising(&bounds).map(|()| Self(bounds))
    }

    /// The band of an age in whole years.
    pub fn name(&self, age: u8) -> String {
        self.named(self.0.partition_point(|bound| *bound <= age))
    }

    /// All bands, youngest first.
    pub fn names(&self) -> Vec<String> {
        (usize::from(self.0.first() == Some(&0))..=self.0.len()).map(|at| self.named(at)).collect()
    }

    fn named(&self, at: usize) -> String {
        match (at.checked_sub(1).and_then(|below| self.0.get(below)), self.0.get(at)) {
            (None, Some(to)) => format!("Under {to}"),
            (Some(from), Some(to)) if to - from == 1 => format!("{from}"),
            (Some(from), Some(to)) => format!("{from} to {}", to - 1),
            (Some(from), None) => format!("{from} and over"),
            (None, None) => String::new(),
        }
    }
}

impl AmountBands {
    /// Bands that begin at these amounts.
    ///
    /// # Errors
    /// Where there is no bound, or one is not above the one before.
    pub fn new(bounds: Vec<Amount>) -> Result<Self, BandFault> {
        rising(&bounds).map(|()| Self(bounds))
    }

    /// The band of an amount.
    pub fn name(&self, amount: Amount) -> String {
        self.named(self.0.partition_point(|bound| *bound <= amount))
    }

    /// All bands, lowest first.
    pub fn names(&self) -> Vec<String> {
        (0..=self.0.len()).map(|at| self.named(at)).collect()
    }

    fn named(&self, at: usize) -> String {
        match (at.checked_sub(1).and_then(|below| self.0.get(below)), self.0.get(at)) {
            (None, Some(to)) => format!("Under {}", grouped(*to)),
            (Some(from), Some(to)) => format!("{} to under {}", grouped(*from), grouped(*to)),
            (Some(from), None) => format!("{} and over", grouped(*from)),
            (None, None) => String::new(),
        }
    }
}

fn rising<T: PartialOrd>(bounds: &[T]) -> Result<(), BandFault> {
    if bounds.is_empty() {
        Err(BandFault::Empty)
    } else if bounds.windows(2).all(|pair| matches!(pair, [a, b] if a < b)) {
        Ok(())
    } else {
        Err(BandFault::NotRising)
    }
}

/// `1234567.5` as "1,234,567.5".
fn grouped(amount: Amount) -> String {
    let text = amount.to_string();
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, fraction) =
        text.split_once('.').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut parted = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            parted.push(',');
        }
        parted.push(digit);
    }
    fraction.map_or_else(|| format!("{sign}{parted}"), |fraction| format!("{sign}{parted}.{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bands_are_named_as_people_say_them() {
        let ages = AgeBands::new(vec![16, 25, 65]).unwrap();
        assert_eq!(ages.names(), ["Under 16", "16 to 24", "25 to 64", "65 and over"]);
        assert_eq!(AgeBands::new(vec![0, 1, 5]).unwrap().names(), ["0", "1 to 4", "5 and over"]);
        let pay = AmountBands::new(vec![Amount::whole(20_000), Amount::whole(30_000)]).unwrap();
        assert_eq!(pay.names(), ["Under 20,000", "20,000 to under 30,000", "30,000 and over"]);
        assert_eq!(AgeBands::new(vec![25, 16]), Err(BandFault::NotRising));
        assert_eq!(AgeBands::new(vec![]), Err(BandFault::Empty));
    }

    proptest! {
        #[test]
        fn every_age_is_in_exactly_one_named_band(bounds in proptest::collection::btree_set(0u8..120, 1..8), age: u8) {
            let bands = AgeBands::new(bounds.into_iter().collect()).unwrap();
            let name = bands.name(age);
            prop_assert_eq!(bands.names().into_iter().filter(|it| *it == name).count(), 1);
        }
    }
}
