//! Pure tests of services.

use super::{NewService, Service, fold, in_tree_order, named, with_those_below};
use kernel::{At, Form, ServiceId};
use proptest::prelude::*;

fn service(name: &str, others: &[&str]) -> Service {
    Service {
        id: ServiceId::new(),
        parent: None,
        name: name.to_owned(),
        other_names: others.iter().map(|it| (*it).to_owned()).collect(),
        position: 0,
        retired_at: None,
        version: 1,
    }
}

#[test]
fn names_are_compared_without_case_and_punctuation() {
    assert_eq!(fold("Children's  Services & Skills"), fold("CHILDRENS services and skills"));
    assert_eq!(fold("Adult Social-Care (A.S.C.)"), "adult social care asc");
    assert_eq!(fold(" -- "), "");
}

#[test]
fn a_service_is_found_by_any_of_its_names_and_by_the_parts_of_one() {
    let all = [service("Adult Social Care (ASC)", &["Adults and Health"]), service("Housing", &["HRA"])];
    for typed in ["asc", "ADULT SOCIAL CARE", "Adult Social Care (ASC)", "adults & health", "Adults (ASC)"] {
        assert_eq!(named(&all, typed).map(|it| it.name.as_str()), Some("Adult Social Care (ASC)"), "{typed}");
    }
    assert_eq!(named(&all, "Housing (Homes)").map(|it| it.name.as_str()), Some("Housing"));
    for typed in ["", "Adult", "Care", "()"] {
        assert_eq!(named(&all, typed), None, "{typed}");
    }
}

#[test]
fn what_two_services_could_mean_is_nobodys_but_a_whole_name_decides() {
    let mut all = vec![service("Housing (North)", &[]), service("Housing (South)", &[])];
    assert_eq!(named(&all, "housing"), None);
    all.push(service("Housing", &[]));
    assert_eq!(named(&all, "housing").map(|it| it.name.as_str()), Some("Housing"));
}

#[test]
fn a_service_in_use_is_meant_before_a_retired_one() {
    let mut old = service("Culture (old)", &[]);
    old.retired_at = Some(At(1));
    let all = [old, service("Culture (new)", &[])];
    assert_eq!(named(&all, "culture").map(|it| it.name.as_str()), Some("Culture (new)"));
}

#[test]
fn other_names_that_say_the_same_are_one() {
    let form =
        Form::from_urlencoded(b"name=Adults&other_names=ASC%0D%0Aasc%0D%0A%0D%0AADULTS%0D%0ACare&position=3");
    let new = NewService::check(&form).unwrap();
    assert_eq!(new.other_names, ["ASC", "Care"]);
    assert_eq!(new.position, 3);
    let errors = NewService::check(&Form::from_urlencoded(b"name=%28%29&parent=x&position=-1")).unwrap_err();
    let fields: Vec<_> = errors.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(fields, ["name", "parent", "position"]);
}

#[test]
fn neighbours_stand_by_place_and_then_by_name() {
    let (mut a, b, mut c) = (service("a", &[]), service("B", &[]), service("c", &[]));
    (a.position, c.parent) = (1, Some(b.id));
    let order: Vec<_> =
        in_tree_order(vec![a, c, b]).into_iter().map(|(depth, it)| (depth, it.name)).collect();
    assert_eq!(order, [(0, "B".to_owned()), (1, "c".to_owned()), (0, "a".to_owned())]);
}

proptest! {
    /// Any tree: nothing is lost, parents come before children, and what lies below is what it says.
    #[test]
    fn a_tree_is_read_whole(parents in proptest::collection::vec(any::<prop::sample::Index>(), 1..40)) {
        let mut all: Vec<Service> = Vec::new();
        for (n, parent) in parents.iter().enumerate() {
            let mut it = service(&format!("s{n}"), &[]);
            it.parent = (n > 0).then(|| all[parent.index(n)].id);
            all.push(it);
        }
        let ordered = in_tree_order(all.clone());
        prop_assert_eq!(ordered.len(), all.len());
        for (at, (_, it)) in ordered.iter().enumerate() {
            if let Some(parent) = it.parent {
                prop_assert!(ordered.iter().take(at).any(|(_, above)| above.id == parent));
            }
        }
        let tree: Vec<_> = all.iter().map(|it| (it.id, it.parent)).collect();
        prop_assert_eq!(with_those_below(&tree, [all[0].id]).len(), all.len());
    }

    /// A circle, which the database refuses to make, would be read in finite time.
    #[test]
    fn a_circle_does_not_hang(n in 1_usize..10) {
        let ids: Vec<_> = (0..n).map(|_| ServiceId::new()).collect();
        let tree: Vec<_> = (0..n).map(|at| (ids[at], Some(ids[(at + 1) % n]))).collect();
        prop_assert_eq!(with_those_below(&tree, [ids[0]]).len(), n);
    }
}
