import type { CodedField, ReportIndex } from '@aethersignal/engine'
import type { Section, Sections } from './section-file.js'
import { textSections, textsOf } from './text-sections.js'

/** An index without what is added to it on the way to an answer. */
export type BareIndex = Omit<ReportIndex, 'extras'>

/** The columns of an index as sections. */
export function indexSections({ drugs, events, country, source, reports: _, ...columns }: BareIndex): Sections {
  return {
    ...columns,
    ...textSections('drugs', drugs.names),
    'drugs.offsets': drugs.incidence.offsets,
    'drugs.codes': drugs.incidence.codes,
    'drugs.roles': drugs.roles,
    ...textSections('events', events.names),
    'events.offsets': events.incidence.offsets,
    'events.codes': events.incidence.codes,
    ...textSections('country', country.names),
    'country.codes': country.codes,
    ...textSections('source', source.names),
    'source.codes': source.codes,
  }
}

/** The index that sections hold. */
export function indexOfSections(sections: Sections, reports: number): BareIndex {
  const column = <T extends Section>(name: string) => sections[name] as T
  const coded = (name: string): CodedField => ({
    names: textsOf(sections, name),
    codes: column<Uint16Array>(`${name}.codes`),
  })
  const named = (name: string) => {
    const names = textsOf(sections, name)
    const codes = column<Uint16Array | Uint32Array>(`${name}.codes`)
    return { names, incidence: { reports, size: names.length, offsets: column<Uint32Array>(`${name}.offsets`), codes } }
  }
  return {
    reports,
    drugs: { ...named('drugs'), roles: column<Uint8Array>('drugs.roles') },
    events: named('events'),
    ageYears: column<Float32Array>('ageYears'),
    sex: column<Uint8Array>('sex'),
    serious: column<Uint8Array>('serious'),
    outcomes: column<Uint8Array>('outcomes'),
    eventDate: column<Int32Array>('eventDate'),
    receivedDate: column<Int32Array>('receivedDate'),
    versionDate: column<Int32Array>('versionDate'),
    country: coded('country'),
    source: coded('source'),
  }
}
