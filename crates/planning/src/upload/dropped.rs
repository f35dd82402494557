//! What is dropped from a draft: its words stand among those in no theme, and it can be put back where it stood.

use super::{
    correct::{At, Refused, find},
    draft::{Activity, Draft, Key, Loose, Recommendation, Theme, Was},
};

const DROPPED: &str = "Dropped by hand";

pub(super) fn drop_theme(draft: &mut Draft, key: Key) -> Result<(), Refused> {
    let at = draft.themes.iter().position(|it| it.key == key).ok_or(Refused::Gone)?;
    let theme = draft.themes.remove(at);
    let key = draft.key();
    draft.unplaced.push(Loose {
        key,
        text: theme_words(&theme),
        reason: DROPPED.into(),
        source: theme.source.clone(),
        only_labels: false,
        was: Some(Was::Theme(Box::new(theme), at)),
    });
    Ok(())
}

pub(super) fn drop_item(draft: &mut Draft, key: Key) -> Result<(), Refused> {
    let at = find(draft, key)?;
    let new = draft.key();
    let loose = match at {
        At::Activity(t, at) => {
            let theme = draft.themes.get_mut(t).ok_or(Refused::Gone)?;
            let it = theme.activities.remove(at);
            Loose {
                key: new,
                text: activity_words(&it),
                reason: DROPPED.into(),
                source: it.source.clone(),
                only_labels: false,
                was: Some(Was::Activity(Box::new(it), theme.key, at)),
            }
        }
        At::Recommendation(t, at) => {
            let theme = draft.themes.get_mut(t).ok_or(Refused::Gone)?;
            let it = theme.recommendations.remove(at);
            Loose {
                key: new,
                text: recommendation_words(&it),
                reason: DROPPED.into(),
                source: it.source.clone(),
                only_labels: false,
                was: Some(Was::Recommendation(Box::new(it), theme.key, at)),
            }
        }
    };
    draft.unplaced.push(loose);
    Ok(())
}

pub(super) fn put_back(draft: &mut Draft, key: Key) -> Result<(), Refused> {
    let loose = draft.unplaced.iter().find(|it| it.key == key).ok_or(Refused::Gone)?;
    let was = loose.was.clone().ok_or(Refused::NeverPlaced)?;
    match was {
        Was::Theme(theme, at) => {
            let at = at.min(draft.themes.len());
            draft.themes.insert(at, *theme);
        }
        Was::Activity(it, theme, at) => {
            let all = &mut home(draft, theme).activities;
            all.insert(at.min(all.len()), *it);
        }
        Was::Recommendation(it, theme, at) => {
            let all = &mut home(draft, theme).recommendations;
            all.insert(at.min(all.len()), *it);
        }
    }
    draft.unplaced.retain(|it| it.key != key);
    Ok(())
}

/// The theme something stood in; where that is gone, a theme without a name at the end.
fn home(draft: &mut Draft, theme: Key) -> &mut Theme {
    let at = match draft.themes.iter().position(|it| it.key == theme) {
        Some(at) => at,
        None => {
            let key = draft.key();
            draft.themes.push(Theme { key, source: "added by hand".into(), ..Theme::default() });
            draft.themes.len() - 1
        }
    };
    &mut draft.themes[at]
}

/// Every word of an activity, a line for each field.
#[must_use]
pub fn activity_words(it: &Activity) -> String {
    let fields = [&it.reference, &it.text, &it.service, &it.leads, &it.target, &it.achieved];
    let other =
        it.other.iter().map(|(heading, words)| format!("{heading}: {}", words.as_str().unwrap_or_default()));
    let status = it.status.map(|it| it.label().to_owned());
    lines_of(fields.into_iter().cloned().chain(status).chain(other))
}

/// Every word of a recommendation, a line for each field.
#[must_use]
pub fn recommendation_words(it: &Recommendation) -> String {
    let fields = [&it.reference, &it.heading, &it.text].into_iter().cloned();
    lines_of(fields.chain(it.authorities.iter().cloned()))
}

/// Every word of a theme and of what it holds.
#[must_use]
pub fn theme_words(it: &Theme) -> String {
    let own = [&it.reference, &it.name, &it.outcome, &it.leads].into_iter().cloned();
    let items = it.recommendations.iter().map(recommendation_words);
    lines_of(own.chain(items).chain(it.activities.iter().map(activity_words)))
}

fn lines_of(parts: impl Iterator<Item = String>) -> String {
    parts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n")
}
