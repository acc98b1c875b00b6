import { useEffect, useState } from 'react';
import { datasets as words } from '../../../messages/runs';
import { writeBytes } from '../../../messages/storage';
import { measureStorage, type StorageRoom, useAppState } from '../../../state';
import styles from './datasets.module.css';

/** How much of the room on this device is taken; nothing where the browser does not say. */
export function StorageLine() {
  const own = useAppState((state) => state.own);
  const trash = useAppState((state) => state.trash);
  const [room, setRoom] = useState<StorageRoom | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept changes the room
  useEffect(() => {
    let isGone = false;
    void measureStorage().then((found) => {
      if (!isGone) setRoom(found);
    });
    return () => {
      isGone = true;
    };
  }, [own, trash]);
  if (!room || room.quota === 0) return null;
  return (
    <p className={styles.quiet}>
      {words.storage(writeBytes(room.used), writeBytes(room.quota))}.{' '}
      {own.length > 0 && (room.persisted ? words.persisted : words.notPersisted)}
    </p>
  );
}
