/** One side as a static drawing: drawn in the author's layout, the other one laid out by deployables. */

import type {
  DeploymentDiagram,
  DiagramDeployable,
  DiagramLink,
  DiagramService,
} from '../../analysis/decision/deploymentDiagram'
import { drawnArrangement, mergedArrangement } from '../../layout/arrangement'
import { boundingBox, boxAt, facingSides, frameAround, sidePoint } from '../../layout/geometry'
import type { Document, Point, ServiceId } from '../../model/document'
import styles from './Record.module.css'

type Places = ReadonlyMap<ServiceId, Point>

const margin = 12

export function RecordPicture({
  picture,
  document,
}: {
  readonly picture: DeploymentDiagram
  readonly document: Document
}) {
  const { title, deployables: houses, links } = picture
  const places = placesOf(picture, document)
  const frames = houses.filter(({ services }) => services.length > 1)
  const boxes = [...places.values()].map(boxAt)
  const all = boundingBox([...boxes, ...frames.map((house) => frameOf(house, places))])
  const view = [all.x - margin, all.y - margin, all.width + 2 * margin, all.height + 2 * margin].join(' ')
  const count = houses.length
  return (
    <figure className={styles.picture}>
      <figcaption>{title}</figcaption>
      <svg viewBox={view} role="img" aria-label={`${title}: ${count} ${count === 1 ? 'part' : 'parts'}, listed below`}>
        {frames.map((house) => (
          <Frame key={house.id} house={house} places={places} />
        ))}
        {links.map((link) => (
          <Arrow key={`${link.from} ${link.to}`} link={link} places={places} />
        ))}
        {houses
          .flatMap(({ services }) => services)
          .map((one) => (
            <Box key={one.id} service={one} position={places.get(one.id)} />
          ))}
      </svg>
    </figure>
  )
}

function placesOf({ side, partition, deployables: houses }: DeploymentDiagram, document: Document): Places {
  const drawn = drawnArrangement(document).positions
  if (side === 'drawn') return drawn
  const groups = new Map(houses.map(({ id, services }) => [id, services.map((one) => one.id)]))
  return mergedArrangement(document.design, partition, groups, drawn).positions
}

function frameOf({ services }: DiagramDeployable, places: Places) {
  return frameAround(boundingBox(services.map(({ id }) => boxAt(places.get(id) ?? { x: 0, y: 0 }))))
}

function Frame({ house, places }: { readonly house: DiagramDeployable; readonly places: Places }) {
  const { x, y, width, height } = frameOf(house, places)
  const label = [house.name, house.runsOn].filter(Boolean).join(' · ')
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} rx="8" className={styles.frame} />
      <text x={x + 14} y={y + 26} className={styles.frameName}>
        {short(label, Math.floor(width / 8.6))}
      </text>
    </g>
  )
}

interface BoxProps {
  readonly service: DiagramService
  readonly position: Point | undefined
}

function Box({ service: { name, kind, entry }, position }: BoxProps) {
  if (!position) return null
  const { x, y, width, height } = boxAt(position)
  const below = [kind, entry && `${entry} arrive`].filter(Boolean).join(', ')
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} rx="6" className={styles.box} />
      <text x={x + width / 2} y={y + (below ? 36 : 46)} className={styles.boxName} {...fitting(short(name, 22), width)}>
        {short(name, 22)}
      </text>
      <text x={x + width / 2} y={y + 58} className={styles.boxKind}>
        {short(below, 30)}
      </text>
    </g>
  )
}

function Arrow({
  link: { from, to, label, inside, async },
  places,
}: {
  readonly link: DiagramLink
  readonly places: Places
}) {
  const [a, b] = [places.get(from), places.get(to)]
  if (!a || !b) return null
  const sides = facingSides(boxAt(a), boxAt(b))
  const [start, end] = [sidePoint(boxAt(a), sides.from), sidePoint(boxAt(b), sides.to)]
  const across = sides.from === 'left' || sides.from === 'right'
  const sign = across ? Math.sign(end.x - start.x) || 1 : Math.sign(end.y - start.y) || 1
  const tip = across ? { x: end.x - sign * 9, y: end.y } : { x: end.x, y: end.y - sign * 9 }
  const bend = (across ? tip.x - start.x : tip.y - start.y) / 2
  const curve = across
    ? `C${start.x + bend} ${start.y} ${tip.x - bend} ${tip.y} ${tip.x} ${tip.y}`
    : `C${start.x} ${start.y + bend} ${tip.x} ${tip.y - bend} ${tip.x} ${tip.y}`
  const wing = across
    ? `L${tip.x} ${end.y - 5}L${tip.x} ${end.y + 5}Z`
    : `L${end.x - 5} ${tip.y}L${end.x + 5} ${tip.y}Z`
  const look = inside ? styles.inside : async ? styles.async : styles.hop
  return (
    <g className={look}>
      <path d={`M${start.x} ${start.y}${curve}`} className={styles.line} />
      <path d={`M${end.x} ${end.y}${wing}`} className={styles.head} />
      {label && label !== '×1' && (
        <text x={start.x * 0.4 + end.x * 0.6} y={start.y * 0.4 + end.y * 0.6 - 5} className={styles.count}>
          {label}
        </text>
      )}
    </g>
  )
}

/** Compresses long names to the width of their box, independent of the font. */
function fitting(text: string, width: number): object {
  return text.length > 15 ? { textLength: width - 16, lengthAdjust: 'spacingAndGlyphs' } : {}
}

function short(text: string, maxLength: number): string {
  const points = [...text]
  return points.length > maxLength ? `${points.slice(0, maxLength - 1).join('')}…` : text
}
