import {
  compressFullTableInSteps,
  fitMgpsPriorInSteps,
  type MgpsPrior,
  type PairCounts,
  type Steps,
} from '@aethersignal/core'
import type { PriorFit, ResultNote } from '@aethersignal/model'

/** Pairs a table must have for a prior of five parameters to be fitted to it. */
export const FEWEST_PAIRS = 20

/** The prior of a universe, or why it has none. */
export interface UniversePrior {
  readonly fit?: PriorFit
  readonly notes: readonly ResultNote[]
}

/** Fits the MGPS prior to the full table of a universe, cells without reports included. */
export function* fitPriorInSteps(counts: PairCounts): Steps<UniversePrior> {
  const pairs = counts.codes.length
  if (pairs < FEWEST_PAIRS) {
    const message = `EBGM is not estimable: its prior needs at least ${FEWEST_PAIRS} pairs and the universe has ${pairs}.`
    return { notes: [{ code: 'prior-too-few-pairs', message, count: pairs }] }
  }
  const table = yield* compressFullTableInSteps(counts)
  const { prior, certificate } = yield* fitMgpsPriorInSteps(table)
  const fit: PriorFit = {
    ...parametersOf(prior),
    certificate: {
      negativeLogLikelihood: certificate.negLogLikelihood,
      gradientNorm: certificate.gradientNorm,
      starts: certificate.starts,
      startsAgreeing: certificate.startsAgreeing,
      converged: certificate.converged,
      boundary: certificate.boundary,
      points: table.n.length,
      cells: table.cells,
    },
  }
  return { fit, notes: notesOf(fit) }
}

function parametersOf({ alpha1, beta1, alpha2, beta2, p }: MgpsPrior): MgpsPrior {
  return { alpha1, beta1, alpha2, beta2, p }
}

function notesOf({ certificate }: PriorFit): ResultNote[] {
  const notes: ResultNote[] = []
  if (certificate.boundary.length > 0) {
    const parameters = certificate.boundary.join(', ')
    notes.push({
      code: 'prior-boundary',
      message: `The EBGM prior sits on the boundary of its parameters (${parameters}); read EBGM, EB05 and EB95 with care.`,
    })
  } else if (!certificate.converged) {
    notes.push({
      code: 'prior-not-converged',
      message:
        'The fit of the EBGM prior did not converge to an optimum that the data determine; read EBGM, EB05 and EB95 with care.',
    })
  }
  return notes
}
