//! Taking a draft in as a new plan: everything becomes a draft of the plan, every word is kept.

use super::{
    AcceptDraft, Upload, UploadState,
    draft::{self, Draft, Key},
    service::Services,
    status,
};
use crate::{
    activity::{self, NewActivity, Others, Target, choose},
    export,
    plan::{self, NewPlan, Plan},
    recommendation::{self, Authorities, NewRecommendation, RecommendationId, RecommendationResponse},
    state::State,
    stored,
    theme::{self, NewTheme, Theme},
    update::{self, NewUpdate, UpdateId, store::Author},
};
use kernel::{At, Change, Error, May, PersonName, Result};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use time::Date;

/// Who an update is by that was read from a document.
pub(super) const FROM_THE_DOCUMENT: &str = "From the document";

/// What a person says about a document as a whole when taking it in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Terms {
    /// When to look again at an activity that no day ends.
    pub next_review_on: Option<Date>,
    /// Why the activities that the document shows as stopped were stopped; "" where nobody said.
    pub closing_reason: String,
}

impl Terms {
    /// The reason that stands with an activity that was stopped.
    pub(super) fn why_stopped(&self, file: &str) -> String {
        match self.closing_reason.as_str() {
            "" => format!("It stands as stopped in {file}, without a reason."),
            reason => reason.to_owned(),
        }
    }
}

/// What names in a document mean here.
pub(super) struct Names {
    pub services: Services,
    pub people: Vec<PersonName>,
}

impl Names {
    pub(super) async fn of(app: &kernel::App) -> Result<Self> {
        Ok(Self {
            services: Services::new(&app.directory.services(app).await?),
            people: app.directory.people(app).await?,
        })
    }
}

/// Makes a plan of the draft, all of it or none, with history for each item.
pub async fn as_new_plan(may: May<AcceptDraft>, terms: &Terms) -> Result<Plan> {
    let upload = may.on.clone();
    if upload.state != UploadState::Read {
        return Err(Error::Stale);
    }
    let draft = upload.draft()?;
    let names = Names::of(may.reader().app()).await?;
    let mut change = may.begin().await?;
    let plan = plan::store::insert(&mut change, &new_plan(&draft)).await?;
    let mut themes = Vec::with_capacity(draft.themes.len());
    let mut known = HashMap::new();
    for theme in &draft.themes {
        let stored = theme::store::insert(&mut change, plan.id, &new_theme(theme), State::Draft).await?;
        for it in &theme.recommendations {
            let new = new_recommendation(it, None);
            let added = recommendation::store::insert(&mut change, &stored, new, State::Draft).await?;
            known.insert(it.key, added.id);
        }
        themes.push((theme, stored));
    }
    // An activity may answer a recommendation that was moved to a theme further down.
    for (theme, stored) in &themes {
        for it in &theme.activities {
            add_activity(&mut change, &plan, stored, &draft, it, (&names, &known), terms).await?;
        }
    }
    settle(&mut change, &upload, Some(&plan)).await?;
    change.commit().await?;
    Ok(plan)
}

/// Says that the upload was taken into a plan.
pub(super) async fn settle(
    change: &mut Change<AcceptDraft>,
    before: &Upload,
    plan: Option<&Plan>,
) -> Result<()> {
    let after = Upload {
        state: UploadState::Accepted,
        plan_id: plan.map(|it| it.id).or(before.plan_id),
        accepted_at: Some(change.at()),
        ..before.clone()
    };
    let draft = after.draft()?;
    let layout = draft.layout.map(|it| export::Layout { dates: draft.profile.dates, ..it });
    let kept = after.plan_id.zip(layout);
    stored::replace(change, before, after).await?;
    if let Some((plan, layout)) = kept {
        export::store::keep(change, plan, before.id, &layout).await?;
    }
    Ok(())
}

/// Adds an activity of the draft, with what the document says has been achieved as its first update. It answers those of the known
/// recommendations that the document shows it to.
pub(super) async fn add_activity(
    change: &mut Change<AcceptDraft>,
    plan: &Plan,
    theme: &Theme,
    draft: &Draft,
    it: &draft::Activity,
    (names, known): (&Names, &HashMap<Key, RecommendationId>),
    terms: &Terms,
) -> Result<activity::ActivityId> {
    let mut new = new_activity(draft, it, theme, plan.dated_on, names, terms);
    let answers: BTreeSet<_> = it.answers.iter().filter_map(|key| known.get(key).copied()).collect();
    new.answers = answers.into_iter().collect();
    let status = new.status;
    let mut stored = activity::store::insert(change, plan, new, State::Draft, None).await?;
    if status == activity::Status::Stopped {
        let why = terms.why_stopped(&change.on().file_name);
        stored = activity::store::stop(change, &stored, &why).await?;
    }
    if !it.achieved.is_empty() {
        post_achieved(change, &stored.row, &it.achieved, status, plan.dated_on).await?;
    }
    Ok(stored.row.id)
}

/// Posts what a document says has been achieved, at the date of the plan where that is known and past.
pub(super) async fn post_achieved(
    change: &mut Change<AcceptDraft>,
    activity: &activity::row::Model,
    achieved: &str,
    status: activity::Status,
    dated_on: Option<Date>,
) -> Result<()> {
    let now = change.at();
    // Noon, so that it is the same day in London in summer and in winter.
    let noon = |day: Date| At::from_moment(day.midnight().assume_utc()).plus_seconds(12 * 3600);
    let at = dated_on.map(noon).filter(|it| *it < now).unwrap_or(now);
    let new = NewUpdate { id: UpdateId::new(), achieved: achieved.to_owned(), status, evidence: Vec::new() };
    let author = Author { id: None, words: FROM_THE_DOCUMENT.to_owned() };
    update::store::post(change, activity, &new, author, at).await?;
    Ok(())
}

/// The most characters of a line that a database takes in everywhere.
const LINE: usize = 200;

/// A line that fits; what does not fit goes to `rest`, whole.
fn line(text: &str, rest: &mut Vec<String>) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= LINE {
        return flat;
    }
    rest.push(text.to_owned());
    activity::brief(&flat, LINE - 1)
}

pub(super) fn new_plan(draft: &Draft) -> NewPlan {
    let mut rest = Vec::new();
    let title = if draft.title.is_empty() { "Untitled plan" } else { &draft.title };
    let title = line(title, &mut rest);
    let organisation = line(&draft.organisation, &mut rest);
    NewPlan {
        title,
        organisation,
        introduction: rest.join("\n"),
        theme_word: "Theme".to_owned(),
        dated_on: draft.day(),
        starts_on: None,
        ends_on: None,
    }
}

pub(super) fn new_theme(it: &draft::Theme) -> NewTheme {
    let mut rest = Vec::new();
    let reference = line(&it.reference, &mut rest);
    let outcome =
        rest.into_iter().chain([it.outcome.clone()]).collect::<Vec<_>>().join("\n").trim().to_owned();
    NewTheme { reference, name: it.stored_name().to_owned(), outcome, leads_as_written: it.leads.clone() }
}

/// The recommendation to store; what was answered to it stays as it was.
pub(super) fn new_recommendation(
    it: &draft::Recommendation,
    before: Option<&recommendation::Recommendation>,
) -> NewRecommendation {
    let mut rest = Vec::new();
    let reference = line(&it.reference, &mut rest);
    rest.push(it.text.clone());
    NewRecommendation {
        reference,
        heading: it.heading.clone(),
        text: rest.join("\n"),
        authorities: Authorities(it.authorities.clone()),
        response: before.map_or(RecommendationResponse::Emerging, |it| it.response),
        response_reason: before.map(|it| it.response_reason.clone()).unwrap_or_default(),
        corporate: before.is_some_and(|it| it.corporate),
    }
}

pub(super) fn new_activity(
    draft: &Draft,
    it: &draft::Activity,
    theme: &Theme,
    dated_on: Option<Date>,
    names: &Names,
    terms: &Terms,
) -> NewActivity {
    let mut rest = Vec::new();
    let reference = line(&it.reference, &mut rest);
    let mut other = it.other.clone();
    if !rest.is_empty() {
        other.insert("Ref".into(), Value::from(rest.join("\n")));
    }
    let (target, status) = (Target::read_as(&it.target, &draft.dates(dated_on)), status::of(it, dated_on));
    let needs_review = target.end.is_none() && status.is_open();
    NewActivity {
        theme_id: theme.id,
        reference,
        text: it.text.clone(),
        service_id: names.services.of(draft, &it.service),
        service_as_written: it.service.clone(),
        leads_as_written: it.leads.clone(),
        leads: choose(&draft.leads_meant(&it.leads), &[], &names.people),
        target,
        next_review_on: terms.next_review_on.filter(|_| needs_review),
        status,
        answers: Vec::new(),
        other: Others(other),
    }
}
