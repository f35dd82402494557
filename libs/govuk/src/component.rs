//! Components as functions of a page's templates.

use std::sync::LazyLock;

use minijinja::value::{Kwargs, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, State, context};

use crate::memo::{self, Memo};
use crate::{page, runtime};

include!(concat!(env!("OUT_DIR"), "/gathered.rs"));

/// A component of one of the packages.
pub(crate) struct Component {
    /// What a page calls it: the name of its macro.
    function: &'static str,
    template: &'static str,
    options: &'static [&'static str],
}

/// Components that carry the crown or a department's crest: rendered on request, but no page can call them.
const WITHHELD: &[&str] = &["govukHeader", "govukFooter", "mojHeader"];

/// Components that pages repeat and whose options are the application's own words: nothing that a person
/// wrote is kept in memory.
const REMEMBERED: &[&str] = &["govukTag", "mojBadge", "govukButton", "govukBackLink", "govukSkipLink"];

/// The components' templates, in an environment apart from the page's: its context cannot leak in, and their
/// JavaScript ways cannot leak out.
static COMPONENT_TEMPLATES: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut env = runtime::environment();
    env.set_loader(|name| {
        let found = TEMPLATES.binary_search_by_key(&name, |(name, _)| name);
        Ok(found.ok().and_then(|at| TEMPLATES.get(at)).map(|(_, source)| (*source).to_string()))
    });
    page::install(&mut env);
    env
});

static MEMO: LazyLock<Memo> = LazyLock::new(Memo::default);

/// Adds a function for every component, named as its macro is, and `govukTemplate` for the page around them.
///
/// Options are keyword arguments, a map, or both: `govukTag(text="Open")`, `govukTag({"text": "Open"})`. A
/// `{% call %}` block becomes the component's body where it takes one. Options named `text` are escaped, options
/// named `html` are not. An option that the component does not know is an error.
pub fn install(env: &mut Environment<'static>) {
    for component in COMPONENTS.iter().filter(|component| !WITHHELD.contains(&component.function)) {
        env.add_function(
            component.function,
            move |state: &mut State<'_, '_>, options: Option<Value>, named: Kwargs| {
                let caller = match named.peek::<Option<Value>>("caller")? {
                    Some(caller) => Some(caller.call(state, &[])?),
                    None => None,
                };
                let options = merged(component.function, options, &named)?;
                component.check(&options)?;
                component.html(&options, caller)
            },
        );
    }
    env.add_function(page::FUNCTION, |options: Option<Value>, named: Kwargs| {
        page::html(&COMPONENT_TEMPLATES, &merged(page::FUNCTION, options, &named)?)
    });
}

/// Renders one component outside a page, by the name of its macro; an option that it does not know is ignored.
pub fn render(function: &str, options: &Value) -> Result<String, Error> {
    let Some(component) = COMPONENTS.iter().find(|component| component.function == function) else {
        return Err(Error::new(ErrorKind::UnknownFunction, format!("there is no component {function}")));
    };
    Ok(component.html(options, None)?.to_string())
}

impl Component {
    fn check(&self, options: &Value) -> Result<(), Error> {
        check_names(self.function, options, self.options)
    }

    fn html(&self, options: &Value, caller: Option<Value>) -> Result<Value, Error> {
        let repeated = caller.is_none() && REMEMBERED.contains(&self.function);
        let key = if repeated { memo::key(self.function, options) } else { None };
        if let Some(html) = key.as_ref().and_then(|key| MEMO.get(key)) {
            return Ok(html);
        }
        let context = match caller {
            Some(body) => context! { params => options, caller => runtime::constant(body) },
            None => context! { params => options },
        };
        let html = rendered(&COMPONENT_TEMPLATES, self.function, self.template, context)?;
        if let Some(key) = key {
            MEMO.put(key, html.clone());
        }
        Ok(html)
    }
}

/// Renders a template to safe text; an error says which function was called.
pub(crate) fn rendered(
    env: &Environment<'_>,
    function: &str,
    template: &str,
    context: Value,
) -> Result<Value, Error> {
    let html = env.get_template(template).and_then(|template| template.render(context));
    // Surrounding blank lines are left from the templates' own layout and mean nothing in HTML.
    html.map(|html| Value::from_safe_string(html.trim().to_string())).map_err(|error| {
        Error::new(ErrorKind::InvalidOperation, format!("{function} could not be rendered"))
            .with_source(error)
    })
}

/// An option that nothing reads is a slip of the pen that would otherwise go unseen.
pub(crate) fn check_names(function: &str, options: &Value, known: &[&str]) -> Result<(), Error> {
    for name in options.try_iter()? {
        if !name.as_str().is_some_and(|name| known.contains(&name)) {
            let known = known.join(", ");
            return Err(Error::new(
                ErrorKind::InvalidOperation,
                format!("{function} has no option {name}; it has {known}"),
            ));
        }
    }
    Ok(())
}

/// The options of one call; a keyword wins over the map.
fn merged(function: &str, options: Option<Value>, named: &Kwargs) -> Result<Value, Error> {
    let options = options.filter(|options| !options.is_undefined());
    if let Some(options) = options.as_ref().filter(|options| options.kind() != ValueKind::Map) {
        let kind = options.kind();
        return Err(Error::new(
            ErrorKind::InvalidOperation,
            format!("{function} takes its options as keyword arguments or as a map, not a {kind}"),
        ));
    }
    let named_only = || named.args().filter(|name| *name != "caller");
    if let Some(options) = options.as_ref().filter(|_| named_only().next().is_none()) {
        return Ok(options.clone());
    }
    // MiniJinja's keyword arguments would be taken for those of the next macro: pass a plain map on.
    let mut all = Vec::new();
    if let Some(options) = options {
        for name in options.try_iter()? {
            let value = options.get_item(&name)?;
            all.push((name, value));
        }
    }
    for name in named_only() {
        all.push((Value::from(name), named.peek(name)?));
    }
    Ok(Value::from_pairs(all))
}
