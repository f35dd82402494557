//! A colour, and how well it stands out from another.

use std::fmt;
use std::str::FromStr;

/// A colour of a screen, written `#1d70b8` or `#fff`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// Why text is not a colour.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a colour: write a hash sign and six digits or letters from a to f, like #1d70b8")]
pub struct ColourError(String);

impl Colour {
    /// Black.
    pub const BLACK: Self = Self::new(0, 0, 0);
    /// White.
    pub const WHITE: Self = Self::new(255, 255, 255);

    /// A colour from its parts.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// The contrast ratio of WCAG 2.2 between this colour and another, from 1 (none) to 21 (black on white).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour with a share of another mixed in: `0.0` is this colour, `1.0` the other.
    pub fn mix(self, other: Self, share: f64) -> Self {
        let part = |ours: u8, theirs: u8| {
            (f64::from(ours) * (1.0 - share) + f64::from(theirs) * share).round().clamp(0.0, 255.0) as u8
        };
        Self::new(part(self.red, other.red), part(self.green, other.green), part(self.blue, other.blue))
    }

    /// Relative luminance as WCAG 2.2 defines it.
    fn luminance(self) -> f64 {
        let part = |value: u8| match f64::from(value) / 255.0 {
            value if value <= 0.04045 => value / 12.92,
            value => ((value + 0.055) / 1.055).powf(2.4),
        };
        0.2126 * part(self.red) + 0.7152 * part(self.green) + 0.0722 * part(self.blue)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl FromStr for Colour {
    type Err = ColourError;

    fn from_str(text: &str) -> Result<Self, ColourError> {
        let wrong = || ColourError(text.into());
        let digits = text.trim().strip_prefix('#').ok_or_else(wrong)?;
        let digits: Option<Vec<u8>> =
            digits.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect();
        match digits.as_deref() {
            Some([r, g, b]) => Ok(Self::new(r * 17, g * 17, b * 17)),
            Some([r, r2, g, g2, b, b2]) => Ok(Self::new(r * 16 + r2, g * 16 + g2, b * 16 + b2)),
            _ => Err(wrong()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_written() {
        for (text, written) in [("#1d70b8", "#1d70b8"), ("#FD0", "#ffdd00"), (" #ffffff ", "#ffffff")] {
            assert_eq!(text.parse::<Colour>().unwrap().to_string(), written);
        }
        for text in ["", "#", "1d70b8", "#1d70b", "#1d70bg", "blue", "#1d70b8;}body{display:none", "#é12"] {
            assert_eq!(text.parse::<Colour>(), Err(ColourError(text.into())));
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 0.001);
        assert!((Colour::WHITE.contrast(Colour::WHITE) - 1.0).abs() < 0.001);
        // The well-known greys either side of 4.5.
        assert!(Colour::new(0x76, 0x76, 0x76).contrast(Colour::WHITE) >= 4.5);
        assert!(Colour::new(0x77, 0x77, 0x77).contrast(Colour::WHITE) < 4.5);
    }
}
