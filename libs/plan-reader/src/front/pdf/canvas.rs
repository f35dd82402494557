//! Takes down what a page draws - letters, rules, fills and pictures - upright, measured from its top left corner.

mod placed;

use std::collections::HashSet;
use std::rc::Rc;

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};

use super::scan;
use super::sheet::{Area, Fill, Letter, Rule, Sheet};
use super::spelling::{is_ligature, kept, spelt};
use placed::{Placed, placed};

/// How much a document may draw, all its pages together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowance {
    pub strokes: usize,
    pub letters: usize,
}

/// The drawing was stopped because there is no end to it.
pub(super) struct TooMuch;

/// Receives the drawing of one page.
pub(super) struct Canvas<'k> {
    sheet: Sheet,
    allowance: Allowance,
    bold_glyphs: &'k HashSet<u128>,
    clips: Vec<Rect>,
    /// The words that marked content says it stands for, once its first letter has come.
    spoken: Vec<Option<Rc<str>>>,
    /// Which of the groups that are being drawn let what lies beneath be seen.
    see_through: Vec<bool>,
    picture: Option<PagePicture>,
}

/// A picture that takes most of the page.
struct PagePicture {
    area: Area,
    /// It hides what it covers of so many letters, which were drawn before it.
    hides: usize,
}

impl<'k> Canvas<'k> {
    pub(super) fn new(sheet: Sheet, allowance: Allowance, bold_glyphs: &'k HashSet<u128>) -> Self {
        let page = Rect::new(0.0, 0.0, f64::from(sheet.width), f64::from(sheet.height));
        Self {
            sheet,
            allowance,
            bold_glyphs,
            clips: vec![page],
            spoken: Vec::new(),
            see_through: Vec::new(),
            picture: None,
        }
    }

    /// The page as it was drawn. Where most of its words lie behind a picture of it, or are not to be seen, it is a scan.
    pub(super) fn finished(mut self) -> (Sheet, Allowance) {
        if let Some(PagePicture { area, hides }) = self.picture {
            let covered = |l: &Letter| {
                let (x, y) = l.middle();
                area.holds(x, y)
            };
            let letters = self.sheet.letters.iter().enumerate();
            let unseen = letters.filter(|(i, l)| l.hidden || *i < hides && covered(l)).count();
            self.sheet.scanned = unseen * 2 > self.sheet.letters.len();
            self.sheet.wordless = self.sheet.count_of_letters() < scan::STAMPED;
        }
        (self.sheet, self.allowance)
    }

    fn clip(&self) -> Rect {
        self.clips.last().copied().unwrap_or(Rect::ZERO)
    }

    /// The interpreter cannot be told to stop, so it is left by unwinding; the reader of the file catches this.
    fn spend(&mut self, strokes: usize) {
        match self.allowance.strokes.checked_sub(strokes) {
            Some(left) => self.allowance.strokes = left,
            None => std::panic::resume_unwind(Box::new(TooMuch)),
        }
    }

    fn push_letter(&mut self, letter: Letter) {
        match self.allowance.letters.checked_sub(1) {
            Some(left) => self.allowance.letters = left,
            None => std::panic::resume_unwind(Box::new(TooMuch)),
        }
        self.sheet.letters.push(letter);
    }

    fn fill(&mut self, path: &BezPath, transform: Affine, colour: [u8; 3]) {
        for outline in outlines(path, transform) {
            self.dot(&outline);
            let Some(rect) = outline.rectangle() else { continue };
            let seen = rect.intersect(self.clip());
            let (w, h) = (seen.width(), seen.height());
            if w <= 0.0 || h <= 0.0 {
                // A hairline has no area but is drawn.
                if rect.width() > 3.0 || rect.height() > 3.0 {
                    self.line(Point::new(rect.x0, rect.y0), Point::new(rect.x1, rect.y1), colour);
                }
                continue;
            }
            if h <= THIN && w > h * 2.0 {
                self.line(Point::new(seen.x0, seen.center().y), Point::new(seen.x1, seen.center().y), colour);
            } else if w <= THIN && h > w * 2.0 {
                self.line(Point::new(seen.center().x, seen.y0), Point::new(seen.center().x, seen.y1), colour);
            } else if w > 6.0 && h > 5.0 && self.sheet.fills.len() < MOST_RULES {
                self.sheet.fills.push(Fill { area: area_of(seen), colour });
            }
        }
    }

    fn stroke(&mut self, path: &BezPath, transform: Affine, width: f64, colour: [u8; 3]) {
        // A very thick line is how some programs paint a background.
        let width = width * transform.determinant().abs().sqrt();
        for outline in outlines(path, transform) {
            self.dot(&outline);
            for pair in outline.points.windows(2) {
                let [a, b] = pair else { continue };
                if width > THIN * 2.0 {
                    let half = width / 2.0;
                    let rect = Rect::from_points(*a, *b).inflate(
                        if (a.x - b.x).abs() < 0.5 { half } else { 0.0 },
                        if (a.y - b.y).abs() < 0.5 { half } else { 0.0 },
                    );
                    if self.sheet.fills.len() < MOST_RULES {
                        self.sheet.fills.push(Fill { area: area_of(rect), colour });
                    }
                } else {
                    self.line(*a, *b, colour);
                }
            }
        }
    }

    fn dot(&mut self, outline: &Outline) {
        let Some(first) = outline.points.first() else { return };
        let rect = outline.points.iter().fold(Rect::from_points(*first, *first), |r, p| r.union_pt(*p));
        let (w, h) = (rect.width(), rect.height());
        let small = (1.0..9.0).contains(&w) && (1.0..9.0).contains(&h) && (0.6..1.7).contains(&(w / h));
        if small && self.sheet.dots.len() < MOST_DOTS && rect.overlaps(self.clip()) {
            self.sheet.dots.push(area_of(rect));
        }
    }

    fn line(&mut self, a: Point, b: Point, colour: [u8; 3]) {
        let clip = self.clip().inflate(1.0, 1.0);
        let (w, h) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        let white = colour.iter().all(|c| *c > 250);
        if white || self.sheet.lying.len() + self.sheet.standing.len() >= MOST_RULES {
            return;
        }
        if h <= 1.0 && w > 2.0 {
            let (from, to) = (a.x.min(b.x).max(clip.x0), a.x.max(b.x).min(clip.x1));
            let at = f64::midpoint(a.y, b.y);
            if to > from && at >= clip.y0 && at <= clip.y1 {
                self.sheet.lying.push(Rule { at: at as f32, from: from as f32, to: to as f32 });
            }
        } else if w <= 1.0 && h > 2.0 {
            let (from, to) = (a.y.min(b.y).max(clip.y0), a.y.max(b.y).min(clip.y1));
            let at = f64::midpoint(a.x, b.x);
            if to > from && at >= clip.x0 && at <= clip.x1 {
                self.sheet.standing.push(Rule { at: at as f32, from: from as f32, to: to as f32 });
            }
        }
    }
}

/// The thickness in points up to which a filled rectangle is a line.
const THIN: f64 = 3.2;
/// Beyond this a page is a drawing and no table.
const MOST_RULES: usize = 40_000;
const MOST_DOTS: usize = 4_000;

/// A run of straight pieces.
struct Outline {
    points: Vec<Point>,
    curved: bool,
}

impl Outline {
    fn rectangle(&self) -> Option<Rect> {
        let first = *self.points.first()?;
        let rect = self.points.iter().fold(Rect::from_points(first, first), |r, p| r.union_pt(*p));
        let at_corners = self.points.iter().all(|p| {
            ((p.x - rect.x0).abs() < 0.3 || (p.x - rect.x1).abs() < 0.3)
                && ((p.y - rect.y0).abs() < 0.3 || (p.y - rect.y1).abs() < 0.3)
        });
        // Rounded corners still make a box.
        (self.points.len() >= 4 && at_corners || self.curved && rect.width() > 20.0 && rect.height() > 8.0)
            .then_some(rect)
    }
}

fn outlines(path: &BezPath, transform: Affine) -> Vec<Outline> {
    let mut out: Vec<Outline> = Vec::new();
    for element in path.elements().iter().take(20_000) {
        match element {
            PathEl::MoveTo(p) => out.push(Outline { points: vec![transform * *p], curved: false }),
            PathEl::LineTo(p) => {
                if let Some(last) = out.last_mut() {
                    last.points.push(transform * *p);
                }
            }
            PathEl::QuadTo(_, p) | PathEl::CurveTo(_, _, p) => {
                if let Some(last) = out.last_mut() {
                    last.points.push(transform * *p);
                    last.curved = true;
                }
            }
            PathEl::ClosePath => {
                if let Some(last) = out.last_mut()
                    && let Some(first) = last.points.first().copied()
                {
                    last.points.push(first);
                }
            }
        }
    }
    out
}

pub(super) fn area_of(rect: Rect) -> Area {
    Area { left: rect.x0 as f32, top: rect.y0 as f32, right: rect.x1 as f32, bottom: rect.y1 as f32 }
}

fn colour_of(paint: &Paint<'_>) -> Option<[u8; 3]> {
    match paint {
        Paint::Color(colour) => {
            let [r, g, b, a] = colour.to_rgba().to_rgba8();
            // Seen through, it lightens what lies beneath, which is nearly always white paper.
            let over = |c: u8| 255 - ((255 - u32::from(c)) * u32::from(a) / 255) as u8;
            Some([over(r), over(g), over(b)]).filter(|_| a > 8)
        }
        Paint::Pattern(_) => None,
    }
}

impl<'a> Device<'a> for Canvas<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, draw_mode: &DrawMode) {
        self.spend(1);
        let colour = colour_of(&props.paint);
        match draw_mode {
            DrawMode::Fill(_) => {
                if let Some(colour) = colour {
                    self.fill(path, props.transform, colour);
                }
            }
            DrawMode::Stroke(stroke) => {
                self.stroke(path, props.transform, f64::from(stroke.line_width), colour.unwrap_or([0; 3]));
            }
            DrawMode::FillAndStroke(_, stroke) => {
                if let Some(colour) = colour {
                    self.fill(path, props.transform, colour);
                }
                self.stroke(path, props.transform, f64::from(stroke.line_width), [0; 3]);
            }
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, clip_path: &ClipPath) {
        // Every drawing within a drawing begins with this; the deeper they lie, the sooner it is enough.
        self.spend(4 + self.clips.len() * self.clips.len());
        let clip = clip_path.path.bounding_box().intersect(self.clip());
        self.clips.push(if clip.width() < 0.0 || clip.height() < 0.0 { Rect::ZERO } else { clip });
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        self.spend(1);
        self.see_through.push(opacity < 1.0 || mask.is_some() || blend != BlendMode::Normal);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, draw_mode: &DrawMode) {
        self.spend(1);
        let hidden = matches!(draw_mode, DrawMode::Invisible);
        let mut bold = None;
        for glyph in run.glyphs() {
            let bold = *bold.get_or_insert_with(|| is_bold(glyph, self.bold_glyphs));
            let transform = props.transform * glyph.transform();
            let (advance, unit) = match &**glyph {
                Glyph::Outline(g) => (g.advance_width().map_or(500.0, f64::from), 1000.0),
                Glyph::Type3(g) => (g.advance_width().map_or(500.0, f64::from), 1000.0),
            };
            let Some(Placed { turn, from, line, size, slope }) = placed(transform, unit) else { continue };
            let along = (transform * Point::new(advance, 0.0) - transform * Point::ZERO).hypot();
            let unicode = match self.spoken.last_mut() {
                // The words spoken for the whole stand where its first letter does.
                Some(Some(words)) if !words.is_empty() => {
                    let words = std::mem::replace(words, Rc::from(""));
                    Some(BfString::String(words.to_string()))
                }
                Some(Some(_)) => continue,
                _ => glyph.as_unicode(),
            };
            let letter = |c, from: f64, to: f64| Letter {
                c,
                from: from as f32,
                to: to as f32,
                line: line as f32,
                size: size as f32,
                slope: slope as f32,
                bold,
                struck: false,
                turn,
                hidden,
                spaced: false,
            };
            let text = match unicode {
                Some(BfString::Char(c)) if !is_ligature(c) => {
                    if let Some(c) = kept(c) {
                        self.push_letter(letter(c, from, from + along));
                    }
                    continue;
                }
                Some(BfString::Char(c)) => spelt(c).to_owned(),
                Some(BfString::String(text)) => text
                    .chars()
                    .map(|c| if is_ligature(c) { spelt(c).to_owned() } else { c.to_string() })
                    .collect(),
                None => {
                    self.sheet.unknown += 1;
                    "\u{fffd}".to_owned()
                }
            };
            let parts = text.chars().count().max(1) as f64;
            for (i, c) in text.chars().enumerate() {
                if let Some(c) = kept(c) {
                    let start = from + along * i as f64 / parts;
                    self.push_letter(letter(c, start, start + along / parts));
                }
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.spend(1);
        self.sheet.pictures += 1;
        if let Some(area) = scan::area_of_page(&image, props.transform, &self.sheet) {
            let opaque = !self.see_through.contains(&true) && scan::is_opaque(&image);
            self.picture =
                Some(PagePicture { area, hides: if opaque { self.sheet.letters.len() } else { 0 } });
        }
    }

    fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn pop_transparency_group(&mut self) {
        self.see_through.pop();
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        self.spend(1);
        let inherited = self.spoken.last().cloned().flatten();
        let own = properties
            .and_then(|p| p.get::<PdfString<'_>>(&b"ActualText"[..]))
            .map(|text| Rc::from(super::text::decoded(text.as_bytes()).as_str()));
        if self.spoken.len() < 1000 {
            self.spoken.push(inherited.or(own));
        }
    }

    fn end_marked_content(&mut self) {
        self.spoken.pop();
    }
}

fn is_bold(glyph: &Glyph<'_>, bold_glyphs: &HashSet<u128>) -> bool {
    let Glyph::Outline(outline) = glyph else { return false };
    match outline.font_data() {
        Some(font) => {
            font.postscript_name.as_deref().is_some_and(named_bold) || font.weight.is_some_and(|w| w >= 600)
        }
        None => bold_glyphs.contains(&outline.identifier().cache_key()),
    }
}

/// True for the name of a bold font.
pub(super) fn named_bold(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["bold", "black", "heavy", "-bd", "demi"].iter().any(|w| name.contains(w))
}
