import { Menu } from 'lucide-react';
import { Dialog, DropdownMenu } from 'radix-ui';
import { useRef, useState } from 'react';
import { shell as words } from '../messages/shell';
import { useServices } from '../state';
import { Button } from '../ui';
import styles from './menu.module.css';
import { openSessionFile } from './session-file';
import { applyTheme, readTheme, type Theme, themes } from './theme';

/** Theme, shortcuts and session files: what is wanted rarely. */
export default function MoreMenu() {
  const [theme, setTheme] = useState(readTheme);
  const [help, setHelp] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const { store } = useServices();
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger asChild>
          <Button tone="quiet" className={styles.icon} aria-label={words.more}>
            <Menu size={16} aria-hidden="true" />
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={styles.menu} align="end" sideOffset={6}>
            <DropdownMenu.Label className={styles.label}>{words.theme}</DropdownMenu.Label>
            <DropdownMenu.RadioGroup
              value={theme}
              onValueChange={(value) => {
                setTheme(value as Theme);
                applyTheme(value as Theme);
              }}
            >
              {themes.map((value) => (
                <DropdownMenu.RadioItem key={value} value={value} className={styles.item}>
                  <DropdownMenu.ItemIndicator className={styles.tick}>✓</DropdownMenu.ItemIndicator>
                  {words.themes[value]}
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
            <DropdownMenu.Separator className={styles.separator} />
            <DropdownMenu.Item className={styles.item} onSelect={() => file.current?.click()}>
              {words.openSession}
            </DropdownMenu.Item>
            <DropdownMenu.Item className={styles.item} onSelect={() => setHelp(true)}>
              {words.shortcuts}
            </DropdownMenu.Item>
            <p className={styles.about}>{words.about}</p>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={words.openSession}
        onChange={(event) => {
          const picked = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (picked) void openSessionFile(store, picked);
        }}
      />
      <Dialog.Root open={help} onOpenChange={setHelp}>
        <Dialog.Portal>
          <Dialog.Overlay className={styles.overlay} />
          <Dialog.Content className={styles.dialog} aria-describedby={undefined}>
            <Dialog.Title className={styles.title}>{words.shortcuts}</Dialog.Title>
            <dl className={styles.keys}>
              {words.shortcutList.map(([keys, effect]) => (
                <div key={keys}>
                  <dt>{keys}</dt>
                  <dd>{effect}</dd>
                </div>
              ))}
            </dl>
            <Dialog.Close asChild>
              <Button>{words.close}</Button>
            </Dialog.Close>
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
    </>
  );
}
