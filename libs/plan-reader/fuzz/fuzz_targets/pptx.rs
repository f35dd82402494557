//! Any slide in a PowerPoint package.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plan_reader_fuzz::{parts, read, zipped};

const PRESENTATION: &[u8] = br#"<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="a"/></p:sldIdLst></p:presentation>"#;
const RELATIONS: &[u8] =
    br#"<Relationships><Relationship Id="a" Target="slides/slide1.xml"/></Relationships>"#;
const OF_SLIDE: &[u8] = br#"<Relationships><Relationship Id="d" Type="t/diagramData" Target="../diagrams/data1.xml"/></Relationships>"#;

fuzz_target!(|input: &[u8]| {
    let [slide, diagram] = parts(input);
    let package = [
        ("ppt/presentation.xml", PRESENTATION),
        ("ppt/_rels/presentation.xml.rels", RELATIONS),
        ("ppt/slides/slide1.xml", slide),
        ("ppt/slides/_rels/slide1.xml.rels", OF_SLIDE),
        ("ppt/diagrams/data1.xml", diagram),
    ];
    read(&zipped(&package), "plan.pptx");
});
