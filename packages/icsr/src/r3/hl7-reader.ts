import { define } from '../xml/define.js'
import type { XmlElement } from '../xml/xml-element.js'
import { OBSERVATIONS, OIDS } from './oids.js'

/** Attributes that say what kind of thing an element is, and nothing of the case. */
const STRUCTURE = new Set(['classCode', 'moodCode', 'typeCode', 'determinerCode', 'type', 'mediaType', 'operator'])
const NAMED_SYSTEMS = new Set<string>([OIDS.observation, OIDS.fdaObservation, OIDS.organizer, OIDS.characteristic])

/** Reads values of an HL7 message and knows which are left, so that nothing is lost. */
export class Hl7Reader {
  readonly #taken = new Set<XmlElement>()

  /** The attribute of an element, taken; null where the element, or its value, is missing or a nullFlavor. */
  attribute(element: XmlElement | undefined, name = 'value'): string | null {
    const value = element?.attributes[name]?.trim()
    if (
      element === undefined ||
      value === undefined ||
      value === '' ||
      element.attributes['nullFlavor'] !== undefined
    ) {
      return null
    }
    this.#taken.add(element)
    return value
  }

  /** The text of an element, taken; null where there is none. */
  text(element: XmlElement | undefined): string | null {
    if (element === undefined || element.text === '') return null
    this.#taken.add(element)
    return element.text
  }

  take(...elements: readonly (XmlElement | undefined)[]): void {
    for (const element of elements) if (element !== undefined) this.#taken.add(element)
  }

  /** What of an element was not taken, as JSON, with `added`; null where nothing is left. */
  extra(element: XmlElement, added: Readonly<Record<string, unknown>> = {}): string | null {
    const rest = this.#rest(element, null)
    const fields: Record<string, unknown> = {}
    if (typeof rest === 'object') Object.assign(fields, rest)
    else if (rest !== undefined) fields['value'] = rest
    for (const [name, value] of Object.entries(added)) {
      if (value !== null && value !== undefined) define(fields, name, value)
    }
    return Object.keys(fields).length === 0 ? null : JSON.stringify(fields)
  }

  /** An element as plain data: `nullFlavor:UNK`, a text, or an object. Observations stand under their names. */
  #rest(element: XmlElement, name = observationName(element)): string | object | undefined {
    const fields: Record<string, unknown> = {}
    const content = element.children.filter((child) => !(name !== null && isName(child)))
    for (const child of content) {
      if (this.#taken.has(child)) continue
      const value = this.#rest(child)
      if (value === undefined) continue
      const inner = onlyField(value)
      const merged = inner !== null && (isRelation(child.name) || observationName(child) !== null)
      add(fields, merged ? inner[0] : child.name, merged ? inner[1] : value)
    }
    const own = ownValue(element)
    if (own !== undefined) {
      if (Object.keys(fields).length === 0 && name === null) return own
      if (typeof own === 'object') Object.assign(fields, own)
      else add(fields, own.startsWith('nullFlavor:') ? 'nullFlavor' : 'value', own)
    }
    if (name !== null) {
      const [key, value] = onlyField(fields) ?? ['', fields]
      if (Object.keys(fields).length === 0) return undefined
      return { [name]: key === 'value' ? value : fields }
    }
    return Object.keys(fields).length === 0 ? undefined : fields
  }
}

/** The child whose code has this system and, where given, this code. */
export function hasCode(element: XmlElement, system: string, code?: string): boolean {
  return element.children.some(
    ({ name, attributes }) =>
      name === 'code' && attributes['codeSystem'] === system && (code === undefined || attributes['code'] === code),
  )
}

function isName({ name, attributes }: XmlElement): boolean {
  return name === 'code' && NAMED_SYSTEMS.has(attributes['codeSystem'] ?? '')
}

/** The name of an element that its own `code` names, such as an observation. */
function observationName(element: XmlElement): string | null {
  const code = element.children.find(isName)
  if (code === undefined) return null
  const { code: value = '', displayName, codeSystem } = code.attributes
  if (codeSystem === OIDS.observation && Object.hasOwn(OBSERVATIONS, value)) return OBSERVATIONS[value]!
  return displayName ?? `code ${value}`
}

function isRelation(name: string): boolean {
  return /^(outboundRelationship\d?|inboundRelationship|subjectOf\d?|component\d?)$/.test(name)
}

function onlyField(value: unknown): [string, unknown] | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const [first, ...more] = Object.entries(value)
  return first !== undefined && more.length === 0 ? first : null
}

function ownValue({ attributes, text }: XmlElement): string | object | undefined {
  if (attributes['nullFlavor'] !== undefined) return `nullFlavor:${attributes['nullFlavor']}`
  const named = Object.entries(attributes).filter(([name, value]) => !STRUCTURE.has(name) && value !== '')
  if (named.length === 0) return text === '' ? undefined : text
  if (named.length === 1 && named[0]![0] === 'value' && text === '') return named[0]![1]
  return Object.fromEntries(text === '' ? named : [...named, ['text', text]])
}

/** Sets a field, or adds to it where it is there already. */
function add(fields: Record<string, unknown>, name: string, value: unknown): void {
  const before = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (before === undefined) define(fields, name, value)
  else if (Array.isArray(before)) before.push(value)
  else define(fields, name, [before, value])
}
