import { writeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'

/** What the thread is told when the user wants the command to stop. */
const INTERRUPT = 'interrupt'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs the command in a thread of its own and leaves with its exit code. The first signal asks it to stop; the second ends
 * the process at once, by that signal, however long the thread computes or waits for a file.
 */
export function superviseCommand(program: URL): void {
  const thread = new Worker(program, { argv: process.argv.slice(2) })
  let asked = false
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (asked) endBy(signal)
      asked = true
      thread.postMessage(INTERRUPT)
    })
  }
  thread.on('message', (code: number) => process.exit(code))
  let told: Promise<void> | undefined
  thread.on('error', (thrown) => {
    told = tell(thrown)
  })
  thread.on('exit', (code) => void Promise.resolve(told).finally(() => process.exit(code)))
}

/** Says why the thread fell. What makes errors of things thrown is loaded only now. */
async function tell(thrown: unknown): Promise<void> {
  const [{ asAetherError }, { errorText }] = await Promise.all([
    import('@aethersignal/model'),
    import('../error-text.js'),
  ])
  writeSync(2, `${errorText(asAetherError(thrown))}\n`)
}

/** Unlike `process.exit`, the action of the system for a signal does not wait for threads that are held up. */
function endBy(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}
