import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import {
  atlasSource,
  findEntry,
  listAtlas,
  listModels,
  placeModels,
  readRatios,
} from '../../core/atlas';
import { plane, atlas as words } from '../../messages/atlas';
import { readAtlasView, selectAtlasFound, useAppState, useChange } from '../../state';
import { Segmented } from '../../ui';
import styles from './atlas.module.css';
import { BarsFigure } from './bars-figure';
import { Beside } from './beside';
import { EntryCard } from './card/entry-card';
import { EntryList } from './entry-list';
import { PlaneFigure } from './plane-figure';

/** Every model of every paper: their places in it are the same for any filter. */
const everyModel = listModels(listAtlas());

/** The reader's map of the field: papers as models and ratios, and what their claims mean under the law in use. */
export function Atlas({ head }: { readonly head: ReactNode }) {
  const found = useAppState(selectAtlasFound);
  const card = useAppState((state) => state.explorer.card);
  const view = readAtlasView(useAppState((state) => state.explorer.view));
  const { change } = useChange();
  const [listed, setListed] = useState(false);
  const side = useRef<HTMLDivElement>(null);
  const beside = useRef<HTMLDivElement>(null);
  const entry = findEntry(card);
  const models = useMemo(() => everyModel.filter((model) => found.includes(model.entry)), [found]);
  const ratios = useMemo(() => found.flatMap(readRatios), [found]);
  const { uncounted, apart } = useMemo(() => placeModels(models), [models]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a card that was opened starts at its top
  useEffect(() => {
    side.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
    beside.current?.scrollTo(0, 0);
    if (window.scrollY > 0) window.scrollTo(0, 0);
  }, [card]);
  const switchView = (
    <Segmented
      label={words.view}
      value={view}
      options={[
        { value: 'plane', ...words.views.plane },
        { value: 'bars', ...words.views.bars },
      ]}
      onChange={(value) => change({ view: value === 'plane' ? '' : value })}
    />
  );
  return (
    <div className={styles.screen} data-screen="atlas">
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={listed}
        onClick={() => setListed(!listed)}
      >
        {words.choose(entry?.title ?? null, listAtlas().length)}
      </button>
      <div ref={side} className={styles.side} data-open={listed || undefined}>
        {head}
        <EntryList open={card} onOpen={() => setListed(false)} />
      </div>
      <div ref={beside} className={styles.cardColumn} data-empty={card === '' || undefined}>
        {entry ? (
          <EntryCard key={entry.id} entry={entry} />
        ) : card !== '' ? (
          <p role="alert" className={styles.missing}>
            {words.missing(card)}
          </p>
        ) : (
          <div className={styles.intro}>
            <p>{words.intro}</p>
            <p className={styles.quiet}>{words.introMore}</p>
            <p className={styles.quiet} title={atlasSource.hash}>
              {words.source(atlasSource.title, atlasSource.hash)}
            </p>
          </div>
        )}
      </div>
      <div className={styles.main}>
        {view === 'plane' ? (
          <>
            <PlaneFigure models={models} open={card} actions={switchView} />
            <Beside
              title={plane.uncounted}
              hint={plane.uncountedHint}
              models={uncounted}
              open={card}
            />
            <Beside title={plane.apart} hint={plane.apartHint} models={apart} open={card} />
          </>
        ) : (
          <BarsFigure ratios={ratios} open={card} actions={switchView} />
        )}
      </div>
    </div>
  );
}
