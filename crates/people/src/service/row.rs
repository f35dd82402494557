//! The tables of services and of the names they go by.
#![allow(unreachable_pub, reason = "the derive of an entity demands that its parts be public")]

/// Services.
pub(crate) mod service {
    use kernel::{At, ServiceId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "service")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ServiceId,
        pub parent_id: Option<ServiceId>,
        pub name: String,
        pub position: i32,
        pub retired_at: Option<At>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Every name of a service, its first included, by the name as it is compared.
pub(crate) mod service_name {
    use kernel::ServiceId;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "service_name")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub folded: String,
        pub service_id: ServiceId,
        pub other_name: String,
        /// 0 is the first name, which the service carries itself.
        pub position: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
