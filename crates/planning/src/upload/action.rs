//! What may be done with uploads, and by whom. Drafts name people, so nobody but programme officers sees them.

use super::{Upload, UploadId, store};
use kernel::{Action, Actor, Error, Ids, Reader, Result, Role};

async fn find(reader: &Reader, ids: &Ids) -> Result<Upload> {
    match reader.actor() {
        Actor::Visitor => Err(Error::SignIn),
        Actor::Person(_) if !reader.actor().is(Role::ProgrammeOfficer) => Err(Error::NotFound),
        Actor::Person(_) | Actor::System(_) => store::get(reader, ids.get::<UploadId>("upload")?).await,
    }
}

/// See what was brought in: a programme officer.
pub struct ListUploads;
impl Action for ListUploads {
    const NAME: &'static str = "see the documents that were brought in";
    type On = ();
    async fn find(_: &Reader, _: &Ids) -> Result<()> {
        Ok(())
    }
    fn allows(who: &Actor, (): &()) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}

/// Bring a document in: a programme officer.
pub struct AddUpload;
impl Action for AddUpload {
    const NAME: &'static str = "bring a document in";
    type On = ();
    async fn find(_: &Reader, _: &Ids) -> Result<()> {
        Ok(())
    }
    fn allows(who: &Actor, (): &()) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}

/// Review what was read: a programme officer.
pub struct ReviewUpload;
impl Action for ReviewUpload {
    const NAME: &'static str = "review a document";
    type On = Upload;
    async fn find(reader: &Reader, ids: &Ids) -> Result<Upload> {
        find(reader, ids).await
    }
    fn allows(who: &Actor, _: &Upload) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}

/// Correct the draft, choose what it is compared with, or put it aside: a programme officer.
pub struct CorrectDraft;
impl Action for CorrectDraft {
    const NAME: &'static str = "correct a draft";
    type On = Upload;
    async fn find(reader: &Reader, ids: &Ids) -> Result<Upload> {
        find(reader, ids).await
    }
    fn allows(who: &Actor, _: &Upload) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}

/// Take a draft, or what differs in it, into a plan: a programme officer.
pub struct AcceptDraft;
impl Action for AcceptDraft {
    const NAME: &'static str = "take a document into a plan";
    type On = Upload;
    async fn find(reader: &Reader, ids: &Ids) -> Result<Upload> {
        find(reader, ids).await
    }
    fn allows(who: &Actor, _: &Upload) -> bool {
        who.is(Role::ProgrammeOfficer)
    }
}
