//! A profile as a form: headings with what they mean, and a line for each name.

use super::ReadingProfile;
use crate::upload::service::folded;
use kernel::{Errors, Form, clock::MONTHS};
use plan_reader::{
    Profile,
    date::DateOrder,
    profile::{DateSettings, HeadingMeaning, Meaning, Spelling},
};
use serde_json::{Value, json};

/// What a heading can mean, as people read it.
#[must_use]
pub fn words_of(it: Meaning) -> &'static str {
    match it.code() {
        "ref" => "Ref",
        "recommendation_ref" => "Ref of a recommendation",
        "theme" => "Theme",
        "outcome" => "Desired outcome",
        "service" => "Service",
        "heading" => "Sub-heading",
        "recommendation" => "Recommendation",
        "activity" => "Activity: what is promised",
        "lead" => "Lead",
        "lead_authority" => "Lead authority",
        "target_date" => "Target date",
        "achieved" => "What has been achieved",
        "status" => "Status",
        _ => "Something else: keep it under its heading",
    }
}

/// Everything a heading can mean, to choose from.
#[must_use]
pub fn means() -> Vec<Value> {
    Meaning::all().map(|it| json!({ "value": it.code(), "text": words_of(it) })).collect()
}

/// Checks that no other profile has this name.
pub fn name_free(name: &str, all: &[ReadingProfile], own: Option<&ReadingProfile>, errors: &mut Errors) {
    let taken = all.iter().any(|it| Some(it.id) != own.map(|own| own.id) && folded(&it.name) == folded(name));
    if taken {
        errors.add("name", "Choose another name: there is a reading profile of this name already");
    }
}

/// The heading rows of a form: `heading_0` and `means_0`, and so on. An empty heading takes its row out.
pub(crate) fn headings(form: &Form) -> Vec<HeadingMeaning> {
    let rows = (0..).map_while(|at| {
        let name = format!("heading_{at}");
        form.has(&name).then(|| (form.text(&name), Meaning::from_code(form.raw(&format!("means_{at}")))))
    });
    rows.filter_map(|(written, means)| {
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        means.filter(|_| !written.is_empty()).map(|means| HeadingMeaning { written, means })
    })
    .collect()
}

/// Names, a line each: "ASC = Adult Social Care".
fn names(form: &Form, field: &'static str, errors: &mut Errors) -> Vec<Spelling> {
    let text = form.text(field);
    let mut out = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        match line.split_once('=').map(|(written, known)| (written.trim(), known.trim())) {
            Some((written, known_as)) if !written.is_empty() && !known_as.is_empty() => {
                out.push(Spelling { written: written.to_owned(), known_as: known_as.to_owned() });
            }
            _ => {
                let line: String = line.trim().chars().take(60).collect();
                errors.add(
                    field,
                    format!("Line {number}, “{line}”: write the name as it stands in documents, =, and the name it is known by"),
                );
                break;
            }
        }
    }
    out
}

/// How dates are written, as chosen.
pub(crate) fn dates(form: &Form) -> DateSettings {
    DateSettings {
        order: match form.raw("order") {
            "day_month" => Some(DateOrder::DayMonth),
            "month_day" => Some(DateOrder::MonthDay),
            _ => None,
        },
        financial_year_starts: form.parse("financial_year").filter(|it| (1..=12).contains(it)),
    }
}

/// Reads a profile from its form.
pub(super) fn check(form: &Form, errors: &mut Errors) -> Profile {
    let ignored = form.text("ignored");
    let it = Profile {
        name: form.required("name", "the name of the profile", 100, errors),
        dates: dates(form),
        headings: headings(form),
        services: names(form, "services", errors),
        leads: names(form, "leads", errors),
        themes: names(form, "themes", errors),
        ignored: ignored.lines().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect(),
    };
    consistent(&it, errors);
    it
}

/// What a file of the profile would be refused for, told beside the field it stands in.
fn consistent(it: &Profile, errors: &mut Errors) {
    let named = || Profile { name: "x".to_owned(), ..Profile::default() };
    let parts = [
        ("heading_0", Profile { headings: it.headings.clone(), ..named() }),
        ("services", Profile { services: it.services.clone(), ..named() }),
        ("leads", Profile { leads: it.leads.clone(), ..named() }),
        ("themes", Profile { themes: it.themes.clone(), ..named() }),
        ("ignored", Profile { ignored: it.ignored.clone(), ..named() }),
    ];
    for (field, part) in parts {
        let Ok(text) = part.to_toml() else { continue };
        if let Err(wrong) = Profile::parse(&text) {
            let what = wrong.what.trim_end_matches('.');
            let mut letters = what.chars();
            let first = letters.next().map(|it| it.to_uppercase().to_string()).unwrap_or_default();
            errors.add(field, format!("{first}{}", letters.as_str()));
        }
    }
}

/// The fields of a form for a profile.
pub(super) fn typed(it: &Profile) -> Value {
    let lines = |all: &[Spelling]| {
        all.iter().map(|it| format!("{} = {}", it.written, it.known_as)).collect::<Vec<_>>().join("\n")
    };
    json!({
        "name": it.name, "services": lines(&it.services), "leads": lines(&it.leads), "themes": lines(&it.themes),
        "ignored": it.ignored.iter().map(|it| it.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("\n"),
        "order": match it.dates.order {
            Some(DateOrder::DayMonth) => "day_month",
            Some(DateOrder::MonthDay) => "month_day",
            None => "",
        },
        "financial_year": it.dates.financial_year_starts.map(|it| it.to_string()).unwrap_or_default(),
    })
}

/// The heading rows to show: those there are, and some to fill in.
pub(super) fn rows(all: &[HeadingMeaning]) -> Vec<Value> {
    let empty = (0..3).map(|_| json!({ "written": "", "means": "own" }));
    all.iter().map(|it| json!({ "written": it.written, "means": it.means.code() })).chain(empty).collect()
}

/// The months, to choose from.
#[must_use]
pub(crate) fn months() -> Vec<Value> {
    let none = json!({ "value": "", "text": "As usual (April)" });
    std::iter::once(none)
        .chain((1..).zip(MONTHS).map(|(number, name)| json!({ "value": number.to_string(), "text": name })))
        .collect()
}
