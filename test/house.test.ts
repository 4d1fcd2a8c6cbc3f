/**
 * Holds the house against its plan: who may import whom, which rooms are pure, how long a file may be, what
 * may stand at the top. The table is the one of `src/README.md`; change both in a commit of its own, with a why.
 */

import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const src = join(root, 'src')

const mayImport: Record<string, readonly string[]> = {
  base: [],
  queueing: ['base'],
  model: ['base'],
  catalog: ['base'],
  ui: ['base'],
  layout: ['base', 'model'],
  scorer: ['base', 'queueing', 'model', 'catalog'],
  simulation: ['base', 'queueing'],
  analysis: ['base', 'queueing', 'model', 'catalog', 'scorer'],
  cases: ['base', 'queueing', 'model', 'scorer', 'analysis'],
  formats: ['base', 'model', 'layout', 'scorer', 'analysis'],
  store: ['base', 'model', 'layout', 'catalog', 'queueing', 'scorer', 'simulation', 'analysis'],
  commands: ['base', 'model', 'layout', 'scorer', 'analysis', 'formats', 'store'],
  canvas: ['base', 'model', 'layout', 'scorer', 'store', 'ui'],
  panels: ['base', 'model', 'layout', 'catalog', 'scorer', 'analysis', 'store', 'commands', 'ui'],
  cli: ['base', 'model', 'catalog', 'scorer', 'simulation', 'analysis', 'formats'],
  app: [
    'base',
    'queueing',
    'model',
    'catalog',
    'ui',
    'scorer',
    'simulation',
    'analysis',
    'formats',
    'store',
    'layout',
    'cases',
    'commands',
    'canvas',
    'panels',
  ],
}

const pure = Object.keys(mayImport).filter((room) => !['ui', 'canvas', 'panels', 'app', 'cli'].includes(room))
const topLevel = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'index.html',
  'src',
  'public',
  'test',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
]

const files = walk(src)
const sources = files.filter((path) => /\.(tsx?|mjs)$/.test(path))

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : [path]
  })
}

const short = (path: string) => relative(src, path).split(sep).join('/')
const room = (path: string) => short(path).split('/')[0] ?? ''
const read = (path: string) => readFileSync(path, 'utf8')
const code = (path: string) =>
  read(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:])\/\/.*$/gm, '$1')

function imports(path: string): string[] {
  const found = code(path).matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)
  return Array.from(found, ([, specifier]) => specifier ?? '')
}

describe('rooms', () => {
  it('has no room that the plan does not know', () => {
    const rooms = readdirSync(src).filter((name) => statSync(join(src, name)).isDirectory())
    expect(rooms.filter((name) => !(name in mayImport))).toEqual([])
  })

  it('imports only what the table allows, type imports included', () => {
    const wrong = sources.flatMap((path) => {
      const from = room(path)
      const allowed = mayImport[from]
      if (!allowed) return []
      return imports(path)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => room(resolve(dirname(path), specifier.replace(/\?.*$/, ''))))
        .filter((to) => to in mayImport && to !== from && !allowed.includes(to))
        .map((to) => `${short(path)} imports ${to}/`)
    })
    expect(wrong).toEqual([])
  })

  it('uses React Flow in canvas/ alone', () => {
    const wrong = sources.filter(
      (path) => room(path) !== 'canvas' && imports(path).some((s) => s.startsWith('@xyflow')),
    )
    expect(wrong.map(short)).toEqual([])
  })

  it('keeps the pure rooms free of DOM, clock, network, chance and React', () => {
    const impure =
      /\b(Math\.random|Date\.now|new Date\(\)|performance\.now|setTimeout|setInterval|requestAnimationFrame|fetch\(|window\.|document\.(?:create|query|body|getElement|addEvent)|localStorage|indexedDB|navigator\.|process\.)/
    const wrong = sources
      .filter((path) => pure.includes(room(path)) && short(path) !== 'store/useStore.ts')
      .filter((path) => impure.test(code(path)) || imports(path).some((s) => /^(react|react-dom|node:)/.test(s)))
    expect(wrong.map(short)).toEqual([])
  })

  it('keeps queueing/ and simulation/ free of what stations stand for', () => {
    const wrong = files
      .filter((path) => ['queueing', 'simulation'].includes(room(path)))
      .filter((path) => /\b(services?|deployables?)\b/i.test(read(path)))
    expect(wrong.map(short)).toEqual([])
  })

  it('never turns a string into markup or code', () => {
    const sink =
      /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(|srcdoc|javascript:/i
    expect(sources.filter((path) => sink.test(code(path))).map(short)).toEqual([])
  })
})

describe('files', () => {
  it('stay under 300 lines (data of catalog/ excepted)', () => {
    const long = sources
      .filter((path) => room(path) !== 'catalog')
      .map((path) => `${short(path)}: ${read(path).split('\n').length - 1} lines`)
      .filter((line) => Number(/(\d+) lines/.exec(line)?.[1]) > 300)
    expect(long).toEqual([])
  })

  it('open with a comment that says what they are', () => {
    const silent = sources.filter((path) => !/^(#!.*\n)?\s*(\/\*\*|\/\/)/.test(read(path)))
    expect(silent.map(short)).toEqual([])
  })

  it('are named after their noun: no utils, helpers, types, hooks; index.ts only for records', () => {
    const vague = /(^|\/)(utils?|helpers?|common|manager|types|hooks|components)(\.|\/|$)/i
    expect(files.map(short).filter((path) => vague.test(path))).toEqual([])
    const barrels = sources.filter((path) => path.endsWith(`${sep}index.ts`) && /export \*/.test(code(path)))
    expect(barrels.map(short)).toEqual([])
  })

  it('hold no class and no enum but error boundaries, which React wants as classes', () => {
    const wrong = sources.filter((path) => /^\s*(export )?(abstract )?(class|(const )?enum) /m.test(code(path)))
    expect(wrong.filter((path) => !/extends (React\.)?Component\b/.test(code(path))).map(short)).toEqual([])
  })

  it('leave nothing unplanned at the top', () => {
    const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean)
    const top = [...new Set(tracked.map((path) => path.split('/')[0] ?? ''))]
    expect(top.filter((name) => !name.startsWith('.') && !topLevel.includes(name))).toEqual([])
  })
})

describe('rules', () => {
  it('of the model are each cited by a test', () => {
    const known = join(src, 'scorer', 'README.md')
    if (!existsSync(known)) return
    const ids = [...new Set(read(known).match(/\[[LZTCK]\d+\]/g) ?? [])]
    const tests = walk(join(root, 'test'))
      .filter((path) => /\.tsx?$/.test(path))
      .map(read)
      .join('\n')
    expect(ids.filter((id) => !tests.includes(id))).toEqual([])
    expect(ids.length).toBeGreaterThan(20)
  })
})

describe('the lock file', () => {
  it('holds no download addresses and a hash for every package', () => {
    const lock: unknown = JSON.parse(read(join(root, 'package-lock.json')))
    expect(JSON.stringify(lock)).not.toMatch(/"resolved"/)
  })
})
