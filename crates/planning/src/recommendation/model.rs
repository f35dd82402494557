//! What a recommendation is, and checking what was typed about one.

use kernel::{Errors, Facts, Form, Recorded};
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

kernel::id! {
    /// A recommendation.
    RecommendationId
}

kernel::words! {
    /// What those with authority answered.
    RecommendationResponse {
        /// Nothing yet.
        Emerging = "emerging", "Emerging";
        /// They will.
        Accepted = "accepted", "Accepted";
        /// They will not, and say why.
        NotAccepted = "not_accepted", "Not accepted";
        /// It has happened.
        Done = "done", "Done";
    }
}

/// The organisations with authority over a recommendation, in the order written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Authorities(pub Vec<String>);

/// The table of recommendations.
pub mod row {
    use super::{Authorities, RecommendationId, RecommendationResponse};
    use crate::{plan::PlanId, state::State, theme::ThemeId};
    use sea_orm::entity::prelude::*;

    /// A recommendation as it is stored.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
    #[sea_orm(table_name = "recommendation")]
    pub struct Model {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RecommendationId,
        /// The plan it is part of.
        pub plan_id: PlanId,
        /// The theme it stands in.
        pub theme_id: ThemeId,
        /// Where it stands in the theme, from 0.
        pub position: i32,
        /// Its ref, such as "06.h"; "" if it has none.
        pub reference: String,
        /// The sub-heading it stands under.
        #[sea_orm(column_type = "Text")]
        pub heading: String,
        /// What should happen.
        #[sea_orm(column_type = "Text")]
        pub text: String,
        /// The organisations with authority over it.
        #[sea_orm(column_type = "JsonBinary")]
        pub authorities: Authorities,
        /// What they answered.
        pub response: RecommendationResponse,
        /// Why.
        #[sea_orm(column_type = "Text")]
        pub response_reason: String,
        /// Whether it goes beyond the service that raised it.
        pub corporate: bool,
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

/// A recommendation.
pub type Recommendation = row::Model;
crate::stored::versioned!(row);
crate::stored::ordered!(row, RecommendationId);

impl Recorded for Recommendation {
    const KIND: &'static str = "recommendation";
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn parent(&self) -> Option<Uuid> {
        Some(self.theme_id.0)
    }
    fn facts(&self) -> Facts {
        let mut facts = Facts::new();
        facts.insert("ref".into(), json!(self.reference));
        facts.insert("sub-heading".into(), json!(self.heading));
        facts.insert("text".into(), json!(self.text));
        facts.insert("lead authority".into(), json!(self.authorities.0.join(", ")));
        facts.insert("response".into(), json!(self.response));
        facts.insert("reason".into(), json!(self.response_reason));
        facts.insert("for corporate action".into(), json!(self.corporate));
        facts.insert("state".into(), json!(self.state));
        facts
    }
}

/// A recommendation that was checked and can be stored.
#[derive(Clone, Debug, PartialEq)]
pub struct NewRecommendation {
    /// Its ref.
    pub reference: String,
    /// The sub-heading.
    pub heading: String,
    /// What should happen.
    pub text: String,
    /// The organisations with authority over it.
    pub authorities: Authorities,
    /// What they answered.
    pub response: RecommendationResponse,
    /// Why.
    pub response_reason: String,
    /// Whether it goes beyond the service that raised it.
    pub corporate: bool,
}

impl NewRecommendation {
    /// Checks the form of a recommendation.
    pub fn check(form: &Form) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        let response = form.parse("response").unwrap_or(RecommendationResponse::Emerging);
        let authorities = form.optional("authorities", "the lead authorities", 1_000, &mut errors);
        let it = Self {
            reference: form.optional("reference", "the ref", 20, &mut errors),
            heading: form.optional("heading", "the sub-heading", 300, &mut errors),
            text: form.required("text", "what should happen", 5_000, &mut errors),
            authorities: Authorities(
                authorities.lines().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect(),
            ),
            response,
            response_reason: form.optional("response_reason", "the reason", 2_000, &mut errors),
            corporate: form.has("corporate"),
        };
        if it.response == RecommendationResponse::NotAccepted && it.response_reason.is_empty() {
            errors.add("response_reason", "Enter the reason why it is not accepted");
        }
        errors.or(it)
    }
}

/// The form's fields of a stored recommendation.
#[must_use]
pub fn typed(it: &Recommendation) -> Facts {
    let mut map = Facts::new();
    map.insert("reference".into(), json!(it.reference));
    map.insert("heading".into(), json!(it.heading));
    map.insert("text".into(), json!(it.text));
    map.insert("authorities".into(), json!(it.authorities.0.join("\n")));
    map.insert("response".into(), json!(it.response));
    map.insert("response_reason".into(), json!(it.response_reason));
    map.insert("corporate".into(), json!(if it.corporate { "yes" } else { "" }));
    map
}
