//! Evidence: the files and links that bear an update out. Attached, replaced, withdrawn; never silently gone.

use super::{
    NewEvidence, ReadEvidence, Update, UpdateId, WithdrawEvidence, WithdrawUpdate, model::check_evidence,
};
use crate::activity::{Activity, ActivityId};
use kernel::{
    Action, Change, Error, Errors, Facts, May, Reader, Recorded, Response, Result, Visit,
    file::FileKey,
    history::Entry,
    visit::{download, see_other},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::Expr,
};
use serde_json::json;
use uuid::Uuid;

kernel::id! {
    /// A piece of evidence.
    EvidenceId
}

kernel::words! {
    /// Whether evidence still stands.
    EvidenceState {
        /// It does.
        Attached = "attached", "Attached";
        /// Another stands in its place.
        Replaced = "replaced", "Replaced";
        /// It was taken back, with a reason.
        Withdrawn = "withdrawn", "Withdrawn";
    }
}

/// The table of evidence.
pub mod row {
    use super::{EvidenceId, EvidenceState};
    use crate::{activity::ActivityId, update::UpdateId};
    use sea_orm::entity::prelude::*;

    /// Evidence as it is stored.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
    #[sea_orm(table_name = "evidence")]
    pub struct Model {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EvidenceId,
        /// The activity.
        pub activity_id: ActivityId,
        /// The update it bears out.
        pub update_id: UpdateId,
        /// What it is.
        #[sea_orm(column_type = "Text")]
        pub title: String,
        /// Where it is, if it is a link.
        #[sea_orm(column_type = "Text", nullable)]
        pub url: Option<String>,
        /// Where its file is kept.
        #[serde(skip)]
        pub file_key: Option<String>,
        /// The name its file had.
        #[sea_orm(column_type = "Text", nullable)]
        pub file_name: Option<String>,
        /// What its file weighs, in bytes.
        pub file_size: Option<i64>,
        /// Whether it still stands.
        pub state: EvidenceState,
        /// Why it was withdrawn.
        #[sea_orm(column_type = "Text", nullable)]
        pub withdrawn_reason: Option<String>,
        /// What stands in its place.
        pub replaced_by: Option<EvidenceId>,
        /// When it was added.
        pub added_at: kernel::At,
    }

    /// None are declared: rooms ask for what they need.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A piece of evidence.
pub type Evidence = row::Model;

impl Evidence {
    /// Whether it still stands.
    #[must_use]
    pub fn is_attached(&self) -> bool {
        self.state == EvidenceState::Attached
    }
}

impl Recorded for Evidence {
    const KIND: &'static str = "evidence";
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn parent(&self) -> Option<Uuid> {
        Some(self.activity_id.0)
    }
    fn facts(&self) -> Facts {
        let mut facts = Facts::new();
        facts.insert("evidence".into(), json!(self.title));
        facts.insert("link".into(), json!(self.url));
        facts.insert("file".into(), json!(self.file_name));
        facts.insert("evidence state".into(), json!(self.state));
        facts
    }
}

/// The evidence and its activity, if this reader may know of them. What no longer stands is found only by those
/// who may see drafts.
pub async fn get(reader: &Reader, id: EvidenceId) -> Result<(Activity, Evidence)> {
    let evidence = row::Entity::find_by_id(id).one(reader.db()).await?.ok_or(Error::NotFound)?;
    let (activity, update) = super::store::get(reader, evidence.update_id).await?;
    let stands = evidence.is_attached() && update.withdrawn_at.is_none();
    if !stands && !reader.actor().sees_drafts() {
        return Err(Error::NotFound);
    }
    Ok((activity, evidence))
}

/// All evidence of an activity, oldest first.
pub async fn list(reader: &Reader, activity: ActivityId) -> Result<Vec<Evidence>> {
    Ok(row::Entity::find()
        .filter(row::Column::ActivityId.eq(activity))
        .order_by_asc(row::Column::AddedAt)
        .order_by_asc(row::Column::Id)
        .all(reader.db())
        .await?)
}

/// Attaches evidence to an update. A file is kept first, so that no row speaks of a file that is not there.
pub(super) async fn insert<A: Action>(
    change: &mut Change<A>,
    update: &Update,
    it: &NewEvidence,
) -> Result<Evidence> {
    let mut evidence = Evidence {
        id: EvidenceId::new(),
        activity_id: update.activity_id,
        update_id: update.id,
        title: String::new(),
        url: None,
        file_key: None,
        file_name: None,
        file_size: None,
        state: EvidenceState::Attached,
        withdrawn_reason: None,
        replaced_by: None,
        added_at: change.at(),
    };
    match it {
        NewEvidence::Link { title, url } => {
            evidence.title.clone_from(title);
            evidence.url = Some(url.clone());
        }
        NewEvidence::File { title, name, bytes } => {
            let key = change.may().reader().app().files.put(bytes.clone()).await?;
            evidence.title.clone_from(title);
            evidence.file_key = Some(key.0);
            evidence.file_name = Some(name.clone());
            evidence.file_size = i64::try_from(bytes.len()).ok();
        }
    }
    row::Entity::insert(evidence.clone().into_active_model().reset_all())
        .exec_without_returning(change.tx())
        .await?;
    change.created(&evidence);
    Ok(evidence)
}

async fn set_state(
    change: &mut Change<WithdrawEvidence>,
    state: EvidenceState,
    replaced_by: Option<EvidenceId>,
    reason: &str,
) -> Result<()> {
    let before = change.on().1.clone();
    let done = row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(state.code()))
        .col_expr(row::Column::ReplacedBy, Expr::value(replaced_by.map(|it| it.0)))
        .col_expr(row::Column::WithdrawnReason, Expr::value(Some(reason).filter(|it| !it.is_empty())))
        .filter(row::Column::Id.eq(before.id))
        .filter(row::Column::State.eq(EvidenceState::Attached))
        .exec(change.tx())
        .await?;
    if done.rows_affected == 0 {
        return Err(Error::Stale);
    }
    let after = Evidence { state, ..before.clone() };
    if let Some(entry) = Entry::between(&before, &after) {
        change.record(entry.because(reason));
    }
    Ok(())
}

/// The file, to keep; a link, to follow.
pub(super) async fn show(may: May<ReadEvidence>, visit: Visit) -> Result<Response> {
    let it = &may.on.1;
    match (&it.file_key, &it.url) {
        (Some(key), _) => {
            let bytes = visit.app.files.get(&FileKey(key.clone())).await?;
            let name = it.file_name.as_deref().unwrap_or("evidence");
            download(name, "application/octet-stream", bytes)
        }
        (None, Some(url)) => Ok(see_other(url)),
        (None, None) => Err(Error::NotFound),
    }
}

fn form_page(
    visit: &Visit,
    heading: &str,
    action: &str,
    back: ActivityId,
    errors: Option<&Errors>,
) -> Result<Response> {
    let data = json!({
        "heading": heading, "action": action, "back": format!("/activities/{back}"),
        "form": visit.form.typed(), "errors": errors.map(|it| json!(it)).unwrap_or(json!({ "list": [], "by": {} })),
        "megabytes": visit.app.settings.upload_limit / (1024 * 1024),
    });
    match errors {
        Some(_) => visit.form_again("update/evidence.html", heading, data),
        None => visit.page("update/evidence.html", heading, data),
    }
}

fn checked(visit: &Visit) -> Result<NewEvidence, Errors> {
    let mut errors = Errors::default();
    let mut all = check_evidence(&visit.form, visit.app.settings.upload_limit, &mut errors);
    if all.is_empty() && errors.is_empty() {
        errors.add("evidence_url", "Enter a link or choose a file");
    }
    if all.len() > 1 {
        errors.add("evidence_url", "Add the link and the file one after the other");
    }
    let errors = errors.or(());
    match (all.pop(), errors) {
        (Some(it), Ok(())) => Ok(it),
        (_, Err(errors)) => Err(errors),
        (None, Ok(())) => Err(Errors::one("evidence_url", "Enter a link or choose a file")),
    }
}

pub(super) async fn new(may: May<WithdrawUpdate>, visit: Visit) -> Result<Response> {
    let (activity, update) = &may.on;
    form_page(&visit, "Add evidence", &format!("/updates/{}/evidence", update.id), activity.row.id, None)
}

pub(super) async fn attach(may: May<WithdrawUpdate>, visit: Visit) -> Result<Response> {
    let (activity, update) = may.on.clone();
    let it = match checked(&visit) {
        Ok(it) => it,
        Err(errors) => {
            let action = format!("/updates/{}/evidence", update.id);
            return form_page(&visit, "Add evidence", &action, activity.row.id, Some(&errors));
        }
    };
    let mut change = may.begin().await?;
    insert(&mut change, &update, &it).await?;
    change.commit().await?;
    Ok(see_other(&format!("/activities/{}", activity.row.id)))
}

pub(super) async fn replacement(may: May<WithdrawEvidence>, visit: Visit) -> Result<Response> {
    let (activity, evidence) = &may.on;
    let action = format!("/evidence/{}/replacement", evidence.id);
    form_page(&visit, "Replace evidence", &action, activity.row.id, None)
}

pub(super) async fn replace(may: May<WithdrawEvidence>, visit: Visit) -> Result<Response> {
    let (activity, evidence) = may.on.clone();
    let it = match checked(&visit) {
        Ok(it) => it,
        Err(errors) => {
            let action = format!("/evidence/{}/replacement", evidence.id);
            return form_page(&visit, "Replace evidence", &action, activity.row.id, Some(&errors));
        }
    };
    let update: UpdateId = evidence.update_id;
    let (_, update) = super::store::get(may.reader(), update).await?;
    let mut change = may.begin().await?;
    let new = insert(&mut change, &update, &it).await?;
    set_state(&mut change, EvidenceState::Replaced, Some(new.id), "").await?;
    change.commit().await?;
    Ok(see_other(&format!("/activities/{}", activity.row.id)))
}

fn confirm_page(
    visit: &Visit,
    activity: &Activity,
    evidence: &Evidence,
    errors: Option<&Errors>,
) -> Result<Response> {
    let heading = "Withdraw evidence";
    let data = json!({
        "heading": heading,
        "what": evidence.title,
        "explain": "It will no longer be shown. Its title and your reason stay in the public history.",
        "action": format!("/evidence/{}/withdrawal", evidence.id),
        "back": format!("/activities/{}", activity.row.id),
        "form": visit.form.typed(), "errors": errors.map(|it| json!(it)).unwrap_or(json!({ "list": [], "by": {} })),
    });
    match errors {
        Some(_) => visit.form_again("update/withdraw.html", heading, data),
        None => visit.page("update/withdraw.html", heading, data),
    }
}

pub(super) async fn confirm(may: May<WithdrawEvidence>, visit: Visit) -> Result<Response> {
    confirm_page(&visit, &may.on.0, &may.on.1, None)
}

pub(super) async fn withdraw(may: May<WithdrawEvidence>, visit: Visit) -> Result<Response> {
    let mut errors = Errors::default();
    let reason = visit.form.required("reason", "the reason", 1_000, &mut errors);
    if !errors.is_empty() {
        return confirm_page(&visit, &may.on.0, &may.on.1, Some(&errors));
    }
    let back = may.on.0.row.id;
    let mut change = may.begin().await?;
    set_state(&mut change, EvidenceState::Withdrawn, None, &reason).await?;
    change.commit().await?;
    Ok(see_other(&format!("/activities/{back}")))
}
