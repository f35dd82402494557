//! Buttons that open and close a part of a page, whose words stand over that part as its heading.

use html5ever::tokenizer::Tag;

use super::Page;
use super::tag::attribute;
use crate::block::{Block, Manner};
use crate::interpret::words::folded;

/// What buttons say that open something else: a menu, or all parts at once.
const OTHERS: &[&str] =
    &["menu", "search", "more", "close", "open all", "show all", "expand all", "collapse all"];

/// What a program adds to the name of a part.
const ADDED: &[&str] = &["show", "hide", "show this section", "hide this section"];

/// The button at hand, if its words are read.
#[derive(Default)]
pub(super) enum Switch {
    #[default]
    None,
    /// Within a heading, which has its words.
    InHeading,
    /// A heading by itself.
    Alone,
}

/// True for a button that says that it opens what stands below it.
fn opens_a_part(tag: &Tag) -> bool {
    let called = |name: &str| {
        let class = attribute(tag, "class").unwrap_or_default().to_ascii_lowercase();
        class.contains(name)
    };
    attribute(tag, "aria-expanded").is_some() || called("accordion") || called("collapsible")
}

impl Page {
    /// Looks at a button that opens. Its words are for readers where it is, or stands in, a heading.
    pub(super) fn open_button(&mut self, tag: &Tag) {
        let heading = matches!(self.manner, Manner::Heading(_));
        let shown = self.unread == 0 && self.hidden.is_empty() && !self.frame.is_around();
        if shown && heading {
            self.switch = Switch::InHeading;
        } else if shown && self.lists.is_empty() && self.tables.is_empty() && opens_a_part(tag) {
            self.finish();
            self.manner = Manner::Heading(self.level_of_parts());
            self.switch = Switch::Alone;
        } else {
            self.unread += 1;
        }
    }

    pub(super) fn close_button(&mut self) {
        match std::mem::take(&mut self.switch) {
            Switch::None => self.unread = self.unread.saturating_sub(1),
            Switch::InHeading => {}
            Switch::Alone => {
                self.finish();
                if let Some(Block::Paragraph(p)) = self.out.blocks.last()
                    && (OTHERS.contains(&folded(&p.text).as_str())
                        || folded(&p.text).ends_with("all sections"))
                {
                    self.out.blocks.pop();
                }
            }
        }
    }

    /// How deep the parts stand: all as the first, right below the heading above it.
    pub(super) fn level_of_parts(&mut self) -> u8 {
        let above = || {
            let level = |b: &Block| match b {
                Block::Paragraph(p) => match p.manner {
                    Manner::Heading(level) => Some(level),
                    _ => None,
                },
                Block::Table(_) => None,
            };
            self.out.blocks.iter().rev().find_map(level).map_or(2, |l| l.saturating_add(1).min(9))
        };
        let level = self.part_level.unwrap_or_else(above);
        self.part_level = Some(level);
        level
    }
}

/// The name of a part without what a program adds to it: "Homes, Show this section".
pub(super) fn name_alone(text: &str) -> &str {
    match text.rsplit_once(',') {
        Some((name, added)) if ADDED.contains(&folded(added).as_str()) && !name.trim().is_empty() => {
            name.trim()
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::name_alone;

    #[test]
    fn what_a_program_adds_is_no_part_of_a_name() {
        assert_eq!(name_alone("Homes, Show this section"), "Homes");
        assert_eq!(name_alone("Homes , Hide"), "Homes");
        assert_eq!(name_alone("What we will show"), "What we will show");
        assert_eq!(name_alone("Show"), "Show");
    }
}
