//! The rules of a run chart: whether a measure moved for a reason, or only as such
//! things do.
//!
//! Two rules, for a person to think about and never a verdict:
//!
//! * a **shift** is six or more consecutive points on one side of the median; a point on
//!   the median neither adds to it nor breaks it;
//! * a **trend** is five or more consecutive points that all go up, or all go down; of
//!   points in a row with the same value one is counted.
//!
//! Both as in Perla, Provost and Murray (2011), “The run chart: a simple analytical tool
//! for learning from variation in healthcare processes”, BMJ Quality & Safety 20, 46–51.
//! That the trend is the weaker sign of the two is a finding of Anhøj and Olesen (2014),
//! “Run charts revisited”, in PLOS ONE 9(11), e113825.
//!
//! Values are whole numbers, hundredths of whatever was measured: the same points give
//! the same answer on every laptop.

/// As many points on one side of the median make a shift.
pub const SHIFT: usize = 6;

/// As many points one way make a trend.
pub const TREND: usize = 5;

/// Which way points lie, or go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Above the median, or upward.
    Up,
    /// Below the median, or downward.
    Down,
}

impl Way {
    const fn of(from: i128, to: i128) -> Option<Self> {
        if to > from {
            Some(Self::Up)
        } else if to < from {
            Some(Self::Down)
        } else {
            None
        }
    }
}

/// Points that lie together, or go one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Which way.
    pub way: Way,
    /// The first point, counted from 0.
    pub first: usize,
    /// The last point, counted from 0. What lies between and is not counted (on the
    /// median, or the same once more) is among them.
    pub last: usize,
    /// How many points were counted.
    pub points: usize,
}

/// What the rules say about points in the order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Twice the median, which is whole where the median is not. `None` without points.
    pub twice_median: Option<i128>,
    /// Every shift, in the order of time.
    pub shifts: Vec<Run>,
    /// Every trend, in the order of time. One may begin where another ends.
    pub trends: Vec<Run>,
}

impl Findings {
    /// The median in the unit of the values; half a hundredth is rounded away from 0.
    pub fn median(&self) -> Option<i64> {
        let twice = self.twice_median?;
        i64::try_from(twice.midpoint(twice.signum())).ok()
    }

    /// Whether a rule found something.
    pub fn is_random(&self) -> bool {
        self.shifts.is_empty() && self.trends.is_empty()
    }
}

/// Reads points in the order of time.
pub fn read(values: &[i64]) -> Findings {
    let twice_median = twice_median(values);
    Findings {
        twice_median,
        shifts: twice_median.map_or_else(Vec::new, |median| shifts(values, median)),
        trends: trends(values),
    }
}

fn twice_median(values: &[i64]) -> Option<i128> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let upper = sorted.get(sorted.len() / 2)?;
    let lower = sorted.get((sorted.len() - 1) / 2)?;
    Some(i128::from(*upper) + i128::from(*lower))
}

fn shifts(values: &[i64], twice_median: i128) -> Vec<Run> {
    let sided = values.iter().enumerate().filter_map(|(at, value)| {
        let way = Way::of(twice_median, i128::from(*value) * 2)?;
        Some((at, way))
    });
    let mut runs: Vec<Run> = Vec::new();
    for (at, way) in sided {
        match runs.last_mut() {
            Some(run) if run.way == way => {
                run.last = at;
                run.points += 1;
            }
            _ => runs.push(Run {
                way,
                first: at,
                last: at,
                points: 1,
            }),
        }
    }
    runs.retain(|run| run.points >= SHIFT);
    runs
}

fn trends(values: &[i64]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    // The last point of those with one value: a trend leaves from there.
    let mut from: Option<(usize, i64)> = None;
    for (at, value) in values.iter().enumerate() {
        if let Some((left, before)) = from
            && let Some(way) = Way::of(before.into(), (*value).into())
        {
            match runs.last_mut() {
                Some(run) if run.way == way => {
                    run.last = at;
                    run.points += 1;
                }
                _ => runs.push(Run {
                    way,
                    first: left,
                    last: at,
                    points: 2,
                }),
            }
        }
        from = Some((at, *value));
    }
    runs.retain(|run| run.points >= TREND);
    runs
}
