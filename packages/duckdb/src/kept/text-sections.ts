import type { Sections } from './section-file.js'

/** Texts as two sections: their UTF-8 one behind the other, and the length of each in UTF-16 units. */
export function textSections(name: string, texts: readonly string[]): Sections {
  return {
    [`${name}.texts`]: new Uint8Array(Buffer.from(texts.join(''), 'utf8')),
    [`${name}.lengths`]: Uint32Array.from(texts, ({ length }) => length),
  }
}

export function textsOf(sections: Sections, name: string): string[] {
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(sections[`${name}.texts`]!)
  let from = 0
  return Array.from(sections[`${name}.lengths`]!, (length) => {
    const text = whole.slice(from, from + length)
    from += length
    return text
  })
}
