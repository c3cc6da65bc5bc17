import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { hasRole, useMe } from '../../../lib/session/index.js';
import { Page } from '../../../ui/layout.js';
import { PageHeader } from '../../../ui/page-header.js';
import { PageSkeleton } from '../../../ui/skeleton.js';
import { QueryFailure } from '../../../ui/states.js';
import { TemplateEditor } from '../components/template-editor.js';
import { blankTemplate } from '../components/template-draft.js';

const NEW = 'baru';

function ExistingTemplate({ templateId }: { readonly templateId: string }) {
  const t = useText();
  const template = useQuery(routeQuery('GET /api/certificate-templates/:templateId', { params: { templateId } }));
  if (template.isPending) return <PageSkeleton />;
  if (!template.data) return <QueryFailure what={t('certificates.template.failed')} query={template} />;
  return <TemplateEditor key={templateId} stored={template.data} draft={{ name: template.data.name, content: template.data.content }} />;
}

function NewTemplate() {
  const navigate = useNavigate();
  const t = useText();
  return (
    <TemplateEditor
      stored={null}
      draft={blankTemplate(t('certificates.template.title.default'))}
      onAdded={(id) => void navigate({ to: `/admin/sertifikat/templat/${id}`, replace: true })}
    />
  );
}

/** The editor of a template, with its front beside it. */
export function TemplatePage() {
  const t = useText();
  const me = useMe();
  const { templateId = NEW } = useParams({ strict: false });
  const crumbs = [
    { label: t('certificates.admin'), to: '/admin/sertifikat' },
    { label: t('certificates.templates'), to: '/admin/sertifikat/templat' },
  ];
  return (
    <Page>
      <PageHeader title={templateId === NEW ? t('certificates.templates.add') : hasRole(me, 'agency_admin') ? t('certificates.template') : t('certificates.template.read')} crumbs={crumbs} />
      {templateId === NEW ? <NewTemplate /> : <ExistingTemplate templateId={templateId} />}
    </Page>
  );
}
