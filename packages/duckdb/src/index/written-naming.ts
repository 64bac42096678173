import { normaliseName } from '@aethersignal/model'
import type { DrugNaming } from './drug-naming.js'

/** Names drugs as they were written, normalised; where none is written, they keep the names they were loaded under. */
export const WRITTEN_NAMING: Pick<DrugNaming, 'learn'> = {
  learn:
    () =>
    ({ verbatim }) => {
      const written = normaliseName(verbatim)
      return written === null ? null : [written]
    },
}
