import { resultOf } from '@aethersignal/engine/analyses'
import type { ColumnSort } from '@aethersignal/model'
import { AetherError, type ResultNote, type ResultTable } from '@aethersignal/model'
import {
  besideReports,
  MENTION_BY,
  type Mention,
  type MentionBy,
  type MentionsResult,
  mentionsResult,
  type PostColumns,
  reportsRequest,
  type TimePrecision,
  withoutReports,
} from '@aethersignal/social'
import { type Command, Option } from 'commander'
import { flagged } from '../analysis/flag-fault.js'
import { writeAnalysis } from '../analysis/write-analysis.js'
import { interruptible } from '../interruptible.js'
import { decimalNumber } from '../options/decimal-number.js'
import { addDrugLevelOptions } from '../options/drug-level-options.js'
import { addDrugNameOptions, type DrugNameOptions, requireStoreForNames } from '../options/drug-name-options.js'
import { addOutputOptions } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { columnSort } from '../output/result-table.js'
import type { Session } from '../session.js'
import { postsKey } from '../social/posts-key.js'
import { type ReadMentions, readMentions } from '../social/read-mentions.js'
import { substanceGroups } from '../social/substance-groups.js'
import { withStoreSource } from '../store/with-store-source.js'
import { usageText } from '../usage-text.js'

interface SocialOptions extends DrugNameOptions {
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
  readonly mentionsOut?: string
  readonly sort?: ColumnSort
  readonly limit?: number
  readonly format: 'table' | 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
  readonly verbose?: boolean
}

const HELP = `
Posts are JSON, NDJSON or CSV, plain or gzip, of Reddit's or X's shape or with id, author, text and created_at. Authors,
handles, links, addresses and numbers leave before a text is read; texts are not kept. Of posts that are the same or
nearly, one is read. Drugs and reactions are found by an open lexicon, before which --lexicon puts yours, in JSON:
  {"drugs": [{"term": "sertraline", "brands": ["zoloft"], "slang": [], "misspellings": []}],
   "reactions": [{"term": "nausea", "phrases": ["sick to my stomach"], "emoji": []}]}

A mention is not a report: nobody confirmed it, the writers cannot be asked, and how many could have written is unknown.
Columns written: posts and authors that assert the pair, drug or reaction, or anything in the period. With --store also
reports, ic, ic025 and ic975 of the pair, all salts and synonyms of the drug together, which stand beside the mentions and are never
added to them; inReports tells "no-report" from "unknown", where the store does not know the drug or the event. --novel lists both.

Example:
  aethersignal social posts.ndjson
  aethersignal social posts.ndjson --by month --lexicon lexicon.json
  aethersignal social posts.ndjson --store ./store --novel --key-file key.bin --mentions-out mentions.ndjson`

export function addSocial(program: Command, session: Session): void {
  const command = program
    .command('social')
    .summary('count mentions in social posts')
    .description('Reads social posts into mentions of drugs with reactions and counts them; mentions are not reports.')
    .argument('<posts...>', 'files of posts')
    .addOption(new Option('--by <what>', 'what to count by').choices(MENTION_BY).default('pair'))
    .option('--store <folder>', 'with --by pair: lay the reports of the store that "load" made beside the mentions')
    .option('--novel', 'with --store: only pairs without reports')
    .option('--lexicon <file>', 'own terms to look for, before those of the open lexicon')
    .option('--meddra <folder>', 'look for the terms of the MedDRA release that you hold a licence for as well')
    .option('--text-column <name>', 'field with the words of a post, where its name is not a usual one')
    .option('--id-column <name>', 'field with the id')
    .option('--drug-column <name>', 'field with the drug that a post is about, as in reviews')
    .option('--date-column <name>', 'field with the time')
    .option('--key-file <file>', 'secret of 16 bytes or more that hides authors; without it one of this call alone')
    .addOption(
      new Option('--time <precision>', 'how finely times are kept; default day, or what --by needs').choices([
        'exact',
        'day',
        'week',
        'month',
      ]),
    )
    .option('--least-confidence <p>', 'least confidence of a mention that is asserted', decimalNumber, 0.4)
    .option('--mentions-out <file>', 'write every mention, asserted or not, as NDJSON without texts')
    .option('--sort <column>', 'sort by a column; else most posts first, or by period', columnSort)
    .option('--limit <n>', 'write only so many rows', wholeNumber(1))
  addDrugNameOptions(command, 'with --store: ')
  addDrugLevelOptions(command, 'with --store: ')
  addOutputOptions(command, ['table', 'csv', 'json'])
    .addHelpText('after', HELP)
    .action((paths: string[], options: SocialOptions) => social(session, paths, options))
}

async function social(session: Session, paths: readonly string[], options: SocialOptions): Promise<void> {
  const { terminal } = session
  const { by, store, novel = false, leastConfidence, format, sort } = options
  session.errorsAsJson = format === 'json'
  const started = terminal.elapsed()
  requireFitting(options)
  const time = options.time ?? (by === 'week' ? 'week' : 'day')
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const key = await postsKey(options.keyFile)
      const own = options.lexicon === undefined ? {} : { lexicon: options.lexicon }
      const read = await readMentions(paths, {
        key,
        time,
        leastConfidence,
        signal,
        onProgress: session.progress,
        ...own,
        ...(options.meddra !== undefined && { meddra: options.meddra }),
        columns: columnsOf(options),
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
      if (options.mentionsOut !== undefined) await writeMentions(session, options.mentionsOut, read.mentions)
      const files = [...read.files, ...(read.lexicon === null ? [] : [read.lexicon]), ...read.meddra]
      const result = flagged(() =>
        resultOf(
          {
            ...{ table, facts: counted.facts },
            notes: [...counted.notes, ...keyNotes(options), ...(reports?.notes ?? [])],
            definitions: { ...counted.definitions, ...(reports && { reports: reports.definitions }) },
          },
          {
            analysis: 'social',
            input: { ...reports?.manifest.input, files },
            ...(reports?.manifest.view && { view: reports.manifest.view }),
            request: {
              by,
              novel,
              time,
              leastConfidence,
              lexicon: read.lexicon?.title ?? null,
              columns: columnsOf(options),
              sort: sort ?? null,
            },
          },
        ),
      )
      await writeAnalysis(session, output, result, options, {
        shown: table.columns.map(({ name }) => name),
        summary: summaryOf(read, counted.facts.decisions),
      })
      if (options.verbose || terminal.stderrIsTerminal) {
        session.say(usageText(terminal, started, `${read.mentions.length} mentions`))
      }
    }),
  )
}

function columnsOf({ textColumn, idColumn, drugColumn, dateColumn }: SocialOptions): PostColumns {
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

function requireFitting(options: SocialOptions): void {
  const { by, store, novel, leastConfidence } = options
  requireStoreForNames(options, store)
  const wrong =
    store !== undefined && by !== 'pair'
      ? `Reports stand beside pairs; --by is ${by}.`
      : novel && store === undefined
        ? '--novel needs the reports of --store.'
        : leastConfidence < 0 || leastConfidence > 1
          ? `--least-confidence is ${leastConfidence}; it has to lie between 0 and 1.`
          : null
  if (wrong !== null) throw new AetherError('usage/invalid', wrong, { remedy: 'See: aethersignal social --help' })
}

async function writeMentions(session: Session, path: string, mentions: readonly Mention[]): Promise<void> {
  const target = await openOutput(path, session.terminal.stdout)
  await withOutput(target, () => target.write(mentions.map((mention) => `${JSON.stringify(mention)}\n`)))
}

function keyNotes({ keyFile, mentionsOut }: SocialOptions): ResultNote[] {
  if (mentionsOut === undefined || keyFile !== undefined) return []
  const message = 'Authors and posts were hidden under a key of this call alone: their hashes fit no other file.'
  return [{ code: 'key-not-kept', message }]
}

function summaryOf({ report }: ReadMentions, decisions: MentionsResult['facts']['decisions']): string[] {
  const sum = (of: (file: ReadMentions['report']['files'][number]) => number) =>
    report.files.reduce((total, file) => total + of(file), 0).toLocaleString('en')
  return [
    `${sum((file) => file.postsIn)} posts: ${sum((file) => file.read)} read, ${sum((file) => file.duplicates)} duplicates, ` +
      `${sum((file) => file.deleted)} deleted, ${sum((file) => file.quarantined.length)} quarantined`,
    `${decisions.asserted.toLocaleString('en')} mentions asserted, ${decisions.notAsserted.toLocaleString('en')} not ` +
      `(denied, feared, the indication, …), ${decisions.abstained.toLocaleString('en')} abstained from`,
    'Mentions are not reports: nobody confirmed them, and they are never counted as cases.',
  ]
}
