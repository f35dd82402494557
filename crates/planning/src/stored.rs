//! What rows with a version have in common: they are added and replaced in one way, with history.

use kernel::{Action, Change, Error, Recorded, Result};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter};

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
