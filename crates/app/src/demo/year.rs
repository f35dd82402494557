//! The plan of the invented council and its year: published, followed, moved, some of it stopped.

use super::{
    Cast, DAY, Hands,
    script::{self, Script, status},
};
use bytes::Bytes;
use kernel::{Action, App, At, Error, May, Member, PersonName, Reader, Result, Role, ServiceId};
use planning::{
    activity::{self, AddActivity, CloseActivity, EditActivity, NewActivity, Others, Status, Target},
    day,
    plan::{self, AddPlan, NewPlan, Plan, PublishPlan},
    recommendation::{self, AddRecommendation, Authorities, NewRecommendation, RecommendationId},
    state::State,
    theme::{self, AddTheme, NewTheme, Theme},
    update::{self, NewEvidence, NewUpdate, PostUpdate, UpdateId},
};
use std::collections::HashMap;

/// Something that happens on a day of the year.
enum Event<'a> {
    Update(&'a script::Update),
    Moved(&'a script::Moved),
    Stopped(&'a script::Stopped),
}

struct Teller<'a> {
    app: &'a App,
    cast: &'a Cast,
    officer: Member,
    people: Vec<PersonName>,
}

impl Teller<'_> {
    fn may<A: Action>(&self, who: &Member, on: A::On) -> Result<May<A>> {
        May::check(Reader::on_behalf_of(self.app, who.clone()), on)
    }

    /// The person in the script, or the programme officer where the script's person may not.
    fn who(&self, email: &str) -> &Member {
        self.cast.get(email).unwrap_or(&self.officer)
    }
}

fn days(days: i64) -> i64 {
    days * DAY
}

/// Makes the plan `published_days_ago`, and lets the year pass.
pub(super) async fn make(
    app: &App,
    hands: &Hands,
    now: At,
    published_days_ago: i64,
    script: &Script,
    services: &HashMap<String, ServiceId>,
    cast: &Cast,
) -> Result<()> {
    let officer = cast.values().find(|it| it.roles.contains(&Role::ProgrammeOfficer)).cloned();
    let officer = officer.ok_or_else(|| Error::fault("the script has no programme officer"))?;
    let teller = Teller { app, cast, officer, people: app.directory.people(app).await? };
    let today = now.day();

    let plan = add_plan(&teller, script).await?;
    let mut rows: HashMap<String, activity::Activity> = HashMap::new();
    let mut drafts = Vec::new();
    let mut themes: HashMap<String, Theme> = HashMap::new();
    let mut answers: HashMap<String, RecommendationId> = HashMap::new();
    for told in &script.themes {
        let (theme, refs) = add_theme(&teller, &plan, told).await?;
        answers.extend(refs);
        themes.insert(told.reference.clone(), theme);
    }
    for told in &script.themes {
        for it in &told.activities {
            let Some(theme) = themes.get(&told.reference) else { continue };
            let new = new_activity(&teller, &plan, theme, it, services, &answers, today);
            if it.state == "draft" {
                drafts.push((theme.clone(), new));
            } else {
                let row = add_activity(&teller, &plan, theme, new).await?;
                rows.insert(it.reference.clone(), row);
            }
        }
    }
    hands.set(now.plus_seconds(-days(published_days_ago)));
    publish(&teller, &plan).await?;
    for told in script.themes.iter().flat_map(|it| &it.activities) {
        if let (Some(words), Some(row)) = (&told.achieved_at_publication, rows.get(&told.reference)) {
            let author = teller.officer.clone();
            post(&teller, &author, row.row.id, Status::OnTrack, words, &[]).await?;
        }
    }
    // Drafts come after the publication: they wait for somebody to publish them.
    for (theme, new) in drafts {
        add_activity(&teller, &plan, &theme, new).await?;
    }

    let mut events: Vec<(i64, &str, Event<'_>)> = Vec::new();
    for it in script.themes.iter().flat_map(|it| &it.activities).filter(|it| it.state != "draft") {
        events.extend(it.updates.iter().map(|one| (one.days_ago, it.reference.as_str(), Event::Update(one))));
        events.extend(it.changes.iter().map(|one| (one.days_ago, it.reference.as_str(), Event::Moved(one))));
        events
            .extend(it.stopped.iter().map(|one| (one.days_ago, it.reference.as_str(), Event::Stopped(one))));
    }
    events.sort_by_key(|(ago, _, _)| -ago);
    for (place, (ago, reference, event)) in events.iter().enumerate() {
        // Spread over the working day, so that no two things happen in the same second.
        let hour =
            i64::try_from(place % 8).unwrap_or(0) * 3_600 + i64::try_from(place * 131 % 3_000).unwrap_or(0);
        hands.set(At(now.plus_seconds(-days(*ago)).0.min(now.0)).plus_seconds(-hour));
        let Some(row) = rows.get(*reference) else { continue };
        tell(&teller, row.row.id, event).await?;
    }
    Ok(())
}

async fn tell(teller: &Teller<'_>, id: activity::ActivityId, event: &Event<'_>) -> Result<()> {
    let officer = teller.officer.clone();
    let reader = Reader::on_behalf_of(teller.app, officer.clone());
    match event {
        Event::Update(it) => {
            post(teller, teller.who(&it.author), id, status(&it.status), &it.achieved, &it.evidence).await
        }
        Event::Moved(it) => {
            let on = activity::store::get(&reader, id).await?;
            let mut next = NewActivity::from(&on);
            next.target = Target::read(&it.target_date, on.plan.dated_on);
            let mut change = teller.may::<EditActivity>(&officer, on)?.begin().await?;
            activity::store::update(&mut change, next, &it.reason).await?;
            change.commit().await?;
            Ok(())
        }
        Event::Stopped(it) => {
            let on = activity::store::get(&reader, id).await?;
            let mut change = teller.may::<CloseActivity>(&officer, on)?.begin().await?;
            activity::store::close(&mut change, Status::Stopped, &it.reason).await?;
            change.commit().await?;
            Ok(())
        }
    }
}

async fn post(
    teller: &Teller<'_>,
    author: &Member,
    id: activity::ActivityId,
    status: Status,
    achieved: &str,
    evidence: &[script::Evidence],
) -> Result<()> {
    let reader = Reader::on_behalf_of(teller.app, author.clone());
    let on = activity::store::get(&reader, id).await?;
    let update = NewUpdate {
        id: UpdateId::new(),
        achieved: achieved.to_owned(),
        status,
        evidence: evidence
            .iter()
            .map(|it| match it {
                script::Evidence::Link { title, url } => {
                    NewEvidence::Link { title: title.clone(), url: url.clone() }
                }
                script::Evidence::File { title, file_name, text } => NewEvidence::File {
                    title: title.clone(),
                    name: file_name.clone(),
                    bytes: Bytes::from(text.clone()),
                },
            })
            .collect(),
    };
    let mut change = match teller.may::<PostUpdate>(author, on.clone()) {
        Ok(may) => may.begin().await?,
        Err(_) => teller.may::<PostUpdate>(&teller.officer, on)?.begin().await?,
    };
    update::store::insert(&mut change, &update).await?;
    change.commit().await?;
    Ok(())
}

async fn add_plan(teller: &Teller<'_>, script: &Script) -> Result<Plan> {
    let it = &script.plan;
    let new = NewPlan {
        title: it.title.clone(),
        organisation: script.organisation.clone(),
        introduction: it.introduction.clone(),
        theme_word: "Theme".into(),
        dated_on: day::parse(&format!("{}-01", it.dated)),
        starts_on: day::parse(&it.starts),
        ends_on: day::parse(&it.ends),
    };
    let mut change = teller.may::<AddPlan>(&teller.officer, ())?.begin().await?;
    let plan = plan::store::insert(&mut change, &new).await?;
    change.commit().await?;
    Ok(plan)
}

async fn add_theme(
    teller: &Teller<'_>,
    plan: &Plan,
    told: &script::Theme,
) -> Result<(Theme, HashMap<String, RecommendationId>)> {
    let new = NewTheme {
        reference: told.reference.clone(),
        name: told.name.clone(),
        outcome: told.outcome.clone(),
        leads_as_written: told.leads_as_written.clone(),
    };
    let mut change = teller.may::<AddTheme>(&teller.officer, plan.clone())?.begin().await?;
    let theme = theme::store::insert(&mut change, plan.id, &new, State::Draft).await?;
    change.commit().await?;
    let mut refs = HashMap::new();
    for it in &told.recommendations {
        let new = NewRecommendation {
            reference: it.reference.clone(),
            heading: it.heading.clone().unwrap_or_default(),
            text: it.text.clone(),
            authorities: Authorities(it.lead_authority.clone()),
            response: it
                .response
                .replace(' ', "_")
                .parse()
                .unwrap_or(recommendation::RecommendationResponse::Emerging),
            response_reason: it.response_reason.clone().unwrap_or_default(),
            corporate: it.lead_authority.len() > 1,
        };
        let on = (plan.clone(), theme.clone());
        let mut change = teller.may::<AddRecommendation>(&teller.officer, on)?.begin().await?;
        let added = recommendation::store::insert(&mut change, &theme, new, State::Draft).await?;
        change.commit().await?;
        refs.insert(it.reference.clone(), added.id);
    }
    Ok((theme, refs))
}

fn new_activity(
    teller: &Teller<'_>,
    plan: &Plan,
    theme: &Theme,
    it: &script::Activity,
    services: &HashMap<String, ServiceId>,
    answers: &HashMap<String, RecommendationId>,
    today: time::Date,
) -> NewActivity {
    let words = it.lead.clone().unwrap_or_default();
    let mut leads = activity::choose(&words, &[], &teller.people);
    for member in it.lead_people.iter().filter_map(|it| teller.cast.get(it)) {
        if !leads.iter().any(|one| one.person == Some(member.id)) {
            leads.push(activity::ChosenLead {
                name: member.name.clone(),
                kind: activity::LeadKind::Person,
                supporting: false,
                person: Some(member.id),
            });
        }
    }
    NewActivity {
        theme_id: theme.id,
        reference: it.reference.clone(),
        text: it.text.clone(),
        service_id: it.service.as_ref().and_then(|it| services.get(it)).copied(),
        service_as_written: it.service.clone().unwrap_or_default(),
        leads_as_written: words,
        leads,
        target: Target::read(it.target_date.as_deref().unwrap_or_default(), plan.dated_on),
        next_review_on: it.next_review_days.map(|days| today.saturating_add(time::Duration::days(days))),
        // What updates will tell is not told beforehand.
        status: if it.updates.is_empty() && it.stopped.is_none() {
            status(&it.status)
        } else {
            Status::NotStarted
        },
        answers: it.recommendations.iter().filter_map(|it| answers.get(it)).copied().collect(),
        other: Others::default(),
    }
}

async fn add_activity(
    teller: &Teller<'_>,
    plan: &Plan,
    theme: &Theme,
    new: NewActivity,
) -> Result<activity::Activity> {
    let on = (plan.clone(), theme.clone());
    let mut change = teller.may::<AddActivity>(&teller.officer, on)?.begin().await?;
    let added = activity::store::insert(&mut change, plan, new, State::Draft, None).await?;
    change.commit().await?;
    Ok(added)
}

async fn publish(teller: &Teller<'_>, plan: &Plan) -> Result<()> {
    let mut change = teller.may::<PublishPlan>(&teller.officer, plan.clone())?.begin().await?;
    plan::store::set_state(&mut change, State::Published).await?;
    theme::store::publish_drafts(&mut change).await?;
    recommendation::store::publish_drafts(&mut change).await?;
    activity::store::publish_drafts(&mut change).await?;
    change.commit().await?;
    Ok(())
}
