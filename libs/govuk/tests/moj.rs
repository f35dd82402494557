//! MoJ Frontend ships no fixtures: these were rendered with Nunjucks 3.2.4 and Moment 2.30.1 from release 11.1.0.

use minijinja::value::{Serde, Value};

#[test]
fn components_are_rendered_as_nunjucks_does() {
    let cases: serde_json::Value = serde_json::from_str(include_str!("moj.json")).unwrap();
    let mut differences = String::new();
    for case in cases.as_array().unwrap() {
        let function = case["function"].as_str().unwrap();
        let expected = case["html"].as_str().unwrap();
        let rendered = match govuk::render(function, &Value::from(Serde(&case["options"]))) {
            Ok(html) => html,
            Err(error) => format!("{error:#}: {:?}", std::error::Error::source(&error)),
        };
        if rendered != expected {
            differences +=
                &format!("- {function}, {}\nexpected:\n{expected}\nrendered:\n{rendered}\n\n", case["name"]);
        }
    }
    assert!(differences.is_empty(), "{differences}");
}
