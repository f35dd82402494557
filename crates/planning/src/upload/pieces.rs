//! Pages of the pieces of a draft: a theme with its items, an item, the words that are in no theme.

use super::{
    ReviewUpload, Upload, aside,
    certainty::{Certainty, words_of_activity, words_of_recommendation},
    draft::{Activity, Draft, Key, Loose, Recommendation, Theme},
    pages::{ITEMS, head, no_errors, theme_choices},
    picture,
    service::Services,
    status,
};
use crate::activity::{Status, Target};
use kernel::{Error, Errors, May, Response, Result, Visit, clock::day_words, paging::Paging};
use serde_json::{Map, Value, json};

fn key(visit: &Visit) -> Option<Key> {
    visit.path.rsplit('/').next()?.parse().ok()
}

/// How the words of a target date read, in words.
pub(super) fn reading_words(words: &str, draft: &Draft) -> String {
    let target = Target::read_as(words, &draft.dates(draft.day()));
    let kind = target.kind.label();
    match (target.start, target.end) {
        _ if words.is_empty() => "No date".to_owned(),
        (_, Some(end)) => format!("{kind}, until {}", day_words(end)),
        (Some(start), None) => format!("{kind}, from {}", day_words(start)),
        (None, None) => format!("{kind}, no day ends it"),
    }
}

pub(super) async fn theme(may: May<ReviewUpload>, visit: Visit) -> Result<Response> {
    let key = key(&visit).ok_or(Error::NotFound)?;
    theme_page(&may.on, &visit, key, None).await
}

pub(super) async fn theme_page(
    upload: &Upload,
    visit: &Visit,
    key: Key,
    errors: Option<&Errors>,
) -> Result<Response> {
    let draft = upload.draft()?;
    let theme = draft.theme(key).ok_or(Error::NotFound)?;
    let services = Services::new(&visit.app.directory.services(&visit.app).await?);
    let paging = Paging::from_query(&visit.query, ITEMS);
    let only = visit.query.text("only") == "doubtful";
    let recommendations = theme.recommendations.iter().map(|it| (&it.certainty, recommendation_line(it)));
    let activities = theme.activities.iter().map(|it| (&it.certainty, activity_line(&draft, it, &services)));
    let mut items: Vec<(&Certainty, Value)> =
        recommendations.chain(activities).filter(|(it, _)| !only || !it.is_sure()).collect();
    let doubtful = items.iter().filter(|(it, _)| !it.is_sure()).count();
    // Each keeps its place among those as sure as itself.
    items.sort_by_key(|(it, _)| it.rank());
    let total = items.len();
    let shown: Vec<Value> = items
        .into_iter()
        .map(|(_, it)| it)
        .skip(usize::try_from(paging.offset()).unwrap_or(0))
        .take(ITEMS as usize)
        .collect();
    let path = format!("/uploads/{}/themes/{key}", upload.id);
    let others: Vec<Value> = draft
        .themes
        .iter()
        .filter(|it| it.key != key)
        .map(|it| json!({ "value": it.key, "text": it.called() }))
        .collect();
    let checks: Vec<Value> = upload
        .checks()?
        .into_iter()
        .filter(|it| !theme.source.is_empty() && it.place == theme.source)
        .map(|it| json!({ "message": it.message, "words": it.words }))
        .collect();
    let data = json!({
        "checks": checks,
        "upload": head(upload, &draft), "theme": theme_facts(theme), "items": shown, "total": total,
        "only": only, "doubtful": doubtful, "all": theme.recommendations.len() + theme.activities.len(),
        "links": paging.links(total as u64, &path, &visit.query), "others": others,
        "form": if errors.is_some() { json!(visit.form.typed()) } else {
            json!({ "reference": theme.reference, "name": theme.name, "outcome": theme.outcome, "leads": theme.leads })
        },
        "errors": errors.map(|it| json!(it)).unwrap_or_else(no_errors),
    });
    match errors {
        Some(_) => visit.form_again("upload/theme.html", &theme.called(), data),
        None => visit.page("upload/theme.html", theme.called(), data),
    }
}

fn theme_facts(it: &Theme) -> Value {
    json!({ "key": it.key, "called": it.called(), "source": it.source, "recommendations": it.recommendations.len(), "activities": it.activities.len() })
}

fn recommendation_line(it: &Recommendation) -> Value {
    json!({
        "key": it.key, "kind": "Recommendation", "reference": it.reference, "heading": it.heading, "text": it.text,
        "authorities": it.authorities.join(", "), "source": it.source, "doubt": it.certainty.told(),
        "words": words_of_recommendation(it),
    })
}

fn activity_line(draft: &Draft, it: &Activity, services: &Services) -> Value {
    let service = services.of(draft, &it.service).and_then(|id| services.name(id)).unwrap_or_default();
    let other: Map<String, Value> = it
        .other
        .iter()
        .filter(|(heading, _)| *heading != aside::STRUCK)
        .map(|(heading, words)| (heading.clone(), words.clone()))
        .collect();
    json!({
        "key": it.key, "kind": "Activity", "reference": it.reference, "text": it.text, "service": it.service,
        "service_means": if service == it.service { "" } else { service },
        "service_open": !it.service.is_empty() && service.is_empty(), "leads": it.leads, "target": it.target,
        "target_means": reading_words(&it.target, draft), "achieved": it.achieved,
        "status": status::words_of(it, draft.day()), "other": other, "asides": aside::beside(draft, it), "source": it.source,
        "doubt": it.certainty.told(), "words": words_of_activity(draft, it),
    })
}

pub(super) async fn item(may: May<ReviewUpload>, visit: Visit) -> Result<Response> {
    let key = key(&visit).ok_or(Error::NotFound)?;
    item_page(&may.on, &visit, key, None)
}

pub(super) fn item_page(
    upload: &Upload,
    visit: &Visit,
    key: Key,
    errors: Option<&Errors>,
) -> Result<Response> {
    let draft = upload.draft()?;
    let (theme, kind, place, count, mut form, facts) = match (draft.activity(key), draft.recommendation(key))
    {
        (Some((theme, it)), _) => {
            let place = theme.activities.iter().position(|it| it.key == key).unwrap_or(0);
            let facts = json!({
                "text": it.text, "source": it.source, "target_means": reading_words(&it.target, &draft),
                "doubt": it.certainty.told(), "words": words_of_activity(&draft, it), "asides": aside::beside(&draft, it),
                "picture": picture::offered(upload, it.page),
            });
            (theme, "activity", place, theme.activities.len(), activity_form(it), facts)
        }
        (None, Some((theme, it))) => {
            let place = theme.recommendations.iter().position(|it| it.key == key).unwrap_or(0);
            let facts = json!({
                "text": it.text, "source": it.source, "doubt": it.certainty.told(),
                "words": words_of_recommendation(it), "picture": picture::offered(upload, it.page),
            });
            (theme, "recommendation", place, theme.recommendations.len(), recommendation_form(it), facts)
        }
        (None, None) => return Err(Error::NotFound),
    };
    let lines: Vec<Value> = facts
        .get("text")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .lines()
        .enumerate()
        .skip(1)
        .map(|(at, line)| json!({ "value": at + 1, "text": crate::activity::brief(line, 100) }))
        .collect();
    if errors.is_some() {
        for (name, value) in visit.form.typed() {
            form.insert(name, value);
        }
    }
    let suggested = match draft.activity(key) {
        Some((_, it)) => {
            let unchosen = Activity { status: None, ..it.clone() };
            format!("As the document says: {}", status::words_of(&unchosen, draft.day()))
        }
        None => String::new(),
    };
    let mut statuses = vec![json!({ "value": "", "text": suggested })];
    statuses.extend(Status::ALL.iter().map(|it| json!({ "value": it.code(), "text": it.label() })));
    let data = json!({
        "upload": head(upload, &draft), "kind": kind, "key": key, "theme": theme_facts(theme), "facts": facts,
        "next": next_doubtful(&draft, key), "place": place + 1, "count": count, "lines": lines, "themes": theme_choices(&draft), "statuses": statuses,
        "others": draft.activity(key).map(|(_, it)| others_form(it)).unwrap_or_default(),
        "form": form, "errors": errors.map(|it| json!(it)).unwrap_or_else(no_errors),
    });
    let title = if kind == "activity" { "Correct an activity" } else { "Correct a recommendation" };
    match errors {
        Some(_) => visit.form_again("upload/item.html", title, data),
        None => visit.page("upload/item.html", title, data),
    }
}

/// The next item that the reading was not sure of, in the order of the document.
fn next_doubtful(draft: &Draft, key: Key) -> Option<Key> {
    let all = draft.themes.iter().flat_map(|theme| {
        let recommendations = theme.recommendations.iter().map(|it| (it.key, &it.certainty));
        recommendations.chain(theme.activities.iter().map(|it| (it.key, &it.certainty)))
    });
    let doubtful: Vec<Key> =
        all.filter(|(it, certainty)| !certainty.is_sure() && *it != key).map(|(it, _)| it).collect();
    doubtful.iter().find(|it| **it > key).or_else(|| doubtful.first()).copied()
}

fn activity_form(it: &Activity) -> Map<String, Value> {
    let mut form = Map::new();
    for (name, words) in [
        ("reference", &it.reference),
        ("text", &it.text),
        ("service", &it.service),
        ("leads", &it.leads),
        ("target", &it.target),
        ("achieved", &it.achieved),
    ] {
        form.insert(name.into(), json!(words));
    }
    form.insert("status".into(), json!(it.status.map_or("", Status::code)));
    form
}

/// The other columns as fields, by their order.
fn others_form(it: &Activity) -> Vec<Value> {
    it.other
        .iter()
        .enumerate()
        .map(|(at, (heading, words))| json!({ "at": at, "heading": heading, "words": words }))
        .collect()
}

fn recommendation_form(it: &Recommendation) -> Map<String, Value> {
    let mut form = Map::new();
    form.insert("reference".into(), json!(it.reference));
    form.insert("heading".into(), json!(it.heading));
    form.insert("text".into(), json!(it.text));
    form.insert("authorities".into(), json!(it.authorities.join("\n")));
    form
}

pub(super) async fn unplaced(may: May<ReviewUpload>, visit: Visit) -> Result<Response> {
    let draft = may.on.draft()?;
    let paging = Paging::from_query(&visit.query, ITEMS);
    let total = draft.unplaced.len();
    // What says something of its own is what a person looks for here.
    let counts = draft.counts();
    let (labels, own): (Vec<&Loose>, Vec<&Loose>) = draft.unplaced.iter().partition(|it| it.only_labels);
    let shown: Vec<Value> = own
        .into_iter()
        .chain(labels)
        .skip(usize::try_from(paging.offset()).unwrap_or(0))
        .take(ITEMS as usize)
        .map(|it| json!({ "key": it.key, "text": it.text, "reason": it.reason, "source": it.source, "dropped": it.was.is_some() }))
        .collect();
    let path = format!("/uploads/{}/unplaced", may.on.id);
    let data = json!({
        "upload": head(&may.on, &draft), "pieces": shown, "total": total, "labels": counts.labels,
        "links": paging.links(total as u64, &path, &visit.query),
    });
    visit.page("upload/unplaced.html", "Words that are in no theme", data)
}

pub(super) async fn loose(may: May<ReviewUpload>, visit: Visit) -> Result<Response> {
    let key = key(&visit).ok_or(Error::NotFound)?;
    loose_page(&may.on, &visit, key, None)
}

pub(super) fn loose_page(
    upload: &Upload,
    visit: &Visit,
    key: Key,
    errors: Option<&Errors>,
) -> Result<Response> {
    let draft = upload.draft()?;
    let it = draft.unplaced.iter().find(|it| it.key == key).ok_or(Error::NotFound)?;
    // The items of the theme that was chosen: all of a large plan would not fit into one list.
    let chosen = visit.query.parse("theme").or(visit.form.parse("theme"));
    let theme = chosen.and_then(|it| draft.theme(it)).or(draft.themes.first());
    let items: Vec<Value> = theme
        .map(|theme| {
            let recommendations = theme.recommendations.iter().map(|it| (it.key, &it.reference, &it.text));
            let activities = theme.activities.iter().map(|it| (it.key, &it.reference, &it.text));
            recommendations
                .chain(activities)
                .map(|(key, reference, text)| json!({ "value": key, "text": crate::activity::brief(&format!("{reference} {text}"), 90) }))
                .collect()
        })
        .unwrap_or_default();
    let data = json!({
        "upload": head(upload, &draft),
        "piece": { "key": key, "text": it.text, "reason": it.reason, "source": it.source, "dropped": it.was.is_some() },
        "themes": theme_choices(&draft), "theme": theme.map(|it| it.key), "items": items,
        "errors": errors.map(|it| json!(it)).unwrap_or_else(no_errors),
    });
    match errors {
        Some(_) => visit.form_again("upload/loose.html", "Place these words", data),
        None => visit.page("upload/loose.html", "Place these words", data),
    }
}
