//! Styles of an OpenDocument file, as far as they change what a reader sees.

use crate::Refusal;
use crate::symbol::PictureFont;
use crate::xml::{Step, Xml};
use std::collections::{HashMap, HashSet};

/// For each level of a numbered list its way of counting, its label and its first number; nothing for a bullet.
pub(super) type ListLevels = Vec<Option<(String, String, u32)>>;

/// Styles as far as they change what a reader sees.
#[derive(Default)]
pub(super) struct Looks {
    pub(super) styles: HashMap<String, StyleLook>,
    pub(super) lists: HashMap<String, ListLevels>,
    /// The formats of dates that show a month and its year, and nothing else.
    months: HashSet<String>,
}

/// What a format of dates shows, while it is read.
struct DateParts {
    name: String,
    month: bool,
    year: bool,
    more: bool,
}

impl DateParts {
    fn is_month_of_year(&self) -> bool {
        self.month && self.year && !self.more
    }
}

#[derive(Default, Clone)]
pub(super) struct StyleLook {
    pub(super) bold: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) raised: Option<bool>,
    /// Its letters are pictures.
    pub(super) picture: Option<PictureFont>,
    pub(super) hidden: bool,
    pub(super) fill: Option<String>,
    pub(super) parent: Option<String>,
    pub(super) list: Option<String>,
    /// The format of the numbers and dates in the cell.
    format: Option<String>,
    pub(super) outline: Option<u8>,
}

impl Looks {
    pub(super) fn read(&mut self, text: &str, part: &str) -> Result<(), Refusal> {
        if text.is_empty() {
            return Ok(());
        }
        let mut xml = Xml::new(text, part);
        let mut style: Option<(String, StyleLook)> = None;
        let mut list: Option<(String, ListLevels)> = None;
        let mut date: Option<DateParts> = None;
        loop {
            match xml.step()? {
                Step::Open(tag) if date.is_some() => {
                    if let Some(date) = &mut date {
                        match tag.name() {
                            "month" => date.month = true,
                            "year" => date.year = true,
                            "text" | "text-properties" => {}
                            _ => date.more = true,
                        }
                    }
                }
                Step::Open(tag) => match tag.name() {
                    "date-style" => {
                        date = tag.get_full("style:name").map(|name| DateParts {
                            name,
                            month: false,
                            year: false,
                            more: false,
                        });
                    }
                    "body" | "master-styles" => return Ok(()),
                    "style" => {
                        style = tag.get_full("style:name").map(|name| {
                            let look = StyleLook {
                                parent: tag.get("parent-style-name"),
                                list: tag.get("list-style-name").filter(|l| !l.is_empty()),
                                format: tag.get("data-style-name"),
                                outline: tag.get("default-outline-level").and_then(|v| v.parse().ok()),
                                ..StyleLook::default()
                            };
                            (name, look)
                        });
                    }
                    "text-properties" => {
                        if let Some((_, s)) = &mut style {
                            if let Some(weight) = tag.get_full("fo:font-weight") {
                                s.bold =
                                    Some(weight == "bold" || weight.parse::<u32>().is_ok_and(|w| w >= 600));
                            }
                            let line = tag
                                .get_full("style:text-line-through-style")
                                .or_else(|| tag.get_full("style:text-line-through-type"));
                            if let Some(line) = line {
                                s.struck = Some(line != "none");
                            }
                            let font =
                                tag.get_full("style:font-name").or_else(|| tag.get_full("fo:font-family"));
                            // A second font of the same name has a number behind it.
                            s.picture = font.and_then(|name| {
                                PictureFont::named(name.trim_matches('\''))
                                    .or_else(|| PictureFont::named(name.trim_end_matches(char::is_numeric)))
                            });
                            if let Some(place) = tag.get_full("style:text-position") {
                                s.raised = Some(is_raised(&place));
                            }
                            s.hidden = tag.get_full("text:display").is_some_and(|d| d == "none");
                        }
                    }
                    "table-cell-properties" => {
                        if let Some((_, s)) = &mut style {
                            s.fill = tag
                                .get_full("fo:background-color")
                                .filter(|f| f != "transparent" && f != "#ffffff");
                        }
                    }
                    "list-style" => list = tag.get_full("style:name").map(|n| (n, Vec::new())),
                    "list-level-style-bullet" | "list-level-style-image" | "list-level-style-number" => {
                        if let Some((_, levels)) = &mut list {
                            let level = tag.count("level").min(10);
                            levels.resize(levels.len().max(level), None);
                            let format = tag.get("num-format").filter(|f| !f.is_empty());
                            if let (Some(slot), true) =
                                (levels.get_mut(level - 1), tag.name() == "list-level-style-number")
                            {
                                let start = u32::try_from(tag.count("start-value")).unwrap_or(1);
                                let before = tag.get("num-prefix").unwrap_or_default();
                                let after = tag.get("num-suffix").unwrap_or_default();
                                *slot = Some((
                                    format.unwrap_or_default(),
                                    format!("{before}\u{1}{after}"),
                                    start,
                                ));
                            }
                        }
                    }
                    _ => {}
                },
                Step::Close(name) => match &*name {
                    "style" => self.styles.extend(style.take()),
                    "list-style" => self.lists.extend(list.take()),
                    "date-style" => {
                        let month = date.take().filter(DateParts::is_month_of_year);
                        self.months.extend(month.map(|d| d.name));
                    }
                    _ => {}
                },
                Step::End => return Ok(()),
                Step::Text(words) => {
                    if let Some(date) = date.as_mut().filter(|_| words.contains(char::is_alphanumeric)) {
                        date.more = true;
                    }
                }
            }
        }
    }

    pub(super) fn chain<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a StyleLook> {
        let mut next = self.styles.get(name);
        let mut left = 20;
        std::iter::from_fn(move || {
            let style = next?;
            left -= 1;
            next = if left > 0 { style.parent.as_ref().and_then(|p| self.styles.get(p)) } else { None };
            Some(style)
        })
    }

    /// How deep a style of lists stands by its name: 1 for "List Bullet 2".
    pub(super) fn depth(&self, name: &str) -> u8 {
        let parents = self.chain(name).filter_map(|s| s.parent.as_deref());
        let number = std::iter::once(name).chain(parents).find_map(|n| {
            let rest =
                n.strip_prefix("List_20_Bullet_20_").or_else(|| n.strip_prefix("List_20_Number_20_"))?;
            rest.parse::<u8>().ok()
        });
        number.map_or(0, |n| n.clamp(1, 9) - 1)
    }

    pub(super) fn bold(&self, name: &str) -> Option<bool> {
        self.chain(name).find_map(|s| s.bold)
    }

    pub(super) fn struck(&self, name: &str) -> Option<bool> {
        self.chain(name).find_map(|s| s.struck)
    }

    pub(super) fn picture(&self, name: &str) -> Option<PictureFont> {
        self.styles.get(name).and_then(|style| style.picture)
    }

    pub(super) fn raised(&self, name: &str) -> bool {
        self.chain(name).find_map(|s| s.raised).unwrap_or(false)
    }

    /// True for a cell whose dates show a month and its year alone.
    pub(super) fn shows_months(&self, name: &str) -> bool {
        self.chain(name).find_map(|s| s.format.as_ref()).is_some_and(|f| self.months.contains(f))
    }

    /// The style and its ancestors by name, to know "Title" through automatic styles.
    pub(super) fn named(&self, name: &str, wanted: &str) -> bool {
        let same = |n: &str| n.replace("_20_", " ").eq_ignore_ascii_case(wanted);
        same(name) || self.chain(name).any(|s| s.parent.as_deref().is_some_and(same))
    }
}

/// True for "super 58%" and "33% 58%".
fn is_raised(place: &str) -> bool {
    let height = place.split_whitespace().next().unwrap_or_default();
    height == "super" || height.trim_end_matches('%').parse::<f32>().is_ok_and(|h| h > 0.0)
}

pub(super) fn odf_format(format: &str) -> &str {
    match format {
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        _ => "decimal",
    }
}
