//! A programme officer brings a plan in: read, reviewed, corrected, taken in; and what changed in it later.

use crate::harness::{Persona, TestApp};
use axum::http::StatusCode;
use kernel::Reader;
use planning::{activity, export, plan, theme, update, upload};

const DOCUMENT: &[u8] = include_bytes!("../../../../demo/marlow-vale-action-plan.docx");

async fn brought_in(browser: &crate::harness::Browser, name: &str, bytes: &[u8]) -> crate::harness::Page {
    let form = browser.open("/uploads").await.form("Read the document");
    let mut page = form.attach("file", name, bytes).submit().await.follow().await;
    // A debug build takes its time over a document.
    for _ in 0..300 {
        if page.heading() != "Reading the document" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        page = page.open(&page.path).await;
    }
    page
}

#[tokio::test]
async fn a_document_becomes_a_plan_and_its_next_state_is_asked_about() {
    let app = TestApp::start().await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let review = brought_in(&officer, "marlow-vale-action-plan.docx", DOCUMENT).await;
    assert!(review.main().contains("Review what was read"), "{}", review.main());
    assert!(review.html().contains("value=\"Level Ground"), "the title is read");
    let home = review.path.clone();

    // A correction by hand, and back again: dropping loses nothing.
    let theme = review.texts("#themes + ol h3 a").first().cloned().expect("a theme");
    let theme = review.click(&theme).await;
    let item = theme
        .html()
        .split("href=\"")
        .find(|it| it.contains("/items/"))
        .and_then(|it| it.split('"').next())
        .expect("an item")
        .to_owned();
    let item = theme.open(&item).await;
    let stale = item.form("Save");
    let corrected = item.form("Save").fill("text", "Corrected by hand").submit().await;
    assert_eq!(corrected.status, StatusCode::SEE_OTHER, "{}", corrected.main());
    assert!(corrected.follow().await.main().contains("Corrected by hand"));
    assert_eq!(stale.fill("text", "Too late").submit().await.status, StatusCode::CONFLICT);
    let item = item.open(&item.path).await;
    let before = item.open(&format!("{home}/unplaced")).await.main();
    item.form("Drop").submit().await;
    let unplaced = item.open(&format!("{home}/unplaced")).await;
    let last = unplaced.texts("section.app-activity").len();
    assert!(last > 0 && unplaced.main() != before);
    let errors = item.open(&format!("{home}/items/999999")).await;
    assert_eq!(errors.status, StatusCode::NOT_FOUND);

    // What will be made is said; then it is made.
    let confirm = review.open(&format!("{home}/acceptance")).await;
    assert!(confirm.main().contains("Make this a draft plan"), "{}", confirm.main());
    let made = confirm.form("Make the draft plan").submit().await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.main());
    let reader = Reader::system(&app.app, "looking at what was made");
    let plans = plan::store::list(&reader).await.expect("plans");
    let made = plans.iter().find(|it| it.title.contains("Level Ground")).expect("the plan").clone();
    let themes = theme::store::list(&reader, made.id).await.expect("themes");
    let activities = activity::store::list(&reader, made.id).await.expect("activities");
    assert!(
        themes.len() > 3 && activities.len() > 20,
        "{} themes, {} activities",
        themes.len(),
        activities.len()
    );
    let updates = update::store::latest_by_activity(&reader, made.id).await.expect("updates");
    assert!(updates.values().all(|it| it.author_words == "From the document" && it.author_id.is_none()));

    // The very same file again changes nothing.
    let again = brought_in(&officer, "the same under another name.docx", DOCUMENT).await;
    assert!(again.main().contains("Nothing changed"), "{}", again.main());
    assert_eq!(plan::store::list(&reader).await.expect("plans").len(), plans.len());

    // Written out and read back: nothing. Edited in between: what was edited, and nothing else.
    let csv = String::from_utf8(export::csv(&reader, made.clone()).await.expect("a sheet")).expect("text");
    let same = upload::import(&app.app, csv.clone().into(), "plan.csv", Some(&made.slug), true, |_| {}).await;
    assert_eq!(same.expect("a report").outcome, upload::ImportOutcome::Unchanged);
    let first = &activities
        .iter()
        .find(|it| !it.text.contains('\n') && csv.matches(&it.text).count() == 1)
        .expect("an activity");
    let edited = csv.replacen(&first.text, &format!("{} and publish it", first.text), 1);
    let form = officer.open("/uploads").await.form("Read the document").fill("plan", &made.slug);
    let page = form.attach("file", "edited.csv", edited.as_bytes()).submit().await.follow().await;
    assert!(page.main().contains("1 difference from"), "{}", page.main());
    let ask = page.open(&format!("{}/acceptance", page.path)).await;
    assert!(ask.texts("ins").concat().contains("and publish it"), "{}", ask.main());
    let took = ask.form("Take what is ticked").submit().await;
    assert_eq!(took.status, StatusCode::SEE_OTHER, "{}", took.main());
    let now = activity::store::get(&reader, first.id).await.expect("the activity");
    assert!(now.row.text.ends_with("and publish it"));
    assert_eq!(now.row.version, first.version + 1);
    let still = update::store::latest_by_activity(&reader, made.id).await.expect("updates");
    assert_eq!(still.len(), updates.len());
}

#[tokio::test]
async fn a_file_that_cannot_be_read_says_why_and_is_not_kept() {
    let app = TestApp::start().await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let empty = officer.open("/uploads").await.form("Read the document").submit().await;
    assert_eq!(empty.errors(), ["Choose the file that holds the plan"]);
    let page = brought_in(&officer, "plan.docx", b"%PDF-1.7 something").await;
    assert_eq!(page.heading(), "The document could not be read");
    assert!(page.main().contains("Nothing of the file was kept"), "{}", page.main());
    assert_eq!(app.app.files.list().await.expect("files").len(), 0);
}

#[tokio::test]
async fn nobody_else_sees_what_was_brought_in() {
    let app = TestApp::start().await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let review =
        brought_in(&officer, "plan.csv", b"Action,Lead,By when\nPublish pay gaps,Asha Rao,By April 2027\n")
            .await;
    let lead = app.sign_in(Persona::Lead).await;
    assert_eq!(lead.open(&review.path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(lead.open("/uploads").await.status, StatusCode::FORBIDDEN);
    let visitor = app.visitor();
    assert_eq!(visitor.open(&review.path).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_thousand_activities_are_taken_in_quickly() {
    let app = TestApp::start().await;
    let mut csv = String::from("Theme,Activity,Service,Lead,Target date,What has been achieved\n");
    for at in 0..1_000 {
        let line = format!(
            "Theme {},Do the thing number {at} well,Service {},Asha Rao,By May 2027,Began {at}\n",
            at / 100,
            at % 7
        );
        csv.push_str(&line);
    }
    let began = std::time::Instant::now();
    let report = upload::import(&app.app, csv.clone().into(), "large.csv", None, true, |_| {})
        .await
        .expect("a report");
    let took = began.elapsed();
    assert_eq!((report.outcome, report.counts.activities), (upload::ImportOutcome::Made, 1_000));
    assert!(took.as_secs() < 60, "it took {took:?}");
    let again =
        upload::import(&app.app, csv.into(), "large.csv", None, true, |_| {}).await.expect("a report");
    assert_eq!(again.outcome, upload::ImportOutcome::Unchanged);
}
