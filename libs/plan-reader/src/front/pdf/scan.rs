//! A scanned page whose words were recognised: the rules of its tables are seen in its picture.

mod edges;
mod sound;

use hayro_interpret::font::GlyphRun;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps, SoftMask,
};

use super::sheet::{Letter, Rule, Sheet, Turn};
use edges::{Grey, Stroke};

/// How many pixels all pictures of a document may have together: 46 pages of A4 at 300 dots an inch. The pages after
/// them are read without their rules.
pub(super) const MOST_PIXELS: usize = 400_000_000;
/// The dots a point that are enough to see a hairline: 150 an inch.
const DOTS: f64 = 150.0 / 72.0;
/// The part of a page that a picture of the page covers at least. A logo covers less.
const PAGE: f64 = 0.5;

/// Looks at the pictures of a page and at nothing else.
pub(super) struct Glass<'s> {
    sheet: &'s mut Sheet,
    pixels: &'s mut usize,
}

/// True where a picture drawn so is one of the whole page.
pub(super) fn covers(image: &Image<'_, '_>, transform: Affine, sheet: &Sheet) -> bool {
    let shown = shown(image, transform);
    shown.area() > f64::from(sheet.width) * f64::from(sheet.height) * PAGE
}

fn shown(image: &Image<'_, '_>, transform: Affine) -> Rect {
    transform.transform_rect_bbox(Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height())))
}

impl<'s> Glass<'s> {
    /// `pixels` says how many may still be looked at.
    pub(super) fn new(sheet: &'s mut Sheet, pixels: &'s mut usize) -> Self {
        Self { sheet, pixels }
    }

    fn see(&mut self, grey: &Grey, to_page: Affine) {
        for Stroke { from, to } in grey.strokes() {
            let (a, b) = (to_page * Point::from(from), to_page * Point::from(to));
            let (w, h) = ((a.x - b.x).abs(), (a.y - b.y).abs());
            let rule = |at: f64, from: f64, to: f64| Rule {
                at: at as f32,
                from: from.min(to) as f32,
                to: from.max(to) as f32,
            };
            if w >= h {
                self.sheet.lying.push(rule(f64::midpoint(a.y, b.y), a.x, b.x));
            } else {
                self.sheet.standing.push(rule(f64::midpoint(a.x, b.x), a.y, b.y));
            }
        }
    }
}

impl<'a> Device<'a> for Glass<'_> {
    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        if !covers(&image, props.transform, self.sheet) {
            return;
        }
        let (width, height) = (image.width() as usize, image.height() as usize);
        let stream = match &image {
            Image::Raster(raster) => raster.stream(),
            Image::Stencil(stencil) => stencil.stream(),
        };
        let Some(cost) = sound::cost(stream, width, height) else { return };
        let Some(left) = self.pixels.checked_sub(cost) else { return };
        *self.pixels = left;
        let size = width * height;
        let dots = (size as f64 / shown(&image, props.transform).area()).sqrt();
        let less = (dots / DOTS).max(1.0);
        let wanted = [image.width(), image.height()].map(|n| (f64::from(n) / less).ceil() as u32);
        let wanted = Some((wanted[0], wanted[1]));
        let mut seen = None;
        match image {
            Image::Raster(raster) => raster.with_rgba(
                |data, _| {
                    let (width, scale) = (data.width() as usize, data.scale_factors());
                    seen = Some(match data {
                        ImageData::Luma(luma) => (Grey::new(&luma.data, width), scale),
                        ImageData::Rgb(rgb) => (Grey::of_colours(&rgb.data, width), scale),
                    });
                },
                wanted,
            ),
            // What is painted through a stencil is painted dark.
            Image::Stencil(stencil) => stencil.with_stencil(
                |luma, _| {
                    let ink: Vec<u8> = luma.data.iter().map(|v| 255 - v).collect();
                    seen = Some((Grey::new(&ink, luma.width as usize), luma.scale_factors));
                },
                wanted,
            ),
        }
        let Some((grey, scale)) = seen else { return };
        let dots = dots / f64::from(scale.0.max(scale.1)).max(0.01);
        let (grey, factor) = grey.reduced((dots / DOTS).round().max(1.0) as usize);
        let scale =
            Affine::scale_non_uniform(f64::from(scale.0) * factor as f64, f64::from(scale.1) * factor as f64);
        self.see(&grey, props.transform * scale);
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Puts right what was recognised and seen of a scanned page that stands upright.
pub(super) fn tidy(sheet: &mut Sheet) {
    drop_loose(sheet);
    take_out_rules(sheet);
    put_in_bullets(sheet);
    drop_specks(&mut sheet.letters);
    even_out_sizes(sheet);
}

/// Recognised words are often written with letters all as wide as each other and a space that is counted in the
/// width of the word as it was seen; the letters are given that width.
pub(super) fn stretch_words(letters: &mut [Letter]) {
    let mut first = 0;
    for i in 0..letters.len() {
        let Some([from, to]) = letters.get(first..=i).and_then(|run| match run {
            [a, .., b] => Some([*a, *b]),
            _ => None,
        }) else {
            continue;
        };
        let goes_on = letters.get(i - 1).is_some_and(|before| {
            let alike = (before.to - before.from - (to.to - to.from)).abs() < 0.1;
            to.hidden && alike && (before.to - to.from).abs() < 0.1 && before.line == to.line
        });
        if !goes_on || from.is_space() {
            first = i;
        } else if to.is_space() {
            let wide = (to.to - from.from) / (i - first) as f32;
            for (place, letter) in letters.get_mut(first..i).into_iter().flatten().enumerate() {
                letter.from = from.from + wide * place as f32;
                letter.to = letter.from + wide;
            }
            if let Some(space) = letters.get_mut(i) {
                space.from = space.to;
            }
            first = i + 1;
        }
    }
}

/// Short lines that end at no other are strokes of large letters or lie under words.
fn drop_loose(sheet: &mut Sheet) {
    let meets = |at: f32, place: f32, across: &[Rule]| {
        across.iter().any(|r| (r.at - place).abs() < TOUCH && at > r.from - TOUCH && at < r.to + TOUCH)
    };
    let bound = |rule: &Rule, across: &[Rule]| {
        rule.to - rule.from > LONG || meets(rule.at, rule.from, across) && meets(rule.at, rule.to, across)
    };
    let standing = sheet.standing.clone();
    sheet.lying.retain(|rule| bound(rule, &standing));
    let lying = &sheet.lying;
    sheet.standing.retain(|rule| bound(rule, lying));
}

/// A line of more points than this is none of a letter.
const LONG: f32 = 40.0;
/// Lines that end at each other do so within so many points.
const TOUCH: f32 = 1.6;

/// Takes out what recognised text made of the rules: marks that touch one, where words keep a distance.
fn take_out_rules(sheet: &mut Sheet) {
    let (lying, standing) = (&sheet.lying, &sheet.standing);
    sheet.letters.retain(|letter| {
        let area = letter.area();
        let upright = letter.turn == Turn::Upright;
        let on_standing = |r: &Rule| {
            r.at > area.left - NEAR && r.at < area.right + NEAR && r.from < area.bottom && r.to > area.top
        };
        let on_lying = |r: &Rule| {
            r.at > area.top - NEAR && r.at < area.bottom + NEAR && r.from < area.right && r.to > area.left
        };
        !(upright
            && (stands(letter) && standing.iter().any(on_standing)
                || lies(letter) && lying.iter().any(on_lying)))
    });
}

/// In points.
const NEAR: f32 = 0.8;

fn stands(letter: &Letter) -> bool {
    matches!(letter.c, '|' | '¦' | '[' | ']' | '{' | '}' | '!' | '\\' | 'l' | 'I')
}

fn lies(letter: &Letter) -> bool {
    matches!(letter.c, '_' | '—' | '–' | '-' | '=' | '~' | '“' | '”')
}

/// A bullet is recognised as a round letter or two that stand alone before a line.
fn put_in_bullets(sheet: &mut Sheet) {
    let mut upright: Vec<(usize, Letter)> = sheet
        .letters
        .iter()
        .enumerate()
        .filter(|(_, l)| l.turn == Turn::Upright && !l.is_space())
        .map(|(i, l)| (i, *l))
        .collect();
    upright.sort_by(|a, b| a.1.line.total_cmp(&b.1.line));
    let mut not_read = Vec::new();
    for (i, mark) in upright.iter().filter(|(_, l)| is_round(l.c)) {
        let reach = mark.size.max(8.0) * 0.8;
        let first = upright.partition_point(|(_, l)| l.line < mark.line - reach);
        let beside = |(j, l): &&(usize, Letter)| {
            i != j && l.to > mark.from - 2.0 * l.size && l.from < mark.to + 3.5 * l.size
        };
        let mut near: Vec<&(usize, Letter)> = upright
            .iter()
            .skip(first)
            .take_while(|(_, l)| l.line <= mark.line + reach)
            .filter(beside)
            .collect();
        near.sort_by(|a, b| a.1.from.total_cmp(&b.1.from));
        // "e¢" is one bullet seen as two letters.
        let second = near.first().filter(|(_, l)| is_round(l.c) && (l.from - mark.to).abs() < l.size * 0.3);
        let end = second.map_or(mark.to, |(_, l)| l.to);
        let Some((_, next)) = near.get(usize::from(second.is_some())) else { continue };
        if near.first().is_some_and(|(_, l)| l.from < mark.from) || next.from - end < next.size * 0.5 {
            continue;
        }
        not_read.extend(second.map(|(j, _)| *j));
        if let Some(letter) = sheet.letters.get_mut(*i) {
            letter.c = '•';
            (letter.line, letter.size, letter.spaced) = (next.line, next.size, true);
        }
    }
    for i in not_read {
        if let Some(letter) = sheet.letters.get_mut(i) {
            letter.c = ' ';
        }
    }
}

/// What bullets are taken for.
fn is_round(c: char) -> bool {
    matches!(c, 'e' | 'o' | '©' | '¢' | '«' | '»' | '°' | '*' | '·' | '®' | '@' | '¤')
}

/// Dirt on the glass is recognised as a stop or a tilde that stands alone.
fn drop_specks(letters: &mut [Letter]) {
    let apart = |a: &Letter, b: &Letter| {
        a.is_space() || b.is_space() || (a.line - b.line).abs() > 1.0 || b.from - a.to > a.size * 0.3
    };
    for word in letters.chunk_by_mut(|a, b| !apart(a, b)) {
        if word.len() < 3
            && word.iter().all(|l| matches!(l.c, '.' | ',' | '~' | '`' | '´' | '^' | '\'' | '‘' | '’'))
        {
            word.iter_mut().for_each(|letter| letter.c = ' ');
        }
    }
}

/// Recognised letters are as large as what of their line was seen: a line without high letters seems small.
fn even_out_sizes(sheet: &mut Sheet) {
    let mut sizes: Vec<f32> = sheet.letters.iter().filter(|l| !l.is_space()).map(|l| l.size).collect();
    sizes.sort_by(f32::total_cmp);
    let Some(usual) = sizes.get(sizes.len() / 2).copied() else { return };
    for letter in &mut sheet.letters {
        if (0.7..1.3).contains(&(letter.size / usual)) {
            letter.size = usual;
        }
    }
}
