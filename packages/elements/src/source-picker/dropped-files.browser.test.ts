import { expect, test } from 'vitest'
import { droppedFiles, filesOfFolder } from './dropped-files.js'

type Tree = { readonly [name: string]: Tree | string }

/** An entry of a drop as browsers give it, which scripts cannot make: a folder is read a few entries at a time. */
function entryOf(name: string, content: Tree | string, parent = ''): FileSystemEntry {
  const fullPath = `${parent}/${name}`
  const of = { name, fullPath, isFile: typeof content === 'string', isDirectory: typeof content !== 'string' }
  if (typeof content === 'string') {
    return {
      ...of,
      file: (take: (file: File) => void) => take(new File([content], name)),
    } as unknown as FileSystemEntry
  }
  const entries = Object.entries(content).map(([below, inside]) => entryOf(below, inside, fullPath))
  return {
    ...of,
    createReader() {
      const left = [...entries]
      return { readEntries: (take: (some: FileSystemEntry[]) => void) => take(left.splice(0, 2)) }
    },
  } as unknown as FileSystemEntry
}

const itemOf = (entry: FileSystemEntry) => ({ kind: 'file', webkitGetAsEntry: () => entry })

test('files of folders are found at any depth, under their paths, in order and without what is hidden', async () => {
  const folder = { 'c.csv': '3', '.hidden': '', b: { 'x.xml': '2', __MACOSX: { y: '' } }, 'a.csv': '1', 'd.csv': '4' }
  const items = [itemOf(entryOf('all', folder)), itemOf(entryOf('lone.zip', '5'))]
  const files = await droppedFiles({ items, files: [] } as unknown as DataTransfer)
  expect(files.map(({ name }) => name)).toEqual(['all/a.csv', 'all/b/x.xml', 'all/c.csv', 'all/d.csv', 'lone.zip'])
  expect(await Promise.all(files.map((file) => file.text()))).toEqual(['1', '2', '3', '4', '5'])
})

test('a folder that is chosen gives the same names', () => {
  const chosen = ['all/c.csv', 'all/.hidden', 'all/b/x.xml'].map((path) =>
    Object.defineProperty(new File(['x'], path.split('/').at(-1) ?? ''), 'webkitRelativePath', { value: path }),
  )
  expect(filesOfFolder(chosen).map(({ name }) => name)).toEqual(['all/b/x.xml', 'all/c.csv'])
})
