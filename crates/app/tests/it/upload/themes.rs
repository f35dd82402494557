//! What was read as a theme and is none: it is told, and made what it is.

use super::brought_in;
use crate::harness::{Persona, TestApp};

const PLAN: &str = "<h1>Level Ground</h1><h2>Human Resources</h2><table><tr><th>Action</th><th>Lead</th><th>By when</th></tr>\
    <tr><td>Publish the pay gap</td><td>Asha Rao</td><td>May 2030</td></tr></table>\
    <h2>Adult Social Care</h2><table><tr><th>Action</th><th>Lead</th><th>By when</th></tr>\
    <tr><td>Ask carers what keeps them away</td><td>Ben Lee</td><td>June 2030</td></tr></table>";

#[tokio::test]
async fn themes_that_are_called_as_services_are_told_and_made_services_of_a_theme() {
    let app = TestApp::start().await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let review = brought_in(&officer, "plan.html", PLAN.as_bytes()).await;
    let told = review.main();
    assert!(
        told.contains("called as services are") && told.contains("Human Resources | Adult Social Care"),
        "{told}"
    );
    assert!(!told.contains("1 doubtful"), "each item by itself is as sure as ever: {told}");

    let review = review.form("Add the theme").fill("name", "Fair work").submit().await.follow().await;
    let theme = review.click("Look at it (paragraph 2)").await;
    assert!(theme.heading().ends_with("Human Resources"), "{}", theme.heading());
    assert!(theme.main().contains("called as services are"), "it is said again where it is mended");
    let into = theme
        .html()
        .split("<option value=\"")
        .find(|it| it.contains(">Fair work<"))
        .and_then(|it| it.split('"').next().map(str::to_owned))
        .expect("the theme to choose");
    let review = theme.form("Make it a service").fill("theme", &into).submit().await.follow().await;
    let theme = review.click("Fair work").await;
    assert!(theme.main().contains("Publish the pay gap"), "{}", theme.main());
    assert!(theme.main().contains("Service: Human Resources"), "{}", theme.main());
    assert!(!review.texts("#themes + ol h3 a").iter().any(|it| it.contains("Human Resources")));

    let empty = review.form("Add the theme").fill("name", "Not yet filled").submit().await.follow().await;
    let empty = empty.click("Not yet filled").await;
    let refused = empty.form("Make it a service").submit().await;
    assert_eq!(refused.errors(), ["A theme without a name or without activities cannot be made a service"]);
}
