//! Confidence says how often a reading is right: measured on first readings, and on every gold document with doubtful ones
//! kept for it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use plan_reader::{Draft, Options, read};
use serde_json::Value;

use crate::gold::{document_of, gold_items, text, words};

/// The lower ends of the bands, in hundredths.
const BANDS: [u8; 5] = [95, 85, 70, 50, 0];

#[derive(Debug, Default, Clone, Copy)]
struct Band {
    right: usize,
    of: usize,
}

fn golds() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let mut all: Vec<PathBuf> = [folder.clone(), folder.join("doubtful")]
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(".gold.json"))
        .collect();
    all.sort();
    all
}

/// Whether each thing of the draft is right in text and theme and, for an activity, in lead, target date and service.
fn judged(gold: &Value, draft: &Draft) -> Vec<(u8, bool)> {
    let (activities, recommendations) = gold_items(gold);
    let same = |item: &Value, key: &str, got: Option<&str>| {
        words(text(item, key).unwrap_or_default()) == words(got.unwrap_or_default())
    };
    let mut out = Vec::new();
    for theme in &draft.themes {
        for it in &theme.activities {
            let right = activities.iter().any(|g| {
                same(g, "text", Some(&it.text))
                    && same(g, "theme", theme.name.as_deref())
                    && same(g, "service", it.service.as_deref())
                    && same(g, "lead", it.lead.as_deref())
                    && same(g, "target_date", it.target_date.as_deref())
            });
            out.push((it.confidence.hundredths(), right));
        }
        for it in &theme.recommendations {
            let right = recommendations
                .iter()
                .any(|g| same(g, "text", Some(&it.text)) && same(g, "theme", theme.name.as_deref()));
            out.push((it.confidence.hundredths(), right));
        }
    }
    out
}

/// The gold documents as they are read today, each with its gold reading. Of the doubtful ones some are refused.
fn readings() -> Vec<(String, Value, Draft)> {
    let mut out = Vec::new();
    for path in golds() {
        let document = document_of(&path);
        let name = document.file_name().unwrap().to_string_lossy().into_owned();
        let gold: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        match read(&std::fs::read(&document).unwrap(), &name, &Options::default(), &mut |_| {}) {
            Ok(reading) => out.push((name, gold, reading.draft)),
            Err(refusal) => assert!(path.parent().unwrap().ends_with("doubtful"), "{name}: {refusal}"),
        }
    }
    out
}

fn of_golds() -> Vec<(u8, bool)> {
    readings().iter().flat_map(|(_, gold, draft)| judged(gold, draft)).collect()
}

/// How each reading came out when its document was read by a version that had not been mended for it, at the confidence of
/// today: `first_reading.py` keeps what such a version drafted.
fn of_first_readings() -> Vec<(u8, bool)> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut out = Vec::new();
    for entry in std::fs::read_dir(tests.join("first-readings")).unwrap() {
        let kept = std::fs::read(entry.unwrap().path()).unwrap();
        let drafts: BTreeMap<String, Draft> = serde_json::from_slice(&kept).unwrap();
        for (name, mut draft) in drafts {
            let gold = tests.join(format!("documents/{name}.gold.json"));
            draft.judge();
            out.extend(judged(&serde_json::from_slice(&std::fs::read(gold).unwrap()).unwrap(), &draft));
        }
    }
    out
}

fn in_bands(readings: &[(u8, bool)]) -> BTreeMap<u8, Band> {
    let mut bands: BTreeMap<u8, Band> = BTreeMap::new();
    for (confidence, right) in readings {
        let floor = BANDS.iter().copied().find(|b| confidence >= b).unwrap();
        let band = bands.entry(floor).or_default();
        band.of += 1;
        band.right += usize::from(*right);
    }
    bands
}

fn share(band: &Band) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of small documents")]
    let share = band.right as f64 / band.of.max(1) as f64;
    share
}

fn printed(title: &str, bands: &BTreeMap<u8, Band>) -> String {
    let mut table = format!("{title}\n");
    for (floor, band) in bands.iter().rev() {
        let (least, share) = (f64::from(*floor) / 100.0, share(band));
        let _ = writeln!(table, "| {least:.2} and more | {} | {} | {share:.2} |", band.of, band.right);
    }
    table
}

/// Fails where fewer readings of a band are right than its lower end says.
fn keeps_its_promise(bands: &BTreeMap<u8, Band>, table: &str) {
    for (floor, band) in bands.iter().filter(|(_, b)| b.of >= 5) {
        let promised = f64::from(*floor) / 100.0;
        assert!(share(band) + 0.02 >= promised, "too sure of itself:\n{table}");
    }
    let (lowest, highest) = (bands.first_key_value().unwrap().1, bands.last_key_value().unwrap().1);
    assert!(share(lowest) < share(highest), "doubt means nothing:\n{table}");
    assert!(highest.of > 40 && lowest.of >= 5, "too few cases to tell:\n{table}");
}

#[test]
fn confidence_is_as_high_as_first_readings_are_right() {
    let bands = in_bands(&of_first_readings());
    let table = printed("first readings", &bands);
    println!("{table}");
    keeps_its_promise(&bands, &table);
}

#[test]
fn confidence_is_as_high_as_readings_of_gold_documents_are_right() {
    let bands = in_bands(&of_golds());
    let table = printed("gold documents", &bands);
    println!("{table}");
    keeps_its_promise(&bands, &table);
}

#[test]
fn a_draft_judged_again_is_as_sure_as_before() {
    for (name, _, draft) in readings() {
        let mut again = draft.clone();
        again.judge();
        assert_eq!(again, draft, "{name}");
    }
}

#[test]
fn most_rows_of_plans_in_plain_tables_are_read_without_doubt() {
    let plan = "Ref,Action,Lead,Target date,Progress\n1,Publish the pay gap by grade,Head of Finance,March 2027,Drafted\n\
                2,Train every panel in fair hiring,HR Manager,June 2026,\n3,Ask leavers why they go,HR Manager,,\n";
    let draft = read(plan.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap().draft;
    let sure: Vec<u8> =
        draft.themes.iter().flat_map(|t| &t.activities).map(|a| a.confidence.hundredths()).collect();
    assert!(sure.len() == 3 && sure.iter().all(|it| *it >= 94), "{sure:?}");
}
