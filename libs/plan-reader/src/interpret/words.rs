//! Words as the interpreter looks at them: folded, labelled, generic or telling.

mod answer;
mod caption;
mod generic;
mod label;
mod notice;
mod participle;
mod span;
mod verb;

pub(crate) use answer::is_bare_answer;
pub(crate) use caption::continued;
use caption::{caption, without_continued};
pub(crate) use generic::is_generic;
pub(crate) use label::{Label, label_of, names_a_service, only_says_who_leads};
pub(crate) use notice::is_page_notice;
pub(crate) use participle::is_participle;
pub(crate) use span::{coded, is_financial_year, is_span};
pub(crate) use verb::begins_with_a_verb;

/// Words without punctuation, as they are written.
pub(crate) fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

/// True for a year of this century: "2027".
pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit())
}

/// Lower-case words without punctuation.
pub(crate) fn word_list(text: &str) -> Vec<String> {
    words_of(text).map(str::to_lowercase).collect()
}

/// Text reduced to what makes it the same or another.
pub(crate) fn folded(text: &str) -> String {
    if !text.is_ascii() {
        return word_list(text).join(" ");
    }
    // Most cells are of plain letters, and all of them are folded more than once.
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.make_ascii_lowercase();
    out
}

const THEME: &[&str] = &[
    "theme",
    "priority",
    "workstream",
    "strand",
    "pillar",
    "objective",
    "goal",
    "aim",
    "ambition",
    "commitment",
    "principle",
    "thema",
    "nod",
    "amcan",
    "blaenoriaeth",
];

/// True for a heading that calls itself a theme: "Theme 3: …", "Priority – …", "Work stream B".
pub(crate) fn is_theme_by_name(text: &str) -> bool {
    let words = word_list(text);
    let first = words.first().map(String::as_str).unwrap_or_default();
    let two = words.iter().take(2).map(String::as_str).collect::<Vec<_>>().join(" ");
    THEME.contains(&first)
        || two == "work stream"
        || matches!(
            two.as_str(),
            "strategic priority"
                | "strategic objective"
                | "strategic aim"
                | "strategic goal"
                | "strategic theme"
        )
        || two == "non theme"
        || two == "cross cutting"
        || two == "focus area"
        || matches!(two.as_str(), "equality outcome" | "equality objective" | "equality priority")
        || first == "outcome" && words.get(1).is_some_and(|w| w.parse::<u8>().is_ok())
}

const SERVICE: &[&str] = &[
    "service",
    "services",
    "team",
    "department",
    "directorate",
    "division",
    "unit",
    "office",
    "directorates",
    "commissioning",
    "faculty",
];

/// True for a heading that names a part of an organisation.
pub(crate) fn is_service_by_name(text: &str) -> bool {
    word_list(text).iter().any(|w| SERVICE.contains(&w.as_str()))
}

/// Words before the number of a heading, those of several words first.
const LEAD_INS: &[&str] = &[
    "high impact action",
    "work stream",
    "workstream",
    "strategic priority",
    "strategic objective",
    "strategic aim",
    "strategic goal",
    "equality objective",
    "equality outcome",
    "equality priority",
    "priority area",
    "focus area",
    "theme",
    "priority",
    "strand",
    "pillar",
    "objective",
    "outcome",
    "commitment",
    "goal",
    "aim",
    "ambition",
    "pledge",
    "promise",
    "principle",
    "section",
    "nod strategol",
    "amcan cydraddoldeb",
    "maes blaenoriaeth",
    "thema",
    "nod",
    "amcan",
    "blaenoriaeth",
    "canlyniad",
];

/// True for words that only introduce the number of a heading, folded.
pub(crate) fn is_lead_in(words: &str) -> bool {
    LEAD_INS.contains(&words)
}

const NUMBERS: &[&str] =
    &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// True for "S1" and "EO12".
pub(crate) fn is_lettered_number(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    (1..=2).contains(&(text.len() - digits.len()))
        && (1..=2).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// "Metric 2: Appointments from shortlists." is a name, though it ends as a sentence does.
pub(crate) fn is_numbered_name(text: &str) -> bool {
    number_of_name(text).is_some()
}

/// The number of such a name.
pub(crate) fn number_of_name(text: &str) -> Option<&str> {
    let (word, number) = text.split_once(':')?.0.split_once(' ')?;
    let numbers = word.starts_with(char::is_uppercase)
        && (1..=2).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit());
    numbers.then_some(number)
}

/// Splits a heading into its reference and its name: "3. Health" is ("3", "Health"), "Theme 1: Health" is
/// ("1", "Health"). The third part is the words that only introduce the reference.
pub(crate) fn split_ref(heading: &str) -> (Option<String>, String, Option<String>) {
    let heading = heading.trim();
    if let Some((own, name)) = caption(heading) {
        return (None, name.to_owned(), Some(own.to_owned()));
    }
    let whole = || (None, heading.to_owned(), None);
    let mut rest = heading;
    let mut lead_in = None;
    for word in LEAD_INS {
        if let Some(prefix) = heading.get(..word.len())
            && prefix.eq_ignore_ascii_case(word)
            && heading[word.len()..].starts_with([' ', '\u{a0}', ':', '-', '–'])
        {
            lead_in = Some(prefix.to_owned());
            rest = heading[word.len()..].trim_start_matches([' ', '\u{a0}']);
            break;
        }
    }
    // "Priority one" or "Section B" over a line that names it, and "Priority one: Homes".
    let letter = rest.len() == 1 && rest.starts_with(|c: char| c.is_ascii_uppercase());
    if lead_in.is_some() && (letter || NUMBERS.contains(&rest.to_lowercase().as_str())) {
        return (Some(rest.to_owned()), heading.to_owned(), None);
    }
    if lead_in.is_some()
        && let Some((word, name)) = rest.split_once([':', '–', '-'])
        && NUMBERS.contains(&word.trim().to_lowercase().as_str())
        && !name.trim().is_empty()
    {
        return (Some(word.trim().to_owned()), name.trim().to_owned(), lead_in);
    }
    let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    // "Outcome 1 (cont’d): Fair work".
    let after = lead_in.as_ref().and_then(|_| without_continued(after)).unwrap_or(after);
    let number = digits.trim_end_matches('.');
    let closes = digits.ends_with('.') || after.starts_with([':', ')', ' ', '\t', '–', '-', '\u{a0}', '—']);
    let name = after.trim_start_matches([':', ')', '.', ' ', '\t', '–', '-', '\u{a0}', '—', '|']);
    // "Amcan 1 / Objective 1: Fair work" says it in two languages.
    if let Some(word) = lead_in.as_ref().filter(|_| !number.is_empty())
        && let Some(again) = after.trim_start().strip_prefix(['/', '|'])
        && let (Some(same), name, Some(second)) = split_ref(again)
        && same == number
    {
        return (Some(same), name, Some(format!("{word} {number} / {second}")));
    }
    let is_number = number.len() <= 5
        && number.chars().any(|c| c.is_ascii_digit())
        && number.split('.').all(|p| p.len() <= 2 && !p.is_empty());
    // "12 months of action" is a name; a bare number needs a mark after it, or the word theme before it.
    let marked = digits.ends_with('.')
        || number.contains('.')
        || number.len() == 2 && number.starts_with('0')
        || after.trim_start().starts_with([':', ')', '–', '-', '—'])
        || after.starts_with('\t')
        // Sections of laws bear names too: "Section 21 evictions".
        || lead_in.as_ref().is_some_and(|word| !word.eq_ignore_ascii_case("section"));
    if is_number && closes && marked && !name.is_empty() {
        return (Some(number.to_owned()), name.to_owned(), lead_in);
    }
    if is_number && lead_in.is_some() && name.is_empty() {
        return (Some(number.to_owned()), heading.to_owned(), None);
    }
    // "Objective S1: Fair contracts".
    if lead_in.is_some()
        && let Some((own, name)) = rest.split_once(':')
        && is_lettered_number(own)
        && !name.trim().is_empty()
    {
        return (Some(own.to_owned()), name.trim().to_owned(), lead_in);
    }
    // "III. Staffing".
    if let Some((roman, name)) = rest.split_once(". ")
        && (2..=4).contains(&roman.len())
        && roman.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
        && !name.trim().is_empty()
    {
        return (Some(roman.to_owned()), name.trim().to_owned(), lead_in);
    }
    let mut chars = rest.chars();
    if let (Some(letter), Some(mark)) = (chars.next(), chars.next())
        && (letter.is_ascii_uppercase() || letter.is_ascii_lowercase() && lead_in.is_some())
        && matches!(mark, '.' | ':' | ')')
        && (lead_in.is_some() || chars.as_str().starts_with(' '))
    {
        let name = chars.as_str().trim();
        if !name.is_empty() && name.chars().nth(1).is_none_or(|c| c != '.') {
            return (Some(letter.to_string()), name.to_owned(), lead_in);
        }
    }
    // "Theme A – Our services".
    if lead_in.is_some()
        && let Some((letter, name)) = rest.split_once(" – ").or_else(|| rest.split_once(" - "))
        && letter.len() == 1
        && letter.starts_with(|c: char| c.is_ascii_uppercase())
        && !name.trim().is_empty()
    {
        return (Some(letter.to_owned()), name.trim().to_owned(), lead_in);
    }
    if lead_in.is_some() && rest.starts_with([':', '–', '-']) {
        let name = rest.trim_start_matches([':', ' ', '–', '-', '\u{a0}']);
        if !name.is_empty() {
            return (None, name.to_owned(), lead_in);
        }
    }
    whole()
}

/// True for "Number of staff trained" and "Feedback from pupils", which say how something will be measured.
pub(crate) fn says_what_is_counted(text: &str) -> bool {
    let words = word_list(text);
    let first = words.first().map(String::as_str).unwrap_or_default();
    let of = words.get(1).is_some_and(|w| matches!(w.as_str(), "of" | "from" | "in"));
    let counted = [
        "number",
        "numbers",
        "percentage",
        "proportion",
        "rate",
        "rates",
        "feedback",
        "increase",
        "reduction",
        "share",
        "volume",
        "levels",
    ];
    of && counted.contains(&first)
}

/// True for a line that reads as a name over rows rather than as something to do.
pub(crate) fn is_name_like(text: &str) -> bool {
    let text = text.trim();
    let words = word_list(text);
    let short = (1..=9).contains(&words.len()) && !text.contains('\n');
    if !short || text.ends_with(['.', ';', '?', '!']) || text.chars().all(|c| !c.is_alphabetic()) {
        return false;
    }
    let first = words.first().map(String::as_str).unwrap_or_default();
    if verb::VERBS.contains(&first) {
        return false;
    }
    let small = ["and", "of", "the", "for", "in", "to", "with", "a", "on", "by", "or", "at", "our"];
    // "(ii)" before a name is its number.
    let number = |w: &&str| w.starts_with('(') && w.ends_with(')') && w.len() <= 6;
    let big = text.split_whitespace().filter(|w| !small.contains(&w.to_lowercase().as_str()) && !number(w));
    let (mut capital, mut all) = (0, 0);
    for word in big {
        all += 1;
        capital +=
            usize::from(word.trim_start_matches(['(', '“', '"', '‘']).starts_with(|c: char| {
                c.is_uppercase() || c.is_numeric() || matches!(c, '&' | '-' | '–' | '#')
            }));
    }
    all > 0 && (capital * 10 >= all * 6 || words.len() <= 3 && capital > 0)
}

/// The name in a line of a table of contents: words, then dots or a tab, then a page number.
pub(crate) fn contents_entry(text: &str) -> Option<&str> {
    let trimmed = text.trim_end();
    let name = trimmed.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = trimmed.len() - name.len();
    let gap = name.ends_with('\t')
        || name.trim_end().ends_with("...")
        || name.trim_end().ends_with("…")
        || name.trim_end().ends_with(". .");
    (1..=3).contains(&digits).then_some(())?;
    gap.then(|| name.trim_end_matches(|c: char| c.is_whitespace() || c == '.' || c == '…'))
        .filter(|n| !n.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{folded, split_ref, word_list};

    #[test]
    fn the_number_of_a_table_is_no_part_of_the_name_under_it() {
        for (heading, name) in [
            ("Table 3: Our people", "Our people"),
            ("Table 3.1 – Our people", "Our people"),
            ("Table 2. Our people", "Our people"),
            ("Table 3", "Table 3"),
            ("Table tennis: a plan", "Table tennis: a plan"),
        ] {
            assert_eq!(split_ref(heading).1, name, "{heading}");
        }
    }

    #[test]
    fn plain_letters_are_folded_as_all_others_are() {
        for text in [
            "",
            "  ",
            "Lead / Owner",
            "(1.2) By  when? ",
            "What\nhas been\tachieved",
            "-a-",
            "Año 2 – Straße",
        ] {
            assert_eq!(folded(text), word_list(text).join(" "), "{text:?}");
        }
    }

    #[test]
    fn a_heading_in_two_languages_has_one_reference() {
        let (ref_, name, lead_in) = split_ref("Amcan 1 / Objective 1: Gweithlu teg / A fair workforce");
        assert_eq!(ref_.as_deref(), Some("1"));
        assert_eq!(name, "Gweithlu teg / A fair workforce");
        assert_eq!(lead_in.as_deref(), Some("Amcan 1 / Objective"));
        assert_eq!(split_ref("Nod 1: Teg / Goal 2: Fair").1, "Teg / Goal 2: Fair");
    }
}
