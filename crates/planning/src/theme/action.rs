//! What may be done with themes, and by whom.

use super::{Theme, ThemeId, store};
use crate::plan::{EditPlan, Plan};
use kernel::{Action, Actor, Ids, Reader, Result, Role};

/// Read a theme: everybody, once it and its plan are published.
pub struct ReadTheme;
impl Action for ReadTheme {
    const NAME: &'static str = "read a theme";
    type On = (Plan, Theme);
    async fn find(reader: &Reader, ids: &Ids) -> Result<(Plan, Theme)> {
        store::get(reader, ids.get::<ThemeId>("theme")?).await
    }
    fn allows(_: &Actor, _: &(Plan, Theme)) -> bool {
        true
    }
}

/// Add a theme to a plan: a programme officer.
pub struct AddTheme;
impl Action for AddTheme {
    const NAME: &'static str = "add a theme";
    type On = Plan;
    async fn find(reader: &Reader, ids: &Ids) -> Result<Plan> {
        EditPlan::find(reader, ids).await
    }
    fn allows(who: &Actor, _: &Plan) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}

/// Edit a theme: a programme officer.
pub struct EditTheme;
impl Action for EditTheme {
    const NAME: &'static str = "edit a theme";
    type On = (Plan, Theme);
    async fn find(reader: &Reader, ids: &Ids) -> Result<(Plan, Theme)> {
        ReadTheme::find(reader, ids).await
    }
    fn allows(who: &Actor, _: &(Plan, Theme)) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}
