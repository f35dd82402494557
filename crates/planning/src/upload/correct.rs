//! Correcting a draft by hand. No correction loses a word: what is dropped stands among the unplaced words, and
//! can be put back.

use super::{
    certainty::{words_of_activity, words_of_recommendation},
    draft::{Activity, Draft, Key, Loose, Recommendation, Theme},
    dropped::{drop_item, drop_theme, put_back},
    themes::{merge_theme, shift, theme_is_service},
};
use kernel::ServiceId;

/// What a person corrects in a draft.
#[derive(Clone, Debug, PartialEq)]
pub enum Correction {
    /// What the plan says of itself.
    Details {
        /// The title.
        title: String,
        /// Whose promises these are.
        organisation: String,
        /// The date of the document.
        date: String,
    },
    /// The service that a name as written means; none takes the choice back.
    Service(String, Option<ServiceId>),
    /// A new theme at the end, with this name.
    AddTheme(String),
    /// The fields of a theme; its items stay.
    EditTheme(Key, Box<Theme>),
    /// A theme one place up.
    ThemeUp(Key),
    /// A theme one place down.
    ThemeDown(Key),
    /// A theme and all it holds into another.
    MergeTheme(Key, Key),
    /// A theme that is a service: all it holds goes into another theme, and is of that service.
    ThemeIsService(Key, Key),
    /// A theme, with all it holds, out of the plan.
    DropTheme(Key),
    /// The fields of an activity.
    EditActivity(Key, Box<Activity>),
    /// The fields of a recommendation.
    EditRecommendation(Key, Box<Recommendation>),
    /// An activity or recommendation to a place, from 1, in a theme.
    Move(Key, Key, usize),
    /// An activity or recommendation into the one above it.
    MergeAbove(Key),
    /// An activity or recommendation into two, the second beginning with this line, from 2.
    Split(Key, usize),
    /// An activity or recommendation out of the plan.
    Drop(Key),
    /// What was dropped, back where it stood.
    PutBack(Key),
    /// Unplaced words as an activity at the end of a theme.
    AsActivity(Key, Key),
    /// Unplaced words as a recommendation at the end of a theme.
    AsRecommendation(Key, Key),
    /// Unplaced words at the end of an activity's or recommendation's text.
    Append(Key, Key),
    /// Unplaced words at the end of a theme's desired outcome.
    AsOutcome(Key, Key),
}

/// Why a correction cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// What it speaks of is no longer there.
    #[error("That is no longer in the draft. Open the page again")]
    Gone,
    /// There is nothing above.
    #[error("Nothing of its kind stands above it in this theme")]
    NothingAbove,
    /// The text has no such line to begin a second item with.
    #[error("Choose a line after the first")]
    NoSuchLine,
    /// A theme cannot be merged into itself.
    #[error("Choose another theme")]
    SameTheme,
    /// A service needs a name, and activities that are its own.
    #[error("A theme without a name or without activities cannot be made a service")]
    NoService,
    /// It was not dropped by hand.
    #[error("Say what these words should be: an activity, a recommendation, or part of one")]
    NeverPlaced,
}

/// Carries a correction out.
///
/// # Errors
/// If it makes no sense for this draft, which is then unchanged.
pub fn apply(draft: &mut Draft, it: Correction) -> Result<(), Refused> {
    match it {
        Correction::Details { title, organisation, date } => {
            (draft.title, draft.organisation, draft.date) = (title, organisation, date);
            Ok(())
        }
        Correction::Service(written, Some(service)) => {
            draft.services.insert(written, service);
            Ok(())
        }
        Correction::Service(written, None) => {
            draft.services.remove(&written);
            Ok(())
        }
        Correction::AddTheme(name) => {
            let key = draft.key();
            draft.themes.push(Theme { key, name, source: "added by hand".into(), ..Theme::default() });
            Ok(())
        }
        Correction::EditTheme(key, new) => {
            let theme = theme_mut(draft, key)?;
            (theme.reference, theme.name, theme.outcome, theme.leads) =
                (new.reference, new.name, new.outcome, new.leads);
            Ok(())
        }
        Correction::ThemeUp(key) => shift(draft, key, true),
        Correction::ThemeDown(key) => shift(draft, key, false),
        Correction::MergeTheme(from, into) => merge_theme(draft, from, into),
        Correction::ThemeIsService(key, into) => theme_is_service(draft, key, into),
        Correction::DropTheme(key) => drop_theme(draft, key),
        Correction::EditActivity(key, new) => {
            let stood = draft.activity(key).map(|(_, it)| words_of_activity(draft, it)).unwrap_or_default();
            let it = activity_mut(draft, key)?;
            *it = Activity { key: it.key, source: std::mem::take(&mut it.source), stood, ..*new };
            Ok(())
        }
        Correction::EditRecommendation(key, new) => {
            let it = recommendation_mut(draft, key)?;
            let stood = words_of_recommendation(it);
            *it = Recommendation { key: it.key, source: std::mem::take(&mut it.source), stood, ..*new };
            Ok(())
        }
        Correction::Move(key, theme, place) => move_item(draft, key, theme, place),
        Correction::MergeAbove(key) => merge_above(draft, key),
        Correction::Split(key, line) => split(draft, key, line),
        Correction::Drop(key) => drop_item(draft, key),
        Correction::PutBack(key) => put_back(draft, key),
        Correction::AsActivity(key, theme) => {
            theme_mut(draft, theme)?;
            let loose = take_loose(draft, key)?;
            let new =
                Activity { key: draft.key(), text: loose.text, source: loose.source, ..Activity::default() };
            theme_mut(draft, theme)?.activities.push(new);
            Ok(())
        }
        Correction::AsRecommendation(key, theme) => {
            theme_mut(draft, theme)?;
            let loose = take_loose(draft, key)?;
            let new = Recommendation {
                key: draft.key(),
                text: loose.text,
                source: loose.source,
                ..Recommendation::default()
            };
            theme_mut(draft, theme)?.recommendations.push(new);
            Ok(())
        }
        Correction::Append(key, item) => {
            text_mut(draft, item)?;
            let loose = take_loose(draft, key)?;
            join(text_mut(draft, item)?, &loose.text);
            Ok(())
        }
        Correction::AsOutcome(key, theme) => {
            theme_mut(draft, theme)?;
            let loose = take_loose(draft, key)?;
            join(&mut theme_mut(draft, theme)?.outcome, &loose.text);
            Ok(())
        }
    }
}

pub(super) fn theme_mut(draft: &mut Draft, key: Key) -> Result<&mut Theme, Refused> {
    draft.themes.iter_mut().find(|it| it.key == key).ok_or(Refused::Gone)
}

fn activity_mut(draft: &mut Draft, key: Key) -> Result<&mut Activity, Refused> {
    draft.themes.iter_mut().flat_map(|it| &mut it.activities).find(|it| it.key == key).ok_or(Refused::Gone)
}

fn recommendation_mut(draft: &mut Draft, key: Key) -> Result<&mut Recommendation, Refused> {
    draft
        .themes
        .iter_mut()
        .flat_map(|it| &mut it.recommendations)
        .find(|it| it.key == key)
        .ok_or(Refused::Gone)
}

fn text_mut(draft: &mut Draft, key: Key) -> Result<&mut String, Refused> {
    for theme in &mut draft.themes {
        if let Some(it) = theme.activities.iter_mut().find(|it| it.key == key) {
            return Ok(&mut it.text);
        }
        if let Some(it) = theme.recommendations.iter_mut().find(|it| it.key == key) {
            return Ok(&mut it.text);
        }
    }
    Err(Refused::Gone)
}

fn take_loose(draft: &mut Draft, key: Key) -> Result<Loose, Refused> {
    let at = draft.unplaced.iter().position(|it| it.key == key).ok_or(Refused::Gone)?;
    Ok(draft.unplaced.remove(at))
}

/// Where an item stands.
#[derive(Clone, Copy)]
pub(super) enum At {
    Activity(usize, usize),
    Recommendation(usize, usize),
}

pub(super) fn find(draft: &Draft, key: Key) -> Result<At, Refused> {
    for (t, theme) in draft.themes.iter().enumerate() {
        if let Some(at) = theme.activities.iter().position(|it| it.key == key) {
            return Ok(At::Activity(t, at));
        }
        if let Some(at) = theme.recommendations.iter().position(|it| it.key == key) {
            return Ok(At::Recommendation(t, at));
        }
    }
    Err(Refused::Gone)
}

/// Adds words on a new line, unless the very same stand there.
pub(super) fn join(slot: &mut String, words: &str) {
    if slot.is_empty() {
        words.clone_into(slot);
    } else if !words.is_empty() && slot != words {
        slot.push('\n');
        slot.push_str(words);
    }
}

/// The same for what is a single line.
pub(super) fn join_line(slot: &mut String, words: &str) {
    if slot.is_empty() {
        words.clone_into(slot);
    } else if !words.is_empty() && slot != words {
        slot.push_str(", ");
        slot.push_str(words);
    }
}

fn move_item(draft: &mut Draft, key: Key, theme: Key, place: usize) -> Result<(), Refused> {
    theme_mut(draft, theme)?;
    match find(draft, key)? {
        At::Activity(t, at) => {
            let Some(it) = draft.themes.get_mut(t).map(|it| it.activities.remove(at)) else {
                return Err(Refused::Gone);
            };
            let all = &mut theme_mut(draft, theme)?.activities;
            all.insert(place.saturating_sub(1).min(all.len()), it);
        }
        At::Recommendation(t, at) => {
            let Some(it) = draft.themes.get_mut(t).map(|it| it.recommendations.remove(at)) else {
                return Err(Refused::Gone);
            };
            let all = &mut theme_mut(draft, theme)?.recommendations;
            all.insert(place.saturating_sub(1).min(all.len()), it);
        }
    }
    Ok(())
}

fn merge_above(draft: &mut Draft, key: Key) -> Result<(), Refused> {
    match find(draft, key)? {
        At::Activity(t, at) => {
            let above = at.checked_sub(1).ok_or(Refused::NothingAbove)?;
            let all = &mut draft.themes.get_mut(t).ok_or(Refused::Gone)?.activities;
            let gone = all.remove(at);
            let it = all.get_mut(above).ok_or(Refused::Gone)?;
            join_line(&mut it.reference, &gone.reference);
            join_line(&mut it.service, &gone.service);
            join(&mut it.text, &gone.text);
            join(&mut it.leads, &gone.leads);
            join_line(&mut it.target, &gone.target);
            join(&mut it.achieved, &gone.achieved);
            it.status = it.status.or(gone.status);
            it.told = it.told.take().or(gone.told);
            it.asides.extend(gone.asides);
            it.answers.extend(gone.answers);
            for (heading, words) in gone.other {
                let mut both =
                    it.other.get(&heading).and_then(|it| it.as_str()).unwrap_or_default().to_owned();
                join(&mut both, words.as_str().unwrap_or_default());
                it.other.insert(heading, both.into());
            }
        }
        At::Recommendation(t, at) => {
            let above = at.checked_sub(1).ok_or(Refused::NothingAbove)?;
            let all = &mut draft.themes.get_mut(t).ok_or(Refused::Gone)?.recommendations;
            let gone = all.remove(at);
            let it = all.get_mut(above).ok_or(Refused::Gone)?;
            join_line(&mut it.reference, &gone.reference);
            join_line(&mut it.heading, &gone.heading);
            join(&mut it.text, &gone.text);
            let new: Vec<_> =
                gone.authorities.into_iter().filter(|one| !it.authorities.contains(one)).collect();
            it.authorities.extend(new);
        }
    }
    Ok(())
}

/// The lines before and from `line`, counted from 1, if there is something in each.
fn lines(text: &str, line: usize) -> Result<(String, String), Refused> {
    let all: Vec<&str> = text.lines().collect();
    let (Some(before), Some(after)) = (all.get(..line.saturating_sub(1)), all.get(line.saturating_sub(1)..))
    else {
        return Err(Refused::NoSuchLine);
    };
    let (before, after) = (before.join("\n").trim().to_owned(), after.join("\n").trim().to_owned());
    if before.is_empty() || after.is_empty() { Err(Refused::NoSuchLine) } else { Ok((before, after)) }
}

fn split(draft: &mut Draft, key: Key, line: usize) -> Result<(), Refused> {
    let at = find(draft, key)?;
    let new = draft.key();
    match at {
        At::Activity(t, at) => {
            let all = &mut draft.themes.get_mut(t).ok_or(Refused::Gone)?.activities;
            let it = all.get_mut(at).ok_or(Refused::Gone)?;
            let (before, after) = lines(&it.text, line)?;
            it.text = before;
            // What stands beside the text holds for both; what was achieved stays where it is written.
            let second = Activity {
                key: new,
                reference: String::new(),
                text: after,
                achieved: String::new(),
                ..it.clone()
            };
            all.insert(at + 1, second);
        }
        At::Recommendation(t, at) => {
            let all = &mut draft.themes.get_mut(t).ok_or(Refused::Gone)?.recommendations;
            let it = all.get_mut(at).ok_or(Refused::Gone)?;
            let (before, after) = lines(&it.text, line)?;
            it.text = before;
            let second = Recommendation { key: new, reference: String::new(), text: after, ..it.clone() };
            all.insert(at + 1, second);
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "correct_tests.rs"]
mod tests;
