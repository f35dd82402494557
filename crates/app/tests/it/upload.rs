//! A programme officer brings a plan in: read, reviewed, corrected, taken in; and what changed in it later.

mod answers;
mod insisted;
mod loose;
mod order;
mod themes;

use crate::harness::{Persona, TestApp};
use axum::http::StatusCode;
use kernel::Reader;
use planning::{activity, export, plan, recommendation, theme, update, upload};

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
async fn pasted_text_is_read_like_a_file() {
    let app = TestApp::start().await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let form = || async { officer.open("/uploads").await.form("Read the document") };
    assert!(officer.open("/uploads").await.main().contains("At most 500,000 characters"), "said beforehand");

    let nothing = form().await.submit().await;
    assert_eq!(nothing.errors(), ["Choose the file that holds the plan, or paste its text"]);

    let table = "Action\tLead\tBy when\nPublish the pay gap\tHR\tJune 2030\n";
    let both = form().await.fill("pasted", table).attach("file", "plan.csv", b"Action,Lead\n").submit().await;
    assert_eq!(both.errors(), ["Choose a file or paste text, not both"]);
    assert!(both.html().contains("Publish the pay gap"), "what was typed stays");

    let long = form().await.fill("pasted", &"Publish the pay gap. ".repeat(25_000)).submit().await;
    assert!(
        long.errors().concat().contains("500,000 characters or fewer; it has 525,000"),
        "{:?}",
        long.errors()
    );

    let mut page = form().await.fill("pasted", table).submit().await.follow().await;
    for _ in 0..100 {
        if page.heading() != "Reading the document" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        page = page.open(&page.path).await;
    }
    assert!(
        page.main().contains("Review what was read") && page.main().contains("pasted text.txt"),
        "{}",
        page.main()
    );
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
    let same = upload::import(
        &app.app,
        csv.clone().into(),
        "plan.csv",
        Some(&made.slug),
        true,
        plan_reader::Options::default(),
        |_| {},
    )
    .await;
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
    assert_eq!(empty.errors(), ["Choose the file that holds the plan, or paste its text"]);
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
    let report = upload::import(
        &app.app,
        csv.clone().into(),
        "large.csv",
        None,
        true,
        plan_reader::Options::default(),
        |_| {},
    )
    .await
    .expect("a report");
    let took = began.elapsed();
    assert_eq!((report.outcome, report.counts.activities), (upload::ImportOutcome::Made, 1_000));
    assert!(took.as_secs() < 60, "it took {took:?}");
    let again = upload::import(
        &app.app,
        csv.into(),
        "large.csv",
        None,
        true,
        plan_reader::Options::default(),
        |_| {},
    )
    .await
    .expect("a report");
    assert_eq!(again.outcome, upload::ImportOutcome::Unchanged);
}

#[tokio::test]
async fn a_document_older_than_the_plan_does_not_undo_what_was_changed_since() {
    const OLD: &str = "Ref,Theme,Activity,Lead,Target date\n\
        1,Pay,Publish the pay gap every spring,Asha Rao,By April 2027\n\
        2,Pay,Check every grade for fairness,Asha Rao,By May 2027\n";
    let app = TestApp::start().await;
    let made =
        upload::import(&app.app, OLD.into(), "plan.csv", None, true, plan_reader::Options::default(), |_| {})
            .await
            .expect("a plan");
    let slug = made.plan.expect("a plan");
    app.pass(time::Duration::days(30));
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let reader = Reader::system(&app.app, "looking at what was made");
    let plan = plan::store::by_slug(&reader, &slug).await.expect("the plan");
    let first = activity::store::list(&reader, plan.id).await.expect("activities")[0].clone();
    let form = officer.open(&format!("/activities/{}/edit", first.id)).await.form("Save");
    let saved =
        form.fill("target_date", "By December 2027").fill("reason", "Figures come later").submit().await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.main());
    app.pass(time::Duration::minutes(5));

    // The old document comes again, with one new row that is news indeed.
    let again = format!("{OLD}3,Pay,Tell everybody what was found,Asha Rao,By June 2027\n");
    let form = officer.open("/uploads").await.form("Read the document").fill("plan", &slug);
    let page = form.attach("file", "old.csv", again.as_bytes()).submit().await.follow().await;
    let ask = page.open(&format!("{}/acceptance", page.path)).await;
    assert!(
        ask.main().contains("Changed here after the last document was taken in: Target date"),
        "{}",
        ask.main()
    );
    assert_eq!(
        ask.html().matches("checked>").count() - ask.html().matches("value=\"close\" checked").count(),
        1
    );
    let took = ask.form("Take what is ticked").submit().await;
    assert_eq!(took.status, StatusCode::SEE_OTHER, "{}", took.main());
    let now = activity::store::get(&reader, first.id).await.expect("the activity");
    assert_eq!(now.row.target_as_written, "By December 2027");
    assert_eq!(activity::store::list(&reader, plan.id).await.expect("activities").len(), 3);

    // By command it is the same: what is safe is taken, the rest waits for a person.
    let report = upload::import(
        &app.app,
        OLD.into(),
        "older.csv",
        Some(&slug),
        true,
        plan_reader::Options::default(),
        |_| {},
    )
    .await;
    let outcome = report.expect("a report").outcome;
    assert!(
        matches!(outcome, upload::ImportOutcome::Took(0, 2) | upload::ImportOutcome::Unchanged),
        "{outcome:?}"
    );
    let now = activity::store::get(&reader, first.id).await.expect("the activity");
    assert_eq!(now.row.target_as_written, "By December 2027");
}

const PROGRESS: &str = "<!doctype html><html lang=en><head><title>Progress</title></head><body>\
    <h1>Fair Borough: reporting back on progress</h1><h2>Schools theme</h2>\
    <p>In the schools theme, we are working to ensure that:</p>\
    <p>Using the experience of Black professionals in the borough to change how schools are governed.</p>\
    <p>We have designed a session for companies whose staff want to become governors. It will run each term.</p>\
    <p>Working in partnership with head teachers to write a page of good examples</p>\
    <p>We have set up a group of head teachers. They were asked what should go on the page.</p>\
    <p>Page last updated: 31 August 2026</p></body></html>";
const FIRST: &str =
    "We have designed a session for companies whose staff want to become governors. It will run each term.";
const SECOND: &str = "We have set up a group of head teachers. They were asked what should go on the page.";

#[tokio::test]
async fn what_a_progress_page_tells_is_posted_by_a_person_and_offered_once() {
    const PLAN: &str = "Ref,Theme,Activity,Lead,Target date\n\
        1,Schools,Change how schools are governed with the help of Black professionals,HR,2027\n\
        2,Schools,Write a page of good examples with head teachers,HR,2027\n";
    let app = TestApp::start().await;
    let made = upload::import(
        &app.app,
        PLAN.into(),
        "plan.csv",
        None,
        true,
        plan_reader::Options::default(),
        |_| {},
    )
    .await
    .expect("a plan");
    let slug = made.plan.expect("a plan");
    let reader = Reader::system(&app.app, "looking at what was made");
    let plan = plan::store::by_slug(&reader, &slug).await.expect("the plan");

    // By command nothing is posted, whatever is asked for.
    let told = upload::import(
        &app.app,
        PROGRESS.into(),
        "progress.html",
        Some(&slug),
        true,
        plan_reader::Options::default(),
        |_| {},
    )
    .await;
    let told = told.expect("a report");
    assert_eq!(told.outcome, upload::ImportOutcome::Reports(2), "{:?}", told.checks);
    assert!(update::store::latest_by_activity(&reader, plan.id).await.expect("updates").is_empty());

    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let review = officer.open(&format!("/uploads/{}", told.upload)).await;
    let reports = review.click("See what has been done").await;
    assert!(reports.main().contains("31 August 2026"), "{}", reports.main());
    assert!(reports.main().contains("We have designed a session"), "{}", reports.main());
    let posted = reports.form(&format!("Post as an update {}", &FIRST[..60].trim())).submit().await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.main());
    let updates = update::store::latest_by_activity(&reader, plan.id).await.expect("updates");
    let first = activity::store::list(&reader, plan.id).await.expect("activities")[0].id;
    let it = updates.get(&first).expect("the update stands where its promise does");
    assert!(it.achieved.starts_with("We have designed a session"), "{}", it.achieved);
    assert!(it.achieved.ends_with("From “progress.html”, 31 August 2026."), "{}", it.achieved);
    assert_eq!(it.author_id, Some(app.council.id(Persona::ProgrammeOfficer)));

    // The other is dropped; then nothing is left, and the same page brings nothing.
    let reports = posted.follow().await;
    let dropped = reports.form(&format!("Drop it {}", &SECOND[..60].trim())).submit().await;
    assert_eq!(dropped.status, StatusCode::SEE_OTHER, "{}", dropped.main());
    assert_eq!(update::store::latest_by_activity(&reader, plan.id).await.expect("updates").len(), 1);
    let page = PROGRESS.replace("<h1>", "<!-- saved again --><h1>");
    let again = upload::import(
        &app.app,
        page.into(),
        "again.html",
        Some(&slug),
        true,
        plan_reader::Options::default(),
        |_| {},
    )
    .await;
    assert_eq!(again.expect("a report").outcome, upload::ImportOutcome::Unchanged);
}

#[tokio::test]
async fn the_page_of_a_pdf_is_shown_beside_what_was_read_from_it() {
    const PDF: &[u8] = include_bytes!("../../../../libs/plan-reader/tests/documents/pages.pdf");
    let app = TestApp::start().await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let review = brought_in(&officer, "plan.pdf", PDF).await;
    let home = review.path.clone();

    let beyond = review.open(&format!("{home}/pages/99")).await;
    assert_eq!(
        (beyond.status, beyond.header("content-type")),
        (StatusCode::NOT_FOUND, "text/plain; charset=utf-8")
    );
    assert!(beyond.html().contains("page 99 is none of them"), "{}", beyond.html());
    let zeroth = review.open(&format!("{home}/pages/0")).await;
    assert_eq!(zeroth.status, StatusCode::NOT_FOUND);

    let page = review.open(&format!("{home}/pages/1")).await;
    let theme = review.texts("#themes + ol h3 a").first().cloned().expect("a theme");
    let theme = review.click(&theme).await;
    let item = theme.html().split("href=\"").find(|it| it.contains("/items/")).expect("an item").to_owned();
    let item = theme.open(item.split('"').next().expect("a path")).await;
    if page.status == StatusCode::NOT_FOUND {
        // Poppler is not on this machine: nothing is offered, and the answer says what is missing.
        assert!(page.html().contains("poppler"), "{}", page.html());
        assert!(!item.html().contains("/pages/"), "nothing is offered");
        return;
    }
    assert_eq!((page.status, page.header("content-type")), (StatusCode::OK, "image/png"));
    assert!(page.body.starts_with(b"\x89PNG"), "it is a picture");
    assert!(page.header("cache-control").starts_with("private"), "{}", page.header("cache-control"));
    assert!(item.main().contains("Picture of page 1"), "{}", item.main());
    assert!(item.html().contains("alt=\"Page 1 of the document\""), "{}", item.html());

    let stranger = app.sign_in(Persona::Lead).await;
    assert_ne!(stranger.open(&format!("{home}/pages/1")).await.status, StatusCode::OK);
    let words = brought_in(&officer, "marlow-vale-action-plan.docx", DOCUMENT).await;
    let none = words.open(&format!("{}/pages/1", words.path)).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    assert!(none.html().contains("no pages"), "{}", none.html());
}
