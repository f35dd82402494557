//! What the other words of a document tell of the names in it: its services, and whether surnames stand first.

use std::collections::HashSet;

use super::{LeadKind, read};

/// What other words of the same document tell of its names.
#[derive(Debug, Default)]
pub(crate) struct Known {
    units: HashSet<String>,
    /// How often two names stand as a surname and a first name would, and how often they cannot be that.
    turned: usize,
    unturned: usize,
}

impl Known {
    /// Takes in the name of a service, and its abbreviation where one stands in brackets.
    pub(crate) fn add_unit(&mut self, name: &str) {
        let (plain, bracket) = match name.split_once('(') {
            Some((plain, rest)) => (plain.trim(), rest.split(')').next()),
            None => (name.trim(), None),
        };
        for unit in [Some(plain), bracket].into_iter().flatten() {
            let words = unit.split_whitespace().count();
            if (1..=8).contains(&words) && !unit.trim().is_empty() {
                self.units.insert(unit.trim().to_lowercase());
            }
        }
    }

    /// Takes in another lead as written: what stands alone there and is a unit is one elsewhere too.
    pub(crate) fn learn(&mut self, text: &str) {
        for lead in read(text) {
            if lead.kind == LeadKind::Unit && lead.name.split_whitespace().count() > 1 {
                self.units.insert(lead.name.to_lowercase());
            }
        }
        for part in text.split([';', '\n']).filter(|it| !it.trim().is_empty()) {
            let names: Vec<&str> = part.split(',').map(str::trim).collect();
            let turned = names.len() == 2 && names.iter().all(|it| is_one_name(it));
            // "Asha" and "Asha, Tom, Sam" call people by their first names.
            let unturned = names.len() != 2 && names.iter().all(|it| is_one_name(it));
            self.turned += usize::from(turned);
            self.unturned += usize::from(unturned);
        }
    }

    pub(super) fn is_unit(&self, text: &str) -> bool {
        self.units.contains(&text.trim().to_lowercase())
    }

    /// True where these are a surname and a first name, as programs write them: "Rao, Asha", where others are written so too.
    pub(super) fn are_one_person(&self, surname: &str, first: &str) -> bool {
        self.turned > 1 && self.unturned == 0 && is_one_name(surname) && is_one_name(first)
    }
}

/// True for a single word that may be the name of a person: "Rao", "O’Neill", "Smith-Jones".
fn is_one_name(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        && text.contains(char::is_lowercase)
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''))
        && matches!(read(text).as_slice(), [one] if one.kind == LeadKind::Person)
}

#[cfg(test)]
mod tests {
    use super::Known;
    use crate::lead::read_knowing;

    fn names(column: &[&str]) -> Vec<Vec<String>> {
        let mut known = Known::default();
        column.iter().for_each(|it| known.learn(it));
        let read = |it: &&str| read_knowing(it, &known).into_iter().map(|l| l.name).collect();
        column.iter().map(read).collect()
    }

    #[test]
    fn surnames_stand_first_where_all_names_are_written_so() {
        let turned = names(&["Rao, Asha", "Poe, Sam; O’Neill, Siobhan", "HR"]);
        assert_eq!(turned[0], ["Rao, Asha"]);
        assert_eq!(turned[1], ["Poe, Sam", "O’Neill, Siobhan"]);
        assert_eq!(turned[2], ["HR"]);
    }

    #[test]
    fn people_called_by_their_first_names_stay_apart() {
        assert_eq!(names(&["Asha, Tom", "Sam, Priya", "Asha"])[0], ["Asha", "Tom"]);
        assert_eq!(names(&["Asha, Tom"])[0], ["Asha", "Tom"]);
        assert_eq!(names(&["Housing, Finance", "Legal, Planning"])[0], ["Housing", "Finance"]);
    }
}
