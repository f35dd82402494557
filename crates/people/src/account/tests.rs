//! Pure tests of accounts.

use super::{
    Email, NewPerson,
    password::{Near, Password, Weak},
};
use proptest::prelude::*;

fn choose(typed: &str) -> Option<Weak> {
    let near = Near { body: "Marlow Vale Council", name: "Ann Archer", email: "a.archer@marlowvale.example" };
    Password::choose(typed, &near).err()
}

#[test]
fn passwords_that_anybody_would_guess_are_refused() {
    for typed in [
        "password1234",
        "PASSWORD2026!",
        "1234567890123",
        "aaaaaaaaaaaa",
        "abc123abc123",
        "letmeinletmein",
        "!!!dragon!!!!",
        "------------",
    ] {
        assert_eq!(choose(typed), Some(Weak::Common), "{typed}");
    }
    for typed in ["MarlowVale-Council-1", "ann archer was here", "this is a.archer!"] {
        assert_eq!(choose(typed), Some(Weak::Near), "{typed}");
    }
}

#[test]
fn length_is_counted_in_characters_and_nothing_else_is_asked_for() {
    assert_eq!(choose("elevenchars"), Some(Weak::Short));
    assert_eq!(choose("łódź i róże…"), None);
    assert_eq!(choose("four brown hens dancing"), None);
    assert_eq!(choose(&"word salad ".repeat(20)), Some(Weak::Long));
}

#[test]
fn a_short_name_does_not_forbid_half_the_dictionary() {
    let near = Near { body: "NHS", name: "Jo", email: "jo@nhs.example" };
    assert!(Password::choose("enjoy the anhsome view", &near).is_ok());
}

#[test]
fn random_passwords_differ_and_can_be_read_out() {
    let (one, other) = (Password::random().unwrap(), Password::random().unwrap());
    assert_ne!(one.reveal(), other.reveal());
    assert_eq!(one.reveal().len(), 19);
    assert!(!one.reveal().contains(['l', 'o', '0', '1']));
}

#[test]
fn addresses_are_read_in_lower_case_and_nonsense_is_refused() {
    assert_eq!(
        Email::read(" Ann.Archer@MarlowVale.Example ").unwrap().as_str(),
        "ann.archer@marlowvale.example"
    );
    for typed in [
        "",
        "ann",
        "ann@",
        "@x.example",
        "ann@example",
        "a b@x.example",
        "a@b@x.example",
        "a@x.",
        "a@erased.invalid",
    ] {
        assert!(Email::read(typed).is_none(), "{typed}");
    }
}

#[test]
fn every_field_to_mend_is_named_at_once() {
    let errors = NewPerson::new("", "no", &"x".repeat(101), false).unwrap_err();
    let fields: Vec<_> = errors.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(fields, ["name", "email", "post"]);
}

#[test]
fn a_name_stands_on_one_line() {
    assert_eq!(NewPerson::new(" Ann\n\u{7}  Archer", "a@x.example", "", true).unwrap().name(), "Ann Archer");
}

proptest! {
    #[test]
    fn whatever_is_typed_as_an_address_or_password_is_judged_and_not_choked_on(typed in "\\PC{0,40}") {
        let _ = Email::read(&typed);
        let _ = choose(&typed);
    }
}
