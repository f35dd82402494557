//! Which service a name in a document means. Only a name that is one of the directory's is matched; a person
//! decides about every other.

use super::draft::Draft;
use kernel::{ServiceId, ServiceName};
use std::collections::HashMap;

/// A name without case, marks and spacing: "Children & Family Services" and "Children and family services" are one.
#[must_use]
pub fn folded(name: &str) -> String {
    let spelled = name.replace('&', " and ").to_lowercase();
    spelled.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The services that names mean.
pub struct Services {
    by_name: HashMap<String, Option<ServiceId>>,
    names: HashMap<ServiceId, String>,
}

impl Services {
    /// By the names and other names of the directory. A name that two services go by means neither.
    #[must_use]
    pub fn new(all: &[ServiceName]) -> Self {
        let mut by_name: HashMap<String, Option<ServiceId>> = HashMap::new();
        for service in all {
            for name in std::iter::once(&service.name).chain(&service.other_names) {
                by_name
                    .entry(folded(name))
                    .and_modify(|it| {
                        if *it != Some(service.id) {
                            *it = None;
                        }
                    })
                    .or_insert(Some(service.id));
            }
        }
        by_name.remove("");
        Self { by_name, names: all.iter().map(|it| (it.id, it.name.clone())).collect() }
    }

    /// The service that `written` means: the one a person chose for it in this draft, else the one so called, else the
    /// one that the reading profile knows by another name.
    #[must_use]
    pub fn of(&self, draft: &Draft, written: &str) -> Option<ServiceId> {
        let chosen = draft.services.get(written).copied().filter(|it| self.names.contains_key(it));
        let called = |name: &str| self.by_name.get(&folded(name)).copied().flatten();
        chosen.or_else(|| called(written)).or_else(|| called(draft.service_meant(written)))
    }

    /// What a service is called.
    #[must_use]
    pub fn name(&self, id: ServiceId) -> Option<&str> {
        self.names.get(&id).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service(name: &str, other: &[&str]) -> ServiceName {
        ServiceName {
            id: ServiceId::new(),
            parent: None,
            name: name.into(),
            other_names: other.iter().map(|it| (*it).to_owned()).collect(),
        }
    }

    #[test]
    fn a_name_is_matched_whole_and_never_guessed() {
        let all = [
            service("Children and Families", &["Children & Family Services", "CFS"]),
            service("Parks", &["Green Team"]),
            service("Climate", &["Green Team"]),
        ];
        let (services, mut draft) = (Services::new(&all), Draft::default());
        assert_eq!(services.of(&draft, "children and family services"), Some(all[0].id));
        assert_eq!(services.of(&draft, "Children"), None, "a part of a name is another name");
        assert_eq!(services.of(&draft, "Green team"), None, "two services go by it");
        draft.services.insert("Green team".into(), all[2].id);
        assert_eq!(services.of(&draft, "Green team"), Some(all[2].id));
    }
}
