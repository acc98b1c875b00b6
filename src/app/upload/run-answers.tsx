import type { RunAnswers as Answers, Guess, ImportChoices, ImportView } from '../../core/data';
import { describeGuess, importDialog as words } from '../../messages/import-dialog';
import { Button, QuantityField } from '../../ui';
import { SizeCalculator } from './size-calculator';
import styles from './tables.module.css';
import dialog from './upload-dialog.module.css';

const LISTED = 100;

export interface RunAnswersProps {
  readonly view: ImportView;
  readonly choices: ImportChoices;
  onChoose(patch: Partial<ImportChoices>): void;
}

type Asked = 'N' | 'D';
const KEYS = { N: 'params', D: 'tokens' } as const;

interface Line {
  /** Empty for all runs without a number of their own. */
  readonly run: string;
  readonly guesses: readonly Guess[];
  readonly asked: readonly Asked[];
}

/** Numbers no file wrote: what was guessed, from what, and what has to be asked, each to be changed. */
export function RunAnswers({ view, choices, onChoose }: RunAnswersProps) {
  const lines = listLines(view, choices);
  if (lines.length === 0) return null;
  const answers = choices.answers ?? {};
  const set = (run: string, patch: { readonly [K in keyof Answers]?: Answers[K] | undefined }) => {
    const entries = Object.entries({ ...answers[run], ...patch });
    const kept = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    onChoose({ answers: { ...answers, [run]: kept } });
  };
  const isSizeOpen = lines.some((line) => isOpen(line, 'N', answers[line.run]));
  const isLogs = view.shape === 'logs';
  return (
    <section className={dialog.group} aria-label={words.answers}>
      <h3 className={dialog.subtitle}>{words.answers}</h3>
      {isLogs && (
        <div className={dialog.field}>
          <span>{words.batch}</span>
          <NumberField
            label={words.batch}
            value={answers['']?.batchTokens}
            onCommit={(batchTokens) => set('', { batchTokens })}
            unit={words.batchUnit}
          />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-label={words.answersTable}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.answerColumns.run}</th>
              <th scope="col" data-kind="number">
                {words.answerColumns.N}
              </th>
              <th scope="col" data-kind="number">
                {words.answerColumns.D}
              </th>
              <th scope="col">{words.answerColumns.source}</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, LISTED).map((line) => (
              <tr key={line.run}>
                <th scope="row" title={line.run}>
                  {line.run === '' ? words.allRuns : line.run}
                </th>
                {(['N', 'D'] as const).map((role) => (
                  <td key={role} data-kind="number">
                    <Cell
                      line={line}
                      role={role}
                      answer={answers[line.run]?.[KEYS[role]]}
                      onCommit={(value) => set(line.run, { [KEYS[role]]: value })}
                    />
                  </td>
                ))}
                <td>
                  <Source
                    line={line}
                    answer={answers[line.run]}
                    onBack={() => set(line.run, { params: undefined, tokens: undefined })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {lines.length > LISTED && (
        <p className={styles.more}>{words.moreAnswers(LISTED, lines.length)}</p>
      )}
      {isSizeOpen && (
        <SizeCalculator
          runs={lines.slice(0, LISTED).map(({ run }) => run)}
          onFill={(run, params) => set(run, { params })}
        />
      )}
    </section>
  );
}

/** Runs with a guess, a question or an answer; one line for all others first where something is asked. */
function listLines({ guesses, questions }: ImportView, { answers = {} }: ImportChoices): Line[] {
  const byRun = new Map<string, { guesses: Guess[]; asked: Asked[] }>();
  const of = (run: string) => {
    const found = byRun.get(run) ?? { guesses: [], asked: [] };
    byRun.set(run, found);
    return found;
  };
  const asked = questions.filter(
    (question): question is typeof question & { role: Asked } =>
      question.kind === 'which-value' && (question.role === 'N' || question.role === 'D'),
  );
  const general = new Set<Asked>(asked.map(({ role }) => role));
  if (answers['']?.params !== undefined) general.add('N');
  if (answers['']?.tokens !== undefined) general.add('D');
  if (general.size > 0) of('').asked.push(...general);
  for (const { role, candidates } of asked) for (const run of candidates) of(run).asked.push(role);
  for (const guess of guesses) of(guess.run).guesses.push(guess);
  for (const run of Object.keys(answers)) if (run !== '') of(run);
  return Array.from(byRun, ([run, line]) => ({ run, ...line }));
}

/** Whether a number of a run is asked for, guessed or answered. */
function isOpen({ asked, guesses }: Line, role: Asked, answer: Answers | undefined): boolean {
  const isGuessed = guesses.some((guess) => guess.role === role);
  return asked.includes(role) || isGuessed || answer?.[KEYS[role]] !== undefined;
}

interface CellProps {
  readonly line: Line;
  readonly role: Asked;
  readonly answer: number | undefined;
  readonly onCommit: (value: number) => void;
}

function Cell({ line, role, answer, onCommit }: CellProps) {
  const guess = line.guesses.find((each) => each.role === role);
  const isOpen = line.asked.includes(role) || answer !== undefined;
  if (!guess && !isOpen) return null;
  return (
    <NumberField
      label={words.answerOf(role, line.run)}
      value={answer ?? guess?.value}
      onCommit={onCommit}
    />
  );
}

function Source(props: {
  readonly line: Line;
  readonly answer: Answers | undefined;
  readonly onBack: () => void;
}) {
  const { line, answer, onBack } = props;
  const isYours = answer?.params !== undefined || answer?.tokens !== undefined;
  if (isYours)
    return (
      <span className={styles.source}>
        {words.yours}
        {line.guesses.length > 0 && (
          <Button tone="quiet" aria-label={words.backOf(line.run)} onClick={onBack}>
            {words.back}
          </Button>
        )}
      </span>
    );
  if (line.guesses.length === 0) return <span className={styles.guessed}>{words.asked}</span>;
  return <span className={styles.guessed}>{line.guesses.map(describeGuess).join('; ')}</span>;
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onCommit: (value: number) => void;
  readonly unit?: string;
}

/** A positive quantity that may not be known yet. */
function NumberField({ label, value, onCommit, unit }: NumberFieldProps) {
  return (
    <span className={dialog.number}>
      <QuantityField
        label={label}
        value={value ?? Number.NaN}
        format={(shown) => (Number.isNaN(shown) ? '' : words.value('N', shown))}
        refuse={(typed, text) =>
          typed !== undefined && typed > 0 && typed < 1e40 ? undefined : words.refuse(text)
        }
        onCommit={onCommit}
        {...(unit === undefined ? {} : { unit })}
      />
    </span>
  );
}
