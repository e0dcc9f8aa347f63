import ts from 'typescript';

/**
 * The source of an exported function as it stands in the file: its docstring, its signature and
 * its body.
 *
 * @throws if the file declares no function of that name: a page never shows code that is gone
 */
export function functionSource(source: string, name: string): string {
  const { file, declaration } = findFunction(source, name);
  return source.slice(declaration.getStart(file, true), declaration.end);
}

/** A statement of a function's body and the variables that it assigns. */
export interface Statement {
  readonly text: string;
  readonly assigns: readonly string[];
}

/**
 * The statements of a function that declare or return the named variables, with the comment at
 * the end of their line.
 *
 * @throws if the function has no statement that declares one of them
 */
export function statementsAssigning(
  source: string,
  name: string,
  variables: readonly string[],
): readonly Statement[] {
  const { file, declaration } = findFunction(source, name);
  const statements = (declaration.body?.statements ?? []).map((statement): Statement => {
    const comments = ts.getTrailingCommentRanges(source, statement.end) ?? [];
    const end = comments.at(-1)?.end ?? statement.end;
    return {
      text: dedent(source.slice(statement.getStart(file), end)),
      assigns: ts.isVariableStatement(statement)
        ? statement.declarationList.declarations.map(({ name: declared }) => declared.getText(file))
        : [],
    };
  });
  const missing = variables.filter(
    (variable) => !statements.some(({ assigns }) => assigns.includes(variable)),
  );
  if (missing.length > 0)
    throw new Error(`statementsAssigning: ${name} declares no ${missing.join(', ')}`);
  return statements.filter(({ assigns }) => assigns.some((one) => variables.includes(one)));
}

function findFunction(source: string, name: string) {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const declaration = file.statements.find(
    (statement): statement is ts.FunctionDeclaration =>
      ts.isFunctionDeclaration(statement) && statement.name?.text === name,
  );
  if (!declaration) throw new Error(`functionSource: no function ${name} in the source given`);
  return { file, declaration };
}

/** The first line is where the statement starts; the others lose the body's indentation. */
function dedent(text: string): string {
  return text.replaceAll('\n  ', '\n');
}
