//! The two stylesheets as one, without the font and the crest that belong to GOV.UK alone.

use crate::packages::{Packages, read};

/// GDS Transport is licensed for use on GOV.UK only: readers get the font of their own system.
const FONT: (&str, &str) =
    ("GDS Transport,arial,sans-serif", "system-ui,\"Segoe UI\",Roboto,\"Noto Sans\",Arial,sans-serif");

/// Blues that MoJ Frontend writes out where GOV.UK Frontend has a custom property that a theme can set.
const COLOURS: [(&str, &str); 2] = [("#1d70b8", "brand"), ("#1a65a6", "link")];

/// Both stylesheets, ready to serve.
pub(crate) fn combined(packages: &Packages) -> Result<String, String> {
    let govuk = read(&packages.govuk.join("govuk-frontend.min.css"))?;
    let moj = read(&packages.moj.join("moj-frontend.min.css"))?;

    let (govuk, fonts) = without(&govuk, "@font-face{", "}");
    if fonts != 2 {
        return Err(format!(
            "GOV.UK Frontend's stylesheet has {fonts} @font-face rules where 2 were expected"
        ));
    }
    // The notice of the font's owners goes with the font.
    let (govuk, _) = without(&govuk, "\n/*! Copyright (c) 2011 by Margaret Calvert", "*/");
    let govuk = without_crest(&govuk);

    // MoJ Frontend repeats the custom properties of an older GOV.UK Frontend.
    let (moj, _) = without(&moj, "@charset", ";");
    let (moj, _) = without(&moj, "@media print{:root{--govuk-", "}}");
    let (moj, _) = without(&moj, ":root{--govuk-", "}");
    let moj = COLOURS.iter().fold(moj, |css, (colour, property)| with_property(&css, colour, property));

    let (css, _) = without(&format!("{govuk}{moj}"), "/*# sourceMappingURL", "*/");
    let css = css.replace(FONT.0, FONT.1);
    for left in ["GDS Transport", "@font-face", "govuk-crest", "{--govuk-frontend-version:\"6.1"] {
        if css.contains(left) {
            return Err(format!("the stylesheet still has {left:?}: a package has changed"));
        }
    }
    Ok(css)
}

/// The images a stylesheet asks for.
pub(crate) fn image_names(css: &str) -> Vec<String> {
    let urls = css.split("url(/assets/images/").skip(1).filter_map(|rest| rest.split_once(')'));
    let mut names: Vec<String> = urls.map(|(name, _)| name.to_string()).collect();
    names.sort();
    names.dedup();
    names
}

/// The text without each stretch from `start` to the next `end`, and how many there were.
fn without(css: &str, start: &str, end: &str) -> (String, usize) {
    let (mut kept, mut rest, mut times) = (String::new(), css, 0);
    while let Some((before, after)) = rest.split_once(start) {
        kept.push_str(before);
        rest = after.split_once(end).map_or("", |(_, after)| after);
        times += 1;
    }
    kept.push_str(rest);
    (kept, times)
}

/// Drops the declarations that draw the royal crest.
fn without_crest(css: &str) -> String {
    let mut css = css.to_string();
    while let Some(at) = css.find("govuk-crest") {
        let start = css[..at].rfind(['{', ';']).map_or(0, |at| at + 1);
        let end = css[at..].find([';', '}']).map_or(css.len(), |end| at + end);
        let end = if css[end..].starts_with(';') { end + 1 } else { end };
        css.replace_range(start..end, "");
    }
    css
}

/// Writes a colour as the custom property it stands for, except where it is that property's fallback already.
fn with_property(css: &str, colour: &str, property: &str) -> String {
    let mut parts = css.split(colour);
    let mut output = parts.next().unwrap_or_default().to_string();
    for part in parts {
        if output.ends_with(',') {
            output.push_str(colour);
        } else {
            output.push_str(&format!("var(--govuk-{property}-colour,{colour})"));
        }
        output.push_str(part);
    }
    output
}
