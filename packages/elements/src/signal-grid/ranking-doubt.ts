import {
  DEFAULT_MEASURES,
  defaultSort,
  measureEntry,
  measureOfColumn,
  type RunSpec,
  type SignalColumn,
  type SignalTable,
} from '@aethersignal/model'
import { html, nothing, type TemplateResult } from 'lit'
import { priorBoundary } from '../rows/prior-boundary.js'
import type { LocalizeController } from '../strings/localize-controller.js'
import { columnName } from './grid-columns.js'

/** Why the order of a list should not be trusted, and by what it can be ranked instead. */
export interface RankingDoubt {
  readonly by: SignalColumn
  readonly reason: 'boundary' | 'notConverged' | 'noPrior'
  /** Where the prior ran to the edge of its range, as its certificate says it. */
  readonly boundary: readonly string[]
  /** A ranking that does not rest on the prior. */
  readonly instead: SignalColumn
}

/** What was asked, and the first page of the answer. */
interface DoubtedRun {
  readonly spec: RunSpec
  readonly head: SignalTable | undefined
}

/** What is to be doubted of a list that is ranked by a shrunken ratio: its prior decides how far small counts count. */
export function rankingDoubt(run: DoubtedRun | undefined): RankingDoubt | undefined {
  const table = run?.head
  const by = run?.spec.sort?.by
  const measure = by && measureOfColumn(by)
  if (!table || by === undefined || by === 'drug' || by === 'event' || !measure) return undefined
  if (measureEntry(measure).needs !== 'prior') return undefined
  const fit = table.prior?.certificate
  const noted = (code: string) => table.notes.some((note) => note.code === code)
  const boundary = fit?.boundary ?? []
  const reason =
    boundary.length > 0 || noted('prior-boundary')
      ? 'boundary'
      : fit?.converged === false || noted('prior-not-converged')
        ? 'notConverged'
        : noted('prior-too-few-pairs')
          ? 'noPrior'
          : undefined
  const instead = defaultSort(run?.spec.measures ?? DEFAULT_MEASURES, 'prior').by
  return reason && { by, reason, boundary, instead }
}

/** The doubt in words above the list, with a button that ranks otherwise. */
export function rankingNotice(
  doubt: RankingDoubt | undefined,
  words: LocalizeController,
  rankBy: (column: SignalColumn) => void,
): TemplateResult | typeof nothing {
  if (!doubt) return nothing
  const { by, reason, boundary, instead } = doubt
  const column = columnName(by, words)
  const text =
    reason === 'boundary'
      ? words.text('ranking.boundary', column, words.list(boundary.map(priorBoundary)))
      : words.text(`ranking.${reason}`, column)
  return html`<div class="notice doubt" part="doubt" role="note">
    <p>${text}</p>
    <button type="button" @click=${() => rankBy(instead)}>
      ${words.text('ranking.instead', columnName(instead, words))}
    </button>
  </div>`
}
