import { AetherError, type DatasetSummary, type Filter, type LoadReport } from '@aethersignal/model'
import { withExtras } from '../backend/with-extras.js'
import { indexBytes } from '../index/index-bytes.js'
import { summariseIndex } from '../index/summarise-index.js'
import { filterMask } from '../query/compile-filter.js'
import type { CallOptions } from '../run/call-options.js'
import type { CallScope } from '../run/call-scope.js'
import { canonicalJson } from '../run/canonical-json.js'
import type { HeldSource, IndexSourceOptions } from './index-source.js'
import { KeptViews } from './kept-views.js'
import { restrictedIdentity } from './restricted-identity.js'
import type { SignalSource } from './signal-source.js'

/** What a restricted source says of the load: how rows and cases were read and removed is of all reports. */
const WITHHELD: LoadReport = {
  files: [],
  funnel: [],
  warnings: [
    { code: 'load-withheld', message: 'The load report covers every report, and only some are to be seen here.' },
  ],
  parts: [],
}

type RestrictableOptions = IndexSourceOptions & Required<Pick<IndexSourceOptions, 'restrict'>>

/**
 * The restricted views of an index source, by filter. A view is an index source of its own, over an index that holds the
 * visible reports and nothing else, so that whatever is asked of it cannot see the others.
 */
export class RestrictedViews {
  readonly #whole: RestrictableOptions
  readonly #open: (options: IndexSourceOptions) => HeldSource
  readonly #views: KeptViews

  constructor(whole: RestrictableOptions, open: (options: IndexSourceOptions) => HeldSource) {
    this.#whole = whole
    this.#open = open
    this.#views = new KeptViews(whole.restrictedKept ?? Math.max(512 * 1024 * 1024, 2 * indexBytes(whole.index)))
  }

  /** The view of the reports that pass a filter. */
  find(filter: Filter, scope: CallScope, options: CallOptions): Promise<SignalSource> {
    return this.#views.find(canonicalJson(filter), () => this.#make(filter, scope, options), scope)
  }

  /** Closes all views. */
  clear(): void {
    this.#views.clear()
  }

  async #make(filter: Filter, scope: CallScope, options: CallOptions): Promise<HeldSource> {
    const whole = this.#whole
    const call = { ...options, signal: scope.signal }
    const mask = await this.#mask(filter, scope)
    const { index, parts, cases, therapies, extras, ungrouped, unknownTerms, restrict } = await whole.restrict(
      mask,
      call,
    )
    const identity = await scope.paced(restrictedIdentity(whole.identity, index, parts))
    const { title, synthetic } = await whole.describe(call)
    const summary: DatasetSummary = { identity, title, synthetic, ...summariseIndex(index), load: WITHHELD }
    const { capabilities: { filters: _, ...capabilities } = {}, software, drugIdentity, eventIdentity } = whole
    return this.#open({
      index,
      identity,
      describe: async () => summary,
      capabilities,
      restrict,
      ...(cases && { cases: cases(identity.hash) }),
      ...(therapies && { therapies }),
      ...(extras && { extras }),
      ...(ungrouped && { ungrouped }),
      ...(whole.analyses && { analyses: whole.analyses }),
      ...(software && { software }),
      ...(drugIdentity !== undefined && { drugIdentity }),
      ...(eventIdentity !== undefined && { eventIdentity }),
      ...(unknownTerms && { unknownTerms }),
      ...(whole.workedOutKept !== undefined && { workedOutKept: whole.workedOutKept }),
      ...(whole.restrictedKept !== undefined && { restrictedKept: whole.restrictedKept }),
    })
  }

  async #mask(filter: Filter, scope: CallScope): Promise<Uint8Array> {
    try {
      const index = await withExtras(this.#whole.index, this.#whole.extras, filter, scope)
      return await scope.paced(filterMask(filter, index, { path: 'restriction' }))
    } catch (cause) {
      scope.check()
      // Who asks did not write this filter and must not read it: what is wrong with it is for the log.
      throw new AetherError('internal/unexpected', 'The restriction of this source cannot be applied.', {
        cause,
        remedy: 'Mend the filter that restrictSource was given.',
      })
    }
  }
}
