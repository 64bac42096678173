/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { inputOf, load } from '../case-rows.fixture.js'

const textOf = (name: string) => readFileSync(sharedData(`data/ci_small/e2b_r3/${name}`), 'utf8')
const sample = (name: string) => inputOf(textOf(name), name, [777, 1])
const scenario = (number: number) => `FAERS2022Scenario${number}.xml`
/** How often a pattern stands in a file, its comments left out. */
const count = (name: string, pattern: RegExp) =>
  textOf(name)
    .replace(/<!--.*?-->/gs, '')
    .match(pattern)?.length ?? 0

describe.skipIf(!hasSharedData)('the FDA scenarios of E2B(R3)', () => {
  it.each([1, 2, 3, 4, 7])('reads scenario %i whole', async (number) => {
    const name = scenario(number)
    const { tables, report } = await load(sample(name))
    expect(report.files[0]).toMatchObject({ rowsIn: 1, loaded: 1, repaired: 0, quarantined: [] })
    expect(tables.event).toHaveLength(count(name, /<code code="29"/g))
    expect(tables.drug).toHaveLength(count(name, /codeSystem="[\d.]+\.2\.1\.1\.13"/g))
    expect(tables.drug.filter(({ role }) => role === 'PS')).toHaveLength(1)
    expect(tables.case[0]!.line).toBe(
      textOf(name)
        .split('\n')
        .findIndex((line) => line.includes('<PORR_IN049016UV>')) + 1,
    )
    // Nothing is lost: every nullFlavor stands in an extra under its own name, those of drugs and reactions too.
    const extras = Object.values(tables).flatMap((rows) => rows.map(({ extra }) => extra ?? ''))
    for (const flavor of ['NI', 'NA', 'ASKU']) {
      const kept = extras.join('').split(`nullFlavor:${flavor}`).length - 1
      expect(kept).toBe(count(name, new RegExp(`nullFlavor="${flavor}"`, 'g')))
    }
  })

  it('reads the fields of scenario 1', async () => {
    const { tables } = await load(sample(scenario(1)))
    expect(tables.case[0]).toMatchObject({
      caseId: 'US-APHARMA-8744554B',
      versionDate: 20220614,
      // 2014-07-14T15:16-05:00 is 23,422,816 minutes after 1970.
      version: 2022061423422816,
      receivedDate: 20220614,
      eventDate: 20141010,
      sex: 'M',
      ageYears: 48,
      ageVerbatim: '48 a',
      country: 'US',
      serious: 1,
      reporterType: 'MD',
      reportType: 'spontaneous',
      sender: 'Big Pharma Drug',
    })
    expect(tables.event.map(({ term }) => term)).toEqual(['MedDRA LLT 10027940', 'MedDRA LLT 10009896'])
    expect(JSON.parse(tables.event[0]!.extra as string)).toMatchObject({
      meddraVersion: '25.0',
      reactionForTranslation: 'THROMBOSE VEINEUSE PROFONDE',
      resultsInDeath: 'nullFlavor:NI',
      outcome: { code: '3' },
    })
    expect(tables.outcome.map(({ code }) => code)).toEqual(['DS', 'OT'])
    expect(tables.drug.map(({ role, verbatim, names }) => [role, verbatim, names])).toEqual([
      ['PS', 'Drug A', 'INGREDIENT A'],
      ['SS', 'Drug B', 'INGREDIENT B'],
      ['C', 'Drug C', 'DRUG C'],
    ])
    expect(tables.indication.map(({ sequence, term }) => [sequence, term])).toEqual([[1, 'Embolism venous']])
  })

  it('refuses an acknowledgement', async () => {
    await expect(load(sample('R3ack-positive.ack'))).rejects.toMatchObject({
      code: 'input/not-recognised',
      message: expect.stringContaining('an acknowledgement, not a report'),
    })
  })

  it('takes back a nullified case, keeps an amendment and ignores what is stale', async () => {
    const original = textOf(scenario(1))
    const mark = (code: string) =>
      `<subjectOf2 typeCode="SUBJ"><investigationCharacteristic classCode="OBS" moodCode="EVN"><code code="3" codeSystem="2.16.840.1.113883.3.989.2.1.1.23"/><value xsi:type="CE" code="${code}" codeSystem="2.16.840.1.113883.3.989.2.1.1.5"/></investigationCharacteristic></subjectOf2></investigationEvent>`
    const amended = original.replace('</investigationEvent>', mark('2')).replaceAll('20140714151617', '20140715151617')
    const stale = original.replace('availabilityTime value="20220614', 'availabilityTime value="20210614')
    const nullified = original
      .replace('</investigationEvent>', mark('1'))
      .replace('availabilityTime value="20220614', 'availabilityTime value="20230614')
    const { tables } = await load(
      inputOf(original, 'a.xml'),
      inputOf(amended, 'b.xml'),
      inputOf(stale, 'c.xml'),
      inputOf(nullified, 'd.xml'),
    )
    const [first, second, third, fourth] = tables.case.map(({ version }) => version as number)
    expect(second).toBeGreaterThan(first!)
    expect(third).toBeLessThan(first!)
    expect(fourth).toBeGreaterThan(second!)
    expect(tables.case.map(({ nullified }) => nullified)).toEqual([0, 0, 0, 1])
    expect(tables.drug.filter(({ file }) => file === 3)).toEqual([])
    expect(tables.case[3]!.extra).toContain('Drug A')
    expect(tables.case[3]!.extra).toContain('10027940')
  })
  it.each([
    ['a reason alone', '', '<originalText>Entered twice</originalText>', 1],
    ['a reason as plain text', '', 'Entered twice', 1],
    ['a reason and no information about the code', 'nullFlavor="NI"', '<originalText>Entered twice</originalText>', 1],
    ['a code that is none', 'code="9"', null, 1],
    ['a reason with its code', 'code="1"', '<originalText>Entered twice</originalText>', 0],
    ['a reason for an amendment', 'code="2"', '<originalText>Corrected</originalText>', 0],
    ['an empty reason', '', '<originalText> </originalText>', 0],
  ])('warns of %s where a nullification may be meant', async (_, code, reason, warnings) => {
    const characteristic = (number: string, value: string) =>
      `<subjectOf2 typeCode="SUBJ"><investigationCharacteristic classCode="OBS" moodCode="EVN"><code code="${number}" codeSystem="2.16.840.1.113883.3.989.2.1.1.23"/>${value}</investigationCharacteristic></subjectOf2>`
    const marks = [
      ...(code === '' ? [] : [characteristic('3', `<value xsi:type="CE" ${code}/>`)]),
      ...(reason === null ? [] : [characteristic('4', `<value xsi:type="CE">${reason}</value>`)]),
    ]
    const text = textOf(scenario(1)).replace('</investigationEvent>', `${marks.join('')}</investigationEvent>`)
    const { tables, report } = await load(inputOf(text, 'a.xml'))
    expect(report.warnings.map(({ code, count }) => [code, count])).toEqual(
      warnings === 0 ? [] : [['nullification-unclear', 1]],
    )
    if (warnings > 0) expect(report.warnings[0]!.message).toContain(tables.case[0]!.caseId as string)
    expect(report.files[0]!.repairs['nullification-unclear'] ?? 0).toBe(warnings)
    expect(tables.case[0]!.nullified).toBe(code === 'code="1"' ? 1 : 0)
  })
})
