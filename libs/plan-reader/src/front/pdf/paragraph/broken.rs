//! Words that the end of a line or of a page breaks.

use super::super::label::{Mark, typed_label};
use super::super::row_starts::leads_on;
use super::super::text::Line;
use super::super::vocabulary::{Meeting, Vocabulary};
use super::{Open, Piece};

impl Piece {
    /// True where the other plainly goes on with this: it begins with a small letter, or no cell ends as this does.
    pub(in crate::front::pdf) fn is_open_before(&self, next: &Self) -> bool {
        let last = self.text.split_whitespace().next_back().unwrap_or_default();
        next.text.starts_with(char::is_lowercase) || leads_on(last)
    }

    /// True where this ends and the other begins with half of a word that is wider than its column.
    pub(super) fn is_halved_before(&self, next: &Self, words: &Vocabulary) -> bool {
        let last = self.text.split_whitespace().next_back().unwrap_or_default();
        let first = next.text.split_whitespace().next().unwrap_or_default();
        self.room < self.size
            && last.ends_with(char::is_alphabetic)
            && first.starts_with(char::is_lowercase)
            && words.meeting(last, first) == Meeting::Halves
    }
}

impl Open {
    /// True where the last line ends in the middle of a word that is wider than its column: programs break such a
    /// word where the column ends, without a hyphen.
    pub(super) fn breaks_within_word(&self, line: &Line, right: f32, words: &Vocabulary) -> bool {
        let ([.., last], Some(first)) = (self.last.words.as_slice(), line.words.first()) else {
            return false;
        };
        // A word that is too wide begins a line of its own, behind no more than the mark of its item.
        let alone = match self.last.words.as_slice() {
            [_] => true,
            [mark, _] => self.lines == 1 && self.mark != Mark::None && mark.from < self.hang,
            _ => false,
        };
        // "2026" under "September" is a word of its own, and so is a name under a name.
        let capitals =
            last.text.chars().all(char::is_uppercase) && first.text.starts_with(char::is_uppercase);
        let digits = last.text.ends_with(|c: char| c.is_ascii_digit())
            && first.text.starts_with(|c: char| c.is_ascii_digit());
        let goes_on = digits
            || last.text.ends_with(char::is_alphabetic)
                && (first.text.starts_with(char::is_lowercase) || capitals);
        if !(alone && goes_on) {
            return false;
        }
        let one_letter = (last.to - last.from) / last.text.chars().count().max(1) as f32;
        let meeting = if digits { Meeting::Unknown } else { words.meeting(&last.text, &first.text) };
        // Without a witness, be it a space or a word of the list, hardly a letter may have found room.
        let witness = words.spaces_line_ends();
        let told = witness || meeting == Meeting::Halves;
        let full = right - last.to < one_letter * if told { 2.2 } else { 1.2 };
        // No word is so long that it fills two lines of its column.
        let long = first.text.chars().count() > 5 && first.to - first.from > (last.to - last.from) * 0.9;
        let another = long && meeting != Meeting::Halves;
        let apart = another || witness && last.spaced || meeting == Meeting::Words;
        full && !apart && typed_label(line).is_none()
    }
}
