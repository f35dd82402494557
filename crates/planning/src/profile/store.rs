//! Storage of reading profiles.

use super::{AddProfile, EditProfile, ProfileId, ReadingProfile, RemoveProfile, row};
use crate::{
    stored,
    upload::{CorrectDraft, service::folded},
};
use kernel::{Action, Change, Error, Reader, Result, history::Entry};
use plan_reader::Profile;
use sea_orm::{EntityTrait, QueryOrder};

/// The profile. Who may know of it is for the actions to say.
pub async fn get(reader: &Reader, id: ProfileId) -> Result<ReadingProfile> {
    row::Entity::find_by_id(id).one(reader.db()).await?.ok_or(Error::NotFound)
}

/// All profiles, the one that was changed last first.
pub async fn list(reader: &Reader) -> Result<Vec<ReadingProfile>> {
    let all = row::Entity::find().order_by_desc(row::Column::ChangedAt).order_by_desc(row::Column::Id);
    Ok(all.all(reader.db()).await?)
}

/// The profile of this name, however its letters are cased.
pub async fn called(reader: &Reader, name: &str) -> Result<ReadingProfile> {
    let key = folded(name);
    list(reader).await?.into_iter().find(|it| folded(&it.name) == key).ok_or(Error::NotFound)
}

/// Actions that add a profile or teach one.
pub trait TeachesProfile: Action {}
impl TeachesProfile for AddProfile {}
impl TeachesProfile for CorrectDraft {}

/// Adds a profile.
pub async fn insert<A: TeachesProfile>(change: &mut Change<A>, rules: &Profile) -> Result<ReadingProfile> {
    let it = ReadingProfile {
        id: ProfileId::new(),
        name: rules.name.clone(),
        rules: serde_json::to_string(rules)?,
        version: 1,
        changed_at: change.at(),
    };
    stored::insert(change, &it).await?;
    Ok(it)
}

/// Teaches a profile what the corrections of a document say.
pub async fn teach<A: TeachesProfile>(
    change: &mut Change<A>,
    before: &ReadingProfile,
    lessons: Profile,
) -> Result<ReadingProfile> {
    let mut rules = before.rules()?;
    rules.learn(lessons);
    let after =
        ReadingProfile { rules: serde_json::to_string(&rules)?, changed_at: change.at(), ..before.clone() };
    stored::replace(change, before, after).await
}

/// Changes what a profile says. Refused if somebody changed it first.
pub async fn update(change: &mut Change<EditProfile>, rules: &Profile) -> Result<ReadingProfile> {
    let before = change.on().clone();
    let after = ReadingProfile {
        name: rules.name.clone(),
        rules: serde_json::to_string(rules)?,
        changed_at: change.at(),
        ..before.clone()
    };
    let after = stored::replace(change, &before, after).await?;
    if change.is_empty() && before.rules != after.rules {
        // Another name for a lead shows in no number, and is a change all the same.
        change.record(Entry::event(&after));
    }
    Ok(after)
}

/// Removes a profile. Documents that were read with it stay as they were read.
pub async fn remove(change: &mut Change<RemoveProfile>) -> Result<()> {
    let it = change.on().clone();
    row::Entity::delete_by_id(it.id).exec(change.tx()).await?;
    change.record(Entry::event(&it).because("It is no longer wanted."));
    Ok(())
}
