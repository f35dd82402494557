//! Nunjucks template source rewritten, once and when this crate is built, as MiniJinja template source.
//!
//! The rewrite knows the grammar and scoping of Nunjucks and nothing about any component. What it cannot
//! read it refuses, so that a new release of a package either works or stops the build.
//!
//! Every filter, test and operator becomes one whose name begins with `njk_`; [`crate::runtime`] gives these
//! the meaning they have in JavaScript.

mod emit;
mod expression;
mod lexer;
mod scope;
mod statement;
mod syntax;

/// Why a template could not be rewritten, in words for whoever upgrades a package.
type Parsed<T> = Result<T, String>;

/// Rewrites the Nunjucks `source` of the template `name`.
///
/// Whitespace control is resolved here as Nunjucks does it with `trimBlocks` and `lstripBlocks`, which is how
/// the packages are meant to be rendered; MiniJinja's own trimming must stay off.
pub(crate) fn rewrite(name: &str, source: &str) -> Result<String, String> {
    let segments = lexer::segments(source).map_err(|e| format!("{name}: {e}"))?;
    let nodes = statement::parse(segments).map_err(|e| format!("{name}: {e}"))?;
    let mut output = emit::emit(name, &nodes);
    // MiniJinja drops one newline at the end of a template, Nunjucks keeps it.
    if output.ends_with('\n') {
        output.push('\n');
    }
    Ok(output)
}

#[cfg(test)]
mod tests;
