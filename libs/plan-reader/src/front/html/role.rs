//! Elements that a page uses as the parts of a table, by their role or by how they are shown.

use html5ever::tokenizer::Tag;

use super::tag::attribute;

/// The elements open that act as others, and how many of their own name stand open within each.
#[derive(Default)]
pub(super) struct Roles(Vec<Acting>);

struct Acting {
    name: String,
    acts_as: &'static str,
    within: usize,
}

impl Roles {
    /// The element that this one acts as.
    pub(super) fn open(&mut self, name: &str, tag: &Tag) -> Option<&'static str> {
        if !matches!(name, "div" | "span" | "section" | "ul" | "li") || tag.self_closing {
            return None;
        }
        let acts_as = by_role(tag).or_else(|| by_display(tag));
        match acts_as {
            Some(acts_as) => self.0.push(Acting { name: name.to_owned(), acts_as, within: 0 }),
            None => {
                if let Some(top) = self.0.last_mut().filter(|top| top.name == name) {
                    top.within += 1;
                }
            }
        }
        acts_as
    }

    /// The element that the one which ends here acted as.
    pub(super) fn close(&mut self, name: &str) -> Option<&'static str> {
        let top = self.0.last_mut().filter(|top| top.name == name)?;
        if top.within > 0 {
            top.within -= 1;
            return None;
        }
        self.0.pop().map(|top| top.acts_as)
    }
}

fn by_role(tag: &Tag) -> Option<&'static str> {
    Some(match attribute(tag, "role")?.trim().to_ascii_lowercase().as_str() {
        "table" | "grid" | "treegrid" => "table",
        "rowgroup" => "tbody",
        "row" => "tr",
        "cell" | "gridcell" | "rowheader" => "td",
        "columnheader" => "th",
        _ => return None,
    })
}

fn by_display(tag: &Tag) -> Option<&'static str> {
    let style = attribute(tag, "style")?.to_ascii_lowercase().replace(' ', "");
    let shown = style.split(';').find_map(|d| d.strip_prefix("display:"))?;
    Some(match shown {
        "table" => "table",
        "table-row-group" | "table-header-group" | "table-footer-group" => "tbody",
        "table-row" => "tr",
        "table-cell" => "td",
        _ => return None,
    })
}
