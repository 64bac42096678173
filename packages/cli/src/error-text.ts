import type { AetherError } from '@aethersignal/model'
import { terminalLine, terminalText } from './terminal-text.js'

/** An error for a person: what was wrong, where, and what to do. */
export function errorText(error: AetherError): string {
  const lines = [`error ${error.code}: ${terminalLine(error.message)}`]
  const { file, line, field } = error.place ?? {}
  const place = [file, line !== undefined && `line ${line}`, field !== undefined && `field ${field}`].filter(Boolean)
  if (place.length > 0) lines.push(`  at ${terminalLine(place.join(', '))}`)
  if (error.remedy !== undefined) lines.push(`  ${terminalText(error.remedy)}`)
  if (error.code === 'internal/unexpected') lines.push('  This is a fault of AetherSignal. Please report it.')
  return lines.join('\n')
}
