import { readNamedText } from '@aethersignal/intake'
import { AetherError } from '@aethersignal/model'
import { queryText } from '@aethersignal/query'
import { reportsBehind, type Understanding, understand, whyEmpty, wordIndex } from '@aethersignal/query/words'
import { readTermGroups } from '@aethersignal/vocabulary'
import { type Command, InvalidArgumentError } from 'commander'
import { answerJson, askDoor } from '../ask/ask-door.js'
import { emptyText } from '../ask/empty-text.js'
import { storeVocabularies } from '../ask/store-vocabularies.js'
import { questionText, understoodText } from '../ask/understood-text.js'
import { writeAnswer } from '../ask/write-answer.js'
import { interruptible } from '../interruptible.js'
import { wholeNumber } from '../options/whole-number.js'
import { type OutputTarget, openOutput, withOutput } from '../output/output-target.js'
import type { Session } from '../session.js'
import { withStore } from '../store/with-store.js'

interface AskOptions {
  readonly store: string
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly yes?: boolean
  readonly today?: string
  readonly limit: number
  readonly drugGroups?: readonly string[]
  readonly eventGroups?: readonly string[]
}

const HELP = `
Shows what each part of the question was taken for, the question as it is understood, and how many reports are behind it, and
then answers. Nothing runs while a part is not clear: it says what is near, and --yes takes all as shown. Words are matched with the
names of the store itself; nothing is sent anywhere. Files of --drug-groups and --event-groups are read as for "signals", here
as names to ask by: their members are asked for, nothing is counted together.
“today”, “last year” and “to date” are told from the day the newest report was received, unless --today is given.

Example:
  aethersignal ask --store ./store "haemorrhage with warfarin in women since 2024"
  aethersignal ask --store ./store "how many reports of nausea with aspirin?"
  aethersignal ask --store ./store "compare aspirin vs ibuprofen" --dry-run`

export function addAsk(program: Command, session: Session): void {
  program
    .command('ask')
    .summary('ask in words')
    .description('Understands a question in English, shows how, and answers it from a store.')
    .argument('<question...>', 'the question')
    .requiredOption('--store <folder>', 'the store that "load" made')
    .option('--dry-run', 'show what is understood and how many reports are behind it, and stop')
    .option('--yes', 'take what is not clear as shown, and leave out what is not understood')
    .option('--json', 'write one JSON object: what is understood, the reports behind it, the answer')
    .option('--limit <n>', 'show so many rows where the question does not say how many', wholeNumber(1), 25)
    .option('--today <date>', 'the day that “today” is', day)
    .option('--drug-groups <file...>', 'groups of drugs to ask by, CSV or JSON')
    .option('--event-groups <file...>', 'groups of events to ask by, CSV or JSON')
    .addHelpText('after', HELP)
    .action((words: readonly string[], options: AskOptions) => ask(session, words.join(' '), options))
}

async function ask(session: Session, text: string, options: AskOptions): Promise<void> {
  session.errorsAsJson = options.json === true
  const output = await openOutput(undefined, session.terminal.stdout)
  await withOutput(output, () => interruptible(session, (signal) => answer(session, output, text, options, signal)))
}

async function answer(session: Session, output: OutputTarget, text: string, options: AskOptions, signal: AbortSignal) {
  const call = { signal, onProgress: session.progress }
  const groups = [...(await groupsOf(options.drugGroups, 'drug')), ...(await groupsOf(options.eventGroups, 'event'))]
  await withStore(options.store, async (store) => {
    const source = await store.source({ signal })
    const summary = await source.describe(call)
    const index = wordIndex(await storeVocabularies(store, summary, groups, signal))
    const today = options.today ?? summary.received.to ?? session.terminal.now().toISOString().slice(0, 10)
    const understood = understand(text, index, { today: wholeDay(today), ...(options.yes && { asRead: true }) })
    const { request, questions } = understood
    const countReports = async (query: Parameters<typeof source.cases>[0]) =>
      (await source.cases(query, { limit: 1 }, call)).total
    const reports = request === undefined ? undefined : await countReports(reportsBehind(request))
    const causes = request !== undefined && reports === 0 ? await whyEmpty(request, countReports) : undefined
    session.endProgress()
    if (options.json !== true) await output.writeText(`${introduction(understood, reports)}\n`)
    const isReady =
      request !== undefined &&
      (questions.length === 0 || (options.yes === true && questions.every(({ span }) => span !== undefined)))
    const runs = isReady && options.dryRun !== true && causes === undefined
    const given = runs ? await askDoor(source, request, options.limit, call) : undefined
    session.endProgress()
    if (options.json === true) {
      const { text: asked, ...rest } = understood
      const shown = { asked, ...rest, ...(reports !== undefined && { reports }), ...(causes && { empty: causes }) }
      return output.writeText(`${JSON.stringify({ ...shown, ...(given && { answer: answerJson(given) }) })}\n`)
    }
    if (causes !== undefined) await output.writeText(`\n${emptyText(causes).join('\n')}\n`)
    if (given !== undefined) {
      await output.writeText('\n')
      return writeAnswer(session, output, given)
    }
    if (isReady || options.dryRun === true) return
    await output.writeText(`\n${questions.map((question) => `? ${questionText(understood, question)}`).join('\n')}\n`)
    throw new AetherError('query/invalid', 'The question is not clear yet; nothing was run.', {
      remedy: 'Say the marked parts otherwise, or give --yes to take them as shown.',
    })
  })
}

function introduction(understood: Understanding, reports: number | undefined): string {
  const lines = [understoodText(understood)]
  const { request, sentence } = understood
  if (sentence !== undefined) lines.push('', sentence)
  const written = request?.door === 'run' ? queryText(request.spec) : ''
  if (written !== '') lines.push(`The same as text: ${written}`)
  if (reports !== undefined) lines.push(`${reports.toLocaleString('en')} reports are behind this.`)
  return lines.join('\n')
}

async function groupsOf(files: readonly string[] = [], kind: 'drug' | 'event') {
  const read = await Promise.all(files.map(readNamedText))
  return read
    .flatMap(({ text, title }) => readTermGroups(text, kind, title))
    .map(({ name, terms, written }) => ({ kind, name, members: terms.map((term) => written?.get(term) ?? term) }))
}

/** The last day of a year or month. */
function wholeDay(date: string): string {
  if (date.length === 10) return date
  const [year = 0, month = 12] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

function day(text: string): string {
  const date = new Date(`${text}T00:00:00Z`)
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime())) return text
  throw new InvalidArgumentError('Give a day such as 2024-06-30.')
}
