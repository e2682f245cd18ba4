//! Lengths of time as people write them.

/// Reads minutes: `45`, `45m`, `1:30`, `1.5 h`, `1h 30`. A number without a unit is
/// minutes, or hours where the column is in hours. `None`: it is no whole number of
/// minutes.
pub fn read_minutes(text: &str, in_hours: bool) -> Option<u32> {
    let text = text.trim().to_lowercase();
    if text.contains(':') {
        return clock(&text);
    }
    let mut rest = text.as_str();
    let mut minutes = 0_u64;
    let mut after_hours = false;
    let mut any = false;
    while !rest.trim_start_matches([' ', ',', '\u{a0}']).is_empty() {
        rest = rest.trim_start_matches([' ', ',', '\u{a0}']);
        rest = if any {
            rest.strip_prefix("and ").unwrap_or(rest)
        } else {
            rest
        };
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
        let (digits, after) = rest.split_at(end.unwrap_or(rest.len()));
        let thousandths = decimal(digits.trim_end_matches([',', '.']))?;
        let after = after.trim_start_matches([' ', '\u{a0}']);
        let end = after.find(|c: char| c.is_ascii_digit() || c == ' ' || c == ',');
        let (unit, after) = after.split_at(end.unwrap_or(after.len()));
        let is_hours = match unit.trim_end_matches('.') {
            "h" | "hr" | "hrs" | "hour" | "hours" | "std" => true,
            "m" | "min" | "mins" | "minute" | "minutes" | "'" | "’" => false,
            // What stands behind hours is minutes: 1h 30.
            "" => !after_hours && in_hours,
            _ => return None,
        };
        let added = if is_hours {
            (thousandths * 60 + 500) / 1000
        } else if thousandths % 1000 == 0 {
            thousandths / 1000
        } else {
            return None;
        };
        minutes = minutes.checked_add(added)?;
        after_hours |= is_hours;
        any = true;
        rest = after;
    }
    if any {
        u32::try_from(minutes).ok()
    } else {
        None
    }
}

/// `1:30`, also with seconds.
fn clock(text: &str) -> Option<u32> {
    let (hours, rest) = text.split_once(':')?;
    let (minutes, seconds) = rest.split_once(':').unwrap_or((rest, "00"));
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if !is_number(hours) || minutes.len() != 2 || !is_number(minutes) || !is_number(seconds) {
        return None;
    }
    let minutes: u32 = minutes.parse().ok()?;
    let hours: u32 = hours.parse().ok()?;
    (minutes < 60).then(|| hours.checked_mul(60)?.checked_add(minutes))?
}

/// A number in thousandths. A comma is a decimal sign where one or two digits follow,
/// as in `1,5`, and parts thousands where three do.
fn decimal(text: &str) -> Option<u64> {
    let text = match text.rsplit_once(',') {
        Some((whole, part)) if part.len() == 3 && !whole.contains('.') => {
            format!("{}{part}", whole.replace(',', ""))
        }
        Some((whole, part)) => format!("{whole}.{part}"),
        None => text.to_owned(),
    };
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let is_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || !is_digits(whole) || !is_digits(part) {
        return None;
    }
    let whole: u64 = if whole.is_empty() {
        0
    } else {
        whole.parse().ok()?
    };
    let mut thousandths = 0;
    for digit in part.chars().chain("000".chars()).take(3) {
        thousandths = thousandths * 10 + u64::from(digit.to_digit(10)?);
    }
    whole.checked_mul(1000)?.checked_add(thousandths)
}

/// Minutes as a column has them: plain, or as hours with at most two digits behind the
/// point.
pub fn write_minutes(minutes: u32, in_hours: bool) -> String {
    if !in_hours {
        return minutes.to_string();
    }
    let hundredths = (u64::from(minutes) * 100 + 30) / 60;
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
