//! What is kept of a plan is never out of date.

use super::given::{Promise, Site};
use planning::{
    State,
    activity::{self, Activity, CloseActivity, HandOverActivity, PublishActivity, Status},
    plan::Plan,
    update::{self, WithdrawUpdate},
};

/// Compares every layout of the plan, as the site that kept it shows it, with one that reads it for the first time.
async fn compare(site: &Site, after: &str) {
    let anew = site.anew().await;
    for path in [
        "/plans/level-ground",
        "/plans/level-ground?by=lead",
        "/plans/level-ground?by=service",
        "/plans/level-ground?by=date&status=complete",
        "/plans/level-ground/activities.json",
        "/",
    ] {
        for officer in [false, true] {
            let (kept, fresh) = if officer {
                (site.get_as_officer(path).await, anew.get_as_officer(path).await)
            } else {
                (site.get(path).await, anew.get(path).await)
            };
            assert_eq!(kept.status, 200, "{path}");
            assert!(kept.text == fresh.text, "{path} after {after}, officer: {officer}");
        }
    }
}

async fn current(site: &Site, it: &Activity) -> Activity {
    activity::store::get(&site.reader(), it.row.id).await.unwrap()
}

async fn change_state(site: &Site, it: &Activity, state: State) {
    let it = current(site, it).await;
    let mut change = site.may::<PublishActivity>(it).begin().await.unwrap();
    activity::store::set_state(&mut change, state, "Asked for by the board").await.unwrap();
    change.commit().await.unwrap();
}

async fn plan_of_two_themes(site: &Site) -> (Plan, Vec<Activity>) {
    let plan = site.plan("Level Ground", true).await;
    let mut all = Vec::new();
    for (number, name) in [("01", "Homes"), ("02", "Schools")] {
        let theme = site.theme(&plan, number, name).await;
        site.recommendation(&plan, &theme, &format!("{number}.a"), "Say what was done").await;
        for (text, leads, target) in
            [("Write to all", "Panel; Head of Homes", "By April 2026"), ("Train all", "", "Ongoing")]
        {
            let service = Some(site.council.repairs);
            let promise = Promise { text, leads, target, service, ..Promise::default() };
            all.push(site.activity(&plan, &theme, promise).await);
        }
    }
    (plan, all)
}

#[tokio::test]
async fn a_plan_in_which_little_changed_reads_as_one_read_for_the_first_time() {
    let site = Site::open().await;
    let (plan, all) = plan_of_two_themes(&site).await;
    compare(&site, "nothing").await;

    let update = site.update(&all[0], Status::Complete, "Written to all 400").await;
    compare(&site, "an update").await;

    let on = (current(&site, &all[0]).await, update);
    let mut change = site.may::<WithdrawUpdate>(on).begin().await.unwrap();
    update::store::withdraw(&mut change, "It was another street").await.unwrap();
    change.commit().await.unwrap();
    compare(&site, "an update was withdrawn").await;

    let it = current(&site, &all[1]).await;
    let mut change = site.may::<HandOverActivity>(it).begin().await.unwrap();
    let leads = activity::choose("A new panel; Zone team", &[], &[]);
    activity::store::hand_over(&mut change, "A new panel; Zone team".to_owned(), &leads, "Moved")
        .await
        .unwrap();
    change.commit().await.unwrap();
    compare(&site, "a hand-over").await;

    let it = current(&site, &all[2]).await;
    let mut change = site.may::<CloseActivity>(it).begin().await.unwrap();
    activity::store::close(&mut change, Status::Stopped, "No money").await.unwrap();
    change.commit().await.unwrap();
    compare(&site, "a stop").await;

    change_state(&site, &all[3], State::Withdrawn).await;
    compare(&site, "a withdrawal").await;

    let theme = planning::theme::store::list(&site.reader(), plan.id).await.unwrap().remove(0);
    let draft = Promise { text: "A third", leads: "Someone", state: State::Draft, ..Promise::default() };
    let draft = site.activity(&plan, &theme, draft).await;
    compare(&site, "a new draft").await;
    change_state(&site, &draft, State::Published).await;
    compare(&site, "its publication").await;

    let late = site.theme(&plan, "03", "Streets").await;
    site.activity(&plan, &late, Promise { text: "Light them", ..Promise::default() }).await;
    compare(&site, "a new theme").await;

    site.days_pass(90);
    compare(&site, "three months").await;
}

#[tokio::test]
async fn the_page_of_one_person_holds_nothing_of_another() {
    let site = Site::open().await;
    plan_of_two_themes(&site).await;
    let officer = site.get_as_officer("/plans/level-ground").await;
    let again = site.get_as_officer("/plans/level-ground").await;
    assert_eq!(officer.text, again.text, "kept and made anew are the same");
    assert!(officer.text.contains("Sign out") && officer.text.contains("Prepare this plan"));
    let visitor = site.get("/plans/level-ground").await;
    assert!(!visitor.text.contains("Sign out") && !visitor.text.contains("Prepare this plan"));
    let reader = site.get_as_reader("/plans/level-ground").await;
    assert!(reader.text.contains("Ifan Parvez") && !reader.text.contains("Priya Hallworth"));
    assert!(!reader.text.contains("Prepare this plan"));
}
