import type { IcsrCase } from '../icsr-case.js'
import type { NoteRepair } from '../load/reason-codes.js'
import type { XmlElement } from '../xml/xml-element.js'
export function caseOfR3(_element: XmlElement, _note: NoteRepair): IcsrCase | null {
  return null
}
