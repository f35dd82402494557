//! Signing in, being slowed down, and being signed out.

use crate::fixture::{PASSWORD, everywhere};
use kernel::{Directory, May, Reader};
use people::{
    PeopleDirectory,
    account::{self, ChangePerson, SetPassword, password::Password, store::Lasting},
    session::{Outcome, SignIn, sign_in},
};

#[tokio::test]
async fn after_five_wrong_passwords_even_the_right_one_has_to_wait() {
    for it in everywhere().await {
        let ann = it.with_password("Ann Archer").await;
        for n in 0..5 {
            let out =
                it.try_to_sign_in(&format!("client {n}"), "ANN.ARCHER@marlowvale.example ", "wrong").await;
            assert!(matches!(out, Outcome::Wrong));
        }
        let out = it.try_to_sign_in("client 6", &ann.email, PASSWORD).await;
        assert!(matches!(out, Outcome::TooMany { wait_seconds: 900 }));
        let entries = it.whole().await.0;
        it.try_to_sign_in("client 6", &ann.email, PASSWORD).await;
        assert_eq!(it.whole().await.0, entries, "a pause is one event, not one for each try");
        assert!(it.history().await.contains("pause sign-in"));
        it.later(901);
        assert!(matches!(it.try_to_sign_in("client 6", &ann.email, PASSWORD).await, Outcome::In { .. }));
    }
}

#[tokio::test]
async fn tries_at_the_same_moment_all_count() {
    for it in everywhere().await {
        let ann = it.with_password("Ann Archer").await;
        let tries: Vec<_> = (0..12)
            .map(|n| {
                let (app, email) = (it.app.clone(), ann.email.clone());
                tokio::spawn(async move {
                    let may = May::<SignIn>::check(Reader::public(&app), ()).unwrap();
                    sign_in(may, &format!("client {n}"), &email, "wrong").await.unwrap()
                })
            })
            .collect();
        let mut heard = 0;
        for one in tries {
            heard += usize::from(matches!(one.await.unwrap(), Outcome::Wrong));
        }
        assert_eq!(heard, 5);
    }
}

#[tokio::test]
async fn one_client_that_tries_many_addresses_is_slowed_down_and_others_are_not() {
    for it in everywhere().await {
        let ann = it.with_password("Ann Archer").await;
        for n in 0..20 {
            let out = it.try_to_sign_in("guesser", &format!("somebody{n}@marlowvale.example"), "wrong").await;
            assert!(matches!(out, Outcome::Wrong));
        }
        let out = it.try_to_sign_in("guesser", "one.more@marlowvale.example", "wrong").await;
        assert!(matches!(out, Outcome::TooMany { .. }));
        assert!(matches!(it.try_to_sign_in("office", &ann.email, PASSWORD).await, Outcome::In { .. }));
    }
}

#[tokio::test]
async fn many_people_behind_one_address_can_sign_in_one_after_the_other() {
    for it in everywhere().await {
        let ann = it.with_password("Ann Archer").await;
        for _ in 0..25 {
            it.sign_in(&ann).await;
        }
    }
}

#[tokio::test]
async fn a_session_ends_when_it_is_idle_or_old() {
    for it in everywhere().await {
        let ann = it.with_password("Ann Archer").await;
        let who = |token: String| {
            let app = it.app.clone();
            async move { PeopleDirectory.identify(&app, &token).await.unwrap().map(|it| it.id) }
        };
        let token = it.sign_in(&ann).await;
        it.later(59 * 60);
        assert_eq!(who(token.clone()).await, Some(ann.id), "used in time");
        it.later(59 * 60);
        assert_eq!(who(token.clone()).await, Some(ann.id), "its use was noted");
        it.later(61 * 60);
        assert_eq!(who(token).await, None, "idle");

        let token = it.sign_in(&ann).await;
        for _ in 0..12 {
            it.later(58 * 60);
            assert_eq!(who(token.clone()).await, Some(ann.id));
        }
        it.later(30 * 60);
        assert_eq!(who(token).await, None, "older than twelve hours, though in use");
        assert_eq!(who("not a token".to_owned()).await, None);
    }
}

#[tokio::test]
async fn whoever_is_taken_out_of_use_is_signed_out_at_once() {
    for it in everywhere().await {
        let ann = it.with_password("Ann Archer").await;
        let token = it.sign_in(&ann).await;
        let may = May::<ChangePerson>::system(&it.app, "test", ann.clone()).unwrap();
        let mut change = may.begin().await.unwrap();
        account::store::deactivate(&mut change).await.unwrap();
        change.commit().await.unwrap();
        assert!(PeopleDirectory.identify(&it.app, &token).await.unwrap().is_none());
        assert!(matches!(it.try_to_sign_in("c", &ann.email, PASSWORD).await, Outcome::Wrong));
        assert!(PeopleDirectory.people(&it.app).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_one_time_password_is_good_once_and_for_a_week() {
    for it in everywhere().await {
        let ann = it.person("Ann Archer").await;
        it.grant(&ann, kernel::Role::Lead, None).await;
        let fresh = || async {
            let password = Password::random().unwrap();
            let hash = password.hash().await.unwrap();
            let may = May::<SetPassword>::system(&it.app, "test", ann.clone()).unwrap();
            let mut change = may.begin().await.unwrap();
            account::store::set_password(&mut change, hash, Lasting::OneTime).await.unwrap();
            change.commit().await.unwrap();
            password.reveal().to_owned()
        };
        let password = fresh().await;
        let Outcome::In { token, must_choose } = it.try_to_sign_in("c", &ann.email, &password).await else {
            panic!("it was good");
        };
        assert!(must_choose);
        let member = PeopleDirectory.identify(&it.app, token.for_cookie()).await.unwrap().unwrap();
        assert!(member.roles.is_empty(), "nothing but choosing a password");
        assert!(matches!(it.try_to_sign_in("c", &ann.email, &password).await, Outcome::Wrong));

        let password = fresh().await;
        it.later(8 * 24 * 3_600);
        assert!(matches!(it.try_to_sign_in("c", &ann.email, &password).await, Outcome::Wrong));
    }
}

#[tokio::test]
async fn an_unknown_address_takes_as_long_as_a_wrong_password() {
    // SQLite alone: what is measured is the hashing.
    let it = everywhere().await.swap_remove(0);
    let time = |email: String, place: String| {
        let it = &it;
        async move {
            let began = std::time::Instant::now();
            let out = it.try_to_sign_in(&place, &email, "wrong password 1").await;
            assert!(matches!(out, Outcome::Wrong));
            began.elapsed()
        }
    };
    let mut measured = Vec::new();
    // A busy machine can slow down all tries of one kind by chance, but hardly in each of several rounds.
    for round in 0..5 {
        let ann = it.with_password(&format!("Ann Archer {round}")).await;
        let (mut known, mut unknown) = (std::time::Duration::MAX, std::time::Duration::MAX);
        for n in 0..4 {
            known = known.min(time(ann.email.clone(), format!("known {round} {n}")).await);
            let stranger = format!("x{round}@marlowvale.example");
            unknown = unknown.min(time(stranger, format!("unknown {round} {n}")).await);
        }
        // Without the hash an unknown address would take a twentieth of the time.
        if unknown * 3 > known {
            return;
        }
        measured.push((known, unknown));
    }
    panic!("known and unknown: {measured:?}");
}
