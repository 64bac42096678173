import type { CasePage, CaseQuery, PageRequest } from '@aethersignal/model'
import type { CallOptions } from '../run/call-options.js'

/**
 * Lists reports. `universe` has 1 for each report to list, by its number in the index; drug and event of the query are
 * in it already. Lines come in order of these numbers.
 */
export type CaseLister = (
  request: { readonly universe: Uint8Array; readonly query: CaseQuery; readonly page: PageRequest },
  options: CallOptions,
) => Promise<CasePage>
