//! What may be done with activities, and by whom.

use super::{Activity, ActivityId, store};
use crate::{
    plan::Plan,
    theme::{ReadTheme, Theme},
};
use kernel::{Action, Actor, Ids, Reader, Result, Role};

/// Those who keep the plan: a programme officer, or a manager of the activity's service.
fn keeps(who: &Actor, on: &Activity) -> bool {
    who.is(Role::ProgrammeOfficer) || who.manages(on.row.service_id)
}

async fn find(reader: &Reader, ids: &Ids) -> Result<Activity> {
    store::get(reader, ids.get::<ActivityId>("activity")?).await
}

/// Read an activity: everybody, once it is published; before that, those who prepare it and its leads.
pub struct ReadActivity;
impl Action for ReadActivity {
    const NAME: &'static str = "read an activity";
    type On = Activity;
    async fn find(reader: &Reader, ids: &Ids) -> Result<Activity> {
        find(reader, ids).await
    }
    fn allows(_: &Actor, _: &Activity) -> bool {
        true
    }
}

/// Add an activity to a theme: a programme officer, or a service manager for a service of their own.
pub struct AddActivity;
impl Action for AddActivity {
    const NAME: &'static str = "add an activity";
    type On = (Plan, Theme);
    async fn find(reader: &Reader, ids: &Ids) -> Result<(Plan, Theme)> {
        ReadTheme::find(reader, ids).await
    }
    fn allows(who: &Actor, _: &(Plan, Theme)) -> bool {
        who.is(Role::ProgrammeOfficer) || who.is(Role::ServiceManager)
    }
}

/// Edit an activity: those who keep the plan.
pub struct EditActivity;
impl Action for EditActivity {
    const NAME: &'static str = "edit an activity";
    type On = Activity;
    async fn find(reader: &Reader, ids: &Ids) -> Result<Activity> {
        find(reader, ids).await
    }
    fn allows(who: &Actor, on: &Activity) -> bool {
        keeps(who, on)
    }
}

/// Split an activity into two: those who keep the plan, while it is open.
pub struct SplitActivity;
impl Action for SplitActivity {
    const NAME: &'static str = "split an activity";
    type On = Activity;
    async fn find(reader: &Reader, ids: &Ids) -> Result<Activity> {
        find(reader, ids).await
    }
    fn allows(who: &Actor, on: &Activity) -> bool {
        on.row.is_open() && keeps(who, on)
    }
}

/// Hand an activity over to other leads: those who keep the plan, or a lead of it, while it is open.
pub struct HandOverActivity;
impl Action for HandOverActivity {
    const NAME: &'static str = "hand an activity over";
    type On = Activity;
    async fn find(reader: &Reader, ids: &Ids) -> Result<Activity> {
        find(reader, ids).await
    }
    fn allows(who: &Actor, on: &Activity) -> bool {
        on.row.is_open() && (keeps(who, on) || on.led_by(who))
    }
}

/// Stop an activity with a reason, or take it up again: those who keep the plan.
pub struct CloseActivity;
impl Action for CloseActivity {
    const NAME: &'static str = "stop an activity";
    type On = Activity;
    async fn find(reader: &Reader, ids: &Ids) -> Result<Activity> {
        find(reader, ids).await
    }
    fn allows(who: &Actor, on: &Activity) -> bool {
        keeps(who, on)
    }
}

/// Publish a draft, or withdraw what was published, with a reason: those who keep the plan.
pub struct PublishActivity;
impl Action for PublishActivity {
    const NAME: &'static str = "publish an activity";
    type On = Activity;
    async fn find(reader: &Reader, ids: &Ids) -> Result<Activity> {
        find(reader, ids).await
    }
    fn allows(who: &Actor, on: &Activity) -> bool {
        keeps(who, on)
    }
}
