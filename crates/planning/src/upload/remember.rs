//! Remembering the corrections of a review for the body's next document.

use super::{CorrectDraft, ReviewUpload, Upload, draft::Draft, lessons, pages::head, pages::no_errors};
use crate::{
    conflict::version_seen,
    profile::{self, ReadingProfile, dates, months, name_free, words_of},
};
use kernel::{Error, Errors, Form, May, Reader, Response, Result, Visit, visit::see_other};
use plan_reader::{Profile, ProfileChange, profile::ProfilePart};
use serde_json::{Value, json};

/// The lessons of a draft, a line each in an order that a form can tick them by.
fn lines(it: &Profile) -> Vec<String> {
    let headings =
        it.headings.iter().map(|it| format!("The heading “{}” means: {}", it.written, words_of(it.means)));
    let named = |what: &str, it: &plan_reader::profile::Spelling| {
        format!("The {what} “{}” is “{}”", it.written, it.known_as)
    };
    let ignored = it.ignored.iter().map(|it| format!("A row that says “{it}” is no promise"));
    headings
        .chain(it.services.iter().map(|it| named("service", it)))
        .chain(it.leads.iter().map(|it| named("lead", it)))
        .chain(it.themes.iter().map(|it| named("theme", it)))
        .chain(ignored)
        .collect()
}

/// Only those lessons that were ticked.
fn ticked(mut it: Profile, form: &Form) -> Profile {
    let ticked: Vec<usize> = form.all("lesson").filter_map(|it| it.parse().ok()).collect();
    let mut at = 0..;
    let mut keep = || at.next().is_some_and(|at| ticked.contains(&at));
    it.headings.retain(|_| keep());
    it.services.retain(|_| keep());
    it.leads.retain(|_| keep());
    it.themes.retain(|_| keep());
    it.ignored.retain(|_| keep());
    it
}

async fn page(reader: &Reader, upload: &Upload, visit: &Visit, errors: Option<&Errors>) -> Result<Response> {
    let draft = upload.draft()?;
    let lessons = lessons::of(&draft, &visit.app.directory.services(&visit.app).await?);
    let picked: Vec<&str> = visit.form.all("lesson").collect();
    let items: Vec<Value> = lines(&lessons)
        .into_iter()
        .enumerate()
        .map(|(at, text)| {
            let value = at.to_string();
            json!({ "checked": errors.is_none() || picked.contains(&value.as_str()), "value": value, "text": text })
        })
        .collect();
    let profiles = profile::store::list(reader).await?;
    let own = own(&profiles, &draft);
    let mut choices: Vec<Value> =
        profiles.iter().map(|it| json!({ "value": it.id, "text": it.name })).collect();
    choices.push(json!({ "value": "", "text": "A new profile, named below" }));
    let suggested = if draft.organisation.is_empty() { &draft.title } else { &draft.organisation };
    let name: String = match suggested.as_str() {
        "" => "Our documents".to_owned(),
        whose => format!("Documents of {whose}").chars().take(100).collect(),
    };
    let rules = own.map(ReadingProfile::rules).transpose()?.unwrap_or_default();
    let data = json!({
        "upload": head(upload, &draft), "lessons": items, "choices": choices, "months": months(),
        "form": if errors.is_some() { json!(visit.form.typed()) } else {
            json!({
                "profile": own.map(|it| it.id.to_string()).unwrap_or_default(),
                "name": if own.is_some() { "" } else { &name },
                "order": rules.dates.order, "financial_year": rules.dates.financial_year_starts.map(|it| it.to_string()),
            })
        },
        "errors": errors.map(|it| json!(it)).unwrap_or_else(no_errors),
    });
    let title = "Remember these corrections";
    match errors {
        Some(_) => visit.form_again("upload/remember.html", title, data),
        None => visit.page("upload/remember.html", title, data),
    }
}

/// The profile that the document was read with, if it is still there.
fn own<'p>(all: &'p [ReadingProfile], draft: &Draft) -> Option<&'p ReadingProfile> {
    all.iter().find(|it| it.name == draft.profile.name)
}

pub(super) async fn new(may: May<ReviewUpload>, visit: Visit) -> Result<Response> {
    if may.on.draft.is_empty() {
        return Err(Error::NotFound);
    }
    page(may.reader(), &may.on, &visit, None).await
}

pub(super) async fn create(may: May<CorrectDraft>, visit: Visit) -> Result<Response> {
    let upload = may.on.clone();
    if version_seen(&visit.form) != upload.version {
        return Err(Error::Stale);
    }
    let profiles = profile::store::list(may.reader()).await?;
    let chosen = profiles.iter().find(|it| it.id.to_string() == visit.form.raw("profile")).cloned();
    let all = lessons::of(&upload.draft()?, &visit.app.directory.services(&visit.app).await?);
    let mut lessons = ticked(all, &visit.form);
    lessons.dates = dates(&visit.form);
    let mut errors = Errors::default();
    let name = visit.form.optional("name", "the name of the profile", 100, &mut errors);
    if chosen.is_none() {
        if name.is_empty() {
            errors.add("name", "Enter the name of the new profile, or choose one");
        }
        name_free(&name, &profiles, None, &mut errors);
    }
    if lessons.is_empty() {
        errors.add("lesson", "Choose what to remember");
    }
    if !errors.is_empty() {
        return page(may.reader(), &upload, &visit, Some(&errors)).await;
    }
    let mut change = may.begin().await?;
    let it = match &chosen {
        Some(it) => profile::store::teach(&mut change, it, lessons).await?,
        None => profile::store::insert(&mut change, &Profile { name, ..lessons }).await?,
    };
    if change.is_empty() {
        change.abandon().await?;
    } else {
        change.commit().await?;
    }
    Ok(see_other(&format!("/profiles/{}?done=learnt", it.id)))
}

/// What the profile of a reading changed, for its review: in sum, and each.
pub(super) fn told(draft: &Draft) -> Value {
    if draft.profile == Profile::default() {
        return Value::Null;
    }
    let count = |part| draft.profiled.iter().filter(|it| it.part == part).count();
    let times = |part| draft.profiled.iter().filter(|it| it.part == part).map(|it| it.times).sum::<usize>();
    let number = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    };
    let parts: Vec<String> = [
        number(count(ProfilePart::Heading), "heading", "headings"),
        number(count(ProfilePart::Service), "service", "services"),
        number(count(ProfilePart::Lead), "lead", "leads"),
        number(count(ProfilePart::Theme), "theme", "themes"),
        number(times(ProfilePart::Date), "target date", "target dates"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let changed = match parts.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    };
    let each: Vec<String> = draft.profiled.iter().map(sentence).collect();
    json!({
        "name": draft.profile.name, "changed": changed, "left_out": times(ProfilePart::Ignored), "each": each,
    })
}

fn sentence(it: &ProfileChange) -> String {
    let again = if it.times > 1 { format!(" ({} times)", it.times) } else { String::new() };
    let what = match it.part {
        ProfilePart::Heading => {
            let means = plan_reader::profile::Meaning::from_code(&it.read_as).map_or("", words_of);
            return format!("The heading “{}” was read as: {means}{again}", it.written);
        }
        ProfilePart::Ignored => return format!("Left out: “{}”{again}", it.written),
        ProfilePart::Service => "service",
        ProfilePart::Lead => "lead",
        ProfilePart::Theme => "theme",
        _ => "target date",
    };
    format!("The {what} “{}” was read as “{}”{again}", it.written, it.read_as)
}
