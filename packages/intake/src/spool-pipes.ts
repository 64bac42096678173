import { constants } from 'node:fs'
import { type FileHandle, mkdtemp, open, realpath, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { AetherError, throwIfAborted } from '@aethersignal/model'
import { inputError } from './input-error.js'

/** Paths of which those of pipes lead to files with what came through them. */
export interface SpooledPaths {
  readonly paths: readonly string[]
  /** The path that was given for one of ours. */
  given(path: string): string
  /** Where what came stood: the pipe, if it has a name that means it the next time too. */
  place(path: string): string
  remove(): Promise<void>
}

/**
 * Writes what comes through pipes, such as `<(zcat cases.csv.gz)`, into files: an input is looked at before it is read, and
 * a pipe gives its bytes once. Waiting for a writer, and for what it writes, ends when the signal fires.
 *
 * @throws AetherError `input/unreadable`, `output/disk-full` or `output/not-writable` where the files cannot be kept, or `request/aborted`
 */
export async function spoolPipes(paths: readonly string[], signal: AbortSignal): Promise<SpooledPaths> {
  const folder = new Map<string, string>()
  const named = new Set<string>()
  const remove = async () => {
    for (const path of folder.keys()) await rm(join(path, '..'), { recursive: true, force: true })
  }
  try {
    const opened: string[] = []
    for (const path of paths) {
      throwIfAborted(signal)
      // What is not there is refused where files are looked at.
      const found = await stat(path).catch(() => undefined)
      if (found?.isFIFO() !== true) opened.push(path)
      else {
        const target = join(await mkdtemp(join(tmpdir(), 'aethersignal-pipe-')), basename(path))
        folder.set(target, path)
        const hasName = await realpath(path).then(
          () => true,
          () => false,
        )
        if (hasName) named.add(target)
        await spool(path, target, hasName, signal)
        opened.push(target)
      }
    }
    const given = (path: string) => folder.get(path) ?? path
    return { paths: opened, given, place: (path) => (named.has(path) ? given(path) : path), remove }
  } catch (error) {
    await remove()
    throw error
  }
}

async function spool(path: string, target: string, hasName: boolean, signal: AbortSignal): Promise<void> {
  // Opened to block, a thread would wait for a writer, and nothing could end that.
  const pipe = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((thrown: unknown) => {
    throw inputError(thrown, path)
  })
  try {
    const file = await open(target, 'wx', 0o600)
    try {
      for await (const bytes of bytesOf(pipe, path, hasName, signal)) {
        await file.writeFile(bytes).catch((thrown: unknown) => {
          throw notKept(thrown, path, target)
        })
      }
    } finally {
      await file.close()
    }
  } finally {
    await pipe.close()
  }
}

function notKept(thrown: unknown, path: string, target: string): AetherError {
  const reason = (thrown as NodeJS.ErrnoException).code ?? String(thrown)
  const full = reason === 'ENOSPC' || reason === 'EDQUOT'
  return new AetherError(
    full ? 'output/disk-full' : 'output/not-writable',
    `What comes through ${path} cannot be kept until it is read. (${reason})`,
    { place: { file: target }, remedy: 'Free some space, or have TMPDIR name a folder with more.', cause: thrown },
  )
}

const BUFFER_BYTES = 1 << 16
const MILLISECONDS_BETWEEN = 10

async function* bytesOf(
  pipe: FileHandle,
  path: string,
  hasName: boolean,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  // A pipe without a name had its writer from the start; one with a name may have to wait for it.
  let begun = !hasName
  const buffer = Buffer.alloc(BUFFER_BYTES)
  for (;;) {
    throwIfAborted(signal)
    const { bytesRead, waiting } = await pipe.read(buffer, 0, BUFFER_BYTES).then(
      (read) => ({ bytesRead: read.bytesRead, waiting: false }),
      (thrown: NodeJS.ErrnoException) => {
        if (thrown.code !== 'EAGAIN') throw inputError(thrown, path)
        return { bytesRead: 0, waiting: true }
      },
    )
    if (bytesRead > 0) {
      begun = true
      yield buffer.subarray(0, bytesRead)
    } else if (!waiting && begun) return
    else await setTimeout(MILLISECONDS_BETWEEN)
    // A writer that waits has opened the pipe, so that its end is one.
    begun ||= waiting
  }
}
