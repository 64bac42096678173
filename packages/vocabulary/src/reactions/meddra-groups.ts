import { AetherError } from '@aethersignal/model'
import type { TermGroup } from '../groups/term-group.js'
import type { Meddra } from './read-meddra.js'

/** What of MedDRA counts as one event. */
export type MeddraLevel = 'soc' | 'hlgt' | 'hlt' | 'pt' | 'smq'

/** How a level of MedDRA is taken. */
export interface MeddraGroupOptions {
  /** The level. */
  readonly level: MeddraLevel
  /** Of SMQs: the narrow terms, the broad (which hold the narrow ones), or either as a group of its own. Default narrow. */
  readonly scope?: 'narrow' | 'broad' | 'both'
  /**
   * Of SOCs, HLGTs and HLTs: over all paths of a PT, so that a PT counts in several; or over the path to its primary SOC
   * alone, so that it counts once. Default all.
   */
  readonly paths?: 'all' | 'primary'
}

/**
 * The groups of a level of MedDRA, in order of their names.
 * @throws AetherError `usage/invalid` where SMQs are asked for and the release was read without them.
 */
export function meddraGroups(meddra: Meddra, options: MeddraGroupOptions): readonly TermGroup[] {
  const { level, scope = 'narrow', paths = 'all' } = options
  const levels = paths === 'primary' ? meddra.primaryPaths : meddra
  if (level === 'pt') return meddra.preferredTerms
  if (level !== 'smq') return levels[`${level}s`]
  if (meddra.queries.length === 0) {
    throw new AetherError('usage/invalid', 'There are no SMQs in the MedDRA files given.', {
      remedy: 'Put smq_list.asc and smq_content.asc of the same version beside mdhier.asc.',
    })
  }
  return meddra.queries.flatMap(({ narrow, broad }) => {
    if (scope === 'both') return [narrow, broad]
    return [scope === 'narrow' ? narrow : broad]
  })
}
