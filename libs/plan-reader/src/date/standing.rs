//! Which of the times in a text stand, where one takes the place of another or says it again.

use super::Precision;
use super::moment::{Moment, Token, When};
use super::reader::Reader;

impl Reader<'_> {
    /// Leaves out the times that no longer stand where another one does: "(was 30/9/26)", "moved from June to October",
    /// "30 Sept. → 31 Dec.", "Mawrth / March 2025".
    pub(super) fn standing(&self, mut moments: Vec<Moment>) -> Vec<Moment> {
        let stands: Vec<bool> = match moments.iter().rposition(|m| self.is_revised(m)) {
            Some(last) if last > 0 => (0..moments.len()).map(|i| i == last).collect(),
            _ => (0..moments.len()).map(|i| !self.gives_way(&moments, i)).collect(),
        };
        if stands.iter().any(|s| *s) {
            let mut each = stands.into_iter();
            moments.retain(|_| each.next().unwrap_or(true));
        }
        moments
    }

    /// "March 2026 March 2027 (revised)".
    fn is_revised(&self, moment: &Moment) -> bool {
        let after = self.tokens.get(moment.to..).unwrap_or_default().iter();
        let word = after.take(2).find(|t| !matches!(t, Token::Mark('(' | '-' | ',')));
        matches!(word.and_then(Token::word), Some("revised" | "new"))
    }

    fn gives_way(&self, moments: &[Moment], i: usize) -> bool {
        let Some(moment) = moments.get(i) else { return false };
        let was = match self.before(moment.from).first() {
            Some(&("was" | "previously" | "originally" | "original" | "formerly")) => true,
            Some(&"from") => self.puts_off,
            // "By March 2027, then every March".
            Some(&("every" | "each")) => i > 0,
            _ => false,
        };
        let between = |one: &Moment, other: &Moment| self.tokens.get(one.to..other.from).unwrap_or_default();
        let next = moments.get(i + 1);
        // Between months an arrow is a dash.
        let points_on = next.is_some_and(|next| {
            let days = moment.precision == Precision::Day && next.precision == Precision::Day;
            let between = between(moment, next);
            let points = between.iter().any(|t| matches!(t, Token::Mark('→' | '>' | '➔' | '➜' | '⇒')));
            days && points && !between.iter().any(|t| t.word().is_some())
        });
        // One month in two languages.
        let said_again = |one: &Moment, other: &Moment| match (&one.when, &other.when) {
            (When::InYear { month, day: None }, When::Bounds(start, _)) => *month == start.month(),
            (one, other) => one == other,
        };
        let again = next.is_some_and(|next| {
            matches!(between(moment, next), [] | [Token::Mark('/' | '|')]) && said_again(moment, next)
        });
        was || points_on || again
    }
}
