//! A directory without people, until the people district moves in.

use kernel::{App, Directory, Member, PersonName, Result, ServiceName};

/// A directory without people.
pub(crate) struct Nobody;

#[async_trait::async_trait]
impl Directory for Nobody {
    async fn identify(&self, _: &App, _: &str) -> Result<Option<Member>> {
        Ok(None)
    }
    async fn services(&self, _: &App) -> Result<Vec<ServiceName>> {
        Ok(Vec::new())
    }
    async fn people(&self, _: &App) -> Result<Vec<PersonName>> {
        Ok(Vec::new())
    }
}
