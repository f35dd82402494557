//! "Objective one" over "We will hear each complaint in time.": the sentence beneath a number is the name of the theme.

use std::collections::{HashMap, HashSet};

use super::Interpreter;
use super::prose::Prose;
use super::sections::HeadingIs;
use super::words::{label_of, split_ref};
use crate::block::{Block, Manner, Paragraph};
use crate::draft::UnplacedReason;

/// Longer than this is no name.
const MOST_WORDS: usize = 45;

/// The sentences that name the themes, where every heading that is but a number has one.
pub(super) fn found(
    blocks: &[Block],
    headings: &HashMap<usize, (u8, HeadingIs)>,
    prose: &Prose,
) -> HashSet<usize> {
    let numbers = headings.iter().filter(|(at, (_, is))| {
        *is == HeadingIs::Theme
            && matches!(blocks.get(**at), Some(Block::Paragraph(p)) if number_alone(&p.text).is_some())
    });
    let sentence = |at: usize| match blocks.get(at) {
        Some(Block::Paragraph(p)) if !headings.contains_key(&at) && !prose.claims(at) => is_sentence(p),
        _ => false,
    };
    let beneath: Vec<usize> = numbers.map(|(at, _)| at + 1).collect();
    if beneath.len() > 1 && beneath.iter().all(|at| sentence(*at)) {
        beneath.into_iter().collect()
    } else {
        HashSet::new()
    }
}

impl Interpreter {
    /// Calls the theme at hand by the sentence beneath its number.
    pub(super) fn name_theme(&mut self, p: &Paragraph) {
        self.explain(&p.at, &p.text, "Read as the name of the theme: it stands right beneath its number.");
        let name = p.text.trim().to_owned();
        let theme = self.current_theme();
        let number = theme.name.replace(name.clone()).unwrap_or_default();
        if let Some((own, _)) = number_alone(&number) {
            let (own, at) = (own.to_owned(), theme.source.clone());
            self.unplaced(&own, UnplacedReason::Label, &at);
        }
        if let Some(heading) = self.stack.last_mut() {
            heading.text = name;
        }
    }
}

/// Parts "Objective one" into its words and its number, where nothing else stands in it.
fn number_alone(text: &str) -> Option<(&str, String)> {
    let text = text.trim().trim_end_matches([':', '.']);
    match split_ref(text) {
        (Some(number), name, None) if name == text => {
            let own = text.strip_suffix(number.as_str())?;
            Some((own.trim_end(), number))
        }
        _ => None,
    }
}

/// True for a line of one sentence.
fn is_sentence(p: &Paragraph) -> bool {
    let text = p.text.trim();
    let words = text.split_whitespace().count();
    let one = text.trim_end_matches('.');
    p.manner == Manner::Plain
        && (3..=MOST_WORDS).contains(&words)
        && !one.contains(". ")
        && !text.contains('\n')
        && !text.ends_with([':', ';', ','])
        && label_of(text, false).is_none()
}

#[cfg(test)]
mod tests {
    use crate::Options;

    fn themes(page: &str) -> Vec<(Option<String>, Option<String>)> {
        let draft = crate::read(page.as_bytes(), "plan.txt", &Options::default(), &mut |_| {}).unwrap().draft;
        draft.themes.into_iter().map(|t| (t.ref_, t.name)).collect()
    }

    #[test]
    fn a_sentence_beneath_a_number_is_the_name_of_the_theme() {
        let text = "Equality plan\n\nObjective one\n\nEvery tenant is heard in time.\n\nAction\tBy when\n\
                    Publish the waiting times\tMay 2027\nTrain the call centre\tJune 2027\n\nObjective two\n\n\
                    Every trade is open to all.\n\nAction\tBy when\nReview the adverts\tMay 2027\nVisit ten schools\tJuly 2027\n";
        let named = |number: &str, name: &str| (Some(number.to_owned()), Some(name.to_owned()));
        let both =
            [named("one", "Every tenant is heard in time."), named("two", "Every trade is open to all.")];
        assert_eq!(themes(text), both);
        let told = text.replace("heard in time.", "heard. Few are today. That is not fair.");
        assert_eq!(themes(&told), [named("one", "Objective one"), named("two", "Objective two")]);
    }
}
