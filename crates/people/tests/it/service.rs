//! The tree of services and the names they go by.

use crate::fixture::{Fixture, everywhere};
use kernel::{Directory, May, ServiceId};
use people::{
    PeopleDirectory, Refused,
    service::{self, AddService, EditService, NewService, RetireService, Service, ServiceEdit},
};

async fn move_below(it: &Fixture, service: &Service, parent: Option<ServiceId>) -> Result<Service, Refused> {
    let to = NewService::new(&service.name, parent, &service.other_names).unwrap();
    let now = service::store::get(&it.reader(), service.id).await?;
    let may = May::<EditService>::system(&it.app, "test", now.clone())?;
    let mut change = may.begin().await?;
    let moved = service::store::edit(&mut change, &ServiceEdit { to, version: now.version }).await?;
    change.commit().await?;
    Ok(moved)
}

#[tokio::test]
async fn no_service_comes_to_lie_below_itself() {
    for it in everywhere().await {
        let top = it.service("Place", None).await;
        let middle = it.service("Culture", Some(&top)).await;
        let bottom = it.service("Libraries", Some(&middle)).await;
        for parent in [top.id, middle.id, bottom.id] {
            assert!(matches!(move_below(&it, &top, Some(parent)).await, Err(Refused::Cycle)));
        }
        move_below(&it, &bottom, Some(top.id)).await.unwrap();
        let (a, b) = tokio::join!(
            move_below(&it, &middle, Some(bottom.id)),
            move_below(&it, &bottom, Some(middle.id)),
        );
        assert!(!(a.is_ok() && b.is_ok()), "two moves at once made a circle");
        let order: Vec<_> =
            PeopleDirectory.services(&it.app).await.unwrap().into_iter().map(|it| it.id).collect();
        assert_eq!(order.len(), 3, "everything is still reached from the top");
        assert_eq!(order.first(), Some(&top.id));
    }
}

#[tokio::test]
async fn a_name_belongs_to_one_service_whether_first_or_other() {
    for it in everywhere().await {
        let new = |name: &str, others: &[&str]| {
            NewService::new(name, None, &others.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>())
                .unwrap()
        };
        let add = |new: NewService| {
            let app = it.app.clone();
            async move {
                let mut change = May::<AddService>::system(&app, "test", ()).unwrap().begin().await?;
                let service = service::store::add(&mut change, &new).await?;
                change.commit().await?;
                Ok::<_, Refused>(service)
            }
        };
        let adults = add(new("Adult Social Care (ASC)", &["Adults & Health"])).await.unwrap();
        for clash in [new("adults and health", &[]), new("Other", &["ADULT SOCIAL CARE (asc)"])] {
            assert!(matches!(add(clash).await, Err(Refused::NameTaken(_))));
        }
        for name in ["ASC", "asc", "Adult social care", "adult social care (ASC)", "ADULTS AND HEALTH"] {
            let found = service::store::find_by_any_name(&it.reader(), name).await.unwrap();
            assert_eq!(found.map(|it| it.id), Some(adults.id), "{name}");
        }
        assert!(service::store::find_by_any_name(&it.reader(), "Adult").await.unwrap().is_none());

        let mut change =
            May::<EditService>::system(&it.app, "test", adults.clone()).unwrap().begin().await.unwrap();
        service::store::rename(&mut change, "Care and Support").await.unwrap();
        change.commit().await.unwrap();
        let found = service::store::find_by_any_name(&it.reader(), "ASC").await.unwrap().unwrap();
        assert_eq!(found.name, "Care and Support", "the old name still finds it");
    }
}

#[tokio::test]
async fn a_service_is_retired_after_those_below_it() {
    for it in everywhere().await {
        let top = it.service("Place", None).await;
        let below = it.service("Culture", Some(&top)).await;
        let retire = |service: Service| {
            let app = it.app.clone();
            async move {
                let mut change = May::<RetireService>::system(&app, "test", service)?.begin().await?;
                let it = service::store::retire(&mut change).await?;
                change.commit().await?;
                Ok::<_, Refused>(it)
            }
        };
        assert!(matches!(retire(top.clone()).await, Err(Refused::ServicesBelow)));
        retire(below.clone()).await.unwrap();
        retire(top).await.unwrap();
        assert!(PeopleDirectory.services(&it.app).await.unwrap().is_empty());
        let found = service::store::find_by_any_name(&it.reader(), "Culture").await.unwrap();
        assert!(found.is_some_and(|it| !it.in_use()), "what was done in its name keeps it");
        let new = NewService::new("Parks", Some(below.id), &[]).unwrap();
        let mut change = May::<AddService>::system(&it.app, "test", ()).unwrap().begin().await.unwrap();
        assert!(matches!(service::store::add(&mut change, &new).await, Err(Refused::ServiceNotInUse)));
    }
}
