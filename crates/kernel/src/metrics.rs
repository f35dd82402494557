//! Counts for Prometheus. Nothing in them can tell of a person: routes are counted by their pattern.

use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, histogram::Histogram},
    registry::Registry,
};
use std::time::Duration;

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RouteLabels {
    route: &'static str,
    method: String,
    status: u16,
}

/// What is counted.
pub struct Metrics {
    registry: Registry,
    requests: Family<RouteLabels, Counter>,
    seconds: Histogram,
    cache_hits: Counter,
    cache_misses: Counter,
    faults: Counter,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("evenhand");
        let (requests, cache_hits, cache_misses, faults) =
            (Family::default(), Counter::default(), Counter::default(), Counter::default());
        let seconds = Histogram::new([0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0]);
        registry.register("requests", "Requests answered, by route pattern", Family::clone(&requests));
        registry.register("request_seconds", "Time to answer a request", seconds.clone());
        registry.register("page_cache_hits", "Public pages answered from memory", cache_hits.clone());
        registry.register("page_cache_misses", "Public pages made anew", cache_misses.clone());
        registry.register("faults", "Requests that failed by our fault", faults.clone());
        Self { registry, requests, seconds, cache_hits, cache_misses, faults }
    }
}

impl Metrics {
    pub(crate) fn answered(&self, route: &'static str, method: &str, status: u16, took: Duration) {
        let labels = RouteLabels { route, method: method.to_owned(), status };
        self.requests.get_or_create(&labels).inc();
        self.seconds.observe(took.as_secs_f64());
    }

    pub(crate) fn cached(&self, hit: bool) {
        if hit {
            self.cache_hits.inc()
        } else {
            self.cache_misses.inc()
        };
    }

    /// Counts a request that failed by our fault.
    pub fn fault(&self) {
        self.faults.inc();
    }

    /// All counts in the text format of OpenMetrics.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing into a String cannot fail; an empty answer would show in the scrape.
        let _ = encode(&mut text, &self.registry);
        text
    }
}
