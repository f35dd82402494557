//! "Key issue 1: Raise standards in writing", and 2 and 3: lines of a text that has lost its styles, which count on and each stand
//! over a list. They are its headings, whatever they are called.

use std::collections::{HashMap, HashSet};

use super::line::item_label;
use super::start::{start_of_entry, start_of_named};
use crate::aliases::Aliases;
use crate::block::{Manner, Paragraph};
use crate::interpret::columns::label_role;
use crate::interpret::sections::contents_name;
use crate::interpret::words::folded;

/// A list begins no further below than this.
const NEAR: usize = 3;

/// A name is no longer than this.
const MOST_WORDS: usize = 40;

/// Which paragraphs are such headings, each as deep as those of them that are headings by their looks.
pub(super) fn headings<'b>(
    paragraph: &impl Fn(usize) -> Option<&'b Paragraph>,
    all: usize,
    aliases: &Aliases,
) -> HashMap<usize, u8> {
    let mut found: HashMap<String, Vec<usize>> = HashMap::new();
    let mut broken: HashSet<String> = HashSet::new();
    for i in 0..all {
        let line = |p: &&Paragraph| {
            matches!(p.manner, Manner::Plain | Manner::Heading(_)) && contents_name(p).is_none()
        };
        let Some((label, number)) = paragraph(i).filter(line).and_then(|p| counted(&p.text, aliases)) else {
            continue;
        };
        let at = found.entry(label.clone()).or_default();
        let listed = (i + 1..=i + NEAR).filter_map(paragraph).any(is_item);
        if listed && number == at.len() + 1 {
            at.push(i);
        } else {
            broken.insert(label);
        }
    }
    let mut out = HashMap::new();
    for (_, at) in found.into_iter().filter(|(label, at)| at.len() > 1 && !broken.contains(label)) {
        let depth = |i: &usize| match paragraph(*i)?.manner {
            Manner::Heading(level) => Some(level),
            _ => None,
        };
        let level = at.iter().find_map(depth).unwrap_or(10);
        out.extend(at.iter().filter(|i| depth(i).is_none()).map(|i| (*i, level)));
    }
    out
}

fn is_item(p: &Paragraph) -> bool {
    matches!(p.manner, Manner::Bullet(_) | Manner::Numbered { .. }) || item_label(&p.text).is_some()
}

/// Parts "Key issue 2: Writing" into what is counted and its number. What begins an activity or an objective is known otherwise.
fn counted(text: &str, aliases: &Aliases) -> Option<(String, usize)> {
    let (own, name) = text.trim().split_once([':', '–'])?;
    let (label, number) = own.trim().rsplit_once(' ')?;
    let known = start_of_entry(text).or_else(|| start_of_named(text)).is_some()
        || label_role(label, aliases).is_some();
    let named =
        name.trim_start().starts_with(char::is_uppercase) && name.split_whitespace().count() <= MOST_WORDS;
    (!known && named && label.starts_with(char::is_uppercase) && label.split_whitespace().count() <= 3)
        .then(|| Some((folded(label), number.parse().ok()?)))?
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn what_counts_on_over_lists_is_a_heading_whatever_it_is_called() {
        let text = "Village school\nDevelopment plan 2027\n\nThe matters for action are these:\n\n\
                    Chief matter 1: Raise what is reached in writing by those who came to the village late in their schooling\n\n\
                    It is made up of these points of the review:\n\n1. Improve the teaching of spelling in all classes\n\n\
                    2. Identify pupils who write little at home\n\nChief matter 2: Know how pupils do\n\n\
                    It is made up of these points of the review:\n\n3. Read each other’s marks at the end of term\n\n\
                    4. Take steps to hear parents who cannot come\n";
        let draft = crate::read(text.as_bytes(), "plan.txt", &Options::default(), &mut |_| {}).unwrap().draft;
        let all: Vec<_> = draft
            .themes
            .iter()
            .map(|t| (t.name.as_deref().unwrap_or_default(), t.activities.len()))
            .collect();
        assert!(all.iter().all(|(name, count)| name.starts_with("Chief matter") && *count == 2), "{all:?}");
        assert_eq!(all.len(), 2);
    }
}
