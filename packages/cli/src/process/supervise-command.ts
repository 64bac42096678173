import { writeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { asAetherError } from '@aethersignal/model'
import { errorText } from '../error-text.js'
import { INTERRUPT } from './command-thread.js'

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
  thread.on('exit', (code) => process.exit(code))
  thread.on('error', (thrown) => {
    writeSync(2, `${errorText(asAetherError(thrown))}\n`)
    process.exit(1)
  })
}

/** Unlike `process.exit`, the action of the system for a signal does not wait for threads that are held up. */
function endBy(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}
