//! The page around the components: GOV.UK Frontend's own page template, without GOV.UK's header and footer.

use minijinja::value::Value;
use minijinja::{Environment, Error};

use crate::component::{check_names, rendered};

/// What a page calls it.
pub(crate) const FUNCTION: &str = "govukTemplate";

const TEMPLATE: &str = "page.html";

/// The variables of the template, and the blocks that can be filled.
const OPTIONS: &[&str] = &[
    "beforeContent",
    "bodyAttributes",
    "bodyClasses",
    "bodyEnd",
    "bodyStart",
    "containerAttributes",
    "containerClasses",
    "content",
    "cspNonce",
    "footer",
    "footerAttributes",
    "footerClasses",
    "head",
    "headIcons",
    "header",
    "headerAttributes",
    "headerClasses",
    "htmlClasses",
    "htmlLang",
    "mainAttributes",
    "mainClasses",
    "mainLang",
    "navigation",
    "opengraphImageUrl",
    "pageTitle",
    "pageTitleLang",
    "themeColor",
];

/// Puts the page's template beside the components'.
pub(crate) fn install(env: &mut Environment<'static>) {
    let added = env.add_template(TEMPLATE, include_str!("page.html"));
    debug_assert!(added.is_ok(), "{added:?}");
}

/// The whole page. What is not marked safe, such as a title, is escaped.
pub(crate) fn html(env: &Environment<'_>, options: &Value) -> Result<Value, Error> {
    check_names(FUNCTION, options, OPTIONS)?;
    rendered(env, FUNCTION, TEMPLATE, options.clone())
}
