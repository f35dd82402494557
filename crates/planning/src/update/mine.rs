//! "My activities": what is overdue, due, undated or gone quiet, first.

use crate::activity::{row, store};
use kernel::{May, Response, Result, Visit, access::SignedIn};
use serde::Serialize;
use serde_json::json;

#[derive(Serialize)]
struct Line {
    id: String,
    reference: String,
    text: String,
    plan: String,
    target: String,
    status: &'static str,
    tag: &'static str,
    draft: bool,
    last: Option<i64>,
    can_post: bool,
}

/// The groups in the order of their urgency; an activity stands in the first that it belongs to.
const GROUPS: [(&str, &str); 6] = [
    ("overdue", "Overdue"),
    ("due", "Due soon"),
    ("stale", "Not updated lately"),
    ("undated", "Without an end date"),
    ("open", "Everything else that is open"),
    ("closed", "Complete or stopped"),
];

pub(super) async fn list(may: May<SignedIn>, visit: Visit) -> Result<Response> {
    let today = may.reader().today();
    let settings = &visit.app.settings;
    let mut groups: Vec<Vec<Line>> = GROUPS.iter().map(|_| Vec::new()).collect();
    for (row, plan) in store::mine(may.reader()).await? {
        let place = place(&row, today, settings.due_soon_days, settings.stale_after_days);
        let line = Line {
            id: row.id.to_string(),
            reference: row.reference.clone(),
            text: crate::activity::brief(&row.text, 200),
            plan: plan.title.clone(),
            target: row.target_as_written.clone(),
            status: row.status.label(),
            tag: row.status.tag_class(),
            draft: row.state == crate::state::State::Draft,
            last: row.last_update_at.map(|it| it.0),
            can_post: row.status != crate::activity::Status::Stopped,
        };
        if let Some(group) = groups.get_mut(place) {
            group.push(line);
        }
    }
    let groups: Vec<_> = GROUPS
        .iter()
        .zip(groups)
        .filter(|(_, lines)| !lines.is_empty())
        .map(|((code, title), lines)| json!({ "code": code, "title": title, "lines": lines }))
        .collect();
    visit.page(
        "update/mine.html",
        "My activities",
        json!({ "groups": groups, "stale_days": settings.stale_after_days }),
    )
}

fn place(row: &row::Model, today: time::Date, soon: i64, stale: i64) -> usize {
    if !row.is_open() {
        5
    } else if row.is_overdue(today)
        || row.next_review_on.is_some_and(|day| row.target_end.is_none() && day < today)
    {
        0
    } else if row.is_due(today, soon) {
        1
    } else if row.is_stale(today, stale) {
        2
    } else if row.is_undated() {
        3
    } else {
        4
    }
}
