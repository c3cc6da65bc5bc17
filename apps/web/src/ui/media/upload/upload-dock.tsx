import { useText } from '../../../lib/i18n/index.js';
import { useMediaSentences } from '../use-sentences.js';
import classes from './upload.module.css';
import { UploadProgress } from './upload-progress.js';
import { useUploads } from './uploads.js';
import { useShown } from './shown.js';

/** What goes on while another page is open; what a panel on this page shows already is not shown twice. */
export function UploadDock() {
  useMediaSentences();
  const t = useText();
  const shown = useShown();
  const uploads = useUploads().filter((upload) => !shown.has(upload));
  if (uploads.length === 0) return null;
  return (
    <aside className={classes.dock} aria-label={t('media.upload.dock')}>
      {uploads.map((upload) => (
        <UploadProgress key={upload.file.name + upload.file.size} upload={upload} />
      ))}
    </aside>
  );
}
