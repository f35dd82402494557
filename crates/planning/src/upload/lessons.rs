//! What the corrections of a draft teach for the next document of the same body.

use super::{
    certainty::heading_of,
    draft::{Draft, Was},
    service::folded,
};
use kernel::ServiceName;
use plan_reader::{ColumnRole, Profile, profile::Spelling};

/// Everything that the corrections of this draft teach. What the profile said before is not among it.
#[must_use]
pub fn of(draft: &Draft, directory: &[ServiceName]) -> Profile {
    let mut lessons = Profile { headings: draft.told.clone(), ..Profile::default() };
    for (written, id) in &draft.services {
        if let Some(service) = directory.iter().find(|it| it.id == *id) {
            learn(&mut lessons.services, written, &service.name);
        }
    }
    let heading = heading_of(draft, ColumnRole::Lead, "Lead");
    for (_, it) in draft.activities() {
        if let Some((_, written)) = it.stood.iter().find(|(label, _)| *label == heading) {
            learn(&mut lessons.leads, written, &it.leads);
        }
    }
    for theme in &draft.themes {
        for written in &theme.was_called {
            learn(&mut lessons.themes, written, &theme.name);
        }
    }
    for it in &draft.unplaced {
        let text = match &it.was {
            Some(Was::Activity(it, ..)) => &it.text,
            Some(Was::Recommendation(it, ..)) => &it.text,
            Some(Was::Theme(..)) | None => continue,
        };
        if !text.is_empty() && !lessons.ignored.iter().any(|old| folded(old) == folded(text)) {
            lessons.ignored.push(text.clone());
        }
    }
    lessons
}

/// A name that was written otherwise, if it is short enough to be one. The first correction of a name holds.
fn learn(all: &mut Vec<Spelling>, written: &str, known_as: &str) {
    const NAME: usize = 200;
    let flat = |it: &str| it.split_whitespace().collect::<Vec<_>>().join(" ");
    let (written, known_as) = (flat(written), flat(known_as));
    let fits = |it: &str| !folded(it).is_empty() && it.chars().count() <= NAME;
    let new = folded(&written) != folded(&known_as)
        && !all.iter().any(|old| folded(&old.written) == folded(&written));
    if fits(&written) && fits(&known_as) && new {
        all.push(Spelling { written, known_as });
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        correct::{Correction, apply},
        draft::{Activity, Theme},
        reading,
    };
    use super::*;
    use kernel::ServiceId;
    use plan_reader::Options;

    const PLAN: &str = "<h1>Level Ground</h1><table><tr><th>Theme</th><th>Service</th><th>Action</th><th>Lead</th>\
        <th>By when</th></tr>\
        <tr><td>Our people</td><td>ASC</td><td>Publish the pay gap</td><td>HoHR</td><td>May 2027</td></tr>\
        <tr><td>People and culture</td><td>ASC</td><td>Train every panel</td><td>HoHR</td><td>June 2027</td></tr>\
        <tr><td>Our people</td><td></td><td>Example row please delete</td><td></td><td>June 2027</td></tr></table>";

    #[test]
    fn what_was_corrected_once_need_not_be_corrected_in_the_next_document() {
        let service = ServiceName {
            id: ServiceId::new(),
            parent: None,
            name: "Adult Social Care".into(),
            other_names: vec![],
        };
        let mut draft = reading::read(PLAN.as_bytes(), "plan.html", &mut |_| {}).expect("a plan").0;
        let [people, culture] = [0, 1].map(|i| draft.themes[i].key);
        let first = draft.themes[0].activities[0].clone();
        let example = draft.themes[0].activities[1].key;
        apply(&mut draft, Correction::Service("ASC".into(), Some(service.id))).expect("a service");
        let edited = Activity { leads: "Head of HR".into(), ..first.clone() };
        apply(&mut draft, Correction::EditActivity(first.key, Box::new(edited))).expect("an edit");
        apply(&mut draft, Correction::Drop(example)).expect("dropped");
        apply(&mut draft, Correction::MergeTheme(culture, people)).expect("merged");
        let named = Theme { name: "People".into(), ..Theme::default() };
        apply(&mut draft, Correction::EditTheme(people, Box::new(named))).expect("renamed");

        let lessons = of(&draft, std::slice::from_ref(&service));
        let pairs = |all: &[Spelling]| -> Vec<(String, String)> {
            all.iter().map(|it| (it.written.clone(), it.known_as.clone())).collect()
        };
        assert_eq!(pairs(&lessons.services), [("ASC".into(), "Adult Social Care".into())]);
        assert_eq!(pairs(&lessons.leads), [("HoHR".into(), "Head of HR".into())]);
        assert_eq!(
            pairs(&lessons.themes),
            [("Our people".into(), "People".into()), ("People and culture".into(), "People".into())]
        );
        assert_eq!(lessons.ignored, ["Example row please delete"]);

        let options = Options { profile: lessons, ..Options::default() };
        let next = PLAN.replace("May 2027", "May 2028");
        let (draft, _) =
            reading::read_with(next.as_bytes(), "plan.html", options, &mut |_| {}).expect("a plan");
        assert_eq!(draft.themes.len(), 1);
        assert_eq!(draft.themes[0].name, "People");
        assert_eq!(draft.themes[0].activities.len(), 2);
        assert_eq!(draft.leads_meant(&draft.themes[0].activities[0].leads), "Head of HR");
        assert_eq!(draft.service_meant("ASC"), "Adult Social Care");
        assert_eq!(draft.profiled.len(), 5, "{:?}", draft.profiled);
    }

    #[test]
    fn a_draft_that_nobody_corrected_teaches_nothing() {
        let draft = reading::read(PLAN.as_bytes(), "plan.html", &mut |_| {}).expect("a plan").0;
        assert!(of(&draft, &[]).is_empty());
    }
}
