//! Roles held, and what is checked of a new one.

use crate::Refused;
use kernel::{Errors, Facts, Form, PersonId, Recorded, Role, ServiceId};
use uuid::Uuid;

pub use super::row::Model as Appointment;

/// A role to be given or taken away. A service manager's has a service, no other has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewAppointment {
    role: Role,
    service: Option<ServiceId>,
}

impl NewAppointment {
    /// Checks that the role has a service exactly if it needs one.
    pub fn new(role: Role, service: Option<ServiceId>) -> Result<Self, Refused> {
        match (role, service) {
            (Role::ServiceManager, None) => Err(Refused::ServiceWanted),
            (Role::ServiceManager, Some(_)) | (_, None) => Ok(Self { role, service }),
            (_, Some(_)) => Err(Refused::ServiceNotWanted(role)),
        }
    }

    /// Checks a form of `role` and `service`.
    pub fn check(form: &Form) -> Result<Self, Errors> {
        let Some(role) = form.parse::<Role>("role") else {
            return Err(Errors::one("role", "Choose a role"));
        };
        Self::new(role, form.parse("service")).map_err(|it| Errors::one("service", it.to_string()))
    }

    /// The role.
    #[must_use]
    pub fn role(self) -> Role {
        self.role
    }

    /// The service that a service manager manages.
    #[must_use]
    pub fn service(self) -> Option<ServiceId> {
        self.service
    }
}

/// The roles of a person, as history keeps them: by code.
pub(super) struct Held<'a> {
    pub(super) person: PersonId,
    pub(super) roles: &'a [Appointment],
}

impl Recorded for Held<'_> {
    const KIND: &'static str = "person";
    fn id(&self) -> Uuid {
        self.person.0
    }
    fn facts(&self) -> Facts {
        let mut words: Vec<String> = self
            .roles
            .iter()
            .map(|it| match it.service_id {
                Some(service) => format!("{} {service}", it.role),
                None => it.role.code().to_owned(),
            })
            .collect();
        words.sort();
        [("roles".to_owned(), words.into())].into_iter().collect()
    }
}
