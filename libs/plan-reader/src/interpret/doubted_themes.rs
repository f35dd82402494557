//! Asks about what was taken for themes and may be none.

use crate::Location;
use crate::confidence::ThemeDoubt;
use crate::draft::{Draft, DraftTheme};
use crate::query::{Query, QueryKind};

/// More names than these are not told one by one.
const TOLD: usize = 6;

/// Asks about each thing that speaks against themes once, in the order of the document, with the names of those it speaks
/// against.
pub(super) fn ask(draft: &Draft, queries: &mut Vec<Query>) {
    let doubted: Vec<&DraftTheme> = draft.themes.iter().filter(|t| !t.doubts.is_empty()).collect();
    let mut asked: Vec<ThemeDoubt> = Vec::new();
    for doubt in doubted.iter().flat_map(|t| &t.doubts) {
        if !asked.contains(doubt) {
            asked.push(*doubt);
        }
    }
    for doubt in asked {
        let of_it: Vec<&DraftTheme> = doubted.iter().copied().filter(|t| t.doubts.contains(&doubt)).collect();
        let Some(first) = of_it.first() else { continue };
        let mut names: Vec<&str> = of_it.iter().filter_map(|t| t.name.as_deref()).take(TOLD).collect();
        if of_it.len() > TOLD {
            names.push("…");
        }
        let query = Query::new(QueryKind::ThemeDoubted, told(doubt), place(first));
        queries.push(if names.is_empty() { query } else { query.with_words(names.join(" | ")) });
    }
}

/// Where the theme begins; of one that begins nowhere, where the first thing in it stands.
fn place(theme: &DraftTheme) -> Location {
    let first = || {
        let activity = theme.activities.first().map(|a| &a.source);
        activity.or_else(|| theme.recommendations.first().map(|r| &r.source)).cloned()
    };
    if theme.source == Location::default() { first().unwrap_or_default() } else { theme.source.clone() }
}

fn told(doubt: ThemeDoubt) -> &'static str {
    match doubt {
        ThemeDoubt::NoName => {
            "Some activities stand in no theme, though others do. Move them to the theme they belong to."
        }
        ThemeDoubt::SeveralTables => {
            "No theme was found, though the plan stands in several tables. Look whether something names what each of them is about."
        }
        ThemeDoubt::WordsLeftOver => {
            "No theme was found, and some words found no place. Look whether they name themes."
        }
        ThemeDoubt::RivalColumn => {
            "Another column says the same of several activities and may name the themes. If it does, choose what its heading means."
        }
        ThemeDoubt::Labelled => {
            "A label or a number stands before the name of a theme. Correct the name, or move what stands under it."
        }
        ThemeDoubt::SaysWhen => {
            "The name of a theme says when rather than what. Move what stands under it, or give it another name."
        }
        ThemeDoubt::NamesThePlan => {
            "A theme is called as the plan is, or as any plan could be. Look whether something else names the themes."
        }
        ThemeDoubt::OneEach => {
            "Hardly any theme holds more than one activity. Look whether the right words were taken for themes."
        }
        ThemeDoubt::OnlyOne => {
            "There is one theme, and what was read as its services does not read like services. Look whether those are the themes."
        }
        ThemeDoubt::LikeServices => {
            "What was read as themes is called as services are. Look whether they are services, under themes that are named elsewhere."
        }
        ThemeDoubt::Fragment => {
            "The name of a theme does not begin or end as a name does. Correct it, or move what stands under it."
        }
    }
}
