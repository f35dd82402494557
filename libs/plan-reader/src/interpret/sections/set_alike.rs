//! Labels set as the names they stand under: "Homes" in bold letters, and "Actions" in bold letters beneath.

use std::collections::HashMap;

use super::names::{asks, tells_what_was_before};
use crate::block::Block;
use crate::interpret::prose::Prose;
use crate::interpret::words::{is_generic, word_list};

/// A heading and what stands beneath it.
pub(super) struct Section {
    pub at: usize,
    pub level: u8,
    pub text: String,
    pub has_table: bool,
    /// A table under it says by when.
    pub dated: bool,
    pub has_label: bool,
}

impl Section {
    /// One of which nothing is known yet but where it stands.
    pub(super) fn new(at: usize, level: u8, text: &str) -> Self {
        Self { at, level, text: text.to_owned(), has_table: false, dated: false, has_label: false }
    }
}

/// How often each heading comes that a document has, whatever year it names.
pub(super) struct SetAlike(HashMap<String, usize>);

impl SetAlike {
    pub(super) fn of(blocks: &[Block], prose: &Prose) -> Self {
        let mut times = HashMap::new();
        for block in prose.headings.keys().filter_map(|at| blocks.get(*at)) {
            *times.entry(without_year(text_of(block))).or_default() += 1;
        }
        Self(times)
    }

    fn comes_again(&self, text: &str) -> bool {
        self.0.get(&without_year(text)).is_some_and(|times| *times > 1)
    }

    /// The section that a label stands under though it is set as high: the nearest one that comes once, where the label comes
    /// again beneath others. What stands between them, "Why this matters", stands under it as well.
    pub(super) fn above(&self, sections: &mut [Section], label: &Block, level: u8) -> Option<usize> {
        if !self.comes_again(text_of(label)) {
            return None;
        }
        let named = |s: &Section| {
            !(self.comes_again(&s.text)
                || asks(&s.text)
                || is_generic(&s.text)
                || tells_what_was_before(&s.text))
        };
        let at = sections.iter().rposition(named)?;
        let (owner, between) = sections.get_mut(at..)?.split_first_mut()?;
        if owner.level != level {
            return None;
        }
        between.iter_mut().filter(|s| s.level == level).for_each(|s| s.level += 1);
        Some(at)
    }
}

fn text_of(block: &Block) -> &str {
    match block {
        Block::Paragraph(p) => &p.text,
        Block::Table(_) => "",
    }
}

fn without_year(text: &str) -> String {
    let words = word_list(text).into_iter().filter(|w| w.bytes().any(|b| !b.is_ascii_digit()));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::Options;

    /// The names of the themes that hold activities.
    fn themes(page: &str) -> Vec<Option<String>> {
        let page = format!("<h1>Riverside fairness plan</h1>{page}");
        let draft =
            crate::read(page.as_bytes(), "plan.html", &Options::default(), &mut |_| {}).unwrap().draft;
        draft.themes.into_iter().filter(|t| !t.activities.is_empty()).map(|t| t.name).collect()
    }

    #[test]
    fn a_label_in_bold_letters_stands_under_the_name_in_bold_letters_above_it() {
        let part = |name: &str, what: &str| {
            format!(
                "<p><b>{name}</b></p><p><b>Why this matters</b></p><p>Few homes are dry.</p><p><b>Actions</b></p><ul><li>{what} by ward.</li>\
                 <li>Train each surveyor in it.</li></ul>"
            )
        };
        let two = part("Homes", "Publish the waiting times") + &part("Jobs", "Review the adverts");
        assert_eq!(themes(&two), [Some("Homes".into()), Some("Jobs".into())]);
        assert_eq!(themes(&two.replace("<p><b>", "<h2>").replace("</b></p>", "</h2>")), themes(&two));
        assert_eq!(
            themes(&part("Homes", "Publish the waiting times")),
            [None],
            "said once it may be of anything"
        );
    }
}
