//! Headings that are sentences, each over the one thing that is done about it: "Letters are hard to read." So are titles of forms.

use std::collections::{HashMap, HashSet};

use super::prose::Prose;
use crate::confidence::FoundBy;

/// No more headings than these that are labels stand beneath such a one.
const MOST_LABELS: usize = 8;

/// So few may be themes of one activity.
const LEAST: usize = 3;

/// A heading and what is known of it.
pub(super) struct Named<'s> {
    pub at: usize,
    pub level: u8,
    pub text: &'s str,
    pub parent: Option<usize>,
    /// Activities stand under it.
    pub holds: bool,
    /// It could stand over any plan.
    pub generic: bool,
}

/// The headings that only say why something is done, under others that name a theme.
pub(super) fn found(all: &[Named<'_>], blocks: usize, prose: &Prose) -> HashSet<usize> {
    let under_a_name = |named: &Named<'_>| {
        let above = named.parent.and_then(|p| all.get(p));
        above.is_some_and(|p| p.level > 0 && !p.generic && !is_sentence(p.text))
    };
    let over_one = |i: usize, named: &Named<'_>| {
        let ends = all.iter().skip(i + 1).take(MOST_LABELS).find(|s| s.level <= named.level);
        let end = ends.or_else(|| all.get(i + 1 + MOST_LABELS)).map_or(blocks, |s| s.at);
        prose.entries_within(named.at..end) == 1
    };
    let says_why = |(i, named): &(usize, &Named<'_>)| {
        named.holds && is_sentence(named.text) && under_a_name(named) && over_one(*i, named)
    };
    let out: HashSet<usize> = all.iter().enumerate().filter(says_why).map(|(i, _)| i).collect();
    if out.len() >= LEAST {
        return out;
    }
    let title = |(i, named): &(usize, &Named<'_>)| named.holds && under_a_name(named) && over_one(*i, named);
    titles(all, prose, all.iter().enumerate().filter(title).map(|(i, _)| i).collect())
}

/// Headings that are the titles of forms, each over one: all those that hold anything, of one depth, several under each name and under
/// more than one name.
fn titles(all: &[Named<'_>], prose: &Prose, found: HashSet<usize>) -> HashSet<usize> {
    let named = |i: &usize| all.get(*i);
    let level = found.iter().find_map(named).map(|n| n.level);
    let alike = found.iter().filter_map(named).all(|n| Some(n.level) == level);
    let whole = all.iter().enumerate().all(|(i, n)| !n.holds || found.contains(&i));
    let mut under: HashMap<Option<usize>, usize> = HashMap::new();
    for n in found.iter().filter_map(named) {
        *under.entry(n.parent).or_default() += 1;
    }
    let several = under.len() > 1 && under.values().all(|times| *times > 1);
    let forms = prose.entries.iter().all(|entry| entry.found_by == FoundBy::Form);
    if alike && whole && several && forms && prose.entries.len() == found.len() {
        found
    } else {
        HashSet::new()
    }
}

/// True for a heading that is a whole sentence.
fn is_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '”', '"']) && text.split_whitespace().count() > 3
}

#[cfg(test)]
mod tests {
    use crate::Options;

    fn names(page: &str) -> Vec<(String, usize)> {
        let draft =
            crate::read(page.as_bytes(), "page.html", &Options::default(), &mut |_| {}).unwrap().draft;
        draft.themes.into_iter().map(|t| (t.name.unwrap_or_default(), t.activities.len())).collect()
    }

    #[test]
    fn titles_each_over_one_form_name_no_themes_where_the_headings_above_them_do() {
        let form = |title: &str| {
            format!(
                "<h3>{title}</h3><p><strong>Action:</strong> Mend the {title}</p><p><strong>Responsible:</strong> Estates</p>"
            )
        };
        let (lift, gate, lamp, door) = (form("lift"), form("gate"), form("lamps"), form("doors"));
        let page =
            format!("<h1>Access plan</h1><h2>Getting in</h2>{gate}{door}<h2>Getting about</h2>{lift}{lamp}");
        assert_eq!(names(&page), [("Getting in".to_owned(), 2), ("Getting about".to_owned(), 2)]);
        // With two forms under one of them they may as well be the themes.
        let page = format!(
            "<h1>Access plan</h1><h2>Getting in</h2>{gate}<p><strong>Action:</strong> Paint the gate</p><p><strong>Responsible:</strong> Estates</p>{door}<h2>Getting about</h2>{lift}{lamp}"
        );
        assert_eq!(names(&page).len(), 4);
    }
}
