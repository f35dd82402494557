//! Records of people or events, counted by the program `evenhand-tally`, spoken to by its protocol.

use super::{Rejected, Source, Told, answer};
use crate::{
    bounded, program,
    project::{DataSpec, Project},
};
use records::protocol::{Answer, Counted, Line, MappingText, Request};
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

/// The program that counts records.
pub(crate) const TALLY: &str = "evenhand-tally";

/// The largest mapping that is read, in bytes.
const MAPPING_BYTES: u64 = 4 * 1024 * 1024;

pub(super) fn read(
    project: &Project,
    data: &DataSpec,
    folder: &Path,
    (mapping, amount): (&Path, Option<&str>),
    told: Told<'_>,
) -> Result<Source, Rejected> {
    let name = mapping.display().to_string();
    let at = folder.join(mapping);
    let bytes = bounded::bytes(&at, MAPPING_BYTES).map_err(|why| Rejected::one(&name, None, why))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Rejected::one(&name, None, "It is not UTF-8 text. Save it as UTF-8."))?;
    let fields = answer::fields(data);
    let from = at.parent().map(|it| it.display().to_string());
    let mut request = Request::count(MappingText {
        text,
        file: name.clone(),
        folder: from,
        classifications: Default::default(),
    });
    request.tables = Some(vec![table(&data.key, &fields, amount, &name)?]);
    let counted = ask(&request, &name, told)?;
    answer::source(project, data, &fields, &counted, &name)
}

/// The table as the protocol has it: by its fields, which are checked by name.
fn table(
    key: &str,
    fields: &[&str],
    amount: Option<&str>,
    name: &str,
) -> Result<records::mapping::Table, Rejected> {
    let values: Vec<&str> = amount.into_iter().collect();
    serde_json::from_value(serde_json::json!({ "name": key, "by": fields, "values": values })).map_err(
        |why| {
            Rejected::one(name, None, format!("A column of the project is no field of the mapping: {why}."))
        },
    )
}

fn ask(request: &Request, name: &str, told: Told<'_>) -> Result<Counted, Rejected> {
    let fault = |words: String| Rejected::one(name, None, words);
    let Some(path) = program::find(TALLY) else {
        return Err(fault(program::missing(TALLY)));
    };
    let mut child = Command::new(&path)
        .arg("serve")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .map_err(|why| fault(format!("{} cannot be started: {why}.", path.display())))?;
    let line = serde_json::to_string(request).map_err(|why| fault(why.to_string()))?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin
            .write_all(format!("{line}\n").as_bytes())
            .map_err(|why| fault(format!("{TALLY} does not listen: {why}.")))?;
    }
    let mut answer = None;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            let line = line.map_err(|why| fault(format!("{TALLY} broke off: {why}.")))?;
            match serde_json::from_str::<Line>(&line) {
                Ok(Line::Progress(it)) => {
                    let percent = it.bytes.saturating_mul(100).checked_div(it.of_bytes).unwrap_or(0);
                    told(&format!("Counting {name}: {percent}%, {} rows", it.rows));
                }
                Ok(Line::Answer(Answer::Counted(it))) => answer = Some(Ok(it)),
                Ok(Line::Answer(_)) => answer = Some(Err(fault(format!("{TALLY} answered something else.")))),
                Ok(Line::Refusal(it)) => answer = Some(Err(refused(&it, name))),
                Err(why) => {
                    let words = format!(
                        "{TALLY} answered in another version ({why}). Install both of the same version."
                    );
                    answer = Some(Err(fault(words)));
                }
            }
        }
    }
    // It has said all it will; what remains is that it ends.
    let _ended = child.wait();
    answer.unwrap_or_else(|| Err(fault(format!("{TALLY} ended without an answer."))))
}

fn refused(it: &records::protocol::Refusal, name: &str) -> Rejected {
    let mut rejected = Rejected::default();
    let mut told = false;
    for fault in &it.mapping {
        rejected.add(name, None, fault.to_string());
        told = true;
    }
    for finding in &it.findings {
        rejected.add(name, None, finding.to_string());
        told = true;
    }
    if !told {
        rejected.add(name, None, it.message.clone());
    }
    rejected
}
