//! The members of each field that have come up, by number, so that a cell is a few numbers and no text.

use std::collections::BTreeSet;

use hashbrown::HashMap;
use records::protocol::{Field, Member};
use records::{Category, NonAnswer, Reading, RowReader};

use crate::count::emit::PART;
use crate::engine::natural;

/// The members of all fields.
pub(super) struct Members {
    most: usize,
    fields: Vec<OfField>,
}

/// The members of one field: first the categories that are declared, in their order.
#[derive(Default)]
struct OfField {
    readings: Vec<Reading>,
    numbers: HashMap<String, u16, foldhash::fast::FixedState>,
}

impl OfField {
    fn take(&mut self, written: String, reading: Reading) -> Option<u16> {
        let number = u16::try_from(self.readings.len()).ok()?;
        self.readings.push(reading);
        self.numbers.insert(written, number);
        Some(number)
    }
}

/// A field with its members in order.
pub(super) struct Ordered {
    /// The field.
    pub field: Field,
    /// Where the member of each number stands among them. Words that no rule knows stand nowhere, and no answer shows them.
    pub places: Vec<u16>,
}

impl Members {
    /// The declared members of the fields of a reader, and room for as many as `most` of each.
    pub fn new(reader: &RowReader, most: usize) -> Self {
        let mut fields = Vec::new();
        for dimension in &reader.dimensions {
            let mut it = OfField::default();
            for category in &dimension.categories {
                let reading = Reading::Category(category.label.replace(PART, " "));
                it.take(reading.encode(), reading);
            }
            fields.push(it);
        }
        Self { most, fields }
    }

    /// The number of a member as it was written; nothing where it is not one, or the field has no room for it.
    pub fn number(&mut self, field: usize, written: &str) -> Option<u16> {
        let most = self.most;
        let it = self.fields.get_mut(field)?;
        if let Some(number) = it.numbers.get(written) {
            return Some(*number);
        }
        if it.readings.len() >= most {
            return None;
        }
        it.take(written.to_owned(), Reading::decode(written)?)
    }

    /// The members of a field, by number.
    pub fn readings(&self, field: usize) -> &[Reading] {
        self.fields.get(field).map(|it| it.readings.as_slice()).unwrap_or_default()
    }

    /// The fields with their members in order: those declared, then those that came up, then the non-answers that came up.
    pub fn ordered(&self, reader: &RowReader) -> Vec<Ordered> {
        reader
            .dimensions
            .iter()
            .zip(&self.fields)
            .map(|(dimension, it)| {
                let declared: BTreeSet<&str> =
                    dimension.categories.iter().map(|it| it.label.as_str()).collect();
                let mut members: Vec<Member> =
                    dimension.categories.iter().cloned().map(Member::Category).collect();
                let met = it.readings.get(dimension.categories.len()..).unwrap_or_default();
                let mut others: Vec<&str> = met
                    .iter()
                    .filter_map(|it| match it {
                        Reading::Category(label) if !declared.contains(label.as_str()) => {
                            Some(label.as_str())
                        }
                        _ => None,
                    })
                    .collect();
                others.sort_by(|a, b| natural(a, b));
                members.extend(others.into_iter().map(|it| Member::Category(Category::new(it))));
                let non_answers =
                    NonAnswer::ALL.into_iter().filter(|it| met.contains(&Reading::NonAnswer(*it)));
                members.extend(non_answers.map(Member::NonAnswer));
                let mut places = vec![u16::MAX; it.readings.len()];
                for (at, member) in (0u16..).zip(&members) {
                    let reading = match member {
                        Member::Category(category) => Reading::Category(category.label.replace(PART, " ")),
                        Member::NonAnswer(why) => Reading::NonAnswer(*why),
                    };
                    let number = it.numbers.get(reading.encode().as_str());
                    if let Some(place) = number.and_then(|it| places.get_mut(usize::from(*it))) {
                        *place = at;
                    }
                }
                let field = Field {
                    name: dimension.name.clone(),
                    title: dimension.title.clone(),
                    ordered: dimension.ordered,
                    members,
                };
                Ordered { field, places }
            })
            .collect()
    }
}
