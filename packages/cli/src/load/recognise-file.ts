import { readFile } from 'node:fs/promises'
import { AetherError, type SniffResult, type SniffView } from '@aethersignal/model'
import { sniffView } from '@aethersignal/model/adapter'
import { fileInput } from './file-input.js'
import { fileAdapters } from './source-adapters.js'

const LARGEST_WORKBOOK = 2 ** 28

/** What a file is to be read as, and why; or why it is nothing that is read here. */
export type Recognition =
  | { readonly source: string; readonly reason: string; readonly confidence: number }
  | { readonly source: null; readonly reason: string; readonly refused?: boolean }

/** Asks every adapter whether it knows a file and takes the one that is surest. Throws where the file cannot be looked at. */
export async function recogniseFile(path: string): Promise<Recognition> {
  const { faersAdapter, faersXmlAdapter, recogniseFaersPath, recogniseFaersXmlPath } = await import(
    '@aethersignal/faers'
  )
  const view = await viewOf(path)
  const faers = await recogniseFaersPath(path)
  const answers: (SniffResult & { readonly source: string })[] = []
  if (faers === true) {
    const told = await faersAdapter.sniff(view)
    const reason = told?.reason ?? 'It holds tables of FAERS or a list of deleted cases.'
    answers.push({ source: 'faers', reason, confidence: Math.max(told?.confidence ?? 0, 0.9) })
  }
  const xml = (await recogniseFaersXmlPath(path)) ?? (await faersXmlAdapter.sniff(view))
  if (xml !== null) answers.push({ source: 'faers-xml', ...xml })
  for (const [source, adapter] of await fileAdapters()) {
    const told = await adapter.sniff(view)
    if (told !== null) answers.push({ source, ...told })
  }
  const surest = answers.reduce<(typeof answers)[number] | null>(
    (best, answer) => (best === null || answer.confidence > best.confidence ? answer : best),
    null,
  )
  return surest ?? { source: null, reason: typeof faers === 'string' ? faers : 'No adapter knows it.' }
}

/** The first bytes; of a workbook all, since its texts can stand at its end. */
async function viewOf(path: string): Promise<SniffView> {
  const input = await fileInput(path)
  if (!/\.xlsx$/i.test(path) || (input.size ?? 0) > LARGEST_WORKBOOK) return sniffView(input)
  return { name: input.name, head: new Uint8Array(await readFile(path)) }
}

/** {@link recogniseFile}, with a refusal as a reason. */
export async function recogniseOrSay(path: string): Promise<Recognition> {
  try {
    return await recogniseFile(path)
  } catch (thrown) {
    if (!(thrown instanceof AetherError)) throw thrown
    return { source: null, reason: `${thrown.code}: ${thrown.message}`, refused: true }
  }
}
