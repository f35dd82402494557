//! Which classification that comes along reads a column.

use classification::{Characteristic, Classification, Reading};
use records::Advice;

use crate::classified::advise;

/// A classification for a column.
pub(super) struct Classified<'l> {
    pub(super) id: &'static str,
    /// What its groups tell people apart by.
    pub(super) characteristic: Characteristic,
    /// Labels that are none of its finest groups, with what is known of each: a person says what they stand for.
    pub(super) undecided: Vec<(&'l str, Advice)>,
}

/// The classification that the heading speaks of and that reads four of five labels or more as its finest groups. What it
/// does not know is left to a person: were the file's own labels taken as groups for the sake of a few, "99 Not Known"
/// would be counted as a group too.
pub(super) fn column<'l>(heading: &str, labels: &[&'l str]) -> Option<Classified<'l>> {
    let best = classification::fits(heading, labels.iter().copied()).into_iter().next()?;
    let undecided = best.undecided + best.broader;
    if !best.heading || undecided * 5 > labels.len() {
        return None;
    }
    let undecided = labels.iter().copied().filter(|it| !is_decided(best.classification, it));
    let undecided = undecided.map(|it| (it, advise(best.classification, it))).collect();
    let characteristic = best.classification.characteristic();
    Some(Classified { id: best.classification.id(), characteristic, undecided })
}

fn is_decided(by: &Classification, label: &str) -> bool {
    match by.find(label) {
        Reading::Group(group) => group.is_finest(),
        Reading::Total(_) | Reading::NonAnswer(_) => true,
        Reading::Ambiguous(_) | Reading::Unmatched { .. } => false,
    }
}
