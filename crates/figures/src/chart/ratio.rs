//! Ratios on a scale on which half and twice are equally far from one.

use super::{
    Drawing, Estimate, Frame, Heading,
    canvas::{Canvas, Look, MARGIN, Side, WIDTH, wrapped},
    colour::{BAND, GRID, INK, MAIN, QUIET},
    hidden_words, label_lines,
    scale::Log,
    told,
};

/// Ratios with their intervals around the line of equal.
#[derive(Debug, Clone, PartialEq)]
pub struct RatioPlot {
    /// Title, subtitle, source.
    pub heading: Heading,
    /// The ratios, from the top.
    pub rows: Vec<RatioRow>,
    /// What lies left of one, and right of it.
    pub sides: (String, String),
    /// The band within which nobody need look twice, as a prompt and not a verdict.
    pub prompt: Option<(f64, f64)>,
}

/// A ratio.
#[derive(Debug, Clone, PartialEq)]
pub struct RatioRow {
    /// What is compared.
    pub label: String,
    /// The ratio.
    pub ratio: Estimate,
    /// What stands in place of a ratio that cannot be calculated although nothing is hidden.
    pub instead: Option<String>,
}

const ROW: f64 = 44.0;
const LINE: f64 = 17.0;

impl RatioPlot {
    /// The chart.
    #[must_use]
    pub fn draw(&self) -> Drawing {
        let mut frame = Frame::begin(&self.heading);
        let (from, to) = (MARGIN + 10.0, WIDTH - MARGIN - 10.0);
        let scale = Log::over(
            self.rows.iter().filter(|it| it.instead.is_none()).flat_map(|it| it.ratio.reach()),
            from,
            to,
        );
        let one = scale.at(1.0).0;
        let half = (to - from) / 2.0 - 12.0;
        let (left, right) =
            (wrapped(&self.sides.0, Look::Quiet, half), wrapped(&self.sides.1, Look::Quiet, half));
        for at in 0..left.len().max(right.len()) {
            frame.y += 16.0;
            if let Some(words) = left.get(at) {
                frame.canvas.words(one - 10.0, frame.y, Side::End, Look::Quiet, words);
            }
            if let Some(words) = right.get(at) {
                frame.canvas.words(one + 10.0, frame.y, Side::Start, Look::Quiet, words);
            }
        }
        frame.y += 8.0;
        let labels: Vec<_> = self.rows.iter().map(|it| label_lines(&it.label, &value_words(it))).collect();
        let high = |lines: &Vec<String>| ROW + LINE * (lines.len().max(1) - 1) as f64;
        let (top, bottom) = (frame.y, frame.y + labels.iter().map(high).sum::<f64>() + 6.0);
        if let Some((low, high)) = self.prompt {
            let (low, high) = (scale.at(low).0, scale.at(high).0);
            frame.canvas.rect(low, top, high - low, bottom - top, BAND);
        }
        for tick in scale.ticks() {
            let x = scale.at(tick).0;
            frame.canvas.line((x, top), (x, bottom), GRID, 1.0, "");
        }
        frame.canvas.line((one, top - 16.0), (one, top), INK, 2.0, "");
        let mut y = top;
        for (row, lines) in self.rows.iter().zip(&labels) {
            y += high(lines);
            // The line of equal beside the interval, not through its label.
            frame.canvas.line((one, y - 25.0), (one, y + 1.0), INK, 2.0, "");
            self.row(&mut frame, row, lines, y, &scale);
        }
        frame.y = bottom + 16.0;
        for tick in scale.ticks() {
            frame.canvas.words(scale.at(tick).0, frame.y, Side::Middle, Look::Quiet, &tick_words(tick));
        }
        if let Some((low, high)) = self.prompt {
            frame.y += 6.0;
            frame.paragraph(
                &format!(
                    "Shaded: {low:.2} to {high:.2}. Outside it is a reason to look closer, not a finding."
                ),
                Look::Quiet,
            );
        }
        let words = self.words();
        frame.finish(&self.heading, words)
    }

    fn row(&self, frame: &mut Frame, row: &RatioRow, lines: &[String], bottom: f64, scale: &Log) {
        let canvas = &mut frame.canvas;
        let middle = bottom - 13.0;
        let first = middle - 14.0 - LINE * (lines.len().max(1) - 1) as f64;
        for (at, line) in lines.iter().enumerate() {
            canvas.words(MARGIN, first + LINE * at as f64, Side::Start, Look::Strong, line);
        }
        if let Some(instead) = &row.instead {
            canvas.words(MARGIN, middle + 4.0, Side::Start, Look::Italic, instead);
            return;
        }
        match row.ratio {
            Estimate::Shown { value, interval } => {
                if let Some((low, high)) = interval {
                    let ((from, whole_from), (to, whole_to)) = (scale.at(low), scale.at(high));
                    canvas.line((from, middle), (to, middle), MAIN, 2.5, "");
                    end(canvas, from, middle, whole_from, -1.0);
                    end(canvas, to, middle, whole_to, 1.0);
                }
                let (x, inside) = scale.at(value);
                if inside {
                    canvas.dot(x, middle, 6.0, MAIN);
                }
                canvas.words(WIDTH - MARGIN, first, Side::End, Look::Label, &value_words(row));
            }
            Estimate::Hidden(symbol) => {
                canvas.hidden(&self.heading.slug, MARGIN, middle - 7.0, 14.0);
                canvas.words(MARGIN + 36.0, middle + 5.0, Side::Start, Look::Italic, &hidden_words(symbol));
            }
        }
    }

    fn words(&self) -> String {
        let rows = self.rows.iter().map(|row| match (&row.instead, row.ratio) {
            (Some(instead), _) => format!("{}: {instead}", row.label),
            (None, Estimate::Shown { value, interval: Some((low, high)) }) => {
                format!("{}: {value:.2}, 95% interval {}", row.label, between(low, high))
            }
            (None, Estimate::Shown { value, interval: None }) => format!("{}: {value:.2}", row.label),
            (None, Estimate::Hidden(symbol)) => format!("{}: {}", row.label, hidden_words(symbol)),
        });
        let sides = format!("One means equal. Left of it: {}. Right of it: {}", self.sides.0, self.sides.1);
        told(&self.heading, "Ratios on a logarithmic scale", [sides].into_iter().chain(rows))
    }
}

fn value_words(row: &RatioRow) -> String {
    match (&row.instead, row.ratio) {
        (None, Estimate::Shown { value, interval: Some((low, high)) }) => {
            format!("{value:.2} ({})", between(low, high))
        }
        (None, Estimate::Shown { value, interval: None }) => format!("{value:.2}"),
        _ => String::new(),
    }
}

/// The end of an interval: a cap, or an arrow where it goes on beyond the picture.
pub(super) fn end(canvas: &mut Canvas, x: f64, y: f64, whole: bool, side: f64) {
    if whole {
        canvas.line((x, y - 5.0), (x, y + 5.0), MAIN, 2.5, "");
    } else {
        canvas.area(&[(x + side * 8.0, y), (x - side, y - 6.0), (x - side, y + 6.0)], QUIET);
    }
}

pub(super) fn between(low: f64, high: f64) -> String {
    if high.is_finite() { format!("{low:.2} to {high:.2}") } else { format!("at least {low:.2}") }
}

pub(super) fn tick_words(tick: f64) -> String {
    if tick >= 1.0 { format!("{tick:.0}") } else { format!("1/{:.0}", 1.0 / tick) }
}
