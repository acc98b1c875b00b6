import type { MouseEvent } from 'react';
import type { Screen } from '../core/permalink';
import { shell as words } from '../messages/shell';
import { goTo, makeLink, useAppState, useServices } from '../state';
import { pageBase } from './browser';
import styles from './screen-nav.module.css';
import { screenGroups } from './screens';

/** The screens in their groups. Going to one keeps everything; each link opens the same state in a new tab. */
export function ScreenNav() {
  const current = useAppState((state) => state.explorer.screen);
  const { store } = useServices();

  function follow(event: MouseEvent<HTMLAnchorElement>, screen: Screen): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) {
      // Another tab shares nothing with this one: what it is to show must be in its address.
      const { hash } = makeLink(store, pageBase());
      // A tab of the fit is no card of a law.
      const own = current === 'fit' && screen !== 'fit' ? hash.replace(/&card=[^&]*/, '') : hash;
      event.currentTarget.href = own.replace(/^#\/[^?]*/, `#/${screen}`);
      return;
    }
    event.preventDefault();
    if (screen !== current) goTo(store, screen);
  }

  return (
    <nav className={styles.nav} aria-label={words.screens}>
      {screenGroups
        .filter(({ screens }) => screens.length > 0)
        .map(({ id, screens }) => (
          <ul key={id} className={styles.group} aria-label={words.groups[id]}>
            {screens.map((screen) => (
              <li key={screen.id}>
                <a
                  className={styles.screen}
                  href={`#/${screen.id}?v=1`}
                  aria-current={screen.id === current ? 'page' : undefined}
                  onPointerEnter={screen.preload}
                  onFocus={screen.preload}
                  onClick={(event) => follow(event, screen.id)}
                  onAuxClick={(event) => follow(event, screen.id)}
                >
                  {words.names[screen.id]}
                </a>
              </li>
            ))}
          </ul>
        ))}
    </nav>
  );
}
