import { AetherError } from '@aethersignal/model'
import type { DuplicateCluster } from '../clusters/duplicate-cluster.js'
import type { DuplicateFinding } from '../report/duplicate-finding.js'
import {
  type CaseReference,
  type ClusterDecision,
  caseKey,
  type DecisionAction,
  type DecisionStamp,
  type DuplicateDecisions,
} from './duplicate-decisions.js'

/**
 * Decides what a search proposes: clusters are merged, but for those that are too large, which are kept.
 * @param referenceOf Names the report at a position of the cases.
 */
export function decideClusters(
  { method, parameters, clusters }: DuplicateFinding,
  referenceOf: (report: number) => CaseReference,
  stamp: DecisionStamp,
): DuplicateDecisions {
  const decided = clusters.map(({ members, links, tooLarge }): ClusterDecision => {
    const reason = tooLarge ? `${members.length} reports are more than one case is likely to have.` : stamp.reason
    return {
      action: tooLarge ? 'keep' : 'merge',
      ...{ by: stamp.by, at: stamp.at, reason },
      members: members.map(referenceOf),
      weakestScore: weakestOf(links),
      before: [],
    }
  })
  return { format: 'aethersignal-duplicate-decisions', version: 1, method, parameters, clusters: decided }
}

function weakestOf(links: DuplicateCluster['links']): number | null {
  return links.reduce<number | null>((weakest, { score }) => {
    if (score === null) return weakest
    return weakest === null ? score : Math.min(weakest, score)
  }, null)
}

/**
 * Decides anew about the cluster with a case; what was decided before stays on record.
 * @throws AetherError `query/unknown-term` where no cluster has that case.
 */
export function changeDecision(
  decisions: DuplicateDecisions,
  { source, caseId }: Pick<CaseReference, 'source' | 'caseId'>,
  action: DecisionAction,
  stamp: DecisionStamp,
): DuplicateDecisions {
  const wanted = caseKey(source, caseId)
  const has = ({ members }: ClusterDecision) => members.some((one) => caseKey(one.source, one.caseId) === wanted)
  if (!decisions.clusters.some(has)) {
    throw new AetherError('query/unknown-term', `No cluster has case ${caseId} of ${source}.`)
  }
  const clusters = decisions.clusters.map((cluster) => {
    if (!has(cluster)) return cluster
    const { action: old, by, at, reason, before } = cluster
    return { ...cluster, ...stamp, action, before: [...before, { action: old, by, at, reason }] }
  })
  return { ...decisions, clusters }
}
