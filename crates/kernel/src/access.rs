//! Who may do what. The only maker of [`May`] and [`Reader`].

use crate::{App, Error, PersonId, Result, ServiceId};
use std::{collections::BTreeMap, collections::BTreeSet, future::Future, str::FromStr};

crate::words! {
    /// What a person is to the programme. One person may have several roles.
    Role {
        /// Manages people, roles and services.
        Administrator = "administrator", "Administrator";
        /// Brings plans in, edits and publishes them.
        ProgrammeOfficer = "programme_officer", "Programme officer";
        /// Sees to the activities of a service and of the services below it.
        ServiceManager = "service_manager", "Service manager";
        /// Leads activities and says what has been achieved.
        Lead = "lead", "Lead";
        /// Follows the programme for the board; sees drafts.
        BoardMember = "board_member", "Board member";
        /// Member of staff who reads along.
        Reader = "reader", "Reader";
    }
}

/// Whoever is asking.
#[derive(Clone, Debug, PartialEq)]
pub enum Actor {
    /// Nobody is signed in.
    Visitor,
    /// Somebody with an account.
    Person(Member),
    /// The system itself: a command typed by an operator, or a job. The words say why.
    System(&'static str),
}

/// A signed-in person, as far as permission needs to know them.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Who it is.
    pub id: PersonId,
    /// The name, shown to the person and to colleagues.
    pub name: String,
    /// The post, shown to the public instead of the name.
    pub post: String,
    /// The roles held.
    pub roles: BTreeSet<Role>,
    /// The services managed, those below them included.
    pub services: BTreeSet<ServiceId>,
}

impl Actor {
    /// Whether the person holds `role`. The system holds none: it is let through by the gate itself.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        matches!(self, Self::Person(it) if it.roles.contains(&role))
    }

    /// Whether somebody is signed in.
    #[must_use]
    pub fn signed_in(&self) -> bool {
        !matches!(self, Self::Visitor)
    }

    /// The person's id, if it is a person.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person(it) => Some(it.id),
            Self::Visitor | Self::System(_) => None,
        }
    }

    /// Whether the person is a manager of this service.
    #[must_use]
    pub fn manages(&self, service: Option<ServiceId>) -> bool {
        match (self, service) {
            (Self::Person(it), Some(service)) => {
                it.roles.contains(&Role::ServiceManager) && it.services.contains(&service)
            }
            _ => false,
        }
    }

    /// Whether drafts of any plan are shown: to those who prepare and oversee them, and to the system.
    #[must_use]
    pub fn sees_drafts(&self) -> bool {
        matches!(self, Self::System(_))
            || [Role::ProgrammeOfficer, Role::ServiceManager, Role::BoardMember].iter().any(|r| self.is(*r))
    }

    /// How the actor is named in public history: the post and role, never the name.
    #[must_use]
    pub fn public_words(&self) -> String {
        match self {
            Self::Visitor => "A visitor".to_owned(),
            Self::Person(it) if !it.post.is_empty() => it.post.clone(),
            Self::Person(it) => it.roles.first().map_or("Member of staff", |r| r.label()).to_owned(),
            Self::System(reason) => format!("Evenhand ({reason})"),
        }
    }
}

/// The ids that a route's path holds.
#[derive(Clone, Debug, Default)]
pub struct Ids(pub(crate) BTreeMap<String, String>);

impl Ids {
    /// The id called `name`; a path that holds no such id, or something that is none, is not found.
    pub fn get<T: FromStr>(&self, name: &str) -> Result<T> {
        self.0.get(name).and_then(|it| it.parse().ok()).ok_or(Error::NotFound)
    }
}

/// The right to read, as far as this actor's sight goes. Storage takes it and filters by it.
#[derive(Clone)]
pub struct Reader {
    pub(crate) app: App,
    pub(crate) actor: Actor,
}

impl Reader {
    /// A reader for the system itself; the words say why.
    #[must_use]
    pub fn system(app: &App, reason: &'static str) -> Self {
        Self { app: app.clone(), actor: Actor::System(reason) }
    }

    /// A reader who sees what the public sees.
    #[must_use]
    pub fn public(app: &App) -> Self {
        Self { app: app.clone(), actor: Actor::Visitor }
    }

    /// A reader with the rights of this person and no more: for what is done in their name without a request,
    /// such as telling the story of the demonstration.
    #[must_use]
    pub fn on_behalf_of(app: &App, member: Member) -> Self {
        Self { app: app.clone(), actor: Actor::Person(member) }
    }

    pub(crate) fn new(app: App, actor: Actor) -> Self {
        Self { app, actor }
    }

    /// Who reads.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The application.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The connection to read through.
    #[must_use]
    pub fn db(&self) -> &sea_orm::DatabaseConnection {
        self.app.db.reading()
    }

    /// Today.
    #[must_use]
    pub fn today(&self) -> time::Date {
        self.app.clock.today()
    }
}

/// Something a person may or may not do, and the thing it is done to.
pub trait Action: Send + Sync + 'static {
    /// What is done, as a spoken verb phrase: "post an update".
    const NAME: &'static str;
    /// What it is done to.
    type On: Clone + Send + Sync + 'static;
    /// Finds the thing, as far as this reader may know of it; the hidden is not found.
    fn find(reader: &Reader, ids: &Ids) -> impl Future<Output = Result<Self::On>> + Send;
    /// Whether the actor may. Not asked for the system.
    fn allows(actor: &Actor, on: &Self::On) -> bool;
}

/// Proof that the actor may do `A` on `on`.
#[derive(Clone)]
pub struct May<A: Action> {
    /// What it is done to.
    pub on: A::On,
    reader: Reader,
}

impl<A: Action> May<A> {
    /// Finds the thing and asks whether the reader's actor may.
    pub(crate) async fn ask(reader: Reader, ids: &Ids) -> Result<Self> {
        let on = A::find(&reader, ids).await?;
        Self::check(reader, on)
    }

    /// Asks whether the reader's actor may do `A` on `on`, which storage found for the same reader.
    pub fn check(reader: Reader, on: A::On) -> Result<Self> {
        let allowed = match reader.actor {
            Actor::System(_) => true,
            Actor::Visitor | Actor::Person(_) => A::allows(&reader.actor, &on),
        };
        match (allowed, &reader.actor) {
            (true, _) => Ok(Self { on, reader }),
            (false, Actor::Visitor) => Err(Error::SignIn),
            (false, _) => Err(Error::Forbidden(A::NAME)),
        }
    }

    /// The right to read that comes with it.
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Whoever may.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.reader.actor
    }
}

/// What everybody may: to look at a page that holds nothing of anybody's.
pub struct Anyone;
impl Action for Anyone {
    const NAME: &'static str = "look";
    type On = ();
    async fn find(_: &Reader, _: &Ids) -> Result<()> {
        Ok(())
    }
    fn allows(_: &Actor, (): &()) -> bool {
        true
    }
}

/// What everybody with an account may.
pub struct SignedIn;
impl Action for SignedIn {
    const NAME: &'static str = "use the staff side";
    type On = ();
    async fn find(_: &Reader, _: &Ids) -> Result<()> {
        Ok(())
    }
    fn allows(actor: &Actor, (): &()) -> bool {
        actor.signed_in()
    }
}
