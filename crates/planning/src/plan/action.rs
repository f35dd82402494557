//! What may be done with plans, and by whom.

use super::{Plan, store};
use kernel::{Action, Actor, Ids, Reader, Result, Role};

/// Read a plan: everybody, once it is published; before that, those who prepare and oversee it.
pub struct ReadPlan;
impl Action for ReadPlan {
    const NAME: &'static str = "read a plan";
    type On = Plan;
    async fn find(reader: &Reader, ids: &Ids) -> Result<Plan> {
        store::by_slug(reader, &ids.get::<String>("plan")?).await
    }
    fn allows(_: &Actor, _: &Plan) -> bool {
        true
    }
}

/// Add a plan: a programme officer.
pub struct AddPlan;
impl Action for AddPlan {
    const NAME: &'static str = "add a plan";
    type On = ();
    async fn find(_: &Reader, _: &Ids) -> Result<()> {
        Ok(())
    }
    fn allows(who: &Actor, (): &()) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}

/// Edit what a plan says of itself: a programme officer.
pub struct EditPlan;
impl Action for EditPlan {
    const NAME: &'static str = "edit a plan";
    type On = Plan;
    async fn find(reader: &Reader, ids: &Ids) -> Result<Plan> {
        ReadPlan::find(reader, ids).await
    }
    fn allows(who: &Actor, _: &Plan) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}

/// See what is still a draft in a plan and what it lacks: those who prepare and oversee it.
pub struct PreparePlan;
impl Action for PreparePlan {
    const NAME: &'static str = "see the drafts of a plan";
    type On = Plan;
    async fn find(reader: &Reader, ids: &Ids) -> Result<Plan> {
        ReadPlan::find(reader, ids).await
    }
    fn allows(who: &Actor, _: &Plan) -> bool {
        who.sees_drafts()
    }
}

/// Publish a plan, with its drafts, or take it back: a programme officer.
pub struct PublishPlan;
impl Action for PublishPlan {
    const NAME: &'static str = "publish a plan";
    type On = Plan;
    async fn find(reader: &Reader, ids: &Ids) -> Result<Plan> {
        ReadPlan::find(reader, ids).await
    }
    fn allows(who: &Actor, _: &Plan) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}
