//! An application with a plan in it, and somebody who opens its pages.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode},
};
use http_body_util::BodyExt;
use kernel::{
    Actor, App, At, Clock, Directory, May, Member, PersonId, PersonName, Reader, Role, ServiceId,
    ServiceName, app::Parts, cache::PageCache, db::Db, file::Files, metrics::Metrics, page::Pages,
    secret::Key, settings::Settings,
};
use planning::{
    State,
    activity::{self, AddActivity, NewActivity, Others, Status, Target},
    plan::{self, AddPlan, NewPlan, Plan, PublishPlan},
    recommendation::{self, AddRecommendation, Authorities, NewRecommendation, RecommendationResponse},
    theme::{self, AddTheme, NewTheme, Theme},
    update::{self, NewUpdate, PostUpdate, UpdateId},
};
use sea_orm_migration::{MigrationTrait, MigratorTrait};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use tempfile::TempDir;
use time::macros::datetime;
use tower::ServiceExt;

struct Migrator;
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        kernel::migration::migrations().into_iter().chain(planning::migrations()).collect()
    }
}

/// A council of two services, one person with an account, and one session.
#[derive(Clone)]
pub(crate) struct Council {
    pub(crate) housing: ServiceId,
    pub(crate) repairs: ServiceId,
    person: PersonId,
}

#[async_trait::async_trait]
impl Directory for Council {
    async fn identify(&self, _: &App, token: &str) -> kernel::Result<Option<Member>> {
        let (name, post, role) = match token {
            "officer" => ("Priya Hallworth", "Programme Officer", Role::ProgrammeOfficer),
            "reader" => ("Ifan Parvez", "Analyst", Role::Reader),
            _ => return Ok(None),
        };
        Ok(Some(Member {
            id: self.person,
            name: name.to_owned(),
            post: post.to_owned(),
            roles: [role].into_iter().collect(),
            services: Default::default(),
        }))
    }

    async fn services(&self, _: &App) -> kernel::Result<Vec<ServiceName>> {
        let name = |id, parent, name: &str| ServiceName {
            id,
            parent,
            name: name.to_owned(),
            other_names: Vec::new(),
        };
        Ok(vec![
            name(self.housing, None, "Homes and Neighbourhoods"),
            name(self.repairs, Some(self.housing), "Repairs"),
        ])
    }

    async fn people(&self, _: &App) -> kernel::Result<Vec<PersonName>> {
        Ok(vec![PersonName {
            id: self.person,
            name: "Priya Hallworth".to_owned(),
            post: "Programme Officer".to_owned(),
            named_publicly: false,
        }])
    }
}

/// A site to visit.
pub(crate) struct Site {
    pub(crate) app: App,
    pub(crate) council: Council,
    router: Router,
    now: Arc<AtomicI64>,
    folder: Arc<TempDir>,
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

/// What a new activity says.
pub(crate) struct Promise<'a> {
    pub(crate) text: &'a str,
    pub(crate) service: Option<ServiceId>,
    pub(crate) leads: &'a str,
    pub(crate) target: &'a str,
    pub(crate) status: Status,
    pub(crate) state: State,
}

impl Default for Promise<'_> {
    fn default() -> Self {
        Self {
            text: "Repair damp homes within ten days",
            service: None,
            leads: "Head of Housing",
            target: "By April 2027",
            status: Status::OnTrack,
            state: State::Published,
        }
    }
}

impl Site {
    /// An empty site.
    pub(crate) async fn open() -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let council =
            Council { housing: ServiceId::new(), repairs: ServiceId::new(), person: PersonId::new() };
        let now = Arc::new(AtomicI64::new(At::from_moment(datetime!(2026-10-07 09:00 UTC)).0));
        Self::open_in(folder, council, now).await
    }

    /// The same site as another process has it, which has kept nothing.
    pub(crate) async fn anew(&self) -> Self {
        Self::open_in(Arc::clone(&self.folder), self.council.clone(), Arc::clone(&self.now)).await
    }

    async fn open_in(folder: Arc<TempDir>, council: Council, now: Arc<AtomicI64>) -> Self {
        let db = Db::open(&format!("sqlite://{}", folder.path().join("test.db").display())).await.unwrap();
        Migrator::up(db.operator(), None).await.unwrap();
        let settings = Settings {
            body_name: "Marlow Vale Council".to_owned(),
            public_url: "https://plans.marlowvale.example".to_owned(),
            contact_email: "plans@marlowvale.example".to_owned(),
            theme: govuk::Theme::default(),
            templates_dir: None,
            stale_after_days: 60,
            due_soon_days: 30,
            session_idle_minutes: 45,
            session_hours: 10,
            behind_proxy: false,
            upload_limit: 1024,
            demonstration: false,
        };
        let templates: Vec<_> = planning::TEMPLATES.iter().chain(public::TEMPLATES).copied().collect();
        let told = Arc::clone(&now);
        let app = App::new(Parts {
            db,
            clock: Clock::telling(move || At(told.load(Ordering::Relaxed))),
            directory: Box::new(council.clone()),
            files: Files::in_folder(&folder.path().join("files")).unwrap(),
            key: Key::from_text("test"),
            metrics: Metrics::default(),
            pages: Pages::new(&templates, &settings).unwrap(),
            cache: PageCache::default(),
            settings,
        });
        let routes = kernel::asset::routes().merge(planning::routes()).merge(public::routes());
        let router = routes.into_router(app.clone());
        Self { app, council, router, now, folder }
    }

    /// Lets days go by.
    pub(crate) fn days_pass(&self, days: i64) {
        self.now.fetch_add(days * 86_400 * 1_000_000, Ordering::Relaxed);
    }

    /// Opens a page as a visitor.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(path, None).await
    }

    /// Opens a page as the programme officer.
    pub(crate) async fn get_as_officer(&self, path: &str) -> Answer {
        self.ask(path, Some("evenhand_session=officer")).await
    }

    /// Opens a page as a member of staff who reads along.
    pub(crate) async fn get_as_reader(&self, path: &str) -> Answer {
        self.ask(path, Some("evenhand_session=reader")).await
    }

    async fn ask(&self, path: &str, cookie: Option<&str>) -> Answer {
        let mut request = Request::get(path);
        if let Some(cookie) = cookie {
            request = request.header("cookie", cookie);
        }
        let response = self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let text = String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap();
        Answer { status: parts.status, headers: parts.headers, text }
    }

    pub(crate) fn may<A: kernel::Action>(&self, on: A::On) -> May<A> {
        May::system(&self.app, "a test", on).unwrap()
    }

    /// A plan, published or not.
    pub(crate) async fn plan(&self, title: &str, published: bool) -> Plan {
        let mut change = self.may::<AddPlan>(()).begin().await.unwrap();
        let new = NewPlan {
            title: title.to_owned(),
            organisation: "Marlow Vale Council".to_owned(),
            introduction: "What we will do.\n- and by when".to_owned(),
            theme_word: "Theme".to_owned(),
            dated_on: None,
            starts_on: None,
            ends_on: None,
        };
        let plan = plan::store::insert(&mut change, &new).await.unwrap();
        change.commit().await.unwrap();
        if !published {
            return plan;
        }
        let mut change = self.may::<PublishPlan>(plan).begin().await.unwrap();
        let plan = plan::store::set_state(&mut change, State::Published).await.unwrap();
        change.commit().await.unwrap();
        plan
    }

    /// A published theme.
    pub(crate) async fn theme(&self, plan: &Plan, reference: &str, name: &str) -> Theme {
        let mut change = self.may::<AddTheme>(plan.clone()).begin().await.unwrap();
        let new = NewTheme {
            reference: reference.to_owned(),
            name: name.to_owned(),
            outcome: format!("{name} serve everybody alike"),
            leads_as_written: "Jo Secret".to_owned(),
        };
        let theme = theme::store::insert(&mut change, plan.id, &new, State::Published).await.unwrap();
        change.commit().await.unwrap();
        theme
    }

    /// A published recommendation.
    pub(crate) async fn recommendation(&self, plan: &Plan, theme: &Theme, reference: &str, text: &str) {
        let mut change = self.may::<AddRecommendation>((plan.clone(), theme.clone())).begin().await.unwrap();
        let new = NewRecommendation {
            reference: reference.to_owned(),
            heading: String::new(),
            text: text.to_owned(),
            authorities: Authorities(vec!["Police".to_owned(), "Council".to_owned()]),
            response: RecommendationResponse::Accepted,
            response_reason: String::new(),
            corporate: false,
        };
        recommendation::store::insert(&mut change, theme, new, State::Published).await.unwrap();
        change.commit().await.unwrap();
    }

    /// An activity.
    pub(crate) async fn activity(&self, plan: &Plan, theme: &Theme, it: Promise<'_>) -> activity::Activity {
        let mut change = self.may::<AddActivity>((plan.clone(), theme.clone())).begin().await.unwrap();
        let people = self.app.directory.people(&self.app).await.unwrap();
        let new = NewActivity {
            theme_id: theme.id,
            reference: String::new(),
            text: it.text.to_owned(),
            service_id: it.service,
            service_as_written: String::new(),
            leads_as_written: it.leads.to_owned(),
            leads: activity::choose(it.leads, &[], &people),
            target: Target::read(it.target, None),
            next_review_on: None,
            status: it.status,
            answers: Vec::new(),
            other: Others::default(),
        };
        let activity = activity::store::insert(&mut change, plan, new, it.state, None).await.unwrap();
        change.commit().await.unwrap();
        activity
    }

    /// An update by the system.
    pub(crate) async fn update(
        &self,
        on: &activity::Activity,
        status: Status,
        achieved: &str,
    ) -> update::Update {
        let mut change = self.may::<PostUpdate>(on.clone()).begin().await.unwrap();
        let new =
            NewUpdate { id: UpdateId::new(), achieved: achieved.to_owned(), status, evidence: Vec::new() };
        let update = update::store::insert(&mut change, &new).await.unwrap();
        change.commit().await.unwrap();
        update
    }

    /// A reader who sees what the system sees.
    pub(crate) fn reader(&self) -> Reader {
        let reader = Reader::system(&self.app, "a test");
        assert!(matches!(reader.actor(), Actor::System(_)));
        reader
    }
}
