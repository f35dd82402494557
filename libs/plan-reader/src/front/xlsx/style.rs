//! How the cells of a workbook look: number format, weight, strike, and the colour behind the words.

use std::collections::HashMap;

use crate::Refusal;
use crate::colour::Colour;
use crate::front::number_format::{Shape, built_in, shape};
use crate::symbol::PictureFont;
use crate::xml::{Step, Tag, Xml};

/// The look of a cell.
#[derive(Clone)]
pub(super) struct Look {
    pub shape: Shape,
    pub bold: bool,
    pub struck: bool,
    pub fill: Option<Colour>,
    pub ink: Option<Colour>,
    /// Its letters are pictures.
    pub picture: Option<PictureFont>,
    /// How deep its words are set in.
    pub depth: u8,
    /// Cells that look alike have the same number here.
    pub id: u64,
}

#[derive(Default, Clone, Copy)]
struct Font {
    bold: bool,
    struck: bool,
    ink: Option<Colour>,
    picture: Option<PictureFont>,
}

pub(super) fn cell_looks(text: &str, theme: &[Colour]) -> Result<Vec<Look>, Refusal> {
    let mut xml = Xml::new(text, "styles.xml");
    let mut codes: HashMap<u32, String> = HashMap::new();
    let mut fonts: Vec<Font> = Vec::new();
    let mut fills: Vec<Option<Colour>> = Vec::new();
    let mut out: Vec<Look> = Vec::new();
    let (mut in_fonts, mut in_fills, mut in_cells, mut solid) = (false, false, false, false);
    loop {
        match xml.step()? {
            Step::Open(tag) => match tag.name() {
                "numFmt" => {
                    if let (Some(id), Some(code)) =
                        (tag.get("numFmtId").and_then(|v| v.parse().ok()), tag.get("formatCode"))
                    {
                        codes.insert(id, code);
                    }
                }
                "dxfs" => xml.skip()?,
                "fonts" => in_fonts = true,
                "font" if in_fonts => fonts.push(Font::default()),
                "b" | "strike" if in_fonts => {
                    if let Some(last) = fonts.last_mut() {
                        *(if tag.name() == "b" { &mut last.bold } else { &mut last.struck }) = tag.is_on();
                    }
                }
                "name" if in_fonts => {
                    if let Some(last) = fonts.last_mut() {
                        last.picture = tag.get("val").and_then(|name| PictureFont::named(&name));
                    }
                }
                "color" if in_fonts => {
                    if let Some(last) = fonts.last_mut() {
                        last.ink = colour(&tag, theme);
                    }
                }
                "fills" => in_fills = true,
                "fill" if in_fills => fills.push(None),
                "patternFill" => {
                    solid = !matches!(tag.get("patternType").as_deref(), None | Some("none" | "gray125"));
                }
                "fgColor" if in_fills && solid => {
                    if let Some(last) = fills.last_mut() {
                        *last = colour(&tag, theme).and_then(Colour::unless_white);
                    }
                }
                "alignment" if in_cells => {
                    if let Some(last) = out.last_mut() {
                        last.depth = tag.get("indent").and_then(|v| v.parse().ok()).unwrap_or(0);
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let number = |name: &str| tag.get(name).and_then(|v| v.parse::<u32>().ok()).unwrap_or(0);
                    let format = number("numFmtId");
                    let code = codes.get(&format).map(String::as_str).or_else(|| built_in(format));
                    let (font, fill) = (number("fontId"), number("fillId"));
                    let font_look = fonts.get(font as usize).copied().unwrap_or_default();
                    out.push(Look {
                        shape: code.map_or(Shape::General, shape),
                        bold: font_look.bold,
                        struck: font_look.struck,
                        ink: font_look.ink,
                        picture: font_look.picture,
                        depth: 0,
                        fill: fills.get(fill as usize).copied().flatten(),
                        id: u64::from(font) << 32 | u64::from(fill),
                    });
                }
                _ => {}
            },
            Step::Close(name) if *name == *"fonts" => in_fonts = false,
            Step::Close(name) if *name == *"fills" => in_fills = false,
            Step::Close(name) if *name == *"cellXfs" => in_cells = false,
            Step::End => return Ok(out),
            Step::Close(_) | Step::Text(_) => {}
        }
    }
}

fn colour(tag: &Tag<'_>, theme: &[Colour]) -> Option<Colour> {
    let index = |name: &str| tag.get(name).and_then(|v| v.parse::<usize>().ok());
    let plain = match (tag.get("rgb"), index("theme"), index("indexed")) {
        (Some(rgb), ..) => Colour::from_hex(&rgb),
        (_, Some(i), _) => theme.get(i).copied(),
        (_, _, Some(i)) => PALETTE.get(if i < 8 { i } else { i - 8 }).copied().and_then(Colour::from_hex),
        _ => None,
    }?;
    let tint = tag.get("tint").and_then(|v| v.parse::<f64>().ok()).unwrap_or(0.0);
    Some(plain.tinted(tint))
}

/// The colours of a workbook's theme in the order in which cells number them.
pub(super) fn theme_colours(text: &str) -> Result<Vec<Colour>, Refusal> {
    let mut xml = Xml::new(text, "theme1.xml");
    let mut out = Vec::new();
    let mut inside = false;
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "clrScheme" => inside = true,
            Step::Open(tag) if inside && matches!(tag.name(), "srgbClr" | "sysClr") => {
                let value = if tag.name() == "sysClr" { tag.get("lastClr") } else { tag.get("val") };
                out.push(value.and_then(|v| Colour::from_hex(&v)).unwrap_or(WHITE));
            }
            Step::Close(name) if *name == *"clrScheme" => break,
            Step::End => break,
            _ => {}
        }
    }
    // A theme lists dark before light; cells count light before dark.
    if out.len() >= 4 {
        out.swap(0, 1);
        out.swap(2, 3);
    }
    Ok(out)
}

const WHITE: Colour = Colour { red: 255, green: 255, blue: 255 };

/// The colours that older workbooks give by number, from the eighth on; the first eight are the same again.
const PALETTE: [&str; 56] = [
    "000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF", "800000", "008000",
    "000080", "808000", "800080", "008080", "C0C0C0", "808080", "9999FF", "993366", "FFFFCC", "CCFFFF",
    "660066", "FF8080", "0066CC", "CCCCFF", "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000",
    "008080", "0000FF", "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99",
    "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696", "003366", "339966",
    "003300", "333300", "993300", "993366", "333399", "333333",
];
