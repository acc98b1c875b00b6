import { lazy, Suspense } from 'react';
import type { UploadDialogProps } from './upload-dialog';

const Dialog = lazy(() => import('./upload-dialog'));

/** The import dialog, fetched when the first files are offered: it is not on the way to the first fit. */
export function UploadDialog(props: UploadDialogProps) {
  if (!props.files && (props.link ?? null) === null) return null;
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}
