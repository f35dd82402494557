//! What an upload is: a file that somebody brought, how far its reading is, and the draft it became.

use super::draft::{Check, Counts, Draft};
use kernel::{Facts, Recorded, Result};
use plan_reader::Profile;
use serde_json::json;
use uuid::Uuid;

kernel::id! {
    /// An upload.
    UploadId
}

kernel::words! {
    /// What has become of an upload.
    UploadState {
        /// It is waiting to be read, or being read.
        Reading = "reading", "Being read";
        /// It was read and can be reviewed.
        Read = "read", "To be reviewed";
        /// It could not be read; nothing of it was kept.
        Refused = "refused", "Could not be read";
        /// What it holds was taken into a plan.
        Accepted = "accepted", "Taken into a plan";
        /// Somebody put it aside.
        Dropped = "dropped", "Put aside";
    }
}

/// The tables of uploads.
pub mod row {
    use super::{UploadId, UploadState};
    use crate::plan::PlanId;
    use kernel::{At, PersonId};
    use sea_orm::entity::prelude::*;

    /// An upload as it is stored.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "upload")]
    pub struct Model {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: UploadId,
        /// The plan it is compared with, or became.
        pub plan_id: Option<PlanId>,
        /// The name of the file.
        #[sea_orm(column_type = "Text")]
        pub file_name: String,
        /// Where the file is kept, once it was read.
        pub file_key: Option<String>,
        /// Where the copy is kept that other programs made of it so that it could be read.
        pub copy_key: Option<String>,
        /// The digest of its bytes, by which the same file is known again.
        pub sha256: String,
        /// What it weighs, in bytes.
        pub size: i64,
        /// What has become of it.
        pub state: UploadState,
        /// What the reading is at.
        pub stage: String,
        /// How many parts of the stage are done.
        pub done: i32,
        /// How many parts the stage has.
        pub total: i32,
        /// Why it could not be read.
        #[sea_orm(column_type = "Text")]
        pub refusal: String,
        /// The draft as JSON, with every correction.
        #[sea_orm(column_type = "Text")]
        pub draft: String,
        /// What to check, as JSON.
        #[sea_orm(column_type = "Text")]
        pub checks: String,
        /// How much the draft holds, as JSON.
        #[sea_orm(column_type = "Text")]
        pub counts: String,
        /// How often it was corrected.
        pub corrections: i32,
        /// The reading profile it is read with, as JSON; "" for none.
        #[sea_orm(column_type = "Text")]
        pub profile: String,
        /// Whether it is to become a new plan though the same file became one before.
        pub anew: bool,
        /// Whether it is read though nothing in it says that it is a plan.
        pub insist: bool,
        /// Whether it was refused for nothing but that.
        pub is_no_plan: bool,
        /// Grows with every correction.
        pub version: i32,
        /// Who brought it.
        pub person_id: Option<PersonId>,
        /// When.
        pub at: At,
        /// When it was taken into a plan.
        pub accepted_at: Option<At>,
    }

    /// None are declared: rooms ask for what they need.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The bytes of files that wait to be read. A file that is refused is never kept anywhere else.
pub(super) mod pending {
    use super::UploadId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "upload_pending")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub upload_id: UploadId,
        pub bytes: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// An upload.
pub type Upload = row::Model;
crate::stored::versioned!(row);

impl Upload {
    /// The draft it holds.
    pub fn draft(&self) -> Result<Draft> {
        Ok(serde_json::from_str(&self.draft)?)
    }

    /// What to check in it.
    pub fn checks(&self) -> Result<Vec<Check>> {
        Ok(if self.checks.is_empty() { Vec::new() } else { serde_json::from_str(&self.checks)? })
    }

    /// The reading profile it is read with; one that says nothing, if none was chosen.
    pub fn profile(&self) -> Result<Profile> {
        Ok(if self.profile.is_empty() { Profile::default() } else { serde_json::from_str(&self.profile)? })
    }

    /// How much it holds.
    #[must_use]
    pub fn counts(&self) -> Counts {
        serde_json::from_str(&self.counts).unwrap_or_default()
    }

    /// The same with another draft.
    pub fn with_draft(&self, draft: &Draft) -> Result<Self> {
        Ok(Self {
            draft: serde_json::to_string(draft)?,
            counts: serde_json::to_string(&draft.counts())?,
            ..self.clone()
        })
    }

    /// How far the reading is, in words.
    #[must_use]
    pub fn progress_words(&self) -> String {
        match (self.stage.as_str(), self.total) {
            ("", _) => "Waiting for its turn".to_owned(),
            (stage, 0 | 1) => stage.to_owned(),
            (stage, total) => format!("{stage}: {} of {total}", self.done),
        }
    }
}

impl Recorded for Upload {
    const KIND: &'static str = "upload";
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn facts(&self) -> Facts {
        let mut facts = Facts::new();
        facts.insert("file".into(), json!(self.file_name));
        facts.insert("sha-256".into(), json!(self.sha256));
        facts.insert("bytes".into(), json!(self.size));
        facts.insert("plan".into(), json!(self.plan_id));
        facts.insert("state".into(), json!(self.state));
        facts.insert("corrections".into(), json!(self.corrections));
        if let Some(profile) = self.profile().ok().filter(|it| !it.name.is_empty()) {
            facts.insert("reading profile".into(), json!(profile.name));
        }
        facts.insert("as a new plan".into(), json!(self.anew));
        if self.insist {
            facts.insert("read all the same".into(), json!(true));
        }
        facts
    }
}
