//! What was acknowledged is kept, also when the program is killed in the next moment.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const EVENHAND: &str = env!("CARGO_BIN_EXE_evenhand");

/// A browser of the plainest kind, over a real connection.
struct Plain {
    port: u16,
    cookies: String,
}

impl Plain {
    fn ask(&mut self, method: &str, path: &str, body: &str) -> Option<(u16, String)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nCookie: {}\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            self.cookies,
            body.len()
        );
        stream.write_all(head.as_bytes()).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        for line in answer.lines().take_while(|it| !it.is_empty()) {
            if let Some(cookie) = line.strip_prefix("set-cookie: ").and_then(|it| it.split(';').next()) {
                self.cookies = format!("{}; {cookie}", self.cookies);
            }
        }
        Some((answer.split(' ').nth(1)?.parse().ok()?, answer))
    }

    fn page(&mut self, path: &str) -> String {
        self.ask("GET", path, "").expect("an answer").1
    }
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split(start).nth(1).and_then(|it| it.split(end).next()).expect("the text is there")
}

fn start(folder: &Path, port: u16) -> Child {
    let child = Command::new(EVENHAND)
        .args(["demo", "--listen", &format!("127.0.0.1:{port}"), "--folder"])
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let began = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(began.elapsed() < Duration::from_secs(120), "the program answers");
        std::thread::sleep(Duration::from_millis(50));
    }
    child
}

#[test]
fn an_update_that_was_acknowledged_survives_a_kill() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("demo");
    let port = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a port").port();
    let mut child = start(&place, port);
    let mut lead = Plain { port, cookies: String::new() };
    let form = lead.page("/sign-in");
    let token = between(&form, "name=\"csrf\" value=\"", "\"").to_owned();
    let signed_in = lead.ask(
        "POST",
        "/sign-in",
        &format!("csrf={token}&email=amara.tindall@marlowvale.example&password=level-ground-for-all"),
    );
    assert_eq!(signed_in.expect("an answer").0, 303);
    let mine = lead.page("/my-activities");
    let activity = between(&mine, "href=\"/activities/", "\"").trim_end_matches("/updates/new").to_owned();

    for round in 0..3 {
        let form = lead.page(&format!("/activities/{activity}/updates/new"));
        let token = between(&form, "name=\"csrf\" value=\"", "\"").to_owned();
        let sent = format!("csrf={token}&achieved=Acknowledged+in+round+{round}&status=on_track");
        let answer = lead.ask("POST", &format!("/activities/{activity}/updates"), &sent);
        // As `kill -9`: nothing is flushed, nobody is told.
        child.kill().expect("it is killed");
        child.wait().expect("it is gone");
        assert_eq!(answer.expect("an answer").0, 303);
        child = start(&place, port);
        let page = lead.page(&format!("/activities/{activity}"));
        assert!(page.contains(&format!("Acknowledged in round {round}")), "round {round} was lost");
    }
    child.kill().expect("it is killed");
    child.wait().expect("it is gone");
    let proof = Command::new(EVENHAND).args(["--data-dir"]).arg(&place).args(["history", "verify"]).output();
    let proof = proof.expect("the proof runs");
    assert!(proof.status.success(), "{}", String::from_utf8_lossy(&proof.stderr));
}
