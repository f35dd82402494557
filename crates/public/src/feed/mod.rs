//! Feeds of the latest updates, for feed readers and for other sites.

mod atom;

use crate::programme::with_ref;
use atom::{Entry, Feed};
use kernel::{May, Reader, Response, Result, Routes, Visit, access::Anyone, visit::text};
use planning::{
    activity::{self, ActivityId, brief},
    plan::{Plan, ReadPlan},
    update,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// How many updates a feed holds.
const LENGTH: u64 = 50;
const CONTENT_TYPE: &str = "application/atom+xml; charset=utf-8";

/// The room's routes.
#[must_use]
pub(crate) fn routes() -> Routes {
    Routes::default().public("/updates.atom", Anyone, all).public(
        "/plans/{plan}/updates.atom",
        ReadPlan,
        of_plan,
    )
}

async fn all(may: May<Anyone>, visit: Visit) -> Result<Response> {
    let settings = &visit.app.settings;
    let feed = Feed {
        id: id_of(&settings.public_url),
        title: format!("{}: updates", settings.body_name),
        author: settings.body_name.clone(),
        page: format!("{}/", settings.public_url),
        address: format!("{}/updates.atom", settings.public_url),
        began: kernel::At(0),
        entries: entries(may.reader(), None, &settings.public_url).await?,
    };
    Ok(text(CONTENT_TYPE, feed.write()?))
}

async fn of_plan(may: May<ReadPlan>, visit: Visit) -> Result<Response> {
    let (plan, settings) = (&may.on, &visit.app.settings);
    let page = format!("{}/plans/{}", settings.public_url, plan.slug);
    let feed = Feed {
        id: plan.id.0,
        title: format!("{}: updates", plan.title),
        author: plan.organisation.clone(),
        address: format!("{page}/updates.atom"),
        page,
        began: plan.published_at.unwrap_or(plan.created_at),
        entries: entries(may.reader(), Some(plan), &settings.public_url).await?,
    };
    Ok(text(CONTENT_TYPE, feed.write()?))
}

async fn entries(reader: &Reader, plan: Option<&Plan>, public_url: &str) -> Result<Vec<Entry>> {
    let updates = update::store::latest(reader, plan.map(|it| it.id), LENGTH).await?;
    let activities: HashMap<ActivityId, activity::row::Model> = activity::row::Entity::find()
        .filter(activity::row::Column::Id.is_in(updates.iter().map(|it| it.activity_id)))
        .all(reader.db())
        .await?
        .into_iter()
        .map(|it| (it.id, it))
        .collect();
    Ok(updates
        .into_iter()
        .filter_map(|it| {
            let row = activities.get(&it.activity_id)?;
            Some(Entry {
                id: it.id.0,
                title: format!("{}: {}", it.status.label(), brief(&with_ref(&row.reference, &row.text), 120)),
                updated: it.posted_at,
                author: it.author_words,
                link: format!("{public_url}/activities/{}#update-{}", row.id, it.id),
                status: it.status,
                achieved: it.achieved,
            })
        })
        .collect())
}

/// An id that stays the same as long as the address does.
fn id_of(address: &str) -> Uuid {
    let digest = kernel::secret::sha256(address.as_bytes());
    let mut bytes = [0_u8; 16];
    for (byte, pair) in bytes.iter_mut().zip(digest.as_bytes().chunks(2)) {
        let pair = std::str::from_utf8(pair).unwrap_or_default();
        *byte = u8::from_str_radix(pair, 16).unwrap_or_default();
    }
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
