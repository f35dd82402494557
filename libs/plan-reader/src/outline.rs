//! A draft as plain text that a person can read through.

use std::fmt::Write;

use crate::Draft;

/// The draft as an outline: title, themes, recommendations and activities, each with what belongs to it.
pub fn outline(draft: &Draft) -> String {
    let mut out = String::new();
    if let Some(title) = &draft.title {
        let _ = writeln!(out, "{title}");
    }
    for (label, value) in [("Organisation", &draft.organisation), ("Date", &draft.date)] {
        if let Some(value) = value {
            let _ = writeln!(out, "{label}: {value}");
        }
    }
    for theme in &draft.themes {
        out.push('\n');
        let name = theme.name.as_deref().unwrap_or("Activities under no theme");
        let _ = match &theme.ref_ {
            Some(r) => writeln!(out, "# {r} {name}"),
            None => writeln!(out, "# {name}"),
        };
        for (label, value) in [("Desired outcome", &theme.outcome), ("Lead", &theme.leads_as_written)] {
            if let Some(value) = value {
                field(&mut out, "  ", label, value);
            }
        }
        let mut heading = None;
        for recommendation in &theme.recommendations {
            if recommendation.heading != heading {
                heading.clone_from(&recommendation.heading);
                if let Some(heading) = &heading {
                    let _ = writeln!(out, "  ## {heading}");
                }
            }
            let label = recommendation.ref_.as_deref().unwrap_or("Recommendation");
            field(&mut out, "  ", label, &recommendation.text);
            if !recommendation.lead_authority.is_empty() {
                field(&mut out, "    ", "Lead authority", &recommendation.lead_authority.join(" / "));
            }
        }
        let mut service = None;
        for activity in &theme.activities {
            if activity.service != service {
                service.clone_from(&activity.service);
                if let Some(service) = &service {
                    let _ = writeln!(out, "  [{service}]");
                }
            }
            field(&mut out, "  * ", activity.ref_.as_deref().unwrap_or("Activity"), &activity.text);
            for (label, value) in [
                ("Lead", &activity.lead),
                ("Target date", &activity.target_date),
                ("Achieved", &activity.achieved),
            ] {
                if let Some(value) = value {
                    field(&mut out, "    ", label, value);
                }
            }
            for (heading, value) in &activity.other {
                field(&mut out, "    ", heading, value.as_str().unwrap_or_default());
            }
        }
    }
    let mut theme = None;
    for update in &draft.updates {
        if theme != Some(&update.theme) {
            theme = Some(&update.theme);
            let _ = writeln!(out, "\n# {}", update.theme.as_deref().unwrap_or("Updates under no theme"));
        }
        field(&mut out, "  * ", "Update", &update.text);
        for (label, value) in
            [("Under", &update.heading), ("Promise", &update.promise), ("Date", &update.date)]
        {
            if let Some(value) = value {
                field(&mut out, "    ", label, value);
            }
        }
    }
    if !draft.unplaced.is_empty() {
        let _ = writeln!(out, "\n# Words that are not part of the plan");
        for piece in &draft.unplaced {
            field(&mut out, "  ", &piece.source.to_string(), &piece.text);
        }
    }
    out
}

fn field(out: &mut String, indent: &str, label: &str, value: &str) {
    let mut lines = value.lines();
    let _ = writeln!(out, "{indent}{label}: {}", lines.next().unwrap_or_default());
    for line in lines {
        let _ = writeln!(out, "{}  {line}", " ".repeat(indent.chars().count()));
    }
}
