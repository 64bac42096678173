import type { DuplicateLink, FieldEvidence } from '../clusters/duplicate-cluster.js'
import type { NamedFinding } from './named-finding.js'

/** What one field says of two reports, with the name of the drug or event. */
export interface NamedEvidence extends Omit<FieldEvidence, 'code'> {
  /** Of a drug, as compared, or an event. */
  readonly name?: string
}

/** Two reports taken for one case, by name, and what each field says. */
export interface NamedLink {
  /** Number of the cluster, counted from 1. */
  readonly cluster: number
  /** Number of one case. */
  readonly one: string
  /** Number of the other. */
  readonly other: string
  /** Sum of the bits; null under the exact rule. */
  readonly score: number | null
  /** Whether someone has decided that the two are one case. */
  readonly decided: boolean
  /** What each field says. */
  readonly evidence: readonly NamedEvidence[]
}

/** The links of all clusters, by name: what JSON and reviews show. */
export function namedLinks(named: NamedFinding): NamedLink[] {
  return named.finding.clusters.flatMap(({ links }, number) =>
    links.map((link) => ({
      cluster: number + 1,
      one: named.referenceOf(link.one).caseId,
      other: named.referenceOf(link.other).caseId,
      score: link.score,
      decided: link.decided === true,
      evidence: link.evidence.map((one) => namedEvidence(one, named)),
    })),
  )
}

/** The evidence of a link in words. */
export function evidenceText(link: DuplicateLink, named: NamedFinding): string {
  const words = link.evidence.map((one) => {
    const { field, name = field, finding, bits } = namedEvidence(one, named)
    return bits === null ? `${name} ${finding}` : `${name} ${finding} ${bits >= 0 ? '+' : ''}${bits.toFixed(1)}`
  })
  return [...(link.decided === true ? ['decided'] : []), ...words].join('; ')
}

function namedEvidence({ code, ...found }: FieldEvidence, { drugs, events }: NamedFinding): NamedEvidence {
  return code === undefined ? found : { ...found, name: (found.field === 'drug' ? drugs : events)[code]! }
}
