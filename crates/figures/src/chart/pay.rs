//! Pay: who is in the quarter of best-paid posts, and who in the others.

use super::{
    Drawing, Frame, Heading,
    canvas::{Look, MARGIN, Side, WIDTH, fill, width_of},
    colour::PAPER,
    hidden_words, percent, told,
};
use crate::published::Symbol;

/// The make-up of the four quarters of a pay distribution.
#[derive(Debug, Clone, PartialEq)]
pub struct PayQuarters {
    /// Title, subtitle, source.
    pub heading: Heading,
    /// The groups, in the order of the parts of each bar.
    pub groups: Vec<String>,
    /// The quarters, from the top: best paid first. The last may be all staff.
    pub quarters: Vec<Quarter>,
}

/// A quarter.
#[derive(Debug, Clone, PartialEq)]
pub struct Quarter {
    /// Its name.
    pub label: String,
    /// The share of each group in percent, or why none of the quarter is shown: of a bar that is whole, the part
    /// left over would tell what is hidden.
    pub shares: Result<Vec<f64>, Symbol>,
}

const BAR: f64 = 24.0;
const ROW: f64 = 54.0;

impl PayQuarters {
    /// The chart.
    #[must_use]
    pub fn draw(&self) -> Drawing {
        let mut frame = Frame::begin(&self.heading);
        let slug = &self.heading.slug;
        frame.key(slug, &self.groups);
        let room = WIDTH - 2.0 * MARGIN;
        for quarter in &self.quarters {
            let y = frame.y + 22.0;
            frame.canvas.words(MARGIN, frame.y + 17.0, Side::Start, Look::Strong, &quarter.label);
            match &quarter.shares {
                Ok(shares) => {
                    let mut x = MARGIN;
                    for (at, share) in shares.iter().enumerate() {
                        let wide = room * share.clamp(0.0, 100.0) / 100.0;
                        frame.canvas.outlined(x, y, wide, BAR, &fill(slug, at), PAPER);
                        let words = percent(*share);
                        let label = width_of(&words, Look::Strong) + 10.0;
                        if wide >= label {
                            // On a plate of paper, because a pattern is no ground for words.
                            frame.canvas.rect(x + 4.0, y + 3.5, label - 4.0, BAR - 7.0, PAPER);
                            frame.canvas.words(x + 6.0, y + 17.0, Side::Start, Look::Strong, &words);
                        }
                        x += wide;
                    }
                }
                Err(symbol) => {
                    frame.canvas.hidden(slug, MARGIN, y, BAR);
                    frame.canvas.words(
                        MARGIN + 36.0,
                        y + 17.0,
                        Side::Start,
                        Look::Italic,
                        &hidden_words(*symbol),
                    );
                }
            }
            frame.y += ROW;
        }
        frame.y += 4.0;
        let words = self.words();
        frame.finish(&self.heading, words)
    }

    fn words(&self) -> String {
        let rows = self.quarters.iter().map(|it| match &it.shares {
            Ok(shares) => {
                let parts = self
                    .groups
                    .iter()
                    .zip(shares)
                    .map(|(group, share)| format!("{group} {}", percent(*share)));
                format!("{}: {}", it.label, parts.collect::<Vec<_>>().join(", "))
            }
            Err(symbol) => format!("{}: {}", it.label, hidden_words(*symbol)),
        });
        told(&self.heading, "Stacked bars, each of 100%", rows)
    }
}
