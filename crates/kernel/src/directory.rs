//! What the kernel must know of people and services; the people district answers.

use crate::{App, Member, PersonId, Result, ServiceId};

/// A service as other rooms name it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ServiceName {
    /// Its id.
    pub id: ServiceId,
    /// The service it belongs to.
    pub parent: Option<ServiceId>,
    /// Its name.
    pub name: String,
    /// Other names it goes by, such as "ASC".
    pub other_names: Vec<String>,
}

/// A person as other rooms name them.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct PersonName {
    /// Who it is.
    pub id: PersonId,
    /// The name, for colleagues.
    pub name: String,
    /// The post, for the public.
    pub post: String,
    /// Whether the person agreed to be named to the public.
    pub named_publicly: bool,
}

impl PersonName {
    /// What the public may read of this person.
    #[must_use]
    pub fn public(&self) -> &str {
        match (self.named_publicly, self.post.is_empty()) {
            (true, _) => &self.name,
            (false, false) => &self.post,
            (false, true) => "Member of staff",
        }
    }
}

/// Answers who somebody is and what things are called.
#[async_trait::async_trait]
pub trait Directory: Send + Sync {
    /// The person whose live session has this token. Also the place for single sign-on later: whatever
    /// proves a person ends in a session.
    async fn identify(&self, app: &App, token: &str) -> Result<Option<Member>>;
    /// Every service in use, parents before children.
    async fn services(&self, app: &App) -> Result<Vec<ServiceName>>;
    /// Everybody with an account in use.
    async fn people(&self, app: &App) -> Result<Vec<PersonName>>;
    /// Services and people of before, whom history still names: no longer in use, or gone.
    async fn former(&self, _: &App) -> Result<Former> {
        Ok(Former::default())
    }
}

/// Who and what was there before.
#[derive(Clone, Debug, Default)]
pub struct Former {
    /// Services that are no longer in use.
    pub services: Vec<ServiceName>,
    /// People whose account is no longer in use. Of somebody who was erased nothing is left to tell.
    pub people: Vec<PersonName>,
}
