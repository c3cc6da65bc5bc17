import { IconClipboardList, IconFileDescription, IconFileText, IconVideo } from '@tabler/icons-react';
import type { LessonKind } from '@sinau/domain/courses';

const icons = { article: IconFileText, video: IconVideo, document: IconFileDescription, quiz: IconClipboardList } as const;

export function LessonIcon({ kind, size = 20 }: { readonly kind: LessonKind; readonly size?: number }) {
  const Icon = icons[kind];
  return <Icon size={size} aria-hidden="true" />;
}
