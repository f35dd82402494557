//! Giving roles and taking them away, on the page of the person.

use super::{GrantRole, NewAppointment, RevokeRole, store};
use crate::{Refused, account};
use kernel::{May, Response, Result, Visit, visit::see_other};

pub(super) async fn grant(may: May<GrantRole>, visit: Visit) -> Result<Response> {
    let (reader, person) = (may.reader().clone(), may.on.clone());
    let new = match NewAppointment::check(&visit.form) {
        Ok(new) => new,
        Err(errors) => return account::person_page(&person, &reader, &visit, &errors).await,
    };
    let mut change = may.begin().await?;
    if let Err(refused) = store::grant(&mut change, &new).await {
        drop(change);
        let field = if matches!(refused, Refused::ServiceNotInUse) { "service" } else { "role" };
        return account::person_page(&person, &reader, &visit, &refused.beside(field)?).await;
    }
    change.commit().await?;
    Ok(see_other(&format!("/people/{}?done=roles", person.id)))
}

pub(super) async fn revoke(may: May<RevokeRole>, visit: Visit) -> Result<Response> {
    let (reader, person) = (may.reader().clone(), may.on.clone());
    let old = match NewAppointment::check(&visit.form) {
        Ok(old) => old,
        Err(errors) => return account::person_page(&person, &reader, &visit, &errors).await,
    };
    let mut change = may.begin().await?;
    if let Err(refused) = store::revoke(&mut change, &old).await {
        drop(change);
        return account::person_page(&person, &reader, &visit, &refused.beside("roles")?).await;
    }
    change.commit().await?;
    Ok(see_other(&format!("/people/{}?done=roles", person.id)))
}
