//! Fonts whose letters are pictures: a tick set in Wingdings is stored as the letter "ü".
//!
//! The tables follow the character charts Microsoft publishes for Wingdings, Wingdings 2 and Webdings, and the encoding of
//! Adobe's Symbol font; only marks that a plan may carry meaning by stand in them.

use std::borrow::Cow;

use crate::block::{Document, each_paragraph};

/// A font whose letters are pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PictureFont {
    Wingdings,
    Wingdings2,
    Webdings,
    Symbol,
}

/// In a longer stretch the font is a mistake, and its letters are letters.
const LONGEST: usize = 3;

impl PictureFont {
    /// The font of this name, where it is one of pictures.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let name: String =
            name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        Some(match name.as_str() {
            "wingdings" => PictureFont::Wingdings,
            "wingdings2" => PictureFont::Wingdings2,
            "webdings" => PictureFont::Webdings,
            "symbol" => PictureFont::Symbol,
            _ => return None,
        })
    }

    /// What a letter of the font shows, by its code between 0x20 and 0xFF.
    pub(crate) fn shown(self, code: u32) -> Option<char> {
        Some(match (self, code) {
            (PictureFont::Wingdings, 0xfc)
            | (PictureFont::Wingdings2, 0x50)
            | (PictureFont::Webdings, 0x61)
            | (PictureFont::Symbol, 0xd6) => '✓',
            (PictureFont::Wingdings, 0xfb)
            | (PictureFont::Wingdings2, 0x4f)
            | (PictureFont::Webdings, 0x72)
            | (PictureFont::Symbol, 0xb4) => '✗',
            (PictureFont::Wingdings, 0xfe) | (PictureFont::Wingdings2, 0x52) => '☑',
            (PictureFont::Wingdings, 0xfd | 0x78) | (PictureFont::Wingdings2, 0x51 | 0x53 | 0x54) => '☒',
            (PictureFont::Wingdings, 0x6f | 0x71 | 0x72 | 0xa8)
            | (PictureFont::Wingdings2, 0xa3)
            | (PictureFont::Webdings, 0x63) => '☐',
            (PictureFont::Wingdings, 0x6c) | (PictureFont::Webdings, 0x6e) => '●',
            (PictureFont::Wingdings, 0x6e) | (PictureFont::Webdings, 0x67) => '■',
            (PictureFont::Wingdings, 0x9f) | (PictureFont::Symbol, 0xb7) => '•',
            (PictureFont::Wingdings, 0xa7) => '▪',
            (PictureFont::Wingdings, 0xa1) => '○',
            (PictureFont::Wingdings, 0xd8) => '➢',
            (PictureFont::Wingdings, 0x76) => '❖',
            (PictureFont::Wingdings, 0xe0 | 0xf0) | (PictureFont::Symbol, 0xae) => '→',
            (PictureFont::Wingdings, 0xe1 | 0xf1) | (PictureFont::Symbol, 0xad) => '↑',
            (PictureFont::Wingdings, 0xe2 | 0xf2) | (PictureFont::Symbol, 0xaf) => '↓',
            (PictureFont::Wingdings, 0xdf | 0xef) | (PictureFont::Symbol, 0xac) => '←',
            (PictureFont::Wingdings, 0x4a) => '☺',
            (PictureFont::Wingdings, 0x4c) => '☹',
            (PictureFont::Wingdings, 0xab) => '★',
            (PictureFont::Symbol, 0xb3) => '≥',
            (PictureFont::Symbol, 0xa3) => '≤',
            _ => return None,
        })
    }
}

/// The words as a reader sees them, in a font of pictures or in any other.
pub(crate) fn as_seen(words: &str, font: Option<PictureFont>) -> Cow<'_, str> {
    let Some(font) = font else { return Cow::Borrowed(words) };
    if words.trim().chars().count() > LONGEST {
        return Cow::Borrowed(words);
    }
    let seen = |c: char| match u32::from(c) {
        code @ 0xf020..=0xf0ff => font.shown(code - 0xf000).unwrap_or(c),
        code => font.shown(code).unwrap_or(c),
    };
    Cow::Owned(words.chars().map(seen).collect())
}

/// Puts signs in the place of letters that fonts of pictures keep in the private part of Unicode, which stay when the name of
/// the font is lost.
pub(crate) fn settle(document: &mut Document) {
    let seen = |text: &mut String| {
        if text.contains(|c| matches!(c, '\u{f020}'..='\u{f0ff}')) {
            *text = text.chars().map(without_font).collect();
        }
    };
    each_paragraph(&mut document.blocks, &mut |p| {
        seen(&mut p.text);
        p.lead_in.as_mut().map(seen);
    });
}

/// What a private letter shows where its font is not known: Symbol's bullet, or else what it is in Wingdings.
fn without_font(c: char) -> char {
    match u32::from(c) {
        0xf0b7 => '•',
        code @ 0xf020..=0xf0ff => PictureFont::Wingdings.shown(code - 0xf000).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{PictureFont, as_seen, without_font};

    #[test]
    fn letters_of_picture_fonts_are_read_as_the_signs_they_show() {
        assert_eq!(as_seen("ü", PictureFont::named("Wingdings")), "✓");
        assert_eq!(as_seen("\u{f050}", PictureFont::named("Wingdings 2")), "✓");
        assert_eq!(as_seen("a", PictureFont::named("Webdings")), "✓");
        assert_eq!(as_seen("ü", PictureFont::named("Arial")), "ü");
        assert_eq!(as_seen("über alles", PictureFont::named("Wingdings")), "über alles");
        assert_eq!(without_font('\u{f0fe}'), '☑');
    }
}
