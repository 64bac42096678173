import { basename } from 'node:path'
import { type AdapterInput, AetherError, type SniffResult, type SniffView } from '@aethersignal/model'
import { sniffView } from '@aethersignal/model/adapter'
import type { TableOptions } from '@aethersignal/tables'
import { fileInput } from './file-input.js'
import { fileAdapters } from './source-adapters.js'

const LARGEST_WORKBOOK = 2 ** 28

/** What a file is to be read as, and why; or why it is nothing that is read here. */
export type Recognition =
  | { readonly source: string; readonly reason: string; readonly confidence: number }
  | { readonly source: null; readonly reason: string; readonly refused?: boolean }

/** Asks every adapter whether it knows a file and takes the one that is surest. Throws where the file cannot be looked at. */
export async function recogniseFile(path: string, options: TableOptions = {}): Promise<Recognition> {
  const { faersAdapter, faersXmlAdapter, recogniseFaersPath, recogniseFaersXmlPath } = await import(
    '@aethersignal/faers'
  )
  const view = await viewOf(await fileInput(path))
  const faers = await recogniseFaersPath(path)
  const answers: Answer[] = []
  if (faers === true) {
    const told = await faersAdapter.sniff(view)
    const reason = told?.reason ?? 'It holds tables of FAERS or a list of deleted cases.'
    answers.push({ source: 'faers', reason, confidence: Math.max(told?.confidence ?? 0, 0.9) })
  }
  const xml = (await recogniseFaersXmlPath(path)) ?? (await faersXmlAdapter.sniff(view))
  if (xml !== null) answers.push({ source: 'faers-xml', ...xml })
  return surestOf([...answers, ...(await fileAnswers(view, options))], typeof faers === 'string' ? faers : UNKNOWN)
}

/** Asks the adapters of single files whether they know a file in an archive. */
export async function recogniseMember(member: AdapterInput, options: TableOptions = {}): Promise<Recognition> {
  return surestOf(await fileAnswers(await viewOf(member), options), UNKNOWN)
}

type Answer = SniffResult & { readonly source: string }

const UNKNOWN = 'No adapter knows it.'

async function fileAnswers(view: SniffView, options: TableOptions): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const [source, adapter] of await fileAdapters(options)) {
    const told = await adapter.sniff(view)
    if (told !== null) answers.push({ source, ...told })
  }
  return answers
}

function surestOf(answers: readonly Answer[], otherwise: string): Recognition {
  const surest = answers.reduce<Answer | null>(
    (best, answer) => (best === null || answer.confidence > best.confidence ? answer : best),
    null,
  )
  return surest ?? { source: null, reason: otherwise }
}

/** The first bytes; of a workbook all, since its texts can stand at its end. */
async function viewOf(input: AdapterInput): Promise<SniffView> {
  const name = basename(input.name)
  if (!/\.xlsx$/i.test(name) || (input.size ?? 0) > LARGEST_WORKBOOK) return { ...(await sniffView(input)), name }
  return { name, head: new Uint8Array(await new Response(input.stream()).arrayBuffer()) }
}

/** {@link recogniseFile}, with a refusal as a reason. */
export async function recogniseOrSay(path: string, options: TableOptions = {}): Promise<Recognition> {
  try {
    return await recogniseFile(path, options)
  } catch (thrown) {
    if (!(thrown instanceof AetherError)) throw thrown
    return { source: null, reason: `${thrown.code}: ${thrown.message}`, refused: true }
  }
}
