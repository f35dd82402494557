//! Names and activities that stand in a document more than once, almost alike: asked about, never merged.

use std::collections::HashMap;

use super::words::{folded, word_list};
use crate::Location;
use crate::draft::Draft;
use crate::query::{Query, QueryKind};

/// Asks about themes, services and activities that may be one.
pub(super) fn ask(draft: &Draft, queries: &mut Vec<Query>) {
    let themes: Vec<(&str, &Location)> =
        draft.themes.iter().filter_map(|t| Some((t.name.as_deref()?, &t.source))).collect();
    names(&themes, "themes", queries);
    let mut services: Vec<(&str, &Location)> = Vec::new();
    for activity in draft.themes.iter().flat_map(|t| &t.activities) {
        if let Some(service) = &activity.service
            && !services.iter().any(|(s, _)| s == service)
        {
            services.push((service, &activity.source));
        }
    }
    names(&services, "services", queries);
    activities(draft, queries);
}

/// More names than these are not compared each with each.
const MOST: usize = 400;

fn names(all: &[(&str, &Location)], what: &str, queries: &mut Vec<Query>) {
    let keys: Vec<Vec<String>> = all.iter().map(|(name, _)| key(name)).collect();
    for (j, (second, at)) in all.iter().enumerate().take(MOST) {
        let alike = all.iter().enumerate().take(j).find(|(i, (first, _))| {
            first != second && matches!((keys.get(*i), keys.get(j)), (Some(a), Some(b)) if are_alike(a, b))
        });
        if let Some((_, (first, _))) = alike {
            queries.push(
                Query::new(
                    QueryKind::SimilarNames,
                    format!("Two {what} have almost the same name. Join them if they are one; they were kept apart."),
                    (*at).clone(),
                )
                .with_words(format!("{first} | {second}")),
            );
        }
    }
}

/// The words that make a name what it is: without "and" and "the", and in the singular.
fn key(name: &str) -> Vec<String> {
    let plain = name.replace("’s", "").replace("'s", "").replace("s’", "s").replace("s'", "s");
    word_list(&plain)
        .into_iter()
        .filter(|w| {
            !matches!(
                w.as_str(),
                "and"
                    | "the"
                    | "of"
                    | "for"
                    | "a"
                    | "our"
                    | "a’r"
                    | "service"
                    | "services"
                    | "team"
                    | "department"
            )
        })
        .map(|w| match w.strip_suffix('s') {
            Some(stem) if w.len() > 3 && !w.ends_with("ss") => stem.to_owned(),
            _ => w,
        })
        .collect()
}

fn are_alike(a: &[String], b: &[String]) -> bool {
    if a.is_empty() || b.is_empty() {
        return false;
    }
    if a == b {
        return true;
    }
    let (a, b) = (a.join(" "), b.join(" "));
    let digits = |t: &str| t.chars().filter(char::is_ascii_digit).collect::<String>();
    let long = a.chars().count().min(b.chars().count());
    // A slip of the pen in a long name, but not another number.
    long >= 10 && digits(&a) == digits(&b) && apart(&a, &b) <= 1 + long / 20
}

/// How many letters must be changed to turn one into the other.
fn apart(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (j, y) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(0);
            let best = (diagonal + usize::from(x != *y)).min(above + 1).min(left + 1);
            diagonal = above;
            left = best;
            if let Some(slot) = row.get_mut(j + 1) {
                *slot = best;
            }
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

fn activities(draft: &Draft, queries: &mut Vec<Query>) {
    let mut seen: HashMap<String, (usize, &Location)> = HashMap::new();
    for (theme, activity) in
        draft.themes.iter().enumerate().flat_map(|(i, t)| t.activities.iter().map(move |a| (i, a)))
    {
        let text = folded(&activity.text);
        if text.split(' ').count() < 4 {
            continue;
        }
        match seen.get(&text) {
            Some((before, at)) => {
                let where_ = if *before == theme { "in the same theme" } else { "under another theme" };
                queries.push(
                    Query::new(
                        QueryKind::Repeated,
                        format!("The same activity stands {where_} as well ({at}). Both were kept; leave one out if they are one."),
                        activity.source.clone(),
                    )
                    .with_words(activity.text.clone()),
                );
            }
            None => {
                seen.insert(text, (theme, &activity.source));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{are_alike, key};

    #[test]
    fn names_are_alike_that_differ_as_people_differ_in_writing_them() {
        for (a, b, alike) in [
            ("Children & Young People", "Children and young people's", true),
            ("Adult Social Care Services", "Adult Social Care", true),
            ("Recruitment and retention", "Recruitment & Retenton", true),
            ("Theme 1", "Theme 2", false),
            ("Housing", "Hosting", false),
            ("North Area Policing Team", "South Area Policing Team", false),
            ("Leadership", "Learning", false),
        ] {
            assert_eq!(are_alike(&key(a), &key(b)), alike, "{a} / {b}");
        }
    }
}
