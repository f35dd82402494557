//! Means of pay are protected after the counts beside which they are printed: as sums in the same register, hidden where
//! the policy says so and where another would give them away, also in other releases of the same pay.

use crate::{
    measure::{self, PayFigures, PaySums},
    project::Project,
    protect::{Asked, ProtectError, Protected},
};
use disclosure::{Counts, Dimension, Outcome, Policy, Release, SafeCell};

/// Withholds the mean gaps that must not be printed, and enters the others in the register of the release.
///
/// # Errors
/// If the sums contradict the register, or what is out already gives a mean away.
pub(crate) fn protect(
    project: &Project,
    figures: &mut [PayFigures],
    protected: &mut Protected,
    asked: &Asked<'_>,
) -> Result<(), ProtectError> {
    let sums = measure::sums(figures, project, &protected.safe, protected.account.moved);
    if sums.is_empty() {
        return Ok(());
    }
    let name = format!("{}: means", project.disclosure.release);
    let mut release = Release::new(&name);
    for (at, it) in sums.iter().enumerate() {
        release = release.table(table(project, &format!("{} {name}", at + 1), it)?);
    }
    // A mean less is the price of a hidden one, never a reason to refuse the release.
    let policy = Policy { most_hidden: 1.0, ..asked.policy.clone() };
    let safe = match protected.register.propose_within(&release, &policy, asked.effort)? {
        Outcome::Refused(refusal) => return Err(ProtectError::Refused(Box::new(refusal))),
        Outcome::Safe(safe) => safe,
    };
    let mut hidden = Vec::new();
    for (it, table) in sums.iter().zip(&safe.tables) {
        for (group, ..) in &it.groups {
            if table.cell(&[group]) == Some(SafeCell::Confidential) {
                hidden.push((it.population.clone(), (*group).to_owned()));
            }
        }
    }
    for (population, group) in hidden {
        measure::withhold(figures, project, &population, &group);
    }
    protected.register = safe.register;
    protected.certificate = safe.certificate;
    Ok(())
}

fn table(project: &Project, name: &str, it: &PaySums<'_>) -> Result<Counts, ProtectError> {
    let dimensions: Vec<Dimension> = project
        .dimensions
        .get(it.dimension)
        .map(|it| Dimension::new(&it.label, &it.members.total, &it.members.tree()))
        .into_iter()
        .collect::<Result<_, _>>()?;
    // Against another reference, and in another year, the same words stand for other parts.
    let population = format!("{}: pay against {}", project.population_name(&it.population), it.reference);
    let totals = it.groups.iter().map(|(group, sum, _)| ([*group], i64::try_from(*sum).unwrap_or(i64::MAX)));
    let told = it.groups.iter().filter_map(|(group, _, told)| Some(([*group], told.clone()?)));
    Ok(Counts::listed(name, &population, &dimensions, totals)?.as_sums(told)?)
}
