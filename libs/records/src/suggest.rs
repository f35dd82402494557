//! "Did you mean …?": the nearest of the names there are.

/// The name most like `wrong`, where one is like enough to be meant.
pub fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = wrong.trim().to_lowercase();
    names
        .into_iter()
        .map(|name| {
            let known = name.trim().to_lowercase();
            // A name that holds the other whole ("Ethnicity" in "Ethnicity (self-described)") is like it too.
            let held = wrong.chars().count() >= 4
                && known.chars().count() >= 4
                && (known.contains(&wrong) || wrong.contains(&known));
            let likeness = strsim::normalized_damerau_levenshtein(&wrong, &known);
            (if held { likeness.max(0.7) } else { likeness }, name)
        })
        .filter(|(likeness, _)| *likeness >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// ", did you mean “…”?" or ": there are …", to end a message about a name that is not there.
pub fn hint<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str> + Clone) -> String {
    if let Some(name) = nearest(wrong, names.clone()) {
        return format!(", did you mean “{name}”?");
    }
    let all: Vec<&str> = names.into_iter().collect();
    match all.len() {
        0 => String::new(),
        1..=30 => format!("; there are: {}", all.join(", ")),
        many => {
            format!("; there are {many}: {} …", all.get(..30).unwrap_or_default().join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_name() {
        let names = ["Ethnic origin", "Grade", "Date of birth"];
        assert_eq!(nearest("ethnic orgin", names), Some("Ethnic origin"));
        assert_eq!(nearest("Date of Brith", names), Some("Date of birth"));
        assert_eq!(nearest("Salary", names), None);
        assert_eq!(hint("Salary", names), "; there are: Ethnic origin, Grade, Date of birth");
    }
}
