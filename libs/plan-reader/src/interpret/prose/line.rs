//! The paragraphs of a document as lines: headings, items of lists with their labels and depth, and running text.

use std::collections::HashSet;

use super::counted;
use super::number_alone;
use super::opening::opening;
use super::said_above::labels_within;
use super::when::is_due;
use crate::Location;
use crate::aliases::Aliases;
use crate::block::{Block, Manner, Paragraph};
use crate::draft::ColumnRole;
use crate::interpret::columns::label_role;
use crate::interpret::other_kind::is_minutes;
use crate::interpret::sections::{contents_name, heading_level, plain_heading};
use crate::interpret::words::{begins_with_a_verb, coded, folded, is_name_like};

/// What a paragraph is by its looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Is {
    Title,
    Contents,
    Heading(u8),
    Item(Item),
    Plain,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// How deep it stands, from 0.
    pub level: u8,
    /// Its number or letter, without the marks around it.
    pub label: Option<String>,
    /// Its words without the label.
    pub text: String,
}

#[derive(Debug, Clone)]
pub(super) struct Line<'b> {
    pub is: Is,
    pub p: &'b Paragraph,
}

impl Line<'_> {
    pub(super) fn text(&self) -> &str {
        self.p.text.trim()
    }

    pub(super) fn at(&self) -> &Location {
        &self.p.at
    }

    pub(super) fn stands_out(&self) -> bool {
        self.p.bold || matches!(self.is, Is::Heading(_))
    }
}

/// The line of each block; nothing for a table.
pub(super) fn lines<'b>(
    blocks: &'b [Block],
    title_at: Option<usize>,
    contents: &HashSet<String>,
    aliases: &Aliases,
) -> Vec<Option<Line<'b>>> {
    let paragraph = |i: usize| match blocks.get(i) {
        Some(Block::Paragraph(p)) => Some(p),
        _ => None,
    };
    let typed: Vec<Option<(String, String)>> = (0..blocks.len())
        .map(|i| {
            let text = &paragraph(i).filter(|p| p.manner == Manner::Plain)?.text;
            item_label(text).or_else(|| {
                // "AP2 Draft the letter" is an item where another such code stands beside it.
                let letters = |t: &str| {
                    coded(t).map(|(c, _)| c.trim_end_matches(|c: char| c.is_numeric() || c == '.').to_owned())
                };
                let own = letters(text)?;
                let beside = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(paragraph);
                let among = beside.filter_map(|p| letters(&p.text)).any(|l| l == own);
                coded(text).filter(|_| among).map(|(c, w)| (c.to_owned(), w.to_owned()))
            })
        })
        .collect();
    let agenda = is_minutes(blocks);
    let over_numbers = names_over_numbers(&paragraph, blocks.len());
    let counted = counted::headings(&paragraph, blocks.len(), aliases);
    let texts: Vec<Option<&str>> = (0..blocks.len()).map(|i| paragraph(i).map(|p| p.text.trim())).collect();
    let within = labels_within(&texts, aliases);
    let goes_on = |p: &Paragraph| {
        p.text.split_once(':').is_some_and(|(label, _)| !within.is_empty() && within.contains(&folded(label)))
    };
    let mut out: Vec<Option<Line<'b>>> = Vec::with_capacity(blocks.len());
    for i in 0..blocks.len() {
        // What is stated over a table belongs to it.
        let Some(p) = paragraph(i).filter(|p| !matches!(p.manner, Manner::Stated(_))) else {
            out.push(None);
            continue;
        };
        let is = if Some(i) == title_at {
            Is::Title
        } else if contents_name(p).is_some() {
            Is::Contents
        } else if let Some(level) = heading_level(p)
            .or_else(|| plain_heading(p, blocks.get(i + 1), contents).filter(|_| !goes_on(p)))
            .or_else(|| {
                heading_by_place(p, paragraph(i + 1), aliases).filter(|_| !due_below_item(&paragraph, i))
            })
            .or_else(|| over_labels(p, paragraph(i + 1), paragraph(i + 2), aliases).then_some(9))
            .or_else(|| over_numbers.contains(&i).then_some(10))
            .or_else(|| counted.get(&i).copied())
            .or_else(|| agenda.then(|| item_of_an_agenda(p)).flatten())
        {
            Is::Heading(level)
        } else if announces(p, paragraph(i + 1), aliases) {
            Is::Plain
        } else {
            item(p, typed.get(i).and_then(Option::as_ref)).map_or(Is::Plain, Is::Item)
        };
        out.push(Some(Line { is, p }));
    }
    settle_typed_depth(&mut out);
    out
}

/// "1.2 Publish the figures." in bold over "Lead" in bold and a name that is not: a heading, though it ends as a sentence does.
fn over_labels(
    p: &Paragraph,
    label: Option<&Paragraph>,
    value: Option<&Paragraph>,
    aliases: &Aliases,
) -> bool {
    let bold = |p: &Paragraph| p.bold && p.manner == Manner::Plain;
    let says = |l: &Paragraph| {
        let role = label_role(l.text.trim().trim_end_matches(':'), aliases);
        matches!(role, Some(ColumnRole::Lead | ColumnRole::TargetDate | ColumnRole::Achieved))
    };
    bold(p)
        && item_label(&p.text).is_some_and(|(_, words)| words.split_whitespace().count() > 2)
        && label.is_some_and(|l| bold(l) && says(l))
        && value.is_some_and(|v| !v.bold && v.manner == Manner::Plain)
}

/// Short lines right over "Action 1" and "Action 4" in a text that has lost its styles, which name what the numbers from there on
/// stand under. The first number has one as well.
fn names_over_numbers<'b>(paragraph: &impl Fn(usize) -> Option<&'b Paragraph>, all: usize) -> HashSet<usize> {
    let numbered =
        |i: usize| paragraph(i).is_some_and(|p| p.manner == Manner::Plain && number_alone(&p.text).is_some());
    let names = |i: usize| {
        let text = paragraph(i).filter(|p| p.manner == Manner::Plain && !p.bold).map(|p| p.text.trim());
        text.is_some_and(|text| {
            (2..=14).contains(&text.split_whitespace().count())
                && text.starts_with(char::is_uppercase)
                && !text.ends_with(['.', ':', ';', ',', '!', '?'])
        })
    };
    let over = |i: usize| {
        // What stands right below a number is what is to be done.
        let says = i.checked_sub(2).is_some_and(numbered);
        i.checked_sub(1).filter(|at| !says && !numbered(*at) && names(*at))
    };
    let found: Vec<(usize, Option<usize>)> =
        (0..all).filter(|i| numbered(*i)).map(|i| (i, over(i))).collect();
    match found.first() {
        Some((_, Some(_))) => found.into_iter().filter_map(|(_, at)| at).collect(),
        _ => HashSet::new(),
    }
}

/// "We will:" set as a bullet over others is no item, but says what they are.
fn announces(p: &Paragraph, next: Option<&Paragraph>, aliases: &Aliases) -> bool {
    let over_items = match (&p.manner, next.map(|n| &n.manner)) {
        (Manner::Bullet(level), Some(Manner::Bullet(below) | Manner::Numbered { level: below, .. })) => {
            below >= level
        }
        _ => false,
    };
    over_items && p.text.trim_end().ends_with(':') && opening(&p.text, true, aliases).is_some()
}

/// A short name right over a list is its heading, however it is set.
fn heading_by_place(p: &Paragraph, next: Option<&Paragraph>, aliases: &Aliases) -> Option<u8> {
    let next = next?;
    let listed = matches!(next.manner, Manner::Bullet(_) | Manner::Numbered { .. })
        || next.manner == Manner::Plain && item_label(&next.text).is_some();
    match &p.manner {
        Manner::Plain if item_label(&p.text).is_none() => {
            let labelled =
                p.text.split_once([':', '?']).is_some_and(|(l, _)| label_role(l, aliases).is_some());
            let named = (is_name_like(&p.text) || is_ours(&p.text)) && !p.text.trim_end().ends_with(':');
            (!labelled && listed && (named || avows(p))).then_some(11)
        }
        // A bold number over bullets is a heading that Word numbered.
        Manner::Numbered { label, level: 0 } => {
            let deeper = match &next.manner {
                Manner::Numbered { label: below, .. } => {
                    let trim = |l: &str| l.trim_end_matches(['.', ')']).to_owned();
                    p.bold && !next.bold && trim(below).starts_with(&format!("{}.", trim(label)))
                }
                _ => true,
            };
            (p.bold && !next.bold && deeper && is_name_like(&p.text)).then_some(11)
        }
        _ => None,
    }
}

/// "We know that our staff are not representative:" in bold over what will be done about it.
pub(super) fn avows(p: &Paragraph) -> bool {
    const KNOWS: &[&str] =
        &["know", "recognise", "recognize", "accept", "acknowledge", "understand", "believe"];
    let text = p.text.trim();
    let knows =
        text.strip_prefix("We ").and_then(|t| t.split(' ').next()).is_some_and(|w| KNOWS.contains(&w));
    p.bold && knows && text.ends_with(':') && text.len() <= 140
}

/// "By March 2027" between items, where the first thing under the heading was an item: it tells of the one above it.
fn due_below_item<'b>(paragraph: &impl Fn(usize) -> Option<&'b Paragraph>, i: usize) -> bool {
    let item = |p: &Paragraph| matches!(p.manner, Manner::Bullet(_) | Manner::Numbered { .. });
    let due = |p: &Paragraph| p.manner == Manner::Plain && is_due(&p.text);
    let above = (0..i).rev().map_while(paragraph).take_while(|p| item(p) || due(p));
    paragraph(i).is_some_and(due) && above.last().is_some_and(item)
}

/// "3. Recruitment" in the minutes of a meeting: what was decided there stands beneath it.
fn item_of_an_agenda(p: &Paragraph) -> Option<u8> {
    let (label, words) = match &p.manner {
        Manner::Plain => item_label(&p.text)?,
        Manner::Numbered { label, level: 0 } => (label.clone(), p.text.clone()),
        _ => return None,
    };
    let numbered = label.trim_end_matches(['.', ')']).chars().all(|c| c.is_ascii_digit());
    let named = words.split_whitespace().count() <= 8 && !words.trim_end().ends_with(['.', ':', ';']);
    (numbered && named && !begins_with_a_verb(&words)).then_some(10)
}

/// "Our people" and "Our work with schools" are names, though nothing but "Our" has a capital.
fn is_ours(text: &str) -> bool {
    text.trim().starts_with("Our ")
        && text.split_whitespace().count() <= 5
        && !text.trim_end().ends_with(['.', ';', ',', '?', '!'])
}

fn item(p: &Paragraph, typed: Option<&(String, String)>) -> Option<Item> {
    let bare =
        |label: &str| label.trim().trim_start_matches('(').trim_end_matches(['.', ')', ':']).to_owned();
    match &p.manner {
        Manner::Bullet(level) => {
            let (label, text) = match item_label(&p.text) {
                Some((label, text)) => (Some(label), text),
                None => (None, p.text.trim().to_owned()),
            };
            Some(Item { level: *level, label, text })
        }
        Manner::Numbered { level, label } => {
            Some(Item { level: *level, label: Some(bare(label)), text: p.text.trim().to_owned() })
        }
        Manner::Plain => {
            let (label, text) = typed?;
            let dots = label.matches('.').count();
            Some(Item {
                level: u8::try_from(dots).unwrap_or(0),
                label: Some(label.clone()),
                text: text.clone(),
            })
        }
        _ => None,
    }
}

/// Typed letters below typed numbers stand deeper, though nothing is indented.
fn settle_typed_depth(lines: &mut [Option<Line<'_>>]) {
    let mut number: Option<u8> = None;
    let mut letter: Option<u8> = None;
    // How deep the typed number or letter stands that bullets follow right away.
    let mut over: Option<u8> = None;
    for line in lines.iter_mut() {
        let Some(line) = line else {
            over = None;
            continue;
        };
        let plain = line.p.manner == Manner::Plain;
        match &mut line.is {
            Is::Item(it) if plain => {
                let label = it.label.as_deref().unwrap_or_default();
                let roman = label.len() > 1 && label.chars().all(|c| "ivx".contains(c)) || label == "i";
                if label.contains(|c: char| c.is_ascii_digit()) {
                    number = Some(it.level);
                    letter = None;
                } else if let Some(above) = letter.filter(|_| roman) {
                    it.level = above + 1;
                } else {
                    it.level = number.map_or(0, |n| n + 1);
                    letter = Some(it.level);
                }
                over = Some(it.level);
            }
            Is::Item(it) => {
                if let Some(above) = over.filter(|_| matches!(line.p.manner, Manner::Bullet(_))) {
                    it.level = it.level.saturating_add(above + 1);
                }
            }
            Is::Heading(_) | Is::Title => (number, letter, over) = (None, None, None),
            _ => over = None,
        }
    }
}

/// Splits "1.2 Publish", "D1.10 Publish", "06.h Work", "(iv) Work" or "a) Work" into label and words.
pub(in crate::interpret) fn item_label(text: &str) -> Option<(String, String)> {
    let text = text.trim_start();
    let opened = text.starts_with('(');
    let rest = text.strip_prefix('(').unwrap_or(text);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.')?;
    let (label, after) = rest.split_at(end);
    let bare = label.trim_end_matches('.');
    let closed = label.ends_with('.') || after.starts_with([')', ':']);
    if opened && !after.starts_with(')') || bare.is_empty() || bare.len() > 8 {
        return None;
    }
    let dotted = bare.contains('.');
    let letters = bare.chars().take_while(char::is_ascii_alphabetic).count();
    let lead_in = &bare[..letters];
    let numbers = &bare[letters..];
    let good = if numbers.is_empty() {
        let roman = bare.len() <= 4 && bare.chars().all(|c| "ivxIVX".contains(c));
        closed && (bare.len() == 1 || roman)
    } else if letters == 0 {
        let mut parts = numbers.split('.');
        let first =
            parts.next().is_some_and(|p| (1..=2).contains(&p.len()) && p.chars().all(|c| c.is_ascii_digit()));
        let others = parts.all(|p| {
            (1..=2).contains(&p.len()) && (p.chars().all(|c| c.is_ascii_digit()) || p.len() == 1)
                || p.chars().all(|c| "ivx".contains(c)) && !p.is_empty() && p.len() <= 4
        });
        first && others && (closed || dotted)
    } else {
        letters <= 3
            && lead_in.chars().all(|c| c.is_ascii_uppercase())
            && numbers.split('.').all(|p| (1..=3).contains(&p.len()) && p.chars().all(|c| c.is_ascii_digit()))
            && (dotted || closed)
    };
    let body = after.trim_start_matches([')', ':', '.']);
    if !good || !body.starts_with([' ', '\t', '\u{a0}']) || body.trim().is_empty() {
        return None;
    }
    Some((bare.to_owned(), body.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::item_label;

    #[test]
    fn labels_of_items_are_told_from_their_words() {
        for (text, label) in [
            ("1. Publish", Some("1")),
            ("1.2.3 Publish", Some("1.2.3")),
            ("D1.10 Publish", Some("D1.10")),
            ("06.h Work with schools", Some("06.h")),
            ("(iv) Work", Some("iv")),
            ("a) Work", Some("a")),
            ("A1: Publish", Some("A1")),
            ("2026. It was", None),
            ("I will lead", None),
            ("12 months on", None),
            ("e.g. this", None),
            ("M25 works", None),
        ] {
            assert_eq!(item_label(text).map(|l| l.0).as_deref(), label, "{text}");
        }
    }
}
