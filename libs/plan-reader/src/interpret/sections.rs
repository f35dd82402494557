//! Which headings begin a theme, which name a service, and which only part the text.

mod names;
mod set_alike;

use std::collections::{HashMap, HashSet};

use super::columns::{self, Columns};
use super::front_matter::is_name_only;
use super::numbered_through::{self, Numbered};
use super::other_kind;
use super::prose::{Prose, announces_actions, announces_what_was_done};
use super::quarters::is_time;
use super::words::{
    Label, contents_entry, folded, is_generic, is_service_by_name, is_theme_by_name, label_of, split_ref,
};
use super::{PREFACE, departments, labelled, quarters, reasons, table};
use crate::Aliases;
use crate::block::{Block, Manner, Paragraph, Table};
use crate::draft::ColumnRole;
use names::{asks, names_a_plan, names_the_plan, speaks_of_doing, tells_what_was_before};
use set_alike::{Section, SetAlike};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadingIs {
    Title,
    /// The name of the body whose plan it is.
    Body,
    Theme,
    /// A theme whose number stands before its name: objectives and activities are numbered on from it.
    NumberedTheme,
    /// What stands between such a theme and its activities.
    SubHeading,
    Service,
    /// When what stands under it is due: "Short term (by August 2026)" over a table without dates.
    Time,
    Nothing,
}

pub(super) fn contents_name(p: &Paragraph) -> Option<&str> {
    match p.manner {
        Manner::Contents => Some(contents_entry(&p.text).unwrap_or(&p.text)),
        Manner::Plain => contents_entry(&p.text),
        _ => None,
    }
}

/// How deep a paragraph stands as a heading; nothing if it is none.
pub(super) fn heading_level(p: &Paragraph) -> Option<u8> {
    let words = p.text.split_whitespace().count();
    match p.manner {
        Manner::Title => Some(0),
        Manner::Heading(level) => Some(level),
        Manner::Plain
            if p.bold
                && (words <= 14 || words <= 24 && is_deeply_numbered(&p.text))
                && !p.text.trim_end().ends_with(['.', ':', ';']) =>
        {
            Some(10)
        }
        Manner::Plain
            if words <= 14
                && is_theme_by_name(&p.text)
                && split_ref(&p.text).0.is_some()
                && !is_generic(&split_ref(&p.text).1)
                && !p.text.trim_end().ends_with('.') =>
        {
            Some(10)
        }
        _ => None,
    }
    .filter(|_| contents_name(p).is_none() && !says_who_was_there(&p.text))
}

/// How deep the deepest of its headings stands.
pub(super) fn deepest_heading(blocks: &[Block]) -> Option<u8> {
    let levels = blocks.iter().filter_map(|b| match b {
        Block::Paragraph(p) => heading_level(p),
        Block::Table(_) => None,
    });
    levels.max()
}

/// "2.1.2 Show recordings of searches to the scrutiny panel": as the headings around it are, whatever its length.
fn is_deeply_numbered(text: &str) -> bool {
    numbered_through::number(text).is_some_and(|(number, _)| number.matches('.').count() > 1)
}

/// "Present: Asha Rao, Tom Bell" in the minutes of a meeting.
fn says_who_was_there(text: &str) -> bool {
    let label = text.split_once(':').map(|(label, _)| folded(label));
    label.is_some_and(|it| {
        matches!(
            it.as_str(),
            "present"
                | "in attendance"
                | "attendance"
                | "attendees"
                | "attended"
                | "apologies"
                | "also present"
        )
    })
}

/// A plain line that is a heading by its place: it stands in the table of contents, or right over an outcome.
pub(super) fn plain_heading(p: &Paragraph, next: Option<&Block>, contents: &HashSet<String>) -> Option<u8> {
    let words = p.text.split_whitespace().count();
    let plain = p.manner == Manner::Plain
        && words <= 14
        && label_of(&p.text, false).is_none()
        && !p.text.trim_end().ends_with(['.', ':', ';']);
    let listed = contents.contains(&folded(&p.text));
    (plain && contents_name(p).is_none() && (listed || over_outcome(next))).then_some(10)
}

/// True where the next line says what is to be achieved: "Desired outcome: …".
fn over_outcome(next: Option<&Block>) -> bool {
    matches!(next, Some(Block::Paragraph(n)) if matches!(label_of(&n.text, n.bold), Some((Label::Outcome, ..))))
}

/// Decides for every heading whether it begins a theme, a service or nothing.
pub(super) fn classify(
    blocks: &[Block],
    title_at: Option<usize>,
    contents: &HashSet<String>,
    prose: &Prose,
    aliases: &Aliases,
) -> HashMap<usize, (u8, HeadingIs)> {
    let is_generic = |text: &str| {
        is_generic(text) || announces_actions(text, aliases) || announces_what_was_done(text, aliases)
    };
    let alike = SetAlike::of(blocks, prose);
    let mut sections: Vec<Section> = Vec::new();
    let mut out = HashMap::new();
    let mut carried: Option<Columns> = None;
    let mut owner: Option<Option<usize>> = None;
    let plan_table = |t: &Table| columns::find(t, PREFACE, aliases).is_some();
    let others = other_kind::beside_a_plan(blocks, aliases);
    let mut named = labelled::over_tables(blocks, title_at, prose, &plan_table);
    named.extend(&prose.aims);
    for (i, block) in blocks.iter().enumerate() {
        if Some(i) == title_at {
            // What stands above the title names nothing below it.
            if !sections.iter().any(|s| s.has_table || s.has_label) {
                out.extend(sections.drain(..).map(|s| (s.at, (s.level, HeadingIs::Nothing))));
            }
            out.insert(i, (0, HeadingIs::Title));
            continue;
        }
        // The name of the body above the title opens no theme.
        if title_at == Some(i + 1)
            && let Block::Paragraph(p) = block
            && is_name_only(&p.text)
        {
            out.insert(i, (0, HeadingIs::Body));
            continue;
        }
        if title_at.is_some_and(|at| at + 1 == i)
            && let Block::Paragraph(p) = block
            && names_the_plan(&p.text)
        {
            out.insert(i, (0, HeadingIs::Nothing));
            continue;
        }
        if prose.claims(i) {
            // A heading such as "Actions" goes back to the one it stands under: "Why this matters" has none.
            // "Commitment 3: Pay interns" in plain letters stands below any heading, though it may be one by its words.
            let plain = matches!(block, Block::Paragraph(p) if p.manner == Manner::Plain && !p.bold);
            if let Some(level) = prose.headings.get(&i).filter(|_| !(plain && prose.holds(i))) {
                let higher = sections.iter().rposition(|s| s.level < *level);
                owner = Some(higher.or_else(|| alike.above(&mut sections, block, *level)));
            }
            let at = owner.unwrap_or(sections.len().checked_sub(1));
            if let Some(s) = at.and_then(|at| sections.get_mut(at)) {
                if prose.only_names_outcome(i) {
                    s.has_label = true;
                } else {
                    s.has_table |= prose.holds(i);
                }
            }
            continue;
        }
        match block {
            Block::Paragraph(p) if named.contains(&i) || p.stated_level().is_some() => {
                owner = None;
                let level = p.stated_level().or_else(|| heading_level(p)).unwrap_or(10);
                sections.push(Section::new(i, level, &p.text));
            }
            Block::Paragraph(p) => {
                let by_place = prose.headings.get(&i).copied();
                let label = label_of(&p.text, p.bold || matches!(p.manner, Manner::Heading(_)));
                match (
                    label,
                    heading_level(p).or_else(|| plain_heading(p, blocks.get(i + 1), contents)).or(by_place),
                ) {
                    (Some((Label::Outcome | Label::Recommendations, _, rest)), level) => {
                        // "Objectives" with a table right below is a heading like any other, and so is "Goal: Fair work"
                        // over an outcome of its own.
                        let needs_following = rest.is_empty() && level.is_some();
                        let followed = blocks.get(i + 1).is_some_and(|b| matches!(b, Block::Paragraph(_)));
                        let named = matches!(p.manner, Manner::Heading(_)) && over_outcome(blocks.get(i + 1));
                        if !named && (!needs_following || followed) {
                            if let Some(s) = sections.last_mut() {
                                s.has_label = true;
                            }
                            continue;
                        }
                        owner = None;
                        sections.push(Section::new(i, level.unwrap_or(10), &p.text));
                    }
                    (_, Some(level)) => {
                        owner = None;
                        sections.push(Section::new(i, level, &p.text));
                    }
                    _ => {}
                }
            }
            Block::Table(t) => {
                let found = columns::find(t, PREFACE, aliases);
                let goes_on =
                    carried.as_ref().is_some_and(|c| table::fits(c, t)) && !columns::has_foreign_headings(t);
                let says_when =
                    |c: &Columns| c.has(ColumnRole::TargetDate) || c.all.iter().any(|c| is_time(c.name()));
                let dated = found.as_ref().is_none_or(says_when);
                let guessed = if found.is_none() && !goes_on { columns::guess(t) } else { None };
                let plan = !others.contains(&i)
                    && (found.is_some()
                        || goes_on
                        || guessed.is_some()
                        || quarters::grid(t, aliases).is_some());
                carried = found.or(carried).or(guessed);
                // "What the data tells us" speaks of the heading above it, and names nothing of its own.
                let talks = |s: &Section| s.level == 10 && asks(&s.text);
                let at = match sections.iter().rposition(|s| !talks(s)) {
                    Some(at) if sections.get(at).is_some_and(|s| s.level < 10) => Some(at),
                    _ => sections.len().checked_sub(1),
                };
                if let Some(s) = at.and_then(|at| sections.get_mut(at)) {
                    s.has_table |= plan;
                    s.dated |= plan && dated;
                }
            }
        }
    }
    let mut times: HashMap<String, usize> = HashMap::new();
    sections.iter().for_each(|s| *times.entry(folded(&s.text)).or_default() += 1);
    let repeats = |s: &Section| times.get(&folded(&s.text)).is_some_and(|times| *times > 1);
    // "Action plan" right beneath "Homes" and again beneath "Jobs" stands under these, though it is set as they are.
    for at in 1..sections.len() {
        if let Some([above, own]) = sections.get_mut(at - 1..=at)
            && (own.at, own.level) == (above.at + 1, above.level)
            && (is_generic(&own.text) && repeats(own))
            && !(above.has_table || above.has_label || is_generic(&above.text))
        {
            own.level += 1;
        }
    }
    let says_when = |s: &Section| s.has_table && !s.dated && is_time(&s.text);
    let matters = |s: &Section| s.has_table || s.has_label;
    let parents = parents(sections.iter().map(|s| s.level));
    let mut children: Vec<Vec<&Section>> = sections.iter().map(|_| Vec::new()).collect();
    for (section, parent) in sections.iter().zip(&parents) {
        if let Some(siblings) = parent.and_then(|p| children.get_mut(p)) {
            siblings.push(section);
        }
    }
    let numbered: Vec<Numbered<'_>> = sections
        .iter()
        .zip(&parents)
        .map(|(s, parent)| Numbered { at: s.at, text: &s.text, parent: *parent })
        .collect();
    let levels = numbered_through::levels(&numbered, prose);
    // What stands under "Actions" belongs to the heading above it.
    let bears = |at: usize, s: &Section| {
        let of_child = |c: &&Section| matters(c) && is_generic(&c.text);
        matters(s) || children.get(at).into_iter().flatten().any(of_child)
    };
    let bearing: HashSet<usize> =
        sections.iter().enumerate().filter(|(i, s)| bears(*i, s)).map(|(_, s)| s.at).collect();
    // "Year 1" and "Year 2" over headings of themes, none of whose tables says when.
    let is_span = |s: &Section| !s.has_table && !s.has_label && is_time(&s.text);
    let undated = |at: usize| {
        let below = children.get(at).map(Vec::as_slice).unwrap_or_default();
        below.iter().any(|c| c.has_table) && below.iter().all(|c| !c.has_table || !c.dated)
    };
    let spans: HashSet<usize> =
        sections.iter().enumerate().filter(|(i, s)| is_span(s) && undated(*i)).map(|(i, _)| i).collect();
    let spans = if spans.len() > 1 { spans } else { HashSet::new() };
    let of_parts = sections.iter().zip(&parents).enumerate().map(|(i, (s, parent))| departments::Named {
        level: s.level,
        text: &s.text,
        parent: *parent,
        bears: bears(i, s),
    });
    let parts = departments::found(&of_parts.collect::<Vec<_>>());
    let named = sections.iter().zip(&parents).map(|(s, parent)| reasons::Named {
        at: s.at,
        level: s.level,
        text: &s.text,
        parent: *parent,
        holds: s.has_table,
        generic: is_generic(&s.text),
    });
    let reasons = reasons::found(&named.collect::<Vec<_>>(), blocks.len(), prose);
    let why_at: HashSet<usize> = reasons.iter().filter_map(|i| sections.get(*i)).map(|s| s.at).collect();
    let one_table = sections.iter().filter(|s| s.has_table).count() == 1;
    for (i, section) in sections.iter().enumerate() {
        let mut is = HeadingIs::Nothing;
        let above = parents.get(i).copied().flatten().filter(|p| !spans.contains(p));
        let parent = above.and_then(|p| sections.get(p)).filter(|p| !is_generic(&p.text));
        let beneath_theme = parent.is_some_and(|p| !p.has_table && calls_itself_a_theme(&p.text))
            && !is_theme_by_name(&section.text);
        let theme = if beneath_theme { HeadingIs::SubHeading } else { HeadingIs::Theme };
        let stated = |b: &Block| matches!(b, Block::Paragraph(p) if p.stated_level().is_some());
        if blocks.get(section.at).is_some_and(stated) {
            is = HeadingIs::Theme;
        } else if levels.themes.contains(&i) {
            is = HeadingIs::NumberedTheme;
        } else if levels.between.contains(&i) || reasons.contains(&i) {
            is = HeadingIs::SubHeading;
        } else if says_when(section) || spans.contains(&i) {
            is = HeadingIs::Time;
        } else if parts.themes.contains(&i) {
            is = HeadingIs::Theme;
        } else if parts.services.contains(&i) && speaks_of_doing(&section.text) {
            is = HeadingIs::SubHeading;
        } else if parts.services.contains(&i) {
            is = HeadingIs::Service;
        } else if matters(section)
            && !(is_generic(&section.text)
                || tells_what_was_before(&section.text)
                || one_table && names_a_plan(&section.text))
        {
            let above = parent.filter(|p| p.has_label || is_theme_by_name(&p.text) || repeats(section));
            let is_service = !is_theme_by_name(&section.text)
                && above.is_some_and(|p| {
                    repeats(section) || is_service_by_name(&section.text) || p.has_label && !section.has_label
                });
            is = match is_service {
                // "Within six months" under one theme and the next.
                // So is "Still to do" or "What we are doing about it", which names nobody.
                true if is_time(&section.text) || speaks_of_doing(&section.text) => HeadingIs::SubHeading,
                true => HeadingIs::Service,
                false => theme,
            };
        } else {
            // A theme whose tables all stand under services or times of its own, or under "Actions".
            let above_services = children.get(i).into_iter().flatten().any(|c| {
                let named = calls_itself_a_theme(&section.text) && !is_theme_by_name(&c.text);
                named && bearing.contains(&c.at)
                    || says_when(c)
                    || why_at.contains(&c.at)
                    || matters(c)
                        && (repeats(c)
                            || is_generic(&c.text)
                            || is_service_by_name(&c.text) && is_theme_by_name(&section.text))
            });
            if above_services && !is_generic(&section.text) {
                is = theme;
            }
        }
        out.insert(section.at, (section.level, is));
    }
    out
}

/// True for "Priority one: Homes", whose headings beneath are no themes of their own.
fn calls_itself_a_theme(text: &str) -> bool {
    let (number, name, lead_in) = split_ref(text);
    number.is_some() && lead_in.is_some() && !is_generic(&name)
}

/// The section each stands under: the nearest before it that is higher.
fn parents(levels: impl Iterator<Item = u8>) -> Vec<Option<usize>> {
    let mut open: Vec<(usize, u8)> = Vec::new();
    let mut out = Vec::new();
    for (i, level) in levels.enumerate() {
        while open.last().is_some_and(|(_, above)| *above >= level) {
            open.pop();
        }
        out.push(open.last().map(|(at, _)| *at));
        open.push((i, level));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::parents;

    #[test]
    fn a_section_stands_under_the_nearest_higher_one_before_it() {
        let found = parents([1, 2, 2, 10, 3, 1, 10, 10].into_iter());
        assert_eq!(found, [None, Some(0), Some(0), Some(2), Some(2), None, Some(5), Some(5)]);
    }
}
