import { AetherError } from '@aethersignal/model'
import type { Session } from '../session.js'
import { type ManifestDifference, manifestDifferences } from './manifest-differences.js'

/** What may differ though the numbers are the same: the version of the software, and where a file of the same content lies. */
const ASIDE = /^(?:software\.|input\.files\[\d+\]\.title$)/

/** @throws AetherError `source/changed` naming what differs, but for what may: that is said. */
export function requireSame(session: Session, before: unknown, now: unknown, path: string): void {
  // As it would be written: members that are undefined are not there.
  const differences = manifestDifferences(before, JSON.parse(JSON.stringify(now)))
  const aside = differences.filter((difference) => ASIDE.test(difference.path))
  const others = differences.filter((difference) => !aside.includes(difference))
  session.endProgress()
  if (others.length > 0) {
    throw new AetherError('source/changed', `The manifest does not hold here: ${others.map(inWords).join('; ')}.`, {
      place: { file: path },
      remedy: 'Give the store, the files, the dictionaries and the groups that the manifest was made with.',
    })
  }
  for (const difference of aside) session.say(`note: ${inWords(difference)}`)
}

function inWords({ path, before, now }: ManifestDifference): string {
  return `${path} is ${shown(now)}, and was ${shown(before)}`
}

function shown(value: unknown): string {
  const text = value === undefined ? 'absent' : JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
