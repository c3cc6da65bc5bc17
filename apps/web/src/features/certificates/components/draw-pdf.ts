import type { TemplateContent } from '@sinau/contracts/certificates';
import { callForFile } from '../../../lib/api/index.js';
import type { SampleKind } from './template-draft.js';

type Drawing = { readonly templateId: string | null; readonly content: TemplateContent; readonly sample: SampleKind };

/** The PDF that a template would give, by the renderer that issues. Throws `Problem` with what can't be printed. */
export function drawPdf(body: Drawing, signal?: AbortSignal): Promise<Blob> {
  return callForFile('POST /api/certificate-templates/preview', { body, ...(signal === undefined ? {} : { signal }) });
}
