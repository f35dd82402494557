//! A file read against the plan that it is compared with. What a document cannot say otherwise than by its layout (a
//! ref before the words, a sub-heading before a recommendation, a dash for nothing) is read as the plan has it, so
//! that only what somebody changed differs. No word is lost by it: each only takes the place it has in the plan.

use super::{
    draft::{Activity, Draft, Recommendation, Theme},
    matching::Matches,
    service::folded,
    standing::{Standing, StandingActivity},
    status,
};
use crate::{activity::Status, recommendation::Recommendation as Row, theme};
use serde_json::Value;

/// The same words, however they are spaced and whatever mark stands before an item of a list.
pub(super) fn same(a: &str, b: &str) -> bool {
    tokens(a).eq(tokens(b))
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        let line = line.trim_start();
        let bare = line.strip_prefix(BULLETS).filter(|it| it.starts_with([' ', '\t', '\u{a0}']));
        let bare = bare.or_else(|| line.strip_prefix(SURE_BULLETS));
        bare.is_some().then_some("-").into_iter().chain(bare.unwrap_or(line).split_whitespace())
    })
}

/// Marks that begin an item of a list where a space follows.
const BULLETS: [char; 8] = ['-', '–', '—', '*', '•', '●', '▪', '◦'];
/// Marks that begin one in any case.
const SURE_BULLETS: [char; 5] = ['•', '●', '▪', '■', '◦'];

/// The same refs: "01" is "1".
fn same_ref(a: &str, b: &str) -> bool {
    let plain = |it: &str| {
        let parts = folded(it);
        let parts = parts.split(' ').map(|it| match it.trim_start_matches('0') {
            "" if !it.is_empty() => "0".to_owned(),
            other => other.to_owned(),
        });
        parts.collect::<Vec<_>>()
    };
    plain(a) == plain(b)
}

/// The same organisations. The name of one may hold an "and" at which a document's list is parted.
pub(super) fn same_authorities(a: &[String], b: &[String]) -> bool {
    let parts = |all: &[String]| {
        let joined = all.join("/").replace(" and ", "/").replace(" & ", "/");
        let parts = joined.split(['/', ';', ',', '\n']).map(folded).filter(|it| !it.is_empty());
        parts.collect::<Vec<_>>()
    };
    parts(a) == parts(b)
}

/// Words that only say that there are none.
fn is_nothing(words: &str) -> bool {
    !words.is_empty() && words.chars().all(|it| matches!(it, '-' | '–' | '—' | ' '))
}

/// The draft as it reads against this plan.
#[must_use]
pub(crate) fn aligned(mut draft: Draft, standing: &Standing) -> Draft {
    let matches = Matches::new(standing, &draft);
    if names(&draft, &standing.plan.organisation) {
        draft.organisation.clone_from(&standing.plan.organisation);
    }
    for it in &mut draft.themes {
        if let Some(row) = matches.themes.get(&it.key).map(|it| &it.row) {
            align_theme(it, row);
        }
        let theme = it.reference.clone();
        for it in &mut it.recommendations {
            if let Some(row) = matches.recommendations.get(&it.key) {
                align_recommendation(it, row, &theme);
            }
        }
        for it in &mut it.activities {
            nothing_is_nothing(it);
            match matches.activities.get(&it.key) {
                Some(standing) => align_activity(it, standing),
                None => own_status(it, None),
            }
        }
    }
    draft
}

/// Whether the document names this organisation anywhere around the plan. Which of several it is about is a guess.
fn names(draft: &Draft, organisation: &str) -> bool {
    let name = folded(organisation);
    let around = draft.unplaced.iter().map(|it| it.text.as_str()).chain([draft.title.as_str()]);
    !name.is_empty() && !draft.organisation.is_empty() && around.map(folded).any(|it| it.contains(&name))
}

fn align_theme(it: &mut Theme, row: &theme::Theme) {
    if it.reference.is_empty()
        && let Some(rest) = after_ref(&it.name, &row.reference)
    {
        it.name = rest.to_owned();
        it.reference.clone_from(&row.reference);
    }
    // A name that begins with a number is not a ref and a name.
    if row.reference.is_empty() && folded(&row.name) == folded(&format!("{} {}", it.reference, it.name)) {
        it.reference.clear();
        it.name.clone_from(&row.name);
    }
    if same_ref(&it.reference, &row.reference) {
        it.reference.clone_from(&row.reference);
    }
}

/// What follows a ref at the beginning of words.
fn after_ref<'t>(words: &'t str, reference: &str) -> Option<&'t str> {
    let rest = words.trim_start().strip_prefix(reference).filter(|_| !reference.is_empty())?;
    let bare = rest.trim_start_matches(['.', ')', ':', ' ', '\t', '–', '-', '\u{a0}', '—']);
    (bare.len() < rest.len() && !bare.is_empty()).then_some(bare)
}

fn align_recommendation(it: &mut Recommendation, row: &Row, theme: &str) {
    if it.reference.is_empty()
        && let Some(rest) = after_ref(&it.text, &row.reference)
    {
        it.text = rest.to_owned();
        it.reference.clone_from(&row.reference);
    }
    // "A. M. Rao to lead": a letter and a dot that were words.
    let label = it.reference.rsplit('.').next().unwrap_or_default();
    if row.reference.is_empty() && folded(&row.text) == folded(&format!("{label} {}", it.text)) {
        it.reference.clear();
        it.text.clone_from(&row.text);
    }
    let within = !theme.is_empty() && same_ref(&it.reference, &format!("{theme}.{}", row.reference));
    if within || same_ref(&it.reference, &row.reference) {
        it.reference.clone_from(&row.reference);
    }
    if it.authorities.is_empty()
        && let Some((text, authorities)) = without_authority(&it.text)
    {
        (it.text, it.authorities) = (text, authorities);
    }
    if it.heading.is_empty() && !row.heading.is_empty() {
        align_heading(it, row);
    }
}

/// "(Lead authority: Police / Council)" at the end of the first line, as an export writes it.
fn without_authority(text: &str) -> Option<(String, Vec<String>)> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (before, names) = first.trim_end().strip_suffix(')')?.rsplit_once("(Lead authority: ")?;
    let names = names.split(" / ").map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect();
    Some((format!("{}\n{rest}", before.trim_end()).trim_end().to_owned(), names))
}

/// Parts a sub-heading from the words of a recommendation, where the document writes them in one: "Pay: Publish …".
fn align_heading(it: &mut Recommendation, row: &Row) {
    if same(&it.text, &row.text) {
        it.heading.clone_from(&row.heading);
        return;
    }
    let Some((heading, text)) = it.text.split_once(": ") else { return };
    let (heading, text) = (heading.trim().to_owned(), text.trim().to_owned());
    // Either is as it was, or the words before the colon can hardly be anything else.
    let likely = same(&heading, &row.heading) || same(&text, &row.text);
    if likely || (heading.split_whitespace().count() <= 12 && !row.text.contains(&format!("{heading}: "))) {
        (it.heading, it.text) = (heading, text);
    }
}

fn nothing_is_nothing(it: &mut Activity) {
    for words in [&mut it.service, &mut it.leads, &mut it.target, &mut it.achieved] {
        if is_nothing(words) {
            words.clear();
        }
    }
    it.other.retain(|_, words| !is_nothing(words.as_str().unwrap_or_default()));
}

fn align_activity(it: &mut Activity, standing: &StandingActivity) {
    let row = &standing.row;
    if it.reference.is_empty()
        && let Some(rest) = after_ref(&it.text, &row.reference)
    {
        it.text = rest.to_owned();
        it.reference.clone_from(&row.reference);
    }
    if same_ref(&it.reference, &row.reference) {
        it.reference.clone_from(&row.reference);
    }
    own_status(it, Some(standing));
    for (heading, words) in &mut it.other {
        let said = words.as_str().unwrap_or_default();
        let stood = row.other.0.get(heading).and_then(Value::as_str);
        if !status::is_heading(heading) || stood == Some(said) {
            continue;
        }
        match status::of_words(said) {
            // It says how the activity goes now, where the plan keeps what a document once said.
            Some(now) if now == row.status => *words = Value::from(stood.unwrap_or_default()),
            other => it.status = it.status.or(other),
        }
    }
    it.other.retain(|_, words| words.as_str().is_some_and(|it| !it.is_empty()));
}

/// A column of states in our own words, which the plan does not keep beside its own, says the status.
fn own_status(it: &mut Activity, standing: Option<&StandingActivity>) {
    let kept = |heading: &str| standing.is_some_and(|it| it.row.other.0.contains_key(heading));
    let found = it.other.iter().find_map(|(heading, words)| {
        let words = words.as_str().unwrap_or_default().trim();
        let status = Status::ALL.iter().copied().find(|it| it.label().eq_ignore_ascii_case(words))?;
        (status::is_heading(heading) && !kept(heading)).then(|| (heading.clone(), status))
    });
    if let Some((heading, status)) = found {
        it.other.remove(&heading);
        it.status = it.status.or(Some(status));
    }
}
