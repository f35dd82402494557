//! Entries: what changed, field by field, and how to rebuild a state from them.

use crate::{At, PersonId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

/// The fields of a thing as history keeps them, in the order in which they are shown.
pub type Facts = Map<String, Value>;

/// What entries on signing in and out are about. They change nothing that a page for everybody shows.
pub const SIGN_IN: &str = "sign_in";

/// A thing whose changes are kept.
pub trait Recorded {
    /// What it is, in one word of the vocabulary: "activity".
    const KIND: &'static str;
    /// Which one it is.
    fn id(&self) -> Uuid;
    /// The thing it belongs to, whose history shows it too: the activity of an update.
    fn parent(&self) -> Option<Uuid> {
        None
    }
    /// Its fields. Names of people do not belong here, their ids do.
    fn facts(&self) -> Facts;
}

/// One field of a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Which field.
    pub field: String,
    /// What it was; nothing when the thing was made.
    pub before: Value,
    /// What it became.
    pub after: Value,
}

/// The values of an entry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// The fields that changed.
    pub fields: Vec<FieldChange>,
    /// Why, where a reason was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// An entry not yet written.
#[derive(Clone, Debug)]
pub struct Entry {
    pub(super) kind: &'static str,
    pub(super) id: Uuid,
    pub(super) parent: Option<Uuid>,
    pub(super) body: Body,
}

impl Entry {
    /// A thing was made, with these facts.
    pub fn created<T: Recorded>(it: &T) -> Self {
        let fields = it
            .facts()
            .into_iter()
            .filter(|(_, after)| !after.is_null())
            .map(|(field, after)| FieldChange { field, before: Value::Null, after })
            .collect();
        Self { kind: T::KIND, id: it.id(), parent: it.parent(), body: Body { fields, reason: None } }
    }

    /// What differs between two states of a thing, if anything does.
    pub fn between<T: Recorded>(before: &T, after: &T) -> Option<Self> {
        let was = before.facts();
        let fields: Vec<_> = after
            .facts()
            .into_iter()
            .filter_map(|(field, after)| {
                let before = was.get(&field).cloned().unwrap_or(Value::Null);
                (before != after).then_some(FieldChange { field, before, after })
            })
            .collect();
        (!fields.is_empty()).then(|| Self {
            kind: T::KIND,
            id: after.id(),
            parent: after.parent(),
            body: Body { fields, reason: None },
        })
    }

    /// An event on a thing that changed none of its fields, such as a sign-in.
    pub fn event<T: Recorded>(it: &T) -> Self {
        Self { kind: T::KIND, id: it.id(), parent: it.parent(), body: Body::default() }
    }

    /// The same entry with the reason that was given.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.body.reason = Some(reason.into()).filter(|it: &String| !it.is_empty());
        self
    }
}

/// An entry as it stands in history.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// Its place in the chain, from 1.
    pub seq: i64,
    /// When.
    pub at: At,
    /// Who, if it was a person.
    pub actor_id: Option<PersonId>,
    /// Who, in words that the public may read: a post or role.
    pub actor_words: String,
    /// What was done, as the action's name.
    pub action: String,
    /// What kind of thing it was done to.
    pub subject_kind: String,
    /// Which thing it was done to.
    pub subject_id: Uuid,
    /// The thing that it belongs to.
    pub parent_id: Option<Uuid>,
    /// The values; nothing when they were erased.
    pub body: Option<Body>,
}

/// What an entry was about, without its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// What kind of thing, as [`Recorded::KIND`] names it.
    pub kind: String,
    /// Which thing.
    pub id: Uuid,
    /// The thing that it belongs to.
    pub parent: Option<Uuid>,
}

/// The state of one thing after its entries, oldest first.
pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Facts {
    let mut state = Facts::new();
    for change in events.into_iter().filter_map(|it| it.body.as_ref()).flat_map(|it| &it.fields) {
        state.insert(change.field.clone(), change.after.clone());
    }
    state
}
