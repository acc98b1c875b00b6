import { type CheckOutcome, type Law, laws, runChecks } from '../../core/laws';
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
    const described = laws.map((law) => describeLaw(law, runChecks(law)));
    return success(
      args.value.has('json') ? toJson({ laws: described, tables: [] }) : lawLines(described),
    );
  },
};

function describeLaw(law: Law, checks: readonly CheckOutcome[]) {
  const { id, title, formula, tex, citations, variables, parameters, presets, validity, caveats } =
    law;
  return {
    id,
    title,
    formula,
    tex,
    citations,
    variables,
    // The functions of an output have no form in JSON.
    outputs: law.outputs.map(({ compute: _, ...output }) => output),
    parameters,
    presets,
    checks,
    validity,
    caveats,
  };
}
