//! "Target: Every pupil can reach every room" on a line of its own over the list of what is done for it, and another over the next:
//! these lines name the themes, though beneath a heading such a line says what that theme is to reach.

use std::collections::{HashMap, HashSet};

use super::line::{Is, Line};
use super::opening::{Opening, opening};
use super::when::is_when;
use crate::aliases::Aliases;
use crate::block::Manner;
use crate::interpret::words::{folded, is_generic, word_list};

/// What is done for an aim is announced no further below it than this.
const NEAR: usize = 40;

/// A name has no more words than this.
const LONGEST: usize = 40;

/// Such lines stand no deeper than headings that only bold letters show.
const LEVEL: u8 = 10;

/// One such line: its label without a number, and the heading above it.
struct Aim {
    at: usize,
    label: String,
    under: Option<usize>,
}

/// Finds the lines that name themes so, and makes headings of them.
pub(super) fn settle(lines: &mut [Option<Line<'_>>], aliases: &Aliases) -> HashSet<usize> {
    let mut aims: Vec<Aim> = Vec::new();
    let mut under = None;
    for (at, line) in lines.iter().enumerate() {
        let Some(line) = line else { continue };
        if let Some(label) = label_of_aim(line) {
            aims.push(Aim { at, label, under });
        } else if matches!(line.is, Is::Heading(_)) && opening(line.text(), true, aliases).is_none() {
            under = Some(at);
        }
    }
    let places: HashSet<usize> = aims.iter().map(|a| a.at).collect();
    let mut of_label: HashMap<&str, Vec<&Aim>> = HashMap::new();
    for aim in &aims {
        of_label.entry(&aim.label).or_default().push(aim);
    }
    let mut found = HashSet::new();
    for aims in of_label.into_values() {
        let over = |aim: &Aim| stands_over(lines, aim.at, &places, aliases);
        // The first may be what the whole plan is for.
        let aims = match aims.as_slice() {
            [first, rest @ ..] if !rest.is_empty() && over(first).is_none() => rest,
            all => all,
        };
        let all: Vec<Over> = aims.iter().filter_map(|aim| over(aim)).collect();
        let first = aims.first().and_then(|aim| lines.get(aim.at.checked_sub(1)?)?.as_ref());
        // Between items such a line tells of the one above it.
        let below_item = first.is_some_and(|l| matches!(l.is, Is::Item(_))) && all.contains(&Over::Items);
        let mut beside: HashMap<Option<usize>, usize> = HashMap::new();
        aims.iter().for_each(|aim| *beside.entry(aim.under).or_default() += 1);
        // Alone under a heading it says what that theme is to reach.
        let named = |aim: &Aim| {
            let heading = aim.under.and_then(|at| lines.get(at)?.as_ref());
            beside.get(&aim.under) == Some(&1) && heading.is_some_and(|l| !is_generic(l.text()))
        };
        if all.len() == aims.len() && !below_item && !aims.iter().any(|aim| named(aim)) {
            found.extend(aims.iter().map(|aim| aim.at));
        }
    }
    for at in &found {
        if let Some(line) = lines.get_mut(*at).and_then(Option::as_mut) {
            line.is = Is::Heading(LEVEL);
        }
    }
    found
}

/// What stands below such a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Over {
    Items,
    /// Words that announce things to do, and then these.
    Announced,
}

fn stands_over(
    lines: &[Option<Line<'_>>],
    at: usize,
    places: &HashSet<usize>,
    aliases: &Aliases,
) -> Option<Over> {
    let line = |i: usize| lines.get(i).and_then(Option::as_ref);
    let item = |i: usize| line(i).is_some_and(|l| matches!(l.is, Is::Item(_)));
    let own = (at + 1..at + NEAR).map_while(|i| Some((i, line(i)?)));
    let mut own = own.take_while(|(i, l)| {
        let announces = || opening(l.text(), true, aliases).is_some();
        !places.contains(i) && (!matches!(l.is, Is::Heading(_) | Is::Title) || announces())
    });
    let announces = |l: &Line<'_>| {
        !matches!(l.is, Is::Item(_))
            && opening(l.text(), l.stands_out(), aliases) == Some(Opening::Activities)
    };
    if own.any(|(i, l)| announces(l) && item(i + 1)) {
        return Some(Over::Announced);
    }
    item(at + 1).then_some(Over::Items)
}

/// The label of "Target: …" and "Priority 3: …" without its number.
fn label_of_aim(line: &Line<'_>) -> Option<String> {
    if line.p.manner != Manner::Plain || matches!(line.is, Is::Item(_) | Is::Title | Is::Contents) {
        return None;
    }
    let (label, name) = line.text().split_once(':')?;
    let words = word_list(label);
    let named: Vec<&str> =
        words.iter().map(String::as_str).filter(|w| !w.bytes().all(|b| b.is_ascii_digit())).collect();
    let aims = matches!(*named.last()?, "target" | "objective" | "aim" | "goal" | "priority" | "ambition");
    let long = (4..=LONGEST).contains(&name.split_whitespace().count());
    let name = name.trim();
    let says = long && name.starts_with(char::is_uppercase) && !name.contains(['\n', '|']) && !is_when(name);
    (aims && named.len() <= 3 && says).then(|| folded(&named.join(" ")))
}

#[cfg(test)]
mod tests {
    use crate::Options;

    fn themes(text: &str) -> Vec<(Option<String>, usize)> {
        let draft = crate::read(text.as_bytes(), "plan.txt", &Options::default(), &mut |_| {}).unwrap().draft;
        draft.themes.into_iter().map(|t| (t.name, t.activities.len())).collect()
    }

    #[test]
    fn an_aim_over_each_list_names_its_theme() {
        let over = |label: &str, more: &str| {
            format!(
                "Access plan of the school\n\n{label} To make sure that every pupil can reach each of our rooms\n\n{more}\
                 - Mark the edge of every step – by May 2027\n- Fit a lift to the music room – by June 2028\n\n\
                 {} To make sure that every pupil can follow what is taught\n\n{more}- Print each worksheet in large letters – Ongoing\n",
                label.replace('1', "2")
            )
        };
        for (label, more) in [
            ("Aim:", ""),
            ("Target:", "- Our rooms are many.\n\nActivities including timescale:\n\n"),
            ("Priority 1:", ""),
            ("Equality objective:", "We will:\n\n"),
        ] {
            let read = themes(&over(label, more));
            assert_eq!(read.len(), 2, "{label} {read:?}");
            assert!(read[0].0.as_deref().is_some_and(|n| n.ends_with("each of our rooms")), "{read:?}");
            assert_eq!((read[0].1, read[1].1), (2, 1), "{label} {read:?}");
        }
    }

    #[test]
    fn between_items_it_tells_of_the_one_above() {
        let text = "Access plan of the school\n\nWe will:\n\n- Train every teacher to face the class\nTarget: All of our teachers are trained\n\
                    - Mark the edge of every step\nTarget: Nobody stumbles on our stairs\n";
        assert_eq!(themes(text).len(), 1);
    }
}
