//! A plan written out whole: as a Word document or a workbook in the layout of the body's own document, or as JSON
//! or CSV. Each is read back without a difference.

pub mod layout;
mod rows;
mod sheets;
pub mod store;
mod word;

pub use layout::{Layout, ThemesStand};
pub use sheets::workbook;
pub use word::document;

use crate::{
    activity::{self, Status},
    plan::Plan,
    upload::{
        draft::{Activity, Draft, Recommendation, Theme},
        exchange::{HEADINGS, MARK, guarded, other_heading},
        standing::Standing,
    },
};
use kernel::{Error, Reader, Result, clock::day_words};
use plan_writer::Unwritable;
use serde_json::{Map, Value, json};
use time::{Date, OffsetDateTime};

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

/// The files that people go on working in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A Word document.
    Docx,
    /// A workbook for Excel.
    Xlsx,
    /// An OpenDocument spreadsheet.
    Ods,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Docx, Self::Xlsx, Self::Ods];

    /// What the name of such a file ends in.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
        }
    }

    /// What such a file is called where files are sent.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
        }
    }
}

/// What a file says beside its plan.
#[derive(Clone, Debug, Default)]
pub struct Imprint {
    /// What the plan says before its themes.
    pub introduction: String,
    /// The date of the plan's own document.
    pub dated_on: Option<Date>,
    /// The day as of which the plan stands so.
    pub as_of: Option<Date>,
    /// When it was written out.
    pub written_at: Option<OffsetDateTime>,
}

impl Imprint {
    /// The imprint of a plan that is written out now.
    #[must_use]
    pub fn of(plan: &Plan, reader: &Reader) -> Self {
        Self {
            introduction: plan.introduction.clone(),
            dated_on: plan.dated_on,
            as_of: Some(reader.today()),
            // The day and not the minute: two people who ask on one day get the same file.
            written_at: Some(reader.today().midnight().assume_utc()),
        }
    }

    fn title(&self, draft: &Draft) -> String {
        if draft.title.is_empty() { "Untitled plan".to_owned() } else { draft.title.clone() }
    }

    /// The date of the document, unless its title tells the year.
    fn dated(&self, draft: &Draft) -> Option<String> {
        let day = self.dated_on.filter(|it| !draft.title.contains(&it.year().to_string()))?;
        let words = day_words(day);
        // Documents are dated by the month; the first stands for all of it.
        Some(format!("Dated {}", words.strip_prefix("1 ").unwrap_or(&words)))
    }

    fn footer(&self, draft: &Draft) -> String {
        match self.as_of {
            Some(day) => format!("{}, as it stood on {}", self.title(draft), day_words(day)),
            None => self.title(draft),
        }
    }
}

/// The plan as a file of this format, in the layout of the document that it came from, as far as this reader may see
/// it: those who do not see drafts get what is published, with leads as the public reads them.
pub async fn file(reader: &Reader, plan: Plan, format: Format) -> Result<Vec<u8>> {
    let (layout, imprint) = (store::layout(reader, plan.id).await?, Imprint::of(&plan, reader));
    let services = reader.app().directory.services(reader.app()).await?;
    let standing = Standing::load(reader, plan, &services).await?;
    let mut draft = standing.draft();
    if !reader.actor().sees_drafts() {
        let ids: Vec<_> = standing.activities().map(|it| it.row.id).collect();
        let names = activity::store::public_leads(reader, &ids).await?;
        let theirs = draft.themes.iter_mut().flat_map(|it| &mut it.activities);
        for (it, id) in theirs.zip(&ids) {
            it.leads = names.get(id).cloned().unwrap_or_default();
        }
        draft.themes.iter_mut().for_each(|it| it.leads.clear());
    }
    written(&draft, &layout, &imprint, format).map_err(|it| Error::BadRequest(it.to_string()))
}

/// A draft as a file of this format.
///
/// # Errors
/// If a cell is longer than the format can hold.
pub fn written(
    draft: &Draft,
    layout: &Layout,
    imprint: &Imprint,
    format: Format,
) -> std::result::Result<Vec<u8>, Unwritable> {
    match format {
        Format::Docx => {
            let bytes = plan_writer::docx(&document(draft, layout, imprint))?;
            if layout.themes != ThemesStand::AsHeadings || reads_as_headings(&bytes, draft) {
                return Ok(bytes);
            }
            // A theme called "Data" or "Work" reads as a heading over anything; as a name in the table it does not.
            let layout = Layout { themes: ThemesStand::AsBands, ..layout.clone() };
            plan_writer::docx(&document(draft, &layout, imprint))
        }
        Format::Xlsx => plan_writer::xlsx(&workbook(draft, layout, imprint)),
        Format::Ods => plan_writer::ods(&workbook(draft, layout, imprint)),
    }
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

/// Whether each theme that holds anything is found again under its heading.
fn reads_as_headings(bytes: &[u8], draft: &Draft) -> bool {
    let read = plan_reader::read(bytes, "plan.docx", &plan_reader::Options::default(), &mut |_| {});
    let holds = |it: &&Theme| !(it.activities.is_empty() && it.recommendations.is_empty());
    read.is_ok_and(|it| it.draft.themes.len() >= draft.themes.iter().filter(holds).count())
}

#[cfg(test)]
mod tests;
