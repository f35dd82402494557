//! The leads of an activity: people, posts, teams, units and organisations.

use super::ActivityId;
use kernel::PersonName;
use plan_reader::lead;

kernel::id! {
    /// A lead of an activity.
    LeadId
}

kernel::words! {
    /// What a lead is.
    LeadKind {
        /// A person, by name.
        Person = "person", "Person";
        /// A post, such as "Director of Education".
        Post = "post", "Post";
        /// A group of people.
        Team = "team", "Team";
        /// A part of the organisation.
        Unit = "unit", "Service or unit";
        /// Another organisation.
        Organisation = "organisation", "Organisation";
    }
}

/// The table of leads.
pub mod lead_row {
    use super::{ActivityId, LeadId, LeadKind};
    use kernel::PersonId;
    use sea_orm::entity::prelude::*;

    /// A lead as it is stored.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
    #[sea_orm(table_name = "activity_lead")]
    pub struct Model {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LeadId,
        /// The activity.
        pub activity_id: ActivityId,
        /// Where it stands among the leads, from 0.
        pub position: i32,
        /// The name as written: personal, if it is a person's.
        #[sea_orm(column_type = "Text")]
        pub name: String,
        /// What it is.
        pub kind: LeadKind,
        /// Whether it helps rather than leads.
        pub supporting: bool,
        /// The account, where the person has one.
        pub person_id: Option<PersonId>,
    }

    /// None are declared: rooms ask for what they need.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A lead of an activity.
pub type Lead = lead_row::Model;

/// What the public may read of a lead: the post of a person, or the name of one who agreed to be named; teams,
/// units, posts and organisations by their names.
#[must_use]
pub fn public_name(it: &Lead, people: &[PersonName]) -> String {
    match (it.kind, it.person_id) {
        (_, Some(id)) => people
            .iter()
            .find(|person| person.id == id)
            .map_or_else(|| "Named officer".to_owned(), |it| it.public().to_owned()),
        (LeadKind::Person, None) => "Named officer".to_owned(),
        (LeadKind::Post | LeadKind::Team | LeadKind::Unit | LeadKind::Organisation, None) => it.name.clone(),
    }
}

/// A lead before it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLead {
    /// The name as written.
    pub name: String,
    /// What it is.
    pub kind: LeadKind,
    /// Whether it helps rather than leads.
    pub supporting: bool,
}

/// Reads the leads in words as a plan writes them.
#[must_use]
pub fn read(words: &str) -> Vec<NewLead> {
    lead::read(words)
        .into_iter()
        .map(|it| NewLead {
            name: it.name,
            kind: match it.kind {
                lead::LeadKind::Person => LeadKind::Person,
                lead::LeadKind::Post => LeadKind::Post,
                lead::LeadKind::Team => LeadKind::Team,
                lead::LeadKind::Unit => LeadKind::Unit,
                lead::LeadKind::Organisation => LeadKind::Organisation,
            },
            supporting: it.supporting,
        })
        .collect()
}
