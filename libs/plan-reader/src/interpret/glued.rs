//! Words that lost the space between them on their way into the document: "D1.1Decide", "PDStarted".

use super::columns::Columns;
use super::prose;
use super::words::folded;
use crate::draft::{ColumnRole, DraftActivity};
use crate::status::{self, DraftStatus, StatusFrom};

/// How references stand at the beginning of the texts of a table that has no column for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// "1.2 Decide", "A3: Decide", "2b. Decide".
    Parted,
    /// "1 Decide" over "2 Review", where the numbers go up by one from text to text.
    Counted,
    /// "D1.1Decide".
    Glued,
    /// "(a) Decide", "b) Decide", with letters that begin anew under each action.
    Lettered,
    /// "Action 1: Decide", with the same word in each.
    Named,
}

/// How the texts of a table begin, if nearly all begin alike with references of their own.
pub(super) fn labels_of(texts: &[String]) -> Option<Label> {
    let count = |how| texts.iter().filter_map(|t| label(t, how)).map(|(l, _)| l).collect::<Vec<_>>();
    let distinct = |labels: &[String]| {
        let mut seen: Vec<&String> = labels.iter().collect();
        seen.sort();
        seen.dedup();
        seen.len() == labels.len()
    };
    let glued = count(Label::Glued);
    if glued.len() >= 2 && glued.len() * 5 >= texts.len() * 3 && distinct(&glued) {
        return Some(Label::Glued);
    }
    let parted = count(Label::Parted);
    if parted.len() >= 3 && parted.len() * 10 >= texts.len() * 9 && distinct(&parted) {
        return Some(Label::Parted);
    }
    if go_up_by_one(&count(Label::Counted), texts.len()) {
        return Some(Label::Counted);
    }
    let named: Vec<_> = texts.iter().filter_map(|t| prose::named_start(t)).collect();
    let word = |own: &String| folded(own);
    if named.len() > 1
        && named.len() == texts.len()
        && named.windows(2).all(|w| matches!(w, [a, b] if word(&a.0) == word(&b.0)))
        && distinct(&named.iter().map(|n| n.1.clone()).collect::<Vec<_>>())
    {
        return Some(Label::Named);
    }
    // "1.1" and "1.2" are references though the table has no more rows.
    let stem = |l: &String| l.rsplit_once('.').map(|(stem, _)| stem.to_owned());
    let one_stem = parted.windows(2).all(|pair| match pair {
        [a, b] => stem(a).is_some() && stem(a) == stem(b),
        _ => false,
    });
    if parted.len() == 2 && texts.len() == 2 && one_stem && distinct(&parted) {
        return Some(Label::Parted);
    }
    let letters: Vec<u8> =
        count(Label::Lettered).iter().filter_map(|l| l.as_bytes().get(1).copied()).collect();
    let goes_on = |pair: &[u8]| matches!(pair, [a, b] if *b == b'a' || *b == a + 1);
    let runs = letters.first() == Some(&b'a') && letters.contains(&b'b') && letters.windows(2).all(goes_on);
    (letters.len() == texts.len() && runs).then_some(Label::Lettered)
}

/// True where every text has its number. "12 months of training" begins with one as well, so that two of them say little.
fn go_up_by_one(labels: &[String], texts: usize) -> bool {
    let numbers: Vec<u32> = labels.iter().filter_map(|l| l.parse().ok()).collect();
    let next = |pair: &[u32]| matches!(pair, [a, b] if *b == a + 1);
    numbers.len() > 2 && numbers.len() == texts && numbers.windows(2).all(next)
}

/// The same for the texts of a table under a theme with a number: "2.1 Train all panels" alone under theme 2 begins so as well.
pub(super) fn labels_under(theme: Option<&str>, texts: &[String]) -> Option<Label> {
    labels_of(texts).or_else(|| {
        let theme = theme.filter(|number| number.bytes().all(|b| b.is_ascii_digit() || b == b'.'))?;
        let under = |text: &String| {
            let (number, _) = label(text, Label::Parted)?;
            number.strip_prefix(theme.trim_end_matches('.')).filter(|rest| rest.starts_with('.')).map(|_| ())
        };
        (!texts.is_empty() && texts.iter().all(|t| under(t).is_some())).then_some(Label::Parted)
    })
}

/// "(a) Decide" and "a) Decide" as "(a)" and "Decide".
fn lettered(text: &str) -> Option<(String, String)> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let letter = inner.chars().next().filter(char::is_ascii_lowercase)?;
    let rest = inner.get(1..)?.strip_prefix(')')?;
    (rest.starts_with([' ', '\t', '\u{a0}']) && !rest.trim().is_empty())
        .then(|| (format!("({letter})"), rest.trim_start().to_owned()))
}

/// The reference a text begins with, and the rest.
pub(super) fn label(text: &str, how: Label) -> Option<(String, String)> {
    let text = text.trim_start();
    match how {
        Label::Lettered => return lettered(text),
        Label::Named => return prose::named_start(text).map(|(_, number, rest)| (number, rest)),
        Label::Counted => {
            let (number, rest) = text.split_once([' ', '\t', '\u{a0}'])?;
            let counts = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
            let rest = rest.trim_start();
            return (counts && rest.starts_with(char::is_alphabetic))
                .then(|| (number.to_owned(), rest.to_owned()));
        }
        Label::Glued | Label::Parted => {}
    }
    let letters = text.len() - text.trim_start_matches(|c: char| c.is_ascii_uppercase()).len();
    let after_letters = text.get(letters..)?;
    let end = after_letters.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(after_letters.len());
    let (digits, rest) = after_letters.split_at(end);
    let number = digits.trim_end_matches('.');
    let parts_are_short = number.split('.').all(|p| (1..=2).contains(&p.len()));
    if letters > 3 || number.is_empty() || !parts_are_short {
        return None;
    }
    let reference = format!("{}{number}", text.get(..letters)?);
    let mut letters_of_rest = rest.chars();
    match how {
        Label::Glued => {
            let (first, second) = (letters_of_rest.next()?, letters_of_rest.next()?);
            let begins_a_word = first.is_uppercase() && (second.is_lowercase() || second.is_whitespace());
            // "3D" and "G7 Summit" are words; "D1.1Decide" is not.
            (begins_a_word && (letters > 0 || number.contains('.') || second.is_lowercase()))
                .then(|| (reference, rest.to_owned()))
        }
        Label::Parted | Label::Counted | Label::Lettered | Label::Named => {
            let (letter, rest) = sub_letter(digits, rest);
            let reference = reference + letter;
            let marked = number.contains('.')
                || letters > 0
                || digits.ends_with('.')
                || rest.starts_with([')', ':'])
                || !letter.is_empty();
            let body =
                rest.trim_start_matches([')', ':', '.', '-', '–']).trim_start_matches(['\u{a0}', '\t']);
            let gap = rest.starts_with([' ', '\t', '\u{a0}', ')', ':'])
                || !letter.is_empty() && rest.starts_with('.');
            let body = body.trim_start().trim_start_matches(['-', '–', ':']).trim_start();
            let begins = body.chars().next().is_some_and(|c| c.is_alphabetic() || "“\"‘(".contains(c));
            (marked && gap && begins).then(|| (reference, body.to_owned()))
        }
    }
}

/// The reference of a part and its words, where a text begins with a reference that goes on from its row's: "4.1.2 Offer"
/// under "4.1".
pub(super) fn part_of(whole: &str, text: &str) -> Option<(String, String)> {
    let (own, rest) = label(text, Label::Parted)?;
    let whole = whole.trim().trim_end_matches(['.', ')', ':']);
    let deeper = own.strip_prefix(whole).filter(|_| !whole.is_empty())?;
    let goes_on =
        deeper.starts_with('.') || deeper.chars().all(|c| c.is_ascii_lowercase()) && !deeper.is_empty();
    goes_on.then_some((own, rest))
}

/// The letter right behind a number, as in "2b. Decide", and what stands behind it.
fn sub_letter<'t>(digits: &str, rest: &'t str) -> (&'t str, &'t str) {
    let mut behind = rest.chars();
    let is_letter = digits.ends_with(|c: char| c.is_ascii_digit())
        && behind.next().is_some_and(|c| c.is_ascii_lowercase())
        && behind.next().is_some_and(|c| matches!(c, '.' | ')' | ':' | ' ' | '\t' | '\u{a0}'));
    rest.split_at(usize::from(is_letter))
}

/// Parts "PDStarted" in the cell of the lead into who leads and how it goes. Says whether it did.
pub(super) fn lead_and_status(activity: &mut DraftActivity, columns: &Columns) -> bool {
    if activity.status.is_some() || columns.has(ColumnRole::Status) {
        return false;
    }
    let Some(lead) = &activity.lead else { return false };
    let spaced = columns.role(ColumnRole::Lead).is_some_and(|c| c.also.contains(&ColumnRole::Status));
    let Some((at, proposed)) = boundary(lead, spaced) else { return false };
    let (who, how) = lead.split_at(at);
    let (who, how) = (who.trim().to_owned(), how.trim().to_owned());
    let source = activity.sources.get(&ColumnRole::Lead).cloned().unwrap_or_default();
    activity.sources.insert(ColumnRole::Status, source.clone());
    if columns.tells_progress() {
        super::activity::put(&mut activity.other, "Status", &how);
    } else {
        activity.achieved = Some(how.clone());
    }
    activity.status = Some(DraftStatus {
        words: how,
        mark: None,
        proposed: Some(proposed),
        from: StatusFrom::Words,
        source,
    });
    activity.lead = Some(who).filter(|w| !w.is_empty());
    true
}

/// Where a status begins that is glued to the end of a name.
fn boundary(text: &str, spaced: bool) -> Option<(usize, status::ProposedStatus)> {
    let mut before = None;
    for (at, c) in text.char_indices() {
        let glued = before.is_some_and(|b: char| b.is_alphabetic() || b == ')');
        let apart = spaced && before.is_some_and(char::is_whitespace);
        if c.is_uppercase() && (glued || apart) {
            let rest = text.get(at..)?;
            if status::is_only_status(rest)
                && rest.chars().nth(1).is_some_and(char::is_lowercase)
                && let Some(proposed) = status::of_words(rest)
            {
                return Some((at, proposed));
            }
        }
        before = Some(c);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_may_begin_with_a_reference_that_goes_on_from_its_rows() {
        let part = |whole, text| part_of(whole, text).map(|(own, rest)| format!("{own}|{rest}"));
        assert_eq!(part("4.1", "4.1.2 Offer places").as_deref(), Some("4.1.2|Offer places"));
        assert_eq!(part("4", "4b) Offer places").as_deref(), Some("4b|Offer places"));
        assert_eq!(part("4.", "4.1 Offer places").as_deref(), Some("4.1|Offer places"));
        for (whole, text) in
            [("4.1", "4.1 Offer"), ("4.1", "4.12 Offer"), ("1", "12.5 Offer"), ("", "4.1 Offer")]
        {
            assert_eq!(part(whole, text), None, "{whole}: {text}");
        }
    }

    #[test]
    fn a_reference_is_parted_from_the_text_glued_to_it() {
        let glued = |t| label(t, Label::Glued);
        assert_eq!(glued("D1.1Decide on a name"), Some(("D1.1".into(), "Decide on a name".into())));
        assert_eq!(glued("12Review it"), Some(("12".into(), "Review it".into())));
        assert_eq!(glued("Decide on a name"), None);
        assert_eq!(glued("2030 vision"), None);
    }

    #[test]
    fn a_reference_before_a_text_is_known_by_its_marks() {
        let parted = |t| label(t, Label::Parted);
        assert_eq!(parted("1.2.3 Review it"), Some(("1.2.3".into(), "Review it".into())));
        assert_eq!(parted("A4: Review it"), Some(("A4".into(), "Review it".into())));
        assert_eq!(parted("3. Review it"), Some(("3".into(), "Review it".into())));
        assert_eq!(parted("2b. Review it"), Some(("2b".into(), "Review it".into())));
        assert_eq!(parted("2b) Review it"), Some(("2b".into(), "Review it".into())));
        assert_eq!(parted("2 a day"), None);
        assert_eq!(parted("12 months of training"), None);
        assert_eq!(parted("2026 review"), None);
    }

    #[test]
    fn bare_numbers_are_references_where_they_go_up_from_text_to_text() {
        let texts = |all: &[&str]| all.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
        assert_eq!(labels_of(&texts(&["3 Agree it", "4 Use it", "5 Print it"])), Some(Label::Counted));
        assert_eq!(label("4 Use it", Label::Counted), Some(("4".into(), "Use it".into())));
        assert_eq!(labels_of(&texts(&["6 months of training", "6 paid places", "2 visits"])), None);
        assert_eq!(labels_of(&texts(&["1 visit", "2 visits"])), None);
    }

    #[test]
    fn letters_that_begin_anew_under_each_action_are_references() {
        let texts = |all: &[&str]| all.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
        assert_eq!(labels_of(&texts(&["(a) Agree it", "(b) Use it", "a) Print it"])), Some(Label::Lettered));
        assert_eq!(label("(b) Use it", Label::Lettered), Some(("(b)".into(), "Use it".into())));
        assert_eq!(labels_of(&texts(&["(a) Agree it", "(c) Use it"])), None);
        assert_eq!(labels_of(&texts(&["(a) Agree it", "Use it"])), None);
    }

    #[test]
    fn a_word_and_a_number_before_each_text_are_its_reference() {
        let texts = |all: &[&str]| all.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
        let actions = texts(&["Action 1: Train all panels", "Action 2: Publish the gap"]);
        assert_eq!(labels_of(&actions), Some(Label::Named));
        assert_eq!(label(&actions[1], Label::Named), Some(("2".into(), "Publish the gap".into())));
        assert_eq!(labels_of(&texts(&["Action 1: Train all panels", "Publish the gap"])), None);
        assert_eq!(labels_under(Some("2"), &texts(&["2.1 Hire carers"])), Some(Label::Parted));
        assert_eq!(labels_under(Some("3"), &texts(&["2.1 Hire carers"])), None);
    }

    #[test]
    fn a_status_is_parted_from_the_name_glued_to_it() {
        let at = |t| boundary(t, false).map(|(at, _)| at);
        assert_eq!(at("PDStarted"), Some(2));
        assert_eq!(at("Asha Rao (HR)Not started"), Some(13));
        assert_eq!(at("McDonald"), None);
        assert_eq!(at("Started"), None);
        assert_eq!(boundary("PD Started", true).map(|(at, _)| at), Some(3));
    }
}
