import { AetherError } from '@aethersignal/model'
import { Unzip, UnzipInflate } from 'fflate'
import { Crc32 } from './crc32.js'
import { declaredChecksums } from './zip-directory.js'

/** How much a member may unfold: sheets of repeated cells come to some fifty times, bombs to a thousand. */
const MAXIMUM_RATIO = 200
/** Below this nothing is a bomb. */
const ALWAYS_ALLOWED = 64 * 1024 * 1024

/** Compressed bytes unfolded at once, which bounds what a bomb can do before it is noticed: deflate unfolds at most 1,032 times. */
const SLICE = 16_384

/** A zip archive in memory, whose members are unfolded piece by piece. */
export class ZipMembers {
  readonly #bytes: Uint8Array
  readonly #name: string
  readonly #checksums: ReadonlyMap<string, number>

  /** @throws AetherError `input/corrupt-archive` where the end of the archive is missing */
  constructor(bytes: Uint8Array, name: string) {
    this.#bytes = bytes
    this.#name = name
    const checksums = declaredChecksums(bytes)
    if (checksums === null) throw this.#corrupt('its end is missing')
    this.#checksums = checksums
  }

  /**
   * The bytes of one member; nothing where there is none of this path.
   *
   * @throws AetherError `input/corrupt-archive` or `input/archive-too-large`, while it is read
   */
  *read(path: string): Generator<Uint8Array> {
    let pieces: Uint8Array[] = []
    let unfolded = 0
    let found = false
    let ended = false
    const checksum = new Crc32()
    const unzip = new Unzip((member) => {
      if (member.name.toLowerCase() !== path.toLowerCase() || found) return
      found = true
      member.ondata = (error, data, final) => {
        if (error) throw error
        unfolded += data.length
        pieces.push(data)
        ended = final
      }
      member.start()
    })
    unzip.register(UnzipInflate)
    for (let at = 0; at < this.#bytes.length && !ended; at += SLICE) {
      try {
        unzip.push(this.#bytes.subarray(at, at + SLICE), at + SLICE >= this.#bytes.length)
      } catch (thrown) {
        throw this.#corrupt(thrown instanceof Error ? thrown.message : String(thrown), thrown)
      }
      if (unfolded > ALWAYS_ALLOWED && unfolded > MAXIMUM_RATIO * this.#bytes.length) {
        throw new AetherError(
          'input/archive-too-large',
          `${this.#name} unfolds to more than ${MAXIMUM_RATIO} times its size.`,
          {
            place: { file: this.#name },
          },
        )
      }
      for (const piece of pieces) checksum.update(piece)
      yield* pieces
      pieces = []
    }
    if (found && !ended) throw this.#corrupt(`${path} is cut off`)
    if (found && this.#checksums.get(path.toLowerCase()) !== checksum.value) {
      throw this.#corrupt(`the checksum of ${path} does not fit`)
    }
  }

  /** The text of one member, UTF-8; null where there is none of this path. */
  text(path: string): string | null {
    const decoder = new TextDecoder()
    let text: string | null = null
    for (const piece of this.read(path)) text = (text ?? '') + decoder.decode(piece, { stream: true })
    return text === null ? null : text + decoder.decode()
  }

  #corrupt(what: string, cause?: unknown): AetherError {
    return new AetherError('input/corrupt-archive', `${this.#name} cannot be unpacked: ${what}.`, {
      place: { file: this.#name },
      remedy: 'Download it again; it may have been cut off on its way.',
      ...(cause !== undefined && { cause }),
    })
  }
}
