//! Telling people, posts, teams, units and organisations apart by the words they are made of.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::contacts::{is_address, looks_of_address};
use super::ranks::{is_honour, is_post, titles};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looks {
    Person,
    Post,
    Team,
    Organisation,
    Unit,
}

#[derive(Debug, Default, Clone, Copy)]
struct Telling {
    team: bool,
    post: bool,
    organisation: bool,
    unit: bool,
    service: bool,
}

fn telling() -> &'static HashMap<&'static str, Telling> {
    static WORDS: OnceLock<HashMap<&'static str, Telling>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut out: HashMap<&'static str, Telling> = HashMap::new();
        for line in include_str!("words.txt").lines().filter(|l| !l.starts_with('#')) {
            let Some((kind, words)) = line.split_once('\t') else { continue };
            for word in words.split_whitespace() {
                let telling = out.entry(word).or_default();
                match kind {
                    "team" => telling.team = true,
                    "post" => telling.post = true,
                    "organisation" => telling.organisation = true,
                    "service" => telling.service = true,
                    _ => telling.unit = true,
                }
            }
        }
        out
    })
}

fn tells(word: &str) -> Telling {
    let low = word.to_lowercase().replace('’', "'");
    let bare = low.trim_matches(|c: char| !c.is_alphanumeric());
    let stem = bare.strip_suffix("'s").unwrap_or(bare);
    let told = telling().get(stem).copied();
    // Several who hold a post: "Deans", "Trainers".
    let several = || stem.strip_suffix('s').and_then(|one| telling().get(one)).is_some_and(|one| one.post);
    // "Vice-President", "Co-Director".
    let under = || {
        let one = ["vice-", "co-", "deputy-", "sub-"].iter().find_map(|it| stem.strip_prefix(it));
        one.and_then(|one| telling().get(one)).is_some_and(|one| one.post)
    };
    told.unwrap_or_else(|| Telling { team: several(), post: under(), ..Telling::default() })
}

/// Two to six capitals, perhaps joined by "&": HR, CSSW, HR&OD.
pub(super) fn is_acronym(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    !text.contains(' ')
        && (2..=7).contains(&letters)
        && capitals * 4 >= letters * 3
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '&' | '-' | '+'))
}

/// Initials with their full stops, "A.R." or "A.": those of a person, unless they are the short name of a service.
pub(super) fn is_initials(text: &str) -> bool {
    let letters: String = text.split('.').collect();
    let dotted = text.ends_with('.') && text.split('.').all(|letter| letter.chars().count() <= 1);
    let told = tells(&letters);
    dotted
        && (1..=3).contains(&letters.len())
        && letters.chars().all(char::is_uppercase)
        && !(told.unit || told.post)
}

/// True for a word that belongs to posts and bodies rather than to the names of people.
pub(super) fn tells_of_a_body(word: &str) -> bool {
    let told = tells(word);
    told.team || told.post || told.organisation || told.unit
}

pub(super) fn tells_of_a_post(word: &str) -> bool {
    tells(word).post
}

/// True for several who hold a post: "Associate Deans".
pub(super) fn are_holders(name: &str) -> bool {
    let last = name.split_whitespace().last().unwrap_or_default().to_lowercase();
    last.strip_suffix('s').is_some_and(|one| tells(one).post)
}

/// True for what most bodies have as a service by itself: "Legal", "Public Health".
pub(super) fn is_service(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.len() <= 3 && tells(&words.join("-")).service
}

/// True for "HRBPs": the short name of a post, of several who hold it.
fn are_several(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|w| w.chars().count() >= 2 && w.chars().all(char::is_uppercase))
}

/// True for "ASC" beside "Adult Social Care".
pub(super) fn acronym_of(short: &str, long: &str) -> bool {
    // "DoO" beside "Director of Operations" is as "DOO".
    let mixed = !short.contains(' ')
        && short.len() <= 6
        && short.ends_with(char::is_uppercase)
        && short.chars().all(char::is_alphabetic);
    if !is_acronym(short) && !mixed {
        return false;
    }
    let all = ["and", "of", "the", "for", "&"];
    let initials = |skip: bool| -> String {
        long.split(|c: char| c.is_whitespace() || c == '-')
            .filter(|w| !(w.is_empty() || skip && all.contains(&w.to_lowercase().as_str())))
            .filter_map(|w| w.chars().next())
            .flat_map(char::to_uppercase)
            .collect()
    };
    let short: String = short.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    let (with, without) = (initials(false), initials(true));
    let first_two: String = short.chars().take(2).collect();
    with == short
        || without == short
        || (short.chars().count() >= 3
            && without.starts_with(&first_two)
            && long.split_whitespace().count() > 1)
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "van"
            | "der"
            | "den"
            | "bin"
            | "bint"
            | "al"
            | "el"
            | "da"
            | "di"
            | "dos"
            | "la"
            | "le"
            | "von"
            | "ibn"
            | "ap"
            | "y"
            | "du"
    )
}

/// Capitalised words none of which is the stuff of services and posts.
pub(super) fn is_person(text: &str) -> bool {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let titles = titles(&words);
    let titled = titles > 0;
    words.drain(..titles);
    while words.len() > 1 && words.last().is_some_and(|w| is_honour(w)) {
        words.pop();
    }
    if words.is_empty() || words.len() > 8 || (words.len() > 4 && words.len() % 2 == 1) {
        return false;
    }
    let named = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
        let initial = letters == 1 && bare.chars().all(char::is_uppercase);
        // "DfE" and "MoJ" are no names of people.
        let short = letters > 1 && bare.ends_with(char::is_uppercase);
        let proper = bare.starts_with(char::is_uppercase) && bare.chars().any(char::is_lowercase) && !short;
        let service_word = tells_of_a_body(word);
        let clean = bare.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '‑' | '.'));
        (initial || proper) && clean && !are_several(bare) && !service_word && !word.contains('&')
    };
    let names = words.iter().filter(|w| named(w)).count();
    let particles = words.iter().filter(|w| is_particle(w)).count();
    let full = words.iter().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 1).count();
    names + particles == words.len() && names > 0 && full > 0 && (words.len() > 1 || titled || names == 1)
}

/// "Chief Executive's Office", "Member Services", "Executive Support": a part of the organisation, named for who is in it.
fn is_part_named_for_a_post(words: &[String]) -> bool {
    let Some((last, before)) = words.split_last() else { return false };
    let alone = before.len() == 1 || before.last().is_some_and(|w| w.ends_with("'s") || w.ends_with("’s"));
    let part = matches!(
        last.as_str(),
        "service"
            | "services"
            | "department"
            | "directorate"
            | "division"
            | "unit"
            | "hub"
            | "support"
            | "development"
            | "programme"
    );
    last == "office" || part && alone
}

/// What a piece of text reads as.
pub(super) fn looks(text: &str) -> Looks {
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [address] = words.as_slice()
        && is_address(address)
    {
        return looks_of_address(address);
    }
    let several = words.last().is_some_and(|w| are_several(w) && !tells(w).organisation);
    // "Gp" is no practice of doctors here.
    let group = matches!(words.as_slice(), [.., kind, gp]
        if gp.trim_end_matches('.').eq_ignore_ascii_case("gp")
            && matches!(kind.to_lowercase().as_str(), "steering" | "working" | "reference" | "advisory" | "focus" | "user" | "finish"));
    if several || group {
        return Looks::Team;
    }
    let kinds: Vec<Telling> = words.iter().map(|w| tells(w)).collect();
    let last = kinds.last().copied().unwrap_or_default();
    let first = kinds.first().copied().unwrap_or_default();
    let lower: Vec<String> = words.iter().map(|w| w.to_lowercase()).collect();
    let of = lower.iter().position(|w| matches!(w.as_str(), "of" | "for"));
    // Before "of" stands what it is: "Director of …", "Heads of …", "Board of …", "University of …".
    let head = of.and_then(|i| i.checked_sub(1)).and_then(|i| kinds.get(i)).copied();
    if let Some(head) = head {
        if head.team && !head.post {
            return Looks::Team;
        }
        if head.post {
            return Looks::Post;
        }
        if head.organisation {
            return Looks::Organisation;
        }
    }
    if is_post(&words) {
        return Looks::Post;
    }
    if is_person(text) {
        return Looks::Person;
    }
    if words.len() > 1 && lower.first().is_some_and(|w| matches!(w.as_str(), "all" | "every" | "each")) {
        return if last.post {
            Looks::Post
        } else if last.organisation {
            Looks::Organisation
        } else if last.unit && !last.team {
            Looks::Unit
        } else {
            Looks::Team
        };
    }
    if last.team && !(last.post && words.len() > 1 && kinds.iter().rev().skip(1).any(|k| k.post)) {
        return Looks::Team;
    }
    if last.post {
        return Looks::Post;
    }
    // "Lead Member Children", "Housing Manager North".
    if !is_part_named_for_a_post(&lower)
        && !last.organisation
        && !last.team
        && (first.post || kinds.iter().any(|k| k.post && !k.team && !k.organisation))
    {
        return Looks::Post;
    }
    if last.organisation && !(words.len() > 1 && last.unit) || first.organisation && words.len() == 1 {
        return Looks::Organisation;
    }
    if kinds.iter().any(|k| k.organisation) && !kinds.iter().any(|k| k.unit && !k.organisation) {
        return Looks::Organisation;
    }
    Looks::Unit
}

/// True for words that say that nobody leads yet.
pub(super) fn is_nobody(text: &str) -> bool {
    matches!(
        text.to_lowercase().trim_end_matches('.'),
        "tbc"
            | "tbd"
            | "tba"
            | "n/a"
            | "na"
            | "n/k"
            | "none"
            | "to be confirmed"
            | "to be agreed"
            | "to be appointed"
            | "to be recruited"
            | "to be identified"
            | "to be decided"
            | "to be determined"
            | "unassigned"
            | "not assigned"
            | "not yet assigned"
            | "vacant"
            | "vacancy"
            | "vacant post"
            | "post vacant"
            | "new post"
            | "new role"
            | "etc"
    )
}

#[cfg(test)]
mod tests {
    use super::acronym_of;

    #[test]
    fn letters_that_take_several_bytes_shorten_names_as_others_do() {
        assert!(acronym_of("HÉR", "Housing Équité Renewal"));
        assert!(!acronym_of("AÀ", "Arts and Parks"));
    }
}
