/**
 * Holds the house against its plan, `src/README.md`: who may import whom, between rooms and between the inner rooms
 * of the large ones; which rooms are pure; how files are named and how long they may be; what may stand at the top.
 * The tables are read from the page, so that plan and test cannot drift: change them in a commit of its own, with a why.
 */

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const src = join(root, 'src')
const plan = readFileSync(join(src, 'README.md'), 'utf8')

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
const byPath = new Set(sources)

const mayImport = tableUnder('## Who may import whom', 'room')
const floors = tableUnder('## Inner rooms', 'room')
const pure = [...mayImport.keys()].filter((room) => !['ui', 'canvas', 'panels', 'app', 'cli'].includes(room))

/** The rows of the table under a heading: first cell without its slash → words of the second. */
function tableUnder(heading: string, head: string): ReadonlyMap<string, readonly string[]> {
  const section = plan.split(`\n${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('|') && !/^\|[-| ]+\|$/.test(line))
  const cells = rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replaceAll('`', '').trim()),
  )
  if (cells[0]?.[0] !== head) throw new Error(`src/README.md has no table under "${heading}"`)
  return new Map(
    cells
      .slice(1)
      .flatMap(([names = '', words = '']) =>
        names.split(/[ ,]+/).map((name) => [name.replace(/\/$/, ''), words.split(/[ ,]+/).filter(Boolean)] as const),
      ),
  )
}

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
const stem = (path: string) => basename(path).replace(/(\.d)?\.(tsx?|mjs)$/, '')

function imports(path: string): string[] {
  const found = code(path).matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)
  return Array.from(found, ([, specifier]) => specifier ?? '')
}

/** The files of ours that a file imports, types included. */
function imported(path: string): string[] {
  return imports(path)
    .filter((specifier) => specifier.startsWith('.'))
    .flatMap((specifier) => {
      const target = resolve(dirname(path), specifier.replace(/\?.*$/, ''))
      const tries = [target, `${target}.ts`, `${target}.tsx`, `${target}.mjs`, join(target, 'index.ts')]
      return tries.find((one) => byPath.has(one)) ?? []
    })
}

describe('rooms', () => {
  it('are all in the plan', () => {
    const rooms = readdirSync(src).filter((name) => statSync(join(src, name)).isDirectory())
    expect(rooms.filter((name) => !mayImport.has(name))).toEqual([])
  })

  it('import only what the plan allows, type imports included', () => {
    const allowed = (from: string, to: string) => {
      const words = mayImport.get(from) ?? []
      const but = words.indexOf('but')
      return words[0] === 'all' ? !words.slice(but + 1).includes(to) : words.includes(to)
    }
    const wrong = sources
      .filter((path) => mayImport.has(room(path)))
      .flatMap((path) =>
        imported(path)
          .map(room)
          .filter((to) => to !== room(path) && mayImport.has(to) && !allowed(room(path), to))
          .map((to) => `${short(path)} imports ${to}/`),
      )
    expect(wrong).toEqual([])
  })

  it('with more than twenty files have inner rooms that the plan names', () => {
    const loose = [...mayImport.keys()].filter((name) => {
      const here = sources.filter((path) => dirname(short(path)) === name && basename(path) !== 'index.ts')
      return here.length > 20 && !isRegistry(join(src, name))
    })
    expect(loose).toEqual([])
    const unplanned = [...floors].flatMap(([name, inner]) =>
      readdirSync(join(src, name))
        .filter((one) => statSync(join(src, name, one)).isDirectory() && !inner.includes(one))
        .map((one) => `${name}/${one}`),
    )
    expect(unplanned).toEqual([])
  })

  it('import downwards inside: an inner room never one that stands above it in the plan', () => {
    const wrong = [...floors].flatMap(([name, inner]) => {
      /** Files at the root of a room stand on top, unless the plan gives them a floor. */
      const floor = (path: string) => {
        const [, first = ''] = short(path).split('/')
        const at = inner.indexOf(first)
        return at < 0 ? inner.length : at
      }
      return sources
        .filter((path) => room(path) === name)
        .flatMap((path) =>
          imported(path)
            .filter((to) => room(to) === name && floor(to) > floor(path))
            .map((to) => `${short(path)} imports ${short(to)}`),
        )
    })
    expect(wrong).toEqual([])
  })

  it('use React Flow in canvas/ alone', () => {
    const wrong = sources.filter(
      (path) => room(path) !== 'canvas' && imports(path).some((s) => s.startsWith('@xyflow')),
    )
    expect(wrong.map(short)).toEqual([])
  })

  it('that are pure know no DOM, clock, network, chance or React, and remember nothing between calls', () => {
    const impure =
      /\b(Math\.random|Date\.now|new Date\(\)|performance\.now|setTimeout|setInterval|requestAnimationFrame|fetch\(|window\.|document\.(?:create|query|body|getElement|addEvent)|localStorage|indexedDB|navigator\.|process\.)/
    const inside = sources.filter((path) => pure.includes(room(path)) && short(path) !== 'store/useStore.ts')
    const wrong = inside.filter(
      (path) => impure.test(code(path)) || imports(path).some((s) => /^(react|react-dom|node:)/.test(s)),
    )
    expect(wrong.map(short)).toEqual([])
    expect(inside.filter((path) => /^(export )?let /m.test(code(path))).map(short)).toEqual([])
  })

  it('queueing/ and simulation/ do not know what stations stand for', () => {
    const wrong = files
      .filter((path) => ['queueing', 'simulation'].includes(room(path)))
      .filter((path) => /\b(services?|deployables?)\b/i.test(read(path)))
    expect(wrong.map(short)).toEqual([])
  })

  it('never turn a string into markup or code', () => {
    const sink =
      /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(|srcdoc|javascript:/i
    expect(sources.filter((path) => sink.test(code(path))).map(short)).toEqual([])
  })

  it('each have a README', () => {
    const silent = [...mayImport.keys()].filter((name) => !files.includes(join(src, name, 'README.md')))
    expect(silent).toEqual([])
  })
})

/** A folder whose `index.ts` is a record of members: the files that it imports. */
function isRegistry(folder: string): boolean {
  return byPath.has(join(folder, 'index.ts'))
}

/** Members of a registry are named within it: `limits/functions.ts` beside `costs/functions.ts`. */
function isMember(path: string): boolean {
  const index = join(dirname(path), 'index.ts')
  return byPath.has(index) && imported(index).includes(path)
}

/** Sibling folders that are members of a registry (providers, versions of the link) have parts of the same name. */
const siblings = ['catalog', 'formats/link']
const isPart = (path: string) => siblings.includes(dirname(dirname(short(path))))

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

  it('have names of one to three words in camelCase; index.ts only for records', () => {
    const name = /^[A-Za-z][a-z0-9]*([A-Z][a-z0-9]*){0,2}$/
    expect(sources.filter((path) => !name.test(stem(path))).map(short)).toEqual([])
    const vague = /(^|\/)(utils?|helpers?|common|manager|types|hooks|components)(\.|\/|$)/i
    expect(files.map(short).filter((path) => vague.test(path))).toEqual([])
    const barrels = sources.filter((path) => path.endsWith(`${sep}index.ts`) && /export \*/.test(code(path)))
    expect(barrels.map(short)).toEqual([])
  })

  it('have names that stand once in src/, members of registries and parts of siblings aside', () => {
    const named = sources.filter((path) => stem(path) !== 'index' && !isMember(path) && !isPart(path))
    const twice = named.filter((path) => named.some((other) => other !== path && stem(other) === stem(path)))
    expect(twice.map(short)).toEqual([])
  })

  it('hold no class and no enum but error boundaries, which React wants as classes', () => {
    const wrong = sources.filter((path) => /^\s*(export )?(abstract )?(class|(const )?enum) /m.test(code(path)))
    expect(wrong.filter((path) => !/extends (React\.)?Component\b/.test(code(path))).map(short)).toEqual([])
  })

  it('pack no object or array by spreading literals', () => {
    const packed = sources.filter((path) => /\.\.\.\(?\{|\.\.\.\(?\[[^[\]]*\](,|\s*as const|\s*\))/.test(code(path)))
    expect(packed.map(short)).toEqual([])
  })

  it('leave nothing unplanned at the top', () => {
    const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean)
    const top = [...new Set(tracked.map((path) => path.split('/')[0] ?? ''))]
    expect(top.filter((name) => !name.startsWith('.') && !topLevel.includes(name))).toEqual([])
  })
})

describe('rules', () => {
  const pages = files.filter((path) => basename(path) === 'README.md')
  const id = /(?<=\[)[A-Z]\d+[a-z]?(?=\])/g
  /** The row of a table that begins with the id defines it. */
  const rowHead = /(?<=^\| \[?)[A-Z]\d+[a-z]?(?=\]? \|)/gm
  const defined = new Set(pages.flatMap((path) => read(path).match(rowHead) ?? []))
  const tests = walk(join(root, 'test'))
    .filter((path) => /\.tsx?$/.test(path) && basename(path) !== 'house.test.ts')
    .map(read)
    .join('\n')
  const cited = new Set(tests.match(id) ?? [])

  it('that a README defines are each cited by a test', () => {
    expect([...defined].filter((one) => !cited.has(one))).toEqual([])
    expect(defined.size).toBeGreaterThan(100)
  })

  it('that a test cites are each defined in a README', () => {
    expect([...cited].filter((one) => !defined.has(one))).toEqual([])
  })
})

describe('the lock file', () => {
  it('holds no download addresses and a hash for every package', () => {
    const lock: unknown = JSON.parse(read(join(root, 'package-lock.json')))
    expect(JSON.stringify(lock)).not.toMatch(/"resolved"/)
  })
})
