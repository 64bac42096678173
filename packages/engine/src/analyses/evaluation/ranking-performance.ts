import {
  averagePrecision,
  bootstrapRanking,
  performanceAt,
  performanceOfTop,
  rocArea,
} from '@aethersignal/core/evaluation'
import type { ResolvedAnalysisRequest } from '@aethersignal/model'

/** How a ranking is judged over all controls. */
type Judging = Pick<ResolvedAnalysisRequest<'evaluation'>, 'top' | 'threshold' | 'simulations' | 'seed' | 'level'> & {
  readonly signal: AbortSignal
}

/** The area under the ROC curve with what it rests on, by column name. */
export function areaColumns(roc: ReturnType<typeof rocArea>): Record<string, number> {
  return {
    positives: roc.positives,
    negatives: roc.negatives,
    undefined: roc.undefinedPositives + roc.undefinedNegatives,
    auc: roc.auc,
    auc_se: roc.standardError,
    auc_lower: roc.lower,
    auc_upper: roc.upper,
  }
}

/** How well a ranking tells positive from negative controls, by column name. */
export function rankingPerformance(
  labels: Float64Array,
  values: Float64Array,
  { top, threshold, simulations, seed, level, signal }: Judging,
): Record<string, number> {
  const columns: Record<string, number> = {
    ...areaColumns(rocArea(labels, values, { level })),
    average_precision: averagePrecision(labels, values),
  }
  if (simulations > 0) {
    const drawn = bootstrapRanking(labels, values, { simulations, seed, level, signal })
    Object.assign(columns, {
      auc_boot_lower: drawn.auc.lower,
      auc_boot_upper: drawn.auc.upper,
      average_precision_lower: drawn.averagePrecision.lower,
      average_precision_upper: drawn.averagePrecision.upper,
    })
  }
  for (const k of top) {
    const { precision, recall } = performanceOfTop(labels, values, k)
    Object.assign(columns, { [`precision_top${k}`]: precision, [`recall_top${k}`]: recall })
  }
  if (threshold === null) return columns
  const at = performanceAt(labels, values, threshold, { level })
  for (const name of ['sensitivity', 'specificity', 'ppv', 'npv'] as const) {
    const { estimate, lower, upper } = at[name]
    Object.assign(columns, { [name]: estimate, [`${name}_lower`]: lower, [`${name}_upper`]: upper })
  }
  return Object.assign(columns, { f1: at.f1 })
}
