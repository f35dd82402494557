//! GOV.UK Frontend and MoJ Frontend for MiniJinja: components rendered from the packages' own Nunjucks templates,
//! and the stylesheet, script and images that go with them, all in the binary.
//!
//! ```
//! let mut env = minijinja::Environment::new();
//! govuk::install(&mut env);
//! env.add_template("save.html", r#"{{ govukButton(text="Save & close") }}"#)?;
//! let html = env.get_template("save.html")?.render(())?;
//! assert!(html.contains("Save &amp; close"));
//! # Ok::<(), minijinja::Error>(())
//! ```
//!
//! The font GDS Transport, the crown and the GOV.UK logo belong to GOV.UK alone and are not here.

mod colour;
mod component;
mod memo;
#[cfg(test)]
mod nunjucks;
mod page;
mod runtime;
mod theme;

pub use colour::{Colour, ColourError};
pub use component::{install, render};
pub use theme::{Theme, ThemeError};

/// The stylesheet of both packages: GOV.UK Frontend first, MoJ Frontend after it.
///
/// It asks for the [`images`] under `/assets/images/`.
pub fn stylesheet() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/frontend.css"))
}

/// GOV.UK Frontend's script, an ES module that starts its components when loaded.
pub fn script() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/govuk.js"))
}

/// MoJ Frontend's script, an ES module that starts its components when loaded; only the pages that use one of
/// these need it.
pub fn moj_script() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/moj.js"))
}

/// The text of the one script that `govukTemplate` writes into the page itself, so that a content security
/// policy can allow it by its hash.
pub fn inline_script() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/inline.js"))
}

/// The SVG images that the stylesheet asks for, each with its file name.
pub fn images() -> &'static [(&'static str, &'static str)] {
    component::IMAGES
}
