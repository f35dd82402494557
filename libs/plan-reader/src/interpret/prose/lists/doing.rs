//! "We will work with those who seldom visit, particularly by:" over items that each say what is done.

use super::super::line::Is;
use super::super::narrative::is_action_like;
use super::super::walker::Walker;
use super::{Become, Listed};
use crate::confidence::FoundBy;
use crate::interpret::words::word_list;

/// What the items of such a list become.
pub(super) const BY_DOING: Become = Become {
    recommends: false,
    found_by: FoundBy::ListItem,
    why: "Read as an activity: it is an item of a list, each of which says what is done, under a sentence that says what we will do.",
    kind_guessed: true,
};

impl Walker<'_, '_> {
    /// True where the sentence above a list says what we will do, and nearly every item begins with something that is done.
    pub(super) fn promised_by_doing(&self, from: usize, items: &[Listed]) -> bool {
        let above = from.checked_sub(1).and_then(|at| self.line(at)).filter(|l| l.is == Is::Plain);
        let promised = above.is_some_and(|l| promises(l.text()));
        let does = items.iter().filter(|it| is_action_like(&it.item.text) || is_doing(&it.item.text)).count();
        !self.strict && promised && items.len() > 1 && does * 4 >= items.len() * 3
    }
}

/// True for text whose last sentence begins with "We will".
fn promises(text: &str) -> bool {
    let last = text.rsplit_once(". ").map_or(text, |(_, last)| last);
    let words = word_list(last);
    matches!(words.first_chunk(), Some([we, will]) if we == "we" && matches!(will.as_str(), "will" | "shall" | "ll"))
}

/// True for "Bringing groups from nearby towns", which is no name: "Housing", "Training for all".
fn is_doing(text: &str) -> bool {
    let words = word_list(text);
    words.len() > 3 && words.first().is_some_and(|w| w.len() > 5 && w.ends_with("ing"))
}

#[cfg(test)]
mod tests {
    use super::is_doing;
    use crate::{Options, Refusal};

    fn count(lead_in: &str, items: [&str; 3]) -> Result<usize, Refusal> {
        let items: String = items.iter().map(|it| format!("- {it}\n")).collect();
        let others =
            "We will:\n\n- Publish the waiting times.\n- Train each surveyor.\n- Review the adverts.\n";
        let text = format!("# Fairness plan\n\n## Goal 1\n\n{others}\n## Goal 2\n\n{lead_in}\n\n{items}");
        let reading = crate::read(text.as_bytes(), "plan.md", &Options::default(), &mut |_| {})?;
        Ok(reading.draft.themes.iter().map(|t| t.activities.len()).sum())
    }

    #[test]
    fn what_is_done_under_a_sentence_that_says_we_will_is_an_activity() {
        let doing = [
            "Bringing groups of carers to the gallery each spring.",
            "Lending chairs and easels to the day centres.",
            "Foster links between the choirs of both valleys.",
        ];
        let we_will = "We will welcome those who seldom come, above all in respect of:";
        assert_eq!(count(we_will, doing), Ok(6));
        assert_eq!(count("The gallery has these customs:", doing), Ok(3));
        let groups =
            ["Carers and those they care for.", "Older people in the valley.", "Young people at college."];
        assert_eq!(count(we_will, groups), Ok(3), "whom it is for is not what is done");
        assert!(!is_doing("Housing") && !is_doing("Training for all"));
    }
}
