export { UploadDialog, type UploadDialogProps } from './lazy-dialog';
export { UploadButton } from './upload-button';
export type { UploadSource } from './upload-source';
export { useFileDrop } from './use-file-drop';
