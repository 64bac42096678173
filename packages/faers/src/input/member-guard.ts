import { AetherError } from '@aethersignal/model'

/** What an archive may hold. The largest quarter has 20 members, 226 MB in one and a ratio of about 10. */
export const ARCHIVE_LIMITS = {
  members: 10_000,
  memberBytes: 4 * 1024 ** 3,
  totalBytes: 64 * 1024 ** 3,
  /** Expanded over compressed size, for members of more than `ratioFromBytes`. */
  ratio: 200,
  ratioFromBytes: 16 * 1024 ** 2,
} as const

/** Limits of an archive, in members and bytes. */
export type ArchiveLimits = { readonly [K in keyof typeof ARCHIVE_LIMITS]: number }

/** Numbers of methods of compression (APPNOTE 4.4.5). */
export const STORED = 0
const DEFLATED = 8

/** Looks at the members that an archive declares, one after the other, before anything is read. */
export class MemberGuard {
  readonly #label: string
  readonly #limits: ArchiveLimits
  #totalBytes = 0

  /** @param label what errors call the archive */
  constructor(label: string, members: number, limits: ArchiveLimits = ARCHIVE_LIMITS) {
    this.#label = label
    this.#limits = limits
    const place = { file: label }
    if (members === 0) throw new AetherError('input/empty', `${label} is an archive without members.`, { place })
    if (members > limits.members) throw tooLarge(label, `has more than ${limits.members} members`)
  }

  /** The name of a member as declared, with forward slashes; null where it is a folder. Sizes are in bytes. */
  admit(written: string, size: number, packedSize: number): string | null {
    const limits = this.#limits
    const name = safeName(written, this.#label)
    if (name.endsWith('/')) return null
    this.#totalBytes += size
    const path = `${this.#label}!/${name}`
    if (size > limits.memberBytes) throw tooLarge(path, `expands to ${size} bytes`)
    if (this.#totalBytes > limits.totalBytes) {
      throw tooLarge(this.#label, `expands to more than ${limits.totalBytes} bytes`)
    }
    if (size > limits.ratioFromBytes && size > packedSize * limits.ratio) {
      throw tooLarge(path, `expands ${Math.round(size / Math.max(1, packedSize))}-fold`)
    }
    return name
  }
}

/** Refuses a member that is encrypted or packed by a method that is not read here. */
export function requireReadable(path: string, encrypted: boolean, method: number): void {
  const place = { file: path }
  if (encrypted) throw new AetherError('input/unreadable', `${path} is encrypted.`, { place })
  if (method === STORED || method === DEFLATED) return
  throw new AetherError('input/unreadable', `${path} is compressed by method ${method}, which is not read here.`, {
    place,
  })
}

export function corruptArchive(path: string, thrown: unknown): AetherError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  return new AetherError('input/corrupt-archive', `${path} is damaged or not a zip archive: ${reason}`, {
    place: { file: path },
    remedy: 'Download the archive again.',
    cause: thrown,
  })
}

function safeName(written: string, label: string): string {
  const name = written.replaceAll('\\', '/')
  if (name.startsWith('/') || name.split('/').includes('..') || name.includes('\u0000') || /^[a-z]:/i.test(name)) {
    throw new AetherError('input/unsafe-path', `A member of ${label} has the path ${JSON.stringify(written)}.`, {
      place: { file: label },
      remedy: 'Do not use this archive; get it anew from its publisher.',
    })
  }
  return name
}

function tooLarge(path: string, what: string): AetherError {
  return new AetherError('input/archive-too-large', `${path} ${what}.`, { place: { file: path } })
}
