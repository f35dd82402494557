//! What may be done with updates and evidence, and by whom.

use super::{
    Update, UpdateId,
    evidence::{self, Evidence, EvidenceId},
    store,
};
use crate::activity::{self, Activity, ActivityId};
use kernel::{Action, Actor, Ids, Reader, Result, Role};

fn speaks_for(who: &Actor, on: &Activity) -> bool {
    who.is(Role::ProgrammeOfficer) || who.manages(on.row.service_id) || on.led_by(who)
}

/// Say what has been achieved: a lead of the activity, a manager of its service or a programme officer, while it
/// is not stopped.
pub struct PostUpdate;
impl Action for PostUpdate {
    const NAME: &'static str = "post an update";
    type On = Activity;
    async fn find(reader: &Reader, ids: &Ids) -> Result<Activity> {
        activity::store::get(reader, ids.get::<ActivityId>("activity")?).await
    }
    fn allows(who: &Actor, on: &Activity) -> bool {
        on.row.status != activity::Status::Stopped && speaks_for(who, on)
    }
}

/// Withdraw an update with a reason, or add evidence to it: those who may post on the activity.
pub struct WithdrawUpdate;
impl Action for WithdrawUpdate {
    const NAME: &'static str = "change an update";
    type On = (Activity, Update);
    async fn find(reader: &Reader, ids: &Ids) -> Result<(Activity, Update)> {
        store::get(reader, ids.get::<UpdateId>("update")?).await
    }
    fn allows(who: &Actor, on: &(Activity, Update)) -> bool {
        on.1.withdrawn_at.is_none() && speaks_for(who, &on.0)
    }
}

/// Look at a file of evidence: everybody who may read the activity.
pub struct ReadEvidence;
impl Action for ReadEvidence {
    const NAME: &'static str = "look at evidence";
    type On = (Activity, Evidence);
    async fn find(reader: &Reader, ids: &Ids) -> Result<(Activity, Evidence)> {
        evidence::get(reader, ids.get::<EvidenceId>("evidence")?).await
    }
    fn allows(_: &Actor, _: &(Activity, Evidence)) -> bool {
        true
    }
}

/// Replace or withdraw evidence: those who may post on the activity.
pub struct WithdrawEvidence;
impl Action for WithdrawEvidence {
    const NAME: &'static str = "withdraw evidence";
    type On = (Activity, Evidence);
    async fn find(reader: &Reader, ids: &Ids) -> Result<(Activity, Evidence)> {
        ReadEvidence::find(reader, ids).await
    }
    fn allows(who: &Actor, on: &(Activity, Evidence)) -> bool {
        on.1.is_attached() && speaks_for(who, &on.0)
    }
}
