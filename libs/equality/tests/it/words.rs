//! The sentences that people read.

use equality::pay::{Average, Pay, Resampling, pay_gap};
use equality::*;

fn p(x: u64, n: u64) -> Proportion {
    Proportion::new(x, n).unwrap()
}

fn ratio(one: Proportion, two: Proportion) -> Finding {
    relative_likelihood(one, two, Confidence::P95).ratio
}

fn said(finding: &Finding) -> String {
    finding.sentence("Black pupils", "White pupils")
}

#[test]
fn a_clear_difference_is_called_unlikely_to_be_chance_and_names_its_method_and_base() {
    assert_eq!(
        said(&ratio(p(60, 1_000), p(90, 4_000))),
        "Black pupils against White pupils: 2.67 times; higher, and unlikely to be chance (95% interval 1.94 to 3.66, \
         Miettinen–Nurminen score). Based on 1,000 and 4,000. Outside 0.80 to 1.25: a prompt to look into it, not a \
         verdict."
    );
}

#[test]
fn a_difference_that_chance_could_make_is_not_claimed() {
    let found = ratio(p(12, 300), p(30, 900));
    assert_eq!(found.evidence(), Evidence::PerhapsHigher);
    assert!(said(&found).contains("1.20 times; higher, but this could be chance"), "{}", said(&found));
}

#[test]
fn large_groups_within_the_band_are_about_the_same() {
    let found = ratio(p(5_050, 10_000), p(10_000, 20_000));
    assert_eq!(found.evidence().to_string(), "about the same");
}

#[test]
fn equal_shares_of_small_groups_are_no_proof_of_equality() {
    let found = ratio(p(10, 50), p(20, 100));
    assert_eq!(found.evidence().to_string(), "no difference seen, but these numbers would also fit one");
}

#[test]
fn four_events_together_are_too_few_to_tell_and_five_have_an_interval() {
    let few = ratio(p(3, 50), p(1, 400));
    assert_eq!(few.interval(), None);
    assert!(few.calculated_interval().is_some(), "an analyst can still see it");
    assert_eq!(
        said(&few),
        "Black pupils against White pupils: 24.0 times; too few to tell. Based on 50 and 400. It rests on 4 events only: \
         no interval is given under 5."
    );
    let enough = ratio(p(4, 50), p(1, 400));
    assert!(enough.interval().is_some());
    assert!(said(&enough).contains("It rests on 5 events only: read it with care."), "{}", said(&enough));
}

#[test]
fn few_events_in_one_group_are_told_of() {
    let found = ratio(p(2, 60), p(40, 400));
    assert!(found.cautions().contains(&Caution::FewInOneGroup { events: 2.0 }));
    assert!(said(&found).contains("One group has 2 events only"), "{}", said(&found));
    let none = ratio(p(0, 120), p(72, 900));
    assert!(said(&none).contains("0.00 times; lower, and unlikely to be chance (95% interval 0.00 to 0.3"));
    assert!(said(&none).contains("One group has no event: read it with care."), "{}", said(&none));
}

#[test]
fn nothing_in_the_comparison_group_is_not_calculable_with_its_lower_limit() {
    let found = ratio(p(12, 50), p(0, 60));
    let Estimate::NotCalculable { lower: Limit::At(low) } = found.estimate() else { panic!("{found:?}") };
    assert!(low > 1.0);
    assert!(
        said(&found).starts_with(&format!(
            "Black pupils against White pupils: not calculable, as there is nothing to divide by; at least {low:.2} times; \
             higher, and unlikely to be chance. Based on 50 and 60."
        )),
        "{}",
        said(&found)
    );
}

#[test]
fn no_one_in_the_group_is_said_so() {
    assert_eq!(said(&ratio(p(0, 0), p(9, 60))), "Black pupils against White pupils: no one in this group.");
    assert_eq!(said(&representation(p(0, 0), Confidence::P95)), "Black pupils: no one in this group.");
}

#[test]
fn those_without_an_answer_are_counted_and_can_withhold_the_headline() {
    let (group, comparator) = (p(24, 750), p(40, 2_400));
    let without = NonAnswers { prefer_not_to_say: 220, not_known: 79, not_asked: 1 };
    let found = ratio(group, comparator).leaving_out(without);
    assert!(said(&found).contains("300 without an answer are left out."));
    assert_eq!(found.headline(), Headline::Stands(Evidence::Higher));
    let bounded = found.bounded_by(non_answer::ratio_bounds(group, comparator, p(22, 300)));
    assert_eq!(bounded.headline(), Headline::Withheld);
    assert!(
        said(&bounded).contains(
            "1.92 times; too many gave no answer to tell: theirs alone could turn the figure the other way"
        ),
        "{}",
        said(&bounded)
    );
    assert!(
        said(&bounded).contains("; 0.91 to 3.99 if everybody had answered. Based on"),
        "{}",
        said(&bounded)
    );
}

#[test]
fn pay_is_less_or_more_and_a_small_group_stays_inside() {
    let white = Pay::new((0..300).map(|it| 15.0 + f64::from(it % 50) * 0.3).collect()).unwrap();
    let black = Pay::new((0..40).map(|it| 11.0 + f64::from(it % 20) * 0.3).collect()).unwrap();
    let less = pay_gap(Average::Mean, &white, &black, Resampling::default(), Confidence::P95);
    assert_eq!(less.evidence(), Evidence::Lower);
    assert!(said(&less).contains("paid less, and unlikely to be chance"), "{}", said(&less));
    assert!(said(&less).contains("One group has 40 people: a pay gap is not published under 50."));
    assert!(said(&less).contains("Resampled 2,000 times from the seed 2020."), "{}", said(&less));
    assert!(!less.may_be_published());
    let more = pay_gap(Average::Mean, &black, &white, Resampling::default(), Confidence::P95);
    assert!(said(&more).contains("−") && said(&more).contains("paid more, and unlikely to be chance"));
}

#[test]
fn a_share_over_the_years_is_rising_or_falling() {
    let reading = |year, x| target::Reading { year, share: p(x, 10_000) };
    let found = target::yearly_change(&[reading(2022.0, 1_000), reading(2024.0, 1_300)], Confidence::P95);
    assert_eq!(
        found.unwrap().unwrap().sentence("Grade 14 and above", ""),
        "Grade 14 and above: +1.5 percentage points a year; rising, and unlikely to be chance (95% interval +1.1 to +1.9, \
         Newcombe hybrid score). Based on 10,000 and 10,000."
    );
}

#[test]
fn who_is_not_in_the_population_is_said() {
    let found =
        rate_ratio(Rate::new(65, 4_100.0).unwrap(), Rate::new(310, 61_000.0).unwrap(), Confidence::P95)
            .not_in_population("people who live elsewhere");
    assert!(said(&found).ends_with("Not counted in the population: people who live elsewhere."));
}

#[test]
fn no_word_says_why() {
    let all = [
        Evidence::Higher,
        Evidence::Lower,
        Evidence::PerhapsHigher,
        Evidence::PerhapsLower,
        Evidence::AboutTheSame,
        Evidence::NoDifferenceSeen,
        Evidence::TooFew,
        Evidence::NoOneInGroup,
        Evidence::Level,
    ];
    for word in all.iter().map(ToString::to_string).chain([
        DirectionWarning::Reversed.to_string(),
        DirectionWarning::Vanishes.to_string(),
        DirectionWarning::Hidden.to_string(),
        Headline::Withheld.to_string(),
    ]) {
        for never in ["discriminat", "racis", "bias", "because", "caused", "significan"] {
            assert!(!word.to_lowercase().contains(never), "{word}");
        }
    }
}
