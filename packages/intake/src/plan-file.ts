import { AetherError } from '@aethersignal/model'
import { isText, kindOf } from './input-kind.js'
import type { LookedAt } from './looked-at.js'
import { lastName, memberPath } from './member-path.js'
import { type Recognition, recognisedOrSaid } from './recognition.js'
import type { SourcePlan } from './source-plan.js'

const NOTHING: SourcePlan = { inputs: [], leftOut: [] }

/** Who asks. */
export interface PlanOptions {
  /** What to do about a file of which nothing is known. */
  readonly remedy: string
  /** Whether somebody says how its table is read, which makes it one. */
  readonly toldTable?: boolean
}

/**
 * What a file that somebody named is read as: itself, or what is known in it where it is an archive.
 * @throws AetherError `input/not-recognised`, with what it is where that can be told, or what it is refused for.
 */
export async function planNamedFile(file: LookedAt, { remedy, toldTable }: PlanOptions): Promise<SourcePlan> {
  const { path, input } = file
  const alone = (source: string, reason: string): SourcePlan => ({
    inputs: [{ path, name: lastName(input.name), source, reason, found: false }],
    leftOut: [],
  })
  const known = await file.recognise()
  if (known.source !== null) return alone(known.source, known.reason)
  const members = await planArchive(file)
  if (members.inputs.length > 0) return members
  const kind = await kindOf(file)
  if (kind !== null) {
    throw new AetherError('input/not-recognised', `${lastName(input.name)} is ${kind.what}.`, {
      place: { file: path },
      remedy: kind.remedy,
    })
  }
  if (toldTable) return alone('csv', 'You say how its table is read.')
  // The reader of tables says which columns are missing.
  if (await isText(file)) return alone('csv', 'It is text that nothing else knows.')
  throw new AetherError('input/not-recognised', known.reason, { place: { file: path }, remedy })
}

/** What a file that was found among others is read as; left out, with the reason, where it is not known. */
export async function planFoundFile(file: LookedAt): Promise<SourcePlan> {
  const { path, input } = file
  const known: Recognition = await recognisedOrSaid(() => file.recognise())
  if (known.source !== null) {
    const { source, reason } = known
    return { inputs: [{ path, name: lastName(input.name), source, reason, found: true }], leftOut: [] }
  }
  const members = known.refused ? NOTHING : await planArchive(file)
  if (members.inputs.length > 0) return members
  return { inputs: [], leftOut: [{ path, reason: known.refused ? known.reason : await unknownReason(file) }] }
}

/** What is known of the files in an archive, each by itself; nothing for what is no archive. */
async function planArchive(file: LookedAt): Promise<SourcePlan> {
  const inputs = []
  const leftOut = []
  for (const member of (await file.members()) ?? []) {
    const path = memberPath(file.path, member.name)
    const known = await file.recogniseMember(member)
    if (known.source === null) leftOut.push({ path, reason: known.reason })
    else inputs.push({ path, name: lastName(member.name), source: known.source, reason: known.reason, found: true })
  }
  return { inputs, leftOut }
}

async function unknownReason(file: LookedAt): Promise<string> {
  const kind = await kindOf(file).catch(() => null)
  return kind === null ? 'No adapter knows it.' : `It is ${kind.what}. ${kind.remedy}`
}
