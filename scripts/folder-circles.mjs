// Folders of a package that import each other in a circle, types included. A file that stands directly in src is a room of its
// own: it may be the ground that folders stand on, or the roof over them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const packages = fileURLToPath(new URL('../packages', import.meta.url))
for (const name of readdirSync(packages).sort()) {
  const source = join(packages, name, 'src')
  if (!existsSync(source)) continue
  const arrows = arrowsOf(source)
  for (const circle of circlesOf(arrows)) {
    process.exitCode = 1
    console.error(`${name}: ${circle.length} folders import each other in a circle: ${circle.join(', ')}`)
    for (const from of circle) {
      for (const to of circle) {
        for (const [importing, imported] of arrows.get(from)?.get(to) ?? []) {
          console.error(`  ${from} → ${to}: ${importing} imports ${imported}`)
        }
      }
    }
  }
}

/** Which room imports which, by what file of which. */
function arrowsOf(source) {
  const arrows = new Map()
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !/\.(test|test-d|fixture)\.ts$/.test(path),
  )
  for (const file of files) {
    const from = roomOf(file)
    for (const { fileName } of ts.preProcessFile(readFileSync(join(source, file), 'utf8')).importedFiles) {
      if (!fileName.startsWith('.')) continue
      const imported = normalize(join(dirname(file), fileName)).replace(/\.js$/, '.ts')
      const to = roomOf(imported)
      if (to === from) continue
      const targets = arrows.get(from) ?? new Map()
      arrows.set(from, targets.set(to, [...(targets.get(to) ?? []), [file, imported]]))
    }
  }
  return arrows
}

function roomOf(file) {
  return dirname(file) === '.' ? file : dirname(file)
}

/** The strongly connected components of more than one room (Tarjan 1972). */
function circlesOf(arrows) {
  const order = new Map()
  const lowest = new Map()
  const path = []
  const circles = []
  const visit = (room) => {
    order.set(room, order.size)
    lowest.set(room, order.get(room))
    path.push(room)
    for (const next of arrows.get(room)?.keys() ?? []) {
      if (!order.has(next)) visit(next)
      if (path.includes(next)) lowest.set(room, Math.min(lowest.get(room), lowest.get(next)))
    }
    if (lowest.get(room) !== order.get(room)) return
    const circle = path.splice(path.indexOf(room))
    if (circle.length > 1) circles.push(circle.sort())
  }
  for (const room of arrows.keys()) if (!order.has(room)) visit(room)
  return circles
}
