//! How the lines stood of which a cell was put together: how wide they were, and where each was broken.

use crate::front::text::printed::{Broken, SPACE, column_width, ink};

/// So many lines of a column tell how wide it is.
const MOST_BROKEN: usize = 300;

/// A line is no wider than its column but for so much: the widths of letters are those of a usual face only.
const OVER: f32 = 1.04;

/// Room that a word may seem to have had, as a share of the column, though it had none.
const SPARE: f32 = 0.015;

/// What is gained where a cell stands in the column whose heading is right above it.
const HEADED: f32 = 4.0;

/// The lines of a cell as they stood in print.
#[derive(Debug, Clone, Default)]
pub(in crate::front::text) struct Shape {
    widest: u32,
    /// How wide the last line stands.
    last: u32,
    broken: Vec<Broken>,
    /// It begins with a bullet or a letter, and stands further in than its column begins.
    item: bool,
    /// The column under whose heading it stands, with nothing between.
    under: Option<usize>,
    /// It is known as a name over rows.
    over_rows: bool,
}

impl Shape {
    /// The shape of one line, which is an item of a list or not, and stands right under the heading of a column or not.
    pub(in crate::front::text) fn of(text: &str, item: bool, under: Option<usize>) -> Self {
        let wide = ink(text);
        Self { widest: wide, last: wide, broken: Vec::new(), item, under, over_rows: false }
    }

    /// The shape of a name that stands over rows elsewhere.
    pub(in crate::front::text) fn over_rows(text: &str) -> Self {
        Self { over_rows: true, ..Self::of(text, false, None) }
    }

    /// A further line below.
    pub(in crate::front::text) fn add(&mut self, text: &str) {
        let next = text.split_whitespace().next().map_or(0, ink);
        if self.broken.len() < MOST_BROKEN {
            self.broken.push(Broken { ink: self.last, next });
        }
        self.last = ink(text);
        self.widest = self.widest.max(self.last);
    }

    /// True where the first word of a text would not have fitted on the last line.
    pub(in crate::front::text) fn is_full(&self, text: &str) -> bool {
        let next = text.split_whitespace().next().map_or(0, ink);
        f64::from(self.last + SPACE + next) > f64::from(self.widest) * 0.97
    }

    /// How well these lines were broken for a column this wide.
    fn held(&self, wide: u32) -> f32 {
        let over = (self.widest as f32 / wide.max(1) as f32 - OVER).max(0.0);
        let breaks = self.broken.iter().filter(|_| !self.item).map(|line| match line.spare(wide) {
            spare if spare < SPARE => 0.5,
            spare => -0.6 - (spare * 5.0).min(1.6),
        });
        breaks.sum::<f32>().clamp(-4.0, 1.5) - (over * 20.0).min(4.0)
    }
}

/// How wide the columns are, by the lines of the cells that stand in them.
#[derive(Debug, Default)]
pub(super) struct Widths {
    broken: Vec<Vec<Broken>>,
    wide: Vec<Option<u32>>,
}

impl Widths {
    pub(super) fn add(&mut self, column: usize, shape: &Shape) {
        if self.broken.len() <= column {
            self.broken.resize(column + 1, Vec::new());
        }
        if let Some(lines) = self.broken.get_mut(column).filter(|l| l.len() < MOST_BROKEN && !shape.item) {
            lines.extend(&shape.broken);
        }
    }

    /// Once all lines are added.
    pub(super) fn settle(&mut self) {
        self.wide = self.broken.iter().map(|lines| column_width(lines)).collect();
    }

    /// How well a shape fits in a column, or past the last across the rows; nothing where that cannot be told.
    pub(super) fn held(&self, column: usize, columns: usize, shape: &Shape) -> f32 {
        let headed = match shape.under {
            _ if shape.over_rows => {
                if column == columns {
                    HEADED
                } else {
                    -HEADED
                }
            }
            Some(under) if under == column => HEADED,
            Some(_) => -HEADED,
            None => 0.0,
        };
        headed + self.wide.get(column).copied().flatten().map_or(0.0, |wide| shape.held(wide))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_in_the_column_for_which_they_were_broken() {
        let shape = |lines: &[&str]| {
            let mut shape = Shape::of(lines[0], false, None);
            lines.iter().skip(1).for_each(|line| shape.add(line));
            shape
        };
        let mut widths = Widths::default();
        let wide = shape(&[
            "Write to every landlord in the borough",
            "about what we expect of them, and go on",
            "to ask each year how they have answered",
            "the letter",
        ]);
        let narrow = shape(&["Housing Strategy", "and Partnerships", "Team with others", "like it"]);
        widths.add(0, &wide);
        widths.add(1, &narrow);
        widths.settle();
        assert!(widths.held(0, 2, &wide) > 0.0 && widths.held(1, 2, &narrow) > 0.0);
        assert!(widths.held(1, 2, &wide) < 0.0 && widths.held(0, 2, &narrow) < 0.0);
    }
}
