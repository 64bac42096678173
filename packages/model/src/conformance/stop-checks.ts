import { AetherError } from '@aethersignal/core/errors'
import type { Adapter } from '../cases/adapter.js'
import type { Findings } from './finding.js'
import { isAdapterInput, StreamWatch } from './watched-input.js'

/** Batches that may be under way when a reading is stopped. */
const MOST_AFTER_ABORT = 8

const MOMENTS = {
  before: 'aborted before it begins',
  progress: 'aborted at the first progress',
  batch: 'aborted after the first batch',
  stall: 'aborted while no bytes come',
  leave: 'left after the first batch',
} as const

type Moment = keyof typeof MOMENTS

/** What is read, and how to count what the reading keeps open. */
export interface StopSubject<Input> {
  readonly adapter: Adapter<Input>
  readonly inputs: readonly Input[]
  /** Handles that are open now, such as those of files. */
  readonly openResources?: (() => number) | undefined
  /** After how many milliseconds a stopped reading counts as hanging. Default 10,000. */
  readonly patience?: number | undefined
}

/**
 * Whether readings that are stopped, at different moments, end with `request/aborted` before long and keep nothing open.
 * `batches` is how many a whole reading gives.
 */
export async function checkStops<Input>(
  subject: StopSubject<Input>,
  batches: number,
  findings: Findings,
): Promise<void> {
  const streams = subject.inputs.every(isAdapterInput)
  for (const moment of Object.keys(MOMENTS) as Moment[]) {
    if (moment === 'stall' && !streams) continue
    const resources = subject.openResources?.() ?? 0
    const watch = new StreamWatch()
    const outcome = await stopped(subject, moment, watch)
    const when = `A reading ${MOMENTS[moment]}`
    if (outcome === 'hangs') findings.add('abort', `${when} hangs`)
    else if (moment === 'leave') {
      if (outcome.thrown !== undefined) findings.add('abort', `${when} throws`, String(outcome.thrown))
    } else if (outcome.further > MOST_AFTER_ABORT) findings.add('abort', `${when} goes on`)
    else if (!(outcome.thrown instanceof AetherError) || outcome.thrown.code !== 'request/aborted') {
      // With one batch there is nothing left to be stopped.
      const nothingLeft = moment === 'batch' && batches < 2 && outcome.thrown === undefined
      const instead = outcome.thrown === undefined ? 'it comes to its end' : String(outcome.thrown)
      if (!nothingLeft) findings.add('abort', `${when} does not throw request/aborted`, instead)
    }
    await settled(() => watch.open === 0 && (subject.openResources?.() ?? 0) <= resources)
    if (watch.open > 0) findings.add('release', `${when} does not let go of its streams`, `${watch.open} open`)
    const kept = (subject.openResources?.() ?? 0) - resources
    if (kept > 0) findings.add('release', `${when} keeps something open`, `${kept} handles`)
  }
}

type Outcome = 'hangs' | { readonly further: number; readonly thrown: unknown }

async function stopped<Input>(
  { adapter, inputs, patience = 10_000 }: StopSubject<Input>,
  moment: Moment,
  watch: StreamWatch,
): Promise<Outcome> {
  const stop = new AbortController()
  if (moment === 'before') stop.abort()
  const watched = inputs.map((input) => {
    if (!isAdapterInput(input)) return input
    return (moment === 'stall' ? watch.stalled(input) : watch.watched(input)) as Input & typeof input
  })
  const read = async (): Promise<Outcome> => {
    let further = 0
    try {
      const onProgress = () => {
        if (moment === 'progress') stop.abort()
      }
      for await (const _ of adapter.read(watched, { signal: stop.signal, onProgress }).batches) {
        if (stop.signal.aborted) further++
        if (moment === 'leave' || further > MOST_AFTER_ABORT) break
        if (moment === 'batch') stop.abort()
      }
    } catch (thrown) {
      return { further, thrown }
    }
    return { further, thrown: undefined }
  }
  const timers: ReturnType<typeof setTimeout>[] = []
  const after = <T>(milliseconds: number, value: T) =>
    new Promise<T>((resolve) => timers.push(setTimeout(resolve, milliseconds, value)))
  if (moment === 'stall') void after(20, null).then(() => stop.abort())
  const outcome = await Promise.race([read(), after(patience, 'hangs' as const)])
  for (const timer of timers) clearTimeout(timer)
  return outcome
}

/** Gives what is closed behind the scenes some turns of the event loop. */
async function settled(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !holds(); turn++) await new Promise((resolve) => setTimeout(resolve, 2))
}
