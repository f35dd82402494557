//! How a file differs from the plan as it stands: added, changed, newly achieved, missing. Pure; nothing here
//! changes anything, and what is missing is never taken away by itself.

mod difference;
mod order;

use super::{
    align::{same, same_authorities},
    draft::{Activity, Draft, Recommendation, Theme},
    matching::Matches,
    service::{Services, folded},
    standing::{Standing, StandingActivity, StandingTheme},
    status,
};
use crate::theme::ThemeId;
pub use difference::{Difference, Field, Sort, What};
pub(super) use order::{arranged, moved_in, recommendations_moved_in};
use std::collections::HashSet;

/// Which kinds of words a file has at all: a document without a column for refs says nothing about refs.
struct Says {
    reference: bool,
    service: bool,
    leads: bool,
    target: bool,
    outcome: bool,
    theme_leads: bool,
    theme_reference: bool,
    recommendations: bool,
    heading: bool,
    authority: bool,
    recommendation_reference: bool,
    others: HashSet<String>,
}

impl Says {
    fn new(draft: &Draft) -> Self {
        let activity = |test: fn(&Activity) -> bool| draft.activities().any(|(_, it)| test(it));
        let theme = |test: fn(&Theme) -> bool| draft.themes.iter().any(test);
        let recommendation = |test: fn(&Recommendation) -> bool| {
            draft.themes.iter().flat_map(|it| &it.recommendations).any(test)
        };
        Self {
            reference: activity(|it| !it.reference.is_empty()),
            service: activity(|it| !it.service.is_empty()),
            leads: activity(|it| !it.leads.is_empty()),
            target: activity(|it| !it.target.is_empty()),
            outcome: theme(|it| !it.outcome.is_empty()),
            theme_leads: theme(|it| !it.leads.is_empty()),
            theme_reference: theme(|it| !it.reference.is_empty()),
            recommendations: recommendation(|_| true),
            heading: recommendation(|it| !it.heading.is_empty()),
            authority: recommendation(|it| !it.authorities.is_empty()),
            recommendation_reference: recommendation(|it| !it.reference.is_empty()),
            others: draft.activities().flat_map(|(_, it)| it.other.keys().cloned()).collect(),
        }
    }
}

struct Fields(Vec<Field>);

impl Fields {
    fn add(&mut self, said: bool, label: &str, before: &str, after: &str) {
        if said && !same(before, after) {
            self.0.push(Field {
                label: label.to_owned(),
                before: before.to_owned(),
                after: after.to_owned(),
            });
        }
    }
}

/// Every difference, in the order of the file; what is missing from it comes last.
#[must_use]
pub fn diff(standing: &Standing, draft: &Draft, services: &Services) -> Vec<Difference> {
    let (says, matches) = (Says::new(draft), Matches::new(standing, draft));
    Comparison { standing, draft, services, says, matches }.run()
}

struct Comparison<'a> {
    standing: &'a Standing,
    draft: &'a Draft,
    services: &'a Services,
    says: Says,
    matches: Matches<'a>,
}

impl Comparison<'_> {
    fn run(&self) -> Vec<Difference> {
        let mut out = Vec::new();
        self.plan(&mut out);
        for theme in &self.draft.themes {
            match self.matches.themes.get(&theme.key) {
                Some(standing) => self.theme(&mut out, standing, theme),
                None => self.new_theme(&mut out, theme),
            }
            for it in &theme.recommendations {
                match self.matches.recommendations.get(&it.key) {
                    Some(standing) => self.recommendation(&mut out, standing, theme, it),
                    None if self.matches.themes.contains_key(&theme.key) => {
                        out.push(self.new_recommendation(theme, it));
                    }
                    None => {}
                }
            }
            for it in &theme.activities {
                match self.matches.activities.get(&it.key) {
                    Some(standing) => self.activity(&mut out, standing, theme, it),
                    None if self.matches.themes.contains_key(&theme.key) => {
                        out.push(self.new_activity(theme, it));
                    }
                    None => {}
                }
            }
            self.order(&mut out, theme);
        }
        self.missing(&mut out);
        out
    }

    fn plan(&self, out: &mut Vec<Difference>) {
        let (plan, mut fields) = (&self.standing.plan, Fields(Vec::new()));
        fields.add(!self.draft.title.is_empty(), "Title", &plan.title, &self.draft.title);
        let organisation = &self.draft.organisation;
        fields.add(!organisation.is_empty(), "Organisation", &plan.organisation, organisation);
        if !fields.0.is_empty() {
            out.push(Difference {
                what: What::Plan,
                name: plan.title.clone(),
                theme: String::new(),
                source: String::new(),
                fields: fields.0,
                can_stop: false,
                held: None,
            });
        }
    }

    fn theme(&self, out: &mut Vec<Difference>, standing: &StandingTheme, theme: &Theme) {
        let (row, mut fields) = (&standing.row, Fields(Vec::new()));
        fields.add(self.says.theme_reference, "Ref", &row.reference, &theme.reference);
        fields.add(true, "Name", &row.name, theme.stored_name());
        fields.add(self.says.outcome, "Desired outcome", &row.outcome, &theme.outcome);
        fields.add(self.says.theme_leads, "Lead officers", &row.leads_as_written, &theme.leads);
        if !fields.0.is_empty() {
            out.push(difference(
                What::Theme(row.id, theme.key),
                &theme.called(),
                theme,
                &theme.source,
                fields,
            ));
        }
    }

    fn new_theme(&self, out: &mut Vec<Difference>, theme: &Theme) {
        let mut fields = Fields(Vec::new());
        for (label, words) in [
            ("Ref", &theme.reference),
            ("Name", &theme.name),
            ("Desired outcome", &theme.outcome),
            ("Lead officers", &theme.leads),
        ] {
            fields.add(true, label, "", words);
        }
        for it in
            theme.recommendations.iter().filter(|it| !self.matches.recommendations.contains_key(&it.key))
        {
            fields.add(true, "Recommendation", "", &it.text);
        }
        for it in theme.activities.iter().filter(|it| !self.matches.activities.contains_key(&it.key)) {
            fields.add(true, "Activity", "", &it.text);
        }
        out.push(difference(What::NewTheme(theme.key), &theme.called(), theme, &theme.source, fields));
    }

    fn recommendation(
        &self,
        out: &mut Vec<Difference>,
        row: &crate::recommendation::Recommendation,
        theme: &Theme,
        it: &Recommendation,
    ) {
        let mut fields = Fields(Vec::new());
        fields.add(self.says.recommendation_reference, "Ref", &row.reference, &it.reference);
        fields.add(self.says.heading, "Sub-heading", &row.heading, &it.heading);
        fields.add(true, "What should happen", &row.text, &it.text);
        let says = self.says.authority && !same_authorities(&row.authorities.0, &it.authorities);
        fields.add(says, "Lead authority", &row.authorities.0.join(", "), &it.authorities.join(", "));
        self.moved(&mut fields, row.theme_id, theme);
        if !fields.0.is_empty() {
            let name = [&it.reference, &it.text].map(String::as_str).join(" ");
            out.push(difference(What::Recommendation(row.id, it.key), &name, theme, &it.source, fields));
        }
    }

    fn new_recommendation(&self, theme: &Theme, it: &Recommendation) -> Difference {
        let mut fields = Fields(Vec::new());
        for (label, words) in
            [("Ref", &it.reference), ("Sub-heading", &it.heading), ("What should happen", &it.text)]
        {
            fields.add(true, label, "", words);
        }
        fields.add(true, "Lead authority", "", &it.authorities.join(", "));
        difference(What::NewRecommendation(it.key), &it.text, theme, &it.source, fields)
    }

    fn activity(&self, out: &mut Vec<Difference>, standing: &StandingActivity, theme: &Theme, it: &Activity) {
        let (row, mut fields) = (&standing.row, Fields(Vec::new()));
        fields.add(self.says.reference, "Ref", &row.reference, &it.reference);
        fields.add(true, "Promise", &row.text, &it.text);
        let service = self.services.of(self.draft, &it.service);
        let same_service = service.is_some() && service == row.service_id
            || folded(standing.service_words()) == folded(&it.service);
        fields.add(self.says.service && !same_service, "Service", standing.service_words(), &it.service);
        fields.add(self.says.leads, "Leads", &row.leads_as_written, &it.leads);
        fields.add(self.says.target, "Target date", &row.target_as_written, &it.target);
        let said = it.status.or_else(|| status::by_mark(it));
        if let Some(status) = said.filter(|status| *status != row.status) {
            fields.add(true, "Status", row.status.label(), status.label());
        }
        for (heading, words) in &it.other {
            let before = row.other.0.get(heading).and_then(|it| it.as_str()).unwrap_or_default();
            fields.add(true, heading, before, words.as_str().unwrap_or_default());
        }
        for (heading, words) in row.other.0.iter().filter(|(heading, _)| !it.other.contains_key(*heading)) {
            let says = self.says.others.contains(heading);
            fields.add(says, heading, words.as_str().unwrap_or_default(), "");
        }
        self.moved(&mut fields, row.theme_id, theme);
        let name = [&it.reference, &it.text].map(String::as_str).join(" ");
        if !fields.0.is_empty() {
            out.push(difference(What::Activity(row.id, it.key), &name, theme, &it.source, fields));
        }
        if !it.achieved.is_empty() && !standing.said.iter().any(|said| same(said, &it.achieved)) {
            let mut fields = Fields(Vec::new());
            fields.add(true, "What has been achieved", &standing.achieved, &it.achieved);
            out.push(difference(What::Achieved(row.id, it.key), &name, theme, &it.source, fields));
        }
    }

    fn new_activity(&self, theme: &Theme, it: &Activity) -> Difference {
        let mut fields = Fields(Vec::new());
        for (label, words) in [
            ("Ref", &it.reference),
            ("Promise", &it.text),
            ("Service", &it.service),
            ("Leads", &it.leads),
            ("Target date", &it.target),
            ("What has been achieved", &it.achieved),
        ] {
            fields.add(true, label, "", words);
        }
        for (heading, words) in &it.other {
            fields.add(true, heading, "", words.as_str().unwrap_or_default());
        }
        difference(What::NewActivity(it.key), &it.text, theme, &it.source, fields)
    }

    fn moved(&self, fields: &mut Fields, stands_in: ThemeId, theme: &Theme) {
        let to = self.matches.themes.get(&theme.key).map(|it| it.row.id);
        if to != Some(stands_in) {
            let from = self.standing.themes.iter().find(|it| it.row.id == stands_in);
            let from = from.map(|it| format!("{} {}", it.row.reference, it.row.name)).unwrap_or_default();
            // Two themes of one name are still two.
            fields.0.push(Field { label: "Theme".into(), before: from.trim().into(), after: theme.called() });
        }
    }

    /// Tells in one difference what stands elsewhere among the activities of a theme, and in one what does so among its
    /// recommendations.
    fn order(&self, out: &mut Vec<Difference>, theme: &Theme) {
        let Some(standing) = self.matches.themes.get(&theme.key) else { return };
        let recommendations = recommendations_moved_in(&self.matches, theme);
        let shifts: Vec<Shift<'_>> = recommendations
            .iter()
            .map(|it| Shift {
                text: &it.standing.text,
                was_after: it.was_after.map(|it| it.text.as_str()),
                stands_after: it.stands_after.map(|it| it.text.as_str()),
            })
            .collect();
        let what = What::RecommendationOrder(standing.row.id, theme.key);
        out.extend(reordered(what, "recommendations", &shifts, theme));
        let activities = moved_in(&self.matches, theme);
        let shifts: Vec<Shift<'_>> = activities
            .iter()
            .map(|it| Shift {
                text: &it.standing.row.text,
                was_after: it.was_after.map(|it| it.row.text.as_str()),
                stands_after: it.stands_after.map(|it| it.text.as_str()),
            })
            .collect();
        out.extend(reordered(What::Order(standing.row.id, theme.key), "activities", &shifts, theme));
    }

    fn missing(&self, out: &mut Vec<Difference>) {
        let themes: HashSet<_> = self.matches.themes.values().map(|it| it.row.id).collect();
        let recommendations: HashSet<_> = self.matches.recommendations.values().map(|it| it.id).collect();
        let activities: HashSet<_> = self.matches.activities.values().map(|it| it.row.id).collect();
        for theme in &self.standing.themes {
            let called = format!("{} {}", theme.row.reference, theme.row.name).trim().to_owned();
            let gone = |what, name: &str, label: &str, can_stop| Difference {
                what,
                name: name.trim().to_owned(),
                theme: called.clone(),
                source: String::new(),
                fields: vec![Field {
                    label: label.into(),
                    before: name.trim().to_owned(),
                    after: String::new(),
                }],
                can_stop,
                held: None,
            };
            // A document has no way to say that a theme is there when there is nothing in it.
            let unsaid = theme.recommendations.is_empty()
                && theme.activities.is_empty()
                && (theme.row.outcome.is_empty() || !self.says.outcome);
            if !themes.contains(&theme.row.id) && !unsaid {
                out.push(gone(What::MissingTheme(theme.row.id), &called, "Theme", false));
            }
            for it in theme
                .recommendations
                .iter()
                .filter(|it| self.says.recommendations && !recommendations.contains(&it.id))
            {
                let name = format!("{} {}", it.reference, it.text);
                out.push(gone(What::MissingRecommendation(it.id), &name, "Recommendation", false));
            }
            // What was stopped is not expected to stand in a document any more.
            for it in
                theme.activities.iter().filter(|it| !activities.contains(&it.row.id) && !it.is_stopped())
            {
                let name = format!("{} {}", it.row.reference, it.row.text);
                out.push(gone(What::MissingActivity(it.row.id), &name, "Activity", it.row.is_open()));
            }
        }
    }
}

/// Words that moved, and the words they stood and stand after.
struct Shift<'a> {
    text: &'a str,
    was_after: Option<&'a str>,
    stands_after: Option<&'a str>,
}

/// What moved within a theme as one difference; nothing if nothing did.
fn reordered(what: What, sort: &str, moved: &[Shift<'_>], theme: &Theme) -> Option<Difference> {
    let first = moved.first()?;
    let brief = |words: &str| crate::activity::brief(words, 60);
    let after = |above: Option<&str>| match above {
        Some(words) => format!("after “{}”", brief(words)),
        None => "first in its theme".to_owned(),
    };
    let fields = moved.iter().map(|it| Field {
        label: if moved.len() == 1 { "Order".into() } else { brief(it.text) },
        before: after(it.was_after),
        after: after(it.stands_after),
    });
    let name = match moved.len() {
        1 => format!("Moved: {}", first.text),
        many => format!("{many} {sort} moved"),
    };
    Some(difference(what, &name, theme, &theme.source, Fields(fields.collect())))
}

fn difference(what: What, name: &str, theme: &Theme, source: &str, fields: Fields) -> Difference {
    Difference {
        what,
        name: crate::activity::brief(name, 160),
        theme: theme.called(),
        source: source.to_owned(),
        fields: fields.0,
        can_stop: false,
        held: None,
    }
}

#[cfg(test)]
#[path = "diff_tests.rs"]
mod tests;
