//! Indicators by name, of a standard or of the body's own, and classifications of its own.

use super::*;

fn by_name(measure: &str) -> String {
    let from = PROJECT.find("[[measure]]\nid = \"appointment\"").unwrap();
    let to = PROJECT.find("[disclosure]").unwrap();
    format!("{}{measure}\n{}", &PROJECT[..from], &PROJECT[to..])
}

const INDICATOR: &str = r#"[[measure]]
id = "indicator-2"
indicator = "nhs-wres/2"
characteristic = "ethnicity"
reference = "White"
group = "Ethnic minorities"
events = "recruitment/Appointed"
among = "recruitment/Applied"
"#;

const ITEM: &str = r#"[[measure]]
id = "indicators"
title = "Indicators"
kind = "likelihood"
characteristic = "ethnicity"
reference = "White"
[[measure.item]]
indicator = "nhs-wres/wres-3"
events = "recruitment/Appointed"
among = "recruitment/Applied"
"#;

#[test]
fn an_indicator_by_name_brings_its_title_kind_direction_and_notes() {
    let project = Project::parse("PROJECT.toml", &by_name(INDICATOR), &alone).unwrap();
    let measure = &project.measures[1];
    assert_eq!(measure.title, "Relative likelihood of being appointed from shortlisting, over all posts");
    let Spec::Likelihood { items, .. } = &measure.spec else { panic!("a likelihood") };
    assert_eq!(items[0].direction, Direction::ReferenceOverGroup);
    assert!(measure.notes[0].contains("NHS Workforce Race Equality Standard"), "{:?}", measure.notes);
    assert!(measure.notes[1].starts_with("Indicator 2. White ÷ BME"), "{:?}", measure.notes);

    let project = Project::parse("PROJECT.toml", &by_name(ITEM), &alone).unwrap();
    let Spec::Likelihood { items, .. } = &project.measures[1].spec else { panic!("a likelihood") };
    assert_eq!(items[0].label, "3. Relative likelihood of entering the formal disciplinary process");
    assert_eq!(items[0].direction, Direction::GroupOverReference);
    assert!(project.measures[1].notes[1].starts_with("Indicator 3. BME ÷ White"));
}

#[test]
fn a_wrong_indicator_is_one_fault_with_its_place_and_what_was_meant() {
    for (measure, wrong, told) in [
        (INDICATOR, "nhs-wrse/2", "There is no set of indicators “nhs-wrse”. Did you mean “nhs-wres”?"),
        (
            INDICATOR,
            "nhs-wres/wres-22",
            "The set “nhs-wres” has no indicator “wres-22”. Did you mean “wres-2”?",
        ),
        (
            INDICATOR,
            "nhs-wres/22",
            "The set “nhs-wres” has no indicator “22”. There is: 1, 2, 3, 4, 5, 6, 7, 8, 9.",
        ),
        (
            INDICATOR,
            "nhs-wres",
            "Say which indicator of the set is meant, as in “nhs-wres/1”. There is: 1, 2, 3, 4, 5, 6, 7, 8, 9.",
        ),
        (
            INDICATOR,
            "eflg-2021/1",
            "No measure works out the indicator “eflg-2021/1”, which is a level that a body finds itself to have reached. Take it out.",
        ),
        (ITEM, "nhs-wres/wres-33", "The set “nhs-wres” has no indicator “wres-33”. Did you mean “wres-3”?"),
        (
            ITEM,
            "nhs-wres/1",
            "The indicator “nhs-wres/1” is no likelihood. Give it a [[measure]] of its own.",
        ),
    ] {
        let right = if measure == ITEM { "nhs-wres/wres-3" } else { "nhs-wres/2" };
        let text = by_name(&measure.replace(right, wrong));
        let at = text.find("indicator = ").unwrap() + "indicator = ".len();
        let line = text[..at].matches('\n').count() + 1;
        assert_eq!(faults(&text), format!("PROJECT.toml, line {line}, column 13: {told}"));
    }
}

#[test]
fn an_earlier_year_that_is_not_there_is_told_with_what_was_meant() {
    let earlier =
        "earlier = { label = \"2025\", events = \"recruitment/Apointed\", among = \"recruitment/Applied\" }";
    let told = faults(&by_name(&format!("{ITEM}{earlier}\n")));
    assert!(
        told.ends_with("column 38: There is no part “Apointed” in it. Did you mean “Appointed”?"),
        "{told}"
    );
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[test]
fn what_the_standard_says_otherwise_is_refused_where_it_is_written() {
    let told = faults(&by_name(&INDICATOR.replace("id = \"indicator-2\"", "id = \"i\"\nkind = \"rates\"")));
    assert!(told.contains("column 8: The indicator is of the kind “likelihood”. Take `kind` out."), "{told}");
    let told = faults(&by_name(&format!("{ITEM}direction = \"reference-over-group\"\n")));
    assert!(
        told.contains("column 13: The indicator is divided the other way. Take `direction` out."),
        "{told}"
    );
    assert_eq!(told.lines().count(), 1, "{told}");
}

const OWN_INDICATORS: &str = r#"id = "marlow-vale-staff"
title = "Marlow Vale's own measures"
version = "1.0.0"
[source]
name = "Marlow Vale Council"
[breakdown]
classification = "ethnicity-broad"
reference = "white"
[[indicator]]
id = "appointment"
number = "1"
title = "Relative likelihood of appointment"
kind = "relative-likelihood"
numerator = "people appointed"
denominator = "people who applied"
direction = "reference-over-group"
better = "near-one"
origin = "recruitment"
"#;

const OWN_GRADES: &str = r#"id = "marlow-vale-grades"
title = "Grades"
version = "1.0.0"
characteristic = "own"
[source]
name = "Marlow Vale Council"
[[group]]
code = "grade-1"
label = "Grade 1"
aliases = ["G1"]
[[group]]
code = "grade-14"
label = "Grade 14"
"#;

/// The project with an indicator and a classification of the body's own, read from these files.
fn own(text: &str, indicators: &str, grades: &str) -> Result<Project, Faults> {
    Project::parse("PROJECT.toml", text, &|path| match path.to_str() {
        Some("own.toml") => Ok(indicators.into()),
        Some("grades.toml") => Ok(grades.into()),
        _ => Err("There is none.".into()),
    })
}

fn with_own() -> String {
    by_name(INDICATOR)
        .replace("nhs-wres/2", "marlow-vale-staff/1")
        .replace("period = ", "indicators = \"own.toml\"\nperiod = ")
        .replace(
            "order = [\"Grade 1\", \"Grade 2\", \"Grade 14\", \"Grade 15\"]",
            "classification = \"grades.toml\"",
        )
        .replace("[\"Grade 14\", \"Grade 15\"]", "[\"grade-14\"]")
}

#[test]
fn indicators_and_classifications_of_the_bodys_own_stand_in_files_beside_the_project() {
    let project = own(&with_own(), OWN_INDICATORS, OWN_GRADES).unwrap();
    let measure = &project.measures[1];
    assert_eq!(measure.title, "Relative likelihood of appointment");
    let Spec::Likelihood { items, .. } = &measure.spec else { panic!("a likelihood") };
    assert_eq!(items[0].direction, Direction::ReferenceOverGroup);
    assert!(measure.notes[0].contains("Marlow Vale's own measures"), "{:?}", measure.notes);
    assert_eq!(project.dimensions[0].members.find("G1").unwrap().label, "Grade 1");
}

#[test]
fn a_fault_of_a_file_beside_the_project_is_told_with_both_places() {
    let told = |indicators: &str, grades: &str| own(&with_own(), indicators, grades).unwrap_err().to_string();
    let wrong = told(&OWN_INDICATORS.replace("near-one", "near"), OWN_GRADES);
    assert!(wrong.starts_with("PROJECT.toml, line 4, column 14: own.toml, line 17, column 10: "), "{wrong}");
    let wrong = told(OWN_INDICATORS, &OWN_GRADES.replace("\"grade-14\"", "\"grade-1\""));
    assert!(wrong.contains("grades.toml, line 12, column 8: "), "{wrong}");
    let wrong = told(&OWN_INDICATORS.replace("marlow-vale-staff", "nhs-wres"), OWN_GRADES);
    assert!(wrong.contains("there is a set of indicators “nhs-wres” already"), "{wrong}");
    let missing = faults(&with_own());
    assert!(missing.contains("“own.toml”: There is none."), "{missing}");
    assert!(missing.contains("“grades.toml”: There is none."), "{missing}");
    let out = faults(&with_own().replace("own.toml", "../own.toml"));
    assert!(out.contains("may not lead out of the project's folder"), "{out}");
}

#[test]
fn an_indicator_may_tell_apart_by_a_classification_of_the_bodys_own() {
    let by_grade = OWN_INDICATORS
        .replace("ethnicity-broad", "marlow-vale-grades")
        .replace("reference = \"white\"", "reference = \"grade-1\"");
    own(&with_own(), &by_grade, OWN_GRADES).unwrap();
}
