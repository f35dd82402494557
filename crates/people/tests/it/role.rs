//! Roles given and taken away, and the administrator who is left.

use crate::fixture::{Fixture, everywhere};
use kernel::{Directory, May, Role};
use people::{
    PeopleDirectory, Refused,
    account::{self, ChangePerson, ErasePerson, Person},
    role::{self, GrantRole, NewAppointment, RevokeRole},
};

async fn revoke(it: &Fixture, person: &Person, role: Role) -> Result<(), Refused> {
    let may = May::<RevokeRole>::system(&it.app, "test", person.clone()).unwrap();
    let mut change = may.begin().await.unwrap();
    role::store::revoke(&mut change, &NewAppointment::new(role, None).unwrap()).await?;
    change.commit().await?;
    Ok(())
}

#[tokio::test]
async fn the_last_administrator_stays() {
    for it in everywhere().await {
        let (ann, bob) = (it.person("Ann Archer").await, it.person("Bob Baker").await);
        it.grant(&ann, Role::Administrator, None).await;
        assert!(matches!(revoke(&it, &ann, Role::Administrator).await, Err(Refused::LastAdministrator)));

        let change =
            |person: &Person| May::<ChangePerson>::system(&it.app, "test", person.clone()).unwrap().begin();
        let mut leaving = change(&ann).await.unwrap();
        assert!(matches!(account::store::deactivate(&mut leaving).await, Err(Refused::LastAdministrator)));
        drop(leaving);
        let mut erasing =
            May::<ErasePerson>::system(&it.app, "test", ann.clone()).unwrap().begin().await.unwrap();
        assert!(matches!(account::store::erase(&mut erasing).await, Err(Refused::LastAdministrator)));
        drop(erasing);

        // An administrator out of use is none.
        it.grant(&bob, Role::Administrator, None).await;
        let mut leaving = change(&bob).await.unwrap();
        account::store::deactivate(&mut leaving).await.unwrap();
        leaving.commit().await.unwrap();
        assert!(matches!(revoke(&it, &ann, Role::Administrator).await, Err(Refused::LastAdministrator)));
        revoke(&it, &bob, Role::Administrator).await.unwrap();
    }
}

#[tokio::test]
async fn two_administrators_who_dismiss_each_other_do_not_both_go() {
    for it in everywhere().await {
        let (ann, bob) = (it.person("Ann Archer").await, it.person("Bob Baker").await);
        it.grant(&ann, Role::Administrator, None).await;
        it.grant(&bob, Role::Administrator, None).await;
        for _ in 0..5 {
            let (a, b) =
                tokio::join!(revoke(&it, &ann, Role::Administrator), revoke(&it, &bob, Role::Administrator));
            assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
            it.grant(if a.is_ok() { &ann } else { &bob }, Role::Administrator, None).await;
        }
    }
}

#[tokio::test]
async fn a_role_is_given_once_and_a_manager_manages_what_lies_below() {
    for it in everywhere().await {
        let ann = it.with_password("Ann Archer").await;
        let adults = it.service("Adult Social Care (ASC)", None).await;
        let homes = it.service("Care homes", Some(&adults)).await;
        let beds = it.service("Bookings", Some(&homes)).await;
        let roads = it.service("Roads", None).await;
        it.grant(&ann, Role::ServiceManager, Some(adults.id)).await;
        it.grant(&ann, Role::ServiceManager, Some(roads.id)).await;
        it.grant(&ann, Role::Reader, None).await;

        for (role, service) in [(Role::ServiceManager, Some(adults.id)), (Role::Reader, None)] {
            let may = May::<GrantRole>::system(&it.app, "test", ann.clone()).unwrap();
            let mut change = may.begin().await.unwrap();
            let again = role::store::grant(&mut change, &NewAppointment::new(role, service).unwrap()).await;
            assert!(matches!(again, Err(Refused::RoleHeld)), "{role}");
        }
        let token = it.sign_in(&ann).await;
        let member = PeopleDirectory.identify(&it.app, &token).await.unwrap().unwrap();
        assert_eq!(member.roles, [Role::ServiceManager, Role::Reader].into());
        assert_eq!(member.services, [adults.id, homes.id, beds.id, roads.id].into());
        assert!(it.history().await.contains(&format!("service_manager {}", adults.id)));
    }
}
