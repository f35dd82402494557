//! Why a write in this district was not done, in words for the person who tried.

use kernel::{Error, Errors, Role};
use sea_orm::{DbErr, SqlErr};

/// Why a write was not done. Its text is the message for the person.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Somebody else signs in with this address.
    #[error("Somebody else already has this email address")]
    EmailTaken,
    /// Nobody would be left to manage people.
    #[error("This is the last administrator. Make somebody else an administrator first")]
    LastAdministrator,
    /// The person has been erased: nothing about them can change.
    #[error("The details of this person were erased, so nothing about them can change")]
    Erased,
    /// The account is not in use.
    #[error("This account is not in use. Bring it back into use first")]
    NotInUse,
    /// A service manager manages a service.
    #[error("Choose the service that this person manages")]
    ServiceWanted,
    /// Other roles have nothing to do with one service.
    #[error("Only a service manager is given a service. “{}” holds for all services", .0.label())]
    ServiceNotWanted(Role),
    /// The person has this role already.
    #[error("This person already has this role")]
    RoleHeld,
    /// The person does not have the role that was to be taken away.
    #[error("This person does not have this role")]
    RoleNotHeld,
    /// The service is not in use, or there is none.
    #[error("This service is not in use")]
    ServiceNotInUse,
    /// Another service goes by this name.
    #[error("Another service already goes by the name “{0}”")]
    NameTaken(String),
    /// A service cannot lie below itself.
    #[error("A service cannot belong to itself or to a service below it")]
    Cycle,
    /// Services below it are still in use.
    #[error("Services below this one are still in use. Move or retire them first")]
    ServicesBelow,
    /// It failed for a reason that has nothing to do with what was asked.
    #[error(transparent)]
    Kernel(#[from] Error),
}

impl Refused {
    /// The message beside the field it is about; a failure that is not the person's to mend stays a failure.
    pub fn beside(self, field: &str) -> kernel::Result<Errors> {
        match self {
            Self::Kernel(error) => Err(error),
            other => Ok(Errors::one(field, other.to_string())),
        }
    }
}

impl From<DbErr> for Refused {
    fn from(cause: DbErr) -> Self {
        Self::Kernel(cause.into())
    }
}

/// For callers without a form to mend, such as commands.
impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Kernel(error) => error,
            other => Self::BadRequest(format!("{other}.")),
        }
    }
}

/// Turns the database's refusal of a second such row into what it means; other failures stay as they are.
pub(crate) fn on_unique(meaning: Refused) -> impl FnOnce(DbErr) -> Refused {
    move |cause| match cause.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => meaning,
        _ => cause.into(),
    }
}
