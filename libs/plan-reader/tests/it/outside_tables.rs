//! Plans that stand in no table, and pages that report on them.

use std::collections::HashSet;
use std::path::Path;

use plan_reader::{DraftKind, DraftUpdate, FoundBy, Options, QueryKind, Reading, Refusal, read};

fn page(body: &str) -> Result<Reading, Refusal> {
    let html = format!("<html><body>{body}</body></html>");
    read(html.as_bytes(), "plan.html", &Options::default(), &mut |_| {})
}

fn document(name: &str) -> Reading {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents").join(name);
    read(&std::fs::read(path).unwrap(), name, &Options::default(), &mut |_| {}).unwrap()
}

fn texts(reading: &Reading) -> Vec<&str> {
    reading.draft.themes.iter().flat_map(|t| &t.activities).map(|a| a.text.as_str()).collect()
}

/// Theme, promise, date and words of an update.
fn told(update: &DraftUpdate) -> (&str, &str, &str, &str) {
    (
        update.theme.as_deref().unwrap_or_default(),
        update.promise.as_deref().unwrap_or_default(),
        update.date.as_deref().unwrap_or_default(),
        update.text.as_str(),
    )
}

#[test]
fn a_page_that_reports_on_promises_gives_updates_under_each_promise() {
    let reading = document("progress-page.html");
    assert_eq!(reading.draft.kind, DraftKind::ProgressPage);
    assert!(reading.draft.themes.is_empty());
    let page = "Working in partnership with head teachers to write a page of good examples";
    let got: Vec<_> = reading.draft.updates.iter().map(told).collect();
    assert_eq!(
        got,
        [
            (
                "Schools theme",
                "Using the experience of Black professionals in the borough to change how schools are governed.",
                "31 August 2025",
                "We have designed a session for companies whose staff want to become governors. It will run each term."
            ),
            (
                "Schools theme",
                page,
                "31 August 2025",
                "We have set up a group of head teachers. They were asked what should go on the page."
            ),
            ("Schools theme", page, "31 August 2025", "We are starting to add places for work experience."),
            (
                "Homes theme",
                "Supporting tenants to report what happens to them, in any language.",
                "31 August 2025",
                "A phone line was opened in June and has taken ninety calls."
            ),
        ]
    );
    let end = reading.draft.updates[0].dated.as_ref().and_then(|d| d.end).map(|d| d.to_string());
    assert_eq!(end.as_deref(), Some("2025-08-31"));
}

#[test]
fn updates_take_the_date_of_the_heading_above_them() {
    let reading = document("dated-updates.docx");
    assert_eq!(reading.draft.kind, DraftKind::ProgressPage);
    let got: Vec<_> = reading.draft.updates.iter().map(told).collect();
    assert_eq!(
        got,
        [
            ("Staff", "", "March 2026", "We have paired forty mentors and mentees."),
            ("Staff", "", "March 2026", "A new complaints route was opened in February."),
            (
                "Staff",
                "",
                "November 2025",
                "We have agreed the following changes:\n- panels of mixed background\n- adverts in plain words"
            ),
            (
                "Patients",
                "",
                "March 2026",
                "Ethnicity is now recorded on admission, and the first figures have been published."
            ),
        ]
    );
}

#[test]
fn what_was_said_and_what_was_done_are_told_apart() {
    let reading = document("said-did.html");
    let got: Vec<_> = reading.draft.updates.iter().map(told).collect();
    assert_eq!(
        got,
        [
            (
                "Leadership",
                "publish our figures.",
                "March 2026",
                "The first report was published in June 2025."
            ),
            (
                "Services",
                "train staff.",
                "March 2026",
                "Four hundred staff have been trained since April 2025."
            ),
        ]
    );
}

#[test]
fn a_plan_keeps_what_it_says_has_been_done_as_updates() {
    let reading = document("strategy.html");
    assert_eq!(reading.draft.kind, DraftKind::Plan);
    let got: Vec<_> = reading.draft.updates.iter().map(|u| (u.theme.as_deref(), u.text.as_str())).collect();
    assert_eq!(
        got,
        [
            (Some("Leadership"), "Launched a mentoring scheme"),
            (Some("Leadership"), "Appointed a lead for equality")
        ]
    );
}

#[test]
fn a_foreword_beside_tables_is_no_plan() {
    let reading = document("mixed.docx");
    let promised: Vec<_> = reading
        .draft
        .themes
        .iter()
        .flat_map(|t| &t.activities)
        .filter(|a| a.found_by == FoundBy::Sentence || a.found_by == FoundBy::BareList)
        .collect();
    assert!(promised.is_empty(), "{promised:?}");
    assert_eq!(texts(&reading).len(), 4);
}

#[test]
fn a_sentence_is_proposed_with_a_query_and_little_confidence() {
    let reading = document("narrative.docx");
    let activities: Vec<_> = reading.draft.themes.iter().flat_map(|t| &t.activities).collect();
    assert!(!activities.is_empty());
    assert!(activities.iter().all(|a| a.found_by == FoundBy::Sentence && a.confidence.share() < 0.7));
    let asked = reading.queries.iter().filter(|q| q.kind == QueryKind::OutOfProse).count();
    assert_eq!(asked, activities.len());
}

#[test]
fn a_document_that_promises_nothing_is_refused() {
    let refusal =
        page("<h1>Race equality</h1><p>We are proud of our staff. Racism is wrong.</p>").unwrap_err();
    assert_eq!(refusal, Refusal::NoTable);
    assert!(refusal.to_string().contains("no list or sentence that says what will be done"));
}

#[test]
fn legal_duties_and_forewords_are_left_out_where_lists_of_actions_stand() {
    let reading = document("list-actions.docx");
    for words in [
        "eliminate unlawful discrimination",
        "be honest about where we are",
        "Hold focus groups in three libraries",
    ] {
        assert!(!texts(&reading).iter().any(|t| t.contains(words)), "{words}");
        assert!(reading.draft.unplaced.iter().any(|u| u.text.contains(words)), "{words}");
    }
}

#[test]
fn matched_lists_are_asked_about() {
    let reading = document("parallel-lists.docx");
    assert_eq!(reading.queries.iter().filter(|q| q.kind == QueryKind::MatchedByNumber).count(), 3);
}

#[test]
fn a_review_is_known_as_recommendations() {
    for name in ["review-report.docx", "lettered.html"] {
        let reading = document(name);
        assert_eq!(reading.draft.kind, DraftKind::Recommendations, "{name}");
    }
    let theme = &document("lettered.html").draft.themes[0];
    assert_eq!(theme.leads_as_written.as_deref(), Some("Bea Lund, Education"));
}

#[test]
fn every_word_outside_tables_is_kept() {
    for name in [
        "list-actions.docx",
        "nested-refs.html",
        "commitments.html",
        "terms.html",
        "parallel-lists.docx",
        "narrative.docx",
        "review-report.docx",
        "lettered.html",
        "mixed.docx",
        "progress-page.html",
        "dated-updates.docx",
        "strategy.html",
        "items.html",
        "said-did.html",
        "forms.docx",
        "quarters.docx",
        "months.csv",
    ] {
        let reading = document(name);
        let lost: Vec<_> = reading.queries.iter().filter(|q| q.kind == QueryKind::Unplaced).collect();
        assert!(lost.is_empty(), "{name}: {lost:?}");
    }
}

#[test]
fn an_explanation_names_every_paragraph() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/list-actions.docx");
    let options = Options { explain: true, ..Options::default() };
    let reading = read(&std::fs::read(path).unwrap(), "list-actions.docx", &options, &mut |_| {}).unwrap();
    let explained = |words: &str| {
        reading
            .explanation
            .iter()
            .find(|e| e.words.contains(words))
            .map(|e| e.why.clone())
            .unwrap_or_default()
    };
    assert!(explained("Publish our ethnicity pay gap").starts_with("Read as an activity"));
    assert!(explained("eliminate unlawful").starts_with("Left out"));
    assert!(explained("Theme 2: Safe homes").starts_with("Read as a theme"));
    assert!(reading.explanation.iter().all(|e| !e.why.is_empty()), "{:?}", reading.explanation);
    assert!(document("list-actions.docx").explanation.is_empty());
}

/// Pieces of documents outside tables, in any order and any nesting.
const FRAGMENTS: &[&str] = &[
    "<h2>Actions</h2>",
    "<h2>Theme 1: Homes</h2>",
    "<h2>Foreword</h2>",
    "<h3>Commitment 3: Publish</h3>",
    "<h3>Timescales</h3>",
    "<h2>Update – March 2026</h2>",
    "<p>We will:</p>",
    "<p>We are working to ensure that:</p>",
    "<p>Lead: HR   Timescale: June 2026</p>",
    "<p><b>Action</b></p>",
    "<p>Ref: 1.2</p>",
    "<p>Action: Publish pay gaps (HR, by May 2027)</p>",
    "<p>We will publish it by June 2026. The Head of HR will lead.</p>",
    "<p>We have opened a line. It was begun in May 2025.</p>",
    "<p>Recommendation 4</p>",
    "<p>Outcome: all are safe</p>",
    "<ul><li>Publish it – HR, Q2 2026/27<ul><li>each year (</li></ul></li><li>1.1 Train: all</li></ul>",
    "<ol><li>By May 2027</li><li>Ongoing</li></ol>",
    "<ol type=i><li>Action: a Lead: b By: May 2026</li><li>é – – (;|)</li></ol>",
    "<dl><dt>Owner<dd>HR<dt>Action<dd>Do it</dl>",
    "<table><tr><td>Strand<td>Q1<td>Q2<tr><td>Homes<td>Walk the estate<td>Write it up</table>",
    "<table><tr><td>Commitment<td>Lead<tr><td>Publish it<td>HR<tr><td>By when<td>Progress<tr><td>May 2026<td>Begun</table>",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]

    #[test]
    fn no_order_of_pieces_loses_a_word_or_panics(order in proptest::collection::vec(0..FRAGMENTS.len(), 1..14)) {
        let body: String = order.iter().map(|n| FRAGMENTS[*n]).collect();
        if let Ok(reading) = page(&body) {
            let draft = serde_json::to_string(&reading.draft).unwrap().replace("\\n", " ");
            let kept = crate::gold::words(&draft);
            let written = body.replace('<', "\n<").replace('>', ">\n");
            let words = written.lines().filter(|l| !l.starts_with('<')).flat_map(crate::gold::words);
            // A name that heads two parts of the document stands once in the draft.
            for word in words.collect::<HashSet<_>>() {
                proptest::prop_assert!(kept.contains(&word), "{body}: “{word}” is lost");
            }
        }
    }
}

#[test]
fn a_privacy_notice_that_says_we_will_is_no_plan() {
    let notice = "<h1>Privacy notice: how we use your data</h1><p>We will keep your details for six years.</p>\
        <p>We will share them with the police where the law says so.</p><ul><li>We will tell you when we do.</li>\
        <li>We will answer each request within a month.</li></ul>";
    let refusal = read(notice.as_bytes(), "privacy.html", &Options::default(), &mut |_| {}).unwrap_err();
    assert!(refusal.to_string().starts_with("This reads as a privacy notice, not as a plan"), "{refusal}");
    let plan = notice.replace("Privacy notice: how we use your data", "Privacy action plan");
    assert!(read(plan.as_bytes(), "plan.html", &Options::default(), &mut |_| {}).is_ok());
}

#[test]
fn lines_of_labels_between_bars_end_what_stands_above_them() {
    let text = "Race equality action plan\nAll new staff meet a mentor\nLead: HR | By: June 2026 | Status: started\n\
                Every library opens on Sundays\nLead: Libraries | By: May 2027 | Status: not started\n";
    let draft = read(text.as_bytes(), "pasted.txt", &Options::default(), &mut |_| {}).unwrap().draft;
    let all: Vec<_> = draft.themes.iter().flat_map(|t| &t.activities).collect();
    assert_eq!(all.len(), 2, "{draft:?}");
    assert!(all[0].text.ends_with("All new staff meet a mentor"));
    assert_eq!(
        (all[1].text.as_str(), all[1].lead.as_deref()),
        ("Every library opens on Sundays", Some("Libraries"))
    );
}
