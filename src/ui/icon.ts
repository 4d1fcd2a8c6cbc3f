/**
 * Draws an icon of lucide-react. The built page has this in place of the component that comes with it
 * (`vite.config.ts` puts it there), which can do more than any icon here asks for.
 */

import { createElement, type SVGProps } from 'react'

interface Drawing {
  readonly name: string
  readonly node: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[]
}

interface Props extends SVGProps<SVGSVGElement> {
  readonly size?: number
}

export default function iconOf({ name, node }: Drawing) {
  const shapes = node.map(([tag, attributes]) => createElement(tag, attributes))
  return function Icon({ size = 24, className = '', ...rest }: Props) {
    const drawn = { viewBox: '0 0 24 24', width: size, height: size, className: `lucide lucide-${name} ${className}` }
    const stroke = { stroke: 'currentColor', strokeWidth: 2, strokeLinecap: 'round', strokeLinejoin: 'round' } as const
    // Beside words, or inside a button that is named: never read out by itself.
    return createElement('svg', { fill: 'none', 'aria-hidden': true, ...stroke, ...drawn, ...rest }, ...shapes)
  }
}
