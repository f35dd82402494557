//! Downloads: exactly the activities that a page shows, for spreadsheets and for programs; and the whole plan as a
//! document, in the layout of the body's own.

mod form;
mod sheet;

pub use form::{ActivitiesV1, ActivityV1, PlanV1};

use crate::programme::{Filter, Programme, Shelf, latest_updates, reading};
use kernel::{
    May, Response, Result, Routes, Visit,
    visit::{download, text},
};
use planning::{
    export::{self, Format},
    plan::ReadPlan,
};
use std::{collections::HashSet, sync::Arc};

/// The room's routes.
#[must_use]
pub(crate) fn routes(shelf: &Arc<Shelf>) -> Routes {
    Routes::default()
        .public("/plans/{plan}/activities.csv", ReadPlan, reading(shelf, csv))
        .public("/plans/{plan}/activities.json", ReadPlan, reading(shelf, json))
        .public("/plans/{plan}/document.docx", ReadPlan, |may, _| document(may, Format::Docx))
        .public("/plans/{plan}/document.xlsx", ReadPlan, |may, _| document(may, Format::Xlsx))
        .public("/plans/{plan}/document.ods", ReadPlan, |may, _| document(may, Format::Ods))
}

/// The whole plan as a file to go on working in, laid out as the body's own document.
async fn document(may: May<ReadPlan>, format: Format) -> Result<Response> {
    let bytes = export::file(may.reader(), may.on.clone(), format).await?;
    download(&format!("{}.{}", may.on.slug, format.extension()), format.media_type(), bytes)
}

async fn csv(may: May<ReadPlan>, visit: Visit, shelf: Arc<Shelf>) -> Result<Response> {
    let activities = activities(&may, &visit, &shelf).await?;
    let name = format!("{}-activities.csv", may.on.slug);
    download(&name, "text/csv; charset=utf-8", sheet::write(&activities.activities)?)
}

async fn json(may: May<ReadPlan>, visit: Visit, shelf: Arc<Shelf>) -> Result<Response> {
    let activities = activities(&may, &visit, &shelf).await?;
    Ok(text("application/json", serde_json::to_string_pretty(&activities)?))
}

async fn activities(may: &May<ReadPlan>, visit: &Visit, shelf: &Shelf) -> Result<ActivitiesV1> {
    let reader = may.reader();
    let filter = Filter::read(&visit.query);
    let programme = shelf.programme(reader, may.on.clone()).await?;
    let shown = in_order(&programme, &filter);
    let ids: Vec<_> = shown.iter().filter_map(|it| programme.items.get(*it)).map(|it| it.row().id).collect();
    let mut latest = std::collections::HashMap::new();
    for some in ids.chunks(500) {
        latest.extend(latest_updates(reader, some).await?);
    }
    let settings = &visit.app.settings;
    Ok(ActivitiesV1::new(&programme, &filter, &shown, &latest, reader.today(), settings))
}

/// The activities in the order of the page, each once.
fn in_order(programme: &Programme, filter: &Filter) -> Vec<usize> {
    let mut seen = HashSet::new();
    let found = programme.select(filter).found;
    programme
        .lay_out(filter, &found)
        .into_iter()
        .map(|(_, place)| place)
        .filter(|it| seen.insert(*it))
        .collect()
}
