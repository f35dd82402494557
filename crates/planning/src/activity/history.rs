//! The history of an activity: who by role, when, what changed, and any two versions compared.

use super::{Activity, ReadActivity, Status};
use crate::{state::State, update};
use kernel::{
    Facts, May, Reader, Recorded, Response, Result, Visit,
    history::{self, Event, fold},
};
use serde_json::{Value, json};
use similar::{ChangeTag, TextDiff};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// How the values of history are put into words.
struct Words {
    services: HashMap<String, String>,
    themes: HashMap<String, String>,
    recommendations: HashMap<String, String>,
    leads: HashMap<String, String>,
}

impl Words {
    async fn of(reader: &Reader, on: &Activity) -> Result<Self> {
        let app = reader.app();
        let mut people = app.directory.people(app).await?;
        let former = app.directory.former(app).await?;
        people.extend(former.people);
        let inside = reader.actor().signed_in();
        let mut leads: HashMap<String, String> = people
            .iter()
            .map(|it| {
                (format!("person:{}", it.id), if inside { it.name.clone() } else { it.public().to_owned() })
            })
            .collect();
        for it in &on.leads {
            let name = if inside { it.name.clone() } else { super::public_name(it, &people) };
            leads.insert(format!("lead:{}", it.id), name);
        }
        let themes = crate::theme::store::list(reader, on.plan.id).await?;
        let recommendations = crate::recommendation::store::list(reader, on.plan.id).await?;
        Ok(Self {
            services: app
                .directory
                .services(app)
                .await?
                .into_iter()
                .map(|it| (it.id, it.name))
                .chain(
                    former.services.into_iter().map(|it| (it.id, format!("{} (no longer in use)", it.name))),
                )
                .map(|(id, name)| (id.to_string(), name))
                .collect(),
            themes: themes.into_iter().map(|it| (it.id.to_string(), it.name)).collect(),
            recommendations: recommendations
                .into_iter()
                .map(|it| {
                    let name =
                        if it.reference.is_empty() { super::brief(&it.text, 60) } else { it.reference };
                    (it.id.to_string(), name)
                })
                .collect(),
            leads,
        })
    }

    /// A value as people read it; nothing, if there was none.
    fn say(&self, field: &str, value: &Value) -> String {
        let lookup = |names: &HashMap<String, String>, it: &Value, lost: &str| {
            it.as_str()
                .map(|it| names.get(it).cloned().unwrap_or_else(|| lost.to_owned()))
                .unwrap_or_default()
        };
        match (field, value) {
            ("service", it) => lookup(&self.services, it, "A service no longer in use"),
            ("theme", it) => lookup(&self.themes, it, "A theme not published"),
            ("answers recommendations", Value::Array(all)) => all
                .iter()
                .map(|it| lookup(&self.recommendations, it, "one not published"))
                .collect::<Vec<_>>()
                .join(", "),
            ("leads", Value::Array(all)) => {
                all.iter().filter_map(Value::as_str).map(|it| self.lead(it)).collect::<Vec<_>>().join(", ")
            }
            ("status", Value::String(code)) => {
                code.parse::<Status>().map_or_else(|_| code.clone(), |it| it.label().to_owned())
            }
            ("state", Value::String(code)) => {
                code.parse::<State>().map_or_else(|_| code.clone(), |it| it.label().to_owned())
            }
            ("next review" | "target date from" | "target date to", Value::String(day)) => {
                crate::day::parse(day).map_or_else(|| day.clone(), kernel::clock::day_words)
            }
            ("withdrawn", Value::Bool(true)) => "Withdrawn".to_owned(),
            (_, Value::Null) => String::new(),
            (_, Value::String(text)) => text.clone(),
            (_, Value::Bool(yes)) => if *yes { "Yes" } else { "No" }.to_owned(),
            (_, other) => other.to_string(),
        }
    }

    fn lead(&self, mark: &str) -> String {
        let (supporting, mark) = match mark.strip_prefix("supporting:") {
            Some(rest) => ("with ", rest),
            None => ("", mark),
        };
        let name = match mark.strip_prefix("name:") {
            Some(name) => name.to_owned(),
            None => self.leads.get(mark).cloned().unwrap_or_else(|| "Named officer".to_owned()),
        };
        format!("{supporting}{name}")
    }
}

/// Fields that only repeat others in a form for machines, or for staff.
const UNTOLD: [&str; 4] = ["target date read as", "service as written", "split from", "evidence state"];

/// The entries that this reader may see: the public sees nothing from before the publication but the state that
/// was published.
async fn told(reader: &Reader, on: &Activity) -> Result<(Vec<Event>, Facts)> {
    let mut events = history::list(reader, on.id()).await?;
    // Rows of this activity and of what belongs to it, not of what it belongs to.
    events.retain(|it| it.subject_id == on.row.id.0 || it.parent_id == Some(on.row.id.0));
    if reader.actor().sees_drafts() || on.led_by(reader.actor()) {
        return Ok((events, Facts::new()));
    }
    let published = events.iter().position(|it| {
        it.subject_id == on.row.id.0
            && it.body.as_ref().is_some_and(|body| {
                body.fields.iter().any(|f| f.field == "state" && f.after == json!(State::Published))
            })
    });
    let before = events.drain(..published.unwrap_or(events.len())).collect::<Vec<_>>();
    let base = fold(before.iter().filter(|it| it.subject_id == on.row.id.0));
    Ok((events, base))
}

/// Updates that were withdrawn, and their evidence: those who follow the plan read that they stood here and why
/// they were withdrawn, not what they said.
async fn untold(reader: &Reader, on: &Activity) -> Result<HashSet<Uuid>> {
    if reader.actor().sees_drafts() {
        return Ok(HashSet::new());
    }
    let updates = update::store::list(reader, on.row.id).await?;
    let withdrawn: HashSet<Uuid> =
        updates.iter().filter(|it| it.withdrawn_at.is_some()).map(|it| it.id.0).collect();
    let evidence = update::evidence::list(reader, on.row.id).await?;
    let borne_out = evidence.iter().filter(|it| withdrawn.contains(&it.update_id.0)).map(|it| it.id.0);
    Ok(borne_out.chain(withdrawn.iter().copied()).collect())
}

pub(super) async fn show(may: May<ReadActivity>, visit: Visit) -> Result<Response> {
    let (on, reader) = (&may.on, may.reader());
    let words = Words::of(reader, on).await?;
    let (events, base) = told(reader, on).await?;
    let versions: Vec<&Event> =
        events.iter().filter(|it| it.subject_id == on.row.id.0 && it.body.is_some()).collect();
    let state_after = |count: usize| {
        let mut state = base.clone();
        state.extend(fold(versions.iter().take(count).copied()));
        state
    };
    let compared = match (visit.query.parse::<usize>("from"), visit.query.parse::<usize>("to")) {
        (Some(from), Some(to)) if from >= 1 && to >= 1 && from <= versions.len() && to <= versions.len() => {
            json!({ "from": from, "to": to, "fields": compare(&words, &state_after(from), &state_after(to)) })
        }
        _ => Value::Null,
    };
    let mut number = 0;
    let untold = untold(reader, on).await?;
    let mut lines: Vec<Value> = events
        .iter()
        .map(|it| {
            let is_version = it.subject_id == on.row.id.0 && it.body.is_some();
            if is_version {
                number += 1;
            }
            line(&words, it, is_version.then_some(number), untold.contains(&it.subject_id))
        })
        .collect();
    lines.reverse();
    let options: Vec<Value> = versions
        .iter()
        .enumerate()
        .map(|(i, it)| json!({ "value": (i + 1).to_string(), "text": format!("Version {}, {}", i + 1, it.at.words()) }))
        .collect();
    let last = versions.len();
    let data = json!({
        "it": { "id": on.row.id, "reference": on.row.reference, "text": super::brief(&on.row.text, 160) },
        "plan": { "slug": on.plan.slug, "title": on.plan.title },
        "events": lines, "versions": options, "compared": compared,
        "from": visit.query.parse::<usize>("from").unwrap_or(last.saturating_sub(1).max(1)).to_string(),
        "to": visit.query.parse::<usize>("to").unwrap_or(last).to_string(),
    });
    visit.page("activity/history.html", format!("History of activity {}", on.row.reference), data)
}

fn line(words: &Words, it: &Event, version: Option<usize>, untold: bool) -> Value {
    let mut fields = Vec::new();
    let told = it.body.iter().flat_map(|it| &it.fields).filter(|_| !untold);
    for change in told.filter(|it| !UNTOLD.contains(&it.field.as_str())) {
        let (before, after) =
            (words.say(&change.field, &change.before), words.say(&change.field, &change.after));
        if before != after {
            fields.push(
                json!({ "name": field_name(&change.field), "made": change.before.is_null(), "before": before,
                                "after": after, "diff": diff(&before, &after) }),
            );
        }
    }
    json!({
        "seq": it.seq, "at": it.at.0, "by": it.actor_words, "did": it.action, "kind": it.subject_kind,
        "version": version, "erased": it.body.is_none(), "fields": fields, "withdrawn": untold,
        "reason": it.body.as_ref().and_then(|it| it.reason.clone()),
    })
}

fn field_name(field: &str) -> String {
    match field {
        "target date from" => return "Target date, first day".to_owned(),
        "target date to" => return "Target date, last day".to_owned(),
        _ => {}
    }
    let mut chars = field.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn compare(words: &Words, from: &Facts, to: &Facts) -> Vec<Value> {
    let mut names: Vec<&String> = to.keys().chain(from.keys().filter(|it| !to.contains_key(*it))).collect();
    names.retain(|it| !UNTOLD.contains(&it.as_str()));
    names
        .into_iter()
        .map(|name| {
            let say = |facts: &Facts| words.say(name, facts.get(name).unwrap_or(&Value::Null));
            let (before, after) = (say(from), say(to));
            json!({ "name": field_name(name), "same": before == after, "before": before, "after": after,
                    "diff": diff(&before, &after) })
        })
        .filter(|it| it["before"] != "" || it["after"] != "")
        .collect()
}

/// Below this share of words in common, the old text is shown removed as a whole and the new one added. Spaces count
/// as words.
const MOSTLY_NEW: f32 = 0.6;

/// The words taken away and the words added, in their order.
#[must_use]
pub fn diff(before: &str, after: &str) -> Vec<Value> {
    let words = TextDiff::from_words(before, after);
    let mut parts: Vec<(&'static str, String)> = Vec::new();
    if words.ratio() < MOSTLY_NEW && !before.is_empty() && !after.is_empty() {
        // Two names that share an "and" are not one name with words changed.
        return vec![json!({ "kind": "removed", "text": before }), json!({ "kind": "added", "text": after })];
    }
    for change in words.iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => "same",
            ChangeTag::Delete => "removed",
            ChangeTag::Insert => "added",
        };
        match parts.last_mut() {
            Some((last, text)) if *last == kind => text.push_str(change.value()),
            _ => parts.push((kind, change.value().to_owned())),
        }
    }
    parts.into_iter().map(|(kind, text)| json!({ "kind": kind, "text": text })).collect()
}

#[cfg(test)]
mod tests {
    use super::diff;

    #[test]
    fn a_moved_date_shows_the_words_removed_and_added() {
        let parts = diff("By April 2026", "By September 2026");
        let told: Vec<_> =
            parts.iter().map(|it| (it["kind"].as_str().unwrap(), it["text"].as_str().unwrap())).collect();
        assert_eq!(told, [("same", "By "), ("removed", "April"), ("added", "September"), ("same", " 2026")]);
    }

    #[test]
    fn a_value_that_is_wholly_another_is_not_shown_word_by_word() {
        for (before, after) in
            [("Not started", "On track"), ("People and Culture", "Housing and Regeneration Services")]
        {
            let parts = diff(before, after);
            assert_eq!(parts.len(), 2, "{before} and {after}: {parts:?}");
            assert_eq!((parts[0]["text"].as_str(), parts[1]["text"].as_str()), (Some(before), Some(after)));
        }
    }
}
