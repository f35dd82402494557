//! GOV.UK Frontend's own fixtures, byte for byte: an upgrade of the package proves itself here.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use minijinja::value::{Serde, Value};
use serde_json::Value as Json;

/// What release 6.6.0 ships; a later one may have more.
const LEAST_FIXTURES: usize = 725;

/// Differences printed in full before the rest are only named.
const SHOWN: usize = 5;

#[test]
fn every_fixture_is_rendered_as_published() {
    let components = Path::new(env!("GOVUK_FRONTEND")).join("components");
    let mut folders: Vec<_> = fs::read_dir(components).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let (mut count, mut differences) = (0, Vec::new());
    for file in folders.iter().map(|folder| folder.join("fixtures.json")).filter(|file| file.is_file()) {
        let published: Json = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let component = published["component"].as_str().unwrap();
        for fixture in published["fixtures"].as_array().unwrap() {
            count += 1;
            let expected = fixture["html"].as_str().unwrap().trim();
            let rendered = match govuk::render(&function(component), &Value::from(Serde(&fixture["options"])))
            {
                Ok(html) => html,
                Err(error) => format!("{error:#}: {:?}", std::error::Error::source(&error)),
            };
            if rendered.trim() != expected {
                let name = fixture["name"].as_str().unwrap();
                differences.push((format!("{component}, {name}"), expected.to_string(), rendered));
            }
        }
    }
    assert!(differences.is_empty(), "{}", report(count, &differences));
    assert!(count >= LEAST_FIXTURES, "only {count} fixtures were found");
}

/// `date-input` becomes `govukDateInput`.
fn function(component: &str) -> String {
    let words = component.split('-').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    });
    format!("govuk{}", words.collect::<String>())
}

fn report(count: usize, differences: &[(String, String, String)]) -> String {
    let mut report = format!("{} of {count} fixtures differ\n", differences.len());
    for (i, (name, expected, rendered)) in differences.iter().enumerate() {
        let _ = writeln!(report, "- {name}");
        if i < SHOWN {
            let _ = writeln!(report, "published:\n{expected}\nrendered:\n{rendered}\n");
        }
    }
    report
}
