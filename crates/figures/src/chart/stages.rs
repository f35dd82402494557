//! A process stage by stage: how many of each group are left after each.

use super::{
    Drawing, Estimate, Frame, Heading,
    canvas::{Look, MARGIN, Side, WIDTH, fill, width_of, wrapped},
    colour::{GRID, INK},
    hidden_words, percent, told,
};

/// Groups side by side through the stages of a process, as shares of those who began.
#[derive(Debug, Clone, PartialEq)]
pub struct Stages {
    /// Title, subtitle, source.
    pub heading: Heading,
    /// The groups, in the order of the bars of each stage.
    pub groups: Vec<String>,
    /// The stages, in order.
    pub stages: Vec<Stage>,
}

/// A stage.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Its name: "Shortlisted".
    pub label: String,
    /// For each group the share in percent of those who began, and the count in words ("48 of 400").
    pub reached: Vec<(Estimate, String)>,
}

const BAR: f64 = 18.0;
const GAP: f64 = 4.0;

impl Stages {
    /// The chart.
    #[must_use]
    pub fn draw(&self) -> Drawing {
        let mut frame = Frame::begin(&self.heading);
        let slug = &self.heading.slug;
        frame.key(slug, &self.groups);
        let room = WIDTH - 2.0 * MARGIN;
        let top = frame.y;
        for stage in &self.stages {
            for line in wrapped(&stage.label, Look::Strong, room) {
                frame.y += 17.0;
                frame.canvas.words(MARGIN, frame.y, Side::Start, Look::Strong, &line);
            }
            let mut y = frame.y + 7.0;
            for (at, (share, count)) in stage.reached.iter().enumerate() {
                match share {
                    Estimate::Shown { value, .. } => {
                        let wide = room * value.clamp(0.0, 100.0) / 100.0;
                        frame.canvas.outlined(MARGIN, y, wide, BAR, &fill(slug, at), INK);
                        let words = format!("{} ({count})", percent(*value));
                        let label = width_of(&words, Look::Label);
                        if MARGIN + wide + 8.0 + label <= WIDTH - MARGIN {
                            frame.canvas.words(
                                MARGIN + wide + 6.0,
                                y + 14.0,
                                Side::Start,
                                Look::Label,
                                &words,
                            );
                        } else {
                            let x = MARGIN + wide - label - 12.0;
                            frame.canvas.rect(x, y + 1.5, label + 8.0, BAR - 3.0, "#ffffff");
                            frame.canvas.words(x + 4.0, y + 14.0, Side::Start, Look::Label, &words);
                        }
                    }
                    Estimate::Hidden(symbol) => {
                        frame.canvas.hidden(slug, MARGIN, y, BAR);
                        frame.canvas.words(
                            MARGIN + 36.0,
                            y + 14.0,
                            Side::Start,
                            Look::Italic,
                            &hidden_words(*symbol),
                        );
                    }
                }
                y += BAR + GAP;
            }
            frame.y = y + 6.0;
        }
        frame.canvas.line((MARGIN, top + 20.0), (MARGIN, frame.y - 6.0), INK, 1.0, "");
        frame.canvas.line((MARGIN, frame.y), (WIDTH - MARGIN, frame.y), GRID, 1.0, "");
        let words = self.words();
        frame.finish(&self.heading, words)
    }

    fn words(&self) -> String {
        let rows = self.stages.iter().map(|stage| {
            let parts = self.groups.iter().zip(&stage.reached).map(|(group, (share, count))| match share {
                Estimate::Shown { value, .. } => format!("{group} {} ({count})", percent(*value)),
                Estimate::Hidden(symbol) => format!("{group} {}", hidden_words(*symbol)),
            });
            format!("{}: {}", stage.label, parts.collect::<Vec<_>>().join(", "))
        });
        told(&self.heading, "Bars for each stage, as shares of those who began", rows)
    }
}
