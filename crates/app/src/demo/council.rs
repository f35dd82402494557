//! The invented council: its services, its people and their roles.

use super::{Cast, PASSWORD, script::Script};
use kernel::{App, Error, Errors, May, Member, Result, Role, ServiceId};
use people::{
    Refused,
    account::{
        AddPerson, NewPerson, SetPassword,
        password::{Near, Password},
        store::{self, Lasting},
    },
    role::{self, GrantRole, NewAppointment},
    service::{self, AddService, NewService},
};
use std::collections::{BTreeSet, HashMap};

const REASON: &str = "the demonstration";

fn unfit(errors: Errors) -> Error {
    let words: Vec<_> = errors.iter().map(|it| it.message.clone()).collect();
    Error::fault(format!("the script of the demonstration is refused: {}", words.join("; ")))
}

fn refused(why: Refused) -> Error {
    Error::fault(format!("the script of the demonstration is refused: {why}"))
}

/// Makes the services, the people and their roles.
pub(super) async fn make(app: &App, script: &Script) -> Result<(HashMap<String, ServiceId>, Cast)> {
    let mut services: HashMap<String, ServiceId> = HashMap::new();
    let mut below: HashMap<ServiceId, Vec<ServiceId>> = HashMap::new();
    for it in &script.services {
        let parent = it.parent.as_ref().and_then(|it| services.get(it)).copied();
        let new = NewService::new(&it.name, parent, &it.other_names).map_err(unfit)?;
        let mut change = May::<AddService>::system(app, REASON, ())?.begin().await?;
        let added = service::store::add(&mut change, &new).await.map_err(refused)?;
        change.commit().await?;
        services.insert(it.name.clone(), added.id);
        if let Some(parent) = parent {
            below.entry(parent).or_default().push(added.id);
        }
    }
    let mut cast = Cast::new();
    for it in &script.people {
        let new = NewPerson::new(&it.name, &it.email, &it.post, it.named_publicly).map_err(unfit)?;
        let mut change = May::<AddPerson>::system(app, REASON, ())?.begin().await?;
        let person = store::add(&mut change, &new).await.map_err(refused)?;
        change.commit().await?;
        let near = Near { body: &script.organisation, name: &it.name, email: &it.email };
        let password = Password::choose(PASSWORD, &near).map_err(Error::fault)?.hash().await?;
        let mut change = May::<SetPassword>::system(app, REASON, person.clone())?.begin().await?;
        store::set_password(&mut change, password, Lasting::Kept).await.map_err(refused)?;
        change.commit().await?;
        let mut member = Member {
            id: person.id,
            name: it.name.clone(),
            post: it.post.clone(),
            roles: BTreeSet::new(),
            services: BTreeSet::new(),
        };
        for held in &it.roles {
            let role: Role = held.role.replace(' ', "_").parse().map_err(|_| {
                Error::fault(format!("the script names a role “{}” that there is not", held.role))
            })?;
            // The script says where a lead works; only a manager holds a role for a service.
            let managed = held.service.as_ref().filter(|_| role == Role::ServiceManager);
            let service = managed.and_then(|it| services.get(it)).copied();
            let new = NewAppointment::new(role, service).map_err(refused)?;
            let mut change = May::<GrantRole>::system(app, REASON, person.clone())?.begin().await?;
            role::store::grant(&mut change, &new).await.map_err(refused)?;
            change.commit().await?;
            member.roles.insert(role);
            if let Some(service) = service {
                member.services.insert(service);
                member.services.extend(below.get(&service).into_iter().flatten());
            }
        }
        cast.insert(it.email.clone(), member);
    }
    Ok((services, cast))
}
