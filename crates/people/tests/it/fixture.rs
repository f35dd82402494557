//! An application of this district alone, on an empty database, with a clock that the test sets.

use kernel::{
    App, At, Clock, May, Reader, Role, ServiceId, app::Parts, cache::PageCache, db::Db, file::Files,
    metrics::Metrics, page::Pages, secret::Key, settings::Settings,
};
use people::{
    PeopleDirectory,
    account::{
        self, AddPerson, NewPerson, Person, SetPassword,
        password::{Near, Password},
    },
    role::{self, GrantRole, NewAppointment},
    service::{self, AddService, NewService, Service},
    session::{self, Outcome, SignIn},
};
use sea_orm::{ConnectionTrait, Database};
use sea_orm_migration::{MigrationTrait, MigratorTrait};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// The password of everybody.
pub(crate) const PASSWORD: &str = "four brown hens dancing";

pub(crate) struct Fixture {
    pub(crate) app: App,
    now: Arc<AtomicI64>,
    _folder: tempfile::TempDir,
}

struct Migrations;
impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        kernel::migration::migrations().into_iter().chain(people::migrations()).collect()
    }
}

/// An empty application on each database there is.
pub(crate) async fn everywhere() -> Vec<Fixture> {
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}/test.db", folder.path().display());
    let mut all = vec![Fixture::new(&file, folder).await];
    #[expect(
        clippy::disallowed_methods,
        reason = "where the tests may make databases is for whoever runs them to say"
    )]
    let server = std::env::var("EVENHAND_TEST_POSTGRES");
    if let Ok(server) = server {
        let name = format!("evenhand_people_{}", uuid::Uuid::now_v7().simple());
        let admin = Database::connect(&server).await.unwrap();
        admin.execute_unprepared(&format!("create database {name}")).await.unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        all.push(Fixture::new(&format!("{base}/{name}"), tempfile::tempdir().unwrap()).await);
    }
    all
}

impl Fixture {
    async fn new(url: &str, folder: tempfile::TempDir) -> Self {
        let db = Db::open(url).await.unwrap();
        Migrations::up(db.operator(), None).await.unwrap();
        let settings = Settings {
            body_name: "Marlow Vale Council".into(),
            public_url: "http://localhost".into(),
            contact_email: "equality@marlowvale.example".into(),
            theme: govuk::Theme::default(),
            templates_dir: None,
            stale_after_days: 90,
            due_soon_days: 30,
            session_idle_minutes: 60,
            session_hours: 12,
            behind_proxy: false,
            upload_limit: 1 << 20,
            demonstration: false,
        };
        // Noon on 22 November 2026.
        let now = Arc::new(AtomicI64::new(1_795_348_800_000_000));
        let told = Arc::clone(&now);
        let app = App::new(Parts {
            db,
            clock: Clock::telling(move || At(told.load(Ordering::SeqCst))),
            directory: Box::new(PeopleDirectory),
            files: Files::in_folder(folder.path()).unwrap(),
            key: Key::from_text("a key for tests"),
            metrics: Metrics::default(),
            pages: Pages::new(&[people::TEMPLATES], &settings).unwrap(),
            cache: PageCache::default(),
            settings,
        });
        Self { app, now, _folder: folder }
    }

    pub(crate) fn later(&self, seconds: i64) {
        self.now.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }

    pub(crate) fn reader(&self) -> Reader {
        Reader::system(&self.app, "test")
    }

    pub(crate) async fn person(&self, name: &str) -> Person {
        let email = format!("{}@marlowvale.example", name.to_lowercase().replace(' ', "."));
        self.person_at(name, &email).await
    }

    pub(crate) async fn person_at(&self, name: &str, email: &str) -> Person {
        let new = NewPerson::new(name, email, "Officer", false).unwrap();
        let mut change = May::<AddPerson>::system(&self.app, "test", ()).unwrap().begin().await.unwrap();
        let person = account::store::add(&mut change, &new).await.unwrap();
        change.commit().await.unwrap();
        person
    }

    pub(crate) async fn with_password(&self, name: &str) -> Person {
        let person = self.person(name).await;
        self.give_password(&person).await;
        person
    }

    pub(crate) async fn give_password(&self, person: &Person) {
        let near = Near { body: "", name: "", email: "" };
        let hash = Password::choose(PASSWORD, &near).unwrap().hash().await.unwrap();
        let may = May::<SetPassword>::system(&self.app, "test", person.clone()).unwrap();
        let mut change = may.begin().await.unwrap();
        account::store::set_password(&mut change, hash, account::store::Lasting::Kept).await.unwrap();
        change.commit().await.unwrap();
    }

    pub(crate) async fn grant(&self, person: &Person, role: Role, service: Option<ServiceId>) {
        let may = May::<GrantRole>::system(&self.app, "test", person.clone()).unwrap();
        let mut change = may.begin().await.unwrap();
        role::store::grant(&mut change, &NewAppointment::new(role, service).unwrap()).await.unwrap();
        change.commit().await.unwrap();
    }

    pub(crate) async fn service(&self, name: &str, parent: Option<&Service>) -> Service {
        let new = NewService::new(name, parent.map(|it| it.id), &[]).unwrap();
        let mut change = May::<AddService>::system(&self.app, "test", ()).unwrap().begin().await.unwrap();
        let service = service::store::add(&mut change, &new).await.unwrap();
        change.commit().await.unwrap();
        service
    }

    pub(crate) async fn try_to_sign_in(&self, client: &str, email: &str, password: &str) -> Outcome {
        let may = May::<SignIn>::check(Reader::public(&self.app), ()).unwrap();
        session::sign_in(may, client, email, password).await.unwrap()
    }

    /// Signs in and gives the token.
    pub(crate) async fn sign_in(&self, person: &Person) -> String {
        match self.try_to_sign_in("a client", &person.email, PASSWORD).await {
            Outcome::In { token, .. } => token.for_cookie().to_owned(),
            Outcome::Wrong => panic!("the password was wrong"),
            Outcome::TooMany { .. } => panic!("there were too many tries"),
        }
    }

    pub(crate) async fn whole(&self) -> (i64, i64) {
        match kernel::history::verify(&self.app).await.unwrap() {
            kernel::history::Verdict::Whole { entries, erased, .. } => (entries, erased),
            kernel::history::Verdict::Broken { seq, why } => panic!("entry {seq}: {why}"),
        }
    }

    /// Every value that history holds, as text.
    pub(crate) async fn history(&self) -> String {
        serde_json::to_string(&kernel::history::recent(&self.reader(), 1_000, None).await.unwrap()).unwrap()
    }
}
