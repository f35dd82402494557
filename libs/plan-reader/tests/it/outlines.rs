//! Sheets in which a row stands over others.

use plan_reader::{Draft, Options, read};

fn csv(text: &str) -> Draft {
    read(text.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap().draft
}

fn themes(draft: &Draft) -> Vec<(&str, Vec<&str>)> {
    let texts = |t: &plan_reader::DraftTheme| t.activities.len();
    let themes = draft.themes.iter().filter(|t| texts(t) > 0);
    themes
        .map(|t| {
            let activities = t.activities.iter().map(|a| a.text.as_str()).collect();
            (t.name.as_deref().unwrap_or_default(), activities)
        })
        .collect()
}

const EXPORT: &str = "\
Row ID,Parent,Task Name,Assigned To,Finish,% Complete
1,,Leadership,,31/03/27,35%
2,1,Name a sponsor on the board,Chair’s office,30/06/26,100%
3,1,Report to the board each quarter,Company Secretary,31/03/27,50%
4,,Workforce,,31/03/27,10%
5,4,Review the disciplinary policy,Advice team,28/02/27,0%
";

#[test]
fn rows_that_others_name_as_their_parent_are_themes() {
    let by_number = csv(EXPORT);
    let expected = [
        ("Leadership", vec!["Name a sponsor on the board", "Report to the board each quarter"]),
        ("Workforce", vec!["Review the disciplinary policy"]),
    ];
    assert_eq!(themes(&by_number), expected);
    let by_name = csv(&EXPORT.replace(",1,", ",Leadership,").replace(",4,", ",Workforce,"));
    assert_eq!(themes(&by_name), expected);
    let words: Vec<&str> = by_number.unplaced.iter().map(|it| it.text.as_str()).collect();
    assert!(words.contains(&"35%"), "nothing of their rows is lost: {words:?}");
}

#[test]
fn a_row_with_a_lead_of_its_own_stays_an_activity_though_others_are_parts_of_it() {
    let led = csv(&EXPORT.replace("Leadership,,", "Leadership,Chair,"));
    assert_eq!(themes(&led).iter().map(|t| t.1.len()).sum::<usize>(), 5);
}

#[test]
fn an_action_numbered_on_from_its_row_has_that_number() {
    let draft = csv("\
Ref,Objective,Action,Lead,By when
4.1,Fair promotion,4.1.1 Review how promotions are decided,Head of People,May 2026
4.1,Fair promotion,4.1.2 Offer a sponsor to twenty lecturers,Academic Dean,June 2026
4.2,Fair hiring,4.2.1 Take names off applications,Head of People,July 2026
");
    let refs: Vec<&str> =
        draft.themes.iter().flat_map(|t| &t.activities).filter_map(|a| a.ref_.as_deref()).collect();
    assert_eq!(refs, ["4.1.1", "4.1.2", "4.2.1"]);
    let first = &draft.themes.iter().flat_map(|t| &t.activities).next().unwrap().text;
    assert_eq!(first, "Review how promotions are decided");
}

#[test]
fn a_theme_may_be_called_work() {
    let page = "<h1>Plan</h1><h2>Theme 1: Homes</h2><h3>Action 1: Mend old homes first</h3>\
                <p>Owner: Head of Homes<br>Due: May 2027</p><h2>Theme 2: Work</h2>\
                <h3>Action 2: Offer twelve apprenticeships</h3><p>Owner: Head of People<br>Due: June 2027</p>";
    let draft = read(page.as_bytes(), "plan.html", &Options::default(), &mut |_| {}).unwrap().draft;
    assert_eq!(
        themes(&draft),
        [("Homes", vec!["Mend old homes first"]), ("Work", vec!["Offer twelve apprenticeships"])]
    );
}
