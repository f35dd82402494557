//! The two packages as npm lays them out.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// Where the packages are.
pub(crate) struct Packages {
    /// GOV.UK Frontend's `govuk` folder.
    pub(crate) govuk: PathBuf,
    /// MoJ Frontend's `moj` folder.
    pub(crate) moj: PathBuf,
    manifests: [PathBuf; 2],
}

/// A component: the macro that a page calls, its template and the options that it reads.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Component {
    pub(crate) function: String,
    pub(crate) template: String,
    pub(crate) options: Vec<String>,
}

impl Packages {
    /// Finds the packages under `web`.
    pub(crate) fn find(web: &Path) -> Result<Self, String> {
        let modules = web.join("node_modules");
        let (govuk, moj) = (modules.join("govuk-frontend"), modules.join("@ministryofjustice/frontend"));
        let manifests = [govuk.join("package.json"), moj.join("package.json")];
        for manifest in &manifests {
            if !manifest.is_file() {
                return Err(format!(
                    "the GOV.UK and MoJ Frontend packages are not in {}: run `npm ci --prefix web`",
                    modules.display()
                ));
            }
        }
        Ok(Self { govuk: govuk.join("dist/govuk"), moj: moj.join("moj"), manifests })
    }

    pub(crate) fn manifests(&self) -> &[PathBuf] {
        &self.manifests
    }

    /// Every template with its name, as templates name each other: `govuk/components/tag/template.njk`.
    pub(crate) fn templates(&self) -> Result<Vec<(String, String)>, String> {
        let mut templates = Vec::new();
        collect(&self.govuk, "govuk", &mut templates)?;
        collect(&self.moj.join("components"), "moj/components", &mut templates)?;
        Ok(templates)
    }

    /// Every component of both packages.
    pub(crate) fn components(&self) -> Result<Vec<Component>, String> {
        let mut components = Vec::new();
        for (folder, prefix) in [(&self.govuk, "govuk"), (&self.moj, "moj")] {
            for component in entries(&folder.join("components"))? {
                if component.join("macro.njk").is_file() {
                    components.push(component_in(&component, prefix)?);
                }
            }
        }
        components.sort();
        Ok(components)
    }

    /// The SVG files `names`, from whichever package has them.
    pub(crate) fn images(&self, names: &[String]) -> Result<Vec<(String, String)>, String> {
        let image = |name: &String| {
            let folders = [self.moj.join("assets/images"), self.govuk.join("assets/images")];
            let file = folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file());
            let file =
                file.ok_or_else(|| format!("the stylesheet asks for {name}, which neither package has"))?;
            Ok((name.clone(), read(&file)?))
        };
        names.iter().map(image).collect()
    }

    pub(crate) fn govuk_script(&self) -> Result<String, String> {
        started(&self.govuk.join("govuk-frontend.min.js"))
    }

    pub(crate) fn moj_script(&self) -> Result<String, String> {
        started(&self.moj.join("moj-frontend.min.js"))
    }

    /// The one script that the page template has inline.
    pub(crate) fn inline_script(&self) -> Result<String, String> {
        let template = read(&self.govuk.join("template.njk"))?;
        let script = template.split_once("<script").and_then(|(_, rest)| rest.split_once("</script>"));
        // The opening tag holds a Nunjucks tag with a `>` of its own only if upstream changes it: take the last.
        let script =
            script.and_then(|(script, _)| script.rsplit_once("%}>")).map(|(_, script)| script.to_string());
        script.ok_or_else(|| {
            "template.njk of GOV.UK Frontend has no inline script where one was expected".into()
        })
    }
}

fn component_in(folder: &Path, prefix: &str) -> Result<Component, String> {
    let source = read(&folder.join("macro.njk"))?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let function = source.split_once("macro ").and_then(|(_, rest)| rest.split_once('('));
    let function = function.map(|(function, _)| function.trim().to_string());
    let function = function.ok_or_else(|| format!("macro.njk of {name} defines no macro"))?;
    // A page calls the template directly, which is the same only while the macro does nothing but include it.
    if source.matches("{%").count() != 3 || !source.contains("./template.njk") {
        return Err(format!("macro.njk of {name} does more than include its template"));
    }
    let mut options = documented_options(folder)?;
    for template in entries(folder)?.iter().filter(|file| file.extension().is_some_and(|e| e == "njk")) {
        options.extend(read_options(&read(template)?));
    }
    options.sort();
    options.dedup();
    Ok(Component { function, template: format!("{prefix}/components/{name}/template.njk"), options })
}

/// The options that GOV.UK Frontend documents beside each component; MoJ Frontend documents none.
fn documented_options(folder: &Path) -> Result<Vec<String>, String> {
    let file = folder.join("macro-options.json");
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let options: Value =
        serde_json::from_str(&read(&file)?).map_err(|e| format!("{}: {e}", file.display()))?;
    let names = options.as_array().into_iter().flatten().filter_map(|option| option["name"].as_str());
    Ok(names.map(String::from).collect())
}

/// The options a template reads: each `params.name`.
fn read_options(template: &str) -> Vec<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    template.split("params.").skip(1).map(name).collect()
}

/// A module that starts its components by itself when loaded.
fn started(file: &Path) -> Result<String, String> {
    let module = read(file)?;
    let (code, _) = module.split_once("//# sourceMappingURL").unwrap_or((&module, ""));
    if !code.contains("initAll") {
        return Err(format!("{} has no initAll", file.display()));
    }
    Ok(format!("{code}\ninitAll();\n"))
}

fn collect(folder: &Path, name: &str, templates: &mut Vec<(String, String)>) -> Result<(), String> {
    for entry in entries(folder)? {
        let name = format!("{name}/{}", entry.file_name().unwrap_or_default().to_string_lossy());
        if entry.is_dir() {
            collect(&entry, &name, templates)?;
        } else if name.ends_with(".njk") {
            templates.push((name, read(&entry)?));
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |e| format!("{} could not be read: {e}", folder.display());
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut entries = entries.map(|e| Ok(e?.path())).collect::<Result<Vec<_>, _>>().map_err(failed)?;
    entries.sort();
    Ok(entries)
}

pub(crate) fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|e| format!("{} could not be read: {e}", file.display()))
}
