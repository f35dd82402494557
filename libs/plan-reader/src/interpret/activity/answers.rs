//! What is said to a recommendation without saying what is done: "Agreed", "Management agrees with this recommendation", "No
//! action required".

use crate::interpret::words::{begins_with_a_verb, folded, is_bare_answer, word_list, words_of};

/// The most words of a sentence that only answers: "Management agrees with this recommendation in principle."
const MOST_IN_ANSWER: usize = 12;

/// True for what is said to a recommendation whose actions stand elsewhere, alone or before a reason that promises nothing.
pub(in crate::interpret) fn only_answers(text: &str) -> bool {
    let text = text.trim();
    if is_bare_answer(text) {
        return true;
    }
    let (first, rest) = first_sentence(text);
    (is_answer(first) && promises_nothing(rest)) || (refuses(text) && promises_nothing(text))
}

/// True for words that begin with an answer to a recommendation, whatever comes behind it.
pub(in crate::interpret) fn begins_with_an_answer(text: &str) -> bool {
    is_answer(first_sentence(text.trim()).0)
}

/// Takes "Agreed." off the list of actions below it in the same cell.
pub(super) fn take_first(text: &mut String) -> Option<String> {
    let (first, rest) = text.split_once('\n')?;
    let answered = is_answer(first.trim().trim_end_matches('.')) && rest.trim_start().starts_with("- ");
    let (first, rest) = answered.then(|| (first.to_owned(), rest.to_owned()))?;
    *text = rest;
    Some(first)
}

fn first_sentence(text: &str) -> (&str, &str) {
    let end = text.char_indices().find_map(|(i, c)| {
        let rest = text.get(i + c.len_utf8()..)?;
        let ends = c == '\n' || matches!(c, '.' | ';' | ':' | '–') && rest.starts_with(char::is_whitespace);
        ends.then_some((text.get(..i)?, rest))
    });
    end.unwrap_or((text, ""))
}

/// "Management agrees with this recommendation in principle" and "Recommendation 3 is partly accepted", but not "Accept the
/// recommendations of the panel", which is something to do.
fn is_answer(sentence: &str) -> bool {
    if is_bare_answer(sentence) {
        return true;
    }
    let words = word_list(sentence);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if words.len() > MOST_IN_ANSWER {
        return false;
    }
    let Some(at) = words.iter().position(|w| matches!(*w, "recommendation" | "recommendations")) else {
        return false;
    };
    let (before, from) = words.split_at(at);
    let behind = from.get(1..).unwrap_or_default();
    let small = |w: &&str| matches!(*w, "with" | "to" | "this" | "that" | "the" | "these" | "all");
    let agrees = |w: &str| {
        let stem = w.strip_suffix('s').or_else(|| w.strip_suffix("ed")).unwrap_or(w);
        matches!(stem, "agree" | "agre" | "accept" | "concur" | "support")
    };
    let ends = |rest: &[&str]| rest.is_empty() || matches!(rest, ["in" | "as", ..]);
    // Somebody agrees: the verb stands neither first nor far from what it is about. "Accepted recommendations" has none.
    let verb = before.iter().rposition(|w| !small(w));
    let subject = verb.is_some_and(|i| {
        let of_them = i + 1 < before.len() || before.get(i).is_some_and(|w| w.ends_with('s'));
        i > 0 && of_them && before.get(i).is_some_and(|w| agrees(w))
    });
    if subject && ends(behind) && !begins_with_a_verb(sentence) {
        return true;
    }
    let mut said = behind.iter().skip_while(|w| {
        let number = w.bytes().all(|b| b.is_ascii_digit());
        number || matches!(**w, "is" | "are" | "was" | "were" | "not" | "partly" | "partially" | "fully")
    });
    let told = said.next().is_some_and(|w| matches!(*w, "agreed" | "accepted" | "supported" | "noted"));
    let rest: Vec<&str> = said.copied().collect();
    told && before.iter().all(small) && ends(&rest)
}

/// "This recommendation is not agreed as the building is shared".
fn refuses(text: &str) -> bool {
    let words = word_list(text);
    let words: Vec<&str> = words.iter().take(6).map(String::as_str).collect();
    matches!(
        words.as_slice(),
        [_, "recommendation", "is" | "was", "not", "agreed" | "accepted" | "supported", ..]
            | ["recommendation", "not", "agreed" | "accepted" | "supported", ..]
    )
}

fn promises_nothing(text: &str) -> bool {
    text.split_whitespace().count() <= 60
        && !word_list(text).iter().any(|w| {
            matches!(w.as_str(), "will" | "shall" | "must" | "be" | "to" | "should" | "plan" | "plans" | "we")
        })
}

/// True for what stands in an audit where nothing has to be done: "None", "No action required".
pub(super) fn says_nothing_is_needed(text: &str) -> bool {
    let begins =
        |word: &str| ["n", "nil", "no", "none", "not", "nothing"].contains(&word.to_lowercase().as_str());
    if !words_of(text).next().is_some_and(begins) {
        return false;
    }
    let words = folded(text);
    let words: Vec<&str> = words.split(' ').collect();
    match words.as_slice() {
        ["none" | "nil" | "n"] | ["n", "a"] | ["not", "applicable" | "required" | "needed"] => true,
        ["none" | "nothing", "required" | "needed" | "identified" | "at", ..] => words.len() <= 4,
        ["no", rest @ ..] => {
            let empty = |w: &&str| {
                matches!(
                    *w,
                    "action"
                        | "actions"
                        | "further"
                        | "required"
                        | "needed"
                        | "necessary"
                        | "identified"
                        | "change"
                        | "changes"
                )
            };
            !rest.is_empty() && rest.iter().all(empty)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{begins_with_an_answer, only_answers, take_first};

    #[test]
    fn an_answer_to_a_recommendation_is_nothing_to_do() {
        for answer in [
            "Agreed",
            "Agree.",
            "Management agrees with this recommendation.",
            "Agreed.",
            "We accept all recommendations in full",
            "Recommendation 3 is partly accepted.",
            "The Department accepts this recommendation in principle.",
            "This recommendation is not agreed as the building is shared with partners.",
            "Partly agreed. The region has no say over pay.",
        ] {
            assert!(only_answers(answer), "{answer}");
        }
        for action in [
            "Agreed. We will print the numbers on each desk.",
            "Agree a form with the two neighbouring counties",
            "Management agrees with this recommendation and will write to each school.",
            "Accept the recommendations of the panel by May",
            "Accept the recommendations of the inquiry",
            "Implement the agreed recommendations of the review",
            "Implement agreed recommendations in full",
            "Full take-up of accepted recommendations",
            "Report on which accepted recommendations are late",
            "Partly agreed. Pay is to be looked at in May.",
        ] {
            assert!(!only_answers(action), "{action}");
        }
        let mut text = "Agree.\n- Print the numbers\n- Tell new staff".to_owned();
        assert_eq!(take_first(&mut text).as_deref(), Some("Agree."));
        assert_eq!(text, "- Print the numbers\n- Tell new staff");
        assert_eq!(take_first(&mut text), None);
        assert!(begins_with_an_answer("Partially Agree.\nPreamble: There is to be a review."));
    }
}
