//! What an update is, and checking what was typed.

use crate::activity::Status;
use bytes::Bytes;
use kernel::{Errors, Facts, Form, Recorded};
use serde_json::json;
use uuid::Uuid;

kernel::id! {
    /// An update.
    UpdateId
}

/// The table of updates.
pub mod row {
    use super::UpdateId;
    use crate::{
        activity::{ActivityId, Status},
        plan::PlanId,
    };
    use kernel::{At, PersonId};
    use sea_orm::entity::prelude::*;

    /// An update as it is stored.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
    #[sea_orm(table_name = "progress_update")]
    pub struct Model {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: UpdateId,
        /// The plan.
        pub plan_id: PlanId,
        /// The activity it speaks of.
        pub activity_id: ActivityId,
        /// Who posted it.
        pub author_id: Option<PersonId>,
        /// Who posted it, as the public reads it: a post or role.
        pub author_words: String,
        /// What has been achieved.
        #[sea_orm(column_type = "Text")]
        pub achieved: String,
        /// How the activity is going.
        pub status: Status,
        /// When it was posted.
        pub posted_at: At,
        /// When it was withdrawn.
        pub withdrawn_at: Option<At>,
        /// Why.
        #[sea_orm(column_type = "Text", nullable)]
        pub withdrawn_reason: Option<String>,
    }

    /// None are declared: rooms ask for what they need.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// An update.
pub type Update = row::Model;

impl Recorded for Update {
    const KIND: &'static str = "update";
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn parent(&self) -> Option<Uuid> {
        Some(self.activity_id.0)
    }
    fn facts(&self) -> Facts {
        let mut facts = Facts::new();
        facts.insert("achieved".into(), json!(self.achieved));
        facts.insert("status".into(), json!(self.status));
        if self.withdrawn_at.is_some() {
            facts.insert("withdrawn".into(), json!(true));
        }
        facts
    }
}

/// Evidence that was checked and can be stored.
#[derive(Clone, Debug, PartialEq)]
pub enum NewEvidence {
    /// Something on the web.
    Link {
        /// What it is.
        title: String,
        /// Where it is; `http` or `https`.
        url: String,
    },
    /// A file.
    File {
        /// What it is.
        title: String,
        /// The name it had on the sender's side.
        name: String,
        /// What it holds.
        bytes: Bytes,
    },
}

/// An update that was checked and can be stored.
#[derive(Clone, Debug, PartialEq)]
pub struct NewUpdate {
    /// The id the form was given, so that sending it twice posts it once.
    pub id: UpdateId,
    /// What has been achieved.
    pub achieved: String,
    /// How the activity is going.
    pub status: Status,
    /// The evidence for it.
    pub evidence: Vec<NewEvidence>,
}

/// The most characters of what has been achieved.
pub const ACHIEVED_LIMIT: usize = 5_000;

impl NewUpdate {
    /// Checks the form of an update. `limit` is the most a file may weigh, in bytes.
    pub fn check(form: &Form, limit: usize) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        let achieved = form.required("achieved", "what has been achieved", ACHIEVED_LIMIT, &mut errors);
        let status: Option<Status> = form.parse("status");
        if status.is_none_or(|it| it == Status::Stopped) {
            errors.add("status", "Choose how the activity is going");
        }
        let evidence = check_evidence(form, limit, &mut errors);
        errors.or(Self {
            id: form.parse("id").unwrap_or_else(UpdateId::new),
            achieved,
            status: status.unwrap_or(Status::NotStarted),
            evidence,
        })
    }
}

/// Checks the fields of evidence: a link, a file, both or neither.
pub fn check_evidence(form: &Form, limit: usize, errors: &mut Errors) -> Vec<NewEvidence> {
    let mut evidence = Vec::new();
    let url = form.optional("evidence_url", "the link", 2_000, errors);
    let title = form.optional("evidence_title", "what the evidence shows", 200, errors);
    if !url.is_empty() {
        if (url.starts_with("https://") || url.starts_with("http://"))
            && url.split('/').nth(2).is_some_and(|host| !host.is_empty())
            && !url.contains(char::is_whitespace)
        {
            let title = if title.is_empty() { url.clone() } else { title.clone() };
            evidence.push(NewEvidence::Link { title, url });
        } else {
            errors.add("evidence_url", "Enter a link that starts with https:// or http://");
        }
    }
    if let Some(file) = form.file("evidence_file") {
        if file.bytes.is_empty() {
            errors.add("evidence_file", "The file is empty. Choose another");
        } else if file.bytes.len() > limit {
            errors
                .add("evidence_file", format!("The file must be smaller than {} MB", limit / (1024 * 1024)));
        } else {
            let title = if title.is_empty() || !evidence.is_empty() { file.name.clone() } else { title };
            evidence.push(NewEvidence::File { title, name: file.name.clone(), bytes: file.bytes.clone() });
        }
    }
    evidence
}
