//! What a document would undo: a value that somebody changed here after the last document was taken in. Such a
//! difference is shown, told why, and never ticked by itself.

use super::{
    AcceptDraft, UploadState,
    diff::{Difference, Sort, What},
    draft::Draft,
    model::row,
    service::folded,
    standing::Standing,
};
use crate::plan::PlanId;
use kernel::{
    Action, At, Reader, Result,
    clock::day_words,
    history::{self, Event},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// Tells of each difference that would undo a later change why it is not ticked.
pub(super) async fn hold(
    reader: &Reader,
    standing: &Standing,
    draft: &Draft,
    differences: &mut [Difference],
) -> Result<()> {
    let since = last_taken_in(reader, standing.plan.id).await?;
    for it in differences {
        it.held = match it.what.sort() {
            Sort::Changed => match subject(it.what, standing) {
                Some(id) => later_change(it, &history::list(reader, id).await?, id, since),
                None => None,
            },
            Sort::Added => withdrawn(it.what, standing, draft),
            Sort::Achieved | Sort::Missing => None,
        };
    }
    Ok(())
}

/// When a document was last taken into this plan.
async fn last_taken_in(reader: &Reader, plan: PlanId) -> Result<Option<At>> {
    let found: Option<Option<At>> = row::Entity::find()
        .select_only()
        .column(row::Column::AcceptedAt)
        .filter(row::Column::PlanId.eq(plan))
        .filter(row::Column::State.eq(UploadState::Accepted))
        .order_by_desc(row::Column::AcceptedAt)
        .into_tuple()
        .one(reader.db())
        .await?;
    Ok(found.flatten())
}

fn subject(what: What, standing: &Standing) -> Option<Uuid> {
    match what {
        What::Plan => Some(standing.plan.id.0),
        What::Theme(id, _) => Some(id.0),
        What::Recommendation(id, _) => Some(id.0),
        What::Activity(id, _) => Some(id.0),
        _ => None,
    }
}

/// The facts of history in which a field of a difference stands.
fn facts(label: &str) -> &'static [&'static str] {
    match label {
        "Ref" => &["ref", "reference"],
        "Name" => &["name"],
        "Desired outcome" => &["outcome"],
        "Lead officers" => &["leads_as_written"],
        "Sub-heading" => &["sub-heading"],
        "What should happen" => &["text"],
        "Lead authority" => &["lead authority"],
        "Promise" => &["promise"],
        "Service" => &["service", "service as written"],
        "Leads" => &["leads"],
        "Target date" => &["target date"],
        "Status" => &["status"],
        "Theme" => &["theme"],
        "Title" => &["title"],
        "Organisation" => &["organisation"],
        _ => &[],
    }
}

/// The latest change of each field that differs, where it was made here and after the last document.
fn later_change(it: &Difference, events: &[Event], id: Uuid, since: Option<At>) -> Option<String> {
    // The first entry tells how the thing came to be, which changed nothing.
    let later: Vec<&Event> = events
        .iter()
        .filter(|it| it.subject_id == id)
        .skip(1)
        .filter(|it| it.action != AcceptDraft::NAME && since.is_none_or(|since| it.at > since))
        .collect();
    let mut told: Vec<String> = Vec::new();
    for field in &it.fields {
        let facts = facts(&field.label);
        let last = later.iter().rev().find(|it| {
            let changed = it.body.iter().flat_map(|it| &it.fields);
            changed.into_iter().any(|it| facts.contains(&it.field.as_str()))
        });
        if let Some(last) = last {
            told.push(format!("{} ({}, {})", field.label, day_words(last.at.day()), last.actor_words));
        }
    }
    let after =
        if since.is_some() { "after the last document was taken in" } else { "since the plan was made" };
    (!told.is_empty()).then(|| {
        format!(
            "Changed here {after}: {}. Taking this puts the document’s words back in its place.",
            told.join("; ")
        )
    })
}

/// Something new that has the words of what was withdrawn here.
fn withdrawn(what: What, standing: &Standing, draft: &Draft) -> Option<String> {
    let words = match what {
        What::NewActivity(key) => draft.activity(key)?.1.text.as_str(),
        What::NewRecommendation(key) => draft.recommendation(key)?.1.text.as_str(),
        What::NewTheme(key) => draft.theme(key)?.stored_name(),
        _ => return None,
    };
    standing.withdrawn.contains(&folded(words)).then(|| {
        "The same words stood in the plan and were withdrawn here. Taking this adds them anew, as a draft.".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{activity::ActivityId, upload::diff::Field};
    use kernel::history::{Body, FieldChange};
    use serde_json::Value;

    fn event(id: Uuid, at: i64, action: &str, field: &str) -> Event {
        let change = FieldChange { field: field.into(), before: Value::Null, after: Value::Null };
        Event {
            seq: at,
            at: At(at),
            actor_id: None,
            actor_words: "Head of Housing".into(),
            action: action.into(),
            subject_kind: "activity".into(),
            subject_id: id,
            parent_id: None,
            body: Some(Body { fields: vec![change], reason: None }),
        }
    }

    fn told(events: &[Event], id: Uuid, since: Option<At>) -> Option<String> {
        let field = Field { label: "Target date".into(), before: "May".into(), after: "April".into() };
        let it = Difference {
            what: What::Activity(ActivityId(id), 1),
            name: String::new(),
            theme: String::new(),
            source: String::new(),
            fields: vec![field],
            can_stop: false,
            held: None,
        };
        later_change(&it, events, id, since)
    }

    #[test]
    fn only_what_was_changed_here_and_since_is_held_back() {
        let id = Uuid::nil();
        let made = event(id, 1, "add an activity", "target date");
        let edit = |at| event(id, at, "edit an activity", "target date");
        assert_eq!(told(std::slice::from_ref(&made), id, None), None, "it was only made");
        assert!(told(&[made.clone(), edit(5)], id, None).is_some());
        assert!(
            told(&[made.clone(), edit(5)], id, Some(At(4))).is_some_and(|it| it.contains("Head of Housing"))
        );
        assert_eq!(told(&[made.clone(), edit(5)], id, Some(At(6))), None, "the last document came later");
        let taken = event(id, 5, AcceptDraft::NAME, "target date");
        assert_eq!(told(&[made.clone(), taken], id, Some(At(4))), None, "a document brought it");
        assert_eq!(told(&[made, event(id, 5, "edit an activity", "leads")], id, Some(At(4))), None);
    }
}
