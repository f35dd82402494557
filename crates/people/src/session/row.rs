//! The tables of sessions and of tries to sign in.
#![allow(unreachable_pub, reason = "the derive of an entity demands that its parts be public")]

/// Sessions.
pub(crate) mod session {
    use kernel::{At, PersonId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "session")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: crate::session::SessionId,
        /// The token itself is with the browser alone.
        #[sea_orm(unique)]
        pub token_digest: String,
        pub person_id: PersonId,
        /// Begun with a one-time password: good for choosing a password and for nothing else.
        pub provisional: bool,
        pub began_at: At,
        pub seen_at: At,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(
            belongs_to = "crate::account::row::person::Entity",
            from = "Column::PersonId",
            to = "crate::account::row::person::Column::Id"
        )]
        Person,
    }
    impl Related<crate::account::row::person::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Person.def()
        }
    }
    impl ActiveModelBehavior for ActiveModel {}
}

/// How often somebody tried lately, by keyed digest of what they tried with.
pub(crate) mod sign_in_try {
    use kernel::At;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sign_in_try")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub digest: String,
        pub tries: i64,
        /// When the count is forgotten.
        pub until: At,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
