import { gzipSync } from 'node:zlib'
import { type Random, seededRandom } from '../../packages/faers/src/synthetic/random.js'
import type { ErrorCode } from '../../packages/model/src/index.js'
import { markerOf, words } from './line-source.js'
import type { Variant } from './variant.js'

const REPORTS = 8
const ICH = '2.16.840.1.113883.3.989.2.1'

/** A batch in XML: what stands before, between and behind its reports. */
export interface XmlSource {
  readonly prolog: string
  readonly open: string
  readonly reports: readonly string[]
  readonly close: string
  /** Of each report; stands in its identifier. */
  readonly markers: readonly string[]
  /** Name of the element that is a report. */
  readonly report: string
}

/** A sound batch of E2B(R2). */
export function batchR2(random: Random): XmlSource {
  const numbers = Array.from({ length: REPORTS }, (_, report) => report)
  return {
    prolog: '<?xml version="1.0" encoding="UTF-8"?>\n',
    open: '<ichicsr lang="en">\n<ichicsrmessageheader>\n<messagetype>ichicsr</messagetype>\n<messagenumb>1</messagenumb>\n</ichicsrmessageheader>\n',
    reports: numbers.map(
      (report) => `<safetyreport>
<safetyreportversion>1</safetyreportversion>
<safetyreportid>${markerOf(report)}</safetyreportid>
<receiptdateformat>102</receiptdateformat><receiptdate>20220304</receiptdate>
<serious>1</serious>
<patient>
<patientonsetage>44</patientonsetage><patientonsetageunit>801</patientonsetageunit>
<reaction><reactionmeddrapt>Nausea</reactionmeddrapt></reaction>
<drug><drugcharacterization>1</drugcharacterization><medicinalproduct>Aspirin</medicinalproduct></drug>
<summary><narrativeincludeclinical>${words(random, 4)}</narrativeincludeclinical></summary>
</patient>
</safetyreport>
`,
    ),
    close: '</ichicsr>\n',
    markers: numbers.map(markerOf),
    report: 'safetyreport',
  }
}

/** A sound batch of E2B(R3), of the elements that tell cases apart. */
export function batchR3(random: Random): XmlSource {
  const numbers = Array.from({ length: REPORTS }, (_, report) => report)
  return {
    prolog: '<?xml version="1.0" encoding="UTF-8"?>\n',
    open: '<MCCI_IN200100UV01 xmlns="urn:hl7-org:v3" ITSVersion="XML_1.0">\n<id extension="B1" root="1.2"/>\n',
    reports: numbers.map(
      (report) => `<PORR_IN049016UV>
<id extension="M${report}" root="${ICH}.3.1"/>
<controlActProcess classCode="CACT" moodCode="EVN">
<effectiveTime value="20220304000000+0000"/>
<subject typeCode="SUBJ"><investigationEvent classCode="INVSTG" moodCode="EVN">
<id root="${ICH}.3.1" extension="${markerOf(report)}"/>
<text>${words(random, 4)}</text>
<availabilityTime value="20220304"/>
</investigationEvent></subject>
</controlActProcess>
</PORR_IN049016UV>
`,
    ),
    close: '</MCCI_IN200100UV01>\n',
    markers: numbers.map(markerOf),
    report: 'PORR_IN049016UV',
  }
}

/** The text of a batch. */
export function xmlOf({ prolog, open, reports, close }: XmlSource): string {
  return prolog + open + reports.join('') + close
}

interface DamagedXml {
  readonly bytes: Uint8Array | string
  readonly rowsIn?: readonly [number, number]
  readonly leastLoaded?: number
  readonly refused?: readonly ErrorCode[]
  /** Where reports were taken away, those that are left. */
  readonly markers?: readonly string[]
}

type XmlDamage = (source: XmlSource, random: Random) => DamagedXml

/** Changes the text of one report, which may then be quarantined, and no other. */
function inReport(change: (report: string, source: XmlSource) => string, surely = false): XmlDamage {
  return (source, random) => {
    const at = random.below(REPORTS)
    const reports = source.reports.with(at, change(source.reports[at]!, source))
    return { bytes: xmlOf({ ...source, reports }), rowsIn: [REPORTS, REPORTS], leastLoaded: REPORTS - (surely ? 0 : 1) }
  }
}

/** Puts a text between the first and the second report. */
function between(text: string): XmlDamage {
  return (source) => ({
    bytes: xmlOf({ ...source, reports: source.reports.with(0, source.reports[0]! + text) }),
    rowsIn: [REPORTS, REPORTS],
    leastLoaded: REPORTS,
  })
}

function withProlog(prolog: string): XmlDamage {
  return (source) => ({ bytes: xmlOf({ ...source, prolog: source.prolog + prolog }), refused: ['input/unsafe-xml'] })
}

function refusing(
  bytesOf: (source: XmlSource, random: Random) => Uint8Array | string,
  ...refused: readonly ErrorCode[]
): XmlDamage {
  return (source, random) => ({ bytes: bytesOf(source, random), refused })
}

const behind = (report: string, { report: name }: XmlSource, text: string) =>
  report.replace(`</${name}>`, `${text}</${name}>`)
const LAUGHS = Array.from({ length: 10 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join(
  '',
)

/** What befalls files of reports. */
const XML_DAMAGES: Readonly<Record<string, XmlDamage>> = {
  'nothing wrong': between(''),
  'no final newline': (source) => ({ ...between('')(source, seededRandom(0)), bytes: xmlOf(source).trimEnd() }),
  'CRLF line ends': (source) => ({
    ...between('')(source, seededRandom(0)),
    bytes: xmlOf(source).replaceAll('\n', '\r\n'),
  }),
  'no line ends': (source) => ({ ...between('')(source, seededRandom(0)), bytes: xmlOf(source).replaceAll('\n', ' ') }),
  'byte order mark': (source) => ({ ...between('')(source, seededRandom(0)), bytes: `\ufeff${xmlOf(source)}` }),
  'UTF-16': (source) => ({
    ...between('')(source, seededRandom(0)),
    bytes: Buffer.from(`\ufeff${xmlOf(source).replace('UTF-8', 'UTF-16')}`, 'utf16le'),
  }),
  'says it is UTF-16': (source) => ({
    ...between('')(source, seededRandom(0)),
    bytes: xmlOf(source).replace('UTF-8', 'UTF-16'),
  }),
  'unknown encoding': refusing((source) => xmlOf(source).replace('UTF-8', 'KLINGON-8'), 'input/unreadable'),
  'windows-1252 bytes': (source) => {
    const reports = source.reports.map((report) => behind(report, source, '<note>caf\u00e9</note>'))
    const bytes = Buffer.from(xmlOf({ ...source, reports }), 'latin1')
    return { bytes, rowsIn: [REPORTS, REPORTS], leastLoaded: REPORTS }
  },
  'a document type with a name': (source) => ({
    ...between('')(source, seededRandom(0)),
    bytes: xmlOf({ ...source, prolog: `${source.prolog}<!DOCTYPE ichicsr SYSTEM "http://example.org/icsr.dtd">\n` }),
  }),
  'entity bomb': withProlog(`<!DOCTYPE a [<!ENTITY l0 "ha">${LAUGHS}]>`),
  'quadratic entity': withProlog(`<!DOCTYPE a [<!ENTITY long "${'a'.repeat(50_000)}">]>`),
  XXE: withProlog('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
  'parameter entity': withProlog('<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]>'),
  'entity behind a comment': withProlog('<!-- > --><!DOCTYPE a [<!ENTITY x "y">]>'),
  'entity declared in lower case': (source) => ({
    bytes: xmlOf({ ...source, prolog: `${source.prolog}<!doctype a [<!entity x "y">]>` }),
    refused: ['input/unsafe-xml', 'input/unreadable'],
  }),
  'entity bomb in UTF-16': refusing(
    (source) => Buffer.from(`\ufeff<!DOCTYPE a [<!ENTITY x "y">]>${xmlOf({ ...source, prolog: '' })}`, 'utf16le'),
    'input/unsafe-xml',
  ),
  'document type in a report': inReport((report, source) =>
    behind(report, source, '<!DOCTYPE a [<!ENTITY x "y">]><b>&x;</b>'),
  ),
  'document type between reports': (source) => {
    const damaged = between('<!DOCTYPE a [<!ENTITY x "y">]>')(source, seededRandom(0))
    return { bytes: damaged.bytes, refused: ['input/unsafe-xml', 'input/unreadable'] }
  },
  'unknown entity': inReport((report, source) => behind(report, source, '<note>&nbsp;&foo;</note>')),
  'stray ampersand': inReport((report, source) => behind(report, source, '<note>A & B</note>')),
  'stray less-than': inReport((report, source) => behind(report, source, '<note>a < 3</note>')),
  'characters XML has not': inReport((report, source) => behind(report, source, '<note>\u0000\u0001\u000b</note>')),
  'numbers of characters XML has not': inReport((report, source) =>
    behind(report, source, '<note>&#0;&#xD800;&#x110000;</note>'),
  ),
  'crossed tags': inReport((report, source) => behind(report, source, '<a><b></a></b>')),
  'an unclosed tag': inReport((report, source) => behind(report, source, '<note>')),
  'an unquoted attribute': inReport((report, source) => behind(report, source, '<note value=1/>')),
  'an attribute twice': inReport((report, source) => behind(report, source, '<note a="1" a="2"/>')),
  'an open attribute': inReport((report, source) => behind(report, source, '<note a="1/>')),
  'an open comment': (source, random) => {
    const at = random.below(REPORTS)
    const reports = source.reports.with(at, behind(source.reports[at]!, source, '<!-- '))
    return {
      bytes: xmlOf({ ...source, reports }),
      rowsIn: [at + 1, REPORTS],
      leastLoaded: at,
      refused: ['input/unreadable'],
    }
  },
  'an open CDATA section': (source, random) => {
    const at = random.below(REPORTS)
    const reports = source.reports.with(at, behind(source.reports[at]!, source, '<note><![CDATA[ '))
    return {
      bytes: xmlOf({ ...source, reports }),
      rowsIn: [at + 1, REPORTS],
      leastLoaded: at,
      refused: ['input/unreadable'],
    }
  },
  'a report in a comment': between(
    '<!-- <safetyreport><safetyreportid>1</safetyreportid></safetyreport> <PORR_IN049016UV/> -->',
  ),
  'a report in a CDATA section': inReport(
    (report, source) => behind(report, source, `<note><![CDATA[<${source.report}> & </${source.report}>]]></note>`),
    true,
  ),
  'an instruction': between('<?xml-stylesheet href="javascript:alert(1)"?>'),
  'an inclusion': inReport(
    (report, source) => behind(report, source, '<include href="file:///etc/passwd" parse="text"/>'),
    true,
  ),
  'a report without its end': (source, random) => {
    const at = random.below(REPORTS - 1)
    const reports = source.reports.with(at, source.reports[at]!.replace(`</${source.report}>`, ''))
    return { bytes: xmlOf({ ...source, reports }), rowsIn: [REPORTS, REPORTS], leastLoaded: REPORTS - 1 }
  },
  'a report without its beginning': (source, random) => {
    const at = random.below(REPORTS)
    const reports = source.reports.with(at, source.reports[at]!.replace(`<${source.report}>`, ''))
    return { bytes: xmlOf({ ...source, reports }), refused: ['input/unreadable'] }
  },
  'a report without an identifier': (source, random) => {
    const at = random.below(REPORTS)
    const reports = source.reports.with(at, source.reports[at]!.replace(source.markers[at]!, ''))
    return {
      bytes: xmlOf({ ...source, reports }),
      rowsIn: [REPORTS, REPORTS],
      leastLoaded: REPORTS - 1,
      markers: source.markers.toSpliced(at, 1),
    }
  },
  'a report twice': (source, random) => {
    const at = random.below(REPORTS)
    const reports = source.reports.toSpliced(at, 0, source.reports[at]!)
    return { bytes: xmlOf({ ...source, reports }), rowsIn: [REPORTS + 1, REPORTS + 1], leastLoaded: REPORTS + 1 }
  },
  'an empty report': (source) => ({
    bytes: xmlOf({ ...source, reports: [...source.reports, `<${source.report}/>\n`] }),
    rowsIn: [REPORTS + 1, REPORTS + 1],
    leastLoaded: REPORTS,
  }),
  'a report in a report': (source, random) => {
    const at = random.below(REPORTS - 1)
    const inner = source.reports[at + 1]!
    const reports = source.reports.toSpliced(at, 2, behind(source.reports[at]!, source, inner))
    return {
      bytes: xmlOf({ ...source, reports }),
      rowsIn: [REPORTS - 1, REPORTS],
      leastLoaded: REPORTS - 2,
      refused: ['input/unreadable'],
    }
  },
  'elements nested too deep': inReport((report, source) =>
    behind(report, source, '<a>'.repeat(5000) + '</a>'.repeat(5000)),
  ),
  'elements nested too deep around': refusing(
    (source) => xmlOf({ ...source, open: source.open + '<a>'.repeat(5000), close: '</a>'.repeat(5000) + source.close }),
    'input/unsafe-xml',
  ),
  'a huge text': inReport((report, source) => behind(report, source, `<note>${'long '.repeat(200_000)}</note>`), true),
  'a huge tag': inReport((report, source) => behind(report, source, `<note a="${'x'.repeat(300_000)}"/>`)),
  'thousands of attributes': inReport((report, source) =>
    behind(report, source, `<note ${Array.from({ length: 10_000 }, (_, at) => `a${at}=""`).join(' ')}/>`),
  ),
  'names of Object': inReport(
    (report, source) => behind(report, source, '<__proto__>1</__proto__><constructor>2</constructor><toString/>'),
    true,
  ),
  'cut off': refusing(
    (source, random) => {
      const whole = xmlOf(source)
      return whole.slice(
        0,
        source.prolog.length + source.open.length + random.below(whole.length - 400 - source.open.length),
      )
    },
    'input/unreadable',
    'input/empty',
  ),
  'text behind its end': refusing((source) => `${xmlOf(source)}and more`, 'input/unreadable'),
  'two batches in a file': refusing((source) => xmlOf(source) + xmlOf({ ...source, prolog: '' }), 'input/unreadable'),
  'text in front': refusing((source) => `Dear all,\n${xmlOf(source)}`, 'input/not-recognised'),
  'no reports': refusing((source) => xmlOf({ ...source, reports: [] }), 'input/empty'),
  'another root': refusing(() => '<?xml version="1.0"?><rss><channel/></rss>', 'input/not-recognised'),
  'an acknowledgement': refusing(() => '<ichicsrack><acknowledgment/></ichicsrack>', 'input/not-recognised'),
  nothing: refusing(() => '', 'input/empty'),
  'white space': refusing(() => ' \n\t ', 'input/empty', 'input/not-recognised'),
  'random bytes': refusing(
    (_, random) => Uint8Array.from({ length: 4000 }, () => random.below(256)),
    'input/not-recognised',
    'input/unreadable',
  ),
  packed: (source) => ({ ...between('')(source, seededRandom(0)), bytes: gzipSync(xmlOf(source)) }),
  'packed and cut': refusing((source) => gzipSync(xmlOf(source)).subarray(0, -40), 'input/corrupt-archive'),
  'a packed bomb of white space': refusing(
    (source) => gzipSync(Buffer.concat([Buffer.from(source.prolog), Buffer.alloc(32 * 1024 ** 2, 0x20)])),
    'input/unsafe-xml',
  ),
}

/** Damaged batches of E2B(R2) and E2B(R3). */
export function icsrVariants(seed: number): Variant[] {
  return Object.entries({ R2: batchR2, R3: batchR3 }).flatMap(([format, batch], place) =>
    Object.entries(XML_DAMAGES).map(([name, damage], index): Variant => {
      const random = seededRandom(seed, 5000 + 1000 * place + index)
      const source = batch(random)
      const { bytes, rowsIn, leastLoaded = 0, refused, markers = source.markers } = damage(source, random)
      return {
        name: `E2B(${format}): ${name}`,
        reader: 'icsr',
        files: [{ name: 'reports.xml', bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes }],
        expected: {
          ...(refused !== undefined && { refused }),
          ...(rowsIn !== undefined && { read: { rowsIn, leastLoaded, markers } }),
        },
      }
    }),
  )
}
