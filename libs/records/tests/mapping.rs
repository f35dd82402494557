//! A mapping is read whole, or every fault of it is told with its place.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set itself up has failed")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use records::label::Stands;
use records::mapping::{Kind, Name};
use records::{Category, LabelMap, Mapping, NonAnswer, Reading, RowReader};

const STAFF: &str = r#"evenhand-mapping = 1
title = "Staff at 31 March 2026"

[source]
files = ["staff.csv"]

[column.person]
from = "Staff number"
as = "person"

[column.ethnicity]
from = "Ethnic origin"
as = "category"
classification = "ethnicity"
labels = { "W Brit" = "White British" }
not-asked = ["-"]

[column.grade]
from = "Grade"
as = "grade"
order = ["Grade 12", "Grade 13", "Grade 14", "Grade 15"]

[column.born]
from = "Date of birth"
as = "date"
order = "day-month-year"
earliest = 1930-01-01

[column.started]
from = "Start"
as = "date"
order = "day-month-year"

[column.pay]
from = "Salary"
as = "pay"

[column.contract]
from = "Contract"
as = "category"

[field.senior]
of = "grade"
at-or-above = "Grade 14"

[field.age-band]
age-of = "born"
on = 2026-03-31
bands = [16, 25, 35]

[field.age-at-start]
age-of = "born"
on = "started"
bands = [16, 25]

[field.year]
of = "started"
period = "financial-year"

[field.two-way]
of = "ethnicity"
groups = { "White" = ["White British"] }
rest = "Ethnic minorities"

[field.broad]
of = "ethnicity"
parent = true

[field.pay-band]
of = "pay"
bands = [20000, 30000.5]

[[keep]]
field = "contract"
is = ["Permanent"]

[[table]]
by = ["grade", "ethnicity"]
people = true
values = ["pay"]
"#;

fn classifications() -> BTreeMap<String, LabelMap> {
    let category = |label: &str, code: &str, parent: &str| Category {
        label: label.into(),
        code: Some(code.into()),
        parent: Some(parent.into()),
    };
    let mut map = LabelMap::new(vec![
        category("African", "B1", "Black"),
        category("Caribbean", "B2", "Black"),
        category("White British", "W1", "White"),
    ])
    .unwrap();
    map.insert("Declined", Stands::NonAnswer(NonAnswer::PreferNotToSay)).unwrap();
    BTreeMap::from([("ethnicity".to_owned(), map)])
}

fn staff() -> Mapping {
    Mapping::parse(STAFF, "staff.toml", &classifications()).unwrap_or_else(|faults| panic!("{faults}"))
}

fn faults(text: &str) -> String {
    Mapping::parse(text, "m.toml", &classifications()).unwrap_err().to_string()
}

fn category(label: &str) -> Reading {
    Reading::Category(label.to_owned())
}

#[test]
fn a_cell_says_a_category_a_non_answer_or_words_nobody_has_mapped() {
    let mapping = staff();
    let reader = RowReader::everything(&mapping);
    let read = |name: &str, first: &str, second: &str| {
        let dimension = reader.dimensions.iter().find(|it| it.name.as_str() == name).unwrap();
        dimension.read(first, second)
    };
    assert_eq!(read("ethnicity", " w  brit ", ""), category("White British"));
    assert_eq!(read("ethnicity", "B1", ""), category("African"));
    assert_eq!(read("ethnicity", "declined", ""), Reading::NonAnswer(NonAnswer::PreferNotToSay));
    assert_eq!(read("ethnicity", "-", ""), Reading::NonAnswer(NonAnswer::NotAsked));
    assert_eq!(read("ethnicity", "", ""), Reading::NonAnswer(NonAnswer::NotKnown));
    assert_eq!(read("ethnicity", "Martian", ""), Reading::Unmatched("Martian".into()));
    assert_eq!(read("two-way", "Caribbean", ""), category("Ethnic minorities"));
    assert_eq!(read("broad", "Caribbean", ""), category("Black"));
    assert_eq!(read("senior", "grade 15", ""), category("Grade 14 and above"));
    assert_eq!(read("senior", "Grade 12", ""), category("Below Grade 14"));
    assert_eq!(read("age-band", "01/04/2001", ""), category("16 to 24"));
    assert_eq!(read("age-band", "31/03/2001", ""), category("25 to 34"));
    assert_eq!(read("age-band", "31/03/1901", ""), Reading::Unmatched("31/03/1901".into()));
    assert_eq!(read("age-at-start", "10/05/1990", "10/05/2015"), category("25 and over"));
    assert_eq!(read("age-at-start", "10/05/1990", ""), Reading::NonAnswer(NonAnswer::NotKnown));
    assert_eq!(read("year", "01/04/2025", ""), category("2025-26"));
    assert_eq!(read("pay-band", "£30,000.50", ""), category("30,000.5 and over"));
    assert_eq!(read("contract", "  Fixed   term", ""), category("Fixed term"));
}

#[test]
fn a_reader_asks_only_for_the_columns_its_tables_need() {
    let mapping = staff();
    let reader = RowReader::new(&mapping, &mapping.tables).unwrap();
    assert_eq!(reader.headings, ["Grade", "Ethnic origin", "Salary", "Staff number", "Contract"]);
}

#[test]
fn a_misspelt_name_is_told_with_its_place_and_the_name_that_may_be_meant() {
    let told = faults(&STAFF.replace("by = [\"grade\", \"ethnicity\"]", "by = [\"grade\", \"ethncity\"]"));
    assert_eq!(told, "m.toml:78:16: no column or field is called “ethncity”, did you mean “ethnicity”?");
    let told = faults(&STAFF.replace("at-or-above = \"Grade 14\"", "at-or-above = \"Grade 41\""));
    assert!(told.contains("m.toml:44:15: “grade” has no “Grade 41”, did you mean"), "{told}");
    let told = faults(&STAFF.replace("classification = \"ethnicity\"", "classification = \"ethnicty\""));
    assert!(told.contains("did you mean “ethnicity”?"), "{told}");
    let told = faults(&STAFF.replace("from = \"Salary\"", "form = \"Salary\""));
    assert!(told.contains("no setting is called “form” here, did you mean “from”?"), "{told}");
    let told = faults(&STAFF.replace("as = \"pay\"", "as = \"wage\""));
    assert!(told.contains("“wage” is not known here"), "{told}");
}

#[test]
fn all_faults_are_told_at_once() {
    let told = faults(
        &STAFF
            .replace("order = \"day-month-year\"\nearliest", "earliest")
            .replace("of = \"grade\"", "of = \"pay\"")
            .replace("\"W Brit\" = \"White British\"", "\"W Brit\" = \"Whit British\""),
    );
    assert!(told.contains("a date needs `order"), "{told}");
    assert!(told.contains("`at-or-above` needs a column with an `order`"), "{told}");
    assert!(told.contains("no category called “Whit British”, did you mean “White British”?"), "{told}");
    let lines: Vec<usize> = told.lines().map(|it| it.split(':').nth(1).unwrap().parse().unwrap()).collect();
    assert!(lines.is_sorted(), "{told}");
}

#[test]
fn a_mapping_that_names_no_column_says_what_to_write() {
    let told = faults("evenhand-mapping = 1\n[source]\nfiles = [\"a.csv\"]\n");
    assert!(told.contains("names no column"), "{told}");
    assert!(faults("").contains("evenhand-mapping = 1"));
    assert!(faults("evenhand-mapping = 9\n").contains("version 9"));
    assert!(faults("evenhand-mapping = 1\n[column").contains("m.toml:2:"));
}

#[test]
fn a_file_that_is_read_in_parts_cannot_end_at_an_empty_row() {
    let both = "files = [\"staff.csv\"]\none-line-a-row = true\nends-at-empty-row = true";
    let text = |source: &str| {
        format!(
            "evenhand-mapping = 1\n[source]\n{source}\n[column.grade]\nfrom = \"Grade\"\nas = \"category\"\n[[table]]\nby = [\"grade\"]\n"
        )
    };
    let told = faults(&text(both));
    assert!(told.starts_with("m.toml:5:") && told.contains("leave one of them out"), "{told}");
    let alone =
        Mapping::parse(&text(&both.replace("one-line-a-row = true", "")), "m.toml", &classifications());
    assert!(alone.unwrap().source.ends_at_empty_row);
}

#[test]
fn fields_derived_in_a_circle_are_refused() {
    let told = faults(&format!(
        "{STAFF}\n[field.a]\nof = \"b\"\ngroups = {{ x = [] }}\nrest = \"y\"\n[field.b]\nof = \"a\"\ngroups = {{ x = [] }}\nrest = \"y\"\n"
    ));
    assert!(told.contains("“a” is derived from itself, in a circle"), "{told}");
    assert!(told.contains("“b” is derived from itself, in a circle"), "{told}");
}

#[test]
fn a_field_may_be_derived_from_one_written_below_it() {
    let text = format!(
        "{STAFF}\n[field.a]\nof = \"broadest\"\ngroups = {{ Everybody = [\"Some\"] }}\nrest = \"Others\"\n\
         [field.broadest]\nof = \"broad\"\ngroups = {{ Some = [\"Black\"] }}\nrest = \"Rest\"\n"
    );
    let mapping = Mapping::parse(&text, "m.toml", &classifications()).unwrap();
    let reader = RowReader::everything(&mapping);
    let found = reader.dimensions.iter().find(|it| it.name.as_str() == "a").unwrap();
    assert_eq!(found.read("African", ""), category("Everybody"));
    assert_eq!(found.read("White British", ""), category("Others"));
}

#[test]
fn a_group_that_leaves_a_category_out_is_refused() {
    let told = faults(&STAFF.replace("rest = \"Ethnic minorities\"\n", ""));
    assert!(told.contains("“African” of “ethnicity” is in no group"), "{told}");
}

#[test]
fn settings_that_say_nothing_are_refused() {
    let told = faults(&STAFF.replace("as = \"pay\"", "as = \"pay\"\nnot-known = [\"?\"]"));
    assert!(told.contains("`not-known` says nothing for a column of this kind"), "{told}");
}

#[test]
fn every_kind_of_column_is_known_by_its_word() {
    let mapping = staff();
    let kind =
        |name: &str| &mapping.columns.iter().find(|it| it.name == Name::new(name).unwrap()).unwrap().kind;
    assert_eq!(kind("person"), &Kind::Person);
    assert!(matches!(kind("grade"), Kind::Category(it) if it.ordered && it.closed));
    assert!(matches!(kind("contract"), Kind::Category(it) if !it.closed));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_text_stops_the_parser(text in "\\PC{0,200}") {
        let _ = Mapping::parse(&text, "m.toml", &());
    }

    #[test]
    fn a_mapping_with_a_piece_cut_out_is_read_or_told_with_a_place(from in 0usize..1200, length in 1usize..60) {
        let from = from.min(STAFF.len() - 1);
        let to = (from + length).min(STAFF.len());
        let text = format!("{}{}", &STAFF[..from], &STAFF[to..]);
        if let Err(faults) = Mapping::parse(&text, "m.toml", &classifications()) {
            let lines = text.lines().count() + 1;
            prop_assert!(faults.iter().count() > 0);
            for fault in faults.iter() {
                prop_assert!((1..=lines).contains(&fault.line) && fault.column >= 1);
            }
        }
    }
}
