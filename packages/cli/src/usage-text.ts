import type { Terminal } from './terminal.js'

/** What a call took: time and the highest memory of the process. */
export function usageText(terminal: Pick<Terminal, 'elapsed' | 'peakMemory'>, started: number, what: string): string {
  const seconds = (terminal.elapsed() - started) / 1000
  return `${what} in ${seconds.toFixed(2)} s, peak memory ${Math.round(terminal.peakMemory() / 1e6)} MB`
}
