//! What a cell says once its rule has read it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Why a person is in no category. The three are never added together silently and never folded into a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NonAnswer {
    /// The person was asked and chose not to say.
    PreferNotToSay,
    /// Nothing is recorded, and nobody knows why.
    NotKnown,
    /// The question was not put to this person.
    NotAsked,
}

impl NonAnswer {
    /// All three, in the order in which tables show them.
    pub const ALL: [Self; 3] = [Self::PreferNotToSay, Self::NotKnown, Self::NotAsked];

    /// How tables name it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::PreferNotToSay => "Prefer not to say",
            Self::NotKnown => "Not known",
            Self::NotAsked => "Not asked",
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::PreferNotToSay => "prefer-not-to-say",
            Self::NotKnown => "not-known",
            Self::NotAsked => "not-asked",
        }
    }
}

/// What one cell says of one field.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reading {
    /// A category, by its label.
    Category(String),
    /// The person is in no category.
    NonAnswer(NonAnswer),
    /// The row is a total over this field, in an already added-up table; it is not counted again.
    Total,
    /// Words that no rule knows. They are listed for a person to map, never guessed.
    Unmatched(String),
}

impl Reading {
    /// The reading as one text that sorts and travels well; [`Reading::decode`] gives it back.
    pub fn encode(&self) -> String {
        match self {
            Self::Category(label) => format!("={label}"),
            Self::NonAnswer(why) => format!("?{}", why.code()),
            Self::Total => "+".to_owned(),
            Self::Unmatched(words) => format!("!{words}"),
        }
    }

    /// The reading that [`Reading::encode`] wrote, or nothing where the text is not one.
    pub fn decode(text: &str) -> Option<Self> {
        let mut rest = text.chars();
        match rest.next()? {
            '=' => Some(Self::Category(rest.as_str().to_owned())),
            '!' => Some(Self::Unmatched(rest.as_str().to_owned())),
            '+' if text.len() == 1 => Some(Self::Total),
            '?' => NonAnswer::ALL.into_iter().find(|it| it.code() == rest.as_str()).map(Self::NonAnswer),
            _ => None,
        }
    }

    /// How tables and messages name it.
    pub fn label(&self) -> Cow<'_, str> {
        match self {
            Self::Category(label) | Self::Unmatched(label) => Cow::Borrowed(label),
            Self::NonAnswer(why) => Cow::Borrowed(why.label()),
            Self::Total => Cow::Borrowed("Total"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_reading_comes_back_as_it_was_written(label in ".*") {
            for reading in [Reading::Category(label.clone()), Reading::Unmatched(label.clone()), Reading::Total] {
                prop_assert_eq!(Reading::decode(&reading.encode()), Some(reading));
            }
        }

        #[test]
        fn no_text_stops_the_decoder(text in ".*") {
            let _ = Reading::decode(&text);
        }
    }

    #[test]
    fn the_three_non_answers_stay_apart() {
        let written: std::collections::BTreeSet<_> =
            NonAnswer::ALL.into_iter().map(|why| Reading::NonAnswer(why).encode()).collect();
        assert_eq!(written.len(), 3);
    }
}
