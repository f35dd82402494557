//! Actions under the recommendations they answer: the link is read, shown to the reviewer and kept in the plan.

use super::brought_in;
use crate::harness::{Persona, TestApp};
use kernel::Reader;
use planning::{activity, plan, recommendation};

const PLAN: &str = "<h1>Improvement plan</h1><h2>Investigations</h2>\
    <p>Recommendation 1: Victims should be kept informed.</p>\
    <table><tr><th>Action</th><th>Lead</th><th>By when</th></tr>\
    <tr><td>Call every victim within a week</td><td>Head of Crime</td><td>May 2030</td></tr>\
    <tr><td>Audit fifty files a month</td><td>Registrar</td><td>June 2030</td></tr></table>\
    <p>Recommendation 2: Interpreters should be at hand.</p>\
    <table><tr><th>Action</th><th>Lead</th><th>By when</th></tr>\
    <tr><td>Hire interpreters by the hour</td><td>Head of Crime</td><td>July 2030</td></tr></table>\
    <h2>Workforce</h2><p>Recommendation 3: Panels should not be all alike.</p>\
    <table><tr><th>Action</th><th>Lead</th><th>By when</th></tr>\
    <tr><td>Train twelve members of panels</td><td>Head of People</td><td>May 2030</td></tr></table>";

#[tokio::test]
async fn activities_under_a_recommendation_answer_it_in_the_plan_too() {
    let app = TestApp::start().await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let review = brought_in(&officer, "plan.html", PLAN.as_bytes()).await;
    let theme = review.click("Investigations").await;
    assert!(
        theme.main().contains("It answers recommendation 1.")
            && theme.main().contains("It answers recommendation 2."),
        "{}",
        theme.main()
    );

    // A correction of its words leaves the link alone.
    let item = theme.click("Correct, move, split or drop Activity (table 2, row 2, column 1)").await;
    assert!(item.main().contains("It answers recommendation 2."), "{}", item.main());
    item.form("Save").fill("text", "Hire interpreters by the day").submit().await.follow().await;

    let confirm = review.open(&format!("{}/acceptance", review.path)).await;
    confirm.form("Make the draft plan").submit().await.follow().await;
    let reader = Reader::system(&app.app, "looking at what was made");
    let plans = plan::store::list(&reader).await.expect("plans");
    let made = plans.iter().find(|it| it.title == "Improvement plan").expect("the plan");
    let recommendations = recommendation::store::list(&reader, made.id).await.expect("recommendations");
    let mut answered = Vec::new();
    for row in activity::store::list(&reader, made.id).await.expect("activities") {
        let it = activity::store::get(&reader, row.id).await.expect("the activity");
        let refs = it.answers.iter().map(|id| {
            recommendations
                .iter()
                .find(|one| one.id == *id)
                .map(|one| one.reference.clone())
                .unwrap_or_default()
        });
        answered.push((it.row.text.clone(), refs.collect::<Vec<_>>().concat()));
    }
    answered.sort();
    let told: Vec<_> = answered.iter().map(|(text, one)| (text.as_str(), one.as_str())).collect();
    assert_eq!(
        told,
        [
            ("Audit fifty files a month", "1"),
            ("Call every victim within a week", "1"),
            ("Hire interpreters by the day", "2"),
            ("Train twelve members of panels", "3"),
        ]
    );
}
