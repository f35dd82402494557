//! A cell that may be shown, and the symbols that stand where no number may or can.

use super::Kind;

/// Why a cell holds no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Symbol {
    /// Hidden, so that nobody can be worked out.
    Confidential,
    /// There is no figure.
    NotAvailable,
    /// A figure would have no meaning.
    NotApplicable,
    /// It rounds to nought and is not.
    Low,
}

impl Symbol {
    /// All of them, in the order of the list that explains them.
    pub const ALL: [Self; 4] = [Self::Confidential, Self::Low, Self::NotAvailable, Self::NotApplicable];

    /// How it stands in a table.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Confidential => "[c]",
            Self::NotAvailable => "[x]",
            Self::NotApplicable => "[z]",
            Self::Low => "[low]",
        }
    }

    /// In two or three words.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Self::Confidential => "hidden to protect people",
            Self::NotAvailable => "not available",
            Self::NotApplicable => "not applicable",
            Self::Low => "rounds to 0, but is not 0",
        }
    }

    /// What it means, in a sentence.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Confidential => "Hidden, so that nothing about a single person can be worked out.",
            Self::NotAvailable => "Not available: there is no figure, or too few events for one.",
            Self::NotApplicable => {
                "Not applicable: a figure would have no meaning, for example when there is no one in the group."
            }
            Self::Low => "Rounds to 0 with the decimals shown, but is not 0.",
        }
    }
}

/// A cell of a published table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Words(String),
    /// A number, rounded to what is shown: no output holds more of it than another.
    Number(f64),
    /// Why there is no number.
    Symbol(Symbol),
}

impl Cell {
    /// Words.
    pub(crate) fn words(words: impl Into<String>) -> Self {
        Self::Words(words.into())
    }

    /// A count that may be shown.
    pub(crate) fn count(count: u64) -> Self {
        // Counts of people stay far below where this loses a digit.
        Self::Number(count as f64)
    }

    /// A figure, rounded to the decimals of its column. What rounds to nought and is not becomes `[low]`; what is no
    /// number becomes `[x]`.
    pub(crate) fn figure(value: f64, kind: Kind) -> Self {
        if !value.is_finite() {
            return Self::Symbol(Symbol::NotAvailable);
        }
        let rounded = rounded(value, kind.decimals());
        if rounded == 0.0 && value != 0.0 && kind != Kind::Points {
            return Self::Symbol(Symbol::Low);
        }
        // No "-0".
        Self::Number(rounded + 0.0)
    }

    /// The cell as text with the decimals of its column: `1234.5`, without separators.
    #[must_use]
    pub fn plain(&self, kind: Kind) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Number(value) => format!("{value:.*}", usize::from(kind.decimals())),
            Self::Symbol(symbol) => symbol.code().to_owned(),
        }
    }

    /// The cell as people read it: `1,234.5`.
    #[must_use]
    pub fn spoken(&self, kind: Kind) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Number(value) => grouped(*value, kind.decimals()),
            Self::Symbol(symbol) => symbol.code().to_owned(),
        }
    }
}

/// Half away from nought, as published figures are rounded.
fn rounded(value: f64, decimals: u8) -> f64 {
    let factor = 10_f64.powi(i32::from(decimals));
    // The step of a double, so that 0.285 × 100 (28.499999…) rounds as people expect.
    let scaled = value * factor;
    (scaled + scaled.signum() * scaled.abs() * f64::EPSILON * 4.0).round() / factor
}

/// A number with its thousands parted: 12,345.6
#[must_use]
pub fn grouped(value: f64, decimals: u8) -> String {
    let text = format!("{:.*}", usize::from(decimals), value.abs());
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push('.');
        out.push_str(part);
    }
    if value < 0.0 && out.chars().any(|it| ('1'..='9').contains(&it)) { format!("−{out}") } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_and_a_minus_is_a_minus() {
        assert_eq!(grouped(1_234_567.891, 2), "1,234,567.89");
        assert_eq!(grouped(-999.95, 1), "−1,000.0");
        assert_eq!(grouped(-0.04, 1), "0.0");
    }

    #[test]
    fn halves_round_away_from_nought() {
        assert_eq!(Cell::figure(0.285, Kind::Ratio), Cell::Number(0.29));
        assert_eq!(Cell::figure(-2.25, Kind::Points), Cell::Number(-2.3));
    }

    #[test]
    fn what_rounds_to_nought_and_is_not_says_so() {
        assert_eq!(Cell::figure(0.04, Kind::Percent), Cell::Symbol(Symbol::Low));
        assert_eq!(Cell::figure(0.0, Kind::Percent), Cell::Number(0.0));
    }

    #[test]
    fn what_is_no_number_is_never_printed_as_one() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(Cell::figure(value, Kind::Ratio), Cell::Symbol(Symbol::NotAvailable));
        }
    }
}
