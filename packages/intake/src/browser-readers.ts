import type { Adapter, AdapterInput, SniffView } from '@aethersignal/model'
import { type Answer, UNKNOWN } from './recognition.js'
import { TABLE_SOURCES } from './sources.js'

type FileAdapter = Adapter<AdapterInput>

/** Readers whose code is loaded together. */
interface Readers {
  readonly sources: readonly string[]
  /** Whether a file that begins so can be one of theirs at all: where not, their code is not loaded to ask. */
  mayKnow(beginning: string): boolean
  load(): Promise<readonly FileAdapter[]>
}

const READERS: readonly Readers[] = [
  {
    sources: ['icsr'],
    mayKnow: (beginning) => beginning.startsWith('<'),
    load: async () => [(await import('@aethersignal/icsr')).icsrAdapter],
  },
  {
    sources: ['openfda', 'openfda-device', 'openfda-food', 'openfda-animal'],
    mayKnow: (beginning) => /^(?:[[{]|PK)/.test(beginning),
    load: async () => {
      const faers = await import('@aethersignal/faers/browser')
      return [faers.openFdaAdapter, faers.openFdaDeviceAdapter, faers.openFdaFoodAdapter, faers.openFdaAnimalAdapter]
    },
  },
  {
    sources: ['faers'],
    // `recogniseFaers` asks, by more than the beginning.
    mayKnow: () => false,
    load: async () => [(await import('@aethersignal/faers/browser')).faersFileAdapter],
  },
  {
    sources: ['faers-xml'],
    mayKnow: (beginning) => beginning.startsWith('<'),
    load: async () => [(await import('@aethersignal/faers/browser')).faersXmlFileAdapter],
  },
  {
    sources: [...TABLE_SOURCES, 'not-cases'],
    mayKnow: (beginning) => !/^<[?!]/.test(beginning),
    load: async () => {
      const { profileAdapters, csvAdapter } = await import('@aethersignal/tables')
      return [...profileAdapters, csvAdapter]
    },
  },
]

/** The adapters that may know what is seen of a file. */
export async function readersFor({ head }: SniffView): Promise<readonly FileAdapter[]> {
  const beginning = beginningOf(head)
  const loaded = await Promise.all(READERS.filter(({ mayKnow }) => mayKnow(beginning)).map(({ load }) => load()))
  return loaded.flat()
}

/** What FAERS is known by in a file: an answer of its adapter, or why it is none. Nothing that is XML is a table of FAERS. */
export async function recogniseFaers(input: AdapterInput, view: SniffView): Promise<Answer | string> {
  if (beginningOf(view.head).startsWith('<')) return UNKNOWN
  const { faersFileAdapter, recogniseFaersFile } = await import('@aethersignal/faers/browser')
  const known = await recogniseFaersFile(input)
  if (known !== true) return known
  const told = await faersFileAdapter.sniff(view)
  const reason = told?.reason ?? 'It holds tables of FAERS or a list of deleted cases.'
  return { source: 'faers', reason, confidence: Math.max(told?.confidence ?? 0, 0.9) }
}

/** Whether a file is an archive of XML quarters of FAERS. */
export async function recogniseFaersXml(input: AdapterInput, { head }: SniffView): Promise<Answer | null> {
  if (!beginningOf(head).startsWith('PK')) return null
  const { recogniseFaersXmlFile } = await import('@aethersignal/faers/browser')
  const known = await recogniseFaersXmlFile(input)
  return known && { source: 'faers-xml', ...known }
}

/** The adapter of a source. */
export async function readerOf(source: string): Promise<FileAdapter> {
  const loaded = await READERS.find(({ sources }) => sources.includes(source))?.load()
  const reader = loaded?.find(({ id }) => id === source)
  if (reader === undefined) throw new TypeError(`There is no reader of ${source}.`)
  return reader
}

/** The first characters that are no space, whatever the encoding: in UTF-16 every other byte is null. */
function beginningOf(head: Uint8Array): string {
  return new TextDecoder('latin1')
    .decode(head.subarray(0, 256))
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .trimStart()
}
