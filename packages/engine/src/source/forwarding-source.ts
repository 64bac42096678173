import { FILTER_FIELDS } from '../query/filter-fields.js'
import type { CallOptions } from '../run/call-options.js'
import { CallGate } from '../run/call-scope.js'
import type { Capabilities } from './capabilities.js'
import { restrictable, restrictSource } from './restrict-source.js'
import type { SignalSource } from './signal-source.js'

/** Finds the source that answers and makes a call of it, with the options of the caller or others. */
export type Forward = <T>(
  call: (source: SignalSource, options: CallOptions) => Promise<T>,
  options: CallOptions,
) => Promise<T>

/** Who answers in place of a source. */
export interface Forwarding {
  /** What the source that answers can do, as far as it is known. */
  readonly capabilities: () => Capabilities
  /** Makes a call of the source that answers. */
  readonly forward: Forward
  /** Closes what has to be closed. */
  readonly close: () => Promise<void>
}

/**
 * A source whose calls are answered by another, found anew for each: one that is opened late, that changes under way, or
 * that is watched, as for audit and quota. Restricted, it forwards the same way to that other source restricted.
 */
export function forwardingSource({ capabilities, forward, close }: Forwarding): SignalSource {
  const source: SignalSource = {
    get capabilities() {
      return capabilities()
    },
    describe: (options = {}) => forward((to, given) => to.describe(given), options),
    suggest: (kind, text, options = {}) => forward((to, given) => to.suggest(kind, text, given), options),
    run: (spec, options = {}) => forward((to, given) => to.run(spec, given), options),
    pair: (ref, spec, options = {}) => forward((to, given) => to.pair(ref, spec, given), options),
    analyse: (request, options = {}) => forward((to, given) => to.analyse(request, given), options),
    cases: (query, page, options = {}) => forward((to, given) => to.cases(query, page, given), options),
    close,
  }
  return restrictable(source, (filter) =>
    restrictedSource(capabilities, (call, options) =>
      forward((to, given) => call(restrictSource(to, filter), given), options),
    ),
  )
}

/**
 * A restricted source over what `forward` finds. Until the first answer it is thought to have every field of filters:
 * which ones the whole source has tells of hidden reports.
 */
export function restrictedSource(whole: () => Capabilities, forward: Forward): SignalSource {
  const gate = new CallGate()
  let known: Capabilities | undefined
  return forwardingSource({
    capabilities: () => known ?? { ...whole(), filters: FILTER_FIELDS },
    forward: (call, options) =>
      gate.run(options, ({ signal }) =>
        forward(
          async (to, given) => {
            try {
              return await call(to, given)
            } finally {
              known = to.capabilities
            }
          },
          { ...options, signal },
        ),
      ),
    close: async () => gate.close(),
  })
}
