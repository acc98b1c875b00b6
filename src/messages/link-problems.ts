import type { Problem } from '../core/result';

type Data = Problem['data'];

/** What is wrong, where, and what to do: three parts of one sentence a person reads. */
interface Sentence {
  readonly what: string;
  readonly where?: string;
  readonly fix: string;
}

const blocks: Readonly<Record<string, string>> = {
  d: 'the runs inside the link (d)',
  f: 'the formula inside the link (f)',
  x: 'the list of excluded runs (x)',
  p: 'the pinned plans (p)',
};

const block = ({ key }: Data): string => blocks[String(key)] ?? `the part ${key}`;
const askAgain =
  'Ask the sender for the whole link or for a session file; everything else was opened.';

/** One entry a code of `core/permalink`. */
export const linkProblems: Readonly<Record<string, (data: Data) => Sentence>> = {
  'link-too-long': ({ max }) => ({
    what: `The link is longer than ${max} characters and was not read`,
    fix: 'Links made here stay below 8,000 characters: ask the sender for a session file.',
  }),
  'link-too-many-keys': ({ max }) => ({
    what: `The link has more than ${max} settings`,
    where: 'after the question mark',
    fix: `The first ${max} were read, the rest was left out.`,
  }),
  'link-bad-key': ({ key }) => ({
    what: `“${key}” is not a name a setting can have`,
    where: 'in the link',
    fix: 'It was left out; check the link for typing errors.',
  }),
  'link-bad-escape': ({ key }) => ({
    what: 'A percent sign is not followed by a readable character code',
    where: `in the setting ${key}`,
    fix: 'The default is used; write a plain percent sign as %25.',
  }),
  'link-repeated-key': ({ key }) => ({
    what: `The setting ${key} is there twice`,
    where: 'in the link',
    fix: 'The first one counts; remove the other.',
  }),
  'link-bad-version': ({ value }) => ({
    what: `“${value}” is not a version number`,
    where: 'in the setting v',
    fix: 'The link was read as one of this version.',
  }),
  'link-newer': ({ version, known }) => ({
    what: `The link was made by a newer version (${version}; this one knows ${known})`,
    where: 'in the setting v',
    fix: 'What could be read was opened; update this page to see the rest.',
  }),
  'link-screen': ({ value }) => ({
    what: `There is no screen “${value}”`,
    where: 'at the start of the link',
    fix: 'Explore was opened instead.',
  }),
  'link-value': ({ key, value }) => ({
    what:
      value === '' ? `The setting ${key} is empty` : `“${value}” is not a value ${key} can have`,
    where: `in the setting ${key}`,
    fix: 'The default is used; correct it in the address or set it here.',
  }),
  'link-law': ({ value }) => ({
    what: `There is no law “${value}”`,
    where: 'in the setting law',
    fix: 'The default law is used; choose another under Law.',
  }),
  'link-law-no-formula': () => ({
    what: 'The link asks for a law of your own but holds no formula that can be read',
    where: 'in the setting law',
    fix: 'The default law is used; write the formula under Laws, or ask the sender for the whole link.',
  }),
  'link-formula': () => ({
    what: 'The formula inside the link is not one made here',
    where: 'in the setting f',
    fix: 'It was left out; write the formula under Laws, or ask the sender for a session file.',
  }),
  'link-preset': ({ law, value }) => ({
    what: `The law ${law} has no preset “${value}”`,
    where: 'in the setting preset',
    fix: 'Fitted parameters are used; choose a preset under Preset.',
  }),
  'link-data-unknown': ({ value }) => ({
    what: `There is no dataset “${value}”`,
    where: 'in the setting data',
    fix: 'The default dataset is used; choose another under Dataset.',
  }),
  'link-data-changed': ({ id, expected, present }) => ({
    what: `The dataset ${id} has changed since the link was made (${expected} then, ${present} now)`,
    where: 'in the setting data',
    fix: 'Numbers may differ from those the sender saw; ask for a session file to compare.',
  }),
  'link-block-empty': (data) => ({
    what: `The link ends before ${block(data)}`,
    where: `in the setting ${data.key}`,
    fix: askAgain,
  }),
  'link-block-damaged': (data) => ({
    what: `It is damaged: ${block(data)}`,
    where: `in the setting ${data.key}`,
    fix: askAgain,
  }),
  'link-block-checksum': (data) => ({
    what: `It was cut or changed on its way: ${block(data)}`,
    where: `in the setting ${data.key}`,
    fix: askAgain,
  }),
  'link-block-codec': (data) => ({
    what: `It was written in a form this version does not know (“${data.codec}”): ${block(data)}`,
    where: `in the setting ${data.key}`,
    fix: 'Update this page, or ask the sender for a session file; everything else was opened.',
  }),
  'link-block-too-big': (data) => ({
    what: `It swells to more than ${data.cap} bytes, which no link made here does: ${block(data)}`,
    where: `in the setting ${data.key}`,
    fix: 'It was not opened; ask the sender for a session file.',
  }),
  'link-data-values': ({ column }) => ({
    what: `The column ${column} holds a value that is not a positive number`,
    where: 'in the runs inside the link (d)',
    fix: 'The runs were not opened; ask the sender for a session file.',
  }),
  'link-exclusions-outside': ({ outside, count }) => ({
    what: `${outside} of the excluded runs do not exist: the dataset has ${count} runs`,
    where: 'in the setting x',
    fix: 'They were ignored.',
  }),
  'link-exclusions-dropped': () => ({
    what: 'The list of excluded runs belongs to runs that could not be read',
    where: 'in the setting x',
    fix: 'It was left out; nothing is excluded.',
  }),
  'state-shape': ({ found }) => ({
    what: `The state is ${found}, not an object with keys such as screen, law and C`,
    where: 'in the JSON',
    fix: 'Start from the output of permalink --decode URL --json.',
  }),
  'state-value': ({ key }) => ({
    what: `The key ${key} has a value it cannot have`,
    where: 'in the state',
    fix: 'The default is used; correct it and try again.',
  }),
  'session-not-json': () => ({
    what: 'The file is not JSON',
    fix: 'Choose a session file saved here (it ends in .json), whole and unchanged.',
  }),
  'session-format': () => ({
    what: 'The file is JSON but not a session',
    where: 'the key format is not scalescope-session',
    fix: 'Choose a session file saved here; upload tables of runs under Runs.',
  }),
  'session-newer': ({ version, known }) => ({
    what: `The session was saved by another version (${version}; this one knows ${known})`,
    where: 'in the key version',
    fix: 'What could be read was opened; update this page to see the rest.',
  }),
  'session-dataset': ({ title, part }) => ({
    what: `The dataset ${title} cannot be read`,
    where: `at ${part}`,
    fix: 'It was left out; everything else was opened. Upload the runs again.',
  }),
};
