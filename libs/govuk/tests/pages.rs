//! Components as an application's own pages call them.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on may stop")]

use minijinja::{Environment, UndefinedBehavior, Value, context};

/// A page of an application: strict about what is undefined, escaping because of its name.
fn page(source: &str, context: Value) -> Result<String, minijinja::Error> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    govuk::install(&mut env);
    env.add_template_owned("page.html", source.to_string())?;
    env.get_template("page.html")?.render(context)
}

fn rendered(source: &str, context: Value) -> String {
    page(source, context).unwrap_or_else(|error| panic!("{error:#} {:?}", std::error::Error::source(&error)))
}

fn refused(source: &str) -> String {
    page(source, context! {}).unwrap_err().to_string()
}

#[test]
fn options_are_keywords_or_a_map() {
    let expected = "<strong class=\"govuk-tag govuk-tag--green\">\n  Open\n</strong>";
    for source in [
        r#"{{ govukTag(text="Open", classes="govuk-tag--green") }}"#,
        r#"{{ govukTag({"text": "Open", "classes": "govuk-tag--green"}) }}"#,
        r#"{{ govukTag({"text": "Closed", "classes": "govuk-tag--green"}, text="Open") }}"#,
    ] {
        assert_eq!(rendered(source, context! {}), expected, "{source}");
    }
}

#[test]
fn text_is_escaped_and_html_is_not() {
    let name = "<script>alert('x')</script>";
    let html = rendered("{{ govukTag(text=name) }}", context! { name });
    assert!(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"), "{html}");
    let html = rendered(r#"{{ govukInsetText(html="<em>So</em>") }}"#, context! {});
    assert!(html.contains("<em>So</em>"), "{html}");
}

#[test]
fn a_remembered_tag_stays_escaped() {
    let text = "<b>remembered</b>";
    let raw = rendered("{{ govukTag(text=text|safe) }}", context! { text });
    let escaped = rendered("{{ govukTag(text=text) }}", context! { text });
    assert!(raw.contains("<b>remembered</b>"), "{raw}");
    assert!(escaped.contains("&lt;b&gt;remembered&lt;/b&gt;"), "{escaped}");
}

#[test]
fn a_call_block_is_the_body() {
    let source = r#"{% call govukFieldset(legend={"text": "Where?"}) %}<p>{{ place }}</p>{% endcall %}"#;
    let html = rendered(source, context! { place => "A & B" });
    assert!(html.contains("<p>A &amp; B</p>"), "{html}");
    let source = "{% set body %}<p>{{ place }}</p>{% endset %}{{ govukFieldset(html=body) }}";
    assert!(rendered(source, context! { place => "A & B" }).contains("<p>A &amp; B</p>"));
}

#[test]
fn the_pages_context_does_not_leak_in() {
    let html = rendered(
        "{{ govukTag(text='Open') }}",
        context! { params => context! { text => "leaked", classes => "leaked" }, caller => "leaked" },
    );
    assert!(!html.contains("leaked"), "{html}");
}

#[test]
fn slips_of_the_pen_are_errors() {
    assert!(
        refused("{{ govukTag(txt='Open') }}")
            .contains("govukTag has no option txt; it has attributes, classes")
    );
    assert!(refused("{{ govukTag('Open') }}").contains("keyword arguments or as a map, not a string"));
    assert!(refused("{{ govukTemplate(title='x') }}").contains("govukTemplate has no option title"));
}

#[test]
fn what_carries_the_crown_cannot_be_called() {
    for function in ["govukHeader", "govukFooter", "mojHeader"] {
        assert!(refused(&format!("{{{{ {function}() }}}}")).contains("unknown function"), "{function}");
    }
}
