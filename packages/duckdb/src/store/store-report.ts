import type { LoadReport, LoadWarning } from '@aethersignal/model'
import type { Catalogue } from './catalogue.js'

/**
 * The load report of everything a store holds: the files and warnings of all its parts and the funnel. Its parts are
 * `unchanged`, since nothing is being loaded.
 */
export function catalogueReport(catalogue: Catalogue): LoadReport {
  const warnings = new Map<string, LoadWarning>()
  for (const part of catalogue.parts) {
    for (const warning of part.warnings) warnings.set(JSON.stringify(warning), warning)
  }
  return {
    files: catalogue.parts.flatMap((part) => part.files),
    funnel: catalogue.funnel,
    warnings: [...warnings.values()],
    parts: catalogue.parts.map(({ source, partition }) => ({ source, partition, change: 'unchanged' as const })),
  }
}
