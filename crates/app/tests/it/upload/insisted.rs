//! A document that nothing calls a plan: whoever knows better has it read all the same.

use super::brought_in;
use crate::harness::{Persona, TestApp};

const NOTES: &str = "# Garden\n\n- Apples in the orchard\n- Benches by the pond\n";

#[tokio::test]
async fn a_file_that_nothing_calls_a_plan_is_read_where_the_officer_insists() {
    let app = TestApp::start().await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let refused = brought_in(&officer, "notes.md", NOTES.as_bytes()).await;
    assert_eq!(refused.heading(), "The document could not be read");
    assert!(refused.main().contains("If it is a plan all the same"), "{}", refused.main());
    assert_eq!(app.app.files.list().await.expect("files").len(), 0, "it is not kept");

    let again = refused.click("Read it all the same").await;
    assert!(again.html().contains("value=\"yes\" checked"), "ticked beforehand: {}", again.main());
    let form = again.form("Read the document").attach("file", "notes.md", NOTES.as_bytes());
    let review = form.submit().await.follow().await;
    assert!(review.main().contains("Nothing in this document says that it is a plan"), "{}", review.main());
    let theme = review.click("Items under no theme").await;
    assert!(
        theme.main().contains("Benches by the pond") && theme.main().contains("Apples in the orchard"),
        "{}",
        theme.main()
    );
}

#[tokio::test]
async fn pasted_text_that_cannot_be_read_stays_in_the_form_with_the_reason() {
    let app = TestApp::start().await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let list = officer.open("/uploads").await;
    assert!(!list.html().contains("Read it all the same"), "it is offered to nobody beforehand");
    let refused = list.form("Read the document").fill("pasted", NOTES).submit().await;
    assert!(refused.errors().concat().contains("The document has no table"), "{:?}", refused.errors());
    assert!(refused.html().contains("Benches by the pond"), "what was typed stays");

    let review = refused.form("Read the document").tick("insist", "yes").submit().await.follow().await;
    assert!(review.main().contains("Nothing in this document says that it is a plan"), "{}", review.main());
}

#[tokio::test]
async fn nobody_is_asked_to_insist_on_a_damaged_file() {
    let app = TestApp::start().await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let refused = brought_in(&officer, "plan.docx", b"%PDF-1.7 something").await;
    assert!(!refused.main().contains("all the same"), "{}", refused.main());
}

#[tokio::test]
async fn several_items_are_dropped_at_once_and_wait_to_be_put_back() {
    let app = TestApp::start().await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let plan = b"Action,Lead,By when\nPublish the pay gap,HR,May 2030\nTrain all panels,HR,June 2030\nHire a coach,HR,July 2030\n";
    let review = brought_in(&officer, "plan.csv", plan).await;
    let theme = review.click("Items under no theme").await;

    let nothing = theme.form("Drop what is ticked").submit().await;
    assert_eq!(nothing.errors(), ["Tick what to drop"]);

    let boxes: Vec<String> = theme
        .html()
        .split("name=\"item\" type=\"checkbox\" value=\"")
        .skip(1)
        .filter_map(|it| it.split('"').next().map(str::to_owned))
        .collect();
    assert_eq!(boxes.len(), 3);
    let form = theme.form("Drop what is ticked").tick("item", &boxes[0]).tick("item", &boxes[2]);
    let left = form.submit().await.follow().await;
    assert_eq!(left.path, theme.path);
    assert!(left.main().contains("Train all panels"), "{}", left.main());
    assert!(!left.main().contains("Publish the pay gap") && !left.main().contains("Hire a coach"));

    let loose = officer.open(&format!("{}/unplaced", review.path)).await;
    assert!(
        loose.main().contains("Publish the pay gap") && loose.main().contains("Put back"),
        "{}",
        loose.main()
    );
}

#[tokio::test]
async fn the_reading_profile_that_was_chosen_is_chosen_still_where_the_file_is_to_be_read_all_the_same() {
    let app = TestApp::start().await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let plan = b"Action,Melipo,By when\nPublish the pay gap,HR,May 2030\nTrain all panels,HR,June 2030\n";
    for name in ["Of the first", "Of the second"] {
        let review = brought_in(&officer, &format!("{name}.csv"), plan).await;
        let remember = review.click("Remember these corrections for the next document").await;
        let form = remember.form("Remember them").fill("profile", "").fill("order", "day_month");
        form.fill("name", name).submit().await;
    }
    let list = officer.open("/uploads").await;
    let value = |page: &crate::harness::Page, name: &str| {
        let options = page.html().to_owned();
        let option =
            options.split("<option ").find(|it| it.contains(&format!(">{name}<"))).expect("a profile");
        let value = option.split("value=\"").nth(1).and_then(|it| it.split('"').next());
        (value.expect("its id").to_owned(), option.contains("selected"))
    };
    let (first, offered) = value(&list, "Of the first");
    assert!(!offered, "the latest is offered");
    let form = list.form("Read the document").fill("profile", &first);
    let mut refused = form.attach("file", "notes.md", NOTES.as_bytes()).submit().await.follow().await;
    for _ in 0..50 {
        if refused.heading() != "Reading the document" {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        refused = refused.open(&refused.path).await;
    }
    let again = refused.click("Read it all the same").await;
    assert!(value(&again, "Of the first").1, "{}", again.html());
}
