import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../define.js'
import { page } from 'vitest/browser'
import { deep, mount, violations } from '../element/element-test.fixture.js'

afterEach(() => document.body.replaceChildren())

async function picker() {
  const element = await mount('aether-source-picker')
  const chosen: string[][] = []
  element.addEventListener('aether-files', (event) => chosen.push(event.detail.files.map(({ name }) => name)))
  return { element, chosen }
}

const file = (name: string) => new File(['x'], name)

test('takes several files that are chosen, and the same again', async () => {
  const { element, chosen } = await picker()
  const input = deep<HTMLInputElement>(element, 'input[name=files]')
  await userEvent.upload(input, [file('a.zip'), file('b.xml')])
  await userEvent.upload(input, [file('a.zip')])
  expect(chosen).toEqual([['a.zip', 'b.xml'], ['a.zip']])
})

test('takes what is dropped, and says where it would be taken', async () => {
  const { element, chosen } = await picker()
  const zone = deep(element, '[part=zone]')
  const dataTransfer = new DataTransfer()
  for (const name of ['a.csv', 'b.parquet']) dataTransfer.items.add(file(name))
  zone.dispatchEvent(new DragEvent('dragover', { dataTransfer, cancelable: true }))
  await element.updateComplete
  expect(zone.className).toContain('over')
  zone.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
  await expect.poll(() => chosen).toEqual([['a.csv', 'b.parquet']])
  expect(zone.className).not.toContain('over')
  // Text that is dropped is no file.
  const text = new DataTransfer()
  text.setData('text/plain', 'a.csv')
  zone.dispatchEvent(new DragEvent('drop', { dataTransfer: text, cancelable: true }))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(chosen).toHaveLength(1)
})

test('says that what was dropped cannot be read, until something else is chosen', async () => {
  const { element, chosen } = await picker()
  const zone = deep(element, '[part=zone]')
  const gone = { isFile: false, isDirectory: true, name: 'quarter', fullPath: '/quarter' }
  const createReader = () => ({
    readEntries: (_: unknown, failed: (error: Error) => void) => failed(new Error('gone')),
  })
  const items = [{ kind: 'file', webkitGetAsEntry: () => ({ ...gone, createReader }) }]
  const drop = Object.assign(new Event('drop', { cancelable: true }), { dataTransfer: { items, files: [] } })
  zone.dispatchEvent(drop)
  const alert = deep(element, '[role=alert]')
  await expect.poll(() => alert.textContent).toContain('cannot be read')
  expect(await violations(element)).toEqual([])
  await userEvent.upload(deep<HTMLInputElement>(element, 'input[name=files]'), [file('a.zip')])
  await expect.poll(() => alert.textContent).toBe('')
  expect(chosen).toEqual([['a.zip']])
})

test('offers files and folders by keyboard', async () => {
  const { element } = await picker()
  const opened: string[] = []
  for (const name of ['files', 'folder']) {
    deep<HTMLInputElement>(element, `input[name=${name}]`).click = () => opened.push(name)
  }
  await userEvent.keyboard('{Tab}{Enter}{Tab}{Enter}')
  expect(opened).toEqual(['files', 'folder'])
  expect(deep<HTMLInputElement>(element, 'input[name=folder]').webkitdirectory).toBe(true)
})

test.each(['light', 'dark'] as const)('is accessible, at rest and with files over it, %s', async (name) => {
  await page.viewport(720, 420)
  const { element } = await picker()
  element.theme = name
  for (const over of [false, true]) {
    if (over) deep(element, '[part=zone]').dispatchEvent(new DragEvent('dragover', { cancelable: true }))
    await element.updateComplete
    const path = `../../.screenshots/source-picker-${name}${over ? '-over' : ''}.png`
    await page.screenshot({ path, element: document.body })
    expect(await violations(element)).toEqual([])
  }
})
