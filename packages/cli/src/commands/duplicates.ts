import { readFile } from 'node:fs/promises'
import type { DuplicateDecisions } from '@aethersignal/duplicates'
import { AetherError } from '@aethersignal/model'
import type { Command } from 'commander'
import { applyTo } from '../duplicates/apply-decisions.js'
import { addDuplicateOptions, checkDuplicateOptions, type DuplicatesOptions } from '../duplicates/duplicate-options.js'
import { appliedText, judgedText } from '../duplicates/duplicates-text.js'
import { readPairs } from '../duplicates/read-pairs.js'
import { searchDuplicates } from '../duplicates/search-duplicates.js'
import { interruptible } from '../interruptible.js'
import { addOutputOptions } from '../options/output-options.js'
import { noteText } from '../output/note-text.js'
import { type OutputTarget, openOutput, withOutput } from '../output/output-target.js'
import type { Session } from '../session.js'

const HELP = `
Nothing is changed without --apply. What --apply does, --undo takes back; loads that come later follow it.
  exact     event date, age, sex, country, all drugs and all reactions are known and the same (AEOLUS)
  hit-miss  the score in bits by which the reports are more likely one case than two reaches a threshold (vigiMatch);
            without --threshold it follows from the number of reports and their scores. Every two reports of a cluster do
            so; persons whose sex and age both differ, or whose ages are more than 5 years apart, are never one case.
            Reports that hang together without being one case (a lawsuit, a vaccine day, one sender), and ten or more that
            tell the same list of reactions of the same drugs, are shown as series.
Drugs are compared as substances, under the names they resolve to: a brand and its generic are one. What counts afterwards
keeps its name. The most complete report of a cluster is kept, then the latest. Clusters with more than --largest-cluster
reports are shown and never merged.
--decisions-out writes what is proposed: a file to look through and change, which --apply --decisions then follows.
--pairs says of pairs of cases that they are always or never one. --sample draws merged pairs to judge, without scores;
filled in, --judged says how many are one case, and --pairs follows them.

Example:
  aethersignal duplicates --store ./store --fields eventDate,sex
  aethersignal duplicates --store ./store --method hit-miss --decisions-out decisions.json
  aethersignal duplicates --store ./store --method hit-miss --show changes --rule umc
  aethersignal duplicates --store ./store --fields eventDate,sex --sample 50 --seed 7 --format csv --out sample.csv
  aethersignal duplicates --judged sample.csv
  aethersignal duplicates --store ./store --apply --decisions decisions.json
  aethersignal duplicates --store ./store --undo`

export function addDuplicates(program: Command, session: Session): void {
  const command = program
    .command('duplicates')
    .summary('find reports of the same case, and leave them out')
    .description('Finds reports of the same case under different numbers, shows why, and leaves them out if asked.')
  addOutputOptions(addDuplicateOptions(command), ['table', 'csv', 'json'])
    .addHelpText('after', HELP)
    .action((options: DuplicatesOptions) => duplicates(session, options))
}

async function duplicates(session: Session, options: DuplicatesOptions): Promise<void> {
  session.errorsAsJson = options.format === 'json'
  checkDuplicateOptions(options)
  const { store = '' } = options
  const output = await openOutput(options.out, session.terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      if (options.judged !== undefined) return judge(session, output, options.judged, options.format)
      if (options.undo) return follow(session, output, { ...options, store }, undefined, signal)
      if (options.decisions === undefined) return searchDuplicates(session, output, { ...options, store }, signal)
      const { parseDecisions } = await import('@aethersignal/duplicates')
      const text = await readFile(options.decisions, 'utf8').catch((cause: unknown) => {
        throw new AetherError('input/not-found', 'The file of decisions cannot be read.', {
          place: { file: options.decisions! },
          cause,
        })
      })
      return follow(session, output, { ...options, store }, parseDecisions(text), signal)
    }),
  )
}

/** Applies decisions, or none, and says what became of the store. */
async function follow(
  session: Session,
  output: OutputTarget,
  { store, format }: DuplicatesOptions & { readonly store: string },
  decisions: DuplicateDecisions | undefined,
  signal: AbortSignal,
): Promise<void> {
  const applied = await applyTo(session, store, decisions, signal)
  session.endProgress()
  const next = decisions === undefined ? 'The decisions are gone from the store.' : '--undo counts every report again.'
  if (format === 'json') await output.write([`${JSON.stringify(applied, null, 2)}\n`])
  else await output.writeText(`${appliedText(applied)}\n${next}\n`)
}

/** Says how many pairs of a judged sample are one case. */
async function judge(
  session: Session,
  output: OutputTarget,
  path: string,
  format: DuplicatesOptions['format'],
): Promise<void> {
  const { judgedPrecision } = await import('@aethersignal/duplicates')
  const { judgements, notes } = await readPairs(path, session)
  for (const note of notes) session.say(noteText(note))
  const judged = judgedPrecision(judgements)
  if (format === 'json') await output.write([`${JSON.stringify(judged, null, 2)}\n`])
  else await output.writeText(`${judgedText(judged)}\n--pairs follows the same decisions in a search.\n`)
}
