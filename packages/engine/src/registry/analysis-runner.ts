import { AetherError, type AnalysisResult, splitIdentity } from '@aethersignal/model'
import { reportView, type Therapies } from '../analyses/report-view.js'
import { unknownTermNotes } from '../grouping/unknown-term-notes.js'
import type { ExtraFields } from '../index/extra-fields.js'
import type { ReportIndex } from '../index/report-index.js'
import { RecentResults } from '../kept/recent-results.js'
import { canonicalFilter } from '../query/canonical-filter.js'
import type { CallScope } from '../run/call-scope.js'
import { canonicalJson } from '../run/canonical-json.js'
import { type ManifestBasis, namesDefinitions } from '../run/run-manifest.js'
import { entryOf, pageOf, type WholeResult, wholeResult } from './analyse.js'
import { ANALYSES, type AnalysisEntry } from './analysis-table.js'

/** Bytes of results kept, so that paging through one does not compute it again for each page. */
const RESULTS_KEPT = 64 * 1024 * 1024

const NEEDED = { therapies: 'dates of therapies', extras: 'kept fields of reports' } as const

/** What an index source has for analyses. */
export interface AnalysisBasis extends ManifestBasis {
  readonly therapies?: Therapies | undefined
  readonly extras?: ExtraFields | undefined
  /** Analyses of the host's own, by name. */
  readonly own?: Readonly<Record<string, AnalysisEntry>> | undefined
}

/** Carries out the analyses of a source over a report index. */
export class AnalysisRunner {
  readonly names: readonly string[]
  readonly #index: ReportIndex
  readonly #basis: AnalysisBasis
  readonly #kept = new RecentResults<WholeResult>(RESULTS_KEPT)

  constructor(index: ReportIndex, basis: AnalysisBasis) {
    this.#index = index
    this.#basis = basis
    this.names = Object.entries({ ...ANALYSES, ...basis.own })
      .filter(([, { needs }]) => needs === undefined || basis[needs] !== undefined)
      .map(([name]) => name)
      .sort()
  }

  /** @throws AetherError `query/invalid`, `query/unknown-term`, `source/unsupported`, `measure/too-little-data` */
  async analyse(asked: unknown, scope: CallScope): Promise<AnalysisResult> {
    const { name, load, needs } = entryOf(asked, this.#basis.own)
    const { identity, software } = this.#basis
    if (needs !== undefined && this.#basis[needs] === undefined) {
      throw new AetherError('source/unsupported', `This source has no ${NEEDED[needs]}, which ${name} needs.`)
    }
    const analysis = await load()
    const read = analysis.readRequest(asked)
    const request = read.where == null ? read : { ...read, where: canonicalFilter(read.where) }
    const { page, ...question } = request
    const key = canonicalJson(question)
    const known = this.#kept.get(key)
    if (known !== undefined) return pageOf(known, page)
    const view = await reportView(this.#index, request, scope, this.#basis)
    const gathered = await analysis.gather(view, request, scope)
    const about = {
      ...splitIdentity(identity),
      software,
      definitions: namesDefinitions(this.#basis),
    }
    const notes = [...unknownTermNotes(this.#basis.unknownTerms), ...view.notes, ...gathered.notes]
    const result = await wholeResult(analysis, request, { input: gathered.input, notes }, about, scope)
    this.#kept.set(key, result, bytesOf(result))
    return pageOf(result, page)
  }

  /** Bytes of results kept at the moment. */
  get bytes(): number {
    return this.#kept.bytes
  }

  clear(): void {
    this.#kept.clear()
  }
}

/** A number takes 8 bytes; of a text the reference and, where it is of this table alone, some dozens. */
function bytesOf({ table }: WholeResult): number {
  return table.rows * table.columns.reduce((sum, { kind }) => sum + (kind === 'text' || kind === 'carried' ? 40 : 8), 0)
}
