//! Long straight lines and edges in a grey picture.

use crate::front::pdf::sets::Sets;

/// A picture in shades of grey, row after row from the top.
#[derive(Debug, Clone)]
pub(super) struct Grey {
    width: usize,
    shades: Vec<u8>,
}

/// A straight line from one place to another, in pixels, across before down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stroke {
    pub from: (f64, f64),
    pub to: (f64, f64),
}

/// Which way lines run that are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Lying,
    Standing,
}

/// What a pixel is part of, going by the ones on both sides of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Darker than what is on both sides.
    Dark,
    /// Lighter than what is on both sides: a white line between coloured cells.
    Light,
    /// Here a ground begins that is darker than the one before.
    Darker,
    /// Here one begins that is lighter.
    Lighter,
}

const MARKS: [Mark; 4] = [Mark::Dark, Mark::Light, Mark::Darker, Mark::Lighter];

/// Marks in one row of pixels, one after another.
#[derive(Debug, Clone, Copy)]
struct Run {
    mark: Mark,
    row: usize,
    from: usize,
    to: usize,
}

/// How far on each side a line ends for certain: it is up to 2.4 points thick at 150 dots an inch.
const SIDE: usize = 4;
/// The difference of shades that makes a line, and the one that makes an edge.
const LINE: i16 = 45;
const EDGE: i16 = 36;
/// The shades by which one ground may differ within itself.
const ALIKE: i16 = 18;
/// Pixels that may be missing in a line, as between dashes.
const GAP: usize = 4;
/// The shortest run of a line: longer than a stroke of a letter, 12 points.
const SHORTEST: usize = 25;
/// The shortest edge between two grounds: longer than a word in a box, 30 points.
const SHORTEST_EDGE: usize = 62;
/// How far pixels of one line may stand from it.
const ASTRAY: f64 = 4.0;
/// A page of A2 at 150 dots an inch has fewer pixels.
const MOST_LOOKED_AT: usize = 9_000_000;
/// Beyond this it is a photograph.
const MOST_RUNS: usize = 20_000;

impl Grey {
    pub(super) fn new(shades: Vec<u8>, width: usize) -> Self {
        Self { width: width.max(1), shades }
    }

    /// Of red, green and blue, one after another.
    pub(super) fn of_colours(colours: &[u8], width: usize) -> Self {
        let shade = |c: &[u8]| match c {
            [r, g, b] => ((u32::from(*r) * 30 + u32::from(*g) * 59 + u32::from(*b) * 11) / 100) as u8,
            _ => 255,
        };
        Self { width: width.max(1), shades: colours.chunks(3).map(shade).collect() }
    }

    fn height(&self) -> usize {
        self.shades.len() / self.width
    }

    /// Each square of so many pixels made one, with how many were; of more where the picture is too large to be looked
    /// through.
    pub(super) fn reduced(self, by: usize) -> (Self, usize) {
        let least = (1..).find(|by| self.shades.len() / (by * by) <= MOST_LOOKED_AT).unwrap_or(1);
        let by = by.max(least);
        let (width, height) = (self.width / by.max(1), self.height() / by.max(1));
        if by < 2 || width == 0 || height == 0 {
            return (self, 1);
        }
        let mut sums = vec![0_u32; width];
        let mut shades = Vec::with_capacity(width * height);
        for band in self.shades.chunks_exact(self.width * by).take(height) {
            sums.fill(0);
            for row in band.chunks_exact(self.width) {
                for (sum, square) in sums.iter_mut().zip(row.chunks_exact(by)) {
                    *sum += square.iter().map(|v| u32::from(*v)).sum::<u32>();
                }
            }
            shades.extend(sums.iter().map(|sum| (sum / (by * by) as u32) as u8));
        }
        (Self { width, shades }, by)
    }

    fn turned(&self) -> Self {
        let height = self.height();
        let mut shades = Vec::with_capacity(height * self.width);
        for x in 0..self.width {
            shades.extend(self.shades.iter().skip(x).step_by(self.width).take(height));
        }
        Self { width: height, shades }
    }

    /// All long straight lines and edges in it.
    pub(super) fn strokes(&self) -> Vec<Stroke> {
        let mut out = strokes(&self.runs(), Way::Lying);
        out.extend(strokes(&self.turned().runs(), Way::Standing));
        out
    }

    /// Runs of marks across the picture.
    fn runs(&self) -> Vec<Run> {
        let mut out = Vec::new();
        let row = |y: usize| self.shades.get(y * self.width..(y + 1) * self.width).unwrap_or_default();
        for y in SIDE * 2..self.height().saturating_sub(SIDE * 2) {
            let [far_above, above, here, below, far_below] =
                [y - SIDE * 2, y - SIDE, y, y + SIDE, y + SIDE * 2].map(row);
            let mut open: [Option<Run>; 4] = [None; 4];
            let columns = far_above.iter().zip(above).zip(here).zip(below).zip(far_below);
            for (x, ((((far_a, a), c), b), far_b)) in columns.enumerate() {
                let shades = [far_a, a, c, b, far_b].map(|v| i16::from(*v));
                let Some(mark) = mark(shades) else { continue };
                for (slot, _) in open.iter_mut().zip(MARKS).filter(|(_, m)| *m == mark) {
                    match slot {
                        Some(run) if x <= run.to + GAP + 1 => run.to = x,
                        _ => keep(slot.replace(Run { mark, row: y, from: x, to: x }), &mut out),
                    }
                }
            }
            open.into_iter().for_each(|run| keep(run, &mut out));
            if out.len() > MOST_RUNS {
                return Vec::new();
            }
        }
        out
    }
}

fn mark([far_above, above, here, below, far_below]: [i16; 5]) -> Option<Mark> {
    if above.min(below) - here >= LINE {
        Some(Mark::Dark)
    } else if here - above.max(below) >= LINE {
        Some(Mark::Light)
    } else if (above - far_above).abs() > ALIKE || (below - far_below).abs() > ALIKE {
        None
    } else if above - below >= EDGE {
        Some(Mark::Darker)
    } else if below - above >= EDGE {
        Some(Mark::Lighter)
    } else {
        None
    }
}

fn keep(run: Option<Run>, out: &mut Vec<Run>) {
    out.extend(run.filter(|run| run.to + 1 - run.from >= shortest(run.mark)));
}

fn shortest(mark: Mark) -> usize {
    match mark {
        Mark::Dark => SHORTEST,
        Mark::Light | Mark::Darker | Mark::Lighter => SHORTEST_EDGE,
    }
}

/// Joins runs of rows next to each other, and keeps what is straight.
fn strokes(runs: &[Run], way: Way) -> Vec<Stroke> {
    let mut sets = Sets::new(runs.len());
    let mut first = 0;
    for (i, run) in runs.iter().enumerate() {
        while runs.get(first).is_some_and(|r| r.row + 2 < run.row) {
            first += 1;
        }
        for (j, before) in runs.iter().enumerate().take(i).skip(first) {
            let near = before.row < run.row
                && before.from <= run.to + GAP
                && run.from <= before.to + GAP
                && before.mark == run.mark;
            if near {
                sets.join(i, j);
            }
        }
    }
    let of = |set: Vec<usize>| set.into_iter().filter_map(|i| runs.get(i)).copied().collect::<Vec<Run>>();
    sets.all().into_iter().filter_map(|set| straight(&of(set), way)).collect()
}

/// The straight line that runs are part of, if they are.
fn straight(runs: &[Run], way: Way) -> Option<Stroke> {
    let middle = |r: &Run| (r.from + r.to) as f64 / 2.0;
    let long = |r: &Run| (r.to + 1 - r.from) as f64;
    let all: f64 = runs.iter().map(long).sum();
    let mean = |of: &dyn Fn(&Run) -> f64| runs.iter().map(|r| of(r) * long(r)).sum::<f64>() / all;
    let (x, y) = (mean(&middle), mean(&|r| r.row as f64));
    let spread = mean(&|r| (middle(r) - x).powi(2));
    let slope = if spread < 1.0 { 0.0 } else { mean(&|r| (middle(r) - x) * (r.row as f64 - y)) / spread };
    let at = |along: f64| y + slope * (along - x);
    if runs.iter().any(|r| (at(middle(r)) - r.row as f64).abs() > ASTRAY) {
        return None;
    }
    let from = runs.iter().map(|r| r.from).min()? as f64;
    let to = runs.iter().map(|r| r.to + 1).max()? as f64;
    let place = |along: f64| match way {
        Way::Lying => (along, at(along) + 0.5),
        Way::Standing => (at(along) + 0.5, along),
    };
    Some(Stroke { from: place(from), to: place(to) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sheet of paper with dark rectangles on it: left, top, right, bottom.
    fn paper(width: usize, height: usize, ink: &[([usize; 4], u8)]) -> Grey {
        let mut shades = vec![250; width * height];
        for ([left, top, right, bottom], shade) in ink {
            for y in *top..*bottom {
                shades[y * width + left..y * width + right].fill(*shade);
            }
        }
        Grey { width, shades }
    }

    #[test]
    fn a_line_is_seen_where_it_stands() {
        let seen = paper(400, 200, &[([50, 100, 350, 102], 30)]).strokes();
        assert_eq!(seen, [Stroke { from: (50.0, 101.0), to: (350.0, 101.0) }]);
        let seen = paper(200, 400, &[([100, 50, 102, 350], 30)]).strokes();
        assert_eq!(seen, [Stroke { from: (101.0, 50.0), to: (101.0, 350.0) }]);
    }

    #[test]
    fn a_line_askew_is_one_line() {
        let steps: Vec<([usize; 4], u8)> =
            (0..10).map(|i| ([40 + i * 60, 100 + i, 100 + i * 60, 102 + i], 30)).collect();
        let seen = paper(700, 200, &steps).strokes();
        let [Stroke { from, to }] = seen[..] else { panic!("{seen:?}") };
        assert!((from.1 - 100.5).abs() < 1.5 && (to.1 - 110.5).abs() < 1.5, "{from:?} {to:?}");
        assert!((to.0 - from.0 - 600.0).abs() < 1.0);
    }

    #[test]
    fn a_dark_cell_has_edges_and_is_no_line() {
        let seen = paper(400, 300, &[([50, 100, 350, 180], 90)]).strokes();
        assert_eq!(seen.len(), 4, "{seen:?}");
        let lying: Vec<f64> = seen.iter().filter(|s| s.from.1 == s.to.1).map(|s| s.from.1).collect();
        assert!((lying[0] - 100.0).abs() <= 1.0 && (lying[1] - 180.0).abs() <= 1.0, "{lying:?}");
    }

    #[test]
    fn strokes_of_letters_are_no_lines() {
        let letters: Vec<([usize; 4], u8)> =
            (0..30).map(|i| ([50 + i * 10, 100, 53 + i * 10, 118], 20)).collect();
        assert_eq!(paper(400, 200, &letters).strokes(), []);
    }

    #[test]
    fn fewer_pixels_show_the_same_lines() {
        let (less, by) = paper(1200, 600, &[([150, 300, 1050, 306], 30)]).reduced(3);
        assert_eq!((by, less.width, less.height()), (3, 400, 200));
        let seen = less.strokes();
        assert_eq!(seen, [Stroke { from: (50.0, 101.0), to: (350.0, 101.0) }]);
    }
}
