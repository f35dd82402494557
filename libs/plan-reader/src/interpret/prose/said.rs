//! What a sentence that charges somebody says of who and when: "Publish it by 30 September 2026 (TR)".

use super::when;
use crate::interpret::begins_with_a_verb;
use crate::lead;

/// Who and when, and the sentence without what stands in brackets for the lead alone.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said<'t> {
    pub text: &'t str,
    pub lead: Option<&'t str>,
    pub date: Option<&'t str>,
}

/// Looks for who is to do what a sentence says, and by when.
pub(super) fn said(text: &str) -> Said<'_> {
    if let Some((who, date)) = charge(text) {
        return Said { text, lead: Some(who), date };
    }
    let (text, lead) = initials_at_the_end(text).map_or((text, None), |(text, who)| (text, Some(who)));
    Said { text, lead, date: when::date_within(text) }
}

/// Who is charged with what in "Head of HR to circulate the figures by 31 March", and the date in it.
pub(super) fn charge(text: &str) -> Option<(&str, Option<&str>)> {
    let (who, what) = text.split_once(" to ")?;
    // "Commitment to review pay" and "Access to train" name nobody, though a single word may be a name.
    let thing = !who.contains(' ') && is_thing(&who.to_lowercase());
    let named = is_initials(who, 4)
        || !thing && who.split_whitespace().count() <= 8 && lead::looks_like_leads(who)
        || are_first_names(who) && begins_with_a_verb(what);
    let first = what.split_whitespace().next().unwrap_or_default();
    let does = first.chars().all(char::is_lowercase)
        && !matches!(first, "the" | "a" | "an" | "all" | "our" | "each" | "every" | "be" | "and");
    (named && does && !is_task(who)).then(|| (who.trim(), when::date_within(what).or_else(|| due_soon(what))))
}

/// "by 31 October" and "by the end of May" at the end: what is agreed at a meeting is due soon, and names no year.
fn due_soon(what: &str) -> Option<&str> {
    let bare = what.trim_end_matches(['.', ';', ' ']);
    let at = [" by ", " before ", " at the next ", " for the next "]
        .iter()
        .filter_map(|mark| bare.rfind(mark))
        .max()?;
    let due = bare.get(at..)?.trim_start();
    let words: Vec<&str> = due.split_whitespace().collect();
    let names_day = words.iter().skip(1).any(|w| {
        let bare = w.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        crate::date::is_month(&bare)
            || matches!(
                bare.as_str(),
                "meeting" | "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "week" | "term"
            )
    });
    (names_day && words.len() <= 7).then_some(due)
}

/// True for "Priya", "Tom Bell" and "Asha and Tom", whom a note of what was agreed names before what they are to do.
fn are_first_names(who: &str) -> bool {
    if who.to_lowercase().split_whitespace().any(is_thing) {
        return false;
    }
    let name = |w: &str| {
        w.starts_with(char::is_uppercase) && w.chars().skip(1).all(|c| c.is_lowercase() || c == '-')
    };
    let words: Vec<&str> = who.split([' ', '/', ',', '&']).filter(|w| !w.is_empty() && *w != "and").collect();
    (1..=4).contains(&words.len()) && words.iter().all(|w| name(w)) && !begins_with_a_verb(who)
}

/// True for a word, in small letters, of what is to be done or had rather than of whoever does it.
fn is_thing(word: &str) -> bool {
    const THINGS: &[&str] = &[
        "access", "approach", "right", "rights", "duty", "need", "way", "ways", "step", "steps", "barriers",
        "plan", "plans",
    ];
    const ENDINGS: &[&str] =
        &["ment", "ments", "tion", "tions", "ness", "ity", "ities", "ing", "ance", "ence", "ship"];
    THINGS.contains(&word) || ENDINGS.iter().any(|end| word.ends_with(end))
}

/// True for "Continue" and "Introduce cultural ambassadors", but not for "Support team" and "Design Lead".
fn is_task(who: &str) -> bool {
    let second = who.split_whitespace().nth(1).unwrap_or_default();
    let of_people =
        ["team", "teams", "group", "lead", "leads", "officer", "officers", "manager", "managers", "board"];
    begins_with_a_verb(who) && !second.starts_with(char::is_uppercase) && !of_people.contains(&second)
}

/// "Offer mentoring (AB)" without its initials, and these. "The Public Sector Equality Duty (PSED)" only shortens its words.
fn initials_at_the_end(text: &str) -> Option<(&str, &str)> {
    let bare = text.trim_end_matches(['.', ';', ' ']);
    let (before, inner) = bare.strip_suffix(')')?.rsplit_once('(')?;
    let (before, inner) = (before.trim_end(), inner.trim());
    let people: Vec<&str> =
        inner.split(['/', ',', '&']).flat_map(|it| it.split(" and ")).map(str::trim).collect();
    let named = people.iter().all(|it| is_initials(it, 3)) || lead::looks_like_leads(inner);
    let first_letters: String = before.split_whitespace().filter_map(|w| w.chars().next()).collect();
    let shortens = first_letters.to_uppercase().ends_with(inner);
    (named && !shortens && before.split_whitespace().count() >= 2).then_some((before, inner))
}

/// True for two capitals or more, up to so many.
fn is_initials(text: &str, most: usize) -> bool {
    (2..=most).contains(&text.len()) && text.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (&str, Option<&str>, Option<&str>) {
        let Said { text, lead, date } = said(text);
        (text, lead, date)
    }

    #[test]
    fn initials_in_brackets_lead_and_the_sentence_says_when() {
        assert_eq!(
            told("Publish guidance for all panels by 30 September 2026 (TR)"),
            (
                "Publish guidance for all panels by 30 September 2026",
                Some("TR"),
                Some("by 30 September 2026")
            )
        );
        assert_eq!(
            told("Offer mentoring to 20 colleagues (AB/SR)."),
            ("Offer mentoring to 20 colleagues", Some("AB/SR"), None)
        );
        assert_eq!(told("TR to book the trainer").1, Some("TR"));
        assert_eq!(told("Priya to draft the policy").1, Some("Priya"));
        assert_eq!(told("Commitment to review pay").1, None);
    }

    #[test]
    fn what_is_to_be_done_charges_nobody_though_it_goes_on_with_to() {
        for text in [
            "Continue to build on the scheme by March 2027",
            "Introduce cultural ambassadors to read each case",
        ] {
            assert_eq!(told(text).1, None, "{text}");
        }
        assert_eq!(told("Support team to ring each family").1, Some("Support team"));
        assert_eq!(told("Design Lead to draw the page").1, Some("Design Lead"));
    }

    #[test]
    fn what_shortens_the_words_before_it_leads_nothing() {
        for text in [
            "Meet the Equality Duty (ED)",
            "Review the reporting tool (in use since spring)",
            "Train staff (20)",
        ] {
            assert_eq!(told(text), (text, None, None));
        }
    }
}
