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

/// A whole page of the folder `pages`, without blank lines.
fn whole(name: &str, context: Value) -> String {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    govuk::install(&mut env);
    env.add_template("layout.html", include_str!("pages/layout.html")).unwrap();
    env.add_template("form.html", include_str!("pages/form.html")).unwrap();
    env.add_template("record.html", include_str!("pages/record.html")).unwrap();
    let html = match env.get_template(name).unwrap().render(context) {
        Ok(html) => html,
        Err(error) => panic!("{error:#} {:?}", std::error::Error::source(&error)),
    };
    html.lines().filter(|line| !line.trim().is_empty()).map(|line| format!("{}\n", line.trim_end())).collect()
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

#[test]
fn a_form_with_an_error_is_a_whole_page() {
    let error = context! { text => "Enter a title", href => "#title" };
    let page = context! {
        errors => vec![error.clone()],
        title => "\"><script>",
        title_error => error,
        body => "Two & three",
        status => "late",
        quarter => "q2",
        quarters => vec![context! { value => "q1", text => "April to June" }, context! { value => "q2", text => "July" }],
    };
    insta::assert_snapshot!(whole("form.html", context! { page }));
}

#[test]
fn a_form_without_errors_says_nothing_of_them() {
    let none = None::<&str>;
    let page = context! {
        errors => Vec::<Value>::new(),
        title => none,
        title_error => none,
        body => none,
        status => none,
        quarter => none,
        quarters => Vec::<Value>::new(),
    };
    let html = whole("form.html", context! { page });
    assert!(html.contains("<title>Post an update</title>"), "{html}");
    for absent in ["error", "value=\"\"", "undefined", "none"] {
        assert!(!html.contains(absent), "{absent} in {html}");
    }
}

#[test]
fn a_record_is_a_whole_page() {
    let action = |name, status, colour, cost| context! { name, status, colour, cost };
    let page = context! {
        name => "Equality plan 2026 <draft>",
        errors => Vec::<Value>::new(),
        lead => "Priya Shah & others",
        actions => vec![
            action("Publish pay gap", "Done", "green", "1,200"),
            action("Ask staff networks", "Late", "red", "0"),
        ],
        update => "Five of six done",
    };
    insta::assert_snapshot!(whole("record.html", context! { page }));
}

#[test]
fn nothing_of_gov_uk_alone_is_served() {
    let css = govuk::stylesheet();
    for absent in ["GDS Transport", "@font-face", "govuk-crest", "sourceMappingURL", "Margaret Calvert"] {
        assert!(!css.contains(absent), "{absent}");
    }
    assert_eq!(css.matches('{').count(), css.matches('}').count());
    assert!(css.contains(".govuk-button{") && css.contains(".moj-timeline{"));
    assert_eq!(css.matches("@charset").count(), 1);
    for (name, svg) in govuk::images() {
        assert!(css.contains(&format!("url(/assets/images/{name})")) && svg.contains("<svg"), "{name}");
    }
    for script in [govuk::script(), govuk::moj_script()] {
        assert!(script.ends_with("initAll();\n") && !script.contains("sourceMappingURL"));
    }
}

#[test]
fn the_inline_script_is_the_one_in_the_page() {
    let html = rendered("{{ govukTemplate(pageTitle='x') }}", context! {});
    assert!(html.contains(&format!("<script>{}</script>", govuk::inline_script())), "{html}");
    assert!(!html.contains("<header") && !html.contains("<footer") && !html.contains("favicon"), "{html}");
}
