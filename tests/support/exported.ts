import path from "node:path";
import ts from "typescript";

/**
 * `room.name` of every exported function of the files that reads or writes for an Actor, whatever the parameter is called. One
 * that takes a transaction is confined already.
 */
export function exportedForActors(files: readonly string[]): string[] {
  const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
  const program = ts.createProgram(files, { ...options, noEmit: true, skipLibCheck: true });
  const checker = program.getTypeChecker();
  const nameOf = ({ aliasSymbol, symbol }: ts.Type): string => (aliasSymbol ?? symbol)?.name ?? "";
  const opens = (signature: ts.Signature) => {
    const taken = signature.parameters.map((parameter) => nameOf(checker.getTypeOfSymbol(parameter)));
    const given = signature.getReturnType();
    const works = /^(Promise|Async)/.test(nameOf(given)) || given.getCallSignatures().length > 0;
    return taken.includes("Actor") && !taken.includes("TransactionClient") && works;
  };
  return files.flatMap((file) => {
    const source = program.getSourceFile(file);
    const symbol = source && checker.getSymbolAtLocation(source);
    const room = path.normalize(file).split(path.sep)[1];
    return (symbol ? checker.getExportsOfModule(symbol) : [])
      .filter((one) => checker.getTypeOfSymbol(one).getCallSignatures().some(opens))
      .map(({ name }) => `${room}.${name}`);
  });
}
