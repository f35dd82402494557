//! Another program asks over the standard input, and is answered by the protocol.

use super::*;

fn asked(folder: &Path, mapping: &str) -> Request {
    Request::count(MappingText {
        text: mapping.to_owned(),
        file: "staff.toml".to_owned(),
        folder: Some(folder.to_string_lossy().into_owned()),
        classifications: std::collections::BTreeMap::new(),
    })
}

fn served(request: &str) -> (Option<i32>, Vec<Line>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_evenhand-tally"))
        .arg("serve")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(request.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let lines = said(&output).0.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    (output.status.code(), lines)
}

#[test]
fn another_program_asks_and_is_answered_by_protocol() {
    let folder = folder(&[("staff.csv", STAFF)]);
    let request = serde_json::to_string(&asked(folder.path(), MAPPING)).unwrap();
    let (code, lines) = served(&request);
    assert_eq!(code, Some(0));
    assert!(
        matches!(lines.last(), Some(Line::Answer(Answer::Counted(it))) if it.tables.len() == 3),
        "{lines:?}"
    );
    let (code, lines) = served(
        &serde_json::to_string(&asked(folder.path(), &MAPPING.replace("staff.csv", "none.csv"))).unwrap(),
    );
    assert_eq!(code, Some(2));
    assert!(
        matches!(lines.as_slice(), [Line::Refusal(Refusal { kind: RefusalKind::File, .. })]),
        "{lines:?}"
    );
    let (code, lines) = served("{\"protocol\":");
    assert_eq!(code, Some(2));
    assert!(
        matches!(lines.as_slice(), [Line::Refusal(Refusal { kind: RefusalKind::Request, .. })]),
        "{lines:?}"
    );
    let (_, lines) = served(&request.replace("\"protocol\":1", "\"protocol\":9"));
    assert!(matches!(lines.as_slice(), [Line::Refusal(it)] if it.message.contains("version 1")), "{lines:?}");
}

#[test]
fn closing_the_input_cancels_where_that_was_asked_for() {
    let mut rows = String::from("Ward,Ethnicity,Headcount\n");
    for at in 0..400_000 {
        rows.push_str(&format!("Ward {},African,1\n", at % 100));
    }
    let folder = folder(&[("staff.csv", &rows)]);
    let mut request = asked(folder.path(), HEADCOUNT);
    request.cancel_on_close = true;
    let (code, lines) = served(&format!("{}\n", serde_json::to_string(&request).unwrap()));
    assert_eq!(code, Some(3), "{lines:?}");
    assert!(!lines.iter().any(|it| matches!(it, Line::Answer(_))));
}
