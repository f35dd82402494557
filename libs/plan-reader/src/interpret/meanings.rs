//! What the target dates and leads of a whole draft mean.

use std::collections::{HashMap, HashSet};

use super::statuses;
use crate::aliases::Aliases;
use crate::draft::Draft;
use crate::query::{Query, QueryKind};
use crate::{Options, Progress, Stage, date, lead};

/// Reads every target date and lead of the draft, and the statuses that stand in dates.
pub(super) fn read_dates_and_leads(
    draft: &mut Draft,
    options: &Options,
    aliases: &Aliases,
    queries: &mut Vec<Query>,
    progress: &mut dyn FnMut(Progress),
) {
    let mut dates = options.date_options();
    if dates.anchor.is_none() {
        dates.anchor = draft.date.as_deref().and_then(date::anchor_of);
    }
    let of: usize = draft.themes.iter().map(|t| t.activities.len()).sum();
    let mut done = 0;
    let mut known = lead::Known::default();
    // The same few leads and dates stand in most rows of a long plan.
    let mut learnt: HashSet<String> = HashSet::new();
    let mut dates_read: HashMap<String, date::TargetReading> = HashMap::new();
    let mut leads_read: HashMap<String, Vec<lead::LeadReading>> = HashMap::new();
    for activity in draft.themes.iter().flat_map(|t| &t.activities) {
        if let Some(service) = &activity.service {
            known.add_unit(service);
        }
        if let Some(text) = &activity.lead
            && !learnt.contains(text)
        {
            known.learn(text);
            learnt.insert(text.clone());
        }
    }
    for activity in draft.themes.iter_mut().flat_map(|t| &mut t.activities) {
        if done % 500 == 0 {
            progress(Progress { stage: Stage::DatesAndLeads, done, of });
        }
        done += 1;
        statuses::from_words(activity, aliases);
        if let Some(text) = &activity.target_date {
            let reading = match dates_read.get(text) {
                Some(reading) => reading.clone(),
                None => dates_read.entry(text.clone()).or_insert_with(|| date::read(text, &dates)).clone(),
            };
            if reading.is_vague() {
                let message = if reading.kind == date::TargetKind::None {
                    "The target date does not say when. Add a date or say when it will be reviewed."
                } else {
                    "The day moves with the moon from year to year, so only the year was read. Add its date."
                };
                queries.push(
                    Query::new(QueryKind::VagueDate, message, activity.source.clone())
                        .with_words(text.clone()),
                );
            }
            statuses::from_date(activity, &reading);
            activity.target = Some(reading);
        }
        if let Some(text) = &activity.lead {
            activity.leads = match leads_read.get(text) {
                Some(leads) => leads.clone(),
                None => {
                    leads_read.entry(text.clone()).or_insert_with(|| lead::read_knowing(text, &known)).clone()
                }
            };
        }
    }
    for update in &mut draft.updates {
        update.dated = update.date.as_ref().map(|text| date::read(text, &dates));
    }
    progress(Progress { stage: Stage::DatesAndLeads, done: of, of });
}
