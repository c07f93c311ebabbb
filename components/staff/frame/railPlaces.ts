import {
  Boxes,
  CalendarDays,
  Files,
  History,
  Images,
  Inbox,
  ListOrdered,
  Newspaper,
  Tags,
  Trash2,
} from 'lucide-react';
import type { FrameUser } from './FrameState.tsx';

/** The pages of the newsroom in the rail. Narrow windows list those with `second` in one menu. */
const places = [
  { href: '/newsroom', label: 'articles', icon: Files, second: false },
  { href: '/newsroom/calendar', label: 'calendar', icon: CalendarDays, second: false },
  { href: '/newsroom/packages', label: 'packages', icon: Boxes, second: true },
  { href: '/newsroom/series', label: 'series', icon: ListOrdered, second: true },
  { href: '/newsroom/import', label: 'import', icon: Inbox, second: true },
  { href: '/newsroom/media', label: 'media', icon: Images, second: true },
  { href: '/newsroom/front', label: 'front', icon: Newspaper, second: false },
  { href: '/newsroom/topics', label: 'topics', icon: Tags, second: true },
  { href: '/newsroom/bin', label: 'bin', icon: Trash2, second: true },
  { href: '/newsroom/past', label: 'past', icon: History, second: true },
] as const;

/** The places that a role may open: `past.read` of the policy excludes writers from the past. */
export const railPlaces = (role: FrameUser['role']) =>
  places.filter(({ label }) => label !== 'past' || role !== 'writer');
