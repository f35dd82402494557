//! Charts are what they say, and a hidden value leaves no trace in them.

use super::*;
use crate::published::Symbol;
use quick_xml::events::Event;

fn heading(slug: &str, title: &str, subtitle: &str) -> Heading {
    Heading {
        slug: slug.to_owned(),
        title: title.to_owned(),
        subtitle: subtitle.to_owned(),
        source: "Marlow Vale Council, staff records".to_owned(),
    }
}

fn shown(value: f64, low: f64, high: f64) -> Estimate {
    Estimate::Shown { value, interval: Some((low, high)) }
}

const HIDDEN: Estimate = Estimate::Hidden(Symbol::Confidential);

fn shares() -> Shares {
    let row = |label: &str, share, base: &str| ShareRow { label: label.into(), share, base: base.into() };
    Shares {
        heading: heading(
            "representation",
            "Ethnic minority staff are fewer the higher the grade",
            "Share of staff who gave an ethnicity, by grade, Marlow Vale Council, 31 March 2026",
        ),
        rows: vec![
            row("Grades 1 to 5", shown(41.2, 38.6, 43.9), "of 1,310"),
            row("Grades 6 to 9", shown(33.0, 30.9, 35.2), "of 1,845"),
            row("Grades 10 to 13", shown(24.6, 21.8, 27.6), "of 870"),
            row("Grade 14 and above", shown(15.2, 10.6, 21.3), "of 171"),
            row("Chief officers", HIDDEN, ""),
        ],
        comparator: Some(Comparator {
            label: "Working-age residents, Census 2021".into(),
            value: 38.0,
            interval: None,
        }),
    }
}

fn trend() -> Trend {
    let point = |at: f64, share| TrendPoint { at, share };
    Trend {
        heading: heading(
            "trend",
            "Ethnic minority staff at Grade 14 and above",
            "Share at 31 March each year, with 95% intervals",
        ),
        points: vec![
            point(2021.0, shown(11.0, 7.2, 16.6)),
            point(2022.0, shown(12.1, 8.1, 17.7)),
            point(2023.0, HIDDEN),
            point(2024.0, shown(13.6, 9.3, 19.5)),
            point(2025.0, shown(14.4, 9.9, 20.3)),
            point(2026.0, shown(15.2, 10.6, 21.3)),
        ],
        target: Some(Target { at: 2030.0, value: 38.0, label: "Representative at the top".into() }),
        projection: (0..=4)
            .map(|it| {
                let it = f64::from(it);
                Projection {
                    at: 2026.0 + it,
                    value: 15.2 + 0.8 * it,
                    band: (15.2 - 1.1 * it, 15.2 + 2.9 * it),
                }
            })
            .collect(),
    }
}

fn ratios() -> RatioPlot {
    let row = |label: &str, ratio| RatioRow { label: label.into(), ratio, instead: None };
    RatioPlot {
        heading: heading(
            "ratios",
            "Relative likelihood through the working life",
            "Ethnic minority staff against White staff, 2025 to 2026",
        ),
        rows: vec![
            row("Appointed from shortlist", shown(0.71, 0.58, 0.87)),
            row("Formal disciplinary", shown(1.46, 0.78, 2.71)),
            row("Training", shown(1.02, 0.93, 1.12)),
            row("Capability", shown(2.9, 0.9, f64::INFINITY)),
            row("Dismissal", HIDDEN),
            RatioRow {
                label: "Secondment".into(),
                ratio: Estimate::plain(1.0),
                instead: Some("No one in the comparison group was seconded: not calculable".into()),
            },
        ],
        sides: ("less likely than White staff".into(), "more likely than White staff".into()),
        prompt: Some((0.8, 1.25)),
    }
}

fn funnel() -> FunnelPlot {
    let unit = |label: &str, size, share| Unit { label: label.into(), point: Ok((size, share)) };
    let middle = 31.4;
    let limits = (1..=60).map(|it| {
        let size = f64::from(it) * 20.0;
        let spread = (middle * (100.0 - middle) / size).sqrt();
        let at = |z: f64| ((middle - z * spread).max(0.0), (middle + z * spread).min(100.0));
        Limits { size, inner: at(1.96), outer: at(3.09) }
    });
    FunnelPlot {
        heading: heading(
            "funnel",
            "Ethnic minority staff by service",
            "Share of staff who gave an ethnicity, 31 March 2026",
        ),
        units: vec![
            unit("Housing", 410, 38.5),
            unit("Planning", 150, 17.3),
            unit("Adult social care", 980, 33.2),
            unit("Children’s services", 1120, 29.8),
            unit("Finance", 230, 27.0),
            unit("Libraries", 90, 35.6),
            unit("Parks", 320, 22.8),
            Unit { label: "Legal".into(), point: Err(Symbol::Confidential) },
        ],
        unit: FunnelUnit::Percent,
        middle: (middle, "All staff".into()),
        limits: limits.collect(),
        size: "staff".into(),
    }
}

fn pay() -> PayQuarters {
    let quarter = |label: &str, shares| Quarter { label: label.into(), shares };
    PayQuarters {
        heading: heading(
            "pay",
            "Who is in each quarter of pay",
            "Share of staff by hourly pay, 31 March 2026",
        ),
        groups: vec!["Ethnic minorities".into(), "White".into(), "Not known".into()],
        quarters: vec![
            quarter("Upper quarter (best paid)", Ok(vec![21.2, 70.5, 8.3])),
            quarter("Upper middle quarter", Ok(vec![29.0, 64.7, 6.3])),
            quarter("Lower middle quarter", Err(Symbol::Confidential)),
            quarter("Lower quarter", Ok(vec![39.9, 55.6, 4.5])),
        ],
    }
}

fn stages() -> Stages {
    let stage = |label: &str, one: (Estimate, &str), two: (Estimate, &str)| Stage {
        label: label.into(),
        reached: vec![(one.0, one.1.into()), (two.0, two.1.into())],
    };
    Stages {
        heading: heading(
            "stages",
            "From application to appointment",
            "External recruitment, April 2025 to March 2026",
        ),
        groups: vec!["Ethnic minorities".into(), "White".into()],
        stages: vec![
            stage("Applied", (Estimate::plain(100.0), "1,840"), (Estimate::plain(100.0), "2,410")),
            stage("Shortlisted", (Estimate::plain(22.1), "406"), (Estimate::plain(30.4), "733")),
            stage("Interviewed", (Estimate::plain(19.9), "366"), (Estimate::plain(27.9), "672")),
            stage("Appointed", (HIDDEN, ""), (Estimate::plain(8.2), "198")),
        ],
    }
}

fn change() -> Dumbbell {
    let row = |label: &str, from, to| Pair { label: label.into(), from, to };
    Dumbbell {
        heading: heading(
            "change",
            "Relative likelihood in two years",
            "Ethnic minority staff against White staff, with 95% intervals",
        ),
        ends: ("2024 to 2025".into(), "2025 to 2026, after the policy on discipline was written anew".into()),
        unit: PairUnit::Times,
        rows: vec![
            row("Formal disciplinary", shown(1.62, 1.21, 2.17), shown(1.18, 0.84, 1.66)),
            row("Capability", shown(2.9, 0.9, f64::INFINITY), shown(1.4, 0.7, 2.8)),
            row("Dismissal", HIDDEN, shown(1.1, 0.6, 2.1)),
        ],
    }
}

fn all() -> Vec<Drawing> {
    vec![
        shares().draw(),
        trend().draw(),
        ratios().draw(),
        funnel().draw(),
        pay().draw(),
        stages().draw(),
        change().draw(),
    ]
}

#[test]
fn charts_are_drawn_as_they_were() {
    for drawing in all() {
        insta::assert_snapshot!(format!("chart-{}", drawing.slug), drawing.svg);
    }
}

#[test]
fn every_chart_can_be_understood_without_seeing_it() {
    for drawing in all() {
        let slug = &drawing.slug;
        assert!(drawing.svg.contains(r#"role="img""#), "{slug}");
        assert!(drawing.svg.contains(&format!("<title id=\"{slug}-title\">")), "{slug}");
        assert!(drawing.svg.contains(&format!("<desc id=\"{slug}-desc\">")), "{slug}");
        assert!(drawing.words.contains("[c]"), "{slug}: {}", drawing.words);
    }
}

#[test]
fn no_chart_reaches_out_or_carries_a_style_sheet() {
    for drawing in all() {
        let svg = drawing.svg.replace("http://www.w3.org/2000/svg", "");
        for reach in ["http", "<style", " style=", "<script", "href", "@font", "data:"] {
            assert!(!svg.contains(reach), "{} holds {reach}", drawing.slug);
        }
    }
}

#[test]
fn the_two_values_of_a_row_differ_in_shape_and_are_told_apart_in_words() {
    let drawing = change().draw();
    assert!(drawing.words.contains(
        "Formal disciplinary: 2024 to 2025 1.62, 95% interval 1.21 to 2.17; 2025 to 2026, after the policy on discipline was written anew 1.18, 95% interval 0.84 to 1.66."
    ));
    assert!(
        drawing.words.contains("Dismissal: 2024 to 2025 [c] hidden to protect people; 2025 to 2026, after the policy on discipline was written anew 1.10")
    );
    let rings = drawing.svg.matches(r##"r="3.5" fill="#ffffff""##).count();
    // One in the key and one for each earlier value that is shown.
    assert_eq!((rings, drawing.svg.matches(r#"r="6""#).count()), (3, 7));
}

#[test]
fn names_that_find_no_room_in_a_funnel_plot_stand_below_it() {
    let mut plot = funnel();
    plot.units = (0..9)
        .map(|it| Unit { label: format!("Ward number {it}"), point: Ok((400 + it, 60.0)) })
        .chain([Unit { label: "Far away".into(), point: Ok((1_000, 5.0)) }])
        .collect();
    let svg = plot.draw().svg;
    for unit in &plot.units {
        assert!(svg.contains(&unit.label), "{} is named nowhere", unit.label);
    }
    assert!(svg.contains("Also outside the limits: Ward number"), "{svg}");
    assert!(svg.contains(">Far away</text>"));
}

/// Where the words of a picture begin and end, about.
fn reach_of_words(svg: &str) -> Vec<(f64, f64, String)> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut found = Vec::new();
    let mut place = None;
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => return found,
            Event::Start(it) if it.name().as_ref() == "text" => {
                let get = |name: &str| {
                    let found = it.try_get_attribute(name).unwrap().expect("the attribute");
                    found.value.into_owned()
                };
                let size: f64 = get("font-size").parse().unwrap();
                let bold = it.try_get_attribute("font-weight").unwrap().is_some();
                place = Some((get("x").parse::<f64>().unwrap(), get("text-anchor"), size, bold));
            }
            Event::Text(words) => {
                if let Some((x, anchor, size, bold)) = place.take() {
                    let words = words.to_string();
                    let look = if bold { Look::Strong } else { Look::Label };
                    let wide = width_of(&words, look) * size / look.size();
                    let from = match anchor.as_str() {
                        "start" => x,
                        "middle" => x - wide / 2.0,
                        _ => x - wide,
                    };
                    found.push((from, from + wide, words));
                }
            }
            _ => {}
        }
    }
}

#[test]
fn names_as_long_as_people_make_them_stay_in_the_picture() {
    let long =
        "Everybody who was considered for an appointment by the panel of the second stage of the selection";
    let mut stages = stages();
    stages.groups[0] = long.into();
    stages.stages[1].label = long.into();
    let mut shares = shares();
    shares.rows[0].label = long.into();
    let mut ratios = ratios();
    ratios.rows[0].label = long.into();
    ratios.sides.0 = long.into();
    let mut change = change();
    change.rows[0].label = long.into();
    for drawing in [stages.draw(), shares.draw(), ratios.draw(), change.draw()] {
        for (from, to, words) in reach_of_words(&drawing.svg) {
            assert!(from >= 0.0 && to <= WIDTH, "{}: “{words}” from {from} to {to}", drawing.slug);
        }
    }
}

#[test]
fn every_chart_is_well_formed_and_no_word_of_it_leaves_the_picture() {
    for drawing in all() {
        assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf"), "{}", drawing.slug);
        let words = reach_of_words(&drawing.svg);
        assert!(words.len() > 5, "{}", drawing.slug);
        for (from, to, words) in words {
            assert!(from >= 0.0 && to <= WIDTH, "{}: “{words}” from {from} to {to}", drawing.slug);
        }
    }
}
