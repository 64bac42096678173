import type { Adapter, SniffResult, SniffView } from '../cases/adapter.js'
import type { Findings } from './finding.js'

const RANDOM_BYTES = 4096

/** Whether an adapter knows its own inputs and nothing else, and throws over neither. */
export async function checkSniff<Input>(
  adapter: Adapter<Input>,
  views: readonly SniffView[],
  findings: Findings,
): Promise<void> {
  const sniff = async (view: SniffView, what: string): Promise<SniffResult | null> => {
    try {
      return await adapter.sniff(view)
    } catch (thrown) {
      findings.add('sniff', 'sniff throws', `${what}: ${String(thrown)}`)
      return null
    }
  }
  for (const view of views) {
    const result = await sniff(view, view.name)
    if (result === null) findings.add('sniff', 'An input of the adapter is not known by sniff', view.name)
    else {
      const { confidence, reason } = result
      if (!(confidence > 0 && confidence <= 1)) findings.add('sniff', 'A confidence is not within 0 and 1', view.name)
      if (!/\S.*\.$/s.test(reason)) findings.add('sniff', 'A reason is no sentence', `${view.name}: "${reason}"`)
    }
    for (const length of [0, 1, 2, 3, 5, 10, 100, 1000]) {
      await sniff({ ...view, head: view.head.slice(0, length) }, `${length} bytes of ${view.name}`)
    }
  }
  const random = { name: 'random.bin', head: randomBytes() }
  const strangers: readonly SniffView[] = [random, { ...random, head: new Uint8Array(0) }, { ...random, members: [] }]
  for (const view of strangers) {
    if ((await sniff(view, view.name)) !== null) {
      findings.add('sniff', 'Bytes at random, or none, are taken for an input', `${view.head.length} bytes`)
    }
  }
}

/** The same bytes in every run: xorshift32 of Marsaglia (2003), doi:10.18637/jss.v008.i14. */
function randomBytes(): Uint8Array {
  let state = 0x9e3779b9
  return Uint8Array.from({ length: RANDOM_BYTES }, () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state & 255
  })
}
