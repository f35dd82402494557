//! The words that are in no theme, as the person sees them who reviews a document.

use super::brought_in;
use crate::harness::{Persona, TestApp};

const PLAN: &str = "# Plan of the district\n\nTheme 1: Homes\n\nDesired outcome: Everyone is housed fairly\n\n\
    | Action | Lead | By when |\n|---|---|---|\n| Publish waiting times | Asha Rao | May 2030 |\n\n\
    The panel met twice before this was written and will meet again.\n";

#[tokio::test]
async fn labels_are_counted_apart_from_words_that_say_something() {
    let app = TestApp::start().await;
    let officer = app.sign_in(Persona::ProgrammeOfficer).await;
    let review = brought_in(&officer, "plan.md", PLAN.as_bytes()).await;
    assert!(review.main().contains("1 piece of text in no theme beside 2 labels"), "{}", review.main());

    let loose = review.open(&format!("{}/unplaced", review.path)).await;
    let pieces = loose.texts("section.app-activity");
    assert_eq!(pieces.len(), 3, "{pieces:?}");
    assert!(pieces.first().is_some_and(|it| it.contains("The panel met twice")), "{pieces:?}");
    assert!(pieces.iter().skip(1).all(|it| it.contains("A label that only says what follows")), "{pieces:?}");
}
