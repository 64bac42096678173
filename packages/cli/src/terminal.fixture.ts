import { Readable, Writable } from 'node:stream'
import type { Terminal } from './terminal.js'

/** A terminal that keeps what is written to it, and whose clock stands still. */
export function memoryTerminal(options: { stdin?: string; stderrIsTerminal?: boolean } = {}) {
  const written = { stdout: '', stderr: '' }
  const listeners = new Set<() => void>()
  const exits: number[] = []
  const sink = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(chunk, _encoding, done) {
        written[name] += String(chunk)
        done()
      },
    })
  const terminal: Terminal = {
    stdin: Readable.from([Buffer.from(options.stdin ?? '')]),
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    stderrIsTerminal: options.stderrIsTerminal ?? false,
    elapsed: () => 0,
    now: () => new Date(Date.UTC(2026, 0, 1)),
    peakMemory: () => 0,
    onInterrupt(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    exit: (code) => void exits.push(code),
  }
  const interrupt = () => {
    for (const listener of [...listeners]) listener()
  }
  return { terminal, written, exits, interrupt }
}
