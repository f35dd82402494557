//! What is said to a recommendation without saying what is done: "Agreed", "Management agrees with this recommendation", "No
//! action required".

use crate::interpret::words::{folded, word_list, words_of};

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
pub(super) fn begins_with_an_answer(text: &str) -> bool {
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

fn is_bare_answer(text: &str) -> bool {
    matches!(
        folded(text).as_str(),
        "agree"
            | "agreed"
            | "accept"
            | "accepted"
            | "noted"
            | "rejected"
            | "declined"
            | "disagree"
            | "disagreed"
            | "concur"
            | "partially agree"
            | "partially agreed"
            | "partly agree"
            | "partly agreed"
            | "partially accepted"
            | "partly accepted"
            | "agreed in part"
            | "agreed in principle"
            | "accepted in part"
            | "accepted in principle"
            | "not agreed"
            | "not accepted"
    )
}

/// "Management agrees with this recommendation in principle".
fn is_answer(sentence: &str) -> bool {
    if is_bare_answer(sentence) {
        return true;
    }
    let words = word_list(sentence);
    let any = |of: &[&str]| words.iter().any(|w| of.contains(&w.as_str()));
    words.len() <= MOST_IN_ANSWER
        && any(&[
            "agree", "agrees", "agreed", "accept", "accepts", "accepted", "concur", "concurs", "supports",
        ])
        && any(&["recommendation", "recommendations"])
        && !any(&["will", "shall", "by"])
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
