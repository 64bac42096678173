import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'

/** What the server said of the archive whose first bytes are kept; the rest must be of the same. */
export interface PartialOrigin {
  readonly url: string
  readonly etag: string | null
  readonly lastModified: string | null
  /** Bytes of the whole; null where the server did not say. */
  readonly bytes: number | null
}

/** The first bytes of an archive, on disk as `<archive>.part`, with where they came from beside them. */
export class PartialFile {
  readonly path: string
  bytes = 0
  /** Of these, how many an earlier download had left. */
  resumed = 0
  #hash: Hash = createHash('sha256')
  #handle: FileHandle | null = null

  constructor(archive: string) {
    this.path = `${archive}.part`
  }

  /** Takes up what an earlier download left; null where it left nothing that can be continued. */
  async resume(): Promise<PartialOrigin | null> {
    const origin = await readOrigin(`${this.path}.json`)
    const size = await stat(this.path).then(
      (status) => status.size,
      () => 0,
    )
    if (origin === null || size === 0 || (origin.etag === null && origin.lastModified === null)) return null
    for await (const chunk of createReadStream(this.path)) this.#hash.update(chunk as Buffer)
    this.bytes = size
    this.resumed = size
    return origin
  }

  /** Begins anew: nothing of what was there stays. */
  async begin(origin: PartialOrigin): Promise<void> {
    await this.close()
    this.#hash = createHash('sha256')
    this.bytes = 0
    this.resumed = 0
    await writeFile(`${this.path}.json`, JSON.stringify(origin))
    this.#handle = await open(this.path, 'w')
  }

  async append(chunk: Uint8Array): Promise<void> {
    this.#handle ??= await open(this.path, 'a')
    for (let at = 0; at < chunk.length; ) at += (await this.#handle.write(chunk, at)).bytesWritten
    this.#hash.update(chunk)
    this.bytes += chunk.length
  }

  /** What was written is kept. */
  async close(): Promise<void> {
    await this.#handle?.sync()
    await this.#handle?.close()
    this.#handle = null
  }

  sha256(): string {
    return this.#hash.copy().digest('hex')
  }

  /** Gives the whole archive its name. */
  async finish(archive: string): Promise<void> {
    await this.close()
    await rename(this.path, archive)
    await rm(`${this.path}.json`, { force: true })
  }

  async discard(): Promise<void> {
    await this.close()
    await rm(this.path, { force: true })
    await rm(`${this.path}.json`, { force: true })
  }
}

async function readOrigin(path: string): Promise<PartialOrigin | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as PartialOrigin
  } catch {
    return null
  }
}
