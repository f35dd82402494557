//! Where activities stand among each other, when their document comes again.

use super::*;

async fn import(
    app: &TestApp,
    text: &'static str,
    name: &str,
    plan: Option<&str>,
    accept: bool,
) -> upload::ImportReport {
    let options = plan_reader::Options::default();
    let report = upload::import(&app.app, text.into(), name, plan, accept, options, |_| {}).await;
    report.expect("a report")
}

#[tokio::test]
async fn an_activity_moved_in_the_document_stands_there_in_the_plan_and_is_not_told_again() {
    const PLAN: &str =
        "Theme,Activity,Lead\nPay,Publish the pay gap,HR\nPay,Check every grade,HR\nPay,Tell everybody,HR\n";
    const MOVED: &str = "Theme,Activity,Lead\nPay,Check every grade,HR\nPay,Ask the staff networks,HR\nPay,Tell everybody,HR\nPay,Publish the pay gap,HR\n";
    const BACK: &str = "Theme,Activity,Lead\nPay,Publish the pay gap,HR\nPay,Check every grade,HR\nPay,Ask the staff networks,HR\nPay,Tell everybody,HR\n";
    let app = TestApp::start().await;
    let slug = import(&app, PLAN, "plan.csv", None, true).await.plan.expect("a plan");
    let reader = Reader::system(&app.app, "looking at what was made");
    let plan = plan::store::by_slug(&reader, &slug).await.expect("the plan");
    let before = activity::store::list(&reader, plan.id).await.expect("activities");
    app.pass(time::Duration::days(30));

    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let form = officer.open("/uploads").await.form("Read the document").fill("plan", &slug);
    let page = form.attach("file", "moved.csv", MOVED.as_bytes()).submit().await.follow().await;
    let ask = page.open(&format!("{}/acceptance", page.path)).await;
    assert!(ask.main().contains("1 added, 1 changed"), "{}", ask.main());
    assert!(ask.main().contains("Moved: Publish the pay gap"), "{}", ask.main());
    assert!(ask.texts("dt").contains(&"Order".to_owned()), "{:?}", ask.texts("dt"));
    let took = ask.form("Take what is ticked").submit().await;
    assert_eq!(took.status, StatusCode::SEE_OTHER, "{}", took.main());

    let now = activity::store::list(&reader, plan.id).await.expect("activities");
    let texts: Vec<_> = now.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(
        texts,
        ["Check every grade", "Ask the staff networks", "Tell everybody", "Publish the pay gap"],
        "what is new stands where the document has it too"
    );
    let first = before.iter().find(|it| it.text == "Publish the pay gap").expect("the activity");
    let moved = activity::store::get(&reader, first.id).await.expect("the activity");
    assert_eq!(moved.row.version, first.version, "none of its words changed");
    let events = kernel::history::list(&reader, first.id.0).await.expect("history");
    let reasons: Vec<_> = events.iter().filter_map(|it| it.body.as_ref()?.reason.clone()).collect();
    assert_eq!(reasons, ["Moved within its theme, as in moved.csv."]);

    let again = import(&app, MOVED, "again.csv", Some(&slug), true).await;
    assert_eq!(again.outcome, upload::ImportOutcome::Unchanged);
    let back = import(&app, BACK, "back.csv", Some(&slug), false).await;
    assert_eq!(back.outcome, upload::ImportOutcome::Differs(1));
}

#[tokio::test]
async fn a_recommendation_moved_in_the_document_stands_there_in_the_plan_too() {
    const PLAN: &str = "Ref,Theme,Recommendation,Lead authority\n\
        1a,Pay,The council should publish its pay gap,Council\n\
        1b,Pay,The police should check every grade,Police\n\
        1c,Pay,Schools should tell every parent,Schools\n";
    const MOVED: &str = "Ref,Theme,Recommendation,Lead authority\n\
        1c,Pay,Schools should tell every parent,Schools\n\
        1a,Pay,The council should publish its pay gap,Council\n\
        1d,Pay,Health bodies should ask their staff,Health Board\n\
        1b,Pay,The police should check every grade,Police\n";
    const BACK: &str = "Ref,Theme,Recommendation,Lead authority\n\
        1a,Pay,The council should publish its pay gap,Council\n\
        1d,Pay,Health bodies should ask their staff,Health Board\n\
        1b,Pay,The police should check every grade,Police\n\
        1c,Pay,Schools should tell every parent,Schools\n";
    let app = TestApp::start().await;
    let slug = import(&app, PLAN, "review.csv", None, true).await.plan.expect("a plan");
    let reader = Reader::system(&app.app, "looking at what was made");
    let plan = plan::store::by_slug(&reader, &slug).await.expect("the plan");
    let list = async || recommendation::store::list(&reader, plan.id).await.expect("recommendations");
    let before = list().await;
    app.pass(time::Duration::days(30));

    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let form = officer.open("/uploads").await.form("Read the document").fill("plan", &slug);
    let page = form.attach("file", "moved.csv", MOVED.as_bytes()).submit().await.follow().await;
    let ask = page.open(&format!("{}/acceptance", page.path)).await;
    assert!(ask.main().contains("1 added, 1 changed"), "{}", ask.main());
    assert!(ask.main().contains("Moved: Schools should tell every parent"), "{}", ask.main());
    let took = ask.form("Take what is ticked").submit().await;
    assert_eq!(took.status, StatusCode::SEE_OTHER, "{}", took.main());

    let now = list().await;
    let refs: Vec<_> = now.iter().map(|it| it.reference.as_str()).collect();
    assert_eq!(refs, ["1c", "1a", "1d", "1b"], "what is new stands where the document has it too");
    let (was, moved) = (before.last().expect("the last"), now.first().expect("the first"));
    assert_eq!((moved.id, moved.version), (was.id, was.version), "none of its words changed");
    let events = kernel::history::list(&reader, moved.id.0).await.expect("history");
    let reasons: Vec<_> = events.iter().filter_map(|it| it.body.as_ref()?.reason.clone()).collect();
    assert_eq!(reasons, ["Moved within its theme, as in moved.csv."]);

    let again = import(&app, MOVED, "again.csv", Some(&slug), true).await;
    assert_eq!(again.outcome, upload::ImportOutcome::Unchanged);
    let back = import(&app, BACK, "back.csv", Some(&slug), false).await;
    assert_eq!(back.outcome, upload::ImportOutcome::Differs(1));
}
