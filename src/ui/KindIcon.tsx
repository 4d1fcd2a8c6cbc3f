/** The sign of a kind, by the name that the kind's form gives; a plain box for a name that is not known. */

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

const signs = {
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
  const Drawing = Object.hasOwn(signs, name) ? signs[name as keyof typeof signs] : Box
  return <Drawing size={size} aria-hidden="true" />
}
