//! Amounts: pay, hours, weights, as decimals that add up the same in every order.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A decimal number with six places, exact: sums do not depend on the order of rows or on how many machines added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Amount(i128);

/// Why a text is not an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AmountFault {
    /// It has other words or signs in it.
    #[error("is not a number")]
    NotANumber,
    /// It is a number with more than six decimal places, or beyond a million million.
    #[error("is a number with too many digits")]
    TooLong,
}

impl Amount {
    /// Decimal places kept.
    pub const PLACES: u32 = 6;
    /// One, in millionths.
    pub const ONE: i128 = 1_000_000;
    const LARGEST: i128 = 1_000_000_000_000 * Self::ONE;

    /// So many millionths.
    pub const fn from_millionths(millionths: i128) -> Self {
        Self(millionths)
    }

    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self(number as i128 * Self::ONE)
    }

    /// The amount in millionths.
    pub const fn millionths(self) -> i128 {
        self.0
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The amount as a whole number, where it is one.
    pub fn as_whole(self) -> Option<i64> {
        (self.0 % Self::ONE == 0).then(|| i64::try_from(self.0 / Self::ONE).ok()).flatten()
    }

    /// The nearest floating-point number, for statistics.
    #[expect(
        clippy::cast_precision_loss,
        reason = "statistics work in floating point; the sum itself was exact"
    )]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / Self::ONE as f64
    }

    /// Reads a number as people and programs write it: `32500`, `32,500.50`, `£32 500`, `-4`, `(4)`, `1.5e4`, `37.0`.
    ///
    /// # Errors
    /// Where the text is not a number, or one too long to be kept exactly.
    pub fn parse(text: &str) -> Result<Self, AmountFault> {
        let text = text.trim();
        let (text, bracketed) = match text.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
            Some(inside) => (inside.trim(), true),
            None => (text, false),
        };
        let (text, minus) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (rest.trim_start(), true),
            None => (text, bracketed),
        };
        let text = text.trim_start_matches(['£', '€', '$']).trim_start();
        let (digits, exponent) = match text.split_once(['e', 'E']) {
            Some((digits, exponent)) => {
                (digits, exponent.parse::<i32>().map_err(|_| AmountFault::NotANumber)?)
            }
            None => (text, 0),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let whole = whole_digits(whole).ok_or(AmountFault::NotANumber)?;
        if !fraction.bytes().all(|byte| byte.is_ascii_digit()) || (whole.is_empty() && fraction.is_empty()) {
            return Err(AmountFault::NotANumber);
        }
        let written = format!("{whole}{fraction}");
        let kept = written.trim_start_matches('0');
        if kept.len() > 38 {
            return Err(AmountFault::TooLong);
        }
        let number: i128 =
            if kept.is_empty() { 0 } else { kept.parse().map_err(|_| AmountFault::TooLong)? };
        let places = i64::from(exponent) + i64::from(Self::PLACES)
            - i64::try_from(fraction.len()).map_err(|_| AmountFault::TooLong)?;
        let millionths = shifted(number, places).ok_or(AmountFault::TooLong)?;
        Ok(Self(if minus { -millionths } else { millionths }))
    }
}

/// The digits of the whole part without the commas or spaces that part them in threes.
fn whole_digits(text: &str) -> Option<String> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(text.to_owned());
    }
    let groups: Vec<&str> = text.split([',', ' ', '\u{a0}', '\u{202f}']).collect();
    let parted = groups.iter().enumerate().all(|(at, group)| {
        group.bytes().all(|byte| byte.is_ascii_digit())
            && if at == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 }
    });
    parted.then(|| groups.concat())
}

/// `number` × 10^`places`, where that is exact and within bounds. A program's noise beyond the sixth place of a long
/// fraction (`0.30000000000000004`) is rounded to the nearest millionth.
fn shifted(number: i128, places: i64) -> Option<i128> {
    let shifted = if number == 0 {
        0
    } else if places >= 0 {
        number.checked_mul(10i128.checked_pow(u32::try_from(places).ok()?)?)?
    } else {
        match 10i128.checked_pow(u32::try_from(-places).ok()?) {
            Some(divisor) => (number + divisor / 2) / divisor,
            None => 0,
        }
    };
    (shifted <= Amount::LARGEST).then_some(shifted)
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, fraction) = (self.0.unsigned_abs() / 1_000_000, self.0.unsigned_abs() % 1_000_000);
        let sign = if self.is_negative() { "-" } else { "" };
        if fraction == 0 {
            write!(f, "{sign}{whole}")
        } else {
            write!(f, "{sign}{whole}.{}", format!("{fraction:06}").trim_end_matches('0'))
        }
    }
}

impl Serialize for Amount {
    /// As text, because numbers of JSON lose digits in some readers.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let negative = text.starts_with('-');
        let (whole, fraction) =
            text.trim_start_matches('-').split_once('.').unwrap_or((text.trim_start_matches('-'), ""));
        let fraction = format!("{fraction:0<6}");
        let digits = format!("{whole}{fraction}");
        if fraction.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(D::Error::custom(format!("`{text}` is not an amount")));
        }
        let millionths: i128 = digits.parse().map_err(D::Error::custom)?;
        Ok(Self(if negative { -millionths } else { millionths }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, millionths) in [
            ("32500", 32_500_000_000),
            ("32,500.50", 32_500_500_000),
            ("£ 32 500", 32_500_000_000),
            ("-4", -4_000_000),
            ("(4)", -4_000_000),
            ("1.5e4", 15_000_000_000),
            (".5", 500_000),
            ("0.30000000000000004", 300_000),
            (" 37.0 ", 37_000_000),
        ] {
            assert_eq!(Amount::parse(text), Ok(Amount(millionths)), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_said_to_be_none() {
        for text in ["", "n/a", "12 people", "1,23", "3..4", "1,2345", "--4", "1e999999999999", "٣"] {
            assert!(Amount::parse(text).is_err(), "{text}");
        }
        assert_eq!(Amount::parse("9e30"), Err(AmountFault::TooLong));
    }

    proptest! {
        #[test]
        fn an_amount_written_out_is_read_back(millionths in -1_000_000_000_000_000_000i128..1_000_000_000_000_000_000) {
            let amount = Amount(millionths);
            prop_assert_eq!(Amount::parse(&amount.to_string()), Ok(amount));
            let json = serde_json::to_string(&amount).unwrap();
            prop_assert_eq!(serde_json::from_str::<Amount>(&json).unwrap(), amount);
        }

        #[test]
        fn no_text_stops_the_parser(text in ".*") {
            let _ = Amount::parse(&text);
        }
    }
}
