import { type DatasetIdentity, drugIdentityText, type RunManifest } from '@aethersignal/model'
import { SOFTWARE } from '../software.js'
import type { ResolvedSpec } from './resolve-spec.js'

/** What the manifests of a source have in common. */
export interface ManifestBasis {
  readonly identity: DatasetIdentity
  readonly software?: RunManifest['software'] | undefined
  readonly drugIdentity?: string | undefined
  readonly eventIdentity?: string | undefined
  readonly unknownTerms?: RunManifest['definitions']['unknownTerms'] | undefined
}

const INTERVALS =
  'PRR and ROR: 95 % log-normal; IC: 95 % exact gamma (Norén 2013) and the 3.3/2.4 approximation; EB05 and EB95: 5 % and 95 % points of the posterior; ROR_HA and Yule Q: 95 % normal, the first on the log scale; Gould: 95 % normal; Bate: lower bound 2 standard deviations below'

/** The manifest of a run. Equal specifications over the same data give equal manifests. */
export function makeManifest(basis: ManifestBasis, spec: ResolvedSpec, ranking?: string): RunManifest {
  const { identity, software, eventIdentity, unknownTerms = [] } = basis
  return {
    manifestVersion: 1,
    software: software ?? SOFTWARE,
    dataset: identity,
    spec,
    definitions: {
      unit: 'reports',
      expected: 'n1·n.1/N over the universe',
      intervals: INTERVALS,
      drugIdentity: drugIdentityOf(basis),
      ...(eventIdentity !== undefined && { eventIdentity }),
      ...(unknownTerms.length > 0 && { unknownTerms }),
      ...(ranking !== undefined && { ranking }),
    },
  }
}

/** What a drug is in the counts of a source. */
export function drugIdentityOf({ drugIdentity, identity }: ManifestBasis): string {
  return drugIdentity ?? drugIdentityText(identity.parts.map(({ source }) => source))
}
