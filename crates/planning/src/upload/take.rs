//! Taking what differs in a document into the plan it is compared with: only what was ticked, and only as it was
//! seen. Updates that stand are never touched.

use super::{
    AcceptDraft,
    accept::{self, Names, Terms},
    align::aligned,
    diff::{Difference, What, diff},
    draft::{self, Draft, Key},
    place::{Chosen, Places},
    standing::Standing,
    status, undo,
};
use crate::{
    activity::{self, Activity, NewActivity, Status, Target, choose},
    export,
    plan::{self, NewPlan},
    recommendation,
    state::State,
    theme::{self, Theme},
};
use kernel::{Change, Error, May, Reader, Result};
use plan_reader::profile::DateSettings;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Which differences were ticked.
pub enum Ticked<'a> {
    /// Those with these marks.
    Marks(&'a HashSet<String>),
    /// All that neither stops something nor undoes what somebody did here.
    AllThatIsSafe,
}

/// What was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// How many differences were taken.
    pub taken: usize,
    /// How many are left.
    pub left: usize,
}

/// A draft compared with the plan that its upload names.
pub(super) struct Compared {
    pub standing: Standing,
    pub draft: Draft,
    pub differences: Vec<Difference>,
    pub names: Names,
}

/// Compares an upload with its plan. Nothing, if it names none.
pub(super) async fn compare(reader: &Reader, upload: &super::Upload) -> Result<Option<Compared>> {
    let Some(id) = upload.plan_id else { return Ok(None) };
    let plan = plan::store::get(reader, id).await?;
    let services = reader.app().directory.services(reader.app()).await?;
    let standing = Standing::load(reader, plan, &services).await?;
    let names = Names::of(reader.app()).await?;
    let mut draft = aligned(upload.draft()?, &standing);
    if draft.profile.dates == DateSettings::default() {
        draft.profile.dates = export::store::layout(reader, id).await?.dates;
    }
    let mut differences = diff(&standing, &draft, &names.services);
    undo::hold(reader, &standing, &draft, &mut differences).await?;
    Ok(Some(Compared { standing, draft, differences, names }))
}

/// Takes the ticked differences, all of them or none. With `close`, the upload is done with.
///
/// # Errors
/// `Stale`, if one that was ticked is no longer as it was seen.
pub async fn take(may: May<AcceptDraft>, ticked: &Ticked<'_>, terms: &Terms, close: bool) -> Result<Taken> {
    let upload = may.on.clone();
    if upload.state != super::UploadState::Read {
        return Err(Error::Stale);
    }
    let compared = compare(may.reader(), &upload).await?.ok_or(Error::NotFound)?;
    let chosen: Vec<&Difference> = match ticked {
        Ticked::AllThatIsSafe => compared.differences.iter().filter(|it| it.is_safe()).collect(),
        Ticked::Marks(marks) => compared.differences.iter().filter(|it| marks.contains(&it.mark())).collect(),
    };
    if let Ticked::Marks(marks) = ticked
        && chosen.len() != marks.len()
    {
        return Err(Error::Stale);
    }
    let taken = Taken { taken: chosen.len(), left: compared.differences.len() - chosen.len() };
    if chosen.is_empty() && !close {
        return Ok(taken);
    }
    // Read before the write begins: SQLite's one writer must not wait for its own reader.
    let before = activities(may.reader(), &chosen).await?;
    let places = Places::read(may.reader(), &compared, &chosen).await?;
    let mut change = may.begin().await?;
    let mut taking =
        Taking { compared: &compared, terms, before, places, added: Vec::new(), new_themes: HashMap::new() };
    for it in order(&chosen) {
        taking.one(&mut change, it).await?;
    }
    for read in &compared.draft.themes {
        if let Some(theme) = taking.theme_of(read.key) {
            let chosen = Chosen { differences: &chosen, added: &taking.added };
            taking.places.arrange(&mut change, read, &theme, &chosen).await?;
        }
    }
    if close {
        accept::settle(&mut change, &upload, None).await?;
    }
    change.commit().await?;
    Ok(taken)
}

/// Themes first, since items may stand in them.
fn order<'a>(chosen: &[&'a Difference]) -> impl Iterator<Item = &'a Difference> {
    let mut all = chosen.to_vec();
    all.sort_by_key(|it| !matches!(it.what, What::Plan | What::NewTheme(_) | What::Theme(..)));
    all.into_iter()
}

async fn activities(
    reader: &Reader,
    chosen: &[&Difference],
) -> Result<BTreeMap<activity::ActivityId, Activity>> {
    let mut all = BTreeMap::new();
    for it in chosen {
        if let What::Activity(id, _) | What::MissingActivity(id) | What::Achieved(id, _) = it.what
            && !all.contains_key(&id)
        {
            all.insert(id, activity::store::get(reader, id).await?);
        }
    }
    Ok(all)
}

struct Taking<'a> {
    compared: &'a Compared,
    terms: &'a Terms,
    /// Each activity as it now stands within this change.
    before: BTreeMap<activity::ActivityId, Activity>,
    /// Where the document has what.
    places: Places,
    /// The activities and recommendations that this change added, by their keys in the draft.
    added: Vec<Key>,
    /// The themes that this change added, by their keys in the draft.
    new_themes: HashMap<Key, Theme>,
}

impl Taking<'_> {
    async fn one(&mut self, change: &mut Change<AcceptDraft>, it: &Difference) -> Result<()> {
        match it.what {
            What::Plan => self.plan(change).await,
            What::NewTheme(key) => self.new_theme(change, key).await,
            What::Theme(id, key) => {
                let (Some(before), Some(new)) = (self.theme_row(id), self.compared.draft.theme(key)) else {
                    return Err(Error::Stale);
                };
                let mut next = accept::new_theme(new);
                for (label, was, now) in [
                    ("Ref", &before.reference, &mut next.reference),
                    ("Desired outcome", &before.outcome, &mut next.outcome),
                    ("Lead officers", &before.leads_as_written, &mut next.leads_as_written),
                ] {
                    keep_unless(says(it, label), was, now);
                }
                theme::store::revise(change, &before, &next, before.state).await?;
                Ok(())
            }
            What::NewRecommendation(key) => {
                let (theme, new) = self.compared.draft.recommendation(key).ok_or(Error::Stale)?;
                let theme = self.theme_of(theme.key).ok_or(Error::Stale)?;
                let new = accept::new_recommendation(new, None);
                let id = recommendation::store::insert(change, &theme, new, State::Draft).await?.id;
                self.places.recommended(key, id);
                Ok(())
            }
            What::Recommendation(id, key) => {
                let (theme, new) = self.compared.draft.recommendation(key).ok_or(Error::Stale)?;
                let themes = &self.compared.standing.themes;
                let before = themes.iter().flat_map(|it| &it.recommendations).find(|it| it.id == id);
                let before = before.ok_or(Error::Stale)?;
                let mut next = accept::new_recommendation(new, Some(before));
                keep_unless(says(it, "Ref"), &before.reference, &mut next.reference);
                keep_unless(says(it, "Sub-heading"), &before.heading, &mut next.heading);
                if !says(it, "Lead authority") {
                    next.authorities = before.authorities.clone();
                }
                let theme = self.theme_of(theme.key).map_or(before.theme_id, |it| it.id);
                recommendation::store::revise(change, before, theme, next, before.state).await?;
                Ok(())
            }
            What::NewActivity(key) => {
                let (theme, new) = self.compared.draft.activity(key).ok_or(Error::Stale)?;
                let theme = self.theme_of(theme.key).ok_or(Error::Stale)?;
                self.add(change, &theme, new).await
            }
            What::Activity(id, key) => self.activity(change, it, id, key).await,
            What::Achieved(id, key) => {
                let (_, new) = self.compared.draft.activity(key).ok_or(Error::Stale)?;
                let before = self.before.get_mut(&id).ok_or(Error::Stale)?;
                let dated_on = self.compared.standing.plan.dated_on;
                // What the file does not say about the status, it does not change.
                let read = status::of(new, dated_on);
                let says_nothing = read == Status::NotStarted && new.status.is_none();
                let status = if says_nothing { before.row.status } else { read };
                accept::post_achieved(change, &before.row, &new.achieved, status, None).await?;
                before.row.status = status;
                Ok(())
            }
            What::MissingActivity(id) => {
                let before = self.before.get(&id).ok_or(Error::Stale)?;
                let reason = format!("It is not in {} any more.", change.on().file_name);
                let after = activity::store::stop(change, before, &reason).await?;
                self.before.insert(id, after);
                Ok(())
            }
            // Once all that is new is there.
            What::Order(..) | What::RecommendationOrder(..) => Ok(()),
            // These are told and never acted on.
            What::MissingTheme(_) | What::MissingRecommendation(_) => Ok(()),
        }
    }

    async fn add(
        &mut self,
        change: &mut Change<AcceptDraft>,
        theme: &Theme,
        new: &draft::Activity,
    ) -> Result<()> {
        let (compared, known) = (self.compared, self.places.known());
        let (plan, names) = (&compared.standing.plan, (&compared.names, known));
        let id = accept::add_activity(change, plan, theme, &compared.draft, new, names, self.terms).await?;
        self.places.added(new.key, id);
        self.added.push(new.key);
        Ok(())
    }

    async fn plan(&self, change: &mut Change<AcceptDraft>) -> Result<()> {
        let (before, read) = (&self.compared.standing.plan, accept::new_plan(&self.compared.draft));
        let draft = &self.compared.draft;
        let next = NewPlan {
            title: if draft.title.is_empty() { before.title.clone() } else { read.title },
            organisation: if draft.organisation.is_empty() {
                before.organisation.clone()
            } else {
                read.organisation
            },
            introduction: before.introduction.clone(),
            theme_word: before.theme_word.clone(),
            dated_on: before.dated_on,
            starts_on: before.starts_on,
            ends_on: before.ends_on,
        };
        plan::store::revise(change, before, &next).await?;
        Ok(())
    }

    async fn new_theme(&mut self, change: &mut Change<AcceptDraft>, key: Key) -> Result<()> {
        let compared = self.compared;
        let plan = &compared.standing.plan;
        let new = compared.draft.theme(key).ok_or(Error::Stale)?;
        let stored = theme::store::insert(change, plan.id, &accept::new_theme(new), State::Draft).await?;
        // What moved here from another theme is a difference of its own.
        let moved: HashSet<_> = compared
            .differences
            .iter()
            .filter_map(|it| match it.what {
                What::Activity(_, key) | What::Recommendation(_, key) => Some(key),
                _ => None,
            })
            .collect();
        for it in new.recommendations.iter().filter(|it| !moved.contains(&it.key)) {
            let new = accept::new_recommendation(it, None);
            let id = recommendation::store::insert(change, &stored, new, State::Draft).await?.id;
            self.places.recommended(it.key, id);
            self.added.push(it.key);
        }
        for it in new.activities.iter().filter(|it| !moved.contains(&it.key)) {
            self.add(change, &stored, it).await?;
        }
        self.new_themes.insert(key, stored);
        Ok(())
    }

    async fn activity(
        &mut self,
        change: &mut Change<AcceptDraft>,
        it: &Difference,
        id: activity::ActivityId,
        key: Key,
    ) -> Result<()> {
        let (theme, new) = self.compared.draft.activity(key).ok_or(Error::Stale)?;
        let theme = self.theme_of(theme.key);
        let before = self.before.get(&id).ok_or(Error::Stale)?;
        let row = &before.row;
        let mut next = NewActivity {
            theme_id: theme.filter(|_| says(it, "Theme")).map_or(row.theme_id, |it| it.id),
            reference: row.reference.clone(),
            text: row.text.clone(),
            service_id: row.service_id,
            service_as_written: row.service_as_written.clone(),
            leads_as_written: row.leads_as_written.clone(),
            leads: before
                .leads
                .iter()
                .map(|it| activity::ChosenLead {
                    name: it.name.clone(),
                    kind: it.kind,
                    supporting: it.supporting,
                    person: it.person_id,
                })
                .collect(),
            target: Target { precision: None, ..row.target() },
            next_review_on: row.next_review_on,
            status: row.status,
            answers: before.answers.clone(),
            other: row.other.clone(),
        };
        let mut stops = false;
        for field in &it.fields {
            match field.label.as_str() {
                "Ref" => next.reference.clone_from(&new.reference),
                "Promise" => next.text.clone_from(&new.text),
                "Service" => {
                    next.service_id = self.compared.names.services.of(&self.compared.draft, &new.service);
                    next.service_as_written.clone_from(&new.service);
                }
                "Leads" => {
                    next.leads_as_written.clone_from(&new.leads);
                    next.leads = choose(
                        &self.compared.draft.leads_meant(&new.leads),
                        &before.leads,
                        &self.compared.names.people,
                    );
                }
                "Status" => match new.status.or_else(|| status::by_mark(new)) {
                    Some(Status::Stopped) => stops = true,
                    Some(status) => next.status = status,
                    None => {}
                },
                "Theme" | "Target date" => {}
                heading => match new.other.get(heading) {
                    Some(words) => {
                        next.other.0.insert(heading.to_owned(), words.clone());
                    }
                    None => {
                        next.other.0.remove(heading);
                    }
                },
            }
        }
        // Read anew in any case: the reading is derived from the words, and its precision with it.
        let words = if says(it, "Target date") { &new.target } else { &row.target_as_written };
        let dates = self.compared.draft.dates(self.compared.standing.plan.dated_on);
        next.target = Target::read_as(words, &dates);
        if next.target.end.is_none() && next.status.is_open() && next.next_review_on.is_none() {
            next.next_review_on = self.terms.next_review_on;
        }
        let reason = format!("As in {}.", change.on().file_name);
        let mut after = activity::store::revise(change, before, next, &reason).await?;
        if stops {
            let why = self.terms.why_stopped(&change.on().file_name);
            after = activity::store::stop(change, &after, &why).await?;
        }
        self.before.insert(id, after);
        Ok(())
    }

    fn theme_row(&self, id: theme::ThemeId) -> Option<Theme> {
        self.compared.standing.themes.iter().map(|it| &it.row).find(|it| it.id == id).cloned()
    }

    /// The stored theme that a theme of the draft is.
    fn theme_of(&self, key: Key) -> Option<Theme> {
        if let Some(new) = self.new_themes.get(&key) {
            return Some(new.clone());
        }
        let pairs = super::matching::theme_pairs(&self.compared.standing, &self.compared.draft);
        pairs.get(&key).and_then(|id| self.theme_row(*id))
    }
}

fn says(it: &Difference, label: &str) -> bool {
    it.fields.iter().any(|field| field.label == label)
}

/// What the file does not say stays as it is.
fn keep_unless(said: bool, was: &str, now: &mut String) {
    if !said {
        was.clone_into(now);
    }
}
