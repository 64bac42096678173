/** A piece of XML that is ready. Null stands for what is left out. */
export type Xml = string | null

type Attributes = Readonly<Record<string, string | number | null | undefined>>

/** What XML 1.0 cannot hold, not even as a reference (2.2 Char). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

/** An element with attributes and content; attributes that are null or undefined are left out. */
export function element(name: string, attributes: Attributes, ...content: readonly Xml[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('')
  const inner = content.filter((piece) => piece !== null).join('')
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`
}

/** Character data. What XML cannot hold becomes U+FFFD. */
export function text(value: string): string {
  return escaped(value)
}

function escaped(value: string): string {
  return value.replace(IMPOSSIBLE, '\ufffd').replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}
