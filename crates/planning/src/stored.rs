//! What rows with a version have in common: they are added and replaced in one way, with history.

use crate::theme::ThemeId;
use kernel::{Action, Change, Error, Recorded, Result};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter, QueryOrder,
    QuerySelect, TryGetable, Value, sea_query::Expr,
};

/// A row that is replaced only by somebody who saw its latest version.
pub trait Versioned: Clone + ModelTrait {
    /// The columns of its id and of its version.
    const KEY: (<Self::Entity as EntityTrait>::Column, <Self::Entity as EntityTrait>::Column);
    /// Its id.
    fn key(&self) -> uuid::Uuid;
    /// Its version.
    fn version(&self) -> i32;
    /// Sets its version.
    fn set_version(&mut self, version: i32);
}

/// Adds a row, with history.
pub async fn insert<A, M, W>(change: &mut Change<A>, it: &M) -> Result<()>
where
    A: Action,
    M: Recorded + Clone + ModelTrait + IntoActiveModel<W>,
    W: ActiveModelTrait<Entity = M::Entity> + Send,
{
    M::Entity::insert(it.clone().into_active_model().reset_all()).exec_without_returning(change.tx()).await?;
    change.created(it);
    Ok(())
}

/// Replaces a row by its next state, with history. Refused if it is no longer the version that was seen.
pub async fn replace<A, M, W>(change: &mut Change<A>, before: &M, mut after: M) -> Result<M>
where
    A: Action,
    M: Versioned + Recorded + IntoActiveModel<W>,
    W: ActiveModelTrait<Entity = M::Entity> + Send,
{
    swap(change, before, &mut after).await?;
    change.edited(before, &after);
    Ok(after)
}

/// The same, for changes that history tells in words of their own.
pub async fn swap<A, M, W>(change: &Change<A>, before: &M, after: &mut M) -> Result<()>
where
    A: Action,
    M: Versioned + IntoActiveModel<W>,
    W: ActiveModelTrait<Entity = M::Entity> + Send,
{
    let (id, version) = M::KEY;
    after.set_version(before.version() + 1);
    let done = M::Entity::update_many()
        .set(after.clone().into_active_model().reset_all())
        .filter(id.eq(before.key()))
        .filter(version.eq(before.version()))
        .exec(change.tx())
        .await?;
    if done.rows_affected == 0 { Err(Error::Stale) } else { Ok(()) }
}

/// A row that stands in an order among those of its sort within a theme.
pub trait Ordered: Versioned {
    /// What it is called by.
    type Id: Copy + Into<Value> + TryGetable + Send + Sync;
    /// The columns of its theme and of its place there.
    const PLACE: (<Self::Entity as EntityTrait>::Column, <Self::Entity as EntityTrait>::Column);
}

/// The rows of a theme in their order, whatever their state.
pub async fn order<A: Action, M: Ordered>(change: &Change<A>, theme: ThemeId) -> Result<Vec<M::Id>> {
    let ((id, _), (of_theme, position)) = (M::KEY, M::PLACE);
    Ok(M::Entity::find()
        .select_only()
        .column(id)
        .filter(of_theme.eq(theme))
        .order_by_asc(position)
        .order_by_asc(id)
        .into_tuple()
        .all(change.tx())
        .await?)
}

/// Puts the rows of a theme into an order. Where one stands is none of its words, so its version stays.
pub async fn arrange<A: Action, M: Ordered>(
    change: &mut Change<A>,
    theme: ThemeId,
    order: &[M::Id],
) -> Result<()> {
    let ((id, _), (of_theme, position)) = (M::KEY, M::PLACE);
    for (at, it) in order.iter().enumerate() {
        let at = i32::try_from(at).unwrap_or(i32::MAX);
        M::Entity::update_many()
            .col_expr(position, Expr::value(at))
            .filter(id.eq(*it))
            .filter(of_theme.eq(theme))
            .filter(position.ne(at))
            .exec(change.tx())
            .await?;
    }
    Ok(())
}

/// Implements [`Versioned`] for a table whose columns are called `id` and `version`.
macro_rules! versioned {
    ($row:ident) => {
        impl $crate::stored::Versioned for $row::Model {
            const KEY: ($row::Column, $row::Column) = ($row::Column::Id, $row::Column::Version);
            fn key(&self) -> uuid::Uuid {
                self.id.0
            }
            fn version(&self) -> i32 {
                self.version
            }
            fn set_version(&mut self, version: i32) {
                self.version = version;
            }
        }
    };
}
pub(crate) use versioned;

/// Implements [`Ordered`] for a table whose columns are called `theme_id` and `position`.
macro_rules! ordered {
    ($row:ident, $id:ty) => {
        impl $crate::stored::Ordered for $row::Model {
            type Id = $id;
            const PLACE: ($row::Column, $row::Column) = ($row::Column::ThemeId, $row::Column::Position);
        }
    };
}
pub(crate) use ordered;
