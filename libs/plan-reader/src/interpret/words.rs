//! Words as the interpreter looks at them: folded, labelled, generic or telling.

/// Lower-case words without punctuation.
pub(crate) fn word_list(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// Text reduced to what makes it the same or another.
pub(crate) fn folded(text: &str) -> String {
    word_list(text).join(" ")
}

/// What a line says about the words after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Outcome,
    Recommendations,
    Lead,
}

const OUTCOME: &[&str] =
    &["outcome", "outcomes", "objective", "objectives", "aim", "aims", "ambition", "goal", "vision"];
const OUTCOME_WITH: &[&str] = &[
    "desired",
    "expected",
    "intended",
    "overall",
    "key",
    "theme",
    "our",
    "the",
    "long",
    "term",
    "strategic",
    "main",
    "for",
    "this",
    "of",
    "overarching",
    "statement",
    "or",
    "and",
    "what",
    "is",
    "priority",
    "equality",
    "s",
];
const RECOMMENDATIONS: &[&str] = &["recommendation", "recommendations"];
const RECOMMENDATIONS_WITH: &[&str] = &[
    "for",
    "corporate",
    "action",
    "actions",
    "emerging",
    "key",
    "council",
    "wide",
    "our",
    "the",
    "of",
    "from",
    "wider",
    "organisation",
    "organisational",
    "organisations",
    "trust",
    "university",
    "force",
    "this",
    "theme",
    "and",
    "to",
    "executive",
    "board",
];
const LEAD: &[&str] = &["lead", "leads", "owner", "sponsor", "sro", "officer", "officers", "champion", "led"];
const LEAD_WITH: &[&str] = &[
    "theme",
    "senior",
    "responsible",
    "executive",
    "exec",
    "work",
    "stream",
    "workstream",
    "overall",
    "accountable",
    "director",
    "strategic",
    "smt",
    "board",
    "programme",
    "for",
    "the",
    "this",
    "person",
    "priority",
    "by",
    "corporate",
    "member",
    "and",
];

/// Splits "Desired outcome: safe streets" into the label, its own words, and what follows.
pub(crate) fn label_of(text: &str, stands_out: bool) -> Option<(Label, &str, &str)> {
    let text = text.trim();
    let first_line = text.lines().next().unwrap_or_default();
    if let Some((before, _)) = first_line.split_once(':')
        && let Some(label) = label_words(before)
    {
        let (own, rest) = text.split_at(before.len() + 1);
        return Some((label, own, rest.trim()));
    }
    let dash = first_line.split_once(" – ").or_else(|| first_line.split_once(" - "));
    if let Some((before, _)) = dash
        && let Some(label) = label_words(before).filter(|_| word_list(before).len() > 1)
    {
        let (own, rest) = text.split_at(before.len());
        return Some((label, own, rest.trim_start_matches([' ', '–', '-'])));
    }
    let shouted = first_line.chars().any(char::is_alphabetic) && !first_line.chars().any(char::is_lowercase);
    let list_follows = text.lines().count() > 1;
    if stands_out || shouted || list_follows {
        let label = label_words(first_line)?;
        let (own, rest) = text.split_at(first_line.len());
        // "Objectives" alone over a table is a heading, not a label, unless something follows it.
        if label == Label::Lead && rest.trim().is_empty() {
            return None;
        }
        return Some((label, own, rest.trim()));
    }
    None
}

fn label_words(text: &str) -> Option<Label> {
    let words = word_list(text);
    if words.is_empty() || words.len() > 7 {
        return None;
    }
    let made_of = |keys: &[&str], with: &[&str]| {
        let is_key = |w: &String| keys.contains(&w.as_str());
        words.iter().any(is_key) && words.iter().all(|w| is_key(w) || with.contains(&w.as_str()))
    };
    if made_of(RECOMMENDATIONS, RECOMMENDATIONS_WITH) {
        Some(Label::Recommendations)
    } else if made_of(OUTCOME, OUTCOME_WITH)
        || matches!(
            words.join(" ").as_str(),
            "what success looks like"
                | "success looks like"
                | "what we want to achieve"
                | "what does good look like"
                | "where we want to be"
        )
    {
        Some(Label::Outcome)
    } else if made_of(LEAD, LEAD_WITH) {
        Some(Label::Lead)
    } else {
        None
    }
}

const GENERIC: &[&str] = &[
    "action",
    "actions",
    "plan",
    "plans",
    "activities",
    "activity",
    "table",
    "our",
    "the",
    "detailed",
    "delivery",
    "implementation",
    "appendix",
    "annex",
    "schedule",
    "work",
    "programme",
    "of",
    "and",
    "key",
    "commitments",
    "commitment",
    "what",
    "we",
    "will",
    "do",
    "sheet",
    "sheet1",
    "sheet2",
    "sheet3",
    "in",
    "detail",
    "tasks",
    "list",
    "full",
    "a",
    "b",
    "c",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "progress",
    "tracker",
    "for",
    "deliverables",
    "themed",
    "approach",
    "by",
    "theme",
    "themes",
    "service",
    "specific",
    "main",
    "data",
    "register",
    "log",
    "current",
    "live",
    "milestones",
    "export",
];

/// True for a heading that could stand over any plan: "Action plan", "Our commitments".
pub(crate) fn is_generic(text: &str) -> bool {
    // "Work plan" stands over any plan; "Work" is a theme.
    let words = word_list(text);
    words.iter().all(|w| GENERIC.contains(&w.as_str())) && words.iter().any(|w| w != "work")
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
    "domain",
];

/// True for a heading that calls itself a theme: "Theme 3: …", "Priority – …", "Work stream B".
pub(crate) fn is_theme_by_name(text: &str) -> bool {
    let words = word_list(text);
    let first = words.first().map(String::as_str).unwrap_or_default();
    let two = words.iter().take(2).map(String::as_str).collect::<Vec<_>>().join(" ");
    THEME.contains(&first)
        || two == "work stream"
        || two == "strategic priority"
        || two == "non theme"
        || two == "cross cutting"
        || two == "focus area"
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

/// Splits a heading into its reference and its name: "3. Health" is ("3", "Health"), "Theme 1: Health" is
/// ("1", "Health"). The third part is the words that only introduce the reference.
pub(crate) fn split_ref(heading: &str) -> (Option<String>, String, Option<String>) {
    let heading = heading.trim();
    let whole = || (None, heading.to_owned(), None);
    let mut rest = heading;
    let mut lead_in = None;
    for word in [
        "work stream",
        "workstream",
        "strategic priority",
        "priority area",
        "theme",
        "thema",
        "priority",
        "strand",
        "pillar",
        "objective",
        "commitment",
        "goal",
        "aim",
        "section",
    ] {
        if let Some(prefix) = heading.get(..word.len())
            && prefix.eq_ignore_ascii_case(word)
            && heading[word.len()..].starts_with([' ', '\u{a0}', ':', '-', '–'])
        {
            lead_in = Some(prefix.to_owned());
            rest = heading[word.len()..].trim_start_matches([' ', '\u{a0}']);
            break;
        }
    }
    let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    let number = digits.trim_end_matches('.');
    let closes = digits.ends_with('.') || after.starts_with([':', ')', ' ', '\t', '–', '-', '\u{a0}', '—']);
    let name = after.trim_start_matches([':', ')', '.', ' ', '\t', '–', '-', '\u{a0}', '—']);
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
    let mut chars = rest.chars();
    if let (Some(letter), Some(mark)) = (chars.next(), chars.next())
        && letter.is_ascii_uppercase()
        && matches!(mark, '.' | ':' | ')')
        && (lead_in.is_some() || chars.as_str().starts_with(' '))
    {
        let name = chars.as_str().trim();
        if !name.is_empty() && name.chars().nth(1).is_none_or(|c| c != '.') {
            return (Some(letter.to_string()), name.to_owned(), lead_in);
        }
    }
    if lead_in.is_some() && rest.starts_with([':', '–', '-']) {
        let name = rest.trim_start_matches([':', ' ', '–', '-', '\u{a0}']);
        if !name.is_empty() {
            return (None, name.to_owned(), lead_in);
        }
    }
    whole()
}

const VERBS: &[&str] = &[
    "review",
    "develop",
    "deliver",
    "create",
    "ensure",
    "establish",
    "provide",
    "work",
    "set",
    "implement",
    "publish",
    "train",
    "support",
    "improve",
    "increase",
    "introduce",
    "launch",
    "carry",
    "continue",
    "promote",
    "identify",
    "explore",
    "build",
    "use",
    "make",
    "hold",
    "run",
    "embed",
    "monitor",
    "consult",
    "engage",
    "undertake",
    "agree",
    "raise",
    "offer",
    "write",
    "share",
    "report",
    "complete",
    "produce",
    "design",
    "pilot",
    "refresh",
    "update",
    "appoint",
    "recruit",
    "commission",
    "co",
    "collect",
    "analyse",
    "celebrate",
    "invite",
    "organise",
    "link",
    "address",
    "reduce",
    "roll",
    "extend",
    "expand",
    "maintain",
    "conduct",
    "consider",
    "encourage",
];

/// True for words that begin with something to do: "Publish …", "To publish …".
pub(crate) fn begins_with_a_verb(text: &str) -> bool {
    let words = word_list(text);
    let first = words
        .iter()
        .map(String::as_str)
        .find(|w| !matches!(*w, "to" | "also" | "further" | "fully" | "actively"));
    first.is_some_and(|w| VERBS.contains(&w) || MORE_VERBS.contains(&w))
}

/// Words that begin what is to be done, though a name may begin with them as well.
const MORE_VERBS: &[&str] = &[
    "recruit",
    "require",
    "ask",
    "tell",
    "start",
    "begin",
    "meet",
    "visit",
    "listen",
    "fund",
    "give",
    "add",
    "change",
    "remove",
    "replace",
    "revise",
    "strengthen",
    "widen",
    "ring",
    "put",
    "bring",
    "name",
    "find",
    "open",
    "close",
    "end",
    "stop",
    "test",
    "check",
    "audit",
    "map",
    "measure",
    "record",
    "track",
    "gather",
    "survey",
    "analyse",
    "assess",
    "evaluate",
    "investigate",
    "research",
    "examine",
    "scrutinise",
    "invest",
    "procure",
    "partner",
    "collaborate",
    "coordinate",
    "co-design",
    "codesign",
    "host",
    "convene",
    "facilitate",
    "mentor",
    "coach",
    "sponsor",
    "advertise",
    "interview",
    "translate",
    "rewrite",
    "draft",
    "prepare",
    "adopt",
    "approve",
    "sign",
    "join",
    "apply",
    "secure",
    "ensure",
    "guarantee",
    "protect",
    "challenge",
    "tackle",
    "diversify",
    "decolonise",
    "reform",
    "redesign",
    "refine",
    "clarify",
    "communicate",
    "display",
    "show",
    "celebrate",
    "mark",
    "recognise",
    "reward",
    "pay",
    "set",
    "double",
    "halve",
    "grow",
    "cut",
    "lead",
    "enable",
    "empower",
    "equip",
    "educate",
    "teach",
    "brief",
    "inform",
    "consult",
    "involve",
    "include",
    "integrate",
    "mainstream",
    "standardise",
    "scale",
    "trial",
    "commit",
    "hire",
    "redraft",
    "simplify",
    "digitise",
    "anonymise",
    "benchmark",
    "formalise",
    "create",
];

/// True for a line that reads as a name over rows rather than as something to do.
pub(crate) fn is_name_like(text: &str) -> bool {
    let text = text.trim();
    let words = word_list(text);
    let short = (1..=9).contains(&words.len()) && !text.contains('\n');
    if !short || text.ends_with(['.', ';', '?', '!']) || text.chars().all(|c| !c.is_alphabetic()) {
        return false;
    }
    let first = words.first().map(String::as_str).unwrap_or_default();
    if VERBS.contains(&first) {
        return false;
    }
    let small = ["and", "of", "the", "for", "in", "to", "with", "a", "on", "by", "or", "at", "our"];
    let big = text.split_whitespace().filter(|w| !small.contains(&w.to_lowercase().as_str()));
    let (mut capital, mut all) = (0, 0);
    for word in big {
        all += 1;
        capital +=
            usize::from(word.trim_start_matches(['(', '“', '"', '‘']).starts_with(|c: char| {
                c.is_uppercase() || c.is_numeric() || c == '&' || c == '-' || c == '–'
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
