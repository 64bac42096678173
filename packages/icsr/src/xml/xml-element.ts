/** An element of XML. Names are local names, without prefix; comments and processing instructions are not kept. */
export interface XmlElement {
  /** Local name. */
  readonly name: string
  /** Values by local name. */
  readonly attributes: Readonly<Record<string, string>>
  /** Elements directly in it, in order. */
  readonly children: readonly XmlElement[]
  /** The character data directly in the element, without outer blanks. */
  readonly text: string
  /** Line of the start tag. */
  readonly line: number
}

/** The first element at a path of local names below `element`, the first of that name at every step. */
export function elementAt(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce((at, name) => at?.children.find((child) => child.name === name), element)
}

/** Every element at a path of local names below `element`. */
export function elementsAt(element: XmlElement | undefined, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    element === undefined ? [] : [element],
  )
}
