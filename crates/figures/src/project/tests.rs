//! A project is read whole or its faults are told, each with its place.

use super::*;
use std::path::Path;

mod indicators;
mod tables;

const PROJECT: &str = r#"format = "evenhand-project/1"
title = "Workforce equality, 2026"
body = "Marlow Vale Council"
period = "31 March 2026"
published-on = 2026-06-30

[dimension.grade]
label = "Grade"
total = "All grades"
order = ["Grade 1", "Grade 2", "Grade 14", "Grade 15"]
groups."Grade 14 and above" = ["Grade 14", "Grade 15"]

[dimension.ethnicity]
label = "Ethnicity"
classification = "ethnicity-broad"
groups."Ethnic minorities" = ["asian", "black", "mixed", "other"]

[data.staff]
file = "staff.csv"
count = "staff"
unit = "staff"
source = "Marlow Vale Council, staff records"
columns = { grade = "Grade", ethnicity = "Ethnic group" }

[data.recruitment]
file = "recruitment.csv"
count = "people"
unit = "applicants"
source = "Marlow Vale Council, recruitment system"
parts = { column = "stage", names = ["Applied", "Appointed"], nested = true }
columns = { ethnicity = "ethnicity" }

[[measure]]
id = "representation"
title = "Ethnic minority staff by grade"
kind = "representation"
of = "staff"
by = "grade"
characteristic = "ethnicity"
group = "Ethnic minorities"
comparator = { label = "Residents aged 16 to 64, Census 2021", value = 38.0, source = "ONS, Census 2021" }

[[measure]]
id = "appointment"
title = "Appointment"
kind = "likelihood"
characteristic = "ethnicity"
reference = "White"

[[measure.item]]
label = "Appointed"
events = "recruitment/Appointed"
among = "recruitment/Applied"

[disclosure]
policy = "1-4"
"#;

/// No file stands beside the project.
fn alone(_: &Path) -> Result<Vec<u8>, String> {
    Err("There is none.".into())
}

fn faults(text: &str) -> String {
    Project::parse("PROJECT.toml", text, &alone).expect_err("it has faults").to_string()
}

#[test]
fn a_whole_project_is_read() {
    let project = Project::parse("PROJECT.toml", PROJECT, &alone).unwrap();
    assert_eq!(project.measures.len(), 2);
    let ethnicity = &project.dimensions[1].members;
    assert_eq!(ethnicity.answered(), "Ethnicity: known");
    assert_eq!(
        ethnicity.tree()[..3],
        [
            (
                "Total".to_owned(),
                ["Ethnicity: known", "Prefer not to say", "Not known", "Not asked"]
                    .map(str::to_owned)
                    .to_vec()
            ),
            ("Ethnicity: known".to_owned(), ["Ethnic minorities", "White"].map(str::to_owned).to_vec()),
            (
                "Ethnic minorities".to_owned(),
                [
                    "Asian or Asian British",
                    "Black, Black British, Caribbean or African",
                    "Mixed or multiple ethnic groups",
                    "Other ethnic group"
                ]
                .map(str::to_owned)
                .to_vec()
            ),
        ]
    );
    assert_eq!(ethnicity.find("PNTS").unwrap().label, "Prefer not to say");
    assert_eq!(ethnicity.find("BAME"), None);
    let Spec::Likelihood { groups, .. } = &project.measures[1].spec else { panic!("a likelihood") };
    assert_eq!(groups.len(), 4, "all groups but White, and no non-answer: {groups:?}");
    assert_eq!(project.population_name(&Population { data: 1, part: Some(1) }), "recruitment: Appointed");
}

#[test]
fn a_slip_of_the_pen_is_found_with_its_place_and_what_was_meant() {
    let told = faults(&PROJECT.replace("by = \"grade\"", "buy = \"grade\""));
    assert_eq!(told, "PROJECT.toml, line 38, column 1: A [[measure]] has no `buy`. Did you mean “by”?");
    let told = faults(&PROJECT.replace("group = \"Ethnic minorities\"", "group = \"Ethnic minoritys\""));
    assert_eq!(
        told,
        "PROJECT.toml, line 40, column 9: [dimension.ethnicity] has no “Ethnic minoritys”. Did you mean “Ethnic minorities”?"
    );
    let told = faults(&PROJECT.replace("of = \"staff\"", "of = \"staf\""));
    assert!(told.contains("There is no [data.staf]. Did you mean “staff”?"), "{told}");
}

#[test]
fn a_broader_group_that_the_project_has_not_made_a_group_is_told_how_to_be_one() {
    let finest = PROJECT.replace("ethnicity-broad", "ethnicity-2021");
    let told = faults(&finest.replace("reference = \"White\"", "reference = \"Black\""));
    assert!(
        told.contains("[dimension.ethnicity] has no “Black”. It is a broader group of the classification: write groups.\"Black\" = [\"black\"] there."),
        "{told}"
    );
    let mended = finest.replace("[data.staff]", "groups.\"White\" = [\"white\"]\n\n[data.staff]");
    let project = Project::parse("PROJECT.toml", &mended, &alone).unwrap();
    assert!(project.dimensions[1].members.named("White").unwrap().group);
}

#[test]
fn all_faults_are_told_at_once_in_their_order() {
    let told = faults(
        &PROJECT
            .replace("title = \"Workforce equality, 2026\"\n", "")
            .replace("value = 38.0", "value = 380.0"),
    );
    let lines: Vec<_> = told.lines().collect();
    assert_eq!(lines.len(), 2, "{told}");
    assert!(lines[0].starts_with("PROJECT.toml, line 1, column 1: The project needs `title`."), "{told}");
    assert!(lines[1].contains("from 0 to 100"), "{told}");
}

#[test]
fn what_rests_on_a_faulty_dimension_or_data_is_no_fault_of_its_own() {
    let told = faults(&PROJECT.replace("\"ethnicity-broad\"", "\"ethnicity-brod\""));
    assert_eq!(
        told,
        "PROJECT.toml, line 15, column 18: There is no classification “ethnicity-brod”; one of your own is a file ending in .toml. Did you mean “ethnicity-broad”?"
    );
    let told = faults(&PROJECT.replace("unit = \"applicants\"\n", ""));
    assert_eq!(told, "PROJECT.toml, line 25, column 1: [data.recruitment] needs `unit`. Add it.");
}

#[test]
fn a_name_that_stands_nowhere_is_told_beside_a_faulty_one() {
    let text = PROJECT
        .replace("\"ethnicity-broad\"", "\"ethnicity-brod\"")
        .replace("by = \"grade\"", "by = \"grde\"");
    let told = faults(&text);
    assert!(told.ends_with("There is no [dimension.grde]. Did you mean “grade”?"), "{told}");
    assert_eq!(told.lines().count(), 2, "{told}");
}

#[test]
fn a_group_in_itself_and_a_member_in_two_groups_are_refused() {
    let both = PROJECT.replace(
        "groups.\"Grade 14 and above\" = [\"Grade 14\", \"Grade 15\"]",
        "groups.A = [\"B\"]\ngroups.B = [\"A\"]",
    );
    assert!(faults(&both).contains("in each other"), "{}", faults(&both));
    let twice = PROJECT
        .replace("[\"Grade 14\", \"Grade 15\"]\n\n", "[\"Grade 14\"]\ngroups.Other = [\"Grade 14\"]\n\n");
    assert!(faults(&twice).contains("stands in two groups"), "{}", faults(&twice));
}

#[test]
fn a_broader_group_of_the_classification_stands_for_its_members() {
    let finer = PROJECT
        .replace("ethnicity-broad", "ethnicity-2021")
        .replace("\"other\"]", "\"Other ethnic group\"]\ngroups.\"White\" = [\"white\"]");
    let members = Project::parse("PROJECT.toml", &finer, &alone).unwrap().dimensions.remove(1).members;
    for (label, group) in
        [("Pakistani", "Ethnic minorities"), ("Arab", "Ethnic minorities"), ("Irish", "White")]
    {
        assert_eq!(members.find(label).unwrap().parent.as_deref(), Some(group), "{label}");
    }
    let twice = finer.replace("[\"white\"]", "[\"white\", \"irish\"]");
    assert!(faults(&twice).contains("“Irish” stands in two groups"), "{}", faults(&twice));
}

#[test]
fn a_part_must_be_named_where_there_are_parts() {
    let told = faults(&PROJECT.replace("recruitment/Appointed", "recruitment"));
    assert!(told.contains("Say which is meant: “recruitment/Applied”"), "{told}");
    let told = faults(&PROJECT.replace("recruitment/Appointed", "recruitment/Apointed"));
    assert!(told.contains("Did you mean “Appointed”?"), "{told}");
    let told = faults(&PROJECT.replace("of = \"staff\"", "of = \"staff/2026\""));
    assert!(told.contains("[data.staff] has no parts, so there is no “2026” in it."), "{told}");
    let stages = "[[measure]]\nid = \"stages\"\ntitle = \"Stages\"\nkind = \"stages\"\nof = \"recruitment/Applied\"\ncharacteristic = \"ethnicity\"\ngroup = \"asian\"\nreference = \"White\"\n[disclosure]";
    let told = faults(&PROJECT.replace("[disclosure]", stages));
    assert!(
        told.ends_with("Here all parts of [data.recruitment] are meant together. Write “recruitment”."),
        "{told}"
    );
}

#[test]
fn a_path_does_not_climb_out_of_the_folder() {
    assert!(faults(&PROJECT.replace("staff.csv", "../staff.csv")).contains(".."));
}

#[test]
fn another_version_is_refused() {
    assert!(faults(&PROJECT.replace("project/1", "project/9")).contains("evenhand-project/1"));
}

proptest::proptest! {
    #[test]
    fn no_text_stops_the_reader(text in "[a-z\\[\\]=.\"\\n{} 0-9]{0,200}") {
        let _ = Project::parse("any", &text, &alone);
    }

    #[test]
    fn a_project_with_a_part_cut_out_is_read_or_refused(from in 0_usize..1500, much in 0_usize..400) {
        let mut text = PROJECT.to_owned();
        let from = text.floor_char_boundary(from.min(text.len()));
        let to = text.floor_char_boundary((from + much).min(text.len()));
        text.replace_range(from..to, "");
        if let Err(told) = Project::parse("any", &text, &alone) {
            proptest::prop_assert!(!told.found.is_empty());
        }
    }
}

#[test]
fn what_would_be_hostile_or_a_slip_is_told_once_with_its_place() {
    let measure = "id = \"representation\"";
    for (from, to, told) in [
        ("\"staff.csv\"", "\"../staff.csv\"", "line 19, column 8: A path may not lead out"),
        (measure, "id = \"../r\"", "line 34, column 6: The id “../r” names files"),
        (
            "title = \"Workforce",
            "title = \"\\u0001Workforce",
            "line 2, column 9: `title` holds a character that cannot be printed (U+0001)",
        ),
        ("value = 38.0", "value = nan", "`value` is no number that can be calculated with."),
        ("value = 38.0", "value = 1e999", "`value` is no number that can be calculated with."),
        (
            "[\"Applied\", \"Appointed\"]",
            "[\"Applied\", \"Applied\", \"Appointed\"]",
            "The part “Applied” stands there twice.",
        ),
        (
            "order = [\"Grade 1\"",
            "order = [\"All grades\", \"Grade 1\"",
            "line 10, column 10: “All grades” is the total of [dimension.grade] already.",
        ),
    ] {
        assert!(PROJECT.contains(from), "{from}");
        let found = faults(&PROJECT.replacen(from, to, 1));
        assert!(found.contains(told), "{found}");
        assert_eq!(found.lines().count(), 1, "{found}");
    }
    let circle = PROJECT
        .replace("columns = { grade", "within = \"recruitment/Applied\"\ncolumns = { grade")
        .replace("columns = { ethnicity", "within = \"staff\"\ncolumns = { ethnicity");
    let found = faults(&circle);
    assert!(found.contains("Data cannot be within data that are within them."), "{found}");
    assert_eq!(found.lines().count(), 1, "{found}");
    let long = "x".repeat(5_001);
    let found = faults(&PROJECT.replace("Marlow Vale Council, staff records", &long));
    assert!(found.contains("`source` has more than 5000 letters"), "{found}");
    let many = (0..10_001).map(|it| format!("\"{it}\", ")).collect::<String>();
    let found = faults(&PROJECT.replace("order = [", &format!("order = [{many}")));
    assert!(found.contains("[dimension.grade] names more than 10000 members."), "{found}");
}

#[test]
fn a_method_is_read_with_what_it_needs_and_nothing_else() {
    let with = |words: &str| PROJECT.replace("policy = \"1-4\"", &format!("policy = \"1-4\"\n{words}"));
    let method =
        |words: &str| Project::parse("PROJECT.toml", &with(words), &alone).map(|it| it.disclosure.method);
    assert_eq!(method(""), Ok(MethodSpec::Suppress));
    assert_eq!(method("method = \"suppress\""), Ok(MethodSpec::Suppress));
    assert_eq!(
        method("method = \"round\"\nsecret = \"key\""),
        Ok(MethodSpec::Round { base: Base::FIVE, secret: "key".into() })
    );
    assert_eq!(
        method("method = \"cell-key\"\nsecret = \"key\""),
        Ok(MethodSpec::CellKey { secret: "key".into() })
    );
    for (words, told) in [
        ("method = \"rond\"", "Did you mean “round”?"),
        ("method = \"round\"", "needs `secret`"),
        ("method = \"round\"\nsecret = \"../key\"", "may not lead out"),
        ("method = \"round\"\nsecret = \"key\"\nbase = 2", "from 3 to 1000"),
        ("method = \"round\"\nsecret = \"key\"\nbase = 4.5", "a whole number"),
        ("method = \"cell-key\"\nsecret = \"key\"\nbase = 5", "it needs method = \"round\""),
        ("secret = \"key\"", "what is hidden needs none"),
    ] {
        let found = faults(&with(words));
        assert!(found.contains(told), "{words}: {found}");
    }
}
