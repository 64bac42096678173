import { type MaxSprtDesign, type MaxSprtPlan, planMaxSprt } from '@aethersignal/core/sequential'
import { AetherError, type Manifest } from '@aethersignal/model'
import { makeManifest } from '../../manifest/make-manifest.js'

/** A plan of surveillance, with what is needed to make it again. */
export interface SurveillancePlan extends MaxSprtPlan {
  /** What was planned. */
  readonly design: MaxSprtDesign
  /** The design and the relative risks; a plan has no data. */
  readonly manifest: Manifest
}

/**
 * Plans surveillance by the MaxSPRT: critical value, what it spends, and the power at relative risks.
 * @throws AetherError `query/invalid` for a model that there is not; what `planMaxSprt` throws
 */
export function surveillancePlan(design: MaxSprtDesign, relativeRisk: readonly number[]): SurveillancePlan {
  if (design.model !== 'poisson' && design.model !== 'binomial') {
    throw new AetherError('query/invalid', 'A plan is of the model poisson or binomial.', { place: { field: 'model' } })
  }
  const manifest = makeManifest({
    analysis: 'sequential-plan',
    input: { files: [] },
    request: { ...design, relativeRisk },
    definitions: { unit: design.model === 'poisson' ? 'events expected without an effect' : 'events' },
  })
  return { design, ...planMaxSprt(design, relativeRisk), manifest }
}
