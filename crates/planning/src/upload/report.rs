//! Progress pages: what a document says has been done, offered as updates to what the plan promises. Pure; nothing
//! is posted here.

use super::{
    draft::{Draft, Key},
    service::folded,
    standing::Standing,
};
use crate::{activity::ActivityId, recommendation::RecommendationId};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use time::Date;

/// What a progress page says of one thing that was promised.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Its key.
    pub key: Key,
    /// The theme it stands under, as written.
    pub theme: String,
    /// The promise it reports on, in the words of the page.
    pub promise: String,
    /// What has been done, as written.
    pub text: String,
    /// The date it speaks of, as written.
    pub date: String,
    /// The last day of that date.
    pub day: Option<Date>,
    /// Where it stands in the file.
    pub source: String,
    /// What a person made of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Settled>,
}

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settled {
    /// It was posted as an update.
    Posted,
    /// It was left out.
    Dropped,
}

impl Report {
    /// What a reading found.
    #[must_use]
    pub fn read(key: Key, it: &plan_reader::DraftUpdate) -> Self {
        let words = |it: &Option<String>| it.as_deref().unwrap_or_default().trim().to_owned();
        let dated = it.dated.as_ref();
        Self {
            key,
            theme: [words(&it.theme), words(&it.heading)].join(" ").trim().to_owned(),
            promise: words(&it.promise),
            text: it.text.trim().to_owned(),
            date: words(&it.date),
            day: dated.and_then(|it| it.end.or(it.start)),
            source: it.source.to_string(),
            settled: None,
        }
    }
}

/// Something that a report can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// An activity.
    Activity(ActivityId),
    /// A recommendation that no activity answers yet: one is made of it.
    Recommendation(RecommendationId),
}

impl Target {
    /// As a form sends it.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Activity(id) => format!("a{id}"),
            Self::Recommendation(id) => format!("r{id}"),
        }
    }

    /// What a form sent.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        match code.split_at_checked(1)? {
            ("a", id) => id.parse().ok().map(Self::Activity),
            ("r", id) => id.parse().ok().map(Self::Recommendation),
            _ => None,
        }
    }
}

/// A target with how well it fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// What it is.
    pub target: Target,
    /// What it is called.
    pub name: String,
    /// The theme it stands in.
    pub theme: String,
    /// From 0 for nothing in common.
    pub fit: f64,
}

/// From which fit on a target is proposed.
const LIKELY: f64 = 0.34;
/// How many targets are offered to choose from.
const OFFERED: usize = 60;

/// What a report can be about, the likeliest first, and whether the first is likely enough to be proposed.
#[must_use]
pub fn candidates(report: &Report, standing: &Standing) -> (Vec<Candidate>, bool) {
    let said = if report.promise.is_empty() { &report.text } else { &report.promise };
    let (said, theme_said) = (content(said), content(&report.theme));
    let mut all = Vec::new();
    for theme in &standing.themes {
        let called = format!("{} {}", theme.row.reference, theme.row.name).trim().to_owned();
        let under = likeness(&theme_said, &content(&theme.row.name));
        let fit = |words: &str| likeness(&said, &content(words)) + 0.2 * under;
        for it in &theme.activities {
            let name = format!("{} {}", it.row.reference, it.row.text);
            all.push(Candidate {
                target: Target::Activity(it.row.id),
                fit: fit(&it.row.text),
                name: crate::activity::brief(name.trim(), 110),
                theme: called.clone(),
            });
        }
        for it in &theme.recommendations {
            let name = format!("{} {}", it.reference, it.text);
            all.push(Candidate {
                target: Target::Recommendation(it.id),
                fit: fit(&format!("{} {}", it.heading, it.text)),
                name: crate::activity::brief(&format!("Recommendation {}", name.trim()), 110),
                theme: called.clone(),
            });
        }
    }
    all.sort_by(|a, b| b.fit.total_cmp(&a.fit));
    all.truncate(OFFERED);
    // Two that fit as well as each other: a person decides.
    let first = all.first().map_or(0.0, |it| it.fit);
    let second = all.get(1).map_or(0.0, |it| it.fit);
    (all, first >= LIKELY && first > second)
}

/// The words that tell one promise from another, cut so that "training" is "train".
fn content(text: &str) -> HashSet<String> {
    let stem = |it: &str| {
        let cut = ["ing", "ed", "es", "s"].iter().find_map(|end| it.strip_suffix(end));
        cut.filter(|it| it.len() > 3).unwrap_or(it).to_owned()
    };
    folded(text).split(' ').filter(|it| it.chars().count() > 3 && !COMMON.contains(it)).map(stem).collect()
}

/// Words that stand in every promise.
const COMMON: [&str; 16] = [
    "that", "this", "with", "from", "have", "been", "will", "their", "they", "into", "more", "working",
    "work", "which", "theme", "ensure",
];

fn likeness(a: &HashSet<String>, b: &HashSet<String>) -> f64 {
    let shared = a.intersection(b).count();
    if shared == 0 { 0.0 } else { 2.0 * shared as f64 / (a.len() + b.len()) as f64 }
}

/// The reports that nobody has decided on yet and that no update tells already, whatever has become of it.
pub fn open<'d>(
    draft: &'d Draft,
    standing: &Standing,
    dropped: &HashSet<String>,
) -> impl Iterator<Item = &'d Report> + use<'d> {
    let said: Vec<String> = standing.activities().flat_map(|it| &it.said).map(|it| folded(it)).collect();
    let dropped = dropped.clone();
    draft.reports.iter().filter(move |it| {
        let words = folded(&it.text);
        let known = said.iter().any(|said| said.starts_with(&words)) || dropped.contains(&words);
        it.settled.is_none() && !words.is_empty() && !known
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::upload::{given::standing, reading};

    const PLAN: &str = "Ref,Theme,Activity,Lead,Target date\n\
        1,Schools,Change how schools are governed with the experience of Black professionals,HR,2027\n\
        2,Schools,Write a page of good examples with head teachers,HR,2027\n\
        3,Homes,Support tenants to report what happens to them in any language,HR,2027\n";

    fn report(theme: &str, promise: &str, text: &str) -> Report {
        Report { theme: theme.into(), promise: promise.into(), text: text.into(), ..Report::default() }
    }

    #[test]
    fn a_report_is_offered_to_the_promise_whose_words_it_tells() {
        let standing = standing(&reading::read(PLAN.as_bytes(), "plan.csv", &mut |_| {}).unwrap().0);
        let of = |it: &Report| {
            let (found, likely) = candidates(it, &standing);
            likely.then(|| found[0].name.chars().take(1).collect::<String>())
        };
        let schools =
            "Using the experience of Black professionals in the borough to change how schools are governed.";
        assert_eq!(of(&report("Schools theme", schools, "A session")).as_deref(), Some("1"));
        let homes = report("Homes", "", "Tenants can report what happens to them in nine languages.");
        assert_eq!(of(&homes).as_deref(), Some("3"));
        assert_eq!(of(&report("Parks", "", "A bench was painted.")), None, "nobody guesses");
    }

    #[test]
    fn what_an_update_tells_or_somebody_dropped_is_not_offered_again() {
        let mut standing = standing(&reading::read(PLAN.as_bytes(), "plan.csv", &mut |_| {}).unwrap().0);
        let reports = vec![report("", "", "A line was opened."), report("", "", "A page was written.")];
        let draft = Draft { reports, ..Draft::default() };
        let texts = |standing: &Standing, dropped: &[&str]| {
            let dropped = dropped.iter().map(|it| folded(it)).collect();
            open(&draft, standing, &dropped).map(|it| it.text.clone()).collect::<Vec<_>>()
        };
        assert_eq!(texts(&standing, &[]).len(), 2);
        standing.themes[0].activities[0].said.push("A line was opened.\n\nFrom “Progress”.".into());
        assert_eq!(texts(&standing, &[]), ["A page was written."]);
        assert!(texts(&standing, &["a page was written"]).is_empty());
    }
}
