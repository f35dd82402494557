//! Mean gaps in pay: what is withheld does not follow from the means of the whole and the other parts, here or elsewhere.

use crate::harness::{figures, said};
use serde_json::Value;
use std::{collections::BTreeMap, fs, path::Path};

const PROJECT: &str = r#"format = "evenhand-project/1"
title = "Pay"
body = "Marlow Vale Council"
period = "PERIOD"
published-on = 2026-06-30
[dimension.ethnicity]
label = "Ethnicity"
total = "All"
order = ["White", "Asian", "Black", "Mixed"]
groups."Ethnic minorities" = ["Asian", "Black", "Mixed"]
[data.pay]
file = "pay.csv"
amount = "amount"
unit = "staff"
source = "Marlow Vale Council"
columns = { ethnicity = "ethnicity" }
[[measure]]
id = "pay"
title = "Pay"
kind = "pay"
of = "pay"
characteristic = "ethnicity"
group = GROUPS
reference = "REFERENCE"
[disclosure]
policy = "1-4"
register = "register.json"
"#;

/// Groups with how many people and around which pay.
const STAFF: [(&str, u32, u32); 4] =
    [("White", 300, 30), ("Asian", 120, 27), ("Black", 20, 22), ("Mixed", 70, 26)];

/// Makes and records a release; the mean and the median gap of each group.
fn gaps(room: &Path, period: &str, groups: &str, reference: &str) -> BTreeMap<String, (Value, Value)> {
    let people = |(group, many, around): (&str, u32, u32)| {
        (0..many).map(|it| format!("{group},{}\n", around + it % 5)).collect::<String>()
    };
    let rows = STAFF.into_iter().map(people).collect::<String>();
    fs::write(room.join("pay.csv"), format!("ethnicity,amount\n{rows}")).unwrap();
    let words = PROJECT.replace("PERIOD", period).replace("GROUPS", groups).replace("REFERENCE", reference);
    let path = room.join("PROJECT.toml");
    fs::write(&path, words).unwrap();
    let out = room.join("out");
    let arguments =
        ["measure", path.to_str().unwrap(), "--out", out.to_str().unwrap(), "--replace", "--record"];
    let made = figures(&arguments);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let attacked = figures(&["attack", out.join("certificate.json").to_str().unwrap()]);
    assert_eq!(attacked.status.code(), Some(0), "{}", said(&attacked));
    let json: Value = serde_json::from_slice(&fs::read(out.join("tables.json")).unwrap()).unwrap();
    let table = &json["tables"][0];
    let at = |key: &str| table["columns"].as_array().unwrap().iter().position(|it| it["key"] == key).unwrap();
    let (group, mean, median) = (at("group"), at("mean_gap"), at("median_gap"));
    let row =
        |row: &Value| (row[group].as_str().unwrap().to_owned(), (row[mean].clone(), row[median].clone()));
    table["rows"].as_array().unwrap().iter().map(row).collect()
}

fn hidden(value: &Value) -> bool {
    value["symbol"] == "[c]"
}

#[test]
fn a_mean_of_few_does_not_follow_from_the_whole_that_all_are_compared_with() {
    let room = tempfile::tempdir().unwrap();
    let gaps = gaps(room.path(), "2026", r#"["White", "Asian", "Black", "Mixed"]"#, "All");
    assert!(hidden(&gaps["Black"].0) && hidden(&gaps["Black"].1), "20 people: {gaps:?}");
    let means = ["White", "Asian", "Mixed"].into_iter().filter(|it| hidden(&gaps[*it].0)).count();
    assert_eq!(means, 1, "one more mean, and no more: {gaps:?}");
    assert!(
        ["White", "Asian", "Mixed"].into_iter().all(|it| gaps[it].1.is_number()),
        "medians do not add up"
    );
}

#[test]
fn a_mean_that_was_withheld_stays_so_in_a_later_release_of_the_same_pay() {
    let room = tempfile::tempdir().unwrap();
    let every = r#"["Ethnic minorities", "Asian", "Black", "Mixed"]"#;
    let first = gaps(room.path(), "first", every, "White");
    let withheld: Vec<&str> = ["Asian", "Mixed"].into_iter().filter(|it| hidden(&first[*it].0)).collect();
    assert_eq!(withheld.len(), 1, "Black is given away by the whole and the other two: {first:?}");
    let one = format!("[\"{}\"]", withheld[0]);
    let later = gaps(room.path(), "later", &one, "White");
    assert!(hidden(&later[withheld[0]].0), "{later:?}");
    // Without what is out already, nothing would speak against it.
    let alone = tempfile::tempdir().unwrap();
    assert!(gaps(alone.path(), "alone", &one, "White")[withheld[0]].0.is_number());
}

#[test]
fn a_certificate_holds_no_sum_closer_than_the_printed_gap_tells_it() {
    let room = tempfile::tempdir().unwrap();
    gaps(room.path(), "2026", r#"["Asian", "Black", "Mixed"]"#, "White");
    let certificate: Value =
        serde_json::from_slice(&fs::read(room.path().join("out/certificate.json")).unwrap()).unwrap();
    let pay: Vec<&Value> = certificate["cells"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["pop"].as_str().is_some_and(|it| it.contains("pay against White")))
        .collect();
    assert_eq!(pay.len(), 4);
    for cell in pay {
        let group = cell["key"].as_array().unwrap().iter().find(|it| it != &"All").cloned();
        match group.as_ref().and_then(Value::as_str) {
            Some("White") => assert_eq!(cell["value"], 300 * 10_000, "what the others are measured by"),
            Some("Black") => assert_eq!(cell["suppressed"], true),
            _ => {
                let (low, high) = (cell["low"].as_u64().unwrap(), cell["high"].as_u64().unwrap());
                assert!(cell["value"].is_null() && high - low >= 70 * 10, "a thousandth of each: {cell}");
            }
        }
    }
}
