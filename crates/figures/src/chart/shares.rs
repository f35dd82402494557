//! Representation: what share of each grade a group is, with its interval, beside a named comparator.

use super::{
    Drawing, Estimate, Frame, Heading,
    canvas::{Look, MARGIN, Side, WIDTH, wrapped},
    colour::{BAND, COMPARED, GRID, INK, MAIN, PAPER},
    hidden_words, label_lines, percent,
    scale::Linear,
    told,
};

/// Bars of shares, in percent.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares {
    /// Title, subtitle, source.
    pub heading: Heading,
    /// The bars, from the top.
    pub rows: Vec<ShareRow>,
    /// What they are held against.
    pub comparator: Option<Comparator>,
}

/// A bar.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareRow {
    /// Whose share: a grade, a directorate.
    pub label: String,
    /// The share in percent.
    pub share: Estimate,
    /// Of how many, in words, where that may be told.
    pub base: String,
}

/// A named value that others are held against.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparator {
    /// What it is: "Working-age residents, Census 2021".
    pub label: String,
    /// Its value in percent.
    pub value: f64,
    /// Its own interval, if it is an estimate.
    pub interval: Option<(f64, f64)>,
}

const BAR: f64 = 16.0;
const ROW: f64 = 46.0;
const LINE: f64 = 17.0;

impl Shares {
    /// The chart.
    #[must_use]
    pub fn draw(&self) -> Drawing {
        let mut frame = Frame::begin(&self.heading);
        let compared = self.comparator.iter().flat_map(|it| {
            [it.value].into_iter().chain(it.interval.into_iter().flat_map(|(low, high)| [low, high]))
        });
        let reach = self.rows.iter().flat_map(|it| it.share.reach()).chain(compared);
        let scale = Linear::over(reach, MARGIN, WIDTH - MARGIN - 8.0);

        if let Some(it) = &self.comparator {
            let words = format!("{}: {}", it.label, percent(it.value));
            for line in wrapped(&words, Look::Strong, WIDTH - 2.0 * MARGIN) {
                frame.y += 17.0;
                frame.canvas.tinted(MARGIN, frame.y, Side::Start, Look::Strong, COMPARED, &line);
            }
            frame.y += 8.0;
        }
        let labels: Vec<_> =
            self.rows.iter().map(|it| label_lines(&it.label, &value_words(it.share))).collect();
        let high = |lines: &Vec<String>| ROW + LINE * (lines.len().max(1) - 1) as f64;
        let (top, bottom) = (frame.y, frame.y + labels.iter().map(high).sum::<f64>() + 6.0);
        for tick in scale.ticks() {
            frame.canvas.line((scale.at(tick), top), (scale.at(tick), bottom), GRID, 1.0, "");
        }
        let mut y = top;
        for (row, lines) in self.rows.iter().zip(&labels) {
            y += high(lines);
            self.comparator_beside(&mut frame, y, &scale);
            self.row(&mut frame, row, lines, y, &scale);
        }
        frame.canvas.line((scale.at(0.0), top), (scale.at(0.0), bottom), INK, 1.0, "");
        frame.y = bottom + 16.0;
        let decimals = scale.decimals();
        for tick in scale.ticks() {
            let side = if tick == scale.low { Side::Start } else { Side::Middle };
            frame.canvas.words(scale.at(tick), frame.y, side, Look::Quiet, &format!("{tick:.decimals$}%"));
        }
        let words = self.words();
        frame.finish(&self.heading, words)
    }

    /// The comparator's line beside a bar. It is not drawn through labels.
    fn comparator_beside(&self, frame: &mut Frame, bottom: f64, scale: &Linear) {
        let Some(it) = &self.comparator else { return };
        let (from, to) = (bottom - BAR - 12.0, bottom + 1.0);
        if let Some((low, high)) = it.interval {
            frame.canvas.rect(scale.at(low), from, scale.at(high) - scale.at(low), to - from, BAND);
        }
        frame.canvas.line((scale.at(it.value), from), (scale.at(it.value), to), COMPARED, 2.5, "6 2");
    }

    fn row(&self, frame: &mut Frame, row: &ShareRow, lines: &[String], bottom: f64, scale: &Linear) {
        let canvas = &mut frame.canvas;
        let y = bottom - BAR - 7.0;
        let first = y - 6.0 - LINE * (lines.len().max(1) - 1) as f64;
        for (at, line) in lines.iter().enumerate() {
            canvas.words(MARGIN, first + LINE * at as f64, Side::Start, Look::Strong, line);
        }
        match row.share {
            Estimate::Shown { value, interval } => {
                canvas.rect(scale.at(0.0), y, scale.at(value) - scale.at(0.0), BAR, MAIN);
                if let Some((low, high)) = interval {
                    let (from, to) = (scale.at(low), scale.at(high));
                    // A whisker is dark on paper and light on its bar.
                    let edge = scale.at(value).clamp(from, to);
                    canvas.line((from, y + BAR / 2.0), (edge, y + BAR / 2.0), PAPER, 2.0, "");
                    canvas.line((from, y + 4.0), (from, y + BAR - 4.0), PAPER, 2.0, "");
                    canvas.line((edge, y + BAR / 2.0), (to, y + BAR / 2.0), INK, 2.0, "");
                    canvas.line((to, y + 4.0), (to, y + BAR - 4.0), INK, 2.0, "");
                }
                canvas.words(WIDTH - MARGIN, first, Side::End, Look::Label, &value_words(row.share));
            }
            Estimate::Hidden(symbol) => {
                canvas.hidden(&self.heading.slug, scale.at(0.0), y, BAR);
                canvas.words(
                    scale.at(0.0) + 36.0,
                    y + 13.0,
                    Side::Start,
                    Look::Italic,
                    &hidden_words(symbol),
                );
            }
        }
    }

    fn words(&self) -> String {
        let rows = self.rows.iter().map(|row| match row.share {
            Estimate::Shown { value, interval: Some((low, high)) } => format!(
                "{}: {}{}, 95% interval {low:.1} to {high:.1}",
                row.label,
                percent(value),
                spaced(&row.base)
            ),
            Estimate::Shown { value, interval: None } => {
                format!("{}: {}{}", row.label, percent(value), spaced(&row.base))
            }
            Estimate::Hidden(symbol) => format!("{}: {}", row.label, hidden_words(symbol)),
        });
        let compared = self
            .comparator
            .iter()
            .map(|it| format!("A dashed line marks the comparator, {}: {}", it.label, percent(it.value)));
        told(&self.heading, "Bar chart", compared.chain(rows))
    }
}

fn value_words(share: Estimate) -> String {
    match share {
        Estimate::Shown { value, interval: Some((low, high)) } => {
            format!("{} ({low:.1} to {high:.1})", percent(value))
        }
        Estimate::Shown { value, interval: None } => percent(value),
        Estimate::Hidden(_) => String::new(),
    }
}

fn spaced(base: &str) -> String {
    if base.is_empty() { String::new() } else { format!(" {base}") }
}
