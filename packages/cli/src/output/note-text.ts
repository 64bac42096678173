import type { LoadWarning, ResultNote } from '@aethersignal/model'
import { terminalLine } from '../terminal-text.js'

/** A note or warning on one line, with its count where the message does not tell it. */
export function noteText({ code, message, count = 0 }: ResultNote | LoadWarning): string {
  const told = count === 0 || new RegExp(`\\b${count}\\b`).test(message.replace(/(?<=\d),(?=\d{3})/g, ''))
  return `warning ${terminalLine(code)}: ${terminalLine(message)}${told ? '' : ` (${count.toLocaleString('en')})`}`
}
