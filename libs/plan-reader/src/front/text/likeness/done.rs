//! Whether a sentence tells what was done rather than what is to be done.

use crate::interpret::words::is_participle;

/// What was done is told within so many words.
const EARLY: usize = 8;

/// A verb that can only be of the past tells it within so many.
const LATER: usize = 12;

/// Verbs that are of the past whatever stands around them.
const PAST: &[&str] = &["began", "came", "gave", "held", "led", "met", "ran", "spoke", "took", "went"];

/// True for a sentence in which whoever writes tells early on what they did: "We have set up a group", "To support this we
/// have begun to write to landlords".
///
/// `words` are those of the sentence in small letters, and `acts` says that it begins with a verb.
pub(super) fn we_tell(words: &[String], acts: bool) -> bool {
    let early = words.get(..EARLY.min(words.len())).unwrap_or_default();
    let we_have = early
        .windows(2)
        .any(|pair| matches!(pair, [we, have] if we == "we" && matches!(have.as_str(), "have" | "ve")));
    // "To support this we have begun …" says why before it says what.
    we_have && (!acts || words.first().is_some_and(|w| w == "to") && has_been_done(words))
}

/// True for words that say early on that something was done or is being done: "Two sessions were held", "The forum has met
/// twice", "Songs being looked over".
pub(super) fn is_told(words: &[String], acts: bool) -> bool {
    let early = words.get(..EARLY.min(words.len())).unwrap_or_default();
    let was = early.iter().take(6).any(|w| matches!(w.as_str(), "was" | "were"));
    let took = words.iter().take(LATER).any(|w| PAST.contains(&w.as_str()));
    was || !acts && (took || has_been_done(early))
}

/// True where something has been done, rather than should have been.
fn has_been_done(words: &[String]) -> bool {
    let mut before = "";
    for (i, word) in words.iter().enumerate() {
        let has = matches!(word.as_str(), "have" | "has" | "ve" | "being");
        let should = matches!(before, "to" | "will" | "should" | "must" | "would" | "who" | "that" | "which");
        if has && !should {
            let mut after =
                words.iter().skip(i + 1).filter(|w| !w.ends_with("ly") && *w != "also" && *w != "now");
            if after.next().is_some_and(|w| is_participle(w)) {
                return true;
            }
        }
        before = word;
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::interpret::words::{begins_with_a_verb, word_list};

    fn we_tell(text: &str) -> bool {
        super::we_tell(&word_list(text), begins_with_a_verb(text))
    }

    fn is_told(text: &str) -> bool {
        super::is_told(&word_list(text), begins_with_a_verb(text))
    }

    #[test]
    fn what_was_done_is_told_from_what_is_to_be() {
        for done in ["We have a new group", "To support this we have begun to write to landlords"] {
            assert!(we_tell(done), "{done}");
        }
        for done in ["The forum has met twice", "Managers have now been trained", "Songs being looked over"] {
            assert!(is_told(done), "{done}");
        }
        for to_do in [
            "To make sure that we have a workforce like the borough",
            "Train all who have joined since May",
            "Every manager to have finished the course",
            "Staff who have left are asked why",
        ] {
            assert!(!we_tell(to_do) && !is_told(to_do), "{to_do}");
        }
    }
}
