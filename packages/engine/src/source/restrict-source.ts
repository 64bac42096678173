import { AetherError, type Filter } from '@aethersignal/model'
import type { SignalSource } from './signal-source.js'

/** Where a source keeps how it is restricted. The same in every copy of this package. */
const RESTRICT = Symbol.for('aethersignal.restrict')

/** How a source restricts itself. */
type Restrict = (filter: Filter) => SignalSource

/**
 * A source of the reports of another that pass a filter. It answers as a source that never had the others would: totals,
 * vocabularies, spellings, near names, notes, errors, counts, priors, listings, cursors and capabilities are of the
 * reports that pass, and the filter is never shown. What cannot be known of the visible reports alone is left out: the
 * load report, and which decisions about duplicates were followed. `identity.restricted` says so, and the hash of the
 * identity is of what is visible: it changes with the visible reports and with nothing else. `capabilities` are exact
 * from the first answer on.
 *
 * The reports are chosen at the first call and kept for the next ones, for as many filters as memory is set aside for.
 * Closing the restricted source leaves the other open; closing the other closes both.
 *
 * @throws AetherError `source/unsupported` for a source that cannot restrict itself where its reports are, such as one
 *   over HTTP: a filter joined to each query would let names and totals through.
 */
export function restrictSource(source: SignalSource, filter: Filter): SignalSource {
  const restrict = (source as { readonly [RESTRICT]?: Restrict })[RESTRICT]
  if (restrict === undefined) {
    throw new AetherError('source/unsupported', 'This source cannot be restricted to some of its reports.', {
      remedy: 'Restrict it where its reports are: a source in memory, in a worker or over a store.',
    })
  }
  if (typeof filter !== 'object' || filter === null)
    throw new TypeError('The restriction of a source must be a filter.')
  // A copy: what the caller does to its filter later changes nothing here.
  return restrict(structuredClone(filter))
}

/**
 * The source, which {@link restrictSource} restricts by a function. It is not enumerable: an object spread from the source
 * does not have it, whose own calls the restricted source would go round.
 */
export function restrictable<Source extends SignalSource>(source: Source, restrict: Restrict): Source {
  return Object.defineProperty(source, RESTRICT, { value: restrict })
}
