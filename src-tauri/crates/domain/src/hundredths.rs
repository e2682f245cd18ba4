//! Numbers with two places, kept as whole hundredths: what people type, and how it is
//! said again.

/// The most that is taken, either way: a thousand million, which is more than anything a
/// team counts and far less than a number that a program mixes up.
pub const MOST: i64 = 100_000_000_000;

/// Why a text is no such number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// It is no number at all.
    NotANumber,
    /// It has more than two places after the point.
    TooFine,
    /// It is beyond [`MOST`].
    TooLarge,
}

/// Reads what people write for a number: “12”, “12.5”, “-0.25”, “1,200”, “45 %”. A sign
/// for percent says nothing that the measure does not, and is passed over.
///
/// # Errors
/// Where it is none, has more than two places, or is too large.
pub fn read(text: &str) -> Result<i64, Slip> {
    let text = text.trim();
    let text = text.strip_suffix('%').unwrap_or(text).trim_end();
    let (is_negative, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let whole = without_commas(whole).ok_or(Slip::NotANumber)?;
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(&whole) || !are_digits(places) || (whole.is_empty() && places.is_empty()) {
        return Err(Slip::NotANumber);
    }
    let places = places.trim_end_matches('0');
    if places.len() > 2 {
        return Err(Slip::TooFine);
    }
    let digits = format!("{whole}{places:0<2}");
    let number: i64 = digits.parse().map_err(|_| Slip::TooLarge)?;
    if number > MOST {
        return Err(Slip::TooLarge);
    }
    Ok(if is_negative { -number } else { number })
}

/// “1,200” without its commas. `None` where they do not stand before each three digits:
/// “12,5” may mean either, and is asked about.
fn without_commas(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let fits = rest.is_empty()
        || ((1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3));
    fits.then(|| whole.replace(',', ""))
}

/// “12”, “12.5”, “-0.25”: no place more than it needs.
pub fn in_words(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    let text = format!("{sign}{}.{:02}", size / 100, size % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
