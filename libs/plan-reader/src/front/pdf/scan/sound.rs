//! Whether a picture can be unpacked without harm: its own headers must not speak of more than the document does.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Object, Stream};

/// How many values - pixels times colours - one picture may have: A3 in colour at 300 dots an inch, or A4 in grey at
/// 600.
const MOST_VALUES: usize = 60_000_000;
/// Of a picture as JPEG 2000, which takes many times its own size to unpack.
const MOST_WAVES: usize = 20_000_000;

/// How much longer a pixel takes in these than in a JPEG.
const SLOW_BITS: usize = 3;
const SLOW_WAVES: usize = 12;

/// How many pixels it costs to look at a picture, where that is sound at all. One that is packed in a rare way or
/// whose headers do not agree is not looked at.
pub(super) fn cost(stream: &Stream<'_>, width: usize, height: usize) -> Option<usize> {
    let dict = stream.dict();
    // Masks are pictures of their own. Scanners do without.
    if has_mask(stream) {
        return None;
    }
    let pixels = width.checked_mul(height)?;
    let colours = colours(dict)?;
    let values = pixels.checked_mul(colours)?;
    if values > MOST_VALUES {
        return None;
    }
    let data = stream.raw_data();
    let filters = stream.filters();
    match filters.as_slice() {
        [] => Some(pixels),
        [Filter::FlateDecode] => {
            // With a byte for each row that says how it is foretold.
            let most = values.checked_add(height)?.checked_mul(if bits(dict) > 8 { 2 } else { 1 })?;
            unpacks_within(&data, most).then_some(pixels)
        }
        // The reader of JPEGs corrects their own sizes; each scan goes over all pixels again.
        [Filter::DctDecode] => {
            let scans = data.windows(2).filter(|pair| pair == b"\xff\xda").count().max(1);
            (scans <= 16).then(|| pixels.saturating_mul(scans.div_ceil(4)))
        }
        [Filter::CcittFaxDecode] => {
            let columns = parameters(dict).and_then(|it| it.get::<usize>(&b"Columns"[..])).unwrap_or(1728);
            (columns == width).then_some(pixels)
        }
        [Filter::Jbig2Decode] => {
            is_plain_jbig2(&data, width, height).then_some(pixels.saturating_mul(SLOW_BITS))
        }
        [Filter::JpxDecode] => (values <= MOST_WAVES && is_as_wide_jpx(&data, width, height))
            .then_some(pixels.saturating_mul(SLOW_WAVES)),
        _ => None,
    }
}

/// True where a mask lets through what lies beneath a picture.
pub(super) fn has_mask(stream: &Stream<'_>) -> bool {
    ["SMask", "Mask", "SMaskInData"].iter().any(|key| stream.dict().contains_key(key.as_bytes()))
}

fn bits(dict: &Dict<'_>) -> u32 {
    dict.get::<u32>(&b"BitsPerComponent"[..]).unwrap_or(8)
}

fn parameters<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    let key = &b"DecodeParms"[..];
    dict.get::<Dict<'a>>(key).or_else(|| dict.get::<Array<'a>>(key)?.iter::<Dict<'a>>().next())
}

/// How many values a pixel has, for colours that are told without a program of their own.
fn colours(dict: &Dict<'_>) -> Option<usize> {
    let key = &b"ColorSpace"[..];
    if dict.get::<bool>(&b"ImageMask"[..]).unwrap_or(false) {
        return Some(1);
    }
    let of_name = |name: &[u8]| match name {
        b"DeviceGray" | b"CalGray" | b"Indexed" => Some(1),
        b"DeviceRGB" | b"CalRGB" => Some(3),
        b"DeviceCMYK" => Some(4),
        _ => None,
    };
    match dict.get::<Object<'_>>(key) {
        // JPEG 2000 tells its own.
        None => Some(3),
        Some(Object::Name(name)) => of_name(&name),
        Some(Object::Array(array)) => {
            let mut parts = array.iter::<Object<'_>>();
            match (parts.next()?, parts.next()) {
                (Object::Name(name), Some(Object::Stream(profile))) if &*name == b"ICCBased" => {
                    profile.dict().get::<usize>(&b"N"[..]).filter(|n| (1..=4).contains(n))
                }
                (Object::Name(name), _) => of_name(&name),
                _ => None,
            }
        }
        Some(_) => None,
    }
}

fn unpacks_within(packed: &[u8], most: usize) -> bool {
    let mut decoder = ZlibDecoder::new(packed).take(most as u64 + 1);
    std::io::copy(&mut decoder, &mut std::io::sink()).is_ok_and(|count| count > 0 && count <= most as u64)
}

/// Its first segment tells the size of the page, and no other holds shapes that are put together.
fn is_plain_jbig2(data: &[u8], width: usize, height: usize) -> bool {
    let number = |at: usize| {
        let bytes: [u8; 4] = data.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(bytes)).ok()
    };
    let mut at = 0;
    let mut first = true;
    while at < data.len() {
        // Number, flags, and no other segments that it refers to.
        let (Some(flags), Some(0)) = (data.get(at + 4), data.get(at + 5)) else { return false };
        let head = if flags & 0x40 == 0 { 11 } else { 14 };
        let Some(length) = number(at + head - 4) else { return false };
        let fits =
            |at: usize| number(at).is_some_and(|w| w <= width) && number(at + 4).is_some_and(|h| h <= height);
        let sound = match (flags & 0x3f, first) {
            (48, true) => fits(at + head),
            (36 | 38 | 39 | 40 | 42 | 43, false) => fits(at + head),
            (49..=51, false) => true,
            _ => false,
        };
        if !sound {
            return false;
        }
        first = false;
        at = at.saturating_add(head).saturating_add(length);
    }
    !first
}

fn is_as_wide_jpx(data: &[u8], width: usize, height: usize) -> bool {
    let mark = data.windows(4).position(|four| four == b"\xff\x4f\xff\x51");
    let number = |at: usize| {
        let bytes: [u8; 4] = data.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(bytes)).ok()
    };
    mark.is_some_and(|at| {
        let parts = data.get(at + 40..at + 42).map(|two| u16::from_be_bytes([two[0], two[1]]));
        number(at + 8).is_some_and(|w| w <= width)
            && number(at + 12).is_some_and(|h| h <= height)
            && parts.is_some_and(|n| n <= 4)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(kind: u8, body: &[u8]) -> Vec<u8> {
        let mut out = vec![0, 0, 0, 0, kind, 0, 1];
        out.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
        out.extend(body);
        out
    }

    fn size(width: u32, height: u32) -> Vec<u8> {
        let mut out = [width.to_be_bytes(), height.to_be_bytes()].concat();
        out.extend([0; 11]);
        out
    }

    #[test]
    fn a_picture_that_says_it_is_larger_than_the_document_says_is_not_unpacked() {
        let honest = [segment(48, &size(100, 50)), segment(38, &size(100, 50))].concat();
        assert!(is_plain_jbig2(&honest, 100, 50));
        let lying = [segment(48, &size(100, 50)), segment(38, &size(100, 4_000_000_000))].concat();
        assert!(!is_plain_jbig2(&lying, 100, 50));
        assert!(!is_plain_jbig2(&segment(48, &size(4_000_000_000, 50)), 100, 50));
        let shapes = [segment(48, &size(100, 50)), segment(0, &size(1, 1))].concat();
        assert!(!is_plain_jbig2(&shapes, 100, 50));
        assert!(!is_plain_jbig2(b"", 100, 50));
    }

    #[test]
    fn waves_are_unpacked_only_to_the_size_the_document_says() {
        let mut data = b"before\xff\x4f\xff\x51\0\x2f\0\0".to_vec();
        data.extend([100_u32.to_be_bytes(), 50_u32.to_be_bytes()].concat());
        data.extend([0; 24]);
        data.extend([0, 3]);
        assert!(is_as_wide_jpx(&data, 100, 50));
        assert!(!is_as_wide_jpx(&data, 99, 50));
    }
}
