import { resultOf } from '@aethersignal/engine/analyses'
import type { AnalysisResult, ColumnSort, ResultNote, ResultTable } from '@aethersignal/model'
import {
  besideReports,
  type MentionBy,
  type MentionsResult,
  mentionsResult,
  type PostColumns,
  reportsRequest,
  type TimePrecision,
  withoutReports,
} from '@aethersignal/social'
import { flagged } from '../analysis/flag-fault.js'
import type { DrugNameOptions } from '../options/drug-name-options.js'
import type { Session } from '../session.js'
import { withStoreSource } from '../store/with-store-source.js'
import { postsKey } from './posts-key.js'
import { type ReadMentions, readMentions } from './read-mentions.js'
import { substanceGroups } from './substance-groups.js'

/** How posts are read and their mentions counted. */
export interface MentionsAsked extends DrugNameOptions {
  readonly by: MentionBy
  readonly store?: string
  readonly novel?: boolean
  readonly lexicon?: string
  readonly meddra?: string
  readonly textColumn?: string
  readonly idColumn?: string
  readonly drugColumn?: string
  readonly dateColumn?: string
  readonly keyFile?: string
  readonly time?: TimePrecision
  readonly leastConfidence: number
  readonly sort?: ColumnSort
}

/** Mentions, what was counted of them, and the result with what else is to be said. */
export interface CountedMentions {
  readonly read: ReadMentions
  readonly table: ResultTable
  readonly facts: MentionsResult['facts']
  resultWith(notes: readonly ResultNote[]): AnalysisResult
}

/** Reads posts and counts what they mention, beside the reports of a store where one is given. */
export async function countedMentions(
  session: Session,
  paths: readonly string[],
  options: MentionsAsked,
  signal: AbortSignal,
): Promise<CountedMentions> {
  const { by, store, novel = false, leastConfidence, sort } = options
  const time = options.time ?? (by === 'week' ? 'week' : 'day')
  const columns = columnsOf(options)
  const read = await readMentions(paths, {
    ...{ key: await postsKey(options.keyFile), time, leastConfidence, signal, onProgress: session.progress, columns },
    ...(options.lexicon !== undefined && { lexicon: options.lexicon }),
    ...(options.meddra !== undefined && { meddra: options.meddra }),
  })
  const counted = mentionsResult(read.mentions, read.report, by)
  const reports =
    store === undefined
      ? null
      : await withStoreSource(store, options, { drugGroups: substanceGroups(drugsOf(counted.table)) }, (source) =>
          source.analyse(reportsRequest(counted.table), { signal }),
        )
  const beside = reports === null ? counted.table : besideReports(counted.table, reports)
  const table = novel ? withoutReports(beside) : beside
  const lexicons = read.lexicon === null ? [] : [read.lexicon]
  const resultWith = (notes: readonly ResultNote[]) =>
    flagged(() =>
      resultOf(
        {
          ...{ table, facts: counted.facts },
          notes: [...counted.notes, ...notes, ...(reports?.notes ?? [])],
          definitions: { ...counted.definitions, ...(reports && { reports: reports.definitions }) },
        },
        {
          analysis: 'social',
          input: { ...reports?.manifest.input, files: [...read.files, ...lexicons, ...read.meddra] },
          ...(reports?.manifest.view && { view: reports.manifest.view }),
          request: {
            ...{ by, novel, time, leastConfidence, columns, sort: sort ?? null },
            // Of the files of the input, which they are, in this order.
            files: { posts: read.files.length, lexicon: lexicons.length, meddra: read.meddra.length },
          },
        },
      ),
    )
  return { read, table, facts: counted.facts, resultWith }
}

function columnsOf({ textColumn, idColumn, drugColumn, dateColumn }: MentionsAsked): PostColumns {
  return {
    ...(textColumn !== undefined && { text: textColumn }),
    ...(idColumn !== undefined && { id: idColumn }),
    ...(drugColumn !== undefined && { drug: drugColumn }),
    ...(dateColumn !== undefined && { date: dateColumn }),
  }
}

function drugsOf({ columns }: ResultTable): readonly string[] {
  const drugs = columns.find(({ name }) => name === 'drug')
  return drugs?.kind === 'text' ? drugs.values : []
}
