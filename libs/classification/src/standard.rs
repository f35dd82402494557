//! What holds for every classification unless its file says otherwise: how non-answers and totals are written.

use crate::code::Code;
use crate::group::{NonAnswer, NonAnswerKind};
use crate::index::{Index, Meaning};

/// One kind of non-answer under its own name.
pub(crate) fn non_answer(kind: NonAnswerKind) -> NonAnswer {
    NonAnswer { kind, code: Code::fixed(kind.word()), label: kind.to_string() }
}

/// Adds the standard words where the file has not used them itself.
pub(crate) fn complete(index: &mut Index, total: usize, blank: NonAnswerKind, reasons: &mut Vec<String>) {
    for word in words(include_str!("../data/standard/total.txt")) {
        index.standard(word, Meaning::Group(total));
    }
    index.standard("", Meaning::NonAnswer(blank));
    for (kind, list) in [
        (NonAnswerKind::PreferNotToSay, include_str!("../data/standard/prefer-not-to-say.txt")),
        (NonAnswerKind::NotKnown, include_str!("../data/standard/not-known.txt")),
        (NonAnswerKind::NotAsked, include_str!("../data/standard/not-asked.txt")),
    ] {
        index.standard(kind.word(), Meaning::NonAnswer(kind));
        for word in words(list) {
            index.standard(word, Meaning::NonAnswer(kind));
        }
    }
    // Each line is a reason after `=`; the words before it are told with it.
    for line in words(include_str!("../data/standard/no-group.txt")) {
        if let Some((labels, reason)) = line.split_once('=') {
            for label in labels.split('|') {
                index.standard(label, Meaning::NoGroup(reasons.len()));
            }
            reasons.push(reason.trim().to_owned());
        }
    }
}

fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"))
}
