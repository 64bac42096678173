import { AetherError, type ResultNote } from '@aethersignal/model'
import type { Mention, MentionsResult } from '@aethersignal/social'
import type { Command } from 'commander'
import { writeAnalysis } from '../analysis/write-analysis.js'
import { interruptible } from '../interruptible.js'
import { addDrugLevelOptions } from '../options/drug-level-options.js'
import { addDrugNameOptions, requireStoreForNames } from '../options/drug-name-options.js'
import { addOutputOptions } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput, withOutput } from '../output/output-target.js'
import type { Session } from '../session.js'
import { countedMentions, type MentionsAsked } from '../social/counted-mentions.js'
import { addMentionOptions } from '../social/mention-options.js'
import type { ReadMentions } from '../social/read-mentions.js'
import { usageText } from '../usage-text.js'

interface SocialOptions extends MentionsAsked {
  readonly mentionsOut?: string
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
  const command = addMentionOptions(
    program
      .command('social')
      .summary('count mentions in social posts')
      .description(
        'Reads social posts into mentions of drugs with reactions and counts them; mentions are not reports.',
      )
      .argument('<posts...>', 'files of posts'),
  )
    .option('--mentions-out <file>', 'write every mention, asserted or not, as NDJSON without texts')
    .option('--limit <n>', 'write only so many rows', wholeNumber(1))
  addDrugNameOptions(command, 'with --store: ')
  addDrugLevelOptions(command, 'with --store: ')
  addOutputOptions(command, ['table', 'csv', 'json'])
    .addHelpText('after', HELP)
    .action((paths: string[], options: SocialOptions) => social(session, paths, options))
}

async function social(session: Session, paths: readonly string[], options: SocialOptions): Promise<void> {
  const { terminal } = session
  session.errorsAsJson = options.format === 'json'
  const started = terminal.elapsed()
  requireFitting(options)
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const { read, table, facts, resultWith } = await countedMentions(session, paths, options, signal)
      if (options.mentionsOut !== undefined) await writeMentions(session, options.mentionsOut, read.mentions)
      const result = resultWith(keyNotes(options))
      await writeAnalysis(session, output, result, options, {
        shown: table.columns.map(({ name }) => name),
        summary: summaryOf(read, facts.decisions),
      })
      if (options.verbose || terminal.stderrIsTerminal) {
        session.say(usageText(terminal, started, `${read.mentions.length} mentions`))
      }
    }),
  )
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
