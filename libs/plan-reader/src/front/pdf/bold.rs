//! Which glyphs are bold, for the kinds of font that do not tell it with each glyph.

use std::collections::HashSet;

use hayro_font::{FontCache, FontGlyph};
use hayro_interpret::InterpreterSettings;
use hayro_interpret::hayro_syntax::object::{Dict, Name, ObjectIdentifier, Stream};

use super::canvas::named_bold;

/// How many dictionaries of drawings within drawings are looked into.
const MOST: usize = 2_000;

/// The bold glyphs of the fonts met so far.
pub(super) struct BoldGlyphs<'a> {
    pub glyphs: HashSet<u128>,
    fonts: FontCache<'a>,
    seen: HashSet<ObjectIdentifier>,
    settings: InterpreterSettings,
}

impl<'a> BoldGlyphs<'a> {
    pub(super) fn new(settings: InterpreterSettings) -> Self {
        Self { glyphs: HashSet::new(), fonts: FontCache::new(), seen: HashSet::new(), settings }
    }

    /// Learns the fonts of a page and of the drawings on it.
    pub(super) fn learn(&mut self, fonts: &Dict<'a>, drawings: &Dict<'a>) {
        self.learn_within(fonts, drawings, 4);
    }

    fn learn_within(&mut self, fonts: &Dict<'a>, drawings: &Dict<'a>, depth: u8) {
        for name in fonts.keys() {
            if let Some(font) = fonts.get::<Dict<'a>>(&*name) {
                self.learn_font(&font);
            }
        }
        if depth == 0 {
            return;
        }
        for name in drawings.keys() {
            let Some(drawing) = drawings.get::<Stream<'a>>(&*name) else { continue };
            if self.seen.len() > MOST || !self.seen.insert(drawing.obj_id()) {
                continue;
            }
            if let Some(resources) = drawing.dict().get::<Dict<'a>>(b"Resources") {
                let within = |key: &[u8]| resources.get::<Dict<'a>>(key).unwrap_or_else(Dict::empty);
                self.learn_within(&within(b"Font"), &within(b"XObject"), depth - 1);
            }
        }
    }

    fn learn_font(&mut self, font: &Dict<'a>) {
        if self.seen.len() > MOST || font.obj_id().is_some_and(|id| !self.seen.insert(id)) {
            return;
        }
        let is = |key: &[u8], of: &[&[u8]]| font.get::<Name<'a>>(key).is_some_and(|n| of.contains(&&*n));
        let named =
            font.get::<Name<'a>>(b"BaseFont").is_some_and(|n| named_bold(&String::from_utf8_lossy(&n)));
        if !named || !is(b"Subtype", &[b"Type1", b"MMType1", b"TrueType"]) {
            return;
        }
        let Some(font) = self.fonts.font(font, &self.settings.font_resolver, &self.settings.cmap_resolver)
        else {
            return;
        };
        for code in 0..=255 {
            if let FontGlyph::Outline(glyph) = font.glyph(font.map_code(code), code) {
                self.glyphs.insert(glyph.identifier().cache_key());
            }
        }
    }
}
