//! Many units of different sizes against one value, with the limits within which chance alone would put nearly all.

use super::{
    Drawing, Frame, Heading,
    canvas::{Look, MARGIN, Side, WIDTH, width_of},
    colour::{COMPARED, GRID, INK, MAIN, QUIET},
    hidden_words, percent,
    scale::Linear,
    told,
};

/// A funnel plot of shares or of rates.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelPlot {
    /// Title, subtitle, source.
    pub heading: Heading,
    /// The units.
    pub units: Vec<Unit>,
    /// In what their values are told.
    pub unit: FunnelUnit,
    /// What they are held against, and its name.
    pub middle: (f64, String),
    /// The limits for sizes from small to large.
    pub limits: Vec<Limits>,
    /// What the size of a unit counts: "staff".
    pub size: String,
}

/// A unit: a directorate, a ward, a school.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its name.
    pub label: String,
    /// Of how many, and the share in percent or the rate. A hidden unit has no size in the picture.
    pub point: Result<(u64, f64), crate::published::Symbol>,
}

/// In what the values of a [`FunnelPlot`] are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FunnelUnit {
    /// Shares in percent.
    Percent,
    /// Events for so many people.
    Rate,
}

impl FunnelUnit {
    fn write(self, value: f64) -> String {
        match self {
            Self::Percent => percent(value),
            Self::Rate => format!("{value:.2}"),
        }
    }

    fn tick(self, value: f64, decimals: usize) -> String {
        match self {
            Self::Percent => format!("{value:.decimals$}%"),
            Self::Rate => format!("{value:.decimals$}"),
        }
    }
}

/// The limits at a size, in the unit of the plot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The size.
    pub size: f64,
    /// Within these lie 95 in 100.
    pub inner: (f64, f64),
    /// Within these lie 998 in 1,000.
    pub outer: (f64, f64),
}

/// One of the four limits at a size.
type Edge = fn(&Limits) -> f64;

/// Where a unit lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    Within,
    Beyond95,
    Beyond998,
}

const HEIGHT: f64 = 250.0;

impl FunnelPlot {
    /// The chart.
    #[must_use]
    pub fn draw(&self) -> Drawing {
        let mut frame = Frame::begin(&self.heading);
        frame.y += 16.0;
        let words = format!("{}: {}", self.middle.1, self.unit.write(self.middle.0));
        frame.canvas.tinted(MARGIN, frame.y, Side::Start, Look::Strong, COMPARED, &words);
        let (top, bottom) = (frame.y + 18.0, frame.y + 18.0 + HEIGHT);
        let shown = || self.units.iter().filter_map(|it| it.point.as_ref().ok().copied());
        let across = self.across();
        let smallest = shown().map(|(size, _)| size as f64).fold(f64::INFINITY, f64::min);
        let limits = self.limits.iter().filter(|it| it.size >= smallest * 0.9).map(|it| it.outer.1);
        let reach = shown().map(|(_, share)| share).chain([self.middle.0]).chain(limits);
        let up = Linear::over(reach, bottom, top);
        for tick in up.ticks() {
            let y = up.at(tick);
            frame.canvas.line((across.from, y), (WIDTH - MARGIN, y), GRID, 1.0, "");
            let decimals = up.decimals();
            frame.canvas.words(
                across.from - 4.0,
                y + 4.0,
                Side::End,
                Look::Quiet,
                &self.unit.tick(tick, decimals),
            );
        }
        self.limit_lines(&mut frame, &across, &up);
        let y = up.at(self.middle.0);
        frame.canvas.line((across.from, y), (across.to, y), COMPARED, 2.0, "6 3");
        let left_over = self.dots(&mut frame, &across, &up);
        frame.canvas.line((across.from, bottom), (WIDTH - MARGIN, bottom), INK, 1.0, "");
        frame.y = bottom + 16.0;
        for tick in across.ticks() {
            frame.canvas.words(across.at(tick), frame.y, Side::Middle, Look::Quiet, &thousands(tick));
        }
        frame.y += 17.0;
        let size = format!("Number of {}", self.size);
        frame.canvas.words((across.from + across.to) / 2.0, frame.y, Side::Middle, Look::Quiet, &size);
        if !left_over.is_empty() {
            frame.y += 8.0;
            frame.paragraph(&format!("Also outside the limits: {}", left_over.join(", ")), Look::Quiet);
        }
        let hidden: Vec<_> =
            self.units.iter().filter_map(|it| it.point.as_ref().err().map(|why| (it, *why))).collect();
        if !hidden.is_empty() {
            frame.y += 8.0;
            let names =
                hidden.iter().map(|(it, why)| format!("{} {}", it.label, why.code())).collect::<Vec<_>>();
            frame.paragraph(&format!("Not drawn: {}", names.join(", ")), Look::Quiet);
        }
        let words = self.words();
        frame.finish(&self.heading, words)
    }

    fn across(&self) -> Linear {
        let sizes = self.units.iter().filter_map(|it| it.point.as_ref().ok()).map(|it| it.0 as f64);
        let high = sizes.chain(self.limits.iter().map(|it| it.size)).fold(1.0, f64::max);
        Linear { low: 0.0, high, from: MARGIN + 36.0, to: WIDTH - MARGIN - 40.0 }
    }

    fn limit_lines(&self, frame: &mut Frame, across: &Linear, up: &Linear) {
        let lines: [(Edge, &str, f64); 4] = [
            (|it| it.outer.0, "", 1.5),
            (|it| it.outer.1, "", 1.5),
            (|it| it.inner.0, "3 3", 1.0),
            (|it| it.inner.1, "3 3", 1.0),
        ];
        for (edge, dashes, width) in lines {
            // What lies above the picture is left out, not bent into its edge.
            let points: Vec<_> = self
                .limits
                .iter()
                .filter(|it| edge(it) <= up.high)
                .map(|it| (across.at(it.size), up.at(edge(it))))
                .collect();
            frame.canvas.path(&points, QUIET, width, dashes);
        }
        if let Some(last) = self.limits.last() {
            let x = across.at(last.size) + 3.0;
            let (inner, outer) = (up.at(last.inner.1), up.at(last.outer.1));
            let (inner, outer) = if inner - outer < 13.0 {
                let middle = (inner + outer) / 2.0;
                (middle + 7.0, middle - 7.0)
            } else {
                (inner, outer)
            };
            frame.canvas.words(x, inner + 4.0, Side::Start, Look::Quiet, "95%");
            frame.canvas.words(x, outer + 4.0, Side::Start, Look::Quiet, "99.8%");
        }
    }

    /// The units, and the names of those outside the limits where they find room; gives the names that found none.
    fn dots(&self, frame: &mut Frame, across: &Linear, up: &Linear) -> Vec<&str> {
        let mut taken: Vec<Room> = Vec::new();
        let mut named: Vec<(f64, f64, &str)> = Vec::new();
        for unit in &self.units {
            let Ok((size, share)) = unit.point else { continue };
            let (x, y) = (across.at(size as f64), up.at(share));
            taken.push(Room::around(x, y));
            match self.zone(size as f64, share) {
                Zone::Within => frame.canvas.dot(x, y, 4.5, QUIET),
                Zone::Beyond95 => {
                    frame.canvas.dot(x, y, 5.5, MAIN);
                    named.push((x, y, &unit.label));
                }
                Zone::Beyond998 => {
                    frame.canvas.diamond(x, y, 7.0, MAIN);
                    named.push((x, y, &unit.label));
                }
            }
        }
        let mut left_over = Vec::new();
        for (x, y, label) in named {
            let room = Room::beside(x, y, width_of(label, Look::Label))
                .into_iter()
                .find(|it| it.is_in_picture(up) && !taken.iter().any(|other| it.meets(other)));
            match room {
                Some(room) => {
                    frame.canvas.words(room.left, room.bottom - 4.0, Side::Start, Look::Label, label);
                    taken.push(room);
                }
                None => left_over.push(label),
            }
        }
        left_over
    }

    /// Where a unit lies, by the limits at the sizes around its own.
    fn zone(&self, size: f64, share: f64) -> Zone {
        let after = self.limits.iter().position(|it| it.size >= size);
        let (low, high) = match after {
            Some(0) => (self.limits.first(), self.limits.first()),
            Some(at) => (self.limits.get(at - 1), self.limits.get(at)),
            None => (self.limits.last(), self.limits.last()),
        };
        let (Some(low), Some(high)) = (low, high) else { return Zone::Within };
        let part = if high.size > low.size { (size - low.size) / (high.size - low.size) } else { 0.0 };
        let between = |one: f64, other: f64| one + part * (other - one);
        let outside = |one: (f64, f64), other: (f64, f64)| {
            share < between(one.0, other.0) || share > between(one.1, other.1)
        };
        if outside(low.outer, high.outer) {
            Zone::Beyond998
        } else if outside(low.inner, high.inner) {
            Zone::Beyond95
        } else {
            Zone::Within
        }
    }

    fn words(&self) -> String {
        let rows = self.units.iter().map(|it| match it.point {
            Ok((size, share)) => {
                let place = match self.zone(size as f64, share) {
                    Zone::Within => "within the limits",
                    Zone::Beyond95 => "outside the 95% limits, within the 99.8% limits",
                    Zone::Beyond998 => "outside the 99.8% limits",
                };
                format!("{}: {} of {}, {place}", it.label, self.unit.write(share), thousands(size as f64))
            }
            Err(symbol) => format!("{}: {}", it.label, hidden_words(symbol)),
        });
        let middle = format!(
            "Each dot is a unit, further right the larger. The dashed line is {}: {}. Chance alone would put 95 in 100 units within the inner limits and 998 in 1,000 within the outer ones",
            self.middle.1,
            self.unit.write(self.middle.0)
        );
        told(&self.heading, "Funnel plot", [middle].into_iter().chain(rows))
    }
}

/// What a dot or a name takes of the picture.
#[derive(Clone, Copy)]
struct Room {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Room {
    fn around(x: f64, y: f64) -> Self {
        Self { left: x - 6.0, right: x + 6.0, top: y - 6.0, bottom: y + 6.0 }
    }

    /// Where a name so wide can stand beside its dot, the best place first.
    fn beside(x: f64, y: f64, wide: f64) -> [Self; 6] {
        let right = |down: f64| (x + 10.0, down);
        let left = |down: f64| (x - 10.0 - wide, down);
        [right(0.0), left(0.0), right(-12.0), right(12.0), left(-12.0), left(12.0)].map(|(from, down)| Self {
            left: from,
            right: from + wide,
            top: y + down - 7.0,
            bottom: y + down + 9.0,
        })
    }

    fn is_in_picture(self, up: &Linear) -> bool {
        self.left >= MARGIN + 36.0
            && self.right <= WIDTH - MARGIN
            && self.top >= up.to
            && self.bottom <= up.from
    }

    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

fn thousands(value: f64) -> String {
    crate::published::grouped(value.round(), 0)
}
