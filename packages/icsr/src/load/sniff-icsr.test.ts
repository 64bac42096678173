import { describe, expect, it } from 'vitest'
import { sniffIcsr } from './sniff-icsr.js'

const sniff = (text: string) => sniffIcsr({ name: 'a.xml', head: new TextEncoder().encode(text) })

describe('sniffIcsr', () => {
  it.each([
    ['<?xml version="1.0"?>\n<ichicsr lang="en">', /R2/],
    ['<file><ichicsrMessage><safetyreport>', /R2/],
    ['<h:MCCI_IN200100UV01 xmlns:h="urn:hl7-org:v3">', /R3/],
    ['<MCCI_IN200101UV01 xmlns="urn:hl7-org:v3">', /acknowledgement/],
    ['<!DOCTYPE x [<!ENTITY a "b">]><x>', /entities/],
  ])('knows %s', (text, reason) => {
    expect(sniff(text)!.reason).toMatch(reason)
  })

  it.each(['', '<html>', 'safetyreportid,drug\n', '{"safetyreport": 1}', '<'])('does not take %s', (text) => {
    expect(sniff(text)).toBeNull()
  })
})
