//! Gold documents: every `NAME.gold.json` of the folder says how the document `NAME.*` beside it reads.
//!
//! A gold reading has `sections` (a theme, its `desired_outcome`, `corporate_recommendations` and `services` with
//! `activities`) or `work_streams` with `recommendations`. Of an activity `text`, `lead`, `target_date` and `achieved`
//! are always compared; `ref`, `status`, `struck`, `other` and `target` where the gold reading gives them.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use plan_reader::{Options, read};
use serde_json::Value;

/// The least share of each figure that a gold document must reach.
const LEAST: f64 = 0.95;

#[test]
fn every_gold_document_is_read_as_a_person_reads_it() {
    let mut failures = Vec::new();
    for gold in golds() {
        failures.extend(shortfalls(&document_of(&gold), &gold));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// `printed/NAME.pdf` is the document of `NAME.gold.json` as an office program prints it.
#[test]
fn a_document_is_read_alike_when_it_is_printed() {
    in_another_form("printed", "pdf");
}

/// `printed-unruled/NAME.pdf` is the same without any line between its rows and columns, and without white between rows.
#[test]
fn a_document_is_read_alike_when_its_tables_are_printed_without_rules() {
    in_another_form("printed-unruled", "pdf");
}

/// `celled/NAME.txt` is the same as it comes out of a viewer that knows no tables: one cell a line, with the lines of cells.
#[test]
fn a_document_is_read_alike_when_its_cells_come_one_a_line() {
    in_another_form("celled", "txt");
}

/// `celled-left-out/NAME.txt` is the same again without a line for what is empty.
#[test]
fn a_document_is_read_alike_when_its_empty_cells_are_left_out() {
    in_another_form("celled-left-out", "txt");
}

/// `as-markdown/NAME.md` is the same in Markdown, which has no table without a row of headings.
#[test]
fn a_document_is_read_alike_in_markdown() {
    in_another_form("as-markdown", "md");
}

/// `as-asciidoc/NAME.txt` is the same in AsciiDoc.
#[test]
fn a_document_is_read_alike_in_asciidoc() {
    in_another_form("as-asciidoc", "txt");
}

fn in_another_form(within: &str, ending: &str) {
    let mut held = 0;
    let mut failures = Vec::new();
    for gold in golds() {
        let name = gold.file_name().unwrap().to_string_lossy().replace("gold.json", ending);
        let document = folder().join(within).join(name);
        if document.exists() {
            held += 1;
            failures.extend(shortfalls(&document, &gold));
        }
    }
    assert_eq!(held, std::fs::read_dir(folder().join(within)).unwrap().count());
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

fn golds() -> Vec<PathBuf> {
    let mut golds: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(".gold.json"))
        .collect();
    golds.sort();
    golds
}

/// Where a document is not read as its gold reading says.
fn shortfalls(document: &Path, gold: &Path) -> Vec<String> {
    let name = document.file_name().unwrap().to_string_lossy().into_owned();
    let reading = match read(&std::fs::read(document).unwrap(), &name, &Options::default(), &mut |_| {}) {
        Ok(reading) => reading,
        Err(refusal) => return vec![format!("{name}: {refusal}")],
    };
    let gold: Value = serde_json::from_slice(&std::fs::read(gold).unwrap()).unwrap();
    let score = Score::of(&gold, &serde_json::to_value(&reading.draft).unwrap());
    assert!(!score.figures.is_empty(), "{name}: the gold reading holds nothing to compare");
    let mut failures = Vec::new();
    for (figure, (hit, of)) in &score.figures {
        #[expect(clippy::cast_precision_loss, reason = "counts of a small document")]
        let share = *hit as f64 / *of as f64;
        if share <= LEAST {
            let misses: Vec<_> =
                score.misses.iter().filter(|m| figure.contains(&m.figure)).map(ToString::to_string).collect();
            failures.push(format!("{name}: {figure} {hit}/{of}\n{}", misses.join("\n")));
        }
    }
    failures
}

/// The document beside a gold reading: the same name, another ending.
pub(crate) fn document_of(gold: &Path) -> PathBuf {
    let name = gold.file_name().unwrap().to_string_lossy();
    let stem = format!("{}.", name.strip_suffix(".gold.json").unwrap());
    std::fs::read_dir(gold.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| {
            let other = path.file_name().unwrap().to_string_lossy().into_owned();
            other.starts_with(&stem) && !other.ends_with(".gold.json") && !other.ends_with(".snap")
        })
        .unwrap_or_else(|| panic!("{name} has no document beside it"))
}

struct Miss {
    figure: String,
    gold: String,
    draft: String,
}

impl std::fmt::Display for Miss {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "  {}\n    gold:  {}\n    draft: {}", self.figure, self.gold, self.draft)
    }
}

#[derive(Default)]
struct Score {
    /// How many were right, and of how many.
    figures: BTreeMap<String, (usize, usize)>,
    misses: Vec<Miss>,
}

impl Score {
    fn of(gold: &Value, draft: &Value) -> Self {
        let mut out = Self::default();
        let (gold_activities, gold_recommendations) = gold_items(gold);
        out.activities(&gold_activities, &items(draft, "activities"));
        out.recommendations(&gold_recommendations, &items(draft, "recommendations"));
        for section in list(gold, "sections") {
            if let Some(outcome) = text(section, "desired_outcome") {
                let theme = list(draft, "themes").iter().find(|t| {
                    words(text(t, "name").unwrap_or_default())
                        == words(text(section, "theme").unwrap_or_default())
                });
                out.compare("theme outcome", Some(outcome), theme.and_then(|t| text(t, "outcome")));
            }
        }
        // Nothing lost: every gold word stands somewhere in the draft, placed or unplaced.
        let mut have: HashMap<String, usize> = HashMap::new();
        for word in words(&draft.to_string().replace("\\n", " ").replace("\\t", " ")) {
            *have.entry(word).or_default() += 1;
        }
        let mut need: HashMap<String, usize> = HashMap::new();
        for item in gold_activities.iter().chain(&gold_recommendations) {
            for key in ["text", "lead", "target_date", "achieved"] {
                for word in words(text(item, key).unwrap_or_default()) {
                    *need.entry(word).or_default() += 1;
                }
            }
        }
        let kept = need.iter().map(|(word, n)| n.min(have.get(word).unwrap_or(&0))).sum();
        out.figure("words kept", kept, need.values().sum());
        out
    }

    fn activities(&mut self, gold: &[Value], draft: &[Value]) {
        let pairs = paired(gold, draft);
        self.figure("activities found", pairs.len(), gold.len());
        self.figure("activities not invented", pairs.len(), draft.len().max(pairs.len()));
        for (g, d) in &pairs {
            for key in ["text", "lead", "target_date", "achieved", "theme", "service"] {
                self.compare(&format!("activity {key}"), text(g, key), text(d, key));
            }
            if g.get("ref").is_some() {
                self.compare("activity ref", text(g, "ref"), text(d, "ref"));
            }
            if g.get("status").is_some() {
                let proposed = d.get("status").and_then(|s| text(s, "proposed"));
                self.compare("activity status", text(g, "status"), proposed);
            }
            if g.get("struck").is_some() {
                let struck: Vec<&str> = list(d, "struck").iter().filter_map(|s| text(s, "text")).collect();
                let wanted: Vec<&str> = list(g, "struck").iter().filter_map(Value::as_str).collect();
                self.compare("activity struck", Some(&wanted.join(" | ")), Some(&struck.join(" | ")));
            }
            for (heading, wanted) in g.get("other").and_then(Value::as_object).into_iter().flatten() {
                let got = d.get("other").and_then(|o| text(o, heading));
                self.compare("activity other columns", wanted.as_str(), got);
            }
            if let Some(target) = g.get("target") {
                for key in ["kind", "start", "end"] {
                    let got = d.get("target").and_then(|t| text(t, key));
                    self.compare("activity date reading", text(target, key), got);
                }
            }
        }
        self.missing("activities found", gold, &pairs);
    }

    fn recommendations(&mut self, gold: &[Value], draft: &[Value]) {
        let pairs = paired(gold, draft);
        self.figure("recommendations found", pairs.len(), gold.len());
        if !gold.is_empty() {
            self.figure("recommendations not invented", pairs.len(), draft.len().max(pairs.len()));
        }
        for (g, d) in &pairs {
            self.compare("recommendation text", text(g, "text"), text(d, "text"));
            self.compare("recommendation theme", text(g, "theme"), text(d, "theme"));
            if let Some(wanted) = text(g, "ref") {
                let last = |r: Option<&str>| words(r.unwrap_or_default()).pop().unwrap_or_default();
                self.compare("recommendation ref", Some(&last(Some(wanted))), Some(&last(text(d, "ref"))));
            }
            if g.get("authority").is_some() {
                let names = |of: &Value, key: &str| {
                    let mut all: Vec<String> =
                        list(of, key).iter().filter_map(Value::as_str).flat_map(words).collect();
                    all.sort();
                    all.join(" ")
                };
                let (wanted, got) = (names(g, "authority"), names(d, "lead_authority"));
                self.compare("recommendation authority", Some(&wanted), Some(&got));
            }
        }
        self.missing("recommendations found", gold, &pairs);
    }

    fn missing(&mut self, figure: &str, gold: &[Value], pairs: &[(&Value, &Value)]) {
        for item in gold.iter().filter(|g| !pairs.iter().any(|(p, _)| std::ptr::eq(*p, *g))) {
            let gold = text(item, "text").unwrap_or_default().to_owned();
            self.misses.push(Miss { figure: figure.into(), gold, draft: "nothing".into() });
        }
    }

    fn compare(&mut self, figure: &str, gold: Option<&str>, draft: Option<&str>) {
        let same = words(gold.unwrap_or_default()) == words(draft.unwrap_or_default());
        let slot = self.figures.entry(figure.to_owned()).or_default();
        slot.0 += usize::from(same);
        slot.1 += 1;
        if !same {
            let (gold, draft) = (format!("{gold:?}"), format!("{draft:?}"));
            self.misses.push(Miss { figure: figure.to_owned(), gold, draft });
        }
    }

    fn figure(&mut self, name: &str, hit: usize, of: usize) {
        if of > 0 {
            self.figures.insert(name.to_owned(), (hit, of));
        }
    }
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

pub(crate) fn text<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_str)
}

/// The activities and recommendations of a gold reading, each with its theme and service.
pub(crate) fn gold_items(gold: &Value) -> (Vec<Value>, Vec<Value>) {
    let (mut activities, mut recommendations) = (Vec::new(), Vec::new());
    for section in list(gold, "sections") {
        for item in list(section, "corporate_recommendations") {
            let mut item = match item {
                Value::String(text) => serde_json::json!({ "text": text }),
                other => other.clone(),
            };
            item["theme"] = section["theme"].clone();
            recommendations.push(item);
        }
        for service in list(section, "services") {
            for activity in list(service, "activities") {
                let mut activity = activity.clone();
                activity["theme"] = section["theme"].clone();
                activity["service"] = service.get("service").cloned().unwrap_or_default();
                activities.push(activity);
            }
        }
    }
    for stream in list(gold, "work_streams") {
        for item in list(stream, "recommendations") {
            let mut whole = text(item, "text").unwrap_or_default().to_owned();
            for bullet in list(item, "sub_bullets") {
                let words = bullet.as_str().or_else(|| text(bullet, "text"));
                whole.push_str("\n- ");
                whole.push_str(words.unwrap_or_default());
            }
            recommendations.push(serde_json::json!({
                "theme": stream["name"], "ref": item["ref"], "text": whole,
                "authority": item.get("lead_authority").cloned().unwrap_or_default(),
            }));
        }
    }
    (activities, recommendations)
}

fn items(draft: &Value, of: &str) -> Vec<Value> {
    let mut out = Vec::new();
    for theme in list(draft, "themes") {
        for item in list(theme, of) {
            let mut item = item.clone();
            item["theme"] = theme["name"].clone();
            out.push(item);
        }
    }
    out
}

/// Words folded so that quotes, dashes, case and the drawing of a bullet make no difference.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    for line in text.lines() {
        let trimmed = line.trim_start();
        let mut letters = trimmed.chars();
        let bullet = letters.next().is_some_and(|c| "-•●▪◦*o".contains(c))
            && letters.next().is_some_and(char::is_whitespace);
        plain.push_str(if bullet { letters.as_str() } else { line });
        plain.push('\n');
    }
    plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// Pairs one to one by likeness of text, the likest first.
fn paired<'v>(gold: &'v [Value], draft: &'v [Value]) -> Vec<(&'v Value, &'v Value)> {
    let folded = |of: &[Value]| -> Vec<Vec<String>> {
        of.iter().map(|i| words(text(i, "text").unwrap_or_default())).collect()
    };
    let (gold_words, draft_words) = (folded(gold), folded(draft));
    let mut scored: Vec<(f64, usize, usize, usize)> = Vec::new();
    for (i, g) in gold_words.iter().enumerate() {
        for (j, d) in draft_words.iter().enumerate() {
            let likeness = near(g, d);
            if likeness >= 0.6 {
                scored.push((likeness, i.abs_diff(j), i, j));
            }
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (mut used_gold, mut used_draft) = (vec![false; gold.len()], vec![false; draft.len()]);
    let mut out = Vec::new();
    for (_, _, i, j) in scored {
        if !used_gold[i] && !used_draft[j] {
            (used_gold[i], used_draft[j]) = (true, true);
            out.push((&gold[i], &draft[j]));
        }
    }
    out
}

/// How alike two texts are: the share of their words that stand in matching stretches.
fn near(a: &[String], b: &[String]) -> f64 {
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of words in a cell")]
    let share = 2.0 * matching(a, b) as f64 / (a.len() + b.len()) as f64;
    share
}

fn matching(a: &[String], b: &[String]) -> usize {
    let (mut best, mut at) = (0, (0, 0));
    let mut row = vec![0_usize; b.len() + 1];
    for (i, word) in a.iter().enumerate() {
        let mut diagonal = 0;
        for (j, other) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if word == other { diagonal + 1 } else { 0 };
            diagonal = above;
            if row[j + 1] > best {
                best = row[j + 1];
                at = (i + 1 - best, j + 1 - best);
            }
        }
    }
    if best == 0 {
        return 0;
    }
    let (i, j) = at;
    best + matching(&a[..i], &b[..j]) + matching(&a[i + best..], &b[j + best..])
}

#[test]
fn a_cell_read_wrongly_counts_against_its_column_alone() {
    let gold = serde_json::json!({"sections": [{"theme": "Homes", "services": [{"service": null, "activities": [
        {"text": "Walk each estate with residents", "lead": "Housing", "target_date": "May 2027", "achieved": null}]}]}]});
    let draft = serde_json::json!({"themes": [{"name": "Homes", "activities": [
        {"text": "• Walk each estate with residents", "lead": "Housing May", "target_date": "May 2027"}]}]});
    let score = Score::of(&gold, &draft);
    assert_eq!(score.figures["activities found"], (1, 1));
    assert_eq!(score.figures["activity text"], (1, 1));
    assert_eq!(score.figures["activity lead"], (0, 1));
    assert_eq!(score.figures["activity target_date"], (1, 1));
    assert_eq!(score.figures["words kept"], (8, 8));
}

#[test]
fn an_activity_that_is_not_in_the_document_counts_as_invented() {
    let gold = serde_json::json!({"sections": [{"theme": "Homes", "services": [{"activities": [{"text": "Walk each estate"}]}]}]});
    let draft = serde_json::json!({"themes": [{"name": "Homes", "activities": [
        {"text": "Walk each estate"}, {"text": "Something else again"}]}]});
    let score = Score::of(&gold, &draft);
    assert_eq!(score.figures["activities found"], (1, 1));
    assert_eq!(score.figures["activities not invented"], (1, 2));
}
