//! The tables of people and their passwords.
#![allow(unreachable_pub, reason = "the derive of an entity demands that its parts be public")]

/// People.
pub(crate) mod person {
    use kernel::{At, PersonId};
    use sea_orm::entity::prelude::*;

    /// A person with an account.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
    #[sea_orm(table_name = "person")]
    pub struct Model {
        /// Who it is.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PersonId,
        /// The name, for colleagues; for the public only if the person agreed.
        pub name: String,
        /// The address they sign in with, in lower case.
        #[sea_orm(unique)]
        pub email: String,
        /// The post, for everybody.
        pub post: String,
        /// Whether the person agreed to be named to the public.
        pub named_publicly: bool,
        /// Whether the account is in use: only then can they sign in.
        pub active: bool,
        /// Counts the edits, so that a stale one is noticed.
        pub version: i64,
        /// When the account was made.
        pub created_at: At,
        /// When the personal details were erased.
        pub erased_at: Option<At>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Passwords, apart from people so that nothing that reads a person can read one.
pub(crate) mod credential {
    use kernel::{At, PersonId};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "credential")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: PersonId,
        /// Argon2id, as a PHC string.
        pub hash: String,
        pub changed_at: At,
        /// Good for one sign-in, which must end in a password of the person's own.
        pub one_time: bool,
    }

    impl std::fmt::Debug for Model {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("Credential(hidden)")
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
