//! Rounded releases and releases moved by cell keys: what is printed is near the counts, and no count can be worked out.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::BTreeMap;

use disclosure::attack::Attack;
use disclosure::publication::{Publication, Shown};
use disclosure::{
    Base, CellKeys, CellName, Counts, Dimension, Link, Method, Outcome, Policy, Protected, Quotient, Reason,
    Register, Release, SafeCell, SafeValue,
};
use proptest::prelude::*;

const GRADES: [&str; 4] = ["1", "2", "3", "4"];
const GROUPS: [&str; 4] = ["A", "B", "C", "D"];

fn grade() -> Dimension {
    Dimension::flat("grade", "All", &GRADES).unwrap()
}

/// A and B stand in a group of their own.
fn group() -> Dimension {
    let list = |of: &[&str]| of.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let groups = [("All".to_owned(), list(&["AB", "C", "D"])), ("AB".to_owned(), list(&["A", "B"]))];
    Dimension::new("group", "All", &groups).unwrap()
}

fn counts(name: &str, population: &str, of: [[i64; 4]; 4]) -> Counts {
    let cells = (0..16).map(|i| ([GRADES[i / 4], GROUPS[i % 4]], of[i / 4][i % 4]));
    Counts::from_lowest(name, population, &[grade(), group()], cells).unwrap()
}

/// The totals by group of the same people, as a table of its own.
fn by_group(of: [[i64; 4]; 4]) -> Counts {
    let sum = |g: usize| of.iter().map(|row| row[g]).sum::<i64>();
    Counts::from_lowest("groups", "2025", &[group()], (0..4).map(|g| ([GROUPS[g]], sum(g)))).unwrap()
}

const STAFF: [[i64; 4]; 4] = [[31, 24, 12, 88], [14, 17, 9, 61], [2, 6, 0, 25], [7, 3, 5, 19]];

fn keys() -> CellKeys {
    CellKeys::new(b"a secret that only tests know").unwrap()
}

fn rounded() -> Method {
    Method::Round { base: Base::FIVE, keys: keys() }
}

fn propose(register: &Register, release: &Release) -> Outcome {
    register.propose(release, &Policy::one_to_four()).unwrap()
}

fn safe(register: &Register, release: &Release) -> Protected {
    match propose(register, release) {
        Outcome::Safe(safe) => *safe,
        Outcome::Refused(why) => panic!("{why}"),
    }
}

fn staff(method: Method) -> Protected {
    let release = Release::new("staff").protected_by(method).table(counts("staff", "2025", STAFF));
    safe(&Register::default(), &release)
}

fn printed(it: &Protected, table: usize) -> BTreeMap<Vec<String>, u64> {
    let number = |cell| match cell {
        SafeCell::Count(v) | SafeCell::Moved(v) => v,
        SafeCell::Confidential => panic!("nothing is hidden"),
    };
    it.tables[table].cells().map(|(key, cell)| (key.to_vec(), number(cell))).collect()
}

/// Every group is what its parts add up to, along both dimensions.
fn adds_up(cells: &BTreeMap<Vec<String>, u64>) -> bool {
    let at = |g: &str, e: &str| cells[&vec![g.to_owned(), e.to_owned()]];
    let columns = ["All", "AB", "A", "B", "C", "D"];
    let rows = ["All", "1", "2", "3", "4"];
    columns.iter().all(|e| at("All", e) == GRADES.iter().map(|g| at(g, e)).sum::<u64>())
        && rows.iter().all(|g| at(g, "AB") == at(g, "A") + at(g, "B"))
        && rows.iter().all(|g| at(g, "All") == at(g, "AB") + at(g, "C") + at(g, "D"))
}

fn assert_near(it: &Protected, truth: &Counts, most: u64) {
    for (key, value) in printed(it, 0) {
        let count = truth.count(&key).unwrap();
        assert!(value.abs_diff(count) <= most, "{key:?}: {count} is printed as {value}");
    }
}

#[test]
fn rounded_parts_add_up_and_no_number_is_five_away_from_its_count() {
    let it = staff(rounded());
    let cells = printed(&it, 0);
    assert!(cells.values().all(|v| v.is_multiple_of(5)));
    assert!(adds_up(&cells), "{cells:?}");
    assert_near(&it, &counts("staff", "2025", STAFF), 4);
    assert_eq!((it.account.moved, it.account.broken_sums), (4, 0));
    // Multiples stay, and with them zeros.
    assert_eq!(it.tables[0].cell(&["3", "C"]), Some(SafeCell::Moved(0)));
    assert_eq!(it.tables[0].cell(&["3", "D"]), Some(SafeCell::Moved(25)));
}

#[test]
fn no_rounded_count_can_be_narrowed_below_the_policy_and_other_attackers_are_told_the_ranges() {
    let it = staff(rounded());
    let json = it.certificate.to_json();
    let read = Publication::from_json(json.as_bytes()).unwrap();
    assert_eq!(&read, it.certificate.publication());
    let found = it.certificate.attack().unwrap();
    assert_eq!(found.cells.len(), 30, "every number is attacked, not only what is small");
    assert!(found.cells.iter().all(|c| c.width().is_some_and(|w| w >= 4)), "{found:?}");
    // Attackers who know nothing of "shown" see a hidden cell with a public range.
    assert!(json.contains(r#""suppressed":true,"low":21,"high":29,"shown":25"#), "{json}");
}

#[test]
fn the_same_secret_gives_the_same_bytes_and_another_one_other_numbers() {
    for method in [rounded(), Method::CellKey(keys())] {
        assert_eq!(staff(method.clone()).certificate.to_json(), staff(method).certificate.to_json());
    }
    let other = CellKeys::new(b"another secret of the same tests").unwrap();
    assert_ne!(printed(&staff(Method::CellKey(keys())), 0), printed(&staff(Method::CellKey(other)), 0));
}

#[test]
fn a_register_of_moved_counts_is_read_as_it_was_written() {
    for method in [rounded(), Method::CellKey(keys())] {
        let json = staff(method).register.to_confidential_json();
        assert_eq!(Register::from_json(json.as_bytes()).unwrap().to_confidential_json(), json);
    }
    let json = staff(rounded()).register.to_confidential_json();
    let wrong = json.replace("\"moved\",1,1,25,21,29", "\"moved\",1,1,25,26,29");
    assert_ne!(json, wrong, "a cell that this test can break");
    let told = Register::from_json(wrong.as_bytes()).unwrap_err().to_string();
    assert!(told.contains("does not hold its count"), "{told}");
}

#[test]
fn what_is_out_keeps_its_number_in_every_later_release_and_linked_tables_share_it() {
    for method in [rounded(), Method::CellKey(keys())] {
        let first = staff(method.clone());
        let later = Release::new("again").protected_by(method).table(by_group(STAFF)).table(counts(
            "next",
            "2026",
            [[30, 25, 12, 90], [14, 17, 9, 61], [2, 6, 0, 25], [7, 4, 5, 19]],
        ));
        let second = safe(&first.register, &later);
        for label in ["All", "AB", "A", "B", "C", "D"] {
            assert_eq!(second.tables[0].cell(&[label]), first.tables[0].cell(&["All", label]), "{label}");
        }
        assert_eq!(second.certificate.attack().unwrap().recovered().count(), 0);
        let out = &first.certificate.publication().cells;
        assert!(out.iter().all(|cell| second.certificate.publication().cells.contains(cell)));
    }
}

#[test]
fn a_cell_key_moves_an_unchanged_cell_alike_in_every_table_and_year() {
    let release = Release::new("two years")
        .protected_by(Method::CellKey(keys()))
        .table(counts("staff", "2025", STAFF))
        .table(counts("staff", "2026", STAFF));
    let it = safe(&Register::default(), &release);
    let (one, two) = (printed(&it, 0), printed(&it, 1));
    let unlike = one.iter().filter(|(key, value)| two[*key] != **value).count();
    assert_eq!(unlike, 0, "{one:?} {two:?}");
    assert!(!adds_up(&one), "what is printed need not add up, and does not here");
    assert_near(&it, &counts("staff", "2025", STAFF), 3);
    assert_eq!(it.tables[0].cell(&["3", "C"]), Some(SafeCell::Moved(0)), "nobody is printed as nobody");
}

#[test]
fn keys_of_records_move_the_same_people_alike_whatever_they_are_called() {
    let people = keys().record(b"person 1").wrapping_add(keys().record(b"person 2"));
    let table = |dimension: &str, category: &str| {
        let d = Dimension::flat(dimension, "All", &[category, "others"]).unwrap();
        Counts::from_lowest(dimension, "2025", &[d], [([category], 17), (["others"], 40)])
            .unwrap()
            .with_key(&[category], people)
            .unwrap()
    };
    let release = Release::new("two tables")
        .protected_by(Method::CellKey(keys()))
        .table(table("grade", "1"))
        .table(table("group", "A"));
    let it = safe(&Register::default(), &release);
    assert_eq!(it.account.repairs, 0);
    assert_eq!(it.tables[0].cell(&["1"]), it.tables[1].cell(&["A"]));
}

#[test]
fn a_percentage_is_that_of_the_printed_numbers() {
    let name = |key: &[(&str, &str)]| CellName::new("2025", key);
    let share = |den| Quotient {
        name: "share".into(),
        num: name(&[("grade", "1"), ("group", "D")]),
        den,
        times: 100,
        decimals: 1,
    };
    let release = Release::new("staff")
        .protected_by(rounded())
        .table(counts("staff", "2025", STAFF))
        .quotient(share(name(&[("grade", "1")])));
    let it = safe(&Register::default(), &release);
    let cells = printed(&it, 0);
    let at = |key: [&str; 2]| cells[&key.map(str::to_owned).to_vec()] as f64;
    let SafeValue::Number(shown) = it.quotients[0].shown else { panic!("hidden") };
    assert!((shown - 100.0 * at(["1", "D"]) / at(["1", "All"])).abs() < 0.05);
}

#[test]
fn a_base_too_small_for_the_policy_is_refused_and_too_small_for_anything_cannot_be_made() {
    assert!(Base::new(2).unwrap_err().to_string().contains("from 3 to 1000"));
    let method = Method::Round { base: Base::new(3).unwrap(), keys: keys() };
    let release = Release::new("staff").protected_by(method).table(counts("staff", "2025", STAFF));
    let Outcome::Refused(refusal) = propose(&Register::default(), &release) else { panic!("it passed") };
    assert_eq!(refusal.why, [Reason::TooFine { leaves: 2, width: 3 }]);
    assert!(refusal.to_string().contains("choose a larger base"), "{refusal}");
}

#[test]
fn numbers_that_are_out_exactly_are_not_rounded_afterwards_and_a_count_they_give_away_is_refused() {
    let hidden = Release::new("exact").table(by_group(STAFF));
    let exact = safe(&Register::default(), &hidden);
    let later = |of| Release::new("rounded").protected_by(rounded()).table(of);
    let it = safe(&exact.register, &later(counts("staff", "2025", STAFF)));
    assert_eq!(it.tables[0].cell(&["All", "D"]), Some(SafeCell::Count(193)));
    assert!(it.account.broken_sums > 0, "a rounded part cannot add up to an exact total");
    assert_eq!(it.certificate.attack().unwrap().recovered().count(), 0);
    let link = |terms: &[(i64, &str)]| Link {
        terms: terms
            .iter()
            .map(|(f, g)| (*f, CellName::new("2025", &[("grade", g), ("group", "A")])))
            .collect(),
        low: Some(-12),
        high: Some(-12),
    };
    // Somebody has said that grade 3 has twelve people of group A fewer than grade 2, and grade 2 is out.
    let said = later(counts("staff", "2025", STAFF)).link(link(&[(1, "3"), (-1, "2")]));
    let two = Counts::listed("two", "2025", &[grade(), group()], [(["2", "A"], 14)]).unwrap();
    let out = safe(&Register::default(), &Release::new("one number").table(two));
    let Outcome::Refused(refusal) = propose(&out.register, &said) else { panic!("it passed") };
    assert!(refusal.to_string().contains("3, A could be worked out"), "{refusal}");
}

#[test]
fn a_total_that_comes_later_is_the_sum_of_its_rounded_parts_and_the_wider_range_is_said() {
    let names: Vec<String> = (1..=12).map(|i| format!("Team {i}")).collect();
    let labels: Vec<&str> = names.iter().map(String::as_str).collect();
    let team = Dimension::flat("team", "All", &labels).unwrap();
    let listed = |name: &str, cells: Vec<([&str; 1], i64)>| {
        let counts = Counts::listed(name, "2025", std::slice::from_ref(&team), cells).unwrap();
        Release::new(name).protected_by(rounded()).table(counts)
    };
    let parts = labels.iter().zip(1..).map(|(label, i)| ([*label], 6 + i % 4)).collect::<Vec<_>>();
    let total = parts.iter().map(|(_, count)| count).sum::<i64>();
    let first = safe(&Register::default(), &listed("teams", parts));
    let second = safe(&first.register, &listed("all teams", vec![(["All"], total)]));
    let sum = printed(&first, 0).values().sum::<u64>();
    assert_eq!(second.tables[0].cell(&["All"]), Some(SafeCell::Moved(sum)));
    let away = sum.abs_diff(u64::try_from(total).unwrap());
    assert!(away > 4, "with this secret the parts lean one way: {sum} for {total}");
    assert_eq!((first.account.moved, second.account.moved), (4, if away < 10 { 9 } else { 14 }));
    assert_eq!(second.certificate.attack().unwrap().recovered().count(), 0);
}

#[test]
fn who_left_and_who_came_still_explain_the_change_between_rounded_years() {
    let by_group = |name: &str, of: [i64; 4]| {
        let cells = (0..4).map(|g| ([GROUPS[g]], of[g]));
        Counts::from_lowest(name, name, &[group()], cells).unwrap()
    };
    let years = [("2024", [54, 51, 27, 193]), ("left", [7, 2, 4, 31]), ("came", [11, 3, 1, 22])];
    let now: [i64; 4] = std::array::from_fn(|g| years[0].1[g] - years[1].1[g] + years[2].1[g]);
    let mut release = Release::new("change").protected_by(rounded()).table(by_group("2025", now));
    for (name, of) in years {
        release = release.table(by_group(name, of));
    }
    for label in ["All", "AB", "A", "B", "C", "D"] {
        let cell = |population: &str| CellName::new(population, &[("group", label)]);
        let terms = vec![(1, cell("2025")), (-1, cell("2024")), (1, cell("left")), (-1, cell("came"))];
        release = release.link(Link { terms, low: Some(0), high: Some(0) });
    }
    let it = safe(&Register::default(), &release);
    let tables: Vec<_> = (0..4).map(|table| printed(&it, table)).collect();
    for (key, value) in &tables[0] {
        assert_eq!(value + tables[2][key], tables[1][key] + tables[3][key], "{key:?}");
    }
    let found = it.certificate.attack().unwrap();
    assert!(found.cells.iter().all(|c| c.width().is_some_and(|w| w >= 3)), "{found:?}");
}

#[test]
fn a_difference_that_readers_can_take_is_rounded_and_kept_like_what_is_printed() {
    let casual = [[3, 1, 0, 9], [0, 2, 1, 6], [0, 0, 0, 2], [0, 0, 1, 1]];
    let mut permanent = STAFF;
    for (p, c) in permanent.iter_mut().flatten().zip(casual.iter().flatten()) {
        *p -= c;
    }
    let release = |method| {
        Release::new("two universes")
            .protected_by(method)
            .table(counts("all staff", "all", STAFF))
            .table(counts("permanent staff", "permanent", permanent))
            .guard(counts("casual staff", "casual", casual))
            .sum_of("all", &["permanent", "casual"])
    };
    let it = safe(&Register::default(), &release(rounded()));
    let (all, part) = (printed(&it, 0), printed(&it, 1));
    assert_eq!(it.tables.len(), 2, "what is guarded is not printed");
    assert!(all.iter().all(|(key, value)| part[key] <= *value), "a part is never more than its whole");
    let differences = all.iter().map(|(key, value)| (key.clone(), value - part[key])).collect();
    assert!(adds_up(&differences));
    for method in [rounded(), Method::CellKey(keys())] {
        let it = safe(&Register::default(), &release(method));
        let found = it.certificate.attack().unwrap();
        for c in &found.cells {
            let key = it.certificate.publication().labels(&c.place);
            let population = it.certificate.publication().population(&c.place);
            let of = match population {
                "all" => STAFF,
                "permanent" => permanent,
                _ => casual,
            };
            let count = counts("t", population, of).count(&key).unwrap();
            let least = if (1..5).contains(&count) { 3 } else { 1 };
            assert!(c.width().is_some_and(|w| w >= least), "{population} {key:?}: {c:?}");
        }
    }
}

#[test]
fn without_time_nothing_is_let_out() {
    let none = || 0.0;
    let effort = disclosure::Effort { seconds_left: Some(&none), ..disclosure::Effort::default() };
    for method in [rounded(), Method::CellKey(keys())] {
        let release = Release::new("staff").protected_by(method).table(counts("staff", "2025", STAFF));
        let it = Register::default().propose_within(&release, &Policy::one_to_four(), &effort).unwrap();
        assert!(matches!(it, Outcome::Refused(why) if why.why == [Reason::OutOfTime]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_table_is_rounded_near_its_counts_with_parts_that_add_up(
        of in prop::array::uniform4(prop::array::uniform4(0_i64..40)), base in 4_u64..12,
    ) {
        let method = Method::Round { base: Base::new(base).unwrap(), keys: keys() };
        let truth = counts("staff", "2025", of);
        let it = safe(&Register::default(), &Release::new("r").protected_by(method).table(truth.clone()));
        let cells = printed(&it, 0);
        prop_assert!(adds_up(&cells), "{cells:?}");
        for (key, value) in &cells {
            let count = truth.count(key).unwrap();
            prop_assert!(value.is_multiple_of(base) && value.abs_diff(count) <= it.account.moved, "{key:?}: {count} as {value}");
            prop_assert!(it.account.moved > base || !count.is_multiple_of(base) || count == *value, "a multiple stays");
        }
        let found = it.certificate.attack().unwrap();
        prop_assert!(found.cells.iter().all(|c| c.width().is_some_and(|w| w >= base - 1)));
    }

    #[test]
    fn what_is_rounded_already_stays_as_it_is(of in prop::array::uniform4(prop::array::uniform4(0_i64..9))) {
        let truth = counts("staff", "2025", of.map(|row| row.map(|v| 5 * v)));
        let it = safe(&Register::default(), &Release::new("r").protected_by(rounded()).table(truth.clone()));
        for (key, value) in printed(&it, 0) {
            prop_assert_eq!(truth.count(&key), Some(value));
        }
    }

    #[test]
    fn after_three_years_by_any_method_no_small_count_is_narrower_than_the_policy(
        years in prop::array::uniform3(prop::array::uniform4(prop::array::uniform4(0_i64..30))), by_key: bool,
    ) {
        let method = if by_key { Method::CellKey(keys()) } else { rounded() };
        let mut register = Register::default();
        let truth: Vec<Counts> = ["2023", "2024", "2025"].iter().zip(years).map(|(y, of)| counts("staff", y, of)).collect();
        for (table, year) in truth.iter().zip(["2023", "2024", "2025"]) {
            let release = Release::new(year).protected_by(method.clone()).table(table.clone());
            // A refusal is an answer too: nothing is let out then.
            if let Outcome::Safe(it) = propose(&register, &release) {
                register = it.register;
            }
        }
        let certificate = register.certificate();
        let p = certificate.publication();
        let found = Attack { whole_for_narrowest: 500, ..Attack::default() }.run(p).unwrap();
        prop_assert!(found.contradiction.is_none());
        for c in &found.cells {
            let table = truth.iter().find(|t| t.population() == p.population(&c.place)).unwrap();
            let count = table.count(&p.labels(&c.place)).unwrap();
            prop_assert!(c.low <= count && c.high.is_some_and(|h| h >= count), "the truth is within {c:?}");
            let least = if (1..5).contains(&count) { 3 } else { 1 };
            prop_assert!(c.width().is_some_and(|w| w >= least), "{count}: {c:?}");
        }
        let moved = |cell: &disclosure::publication::Cell| matches!(cell.shown, Shown::Moved { .. });
        prop_assert!(p.cells.iter().all(moved));
    }
}
