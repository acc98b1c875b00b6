export { UploadDialog } from './lazy-dialog';
export { UploadButton } from './upload-button';
export { useFileDrop } from './use-file-drop';
