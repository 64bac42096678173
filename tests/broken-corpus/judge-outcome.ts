import type { Outcome } from './read-variant.js'
import type { Variant } from './variant.js'

const MOST_NAMED = 5

/** What is wrong with how a variant ended; nothing where all is as it must be. */
export function judgeOutcome({ expected, reader, files }: Variant, outcome: Outcome): string[] {
  if (outcome.kind === 'hangs') return ['it hangs']
  if (outcome.kind === 'crashed') {
    const { thrown } = outcome
    return [`it crashes: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`]
  }
  if (outcome.kind === 'refused') {
    const { code, message } = outcome.error
    return expected.refused?.includes(code)
      ? []
      : [`it is refused with ${code} (${message}) instead of ${expected.refused?.join(' or ') ?? 'being read'}`]
  }
  const { read } = expected
  if (read === undefined) return [`it is read (${outcome.rowsIn} rows) instead of ${expected.refused?.join(' or ')}`]
  const faults = [...outcome.faults]
  const [least, most] = read.rowsIn
  if (outcome.rowsIn < least || outcome.rowsIn > most) {
    faults.push(`${outcome.rowsIn} rows were seen instead of ${least} to ${most}`)
  }
  if (outcome.loaded < read.leastLoaded) {
    const codes = outcome.quarantined.map(({ code, line }) => `${code} at ${line}`).join(', ')
    faults.push(`${outcome.loaded} rows are loaded instead of ${read.leastLoaded} or more; quarantined: ${codes}`)
  }
  // The text of a post that was left aside is not kept, since it may name people.
  if (reader === 'posts') return faults
  const loaded = [...outcome.texts.values()].join('\n')
  const aside = outcome.quarantined.map(({ text }) => text).join('\n')
  const lost = read.markers.filter((marker) => !loaded.includes(marker) && !aside.includes(marker))
  if (lost.length > 0) faults.push(`${lost.length} rows are lost: ${lost.slice(0, MOST_NAMED).join(', ')}`)
  return [...faults, ...strangers(outcome.quarantined, files)]
}

/** Quarantined texts that do not stand in the file, where it is text that can be compared. */
function strangers(quarantined: readonly { readonly text: string; readonly line: number }[], files: Variant['files']) {
  const sources = files.flatMap(({ bytes }) => ['utf-8', 'windows-1252'].map((label) => decode(bytes, label)))
  if (files.some(({ bytes }) => [0x50, 0x1f, 0xff, 0xfe].includes(bytes[0] ?? 0))) return []
  const whole = sources.join('\n').replace(/\r\n?/g, '\n')
  return quarantined
    .filter(({ text }) =>
      text.split(/\r\n?|\n/).some((line) => !whole.includes(line.replace(/ … \d+ characters more$/, ''))),
    )
    .slice(0, MOST_NAMED)
    .map(
      ({ text, line }) => `a quarantined text is not in the file: line ${line}, ${JSON.stringify(text.slice(0, 200))}`,
    )
}

function decode(bytes: Uint8Array, label: string): string {
  return new TextDecoder(label, { ignoreBOM: true }).decode(bytes)
}
