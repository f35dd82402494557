//! A scanned page whose words were recognised: the rules of its tables are seen in its picture.

mod edges;
mod sound;

use hayro_interpret::font::GlyphRun;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps, SoftMask,
};

use super::canvas::area_of;
use super::sheet::{Area, Letter, Rule, Sheet, Turn};
use edges::{Grey, Stroke};

/// How many pixels all pictures of a document may have together: 46 pages of A4 at 300 dots an inch. The pages after
/// them are read without their rules.
pub(super) const MOST_PIXELS: usize = 400_000_000;
/// A scanner may stamp a number or a name on each page, of fewer letters than this.
pub(super) const STAMPED: usize = 25;
/// The dots a point that are enough to see a hairline: 150 an inch.
const DOTS: f64 = 150.0 / 72.0;
/// The part of a page that a picture of the page covers at least. A logo covers less.
const PAGE: f64 = 0.5;

/// The most lines that a page with tables has.
const MOST_STROKES: usize = 3_000;

/// Looks at the pictures of a page and at nothing else.
pub(super) struct Glass<'s> {
    sheet: &'s mut Sheet,
    pixels: &'s mut usize,
}

/// Where a picture stands that takes most of the page.
pub(super) fn area_of_page(image: &Image<'_, '_>, transform: Affine, sheet: &Sheet) -> Option<Area> {
    let shown = shown(image, transform);
    (shown.area() > f64::from(sheet.width) * f64::from(sheet.height) * PAGE).then(|| area_of(shown))
}

/// True where nothing beneath a picture is seen.
pub(super) fn is_opaque(image: &Image<'_, '_>) -> bool {
    matches!(image, Image::Raster(raster) if !sound::has_mask(raster.stream()))
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
        let strokes = grey.strokes();
        // So many are of a drawing or a photograph, and no table.
        if strokes.len() > MOST_STROKES {
            return;
        }
        for Stroke { from, to } in strokes {
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
        if area_of_page(&image, props.transform, self.sheet).is_none() {
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
                        ImageData::Luma(luma) => (Grey::new(luma.data, width), scale),
                        ImageData::Rgb(rgb) => (Grey::of_colours(&rgb.data, width), scale),
                    });
                },
                wanted,
            ),
            // What is painted through a stencil is painted dark.
            Image::Stencil(stencil) => stencil.with_stencil(
                |luma, _| {
                    let ink: Vec<u8> = luma.data.iter().map(|v| 255 - v).collect();
                    seen = Some((Grey::new(ink, luma.width as usize), luma.scale_factors));
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
    for rules in [&mut sheet.lying, &mut sheet.standing] {
        rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    }
    let (lying, standing) = (&sheet.lying, &sheet.standing);
    let touches = |rules: &[Rule], (low, high): (f32, f32), (from, to): (f32, f32)| {
        let first = rules.partition_point(|r| r.at <= low - NEAR);
        rules.iter().skip(first).take_while(|r| r.at < high + NEAR).any(|r| r.from < to && r.to > from)
    };
    sheet.letters.retain(|letter| {
        let area = letter.area();
        let (across, down) = ((area.left, area.right), (area.top, area.bottom));
        letter.turn != Turn::Upright
            || !(stands(letter) && touches(standing, across, down)
                || lies(letter) && touches(lying, down, across))
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
    let upright = Upright::of(&sheet.letters);
    let mut bullets: Vec<(usize, Option<usize>, Letter)> = Vec::new();
    for (i, mark) in sheet.letters.iter().enumerate() {
        if !is_round(mark.c) || mark.turn != Turn::Upright {
            continue;
        }
        let near = upright.around(i, mark);
        // "e¢" is one bullet seen as two letters.
        let second = near.first().filter(|(_, l)| is_round(l.c) && (l.from - mark.to).abs() < l.size * 0.3);
        let end = second.map_or(mark.to, |(_, l)| l.to);
        let Some((_, next)) = near.get(usize::from(second.is_some())) else { continue };
        if near.first().is_some_and(|(_, l)| l.from < mark.from) || next.from - end < next.size * 0.5 {
            continue;
        }
        let bullet = Letter { c: '•', line: next.line, size: next.size, spaced: true, ..*mark };
        bullets.push((i, second.map(|(j, _)| *j), bullet));
    }
    for (i, second, bullet) in bullets {
        if let Some(letter) = second.and_then(|j| sheet.letters.get_mut(j)) {
            letter.c = ' ';
        }
        if let Some(letter) = sheet.letters.get_mut(i) {
            *letter = bullet;
        }
    }
}

/// The upright letters of a page in bands across it, each from the left.
struct Upright(Vec<(i32, usize, Letter)>);

/// How high a band is, in points.
const BAND: f32 = 12.0;
/// A mark with more letters around it does not stand alone.
const CROWD: usize = 40;

impl Upright {
    fn of(letters: &[Letter]) -> Self {
        let upright = letters.iter().enumerate().filter(|(_, l)| l.turn == Turn::Upright && !l.is_space());
        let mut all: Vec<(i32, usize, Letter)> = upright.map(|(i, l)| (band(l), i, *l)).collect();
        all.sort_by(|a, b| a.0.cmp(&b.0).then(a.2.from.total_cmp(&b.2.from)));
        Self(all)
    }

    /// The letters right before and behind a mark, near its line, from the left; the first of them in a crowd.
    fn around(&self, i: usize, mark: &Letter) -> Vec<(usize, Letter)> {
        let reach = mark.size.clamp(8.0, BAND) * 0.8;
        let widest = mark.size.max(BAND) * 4.0;
        let mut near: Vec<(usize, Letter)> = Vec::new();
        for band in band(mark) - 1..=band(mark) + 1 {
            let first = self.0.partition_point(|(b, _, l)| (*b, l.from) < (band, mark.from - widest));
            let there = self
                .0
                .iter()
                .skip(first)
                .take(CROWD)
                .take_while(|(b, _, l)| *b == band && l.from < mark.to + widest);
            near.extend(
                there
                    .filter(|(_, j, l)| {
                        *j != i
                            && (l.line - mark.line).abs() <= reach
                            && l.to > mark.from - 2.0 * l.size
                            && l.from < mark.to + 3.5 * l.size
                    })
                    .map(|(_, j, l)| (*j, *l)),
            );
        }
        near.sort_by(|a, b| a.1.from.total_cmp(&b.1.from));
        near
    }
}

fn band(letter: &Letter) -> i32 {
    (letter.line / BAND).floor() as i32
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
