//! Journeys of those who keep a programme and those who follow it.

use crate::harness::{Persona, Programme, TestApp};
use axum::http::StatusCode;

fn activity(programme: &Programme) -> String {
    format!("/activities/{}", programme.activity.row.id)
}

#[tokio::test]
async fn a_lead_posts_what_was_achieved_and_everybody_can_read_it_at_once() {
    let app = TestApp::start().await;
    let programme = Programme::published(&app).await;
    let (page, visitor) = (activity(&programme), app.visitor());
    assert!(!visitor.open(&page).await.main().contains("Ten managers trained"));

    let lead = app.sign_in(Persona::Lead).await;
    let form = lead
        .open("/my-activities")
        .await
        .click("Post an update on 06.h.1 Publish the ethnicity pay gap every year.")
        .await;
    let done = form
        .form("Post the update")
        .fill("achieved", "Ten managers trained.\n- Two more in May")
        .fill("status", "complete")
        .fill("evidence_url", "https://marlowvale.example/training")
        .fill("evidence_title", "The list of courses")
        .submit()
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);

    let public = visitor.open(&page).await;
    assert!(public.main().contains("Ten managers trained."), "{}", public.main());
    assert!(public.main().contains("Recruitment lead"), "the author is told by post");
    assert!(!public.main().contains("Leila Okafor"), "and not by name");
    assert!(public.main().contains("The list of courses"));
    let history = public.click("Full history of this activity: every change, by whom and when").await;
    assert!(history.main().contains("post an update"), "{}", history.main());
}

#[tokio::test]
async fn an_update_that_is_sent_twice_is_posted_once() {
    let app = TestApp::start().await;
    let programme = Programme::published(&app).await;
    let lead = app.sign_in(Persona::Lead).await;
    let form = lead.open(&format!("{}/updates/new", activity(&programme))).await;
    for _ in 0..2 {
        let sent = form.form("Post the update").fill("achieved", "Only once").submit().await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
    }
    let page = app.visitor().open(&activity(&programme)).await;
    assert_eq!(page.main().matches("Only once").count(), 1);
}

#[tokio::test]
async fn a_form_with_errors_says_what_to_mend_and_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let programme = Programme::published(&app).await;
    let lead = app.sign_in(Persona::Lead).await;
    let page = lead
        .open(&format!("{}/updates/new", activity(&programme)))
        .await
        .form("Post the update")
        .fill("evidence_url", "not a link")
        .fill("evidence_title", "Minutes <b>of May</b>")
        .submit()
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.title().starts_with("Error: "), "{}", page.title());
    assert_eq!(
        page.errors(),
        ["Enter what has been achieved", "Enter a link that starts with https:// or http://"]
    );
    let form = page.form("Post the update");
    assert_eq!(form.value("evidence_title"), Some("Minutes <b>of May</b>"));
    assert_eq!(form.value("evidence_url"), Some("not a link"));
    assert!(!page.html().contains("<b>of May</b>"), "what was typed is escaped");
}

#[tokio::test]
async fn of_two_editors_the_second_sees_both_versions_and_chooses() {
    let app = TestApp::start().await;
    let programme = Programme::published(&app).await;
    let (officer, manager) =
        (app.sign_in(Persona::ProgrammeOfficer).await, app.sign_in(Persona::ServiceManager).await);
    let edit = format!("{}/edit", activity(&programme));
    let (first, second) = (officer.open(&edit).await, manager.open(&edit).await);
    first.form("Save").fill("target_date", "By June 2027").submit().await;

    let both = second
        .form("Save")
        .fill("target_date", "By July 2027")
        .fill("text", "Publish the ethnicity pay gap twice a year.")
        .submit()
        .await;
    assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(both.main().contains("By June 2027") && both.main().contains("By July 2027"), "{}", both.main());
    let saved = both.form("Save").fill("keep_target_date", "theirs").submit().await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);

    let public = app.visitor().open(&activity(&programme)).await;
    assert!(public.main().contains("By June 2027"), "theirs was kept: {}", public.main());
    assert!(public.main().contains("twice a year"), "mine was kept");
}

#[tokio::test]
async fn a_moved_date_stays_visible_as_moved_with_its_reason() {
    let app = TestApp::start().await;
    let programme = Programme::published(&app).await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    officer
        .open(&format!("{}/edit", activity(&programme)))
        .await
        .form("Save")
        .fill("target_date", "By September 2027")
        .fill("reason", "The figures of one supplier are late")
        .submit()
        .await;
    let history = app.visitor().open(&format!("{}/history", activity(&programme))).await;
    let removed = history.texts("del").concat();
    let added = history.texts("ins").concat();
    assert!(removed.contains("April") && added.contains("September"), "{removed} / {added}");
    assert!(history.main().contains("The figures of one supplier are late"));
    let compared = history.open(&format!("{}/history?from=1&to=3", activity(&programme))).await;
    assert!(compared.main().contains("Version 1 and version 3"), "{}", compared.main());
}

#[tokio::test]
async fn what_was_before_the_publication_is_not_in_the_public_history() {
    let app = TestApp::start().await;
    let programme = Programme::draft(&app).await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let edit = officer.open(&format!("{}/edit", activity(&programme))).await;
    edit.form("Save").fill("text", "A promise nobody should read").submit().await;
    let edit = officer.open(&format!("{}/edit", activity(&programme))).await;
    edit.form("Save").fill("text", "The promise as published").submit().await;
    let plan = format!("/plans/{}", programme.plan.slug);
    let published = officer.open(&format!("{plan}/publication")).await.form("Publish").submit().await;
    assert_eq!(published.status, StatusCode::SEE_OTHER);

    let visitor = app.visitor();
    let history = visitor.open(&format!("{}/history", activity(&programme))).await;
    assert_eq!(history.status, StatusCode::OK);
    for path in
        [format!("{}/history", activity(&programme)), format!("{}/history?from=1&to=1", activity(&programme))]
    {
        assert!(!visitor.open(&path).await.main().contains("nobody"), "{path}");
    }
    assert!(officer.open(&format!("{}/history", activity(&programme))).await.main().contains("nobody"));
}

#[tokio::test]
async fn a_stopped_activity_says_why_and_takes_no_more_updates() {
    let app = TestApp::start().await;
    let programme = Programme::published(&app).await;
    let manager = app.sign_in(Persona::ServiceManager).await;
    let stop = format!("{}/closure", activity(&programme));
    let without = manager.open(&stop).await.form("Stop the activity").submit().await;
    assert_eq!(without.errors(), ["Enter the reason"]);
    without.form("Stop the activity").fill("reason", "The money was cut").submit().await;
    assert!(app.visitor().open(&activity(&programme)).await.main().contains("The money was cut"));
    let lead = app.sign_in(Persona::Lead).await;
    assert_eq!(
        lead.open(&format!("{}/updates/new", activity(&programme))).await.status,
        StatusCode::FORBIDDEN
    );
    manager.open(&stop).await.form("Take the activity up again").fill("reason", "New money").submit().await;
    assert_eq!(lead.open(&format!("{}/updates/new", activity(&programme))).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_activity_is_split_and_handed_over() {
    let app = TestApp::start().await;
    let programme = Programme::published(&app).await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let new = officer
        .open(&format!("{}/split", activity(&programme)))
        .await
        .form("Split")
        .fill("second", "Publish the disability pay gap too.")
        .fill("reason", "Two promises in one")
        .submit()
        .await
        .follow()
        .await;
    assert!(new.main().contains("Publish the disability pay gap too."));
    assert!(new.main().contains("Split from"));
    let over = new.click("Hand over").await;
    over.form("Hand over")
        .fill("leads", "Owen Price\nwith Housing")
        .fill("reason", "He knows it")
        .submit()
        .await;
    let other = app.sign_in(Persona::OtherLead).await;
    assert!(other.open("/my-activities").await.main().contains("Publish the disability pay gap too."));
}

#[tokio::test]
async fn evidence_is_downloaded_never_shown_and_a_withdrawn_piece_is_gone() {
    let app = TestApp::start().await;
    let programme = Programme::published(&app).await;
    let (visitor, path) = (app.visitor(), format!("/evidence/{}", programme.evidence));
    let file = visitor.open(&path).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.header("content-disposition").starts_with("attachment;"));
    assert_eq!(file.header("content-type"), "application/octet-stream");
    let lead = app.sign_in(Persona::Lead).await;
    let confirm = lead.open(&format!("{path}/withdrawal")).await;
    confirm.form("Withdraw").fill("reason", "Wrong file").submit().await;
    assert_eq!(visitor.open(&path).await.status, StatusCode::NOT_FOUND);
    assert!(visitor.open(&activity(&programme)).await.main().contains("Wrong file"));
}

#[tokio::test]
async fn a_withdrawn_update_keeps_its_place_and_gives_its_reason() {
    let app = TestApp::start().await;
    let programme = Programme::published(&app).await;
    let lead = app.sign_in(Persona::Lead).await;
    let confirm = lead.open(&activity(&programme)).await.click("Withdraw this update").await;
    confirm.form("Withdraw").fill("reason", "It named a resident").submit().await;
    let page = app.visitor().open(&activity(&programme)).await;
    assert!(page.main().contains("It named a resident"));
    assert!(!page.main().contains("The figures of last year are out."));
    assert!(page.main().contains("Not started"), "the status is that of the update before: {}", page.main());
    let history = app.visitor().open(&format!("{}/history", activity(&programme))).await;
    assert!(history.main().contains("It named a resident"));
    assert!(
        !history.main().contains("The figures of last year are out."),
        "nor in the history: {}",
        history.main()
    );
    assert!(!history.main().contains("figures.csv"), "nor its evidence");
}

#[tokio::test]
async fn a_service_manager_adds_activities_to_their_own_service_alone() {
    let app = TestApp::start().await;
    let programme = Programme::published(&app).await;
    let manager = app.sign_in(Persona::OtherServiceManager).await;
    let new = format!("/themes/{}/activities/new", programme.theme.id);
    let page = manager
        .open(&new)
        .await
        .form("Save")
        .fill("text", "Ask every tenant")
        .fill("target_date", "Ongoing")
        .submit()
        .await;
    assert_eq!(
        page.errors(),
        [
            "Choose a service that you manage",
            "Enter a next review date: the target date gives no day on which the activity ends"
        ]
    );
    let housing = app.council.other_service.to_string();
    let added =
        page.form("Save").fill("service", &housing).fill("next_review_on", "1 March 2027").submit().await;
    assert_eq!(added.status, StatusCode::SEE_OTHER);
    let page = added.follow().await;
    assert!(page.main().contains("1 March 2027") && page.main().contains("Draft"), "{}", page.main());
    let hidden = app.visitor().open(&page.path).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_public_page_is_kept_until_something_changes_and_is_then_made_anew() {
    let app = TestApp::start().await;
    let programme = Programme::published(&app).await;
    let (visitor, page) = (app.visitor(), activity(&programme));
    let tag = |it: &crate::harness::Page| it.header("etag").to_owned();
    let (first, second) = (visitor.open(&page).await, visitor.open(&page).await);
    assert_eq!(tag(&first), tag(&second));
    assert!(!tag(&first).is_empty());
    let lead = app.sign_in(Persona::Lead).await;
    let form = lead.open(&format!("{page}/updates/new")).await.form("Post the update");
    form.fill("achieved", "News").submit().await;
    assert!(visitor.open(&page).await.main().contains("News"));
    // A day makes the page anew as well, since "overdue" depends on it.
    app.pass(time::Duration::days(400));
    assert!(visitor.open(&page).await.main().contains("Overdue"));
}

#[tokio::test]
async fn who_is_signed_out_while_writing_gets_back_what_was_typed() {
    let app = TestApp::start().await;
    let programme = Programme::published(&app).await;
    let lead = app.sign_in(Persona::Lead).await;
    let form = lead.open(&format!("{}/updates/new", activity(&programme))).await;
    app.pass(time::Duration::days(30));
    let page = form.form("Post the update").fill("achieved", "A text of some length <i>").submit().await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert_eq!(page.heading(), "You are signed out");
    assert!(page.main().contains("A text of some length <i>"), "{}", page.main());
    assert!(!app.visitor().open(&activity(&programme)).await.main().contains("some length"));
}

#[tokio::test]
async fn history_still_names_a_service_that_is_no_longer_in_use() {
    let app = TestApp::start().await;
    let programme = Programme::published(&app).await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let edit = officer.open(&format!("{}/edit", activity(&programme))).await;
    edit.form("Save").fill("service", &app.council.other_service.to_string()).submit().await;
    let history = format!("{}/history", activity(&programme));
    assert!(app.visitor().open(&history).await.main().contains("Housing"));

    let administrator = app.sign_in(Persona::Administrator).await;
    let services = administrator.open("/services").await;
    let retired = services.form("Retire Housing").submit().await;
    assert_eq!(retired.status, StatusCode::SEE_OTHER);

    let after = app.visitor().open(&history).await;
    assert!(after.main().contains("Housing (no longer in use)"), "{}", after.main());
}
