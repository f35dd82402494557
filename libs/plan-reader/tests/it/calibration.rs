//! Confidence says how often a reading is right: measured on every gold document, and on doubtful ones kept for it.

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

/// Whether each thing of the draft is right in text and, for an activity, in lead and target date.
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
                    && same(g, "lead", it.lead.as_deref())
                    && same(g, "target_date", it.target_date.as_deref())
            });
            out.push((it.confidence.hundredths(), right));
        }
        for it in &theme.recommendations {
            let right = recommendations.iter().any(|g| same(g, "text", Some(&it.text)));
            out.push((it.confidence.hundredths(), right));
        }
    }
    out
}

fn measured() -> BTreeMap<u8, Band> {
    let mut bands: BTreeMap<u8, Band> = BTreeMap::new();
    for path in golds() {
        let document = document_of(&path);
        let name = document.file_name().unwrap().to_string_lossy().into_owned();
        let gold: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let reading =
            read(&std::fs::read(&document).unwrap(), &name, &Options::default(), &mut |_| {}).unwrap();
        for (confidence, right) in judged(&gold, &reading.draft) {
            let floor = BANDS.iter().copied().find(|b| confidence >= *b).unwrap();
            let band = bands.entry(floor).or_default();
            band.of += 1;
            band.right += usize::from(right);
        }
    }
    bands
}

fn share(band: &Band) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of small documents")]
    let share = band.right as f64 / band.of.max(1) as f64;
    share
}

#[test]
fn confidence_is_as_high_as_readings_are_right() {
    let bands = measured();
    let mut table = String::new();
    for (floor, band) in bands.iter().rev() {
        let _ = writeln!(
            table,
            "| {:.2} and more | {} | {} | {:.2} |",
            f64::from(*floor) / 100.0,
            band.of,
            band.right,
            share(band)
        );
    }
    println!("{table}");
    for (floor, band) in bands.iter().filter(|(_, b)| b.of >= 5) {
        let promised = f64::from(*floor) / 100.0;
        assert!(share(band) + 0.02 >= promised, "too sure of itself:\n{table}");
    }
    let (lowest, highest) = (bands.first_key_value().unwrap().1, bands.last_key_value().unwrap().1);
    assert!(share(lowest) < share(highest), "doubt means nothing:\n{table}");
    assert!(highest.of > 40 && lowest.of >= 5, "too few cases to tell:\n{table}");
}
