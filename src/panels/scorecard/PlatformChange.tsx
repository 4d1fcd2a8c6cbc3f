/** Whether the sides run on the same platform: a merge alone, or a move as well [L8] [L8a]. */

import { catalogs } from '../../catalog/index'
import { comparison } from '../../store/reading/selectors'
import { useStore } from '../../store/useStore'
import { platformMoves } from './platformMoves'

export default function PlatformChange() {
  const both = useStore(comparison)
  const services = useStore((state) => state.document.design.services)
  const rule = useStore((state) => state.document.assumptions.mergedRunsOn)
  const catalog = useStore((state) => catalogs[comparison(state).catalog.id])
  const moves = catalog ? platformMoves(both, services, catalog) : []
  const text = rule === 'cheapest' ? 'both moved' : moves.length > 0 ? 'moved' : 'same'
  const tip = [
    rule === 'cheapest' && 'Both sides moved to the cheapest that fits: what is drawn runs elsewhere, too.',
    ...moves.map(({ services: members, from, to }) => `${members.join(', ')}: from ${from} to ${to}`),
  ].filter(Boolean)
  return (
    <span data-tip={tip.length > 0 ? tip.join('\n') : undefined}>
      {text}
      {tip.length > 0 && <span className="visually-hidden">: {tip.join('; ')}</span>}
    </span>
  )
}
