//! Paragraphs around and between tables: headings, outcomes, leads and recommendations of the theme at hand.

use super::explained::label_name;
use super::sections::{HeadingIs, contents_name};
use super::words::{Label, folded, is_generic, label_of};
use super::{Awaiting, Heading, Interpreter, add_line, numbered_through, recommendation};
use crate::Location;
use crate::block::{Manner, Paragraph, lines_of};
use crate::confidence::FoundBy;
use crate::draft::{DraftRecommendation, UnplacedReason};

impl Interpreter {
    pub(super) fn paragraph(&mut self, index: usize, p: &Paragraph) {
        if let Some((level, is)) = self.headings.get(&index).copied() {
            self.explain(
                &p.at,
                &p.text,
                match is {
                    HeadingIs::Title => "Read as the title.",
                    HeadingIs::Body => "Read as the name of the body whose plan it is.",
                    HeadingIs::Theme => {
                        "Read as a theme: activities or recommendations stand under this heading."
                    }
                    HeadingIs::NumberedTheme => {
                        "Read as a theme: the numbers of what stands under this heading go on from its own."
                    }
                    HeadingIs::SubHeading => {
                        "Kept with each activity under it: the numbers go on from a theme to its activities."
                    }
                    HeadingIs::Service => {
                        "Read as a service: the heading stands under a theme and over activities."
                    }
                    HeadingIs::Time => {
                        "Read as by when the activities under it are due: their table does not say."
                    }
                    HeadingIs::Nothing => "Left out as a heading: nothing of the plan stands right under it.",
                },
            );
            self.heading(level, is, p);
            return;
        }
        if let Manner::Stated(stated) = &p.manner {
            self.take_stated(p, stated);
            return;
        }
        let line = lines_of(std::slice::from_ref(p));
        if contents_name(p).is_some() {
            self.explain(&p.at, &p.text, "Left out: a line of the table of contents.");
            self.unplaced(&line, UnplacedReason::Contents, &p.at);
            return;
        }
        if self.names_beneath.contains(&index) {
            self.name_theme(p);
            return;
        }
        let stands_out = p.bold || matches!(p.manner, Manner::Heading(_));
        if self.theme.is_some()
            && matches!(p.manner, Manner::Plain | Manner::Heading(_))
            && let Some((label, own, rest)) = label_of(&p.text, stands_out)
        {
            self.explain(
                &p.at,
                &p.text,
                &format!("Read as {}: it begins “{}”.", label_name(label), own.trim()),
            );
            self.label(label, own, rest, &p.at);
            return;
        }
        match (self.awaiting, &p.manner) {
            (Awaiting::Outcome, Manner::Bullet(_) | Manner::Numbered { .. } | Manner::Plain) => {
                let first = self.current_theme().outcome.is_none();
                let bullet = !matches!(p.manner, Manner::Plain);
                if first || bullet {
                    self.explain(
                        &p.at,
                        &p.text,
                        "Read as the desired outcome of the theme: it stands under words that say so.",
                    );
                    add_line(&mut self.current_theme().outcome, &line);
                    if !bullet {
                        self.awaiting = Awaiting::Nothing;
                    }
                    return;
                }
                self.awaiting = Awaiting::Nothing;
            }
            (Awaiting::Recommendations { .. }, Manner::Bullet(_) | Manner::Numbered { .. }) => {
                self.explain(
                    &p.at,
                    &p.text,
                    "Read as a recommendation: it stands under words that announce recommendations.",
                );
                self.add_recommendation(p);
                self.awaiting = Awaiting::Recommendations { any: true };
                return;
            }
            (Awaiting::Recommendations { any: false }, Manner::Plain)
                if !p.text.trim_end().ends_with(':') =>
            {
                self.explain(
                    &p.at,
                    &p.text,
                    "Read as a recommendation: it stands under words that announce recommendations.",
                );
                self.add_recommendation(p);
                return;
            }
            (Awaiting::Recommendations { .. }, Manner::Plain) => self.awaiting = Awaiting::Nothing,
            _ => {}
        }
        self.explain(&p.at, &p.text, "Left out as running text: no rule found a part of the plan in it.");
        self.unplaced(&line, UnplacedReason::Prose, &p.at);
    }

    fn add_recommendation(&mut self, p: &Paragraph) {
        let brackets = self.brackets_hold_authority;
        let theme = self.current_theme();
        let nested = matches!(p.manner, Manner::Bullet(level) if level > 0);
        if let (true, Some(last)) = (nested, theme.recommendations.last_mut()) {
            last.text.push_str("\n- ");
            last.text.push_str(p.text.trim());
            return;
        }
        let theme_ref = theme.ref_.clone();
        let (label, text) = match &p.manner {
            Manner::Numbered { label, .. } => (Some(label.clone()), p.text.trim().to_owned()),
            _ => recommendation::typed_label(&p.text)
                .map_or((None, p.text.trim().to_owned()), |(l, t)| (Some(l), t)),
        };
        let (text, lead_authority, label_words) = recommendation::take_authority(&text, brackets);
        let ref_ = label.map(|l| recommendation::full_ref(theme_ref.as_deref(), &l));
        theme.recommendations.push(DraftRecommendation {
            ref_,
            heading: None,
            text,
            lead_authority,
            found_by: FoundBy::ListItem,
            source: p.at.clone(),
            ..DraftRecommendation::default()
        });
        self.said_again.extend(label_words);
    }

    fn heading(&mut self, level: u8, is: HeadingIs, p: &Paragraph) {
        self.answering.clear();
        self.awaiting = Awaiting::Nothing;
        // What a heading says of when holds for those beneath it.
        let timed = |h: &Heading| h.level < level && Some(&h.text) == self.time.as_ref();
        if !self.stack.iter().any(timed) {
            self.time = None;
        }
        let text = numbered_text(p);
        match is {
            HeadingIs::Title => {}
            HeadingIs::Body => self.unplaced(&text, UnplacedReason::Heading, &p.at),
            HeadingIs::Theme | HeadingIs::NumberedTheme => {
                self.stack.retain(|h| h.level < level);
                self.service = None;
                self.sub_heading = None;
                if let Manner::Stated(stated) = &p.manner {
                    self.open_stated(p, stated);
                    self.stack.push(Heading { level, text });
                    return;
                }
                match numbered_through::number(&text).filter(|_| is == HeadingIs::NumberedTheme) {
                    Some((number, name)) => {
                        self.open_theme_as(Some(number.to_owned()), Some(name.to_owned()), &p.at);
                    }
                    None => self.open_theme(&text, &p.at),
                }
                self.stack.push(Heading { level, text });
                // A new heading begins a new table; its columns must be found anew.
            }
            HeadingIs::SubHeading => {
                self.stack.retain(|h| h.level < level);
                self.sub_heading = Some(text.clone());
                self.stack.push(Heading { level, text });
            }
            HeadingIs::Service => {
                self.stack.retain(|h| h.level < level);
                self.service = Some(p.text.trim().to_owned());
                self.stack.push(Heading { level, text });
            }
            HeadingIs::Time => {
                self.stack.retain(|h| h.level < level);
                if self.stack.is_empty() || self.theme_level().is_none_or(|l| level <= l) {
                    self.theme = None;
                }
                self.time = Some(text.clone());
                self.stack.push(Heading { level, text });
            }
            HeadingIs::Nothing => {
                self.stack.retain(|h| h.level < level);
                self.unplaced(&text, UnplacedReason::Heading, &p.at);
                if !is_generic(&p.text) {
                    // What follows a heading of its own no longer belongs to the theme before.
                    if self.stack.is_empty() || self.theme_level().is_none_or(|l| level <= l) {
                        self.theme = None;
                        self.service = None;
                    }
                }
                self.stack.push(Heading { level, text });
            }
        }
    }

    /// How deep the heading stands that named the theme at hand; nothing where none did.
    pub(super) fn theme_level(&self) -> Option<u8> {
        let theme = self.theme.and_then(|t| self.draft.themes.get(t))?;
        let name = theme.name.as_deref().unwrap_or_default();
        self.stack.iter().find(|h| folded(&h.text).ends_with(&folded(name))).map(|h| h.level)
    }

    /// Takes in a labelled line; `own` are the words of the label itself.
    pub(super) fn label(&mut self, label: Label, own: &str, rest: &str, at: &Location) {
        self.unplaced(own, UnplacedReason::Label, at);
        self.awaiting = Awaiting::Nothing;
        match label {
            Label::Outcome if rest.is_empty() => self.awaiting = Awaiting::Outcome,
            Label::Outcome => {
                add_line(&mut self.current_theme().outcome, rest);
                // The first of several items stands behind the label.
                if rest.starts_with("- ") {
                    self.awaiting = Awaiting::Outcome;
                }
            }
            Label::Lead => add_line(&mut self.current_theme().leads_as_written, rest),
            Label::Recommendations => {
                for p in crate::block::paragraphs_of(rest, false, at) {
                    self.add_recommendation(&p);
                }
                self.awaiting = Awaiting::Recommendations { any: !rest.is_empty() };
            }
        }
    }
}

fn numbered_text(p: &Paragraph) -> String {
    match &p.manner {
        Manner::Numbered { label, .. } => format!("{label} {}", p.text.trim()),
        _ => p.text.trim().to_owned(),
    }
}
