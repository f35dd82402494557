//! What has leads and dates and is no plan: it is told of, and never becomes one silently. And what a revised date means.

use plan_reader::{Doubt, Options, QueryKind, Reading, read};

fn csv(text: &str) -> Reading {
    read(text.as_bytes(), "sheet.csv", &Options::default(), &mut |_| {}).unwrap()
}

fn page(body: &str) -> Reading {
    let html = format!("<html><body>{body}</body></html>");
    read(html.as_bytes(), "plan.html", &Options::default(), &mut |_| {}).unwrap()
}

fn asked(reading: &Reading) -> Vec<&str> {
    let of_kind = reading.queries.iter().filter(|q| q.kind == QueryKind::OtherKind);
    of_kind.map(|q| q.message.as_str()).collect()
}

const REGISTER: &str = "Ref,Risk,Likelihood,Impact,Score,Mitigation,Owner\n\
    R1,Posts stay vacant,4,3,12,Advertise in community papers,Head of HR\n\
    R2,Figures come late,2,4,8,Agree a date with each service,Data Lead\n";

#[test]
fn a_register_of_risks_is_said_to_be_one_and_its_rows_are_doubted() {
    let reading = csv(REGISTER);
    assert!(asked(&reading)[0].contains("a register of risks"), "{:?}", asked(&reading));
    let activities: Vec<_> = reading.draft.themes.iter().flat_map(|t| &t.activities).collect();
    assert_eq!(activities[0].text, "Advertise in community papers");
    assert_eq!(activities[0].other["Risk"], "Posts stay vacant");
    assert!(
        activities.iter().all(|a| a.doubts.contains(&Doubt::OtherKind) && a.confidence.hundredths() < 50)
    );
}

#[test]
fn a_register_beside_a_plan_stays_out_of_it_and_its_words_are_listed() {
    let row = |cells: &[&str]| {
        format!("<tr>{}</tr>", cells.iter().map(|c| format!("<td>{c}</td>")).collect::<String>())
    };
    let reading = page(&format!(
        "<h1>Plan</h1><table>{}{}</table><h2>Risks</h2><table>{}{}</table>",
        row(&["Action", "Lead", "By when"]),
        row(&["Publish the pay gap", "Head of HR", "May 2027"]),
        row(&["Risk", "Likelihood", "Impact", "Mitigating actions", "Owner"]),
        row(&["Posts stay vacant", "High", "Medium", "Advertise in community papers", "Head of HR"]),
    ));
    assert_eq!(asked(&reading).len(), 1);
    assert_eq!(reading.draft.themes.iter().map(|t| t.activities.len()).sum::<usize>(), 1);
    assert!(reading.draft.unplaced.iter().any(|u| u.text.contains("Advertise in community papers")));
}

#[test]
fn a_list_of_indicators_is_said_to_be_one() {
    let figures = "Indicator,Baseline,Target,Q1,Q2,Lead officer\n\
        Share of senior posts held by ethnic minority staff,12%,22%,13%,14%,Head of HR\n";
    let refusal = read(figures.as_bytes(), "sheet.csv", &Options::default(), &mut |_| {}).unwrap_err();
    assert!(refusal.to_string().contains("a list of indicators"), "{refusal}");
    let dated = csv("Measure,Lead,Target date,Baseline,Actual\n\
        Complaints of racism answered in ten days,Customer Lead,May 2027,60%,71%\n\
        Panels with an independent member,Head of HR,June 2027,10%,15%\n");
    assert!(asked(&dated)[0].contains("a list of indicators"), "{:?}", asked(&dated));
}

#[test]
fn actions_that_minutes_record_are_read_with_who_is_charged_with_them() {
    let reading = page(
        "<h1>Minutes of the Equality Committee</h1><h2>3. Recruitment</h2><p>Members asked about panels.</p>\
         <p>ACTION: Head of HR to circulate the figures by 31 March 2027.</p>\
         <h2>4. Schools</h2><p>ACTION: Ask head teachers what they need. Lead: Tom Egan.</p>",
    );
    assert!(asked(&reading)[0].contains("minutes"), "{:?}", asked(&reading));
    let activities: Vec<_> = reading.draft.themes.iter().flat_map(|t| &t.activities).collect();
    let lead_and_date: Vec<_> =
        activities.iter().map(|a| (a.lead.as_deref(), a.target_date.as_deref())).collect();
    assert_eq!(lead_and_date, [(Some("Head of HR"), Some("by 31 March 2027")), (Some("Tom Egan"), None)]);
}

#[test]
fn a_revised_date_counts_and_the_first_one_stays_beside_it() {
    let reading = csv("Action,Lead,Original date,Revised date,Previous RAG,Current RAG\n\
        Publish the pay gap,Head of HR,March 2027,June 2027,Green,Amber\n\
        Train panel chairs,Head of HR,May 2027,,Amber,Green\n");
    let activities = &reading.draft.themes[0].activities;
    assert_eq!(activities[0].target_date.as_deref(), Some("June 2027"));
    assert_eq!(activities[0].other["Original date"], "March 2027");
    assert_eq!(activities[0].status.as_ref().unwrap().words, "Amber");
    assert_eq!(activities[0].other["Previous RAG"], "Green");
    assert_eq!(activities[1].target_date.as_deref(), Some("May 2027"), "nothing was set anew");
    assert!(!activities[1].other.contains_key("Original date"), "it stands as the target date");
}

#[test]
fn headings_with_a_lead_and_a_date_beneath_are_activities() {
    let reading = page(
        "<h1>Race equality plan</h1><h2>Homes</h2><h3>Answer each report of damp within five days</h3>\
         <p><b>Owner</b> Repairs Manager</p><p><b>Due</b> May 2027</p><h3>Publish who was refused a transfer</h3>\
         <ul><li><b>Owner</b> Lettings Team</li><li><b>Due</b> June 2027</li></ul><p>On track</p>",
    );
    let theme = &reading.draft.themes[0];
    assert_eq!(theme.name.as_deref(), Some("Homes"));
    let all: Vec<_> = theme
        .activities
        .iter()
        .map(|a| (a.lead.as_deref().unwrap(), a.target_date.as_deref().unwrap()))
        .collect();
    assert_eq!(all, [("Repairs Manager", "May 2027"), ("Lettings Team", "June 2027")]);
    assert_eq!(theme.activities[1].status.as_ref().unwrap().words, "On track");
    assert_eq!(reading.draft.date, None, "the date of an activity is not that of the plan");
}

#[test]
fn a_milestone_told_in_words_is_what_is_done_and_next_steps_stand_beside_it() {
    let reading = csv("Workstream,Milestones,SRO,Delivery date,Current position,Next steps\n\
        Data,Dashboard of ethnicity published,Chief Data Officer,Mar-27,Drafted,Sign off by the board\n\
        Data,Declaration campaign at nine in ten,Head of HR,30 June 2027,Seven in ten,Briefings of managers\n");
    let activities: Vec<_> = reading.draft.themes.iter().flat_map(|t| &t.activities).collect();
    assert_eq!(activities[0].text, "Dashboard of ethnicity published");
    assert_eq!(activities[0].other["Next steps"], "Sign off by the board");
    assert_eq!(activities[1].text, "Declaration campaign at nine in ten");
}
