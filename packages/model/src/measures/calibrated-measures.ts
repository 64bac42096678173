import type { Measure } from './measure-registry.js'

/** Measures that are ratios or their logarithms, with an interval: what systematic error can be taken off from. */
export const CALIBRATED_MEASURES = ['ror', 'ror_ha', 'prr', 'ic', 'ebgm'] as const satisfies readonly Measure[]

/** One of {@link CALIBRATED_MEASURES}. */
export type CalibratedMeasure = (typeof CALIBRATED_MEASURES)[number]
