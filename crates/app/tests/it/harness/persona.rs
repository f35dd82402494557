//! The people of the invented council.

use kernel::{App, May, PersonId, Reader, Role, ServiceId};
use people::{
    account::{self, AddPerson, NewPerson},
    role::{self, GrantRole, NewAppointment},
    service::{self, AddService, NewService},
    session::{self, SignIn},
};
use std::collections::BTreeMap;

/// Why the tests' people exist.
const REASON: &str = "a test";

/// Somebody who uses the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Persona {
    /// Nobody in particular.
    Visitor,
    /// A member of staff who reads along.
    Reader,
    /// Follows the programme for the board.
    BoardMember,
    /// Leads the activity that the fixtures are about.
    Lead,
    /// Leads another activity.
    OtherLead,
    /// Manages the service that the fixtures are about.
    ServiceManager,
    /// Manages another service.
    OtherServiceManager,
    /// Brings plans in and publishes them.
    ProgrammeOfficer,
    /// Manages people.
    Administrator,
}

impl Persona {
    /// Everybody, from the one who may least.
    pub(crate) const ALL: &[Self] = &[
        Self::Visitor,
        Self::Reader,
        Self::BoardMember,
        Self::OtherLead,
        Self::Lead,
        Self::OtherServiceManager,
        Self::ServiceManager,
        Self::ProgrammeOfficer,
        Self::Administrator,
    ];

    /// The head of the persona's column in the permission matrix.
    pub(crate) const fn short(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Reader => "reader",
            Self::BoardMember => "board",
            Self::OtherLead => "other lead",
            Self::Lead => "lead",
            Self::OtherServiceManager => "other mgr",
            Self::ServiceManager => "manager",
            Self::ProgrammeOfficer => "officer",
            Self::Administrator => "admin",
        }
    }

    const fn details(self) -> Option<(&'static str, &'static str, &'static str, Role)> {
        Some(match self {
            Self::Visitor => return None,
            Self::Reader => ("Rafi Holt", "rafi.holt", "Library assistant", Role::Reader),
            Self::BoardMember => ("Beatrix Amadi", "beatrix.amadi", "Director of Place", Role::BoardMember),
            Self::Lead => ("Leila Okafor", "leila.okafor", "Recruitment lead", Role::Lead),
            Self::OtherLead => ("Owen Price", "owen.price", "Housing officer", Role::Lead),
            Self::ServiceManager => ("Sana Mirza", "sana.mirza", "Head of People", Role::ServiceManager),
            Self::OtherServiceManager => {
                ("Otto Brand", "otto.brand", "Head of Housing", Role::ServiceManager)
            }
            Self::ProgrammeOfficer => {
                ("Priya Nair", "priya.nair", "Programme officer", Role::ProgrammeOfficer)
            }
            Self::Administrator => ("Ada Lund", "ada.lund", "Systems administrator", Role::Administrator),
        })
    }
}

/// The council: its services and its people.
pub(crate) struct Council {
    /// The service that the fixtures are about.
    pub(crate) service: ServiceId,
    /// Another one.
    pub(crate) other_service: ServiceId,
    people: BTreeMap<Persona, PersonId>,
}

impl Council {
    /// Puts the council's services and people into an application.
    pub(crate) async fn found(app: &App) -> Self {
        let service = add_service(app, "People and Culture", "HR").await;
        let other_service = add_service(app, "Housing", "HSG").await;
        let mut people = BTreeMap::new();
        for &persona in Persona::ALL {
            let Some((name, address, post, role)) = persona.details() else { continue };
            let service = match persona {
                Persona::ServiceManager => Some(service),
                Persona::OtherServiceManager => Some(other_service),
                _ => None,
            };
            people.insert(persona, add_person(app, name, address, post, role, service).await);
        }
        Self { service, other_service, people }
    }

    /// Who this is.
    pub(crate) fn id(&self, persona: Persona) -> PersonId {
        *self.people.get(&persona).expect("somebody with an account")
    }

    /// A session in another application that holds the same people.
    pub(crate) async fn session_on(&self, app: &App, persona: Persona) -> Option<String> {
        self.session(app, persona).await
    }

    /// A new session of this person, as its cookie's value.
    pub(super) async fn session(&self, app: &App, persona: Persona) -> Option<String> {
        let id = *self.people.get(&persona)?;
        let person =
            account::store::get(&Reader::system(app, REASON), id).await.expect("the person is there");
        let mut change =
            May::<SignIn>::system(app, REASON, ()).expect("allowed").begin().await.expect("a transaction");
        let token = session::store::begin(&mut change, &person, session::store::Standing::Full)
            .await
            .expect("a session");
        change.commit().await.expect("signed in");
        Some(token.for_cookie().to_owned())
    }
}

async fn add_service(app: &App, name: &str, other: &str) -> ServiceId {
    let new = NewService::new(name, None, &[other.to_owned()]).expect("a sound service");
    let mut change =
        May::<AddService>::system(app, REASON, ()).expect("allowed").begin().await.expect("a transaction");
    let service = service::store::add(&mut change, &new).await.expect("a new service");
    change.commit().await.expect("added");
    service.id
}

async fn add_person(
    app: &App,
    name: &str,
    address: &str,
    post: &str,
    role: Role,
    service: Option<ServiceId>,
) -> PersonId {
    let email = format!("{address}@marlowvale.example");
    let new = NewPerson::new(name, &email, post, false).expect("a sound person");
    let mut change =
        May::<AddPerson>::system(app, REASON, ()).expect("allowed").begin().await.expect("a transaction");
    let person = account::store::add(&mut change, &new).await.expect("a new person");
    change.commit().await.expect("added");
    let id = person.id;
    let mut change =
        May::<GrantRole>::system(app, REASON, person).expect("allowed").begin().await.expect("a transaction");
    let appointment = NewAppointment::new(role, service).expect("a sound role");
    role::store::grant(&mut change, &appointment).await.expect("a role");
    change.commit().await.expect("given");
    id
}
