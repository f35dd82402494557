//! The page of an activity: its promise, its dates, what has been achieved, the evidence.

use super::{
    Activity, CloseActivity, EditActivity, HandOverActivity, PublishActivity, ReadActivity, SplitActivity,
    Status, public_name,
};
use crate::{
    recommendation,
    state::State,
    theme,
    update::{self, PostUpdate, WithdrawUpdate, evidence::Evidence},
};
use kernel::{Action, May, Reader, Response, Result, Visit};
use serde_json::{Value, json};

/// What this person may do here, so that the page offers just that.
fn offers(reader: &Reader, on: &Activity) -> Value {
    fn may<A: Action<On = Activity>>(reader: &Reader, on: &Activity) -> bool {
        reader.actor().signed_in() && A::allows(reader.actor(), on)
    }
    json!({
        "post": may::<PostUpdate>(reader, on), "edit": may::<EditActivity>(reader, on),
        "split": may::<SplitActivity>(reader, on), "hand_over": may::<HandOverActivity>(reader, on),
        "close": may::<CloseActivity>(reader, on), "publish": may::<PublishActivity>(reader, on),
    })
}

pub(super) async fn show(may: May<ReadActivity>, visit: Visit) -> Result<Response> {
    let (on, reader) = (&may.on, may.reader());
    let app = &visit.app;
    let theme = theme::store::get(reader, on.row.theme_id).await.ok().map(|(_, it)| it);
    let services = app.directory.services(app).await?;
    let service = services.iter().find(|it| Some(it.id) == on.row.service_id);
    let people = app.directory.people(app).await?;
    let inside = reader.actor().signed_in();
    // Names inside, roles outside.
    let leads: Vec<Value> = on
        .leads
        .iter()
        .map(|it| {
            let public = public_name(it, &people);
            let name = if inside { it.name.clone() } else { public.clone() };
            json!({ "name": name, "public": public, "supporting": it.supporting })
        })
        .collect();
    let mut answers = Vec::new();
    for id in &on.answers {
        // A recommendation that this reader may not know of is left out.
        if let Ok((_, it)) = recommendation::store::get(reader, *id).await {
            answers
                .push(json!({ "id": it.id, "reference": it.reference, "text": super::brief(&it.text, 200) }));
        }
    }
    let evidence = update::evidence::list(reader, on.row.id).await?;
    let updates: Vec<Value> = update::store::list(reader, on.row.id)
        .await?
        .iter()
        .map(|it| {
            let offered = inside && WithdrawUpdate::allows(reader.actor(), &(on.clone(), it.clone()));
            update_line(it, &evidence, offered)
        })
        .collect();
    let today = reader.today();
    let row = &on.row;
    let standing = |it: &&Evidence| it.is_attached();
    let data = json!({
        "plan": { "slug": on.plan.slug, "title": on.plan.title, "theme_word": on.plan.theme_word,
                  "published": on.plan.state == State::Published },
        "theme": theme.map(|it| json!({ "id": it.id, "reference": it.reference, "name": it.name, "outcome": it.outcome })),
        "it": {
            "id": row.id, "reference": row.reference, "text": row.text,
            "service": service.map_or(row.service_as_written.clone(), |it| it.name.clone()),
            "service_id": row.service_id,
            "target": row.target_as_written, "target_words": reading(row),
            "next_review_on": row.next_review_on.map(|it| it.to_string()),
            "status": row.status.label(), "tag": row.status.tag_class(),
            "overdue": row.is_overdue(today), "stale": row.is_stale(today, app.settings.stale_after_days),
            "undated": row.is_undated(),
            "draft": row.state == State::Draft, "withdrawn": row.state == State::Withdrawn,
            "stopped": row.status == Status::Stopped, "closing_reason": row.closing_reason,
            "without_evidence": row.status == Status::Complete && !evidence.iter().any(|it| standing(&it)),
            "split_from": row.split_from,
            "other": row.other.0,
        },
        "leads": leads, "answers": answers, "updates": updates,
        "offers": offers(reader, on),
    });
    let name = if row.reference.is_empty() { String::new() } else { format!("{}: ", row.reference) };
    visit.page("activity/show.html", format!("{name}{}", super::brief(&row.text, 80)), data)
}

/// What the words of a target date were read as, in words, where that adds something.
fn reading(row: &super::row::Model) -> Option<String> {
    let day = |it: time::Date| kernel::clock::day_words(it);
    let words = match (row.target_start, row.target_end) {
        (Some(start), Some(end)) if start == end => day(end),
        (Some(start), Some(end)) => format!("{} to {}", day(start), day(end)),
        (None, Some(end)) => format!("by {}", day(end)),
        (Some(start), None) => format!("from {}", day(start)),
        (None, None) => return None,
    };
    (!row.target_as_written.eq_ignore_ascii_case(&words)).then_some(words)
}

fn update_line(it: &update::Update, evidence: &[Evidence], offered: bool) -> Value {
    let withdrawn = it.withdrawn_at.is_some();
    let evidence: Vec<Value> = evidence
        .iter()
        .filter(|one| one.update_id == it.id)
        .map(|one| {
            json!({ "id": one.id, "title": one.title, "url": one.url, "file_name": one.file_name,
                    "kilobytes": one.file_size.map(|it| (it + 1023) / 1024),
                    "attached": one.is_attached(), "state": one.state.label(), "reason": one.withdrawn_reason })
        })
        .collect();
    json!({
        "id": it.id, "author": it.author_words, "posted_at": it.posted_at.0,
        "status": it.status.label(), "tag": it.status.tag_class(),
        "achieved": if withdrawn { None } else { Some(&it.achieved) },
        "withdrawn_at": it.withdrawn_at.map(|it| it.0), "withdrawn_reason": it.withdrawn_reason,
        "evidence": if withdrawn { Vec::new() } else { evidence },
        "offered": offered,
    })
}
