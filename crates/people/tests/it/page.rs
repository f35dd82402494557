//! The pages, as a browser without JavaScript sees them.

use crate::{
    browser::{Browser, Page},
    fixture::{Fixture, PASSWORD, everywhere},
};
use axum::http::StatusCode;
use kernel::Role;

async fn signed_in(it: &Fixture, name: &str, role: Role) -> (people::account::Person, Browser) {
    let person = it.with_password(name).await;
    it.grant(&person, role, None).await;
    let mut browser = Browser::new(&it.app);
    browser.get("/sign-in").await;
    let page = browser.post("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
    (person, browser)
}

fn sound(page: &Page) {
    assert_eq!(page.html.matches("<h1").count(), 1, "{}", page.html);
    assert!(!page.html.contains("undefined"), "{}", page.html);
}

#[tokio::test]
async fn every_page_of_an_administrator_is_there() {
    for it in everywhere().await {
        let (ann, mut browser) = signed_in(&it, "Ann Archer", Role::Administrator).await;
        let service = it.service("Libraries", None).await;
        it.service("Branch <Reading>", Some(&service)).await;
        let retired = it.service("Baths", None).await;
        browser.get("/services").await;
        browser.post(&format!("/services/{}/retirement", retired.id), &[]).await;
        let person = format!("/people/{}", ann.id);
        for path in [
            "/people",
            "/people?q=nobody",
            "/people?role=lead&state=all",
            "/people/new",
            &person,
            &format!("{person}?done=roles"),
            &format!("{person}/edit"),
            &format!("{person}/erasure"),
            "/account",
            "/account?done=password",
            "/account/password",
            "/services",
            "/services?done=added",
            "/services/new",
            &format!("/services/{}/edit", service.id),
        ] {
            let page = browser.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            sound(&page);
        }
        assert!(browser.get("/services").await.html.contains("Branch &lt;Reading&gt;"));
    }
}

#[tokio::test]
async fn a_new_person_goes_from_a_one_time_password_to_their_own() {
    for it in everywhere().await {
        let (_, mut browser) = signed_in(&it, "Ann Archer", Role::Administrator).await;
        browser.get("/people/new").await;
        let page = browser.post("/people/new", &[("name", ""), ("email", "bob@"), ("post", "Lead")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        sound(&page);
        assert!(page.html.contains("Enter a name") && page.html.contains("value=\"Lead\""));
        let fields = [("name", "Bob Baker"), ("email", "Bob@Marlowvale.example"), ("post", "Lead")];
        let page = browser.post("/people/new", &fields).await;
        assert_eq!(page.status, StatusCode::OK);
        sound(&page);
        let password = page.html.split("app-words\">").find_map(|it| {
            let text = it.split('<').next()?;
            (text.len() == 19 && text.matches('-').count() == 3).then_some(text)
        });
        let password = password.unwrap().to_owned();
        let again = browser.post("/people/new", &fields).await;
        assert!(again.html.contains("Somebody else already has this email address"));
        let bob =
            people::account::store::find_by_email(&it.reader(), "bob@marlowvale.example").await.unwrap();
        let bob = bob.unwrap();
        let roles = format!("/people/{}/roles", bob.id);
        let page = browser.post(&roles, &[("role", "service_manager"), ("service", "")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        sound(&page);
        assert_eq!(browser.post(&roles, &[("role", "administrator")]).await.status, StatusCode::SEE_OTHER);

        let mut own = Browser::new(&it.app);
        own.get("/sign-in?next=/people").await;
        let page = own
            .post(
                "/sign-in",
                &[("email", "bob@marlowvale.example"), ("password", &password), ("next", "/people")],
            )
            .await;
        assert_eq!(page.location, "/account/password");
        assert_eq!(own.get("/people").await.status, StatusCode::FORBIDDEN);
        assert_eq!(own.get("/account").await.location, "/account/password");
        sound(&own.get("/account/password").await);
        for weak in ["short", "password123456", "marlow vale council!", "bob baker forever"] {
            let page = own.post("/account/password", &[("new_password", weak)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{weak}");
            sound(&page);
        }
        let before = own.cookie("evenhand_session").map(str::to_owned);
        let page = own.post("/account/password", &[("new_password", "an orchard in the rain")]).await;
        assert_eq!(page.location, "/account?done=password");
        assert_ne!(own.cookie("evenhand_session").map(str::to_owned), before);
        assert_eq!(own.get("/people").await.status, StatusCode::OK);

        let page = own
            .post(
                "/account/password",
                &[("current_password", "not this one"), ("new_password", "seven green lamps here")],
            )
            .await;
        assert!(page.html.contains("This is not your current password"));
    }
}

#[tokio::test]
async fn signing_in_leads_to_our_own_pages_alone_and_out_again() {
    for it in everywhere().await {
        let ann = it.with_password("Ann Archer").await;
        let mut browser = Browser::new(&it.app);
        let page = browser.get("/sign-in").await;
        sound(&page);
        let wrong = browser.post("/sign-in", &[("email", &ann.email), ("password", "no")]).await;
        let unknown = browser
            .post("/sign-in", &[("email", &ann.email.replace("ann", "nan")), ("password", "no")])
            .await;
        assert_eq!(wrong.html.replace("ann.", "nan."), unknown.html.replace("ann.", "nan."));
        assert_eq!(
            (wrong.status, unknown.status),
            (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY)
        );
        let evil = [("email", ann.email.as_str()), ("password", PASSWORD), ("next", "//evil.example")];
        assert_eq!(browser.post("/sign-in", &evil).await.location, "/my-activities");
        let token = browser.cookie("evenhand_session").unwrap().to_owned();
        assert_eq!(browser.get("/sign-in?next=/account").await.location, "/account");
        sound(&browser.get("/account").await);
        assert_eq!(browser.post("/sign-out", &[]).await.location, "/");
        assert!(browser.cookie("evenhand_session").is_none());
        assert_eq!(browser.get("/account").await.location, "/sign-in?next=%2Faccount");

        // The token that was signed out is worth nothing, and a sign-in never takes up an old one.
        browser.get("/sign-in").await;
        browser.post("/sign-in", &[("email", &ann.email), ("password", PASSWORD)]).await;
        assert_ne!(browser.cookie("evenhand_session"), Some(token.as_str()));
    }
}

#[tokio::test]
async fn one_browser_signs_out_another_or_all() {
    for it in everywhere().await {
        let (ann, mut here) = signed_in(&it, "Ann Archer", Role::Reader).await;
        let there = it.sign_in(&ann).await;
        let page = here.get("/account").await;
        assert!(page.html.contains("This browser") && page.html.contains("Another browser"));
        let sessions = people::session::store::list(&it.reader(), ann.id).await.unwrap();
        assert_eq!(sessions.len(), 2);
        let (_, mut stranger) = signed_in(&it, "Bob Baker", Role::Administrator).await;
        stranger.get("/account").await;
        for session in &sessions {
            stranger.post(&format!("/account/sessions/{}/end", session.id), &[]).await;
        }
        assert_eq!(
            people::session::store::list(&it.reader(), ann.id).await.unwrap().len(),
            2,
            "not a stranger's"
        );
        assert_eq!(here.post("/account/sessions/end", &[]).await.location, "/sign-in");
        use kernel::Directory;
        assert!(people::PeopleDirectory.identify(&it.app, &there).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn a_stale_form_shows_both_versions() {
    for it in everywhere().await {
        let (_, mut browser) = signed_in(&it, "Ann Archer", Role::Administrator).await;
        let bob = it.person("Bob Baker").await;
        let edit = format!("/people/{}/edit", bob.id);
        browser.get(&edit).await;
        let send = |name: &'static str| {
            [("name", name), ("email", "bob@x.example"), ("post", "P"), ("version", "1")]
        };
        assert_eq!(browser.post(&edit, &send("Robert Baker")).await.status, StatusCode::SEE_OTHER);
        let page = browser.post(&edit, &send("Bobby Baker")).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        sound(&page);
        assert!(page.html.contains("Robert Baker") && page.html.contains("value=\"Bobby Baker\""));
        assert!(page.html.contains("name=\"version\" value=\"2\""));

        let service = it.service("Libraries", None).await;
        let edit = format!("/services/{}/edit", service.id);
        browser.get(&edit).await;
        let send = |name: &'static str| [("name", name), ("version", "1"), ("other_names", "Books\nReading")];
        assert_eq!(browser.post(&edit, &send("Library Service")).await.status, StatusCode::SEE_OTHER);
        let page = browser.post(&edit, &send("Book Service")).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        sound(&page);
        assert!(page.html.contains("Library Service") && page.html.contains("value=\"Book Service\""));
    }
}

#[tokio::test]
async fn others_do_not_learn_who_has_an_account() {
    for it in everywhere().await {
        let (ann, mut browser) = signed_in(&it, "Ann Archer", Role::ProgrammeOfficer).await;
        let known = browser.get(&format!("/people/{}", ann.id)).await;
        let unknown = browser.get(&format!("/people/{}", uuid::Uuid::now_v7())).await;
        assert_eq!((known.status, unknown.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert_eq!(browser.get("/people").await.status, StatusCode::FORBIDDEN);
        assert_eq!(browser.get("/services").await.status, StatusCode::FORBIDDEN);
        let mut visitor = Browser::new(&it.app);
        assert_eq!(visitor.get(&format!("/people/{}", ann.id)).await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn erasing_asks_first_and_the_last_administrator_is_told() {
    for it in everywhere().await {
        let (ann, mut browser) = signed_in(&it, "Ann Archer", Role::Administrator).await;
        let bob = it.person("Bob Baker").await;
        let path = format!("/people/{}/erasure", bob.id);
        assert!(browser.get(&path).await.html.contains("cannot be undone"));
        let page = browser.post(&path, &[]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        sound(&page);
        assert_eq!(browser.post(&path, &[("sure", "yes")]).await.status, StatusCode::SEE_OTHER);
        let page = browser.get(&format!("/people/{}", bob.id)).await;
        sound(&page);
        assert!(page.html.contains("Erased person") && !page.html.contains("Baker"));
        for (path, fields) in [
            ("deactivation", vec![]),
            ("roles/removal", vec![("role", "administrator")]),
            ("erasure", vec![("sure", "yes")]),
        ] {
            let page = browser.post(&format!("/people/{}/{path}", ann.id), &fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
            sound(&page);
            assert!(page.html.contains("This is the last administrator"));
        }
    }
}
