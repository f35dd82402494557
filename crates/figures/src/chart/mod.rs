//! Charts as SVG: each with a title, a description for who does not see it, direct labels, and patterns beside colour.
//!
//! A chart takes [`Estimate`]s, and a hidden one carries no number: no bar, axis, label or description can tell what
//! nobody may know. Axes reach as far as what is shown.

mod canvas;
mod colour;
mod dumbbell;
mod funnel;
mod pay;
mod ratio;
mod scale;
mod shares;
mod stages;
mod trend;

pub use dumbbell::{Dumbbell, Pair, PairUnit};
pub use funnel::{FunnelPlot, FunnelUnit, Limits, Unit};
pub use pay::{PayQuarters, Quarter};
pub use ratio::{RatioPlot, RatioRow};
pub use shares::{Comparator, ShareRow, Shares};
pub use stages::{Stage, Stages};
pub use trend::{Projection, Target, Trend, TrendPoint};

use crate::published::Symbol;
use canvas::{Canvas, Look, MARGIN, Side, WIDTH, fill, width_of, wrapped};
use colour::INK;

/// A value that a chart draws: shown with what is known of its precision, or hidden.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Estimate {
    /// Drawn.
    Shown {
        /// The value.
        value: f64,
        /// The interval around it, where one was calculated. An end may be infinite.
        interval: Option<(f64, f64)>,
    },
    /// Not drawn; the symbol stands in its place.
    Hidden(Symbol),
}

impl Estimate {
    /// A value without an interval.
    #[must_use]
    pub fn plain(value: f64) -> Self {
        Self::Shown { value, interval: None }
    }

    fn reach(&self) -> impl Iterator<Item = f64> + use<> {
        let (value, interval) = match *self {
            Self::Shown { value, interval } => (Some(value), interval),
            Self::Hidden(_) => (None, None),
        };
        value.into_iter().chain(interval.into_iter().flat_map(|(low, high)| [low, high]))
    }
}

/// What every chart is told: how its file and ids begin, what it says above and below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// A short name of small letters, digits and hyphens: the chart's file, and the start of the ids in it.
    pub slug: String,
    /// What the chart is about.
    pub title: String,
    /// What is measured, of whom, when.
    pub subtitle: String,
    /// Whose data it is.
    pub source: String,
}

/// A finished chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The name of its file, without its ending.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What it shows, in words: the description in the picture, and the text beside it.
    pub words: String,
    /// The picture.
    pub svg: String,
}

/// A chart between its heading and its source.
struct Frame {
    canvas: Canvas,
    /// How far down the picture is drawn.
    y: f64,
}

impl Frame {
    fn begin(heading: &Heading) -> Self {
        let mut frame = Self { canvas: Canvas::default(), y: 8.0 };
        frame.paragraph(&heading.title, Look::Title);
        frame.y += 2.0;
        frame.paragraph(&heading.subtitle, Look::Quiet);
        frame.y += 8.0;
        frame
    }

    /// Words in lines from margin to margin.
    fn paragraph(&mut self, words: &str, look: Look) {
        for line in wrapped(words, look, WIDTH - 2.0 * MARGIN) {
            self.y += look.size() * 1.25;
            self.canvas.words(MARGIN, self.y - 3.0, Side::Start, look, &line);
        }
    }

    /// Which pattern stands for which group.
    fn key(&mut self, slug: &str, groups: &[String]) {
        let mut x = MARGIN;
        self.y += 16.0;
        for (at, group) in groups.iter().enumerate() {
            let wide = 20.0 + width_of(group, Look::Label) + 14.0;
            if x > MARGIN && x + wide > WIDTH {
                x = MARGIN;
                self.y += 21.0;
            }
            self.canvas.outlined(x, self.y - 12.0, 14.0, 14.0, &fill(slug, at), INK);
            // Only a name that is wider than the picture has more than one line, and nothing stands beside it.
            for (line, words) in wrapped(group, Look::Label, WIDTH - 2.0 * MARGIN - 20.0).iter().enumerate() {
                self.y += if line > 0 { 17.0 } else { 0.0 };
                self.canvas.words(x + 20.0, self.y, Side::Start, Look::Label, words);
            }
            x += wide;
        }
        self.y += 8.0;
    }

    fn finish(mut self, heading: &Heading, mut words: String) -> Drawing {
        self.y += 6.0;
        if !heading.source.is_empty() {
            let source = format!("Source: {}", heading.source);
            self.paragraph(&source, Look::Quiet);
            words.push_str(&format!(" {source}."));
        }
        let height = self.y + 10.0;
        Drawing {
            slug: heading.slug.clone(),
            title: heading.title.clone(),
            svg: self.canvas.finish(&heading.slug, height, &heading.title, &words),
            words,
        }
    }
}

/// A label in lines that leave room for the words at the right of its first line.
fn label_lines(label: &str, right: &str) -> Vec<String> {
    let taken = if right.is_empty() { 0.0 } else { width_of(right, Look::Label) + 12.0 };
    wrapped(label, Look::Strong, WIDTH - 2.0 * MARGIN - taken)
}

/// A percentage as people read it.
fn percent(value: f64) -> String {
    format!("{value:.1}%")
}

/// What stands in the place of a hidden value.
fn hidden_words(symbol: Symbol) -> String {
    format!("{} {}", symbol.code(), symbol.short())
}

/// The list of what is said, as one text.
fn told(heading: &Heading, kind: &str, rows: impl Iterator<Item = String>) -> String {
    let mut words = format!("{kind}. {}.", heading.subtitle.trim_end_matches('.'));
    for row in rows {
        words.push(' ');
        words.push_str(&row);
        if !row.ends_with('.') {
            words.push('.');
        }
    }
    words
}

#[cfg(test)]
mod tests;
