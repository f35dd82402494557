//! What stands in the cells of a table: struck words, ticks, colours, ditto marks, glued words, lists.

use plan_reader::{
    Aliases, ColumnRole, Draft, DraftActivity, Options, ProposedStatus, QueryKind, Reading, StatusFrom, read,
};

use crate::zipped::zip;

fn page(body: &str) -> Reading {
    let html = format!("<html><body><h1>Race equality plan</h1>{body}</body></html>");
    read(html.as_bytes(), "plan.html", &Options::default(), &mut |_| {}).unwrap()
}

/// A page with one table; cells are parted by " | " and may hold markup.
fn table(rows: &[&str]) -> Reading {
    page(&html_table(rows))
}

fn html_table(rows: &[&str]) -> String {
    let cell = |text: &str| match text.strip_prefix('#') {
        Some(rest) => {
            let (colour, words) = rest.split_at(6);
            format!("<td bgcolor=\"#{colour}\">{words}</td>")
        }
        None => format!("<td>{text}</td>"),
    };
    let row = |row: &&str| format!("<tr>{}</tr>", row.split('|').map(|c| cell(c.trim())).collect::<String>());
    format!("<table>{}</table>", rows.iter().map(row).collect::<String>())
}

fn activities(draft: &Draft) -> Vec<&DraftActivity> {
    draft.themes.iter().flat_map(|t| &t.activities).collect()
}

#[track_caller]
fn only(reading: &Reading) -> &DraftActivity {
    let all = activities(&reading.draft);
    assert_eq!(all.len(), 1, "{all:#?}");
    all[0]
}

fn says(reading: &Reading, kind: QueryKind) -> usize {
    reading.queries.iter().filter(|q| q.kind == kind).count()
}

#[track_caller]
fn status(activity: &DraftActivity) -> (ProposedStatus, StatusFrom, &str) {
    let it = activity.status.as_ref().unwrap();
    (it.proposed.unwrap(), it.from, it.words.as_str())
}

#[test]
fn a_replaced_date_is_history() {
    let reading = table(&["Action | Lead | By when", "Publish pay gaps | HR | <s>March 2021</s> June 2021"]);
    let activity = only(&reading);
    assert_eq!(activity.target_date.as_deref(), Some("June 2021"));
    assert_eq!(activity.struck.len(), 1);
    assert_eq!(activity.struck[0].role, Some(ColumnRole::TargetDate));
    assert_eq!(activity.struck[0].text, "March 2021");
    assert_eq!(activity.struck[0].source.column, Some(3));
    assert_eq!(says(&reading, QueryKind::Struck), 1);
}

#[test]
fn struck_words_of_every_format_are_kept_apart() {
    let word = |xml: &str| {
        let text = format!("<w:document xmlns:w=\"w\"><w:body>{xml}</w:body></w:document>");
        zip(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &text)])
    };
    let run = |text: &str, props: &str| {
        format!("<w:r><w:rPr>{props}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let cell = |runs: &str| format!("<w:tc><w:p>{runs}</w:p></w:tc>");
    let plain = |text: &str| cell(&run(text, ""));
    let docx = word(&format!(
        "<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        plain("Action"),
        plain("Lead"),
        plain("By when"),
        plain("Publish pay gaps"),
        plain("HR"),
        cell(&format!(
            "{}{}",
            run("March 2021", "<w:strike/>"),
            run(" June 2021", "<w:strike w:val=\"0\"/>")
        )),
    ));
    let xlsx = zip(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Plan\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        (
            "xl/sharedStrings.xml",
            "<sst><si><r><rPr><strike/></rPr><t>March 2021</t></r><r><t xml:space=\"preserve\"> June 2021</t></r></si></sst>",
        ),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Action</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Lead</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>By when</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Publish pay gaps</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>HR</t></is></c><c r=\"C2\" t=\"s\"><v>0</v></c></row></sheetData></worksheet>",
        ),
    ]);
    let odt_cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"a\" xmlns:style=\"s\"><office:automatic-styles><style:style style:name=\"X\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style></office:automatic-styles><office:body><office:text><table:table><table:table-row>{}{}{}</table:table-row><table:table-row>{}{}{}</table:table-row></table:table></office:text></office:body></office:document-content>",
        odt_cell("Action"),
        odt_cell("Lead"),
        odt_cell("By when"),
        odt_cell("Publish pay gaps"),
        odt_cell("HR"),
        odt_cell("<text:span text:style-name=\"X\">March 2021</text:span> June 2021"),
    );
    let odt = zip(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)]);
    for (bytes, name) in [(docx, "plan.docx"), (xlsx, "plan.xlsx"), (odt, "plan.odt")] {
        let reading = read(&bytes, name, &Options::default(), &mut |_| {}).unwrap();
        let activity = only(&reading);
        assert_eq!(activity.target_date.as_deref(), Some("June 2021"), "{name}");
        assert_eq!(activity.struck[0].text, "March 2021", "{name}");
        assert_eq!(activity.struck[0].role, Some(ColumnRole::TargetDate), "{name}");
    }
}

#[test]
fn an_activity_struck_through_is_kept_and_proposed_as_stopped() {
    let reading = table(&[
        "Action | Lead | By when",
        "Publish pay gaps | HR | May 2027",
        "<del>Buy a bus</del> | <del>Fleet</del> | <del>June 2027</del>",
        "Train panels | HR | July 2027",
    ]);
    let all = activities(&reading.draft);
    assert_eq!(all.len(), 3);
    assert_eq!(all[1].text, "Buy a bus");
    assert_eq!(all[1].lead.as_deref(), Some("Fleet"));
    assert_eq!(status(all[1]).0, ProposedStatus::Stopped);
    assert_eq!(status(all[1]).1, StatusFrom::Strike);
    assert_eq!(says(&reading, QueryKind::Struck), 1);
    assert!(reading.draft.unplaced.iter().all(|u| !u.text.contains("bus")));
}

#[test]
fn each_value_says_where_it_stands() {
    let reading = table(&["Action | Lead | By when", "Publish pay gaps | HR | June 2021"]);
    let activity = only(&reading);
    let column = |role| activity.sources.get(&role).and_then(|l| l.column);
    assert_eq!(column(ColumnRole::Activity), Some(1));
    assert_eq!(column(ColumnRole::Lead), Some(2));
    assert_eq!(column(ColumnRole::TargetDate), Some(3));
}

#[test]
fn the_position_of_a_tick_is_the_status() {
    let reading = table(&[
        "Action | Lead | By when | Not started | In progress | Complete",
        "Publish pay gaps | HR | May 2027 | ✓ | | ",
        "Train panels | HR | June 2027 | | x | ",
        "Hold a forum | HR | July 2027 | | | Y",
        "Write a guide | HR | July 2027 | | | ",
    ]);
    let all = activities(&reading.draft);
    assert_eq!(status(all[0]), (ProposedStatus::NotStarted, StatusFrom::Tick, "Not started"));
    assert_eq!(status(all[1]), (ProposedStatus::OnTrack, StatusFrom::Tick, "In progress"));
    assert_eq!(status(all[2]), (ProposedStatus::Complete, StatusFrom::Tick, "Complete"));
    assert!(all[3].status.is_none());
    assert!(all.iter().all(|a| a.achieved.is_none() && a.other.is_empty()), "{all:#?}");
}

#[test]
fn a_tick_under_red_amber_or_green_is_a_status_too() {
    let reading =
        table(&["Action | Lead | R | A | G", "Publish pay gaps | HR | ● | | ", "Train panels | HR | | | ●"]);
    let all = activities(&reading.draft);
    assert_eq!(status(all[0]).0, ProposedStatus::Delayed);
    assert_eq!(status(all[1]).0, ProposedStatus::OnTrack);
}

#[test]
fn dates_of_start_and_completion_are_no_ticks() {
    let reading = table(&[
        "Action | Lead | Started | Completed",
        "Publish pay gaps | HR | May 2027 | June 2027",
        "Train panels | HR | June 2027 | July 2027",
    ]);
    let all = activities(&reading.draft);
    assert!(all.iter().all(|a| a.status.as_ref().is_none_or(|s| s.from != StatusFrom::Tick)), "{all:#?}");
}

#[test]
fn a_colour_without_words_is_read_by_its_legend() {
    let reading = page(&format!(
        "<p>Key: Green = complete; Amber = on track; Red = delayed</p>{}",
        html_table(&[
            "Action | Lead | RAG",
            "Publish pay gaps | HR | #00B050",
            "Train panels | HR | #FFC000",
            "Hold a forum | HR | ",
        ])
    ));
    let all = activities(&reading.draft);
    assert_eq!(status(all[0]), (ProposedStatus::Complete, StatusFrom::Colour, "complete"));
    assert_eq!(status(all[1]), (ProposedStatus::OnTrack, StatusFrom::Colour, "on track"));
    assert!(all[2].status.is_none());
    assert_eq!(says(&reading, QueryKind::Status), 0);
}

#[test]
fn a_legend_of_coloured_cells_is_read() {
    let plan = html_table(&[
        "Action | Lead | RAG",
        "Publish pay gaps | HR | #00B050",
        "Train panels | HR | #FF0000",
    ]);
    for legend in [
        html_table(&["#00B050 | Completed", "#FF0000 | Not started"]),
        html_table(&["#00B050Completed | #FF0000Not started"]),
    ] {
        let reading = page(&format!("{plan}{legend}"));
        let all = activities(&reading.draft);
        assert_eq!(status(all[0]).0, ProposedStatus::Complete);
        assert_eq!(status(all[1]).0, ProposedStatus::NotStarted);
        assert_eq!(says(&reading, QueryKind::NotAPlanTable), 0);
    }
}

#[test]
fn a_colour_without_a_legend_is_told_by_its_hue_and_queried() {
    let reading = table(&[
        "Action | Lead | Status",
        "Publish | HR | #C6EFCE",
        "Train | HR | #FFEB9C",
        "Meet | HR | #BFBFBF",
    ]);
    let all = activities(&reading.draft);
    let got: Vec<_> = all.iter().map(|a| status(a).0).collect();
    assert_eq!(got, [ProposedStatus::OnTrack, ProposedStatus::AtRisk, ProposedStatus::NotStarted]);
    assert_eq!(says(&reading, QueryKind::Status), 1);
}

#[test]
fn a_status_beside_progress_is_not_glued_into_it() {
    let reading =
        table(&["Action | Lead | RAG | Progress", "Publish pay gaps | HR | Green | First draft shared"]);
    let activity = only(&reading);
    assert_eq!(activity.achieved.as_deref(), Some("First draft shared"));
    assert_eq!(status(activity), (ProposedStatus::OnTrack, StatusFrom::Words, "Green"));
    assert_eq!(activity.other["RAG"], "Green");
}

#[test]
fn a_status_in_a_date_cell_is_proposed() {
    let reading = table(&["Action | Lead | Target date", "Publish pay gaps | HR | Completed June 2020"]);
    assert_eq!(status(only(&reading)).0, ProposedStatus::Complete);
    assert_eq!(status(only(&reading)).1, StatusFrom::TargetDate);
}

#[test]
fn a_target_that_is_a_figure_is_no_date() {
    let reading = table(&[
        "Action | Lead | Target | Timescale",
        "Put trained members on panels | HR | 80% of panels | March 2027",
        "Recruit apprentices | HR | 25 people | Autumn 2027",
    ]);
    let all = activities(&reading.draft);
    assert_eq!(all[0].target_date.as_deref(), Some("March 2027"));
    assert_eq!(all[0].other["Target"], "80% of panels");
    let reading = table(&["Action | Lead | Target", "Put trained members on panels | HR | March 2027"]);
    assert_eq!(only(&reading).target_date.as_deref(), Some("March 2027"));
}

#[test]
fn a_priority_of_high_or_low_is_no_theme() {
    let reading = table(&[
        "Action | Priority | Lead | By when",
        "Publish pay gaps | High | HR | March 2027",
        "Train panels | Low | HR | May 2027",
    ]);
    let all = activities(&reading.draft);
    assert_eq!(reading.draft.themes.len(), 1);
    assert_eq!(all[1].other["Priority"], "Low");
}

#[test]
fn groups_of_headings_do_not_hide_the_headings_beneath_them() {
    let reading = page(
        "<table><tr><th colspan=2>What we will do</th><th colspan=3>Who and when</th></tr>
         <tr><td>Ref</td><td>Action</td><td>Lead</td><td>Partner</td><td>Date</td></tr>
         <tr><td>1</td><td>Publish pay gaps</td><td>HR</td><td>Unions</td><td>May 2027</td></tr></table>",
    );
    let activity = only(&reading);
    assert_eq!(activity.ref_.as_deref(), Some("1"));
    assert_eq!(activity.text, "Publish pay gaps");
    assert_eq!(activity.lead.as_deref(), Some("HR"));
    assert_eq!(activity.target_date.as_deref(), Some("May 2027"));
    assert_eq!(activity.other["Who and when Partner"], "Unions");
}

#[test]
fn headings_glued_together_come_apart() {
    let reading = table(&[
        "ActionLeadTimescale | | ",
        "Publish pay gaps | HR | May 2027",
        "Train panels | Learning | June 2027",
    ]);
    let all = activities(&reading.draft);
    assert_eq!(all.len(), 2);
    assert_eq!((all[0].text.as_str(), all[0].lead.as_deref()), ("Publish pay gaps", Some("HR")));
    assert_eq!(all[1].target_date.as_deref(), Some("June 2027"));
}

#[test]
fn cells_glued_together_come_apart_with_a_query() {
    let reading = table(&[
        "RefAction | LeadStatus | Timescale",
        "D1.1Decide on a name | PDStarted | May 2027",
        "D1.2Open the office | AR (HR)Not started | June 2027",
    ]);
    let all = activities(&reading.draft);
    assert_eq!((all[0].ref_.as_deref(), all[0].text.as_str()), (Some("D1.1"), "Decide on a name"));
    assert_eq!(all[0].lead.as_deref(), Some("PD"));
    assert_eq!(status(all[0]).0, ProposedStatus::OnTrack);
    assert_eq!(all[1].lead.as_deref(), Some("AR (HR)"));
    assert_eq!(status(all[1]).0, ProposedStatus::NotStarted);
    assert!(says(&reading, QueryKind::PartedWords) >= 2);
}

#[test]
fn references_typed_before_the_text_are_references() {
    let reading = table(&[
        "Action | Lead | By when",
        "1.1 Publish pay gaps | HR | May 2027",
        "1.2 Train panels | HR | June 2027",
        "1.10 Hold a forum | HR | July 2027",
    ]);
    let refs: Vec<_> = activities(&reading.draft).iter().map(|a| a.ref_.clone().unwrap()).collect();
    assert_eq!(refs, ["1.1", "1.2", "1.10"]);
}

#[test]
fn a_heading_row_may_change_the_meaning_half_way() {
    let reading = table(&[
        "Action | Lead | By when | Progress",
        "Publish pay gaps | HR | May 2027 | Begun",
        "Commitment | Timescale | Responsible | RAG",
        "Train panels | June 2027 | Learning team | Amber",
    ]);
    let all = activities(&reading.draft);
    assert_eq!(all.len(), 2);
    assert_eq!(all[1].lead.as_deref(), Some("Learning team"));
    assert_eq!(all[1].target_date.as_deref(), Some("June 2027"));
    assert_eq!(status(all[1]).0, ProposedStatus::AtRisk);
}

#[test]
fn ditto_marks_repeat_the_value_above() {
    let reading = table(&[
        "Action | Lead | By when | Partner",
        "Publish pay gaps | Head of HR | May 2027 | Unions",
        "Train panels | 〃 | As above | do.",
        "Hold a forum | \" | June 2027 | Schools",
    ]);
    let all = activities(&reading.draft);
    assert_eq!(all[1].lead.as_deref(), Some("Head of HR"));
    assert_eq!(all[1].target_date.as_deref(), Some("May 2027"));
    assert_eq!(all[1].other["Partner"], "Unions");
    assert_eq!(all[2].lead.as_deref(), Some("Head of HR"));
    let written: Vec<_> = all[1].dittos.iter().map(|d| d.written.as_str()).collect();
    assert_eq!(written, ["〃", "As above", "do."]);
    assert_eq!(says(&reading, QueryKind::Ditto), 1);
}

#[test]
fn parallel_lists_in_one_row_are_activities_of_their_own() {
    let reading = table(&[
        "Ref | Action | Lead | By when",
        "3 | <ol type=a><li>Publish pay gaps<li>Train all panels</ol> | <ol type=a><li>Payroll<li>Learning</ol> | May 2027<br>June 2027",
    ]);
    let all = activities(&reading.draft);
    assert_eq!(all.len(), 2);
    assert_eq!((all[0].ref_.as_deref(), all[0].text.as_str()), (Some("3.a"), "Publish pay gaps"));
    assert_eq!(all[1].lead.as_deref(), Some("Learning"));
    assert_eq!(all[1].target_date.as_deref(), Some("June 2027"));
    assert_eq!(says(&reading, QueryKind::SeveralInOne), 1);
}

#[test]
fn a_list_that_shares_its_lead_and_date_stays_one_activity() {
    let reading = table(&[
        "Action | Lead | By when",
        "<ul><li>Publish pay gaps<li>Train all panels</ul> | Payroll<br>Learning | May 2027",
    ]);
    assert_eq!(only(&reading).text, "- Publish pay gaps\n- Train all panels");
}

#[test]
fn cells_merged_both_ways_reach_every_row_they_cover() {
    let reading = page(
        "<table><tr><th>Action<th>Lead<th>By when<th>Update</tr>
         <tr><td>Publish pay gaps<td rowspan=2>Head of HR<td>May 2027<td rowspan=2>Both begun</tr>
         <tr><td>Train panels<td>June 2027</tr>
         <tr><td>Hold a forum<td colspan=2>To be confirmed<td>-</tr></table>",
    );
    let all = activities(&reading.draft);
    assert_eq!(all[1].lead.as_deref(), Some("Head of HR"));
    assert_eq!(all[1].achieved.as_deref(), Some("Both begun"));
    assert_eq!(all[2].text, "Hold a forum");
}

#[test]
fn hidden_rows_and_columns_are_read_and_said() {
    let reading = page(
        "<table><tr><th>Action<th>Lead<th>By when</tr>
         <tr><td>Publish pay gaps<td>HR<td>May 2027</tr>
         <tr style='display:none'><td>Train panels<td>HR<td>June 2027</tr></table>",
    );
    assert_eq!(activities(&reading.draft).len(), 2);
    assert_eq!(says(&reading, QueryKind::Hidden), 1);
}

#[test]
fn almost_the_same_theme_twice_is_asked_about_and_never_merged() {
    let reading = table(&[
        "Theme | Action | Lead | By when",
        "Children & Young People | Publish pay gaps | HR | May 2027",
        "Housing | Train panels | HR | May 2027",
        "Children and young people’s | Hold a forum | HR | May 2027",
    ]);
    assert_eq!(reading.draft.themes.len(), 3);
    let query: Vec<_> = reading.queries.iter().filter(|q| q.kind == QueryKind::SimilarNames).collect();
    assert_eq!(query.len(), 1);
    assert_eq!(query[0].words.as_deref(), Some("Children & Young People | Children and young people’s"));
}

#[test]
fn numbered_themes_are_not_alike_for_being_numbered() {
    let reading = table(&[
        "Theme | Action | Lead | By when",
        "Year 1 | Publish pay gaps | HR | May 2027",
        "Year 2 | Train panels | HR | May 2027",
    ]);
    assert_eq!(says(&reading, QueryKind::SimilarNames), 0);
}

#[test]
fn the_same_activity_under_two_themes_is_kept_twice_and_said() {
    let reading = table(&[
        "Theme | Action | Lead | By when",
        "Homes | Hold a yearly forum for residents | HR | May 2027",
        "Work | Hold a yearly forum for residents | HR | May 2027",
    ]);
    assert_eq!(activities(&reading.draft).len(), 2);
    assert_eq!(says(&reading, QueryKind::Repeated), 1);
}

#[test]
fn headings_of_another_language_are_known_by_an_alias_file() {
    let csv = "Åtgärd,Ansvarig,Klart senast\nPublicera lönegap,HR,May 2027\n";
    assert!(read(csv.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).is_err());
    let aliases = Aliases::parse("activity\tÅtgärd\nlead\tAnsvarig\ntarget_date\tKlart senast\n").unwrap();
    let options = Options { aliases, ..Options::default() };
    let reading = read(csv.as_bytes(), "plan.csv", &options, &mut |_| {}).unwrap();
    let activity = only(&reading);
    assert_eq!(activity.text, "Publicera lönegap");
    assert_eq!(activity.lead.as_deref(), Some("HR"));
    assert_eq!(activity.target_date.as_deref(), Some("May 2027"));
}

#[test]
fn a_users_alias_wins_over_ours() {
    let csv = "Action,Owner,Sponsor,By when\nPublish,HR,Chief Executive,May 2027\n";
    let aliases = Aliases::parse("lead\tSponsor\n").unwrap();
    let options = Options { aliases, ..Options::default() };
    let reading = read(csv.as_bytes(), "plan.csv", &options, &mut |_| {}).unwrap();
    assert_eq!(only(&reading).lead.as_deref(), Some("Chief Executive"));
    assert_eq!(only(&reading).other["Owner"], "HR");
}

#[test]
fn welsh_headings_are_known() {
    let reading = table(&[
        "Cyf | Cam gweithredu | Swyddog arweiniol | Erbyn pryd | Cynnydd | Statws",
        "1 | Cyhoeddi bylchau cyflog | Adnoddau Dynol | 31/03/2027 | Casglwyd y data | Ar y gweill",
    ]);
    let activity = only(&reading);
    assert_eq!(activity.lead.as_deref(), Some("Adnoddau Dynol"));
    assert_eq!(activity.target_date.as_deref(), Some("31/03/2027"));
    assert_eq!(activity.achieved.as_deref(), Some("Casglwyd y data"));
    assert_eq!(status(activity).0, ProposedStatus::OnTrack);
}

#[test]
fn a_footnote_and_a_comment_hang_on_the_activity_they_speak_of() {
    let cell = |xml: &str| format!("<w:tc><w:p>{xml}</w:p></w:tc>");
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell(&run("Action")),
        cell(&run("Lead")),
        cell(&format!("{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>", run("Publish pay gaps"))),
        cell(&format!("{}<w:r><w:commentReference w:id=\"0\"/></w:r>", run("HR"))),
    );
    let bytes = zip(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>")),
        (
            "word/footnotes.xml",
            "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\" w:id=\"0\"/><w:footnote w:id=\"2\"><w:p><w:r><w:t>By grade.</w:t></w:r></w:p></w:footnote></w:footnotes>",
        ),
        (
            "word/comments.xml",
            "<w:comments xmlns:w=\"w\"><w:comment w:id=\"0\" w:author=\"AR\"><w:p><w:r><w:t>Or Payroll?</w:t></w:r></w:p></w:comment></w:comments>",
        ),
    ]);
    let reading = read(&bytes, "plan.docx", &Options::default(), &mut |_| {}).unwrap();
    let notes: Vec<_> = only(&reading).notes.iter().map(|n| (n.role, n.text.as_str())).collect();
    assert_eq!(notes, [(Some(ColumnRole::Activity), "By grade."), (Some(ColumnRole::Lead), "Or Payroll?")]);
    assert!(reading.draft.unplaced.is_empty(), "{:?}", reading.draft.unplaced);
}

/// Words that no list of ours holds, so that only the user's file can make them known.
fn own_words() -> Options {
    let words = "activity\tZuvolo\nlead\tKerato\ntarget_date\tMelipo\nachieved\tTarsin\n";
    Options { aliases: Aliases::parse(words).unwrap(), ..Options::default() }
}

fn with_own_words(body: &str) -> Reading {
    let html = format!("<html><body><h1>Race equality plan</h1>{body}</body></html>");
    read(html.as_bytes(), "plan.html", &own_words(), &mut |_| {}).unwrap()
}

#[track_caller]
fn reads_as_the_pay_gap(activity: &DraftActivity) {
    assert_eq!(activity.text, "Publish the pay gap by grade");
    assert_eq!(activity.lead.as_deref(), Some("Head of HR"));
    assert_eq!(activity.target_date.as_deref(), Some("May 2027"));
}

#[test]
fn a_users_words_are_labels_of_forms_in_tables() {
    let reading = with_own_words(
        "<table><tr><td>Kerato</td><td>Head of HR</td><td>Melipo</td><td>May 2027</td></tr>\
         <tr><td>Zuvolo</td><td>Publish the pay gap by grade</td><td>Tarsin</td><td>A first draft is out</td></tr></table>",
    );
    let activity = only(&reading);
    reads_as_the_pay_gap(activity);
    assert_eq!(activity.achieved.as_deref(), Some("A first draft is out"));
}

#[test]
fn a_users_words_are_labels_of_forms_outside_tables() {
    let reading = with_own_words(
        "<h2>Pay</h2><p>Zuvolo: Publish the pay gap by grade</p><p>Kerato: Head of HR</p><p>Melipo: May 2027</p>\
         <p>Zuvolo: Train all panels</p><p>Kerato: Learning Team</p><p>Melipo: June 2027</p>",
    );
    let all = activities(&reading.draft);
    assert_eq!(all.len(), 2, "{all:#?}");
    reads_as_the_pay_gap(all[0]);
}

#[test]
fn a_users_words_are_labels_within_an_item() {
    let reading = with_own_words(
        "<h2>Pay</h2><p>We will:</p><ul><li>Publish the pay gap by grade (Kerato: Head of HR; Melipo: May 2027)</li>\
         <li>Train all panels (Kerato: Learning Team; Melipo: June 2027)</li></ul>",
    );
    let all = activities(&reading.draft);
    assert_eq!(all.len(), 2, "{all:#?}");
    reads_as_the_pay_gap(all[0]);
}

#[test]
fn a_users_words_head_the_columns_beside_those_of_time() {
    let reading = with_own_words(
        "<table><tr><td>Workstream</td><td>Kerato</td><td>Q1 2026/27</td><td>Q2 2026/27</td></tr>\
         <tr><td>Pay</td><td>Head of HR</td><td>Publish the pay gap by grade</td><td>Train all panels</td></tr></table>",
    );
    let all = activities(&reading.draft);
    assert_eq!(all.len(), 2, "{all:#?}");
    assert!(all.iter().all(|a| a.lead.as_deref() == Some("Head of HR")), "{all:#?}");
}

#[test]
fn ticks_under_quarters_say_when() {
    let plan = "<h1>Plan 2025</h1><table><tr><th>Action</th><th>Lead</th><th>Q1 2025/26</th><th>Q2 2025/26</th><th>Q3 2025/26</th>\
        <th>Q4 2025/26</th></tr>\
        <tr><td>Publish the pay gap</td><td>HR</td><td></td><td>✓</td><td></td><td></td></tr>\
        <tr><td>Train every panel</td><td>HR</td><td></td><td>✓</td><td>✓</td><td>✓</td></tr>\
        <tr><td>Review every grade</td><td>HR</td><td></td><td></td><td></td><td></td></tr></table>";
    let reading = read(plan.as_bytes(), "plan.html", &Options::default(), &mut |_| {}).unwrap();
    let all: Vec<_> = reading.draft.themes.iter().flat_map(|t| &t.activities).collect();
    let dates: Vec<_> = all.iter().map(|a| a.target_date.as_deref()).collect();
    assert_eq!(dates, [Some("Q2 2025/26"), Some("Q2 2025/26 to Q4 2025/26"), None]);
    let bounds = all[1].target.as_ref().map(|t| (t.start.unwrap().to_string(), t.end.unwrap().to_string()));
    assert_eq!(bounds, Some(("2025-07-01".into(), "2026-03-31".into())));
}

#[test]
fn a_heading_that_is_missing_over_one_table_is_that_of_the_table_before() {
    let first = html_table(&["Action | Lead | By when", "Publish pay gaps | Asha Rao | May 2027"]);
    let second = html_table(&["Action | | By when", "Train interview panels | Tom Bell | June 2027"]);
    let reading = page(&format!("<h2>Pay</h2>{first}<h2>Interviews</h2>{second}"));
    let leads: Vec<Option<&str>> = activities(&reading.draft).iter().map(|a| a.lead.as_deref()).collect();
    assert_eq!(leads, [Some("Asha Rao"), Some("Tom Bell")]);
    // Another column without a heading is none of the first table's.
    let other = html_table(&["Action | | Cost", "Train interview panels | Tom Bell | £200"]);
    let reading = page(&format!("<h2>Pay</h2>{first}<h2>Interviews</h2>{other}"));
    assert_eq!(activities(&reading.draft)[1].lead, None);
}
