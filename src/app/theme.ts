export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'scalescope.theme';

export function readTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return themes.find((theme) => theme === stored) ?? 'system';
  } catch {
    // Storage may be denied; the system's theme needs none.
    return 'system';
  }
}

const dark = window.matchMedia('(prefers-color-scheme: dark)');

export function applyTheme(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // The choice then lasts until the page is closed.
  }
  paint(theme);
}

function paint(theme: Theme): void {
  const night = theme === 'dark' || (theme === 'system' && dark.matches);
  document.documentElement.dataset.theme = night ? 'dark' : 'light';
}

export function startTheme(): void {
  paint(readTheme());
  dark.addEventListener('change', () => paint(readTheme()));
}
