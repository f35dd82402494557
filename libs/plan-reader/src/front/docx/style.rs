//! Styles and automatic numbering of Word documents, as far as they change what a reader sees.

use std::collections::HashMap;

use crate::Refusal;
use crate::block::Manner;
use crate::xml::{Step, Xml};

/// What a paragraph style says.
#[derive(Debug, Default, Clone)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    list: Option<(String, Option<u8>)>,
    level: Option<u8>,
    bold: Option<bool>,
    struck: Option<bool>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(crate) struct Styles(HashMap<String, Style>);

impl Styles {
    pub(crate) fn read(text: &str) -> Result<Self, Refusal> {
        let mut xml = Xml::new(text, "styles.xml");
        let mut styles = HashMap::new();
        let mut current: Option<(String, Style)> = None;
        loop {
            match xml.step()? {
                Step::Open(tag) => match (tag.name(), &mut current) {
                    ("style", _) => {
                        current = Some((tag.get("styleId").unwrap_or_default(), Style::default()));
                    }
                    ("tblStylePr" | "latentStyles" | "docDefaults" | "rPrChange" | "pPrChange", _) => {
                        xml.skip()?;
                    }
                    ("name", Some((_, s))) => s.name = tag.get("val").unwrap_or_default().to_lowercase(),
                    ("basedOn", Some((_, s))) => s.based_on = tag.get("val"),
                    ("outlineLvl", Some((_, s))) => s.outline = tag.get("val").and_then(|v| v.parse().ok()),
                    ("numId", Some((_, s))) => s.list = tag.get("val").map(|v| (v, None)),
                    ("ilvl", Some((_, s))) => s.level = tag.get("val").and_then(|v| v.parse().ok()),
                    ("b", Some((_, s))) => s.bold = Some(tag.is_on()),
                    ("strike" | "dstrike", Some((_, s))) => s.struck = Some(tag.is_on()),
                    _ => {}
                },
                Step::Close(name) if *name == *"style" => {
                    if let Some((id, style)) = current.take() {
                        styles.insert(id, style);
                    }
                }
                Step::End => return Ok(Self(styles)),
                Step::Close(_) | Step::Text(_) => {}
            }
        }
    }

    /// The style and those it is based on, nearest first.
    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        let mut next = self.0.get(id);
        let mut left = 20;
        std::iter::from_fn(move || {
            let style = next?;
            left -= 1;
            next = if left > 0 { style.based_on.as_ref().and_then(|id| self.0.get(id)) } else { None };
            Some(style)
        })
    }

    /// How paragraphs of this style stand on the page, lists aside.
    pub(crate) fn manner(&self, id: &str) -> Option<Manner> {
        // A document without a part for styles still uses the ids Word gives its own.
        let named = |name: &str| -> Option<Manner> {
            let name = name.to_lowercase().replace(' ', "");
            if name == "title" {
                return Some(Manner::Title);
            }
            if let Some(level) = name.strip_prefix("heading").and_then(|n| n.parse::<u8>().ok()) {
                return Some(Manner::Heading(level.clamp(1, 9)));
            }
            let contents = name.strip_prefix("toc").is_some_and(|n| n.parse::<u8>().is_ok());
            contents.then_some(Manner::Contents)
        };
        for style in self.chain(id) {
            if let Some(manner) = named(&style.name) {
                return Some(manner);
            }
            if let Some(level) = style.outline.filter(|l| *l < 9) {
                return Some(Manner::Heading(level + 1));
            }
        }
        named(id)
    }

    pub(crate) fn bold(&self, id: &str) -> bool {
        self.chain(id).find_map(|s| s.bold).unwrap_or(false)
    }

    pub(crate) fn struck(&self, id: &str) -> bool {
        self.chain(id).find_map(|s| s.struck).unwrap_or(false)
    }

    /// The list the style puts its paragraphs in: the list's id and the level.
    pub(crate) fn list(&self, id: &str) -> Option<(String, u8)> {
        let list = self.chain(id).find_map(|s| s.list.clone())?.0;
        let level = self.chain(id).find_map(|s| s.level).unwrap_or(0);
        Some((list, level))
    }

    /// How deep a style of lists stands by its name: 1 for "List Bullet 2".
    pub(crate) fn depth(&self, id: &str) -> u8 {
        let number = self.chain(id).find_map(|s| {
            let rest = s.name.strip_prefix("list bullet ").or_else(|| s.name.strip_prefix("list number "))?;
            rest.trim().parse::<u8>().ok()
        });
        number.map_or(0, |n| n.clamp(1, 9) - 1)
    }

    /// True where the style is a list style by its name, as a last resort.
    pub(crate) fn is_bullet(&self, id: &str) -> bool {
        id.starts_with("ListBullet") || self.chain(id).any(|s| s.name.starts_with("list bullet"))
    }
}

#[derive(Debug, Clone)]
struct Level {
    format: String,
    text: String,
    start: u32,
}

impl Default for Level {
    fn default() -> Self {
        Self { format: "decimal".into(), text: String::new(), start: 1 }
    }
}

/// The list definitions of a document and how far each list has counted.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    kinds: HashMap<String, Vec<Level>>,
    lists: HashMap<String, (String, HashMap<u8, u32>)>,
    counts: HashMap<String, [u32; 9]>,
    begun: HashMap<String, bool>,
}

impl Numbering {
    pub(crate) fn read(text: &str) -> Result<Self, Refusal> {
        let mut xml = Xml::new(text, "numbering.xml");
        let mut out = Self::default();
        let (mut kind, mut list, mut level) = (String::new(), String::new(), 0_usize);
        let mut in_list = false;
        loop {
            match xml.step()? {
                Step::Open(tag) => {
                    let value = || tag.get("val").unwrap_or_default();
                    match tag.name() {
                        "abstractNum" => {
                            kind = tag.get("abstractNumId").unwrap_or_default();
                            in_list = false;
                        }
                        "num" => {
                            list = tag.get("numId").unwrap_or_default();
                            in_list = true;
                        }
                        "lvl" if in_list => xml.skip()?,
                        "lvl" => {
                            level = tag.get("ilvl").and_then(|v| v.parse().ok()).unwrap_or(0).min(8);
                            let levels = out.kinds.entry(kind.clone()).or_default();
                            levels.resize(levels.len().max(level + 1), Level::default());
                        }
                        "start" | "numFmt" | "lvlText" if !in_list => {
                            if let Some(l) = out.kinds.get_mut(&kind).and_then(|k| k.get_mut(level)) {
                                match tag.name() {
                                    "start" => l.start = value().parse().unwrap_or(1),
                                    "numFmt" => l.format = value(),
                                    _ => l.text = value(),
                                }
                            }
                        }
                        "abstractNumId" if in_list => {
                            out.lists.insert(list.clone(), (value(), HashMap::new()));
                        }
                        "lvlOverride" => level = tag.get("ilvl").and_then(|v| v.parse().ok()).unwrap_or(0),
                        "startOverride" => {
                            if let (Some((_, starts)), Ok(start)) =
                                (out.lists.get_mut(&list), value().parse())
                            {
                                starts.insert(u8::try_from(level).unwrap_or(0), start);
                            }
                        }
                        _ => {}
                    }
                }
                Step::End => return Ok(out),
                Step::Close(_) | Step::Text(_) => {}
            }
        }
    }

    /// Counts one more paragraph of a list and says how it is shown.
    pub(crate) fn next(&mut self, list: &str, level: u8) -> Option<Manner> {
        let (kind, starts) = self.lists.get(list)?;
        let levels = self.kinds.get(kind)?;
        let depth = usize::from(level.min(8));
        let this = levels.get(depth)?;
        match this.format.as_str() {
            "bullet" => return Some(Manner::Bullet(level)),
            "none" => return None,
            _ => {}
        }
        let counts = self.counts.entry(kind.clone()).or_insert([0; 9]);
        // A list with its own starting number begins anew the first time it is met.
        if !starts.is_empty() && !self.begun.contains_key(list) {
            for (l, start) in starts {
                if let Some(count) = counts.get_mut(usize::from(*l)) {
                    *count = start.saturating_sub(1).saturating_add(u32::from(*start == 0));
                }
                if *l == 0 {
                    counts.iter_mut().skip(1).for_each(|c| *c = 0);
                }
            }
        }
        self.begun.insert(list.to_owned(), true);
        if let Some(count) = counts.get_mut(depth) {
            *count = if *count == 0 { this.start } else { count.saturating_add(1) };
        }
        counts.iter_mut().skip(depth + 1).for_each(|c| *c = 0);
        let mut label = this.text.clone();
        for (i, l) in levels.iter().enumerate().take(9) {
            let mark = format!("%{}", i + 1);
            if label.contains(&mark) {
                let n = counts.get(i).copied().unwrap_or(0).max(u32::from(l.start > 0));
                label = label.replace(&mark, &numeral(n, &l.format));
            }
        }
        if label.trim().is_empty() {
            return Some(Manner::Plain);
        }
        Some(Manner::Numbered { level, label })
    }
}

/// A number in one of Word's ways of counting.
pub(crate) fn numeral(n: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(n).to_lowercase(),
        "upperLetter" => letters(n),
        "lowerRoman" => roman(n).to_lowercase(),
        "upperRoman" => roman(n),
        "decimalZero" => format!("{n:02}"),
        "ordinal" => {
            let ending = match (n % 10, n % 100) {
                (1, x) if x != 11 => "st",
                (2, x) if x != 12 => "nd",
                (3, x) if x != 13 => "rd",
                _ => "th",
            };
            format!("{n}{ending}")
        }
        _ => n.to_string(),
    }
}

/// Word counts a … z, aa, bb, cc: the letter repeated, not carried.
fn letters(n: u32) -> String {
    if n == 0 || n > 780 {
        return n.to_string();
    }
    let letter = char::from(b'A' + u8::try_from((n - 1) % 26).unwrap_or(0));
    std::iter::repeat_n(letter, usize::try_from((n - 1) / 26 + 1).unwrap_or(1)).collect()
}

fn roman(mut n: u32) -> String {
    if n == 0 || n > 3999 {
        return n.to_string();
    }
    let mut out = String::new();
    for (value, mark) in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while n >= value {
            out.push_str(mark);
            n -= value;
        }
    }
    out
}
