import { type Incidence, incidenceFromRows } from '@aethersignal/core'
import { type NamedTree, type NodeCounts, treeFromNames } from '@aethersignal/core/tree-scan'
import { AetherError, asAetherError, type ResolvedAnalysisRequest, type ResultNote } from '@aethersignal/model'
import type { Gathered } from '../analysis.js'
import type { ReportView } from '../report-view.js'

/** What is scanned: counts of nodes, or reports that name nodes. */
type Scanned =
  | { readonly unit: 'cases'; readonly counts: NodeCounts }
  | { readonly unit: 'reports'; readonly nodes: Incidence; readonly exposed: Uint8Array }

/** A tree, and what is scanned of its nodes. */
export interface TreeScanInput {
  /** The tree. */
  readonly tree: NamedTree
  /** Cases by node, or reports with their nodes. */
  readonly scanned: Scanned
  /** Where the counts come from. */
  readonly from: 'source' | 'file'
}

/**
 * The reports of a view as the tree scan takes them: the nodes are their events, in any case, and those with the drug
 * are exposed. Events that the tree does not have are left out and counted in a note.
 * @throws AetherError `query/invalid` without a drug, for the Poisson model, and for a tree that is none.
 */
export function gatherScan(view: ReportView, request: ResolvedAnalysisRequest<'tree-scan'>): Gathered<TreeScanInput> {
  const { index, mask, drugs } = view
  if (request.model === 'poisson') {
    throw invalid('model', 'A source has cases and controls, not expected counts.', 'Ask for model bernoulli.')
  }
  if (request.drug === null) {
    throw invalid('drug', 'The drug has to be named.', 'Name the drug whose reports are the cases.')
  }
  const code = view.drug(request.drug)
  const tree = treeOf(request)
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
  const notes: ResultNote[] = []
  if (unknown.size > 0) {
    const [example] = unknown
    const message = `Events that are not in the tree and are left out, such as ${index.events.names[example!]}: ${unknown.size}.`
    notes.push({ code: 'events-not-in-tree', message, count: unknown.size })
  }
  const incidence = incidenceFromRows(reports, nodes, { reports: exposed.length, size: tree.size })
  const scanned = { unit: 'reports', nodes: incidence, exposed: Uint8Array.from(exposed) } as const
  return { input: { tree, scanned, from: 'source' }, notes }
}

/** The tree of a request. Every parent has to be a node with an entry of its own, as in a file. */
function treeOf({ tree }: ResolvedAnalysisRequest<'tree-scan'>): NamedTree {
  const nodes = tree.map(({ node }) => node)
  const known = new Set(nodes)
  const stray = tree.findIndex(({ parent }) => parent !== '' && !known.has(parent))
  if (stray >= 0) {
    const message = `The parent ${JSON.stringify(tree[stray]!.parent)} is not a node of the tree.`
    const remedy = 'Give the parent an entry of its own, with an empty parent where it is a root.'
    throw invalid(`tree[${stray}].parent`, message, remedy)
  }
  try {
    return treeFromNames(
      nodes,
      tree.map(({ parent }) => parent),
    )
  } catch (thrown) {
    const {
      message,
      place,
      remedy = 'Every node has to lead to a root, whose parent is empty.',
    } = asAetherError(thrown)
    throw invalid(place?.row === undefined ? 'tree' : `tree[${place.row}].parent`, message, remedy)
  }
}

function invalid(field: string, message: string, remedy: string): AetherError {
  return new AetherError('query/invalid', message, { place: { field }, remedy })
}
