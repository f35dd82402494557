//! Corrections of whole themes: their order, one that goes into another, one that is a service.

use super::{
    correct::{Refused, join, join_line, theme_mut},
    draft::{Draft, Key, Loose},
};

pub(super) fn shift(draft: &mut Draft, key: Key, up: bool) -> Result<(), Refused> {
    let at = draft.themes.iter().position(|it| it.key == key).ok_or(Refused::Gone)?;
    let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|it| *it < draft.themes.len()) };
    if let Some(to) = to {
        draft.themes.swap(at, to);
    }
    Ok(())
}

pub(super) fn merge_theme(draft: &mut Draft, from: Key, into: Key) -> Result<(), Refused> {
    if from == into {
        return Err(Refused::SameTheme);
    }
    theme_mut(draft, into)?;
    let at = draft.themes.iter().position(|it| it.key == from).ok_or(Refused::Gone)?;
    let gone = draft.themes.remove(at);
    let theme = theme_mut(draft, into)?;
    join_line(&mut theme.reference, &gone.reference);
    join_line(&mut theme.name, &gone.name);
    join(&mut theme.outcome, &gone.outcome);
    join(&mut theme.leads, &gone.leads);
    theme.was_called.extend(gone.was_called);
    theme.recommendations.extend(gone.recommendations);
    theme.activities.extend(gone.activities);
    Ok(())
}

pub(super) fn theme_is_service(draft: &mut Draft, key: Key, into: Key) -> Result<(), Refused> {
    if key == into {
        return Err(Refused::SameTheme);
    }
    theme_mut(draft, into)?;
    let loose = draft.key();
    let theme = theme_mut(draft, key)?;
    if theme.name.is_empty() || theme.activities.is_empty() {
        return Err(Refused::NoService);
    }
    // Another document that says the same means the service as well.
    theme.was_called.clear();
    let name = std::mem::take(&mut theme.name);
    for activity in &mut theme.activities {
        join_line(&mut activity.service, &name);
    }
    let (text, source) = (std::mem::take(&mut theme.reference), theme.source.clone());
    if !text.is_empty() {
        draft.unplaced.push(Loose {
            key: loose,
            text,
            reason: "the number of a service".into(),
            source,
            only_labels: false,
            was: None,
        });
    }
    merge_theme(draft, key, into)
}
