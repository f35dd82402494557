//! One card: what is to be done, and the labels with their values below it.

use crate::Aliases;
use crate::draft::ColumnRole;
use crate::front::text::lines::{Line, is_bullet};
use crate::front::text::lost::is_of_headings;
use crate::interpret::columns::label_role;
use crate::interpret::words::is_theme_by_name;
use crate::interpret::{begins_with_a_verb, start_of_form};
use crate::status::is_only_status;

/// What a card says is to be done takes no more lines than this.
const MOST_TITLE_LINES: usize = 3;

/// A card takes no more lines than this.
const MOST_LINES: usize = 60;

/// A label has no more words than this.
const LONGEST_LABEL: usize = 4;

/// One that comes again may have so many.
const LONGEST_AGAIN: usize = 8;

/// Where the values of a card stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Behind their labels: "Due: 30 June 2027".
    Beside,
    /// On the lines below them.
    Below,
}

#[derive(Debug)]
pub(super) struct Fact<'t> {
    pub line: u32,
    pub label: &'t str,
    pub values: Vec<(u32, &'t str)>,
}

#[derive(Debug)]
pub(super) struct Card<'t> {
    pub line: u32,
    pub reference: Option<(u32, &'t str)>,
    pub title: Vec<(u32, &'t str)>,
    pub facts: Vec<Fact<'t>>,
    /// What stands below the last value without a label.
    pub more: Vec<(u32, &'t str)>,
}

impl Form {
    /// The form of the first label below these lines.
    pub(super) fn of(lines: &[Line<'_>], aliases: &Aliases) -> Option<Self> {
        let near = lines.iter().filter(|l| !l.is_blank()).take(MOST_TITLE_LINES + 2).skip(1);
        near.filter_map(|line| match beside(line.text) {
            Some((label, _)) => label_role(label, aliases).map(|_| Self::Beside),
            None => is_known(line.text, aliases).then_some(Self::Below),
        })
        .next()
    }

    /// The label that a line is or begins with, and the value behind it. A label that is not known must stand among others.
    fn label<'t>(self, line: &Line<'t>, aliases: &Aliases) -> Option<(&'t str, &'t str)> {
        match self {
            Self::Beside => beside(line.text),
            Self::Below => is_heading(line.text, aliases).then(|| (bare(line.text), "")),
        }
    }
}

fn bare(text: &str) -> &str {
    text.trim().trim_end_matches(':').trim_end()
}

/// True for a line that is a label and nothing else.
fn is_known(text: &str, aliases: &Aliases) -> bool {
    let text = bare(text);
    may_be(text, aliases) && label_role(text, aliases).is_some()
}

/// True for few words, each of which stands in some heading.
fn may_be(text: &str, aliases: &Aliases) -> bool {
    text.starts_with(char::is_uppercase)
        && text.split_whitespace().count() <= LONGEST_LABEL
        && text.split_whitespace().all(|w| is_of_headings(w, aliases))
}

/// The same, where one word may also name a theme: "Theme", "Priority".
fn is_heading(text: &str, aliases: &Aliases) -> bool {
    let text = bare(text);
    is_known(text, aliases) || may_be(text, aliases) && !text.contains(' ') && is_theme_by_name(text)
}

/// Splits "Assigned to: Asha Rao".
fn beside(text: &str) -> Option<(&str, &str)> {
    beside_of(text, LONGEST_LABEL)
}

/// The same for more words before a value, which are a label only where they come again.
pub(super) fn long_label(text: &str) -> Option<(&str, &str)> {
    beside_of(text, LONGEST_AGAIN).filter(|(_, value)| !value.is_empty())
}

fn beside_of(text: &str, longest: usize) -> Option<(&str, &str)> {
    let (label, value) = text.split_once(':')?;
    let label = label.trim();
    let short = (1..=longest).contains(&label.split_whitespace().count());
    let plain = label.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '/' | '(' | ')' | '&'));
    let parted = value.is_empty() || value.starts_with([' ', '\t', '\u{a0}']);
    (short && plain && parted && label.starts_with(char::is_uppercase)).then(|| (label, value.trim()))
}

/// "RACE-14", "#12" or "A3" on a line of its own.
fn is_reference(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 12
        && text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '.' | '#'))
}

/// True for a name over what is to be done: "Jobs and pay" over "Offer six placements".
pub(super) fn is_name_over(lines: &[Line<'_>]) -> bool {
    let [name, next, ..] = lines else { return false };
    let (name, next) = (name.text.trim(), next.text.trim());
    name.starts_with(char::is_uppercase)
        && name.split_whitespace().count() <= 5
        && !begins_with_a_verb(name)
        && next.starts_with(char::is_uppercase)
        && (begins_with_a_verb(next) || start_of_form(next).is_some())
}

impl<'t> Card<'t> {
    /// The card that begins with the first line, and how many lines it takes.
    pub(super) fn at(lines: &[Line<'t>], form: Form, aliases: &Aliases) -> Option<(Self, usize)> {
        let block = lines.get(..MOST_LINES.min(lines.len()))?;
        let block = block.split(Line::is_blank).next().unwrap_or_default();
        let known = |line: &Line<'t>| {
            form.label(line, aliases).filter(|(label, _)| label_role(label, aliases).is_some())
        };
        // "Action" over what is to be done.
        let over = usize::from(says_what(block, form, aliases));
        let block = block.get(over..)?;
        let first = block.first().filter(|l| known(l).is_none() && !is_bullet(l.text))?;
        // The title may look like a label that nobody knows: "Panels: train them".
        let labelled = |l: &Line<'t>| form.label(l, aliases).is_some();
        let height = block.iter().skip(1).take(MOST_TITLE_LINES).position(labelled)? + 1;
        // Over such a label stands a name.
        if says_what(block.get(height..).unwrap_or_default(), form, aliases) {
            return None;
        }
        let reference = block.get(..height)?.first().filter(|l| height > 1 && is_reference(l.text));
        let title = block.get(usize::from(reference.is_some())..height)?;
        // A sentence above is not of it, nor is a name over several cards.
        let sentence = title.first().is_some_and(|l| l.text.trim_end().ends_with(['.', '!', '?']));
        if title.len() > 1 && (sentence || is_name_over(title)) {
            return None;
        }
        // What stands in is an outline.
        if block.get(..height)?.iter().any(|l| l.text.starts_with(char::is_whitespace)) {
            return None;
        }
        let mut out = Self {
            line: first.number,
            reference: reference.map(|l| (l.number, l.text.trim())),
            title: title.iter().map(|l| (l.number, l.text.trim())).collect(),
            facts: Vec::new(),
            more: Vec::new(),
        };
        let mut used = height;
        while let Some(line) = block.get(used) {
            let waits = form == Form::Below && out.facts.last().is_some_and(|f| f.values.is_empty());
            let label = form
                .label(line, aliases)
                .filter(|_| !waits || known(line).is_some() && !is_only_status(line.text));
            if over > 0 && !waits && says_what(block.get(used..).unwrap_or_default(), form, aliases) {
                break;
            }
            if let Some((label, value)) = label {
                let values = Some((line.number, value)).filter(|v| !v.1.is_empty()).into_iter().collect();
                out.facts.push(Fact { line: line.number, label, values });
            } else if next_begins(block.get(used..).unwrap_or_default(), form, &out, aliases) {
                break;
            } else if let Some(fact) =
                out.facts.last_mut().filter(|f| f.values.is_empty() || form == Form::Below)
            {
                fact.values.push((line.number, line.text.trim()));
            } else {
                out.more.push((line.number, line.text.trim()));
            }
            used += 1;
        }
        // The name of the next may end the block, where a button stood below it.
        let below =
            || lines.iter().skip(over + used).position(|l| !l.is_blank()).map_or(0, |n| over + used + n);
        let named = over > 0
            && used == block.len()
            && says_what(lines.get(below()..).unwrap_or_default(), form, aliases);
        if named && let Some(fact) = out.facts.last_mut().filter(|f| f.values.len() > 1) {
            fact.values.pop();
            used -= 1;
        }
        (out.facts.len() > 1).then_some((out, used + over))
    }
}

/// True where the next card begins with no blank line between: below its title stands a label that this one has.
fn next_begins(lines: &[Line<'_>], form: Form, card: &Card<'_>, aliases: &Aliases) -> bool {
    if card.facts.len() < 2 || card.facts.last().is_some_and(|f| f.values.is_empty()) {
        return false;
    }
    let labels = lines.iter().skip(1).take(MOST_TITLE_LINES).filter_map(|l| form.label(l, aliases));
    let begins = |label: &str| {
        card.facts.iter().any(|f| f.label == label) || form == Form::Below && names_what(label, aliases)
    };
    labels.map(|(label, _)| label).next().is_some_and(begins)
}

/// True where lines begin with a label for what is to be done, which stands below it.
pub(super) fn says_what(lines: &[Line<'_>], form: Form, aliases: &Aliases) -> bool {
    let label = lines.first().and_then(|l| form.label(l, aliases)).map(|(label, _)| label);
    form == Form::Below && label.is_some_and(|label| names_what(label, aliases))
}

/// True for a label of what is to be done.
fn names_what(label: &str, aliases: &Aliases) -> bool {
    matches!(label_role(label, aliases), Some(ColumnRole::Activity | ColumnRole::Recommendation))
}
