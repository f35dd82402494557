//! Writing a feed as Atom (RFC 4287).

use kernel::{At, Error, Result};
use planning::activity::Status;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use std::io;
use uuid::Uuid;

/// A feed.
pub(super) struct Feed {
    pub id: Uuid,
    pub title: String,
    /// Whose feed it is.
    pub author: String,
    /// The page it belongs to, and its own address.
    pub page: String,
    pub address: String,
    /// What it says of its age while it is empty.
    pub began: At,
    /// The newest first.
    pub entries: Vec<Entry>,
}

/// An update in a feed.
pub(super) struct Entry {
    pub id: Uuid,
    pub title: String,
    pub updated: At,
    /// A post or role.
    pub author: String,
    pub link: String,
    pub status: Status,
    pub achieved: String,
}

type Xml = Writer<Vec<u8>>;

impl Feed {
    /// The feed as XML.
    pub(super) fn write(&self) -> Result<String> {
        let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
        self.write_to(&mut xml)?;
        String::from_utf8(xml.into_inner()).map_err(Error::fault)
    }

    fn write_to(&self, xml: &mut Xml) -> io::Result<()> {
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        let feed = xml
            .create_element("feed")
            .with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", "en-GB")]);
        feed.write_inner_content(|xml| {
            element(xml, "id", &self.id.urn().to_string())?;
            element(xml, "title", &self.title)?;
            let updated = self.entries.first().map_or(self.began, |it| it.updated);
            element(xml, "updated", &updated.rfc3339())?;
            author(xml, &self.author)?;
            link(xml, "self", "application/atom+xml", &self.address)?;
            link(xml, "alternate", "text/html", &self.page)?;
            self.entries.iter().try_for_each(|it| it.write_to(xml))
        })?;
        Ok(())
    }
}

impl Entry {
    fn write_to(&self, xml: &mut Xml) -> io::Result<()> {
        xml.create_element("entry").write_inner_content(|xml| {
            element(xml, "id", &self.id.urn().to_string())?;
            element(xml, "title", &self.title)?;
            element(xml, "updated", &self.updated.rfc3339())?;
            element(xml, "published", &self.updated.rfc3339())?;
            author(xml, &self.author)?;
            link(xml, "alternate", "text/html", &self.link)?;
            xml.create_element("category")
                .with_attributes([("term", self.status.code()), ("label", self.status.label())])
                .write_empty()?;
            xml.create_element("content")
                .with_attribute(("type", "text"))
                .write_text_content(BytesText::new(&sound(&self.achieved)))?;
            Ok(())
        })?;
        Ok(())
    }
}

fn element(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&sound(text)))?;
    Ok(())
}

fn author(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.create_element("author").write_inner_content(|xml| element(xml, "name", name))?;
    Ok(())
}

fn link(xml: &mut Xml, rel: &str, kind: &str, href: &str) -> io::Result<()> {
    xml.create_element("link")
        .with_attributes([("rel", rel), ("type", kind), ("href", href)])
        .write_empty()?;
    Ok(())
}

/// The text without the characters that XML cannot hold, not even escaped.
fn sound(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_is_read_by_a_feed_reader_as_it_was_meant() {
        let feed = Feed {
            id: Uuid::from_u128(1),
            title: "Jobs & <homes>: updates".to_owned(),
            author: "Marlow Vale Council".to_owned(),
            page: "https://plans.example/plans/a".to_owned(),
            address: "https://plans.example/plans/a/updates.atom".to_owned(),
            began: At(0),
            entries: vec![Entry {
                id: Uuid::from_u128(2),
                title: "On track: “a” & b".to_owned(),
                updated: At(1_790_000_000_000_000),
                author: "Head of Housing".to_owned(),
                link: "https://plans.example/activities/x#update-y".to_owned(),
                status: Status::OnTrack,
                achieved: "One\u{b}\ntwo ]]> <script>".to_owned(),
            }],
        };
        let text = feed.write().unwrap();
        let read: atom_syndication::Feed = text.parse().unwrap();
        assert_eq!(read.id(), "urn:uuid:00000000-0000-0000-0000-000000000001");
        assert_eq!(read.title().as_str(), "Jobs & <homes>: updates");
        assert!(read.links().iter().any(|it| it.rel() == "self" && it.href() == feed.address));
        let entry = &read.entries()[0];
        assert_eq!(entry.title().as_str(), "On track: “a” & b");
        assert_eq!(entry.authors()[0].name(), "Head of Housing");
        assert_eq!(entry.updated().timestamp(), 1_790_000_000);
        assert_eq!(entry.content().unwrap().value(), Some("One\ntwo ]]> <script>"));
        assert_eq!(read.updated(), entry.updated());
    }
}
