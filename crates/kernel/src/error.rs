//! The ways a request can fail, each with a message for the person; the cause is for us alone.

/// A result whose failure can be shown to a person.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a request was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or this person may not know that there is.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in and somebody must be.
    #[error("sign in first")]
    SignIn,
    /// A form was sent by somebody who is signed out, and must be signed in.
    #[error("signed out")]
    SignedOut,
    /// The person may see the thing but not do this to it.
    #[error("not allowed: {0}")]
    Forbidden(&'static str),
    /// Somebody else changed the thing since the person opened it.
    #[error("changed by somebody else")]
    Stale,
    /// The form did not come from our own page, or its token is out of date.
    #[error("the form's token does not match")]
    Forged,
    /// More was sent than is accepted.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The most that is accepted, in bytes.
        limit: usize,
    },
    /// The request cannot be understood.
    #[error("bad request: {0}")]
    BadRequest(String),
    /// Too many tries; come back later.
    #[error("too many tries")]
    TooMany {
        /// Seconds until another try is heard.
        wait_seconds: i64,
    },
    /// The body took too long to arrive.
    #[error("too slow")]
    TooSlow,
    /// Our failure. Logged once with a reference, and only the reference is shown.
    #[error("{0}")]
    Fault(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// Our failure, with its cause.
    pub fn fault(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Fault(cause.into())
    }
}

impl From<sea_orm::DbErr> for Error {
    fn from(cause: sea_orm::DbErr) -> Self {
        Self::fault(cause)
    }
}
impl From<minijinja::Error> for Error {
    fn from(cause: minijinja::Error) -> Self {
        Self::fault(cause)
    }
}
impl From<serde_json::Error> for Error {
    fn from(cause: serde_json::Error) -> Self {
        Self::fault(cause)
    }
}
impl From<std::io::Error> for Error {
    fn from(cause: std::io::Error) -> Self {
        Self::fault(cause)
    }
}
