import type { SignalSource } from '@aethersignal/engine'
import type { PairRef, RunSpec } from '@aethersignal/model'
import type { ReactiveControllerHost } from 'lit'
import { LatestTask } from '../element/latest-task.js'
import { pairKey } from '../query/pair-key.js'
import { rowOf, type SignalRow } from '../rows/signal-row.js'

/** Pairs of the list that are drawn while none is chosen. */
const TOP_ROWS = 15

interface List {
  rows(count: number): readonly SignalRow[]
}

/** The rows an explorer draws: the chosen pairs with their numbers in the present universe, or the top of the list. */
export class ChartRows {
  readonly #host: ReactiveControllerHost
  readonly #chosen: LatestTask<readonly SignalRow[]>
  #top: readonly SignalRow[] = []
  #asked = ''
  #source: SignalSource | undefined
  #stale = true

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    this.#chosen = new LatestTask(host)
  }

  get rows(): readonly SignalRow[] {
    return this.#asked === '' ? this.#top : (this.#chosen.value ?? [])
  }

  /** The list has new rows. */
  stale(): void {
    this.#stale = true
  }

  /** Brings the rows up to date. `list` is null while there is no result. */
  want(source: SignalSource | undefined, spec: RunSpec, selected: readonly PairRef[], list: List | null): void {
    if (this.#stale && list) {
      this.#stale = false
      this.#top = list.rows(TOP_ROWS)
      this.#host.requestUpdate()
    } else if (!list && this.#top.length > 0) {
      this.#top = []
      this.#stale = true
    }
    const asked = selected.length === 0 || !source ? '' : JSON.stringify([selected, { ...spec, sort: null }])
    if (asked === this.#asked && source === this.#source) return
    this.#asked = asked
    this.#source = source
    if (asked === '' || !source) {
      this.#chosen.clear()
      return
    }
    void this.#chosen.run((signal) => rowsOf(source, spec, selected, signal))
  }
}

/** One run over the drugs and reactions of the pairs, of which only the pairs themselves are kept, in their order. */
async function rowsOf(
  source: SignalSource,
  spec: RunSpec,
  pairs: readonly PairRef[],
  signal: AbortSignal,
): Promise<readonly SignalRow[]> {
  const drugs = [...new Set(pairs.map((pair) => pair.drug))]
  const events = [...new Set(pairs.map((pair) => pair.event))]
  const page = { offset: 0, limit: drugs.length * events.length }
  const table = await source.run({ ...spec, drugs, events, minCount: 1, page }, { signal })
  const found = new Map<string, SignalRow>()
  for (let index = 0; index < table.rows; index++) {
    const row = rowOf(table, index)
    found.set(pairKey(row), row)
  }
  return pairs.map((pair) => found.get(pairKey(pair))).filter((row) => row !== undefined)
}
