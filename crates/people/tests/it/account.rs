//! Adding, changing and erasing people.

use crate::fixture::{PASSWORD, everywhere};
use kernel::{Error, May, Role};
use people::{
    Refused,
    account::{
        self, AddPerson, ChangePerson, ERASED_NAME, ErasePerson, NewPerson, PersonEdit, store::Search,
    },
    role,
    session::Outcome,
};

#[tokio::test]
async fn two_people_cannot_have_one_address_in_whatever_case() {
    for it in everywhere().await {
        it.person("Ann Archer").await;
        let new = NewPerson::new("Another Ann", "ANN.Archer@MarlowVale.example", "", false).unwrap();
        let may = May::<AddPerson>::system(&it.app, "test", ()).unwrap();
        let mut change = may.begin().await.unwrap();
        assert!(matches!(account::store::add(&mut change, &new).await, Err(Refused::EmailTaken)));
        drop(change);
        assert_eq!(account::store::list(&it.reader()).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_stale_edit_is_refused_and_history_holds_no_name() {
    for it in everywhere().await {
        let ann = it.person("Ann Archer").await;
        let edit = |name: &str| PersonEdit {
            to: NewPerson::new(name, "ann.baker@marlowvale.example", "Head of Libraries", true).unwrap(),
            version: ann.version,
        };
        let may = || May::<ChangePerson>::system(&it.app, "test", ann.clone()).unwrap();
        let mut change = may().begin().await.unwrap();
        let after = account::store::edit(&mut change, &edit("Ann Baker")).await.unwrap();
        change.commit().await.unwrap();
        assert_eq!((after.version, after.name.as_str()), (2, "Ann Baker"));

        let mut change = may().begin().await.unwrap();
        let late = account::store::edit(&mut change, &edit("Ann Cook")).await;
        assert!(matches!(late, Err(Refused::Kernel(Error::Stale))));
        drop(change);

        let history = it.history().await.to_lowercase();
        assert!(history.contains("head of libraries"), "posts are public");
        for secret in ["archer", "baker", "marlowvale.example"] {
            assert!(!history.contains(secret), "{secret} in {history}");
        }
        assert!(
            account::store::find_by_email(&it.reader(), "Ann.Baker@marlowvale.example")
                .await
                .unwrap()
                .is_some()
        );
    }
}

#[tokio::test]
async fn erasing_leaves_no_name_and_the_chain_whole() {
    for it in everywhere().await {
        let ann = it.person_at("Ann \"Annie\" O'Archer-Łęcka", "ann.oarcher@marlowvale.example").await;
        it.give_password(&ann).await;
        let bob = it.person("Bob_Baker").await;
        it.grant(&ann, Role::Lead, None).await;
        // Somebody wrote the name and the address into the record, one of them in another case.
        it.service("Reading group of Ann \"Annie\" O'Archer-Łęcka", None).await;
        it.service("Write to BOB_BAKER@marlowvale.example", None).await;
        let untouched = it.service("Bob-Baker@marlowvale.example", None).await;

        let may = May::<ErasePerson>::system(&it.app, "test", ann.clone()).unwrap();
        let mut change = may.begin().await.unwrap();
        let erased = account::store::erase(&mut change).await.unwrap();
        change.commit().await.unwrap();

        assert_eq!(erased.entries, 1);
        let may = May::<ErasePerson>::system(&it.app, "test", bob).unwrap();
        let mut change = may.begin().await.unwrap();
        assert_eq!(account::store::erase(&mut change).await.unwrap().entries, 1);
        drop(change);
        assert_eq!(it.whole().await.1, 1, "the chain is whole, with one body erased");
        assert!(!it.history().await.contains("Archer"));
        assert!(it.history().await.contains(&untouched.name));
        let now = account::store::get(&it.reader(), ann.id).await.unwrap();
        assert_eq!(now.name, ERASED_NAME);
        assert!(!now.active && now.erased() && !now.email.contains("archer"));
        assert!(role::store::list(&it.reader(), ann.id).await.unwrap().is_empty());
        assert!(matches!(it.try_to_sign_in("c", &ann.email, PASSWORD).await, Outcome::Wrong));
        assert!(matches!(it.try_to_sign_in("c", &now.email, PASSWORD).await, Outcome::Wrong));

        let may = May::<ErasePerson>::system(&it.app, "test", now).unwrap();
        let mut change = may.begin().await.unwrap();
        assert!(matches!(account::store::erase(&mut change).await, Err(Refused::Erased)));
    }
}

#[tokio::test]
async fn people_are_found_by_part_of_a_name_by_role_and_by_state() {
    for it in everywhere().await {
        let ann = it.person("Ann Archer").await;
        it.person("Bob 100% Baker").await;
        it.grant(&ann, Role::BoardMember, None).await;
        let found = |search: Search| {
            let reader = it.reader();
            async move {
                let paging = kernel::paging::Paging { page: 1, per_page: 50 };
                let (people, total) = account::store::search(&reader, &search, paging).await.unwrap();
                assert_eq!(total as usize, people.len());
                people.into_iter().map(|it| it.name).collect::<Vec<_>>()
            }
        };
        assert_eq!(found(Search::default()).await, ["Ann Archer", "Bob 100% Baker"]);
        assert_eq!(found(Search { words: "ARCH".into(), ..Search::default() }).await, ["Ann Archer"]);
        assert_eq!(found(Search { words: "%".into(), ..Search::default() }).await, ["Bob 100% Baker"]);
        assert_eq!(
            found(Search { role: Some(Role::BoardMember), ..Search::default() }).await,
            ["Ann Archer"]
        );
        assert!(found(Search { active: Some(false), ..Search::default() }).await.is_empty());
    }
}
