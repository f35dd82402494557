//! The table of roles held.
#![allow(unreachable_pub, reason = "the derive of an entity demands that its parts be public")]

use kernel::{PersonId, Role, ServiceId};
use sea_orm::entity::prelude::*;

/// A role that a person holds.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
#[sea_orm(table_name = "appointment")]
pub struct Model {
    /// Which one it is.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who holds it.
    pub person_id: PersonId,
    /// The role.
    pub role: Role,
    /// The service that a service manager manages.
    pub service_id: Option<ServiceId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}
