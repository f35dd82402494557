//! What a reading profile changes in a draft, each change told.

use std::collections::HashMap;

use super::columns::assign;
use super::words::folded;
use crate::Options;
use crate::aliases::heading_words;
use crate::date;
use crate::draft::{Draft, DraftActivity, Unplaced, UnplacedReason};
use crate::profile::{KnownAs, Profile, ProfileChange, ProfilePart};

fn told(changes: &mut Vec<ProfileChange>, part: ProfilePart, written: &str, read_as: &str) {
    match changes.iter_mut().find(|it| it.part == part && it.written == written && it.read_as == read_as) {
        Some(it) => it.times += 1,
        None => changes.push(ProfileChange {
            part,
            written: written.to_owned(),
            read_as: read_as.to_owned(),
            times: 1,
        }),
    }
}

/// Which headings were read otherwise than they would have been without the profile.
pub(super) fn headings(draft: &Draft, profile: &Profile) -> Vec<ProfileChange> {
    let mut changes = Vec::new();
    if profile.headings.is_empty() {
        return changes;
    }
    let meanings: HashMap<Vec<String>, _> =
        profile.headings.iter().map(|it| (heading_words(&it.written), it.means)).collect();
    for columns in &draft.columns {
        let all: Vec<String> = columns.headings.iter().map(|it| it.heading.clone()).collect();
        for (found, by_itself) in columns.headings.iter().zip(assign(&all)) {
            if let Some(means) = meanings.get(&heading_words(&found.heading))
                && means.role() == found.read_as
                && found.read_as != by_itself
            {
                told(&mut changes, ProfilePart::Heading, &found.heading, means.code());
            }
        }
    }
    changes
}

/// Joins themes that are one, and leaves out rows that are no promise: their words stand among the unplaced.
pub(super) fn themes_and_rows(draft: &mut Draft, profile: &Profile, changes: &mut Vec<ProfileChange>) {
    let known = KnownAs::new(&profile.themes);
    let mut i = 0;
    while let Some(theme) = draft.themes.get(i) {
        let name = theme.name.clone().unwrap_or_default();
        let Some(as_known) = known.of(&name).filter(|it| folded(it) != folded(&name)) else {
            i += 1;
            continue;
        };
        told(changes, ProfilePart::Theme, &name, as_known);
        let same = |t: &crate::DraftTheme| t.name.as_deref().is_some_and(|n| folded(n) == folded(as_known));
        let into = draft.themes.iter().enumerate().position(|(at, t)| at != i && same(t));
        let source = theme.source.clone();
        match into {
            Some(into) => {
                let gone = draft.themes.remove(i);
                let into = if into > i { into - 1 } else { into };
                let words = [gone.ref_.clone(), gone.name.clone()].into_iter().flatten().collect::<Vec<_>>();
                draft.unplaced.push(Unplaced {
                    text: words.join(" "),
                    reason: UnplacedReason::Profile,
                    source,
                });
                if let Some(theme) = draft.themes.get_mut(into) {
                    for (slot, more) in [
                        (&mut theme.outcome, gone.outcome),
                        (&mut theme.leads_as_written, gone.leads_as_written),
                    ] {
                        if let Some(more) = more {
                            super::add_line(slot, &more);
                        }
                    }
                    theme.recommendations.extend(gone.recommendations);
                    theme.activities.extend(gone.activities);
                }
            }
            None => {
                if let Some(theme) = draft.themes.get_mut(i) {
                    theme.name = Some(as_known.to_owned());
                }
                draft.unplaced.push(Unplaced { text: name, reason: UnplacedReason::Profile, source });
                i += 1;
            }
        }
    }
    if profile.ignored.is_empty() {
        return;
    }
    let ignored: HashMap<String, &str> = profile.ignored.iter().map(|it| (folded(it), it.as_str())).collect();
    let mut gone = Vec::new();
    for theme in &mut draft.themes {
        theme.activities.retain(|it| match ignored.get(&folded(&it.text)) {
            Some(words) => {
                told(changes, ProfilePart::Ignored, words, "");
                gone.push(Unplaced {
                    text: words_of(it),
                    reason: UnplacedReason::Profile,
                    source: it.source.clone(),
                });
                false
            }
            None => true,
        });
        theme.recommendations.retain(|it| match ignored.get(&folded(&it.text)) {
            Some(words) => {
                told(changes, ProfilePart::Ignored, words, "");
                let all = [it.ref_.clone(), it.heading.clone(), Some(it.text.clone())].into_iter().flatten();
                let text = all.chain(it.lead_authority.clone()).collect::<Vec<_>>().join("\n");
                gone.push(Unplaced { text, reason: UnplacedReason::Profile, source: it.source.clone() });
                false
            }
            None => true,
        });
    }
    draft.unplaced.append(&mut gone);
}

/// Every word of an activity, a line for each value.
fn words_of(it: &DraftActivity) -> String {
    let own = [&it.ref_, &it.service, &Some(it.text.clone()), &it.lead, &it.target_date, &it.achieved];
    let other = it.other.iter().filter_map(|(_, words)| words.as_str().map(str::to_owned));
    let struck = it.struck.iter().map(|s| s.text.clone());
    let beside = it.dittos.iter().map(|d| d.written.clone()).chain(it.notes.iter().map(|n| n.text.clone()));
    let mark = it.status.iter().filter_map(|s| s.mark.clone());
    own.into_iter()
        .flatten()
        .cloned()
        .chain(mark)
        .chain(other)
        .chain(struck)
        .chain(beside)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Gives services and leads the names they are known by; what is written stays.
pub(super) fn names(draft: &mut Draft, profile: &Profile, changes: &mut Vec<ProfileChange>) {
    let (services, leads) = (KnownAs::new(&profile.services), KnownAs::new(&profile.leads));
    for activity in draft.themes.iter_mut().flat_map(|t| &mut t.activities) {
        if let Some(written) = &activity.service
            && let Some(known) = services.of(written).filter(|it| it != written)
        {
            told(changes, ProfilePart::Service, written, known);
            activity.service_known_as = Some(known.to_owned());
        }
        if let Some(written) = &activity.lead
            && let Some((meant, known)) = leads.leads(written, &activity.leads)
        {
            told(changes, ProfilePart::Lead, written, &known.join(", "));
            activity.leads = meant;
        }
    }
}

/// Which target dates read otherwise than they would have without the profile.
pub(super) fn dates(draft: &Draft, options: &Options, changes: &mut Vec<ProfileChange>) {
    let mut plain = options.dates.clone();
    if options.date_options() == plain {
        return;
    }
    if plain.anchor.is_none() {
        plain.anchor = draft.date.as_deref().and_then(date::anchor_of);
    }
    for activity in draft.themes.iter().flat_map(|t| &t.activities) {
        let (Some(written), Some(reading)) = (&activity.target_date, &activity.target) else { continue };
        let by_itself = date::read(written, &plain);
        if (reading.start, reading.end) != (by_itself.start, by_itself.end) {
            let day = |it: Option<time::Date>| it.map(|it| it.to_string()).unwrap_or_default();
            let read_as = match (day(reading.start), day(reading.end)) {
                (start, end) if start == end || end.is_empty() => start,
                (start, end) if start.is_empty() => end,
                (start, end) => format!("{start} to {end}"),
            };
            told(changes, ProfilePart::Date, written, &read_as);
        }
    }
}
