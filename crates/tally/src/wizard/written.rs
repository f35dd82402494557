//! The mapping as a file that a person reads and goes on with.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use classification::Characteristic;
use records::label::key;
use records::{Advice, NonAnswer};

use super::guess::{Guess, Proposal, non_answer};
use super::{Proposed, Wish, classified};

/// The text of the mapping.
pub(super) fn mapping(wish: &Wish, proposed: &Proposed) -> String {
    let mut text = String::new();
    let path = relative(wish);
    let title = wish.file.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let _ = write!(
        text,
        "# What the columns of this file are. Written after a look at it: read it through, mend it, then run\n\
         #   evenhand-tally check {}\nevenhand-mapping = 1\ntitle = {}\n\n[source]\nfiles = [{}]\n",
        wish.out.display().to_string().replace('\n', " "),
        quoted(&title),
        quoted(&path)
    );
    if let Some(sheet) = &proposed.sheet {
        let _ = writeln!(text, "sheet = {}", quoted(sheet));
    }
    if proposed.header_row != 1 {
        let _ = writeln!(text, "header-row = {}", proposed.header_row);
    }
    if proposed.ends_at_empty_row {
        let _ = writeln!(text, "# below the empty row after the table stand notes\nends-at-empty-row = true");
    }
    let mut taken = BTreeSet::new();
    let mut named: Vec<(String, &Proposal)> = Vec::new();
    for proposal in &proposed.columns {
        if proposal.guess == Guess::Ignore {
            let _ = writeln!(text, "\n# {} is left aside: {}.", quoted(&proposal.heading), proposal.why);
            continue;
        }
        let name = name(&proposal.heading, &mut taken);
        column(&mut text, &name, proposal);
        named.push((name, proposal));
    }
    fields(&mut text, &named);
    tables(&mut text, &named);
    text
}

/// The path from the folder of the mapping, where the file stands in it; else the whole path.
fn relative(wish: &Wish) -> String {
    let file = wish.file.canonicalize().unwrap_or_else(|_| wish.file.clone());
    let folder =
        wish.out.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(std::path::Path::new("."));
    let inside = folder
        .canonicalize()
        .ok()
        .and_then(|it| file.strip_prefix(it).ok().map(std::path::Path::to_path_buf));
    inside.unwrap_or(file).to_string_lossy().into_owned()
}

fn column(text: &mut String, name: &str, proposal: &Proposal) {
    let _ = write!(
        text,
        "\n# {}\n[column.{name}]\nfrom = {}\nas = \"{}\"\n",
        comment(&proposal.seen),
        quoted(&proposal.heading),
        proposal.guess.word()
    );
    match proposal.guess {
        Guess::Date => {
            let sure = if proposal.sure_of_order {
                ""
            } else {
                "  # every date can be read in two orders: is it this one?"
            };
            let _ = writeln!(text, "order = \"{}\"{sure}", proposal.order.name());
        }
        Guess::Category | Guess::Grade => labels(text, proposal),
        Guess::Pay => {
            let _ = writeln!(text, "# least = 0, most = 500000 where you know what can be right");
        }
        Guess::Person | Guess::Number | Guess::Count | Guess::Weight | Guess::Ignore => {}
    }
}

fn labels(text: &mut String, proposal: &Proposal) {
    let labels = proposal.labels();
    let list = labels.iter().map(|it| quoted(it)).collect::<Vec<_>>();
    let lines = list.join(",\n  ");
    if proposal.guess == Guess::Grade {
        let _ = writeln!(text, "# from the lowest to the highest\norder = [\n  {lines},\n]");
    } else if proposal.more {
        let _ = writeln!(text, "# too many labels to list: each is a category as it stands");
    } else if let Some(it) = classified::column(&proposal.heading, &labels) {
        let _ = writeln!(
            text,
            "# read by a classification that comes along: its groups, and the ways in which people write them"
        );
        let _ = writeln!(text, "classification = {}", quoted(it.id));
        decided(text, &it.undecided);
    } else {
        let _ = writeln!(
            text,
            "# every label of the file; one that is not listed stops the counting until somebody says what it is"
        );
        let _ = writeln!(text, "categories = [\n  {lines},\n]");
        let _ = writeln!(text, "# labels = {{ \"as the file writes it\" = \"what it stands for\" }}");
    }
    for (why, setting) in [
        (NonAnswer::PreferNotToSay, "prefer-not-to-say"),
        (NonAnswer::NotKnown, "not-known"),
        (NonAnswer::NotAsked, "not-asked"),
    ] {
        let mut met = BTreeSet::new();
        let words: Vec<String> = proposal
            .texts
            .iter()
            .filter(|(it, _)| non_answer(it) == Some(why) && met.insert(key(it)))
            .map(|(it, _)| quoted(it))
            .collect();
        if !words.is_empty() {
            let _ = writeln!(text, "{setting} = [{}]", words.join(", "));
        }
    }
}

/// Where a person says what the labels stand for that the classification does not know.
fn decided(text: &mut String, undecided: &[(&str, Advice)]) {
    if undecided.is_empty() {
        let _ = writeln!(text, "# labels = {{ \"as the file writes it\" = \"the group's label\" }}");
        return;
    }
    let _ = writeln!(
        text,
        "# It does not know these, and nothing is counted until you say what each stands for: a group of it below,\n\
         # or no answer, in a list not-known, prefer-not-to-say or not-asked.\n# labels = {{"
    );
    for (label, advice) in undecided {
        let known: String =
            advice.to_string().chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
        let known = if known.is_empty() { known } else { format!("   # {known}") };
        let _ = writeln!(text, "#   {} = \"the group's label\",{known}", quoted(label));
    }
    let _ = writeln!(text, "# }}");
}

fn fields(text: &mut String, named: &[(String, &Proposal)]) {
    let born = named.iter().find(|(_, it)| it.guess == Guess::Date && key(&it.heading).contains("birth"));
    if let Some((name, _)) = born {
        let _ = write!(
            text,
            "\n# Ages, in bands. Say on which day they count and take the signs away.\n# [field.age-band]\n# age-of = \"{name}\"\n# on = 2026-03-31\n# bands = [16, 25, 35, 45, 55, 65]\n"
        );
    }
    if let Some((name, proposal)) = named.iter().find(|(_, it)| it.guess == Guess::Grade) {
        let grades = proposal.labels();
        if let Some(upper) = grades.get(grades.len() * 3 / 4) {
            let _ = write!(
                text,
                "\n# Whether a grade is at or above one of them.\n# [field.senior]\n# of = \"{name}\"\n# at-or-above = {}\n",
                quoted(upper)
            );
        }
    }
}

fn tables(text: &mut String, named: &[(String, &Proposal)]) {
    let people = if named.iter().any(|(_, it)| it.guess == Guess::Person) { "people = true\n" } else { "" };
    let first: Vec<String> = dimensions(named).iter().take(2).map(|it| format!("\"{it}\"")).collect();
    let _ =
        write!(text, "\n# The tables that are counted.\n[[table]]\nby = [{}]\n{people}", first.join(", "));
    if let Some((pay, _)) = named.iter().find(|(_, it)| it.guess == Guess::Pay) {
        let _ = writeln!(text, "values = [\"{pay}\"]");
    }
}

/// The columns a table can be made by, the likeliest first: a grade, ethnicity, what another classification reads, then the
/// others. One that says the same in each row tells nobody apart, and of several of one characteristic (ethnicity as people
/// say it and as an officer saw it) the first stands for all.
fn dimensions<'n>(named: &'n [(String, &Proposal)]) -> Vec<&'n str> {
    let mut met: Vec<Characteristic> = Vec::new();
    let mut found: Vec<(Rank, &str)> = Vec::new();
    for (name, it) in named.iter().filter(|(_, it)| it.more || it.texts.len() > 1) {
        let rank = match it.guess {
            Guess::Grade => Rank::Grade,
            Guess::Category => match classified::column(&it.heading, &it.labels()) {
                Some(by) if met.contains(&by.characteristic) => continue,
                Some(by) => {
                    met.push(by.characteristic);
                    if by.characteristic == Characteristic::Ethnicity {
                        Rank::Ethnicity
                    } else {
                        Rank::Classified
                    }
                }
                None => Rank::Other,
            },
            _ => continue,
        };
        found.push((rank, name));
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, name)| name).collect()
}

/// How likely a table is wanted by a column, the likeliest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Grade,
    Ethnicity,
    Classified,
    Other,
}

/// A short name out of a heading, unlike those before.
fn name(heading: &str, taken: &mut BTreeSet<String>) -> String {
    let letters = heading.to_lowercase();
    let words: Vec<&str> =
        letters.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let mut name: String = words.join("-").chars().take(40).collect();
    name = name.trim_matches('-').to_owned();
    if !name.starts_with(|it: char| it.is_ascii_lowercase()) {
        name = if name.is_empty() { "column".to_owned() } else { format!("column-{name}") };
    }
    let mut unlike = name.clone();
    let mut next = 2;
    while !taken.insert(unlike.clone()) {
        unlike = format!("{name}-{next}");
        next += 1;
    }
    unlike
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            control if control.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(control));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// Words that can stand behind the sign of a comment.
fn comment(text: &str) -> String {
    text.chars().map(|it| if it.is_control() { ' ' } else { it }).collect()
}
