import {
  AetherError,
  intervalMeasures,
  intervalOf,
  MEASURES,
  measureOfColumn,
  SIGNAL_COLUMNS,
  type SignalColumn,
  type ZeroCells,
} from '@aethersignal/model'
import { type ReadColumnsOptions, readColumns } from '../input/read-columns.js'
import type { UniverseQuery } from '../store/open-universe.js'
import { pairScores } from '../store/pair-scores.js'
import type { ScoreRows } from './read-scores.js'

/** Which scores of which reports. */
export interface StoreReferenceQuery extends UniverseQuery {
  readonly scores: readonly SignalColumn[]
  readonly zeroCells: ZeroCells
}

/** Columns that are higher where a signal is stronger. */
export const RANKING_COLUMNS = SIGNAL_COLUMNS.filter(
  (column) => !/_p$|midp$/.test(column) && (column === 'a' || measureOfColumn(column) !== undefined),
)

/** The rankings that are judged where none are named: each measure by its lower bound. */
export const DEFAULT_RANKINGS: readonly SignalColumn[] = intervalMeasures(MEASURES).map(
  (measure) => intervalOf(measure).lower,
)

/** Reads a reference set of pairs and scores them in a store. */
export async function storeReference(
  path: string,
  { scores, ...query }: StoreReferenceQuery,
  options: ReadColumnsOptions,
): Promise<ScoreRows> {
  const spec = { required: { drug: 'text', event: 'text', label: 'flag' }, optional: { outcome: 'text' } } as const
  const table = await readColumns(path, spec, options)
  const { drug: drugs, event: events, label: labels, outcome: outcomes } = table.columns
  const scored = await pairScores({ ...query, drugs, events, columns: scores })
  const { file, sha256, rows, ignoredColumns } = table
  return {
    labels,
    ...(outcomes && { outcomes }),
    scores: Array.from(scored.scores, ([name, values]) => ({ name, values })),
    ignored: [],
    notes: [...table.notes, ...scored.notes],
    definitions: scored.definitions,
    input: { ...scored.input, reference: { file, sha256, rows, ignoredColumns } },
  }
}

/** Reads the names of scores. @throws AetherError `usage/invalid` for one that is no ranking. */
export function rankingColumns(text: string | undefined): readonly SignalColumn[] {
  if (text === undefined) return DEFAULT_RANKINGS
  const names = text.split(',').map((name) => name.trim().toLowerCase())
  return [...new Set(names)].map((name) => {
    const column = RANKING_COLUMNS.find((candidate) => candidate === name)
    if (column !== undefined) return column
    throw new AetherError('usage/invalid', `--scores has ${JSON.stringify(name)}, which ranks no pairs of a store.`, {
      remedy: `Choose from ${RANKING_COLUMNS.join(', ')}.`,
    })
  })
}
