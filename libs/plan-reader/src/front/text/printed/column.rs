//! How wide the columns of a printed table are, by where the lines of their cells were broken.

use super::ink::SPACE;

/// One line of a cell with another below it.
#[derive(Debug, Clone, Copy)]
pub(in crate::front::text) struct Broken {
    /// How wide the line stands.
    pub ink: u32,
    /// How wide the first word of the next line stands.
    pub next: u32,
}

impl Broken {
    /// How wide the line would stand with the next word on it.
    fn with_next(self) -> u32 {
        self.ink.saturating_add(SPACE).saturating_add(self.next)
    }

    /// How much room the next word would have had to spare in a column this wide, as a share of it; below nothing where it
    /// would not have fitted.
    pub(in crate::front::text) fn spare(self, wide: u32) -> f32 {
        (f64::from(wide) - f64::from(self.with_next())) as f32 / wide.max(1) as f32
    }
}

/// Fewer lines than this say nothing of a column.
const LEAST: usize = 3;

/// The width under which most lines of a column were broken where they had to be.
pub(in crate::front::text) fn width(lines: &[Broken]) -> Option<u32> {
    if lines.len() < LEAST {
        return None;
    }
    let fits = |wide: u32| {
        let over = lines.iter().filter(|l| l.ink > wide).count() as f32;
        let early = lines.iter().filter(|l| l.with_next() <= wide).count() as f32;
        -1.5 * over - early
    };
    lines.iter().map(|l| l.ink).max_by(|a, b| fits(*a).total_cmp(&fits(*b)).then(b.cmp(a)))
}
