//! Pages from templates: those built in, or the body's own of the same name.

use crate::{Result, asset::Assets, cache::Middle, settings::Settings};
use minijinja::{Environment, Value, context};
use serde::Serialize;
use std::path::PathBuf;

/// A template that is built in.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// Its name: the room and the file, such as "activity/show.html".
    pub name: &'static str,
    /// What it holds.
    pub source: &'static str,
    /// The file it was built in from, read anew while developing.
    pub file: &'static str,
}

/// Lists templates that stand beside the code: `templates!["activity/show.html", …]` for `src/activity/show.html`.
#[macro_export]
macro_rules! templates {
    ($($name:literal),+ $(,)?) => {
        &[$($crate::Template {
            name: $name,
            source: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/", $name)),
            file: concat!(env!("CARGO_MANIFEST_DIR"), "/src/", $name),
        }),+]
    };
}

/// The kernel's own templates: the layout and the pages of refusal.
pub const TEMPLATES: &[Template] =
    crate::templates!["page/layout.html", "page/framed.html", "page/macros.html", "page/refused.html",];

/// What stands between blocks that are given apart. No text can hold it: text is escaped.
const APART: &str = "<!--apart-->";

/// All templates, ready to render.
pub struct Pages {
    env: Environment<'static>,
    assets: Assets,
}

impl Pages {
    /// Pages from the built-in `templates`, those in the body's folder taking precedence.
    pub fn new(templates: &[&'static [Template]], settings: &Settings) -> Result<Self> {
        let mut env = Environment::new();
        govuk::install(&mut env);
        env.set_undefined_behavior(minijinja::UndefinedBehavior::Lenient);
        env.add_filter("day", filters::day);
        env.add_filter("moment", filters::moment);
        env.add_filter("rfc3339", filters::rfc3339);
        env.add_filter("count", filters::count);
        env.add_filter("paragraphs", filters::paragraphs);
        env.add_filter("with_query", filters::with_query);
        env.add_filter("query_escape", filters::query_escape);
        for template in templates.iter().copied().flatten().chain(TEMPLATES) {
            let own =
                settings.templates_dir.as_ref().map(|it| it.join(template.name)).filter(|it| it.is_file());
            let developed =
                cfg!(debug_assertions).then(|| PathBuf::from(template.file)).filter(|it| it.is_file());
            match own.or(developed) {
                Some(path) => env.add_template_owned(template.name, std::fs::read_to_string(path)?)?,
                None => env.add_template(template.name, template.source)?,
            }
        }
        Ok(Self { env, assets: Assets::new(settings)? })
    }

    /// Renders a template. `frame` is what the layout shows around every page; `page` is this page's own.
    pub fn render(&self, template: &str, frame: &Value, page: impl Serialize) -> Result<String> {
        let page = Value::from(minijinja::value::Serde(page));
        Ok(self.env.get_template(template)?.render(context! { frame => frame, page => page })?)
    }

    /// The blocks of a template, without the frame around them. Nothing, where a layout of the body's own does not
    /// give them apart.
    pub(crate) fn middle(
        &self,
        template: &str,
        title: String,
        page: impl Serialize,
    ) -> Result<Option<Middle>> {
        // A frame of nobody: what is kept for many can hold nothing of one.
        let frame = context! { title => title.clone(), apart => Value::from_safe_string(APART.to_owned()) };
        let html = self.render(template, &frame, page)?;
        let blocks: Vec<&str> = html.split(APART).collect();
        Ok(match blocks.as_slice() {
            [head, before, main] => Some(Middle {
                title,
                head: (*head).to_owned(),
                before: (*before).to_owned(),
                main: (*main).to_owned(),
            }),
            _ => None,
        })
    }

    /// The frame around a middle that was kept.
    pub(crate) fn framed(&self, frame: &Value, middle: &Middle) -> Result<String> {
        let block = |html: &str| Value::from_safe_string(html.to_owned());
        let page = context! {
            head => block(&middle.head), before => block(&middle.before), main => block(&middle.main),
        };
        Ok(self.env.get_template("page/framed.html")?.render(context! { frame => frame, page => page })?)
    }

    /// The style sheet and the script.
    #[must_use]
    pub fn assets(&self) -> &Assets {
        &self.assets
    }

    /// The names of all templates, for the test that renders each.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.env.templates().map(|(name, _)| name)
    }
}

mod filters {
    //! What templates may do to a value.

    use crate::clock::{At, day_words};
    use minijinja::{Error, ErrorKind, Value, value::Serde};
    use std::fmt::Write;

    /// "2026-11-22" as "22 November 2026".
    pub(super) fn day(value: &Value) -> Result<Value, Error> {
        let Some(text) = value.as_str() else { return Ok(Value::from("")) };
        let format = time::macros::format_description!("[year]-[month]-[day]");
        let day = time::Date::parse(text, &format)
            .map_err(|e| Error::new(ErrorKind::InvalidOperation, format!("{text} is no day: {e}")))?;
        Ok(Value::from(day_words(day)))
    }

    /// Stored microseconds as "22 November 2026 at 9:30am".
    pub(super) fn moment(value: i64) -> String {
        At(value).words()
    }

    /// Stored microseconds as "2026-11-22T09:30:00Z".
    pub(super) fn rfc3339(value: i64) -> String {
        At(value).rfc3339()
    }

    /// `3|count("activity", "activities")` is "3 activities".
    pub(super) fn count(number: i64, one: &str, many: &str) -> String {
        format!("{number} {}", if number == 1 { one } else { many })
    }

    /// Plain text as HTML: lines that start with "- " become lists, other lines paragraphs. All text is escaped.
    pub(super) fn paragraphs(text: Option<String>, class: Option<String>) -> Value {
        let (text, class) = (text.unwrap_or_default(), class.unwrap_or_else(|| "govuk-body".to_owned()));
        let mut html = String::with_capacity(text.len() * 2);
        let mut depth = 0_usize;
        for line in text.lines().filter(|it| !it.trim().is_empty()) {
            let indent = line.len() - line.trim_start().len();
            if let Some(item) = line.trim_start().strip_prefix("- ") {
                let wanted = (indent / 2).min(2) + 1;
                while depth < wanted {
                    html.push_str("<ul class=\"govuk-list govuk-list--bullet\">");
                    if depth + 1 < wanted {
                        html.push_str("<li>");
                    }
                    depth += 1;
                }
                while depth > wanted {
                    html.push_str("</li></ul>");
                    depth -= 1;
                }
                if html.ends_with("</ul>") || !html.ends_with('>') {
                    html.push_str("</li>");
                }
                let _ = write!(html, "<li>{}", escape(item));
            } else {
                close(&mut html, &mut depth);
                let _ = write!(html, "<p class=\"{}\">{}</p>", escape(&class), escape(line.trim()));
            }
        }
        close(&mut html, &mut depth);
        Value::from_safe_string(html)
    }

    fn close(html: &mut String, depth: &mut usize) {
        while *depth > 0 {
            html.push_str("</li></ul>");
            *depth -= 1;
        }
    }

    fn escape(text: &str) -> String {
        minijinja::HtmlEscape(text).to_string()
    }

    /// `{theme: "1", page: none}|with_query` is "?theme=1": a link that holds what is filtered.
    pub(super) fn with_query(
        parts: Serde<serde_json::Map<String, serde_json::Value>>,
        path: Option<String>,
    ) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in &parts.0 {
            match value {
                serde_json::Value::String(it) if !it.is_empty() => {
                    query.append_pair(name, it.as_str());
                }
                serde_json::Value::Number(it) => {
                    query.append_pair(name, &it.to_string());
                }
                _ => {}
            }
        }
        let (query, path) = (query.finish(), path.unwrap_or_default());
        if query.is_empty() && path.is_empty() {
            "?".to_owned()
        } else if query.is_empty() {
            path
        } else {
            format!("{path}?{query}")
        }
    }

    /// Text as part of a query.
    pub(super) fn query_escape(text: &str) -> String {
        form_urlencoded::byte_serialize(text.as_bytes()).collect()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn html(text: &str) -> String {
            paragraphs(Some(text.to_owned()), None).to_string()
        }

        #[test]
        fn lines_become_paragraphs_and_bullets_become_lists() {
            assert_eq!(
                html("One\n- a\n- b\nTwo"),
                "<p class=\"govuk-body\">One</p><ul class=\"govuk-list govuk-list--bullet\"><li>a</li><li>b</li></ul>\
                 <p class=\"govuk-body\">Two</p>"
            );
        }

        #[test]
        fn a_nested_bullet_stands_inside_the_one_above_it() {
            assert_eq!(
                html("- a\n  - b\n- c"),
                "<ul class=\"govuk-list govuk-list--bullet\"><li>a<ul class=\"govuk-list govuk-list--bullet\"><li>b</li></ul>\
                 </li><li>c</li></ul>"
            );
        }

        #[test]
        fn what_people_typed_is_escaped() {
            assert!(html("<script>").contains("&lt;script&gt;"));
            assert!(html("- <b>").contains("&lt;b&gt;"));
        }
    }
}
