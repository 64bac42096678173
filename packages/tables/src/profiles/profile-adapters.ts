import type { Adapter, AdapterInput, SniffResult } from '@aethersignal/model'
import { caersAdapter, caersProfile } from './caers/caers-profile.js'
import { canadaVigilanceAdapter, canadaVigilanceProfile } from './canada-vigilance/canada-profile.js'
import { daenAdapter, daenProfile } from './daen/daen-profile.js'
import { eudraVigilanceAdapter, eudraVigilanceProfile } from './eudravigilance/line-listing-profile.js'
import { evvetAdapter, evvetProfile } from './evvet/evvet-profile.js'
import { faersDashboardAdapter, faersDashboardProfile } from './faers-dashboard/dashboard-profile.js'
import { idapAdapter, idapProfile } from './idap/idap-profile.js'
import { jaderAdapter, jaderProfile } from './jader/jader-profile.js'
import { maudeAdapter, maudeProfile } from './maude/maude-profile.js'
import { notCasesAdapter, notCasesProfile } from './not-cases/not-cases-profile.js'
import { openTable } from './reading/open-table.js'
import type { TableProfile } from './reading/profile.js'
import { profileAdapter } from './reading/profile-adapter.js'
import { recogniseBelow } from './reading/recognise-below.js'
import type { ToldForm } from './reading/told-form.js'
import { sdtmAdapter, sdtmProfile } from './sdtm/sdtm-profile.js'
import { vaersAdapter, vaersProfile } from './vaers/vaers-profile.js'
import { vigiBaseAdapter, vigiBaseProfile } from './vigibase/vigibase-profile.js'

const PROFILES: readonly (readonly [TableProfile, Adapter<AdapterInput>])[] = [
  [vaersProfile, vaersAdapter],
  [faersDashboardProfile, faersDashboardAdapter],
  [/* @__PURE__ */ caersProfile(), caersAdapter],
  [jaderProfile, jaderAdapter],
  [eudraVigilanceProfile, eudraVigilanceAdapter],
  [canadaVigilanceProfile, canadaVigilanceAdapter],
  [daenProfile, daenAdapter],
  [/* @__PURE__ */ vigiBaseProfile(), vigiBaseAdapter],
  [sdtmProfile, sdtmAdapter],
  [evvetProfile, evvetAdapter],
  [idapProfile, idapAdapter],
  [maudeProfile, maudeAdapter],
  [notCasesProfile, notCasesAdapter],
]

/** The adapters of all tables whose publisher is known. */
export const profileAdapters: readonly Adapter<AdapterInput>[] = /* @__PURE__ */ PROFILES.map(([, adapter]) => adapter)

/**
 * {@link profileAdapters} for tables of which the user says how they are written: the sheet, the line of the header, the
 * encoding. It holds in knowing a table as in reading it.
 */
export function profileAdaptersWith(told: ToldForm): readonly Adapter<AdapterInput>[] {
  return Object.keys(told).length === 0 ? profileAdapters : PROFILES.map(([profile]) => profileAdapter(profile, told))
}

/** Which known table a file holds. */
export interface KnownTable {
  /** The adapter that reads it. */
  readonly adapter: Adapter<AdapterInput>
  /** Files of one adapter and partition belong together and are read together. */
  readonly partition: string
  /** What the publisher calls the table, such as `vax`. */
  readonly table: string
  /** How sure that is, and what tells. */
  readonly sniff: SniffResult
}

/**
 * Whose table a file is, by its columns; null where it is of none that is known. Reads its beginning, and a workbook whole,
 * since the columns of a workbook may stand at its end: there it tells more than `sniff` of an adapter.
 *
 * @throws AetherError where the file cannot be read: `input/unreadable`, `input/corrupt-archive`, `input/archive-too-large`,
 *   `input/not-recognised` for an archive that is no workbook, `request/aborted`
 */
export async function recogniseKnownTable(input: AdapterInput, signal?: AbortSignal): Promise<KnownTable | null> {
  const open = await openTable(input, signal === undefined ? {} : { signal })
  try {
    let best: KnownTable | null = null
    for (const each of [{ open: () => open }, ...open.others]) {
      const { head } = each.open()
      for (const [profile, adapter] of PROFILES) {
        const match = head === null ? undefined : recogniseBelow(profile, head)?.match
        if (match === undefined || match.sniff.confidence <= (best?.sniff.confidence ?? 0)) continue
        best = { adapter, partition: match.partition, table: match.table, sniff: match.sniff }
      }
      if (best !== null) break
    }
    return best
  } finally {
    await open.close()
  }
}
