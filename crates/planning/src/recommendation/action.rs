//! What may be done with recommendations, and by whom.

use super::{Recommendation, RecommendationId, store};
use crate::{
    plan::Plan,
    theme::{ReadTheme, Theme},
};
use kernel::{Action, Actor, Ids, Reader, Result, Role};

/// Read a recommendation: everybody, once it and its plan are published.
pub struct ReadRecommendation;
impl Action for ReadRecommendation {
    const NAME: &'static str = "read a recommendation";
    type On = (Plan, Recommendation);
    async fn find(reader: &Reader, ids: &Ids) -> Result<(Plan, Recommendation)> {
        store::get(reader, ids.get::<RecommendationId>("recommendation")?).await
    }
    fn allows(_: &Actor, _: &(Plan, Recommendation)) -> bool {
        true
    }
}

/// Add a recommendation to a theme: a programme officer.
pub struct AddRecommendation;
impl Action for AddRecommendation {
    const NAME: &'static str = "add a recommendation";
    type On = (Plan, Theme);
    async fn find(reader: &Reader, ids: &Ids) -> Result<(Plan, Theme)> {
        ReadTheme::find(reader, ids).await
    }
    fn allows(who: &Actor, _: &(Plan, Theme)) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}

/// Edit a recommendation: a programme officer.
pub struct EditRecommendation;
impl Action for EditRecommendation {
    const NAME: &'static str = "edit a recommendation";
    type On = (Plan, Recommendation);
    async fn find(reader: &Reader, ids: &Ids) -> Result<(Plan, Recommendation)> {
        ReadRecommendation::find(reader, ids).await
    }
    fn allows(who: &Actor, _: &(Plan, Recommendation)) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}
