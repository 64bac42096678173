import { type DatasetIdentity, drugIdentityText, type RunManifest, splitIdentity } from '@aethersignal/model'
import { makeManifest } from '../manifest/make-manifest.js'
import type { ResolvedSpec } from './resolve-spec.js'

/** What the manifests of a source have in common. */
export interface ManifestBasis {
  readonly identity: DatasetIdentity
  readonly software?: RunManifest['software'] | undefined
  readonly drugIdentity?: string | undefined
  readonly eventIdentity?: string | undefined
  /** Terms of groups that no report carries: manifests and notes name them. */
  readonly unknownTerms?: RunManifest['definitions']['unknownTerms'] | undefined
}

const INTERVALS =
  'PRR and ROR: 95 % log-normal; IC: 95 % exact gamma (Norén 2013) and the 3.3/2.4 approximation; EB05 and EB95: 5 % and 95 % points of the posterior; ROR_HA and Yule Q: 95 % normal, the first on the log scale; Gould: 95 % normal; Bate: lower bound 2 standard deviations below'

/** The manifest of ranked pairs or of one pair. Equal specifications over the same data give equal manifests. */
export function runManifest(
  basis: ManifestBasis,
  analysis: RunManifest['analysis'],
  spec: ResolvedSpec,
  ranking?: string,
): RunManifest {
  const definitions: RunManifest['definitions'] = {
    unit: 'reports',
    expected: 'n1·n.1/N over the universe',
    intervals: INTERVALS,
    ...namesDefinitions(basis),
    ...(ranking !== undefined && { ranking }),
  }
  return makeManifest({ analysis, ...splitIdentity(basis.identity), request: spec, definitions }, basis.software)
}

const GROUPED_DRUGS =
  'drugs grouped as dataset.drugGroups says; a group counts the union of the reports of its drugs, and drugs in none count in N alone'

const GROUPED_EVENTS =
  'events renamed and grouped as dataset.eventGroups says; a group counts the union of the reports of its terms'

/** What drugs and events are in the counts of a source. */
export function namesDefinitions({ identity, drugIdentity, eventIdentity, unknownTerms = [] }: ManifestBasis) {
  const named = drugIdentity ?? drugIdentityText(identity.parts.map(({ source }) => source))
  const events = eventIdentity ?? (identity.eventGroups && GROUPED_EVENTS)
  return {
    drugIdentity: identity.drugGroups === undefined ? named : `${named}; ${GROUPED_DRUGS}`,
    ...(events !== undefined && { eventIdentity: events }),
    ...(unknownTerms.length > 0 && { unknownTerms }),
  }
}
