//! How long a large plan takes, uncached. Run by hand, optimised:
//! `cargo test --release -p evenhand-public -- --ignored --nocapture`.

use super::given::{Promise, Site};
use planning::activity::Status;
use std::time::Instant;

async fn measure(activities: usize) {
    let site = Site::open().await;
    let plan = site.plan("Level Ground", true).await;
    let mut themes = Vec::new();
    for number in 1..=10 {
        themes.push(site.theme(&plan, &format!("{number:02}"), &format!("Theme number {number}")).await);
    }
    for (number, theme) in (0..activities).zip(themes.iter().cycle()) {
        let text = format!(
            "Activity {number}: review how people of every background are served, publish what is found, and agree \
             with those concerned what changes by when, so that outcomes no longer differ"
        );
        let (leads, target) = (
            format!("Head of Service {}; Team {}", number % 40, number % 90),
            format!("By {} 2027", ["March", "June", "October"][number % 3]),
        );
        let it = site
            .activity(
                &plan,
                theme,
                Promise {
                    text: &text,
                    leads: &leads,
                    target: &target,
                    service: [Some(site.council.housing), Some(site.council.repairs), None][number % 3],
                    status: Status::ALL[number % 6],
                    ..Promise::default()
                },
            )
            .await;
        site.update(
            &it,
            Status::ALL[number % 6],
            "Much was done and the rest follows; evidence is being gathered now.",
        )
        .await;
    }
    for path in [
        "/plans/level-ground",
        "/plans/level-ground?by=lead&status=delayed",
        "/",
        "/search?q=people",
        "/plans/level-ground/activities.csv",
    ] {
        for (said, days) in [("read anew", 1), ("plan as kept", 0)] {
            let mut best = f64::MAX;
            let mut size = 0;
            for _ in 0..30 {
                // On a new day nothing that was kept is true any more.
                site.days_pass(days);
                let began = Instant::now();
                // Signed in, so that no finished page is sent.
                let page = site.get_as_officer(path).await;
                best = best.min(began.elapsed().as_secs_f64() * 1_000.0);
                size = page.text.len();
            }
            println!("{activities} activities, {path}, {said}: {best:.2} ms, {size} bytes");
        }
    }
    assert!(planning::plan::store::list(&site.reader()).await.unwrap().len() == 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement"]
async fn a_plan_of_seventy_activities() {
    measure(70).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement"]
async fn a_plan_of_a_thousand_activities() {
    measure(1_000).await;
}
