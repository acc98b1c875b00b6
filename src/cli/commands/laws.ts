import {
  type CheckOutcome,
  formsOf,
  type Law,
  laws,
  type Output,
  type Parameter,
  presetsOf,
  referenceTables,
  runChecks,
  runTableChecks,
  type Variable,
} from '../../core/laws';
import { success } from '../../core/result';
import { parseArguments } from '../arguments';
import type { Command } from '../io';
import { toJson } from '../json';
import { lawLines } from '../lines';

const shape = { name: 'laws', flags: { json: 'switch' }, positionals: 0 } as const;

/** Every law with what it takes, gives and claims, and the outcome of each published check in this build. */
export const lawsCommand: Command = {
  name: shape.name,
  run(argv) {
    const args = parseArguments(shape, argv);
    if (!args.ok) return args;
    const described = laws.map(describeWhole);
    const tables = referenceTables.map((table) => ({
      ...table,
      checks: runTableChecks(table).map(withoutCompute),
    }));
    return success(
      args.value.has('json') ? toJson({ laws: described, tables }) : lawLines(described),
    );
  },
};

/** A law with everything its parts add; the parts once more by themselves, where there are any. */
function describeWhole(law: Law) {
  const forms = formsOf(law);
  return {
    ...describeForm(law),
    variables: unique(forms.flatMap(({ variables }): readonly Variable[] => variables)),
    outputs: forms.flatMap(({ outputs }) => outputs.map(withoutFunction)),
    parameters: unique(forms.flatMap(({ parameters }): readonly Parameter[] => parameters)),
    presets: presetsOf(law),
    checks: runChecks(law).map(withoutCompute),
    ...(law.parts ? { parts: law.parts.map(describeForm) } : {}),
  };
}

function describeForm(law: Law) {
  const { id, family, title, formula, tex, citations, variables, parameters, presets } = law;
  const { validity, fittedOn, typical, caveats, quoted = [] } = law;
  return {
    ...{ id, family, title, formula, tex, citations, variables, parameters, presets },
    outputs: law.outputs.map(withoutFunction),
    ...{ validity, fittedOn, typical, caveats, quoted },
  };
}

/** The functions of an output and of a check have no form in JSON. */
const withoutFunction = ({ compute: _, ...output }: Output) => output;
const withoutCompute = ({ compute: _, ...check }: CheckOutcome) => check;

function unique<T extends { readonly id: string }>(list: readonly T[]): T[] {
  return list.filter(({ id }, at) => list.findIndex((other) => other.id === id) === at);
}
