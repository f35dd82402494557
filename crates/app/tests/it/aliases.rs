//! A plan whose headings are in other words is brought in with a file of those words.

use crate::harness::TestApp;
use plan_reader::{Aliases, Options};
use planning::upload::{ImportOutcome, import};

const PLAN: &str = "Kerato,Zuvolo,Melipo\nHead of HR,Publish the pay gap,May 2027\n";

#[tokio::test]
async fn words_of_ones_own_make_a_plan_readable() {
    let app = TestApp::start().await;
    let report = import(&app.app, PLAN.into(), "plan.csv", None, true, Options::default(), |_| {}).await;
    assert!(matches!(report.expect("a report").outcome, ImportOutcome::NoPlan(_)));

    let aliases = Aliases::parse("activity\tZuvolo\nlead\tKerato\ntarget_date\tMelipo\n").expect("headings");
    let options = Options { aliases, ..Options::default() };
    let report = import(&app.app, PLAN.into(), "plan.csv", None, true, options, |_| {}).await;
    let report = report.expect("a report");
    assert_eq!((report.outcome, report.counts.activities), (ImportOutcome::Made, 1));
}
