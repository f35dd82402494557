//! Tables whose words were copied out of a PDF, so that nothing parts their columns any more.

use std::path::Path;

use plan_reader::{Doubt, DraftActivity, Options, QueryKind, Reading, read};
use serde_json::Value;

fn copied(name: &str) -> (Reading, Vec<[Option<String>; 6]>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/copied");
    let bytes = std::fs::read(folder.join(format!("{name}.txt"))).unwrap();
    let reading = read(&bytes, "pasted.txt", &Options::default(), &mut |_| {}).unwrap();
    let gold = std::fs::read(folder.join(format!("{name}.gold.json"))).unwrap();
    let gold: Value = serde_json::from_slice(&gold).unwrap();
    let list = |of: &Value, key: &str| of[key].as_array().cloned().unwrap_or_default();
    let words = |of: &Value, key: &str| of[key].as_str().map(folded);
    let mut out = Vec::new();
    for section in list(&gold, "sections") {
        for service in list(&section, "services") {
            for it in list(&service, "activities") {
                out.push([
                    words(&section, "theme"),
                    words(&service, "service"),
                    words(&it, "text"),
                    words(&it, "lead"),
                    words(&it, "target_date"),
                    words(&it, "achieved"),
                ]);
            }
        }
    }
    (reading, out)
}

/// Words without their marks of lists and the ends of their lines.
fn folded(text: &str) -> String {
    text.split_whitespace().filter(|w| !matches!(*w, "-" | "•")).collect::<Vec<_>>().join(" ")
}

fn found(reading: &Reading) -> Vec<[Option<String>; 6]> {
    let cells = |theme: &Option<String>, it: &DraftActivity| {
        let text = Some(it.text.clone());
        [theme, &it.service, &text, &it.lead, &it.target_date, &it.achieved].map(|w| w.as_deref().map(folded))
    };
    reading.draft.themes.iter().flat_map(|t| t.activities.iter().map(|a| cells(&t.name, a))).collect()
}

#[test]
fn rows_copied_out_of_a_viewer_come_apart_where_their_lines_end() {
    let (reading, gold) = copied("rows");
    let found = found(&reading);
    for column in 0..3 {
        let of = |rows: &[[Option<String>; 6]]| rows.iter().map(|r| r[column].clone()).collect::<Vec<_>>();
        assert_eq!(of(&found), of(&gold), "theme, service and text");
    }
    // "Not yet known" might be a date or an account of progress; of two names on a line nothing parts the second's end.
    let right: usize = found.iter().zip(&gold).map(|(a, b)| (3..6).filter(|i| a[*i] == b[*i]).count()).sum();
    assert!(right >= 31, "{right} of 36 leads, dates and accounts of progress");
}

#[test]
fn what_was_put_together_from_copied_words_is_doubted_and_said() {
    let (reading, _) = copied("rows");
    let of_pdf = |q: &&plan_reader::Query| q.message.contains("text copied out of a PDF");
    let said: Vec<_> = reading.queries.iter().filter(of_pdf).collect();
    assert_eq!(said.len(), 1, "it is said once");
    assert_eq!(said[0].kind, QueryKind::GuessedColumns);
    for activity in reading.draft.themes.iter().flat_map(|t| &t.activities) {
        assert!(activity.doubts.contains(&Doubt::LostColumns) && activity.confidence.hundredths() <= 75);
    }
}
