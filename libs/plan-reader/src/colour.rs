//! Colours behind cells, as the formats write them.

/// A colour on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

/// What a person would call a colour, as far as a status is told by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Hue {
    Red,
    Amber,
    Green,
    Blue,
    Purple,
    Grey,
    Black,
    White,
}

impl Colour {
    /// "#1fa32c", "1FA32C" or, with an opacity before it, "FF1FA32C".
    pub(crate) fn from_hex(text: &str) -> Option<Self> {
        let digits = text.trim().trim_start_matches('#');
        let digits = match digits.len() {
            8 => digits.get(2..)?,
            6 | 3 => digits,
            _ => return None,
        };
        let value = u32::from_str_radix(digits, 16).ok()?;
        let part = |shift: u32| u8::try_from(value >> shift & 0xff).unwrap_or(0);
        if digits.len() == 3 {
            let part = |shift: u32| u8::try_from((value >> shift & 0xf) * 17).unwrap_or(0);
            return Some(Self { red: part(8), green: part(4), blue: part(0) });
        }
        Some(Self { red: part(16), green: part(8), blue: part(0) })
    }

    /// The colour of a mark that stands for a status, unless it is as black as the words around it.
    pub(crate) fn of_mark(self, words: &str) -> Option<Self> {
        let alone = matches!(words.trim(), "●" | "⬤" | "•" | "⚫" | "■" | "◼" | "▲" | "▼" | "◆" | "⬛");
        (alone && !matches!(self.hue(), Hue::Black | Hue::White)).then_some(self)
    }

    /// A colour in a style sheet: in digits, as "rgb(…)", or by its name.
    pub(crate) fn from_css(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let text = text.trim_end_matches("!important").trim();
        if let Some(digits) = text.strip_prefix('#') {
            // In style sheets the opacity stands behind, not before.
            return Self::from_hex(digits.get(..6).unwrap_or(digits));
        }
        if let Some(parts) = text.strip_prefix("rgb").and_then(|t| t.split_once('(')).map(|(_, t)| t) {
            let mut parts = parts
                .trim_end_matches(')')
                .split([',', ' ', '/'])
                .filter(|p| !p.is_empty())
                .map(|p| p.trim().parse::<u8>().ok());
            return Some(Self { red: parts.next()??, green: parts.next()??, blue: parts.next()?? });
        }
        let hex = match text {
            "red" | "crimson" | "firebrick" | "tomato" => "ff0000",
            "darkred" | "maroon" => "8b0000",
            "orange" | "darkorange" | "gold" => "ffa500",
            "yellow" => "ffff00",
            "green" | "darkgreen" | "forestgreen" | "seagreen" => "008000",
            "lime" | "limegreen" | "lightgreen" | "palegreen" => "32cd32",
            "blue" | "darkblue" | "navy" | "royalblue" => "0000ff",
            "lightblue" | "skyblue" | "deepskyblue" => "87ceeb",
            "purple" | "violet" | "indigo" => "800080",
            "grey" | "gray" | "silver" | "lightgrey" | "lightgray" | "darkgrey" | "darkgray" => "a9a9a9",
            "black" => "000000",
            _ => return None,
        };
        Self::from_hex(hex)
    }

    /// The colour unless it is white, which says nothing.
    pub(crate) fn unless_white(self) -> Option<Self> {
        (self.red < 250 || self.green < 250 || self.blue < 250).then_some(self)
    }

    /// Lighter (above 0) or darker (below 0) by a share, as Excel tints the colours of a theme.
    pub(crate) fn tinted(self, tint: f64) -> Self {
        if !tint.is_finite() || tint == 0.0 {
            return self;
        }
        let part = |value: u8| {
            let value = f64::from(value);
            let moved = if tint < 0.0 {
                value * (1.0 + tint.max(-1.0))
            } else {
                value + (255.0 - value) * tint.min(1.0)
            };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "held between 0 and 255 first"
            )]
            let part = moved.round().clamp(0.0, 255.0) as u8;
            part
        };
        Self { red: part(self.red), green: part(self.green), blue: part(self.blue) }
    }

    /// What a person would call it.
    pub(crate) fn hue(self) -> Hue {
        let (r, g, b) = (i32::from(self.red), i32::from(self.green), i32::from(self.blue));
        let (most, least) = (r.max(g).max(b), r.min(g).min(b));
        let spread = most - least;
        if most < 40 {
            return Hue::Black;
        }
        if spread * 100 < most * 12 {
            return if least >= 245 { Hue::White } else { Hue::Grey };
        }
        let sixth = if most == r {
            (g - b) * 60 / spread
        } else if most == g {
            120 + (b - r) * 60 / spread
        } else {
            240 + (r - g) * 60 / spread
        };
        match (sixth + 360) % 360 {
            0..=17 | 335..=359 => Hue::Red,
            18..=65 => Hue::Amber,
            66..=165 => Hue::Green,
            166..=255 => Hue::Blue,
            _ => Hue::Purple,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, Hue};

    #[test]
    fn colours_are_called_what_people_call_them() {
        for (hex, hue) in [
            ("FF0000", Hue::Red),
            ("C00000", Hue::Red),
            ("FFC7CE", Hue::Red),
            ("FFC000", Hue::Amber),
            ("FFFF00", Hue::Amber),
            ("FFEB9C", Hue::Amber),
            ("ED7D31", Hue::Amber),
            ("00B050", Hue::Green),
            ("92D050", Hue::Green),
            ("C6EFCE", Hue::Green),
            ("0070C0", Hue::Blue),
            ("BDD7EE", Hue::Blue),
            ("7030A0", Hue::Purple),
            ("BFBFBF", Hue::Grey),
            ("FFFFFF", Hue::White),
            ("000000", Hue::Black),
        ] {
            assert_eq!(Colour::from_hex(hex).unwrap().hue(), hue, "{hex}");
        }
    }

    #[test]
    fn colours_are_read_as_each_format_writes_them() {
        let red = Colour { red: 255, green: 0, blue: 0 };
        assert_eq!(Colour::from_hex("FFFF0000"), Some(red));
        assert_eq!(Colour::from_css("#f00"), Some(red));
        assert_eq!(Colour::from_css("rgb(255, 0, 0)"), Some(red));
        assert_eq!(Colour::from_css("Red"), Some(red));
        assert_eq!(Colour::from_css("transparent"), None);
        assert_eq!(
            Colour::from_hex("00B050").unwrap().tinted(0.8),
            Colour { red: 204, green: 239, blue: 220 }
        );
    }
}
