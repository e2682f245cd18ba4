//! What a workbook is told once, when it is made.

use trellis_domain::id::Id;

/// Whose workbook it is. Fixed when the workbook is created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Founding {
    /// The workbook's own name.
    pub workbook: Id,
    /// The support team: what its team scope is called.
    pub team: Id,
    /// The practitioner: what their private scope is called.
    pub holder: Id,
    /// The sample, which refuses exchange with real workbooks.
    pub is_sample: bool,
}
