//! What a theme is, and checking what was typed about one.

use kernel::{Errors, Facts, Form, Recorded};
use serde_json::json;
use uuid::Uuid;

kernel::id! {
    /// A theme of a plan.
    ThemeId
}

/// The table of themes.
pub mod row {
    use super::ThemeId;
    use crate::{plan::PlanId, state::State};
    use sea_orm::entity::prelude::*;

    /// A theme as it is stored.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
    #[sea_orm(table_name = "theme")]
    pub struct Model {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ThemeId,
        /// The plan it is part of.
        pub plan_id: PlanId,
        /// Where it stands in the plan, from 0.
        pub position: i32,
        /// Its ref, such as "06"; "" if it has none.
        pub reference: String,
        /// Its name.
        #[sea_orm(column_type = "Text")]
        pub name: String,
        /// The desired outcome; "" if none is written.
        #[sea_orm(column_type = "Text")]
        pub outcome: String,
        /// The lead officers as the plan writes them: names, so not for the public.
        #[sea_orm(column_type = "Text")]
        pub leads_as_written: String,
        /// Whether the public sees it.
        pub state: State,
        /// Grows with every edit.
        pub version: i32,
    }

    /// None are declared: rooms ask for what they need.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A theme.
pub type Theme = row::Model;
crate::stored::versioned!(row);

impl Recorded for Theme {
    const KIND: &'static str = "theme";
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn parent(&self) -> Option<Uuid> {
        Some(self.plan_id.0)
    }
    fn facts(&self) -> Facts {
        let mut facts = typed(self);
        facts.insert("state".into(), json!(self.state));
        facts
    }
}

/// A theme that was checked and can be stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewTheme {
    /// Its ref.
    pub reference: String,
    /// Its name.
    pub name: String,
    /// The desired outcome.
    pub outcome: String,
    /// The lead officers as written.
    pub leads_as_written: String,
}

impl NewTheme {
    /// Checks the form of a theme.
    pub fn check(form: &Form) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        let it = Self {
            reference: form.optional("reference", "the ref", 20, &mut errors),
            name: form.required("name", "the name of the theme", 300, &mut errors),
            outcome: form.optional("outcome", "the desired outcome", 3_000, &mut errors),
            leads_as_written: form.optional("leads_as_written", "the lead officers", 1_000, &mut errors),
        };
        errors.or(it)
    }
}

/// The form's fields of a stored theme.
#[must_use]
pub fn typed(it: &Theme) -> Facts {
    let mut map = Facts::new();
    map.insert("reference".into(), json!(it.reference));
    map.insert("name".into(), json!(it.name));
    map.insert("outcome".into(), json!(it.outcome));
    map.insert("leads_as_written".into(), json!(it.leads_as_written));
    map
}
