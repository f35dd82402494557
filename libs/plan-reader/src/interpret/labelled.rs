//! "Objective: People feel safe" right over a table, and another over the next: these lines name the themes, though elsewhere
//! such a line says what the theme above it is to reach. So does a whole sentence in bold letters over each table.

use std::collections::HashSet;

use super::prose::Prose;
use super::sections::heading_level;
use super::words::{Label, is_generic, is_name_like, label_of, split_ref, word_list};
use crate::block::{Block, Manner, Paragraph, Table};

/// Longer than this is no name.
const MOST_WORDS: usize = 30;

/// A sentence over a table may be as long as this.
const MOST_NAMED: usize = 40;

/// The lines that name the themes of the tables below them. Each table has one, and no heading of its own.
pub(super) fn over_tables(
    blocks: &[Block],
    title_at: Option<usize>,
    prose: &Prose,
    is_plan: &dyn Fn(&Table) -> bool,
) -> HashSet<usize> {
    let mut found = aims_over_tables(blocks, title_at, prose, is_plan);
    found.extend(bold_over_tables(blocks, title_at, prose, is_plan));
    found.extend(names_over_tables(blocks, title_at, prose, is_plan));
    found
}

/// Short lines right over the tables of a plan, or over a sentence or two that tell of the table, where each table has one of its
/// own: the names of themes in a text that has lost its styles.
fn names_over_tables(
    blocks: &[Block],
    title_at: Option<usize>,
    prose: &Prose,
    is_plan: &dyn Fn(&Table) -> bool,
) -> HashSet<usize> {
    let heading = |(i, block): (usize, &Block)| {
        Some(i) != title_at && matches!(block, Block::Paragraph(p) if heading_level(p).is_some())
    };
    if blocks.iter().enumerate().any(heading) {
        return HashSet::new();
    }
    let plain = |i: usize| match blocks.get(i) {
        Some(Block::Paragraph(p)) if Some(i) != title_at && !prose.claims(i) => {
            (p.manner == Manner::Plain).then_some(p)
        }
        _ => None,
    };
    let tells = |p: &Paragraph| p.text.trim_end().ends_with('.') && word_list(&p.text).len() >= 6;
    let names = |p: &Paragraph| {
        // "1. Homes", "2 Pay (Lead: Head of People)" and "Safety:" as well.
        let numbered = split_ref(p.text.trim()).1;
        let text = numbered.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '“' | '"'));
        let text = text.strip_suffix(':').unwrap_or(text);
        let told = text.ends_with(')') && text.contains(": ");
        (1..=10).contains(&word_list(text).len())
            && text.starts_with(char::is_uppercase)
            && (told || !text.ends_with(['.', ':', ';', ',', '!', '?', ')']))
            && label_of(text, false).is_none()
            && !is_generic(text)
    };
    let (mut found, mut texts, mut tables) = (HashSet::new(), HashSet::new(), 0);
    for (i, block) in blocks.iter().enumerate() {
        if !matches!(block, Block::Table(t) if is_plan(t)) {
            continue;
        }
        tables += 1;
        // What tells of the table stands between it and its name.
        let first = (1..=3).filter_map(|n| i.checked_sub(n)).find(|at| !plain(*at).is_some_and(tells));
        let Some((at, p)) = first.and_then(|at| Some((at, plain(at).filter(|p| names(p))?))) else {
            return HashSet::new();
        };
        if !texts.insert(p.text.trim()) {
            return HashSet::new();
        }
        found.insert(at);
    }
    if tables > 1 { found } else { HashSet::new() }
}

/// Sentences in bold letters right over the tables of a plan, each over its own, where every table has such a line or a
/// heading.
fn bold_over_tables(
    blocks: &[Block],
    title_at: Option<usize>,
    prose: &Prose,
    is_plan: &dyn Fn(&Table) -> bool,
) -> HashSet<usize> {
    let stands_out = |p: &Paragraph| p.bold && p.manner == Manner::Plain;
    let named = |i: usize| match blocks.get(i) {
        Some(Block::Paragraph(p)) if Some(i) != title_at && !prose.claims(i) => {
            let length = (3..=MOST_NAMED).contains(&p.text.split_whitespace().count());
            (stands_out(p) && length && !p.text.trim_end().ends_with(':')).then_some(p)
        }
        _ => None,
    };
    if !(0..blocks.len()).any(|i| named(i).is_some_and(|p| heading_level(p).is_none())) {
        return HashSet::new();
    }
    let (mut found, mut texts, mut tables) = (Vec::new(), HashSet::new(), 0);
    for (i, block) in blocks.iter().enumerate() {
        if matches!(block, Block::Table(t) if is_plan(t)) {
            tables += 1;
            let above = i.checked_sub(1).and_then(|at| Some((at, named(at)?)));
            if let Some((at, p)) = above
                && texts.insert(p.text.as_str())
            {
                found.push((at, heading_level(p).is_none()));
            }
        }
    }
    let all = tables > 1 && found.len() == tables;
    found.into_iter().filter(|(_, sentence)| all && *sentence).map(|(at, _)| at).collect()
}

fn aims_over_tables(
    blocks: &[Block],
    title_at: Option<usize>,
    prose: &Prose,
    is_plan: &dyn Fn(&Table) -> bool,
) -> HashSet<usize> {
    let aims = |block: &Block| matches!(block, Block::Paragraph(p) if names_an_aim(&p.text, p.bold));
    if !blocks.iter().any(aims) {
        return HashSet::new();
    }
    let mut found = Vec::new();
    let (mut name, mut headed, mut tables) = (None, false, 0);
    let mut above = None;
    for (i, block) in blocks.iter().enumerate().filter(|(i, _)| Some(*i) != title_at) {
        match block {
            Block::Paragraph(_) if prose.claims(i) => (name, above) = (None, None),
            Block::Paragraph(p) => {
                if names_an_aim(&p.text, p.bold) {
                    // A name right above it, as in a text that has lost its styles, is that of the theme.
                    if above.is_some_and(is_name_like) {
                        headed = true;
                    }
                    name = name.or(Some(i));
                } else if heading_level(p).is_some() {
                    (name, headed) = (None, true);
                }
                above = Some(p.text.as_str());
            }
            Block::Table(t) if is_plan(t) => {
                above = None;
                tables += 1;
                // A heading over the first may be that of them all.
                found.extend(name.take().filter(|_| tables == 1 || !headed));
                headed = false;
            }
            Block::Table(_) => (name, above) = (None, None),
        }
    }
    if tables > 1 && found.len() == tables { found.into_iter().collect() } else { HashSet::new() }
}

/// True for "Objective: People feel safe", which need not be the outcome of anything.
fn names_an_aim(text: &str, bold: bool) -> bool {
    match label_of(text, bold) {
        Some((Label::Outcome, own, rest)) => {
            let called = word_list(own);
            let aim = |w: &String| matches!(w.as_str(), "objective" | "aim" | "goal" | "ambition");
            called.iter().any(aim)
                && (2..=MOST_WORDS).contains(&word_list(rest).len())
                && !rest.contains('\n')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn under_a_name_that_has_lost_its_style_an_aim_is_what_the_theme_is_to_reach() {
        let text = "Race equality action plan\n\n\
                    Fair recruitment\nDesired outcome/objective: People are hired fairly\n\n\
                    Action\tLead\tBy when\nTrain every panel\tHR\tMarch 2027\nPublish pay gaps\tFinance\tJune 2027\n\n\
                    Homes for all\nDesired outcome/objective: Homes go to those in need\n\n\
                    Action\tLead\tBy when\nVisit every hostel\tHousing\tJuly 2027\nPublish lettings\tHousing\tMay 2027\n";
        let read = crate::read(text.as_bytes(), "plan.txt", &crate::Options::default(), &mut |_| {});
        let themes = read.unwrap().draft.themes;
        let names: Vec<_> = themes.iter().map(|t| t.name.as_deref().unwrap_or_default()).collect();
        assert_eq!(names, ["Fair recruitment", "Homes for all"]);
        assert_eq!(themes[1].outcome.as_deref(), Some("Homes go to those in need"));
    }
}
