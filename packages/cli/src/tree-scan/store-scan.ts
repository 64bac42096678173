import { incidenceFromRows, type NamedTree } from '@aethersignal/core'
import { AetherError, type ResultNote } from '@aethersignal/model'
import { openUniverse, type UniverseQuery } from '../store/open-universe.js'
import type { ScanInput } from './read-scan-input.js'

/** Whose events are scanned. */
export interface StoreScanQuery extends UniverseQuery {
  readonly drug: string
}

/**
 * The reports of a store as the tree scan takes them: the nodes are their events, in any case, and those with the drug
 * are exposed. Events that the tree does not have are left out and counted in a note.
 */
export async function storeScan(query: StoreScanQuery, tree: NamedTree) {
  const { index, identity, mask, drugs, drug, notes: found } = await openUniverse(query)
  const code = drug(query.drug)
  const nodeOfName = new Map(tree.names.map((name, node) => [name.toLowerCase(), node]))
  const nodeOf = index.events.names.map((name) => nodeOfName.get(name.toLowerCase()) ?? -1)
  const { offsets, codes } = index.events.incidence
  const reports: number[] = []
  const nodes: number[] = []
  const exposed: number[] = []
  const unknown = new Set<number>()
  for (let report = 0; report < mask.length; report++) {
    if (mask[report] === 0) continue
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) {
      const node = nodeOf[codes[at]!]!
      if (node < 0) unknown.add(codes[at]!)
      else {
        reports.push(exposed.length)
        nodes.push(node)
      }
    }
    exposed.push(Number(drugs.codes.subarray(drugs.offsets[report]!, drugs.offsets[report + 1]!).includes(code)))
  }
  if (nodes.length === 0) {
    throw new AetherError('measure/too-little-data', 'No event of the reports is a node of the tree.', {
      remedy: 'Give a tree whose nodes are named as the events of the store.',
    })
  }
  const notes: ResultNote[] = [...found]
  if (unknown.size > 0) {
    const [example] = unknown
    const message = `Events that are not in the tree and are left out, such as ${index.events.names[example!]}: ${unknown.size}.`
    notes.push({ code: 'events-not-in-tree', message, count: unknown.size })
  }
  const incidence = incidenceFromRows(reports, nodes, { reports: exposed.length, size: tree.size })
  const scanned: ScanInput = { unit: 'reports', nodes: incidence, exposed: Uint8Array.from(exposed) }
  const { roles, where } = query
  return { scanned, notes, input: { store: identity, drug: query.drug, roles, where: where ?? null } }
}
