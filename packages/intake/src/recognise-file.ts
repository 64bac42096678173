import type { AdapterInput } from '@aethersignal/model'
import type { TableOptions } from '@aethersignal/tables'
import { fileInput } from './file-input.js'
import { type Answer, answersOf, type Recognition, surestOf, UNKNOWN, viewOf } from './recognition.js'
import { fileAdapters } from './source-adapters.js'

/** Asks every adapter whether it knows a file and takes the one that is surest. Throws where the file cannot be looked at. */
export async function recogniseFile(path: string, options: TableOptions = {}): Promise<Recognition> {
  const { faersAdapter, faersXmlAdapter, recogniseFaersPath, recogniseFaersXmlPath } = await import(
    '@aethersignal/faers'
  )
  const view = await viewOf(await fileInput(path))
  const faers = await recogniseFaersPath(path)
  const answers: Answer[] = []
  if (faers === true) {
    const told = await faersAdapter.sniff(view)
    const reason = told?.reason ?? 'It holds tables of FAERS or a list of deleted cases.'
    answers.push({ source: 'faers', reason, confidence: Math.max(told?.confidence ?? 0, 0.9) })
  }
  const xml = (await recogniseFaersXmlPath(path)) ?? (await faersXmlAdapter.sniff(view))
  if (xml !== null) answers.push({ source: 'faers-xml', ...xml })
  const adapters = (await fileAdapters(options)).values()
  return surestOf([...answers, ...(await answersOf(adapters, view))], typeof faers === 'string' ? faers : UNKNOWN)
}

/** Asks the adapters of single files whether they know a file in an archive. */
export async function recogniseMember(member: AdapterInput, options: TableOptions = {}): Promise<Recognition> {
  return surestOf(await answersOf((await fileAdapters(options)).values(), await viewOf(member)), UNKNOWN)
}
