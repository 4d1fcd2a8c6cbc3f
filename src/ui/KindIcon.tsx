/** The icon of a kind, by the name in the kind's form; a plain box for an unknown name. */

import {
  Archive,
  Box,
  Cog,
  Database,
  Gauge,
  Globe,
  ListOrdered,
  Megaphone,
  Route,
  Server,
  User,
  Waves,
  Workflow,
  Zap,
} from 'lucide-react'

const icons = {
  archive: Archive,
  cog: Cog,
  database: Database,
  gauge: Gauge,
  globe: Globe,
  'list-ordered': ListOrdered,
  megaphone: Megaphone,
  route: Route,
  server: Server,
  user: User,
  waves: Waves,
  workflow: Workflow,
  zap: Zap,
}

export function KindIcon({ name, size = 15 }: { readonly name: string; readonly size?: number }) {
  const Icon = Object.hasOwn(icons, name) ? icons[name as keyof typeof icons] : Box
  return <Icon size={size} aria-hidden="true" />
}
