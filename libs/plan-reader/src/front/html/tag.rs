//! What the attributes of an element say.

use crate::colour::Colour;
use html5ever::tokenizer::Tag;

pub(super) fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| a.value.to_string())
}

/// True for an element whose words are shown struck through.
pub(super) fn strikes(name: &str, tag: &Tag) -> bool {
    matches!(name, "s" | "del" | "strike")
        || attribute(tag, "style").is_some_and(|style| {
            let style = style.to_ascii_lowercase();
            style.contains("text-decoration") && style.contains("line-through")
        })
}

/// The colour behind a cell, as its own attributes say it.
pub(super) fn background(tag: &Tag) -> Option<Colour> {
    let style = attribute(tag, "style").unwrap_or_default();
    let styled = style.split(';').filter_map(|d| d.split_once(':')).find_map(|(property, value)| {
        let property = property.trim().to_ascii_lowercase();
        matches!(property.as_str(), "background-color" | "background").then(|| Colour::from_css(value))
    });
    styled
        .flatten()
        .or_else(|| attribute(tag, "bgcolor").and_then(|c| Colour::from_css(&c)))
        .and_then(Colour::unless_white)
}

/// True for what asks about cookies, which stands on a page for a moment and belongs to no document.
fn asks_about_cookies(tag: &Tag) -> bool {
    let named = |name: &str| attribute(tag, name).is_some_and(|v| v.to_ascii_lowercase().contains("cookie"));
    matches!(&*tag.name, "div" | "section" | "aside" | "dialog") && (named("class") || named("id"))
}

/// True for an element that readers of the page do not see, or see only until they have answered it.
pub(super) fn is_hidden(tag: &Tag) -> bool {
    asks_about_cookies(tag)
        || tag.attrs.iter().any(|a| match &*a.name.local {
            "hidden" => true,
            "style" => {
                let style = a.value.to_ascii_lowercase().replace(' ', "");
                style.contains("display:none") || style.contains("visibility:hidden")
            }
            _ => false,
        })
}

pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}
