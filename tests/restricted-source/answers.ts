import type { CallOptions, SignalSource } from '../../packages/engine/src/index.js'
import { AetherError, type Progress } from '../../packages/model/src/index.js'
import type { Requests } from './random-requests.js'

/**
 * Everything that a source answers to some requests, as bytes. Left out is what a source of the visible reports alone
 * cannot know, and nothing else:
 *
 * 1. the hash of the dataset, of its parts, and the mark `restricted`;
 * 2. that hash in the text of cursors;
 * 3. the load report of `describe`;
 * 4. how far the reading of the index is;
 * 5. the names of the analyses, which are of the kind of the source, not of its data.
 */
export async function answersOf(source: SignalSource, requests: Requests): Promise<string> {
  const { load: _, ...summary } = await source.describe()
  const hash = summary.identity.hash
  const { analyses: _names, ...capabilities } = source.capabilities
  const answers: unknown[] = [summary, capabilities]
  const answer = async (call: (options: CallOptions) => Promise<unknown>) => {
    const heard: Progress[] = []
    try {
      answers.push(await call({ onProgress: (progress) => heard.push(progress) }))
    } catch (thrown) {
      if (!(thrown instanceof AetherError) || thrown.code === 'internal/unexpected') throw thrown
      answers.push(thrown.toJSON())
    }
    answers.push(heard.filter(({ phase }) => phase !== 'index'))
  }
  for (const { kind, text, limit } of requests.suggestions)
    await answer((options) => source.suggest(kind, text, { ...options, ...(limit !== undefined && { limit }) }))
  for (const spec of requests.specs) await answer((options) => source.run(spec, options))
  for (const { drug, event, spec } of requests.pairs)
    await answer((options) => source.pair({ drug, event }, spec, options))
  for (const request of requests.analyses) await answer((options) => source.analyse(request, options))
  for (const { limit, ...query } of requests.listings) {
    let cursor: string | undefined
    do {
      const page = { limit, ...(cursor !== undefined && { cursor }) }
      cursor = undefined
      await answer(async (options) => {
        const listed = await source.cases(query, page, options)
        cursor = listed.next
        return listed
      })
    } while (cursor !== undefined)
  }
  await answer((options) => source.cases({}, { limit: 1, cursor: 'none.1' }, options))
  return bytesOf(answers, hash)
}

/** JSON of answers without what {@link answersOf} leaves out. */
export function bytesOf(answers: unknown, hash: string): string {
  const text = JSON.stringify(answers, (name, value: unknown) => {
    if (name === 'restricted') return undefined
    if (name === 'hash') return '*'
    if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, (number) => numberText(number))
    return value
  })
  return text.replaceAll(hash, '*')
}

function numberText(number: number): string {
  return Object.is(number, -0) ? '-0' : String(number)
}
