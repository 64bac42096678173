import { describe, expect, it } from 'vitest'
import { kindOfBytes, kindOfMembers } from './file-kind.js'

const utf16 = (text: string) => text.split('').join('\0')
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

describe('kindOfBytes', () => {
  it.each([
    [`${'\0'.repeat(12)}\xc2\xea\x81\x60\xb3\x14\x11\xcf\xbd\x92\x08\x00\x09\xc7\x31\x8c`, 'a SAS data set (sas7bdat)'],
    ['$FL2@(#) SPSS DATA FILE', 'an SPSS file (SAV)'],
    ['<stata_dta><header>', 'a Stata file (DTA)'],
    ['\x72\x02\x01\x00', 'a Stata file (DTA)'],
    ['RDX3\nX\n', 'an R workspace (RData)'],
    ['X\n\0\0\0\x03', 'an R object (RDS)'],
    ['\x80\x04\x95', 'a Python pickle'],
    ['%PDF-1.7', 'a PDF document'],
    ['\xff\xfe\0\0c\0\0\0', 'text in UTF-32'],
    ['\0\0\xfe\xff\0\0\0c', 'text in UTF-32'],
    ['case_id,drug,event\n1,A,Rash\n2,B\0,Nausea\n3,C,Fall\n', 'text with NUL bytes, the first in line 3'],
    ['\x7fELF\x02', 'an executable program (ELF)'],
    ['MZ\x90\0', 'an executable program of Windows'],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12', 'a Git LFS pointer'],
    [
      '\xef\xbb\xbf <!DOCTYPE html><html><head><title>502 Bad Gateway</title>',
      'a web page (HTML) titled "502 Bad Gateway"',
    ],
    ['<?xml version="1.0"?><!-- x --><rss version="2.0">', 'XML of another kind, whose root is <rss>'],
    ['<?xml version="1.0"?><ss:Workbook>', 'a workbook as XML'],
    [`${OLE}....${utf16('EncryptedPackage')}`, 'a workbook or document with a password'],
    [`${OLE}....${utf16('Workbook')}`, 'a workbook of Excel 97 to 2003 (XLS)'],
    ['SQLite format 3\0', 'an SQLite database'],
    [`${'\0'.repeat(8)}DUCK`, 'a DuckDB database'],
    ['{"meta":{"terms":"https://open.fda.gov/terms/"},"results":[]}', 'JSON of openFDA that holds no reports'],
    ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive'],
    ['\x89PNG\r\n\x1a\n', 'a picture (PNG)'],
  ])('tells %j', (text, what) => {
    expect(kindOfBytes(Buffer.from(text, 'latin1'))?.what).toContain(what)
  })

  it.each(['case_id,drug,event\n1,A,x\n', '{"results":[]}', '', 'HEADER RECORD*******LIBRARY HEADER RECORD'])(
    'says nothing of %j',
    (text) => {
      expect(kindOfBytes(Buffer.from(text))).toBeNull()
    },
  )
})

it('kindOfMembers tells documents by what is in them', () => {
  expect(kindOfMembers(['Index/Document.iwa'])?.what).toContain('Numbers')
  expect(kindOfMembers(['word/document.xml'])?.what).toContain('Word')
  expect(kindOfMembers(['mimetype', 'content.xml', 'META-INF/manifest.xml'])?.what).toContain('OpenDocument')
  expect(kindOfMembers(['cases.csv'])).toBeNull()
})
