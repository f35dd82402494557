//! Journeys of those who follow a programme from outside: what they see changes at once, and what is taken back is
//! gone from everywhere.

use crate::harness::{Browser, Persona, Programme, TestApp};
use axum::http::StatusCode;

/// Every public page that tells of what was achieved.
async fn everywhere(visitor: &Browser, programme: &Programme, word: &str) -> Vec<(String, bool)> {
    let plan = format!("/plans/{}", programme.plan.slug);
    let paths = [
        "/".to_owned(),
        plan.clone(),
        format!("/themes/{}", programme.theme.id),
        format!("{plan}/activities.csv"),
        format!("{plan}/activities.json"),
        format!("{plan}/updates.atom"),
        "/updates.atom".to_owned(),
        format!("/search?q={word}"),
    ];
    let mut told = Vec::new();
    for path in paths {
        let page = visitor.open(&path).await;
        // The words that were searched for stand in the field of the form, too.
        let found = if path.starts_with("/search") {
            page.texts("main mark").iter().any(|it| it.contains(word))
        } else {
            page.html().contains(word)
        };
        told.push((path, found));
    }
    told
}

#[tokio::test]
async fn an_update_is_on_every_public_page_as_soon_as_it_is_posted_and_gone_when_withdrawn() {
    let app = TestApp::start().await;
    let programme = Programme::published(&app).await;
    let (visitor, activity) = (app.visitor(), format!("/activities/{}", programme.activity.row.id));
    for (path, told) in everywhere(&visitor, &programme, "zeppelin").await {
        assert!(!told, "{path}");
    }

    let lead = app.sign_in(Persona::Lead).await;
    let form = lead.open(&format!("{activity}/updates/new")).await.form("Post the update");
    form.fill("achieved", "A zeppelin carries the figures").submit().await;
    for (path, told) in everywhere(&visitor, &programme, "zeppelin").await {
        assert!(told, "{path}");
    }

    let confirm = lead.open(&activity).await.click("Withdraw this update").await;
    confirm.form("Withdraw").fill("reason", "No such thing").submit().await;
    for (path, told) in everywhere(&visitor, &programme, "zeppelin").await {
        assert!(!told, "{path}");
    }
}

#[tokio::test]
async fn a_draft_is_nowhere_in_public() {
    let app = TestApp::start().await;
    let programme = Programme::draft(&app).await;
    let visitor = app.visitor();
    for word in ["ethnicity", "figures", "grade"] {
        for (path, told) in everywhere(&visitor, &programme, word).await {
            assert!(!told, "{word}: {path}");
        }
    }
    for path in [
        "",
        "/activities.csv",
        "/activities.json",
        "/document.docx",
        "/document.xlsx",
        "/document.ods",
        "/updates.atom",
    ] {
        let page = visitor.open(&format!("/plans/{}{path}", programme.plan.slug)).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn the_public_reads_posts_and_never_names() {
    let app = TestApp::start().await;
    let programme = Programme::published(&app).await;
    for (path, named) in everywhere(&app.visitor(), &programme, "Leila").await {
        assert!(!named, "{path}");
    }
    let plan = app.visitor().open(&format!("/plans/{}", programme.plan.slug)).await;
    assert!(plan.main().contains("Led by Recruitment lead"), "{}", plan.main());
}

#[tokio::test]
async fn two_clicks_from_the_front_page_tell_whether_a_promise_was_kept() {
    let app = TestApp::start().await;
    let _programme = Programme::published(&app).await;
    app.pass(time::Duration::days(400));
    let front = app.visitor().open("/").await;
    assert!(front.main().contains("1 is overdue"), "{}", front.main());
    let overdue = front.click("Overdue: 1 activity").await;
    assert_eq!(overdue.texts("[role=status]"), ["1 activity"]);
    let activity = overdue.click("06.h.1 Publish the ethnicity pay gap every year.").await;
    assert_eq!(activity.status, StatusCode::OK);
}
