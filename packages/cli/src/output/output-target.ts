import { randomBytes } from 'node:crypto'
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { AetherError } from '@aethersignal/model'
import { terminalText } from '../terminal-text.js'

const BUFFERED_CHARACTERS = 1 << 16

/** Where results go. Nothing is at a file's path before {@link OutputTarget.finish}, and never half of it. */
export interface OutputTarget {
  /** Data as they are, for programs; a terminal is shown them without what it would obey. */
  write(parts: Iterable<string>): Promise<void>
  /** Text for a person. */
  writeText(text: string): Promise<void>
  /** Bytes that are no text; a terminal is not shown them. */
  writeBytes(bytes: Uint8Array): Promise<void>
  finish(): Promise<void>
  /** Leaves what was there before. Does nothing once finished. */
  discard(): Promise<void>
}

/** Opens the file, to be replaced as a whole at the end, or standard output when there is no path. */
export async function openOutput(path: string | undefined, stdout: Writable): Promise<OutputTarget> {
  if (path === undefined) return streamTarget(stdout)
  const failure = (thrown: unknown) => outputError(thrown, path)
  const existing = await stat(path).catch(() => undefined)
  if (existing?.isDirectory()) {
    throw new AetherError('output/not-writable', 'The output is a folder.', {
      place: { file: path },
      remedy: 'Give the name of a file.',
    })
  }
  // A link is followed, so that it still is one afterwards; a device or a pipe cannot be replaced.
  const target = existing === undefined ? path : await realpath(path)
  const replaced = existing === undefined || existing.isFile()
  const aside = replaced
    ? join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.part`)
    : undefined
  const file = await open(aside ?? target, aside === undefined ? 'w' : 'wx', 0o666).catch((thrown: unknown) => {
    throw failure(thrown)
  })
  return fileTarget(file, target, aside, failure)
}

function streamTarget(stdout: Writable & { readonly isTTY?: boolean }): OutputTarget {
  const write = (parts: Iterable<string>) =>
    writeBuffered(parts, async (text) => {
      await writeToStream(stdout, stdout.isTTY === true ? terminalText(text) : text).catch((thrown: unknown) => {
        throw outputError(thrown, 'standard output')
      })
    })
  return {
    write,
    writeText: (text) => write([terminalText(text)]),
    async writeBytes(bytes) {
      if (stdout.isTTY === true) {
        throw new AetherError('usage/invalid', 'This format is not text, and standard output is a terminal.', {
          remedy: 'Give --out and the name of a file.',
        })
      }
      await writeToStream(stdout, bytes).catch((thrown: unknown) => {
        throw outputError(thrown, 'standard output')
      })
    },
    finish: async () => {},
    discard: async () => {},
  }
}

function fileTarget(
  file: FileHandle,
  target: string,
  aside: string | undefined,
  failure: (thrown: unknown) => unknown,
): OutputTarget {
  let open = true
  const write = (parts: Iterable<string>) =>
    writeBuffered(parts, async (text) => {
      await file.writeFile(text).catch((thrown: unknown) => {
        throw failure(thrown)
      })
    })
  return {
    write,
    writeText: (text) => write([terminalText(text)]),
    async writeBytes(bytes) {
      await file.writeFile(bytes).catch((thrown: unknown) => {
        throw failure(thrown)
      })
    },
    async finish() {
      try {
        if (aside !== undefined) await file.sync()
        await file.close()
        if (aside !== undefined) await rename(aside, target)
        open = false
      } catch (thrown) {
        throw failure(thrown)
      }
    },
    async discard() {
      if (!open) return
      open = false
      await file.close().catch(() => {})
      if (aside !== undefined) await rm(aside, { force: true })
    },
  }
}

/** Writes and finishes, or leaves what was there before when the work fails. */
export async function withOutput<T>(output: OutputTarget, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work()
    await output.finish()
    return result
  } finally {
    await output.discard()
  }
}

async function writeBuffered(parts: Iterable<string>, write: (text: string) => Promise<void>): Promise<void> {
  let buffer = ''
  for (const part of parts) {
    buffer += part
    if (buffer.length >= BUFFERED_CHARACTERS) {
      await write(buffer)
      buffer = ''
    }
  }
  if (buffer !== '') await write(buffer)
}

function writeToStream(stream: Writable, data: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(data, (error) => (error ? reject(error) : resolve()))
  })
}

/** What the system said on writing an output, as one of our errors. */
export function outputError(thrown: unknown, file: string): unknown {
  const reason = (thrown as NodeJS.ErrnoException | undefined)?.code
  if (reason === undefined) return thrown
  if (reason === 'ENOSPC' || reason === 'EDQUOT') {
    return new AetherError('output/disk-full', 'There is no room left for the output.', {
      place: { file },
      remedy: 'Free some space, or write to another disk.',
      cause: thrown,
    })
  }
  return new AetherError('output/not-writable', `The output cannot be written. (${reason})`, {
    place: { file },
    cause: thrown,
  })
}
