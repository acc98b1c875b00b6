import { lazy, Suspense } from 'react';
import type { UploadDialogProps } from './upload-dialog';

const Dialog = lazy(() => import('./upload-dialog'));

export type { UploadDialogProps };

/** The import dialog, fetched when the first file is offered: it is not on the way to the first fit. */
export function UploadDialog(props: UploadDialogProps) {
  if (!props.source) return null;
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}
