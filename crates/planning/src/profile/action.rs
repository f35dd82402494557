//! What may be done with reading profiles, and by whom: they serve those who bring documents in.

use super::{ProfileId, ReadingProfile, store};
use kernel::{Action, Actor, Error, Ids, Reader, Result, Role};

async fn find(reader: &Reader, ids: &Ids) -> Result<ReadingProfile> {
    match reader.actor() {
        Actor::Visitor => Err(Error::SignIn),
        Actor::Person(_) if !reader.actor().is(Role::ProgrammeOfficer) => Err(Error::NotFound),
        Actor::Person(_) | Actor::System(_) => store::get(reader, ids.get::<ProfileId>("profile")?).await,
    }
}

/// See the reading profiles: a programme officer.
pub struct ListProfiles;
impl Action for ListProfiles {
    const NAME: &'static str = "see the reading profiles";
    type On = ();
    async fn find(_: &Reader, _: &Ids) -> Result<()> {
        Ok(())
    }
    fn allows(who: &Actor, (): &()) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}

/// Add a reading profile: a programme officer.
pub struct AddProfile;
impl Action for AddProfile {
    const NAME: &'static str = "add a reading profile";
    type On = ();
    async fn find(_: &Reader, _: &Ids) -> Result<()> {
        Ok(())
    }
    fn allows(who: &Actor, (): &()) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}

/// See a reading profile: a programme officer.
pub struct SeeProfile;
impl Action for SeeProfile {
    const NAME: &'static str = "see a reading profile";
    type On = ReadingProfile;
    async fn find(reader: &Reader, ids: &Ids) -> Result<ReadingProfile> {
        find(reader, ids).await
    }
    fn allows(who: &Actor, _: &ReadingProfile) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}

/// Change what a reading profile says: a programme officer.
pub struct EditProfile;
impl Action for EditProfile {
    const NAME: &'static str = "change a reading profile";
    type On = ReadingProfile;
    async fn find(reader: &Reader, ids: &Ids) -> Result<ReadingProfile> {
        find(reader, ids).await
    }
    fn allows(who: &Actor, _: &ReadingProfile) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}

/// Remove a reading profile: a programme officer.
pub struct RemoveProfile;
impl Action for RemoveProfile {
    const NAME: &'static str = "remove a reading profile";
    type On = ReadingProfile;
    async fn find(reader: &Reader, ids: &Ids) -> Result<ReadingProfile> {
        find(reader, ids).await
    }
    fn allows(who: &Actor, _: &ReadingProfile) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}
