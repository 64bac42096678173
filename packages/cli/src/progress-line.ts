import type { Progress } from '@aethersignal/model'
import type { Terminal } from './terminal.js'
import { terminalLine } from './terminal-text.js'

const MILLISECONDS_BETWEEN = 100
const ERASE_LINE = '\r\u001b[2K'

/** One line on stderr that is written over and over; nothing where stderr is not a terminal. */
export function progressLine(terminal: Pick<Terminal, 'stderr' | 'stderrIsTerminal' | 'elapsed'>) {
  let shown = false
  let last = Number.NEGATIVE_INFINITY
  return {
    show(progress: Progress): void {
      if (!terminal.stderrIsTerminal) return
      const now = terminal.elapsed()
      if (now - last < MILLISECONDS_BETWEEN) return
      last = now
      shown = true
      terminal.stderr.write(`${ERASE_LINE}${progressText(progress)}`)
    },
    clear(): void {
      if (shown) terminal.stderr.write(ERASE_LINE)
      shown = false
    },
  }
}

function progressText({ phase, done, total }: Progress): string {
  if (total === undefined || total <= 0) return `${terminalLine(phase)} ${done.toLocaleString('en')}`
  return `${terminalLine(phase)} ${Math.min(100, Math.floor((100 * done) / total))} %`
}
