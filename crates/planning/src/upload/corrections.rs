//! Corrections as they are sent: one small form each, from the page of the piece they correct.

use super::{
    CorrectDraft,
    correct::{Correction, apply},
    draft::{Activity, Draft, Key, Recommendation, Theme},
    pages, pieces, store,
};
use crate::conflict::version_seen;
use kernel::{Error, Errors, Form, May, Response, Result, Visit, visit::see_other};
use serde_json::Value;

const TEXT: usize = 20_000;
const SHORT: usize = 200;

/// Carries a correction out and goes back to where it was sent from.
pub(super) async fn create(may: May<CorrectDraft>, visit: Visit) -> Result<Response> {
    let upload = may.on.clone();
    if version_seen(&visit.form) != upload.version {
        return Err(Error::Stale);
    }
    let mut draft = upload.draft()?;
    let mut errors = Errors::default();
    let corrections = checked(&visit.form, &draft, &mut errors)?;
    let before = draft.clone();
    if errors.is_empty() {
        for one in corrections {
            if let Err(refused) = apply(&mut draft, one) {
                errors.add("what", refused.to_string());
            }
        }
    }
    if !errors.is_empty() {
        let key = visit.form.parse("key").unwrap_or(0);
        return if before.theme(key).is_some() {
            pieces::theme_page(&upload, &visit, key, Some(&errors)).await
        } else if before.unplaced.iter().any(|it| it.key == key) {
            pieces::loose_page(&upload, &visit, key, Some(&errors))
        } else if key > 0 {
            pieces::item_page(&upload, &visit, key, Some(&errors))
        } else {
            pages::review(may.reader(), &upload, &visit, Some(&errors)).await
        };
    }
    let home = format!("/uploads/{}", upload.id);
    let back = visit.form.text("back");
    let back = if back.starts_with(&home) && !back.contains("//") { back } else { home };
    if draft == before {
        return Ok(see_other(&back));
    }
    let mut change = may.begin().await?;
    store::correct(&mut change, &draft).await?;
    change.commit().await?;
    Ok(see_other(&back))
}

fn checked(form: &Form, draft: &Draft, errors: &mut Errors) -> Result<Vec<Correction>> {
    let key: Key = form.parse("key").unwrap_or(0);
    let theme = || form.parse::<Key>("theme").unwrap_or(0);
    let one = match form.raw("what") {
        "details" => Correction::Details {
            title: form.required("title", "the title of the plan", SHORT, errors),
            organisation: form.optional("organisation", "the organisation", SHORT, errors),
            date: date(form, errors),
        },
        "services" => return Ok(services(form)),
        "drop_several" => return Ok(dropped(form, errors)),
        "add_theme" => Correction::AddTheme(form.required("name", "the name of the theme", 300, errors)),
        "theme" => Correction::EditTheme(
            key,
            Box::new(Theme {
                reference: form.optional("reference", "the ref", SHORT, errors),
                name: form.optional("name", "the name of the theme", 1_000, errors),
                outcome: form.optional("outcome", "the desired outcome", TEXT, errors),
                leads: form.optional("leads", "the lead officers", TEXT, errors),
                ..Theme::default()
            }),
        ),
        "theme_up" => Correction::ThemeUp(key),
        "theme_down" => Correction::ThemeDown(key),
        "merge_theme" => Correction::MergeTheme(key, theme()),
        "theme_is_service" => Correction::ThemeIsService(key, theme()),
        "drop_theme" => Correction::DropTheme(key),
        "activity" => Correction::EditActivity(key, Box::new(activity(form, draft, key, errors))),
        "recommendation" => Correction::EditRecommendation(
            key,
            Box::new(Recommendation {
                reference: form.optional("reference", "the ref", SHORT, errors),
                heading: form.optional("heading", "the sub-heading", 1_000, errors),
                text: form.required("text", "what should happen", TEXT, errors),
                authorities: form
                    .optional("authorities", "the lead authorities", TEXT, errors)
                    .lines()
                    .map(|it| it.trim().to_owned())
                    .filter(|it| !it.is_empty())
                    .collect(),
                ..Recommendation::default()
            }),
        ),
        "move" => {
            let place: Option<usize> = form.parse("place").filter(|it| (1..=1_000_000).contains(it));
            if place.is_none() {
                errors.add("place", "Enter a place as a number, 1 for the first");
            }
            Correction::Move(key, theme(), place.unwrap_or(1))
        }
        "merge" => Correction::MergeAbove(key),
        "split" => Correction::Split(key, form.parse("line").unwrap_or(0)),
        "drop" => Correction::Drop(key),
        "put_back" => Correction::PutBack(key),
        "as_activity" => Correction::AsActivity(key, theme()),
        "as_recommendation" => Correction::AsRecommendation(key, theme()),
        "as_outcome" => Correction::AsOutcome(key, theme()),
        "append" => Correction::Append(key, form.parse("item").unwrap_or(0)),
        _ => return Err(Error::BadRequest("The form does not say what to correct.".to_owned())),
    };
    Ok(vec![one])
}

fn date(form: &Form, errors: &mut Errors) -> String {
    let text = form.text("date");
    let read = Draft { date: text.clone(), ..Draft::default() };
    if text.is_empty() || read.day().is_some() {
        return text;
    }
    if let Some(day) = crate::day::parse(&text) {
        return day.to_string();
    }
    errors.add(
        "date",
        "Enter the date of the document as a year, such as 2026, or a day, such as 5 December 2026",
    );
    text
}

/// The items that were ticked to be dropped.
fn dropped(form: &Form, errors: &mut Errors) -> Vec<Correction> {
    let ticked: Vec<Correction> =
        form.all("item").filter_map(|it| it.parse().ok()).map(Correction::Drop).collect();
    if ticked.is_empty() {
        errors.add("item", "Tick what to drop");
    }
    ticked
}

/// The services chosen for names as written: `written_0` and `service_0`, and so on.
fn services(form: &Form) -> Vec<Correction> {
    (0..)
        .map_while(|at| {
            let name = format!("written_{at}");
            form.has(&name).then(|| {
                Correction::Service(form.raw(&name).to_owned(), form.parse(&format!("service_{at}")))
            })
        })
        .collect()
}

fn activity(form: &Form, draft: &Draft, key: Key, errors: &mut Errors) -> Activity {
    let before = draft.activity(key).map(|(_, it)| it.clone()).unwrap_or_default();
    let mut other = before.other;
    for (at, (_, words)) in other.iter_mut().enumerate() {
        let name = format!("other_{at}");
        if form.has(&name) {
            *words = Value::from(form.text(&name));
        }
    }
    Activity {
        reference: form.optional("reference", "the ref", SHORT, errors),
        service: form.optional("service", "the service", 1_000, errors),
        text: form.required("text", "what is promised", TEXT, errors),
        leads: form.optional("leads", "the leads", TEXT, errors),
        target: form.optional("target", "the target date", 1_000, errors),
        achieved: form.optional("achieved", "what has been achieved", TEXT, errors),
        status: form.parse("status"),
        other,
        answers: before.answers,
        ..Activity::default()
    }
}
