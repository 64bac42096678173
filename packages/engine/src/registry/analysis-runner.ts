import { AetherError, type AnalysisResult, splitIdentity } from '@aethersignal/model'
import type { ReportBackend } from '../backend/report-backend.js'
import { unknownTermNotes } from '../grouping/unknown-term-notes.js'
import type { KeptShelf } from '../kept/kept-results.js'
import { canonicalFilter } from '../query/canonical-filter.js'
import type { CallScope } from '../run/call-scope.js'
import { canonicalJson } from '../run/canonical-json.js'
import { type ManifestBasis, namesDefinitions } from '../run/run-manifest.js'
import { entryOf, pageOf, type WholeResult, wholeResult } from './analyse.js'
import { ANALYSES, type AnalysisEntry } from './analysis-table.js'

const NEEDED = { therapies: 'dates of therapies', extras: 'kept fields of reports' } as const

/** What a source says of its analyses. */
export interface AnalysisBasis extends ManifestBasis {
  /** Analyses of the host's own, by name. */
  readonly own?: Readonly<Record<string, AnalysisEntry>> | undefined
}

/** Carries out the analyses of a source over a backend. */
export class AnalysisRunner {
  readonly names: readonly string[]
  readonly #backend: ReportBackend
  readonly #basis: AnalysisBasis
  /** Results, so that paging through one does not compute it again for each page. */
  readonly #kept: KeptShelf<WholeResult>

  constructor(backend: ReportBackend, basis: AnalysisBasis) {
    this.#backend = backend
    this.#basis = basis
    this.#kept = backend.kept.shelf('result', bytesOf)
    this.names = Object.entries({ ...ANALYSES, ...basis.own })
      .filter(([, { needs }]) => backend.view !== undefined && (needs === undefined || backend[needs] !== undefined))
      .map(([name]) => name)
      .sort()
  }

  /** @throws AetherError `query/invalid`, `query/unknown-term`, `source/unsupported`, `measure/too-little-data` */
  async analyse(asked: unknown, scope: CallScope): Promise<AnalysisResult> {
    const { name, load, needs } = entryOf(asked, this.#basis.own)
    const { identity, software } = this.#basis
    const backend = this.#backend
    if (backend.view === undefined) {
      throw new AetherError('source/unsupported', `This source has counts of pairs only, and ${name} needs reports.`)
    }
    if (needs !== undefined && backend[needs] === undefined) {
      throw new AetherError('source/unsupported', `This source has no ${NEEDED[needs]}, which ${name} needs.`)
    }
    const analysis = await load()
    const read = analysis.readRequest(asked)
    const request = read.where == null ? read : { ...read, where: canonicalFilter(read.where) }
    const { page, ...question } = request
    const key = canonicalJson(question)
    const known = this.#kept.get(key)
    if (known !== undefined) return pageOf(known, page)
    const { therapies, extras } = backend
    const chosen = await backend.view(request, scope)
    const view = { ...chosen, ...(therapies && { therapies }), ...(extras && { extras }) }
    const gathered = await analysis.gather(view, request, scope)
    const about = {
      ...splitIdentity(identity),
      software,
      definitions: namesDefinitions(this.#basis),
    }
    const notes = [...unknownTermNotes(this.#basis.unknownTerms), ...view.notes, ...gathered.notes]
    const result = await wholeResult(analysis, request, { input: gathered.input, notes }, about, scope)
    this.#kept.set(key, result)
    return pageOf(result, page)
  }
}

/** A number takes 8 bytes; of a text the reference and, where it is of this table alone, some dozens. */
function bytesOf({ table }: WholeResult): number {
  return table.rows * table.columns.reduce((sum, { kind }) => sum + (kind === 'text' || kind === 'carried' ? 40 : 8), 0)
}
