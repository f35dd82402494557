//! Leads as councils, trusts and universities write them.

use plan_reader::lead::read;

/// Compares a text with its leads, written "kind name"; a helper has a plus before it, a role a colon after.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let got: Vec<String> = read(text)
        .into_iter()
        .map(|l| {
            let kind = serde_json::to_value(l.kind).unwrap();
            let plus = if l.supporting { "+" } else { "" };
            let role = l.role.map(|r| format!(": {r}")).unwrap_or_default();
            format!("{plus}{} {}{role}", kind.as_str().unwrap(), l.name)
        })
        .collect();
    assert_eq!(got, expected, "{text}");
}

#[test]
fn people() {
    check("Asha Rao", &["person Asha Rao"]);
    check("Asha Rao / Tom Bell", &["person Asha Rao", "person Tom Bell"]);
    check(
        "Asha Rao, Tom Bell and Ines Duarte",
        &["person Asha Rao", "person Tom Bell", "person Ines Duarte"],
    );
    check("Asha Rao Tom Bell", &["person Asha Rao", "person Tom Bell"]);
    check("Dr Mina van der Berg", &["person Dr Mina van der Berg"]);
    check("Cllr J. O’Neill", &["person Cllr J. O’Neill"]);
    check("Asha Rao, Director of Housing", &["person Asha Rao: Director of Housing"]);
    check(
        "Asha Rao, Assistant Director, Parks & Leisure",
        &["person Asha Rao: Assistant Director, Parks & Leisure"],
    );
    check("Chair Asha Rao", &["person Asha Rao: Chair"]);
    check("Asha Rao (HR&OD)", &["person Asha Rao", "unit HR&OD"]);
    check("Asha Rao HR", &["person Asha Rao", "unit HR"]);
    check("Asha Rao Westland Learning", &["person Asha Rao", "unit Westland Learning"]);
}

#[test]
fn posts_teams_and_units() {
    check("Director of Public Health", &["post Director of Public Health"]);
    check("Chief Executive", &["post Chief Executive"]);
    check("Head of HR / Head of Housing", &["post Head of HR", "post Head of Housing"]);
    check("Head of Policy and Director of Finance", &["post Head of Policy", "post Director of Finance"]);
    check("Director of Communities and Leisure", &["post Director of Communities and Leisure"]);
    check("All managers", &["team All managers"]);
    check("Heads of Service", &["team Heads of Service"]);
    check("HR / OD teams", &["team HR team", "team OD team"]);
    check("Corporate Leadership Team", &["team Corporate Leadership Team"]);
    check("Race Equality Network", &["team Race Equality Network"]);
    check("Family Support and Early Help SMT", &["team Family Support and Early Help SMT"]);
    check("Adult Social Care (ASC)", &["unit Adult Social Care (ASC)"]);
    check("HR and OD", &["unit HR", "unit OD"]);
    check("Housing, Communications, Legal", &["unit Housing", "unit Communications", "unit Legal"]);
    check("TBC", &[]);
}

#[test]
fn organisations() {
    check("Marlow Vale Council", &["organisation Marlow Vale Council"]);
    check(
        "Eastham Police / Wessex Fells NHS Trust",
        &["organisation Eastham Police", "organisation Wessex Fells NHS Trust"],
    );
    check("University of Northmere", &["organisation University of Northmere"]);
}

#[test]
fn helpers() {
    check("HR supported by Asha Rao", &["unit HR", "+person Asha Rao"]);
    check(
        "Tom Bell in partnership with Eastham Police",
        &["person Tom Bell", "+organisation Eastham Police"],
    );
    check("Housing (lead), Legal (support)", &["unit Housing", "+unit Legal"]);
}
