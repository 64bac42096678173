import { sniffView } from '@aethersignal/model/adapter'
import type { FileKind } from './file-kind.js'
import type { LookedAt } from './looked-at.js'

const LARGEST_COMPOUND = 2 ** 26

/** What a file is that nothing here reads; null where that cannot be told. */
export async function kindOf({ input, members }: LookedAt): Promise<FileKind | null> {
  const { kindOfBytes, kindOfMembers } = await import('./file-kind.js')
  const inside = await members()
  if (inside !== null) return kindOfMembers(inside.map(({ name }) => name))
  const { head } = await sniffView(input)
  // The names in a compound file stand anywhere in it.
  const compound = head[0] === 0xd0 && head[1] === 0xcf && (input.size ?? 0) <= LARGEST_COMPOUND
  return kindOfBytes(compound ? new Uint8Array(await new Response(input.stream()).arrayBuffer()) : head)
}

export async function isText({ input }: LookedAt): Promise<boolean> {
  const { head } = await sniffView(input)
  return head.length > 0 && !head.subarray(0, 4096).includes(0)
}
