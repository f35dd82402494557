//! What a stored reading profile is.

use kernel::{Facts, Recorded, Result};
use plan_reader::{Profile, date::DateOrder};
use serde_json::{Value, json};
use uuid::Uuid;

kernel::id! {
    /// A reading profile.
    ProfileId
}

/// The table of reading profiles.
pub mod row {
    use super::ProfileId;
    use kernel::At;
    use sea_orm::entity::prelude::*;

    /// A profile as it is stored.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "reading_profile")]
    pub struct Model {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ProfileId,
        /// What people call it; no two are called the same.
        pub name: String,
        /// What it says, as JSON.
        #[sea_orm(column_type = "Text")]
        pub rules: String,
        /// Grows with every change.
        pub version: i32,
        /// When it was changed last.
        pub changed_at: At,
    }

    /// None are declared: rooms ask for what they need.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A reading profile.
pub type ReadingProfile = row::Model;
crate::stored::versioned!(row);

impl ReadingProfile {
    /// What it says.
    pub fn rules(&self) -> Result<Profile> {
        Ok(Profile { name: self.name.clone(), ..serde_json::from_str(&self.rules)? })
    }
}

impl Recorded for ReadingProfile {
    const KIND: &'static str = "reading profile";
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn facts(&self) -> Facts {
        let rules = self.rules().unwrap_or_default();
        let pairs = |all: Vec<(&str, &str)>| -> Value {
            all.into_iter().map(|(written, is)| format!("{written} = {is}")).collect::<Vec<_>>().into()
        };
        let mut facts = Facts::new();
        facts.insert("name".into(), json!(self.name));
        facts.insert(
            "headings".into(),
            pairs(rules.headings.iter().map(|it| (it.written.as_str(), it.means.code())).collect()),
        );
        for (what, all) in [("services", &rules.services), ("themes", &rules.themes)] {
            facts.insert(
                what.into(),
                pairs(all.iter().map(|it| (it.written.as_str(), it.known_as.as_str())).collect()),
            );
        }
        // Leads may be people, whose names do not belong into history.
        facts.insert("leads by other names".into(), json!(rules.leads.len()));
        facts.insert("rows left out".into(), json!(rules.ignored.len()));
        let order = rules.dates.order.map(|it| match it {
            DateOrder::DayMonth => "day before month",
            DateOrder::MonthDay => "month before day",
        });
        facts.insert("order of dates".into(), json!(order));
        facts.insert("financial year begins in month".into(), json!(rules.dates.financial_year_starts));
        facts
    }
}
