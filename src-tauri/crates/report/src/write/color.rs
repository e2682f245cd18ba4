//! What red, green and blue mean on paper: a color profile that archives ask for.
//!
//! A matrix profile (ICC.1:2001-04) of a few hundred bytes, written out here so that
//! every document gives the same bytes: the primaries of sRGB under the light D50, and
//! one curve.

/// What it is called.
pub const NAME: &str = "RGB with the primaries of sRGB";

/// The profile.
pub fn profile() -> Vec<u8> {
    let desc = description();
    let tags: [(&[u8; 4], Vec<u8>); 7] = [
        (b"desc", desc),
        (b"cprt", words(*b"text", b"No copyright, use freely\0")),
        (b"wtpt", xyz([0xF6D6, 0x1_0000, 0xD32D])),
        (b"rXYZ", xyz([0x6FA2, 0x38F5, 0x0390])),
        (b"gXYZ", xyz([0x6299, 0xB785, 0x18DA])),
        (b"bXYZ", xyz([0x24A0, 0x0F84, 0xB6CF])),
        // One curve for the three: a gamma of 2.2, in eight bits and eight behind the
        // point.
        (b"TRC ", words(*b"curv", &[0, 0, 0, 1, 0x02, 0x33])),
    ];
    let names: [(&[u8; 4], usize); 9] = [
        (b"desc", 0),
        (b"cprt", 1),
        (b"wtpt", 2),
        (b"rXYZ", 3),
        (b"gXYZ", 4),
        (b"bXYZ", 5),
        (b"rTRC", 6),
        (b"gTRC", 6),
        (b"bTRC", 6),
    ];
    // The head, how many tags, and twelve bytes for each.
    let mut at = 128 + 4 + 12 * names.len();
    let mut places = Vec::new();
    let mut body = Vec::new();
    for (_, bytes) in &tags {
        places.push((at, bytes.len()));
        body.extend_from_slice(bytes);
        while body.len() % 4 != 0 {
            body.push(0);
        }
        at = 128 + 4 + 12 * names.len() + body.len();
    }
    let mut out = head(at);
    out.extend(number(names.len()));
    for (name, tag) in names {
        let (begins, length) = places.get(tag).copied().unwrap_or_default();
        out.extend_from_slice(name);
        out.extend(number(begins));
        out.extend(number(length));
    }
    out.extend(body);
    out
}

fn head(size: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(128);
    out.extend(number(size));
    out.extend([0; 4]);
    out.extend([0x02, 0x10, 0, 0]);
    out.extend_from_slice(b"mntrRGB XYZ ");
    // The first of January 2000: a profile has a day, and ours is always the same.
    for part in [2000_u16, 1, 1, 0, 0, 0] {
        out.extend(part.to_be_bytes());
    }
    out.extend_from_slice(b"acsp");
    out.extend([0; 28]);
    for part in [0xF6D6_u32, 0x1_0000, 0xD32D] {
        out.extend(part.to_be_bytes());
    }
    out.resize(128, 0);
    out
}

fn number(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes()
}

fn words(kind: [u8; 4], bytes: &[u8]) -> Vec<u8> {
    let mut out = kind.to_vec();
    out.extend([0; 4]);
    out.extend_from_slice(bytes);
    out
}

fn xyz(parts: [u32; 3]) -> Vec<u8> {
    let parts: Vec<u8> = parts.into_iter().flat_map(u32::to_be_bytes).collect();
    words(*b"XYZ ", &parts)
}

fn description() -> Vec<u8> {
    let mut bytes = number(NAME.len() + 1).to_vec();
    bytes.extend_from_slice(NAME.as_bytes());
    bytes.push(0);
    // No words in Unicode, none in the script of an old Macintosh.
    bytes.extend([0; 4 + 4 + 2 + 1 + 67]);
    words(*b"desc", &bytes)
}

#[cfg(test)]
mod tests {
    use super::profile;

    #[test]
    fn the_profile_says_how_long_it_is_and_where_its_parts_are() {
        let profile = profile();
        let number = |at: usize| {
            let bytes = profile.get(at..at + 4).and_then(|it| it.try_into().ok());
            bytes.map_or(0, u32::from_be_bytes) as usize
        };
        assert_eq!(number(0), profile.len());
        assert_eq!(profile.get(36..40), Some(b"acsp".as_slice()));
        for tag in 0..number(128) {
            let (begins, length) = (number(132 + 12 * tag + 4), number(132 + 12 * tag + 8));
            assert!(
                begins % 4 == 0 && begins + length <= profile.len(),
                "tag {tag}"
            );
        }
    }
}
