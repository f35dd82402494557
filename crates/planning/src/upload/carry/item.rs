//! What activities and recommendations have in common when corrections of them are carried over.

use super::super::{
    certainty::{Certainty, words_of_activity, words_of_recommendation},
    draft::{Activity, Draft, Key, Recommendation, Theme},
};

/// An activity or a recommendation.
pub(super) trait Item: Clone {
    fn all(theme: &Theme) -> &Vec<Self>;
    fn all_mut(theme: &mut Theme) -> &mut Vec<Self>;
    fn key(&self) -> Key;
    fn source(&self) -> &str;
    fn text(&self) -> &str;
    /// Each value under its label.
    fn values(&self) -> Vec<(String, String)>;
    /// Takes the values in which `old` differs from what was `read`.
    fn take(&mut self, read: &Self, old: &Self);
    /// The words that the document has for it.
    fn words(draft: &Draft, key: Key) -> Vec<(String, String)>;
    /// Keeps the words of the document beside those of a person, who leaves nothing in doubt.
    fn stand(&mut self, words: Vec<(String, String)>);
    fn with_key(&self, key: Key) -> Self;
}

/// The values in which a person made an item differ from what was read, each under its label.
pub(super) fn changed_words<I: Item>(read: &I, old: &I) -> Vec<(String, String)> {
    let before = read.values();
    let told = |label: &str| before.iter().find(|(l, _)| l == label).map_or("", |(_, words)| words);
    old.values().into_iter().filter(|(label, words)| told(label) != words).collect()
}

fn keep<T: PartialEq + Clone>(slot: &mut T, read: &T, old: &T) {
    if read != old {
        slot.clone_from(old);
    }
}

impl Item for Activity {
    fn all(theme: &Theme) -> &Vec<Self> {
        &theme.activities
    }
    fn all_mut(theme: &mut Theme) -> &mut Vec<Self> {
        &mut theme.activities
    }
    fn key(&self) -> Key {
        self.key
    }
    fn source(&self) -> &str {
        &self.source
    }
    fn text(&self) -> &str {
        &self.text
    }
    fn values(&self) -> Vec<(String, String)> {
        let own = [
            ("Ref", &self.reference),
            ("Activity", &self.text),
            ("Service", &self.service),
            ("Lead", &self.leads),
            ("Target date", &self.target),
            ("What has been achieved", &self.achieved),
        ];
        let status = self.status.map(|it| ("Status".to_owned(), it.label().to_owned()));
        let other = self.other.iter().map(|(h, it)| (h.clone(), it.as_str().unwrap_or_default().to_owned()));
        own.into_iter().map(|(label, it)| (label.to_owned(), it.clone())).chain(status).chain(other).collect()
    }
    fn take(&mut self, read: &Self, old: &Self) {
        keep(&mut self.reference, &read.reference, &old.reference);
        keep(&mut self.text, &read.text, &old.text);
        keep(&mut self.service, &read.service, &old.service);
        keep(&mut self.leads, &read.leads, &old.leads);
        keep(&mut self.target, &read.target, &old.target);
        keep(&mut self.achieved, &read.achieved, &old.achieved);
        keep(&mut self.status, &read.status, &old.status);
        for (heading, words) in &old.other {
            if read.other.get(heading) != Some(words) {
                self.other.insert(heading.clone(), words.clone());
            }
        }
    }
    fn words(draft: &Draft, key: Key) -> Vec<(String, String)> {
        draft.activity(key).map(|(_, it)| words_of_activity(draft, it)).unwrap_or_default()
    }
    fn stand(&mut self, words: Vec<(String, String)>) {
        (self.stood, self.certainty) = (words, Certainty::default());
    }
    fn with_key(&self, key: Key) -> Self {
        Self { key, ..self.clone() }
    }
}

impl Item for Recommendation {
    fn all(theme: &Theme) -> &Vec<Self> {
        &theme.recommendations
    }
    fn all_mut(theme: &mut Theme) -> &mut Vec<Self> {
        &mut theme.recommendations
    }
    fn key(&self) -> Key {
        self.key
    }
    fn source(&self) -> &str {
        &self.source
    }
    fn text(&self) -> &str {
        &self.text
    }
    fn values(&self) -> Vec<(String, String)> {
        vec![
            ("Ref".to_owned(), self.reference.clone()),
            ("Sub-heading".to_owned(), self.heading.clone()),
            ("Recommendation".to_owned(), self.text.clone()),
            ("Lead authority".to_owned(), self.authorities.join(" / ")),
        ]
    }
    fn take(&mut self, read: &Self, old: &Self) {
        keep(&mut self.reference, &read.reference, &old.reference);
        keep(&mut self.heading, &read.heading, &old.heading);
        keep(&mut self.text, &read.text, &old.text);
        keep(&mut self.authorities, &read.authorities, &old.authorities);
    }
    fn words(draft: &Draft, key: Key) -> Vec<(String, String)> {
        draft.recommendation(key).map(|(_, it)| words_of_recommendation(it)).unwrap_or_default()
    }
    fn stand(&mut self, words: Vec<(String, String)>) {
        (self.stood, self.certainty) = (words, Certainty::default());
    }
    fn with_key(&self, key: Key) -> Self {
        Self { key, ..self.clone() }
    }
}
