/** What each side runs on and, for the merged one, by which rule: the row of the scorecard under its heads. */

import type { Scorecard as Card } from '../../scorer/result/scorecard'
import type { View } from '../../store/state'
import { useStore } from '../../store/useStore'
import { lazyPart } from '../../ui/lazyPart'
import { AtRest } from '../environment/AtRest'
import { platformRules } from '../figures/mergedPlatform'
import { platformsOf, type SidePlatform } from './platforms'
import styles from './Scorecard.module.css'

// Lists offers of the catalog, which the first screen does not have yet.
const PlatformSelect = lazyPart(undefined, () => import('./PlatformSelect'))
const PlatformChange = lazyPart(undefined, () => import('./PlatformChange'))

interface Props {
  readonly columns: readonly { readonly side: View; readonly card: Card }[]
  readonly current: View
}

export function PlatformRow({ columns, current }: Props) {
  const services = useStore((state) => state.document.design.services)
  const rule = useStore((state) => state.document.assumptions.mergedRunsOn)
  return (
    <tr data-metric="platform">
      <th scope="row" data-tip="What own code runs on. Merged deployables keep the platform of their members.">
        Runs on
      </th>
      {columns.map(({ side, card }) => {
        const platforms = platformsOf(card, services)
        return (
          <td key={side} className={current === side ? styles.current : undefined}>
            {side === 'merged' ? (
              <>
                <AtRest before={<span className={styles.choice}>{ruleName(rule) ?? platforms[0]?.name}</span>}>
                  <PlatformSelect />
                </AtRest>
                <div className={styles.under}>
                  <Platforms list={platforms} sized />
                </div>
              </>
            ) : (
              <Platforms list={platforms} />
            )}
          </td>
        )
      })}
      <td className={styles.same}>
        <AtRest>
          <PlatformChange />
        </AtRest>
      </td>
    </tr>
  )
}

/** Undefined for an offer: the catalog has its name. */
function ruleName(rule: string): string | undefined {
  return platformRules.find(({ value }) => value === rule)?.label
}

interface PlatformsProps {
  readonly list: readonly SidePlatform[]
  /** Its size too, where it is one. */
  readonly sized?: boolean
}

/** The busiest platform by name, the others by number. Sizes of one platform are one. */
function Platforms({ list, sized }: PlatformsProps) {
  const [first] = list
  if (!first) return '–'
  const others = new Set(list.map(({ name }) => name)).size - 1
  const shown = sized && list.length === 1 ? first.label : first.name
  const tip = list.map(({ label, services }) => `${label}: ${services.join(', ')}`).join('\n')
  return (
    <span data-tip={tip}>
      <span className={styles.wall}>{shown}</span>
      {others > 0 && ` +${others}`}
    </span>
  )
}
