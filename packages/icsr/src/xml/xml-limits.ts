/** How much an XML file may ask of its reader. */
export interface XmlLimits {
  /** Elements inside each other. E2B(R3) needs some 30. */
  readonly depth: number
  /** Characters of one report, enclosed documents with it. */
  readonly reportCharacters: number
  /** Elements and attributes of one report, which take more memory than their characters. */
  readonly reportNodes: number
  /** Characters before the root element and, summed up, between reports. */
  readonly envelopeCharacters: number
}

export const XML_LIMITS: XmlLimits = {
  depth: 200,
  reportCharacters: 64 * 1024 * 1024,
  reportNodes: 1_000_000,
  envelopeCharacters: 256 * 1024 * 1024,
}
