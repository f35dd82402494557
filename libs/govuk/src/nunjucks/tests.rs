//! What Nunjucks and MiniJinja do differently, one rule at a time.

use super::rewrite;

#[track_caller]
fn check(nunjucks: &str, minijinja: &str) {
    assert_eq!(rewrite("t.njk", nunjucks).as_deref(), Ok(minijinja));
}

#[track_caller]
fn refuses(nunjucks: &str, why: &str) {
    assert_eq!(rewrite("t.njk", nunjucks), Err(format!("t.njk: {why}")));
}

#[test]
fn the_newline_after_a_block_and_the_indent_before_it_go() {
    check("a\n  {% set x = 1 %}\n  b", "a\n{% set x = 1 %}  b");
    check("a\n  {{ x }}\n  b", "a\n  {{ x }}\n  b");
    check("a  {%- set x = 1 -%}  b", "a{% set x = 1 %}b");
}

#[test]
fn a_comment_keeps_its_newline() {
    check("a\n{# note #}\nb", "a\n\nb");
    check("a\n{#- note -#}\nb", "ab");
}

#[test]
fn the_last_newline_stays() {
    check("a\n", "a\n\n");
}

#[test]
fn a_bare_word_in_a_map_is_a_key() {
    check(r#"{{ f({ text: text, "b": 1, }) }}"#, r#"{{ f({ "text": text, "b": 1 }) }}"#);
}

#[test]
fn or_and_and_choose_an_operand() {
    check("{{ a or b or c }}", "{{ (a if (a|njk_truthy) else (b if (b|njk_truthy) else c)) }}");
    check("{{ a and b }}", "{{ (a if not (a|njk_truthy) else b) }}");
    check("{% if a or b %}x{% endif %}", "{% if ((a|njk_truthy) or (b|njk_truthy)) %}x{% endif %}");
}

#[test]
fn operators_and_filters_are_ours() {
    check("{{ 'a' + b | trim }}", r#"{{ ("a"|njk_add((b|njk_trim))) }}"#);
    check("{{ a.length === 2 }}", "{{ ((a|njk_size)|njk_same(2)) }}");
    check("{{ a is not string }}", "{{ (a is not njk_string) }}");
    check("{{ a not in b }}", "{{ (not (a|njk_in(b))) }}");
    check("{{ x if y }}", r#"{{ (x if (y|njk_truthy) else "") }}"#);
}

#[test]
fn a_pushed_item_makes_a_longer_list() {
    check("{% set l = (l.push(x), l) %}", "{% set l = l.concat([x]) %}");
}

#[test]
fn what_a_loop_assigns_outlives_it() {
    let output = rewrite("t.njk", "{% set a = 1 %}{% for i in l %}{% set a = i %}{% endfor %}{{ a }}");
    let output = output.unwrap();
    assert!(output.contains("= njk_ns(a=a)"), "{output}");
    assert!(output.ends_with(".a }}"), "{output}");
}

#[test]
fn what_it_cannot_read_it_refuses() {
    refuses("{% raw %}x{% endraw %}", "{% raw %} is not supported");
    refuses("{% asyncEach x in y %}", "{% asyncEach %}: this tag is not supported");
    refuses("{% if a %}x", "{% if %}: {% elif %} or {% elseif %} or {% else %} or {% endif %} is missing");
    refuses("{{ a b }}", r#"Name("b") was not expected"#);
    refuses("{{ 'a }}", "a quotation is not closed");
    refuses("{# a", "a comment is not closed");
}
