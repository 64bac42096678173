import { type Adapter, type AdapterInput, AetherError, type SniffResult, type SniffView } from '@aethersignal/model'
import { sniffView } from '@aethersignal/model/adapter'
import { lastName } from './member-path.js'

const LARGEST_WORKBOOK = 2 ** 28

/** What a file is to be read as, and why; or why it is nothing that is read here. */
export type Recognition =
  | { readonly source: string; readonly reason: string; readonly confidence: number }
  | { readonly source: null; readonly reason: string; readonly refused?: boolean }

/** What one adapter says of a file. */
export type Answer = SniffResult & { readonly source: string }

export const UNKNOWN = 'No adapter knows it.'

/** What those of the adapters say of a file that know it. */
export async function answersOf(
  adapters: Iterable<Pick<Adapter<AdapterInput>, 'id' | 'sniff'>>,
  view: SniffView,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const adapter of adapters) {
    const told = await adapter.sniff(view)
    if (told !== null) answers.push({ source: adapter.id, ...told })
  }
  return answers
}

/** The answer of the surest adapter, the first of those that are equally sure. */
export function surestOf(answers: readonly Answer[], otherwise: string): Recognition {
  const surest = answers.reduce<Answer | null>(
    (best, answer) => (best === null || answer.confidence > best.confidence ? answer : best),
    null,
  )
  return surest ?? { source: null, reason: otherwise }
}

/** The first bytes; of a workbook all, since its texts can stand at its end. */
export async function viewOf(input: AdapterInput): Promise<SniffView> {
  const name = lastName(input.name)
  if (!/\.xlsx$/i.test(name) || (input.size ?? 0) > LARGEST_WORKBOOK) return { ...(await sniffView(input)), name }
  return { name, head: new Uint8Array(await new Response(input.stream()).arrayBuffer()) }
}

/** A recognition, with a refusal as a reason. */
export async function recognisedOrSaid(recognise: () => Promise<Recognition>): Promise<Recognition> {
  try {
    return await recognise()
  } catch (thrown) {
    if (!(thrown instanceof AetherError)) throw thrown
    return { source: null, reason: `${thrown.code}: ${thrown.message}`, refused: true }
  }
}
