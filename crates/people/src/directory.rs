//! Who somebody is and what services are called: this district's answers to the kernel.

use crate::{account, role, service, session};
use kernel::{App, Directory, Member, PersonName, Reader, Result, Role, ServiceName};
use std::collections::BTreeSet;

/// The directory of people and services.
#[derive(Clone, Copy, Debug, Default)]
pub struct PeopleDirectory;

#[async_trait::async_trait]
impl Directory for PeopleDirectory {
    async fn identify(&self, app: &App, token: &str) -> Result<Option<Member>> {
        let Some((session, person)) = session::store::identify(app, token).await? else { return Ok(None) };
        let mut member = Member {
            id: person.id,
            name: person.name,
            post: person.post,
            roles: BTreeSet::new(),
            services: BTreeSet::new(),
        };
        // Who signed in with a one-time password can choose a password, and until then nothing else.
        if session.provisional {
            return Ok(Some(member));
        }
        let reader = Reader::system(app, "to know who asks");
        let held = role::store::list(&reader, member.id).await?;
        member.roles = held.iter().map(|it| it.role).collect();
        if member.roles.contains(&Role::ServiceManager) {
            let tree = service::store::tree(reader.db()).await?;
            member.services = service::with_those_below(&tree, held.iter().filter_map(|it| it.service_id));
        }
        Ok(Some(member))
    }

    async fn services(&self, app: &App) -> Result<Vec<ServiceName>> {
        let reader = Reader::system(app, "to name services");
        let services = service::store::list(&reader).await?;
        Ok(services
            .into_iter()
            .filter(|(_, it)| it.in_use())
            .map(|(_, it)| ServiceName {
                id: it.id,
                parent: it.parent,
                name: it.name,
                other_names: it.other_names,
            })
            .collect())
    }

    async fn people(&self, app: &App) -> Result<Vec<PersonName>> {
        let reader = Reader::system(app, "to name people");
        let people = account::store::list(&reader).await?;
        Ok(people
            .into_iter()
            .filter(|it| it.active)
            .map(|it| PersonName {
                id: it.id,
                name: it.name,
                post: it.post,
                named_publicly: it.named_publicly,
            })
            .collect())
    }
}
