import type { DrugChoice } from '@aethersignal/model'
import { restrictable, restrictSource } from './restrict-source.js'
import type { SignalSource } from './signal-source.js'

/**
 * A source that counts drugs as the choice says wherever a request does not say it itself: runs, pairs, analyses, listings
 * and suggestions. Closing it closes the other.
 */
export function atDrugLevel(source: SignalSource, choice: DrugChoice): SignalSource {
  const chosen: SignalSource = {
    get capabilities() {
      return source.capabilities
    },
    describe: (options) => source.describe(options),
    suggest: (kind, text, options) => source.suggest(kind, text, { ...choice, ...options }),
    run: (spec, options) => source.run({ ...choice, ...spec }, options),
    pair: (ref, spec, options) => source.pair(ref, { ...choice, ...spec }, options),
    analyse: (request, options) => source.analyse({ ...choice, ...request }, options),
    cases: (query, page, options) => source.cases({ ...choice, ...query }, page, options),
    close: () => source.close(),
  }
  return restrictable(chosen, (filter) => atDrugLevel(restrictSource(source, filter), choice))
}
