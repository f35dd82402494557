//! The download for spreadsheets.
//!
//! A cell that begins with `=`, `+`, `-`, `@`, a tab, a carriage return or a line feed is given an apostrophe in
//! front: a spreadsheet would otherwise take it for a formula and run it. The manual says so to readers.

use super::ActivityV1;
use kernel::{Error, Result};

/// The first line. A column is added at the end, never moved: people's own sheets count on the places.
const COLUMNS: [&str; 25] = [
    "Ref",
    "Theme ref",
    "Theme",
    "Service",
    "Activity",
    "Leads",
    "Supported by",
    "Target date as written",
    "Target date from",
    "Target date to",
    "Next review",
    "Status",
    "Reason for stopping",
    "Overdue",
    "Due soon",
    "No target date",
    "No recent update",
    "Complete without evidence",
    "Answers recommendations",
    "Latest update",
    "Latest update by",
    "What has been achieved",
    "Published",
    "Address",
    "Id",
];

/// The activities as CSV (RFC 4180), marked as UTF-8 for Excel.
pub(super) fn write(activities: &[ActivityV1]) -> Result<Vec<u8>> {
    let mut sheet =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    sheet.write_record(COLUMNS).map_err(Error::fault)?;
    for it in activities {
        sheet.write_record(cells(it).iter().map(|it| harmless(it))).map_err(Error::fault)?;
    }
    sheet.into_inner().map_err(|it| Error::fault(it.to_string()))
}

fn cells(it: &ActivityV1) -> [String; 25] {
    let yes = |it: bool| if it { "yes" } else { "no" }.to_owned();
    let maybe = |it: &Option<String>| it.clone().unwrap_or_default();
    [
        it.reference.clone(),
        it.theme_reference.clone(),
        it.theme.clone(),
        it.service.clone(),
        it.promise.clone(),
        it.leads.join("; "),
        it.supported_by.join("; "),
        it.target_as_written.clone(),
        maybe(&it.target_from),
        maybe(&it.target_to),
        maybe(&it.next_review_on),
        it.status.label().to_owned(),
        maybe(&it.closing_reason),
        yes(it.overdue),
        yes(it.due_soon),
        yes(it.undated),
        yes(it.stale),
        yes(it.complete_without_evidence),
        it.answers.join("; "),
        maybe(&it.updated_at),
        maybe(&it.updated_by),
        maybe(&it.achieved),
        maybe(&it.published_at),
        it.url.clone(),
        it.id.to_string(),
    ]
}

fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use planning::activity::{ActivityId, Status, TargetKind};
    use proptest::prelude::*;

    fn activity(promise: &str) -> ActivityV1 {
        ActivityV1 {
            id: ActivityId::new(),
            reference: "06.1".to_owned(),
            theme_reference: "06".to_owned(),
            theme: "Homes, streets".to_owned(),
            service: "Housing".to_owned(),
            service_path: vec!["Housing".to_owned()],
            promise: promise.to_owned(),
            leads: vec!["Head of Housing".to_owned(), "Tenants’ Panel".to_owned()],
            supported_by: Vec::new(),
            target_as_written: "By April 2027".to_owned(),
            target_kind: TargetKind::By,
            target_from: None,
            target_to: Some("2027-04-30".to_owned()),
            next_review_on: None,
            status: Status::OnTrack,
            closing_reason: None,
            overdue: false,
            due_soon: true,
            undated: false,
            stale: false,
            complete_without_evidence: false,
            answers: vec!["06.a".to_owned()],
            updated_at: None,
            updated_by: None,
            achieved: None,
            published_at: None,
            url: "https://plans.example/activities/x".to_owned(),
        }
    }

    fn read(bytes: &[u8]) -> Vec<csv::StringRecord> {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap();
        csv::Reader::from_reader(text).records().map(Result::unwrap).collect()
    }

    #[test]
    fn a_sheet_reads_back_as_it_was_written() {
        let read = read(&write(&[activity("Say \"no\",\nand mean it")]).unwrap());
        assert_eq!(&read[0][4], "Say \"no\",\nand mean it");
        assert_eq!(&read[0][5], "Head of Housing; Tenants’ Panel");
        assert_eq!(&read[0][14], "yes");
    }

    #[test]
    fn formulas_are_disarmed() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK(\"http://x\")"] {
            let read = read(&write(&[activity(formula)]).unwrap());
            assert_eq!(&read[0][4], format!("'{formula}"));
        }
    }

    proptest! {
        #[test]
        fn no_cell_begins_as_a_formula_does(text in "[=+@\\-\t\r\n]?.{0,40}") {
            for record in read(&write(&[activity(&text)]).unwrap()) {
                for cell in &record {
                    prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
                }
            }
        }
    }
}
