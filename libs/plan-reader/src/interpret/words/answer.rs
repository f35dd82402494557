//! What is answered to a recommendation in a word or two.

use super::folded;

/// True for "Agreed" and "Accepted in part", and for nothing that says more.
pub(crate) fn is_bare_answer(text: &str) -> bool {
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
