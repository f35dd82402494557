//! A plan written out whole, as JSON or CSV, in a shape that Evenhand reads back without a difference.

use crate::{
    activity::Status,
    plan::Plan,
    upload::{
        draft::{Activity, Draft, Recommendation, Theme},
        exchange::{HEADINGS, MARK, guarded, other_heading},
        standing::Standing,
    },
};
use kernel::{Error, Reader, Result};
use serde_json::{Map, Value, json};

/// The plan as a draft, as far as this reader may see it.
pub async fn draft(reader: &Reader, plan: Plan) -> Result<Draft> {
    let services = reader.app().directory.services(reader.app()).await?;
    Ok(Standing::load(reader, plan, &services).await?.draft())
}

/// The plan as JSON, as far as this reader may see it. It names leads as written, so it is for staff alone.
pub async fn plan(reader: &Reader, plan: Plan) -> Result<Value> {
    Ok(json_of(&draft(reader, plan).await?))
}

/// The plan as CSV for a spreadsheet: a row an item. It names leads as written, so it is for staff alone.
pub async fn csv(reader: &Reader, plan: Plan) -> Result<Vec<u8>> {
    csv_of(&draft(reader, plan).await?)
}

fn word(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { Value::from(text) }
}

/// A draft as JSON, in the shape in which plans are read.
#[must_use]
pub fn json_of(draft: &Draft) -> Value {
    let themes: Vec<Value> = draft
        .themes
        .iter()
        .map(|theme| {
            json!({
                "ref": word(&theme.reference),
                "name": word(&theme.name),
                "outcome": word(&theme.outcome),
                "leads_as_written": word(&theme.leads),
                "recommendations": theme.recommendations.iter().map(recommendation).collect::<Vec<_>>(),
                "activities": theme.activities.iter().map(activity).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        MARK.0: MARK.1,
        "title": word(&draft.title),
        "organisation": word(&draft.organisation),
        "date": word(&draft.date),
        "themes": themes,
        "unplaced": [],
    })
}

fn recommendation(it: &Recommendation) -> Value {
    json!({
        "ref": word(&it.reference),
        "heading": word(&it.heading),
        "text": it.text,
        "lead_authority": it.authorities,
    })
}

fn activity(it: &Activity) -> Value {
    json!({
        "ref": word(&it.reference),
        "service": word(&it.service),
        "text": it.text,
        "lead": word(&it.leads),
        "target_date": word(&it.target),
        "status": it.status,
        "achieved": word(&it.achieved),
        "other": it.other,
    })
}

/// A draft as CSV. No cell of it is a formula to a spreadsheet.
pub fn csv_of(draft: &Draft) -> Result<Vec<u8>> {
    let mut others: Vec<&str> = Vec::new();
    for (_, it) in draft.activities() {
        for heading in it.other.keys() {
            if !others.contains(&heading.as_str()) {
                others.push(heading);
            }
        }
    }
    // The mark by which spreadsheets know UTF-8.
    let mut sheet = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let headings = HEADINGS.iter().map(|it| (*it).to_owned());
    let headings = headings.chain(others.iter().map(|it| guarded(&other_heading(it))));
    sheet.write_record(headings).map_err(Error::fault)?;
    let mut write = |theme: &Theme, own: [&str; 12], item: &str, other: &Map<String, Value>| {
        let start = [item, &draft.title, &draft.organisation, &draft.date, &theme.reference, &theme.name];
        let others = others.iter().map(|it| other.get(*it).and_then(Value::as_str).unwrap_or_default());
        let cells: Vec<String> = start.into_iter().chain(own).chain(others).map(guarded).collect();
        sheet.write_record(cells).map_err(Error::fault)
    };
    let none = Map::new();
    for theme in &draft.themes {
        let own = [&*theme.outcome, &theme.leads, "", "", "", "", "", "", "", "", "", ""];
        write(theme, own, "Theme", &none)?;
        for it in &theme.recommendations {
            let authority = it.authorities.join("\n");
            let own = ["", "", &it.reference, &it.heading, &it.text, &authority, "", "", "", "", "", ""];
            write(theme, own, "Recommendation", &none)?;
        }
        for it in &theme.activities {
            let status = it.status.map_or("", Status::label);
            let (service, text, leads) = (&it.service, &it.text, &it.leads);
            let own =
                ["", "", &it.reference, "", "", "", service, text, leads, &it.target, status, &it.achieved];
            write(theme, own, "Activity", &it.other)?;
        }
    }
    sheet.into_inner().map_err(|it| Error::fault(it.to_string()))
}
