//! Labels on lines of their own, with what they say beneath, known by nothing but that they come again with each activity:
//! "Action", "Lead", "Date".

use std::collections::{HashMap, HashSet};

use super::columns::label_role;
use super::words::folded;
use crate::aliases::Aliases;
use crate::block::{Block, Manner, Paragraph};
use crate::draft::ColumnRole;
use crate::status::is_only_status;

/// A label has no more words than this.
const MOST_WORDS: usize = 5;

/// The name of a theme has no more words than this.
const MOST_IN_NAME: usize = 10;

/// So many lines below a heading are looked through.
const MOST_UNDER_HEADING: usize = 200;

/// Fewer labels that are known make no form.
const FEWEST: usize = 3;

/// Headings down to this depth are marked as such by whoever wrote the document; deeper ones may be guessed.
pub(crate) const MARKED: u8 = 4;

/// The labels of a document that stand alone, folded.
#[derive(Debug, Default)]
pub(crate) struct LabelsAlone(HashSet<String>);

/// What a line is in a form whose labels stand alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Label,
    /// It stands below a label.
    Value,
    /// It is of no form.
    Apart,
}

impl LabelsAlone {
    /// Finds the labels among the lines of a text, none of them blank.
    pub(crate) fn of<'t>(lines: impl Iterator<Item = &'t str>, aliases: &Aliases) -> Self {
        let keys: Vec<Option<String>> = lines.map(|line| may_be(line).then(|| folded(line))).collect();
        let mut times: HashMap<&str, usize> = HashMap::new();
        for key in keys.iter().flatten() {
            *times.entry(key).or_default() += 1;
        }
        times.retain(|_, n| *n > 1);
        let mut roles: HashMap<&str, ColumnRole> =
            times.keys().filter_map(|key| Some((*key, label_role(key, aliases)?))).collect();
        let what = roles.iter().filter(|(_, role)| says_what(**role));
        let activities = what.filter_map(|(key, _)| times.get(key)).max().copied().unwrap_or_default();
        times.retain(|_, n| *n * 2 >= activities);
        roles.retain(|key, _| times.contains_key(key));
        let says = |wanted: &[ColumnRole]| roles.values().any(|role| wanted.contains(role));
        let says_who_or_when = says(&[ColumnRole::Lead, ColumnRole::LeadAuthority, ColumnRole::TargetDate]);
        if activities == 0 || roles.len() < FEWEST || !says_who_or_when {
            return Self::default();
        }
        let known = |key: Option<&Option<String>>| {
            key.and_then(Option::as_deref).is_some_and(|key| roles.contains_key(key))
        };
        // Right below each other stand the headings of a table.
        let below = keys.windows(2).filter(|pair| pair.iter().all(|key| known(Some(key)))).count();
        if below * 5 > keys.iter().filter(|key| known(Some(key))).count() {
            return Self::default();
        }
        // What comes again with them, neither right below one nor right above, is a label that nobody knows.
        let mut others: HashSet<&str> =
            times.keys().copied().filter(|key| !roles.contains_key(key) && !is_only_status(key)).collect();
        for (at, key) in keys.iter().enumerate() {
            let above = at.checked_sub(1).and_then(|above| keys.get(above));
            if let Some(key) = key.as_deref().filter(|_| known(above) || known(keys.get(at + 1))) {
                others.remove(key);
            }
        }
        Self(roles.into_keys().chain(others).map(str::to_owned).collect())
    }

    /// What each of these lines is, none of them blank. Below the last label of an activity only the first line is its value:
    /// what follows may be the name of the next theme.
    pub(crate) fn places<'t>(&self, lines: impl Iterator<Item = &'t str>) -> Vec<Place> {
        let keys: Vec<Option<String>> = lines.map(|line| self.key(line)).collect();
        let mut places = Vec::with_capacity(keys.len());
        let mut of_activity: HashSet<&str> = HashSet::new();
        let mut at = 0;
        while let Some(key) = keys.get(at) {
            let Some(key) = key else {
                places.push(Place::Apart);
                at += 1;
                continue;
            };
            of_activity.insert(key);
            let next = (at + 1..keys.len()).find(|i| keys.get(*i).is_some_and(Option::is_some));
            let goes_on = next
                .and_then(|next| keys.get(next)?.as_deref())
                .is_some_and(|label| !of_activity.contains(label));
            let lines = next.unwrap_or(keys.len()) - at - 1;
            let values = if goes_on { lines } else { lines.min(1) };
            places.push(Place::Label);
            places.extend(std::iter::repeat_n(Place::Value, values));
            if !goes_on {
                of_activity.clear();
            }
            at += 1 + values;
        }
        places
    }

    fn key(&self, line: &str) -> Option<String> {
        if self.0.is_empty() || !may_be(line) {
            return None;
        }
        Some(folded(line)).filter(|key| self.0.contains(key))
    }
}

/// True where such labels stand among these blocks.
pub(crate) fn stand_among(blocks: &[Block], aliases: &Aliases) -> bool {
    !LabelsAlone::of(lines_of(blocks).iter().map(String::as_str), aliases).0.is_empty()
}

/// The words of each block that can be a label or what one says; none for whatever breaks that off.
fn lines_of(blocks: &[Block]) -> Vec<String> {
    let words = |block: &Block| match block {
        Block::Paragraph(p) if is_line(p) => p.text.clone(),
        _ => String::new(),
    };
    blocks.iter().map(words).collect()
}

/// Marks the labels as bold letters would mark them, and makes one paragraph of what each says.
pub(super) fn mark(mut blocks: Vec<Block>, aliases: &Aliases) -> Vec<Block> {
    let texts = lines_of(&blocks);
    let labels = LabelsAlone::of(texts.iter().map(String::as_str), aliases);
    if labels.0.is_empty() {
        return blocks;
    }
    let places = labels.places(texts.iter().map(String::as_str));
    name_themes(&mut blocks, &places, aliases);
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut value_above = false;
    for (block, place) in blocks.into_iter().zip(places) {
        let block = match block {
            Block::Paragraph(mut p) if is_line(&p) && place != Place::Apart => {
                let value = place == Place::Value && !is_marked(&p);
                if value {
                    (p.manner, p.bold) = (Manner::Plain, false);
                } else if place == Place::Label && !is_marked(&p) {
                    (p.manner, p.bold) = (Manner::Plain, true);
                }
                if let Some(Block::Paragraph(above)) = out.last_mut().filter(|_| value_above && value) {
                    above.text.push('\n');
                    above.text.push_str(&p.text);
                    above.struck.append(&mut p.struck);
                    above.notes.append(&mut p.notes);
                    continue;
                }
                value_above = value;
                Block::Paragraph(p)
            }
            other => {
                value_above = false;
                other
            }
        };
        out.push(block);
    }
    out
}

/// Makes a heading of a name that stands over the labels of an activity, alone or with a sentence below it.
fn name_themes(blocks: &mut [Block], places: &[Place], aliases: &Aliases) {
    let place = |at: usize| places.get(at).copied();
    for at in 0..blocks.len() {
        let over = if place(at + 1) == Some(Place::Label) { 1 } else { 2 };
        let names = |at: usize| is_name_at(blocks, at) && place(at) == Some(Place::Apart);
        let above = at.checked_sub(1).is_some_and(names);
        let below = over == 2 && (place(at + 1) != Some(Place::Apart) || names(at + 1));
        if place(at + over) != Some(Place::Label) || !names(at) || above || below {
            continue;
        }
        // Over a label of who or when stands what is done.
        let Some(Block::Paragraph(label)) = blocks.get(at + over) else { continue };
        if label_role(&label.text, aliases).is_some_and(|role| !says_what(role)) {
            continue;
        }
        if over == 1 && tells_of_heading(blocks, places, at) {
            if let Some(Block::Paragraph(p)) = blocks.get_mut(at) {
                p.manner = Manner::Plain;
            }
            continue;
        }
        // A name stands higher than the labels below it.
        let below = match blocks.get(at + over) {
            Some(Block::Paragraph(Paragraph { manner: Manner::Heading(level), .. })) if *level <= MARKED => {
                *level
            }
            _ => MARKED + 1,
        };
        if let Some(Block::Paragraph(p)) = blocks.get_mut(at) {
            p.manner = Manner::Heading(below.saturating_sub(1).max(1));
        }
    }
}

/// True for a few words right below a heading that the document marks, where no other words of their own stand among the activities
/// under it: they say what the heading is about, and name no theme beneath it.
fn tells_of_heading(blocks: &[Block], places: &[Place], at: usize) -> bool {
    let marked = |at: usize| matches!(blocks.get(at), Some(Block::Paragraph(p)) if is_marked(p));
    // The first of all is the title.
    let title =
        |at: usize| matches!(blocks.get(at), Some(Block::Paragraph(p)) if p.manner == Manner::Heading(1));
    let above = at.checked_sub(1).is_some_and(|above| marked(above) && !title(above));
    let under = || (at + 1..blocks.len()).take_while(|i| !marked(*i)).take(MOST_UNDER_HEADING);
    let names = |i: usize| {
        places.get(i) == Some(&Place::Apart)
            && (i + 1..=i + 2).any(|below| places.get(below) == Some(&Place::Label))
            && is_name_at(blocks, i)
    };
    above
        && under().filter(|i| places.get(*i) == Some(&Place::Label)).count() >= FEWEST
        && !under().any(names)
}

fn is_name_at(blocks: &[Block], at: usize) -> bool {
    let Some(Block::Paragraph(p)) = blocks.get(at) else { return false };
    let text = p.text.trim();
    let short = (1..=MOST_IN_NAME).contains(&text.split_whitespace().count());
    let open = text.ends_with(['.', ':', ';', ',', '?', '!']);
    short && !open && text.starts_with(|c: char| c.is_alphanumeric()) && is_line(p) && !is_marked(p)
}

/// True for a paragraph that can be a label or what one says: no item of a list.
fn is_line(p: &Paragraph) -> bool {
    matches!(p.manner, Manner::Plain | Manner::Heading(_))
}

fn is_marked(p: &Paragraph) -> bool {
    matches!(p.manner, Manner::Heading(level) if level <= MARKED)
}

fn says_what(role: ColumnRole) -> bool {
    matches!(role, ColumnRole::Activity | ColumnRole::Recommendation)
}

/// True for a line that is short enough, and reads like no sentence.
fn may_be(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(char::is_uppercase)
        && (1..=MOST_WORDS).contains(&line.split_whitespace().count())
        && !line.contains(|c: char| matches!(c, '.' | ',' | ';' | '?') || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: [&str; 14] = [
        "Aim 1",
        "Action",
        "Publish the pay gap",
        "Barrier",
        "Nobody counts.",
        "Lead",
        "Head of HR",
        "Tom Bell",
        "Date",
        "May 2027",
        "Aim 2",
        "Action",
        "Train panels",
        "Barrier",
    ];

    fn plan() -> Vec<&'static str> {
        let rest = ["Few turn up.", "Lead", "Asha Rao", "Date", "Ongoing", "Contact us"];
        PLAN.iter().copied().chain(rest).collect()
    }

    #[test]
    fn labels_are_known_by_coming_again_and_others_by_standing_among_them() {
        let labels = LabelsAlone::of(plan().into_iter(), &Aliases::default());
        let mut found: Vec<String> = labels.0.iter().cloned().collect();
        found.sort();
        assert_eq!(found, ["action", "barrier", "date", "lead"]);
        let places = labels.places(plan().into_iter());
        let apart: Vec<&str> =
            plan().into_iter().zip(&places).filter(|(_, p)| **p == Place::Apart).map(|(l, _)| l).collect();
        assert_eq!(apart, ["Aim 1", "Aim 2", "Contact us"]);
    }

    #[test]
    fn a_few_words_below_a_marked_heading_tell_of_it_and_names_of_their_own_are_themes() {
        let read = |lines: &[&str]| {
            let block = |text: &&str| {
                let manner = if text.starts_with("Aim") { Manner::Heading(2) } else { Manner::Plain };
                Block::Paragraph(Paragraph { text: (*text).into(), manner, ..Paragraph::default() })
            };
            let blocks = mark(lines.iter().map(block).collect(), &Aliases::default());
            let heads = blocks.into_iter().filter_map(|b| match b {
                Block::Paragraph(p) if matches!(p.manner, Manner::Heading(_)) => Some(p.text),
                _ => None,
            });
            heads.collect::<Vec<_>>()
        };
        let act = ["Action", "Train panels", "Lead", "HR", "Date", "May 2027"];
        let told = [&["Aim 1", "Fair work for all"][..], &act, &act, &["Aim 2", "Safe homes for all"], &act]
            .concat();
        assert_eq!(read(&told), ["Aim 1", "Aim 2"]);
        let named = [&["Aim 1", "Hiring"][..], &act, &["Pay"], &act, &act].concat();
        assert_eq!(read(&named), ["Aim 1", "Hiring", "Pay"]);
    }

    #[test]
    fn headings_of_a_table_are_no_labels() {
        let page = [
            "Action",
            "Lead",
            "Date",
            "Train panels",
            "HR",
            "May",
            "Action",
            "Lead",
            "Date",
            "Publish it",
            "HR",
            "June",
        ];
        assert!(LabelsAlone::of(page.into_iter(), &Aliases::default()).0.is_empty());
    }

    #[test]
    fn what_a_label_says_is_one_paragraph() {
        let paragraph =
            |text: &str| Block::Paragraph(Paragraph { text: text.into(), ..Paragraph::default() });
        let blocks = mark(plan().into_iter().map(paragraph).collect(), &Aliases::default());
        let bold: Vec<&str> = blocks
            .iter()
            .filter_map(
                |b| if let Block::Paragraph(p) = b { p.bold.then_some(p.text.as_str()) } else { None },
            )
            .collect();
        assert_eq!(bold[..4], ["Action", "Barrier", "Lead", "Date"]);
        assert!(blocks.iter().any(|b| matches!(b, Block::Paragraph(p) if p.text == "Head of HR\nTom Bell")));
    }
}
