//! Names of themes that all begin alike, with a code or with words that introduce them: "T2 – Pay", "(i) Safety", "Our priority 1: Homes".

use crate::draft::{Draft, DraftTheme, Unplaced, UnplacedReason};
use crate::interpret::words::{folded, is_lead_in};

/// A label before the number has no more words.
const MOST_WORDS: usize = 3;

/// How such a name begins.
struct Begun {
    label: String,
    /// The words before the number, as they are written.
    own: Option<String>,
    number: Option<String>,
    name: String,
}

/// Parts the numbers and the words before them from the names, where at least two begin alike and none of them twice.
pub(in crate::interpret) fn part(draft: &mut Draft) {
    let begun: Vec<Option<Begun>> = draft.themes.iter().map(begun).collect();
    let mut labels: Vec<&str> = begun.iter().flatten().map(|b| b.label.as_str()).collect();
    labels.sort_unstable();
    let most = labels
        .chunk_by(|a, b| a == b)
        .max_by_key(|c| c.len())
        .and_then(|c| c.first().map(|l| ((*l).to_owned(), c.len())));
    let Some((label, count)) = most.filter(|(_, count)| *count > 1) else { return };
    let alike = |b: &&Begun| b.label == label;
    let mut numbers: Vec<Option<&str>> =
        begun.iter().flatten().filter(alike).map(|b| b.number.as_deref()).collect();
    numbers.sort_unstable();
    let distinct = numbers.windows(2).all(|pair| pair.first() != pair.last());
    let unnumbered = numbers.iter().all(Option::is_none);
    // "Our priority: Homes" says so of every theme. One or two may bear no number.
    let named = draft.themes.iter().filter(|t| t.name.is_some()).count();
    if !(distinct || unnumbered && count == named) || named > count + 2 {
        return;
    }
    for (theme, found) in draft.themes.iter_mut().zip(begun) {
        let Some(found) = found.filter(|b| b.label == label) else { continue };
        draft.unplaced.extend(found.own.map(|text| Unplaced {
            text,
            reason: UnplacedReason::Label,
            source: theme.source.clone(),
        }));
        (theme.name, theme.ref_) = (Some(found.name), found.number);
    }
}

fn begun(theme: &DraftTheme) -> Option<Begun> {
    let name = theme.name.as_deref().filter(|_| theme.ref_.is_none())?;
    coded(name).or_else(|| labelled(name))
}

/// "T1: Homes", "EO2 – Pay", "(iii) Safety".
fn coded(name: &str) -> Option<Begun> {
    let (code, rest) = name.split_once([' ', '\u{a0}', ':'])?;
    let rest = rest.trim_start_matches([' ', '\u{a0}', ':', '.', '-', '–', '—', '|']);
    let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = code.len() - letters.len();
    let of_letters = (1..=3).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    let label = if of_letters && (1..=2).contains(&digits) {
        letters.to_owned()
    } else {
        let inner = code.strip_prefix('(')?.strip_suffix(')')?;
        (is_roman(inner) || is_number(inner) || inner.len() == 1 && inner.starts_with(char::is_alphabetic))
            .then(|| "()".to_owned())?
    };
    let code = code.trim_matches(['(', ')']);
    begins_a_name(rest).then(|| Begun {
        label,
        own: None,
        number: Some(code.to_owned()),
        name: rest.to_owned(),
    })
}

/// "Theme #1: Homes", "Ambition One – Homes", "Our priority: Homes".
fn labelled(name: &str) -> Option<Begun> {
    let mark = name.find([':', '–', '—', '|', '.']).or_else(|| name.find(" - "))?;
    let (before, rest) = (name.get(..mark)?, name.get(mark..)?);
    let rest = rest.trim_start_matches([' ', '\u{a0}', ':', '.', '-', '–', '—', '|']);
    let mut words: Vec<&str> = before.split_whitespace().collect();
    let number = words
        .pop_if(|w| is_number(w.trim_start_matches('#')) || is_counted(w) || is_roman(&w.to_lowercase()));
    let label = folded(&words.join(" "));
    // "Domain 1: Leadership" and "Metric 2: Pay" are known by these names.
    let introduces = is_lead_in(&label) || label.rsplit_once(' ').is_some_and(|(_, last)| is_lead_in(last));
    let of_words = (1..=MOST_WORDS).contains(&words.len()) && before.starts_with(char::is_uppercase);
    let told = number.is_some() || name.as_bytes().get(mark) == Some(&b':');
    let number = number.map(|n| n.trim_start_matches('#').to_owned());
    (of_words && introduces && told && begins_a_name(rest)).then(|| Begun {
        label,
        own: Some(words.join(" ")),
        number,
        name: rest.to_owned(),
    })
}

fn begins_a_name(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘'))
}

fn is_number(word: &str) -> bool {
    (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
        || word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase())
}

fn is_counted(word: &str) -> bool {
    const COUNTED: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    COUNTED.contains(&word.to_lowercase().as_str())
}

fn is_roman(word: &str) -> bool {
    (1..=4).contains(&word.len()) && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(names: &[&str]) -> Vec<String> {
        let theme = |name: &&str| DraftTheme { name: Some((*name).to_owned()), ..DraftTheme::default() };
        let mut draft = Draft { themes: names.iter().map(theme).collect(), ..Draft::default() };
        part(&mut draft);
        let said = |t: &DraftTheme| {
            format!("{}|{}", t.ref_.as_deref().unwrap_or("-"), t.name.as_deref().unwrap_or("-"))
        };
        draft.themes.iter().map(said).collect()
    }

    #[test]
    fn words_and_numbers_before_all_names_are_no_part_of_them() {
        assert_eq!(parted(&["Theme #1: Homes", "Theme #2: Pay"]), ["1|Homes", "2|Pay"]);
        assert_eq!(parted(&["EO1 – Homes", "EO2 – Pay"]), ["EO1|Homes", "EO2|Pay"]);
        assert_eq!(parted(&["(i) Homes", "(ii) Pay", "Other"]), ["i|Homes", "ii|Pay", "-|Other"]);
        assert_eq!(parted(&["Our priority: Homes", "Our priority: Pay"]), ["-|Homes", "-|Pay"]);
        assert_eq!(parted(&["Our aim One – Homes", "Our aim Two – Pay"]), ["One|Homes", "Two|Pay"]);
    }

    #[test]
    fn names_that_only_look_so_stay_whole() {
        for names in [
            ["Year 1: Homes", "Year 2: Pay"],
            ["Housing: repairs", "Housing: lettings"],
            ["Our priority 1: Homes", "Homes for all"],
            ["Domain 1: Homes", "Domain 2: Pay"],
        ] {
            assert_eq!(parted(&names), names.map(|n| format!("-|{n}")), "{names:?}");
        }
    }
}
