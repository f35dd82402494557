//! "Recommendation 3:", its words, "Council action:" and what has been done since: recommendations with the answers to them,
//! each answer under a label that comes again.

use std::collections::HashMap;

use super::line::{Is, Line};
use super::progress_words::reports;
use super::start::start_of_entry;
use super::walker::Walker;
use super::when::{date_within, is_when};
use super::{Entry, Piece};
use crate::confidence::{Doubt, FoundBy};
use crate::date::{self, DateOptions, TargetKind};
use crate::interpret::add_line;
use crate::interpret::words::{folded, word_list};

/// So many lines at most stand between the number of a recommendation and the label of its answer.
const MOST_BETWEEN: usize = 24;

/// The lines of one recommendation.
#[derive(Debug, Clone, Copy)]
pub(super) enum Answered {
    /// Its number, which stands right below once more.
    SaidAgain,
    /// Where the label of the answer stands, and the line behind the answer.
    At { label: usize, end: usize },
}

/// The recommendations that are answered so, by their first lines: at least two, under the same label.
pub(super) fn found(lines: &[Option<Line<'_>>]) -> HashMap<usize, Answered> {
    let line = |i: usize| lines.get(i).and_then(Option::as_ref);
    let starts: Vec<(usize, String)> = (0..lines.len())
        .filter_map(|i| {
            let line = line(i).filter(|l| matches!(l.is, Is::Plain | Is::Heading(_)))?;
            let start = start_of_entry(line.text()).filter(|s| s.recommends && s.rest.is_empty())?;
            Some((i, start.ref_))
        })
        .collect();
    let mut sections = Vec::new();
    let mut out = HashMap::new();
    for (n, (at, number)) in starts.iter().enumerate() {
        let next = starts.get(n + 1);
        if next.is_some_and(|(below, same)| *below == at + 1 && same == number) {
            out.insert(*at, Answered::SaidAgain);
            continue;
        }
        let end = (at + 1..next.map_or(lines.len(), |(i, _)| *i)).find(|i| ends(line(*at), line(*i)));
        let end = end.unwrap_or(next.map_or(lines.len(), |(i, _)| *i));
        let label = (at + 2..end.min(at + MOST_BETWEEN)).find(|i| line(*i).is_some_and(labels_an_answer));
        if let Some(label) = label.filter(|label| label + 1 < end) {
            sections.push((*at, label, end));
        }
    }
    let name = |i: usize| line(i).map(|l| folded(l.text())).unwrap_or_default();
    let same = sections.windows(2).all(|pair| matches!(pair, [a, b] if name(a.1) == name(b.1)));
    let told =
        |(_, label, end): &&(usize, usize, usize)| (label + 1..*end).filter_map(line).any(tells_of_the_past);
    if sections.len() < 2 || !same || sections.iter().filter(told).count() * 2 < sections.len() {
        return HashMap::new();
    }
    // "Was this page of use?" below each answer is no part of any.
    let mut feet: HashMap<String, usize> = HashMap::new();
    for (_, _, end) in &sections {
        *feet.entry(name(end - 1)).or_default() += 1;
    }
    for (at, label, end) in sections {
        let foot = end > label + 2 && feet.get(&name(end - 1)).is_some_and(|times| *times > 1);
        out.insert(at, Answered::At { label, end: end - usize::from(foot) });
    }
    out
}

/// True where something else begins: a table, the title of another part, or a heading that is neither a time nor a label.
fn ends(start: Option<&Line<'_>>, line: Option<&Line<'_>>) -> bool {
    let level = |line: &Line<'_>| if let Is::Heading(level) = line.is { Some(level) } else { None };
    let (Some(start), Some(line)) = (start, line) else { return true };
    let text = line.text();
    match (level(line), level(start)) {
        (Some(_), _) if is_time(text) || text.contains(':') || labels_an_answer(line) => false,
        (Some(own), Some(above)) => own <= above,
        (Some(_), None) => true,
        (None, _) => line.is == Is::Title,
    }
}

/// True for "Council action:" and "Our response", in letters that stand out or before a colon.
fn labels_an_answer(line: &Line<'_>) -> bool {
    const ANSWERS: &[&str] =
        &["action", "actions", "response", "responses", "update", "updates", "progress", "position", "reply"];
    let words = word_list(line.text());
    let named = (2..=5).contains(&words.len()) && words.last().is_some_and(|w| ANSWERS.contains(&w.as_str()));
    named && !matches!(line.is, Is::Item(_)) && (line.stands_out() || line.text().ends_with(':'))
}

fn is_time(text: &str) -> bool {
    is_when(text.trim_end_matches(':'))
}

fn tells_of_the_past(line: &Line<'_>) -> bool {
    is_time(line.text()) || reports(line.text())
}

impl Walker<'_, '_> {
    /// Takes in the recommendation that begins here, with the answer to it. Says where it ends.
    pub(super) fn take_answered(&mut self, i: usize, answered: Answered) -> usize {
        let Some(line) = self.line(i) else { return i + 1 };
        let Answered::At { label, end } = answered else {
            self.words(i, line.text(), "Left out: the number stands again right below.");
            return i + 1;
        };
        let start = start_of_entry(line.text());
        let entry = Entry {
            ref_: start.as_ref().map(|s| s.ref_.clone()),
            found_by: FoundBy::Form,
            at: line.at().clone(),
            why: "Read as an activity: it is a recommendation, and a label below it stands over what has been done.",
            ..Entry::default()
        };
        let id = self.push(i, entry);
        self.words(i, start.as_ref().map_or("", |s| s.own.as_str()), "");
        let text =
            self.gathered(i + 1..label, "Read as the text of the recommendation whose number stands above.");
        let name = self.line(label).map(|l| l.text().to_owned()).unwrap_or_default();
        self.words(label, &name, "Left out as a label: it only says what the lines below it are.");
        let told = self
            .gathered(label + 1..end, "Read as what has been done: it stands under the label of the answer.");
        if let Some(entry) = self.out.entries.get_mut(id) {
            entry.text = text.unwrap_or_default();
            entry.achieved = told;
            entry.blocks.extend(i + 1..end);
            entry.date = date_at_the_start(&entry.text).map(str::to_owned);
            entry.doubts.extend(entry.date.is_some().then_some(Doubt::DateInText));
        }
        (self.last, self.open) = (None, None);
        end
    }

    /// The words of these lines, points with a dash before them.
    fn gathered(&mut self, lines: std::ops::Range<usize>, why: &'static str) -> Option<String> {
        let mut text = None;
        for i in lines {
            let Some(line) = self.line(i) else { continue };
            match &line.is {
                Is::Item(item) => {
                    let mark = item.label.as_ref().map_or("-".to_owned(), |label| format!("{label}."));
                    add_line(&mut text, &format!("{mark} {}", item.text));
                }
                _ => add_line(&mut text, line.text()),
            }
            self.put(i, Piece::Joined(why));
        }
        text
    }
}

/// "By 1 July 2027" and "As soon as can be, and no later than May 2027" before whoever should do it.
fn date_at_the_start(text: &str) -> Option<&str> {
    let before =
        [" should", " must", " will"].iter().filter_map(|modal| text.split_once(modal)).map(|(b, _)| b);
    let clause = before.min_by_key(|before| before.len())?.rsplit_once(", ").map(|(clause, _)| clause);
    let dated = |clause: &&str| {
        let kind = date::read(clause, &DateOptions::default()).kind;
        clause.split_whitespace().count() <= 14
            && clause.contains(|c: char| c.is_ascii_digit())
            && !matches!(kind, TargetKind::None | TargetKind::Conditional | TargetKind::Completed)
    };
    clause.filter(dated).or_else(|| date_within(text.split('\n').next().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::date_at_the_start;

    #[test]
    fn when_it_is_due_stands_before_who_should_do_it() {
        for (text, when) in [
            ("By 1 July 2027, wardens should mend the bell.", Some("By 1 July 2027")),
            (
                "As soon as can be, and no later than 1 May 2027, wardens should mend the bell.",
                Some("As soon as can be, and no later than 1 May 2027"),
            ),
            ("The wardens should mend the bell by 1 May 2027.", Some("by 1 May 2027")),
            ("The wardens, all 12 of them, should mend the bell.", None),
        ] {
            assert_eq!(date_at_the_start(text), when, "{text}");
        }
    }
}
