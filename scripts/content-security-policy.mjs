/** Public hosts a person may load a dataset from, at a click; everything else is this site itself. */
const dataHosts = [
  'https://raw.githubusercontent.com',
  'https://gist.githubusercontent.com',
  'https://huggingface.co',
  'https://*.huggingface.co',
  'https://*.hf.co',
];

const directives = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'worker-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'", ...dataHosts],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

/** The policy as one line, for a meta tag: a static host need not send a header. */
export const policy = Object.entries(directives)
  .map(([name, sources]) => `${name} ${sources.join(' ')}`)
  .join('; ');

/**
 * Vite plugin: puts the policy into the built page. Only there: the development server needs inline
 * scripts for hot reload.
 * @returns {import('vite').Plugin}
 */
export function contentSecurityPolicy() {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
        // Before anything the page loads.
        injectTo: 'head-prepend',
      },
    ],
  };
}
