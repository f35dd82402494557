//! Documents that say the same without end: what they cost grows with their length and no faster.
//!
//! A pass that compares each row or word with all others takes minutes here, not a second. `bench/hostile` has many more.

use std::time::{Duration, Instant};

use plan_reader::{Options, Reading, Refusal, read};

/// Reads it, and fails where that takes as much computing as only a pass over pairs does, however slow the machine and the build.
fn read_soon(bytes: &[u8], name: &str) -> Result<Reading, Refusal> {
    let (clock, before) = (Instant::now(), computing());
    let reading = read(bytes, name, &Options::default(), &mut |_| {});
    let took = match (before, computing()) {
        (Some(before), Some(after)) => after - before,
        _ => clock.elapsed(),
    };
    assert!(took.as_secs() < 20, "{name}: {took:?}");
    reading
}

/// What this thread has computed so far, where the system tells: beside other work a clock says little.
fn computing() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

#[test]
fn ten_thousand_rows_are_read() {
    let mut csv = String::from("Theme,Action,Lead,By when,Progress\n");
    for i in 0..10_000 {
        csv.push_str(&format!("Theme {},Action number {i},\"Asha Rao, HR\",By March 2025,Begun\n", i % 40));
    }
    let draft = read_soon(csv.as_bytes(), "plan.csv").unwrap().draft;
    assert_eq!(draft.themes.iter().map(|t| t.activities.len()).sum::<usize>(), 10_000);
}

#[test]
fn rows_that_say_too_little_for_a_plan_are_refused_as_soon() {
    let csv = format!("Action,Lead,By when\n{}", "Train all,HR,May\n".repeat(5_000));
    let refusal = read_soon(csv.as_bytes(), "plan.csv").unwrap_err();
    assert!(matches!(refusal, Refusal::NoPlanTable { .. }), "{refusal}");
}

#[test]
fn references_without_a_space_between_them_are_one_word_of_a_sentence() {
    assert!(read_soon("1.1.".repeat(100_000).as_bytes(), "plan.txt").is_err());
}

#[test]
fn lines_that_could_all_stand_above_a_title_are_gone_through_once() {
    let text: String = (0..15_000).map(|n| format!("{}- Publish it\n", " ".repeat(n % 60))).collect();
    let _ = read_soon(text.as_bytes(), "plan.txt");
    let _ = read_soon(text.as_bytes(), "plan.md");
}

#[test]
fn a_table_of_thousands_of_columns_is_no_plan() {
    let row = format!("<tr>{}", "<td>a".repeat(2_000));
    let refusal = read_soon(format!("<table>{}", row.repeat(20)).as_bytes(), "plan.html").unwrap_err();
    assert!(matches!(refusal, Refusal::NoPlanTable { .. }), "{refusal}");
}

#[test]
fn words_set_wide_apart_in_one_endless_line_are_no_headings() {
    assert!(read_soon(" and ".repeat(40_000).as_bytes(), "plan.txt").is_err());
}

#[test]
fn a_page_with_an_element_of_many_thousand_attributes_is_refused() {
    let attributes: String = (0..20_000).map(|n| format!(" a{n}='>' <b{n}")).collect();
    for page in
        [format!("<td{attributes}>"), format!("<<td{attributes}>"), format!("<p>Plan</p></td{attributes}>")]
    {
        let refusal = read_soon(page.as_bytes(), "plan.html").unwrap_err();
        assert!(matches!(refusal, Refusal::TooLarge { .. }), "{refusal}");
    }
}

#[test]
fn what_only_looks_like_many_attributes_is_read() {
    let words = "a b c d e f g h ".repeat(200);
    let plan = "<table><tr><th>Action<th>Lead<th>By when<tr><td>Publish the pay gap each year<td>Head of HR<td>May 2027</table>";
    let page = format!(
        "<script>if (i <n {words}) x='</script><style>a <b {words}</style><!-- <c {words} --><p>Two < three {words}</p><svg><path d=\"M {words}\"/></svg>{plan}"
    );
    let reading = read_soon(page.as_bytes(), "plan.html").unwrap();
    let leads: Vec<_> =
        reading.draft.themes.iter().flat_map(|t| &t.activities).map(|a| a.lead.as_deref()).collect();
    assert_eq!(leads, [Some("Head of HR")]);
}
