//! Signing in, staying signed in for a while, and out again: as a person does it.

use crate::harness::{Persona, TestApp};
use axum::http::StatusCode;
use kernel::{May, Reader};
use people::account::{
    self, SetPassword,
    password::{Near, Password},
    store::Lasting,
};

const PASSWORD: &str = "seven brass kettles";

async fn give_password(app: &TestApp, persona: Persona) {
    let reader = Reader::system(&app.app, "a test");
    let person = account::store::get(&reader, app.council.id(persona)).await.expect("the person");
    let near = Near { body: "Marlow Vale Council", name: &person.name, email: &person.email };
    let hash = Password::choose(PASSWORD, &near).expect("a sound password").hash().await.expect("a hash");
    let mut change = May::<SetPassword>::system(&app.app, "a test", person)
        .expect("allowed")
        .begin()
        .await
        .expect("a transaction");
    account::store::set_password(&mut change, hash, Lasting::Kept).await.expect("a password");
    change.commit().await.expect("kept");
}

#[tokio::test]
async fn a_person_signs_in_and_is_signed_out_when_idle() {
    let app = TestApp::start().await;
    give_password(&app, Persona::Lead).await;
    let asked = app.visitor().open("/account").await;
    let form = asked.follow().await.form("Sign in");
    let wrong = form
        .fill("email", "leila.okafor@marlowvale.example")
        .fill("password", "not it at all")
        .submit()
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.errors(), ["The email address or the password is wrong"]);
    assert!(wrong.title().starts_with("Error: "), "{}", wrong.title());
    let signed_in = wrong.form("Sign in").fill("password", PASSWORD).submit().await;
    assert_eq!(signed_in.location(), Some("/account"), "back to the page that was asked for");
    assert!(signed_in.browser().cookie(kernel::visit::SESSION_COOKIE).is_some());
    let account = signed_in.follow().await;
    assert!(account.main().contains("leila.okafor@marlowvale.example"));
    let page = account.click("Search").await;

    app.pass(time::Duration::minutes(59));
    assert_eq!(page.open("/account").await.status, StatusCode::OK);
    app.pass(time::Duration::minutes(61));
    assert_eq!(page.open("/account").await.location(), Some("/sign-in?next=%2Faccount"));
}
