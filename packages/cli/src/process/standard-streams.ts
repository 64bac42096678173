import { createReadStream, fstatSync, writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { type Readable, Writable } from 'node:stream'
import { isatty, ReadStream } from 'node:tty'

/** A standard stream of the process to write to, of which nothing is lost when the process ends. */
export function standardOutput(descriptor: 1 | 2): Writable & { readonly isTTY: boolean } {
  const stream = new Writable({
    decodeStrings: true,
    write(chunk: Buffer, _encoding, done) {
      try {
        writeWhole(descriptor, chunk)
        done()
      } catch (thrown) {
        done(thrown as Error)
      }
    },
  })
  return Object.assign(stream, { isTTY: isatty(descriptor) })
}

const MILLISECONDS_BETWEEN = 5

function writeWhole(descriptor: number, chunk: Buffer): void {
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (let at = 0; at < chunk.length; ) {
    try {
      at += writeSync(descriptor, chunk, at)
    } catch (thrown) {
      // A pipe that another process has made non-blocking is full.
      if ((thrown as NodeJS.ErrnoException).code !== 'EAGAIN') throw thrown
      Atomics.wait(pause, 0, 0, MILLISECONDS_BETWEEN)
    }
  }
}

let input: Readable | undefined

/** Standard input, opened when it is first asked for. */
export function standardInput(): Readable {
  input ??= openInput()
  return input
}

function openInput(): Readable {
  if (isatty(0)) return new ReadStream(0)
  const found = fstatSync(0)
  if (found.isFIFO() || found.isSocket()) return new Socket({ fd: 0, readable: true, writable: false })
  return createReadStream('', { fd: 0 })
}
