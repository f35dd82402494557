//! A small plan of the invented council: one of each thing, published or still a draft.

use super::{Persona, TestApp};
use bytes::Bytes;
use kernel::{Action, May};
use planning::{
    State,
    activity::{self, Activity, AddActivity, ChosenLead, LeadKind, NewActivity, Others, Status, Target},
    plan::{self, AddPlan, NewPlan, Plan, PublishPlan},
    profile::AddProfile,
    recommendation::{
        self, AddRecommendation, Authorities, NewRecommendation, RecommendationId, RecommendationResponse,
    },
    theme::{self, AddTheme, NewTheme, Theme},
    update::{self, NewEvidence, NewUpdate, PostUpdate, UpdateId},
};

/// Why the plan exists.
const REASON: &str = "a test";

/// A small plan: the ids of one of each thing.
pub(crate) struct Programme {
    pub(crate) plan: Plan,
    pub(crate) theme: Theme,
    pub(crate) recommendation: RecommendationId,
    pub(crate) activity: Activity,
    pub(crate) update: UpdateId,
    /// The id of a file of evidence, as the activity's page links to it.
    pub(crate) evidence: String,
}

fn may<A: Action>(app: &TestApp, on: A::On) -> May<A> {
    May::system(&app.app, REASON, on).expect("the system may")
}

impl Programme {
    /// A plan whose one activity the council's lead leads, for the council's first service; with an update.
    pub(crate) async fn published(app: &TestApp) -> Self {
        Self::make(app, "Level Ground", State::Published).await
    }

    /// The same, not yet published.
    pub(crate) async fn draft(app: &TestApp) -> Self {
        Self::make(app, "Higher Ground", State::Draft).await
    }

    async fn make(app: &TestApp, title: &str, state: State) -> Self {
        let plan = add_plan(app, title).await;
        let theme = add_theme(app, &plan).await;
        let recommendation = add_recommendation(app, &plan, &theme).await;
        let activity = add_activity(app, &plan, &theme, recommendation).await;
        if state == State::Published {
            publish(app, &plan).await;
        }
        let update = post_update(app, &activity).await;
        let page = app
            .sign_in(Persona::ProgrammeOfficer)
            .await
            .open(&format!("/activities/{}", activity.row.id))
            .await;
        let evidence = page.html().split("/evidence/").nth(1).expect("a link to the evidence");
        let evidence = evidence.chars().take_while(|it| it.is_ascii_hexdigit() || *it == '-').collect();
        Self { plan, theme, recommendation, activity, update, evidence }
    }
}

async fn add_plan(app: &TestApp, title: &str) -> Plan {
    let new = NewPlan {
        title: title.to_owned(),
        organisation: "Marlow Vale Council".to_owned(),
        introduction: "What we promised.".to_owned(),
        theme_word: "Theme".to_owned(),
        dated_on: None,
        starts_on: None,
        ends_on: None,
    };
    let mut change = may::<AddPlan>(app, ()).begin().await.expect("a transaction");
    let plan = plan::store::insert(&mut change, &new).await.expect("a plan");
    change.commit().await.expect("added");
    plan
}

async fn add_theme(app: &TestApp, plan: &Plan) -> Theme {
    let new = NewTheme {
        reference: "06".to_owned(),
        name: "Workforce".to_owned(),
        outcome: "Staff at every grade look like the place we serve.".to_owned(),
        leads_as_written: String::new(),
    };
    let mut change = may::<AddTheme>(app, plan.clone()).begin().await.expect("a transaction");
    let theme = theme::store::insert(&mut change, plan.id, &new, State::Draft).await.expect("a theme");
    change.commit().await.expect("added");
    theme
}

async fn add_recommendation(app: &TestApp, plan: &Plan, theme: &Theme) -> RecommendationId {
    let new = NewRecommendation {
        reference: "06.h".to_owned(),
        heading: String::new(),
        text: "Publish what each grade is paid.".to_owned(),
        authorities: Authorities(vec!["Council".to_owned()]),
        response: RecommendationResponse::Accepted,
        response_reason: String::new(),
        corporate: false,
    };
    let on = (plan.clone(), theme.clone());
    let mut change = may::<AddRecommendation>(app, on).begin().await.expect("a transaction");
    let added =
        recommendation::store::insert(&mut change, theme, new, State::Draft).await.expect("a recommendation");
    change.commit().await.expect("added");
    added.id
}

async fn add_activity(app: &TestApp, plan: &Plan, theme: &Theme, answers: RecommendationId) -> Activity {
    let new = NewActivity {
        theme_id: theme.id,
        reference: "06.h.1".to_owned(),
        text: "Publish the ethnicity pay gap every year.".to_owned(),
        service_id: Some(app.council.service),
        service_as_written: "People and Culture".to_owned(),
        leads_as_written: "Leila Okafor".to_owned(),
        leads: vec![ChosenLead {
            name: "Leila Okafor".to_owned(),
            kind: LeadKind::Person,
            supporting: false,
            person: Some(app.council.id(Persona::Lead)),
        }],
        target: Target::read("By April 2027", None),
        next_review_on: None,
        status: Status::NotStarted,
        answers: vec![answers],
        other: Others::default(),
    };
    let on = (plan.clone(), theme.clone());
    let mut change = may::<AddActivity>(app, on).begin().await.expect("a transaction");
    let added =
        activity::store::insert(&mut change, plan, new, State::Draft, None).await.expect("an activity");
    change.commit().await.expect("added");
    added
}

async fn publish(app: &TestApp, plan: &Plan) {
    let mut change = may::<PublishPlan>(app, plan.clone()).begin().await.expect("a transaction");
    plan::store::set_state(&mut change, State::Published).await.expect("published");
    theme::store::publish_drafts(&mut change).await.expect("published");
    recommendation::store::publish_drafts(&mut change).await.expect("published");
    activity::store::publish_drafts(&mut change).await.expect("published");
    change.commit().await.expect("published");
}

async fn post_update(app: &TestApp, activity: &Activity) -> UpdateId {
    let reader = kernel::Reader::system(&app.app, REASON);
    let on = activity::store::get(&reader, activity.row.id).await.expect("the activity");
    let update = NewUpdate {
        id: UpdateId::new(),
        achieved: "The figures of last year are out.".to_owned(),
        status: Status::OnTrack,
        evidence: vec![NewEvidence::File {
            title: "Figures".to_owned(),
            name: "figures.csv".to_owned(),
            bytes: Bytes::from_static(b"grade,gap\n14,3.1\n"),
        }],
    };
    let mut change = may::<PostUpdate>(app, on).begin().await.expect("a transaction");
    update::store::insert(&mut change, &update).await.expect("an update");
    change.commit().await.expect("posted");
    update.id
}

/// A document that waits for review: its upload, and the keys of a theme, an item and unplaced words in it.
pub(crate) struct Waiting {
    pub(crate) upload: String,
    pub(crate) profile: String,
    pub(crate) theme: String,
    pub(crate) item: String,
    pub(crate) loose: String,
}

impl Waiting {
    /// An uploaded document of one theme and one activity, with a foreword that is part of neither.
    pub(crate) async fn for_review(app: &TestApp) -> Self {
        const DOCUMENT: &str = "<p>A foreword that belongs to no theme at all.</p><h2>Theme 1: Fair pay</h2>\
            <table><tr><th>Activity</th><th>Lead</th><th>Target date</th></tr>\
            <tr><td>Publish the pay gap</td><td>HR</td><td>April 2027</td></tr></table>";
        let report = planning::upload::import(
            &app.app,
            Bytes::from(DOCUMENT),
            "plan.html",
            None,
            false,
            plan_reader::Options::default(),
            |_| {},
        );
        let id = report.await.expect("it is read").upload;
        let reader = kernel::Reader::system(&app.app, REASON);
        let upload = planning::upload::store::get(&reader, id).await.expect("the upload");
        let draft = upload.draft().expect("its draft");
        let mut change = may::<AddProfile>(app, ()).begin().await.expect("a transaction");
        let rules = plan_reader::Profile { name: "Our documents".to_owned(), ..Default::default() };
        let profile = planning::profile::store::insert(&mut change, &rules).await.expect("a profile");
        change.commit().await.expect("kept");
        let theme = draft.themes.first().expect("a theme");
        Self {
            upload: id.to_string(),
            profile: profile.id.to_string(),
            theme: theme.key.to_string(),
            item: theme.activities.first().expect("an activity").key.to_string(),
            loose: draft.unplaced.first().expect("unplaced words").key.to_string(),
        }
    }
}
