//! Themes over the parts of a body that act on them, where both are only headings: "Fair access", then "Human resources".

use std::collections::{HashMap, HashSet};

use super::quarters::is_time;
use super::words::{folded, is_generic, is_service_by_name, is_theme_by_name, split_ref, word_list};

/// A heading, how deep it stands and under which, and whether activities stand right beneath it.
pub(super) struct Named<'h> {
    pub level: u8,
    pub text: &'h str,
    pub parent: Option<usize>,
    pub bears: bool,
}

/// The headings that are themes, and those beneath them that are services, by their place in the list.
#[derive(Default)]
pub(super) struct Parts {
    pub themes: HashSet<usize>,
    pub services: HashSet<usize>,
}

/// Finds two or more headings of one depth under which nothing stands but headings named as parts of a body are, and these
/// hold all activities. Names that stand under several of them are such parts whatever they are called.
pub(super) fn found(headings: &[Named<'_>]) -> Parts {
    let mut out = Parts::default();
    let mut times: HashMap<String, usize> = HashMap::new();
    for (i, heading) in headings.iter().enumerate().filter(|(_, h)| h.bears) {
        let Some((at, parent)) = heading.parent.and_then(|p| Some((p, headings.get(p)?))) else {
            return Parts::default();
        };
        let numbered = split_ref(heading.text).0.is_some();
        if parent.bears
            || is_generic(parent.text)
            || is_time(parent.text)
            || is_time(heading.text)
            || is_theme_by_name(heading.text)
            || numbered
        {
            return Parts::default();
        }
        *times.entry(folded(heading.text)).or_default() += 1;
        out.themes.insert(at);
        out.services.insert(i);
    }
    let text = |i: &usize| headings.get(*i).map(|h| h.text).unwrap_or_default();
    let depths: HashSet<u8> = out.themes.iter().filter_map(|i| headings.get(*i)).map(|h| h.level).collect();
    let again = |i: &usize| times.get(&folded(text(i))).is_some_and(|n| *n > 1);
    let parts = out.services.iter().filter(|i| again(i) || is_department(text(i))).count();
    let above = out.themes.iter().filter(|i| is_department(text(i))).count();
    // Under "Goal 1: …" a heading of no number is sooner a part of the body than a smaller theme.
    let called = out.themes.iter().all(|i| is_theme_by_name(text(i)));
    let enough = if called { parts * 2 >= out.services.len() } else { parts * 3 >= out.services.len() * 2 };
    let told = out.themes.len() > 1 && depths.len() == 1 && enough && above * 2 <= out.themes.len();
    if told { out } else { Parts::default() }
}

/// True for a short name with a word that parts of public bodies bear: "Human Resources", "Environment and Waste".
pub(crate) fn is_department(text: &str) -> bool {
    const ONE: &[&str] = &[
        "hr",
        "finance",
        "procurement",
        "communications",
        "libraries",
        "library",
        "legal",
        "planning",
        "regeneration",
        "environment",
        "environmental",
        "waste",
        "highways",
        "estates",
        "facilities",
        "housing",
        "ict",
        "it",
        "digital",
        "operations",
        "corporate",
        "children",
        "families",
        "adult",
        "adults",
        "leisure",
        "nursing",
        "maternity",
        "pharmacy",
        "customer",
        "democratic",
        "transport",
        "schools",
        "fundraising",
        "marketing",
        "registry",
        "admissions",
        "catering",
        "museums",
        "archives",
    ];
    const TWO: &[[&str; 2]] = &[
        ["human", "resources"],
        ["social", "care"],
        ["social", "work"],
        ["public", "health"],
        ["community", "safety"],
        ["early", "help"],
        ["early", "intervention"],
        ["organisational", "development"],
        ["chief", "executive"],
    ];
    let words = word_list(text);
    let two = words.windows(2).any(|w| TWO.iter().any(|pair| pair.iter().eq(w)));
    words.len() <= 7 && (two || is_service_by_name(text) || words.iter().any(|w| ONE.contains(&w.as_str())))
}

#[cfg(test)]
mod tests {
    use super::{Named, found};

    fn check(headings: &[(u8, &str, Option<usize>, bool)]) -> (usize, usize) {
        let named: Vec<Named<'_>> = headings
            .iter()
            .map(|(level, text, parent, bears)| Named { level: *level, text, parent: *parent, bears: *bears })
            .collect();
        let parts = found(&named);
        (parts.themes.len(), parts.services.len())
    }

    #[test]
    fn parts_of_a_body_stand_under_themes() {
        let two = [
            (2, "Fair access", None, false),
            (3, "Human Resources", Some(0), true),
            (3, "Libraries and Culture", Some(0), true),
            (2, "Belonging", None, false),
            (3, "Adult Social Care", Some(3), true),
        ];
        assert_eq!(check(&two), (2, 3));
    }

    #[test]
    fn themes_under_parts_of_a_document_stay_themes() {
        let parts = [
            (2, "Our ambitions", None, false),
            (3, "Fair access", Some(0), true),
            (2, "Our ways of working", None, false),
            (3, "Belonging", Some(2), true),
        ];
        assert_eq!(check(&parts), (0, 0));
    }
}
