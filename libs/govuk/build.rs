//! Gathers GOV.UK Frontend and MoJ Frontend from `web/node_modules` into the crate, so that all is in the binary.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

#[path = "src/nunjucks/mod.rs"]
mod nunjucks;
#[path = "build/packages.rs"]
mod packages;
#[path = "build/stylesheet.rs"]
mod stylesheet;

use packages::Packages;

fn main() -> ExitCode {
    match gather() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            println!("cargo::error={}", message.replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}

fn gather() -> Result<(), String> {
    println!("cargo::rerun-if-env-changed=GOVUK_WEB_DIR");
    for path in ["build.rs", "build", "src/nunjucks"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let here = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let web = env::var_os("GOVUK_WEB_DIR").map_or_else(|| here.join("../../web"), PathBuf::from);
    let packages = Packages::find(&web)?;
    for manifest in packages.manifests() {
        // `npm ci` writes these anew; watching every file would look at thousands.
        println!("cargo::rerun-if-changed={}", manifest.display());
    }
    println!("cargo::rustc-env=GOVUK_FRONTEND={}", packages.govuk.display());

    let out = PathBuf::from(variable("OUT_DIR")?);
    let css = stylesheet::combined(&packages)?;
    let images = packages.images(&stylesheet::image_names(&css))?;
    write(&out, "frontend.css", &css)?;
    write(&out, "govuk.js", &packages.govuk_script()?)?;
    write(&out, "moj.js", &packages.moj_script()?)?;
    write(&out, "inline.js", &packages.inline_script()?)?;
    write(&out, "gathered.rs", &gathered(&packages, &images)?)
}

/// The Rust that embeds templates, components and images.
fn gathered(packages: &Packages, images: &[(String, String)]) -> Result<String, String> {
    let mut templates = packages.templates()?;
    templates.sort();
    let mut code = String::from("pub(crate) static TEMPLATES: &[(&str, &str)] = &[\n");
    for (name, source) in &templates {
        let _ = writeln!(code, "({name:?}, {:?}),", nunjucks::rewrite(name, source)?);
    }
    code.push_str("];\npub(crate) static COMPONENTS: &[Component] = &[\n");
    for component in packages.components()? {
        let packages::Component { function, template, options } = component;
        let _ = writeln!(
            code,
            "Component {{ function: {function:?}, template: {template:?}, options: &{options:?} }},"
        );
    }
    code.push_str("];\npub(crate) static IMAGES: &[(&str, &str)] = &[\n");
    for (name, svg) in images {
        let _ = writeln!(code, "({name:?}, {svg:?}),");
    }
    code.push_str("];\n");
    Ok(code)
}

fn write(out: &Path, name: &str, text: &str) -> Result<(), String> {
    fs::write(out.join(name), text).map_err(|e| format!("{name} could not be written: {e}"))
}

fn variable(name: &str) -> Result<std::ffi::OsString, String> {
    env::var_os(name).ok_or_else(|| format!("{name} is not set: build with Cargo"))
}
