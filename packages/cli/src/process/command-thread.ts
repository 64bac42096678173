import { parentPort } from 'node:worker_threads'
import { asAetherError } from '@aethersignal/model'
import { errorText } from '../error-text.js'
import { outputError } from '../output/output-target.js'
import { runCommand } from '../run-command.js'
import type { Terminal } from '../terminal.js'
import { standardInput, standardOutput } from './standard-streams.js'

/** Runs the command in a thread that has no signals and no streams of the process, and tells the main thread how it ended. */
export async function runInThread(): Promise<void> {
  const leave = (code: number) => parentPort?.postMessage(code)
  const stdout = standardOutput(1)
  const stderr = standardOutput(2)
  let failure: Error | undefined
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe may go away before the end, as `head` does: that is no failure.
    if (error.code !== 'EPIPE') failure ??= error
    else {
      stderr.destroy()
      leave(0)
    }
  })
  stderr.on('error', () => {})
  const terminal: Terminal = {
    get stdin() {
      return standardInput()
    },
    stdout,
    stderr,
    stderrIsTerminal: stderr.isTTY,
    elapsed: () => performance.now(),
    now: () => new Date(),
    peakMemory: () => process.resourceUsage().maxRSS * 1024,
    onInterrupt(listener) {
      parentPort?.on('message', listener)
      parentPort?.unref()
      return () => parentPort?.off('message', listener)
    },
    exit: leave,
  }
  const code = await runCommand(process.argv.slice(2), terminal)
  await new Promise((resolve) => stdout.write('', resolve))
  // What was not waited for, such as help, may have failed unnoticed.
  if (code === 0 && failure !== undefined) {
    stderr.write(`${errorText(asAetherError(outputError(failure, 'standard output')))}\n`)
    leave(1)
  } else leave(code)
}
