//! Storage of the layout of a plan's own document. It is derived from the document, which history tells of.

use super::Layout;
use crate::{
    plan::PlanId,
    upload::{AcceptDraft, UploadId},
};
use kernel::{Change, Reader, Result};
use sea_orm::{EntityTrait, IntoActiveModel};

/// The table of layouts: at most one a plan.
pub mod row {
    use crate::{plan::PlanId, upload::UploadId};
    use sea_orm::entity::prelude::*;

    /// A layout as it is stored.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plan_layout")]
    pub struct Model {
        /// The plan.
        #[sea_orm(primary_key, auto_increment = false)]
        pub plan_id: PlanId,
        /// The upload of the document that is so laid out.
        pub upload_id: UploadId,
        /// The layout as JSON.
        #[sea_orm(column_type = "Text")]
        pub layout: String,
    }

    /// None are declared: rooms ask for what they need.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The layout in which a plan is written: that of the document it came from, else one of our own.
pub async fn layout(reader: &Reader, plan: PlanId) -> Result<Layout> {
    let found = row::Entity::find_by_id(plan).one(reader.db()).await?;
    Ok(match found {
        Some(it) => serde_json::from_str(&it.layout)?,
        None => Layout::default(),
    })
}

/// Keeps the layout of a document that was taken into a plan.
pub(crate) async fn keep(
    change: &mut Change<AcceptDraft>,
    plan_id: PlanId,
    upload_id: UploadId,
    layout: &Layout,
) -> Result<()> {
    let before = row::Entity::find_by_id(plan_id).one(change.tx()).await?;
    if let Some(before) = before
        && serde_json::from_str::<Layout>(&before.layout)?.columns == layout.columns
    {
        // The same columns in another format: one of our own files that came back. The document stays the model.
        return Ok(());
    }
    row::Entity::delete_by_id(plan_id).exec(change.tx()).await?;
    let it = row::Model { plan_id, upload_id, layout: serde_json::to_string(layout)? };
    row::Entity::insert(it.into_active_model()).exec_without_returning(change.tx()).await?;
    Ok(())
}
