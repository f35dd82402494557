//! The front page: the one plan there is, or a list of several.

use super::plan::PlanHead;
use crate::programme::{Filter, Part, Programme, Shelf, Summary, View, When, with_ref};
use kernel::{May, Reader, Response, Result, Visit, access::Anyone};
use planning::{
    State,
    activity::{self, ActivityId, Status, brief},
    plan::{self, Plan},
    update,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use std::{collections::HashMap, sync::Arc};

/// How many of the latest updates the front page shows.
const NEWS: u64 = 6;

#[derive(Serialize)]
struct FrontPage<'a> {
    plan: PlanHead,
    count: usize,
    sentence: String,
    statuses: Vec<Row>,
    total: usize,
    attention: Vec<Row>,
    themes: Vec<ThemeLine>,
    news: Vec<News>,
    drafts: Vec<DraftLine<'a>>,
    may_prepare: bool,
}

/// A line of figures with its link.
#[derive(Serialize)]
struct Row {
    text: String,
    tag: &'static str,
    count: usize,
    href: String,
}

#[derive(Serialize)]
struct ThemeLine {
    href: String,
    name: String,
    outcome: String,
    count: usize,
    complete: usize,
}

/// An update in a list.
#[derive(Serialize)]
struct News {
    activity: ActivityId,
    update: update::UpdateId,
    title: String,
    achieved: String,
    by: String,
    at: i64,
    status: &'static str,
    tag: &'static str,
}

#[derive(Serialize)]
struct DraftLine<'a> {
    slug: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct HomePage<'a> {
    plans: Vec<PlanLine>,
    news: Vec<News>,
    drafts: Vec<DraftLine<'a>>,
    may_prepare: bool,
}

#[derive(Serialize)]
struct PlanLine {
    plan: PlanHead,
    sentence: String,
}

pub(super) async fn show(may: May<Anyone>, visit: Visit, shelf: Arc<Shelf>) -> Result<Response> {
    let reader = may.reader();
    let (published, drafts): (Vec<Plan>, Vec<Plan>) =
        plan::store::list(reader).await?.into_iter().partition(|it| it.state == State::Published);
    let news = news(reader).await?;
    let drafts = drafts.iter().map(|it| DraftLine { slug: &it.slug, title: &it.title }).collect();
    let may_prepare = reader.actor().sees_drafts();
    match published.as_slice() {
        [only] => {
            let programme = shelf.programme(reader, only.clone()).await?;
            let title = programme.plan.title.clone();
            visit.page("site/front.html", title, front(&programme, news, drafts, may_prepare))
        }
        several => {
            let mut plans = Vec::with_capacity(several.len());
            for it in several {
                let programme = shelf.programme(reader, it.clone()).await?;
                plans.push(PlanLine { plan: PlanHead::of(it), sentence: Summary::of(&programme).sentence() });
            }
            visit.page("site/home.html", "Plans", HomePage { plans, news, drafts, may_prepare })
        }
    }
}

fn front<'a>(
    programme: &'a Programme,
    news: Vec<News>,
    drafts: Vec<DraftLine<'a>>,
    may_prepare: bool,
) -> FrontPage<'a> {
    let path = format!("/plans/{}", programme.plan.slug);
    let summary = Summary::of(programme);
    let to = |part: Part, value: &str| Filter::default().with(part, value).link(&path);
    let statuses = summary
        .statuses
        .iter()
        .map(|(it, count)| Row {
            text: it.label().to_owned(),
            tag: it.tag_class(),
            count: *count,
            href: to(Part::Status, it.code()),
        })
        .collect();
    let attention = [
        ("Overdue", When::Overdue, summary.overdue),
        ("No target date", When::Undated, summary.undated),
        ("No recent update", When::Stale, summary.stale),
    ]
    .map(|(text, when, count)| Row {
        text: text.to_owned(),
        tag: "",
        count,
        href: to(Part::When, &when.to_string()),
    })
    .into();
    FrontPage {
        plan: PlanHead::of(&programme.plan),
        count: summary.total,
        sentence: summary.sentence(),
        statuses,
        total: summary.total,
        attention,
        themes: themes(programme, &path),
        news,
        drafts,
        may_prepare,
    }
}

fn themes(programme: &Programme, path: &str) -> Vec<ThemeLine> {
    let (mut all, mut complete) = (vec![0; programme.themes.len()], vec![0; programme.themes.len()]);
    for item in &programme.items {
        let Some(place) = item.theme else { continue };
        if let Some(count) = all.get_mut(place) {
            *count += 1;
        }
        if let Some(count) = complete.get_mut(place) {
            *count += usize::from(item.row().status == Status::Complete);
        }
    }
    let filter = Filter::default().laid_out(View::Theme);
    programme
        .themes
        .iter()
        .zip(all.into_iter().zip(complete))
        .enumerate()
        .map(|(place, (it, (count, complete)))| ThemeLine {
            href: filter.with(Part::Theme, &programme.theme_key(place)).link(path),
            name: with_ref(&it.reference, &it.name),
            outcome: brief(&it.outcome, 300),
            count,
            complete,
        })
        .collect()
}

async fn news(reader: &Reader) -> Result<Vec<News>> {
    let updates = update::store::latest(reader, None, NEWS).await?;
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
            let activity = activities.get(&it.activity_id)?;
            Some(News {
                activity: activity.id,
                update: it.id,
                title: brief(&with_ref(&activity.reference, &activity.text), 140),
                achieved: brief(&it.achieved, 260),
                by: it.author_words,
                at: it.posted_at.0,
                status: it.status.label(),
                tag: it.status.tag_class(),
            })
        })
        .collect())
}
