//! Corrections of one document are remembered for the next: learnt, applied, told, changed, exported, removed.

use crate::harness::{Browser, Page, Persona, TestApp};
use axum::http::StatusCode;
use kernel::Reader;
use plan_reader::Options;
use planning::{profile, upload};

const FIRST: &str = "Theme,Action,Owner,Melipo,Adran\n\
    Our people,Publish the pay gap,HoHR,03/04/2030,Parks\n\
    Our people,Example row please delete,Nobody,as the board says,Parks\n";

async fn pasted(browser: &Browser, text: &str) -> Page {
    let form = browser.open("/uploads").await.form("Read the document");
    let mut page = form.fill("pasted", text).submit().await.follow().await;
    for _ in 0..100 {
        if page.heading() != "Reading the document" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        page = page.open(&page.path).await;
    }
    page
}

#[tokio::test]
async fn what_was_typed_stays_when_a_heading_is_given_another_meaning() {
    let app = TestApp::start().await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let review = pasted(&officer, FIRST).await;
    let home = review.path.clone();
    let reader = Reader::system(&app.app, "looking at what was read");
    let id: upload::UploadId = home.rsplit('/').next().expect("an id").parse().expect("an id");
    let read =
        async || upload::store::get(&reader, id).await.expect("the upload").draft().expect("its draft");
    let key = read().await.themes[0].activities[0].key;
    let item = review.open(&format!("{home}/items/{key}")).await;
    item.form("Save").fill("achieved", "Published in May").submit().await;

    let headings = review.open(&format!("{home}/headings")).await;
    assert!(headings.main().contains("keeps your corrections"), "{}", headings.main());
    let labels = headings.texts("label.govuk-label--s");
    let at = labels.iter().position(|it| it.trim() == "Melipo").expect("the heading");
    headings.form("Read the document again").fill(&format!("means_{at}"), "target_date").submit().await;
    let draft = read().await;
    let it = &draft.themes[0].activities[0];
    assert_eq!((it.target.as_str(), it.achieved.as_str()), ("03/04/2030", "Published in May"));
}

#[tokio::test]
async fn corrections_are_remembered_for_the_next_document_and_what_they_change_is_told() {
    let app = TestApp::start().await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let review = pasted(&officer, FIRST).await;
    assert!(!review.main().contains("reading profile"), "nothing was remembered yet: {}", review.main());
    let home = review.path.clone();

    // A column that nobody could know is given its meaning, and the document is read again.
    let headings = review.open(&format!("{home}/headings")).await;
    let at = |heading: &str| {
        let labels = headings.texts("label.govuk-label--s");
        let at = labels.iter().position(|it| it.trim() == heading).expect("the heading");
        format!("means_{at}")
    };
    let when = at("Melipo");
    let again = headings.form("Read the document again").fill(&when, "target_date").submit().await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.main());
    let review = again.follow().await;
    assert!(review.main().contains("which changed 1 heading"), "{}", review.main());

    // Meanings under which nothing can be read leave all as it was.
    let headings = review.open(&format!("{home}/headings")).await;
    let mut form = headings.form("Read the document again");
    for at in 0..5 {
        form = form.fill(&format!("means_{at}"), "own");
    }
    let refused = form.submit().await;
    if refused.status != StatusCode::SEE_OTHER {
        assert!(refused.main().contains("stays as it is"), "{}", refused.main());
    }

    // A lead's real name, and a row that is no promise.
    let reader = Reader::system(&app.app, "looking at what was read");
    let id: upload::UploadId = home.rsplit('/').next().expect("an id").parse().expect("an id");
    let draft = upload::store::get(&reader, id).await.expect("the upload").draft().expect("its draft");
    let [first, example] = [0, 1].map(|at| draft.themes[0].activities[at].key);
    let item = review.open(&format!("{home}/items/{first}")).await;
    item.form("Save").fill("leads", "Head of HR").submit().await;
    let item = review.open(&format!("{home}/items/{example}")).await;
    item.form("Drop").submit().await;

    let remember = review.open(&format!("{home}/profile")).await;
    let lessons = remember.main();
    for says in
        ["“Melipo” means: Target date", "“HoHR” is “Head of HR”", "“Example row please delete” is no promise"]
    {
        assert!(lessons.contains(says), "{says}: {lessons}");
    }
    let nameless = remember.form("Remember them").fill("name", "").submit().await;
    assert_eq!(nameless.errors(), ["Enter the name of the new profile, or choose one"]);
    let kept = remember.form("Remember them").fill("name", "Parks plans").fill("order", "month_day");
    let kept = kept.submit().await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.main());
    let shown = kept.follow().await;
    assert!(shown.main().contains("Remembered."), "{}", shown.main());
    assert!(shown.html().contains("HoHR = Head of HR"), "{}", shown.html());

    // The next document is read with it, and the review says so.
    let next = pasted(&officer, &FIRST.replace("pay gap", "pay gap again")).await;
    let told = next.main();
    assert!(told.contains("It was read with the profile “Parks plans”, which changed"), "{told}");
    assert!(told.contains("left 1 row out"), "{told}");
    assert!(told.contains("The target date “03/04/2030” was read as “2030-03-04”"), "{told}");
    let made =
        next.open(&format!("{}/acceptance", next.path)).await.form("Make the draft plan").submit().await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.main());
    let plans = planning::plan::store::list(&reader).await.expect("plans");
    let all = planning::activity::store::list(&reader, plans[0].id).await.expect("activities");
    let made = planning::activity::store::get(&reader, all[0].id).await.expect("the activity");
    let row = &made.row;
    assert_eq!((row.leads_as_written.as_str(), row.target_as_written.as_str()), ("HoHR", "03/04/2030"));
    assert_eq!(made.leads[0].name, "Head of HR", "the lead by the name it is known by");
    assert_eq!(row.target_start.expect("a day").to_string(), "2030-03-04", "the month first");

    // None is as good a choice.
    let form = officer.open("/uploads").await.form("Read the document").fill("profile", "");
    let plain =
        form.fill("pasted", "Action\tLead\tBy when\nTrain\tHR\tMay 2030\n").submit().await.follow().await;
    assert!(!plain.main().contains("It was read with"), "{}", plain.main());
}

#[tokio::test]
async fn a_profile_is_changed_exported_brought_in_and_removed() {
    let app = TestApp::start().await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let list = officer.open("/profiles").await;
    let nameless = list.form("Add the profile").submit().await;
    assert_eq!(nameless.errors(), ["Enter the name of the profile"]);
    let bad = b"name = \"x\"\n[[lead]]\nwritten = \"A\"\nknown_as = 3\n";
    let refused = list.form("Add the profile").attach("file", "profile.toml", bad).submit().await;
    assert!(refused.errors().concat().contains("profile.toml: Line 4, column"), "{:?}", refused.errors());

    let made = list.form("Add the profile").fill("name", "Ours").submit().await.follow().await;
    let wrong = made.form("Save the profile").fill("leads", "HoHR = Head of HR\nAsha Rao").submit().await;
    assert!(
        wrong.errors().concat().starts_with("Line 2, “Asha Rao”: write the name"),
        "{:?}",
        wrong.errors()
    );
    assert!(wrong.html().contains("HoHR = Head of HR"), "what was typed stays");
    let saved = made.form("Save the profile").fill("leads", "HoHR = Head of HR").fill("heading_0", "Pwy");
    let saved = saved.fill("means_0", "lead").submit().await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.main());
    let stale = made.form("Save the profile").submit().await;
    assert_eq!(stale.status, StatusCode::CONFLICT);

    let file = officer.open(&format!("{}/file", made.path)).await;
    assert_eq!(file.status, StatusCode::OK);
    let text = file.html();
    let rules = plan_reader::Profile::parse(text).expect("it reads back");
    assert_eq!((rules.headings.len(), rules.leads.len(), rules.name.as_str()), (1, 1, "Ours"));
    let twice = list.form("Add the profile").attach("file", "ours.toml", text.as_bytes()).submit().await;
    assert!(twice.errors().concat().contains("there is a reading profile of this name already"));
    let other =
        list.form("Add the profile").fill("name", "Theirs").attach("file", "ours.toml", text.as_bytes());
    assert!(other.submit().await.follow().await.html().contains("HoHR = Head of HR"));

    let reader = Reader::system(&app.app, "reading with a profile");
    let report = upload::import(
        &app.app,
        "Pwy,Action,By when\nHoHR,Publish the pay gap,May 2030\n".into(),
        "plan.csv",
        None,
        true,
        Options {
            profile: profile::store::called(&reader, "ours").await.expect("it").rules().expect("rules"),
            ..Options::default()
        },
        |_| {},
    );
    assert_eq!(report.await.expect("it is read").outcome, upload::ImportOutcome::Made);

    officer.open(&format!("{}/removal", made.path)).await.form("Remove the profile").submit().await;
    assert_eq!(officer.open(&made.path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(profile::store::list(&reader).await.expect("profiles").len(), 1);
}
