import type { AdapterInput } from '@aethersignal/model'
import type { Recognition } from './recognition.js'

/** A file that is looked at, wherever it lies. */
export interface LookedAt {
  readonly path: string
  readonly input: AdapterInput
  /** What the adapters say of it; rejects with what it is refused for. */
  recognise(): Promise<Recognition>
  /** What the adapters of single files say of a file in it. */
  recogniseMember(member: AdapterInput): Promise<Recognition>
  /** The files in it, where it is a zip archive; null where it is none. Rejects with what the archive is refused for. */
  members(): Promise<readonly AdapterInput[] | null>
}
