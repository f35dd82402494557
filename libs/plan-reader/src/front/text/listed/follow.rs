//! How a line hangs together with the one before it: whether it goes on in the middle of what that one began.

use crate::date::looks_like_a_date;
use crate::interpret::words::is_year;

/// What can be seen of two lines, one below the other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::front::text) struct Follows {
    /// The line above ends in a word that needs another: "Learning and".
    pub open: bool,
    /// This line begins with a small letter, as nothing that stands alone does.
    pub small: bool,
    /// The line above is a month or a season, and this one its year.
    pub year: bool,
    /// The line above ends a sentence.
    pub closed: bool,
    /// The line above says that a list follows: "We have learnt that:".
    pub announced: bool,
    /// The line above is so long that it may have been wrapped.
    pub long: bool,
}

/// Lines of cells in a printed table are rarely longer than this without being wrapped.
const LONG: usize = 24;

impl Follows {
    pub(in crate::front::text) fn of(above: &str, here: &str) -> Self {
        let (above, here) = (above.trim(), here.trim());
        let last = above.rsplit(char::is_whitespace).next().unwrap_or_default();
        let joins = matches!(
            last,
            "and"
                | "or"
                | "of"
                | "the"
                | "for"
                | "with"
                | "to"
                | "in"
                | "on"
                | "by"
                | "a"
                | "an"
                | "our"
                | "from"
                | "&"
        );
        let bare = here.trim_end_matches('.');
        let is_year = is_year(bare);
        let closed = above.ends_with(['.', '!', '?', ';']);
        // "Publish the gap; and" ends an item of a list.
        let joins = joins && !above.trim_end_matches(last).trim_end().ends_with(';');
        let open = joins || above.ends_with(['&', ',', '/', '–', '-']);
        Self {
            open,
            // "by March 2027" begins a cell, unless the line above waits for it.
            small: here.starts_with(char::is_lowercase) && (open || !looks_like_a_date(here)),
            year: is_year && looks_like_a_date(above) && !above.contains("20"),
            closed,
            announced: above.ends_with(':'),
            long: above.chars().count() >= LONG && !closed,
        }
    }

    /// True where the line can hardly stand for itself.
    pub(in crate::front::text) fn midway(self) -> bool {
        self.open || self.small || self.year
    }

    /// What it costs to read the line as more of the cell above.
    pub(in crate::front::text) fn cost_of_more(self) -> f32 {
        match self {
            Self { year: true, .. } => -1.5,
            Self { announced: true, .. } => -0.5,
            Self { open: true, .. } => 0.0,
            Self { small: true, closed: false, .. } => 0.3,
            Self { small: true, .. } => 0.8,
            Self { long: true, .. } => 1.9,
            _ => 2.6,
        }
    }

    /// What it costs to read the line as the beginning of a cell.
    pub(in crate::front::text) fn cost_of_new(self) -> f32 {
        match self {
            Self { year: true, .. } => 2.0,
            Self { announced: true, .. } => 1.5,
            Self { open: true, small: true, .. } => 2.0,
            Self { open: true, .. } => 1.2,
            Self { small: true, .. } => 0.8,
            _ => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Follows;

    #[test]
    fn a_line_that_goes_on_costs_less_as_more_of_the_cell_above() {
        for (above, here) in
            [("Learning and", "Development"), ("September", "2026"), ("Check who is", "turned down")]
        {
            let follows = Follows::of(above, here);
            assert!(follows.cost_of_more() < follows.cost_of_new(), "{above} / {here}");
        }
        assert!(!Follows::of("Publish the gap; and", "Head of HR").midway());
        let follows = Follows::of("Head of HR", "April 2026");
        assert!(follows.cost_of_more() > follows.cost_of_new());
    }
}
