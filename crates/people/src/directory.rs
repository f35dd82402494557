//! Who somebody is and what services are called: this district's answers to the kernel.

use crate::{account, role, service, session};
use kernel::{App, Directory, Former, Member, PersonName, Reader, Result, Role, ServiceName};
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
        Ok(services(app).await?.0)
    }

    async fn people(&self, app: &App) -> Result<Vec<PersonName>> {
        Ok(people(app).await?.0)
    }

    async fn former(&self, app: &App) -> Result<Former> {
        Ok(Former { services: services(app).await?.1, people: people(app).await?.1 })
    }
}

/// The services in use, and the others.
async fn services(app: &App) -> Result<(Vec<ServiceName>, Vec<ServiceName>)> {
    let reader = Reader::system(app, "to name services");
    let all = service::store::list(&reader).await?;
    let (used, former): (Vec<_>, Vec<_>) =
        all.into_iter().map(|(_, it)| it).partition(service::Service::in_use);
    let named = |all: Vec<service::Service>| {
        all.into_iter()
            .map(|it| ServiceName {
                id: it.id,
                parent: it.parent,
                name: it.name,
                other_names: it.other_names,
            })
            .collect()
    };
    Ok((named(used), named(former)))
}

/// The people whose account is in use, and the others.
async fn people(app: &App) -> Result<(Vec<PersonName>, Vec<PersonName>)> {
    let reader = Reader::system(app, "to name people");
    let (active, former): (Vec<_>, Vec<_>) = account::store::list(&reader)
        .await?
        .into_iter()
        .filter(|it| it.active || !it.erased())
        .partition(|it| it.active);
    let named = |all: Vec<account::Person>| {
        all.into_iter()
            .map(|it| PersonName {
                id: it.id,
                name: it.name,
                post: it.post,
                named_publicly: it.named_publicly,
            })
            .collect()
    };
    Ok((named(active), named(former)))
}
