//! What is let out gives nobody away, alone and together with everything that is out already.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::BTreeMap;

use disclosure::attack::Attack;
use disclosure::publication::Shown;
use disclosure::{
    CellName, Coarser, Counts, Dimension, Effort, Exception, Link, Outcome, Policy, Protected, Quotient,
    Reason, Register, Release, SafeCell, SafeValue,
};
use proptest::prelude::*;

fn grade() -> Dimension {
    Dimension::flat("grade", "All", &["1", "2", "3", "4"]).unwrap()
}

fn group() -> Dimension {
    Dimension::flat("group", "All", &["A", "B", "C", "D"]).unwrap()
}

fn counts(name: &str, population: &str, of: [[i64; 4]; 4]) -> Counts {
    let cells =
        (0..16).map(|i| ([["1", "2", "3", "4"][i / 4], ["A", "B", "C", "D"][i % 4]], of[i / 4][i % 4]));
    Counts::from_lowest(name, population, &[grade(), group()], cells).unwrap()
}

const STAFF: [[i64; 4]; 4] = [[31, 24, 12, 88], [14, 17, 9, 61], [2, 6, 0, 25], [7, 3, 5, 19]];

fn safe(register: &Register, release: &Release) -> Protected {
    match register.propose(release, &Policy::one_to_four()).unwrap() {
        Outcome::Safe(safe) => *safe,
        Outcome::Refused(why) => panic!("{why}"),
    }
}

fn staff() -> Protected {
    safe(&Register::default(), &Release::new("staff").table(counts("staff", "2025", STAFF)))
}

#[test]
fn small_counts_are_hidden_zeros_are_printed_and_nothing_can_be_worked_out() {
    let it = staff();
    assert_eq!(it.tables[0].cell(&["3", "A"]), Some(SafeCell::Confidential));
    assert_eq!(it.tables[0].cell(&["4", "B"]), Some(SafeCell::Confidential));
    assert_eq!(it.tables[0].cell(&["3", "C"]), Some(SafeCell::Count(0)));
    let findings = it.certificate.attack().unwrap();
    assert_eq!(findings.recovered().count(), 0);
    for c in &findings.cells {
        let key: Vec<&str> = it.certificate.publication().labels(&c.place);
        if [["3", "A"], ["4", "B"]].contains(&[key[0], key[1]]) {
            assert!(c.width().is_none_or(|w| w >= 3), "{key:?} {c:?}");
        }
    }
}

#[test]
fn the_same_counts_give_the_same_bytes() {
    assert_eq!(staff().certificate.to_json(), staff().certificate.to_json());
    assert_eq!(staff().register.to_confidential_json(), staff().register.to_confidential_json());
}

#[test]
fn a_register_is_read_as_it_was_written() {
    let text = staff().register.to_confidential_json();
    let again = Register::from_json(text.as_bytes()).unwrap();
    assert_eq!(again.to_confidential_json(), text);
}

#[test]
fn a_register_that_was_changed_by_hand_is_refused_without_telling_a_count() {
    let text = staff().register.to_confidential_json();
    let wrong = text.replacen("\"printed\"", "\"shown\"", 1);
    let message = Register::from_json(wrong.as_bytes()).unwrap_err().to_string();
    assert!(message.starts_with("at cells[0][3]: 'shown' is neither"), "{message}");
}

#[test]
fn raw_counts_do_not_print() {
    assert_eq!(format!("{:?}", counts("staff", "2025", STAFF)), "Counts of 'staff' (25 cells)");
    assert_eq!(format!("{:?}", staff().register), "Register of 25 cells in 1 releases");
}

#[test]
fn a_new_release_never_needs_an_old_one_withdrawn() {
    let mut register = Register::default();
    let mut printed = Vec::new();
    let years = [
        STAFF,
        [[30, 25, 12, 86], [15, 17, 8, 60], [3, 6, 1, 25], [7, 2, 5, 20]],
        [[29, 26, 13, 85], [15, 18, 8, 60], [4, 6, 2, 24], [6, 2, 6, 20]],
    ];
    for (year, of) in ["2023", "2024", "2025"].iter().zip(years) {
        let it = safe(&register, &Release::new(year).table(counts("staff", year, of)));
        register = it.register;
        let now = register.certificate();
        for cell in &printed {
            assert!(now.publication().cells.contains(cell), "{cell:?} was withdrawn");
        }
        printed = now.publication().cells.clone();
        assert_eq!(now.attack().unwrap().recovered().count(), 0);
    }
    assert_eq!(register.releases().len(), 3);
}

#[test]
fn a_table_of_other_people_is_not_refused_because_what_is_out_moves_partly_down_and_partly_up() {
    // The 4 can only go two down and two up: enough, but neither way alone.
    let square = [[4, 3, 20, 20], [3, 3, 20, 20], [20, 20, 20, 20], [20, 20, 20, 20]];
    let out = safe(&Register::default(), &Release::new("2024").table(counts("staff", "2024", square)));
    assert_eq!(out.register.size(), (25, 4));
    let next = safe(&out.register, &Release::new("2025").table(counts("staff", "2025", [[20; 4]; 4])));
    assert_eq!(next.account.secondary, 0);
}

#[test]
fn a_zero_is_hidden_where_beside_what_is_out_it_would_give_a_count_away() {
    let people = |population: &str, of: [i64; 4]| {
        let cells = (0..4).map(|g| ([["A", "B", "C", "D"][g]], of[g]));
        Counts::from_lowest(population, population, &[group()], cells).unwrap()
    };
    let years =
        Release::new("years").table(people("2024", [20, 30, 40, 25])).table(people("2025", [18, 31, 44, 23]));
    let out = safe(&Register::default(), &years);
    assert_eq!(out.register.size(), (10, 0));
    // Two of A left; that nobody came would say so.
    let mut moves =
        Release::new("moves").table(people("leavers", [2, 6, 5, 8])).table(people("joiners", [0, 7, 9, 6]));
    for g in ["A", "B", "C", "D"] {
        let cell = |population: &str| CellName::new(population, &[("group", g)]);
        let terms = vec![(1, cell("2025")), (-1, cell("2024")), (1, cell("leavers")), (-1, cell("joiners"))];
        moves = moves.link(Link { terms, low: Some(0), high: Some(0) });
    }
    let it = safe(&out.register, &moves);
    assert_eq!(it.account.zeros, 1);
    assert_eq!(it.tables[1].cell(&["A"]), Some(SafeCell::Confidential));
    let found = it.certificate.attack().unwrap();
    assert_eq!(found.recovered().count(), 0);
    let p = it.certificate.publication();
    for c in found.cells.iter().filter(|c| p.labels(&c.place) == ["A"]) {
        assert!(
            c.low == 2 * u64::from(p.population(&c.place) == "leavers"),
            "the reader is told of zeros: {c:?}"
        );
        assert!(c.width().is_none_or(|w| w >= 3), "{c:?}");
    }
}

#[test]
fn the_same_cell_in_two_tables_is_one_cell_and_must_agree() {
    let it = staff();
    let by_group = |a: i64| {
        Counts::listed(
            "groups",
            "2025",
            &[group()],
            [(["A"], a), (["B"], 50), (["C"], 26), (["D"], 193), (["All"], 323)],
        )
    };
    let again = safe(&it.register, &Release::new("groups").table(by_group(54).unwrap()));
    assert_eq!(again.account.cells, 0);
    assert_eq!(again.tables[0].cell(&["A"]), it.tables[0].cell(&["All", "A"]));
    let wrong = Counts::listed("groups", "2025", &[group()], [(["A"], 55)]).unwrap();
    let error =
        it.register.propose(&Release::new("groups").table(wrong), &Policy::one_to_four()).unwrap_err();
    assert!(error.to_string().contains("table 'groups', A: the count differs"), "{error}");
}

#[test]
fn a_small_population_is_not_given_away_by_two_large_ones() {
    let casual = [[3, 1, 0, 9], [0, 2, 1, 6], [0, 0, 0, 2], [0, 0, 1, 1]];
    let mut permanent = STAFF;
    for (p, c) in permanent.iter_mut().flatten().zip(casual.iter().flatten()) {
        *p -= c;
    }
    let release = Release::new("two universes")
        .table(counts("all staff", "all", STAFF))
        .table(counts("permanent staff", "permanent", permanent))
        .guard(counts("casual staff", "casual", casual))
        .sum_of("all", &["permanent", "casual"]);
    let policy = Policy { most_hidden: 1.0, ..Policy::one_to_four() };
    let Outcome::Safe(it) = Register::default().propose(&release, &policy).unwrap() else {
        panic!("refused")
    };
    assert_eq!(it.tables.len(), 2, "what is guarded is not printed");
    assert_eq!(it.certificate.attack().unwrap().recovered().count(), 0);
    let both = |key: &[&str; 2]| it.tables.iter().all(|t| t.shows(key));
    assert!(!both(&["1", "A"]), "3 casual staff are not the difference of two printed counts");
}

#[test]
fn a_percentage_is_hidden_with_its_counts_and_not_shown_on_a_small_base() {
    let share = |name: &str, grade: &str, group: &str| Quotient {
        name: name.into(),
        num: CellName::new("2025", &[("grade", grade), ("group", group)]),
        den: CellName::new("2025", &[("grade", grade)]),
        times: 100,
        decimals: 1,
    };
    let release = Release::new("staff")
        .table(counts("staff", "2025", STAFF))
        .quotient(share("white in 1", "1", "D"))
        .quotient(share("A in 3", "3", "A"));
    let it = safe(&Register::default(), &release);
    assert_eq!(it.quotients[0].shown, SafeValue::Number(56.8));
    assert_eq!(it.quotients[1].shown, SafeValue::Symbol("[c]"));
}

#[test]
fn when_too_much_would_have_to_be_hidden_coarser_tables_are_proposed() {
    let thin = [[1, 2, 3, 40], [2, 1, 1, 30], [1, 0, 2, 20], [3, 2, 1, 10]];
    let policy = Policy { most_hidden: 0.5, ..Policy::one_to_four() };
    let release = Release::new("thin").table(counts("thin", "2025", thin));
    let Outcome::Refused(refusal) = Register::default().propose(&release, &policy).unwrap() else {
        panic!("it passed")
    };
    assert!(
        refusal.to_string().contains(
            "at least 14 of the 24 cells that are not zero would have to be hidden (11 in any case, and one more in \
             each of 3 sums that have none in common); the policy allows 50 %"
        ),
        "{refusal}"
    );
    assert!(!refusal.coarser.is_empty(), "{refusal}");
}

#[test]
fn a_table_without_a_name_is_told_as_such() {
    let drop = |table: &str| Coarser::Drop { table: table.into(), dimension: "sex".into() }.to_string();
    assert_eq!(drop(""), "leave sex out of the table that has no name");
    assert_eq!(drop("staff"), "leave sex out of the table 'staff'");
}

#[test]
fn too_little_effort_is_told_as_such_and_still_names_a_coarser_table_that_passes() {
    let release = Release::new("staff").table(counts("staff", "2025", STAFF));
    let policy = Policy::one_to_four();
    let effort = Effort { steps: 10, ..Effort::default() };
    let propose = |release: &Release| Register::default().propose_within(release, &policy, &effort).unwrap();
    let Outcome::Refused(refusal) = propose(&release) else { panic!("it passed") };
    assert_eq!(refusal.why, [Reason::OutOfSteps]);
    let way = refusal.coarser.first().unwrap();
    assert!(matches!(propose(&way.apply(&release)), Outcome::Safe(_)), "{way}");
    let Outcome::Refused(again) = propose(&release) else { panic!("it passed") };
    assert_eq!(again.to_string(), refusal.to_string());
}

#[test]
fn an_exception_needs_a_second_person_and_keeps_its_reason() {
    assert!(Exception::new("staff", &["3", "A"], "agreed by both", "Ada", "Ada").is_err());
    assert!(Exception::new("staff", &["3", "A"], " ", "Ada", "Ben").is_err());
    let x = Exception::new("staff", &["3", "A"], "both people agreed", "Ada", "Ben").unwrap();
    let it =
        safe(&Register::default(), &Release::new("staff").table(counts("staff", "2025", STAFF)).exception(x));
    assert_eq!(it.tables[0].cell(&["3", "A"]), Some(SafeCell::Count(2)));
    assert_eq!(it.register.releases()[0].exceptions[0].reason(), "both people agreed");
}

#[test]
fn nobody_and_everybody_are_hidden_in_tables_of_outcomes() {
    let outcome = Dimension::flat("outcome", "All", &["warned", "not warned"]).unwrap();
    let cells = [
        (["A", "warned"], 0),
        (["A", "not warned"], 12),
        (["B", "warned"], 8),
        (["B", "not warned"], 30),
        (["C", "warned"], 9),
        (["C", "not warned"], 25),
        (["D", "warned"], 11),
        (["D", "not warned"], 70),
    ];
    let table =
        Counts::from_lowest("warnings", "2025", &[group(), outcome], cells).unwrap().with_outcome("outcome");
    let policy = Policy { most_hidden: 1.0, ..Policy::outcomes() };
    let Outcome::Safe(it) = Register::default().propose(&Release::new("w").table(table), &policy).unwrap()
    else {
        panic!("refused")
    };
    assert_eq!(it.tables[0].cell(&["A", "warned"]), Some(SafeCell::Confidential));
    assert_eq!(it.certificate.attack().unwrap().recovered().count(), 0);
}

#[test]
fn nobody_and_everybody_are_hidden_where_a_population_is_some_of_another() {
    let some = |name: &str, of: [i64; 4]| {
        let cells = (0..4).map(|g| ([["A", "B", "C", "D"][g]], of[g]));
        Counts::from_lowest(name, name, &[group()], cells).unwrap()
    };
    let (all, trained) = ([12, 38, 34, 81], [0, 8, 34, 11]);
    let rest = [12, 30, 0, 70];
    let wholes = || (0..4).map(|g| ([["A", "B", "C", "D"][g]], all[g]));
    let release = |guarded: bool| {
        let it = Release::new("training").table(some("staff", all));
        let it = it.table(some("trained", trained).as_some_of(wholes()).unwrap());
        if !guarded {
            return it;
        }
        it.guard(some("not trained", rest).as_some_of(wholes()).unwrap())
            .sum_of("staff", &["trained", "not trained"])
    };
    let policy = Policy { most_hidden: 1.0, ..Policy::outcomes() };
    for guarded in [false, true] {
        let Outcome::Safe(it) = Register::default().propose(&release(guarded), &policy).unwrap() else {
            panic!("refused")
        };
        for everybody_or_nobody in ["A", "C"] {
            assert_eq!(it.tables[1].cell(&[everybody_or_nobody]), Some(SafeCell::Confidential));
        }
        let found = it.certificate.attack().unwrap();
        assert_eq!(found.recovered().count(), 0);
        for c in &found.cells {
            let p = it.certificate.publication();
            if ["A", "C"].contains(&p.labels(&c.place)[0]) && p.population(&c.place) == "trained" {
                assert!(c.width().is_none_or(|w| w >= 3), "{c:?}");
            }
        }
        // Without that rule, zeros and large numbers are printed.
        let Outcome::Safe(it) =
            Register::default().propose(&release(guarded), &Policy::one_to_four()).unwrap()
        else {
            panic!("refused")
        };
        assert_eq!(it.tables[1].cell(&["A"]), Some(SafeCell::Count(0)));
    }
    let more = some("trained", trained).as_some_of([(["C"], 33)]).unwrap_err().to_string();
    assert_eq!(more, "table 'trained': C counts more than the whole of which it counts some");
}

#[test]
fn wrong_counts_are_named() {
    let wrong = |key: [&str; 2], v: i64| {
        Counts::from_lowest("t", "", &[grade(), group()], [(key, v)]).unwrap_err().to_string()
    };
    assert_eq!(wrong(["1", "A"], -1), "table 't': 1, A is -1; a count cannot be below zero");
    assert!(wrong(["9", "A"], 1).contains("'9' is no category of 'grade'"));
    assert!(wrong(["All", "A"], 1).contains("'All' is a group"));
    let sum = Counts::listed(
        "t",
        "",
        &[Dimension::flat("g", "All", &["A", "B"]).unwrap()],
        [(["All"], 5), (["A"], 2), (["B"], 2)],
    );
    assert_eq!(sum.unwrap_err().to_string(), "table 't': All is 5, but its parts by g add up to 4");
}

#[test]
fn an_own_policy_is_read_and_what_makes_no_sense_in_it_is_named() {
    let own =
        Policy::from_toml("name = \"Ours\"\nversion = \"2\"\nhide_below = 8\nminimum_base = 20\n").unwrap();
    assert!(own.hides(7) && !own.hides(8) && !own.hides(0));
    let wrong =
        Policy::from_toml("name = \"Ours\"\nversion = \"2\"\nhide_below = 1\n").unwrap_err().to_string();
    assert_eq!(wrong, "policy 'Ours', hide_below: must be from 2 (hides 1) to 1000");
    let unknown =
        Policy::from_toml("name = \"Ours\"\nversion = \"2\"\nhide_under = 5\n").unwrap_err().to_string();
    assert!(unknown.contains("line 3"), "{unknown}");
}

/// Whether some table of whole numbers with the printed cells, hidden ones at least 1, has `value` in cell `target`.
fn possible(table: &disclosure::SafeTable, target: usize, value: u64) -> bool {
    const N: [&str; 3] = ["1", "2", "3"];
    const G: [&str; 3] = ["A", "B", "C"];
    let shown = |r: &str, g: &str| match table.cell(&[r, g]) {
        Some(SafeCell::Count(v)) => Some(v),
        _ => None,
    };
    let fits = |want: Option<u64>, sum: u64| want.map_or(sum >= 1, |w| w == sum);
    fn walk(
        at: usize,
        x: &mut [u64; 9],
        options: &dyn Fn(usize, &[u64; 9]) -> Vec<u64>,
        done: &dyn Fn(&[u64; 9]) -> bool,
    ) -> bool {
        if at == 9 {
            return done(x);
        }
        options(at, x).into_iter().any(|v| {
            x[at] = v;
            walk(at + 1, x, options, done)
        })
    }
    let options = |at: usize, x: &[u64; 9]| -> Vec<u64> {
        let (r, c) = (at / 3, at % 3);
        let row: u64 = x[r * 3..at].iter().sum();
        let all: Vec<u64> = match shown(N[r], G[c]) {
            _ if at == target => vec![value],
            Some(v) => vec![v],
            None => {
                let margin = |m: Option<u64>, spent: u64| m.map_or(12, |m| m.saturating_sub(spent));
                let (down, along) = (x[c..at].iter().step_by(3).sum(), row);
                (1..=margin(shown(N[r], "All"), along).min(margin(shown("All", G[c]), down)).min(12))
                    .collect()
            }
        };
        // A row that is printed leaves no choice at its end.
        let keep = |v: &u64| c < 2 || fits(shown(N[r], "All"), row + v);
        let column = |v: &u64| r < 2 || fits(shown("All", G[c]), x[c] + x[3 + c] + v);
        all.into_iter().filter(keep).filter(column).collect()
    };
    let done = |x: &[u64; 9]| fits(shown("All", "All"), x.iter().sum());
    walk(0, &mut [0; 9], &options, &done)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_proved_impossible_is_never_what_was_found(of in prop::array::uniform16(0_i64..12)) {
        let mut table = [[0; 4]; 4];
        for (i, v) in of.iter().enumerate() {
            table[i / 4][i % 4] = *v;
        }
        let release = Release::new("r").table(counts("t", "", table));
        let policy = |most_hidden| Policy { most_hidden, ..Policy::one_to_four() };
        if let Outcome::Safe(it) = Register::default().propose(&release, &policy(1.0)).unwrap() {
            let cells = &it.certificate.publication().cells;
            let zero = cells.iter().filter(|c| c.shown == Shown::Exact(0)).count();
            let share = it.register.size().1 as f64 / (cells.len() - zero).max(1) as f64;
            let again = Register::default().propose(&release, &policy(share.max(0.01))).unwrap();
            if let Outcome::Refused(refusal) = again {
                let proved = refusal.why.iter().any(|why| matches!(why, Reason::CostsTooMuch { .. }));
                prop_assert!(!proved, "hiding {share} was found, and then: {refusal}");
            }
        }
    }

    #[test]
    fn three_tables_that_overlap_in_pairs_leave_every_small_count_four_values_in_whole_numbers(
        of in prop::collection::vec(0_i64..7, 27),
    ) {
        let names = [["1", "2", "3"], ["A", "B", "C"], ["x", "y", "z"]];
        let dims: Vec<Dimension> = ["grade", "group", "sex"]
            .iter()
            .zip(&names)
            .map(|(d, n)| Dimension::flat(d, "All", n).unwrap())
            .collect();
        let mut release = Release::new("r");
        for (a, b) in [(0, 1), (0, 2), (1, 2)] {
            let digit = |i: usize, d: usize| i / 3_usize.pow(d as u32) % 3;
            let cells = of.iter().enumerate().map(|(i, v)| ([names[a][digit(i, a)], names[b][digit(i, b)]], *v));
            let mut sum: BTreeMap<[&str; 2], i64> = BTreeMap::new();
            cells.for_each(|(key, v)| *sum.entry(key).or_default() += v);
            let name = format!("{a} by {b}");
            release = release.table(
                Counts::from_lowest(&name, "", &[dims[a].clone(), dims[b].clone()], sum).unwrap(),
            );
        }
        let policy = Policy { most_hidden: 1.0, ..Policy::one_to_four() };
        if let Outcome::Safe(it) = Register::default().propose(&release, &policy).unwrap() {
            let attack = Attack { whole_for_narrowest: 1000, ..Attack::default() };
            let findings = attack.run(it.certificate.publication()).unwrap();
            for cell in &findings.cells {
                let key = it.certificate.publication().labels(&cell.place);
                let within = |i: &usize| (0..3).all(|d| key[d] == "All" || key[d] == names[d][i / 3_usize.pow(d as u32) % 3]);
                let count: i64 = (0..27).filter(within).map(|i| of[i]).sum();
                let wide = cell.width().is_none_or(|w| w >= 3);
                prop_assert!(wide || !(1..5).contains(&count), "{key:?} is {count}, and shown as {cell:?}");
            }
            prop_assert_eq!(findings.recovered().count(), 0);
        }
    }

    #[test]
    fn every_small_count_can_still_be_one_of_four_by_counting_all_tables(of in prop::array::uniform9(0_i64..9)) {
        let dims = [Dimension::flat("grade", "All", &["1", "2", "3"]).unwrap(), Dimension::flat("group", "All", &["A", "B", "C"]).unwrap()];
        let cells = (0..9).map(|i| ([["1", "2", "3"][i / 3], ["A", "B", "C"][i % 3]], of[i]));
        let table = Counts::from_lowest("t", "", &dims, cells).unwrap();
        let policy = Policy { most_hidden: 1.0, ..Policy::one_to_four() };
        if let Outcome::Safe(it) = Register::default().propose(&Release::new("r").table(table), &policy).unwrap() {
            for (i, v) in of.iter().enumerate().filter(|(_, v)| (1..5).contains(*v)) {
                let mut found: Vec<u64> = Vec::new();
                for v in 1..=12 {
                    if found.first().is_none_or(|low| v < low + 4) || found.last().zip(found.first()).is_some_and(|(h, l)| h - l < 3) {
                        found.extend(possible(&it.tables[0], i, v).then_some(v));
                    }
                }
                let width = found.last().zip(found.first()).map_or(0, |(h, l)| h - l);
                prop_assert!(width >= 3, "cell {i} of {v} can only be {found:?}");
            }
        }
    }
}
