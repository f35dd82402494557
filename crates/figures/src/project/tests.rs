//! A project is read whole or its faults are told, each with its place.

use super::*;

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

fn faults(text: &str) -> String {
    Project::parse("PROJECT.toml", text).expect_err("it has faults").to_string()
}

#[test]
fn a_whole_project_is_read() {
    let project = Project::parse("PROJECT.toml", PROJECT).unwrap();
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
        "PROJECT.toml, line 15, column 18: There is no classification “ethnicity-brod”. Did you mean “ethnicity-broad”?"
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

const PAY: &str = r#"[data.pay]
file = "pay.csv"
amount = "hourly"
unit = "staff"
source = "Marlow Vale Council, payroll"
columns = { grade = "Grade", ethnicity = "Ethnic group" }

[[measure]]
id = "pay"
title = "Pay"
kind = "pay"
of = "pay"
characteristic = "ethnicity"
reference = "White"

"#;

#[test]
fn data_of_pay_serve_one_measure_of_pay_and_what_is_told_apart_as_it_is() {
    let before = "[disclosure]";
    let with = |measure: &str| PROJECT.replace(before, &format!("{PAY}{measure}\n{before}"));
    let second = "[[measure]]\nid = \"second\"\ntitle = \"Second\"\nof = \"pay\"\n";
    let told = faults(&with(&format!(
        "{second}kind = \"pay\"\ncharacteristic = \"grade\"\nreference = \"Grade 1\"\n"
    )));
    assert!(
        told.ends_with(
            "Another measure of pay takes [data.pay]. Give this one data of its own, from the same file and with the same `name`."
        ),
        "{told}"
    );
    assert_eq!(told.lines().count(), 1, "{told}");
    let told = faults(&with(&format!("{second}kind = \"counts\"\nby = [\"grade\", \"ethnicity\"]\n")));
    assert!(told.contains("The measure “pay” leaves [data.pay] told apart by “ethnicity” alone."), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
    let same = with(&format!("{second}kind = \"counts\"\nby = \"ethnicity\"\n"));
    assert_eq!(Project::parse("PROJECT.toml", &same).unwrap().measures.len(), 4);
    let parted = with("").replace(
        "amount = \"hourly\"",
        "amount = \"hourly\"\nparts = { column = \"year\", names = [\"2026\"] }",
    );
    assert!(
        faults(&parted).ends_with("Pay needs data without `parts`. Give it data of its own."),
        "{}",
        faults(&parted)
    );
}

#[test]
fn an_indicator_of_bonuses_asks_for_the_data_of_bonuses_and_these_are_no_pay() {
    let with = |line: &str| {
        let measure = PAY.replace("kind = \"pay\"", line);
        PROJECT.replace("[disclosure]", &format!("{measure}[disclosure]"))
    };
    let told = faults(&with("indicator = \"gender-pay-reporting/3\""));
    assert!(
        told.ends_with("The indicator is about bonuses. Say with `bonus` which data hold them."),
        "{told}"
    );
    let told = faults(&with("kind = \"pay\"\nbonus = \"pay\""));
    assert!(told.ends_with("[data.pay] cannot be both pay (`of`) and bonuses (`bonus`)."), "{told}");
    let told = faults(&with("kind = \"pay\"\nbonus = \"staff\""));
    assert!(told.contains("Pay needs data with `amount`"), "{told}");
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
fn a_part_must_be_named_where_there_are_parts() {
    let told = faults(&PROJECT.replace("recruitment/Appointed", "recruitment"));
    assert!(told.contains("Say which is meant: “recruitment/Applied”"), "{told}");
    let told = faults(&PROJECT.replace("recruitment/Appointed", "recruitment/Apointed"));
    assert!(told.contains("Did you mean “Appointed”?"), "{told}");
}

#[test]
fn a_path_does_not_climb_out_of_the_folder() {
    assert!(faults(&PROJECT.replace("staff.csv", "../staff.csv")).contains(".."));
}

#[test]
fn another_version_is_refused() {
    assert!(faults(&PROJECT.replace("project/1", "project/9")).contains("evenhand-project/1"));
}

/// The project with a measure after the standard in the place of its last.
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
    let project = Project::parse("PROJECT.toml", &by_name(INDICATOR)).unwrap();
    let measure = &project.measures[1];
    assert_eq!(measure.title, "Relative likelihood of being appointed from shortlisting, over all posts");
    let Spec::Likelihood { items, .. } = &measure.spec else { panic!("a likelihood") };
    assert_eq!(items[0].direction, Direction::ReferenceOverGroup);
    assert!(measure.notes[0].contains("NHS Workforce Race Equality Standard"), "{:?}", measure.notes);
    assert!(measure.notes[1].starts_with("Indicator 2. White ÷ BME"), "{:?}", measure.notes);

    let project = Project::parse("PROJECT.toml", &by_name(ITEM)).unwrap();
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

proptest::proptest! {
    #[test]
    fn no_text_stops_the_reader(text in "[a-z\\[\\]=.\"\\n{} 0-9]{0,200}") {
        let _ = Project::parse("any", &text);
    }

    #[test]
    fn a_project_with_a_part_cut_out_is_read_or_refused(from in 0_usize..1500, much in 0_usize..400) {
        let mut text = PROJECT.to_owned();
        let from = text.floor_char_boundary(from.min(text.len()));
        let to = text.floor_char_boundary((from + much).min(text.len()));
        text.replace_range(from..to, "");
        if let Err(told) = Project::parse("any", &text) {
            proptest::prop_assert!(!told.found.is_empty());
        }
    }
}

#[test]
fn a_method_is_read_with_what_it_needs_and_nothing_else() {
    let with = |words: &str| PROJECT.replace("policy = \"1-4\"", &format!("policy = \"1-4\"\n{words}"));
    let method = |words: &str| Project::parse("PROJECT.toml", &with(words)).map(|it| it.disclosure.method);
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
