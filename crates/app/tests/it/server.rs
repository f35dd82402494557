//! The server on a real socket: health, metrics, slow clients, stopping.

use crate::harness::TestApp;
use evenhand::server::{self, Limits};
use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

struct Running {
    _app: TestApp,
    address: SocketAddr,
    stop: watch::Sender<bool>,
    serving: JoinHandle<std::io::Result<()>>,
}

async fn running(limits: Limits) -> Running {
    let app = TestApp::start().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, told) = watch::channel(false);
    let serving = tokio::spawn(server::serve(listener, app.router.clone(), limits, told));
    Running { _app: app, address, stop, serving }
}

fn quick() -> Limits {
    Limits {
        head: Duration::from_millis(300),
        answer: Duration::from_millis(300),
        farewell: Duration::from_secs(5),
        ..Limits::default()
    }
}

async fn ask(address: SocketAddr, path: &str, headers: &str) -> String {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{headers}\r\n");
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("an answer");
    answer
}

#[tokio::test]
async fn machines_are_told_how_it_is() {
    let it = running(quick()).await;
    assert!(ask(it.address, "/healthz", "").await.starts_with("HTTP/1.1 200 OK"));
    let ready = ask(it.address, "/readyz", "").await;
    assert!(ready.starts_with("HTTP/1.1 200 OK") && ready.ends_with("ready\n"), "{ready}");
    ask(it.address, "/sign-in", "").await;
    let metrics = ask(it.address, "/metrics", "").await;
    assert!(metrics.contains("application/openmetrics-text"));
    assert!(
        metrics.contains("evenhand_requests_total{route=\"/sign-in\",method=\"GET\",status=\"200\"} 1"),
        "{metrics}"
    );
    assert!(metrics.ends_with("# EOF\n"));
    let passed_on = ask(it.address, "/metrics", "x-forwarded-for: 203.0.113.9\r\n").await;
    assert!(passed_on.starts_with("HTTP/1.1 404"), "not for whoever comes through a proxy");
}

/// A client that sends its request a byte at a time, or opens a connection and says nothing, is dropped.
#[tokio::test]
async fn slow_clients_are_dropped() {
    let it = running(quick()).await;
    let began = Instant::now();
    let mut silent = TcpStream::connect(it.address).await.expect("a connection");
    let mut slow = TcpStream::connect(it.address).await.expect("a connection");
    slow.write_all(b"GET /sign-in HTTP/1.1\r\nhost:").await.expect("sent");
    let mut nothing = Vec::new();
    for stream in [&mut silent, &mut slow] {
        let ended = tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut nothing)).await;
        assert!(ended.is_ok(), "the connection is closed");
    }
    assert!(began.elapsed() < Duration::from_secs(3));
}

/// A connection that had its answer and then stays open for nothing is closed as well.
#[tokio::test]
async fn idle_connections_are_closed() {
    let it = running(quick()).await;
    let mut stream = TcpStream::connect(it.address).await.expect("a connection");
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
    let mut answer = Vec::new();
    let ended = tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut answer)).await;
    assert!(ended.is_ok() && answer.starts_with(b"HTTP/1.1 200"));
}

#[tokio::test]
async fn connections_beyond_the_limit_wait_their_turn() {
    let it = running(Limits { connections: 1, ..quick() }).await;
    let _first = TcpStream::connect(it.address).await.expect("a connection");
    let answer = tokio::time::timeout(Duration::from_secs(5), ask(it.address, "/healthz", "")).await;
    assert!(answer.expect("answered once the first was dropped").starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn stopping_lets_what_has_begun_come_to_its_end() {
    let it = running(Limits { head: Duration::from_secs(5), ..quick() }).await;
    let mut begun = TcpStream::connect(it.address).await.expect("a connection");
    let head = "POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 3\r\n\r\n";
    begun.write_all(head.as_bytes()).await.expect("sent");
    tokio::time::sleep(Duration::from_millis(200)).await;
    it.stop.send(true).expect("told");
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(TcpStream::connect(it.address).await.is_err(), "nobody new is let in");
    begun.write_all(b"a=b").await.expect("sent");
    let mut answer = String::new();
    begun.read_to_string(&mut answer).await.expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    tokio::time::timeout(Duration::from_secs(5), it.serving)
        .await
        .expect("stopped")
        .expect("no panic")
        .expect("well");
}

/// A panic is our fault as any other: a page with a reference, and the next request is answered.
#[tokio::test]
async fn a_panic_becomes_the_page_for_a_fault() {
    use axum::{body::Body, http::Request, routing::get};
    use tower::ServiceExt;
    let app = TestApp::start().await;
    let site = axum::Router::new().route(
        "/",
        get(|| async {
            if true {
                panic!("a fault of ours")
            }
        }),
    );
    let router = evenhand::health::around(site, app.app.clone());
    for _ in 0..2 {
        let request = Request::get("/").body(Body::empty()).expect("a request");
        let response = router.clone().oneshot(request).await.expect("an answer");
        assert_eq!(response.status(), 500);
        assert!(response.headers().contains_key("content-security-policy"));
        let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        let page = String::from_utf8_lossy(&body);
        assert!(page.contains("there is a problem with the service") && page.contains("give this reference"));
        assert!(!page.contains("a fault of ours"), "the cause is for the log alone");
    }
}
