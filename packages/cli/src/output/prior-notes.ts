import type { PriorFit, ResultNote } from '@aethersignal/model'

/** What the reader of EBGM must know of the fit behind it; nothing when it converged inside its range. */
export function priorNotes({ certificate }: PriorFit): readonly ResultNote[] {
  const { converged, gradientNorm, boundary, starts, startsAgreeing } = certificate
  const notes: ResultNote[] = []
  if (!converged) {
    notes.push({
      code: 'prior-not-converged',
      message: `The fit of the prior did not converge (gradient norm ${gradientNorm.toExponential(1)}). Do not rely on EBGM.`,
    })
  }
  if (boundary.length > 0) {
    notes.push({
      code: 'prior-on-boundary',
      message: `The prior ran to the edge of its range in ${boundary.join(', ')}. Do not rely on EBGM without looking at it.`,
    })
  }
  if (startsAgreeing < 2 && starts > 1) {
    notes.push({
      code: 'prior-single-start',
      message: `Only ${startsAgreeing} of ${starts} starts ended at this optimum: there may be a better one.`,
    })
  }
  return notes
}
