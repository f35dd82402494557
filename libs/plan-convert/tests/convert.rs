//! Documents that other programs convert. Where a program is not installed, its tests say so and pass.

#![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use plan_convert::{ConvertError, Helper, Helpers, Limits, page_image, prove, read, read_copy, read_keeping};
use plan_reader::{ForeignFormat, Options, Reading};
use std::{
    fs,
    io::{Write, stderr},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::Command,
    time::Duration,
};

/// A table in Rich Text.
fn rtf() -> Vec<u8> {
    let row = |cells: [&str; 3]| {
        let words: String = cells.iter().map(|c| format!("\\pard\\intbl {c}\\cell ")).collect();
        format!("\\trowd\\cellx3000\\cellx6000\\cellx9000 {words}\\row\n")
    };
    let rows = [
        row(["Activity", "Lead", "Target date"]),
        row(["Publish the pay gap by ethnicity", "Asha Rao, HR", "June 2024"]),
        row(["Train every panel", "Learning team", "Ongoing"]),
    ];
    format!("{{\\rtf1\\ansi {}\\pard The end\\par}}", rows.concat()).into_bytes()
}

fn reading(helpers: &Helpers, bytes: &[u8], name: &str) -> Result<Reading, ConvertError> {
    read(helpers, bytes, name, &Options::default(), &mut |_| {})
}

/// The helpers of this machine, or a word on why the test is passed over.
fn with(helper: Helper) -> Option<Helpers> {
    let helpers = Helpers::on_path();
    if !helpers.has(helper) {
        // Straight to the terminal: what a passing test prints is not shown.
        let said = format!("\nPASSED OVER, NOT TRIED: {} is not installed\n", helper.title());
        stderr().write_all(said.as_bytes()).unwrap();
        return None;
    }
    Some(helpers)
}

/// A folder with a program of that name that does as the script says, as if it were installed.
fn standing_in(name: &str, script: &str) -> (tempfile::TempDir, Helpers) {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join(name);
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let helpers = Helpers::among(folder.path().as_os_str());
    (folder, helpers)
}

#[test]
fn rich_text_is_read_by_way_of_libreoffice() {
    let Some(helpers) = with(Helper::LibreOffice) else { return };
    let reading = reading(&helpers, &rtf(), "plan.rtf").unwrap();
    let activities = &reading.draft.themes[0].activities;
    assert_eq!(activities.len(), 2);
    assert_eq!(activities[0].text, "Publish the pay gap by ethnicity");
    assert_eq!(activities[0].lead.as_deref(), Some("Asha Rao, HR"));
    assert_eq!(activities[1].target_date.as_deref(), Some("Ongoing"));
    assert_eq!(activities[0].source.to_string(), "the converted copy, table 1, row 2, column 1");
}

/// A document of the reader's tests as LibreOffice saves it in an old format.
fn saved_as(document: &str, ending: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plan-reader/tests/documents").join(document);
    let mut soffice = Command::new("soffice");
    soffice.arg(format!("-env:UserInstallation=file://{}/profile", folder.path().display()));
    soffice.args(["--headless", "--convert-to", ending, "--outdir"]).arg(folder.path()).arg(source);
    assert!(soffice.output().unwrap().status.success());
    let stem = document.rsplit_once('.').unwrap().0;
    fs::read(folder.path().join(format!("{stem}.{ending}"))).unwrap()
}

/// Each activity with its theme, lead and target date.
fn told(reading: &Reading) -> Vec<[Option<String>; 4]> {
    let themes = reading.draft.themes.iter();
    let each = themes.flat_map(|t| t.activities.iter().map(move |a| (t.name.clone(), a)));
    each.map(|(theme, a)| [theme, Some(a.text.clone()), a.lead.clone(), a.target_date.clone()]).collect()
}

#[test]
fn old_formats_read_as_the_new_ones_do() {
    let Some(helpers) = with(Helper::LibreOffice) else { return };
    for (document, ending, activities) in [
        ("slides.pptx", "ppt", 6),
        ("slides.pptx", "odp", 6),
        ("mainstreaming.docx", "doc", 5),
        ("trust.xlsx", "xls", 5),
    ] {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../plan-reader/tests/documents").join(document);
        let as_it_is = reading(&Helpers::none(), &fs::read(path).unwrap(), document).unwrap();
        let converted = reading(&helpers, &saved_as(document, ending), &format!("plan.{ending}")).unwrap();
        assert_eq!(told(&as_it_is).len(), activities, "{document}");
        assert_eq!(told(&converted), told(&as_it_is), "{document} as .{ending}");
    }
}

#[test]
fn a_scan_is_read_by_way_of_ocr() {
    let Some(helpers) = with(Helper::Ocr) else { return };
    let scan = include_bytes!("scan.pdf");
    let refusal = reading(&Helpers::none(), scan, "scan.pdf").unwrap_err();
    assert!(matches!(refusal, ConvertError::NoOcr), "{refusal}");
    let reading = reading(&helpers, scan, "scan.pdf").unwrap();
    let activity = |text: &str, lead: &str, date: &str| {
        [None, Some(text.to_owned()), Some(lead.to_owned()), Some(date.to_owned())]
    };
    assert_eq!(
        told(&reading),
        [
            activity(
                "Publish stop and search figures for every ward each month",
                "Superintendent Operations",
                "June 2026"
            ),
            activity(
                "Give every new sergeant a mentor from a staff network",
                "Head of Learning",
                "September 2026"
            ),
            activity("Pay for an interpreter whenever somebody asks for one", "Custody Manager", "Ongoing"),
            activity("Ask everybody who leaves the force why they go", "Head of People", "December 2026"),
        ]
    );
}

#[test]
fn a_kept_copy_is_read_again_without_any_program() {
    let Some(helpers) = with(Helper::LibreOffice) else { return };
    let first = read_keeping(&helpers, &rtf(), "plan.rtf", &Options::default(), &mut |_| {}).unwrap();
    let again = read_copy(&first.copy.unwrap(), &Options::default(), &mut |_| {}).unwrap();
    assert_eq!(again, first.reading);
}

#[test]
fn a_document_that_is_read_as_it_is_needs_no_program() {
    let csv = b"Action,Lead,By when\nPublish,HR,May 2024\n";
    let reading = reading(&Helpers::none(), csv, "plan.csv").unwrap();
    assert_eq!(reading.draft.themes[0].activities.len(), 1);
    assert!(reading.draft.themes[0].activities[0].source.part.is_none());
}

#[test]
fn without_libreoffice_the_message_says_what_to_do() {
    let refusal = reading(&Helpers::none(), &rtf(), "plan.rtf").unwrap_err();
    assert!(matches!(refusal, ConvertError::NoOffice(ForeignFormat::Rtf)));
    let words = refusal.to_string();
    assert!(
        words.contains("Rich Text")
            && words.contains("save it as .docx")
            && words.contains("apt install libreoffice")
    );
}

#[test]
fn a_program_that_hangs_is_ended_with_all_it_started() {
    let mark = tempfile::tempdir().unwrap();
    let still = mark.path().join("still");
    let script = format!("(sleep 2; touch {}) & sleep 30", still.display());
    let (_folder, helpers) = standing_in("pdftoppm", &format!("PATH=/usr/bin:/bin; {script}"));
    let limits = Limits { time: Duration::from_millis(300), ..Limits::default() };
    let error = page_image(&helpers, b"%PDF-1.4", 1, &limits).unwrap_err();
    assert!(matches!(error, ConvertError::TooSlow { helper: Helper::Poppler, .. }), "{error}");
    std::thread::sleep(Duration::from_millis(2500));
    assert!(!still.exists());
}

#[test]
fn a_program_that_fills_the_disk_is_ended() {
    let (_folder, helpers) = standing_in(
        "pdftoppm",
        "PATH=/usr/bin:/bin; while true; do head -c 1000000 /dev/zero >> big; sleep 0.01; done",
    );
    let limits = Limits { bytes: 5 << 20, time: Duration::from_secs(20), ..Limits::default() };
    let error = page_image(&helpers, b"%PDF-1.4", 1, &limits).unwrap_err();
    assert!(matches!(error, ConvertError::TooLarge { megabytes: 5, .. }), "{error}");
}

#[test]
fn a_program_that_makes_nothing_has_failed() {
    let (_folder, helpers) = standing_in("soffice", "echo broken file >&2; exit 0");
    let error = reading(&helpers, &rtf(), "plan.rtf").unwrap_err();
    let ConvertError::Failed { helper: Helper::LibreOffice, said } = &error else { panic!("{error}") };
    assert_eq!(said.trim(), "broken file");
    assert!(error.to_string().contains("save it as .docx"));
}

#[test]
fn a_program_sees_nothing_of_our_surroundings() {
    let (_folder, helpers) = standing_in(
        "pdftoppm",
        "PATH=/usr/bin:/bin; env | cut -d= -f1 | sort | tr '\\n' ' ' > page.png; pwd >> page.png",
    );
    let said = page_image(&helpers, b"%PDF-1.4", 1, &Limits::default()).unwrap();
    let said = String::from_utf8(said).unwrap();
    let (names, folder) = said.split_once(" /").unwrap();
    assert!(
        names
            .split(' ')
            .all(|n| ["HOME", "LANG", "PATH", "PWD", "TMPDIR", "_", "OLDPWD", "SHLVL"].contains(&n)),
        "{names}"
    );
    assert!(!Path::new(&format!("/{}", folder.trim())).exists(), "the folder is gone afterwards");
}

#[test]
fn a_page_of_a_pdf_is_drawn() {
    let Some(helpers) = with(Helper::Poppler) else { return };
    let pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>endobj\ntrailer<</Root 1 0 R>>\n";
    let image = page_image(&helpers, pdf, 1, &Limits::default()).unwrap();
    assert!(image.starts_with(b"\x89PNG"));
    assert!(page_image(&helpers, pdf, 7, &Limits::default()).is_err());
}

#[test]
fn a_program_that_is_there_proves_that_it_runs() {
    let helpers = Helpers::on_path();
    for helper in Helper::ALL.into_iter().filter(|it| helpers.has(*it)) {
        prove(&helpers, helper, &Limits::default()).unwrap();
    }
}

#[test]
fn a_program_that_is_there_and_cannot_run_is_found_out() {
    let (_folder, helpers) = standing_in("soffice", "echo /proc is not mounted >&2; exit 1");
    let error = prove(&helpers, Helper::LibreOffice, &Limits::default()).unwrap_err();
    let ConvertError::Failed { said, .. } = &error else { panic!("{error}") };
    assert_eq!(said.trim(), "/proc is not mounted");
}
