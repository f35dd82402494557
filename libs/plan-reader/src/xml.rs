//! Reading XML parts safely: no document type definitions, no entities of its own, a limit on depth.

use std::borrow::Cow;

use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::Refusal;

const DEEPEST: usize = 400;

/// One step through an XML part. An empty element is given as an opening and a closing.
pub(crate) enum Step<'a> {
    Open(Tag<'a>),
    Close(Closing<'a>),
    Text(Cow<'a, str>),
    End,
}

/// An opening tag.
pub(crate) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// The name without its prefix.
    pub(crate) fn name(&self) -> &str {
        local(self.0.name().0)
    }

    /// The value of the attribute with this name, whatever its prefix.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|a| local(a.key.0) == name)
            .map(|a| value_of(&a))
    }

    /// The values of the attributes with these names, whatever their prefix.
    pub(crate) fn get_all<const N: usize>(&self, names: [&str; N]) -> [Option<String>; N] {
        let mut out = [const { None }; N];
        for attribute in self.0.attributes().with_checks(false).flatten() {
            let name = local(attribute.key.0);
            if let Some((value, _)) =
                out.iter_mut().zip(names).find(|(value, n)| value.is_none() && *n == name)
            {
                *value = Some(value_of(&attribute));
            }
        }
        out
    }

    /// The value of the attribute with this full name, prefix and all.
    pub(crate) fn get_full(&self, name: &str) -> Option<String> {
        self.0.attributes().with_checks(false).flatten().find(|a| a.key.0 == name).map(|a| value_of(&a))
    }

    /// A count in an attribute; 1 where it is missing or senseless.
    pub(crate) fn count(&self, name: &str) -> usize {
        self.get(name).and_then(|v| v.trim().parse().ok()).unwrap_or(1).max(1)
    }

    /// An on/off property as Word writes it: present means on, unless it says otherwise.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(self.get("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// A closing tag, which is as good as its name without the prefix.
pub(crate) struct Closing<'a>(BytesEnd<'a>);

impl std::ops::Deref for Closing<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        local(self.0.name().0)
    }
}

fn value_of(attribute: &quick_xml::events::attributes::Attribute<'_>) -> String {
    attribute
        .normalized_value(XmlVersion::Explicit1_0)
        .map_or_else(|_| attribute.value.to_string(), Cow::into_owned)
}

fn local(name: &str) -> &str {
    let prefix = name.bytes().rposition(|b| b == b':').map_or(0, |at| at + 1);
    name.get(prefix..).unwrap_or(name)
}

/// A walk through one XML part.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    part: &'a str,
}

impl<'a> Xml<'a> {
    pub(crate) fn new(text: &'a str, part: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = true;
        config.allow_dangling_amp = true;
        Self { reader, depth: 0, part }
    }

    fn broken(&self, what: impl std::fmt::Display) -> Refusal {
        Refusal::corrupt(format!("its part {} cannot be read ({what})", self.part))
    }

    pub(crate) fn step(&mut self) -> Result<Step<'a>, Refusal> {
        loop {
            let event = self.reader.read_event().map_err(|e| self.broken(e))?;
            return Ok(match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(
                            self.broken(format!("elements stand inside each other more than {DEEPEST} deep"))
                        );
                    }
                    Step::Open(Tag(tag))
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::Close(Closing(tag))
                }
                Event::Text(text) => Step::Text(text.xml10_content()),
                Event::CData(text) => Step::Text(text.xml10_content()),
                Event::GeneralRef(reference) => {
                    if let Ok(Some(c)) = reference.resolve_char_ref() {
                        Step::Text(Cow::Owned(c.to_string()))
                    } else {
                        match &*reference {
                            "amp" => Step::Text("&".into()),
                            "lt" => Step::Text("<".into()),
                            "gt" => Step::Text(">".into()),
                            "quot" => Step::Text("\"".into()),
                            "apos" => Step::Text("'".into()),
                            // Never expanded: an entity the document defines for itself is an attack or a mistake.
                            other => Step::Text(Cow::Owned(format!("&{other};"))),
                        }
                    }
                }
                Event::DocType(_) => {
                    return Err(
                        self.broken("it defines a document type, which documents of this kind never need")
                    );
                }
                Event::Eof if self.depth > 0 => return Err(self.broken("it ends too early")),
                Event::Eof => Step::End,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }

    /// Passes over the element just opened and all within it.
    pub(crate) fn skip(&mut self) -> Result<(), Refusal> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if matches!(self.step()?, Step::End) {
                return Ok(());
            }
        }
        Ok(())
    }

    /// The words within the element just opened.
    pub(crate) fn inner_text(&mut self) -> Result<String, Refusal> {
        let outside = self.depth.saturating_sub(1);
        let mut out = String::new();
        while self.depth > outside {
            match self.step()? {
                Step::Text(text) => out.push_str(&text),
                Step::End => break,
                Step::Open(_) | Step::Close(_) => {}
            }
        }
        Ok(out)
    }
}
