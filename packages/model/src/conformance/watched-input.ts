import type { AdapterInput } from '../cases/adapter.js'

/** Whether an input of an adapter is a file given as a stream, of which the kit can see whether it is let go. */
export function isAdapterInput(input: unknown): input is AdapterInput {
  const { name, stream } = (input ?? {}) as Readonly<Record<string, unknown>>
  return typeof name === 'string' && typeof stream === 'function'
}

/** Counts the streams of inputs that are open. */
export class StreamWatch {
  open = 0

  /** The input with its streams counted. */
  watched(input: AdapterInput): AdapterInput {
    return { ...input, name: input.name, ...sizeOf(input), stream: () => this.#counted(input.stream(), Infinity) }
  }

  /** The input, of which only the first chunk ever comes. */
  stalled(input: AdapterInput): AdapterInput {
    return { ...input, name: input.name, ...sizeOf(input), stream: () => this.#counted(input.stream(), 1) }
  }

  #counted(stream: ReadableStream<Uint8Array>, mostChunks: number): ReadableStream<Uint8Array> {
    const reader = stream.getReader()
    let chunks = 0
    let counted = true
    this.open++
    const release = () => {
      if (counted) this.open--
      counted = false
    }
    return new ReadableStream(
      {
        pull: async (controller) => {
          if (chunks++ >= mostChunks) return new Promise<void>(() => undefined)
          try {
            const { done, value } = await reader.read()
            if (!done) return controller.enqueue(value)
            release()
            controller.close()
          } catch (thrown) {
            release()
            throw thrown
          }
        },
        cancel: async (reason) => {
          release()
          await reader.cancel(reason)
        },
      },
      { highWaterMark: 0 },
    )
  }
}

function sizeOf({ size }: AdapterInput): { readonly size?: number } {
  return size === undefined ? {} : { size }
}
