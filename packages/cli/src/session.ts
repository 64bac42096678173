import type { Progress } from '@aethersignal/model'
import { progressLine } from './progress-line.js'
import type { Terminal } from './terminal.js'
import { terminalText } from './terminal-text.js'

/** One call of the command, as its parts see it. */
export interface Session {
  readonly terminal: Terminal
  /** Set by commands that were asked for JSON: their errors are JSON too. */
  errorsAsJson: boolean
  /** Says something on stderr, above the progress line. */
  say(line: string): void
  readonly progress: (progress: Progress) => void
  /** Takes the progress line away. */
  endProgress(): void
}

export function openSession(terminal: Terminal): Session {
  const line = progressLine(terminal)
  return {
    terminal,
    errorsAsJson: false,
    say(text) {
      line.clear()
      terminal.stderr.write(`${terminalText(text)}\n`)
    },
    progress: line.show,
    endProgress: line.clear,
  }
}
