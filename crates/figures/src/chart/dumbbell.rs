//! Two values of each row, one above the other with a line between them: an earlier year and now, as counted and after
//! borrowing from the whole, for a place and as it would be with the ages of a standard.

use super::{
    Drawing, Estimate, Frame, Heading,
    canvas::{Canvas, Look, MARGIN, Side, WIDTH, width_of, wrapped},
    colour::{GRID, INK, MAIN, PAPER, QUIET},
    hidden_words, label_lines, percent,
    ratio::{between, end, tick_words},
    scale::{Linear, Log},
    told,
};

/// Pairs of values with their intervals.
#[derive(Debug, Clone, PartialEq)]
pub struct Dumbbell {
    /// Title, subtitle, source.
    pub heading: Heading,
    /// What the upper value of each row is, and what the lower one.
    pub ends: (String, String),
    /// In what both are told.
    pub unit: PairUnit,
    /// The rows, from the top.
    pub rows: Vec<Pair>,
}

/// In what the values of a [`Dumbbell`] are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairUnit {
    /// Percent, from nought.
    Percent,
    /// Events for so many people, from nought.
    Rate,
    /// A ratio, on a scale on which half and twice are equally far from one.
    Times,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Whose values.
    pub label: String,
    /// The upper one.
    pub from: Estimate,
    /// The lower one.
    pub to: Estimate,
}

/// Between the two values of a row.
const STEP: f64 = 17.0;
const ROW: f64 = 64.0;
const LINE: f64 = 17.0;

/// Where values stand across the picture.
enum Scale {
    Linear(Linear),
    Log(Log),
}

impl Scale {
    /// The place, and whether it lies within the scale.
    fn at(&self, value: f64) -> (f64, bool) {
        match self {
            Self::Linear(it) => (it.at(value), value.is_finite()),
            Self::Log(it) => it.at(value),
        }
    }

    fn ticks(&self) -> Vec<f64> {
        match self {
            Self::Linear(it) => it.ticks(),
            Self::Log(it) => it.ticks(),
        }
    }

    fn tick_words(&self, tick: f64, unit: PairUnit) -> String {
        match (self, unit) {
            (Self::Log(_), _) => tick_words(tick),
            (Self::Linear(it), PairUnit::Percent) => format!("{tick:.*}%", it.decimals()),
            (Self::Linear(it), _) => format!("{tick:.*}", it.decimals()),
        }
    }
}

impl Dumbbell {
    /// The chart.
    #[must_use]
    pub fn draw(&self) -> Drawing {
        let mut frame = Frame::begin(&self.heading);
        self.key(&mut frame);
        let scale = self.scale();
        let labels: Vec<_> = self.rows.iter().map(|it| label_lines(&it.label, "")).collect();
        let high = |lines: &Vec<String>| ROW + LINE * (lines.len().max(1) - 1) as f64;
        let (top, bottom) = (frame.y, frame.y + labels.iter().map(high).sum::<f64>() + 4.0);
        for tick in scale.ticks() {
            let x = scale.at(tick).0;
            frame.canvas.line((x, top), (x, bottom), GRID, 1.0, "");
        }
        let mut y = top;
        for (row, lines) in self.rows.iter().zip(&labels) {
            y += high(lines);
            if self.unit == PairUnit::Times {
                // The line of equal beside the intervals, not through their label.
                let one = scale.at(1.0).0;
                frame.canvas.line((one, y - ROW + 22.0), (one, y), INK, 2.0, "");
            }
            self.row(&mut frame.canvas, row, lines, y, &scale);
        }
        frame.y = bottom + 16.0;
        for tick in scale.ticks() {
            let (x, words) = (scale.at(tick).0, scale.tick_words(tick, self.unit));
            let side = if x <= MARGIN + 1.0 { Side::Start } else { Side::Middle };
            frame.canvas.words(x, frame.y, side, Look::Quiet, &words);
        }
        let words = self.words();
        frame.finish(&self.heading, words)
    }

    fn scale(&self) -> Scale {
        let reach = self.rows.iter().flat_map(|it| it.from.reach().chain(it.to.reach()));
        match self.unit {
            PairUnit::Times => Scale::Log(Log::over(reach, MARGIN + 10.0, WIDTH - MARGIN - 10.0)),
            PairUnit::Percent | PairUnit::Rate => {
                Scale::Linear(Linear::over(reach, MARGIN, WIDTH - MARGIN - 8.0))
            }
        }
    }

    /// Which mark is which, in the order in which they stand in every row.
    fn key(&self, frame: &mut Frame) {
        frame.y += 2.0;
        for (at, words) in [&self.ends.0, &self.ends.1].into_iter().enumerate() {
            for (line, words) in wrapped(words, Look::Label, WIDTH - 2.0 * MARGIN - 20.0).iter().enumerate() {
                frame.y += 16.0;
                if line == 0 {
                    mark(&mut frame.canvas, MARGIN + 6.0, frame.y - 4.5, at == 1);
                }
                frame.canvas.words(MARGIN + 20.0, frame.y, Side::Start, Look::Label, words);
            }
        }
        frame.y += 8.0;
    }

    fn row(&self, canvas: &mut Canvas, row: &Pair, lines: &[String], bottom: f64, scale: &Scale) {
        let upper = bottom - 14.0 - STEP;
        let first = upper - 14.0 - LINE * (lines.len().max(1) - 1) as f64;
        for (at, line) in lines.iter().enumerate() {
            canvas.words(MARGIN, first + LINE * at as f64, Side::Start, Look::Strong, line);
        }
        let place = |it: Estimate| match it {
            Estimate::Shown { value, .. } => Some(scale.at(value)).filter(|it| it.1).map(|it| it.0),
            Estimate::Hidden(_) => None,
        };
        if let (Some(from), Some(to)) = (place(row.from), place(row.to)) {
            canvas.line((from, upper), (to, upper + STEP), QUIET, 1.5, "3 2");
        }
        for (at, it) in [row.from, row.to].into_iter().enumerate() {
            self.value(canvas, it, upper + STEP * at as f64, at == 1, scale);
        }
    }

    fn value(&self, canvas: &mut Canvas, it: Estimate, y: f64, filled: bool, scale: &Scale) {
        match it {
            Estimate::Shown { value, interval } => {
                let (x, inside) = scale.at(value);
                let (mut left, mut right) = (x - 8.0, x + 8.0);
                if let Some((low, high)) = interval {
                    let ((from, whole_from), (to, whole_to)) = (scale.at(low), scale.at(high));
                    canvas.line((from, y), (to, y), MAIN, 2.0, "");
                    end(canvas, from, y, whole_from, -1.0);
                    end(canvas, to, y, whole_to, 1.0);
                    let arrow = |whole: bool| if whole { 5.0 } else { 13.0 };
                    (left, right) = (left.min(from - arrow(whole_from)), right.max(to + arrow(whole_to)));
                }
                if inside {
                    mark(canvas, x, y, filled);
                }
                let words = self.unit.write(value);
                // Beside the interval, on the side that has room.
                if right + width_of(&words, Look::Quiet) <= WIDTH - 2.0 {
                    canvas.words(right, y + 4.5, Side::Start, Look::Quiet, &words);
                } else {
                    canvas.words(left, y + 4.5, Side::End, Look::Quiet, &words);
                }
            }
            Estimate::Hidden(symbol) => {
                canvas.hidden(&self.heading.slug, MARGIN, y - 6.0, 12.0);
                canvas.words(MARGIN + 36.0, y + 4.5, Side::Start, Look::Italic, &hidden_words(symbol));
            }
        }
    }

    fn words(&self) -> String {
        let value = |it: Estimate| match it {
            Estimate::Shown { value, interval: Some((low, high)) } => {
                let span = match self.unit {
                    PairUnit::Percent if high.is_finite() => format!("{low:.1} to {high:.1}"),
                    _ => between(low, high),
                };
                format!("{}, 95% interval {span}", self.unit.write(value))
            }
            Estimate::Shown { value, interval: None } => self.unit.write(value),
            Estimate::Hidden(symbol) => hidden_words(symbol),
        };
        let rows = self.rows.iter().map(|row| {
            format!("{}: {} {}; {} {}", row.label, self.ends.0, value(row.from), self.ends.1, value(row.to))
        });
        told(&self.heading, "Pairs of dots joined by a line", rows)
    }
}

impl PairUnit {
    fn write(self, value: f64) -> String {
        match self {
            Self::Percent => percent(value),
            Self::Rate | Self::Times => format!("{value:.2}"),
        }
    }
}

/// A dot: a ring for the upper value, filled for the lower one, so that they differ without colour.
fn mark(canvas: &mut Canvas, x: f64, y: f64, filled: bool) {
    canvas.dot(x, y, 6.0, MAIN);
    if !filled {
        canvas.dot(x, y, 3.5, PAPER);
    }
}
