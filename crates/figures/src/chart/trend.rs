//! A measure over years on its way to a target, with the band in which it may end if things go on as they have.

use super::{
    Drawing, Estimate, Frame, Heading,
    canvas::{Look, MARGIN, Side, WIDTH, width_of},
    colour::{BAND, GRID, INK, MAIN, QUIET, TARGET},
    hidden_words, percent,
    scale::Linear,
    told,
};

/// A line over years, in percent.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// Title, subtitle, source.
    pub heading: Heading,
    /// The years, in order.
    pub points: Vec<TrendPoint>,
    /// Where it is to be.
    pub target: Option<Target>,
    /// Where it may go.
    pub projection: Vec<Projection>,
}

/// A year.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendPoint {
    /// When, in years: 2025.5 is the middle of 2025.
    pub at: f64,
    /// The value in percent.
    pub share: Estimate,
}

/// A promise of a value by a date.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// By when, in years.
    pub at: f64,
    /// The value in percent.
    pub value: f64,
    /// What is promised, in words.
    pub label: String,
}

/// A year to come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Projection {
    /// When, in years.
    pub at: f64,
    /// The likely value in percent.
    pub value: f64,
    /// The band around it.
    pub band: (f64, f64),
}

const HEIGHT: f64 = 230.0;

impl Trend {
    /// The chart.
    #[must_use]
    pub fn draw(&self) -> Drawing {
        let mut frame = Frame::begin(&self.heading);
        if let Some(it) = &self.target {
            // A diamond in words and picture ties the two together without a legend to hunt for.
            frame.y += 17.0;
            frame.canvas.diamond(MARGIN + 6.0, frame.y - 5.0, 6.0, TARGET);
            let words = format!("Target: {} by {}", percent(it.value), year(it.at));
            frame.canvas.words(MARGIN + 18.0, frame.y, Side::Start, Look::Strong, &words);
            frame.y += 6.0;
        }
        if !self.projection.is_empty() {
            frame.y += 14.0;
            frame.canvas.rect(MARGIN, frame.y - 11.0, 12.0, 12.0, BAND);
            frame.canvas.line((MARGIN, frame.y - 5.0), (MARGIN + 12.0, frame.y - 5.0), MAIN, 2.0, "4 3");
            frame.canvas.words(
                MARGIN + 18.0,
                frame.y,
                Side::Start,
                Look::Quiet,
                "Dashed: if it goes on as it has, with its 95% band",
            );
            frame.y += 6.0;
        }
        let (top, bottom) = (frame.y + 16.0, frame.y + 16.0 + HEIGHT);
        let reach = self
            .points
            .iter()
            .flat_map(|it| it.share.reach())
            .chain(self.target.iter().map(|it| it.value))
            .chain(self.projection.iter().flat_map(|it| [it.band.0, it.band.1]));
        // Whole percentages: a share is never above 100.
        let up = Linear::over(reach.map(|it| it.min(100.0)), bottom, top);
        let across = self.across();
        for tick in up.ticks() {
            let y = up.at(tick);
            frame.canvas.line((MARGIN + 34.0, y), (WIDTH - MARGIN, y), GRID, 1.0, "");
            let decimals = up.decimals();
            frame.canvas.words(
                MARGIN + 30.0,
                y + 4.0,
                Side::End,
                Look::Quiet,
                &format!("{tick:.decimals$}%"),
            );
        }
        self.projected(&mut frame, &across, &up);
        self.observed(&mut frame, &across, &up);
        if let Some(it) = &self.target {
            frame.canvas.diamond(across.at(it.at), up.at(it.value), 8.0, TARGET);
        }
        frame.canvas.line((MARGIN + 34.0, bottom), (WIDTH - MARGIN, bottom), INK, 1.0, "");
        frame.y = bottom + 17.0;
        let mut last = f64::NEG_INFINITY;
        for at in self.years() {
            let x = across.at(at);
            frame.canvas.line((x, bottom), (x, bottom + 4.0), INK, 1.0, "");
            if x - last >= width_of("2026", Look::Quiet) + 8.0 {
                frame.canvas.words(x, frame.y, Side::Middle, Look::Quiet, &year(at));
                last = x;
            }
        }
        let words = self.words();
        frame.finish(&self.heading, words)
    }

    fn years(&self) -> Vec<f64> {
        let mut years: Vec<f64> = self
            .points
            .iter()
            .map(|it| it.at)
            .chain(self.target.iter().map(|it| it.at))
            .chain(self.projection.iter().map(|it| it.at))
            .collect();
        years.sort_by(f64::total_cmp);
        years.dedup_by(|one, other| (*one - *other).abs() < 1e-9);
        years
    }

    fn across(&self) -> Linear {
        let years = self.years();
        let low = years.first().copied().unwrap_or(0.0);
        let high = years.last().copied().unwrap_or(1.0);
        let (low, high) = if high > low { (low, high) } else { (low - 1.0, high + 1.0) };
        Linear { low, high, from: MARGIN + 54.0, to: WIDTH - MARGIN - 20.0 }
    }

    fn projected(&self, frame: &mut Frame, across: &Linear, up: &Linear) {
        let place = |at: f64, value: f64| (across.at(at), up.at(value));
        let mut area: Vec<_> = self.projection.iter().map(|it| place(it.at, it.band.1)).collect();
        area.extend(self.projection.iter().rev().map(|it| place(it.at, it.band.0)));
        frame.canvas.area(&area, BAND);
        for edge in [|it: &Projection| it.band.0, |it: &Projection| it.band.1] {
            let line: Vec<_> = self.projection.iter().map(|it| place(it.at, edge(it))).collect();
            frame.canvas.path(&line, QUIET, 1.0, "2 2");
        }
        let middle: Vec<_> = self.projection.iter().map(|it| place(it.at, it.value)).collect();
        frame.canvas.path(&middle, MAIN, 2.0, "6 4");
    }

    fn observed(&self, frame: &mut Frame, across: &Linear, up: &Linear) {
        let mut run: Vec<(f64, f64)> = Vec::new();
        for point in &self.points {
            let x = across.at(point.at);
            match point.share {
                Estimate::Shown { value, interval } => {
                    if let Some((low, high)) = interval {
                        let (from, to) = (up.at(low), up.at(high));
                        frame.canvas.line((x, from), (x, to), MAIN, 1.5, "");
                        frame.canvas.line((x - 4.0, from), (x + 4.0, from), MAIN, 1.5, "");
                        frame.canvas.line((x - 4.0, to), (x + 4.0, to), MAIN, 1.5, "");
                    }
                    run.push((x, up.at(value)));
                }
                // A line is never drawn through a hidden year: its height would be a guess at what is hidden.
                Estimate::Hidden(symbol) => {
                    frame.canvas.path(&std::mem::take(&mut run), MAIN, 2.5, "");
                    let y = up.from;
                    frame.canvas.words(x, y - 8.0, Side::Middle, Look::Italic, symbol.code());
                }
            }
        }
        frame.canvas.path(&run, MAIN, 2.5, "");
        let shown = |it: &&TrendPoint| matches!(it.share, Estimate::Shown { .. });
        let ends = [self.points.iter().find(shown), self.points.iter().rev().find(shown)];
        for point in &self.points {
            if let Estimate::Shown { value, interval } = point.share {
                let (x, y) = (across.at(point.at), up.at(value));
                frame.canvas.dot(x, y, 5.5, MAIN);
                if ends.iter().flatten().any(|it| it.at == point.at) {
                    let above = interval.map_or(y, |(_, high)| up.at(high));
                    frame.canvas.words(x, above - 8.0, Side::Middle, Look::Strong, &percent(value));
                }
            }
        }
    }

    fn words(&self) -> String {
        let points = self.points.iter().map(|it| match it.share {
            Estimate::Shown { value, interval: Some((low, high)) } => {
                format!("{}: {}, 95% interval {low:.1} to {high:.1}", year(it.at), percent(value))
            }
            Estimate::Shown { value, interval: None } => format!("{}: {}", year(it.at), percent(value)),
            Estimate::Hidden(symbol) => format!("{}: {}", year(it.at), hidden_words(symbol)),
        });
        let target =
            self.target.iter().map(|it| format!("{}: {} by {}", it.label, percent(it.value), year(it.at)));
        let goes_on = self.projection.last().map(|it| {
            format!(
                "If it goes on as it has, it will be {} in {}, within {:.1} to {:.1}",
                percent(it.value),
                year(it.at),
                it.band.0,
                it.band.1
            )
        });
        told(&self.heading, "Line chart", points.chain(target).chain(goes_on))
    }
}

fn year(at: f64) -> String {
    format!("{:.0}", at.floor())
}
