//! A small writer of SVG: shapes and words with attributes alone, so that a picture needs no style sheet, script or font
//! and may stand in a page with a strict content security policy.

use super::colour::{GROUPS, INK, PAPER, QUIET};
use quick_xml::escape::escape;
use std::fmt::Write;

/// How wide every picture is, in its own units. At 320 pixels of width, words of 15 units are 12 pixels high.
pub(crate) const WIDTH: f64 = 400.0;
/// The room at both sides.
pub(crate) const MARGIN: f64 = 12.0;

/// Where words stand from their point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Start,
    Middle,
    End,
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    Title,
    Label,
    Strong,
    Quiet,
    Italic,
}

impl Look {
    pub(crate) fn size(self) -> f64 {
        match self {
            Self::Title => 17.0,
            Self::Label | Self::Strong => 14.0,
            Self::Quiet | Self::Italic => 13.0,
        }
    }
}

/// A picture in the making, written downwards.
#[derive(Debug, Default)]
pub(crate) struct Canvas {
    body: String,
}

impl Canvas {
    /// Words at a point.
    pub(crate) fn words(&mut self, x: f64, y: f64, side: Side, look: Look, words: &str) {
        self.tinted(
            x,
            y,
            side,
            look,
            if matches!(look, Look::Quiet | Look::Italic) { QUIET } else { INK },
            words,
        );
    }

    /// Words at a point in a colour, with a thin rim of paper so that a line behind them does not cross them out.
    pub(crate) fn tinted(&mut self, x: f64, y: f64, side: Side, look: Look, colour: &str, words: &str) {
        let anchor = match side {
            Side::Start => "start",
            Side::Middle => "middle",
            Side::End => "end",
        };
        let weight = match look {
            Look::Title | Look::Strong => r#" font-weight="bold""#,
            Look::Italic => r#" font-style="italic""#,
            Look::Label | Look::Quiet => "",
        };
        let _ = writeln!(
            self.body,
            r#"<text x="{}" y="{}" font-size="{}" text-anchor="{anchor}" fill="{colour}" stroke="{PAPER}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"{weight}>{}</text>"#,
            at(x),
            at(y),
            look.size(),
            escape(words),
        );
    }

    /// A box.
    pub(crate) fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, fill: &str) {
        let _ = writeln!(
            self.body,
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{fill}"/>"#,
            at(x),
            at(y),
            at(width.max(0.0)),
            at(height)
        );
    }

    /// A box with an edge.
    pub(crate) fn outlined(&mut self, x: f64, y: f64, width: f64, height: f64, fill: &str, edge: &str) {
        let _ = writeln!(
            self.body,
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{fill}" stroke="{edge}" stroke-width="1"/>"#,
            at(x),
            at(y),
            at(width.max(0.0)),
            at(height)
        );
    }

    /// A straight line. `dashes` is empty for a whole one.
    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: &str, width: f64, dashes: &str) {
        let dashes =
            if dashes.is_empty() { String::new() } else { format!(r#" stroke-dasharray="{dashes}""#) };
        let _ = writeln!(
            self.body,
            r#"<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{colour}" stroke-width="{width}"{dashes}/>"#,
            at(from.0),
            at(from.1),
            at(to.0),
            at(to.1)
        );
    }

    /// A line through points.
    pub(crate) fn path(&mut self, points: &[(f64, f64)], colour: &str, width: f64, dashes: &str) {
        if points.len() < 2 {
            return;
        }
        let dashes =
            if dashes.is_empty() { String::new() } else { format!(r#" stroke-dasharray="{dashes}""#) };
        let _ = writeln!(
            self.body,
            r#"<polyline points="{}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"{dashes}/>"#,
            list(points)
        );
    }

    /// An area between points.
    pub(crate) fn area(&mut self, points: &[(f64, f64)], fill: &str) {
        if points.len() < 3 {
            return;
        }
        let _ = writeln!(self.body, r#"<polygon points="{}" fill="{fill}"/>"#, list(points));
    }

    /// A dot with a rim of paper.
    pub(crate) fn dot(&mut self, x: f64, y: f64, radius: f64, fill: &str) {
        let _ = writeln!(
            self.body,
            r#"<circle cx="{}" cy="{}" r="{radius}" fill="{fill}" stroke="{PAPER}" stroke-width="1"/>"#,
            at(x),
            at(y)
        );
    }

    /// A diamond: a target.
    pub(crate) fn diamond(&mut self, x: f64, y: f64, radius: f64, fill: &str) {
        let points = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)];
        let _ = writeln!(
            self.body,
            r#"<polygon points="{}" fill="{fill}" stroke="{PAPER}" stroke-width="1"/>"#,
            list(&points)
        );
    }

    /// A place of a fixed size that says that something is hidden. Its shape tells nothing of what is.
    pub(crate) fn hidden(&mut self, slug: &str, x: f64, y: f64, height: f64) {
        self.outlined(x, y, 28.0, height, &format!("url(#{slug}-hidden)"), QUIET);
    }

    /// The finished picture.
    pub(crate) fn finish(self, slug: &str, height: f64, title: &str, description: &str) -> String {
        let mut out = String::new();
        let _ = writeln!(
            out,
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" aria-labelledby="{slug}-title {slug}-desc" font-family="Arial, Helvetica, sans-serif" lang="en-GB">"#,
            height = at(height),
        );
        let _ = writeln!(out, r#"<title id="{slug}-title">{}</title>"#, escape(title));
        let _ = writeln!(out, r#"<desc id="{slug}-desc">{}</desc>"#, escape(description));
        out.push_str(&patterns(slug));
        let _ = writeln!(out, r#"<rect width="{WIDTH}" height="{}" fill="{PAPER}"/>"#, at(height));
        out.push_str(&self.body);
        out.push_str("</svg>\n");
        out
    }
}

/// The fill of a group, by its place: a colour with a pattern of its own.
pub(crate) fn fill(slug: &str, group: usize) -> String {
    match group % GROUPS.len() {
        0 => GROUPS[0].to_owned(),
        some => format!("url(#{slug}-p{some})"),
    }
}

fn patterns(slug: &str) -> String {
    let marks = [
        r##"<path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" stroke="#ffffff" stroke-width="1.6"/>"##,
        r##"<circle cx="4" cy="4" r="1.4" fill="#ffffff"/>"##,
        r##"<path d="M0,4 h8" stroke="#ffffff" stroke-width="1.6"/>"##,
        r##"<path d="M4,0 v8" stroke="#ffffff" stroke-width="1.6"/>"##,
        r##"<path d="M0,4 h8 M4,0 v8" stroke="#ffffff" stroke-width="1.2"/>"##,
    ];
    let mut out = String::from("<defs>");
    for (at, (mark, colour)) in marks.iter().zip(GROUPS.iter().skip(1)).enumerate() {
        let _ = write!(
            out,
            r#"<pattern id="{slug}-p{}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="{colour}"/>{mark}</pattern>"#,
            at + 1
        );
    }
    let _ = writeln!(
        out,
        r##"<pattern id="{slug}-hidden" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ffffff"/><path d="M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2" stroke="{QUIET}" stroke-width="1"/></pattern></defs>"##
    );
    out
}

/// A coordinate, to a tenth.
fn at(value: f64) -> String {
    let value = if value.is_finite() { (value * 10.0).round() / 10.0 } else { 0.0 };
    // No "-0" in a picture.
    format!("{}", value + 0.0)
}

fn list(points: &[(f64, f64)]) -> String {
    points.iter().map(|(x, y)| format!("{},{}", at(*x), at(*y))).collect::<Vec<_>>().join(" ")
}

/// About how wide words are. Arial's letters are a little over half as wide as high; bold ones a little more.
pub(crate) fn width_of(words: &str, look: Look) -> f64 {
    let letter = |it: char| match it {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | ' ' | '.' | ',' | ':' | '(' | ')' | '[' | ']' | '\'' | '’'
        | '-' => 0.33,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.86,
        it if it.is_uppercase() => 0.69,
        _ => 0.55,
    };
    let bold = if matches!(look, Look::Title | Look::Strong) { 1.06 } else { 1.0 };
    words.chars().map(letter).sum::<f64>() * look.size() * bold
}

/// Words in lines that fit a width. A word that is wider than a line is broken where it must be.
pub(crate) fn wrapped(words: &str, look: Look, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace().flat_map(|it| pieces(it, look, width)) {
        match lines.last_mut() {
            Some(line) if width_of(line, look) + width_of(" ", look) + width_of(&word, look) <= width => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// A word, or the parts of one that is wider than a line.
fn pieces(word: &str, look: Look, width: f64) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        let Some(piece) = pieces.last_mut() else { break };
        piece.push(letter);
        if width_of(piece, look) > width && piece.chars().count() > 1 {
            piece.pop();
            pieces.push(letter.to_string());
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_wider_than_a_line_is_broken_and_none_of_it_is_lost() {
        let long = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle";
        let lines = wrapped(&format!("The {long} of the council"), Look::Strong, 200.0);
        assert!(lines.iter().all(|it| width_of(it, Look::Strong) <= 200.0), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), format!("The{long}ofthecouncil"));
        assert_eq!(wrapped("short words stay", Look::Label, 400.0), ["short words stay"]);
    }
}
