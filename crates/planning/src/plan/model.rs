//! What a plan is, and checking what was typed about one.

use crate::state::State;
use kernel::{Errors, Facts, Form, Recorded};
use serde_json::json;
use time::Date;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use uuid::Uuid;

kernel::id! {
    /// A plan.
    PlanId
}

/// The table of plans.
pub mod row {
    use super::PlanId;
    use crate::state::State;
    use sea_orm::entity::prelude::*;

    /// A plan as it is stored.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
    #[sea_orm(table_name = "plan")]
    pub struct Model {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PlanId,
        /// Its name in addresses.
        #[sea_orm(unique)]
        pub slug: String,
        /// Its title.
        pub title: String,
        /// Whose promises these are.
        pub organisation: String,
        /// What it says before its themes.
        #[sea_orm(column_type = "Text")]
        pub introduction: String,
        /// What the plan calls its themes: "Theme", "Work stream".
        pub theme_word: String,
        /// The date of the document: a date without a year is read from it.
        pub dated_on: Option<TimeDate>,
        /// The first day of its period.
        pub starts_on: Option<TimeDate>,
        /// The last day of its period.
        pub ends_on: Option<TimeDate>,
        /// Whether the public sees it.
        pub state: State,
        /// When it was first published.
        pub published_at: Option<kernel::At>,
        /// Grows with every edit; an edit of an older version is refused.
        pub version: i32,
        /// When it was added.
        pub created_at: kernel::At,
    }

    /// None are declared: rooms ask for what they need.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A plan.
pub type Plan = row::Model;
crate::stored::versioned!(row);

impl Recorded for Plan {
    const KIND: &'static str = "plan";
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn facts(&self) -> Facts {
        let mut facts = Facts::new();
        let day = |it: Option<Date>| it.map_or(json!(null), |it| json!(it.to_string()));
        facts.insert("title".into(), json!(self.title));
        facts.insert("organisation".into(), json!(self.organisation));
        facts.insert("introduction".into(), json!(self.introduction));
        facts.insert("theme word".into(), json!(self.theme_word));
        facts.insert("dated".into(), day(self.dated_on));
        facts.insert("starts".into(), day(self.starts_on));
        facts.insert("ends".into(), day(self.ends_on));
        facts.insert("state".into(), json!(self.state));
        facts
    }
}

/// A plan that was checked and can be stored.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPlan {
    /// Its title.
    pub title: String,
    /// Whose promises these are.
    pub organisation: String,
    /// What it says before its themes.
    pub introduction: String,
    /// What it calls its themes.
    pub theme_word: String,
    /// The date of the document.
    pub dated_on: Option<Date>,
    /// The first day of its period.
    pub starts_on: Option<Date>,
    /// The last day of its period.
    pub ends_on: Option<Date>,
}

impl NewPlan {
    /// Checks the form of a plan.
    pub fn check(form: &Form) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        let title = form.required("title", "the title of the plan", 200, &mut errors);
        let organisation =
            form.required("organisation", "the organisation whose plan it is", 200, &mut errors);
        let introduction = form.optional("introduction", "the introduction", 10_000, &mut errors);
        let theme_word = form.optional("theme_word", "the word for a theme", 40, &mut errors);
        let dated_on = crate::day::read(form, "dated_on", "The date of the document", &mut errors);
        let starts_on = crate::day::read(form, "starts_on", "The first day", &mut errors);
        let ends_on = crate::day::read(form, "ends_on", "The last day", &mut errors);
        if let (Some(start), Some(end)) = (starts_on, ends_on)
            && end < start
        {
            errors.add("ends_on", "The last day must not come before the first day");
        }
        let theme_word = if theme_word.is_empty() { "Theme".to_owned() } else { theme_word };
        errors.or(Self { title, organisation, introduction, theme_word, dated_on, starts_on, ends_on })
    }
}

/// How long the name of a plan in addresses may be.
const LONGEST_SLUG: usize = 60;

/// A title as it stands in an address: "Level Ground: 2026" becomes "level-ground-2026". A letter with an accent stands as
/// the letter, and a long title ends with a whole word.
#[must_use]
pub fn slug(title: &str) -> String {
    let plain: String =
        title.nfd().filter(|it| !is_combining_mark(*it)).flat_map(char::to_lowercase).collect();
    let mut slug = String::new();
    for word in plain.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty()) {
        if slug.len() + word.len() >= LONGEST_SLUG {
            if slug.is_empty() {
                slug.extend(word.chars().take(LONGEST_SLUG));
            }
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if slug.is_empty() || slug == "new" { "plan".to_owned() } else { slug }
}

/// The form's fields of a stored plan.
#[must_use]
pub fn typed(it: &Plan) -> Facts {
    let mut map = Facts::new();
    let day = |it: Option<Date>| json!(it.map(|it| it.to_string()).unwrap_or_default());
    map.insert("title".into(), json!(it.title));
    map.insert("organisation".into(), json!(it.organisation));
    map.insert("introduction".into(), json!(it.introduction));
    map.insert("theme_word".into(), json!(it.theme_word));
    map.insert("dated_on".into(), day(it.dated_on));
    map.insert("starts_on".into(), day(it.starts_on));
    map.insert("ends_on".into(), day(it.ends_on));
    map
}

/// Whether a plan may be looked at by those who see what is published only.
#[must_use]
pub fn open_to_all(it: &Plan) -> bool {
    it.state == State::Published
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_title_becomes_an_address() {
        assert_eq!(
            slug("Level Ground: Racial Equality Plan 2026 to 2028"),
            "level-ground-racial-equality-plan-2026-to-2028"
        );
        assert_eq!(slug("Cynllun Gŵyl Çà et là"), "cynllun-gwyl-ca-et-la");
        assert_eq!(slug("—"), "plan");
    }

    #[test]
    fn the_address_of_a_long_title_ends_with_a_whole_word() {
        let long =
            slug("Appendix 1 – Work stream recommendations of the Level Ground programme for councillors");
        assert_eq!(long, "appendix-1-work-stream-recommendations-of-the-level-ground");
        assert_eq!(slug(&"a".repeat(300)).len(), 60);
    }
}
